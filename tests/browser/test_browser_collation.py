"""The order of registers, beside that of the browser's own collation."""

import pytest

from tei_edition.gazetteers import Gazetteer
from tei_edition.text.collation import collation_key

COMPARED = 1200


@pytest.fixture(scope="module")
def names():
    """Names from all lists, some from each part of the alphabet, in Persian and in English."""
    entries = [entry for entries in Gazetteer.load().entries.values() for entry in entries]
    every = sorted({entry.name for entry in entries}), sorted({entry.fact("en") for entry in entries} - {""})
    persian, english = (listed[:: len(listed) // COMPARED] for listed in every)
    # A reader looks for Balıkesir under Bali; CLDR has ı for a letter of its own.
    english = [name for name in english if "ı" not in name]
    return {"fa": persian + english[::10], "en": english}


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_browser_sorts_the_names_of_the_lists_in_the_same_order(open_page, names, language):
    page, _ = open_page("about:blank", origin="about:")
    theirs = page.evaluate(
        "([names, language]) => names.sort(new Intl.Collator(language, { numeric: true }).compare)",
        [names[language], language],
    )
    assert len(theirs) > COMPARED * 0.9
    assert sorted(names[language], key=lambda name: collation_key(name, language)) == theirs
