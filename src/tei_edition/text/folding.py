"""The one folding of the project: spellings that mean the same become the same. One table, three views of it.

`fold` takes marks out and keeps the way back; names, gazetteers, links and dates are looked up in it. `fold_in_place`
puts one code point for each, so that every offset stays what it is; structure is recognised in it. `search_key` is
what a search compares, and `search_table` the same as plain data, for a search in another language. The table, with
its reasons, is printed in `docs/folding.md`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LETTERS = "ء-غف-يٮ-ۓەۮۯۺ-ۿ"
"""The letters of a folded word, for a character class."""
ZWNJ = "\u200c"
TATWEEL = "ـ"

# --- The table ----------------------------------------------------------------------------------------------------


def _pairs(listed: str) -> dict[str, str]:
    return {pair[0]: pair[1] for pair in listed.split()}


def _all(codes: Iterable[int], becomes: str) -> dict[str, str]:
    return {chr(code): becomes for code in codes}


KEYBOARD_LETTERS = _pairs("يی ىی ےی كک ڪک ہه ھه")
"""Letters of Persian under the code points of Arabic, Urdu and Sindhi keyboards: they look alike in some position."""
SPELLED_LETTERS = _pairs("آا أا إا ٱا ؤو ئی ۀه ةه")
"""Letters that Persian spelling knows beside the plain one, and that writers and archives leave plain."""
NEIGHBOURING_LETTERS = _pairs("ېی ۍی ێی ۓی ەه ۂه ۃه ۆو ۇو ۋو ڵل ڕر")
"""Letters of Kurdish, Pashto, Urdu and Uighur and the Persian ones that stand for them in names."""
_LETTERS = {**KEYBOARD_LETTERS, **SPELLED_LETTERS, **NEIGHBOURING_LETTERS}


def _presented(code: int) -> str:
    """Give the letters that a presentation form shows, folded; empty where it shows a mark or is no letter."""
    letters = unicodedata.normalize("NFKC", chr(code))
    named = "".join(_LETTERS.get(letter, letter) for letter in letters if unicodedata.category(letter) == "Lo")
    return named if letters != chr(code) and " " not in letters else ""


_PRESENTED = {chr(code): _presented(code) for code in (*range(0xFB50, 0xFDF0), *range(0xFE70, 0xFEFD))}
PRESENTATION_FORMS = {form: letter for form, letter in _PRESENTED.items() if len(letter) == 1}
"""Letters under the code points of their initial, medial, final and isolated forms, as old PDF files have them."""
LIGATURES = {form: letters for form, letters in _PRESENTED.items() if len(letters) > 1}
"""Several letters under one code point. Only a search takes them apart: offsets would not hold."""
DIGITS = {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0xFF10) for digit in range(10)}
SPACES = _all((0x09, 0x0B, 0x0C, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x3000), " ")
LINE_ENDS = _all((0x85, 0x2028, 0x2029), "\n")
"""Line ends of Unicode; a text has line feeds and carriage returns."""
DASHES = _all((*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D), "-")
SLASHES = _all((0x2044, 0x2215, 0xFF0F), "/")
MARKS = frozenset(chr(code) for code in range(0x610, 0x6EE) if unicodedata.category(chr(code)) == "Mn")
"""Vowel signs and their kin, a hamza or a madda over its letter among them: written or not, the word is the same."""
CONTROLS = frozenset(
    map(chr, (0xAD, 0x61C, 0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF))
)
"""Characters without width: soft hyphens, joiners, directions. U+200C is none of them, it separates words."""
PUNCTUATION = _pairs('٬، ,، ;؛ ?؟ ：: “" ”" „"')
"""Signs of other keyboards, for the shapes of lines only: a name may be cut at one and not at the other."""

# --- Its views ----------------------------------------------------------------------------------------------------

_REPLACED = {**_LETTERS, **PRESENTATION_FORMS, **DIGITS, **SPACES, **LINE_ENDS, **DASHES, **SLASHES}
_MARK = "\ufdd0"  # a noncharacter stands for what is taken out: texts do not hold it
# `str.translate` pays for each character that is not in its table, so what stays is there too.
_STAYS = {chr(code): chr(code) for code in (*range(0x800), *range(0x2000, 0x2070))}
_A_LINE = 48
"""Code points from which on it is faster to look only for what is replaced: of a text that is a tenth at most."""


class _Table:
    """What becomes of each character; nothing that it puts in is replaced in its turn."""

    def __init__(self, *replaced: Mapping[str, str]) -> None:
        """Join the tables `replaced`; what a later one says goes before."""
        self.becomes = {one: other for table in replaced for one, other in table.items()}
        self._changed = re.compile(f"[{re.escape(''.join(self.becomes))}]")
        self._each = str.maketrans({**_STAYS, **self.becomes})

    def applied(self, text: str) -> str:
        """Give `text` replaced. Linear."""
        if len(text) < _A_LINE:
            return text.translate(self._each)
        for character in set(self._changed.findall(text)):
            text = text.replace(character, self.becomes[character])
        return text


_FOLDED = _Table(_REPLACED, {"\r": " "}, dict.fromkeys(MARKS | CONTROLS, _MARK))
_FOLDED_IN_PLACE = _Table(_REPLACED, PUNCTUATION, dict.fromkeys((*LINE_ENDS, *CONTROLS, ZWNJ), " "), {TATWEEL: "-"})
_REMOVABLE = re.compile(f"[{_MARK}{TATWEEL}]+")
_LETTER = re.compile(f"[{LETTERS}]")
_SPACE_RUN = re.compile(r" +")
_LOWERED = (*range(0x530), *range(0x1E00, 0x2000), *range(0xFF00, 0xFF60))
"""Where Latin, Greek and Cyrillic letters stand; a search finds them in either case, with or without accents."""


class Folded(NamedTuple):
    """A folded text, the given one, and where the given one has characters that the folded one lacks."""

    text: str
    given: str
    removed: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the given text for a non-empty one of the folded text, closing vowel signs included."""
        first, after = self._given_position(start), self._given_position(end - 1) + 1
        while after < len(self.given) and unicodedata.combining(self.given[after]):
            after += 1
        return first, after

    def position(self, given: int) -> int:
        """Return where, in the folded text, the character at `given` stands, or would stand if it was taken out."""
        return given - bisect_left(self.removed, given)

    def offsets(self) -> Sequence[int]:
        """Return, for each code point of the folded text, its offset in the given one. Linear, free without marks."""
        if not self.removed:
            return range(len(self.text))
        removed = set(self.removed)
        return [offset for offset in range(len(self.given)) if offset not in removed]

    def _given_position(self, position: int) -> int:
        if not self.removed:
            return position
        # removed[k] - k is where, in the folded text, the k-th removed character would stand.
        return position + bisect_right(range(len(self.removed)), position, key=lambda k: self.removed[k] - k)


