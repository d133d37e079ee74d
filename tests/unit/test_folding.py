"""The one folding: its table as it is printed, its three views, and what holds of each for every text."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_edition.text import folding
from tei_edition.text.folding import CONTROLS, MARKS, fold, fold_in_place, search_key, search_table

PAGE = (Path(__file__).parents[2] / "docs" / "folding.md").read_text("utf-8")
RANGE = re.compile(r"U\+([0-9A-F]{4})(?:–U\+([0-9A-F]{4}))?")
PERSIAN = st.text(
    st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.sampled_from(" \u200c\u200dab12ﻻﭖ\n\r\tÉİß")
)
ANY = st.text() | PERSIAN


def printed():
    """The rows of the page's table: group, characters, what they become."""
    rows = re.findall(r"^\| ([A-Z_]+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
    for group, characters, becomes in rows:
        ranges = RANGE.findall(characters)
        if ranges and not characters.startswith(("the forms", "what is")):
            listed = {chr(code) for first, last in ranges for code in range(int(first, 16), int(last or first, 16) + 1)}
        else:
            listed = set() if ranges else set(characters.split())
        yield group, listed, becomes


def test_the_page_prints_the_table():
    groups: dict[str, dict[str, str]] = {}
    for group, listed, becomes in printed():
        named = re.match(r"U\+([0-9A-F]{4})|(\S)(?: \(|$)", becomes)
        groups.setdefault(group, {}).update(
            dict.fromkeys(listed, "" if named is None else chr(int(named[1], 16)) if named[1] else named[2])
        )
    expected = {
        name: getattr(folding, name)
        for name in ("KEYBOARD_LETTERS", "SPELLED_LETTERS", "NEIGHBOURING_LETTERS", "SPACES", "LINE_ENDS", "DASHES",
                     "SLASHES", "PUNCTUATION")
    }  # fmt: skip
    assert expected == {name: groups[name] for name in expected}
    assert set(folding.DIGITS) == set(groups["DIGITS"])
    assert set(CONTROLS) == set(groups["CONTROLS"])
    assert {"PRESENTATION_FORMS", "LIGATURES", "MARKS"} == set(groups) - set(expected) - {"DIGITS", "CONTROLS"}


def test_digits_become_ascii():
    assert {digit: str(unicodedata.decimal(digit)) for digit in folding.DIGITS} == folding.DIGITS


@given(ANY)
def test_folding_is_idempotent(text):
    once = fold(text).text
    assert once == fold(once).text
    assert fold_in_place(text) == fold_in_place(fold_in_place(text))
    assert search_key(text) == search_key(search_key(text))


@given(ANY)
def test_folded_text_keeps_the_way_back(text):
    folded = fold(text)
    offsets = folded.offsets()
    assert len(folded.text) == len(offsets)
    assert sorted([*offsets, *folded.removed]) == list(range(len(text)))
    kept = "".join(text[offset] for offset in offsets)
    assert folded.text == fold_in_kept(kept)


def fold_in_kept(kept):
    """Fold a text from which the marks are gone already: one code point for one."""
    return "".join(fold(character).text for character in kept)


@given(ANY.filter(bool), st.data())
def test_a_folded_span_covers_what_it_was_made_of(text, data):
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, after = folded.span(start, end)
    assert folded.text[start:end] == fold_in_kept("".join(text[o] for o in folded.offsets()[start:end]))
    assert first == folded.offsets()[start]
    assert folded.offsets()[end - 1] < after <= len(text)
    assert folded.position(first) == start


@given(ANY)
def test_folding_in_place_keeps_every_offset(text):
    folded = fold_in_place(text)
    assert len(text) == len(folded)
    assert [c for c in text if c in "\n\r"] == [c for c in folded if c in "\n\r"]


@given(ANY)
def test_the_search_table_gives_the_search_key_character_by_character(text):
    table = search_table()
    assert search_key(text) == "".join(table.get(character, character) for character in text)


def test_the_search_table_has_no_idle_entry():
    assert {} == {character: becomes for character, becomes in search_table().items() if character == becomes}
    assert all(len(character) == 1 for character in search_table())


@given(ANY)
def test_what_names_fold_together_a_search_finds_together(text):
    assert search_key(text) == search_key(fold(text).text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كتاب", "کتاب"),
        ("ايران", "ایران"),
        ("می‌روند", "میروند"),
        ("مسئولیّت", "مسیولیت"),
        ("آزادی", "ا\u0653زادی"),
        ("ﻛﺘﺎﺏ", "کتاب"),
        ("ﻻله", "لاله"),
        ("کـــتاب", "کتاب"),
        ("۱۳۵۷", "1357"),
        ("١٣٥٧", "1357"),
        ("Café ÉCOLE", "cafe ecole"),
        ("Straße", "STRASSE"),
        ("ΣΩΜΑΣ", "σωμας"),
        ("خانۀ", "خانه"),
    ],
)
def test_a_search_takes_them_for_one(one, other):
    assert search_key(one) == search_key(other)


@pytest.mark.parametrize(("one", "other"), [("بار", "یار"), ("۱", "۲"), ("سر", "شر")])
def test_a_search_keeps_them_apart(one, other):
    assert search_key(one) != search_key(other)


def test_marks_are_marks():
    assert {"Mn"} == {unicodedata.category(mark) for mark in MARKS}
