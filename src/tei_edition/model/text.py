"""The reading text of a source, aligned to the bytes that it was read from."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from tei_edition.model.source import Encoding

if TYPE_CHECKING:
    from array import array

UNHOLDABLE = re.compile("([\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff])")
"""The characters that XML 1.0 cannot hold: its production 2, Char, turned around."""

type RunKind = Literal["verbatim", "line-end", "character-reference"]

RUN_KINDS: tuple[RunKind, ...] = ("verbatim", "line-end", "character-reference")


class Run(NamedTuple):
    """A stretch of text and the stretch of source that it stands for; both half-open.

    In a `verbatim` run the bytes, decoded, are the characters. The other kinds are the listed replacements of text
    law L2: a carriage return with line feed read as one line feed, and a character reference read as its character.
    """

    kind: RunKind
    text_start: int
    text_end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Runs in the order of the text, which is the order of the source: run-length and array-backed."""

    kinds: bytes
    text_starts: "array[int]"
    source_starts: "array[int]"
    source_ends: "array[int]"
    length: int

    def __len__(self) -> int:
        """Give the number of runs."""
        return len(self.text_starts)

    def __iter__(self) -> Iterator[Run]:
        """Give the runs in order; together they cover the text."""
        return (self.run(index) for index in range(len(self)))

    def run(self, index: int) -> Run:
        """Give run number `index`; raises `IndexError` where there is none."""
        end = self.text_starts[index + 1] if index + 1 < len(self) else self.length
        return Run(
            RUN_KINDS[self.kinds[index]],
            self.text_starts[index],
            end,
            self.source_starts[index],
            self.source_ends[index],
        )

    def run_at(self, offset: int) -> Run:
        """Give the run that holds the character at `offset`; raises `IndexError` outside the text."""
        if not 0 <= offset < self.length:
            raise IndexError(offset)
        return self.run(bisect_right(self.text_starts, offset) - 1)


@dataclass(frozen=True, slots=True)
class Text:
    """The reading text: made once, never changed. Every offset of the program counts its code points."""

    content: str = field(repr=False)
    alignment: Alignment

    def __len__(self) -> int:
        """Give the number of code points."""
        return len(self.content)

    def source_offset(self, offset: int, encoding: Encoding) -> int:
        """Give the byte offset at which the character at `offset` begins in the source.

        A character inside a replacement begins where the replacement begins; `len(self)` gives the end of the last
        run. Linear in the length of one run. Raises `IndexError` outside the text.
        """
        if offset == self.alignment.length:
            return self.alignment.source_ends[-1] if len(self.alignment) else encoding.mark
        run = self.alignment.run_at(offset)
        if run.kind != "verbatim":
            return run.source_start
        return run.source_start + encoding.length(self.content[run.text_start : offset])

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column of `offset` in the reading text, both 1-based; linear in `offset`."""
        before = self.content.count("\n", 0, offset)
        return before + 1, offset - self.content.rfind("\n", 0, offset)
