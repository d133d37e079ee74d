"""Persian numbers in words: `بیست و دوم`, `هزار و سیصد و پنجاه و هفت`, `سی‌ام`.

The words are expected folded as `scanner` folds them (Persian letters, no alef madda, no marks).
"""

from __future__ import annotations

import re
from typing import NamedTuple

_UNITS = {"یک": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5, "شش": 6, "شیش": 6, "هفت": 7, "هشت": 8, "نه": 9}
_TEENS = {
    "ده": 10,
    "یازده": 11,
    "دوازده": 12,
    "سیزده": 13,
    "چهارده": 14,
    "پانزده": 15,
    "پونزده": 15,
    "شانزده": 16,
    "شونزده": 16,
    "هفده": 17,
    "هجده": 18,
    "هیجده": 18,
    "هژده": 18,
    "نوزده": 19,
}
_TENS = {"بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90}
_HUNDREDS = {
    "صد": 100,
    "یکصد": 100,
    "دویست": 200,
    "سیصد": 300,
    "چهارصد": 400,
    "پانصد": 500,
    "ششصد": 600,
    "هفتصد": 700,
    "هشتصد": 800,
    "نهصد": 900,
}
_THOUSANDS = {"هزار": 1000, "یکهزار": 1000, "دوهزار": 2000}
_CARDINALS = _UNITS | _TEENS | _TENS | _HUNDREDS | _THOUSANDS
_ORDINALS = {
    **{f"{word}م": value for word, value in _CARDINALS.items() if word not in ("سه", "سی")},
    "اول": 1,
    "نخست": 1,
    "غره": 1,
    "سوم": 3,
    "سیوم": 3,
    "سیام": 30,
    "سیم": 30,
}

# A word that may join its neighbours, and what may stand between two of them.
NUMBER_WORDS = frozenset((*_CARDINALS, *_ORDINALS))
"""The words that a number can be made of."""

NUMBER_LETTERS = "".join(sorted({word[0] for word in NUMBER_WORDS}))
"""The letters that a number in words can begin with."""

_SPACE = "[ \u200c\n]"
_WORD = "|".join(sorted((*_CARDINALS, *_ORDINALS, f"سی{_SPACE}{{1,2}}ام"), key=len, reverse=True))
_END = "(?![ء-ۿ])"
_ONE_WORD = re.compile(f"(?:{_WORD}){_END}")
_JOIN = re.compile(f"{_SPACE}{{0,3}}و{_SPACE}{{0,3}}")
_THOUSAND = re.compile(f"{_SPACE}{{1,3}}هزار{_END}")


class WrittenNumber(NamedTuple):
    """A number in words: where it ends, its value, and whether it is an ordinal."""

    end: int
    value: int
    ordinal: bool


def _magnitude(value: int) -> int:
    """Return the power below which a following part must stay (`بیست` takes a unit, `سه` takes nothing)."""
    if value >= 1000:
        return 1000
    if value >= 100:
        return 100
    return 10 if value >= 20 else 1


def read_number(text: str, position: int) -> WrittenNumber | None:
    """Read the longest number in words that starts at `position`; None if none does.

    Parts are joined by `و` from large to small only, so that `پنج و هفت` is read as 5, not as a sum.
    """
    match = _ONE_WORD.match(text, position)
    if match is None:
        return None
    value, ordinal = _value(match.group())
    end = match.end()
    if not ordinal and value < 1000 and (thousand := _THOUSAND.match(text, end)):
        value, end = value * 1000, thousand.end()
    limit = _magnitude(value)
    while not ordinal and limit > 1:
        join = _JOIN.match(text, end)
        part = _ONE_WORD.match(text, join.end()) if join else None
        if part is None:
            break
        addend, ordinal = _value(part.group())
        if addend >= limit:
            ordinal = False
            break
        value, end = value + addend, part.end()
        limit = _magnitude(addend)
    return WrittenNumber(end, value, ordinal)


def _value(word: str) -> tuple[int, bool]:
    """Return the value of one word, and whether it is an ordinal."""
    word = word.replace(" ", "").replace("\u200c", "").replace("\n", "")
    if word in _ORDINALS:
        return _ORDINALS[word], True
    return _CARDINALS[word], False
