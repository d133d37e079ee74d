"""A text made easy to match: one code point for one, then freed of marks, with the way back kept."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LETTERS = "ء-غف-يٮ-ۓەۮۯۺ-ۿ"
"""The letters of a folded word, for a character class."""

_MARK = "\ufdd0"  # a noncharacter stands for what is taken out: texts do not hold it
_LETTER_PAIRS = (
    "يی ىی ئی ېی ۍی ێی ےی ۓی كک ڪک ۀه ةه ەه ہه ۂه ھه ۃه آا أا إا ٱا ؤو ۆو ۇو ۋو ڵل ڕر"  # keyboards and orthographies
)
_MARKS = (
    *range(0x64B, 0x660),  # vowel signs and their kin
    0x670,
    *range(0x6D6, 0x6DD),
    0x61C,  # bidirectional controls and other characters without width; U+200C is kept, it separates words
    0x200D,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    0x2060,
    *range(0x2066, 0x206A),
    0xFEFF,
    0xAD,
)
_FOLD = {
    # What stays is in the table too: `str.translate` pays for each character that is not.
    **{code: chr(code) for code in (*range(0x700), *range(0x2000, 0x2070))},
    **{ord(pair[0]): pair[1] for pair in _LETTER_PAIRS.split()},
    **{zero + digit: str(digit) for zero in (0x660, 0x6F0, 0xFF10) for digit in range(10)},
    **dict.fromkeys((0x09, 0x0B, 0x0C, 0x0D, 0xA0, 0x202F, 0x3000, *range(0x2000, 0x200C)), " "),
    **dict.fromkeys((0x85, 0x2028, 0x2029), "\n"),
    **dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D), "-"),
    **dict.fromkeys((0x2044, 0x2215, 0xFF0F), "/"),
    **dict.fromkeys(_MARKS, _MARK),
}
_REMOVABLE = re.compile(f"[{_MARK}ـ]+")
_LETTER = re.compile(f"[{LETTERS}]")


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
    folded = text.translate(_FOLD)
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
