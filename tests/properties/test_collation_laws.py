"""The order of registers: what holds of every name, whatever letters it has."""

import re
import unicodedata

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tei_edition.text.collation import collation_key, initial
from tei_edition.text.folding import fold

LANGUAGES = st.sampled_from(["fa", "en"])
PERSIAN = st.text("اآأإءؤئبپتجچکكگیيىهۀةوؤ ۱1٢٬-\u200c\u064e\u0654ـ«»aAéE", max_size=12)
NAMES = st.one_of(PERSIAN, st.text(max_size=12))
PARTED = re.compile("\\d[\u064e\u0651ـ\u200c]+\\d")
"""Two numbers, as in CLDR: what weighs nothing still parts digits, and folding joins them."""
FORMS = {"ك": "ک", "ي": "ی", "ى": "ی", "ة": "ه", "ۀ": "ه", "ە": "ه"}


@given(NAMES, NAMES, LANGUAGES)
def test_names_have_the_same_key_only_if_they_are_the_same(one, other, language):
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert same == (collation_key(one, language) == collation_key(other, language))


@given(PERSIAN, LANGUAGES)
def test_what_a_keyboard_puts_for_a_letter_weighs_the_same(name, language):
    assert collation_key(name, language)[0] == collation_key(name.translate(str.maketrans(FORMS)), language)[0]


@given(st.text("بپتجچکگیوه۱ab \u064e\u0651ـ\u200c", max_size=12), LANGUAGES)
@example("۱\u064eب۱", "fa")
def test_marks_joiners_and_digits_that_folding_takes_for_nothing_weigh_nothing(name, language):
    assume(not PARTED.search(name))
    folded = fold(name).text.replace("\u200c", "")
    assert collation_key(folded.replace("-", ""), language)[0] == collation_key(name, language)[0]


@given(st.lists(NAMES, max_size=8), LANGUAGES)
def test_initials_are_in_order_and_together(names, language):
    initials = [initial(name, language) for name in sorted(names, key=lambda name: collation_key(name, language))]
    assert initials == sorted(initials, key=lambda letter: (letter != "", initials.index(letter)))


@given(st.integers(0, 10**210), st.integers(0, 10**210), LANGUAGES)
def test_numbers_are_in_the_order_of_their_values(one, other, language):
    keys = [collation_key(f"بند {number}", language)[0] for number in (one, other)]
    assert (one < other) == (keys[0] < keys[1])