def fold(text: str) -> Folded:
    """Return the text in Persian letters, ASCII digits, plain spaces and dashes, without marks. Linear in its length.

    A tatweel between letters lengthens a word and is taken out with the marks; elsewhere it is a dash.
    """
    folded = _FOLDED.applied(text)
    removed: list[int] = []
    kept: list[str] = []
    done = 0
    for match in _REMOVABLE.finditer(folded):
        start, end = match.span()
        inside = _LETTER.match(folded, end) is not None and start > 0 and _LETTER.match(folded, start - 1) is not None
        taken = [place for place in range(start, end) if inside or folded[place] == _MARK]
        if not taken:
            continue
        kept.append(folded[done:start])
        kept.append("" if inside else match.group().replace(_MARK, ""))
        removed.extend(taken)
        done = end
    if removed:
        kept.append(folded[done:])
        folded = "".join(kept)
    return Folded(folded, text, tuple(removed))


def fold_in_place(text: str) -> str:
    """Return the text folded, one code point for each, so that offsets stay what they are. Linear.

    Nothing is taken out: vowel signs stay, a character without width becomes a space, and so does a zero-width
    non-joiner; a tatweel, which archives use as a dash, becomes one. Line feeds and carriage returns stay.
    """
    return _FOLDED_IN_PLACE.applied(text)


def collapsed(folded: str) -> str:
    """Return folded text with single spaces, for looking words up; offsets no longer hold in it."""
    return _SPACE_RUN.sub(" ", folded).strip()


def search_key(text: str) -> str:
    """Return what a search compares: two stretches that a reader takes for the same words have one key. Linear.

    Beyond `fold`: zero-width non-joiners and every tatweel are taken out, ligatures and accents are taken apart, Latin,
    Greek and Cyrillic letters are in lower case, and every white space is a space. Each character is replaced by
    itself, whatever stands beside it, so that `search_table` says all.
    """
    return _searched().applied(text)


def search_table() -> Mapping[str, str]:
    """Return each character that `search_key` changes and what becomes of it: nothing, one character, or several.

    A program in another language that replaces character by character, by this table, has the same keys.
    """
    return _searched().becomes


@cache
def _searched() -> _Table:
    replaced = {**_REPLACED, **LIGATURES, **_all((0x0A, 0x0D, *map(ord, LINE_ENDS)), " ")}
    replaced |= dict.fromkeys((*MARKS, *CONTROLS, *map(chr, range(0x300, 0x370)), ZWNJ, TATWEEL), "")
    for letter in map(chr, _LOWERED):
        if letter not in replaced and unicodedata.category(letter)[0] == "L":
            parts = unicodedata.normalize("NFKD", letter).casefold()
            plain = "".join(part for part in unicodedata.normalize("NFKD", parts) if not unicodedata.combining(part))
            if plain and plain != letter:
                replaced[letter] = plain
    return _Table(replaced)
