"""Digits: Persian ones for Arabic and European ones, in plain numbers only."""

import re
from collections.abc import Iterator

from tei_edition.annotators.orthography.proposals import Edit
from tei_edition.annotators.orthography.words import Word

_ARABIC, _EUROPEAN = re.compile("[٠-٩]"), re.compile("[0-9]")
_PERSIAN = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹" * 2)
_BESIDE = re.compile(r"[\w./:٫٬,*+=°%٪@_#$€£-]")
_SIGN, _DIGIT, _GAP = r"[/\\+×*=]", "[0-9٠-٩۰-۹]", "[ \u00a0]*"
_OF_MANY = re.compile(f"{_SIGN}{_GAP}#|#{_GAP}{_SIGN}|{_DIGIT}{_GAP}[-–—]{_GAP}#|#{_GAP}[-–—]{_GAP}{_DIGIT}")
"""A number that is a part of a longer one, or of a sum, whatever spaces stand between; `#` is its place."""
_MOST = 5
"""Digits of a plain number; a longer one is a telephone, an account or a code."""


def edits(word: Word, before: str, after: str, *, among_persian: bool) -> Iterator[Edit]:
    """Propose Persian digits for a number that stands alone; `before` and `after` stand on its line beside it.

    European digits are Persian ones only among Persian words, which `among_persian` tells.
    """
    if not word.is_number or len(word.text) > _MOST or (word.text[0] in "0٠" and len(word.text) > 1):
        return
    if not (_ARABIC.search(word.text) or (_EUROPEAN.search(word.text) and among_persian)):
        return
    if (
        _BESIDE.match(before[-1:])
        or (_BESIDE.match(after) and after[:1] != ".")
        or _OF_MANY.search(f"{before}#{after}")
    ):
        return
    arabic = _ARABIC.search(word.text) is not None
    keyboard = "Arabic" if arabic else "European"
    certainty = 0.99 if arabic else 0.95
    yield Edit(
        word.start, word.end, word.text.translate(_PERSIAN), "digits", certainty, f"{keyboard} digits in a plain number"
    )
