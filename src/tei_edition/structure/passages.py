"""The document as recognisers see it: its top-level leaves in order, with their lines.

Sections are left out: the format's headings are passages like any other, with their rank. Only paragraphs and
headings have lines that a recogniser may claim one by one; every other passage is claimed whole or not at all.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from tei_edition.model import Block, BlockRole, Document, Recognition, RecognitionRole, Span, StructureLayer
from tei_edition.text.folding import fold_in_place

_LINE = re.compile(r"[^\r\n]+")
_ENDS_SENTENCE = re.compile(r"[.!؟:…»\"”)\]]\Z")
_PROSE = 150
"""Code points from which on a paragraph is running text, whatever it ends with."""
_COLUMN_OF_PROSE = 90
_LINES_OF_PROSE = 5
"""Code points and lines from which on lines that fill a column are running text."""
_SENTENCES = re.compile(r"[^\W\d_] ?[.؟] ")
_SENTENCE = 55
"""Code points from which on a paragraph that ends like a sentence is running text."""


@dataclass(slots=True, eq=False)
class Line:
    """One line of a paragraph or a heading, without the white space around it; `text` is folded.

    A line is itself alone: two of one text have each its own.
    """

    start: int
    end: int
    text: str
    passage: int
    bold: bool = False

    @property
    def span(self) -> Span:
        """Where the line lies."""
        return Span(self.start, self.end)

    def __len__(self) -> int:
        """Give the number of code points."""
        return self.end - self.start


@dataclass(eq=False)
class Passage:
    """A top-level leaf: `first` and `last` are the half-open stretch of its blocks, `level` the rank of a heading."""

    index: int
    role: BlockRole
    span: Span
    level: int
    first: int
    last: int
    lines: tuple[Line, ...] = ()

    @property
    def divisible(self) -> bool:
        """Whether its lines may be claimed one by one."""
        return self.role in ("paragraph", "heading")

    @cached_property
    def prose(self) -> bool:
        """Whether it is running text: long, or a sentence of some length, or lines that fill a column."""
        if self.role != "paragraph" or not self.lines:
            return False
        length = self.lines[-1].end - self.lines[0].start
        if length >= _PROSE:
            return len(self.lines) < 3 or not _ragged(self.lines)
        if length >= _COLUMN_OF_PROSE and len(self.lines) >= _LINES_OF_PROSE and _SENTENCES.search(self.text):
            return room(self.lines) * 4 <= len(self.lines) - 1
        return length >= _SENTENCE and self.lines[-1].text.endswith((".", "؟", "…")) and not _ragged(self.lines)

    @cached_property
    def divided(self) -> tuple[tuple[Line, ...], bool, tuple[Line, ...]]:
        """The short lines that begin it, whether it has any other content, and the short lines that end it."""
        return _divided(self)

    @cached_property
    def text(self) -> str:
        """The folded lines, with a space for each line end."""
        return " ".join(line.text for line in self.lines)


FURNITURE: frozenset[RecognitionRole] = frozenset({"masthead", "running-head", "page-number", "verse", "entry"})
"""The roles of lines that stand between texts, or are no prose, so that no head or foot is looked for in them."""
_LONGEST = 150
_SHORT = 0.62
_COLUMN = 60
"""A widest line below this is a column, in which a short line says nothing."""


def _divided(passage: Passage) -> tuple[tuple[Line, ...], bool, tuple[Line, ...]]:
    lines = passage.lines
    if passage.role == "heading":
        return lines, False, ()
    if passage.role in ("separator", "break"):
        return (), False, ()
    if passage.role != "paragraph" or not lines:
        return (), True, ()
    widest = max(len(line) for line in lines)
    if not passage.prose and (len(passage.text) <= _LONGEST * 2 or widest < _COLUMN):
        return (lines, False, ()) if len(lines) < 12 else ((), True, ())
    if len(lines) < 2 or widest < _COLUMN:
        return (), True, ()
    limit = min(_LONGEST, widest * _SHORT)
    long = [index for index, line in enumerate(lines) if len(line) >= limit]
    first, last = long[0], long[-1] + 1
    if first and any(line.text.endswith((".", "؛")) for line in lines[:first]):
        first = 0
    if last < len(lines) and not ends_sentence(lines[last - 1].text) and len(lines[last - 1]) < _LONGEST:
        last += 1
    return lines[:first], True, lines[last:]


def room(lines: tuple[Line, ...]) -> int:
    """Count the lines after which the next word would have fitted: a column breaks no line so early."""
    widest = max(len(line) for line in lines)
    return sum(
        1
        for line, following in pairwise(lines)
        if len(line) + 1 + len(following.text.split(maxsplit=1)[0]) <= widest * 0.9
    )


def _ragged(lines: tuple[Line, ...]) -> bool:
    """Tell lines that no column broke: several, short, of very different lengths."""
    if len(lines) < 2:
        return False
    widest = max(len(line) for line in lines)
    short = sum(1 for line in lines[:-1] if len(line) < widest * 0.6)
    return short * 2 > len(lines) - 1


@dataclass(slots=True, eq=False)
class Anatomy:
    """What a recogniser is given: the document, its passages and lines, and what was recognised before.

    `content` is the reading text and `text` the same, folded; `lines` are those of divisible passages, in order. It is
    one document's alone, and grows by each recogniser's layer.
    """

    document: Document
    text: str
    passages: tuple[Passage, ...]
    lines: tuple[Line, ...]
    stated_kind: str = ""
    forced: frozenset[str] = frozenset()
    short: frozenset[int] = frozenset()
    """Where the lines begin that are no running text."""
    known: dict[str, Any] = field(default_factory=dict, repr=False)
    """What was derived from the lines and the furniture, so that it is derived once."""
    _starts: tuple[int, ...] = field(default=(), repr=False)
    _by_role: dict[RecognitionRole, list[Recognition]] = field(default_factory=dict, repr=False)

    @property
    def content(self) -> str:
        """The reading text."""
        return self.document.text.content

    def found(self, *roles: RecognitionRole) -> list[Recognition]:
        """Give what the layers before recognised as one of `roles`, in the order of the text."""
        by_role = self._by_role
        if len(roles) == 1:
            return by_role.get(roles[0], [])
        known = [by_role[role] for role in roles if role in by_role]
        if len(known) == 1:
            # In order already, and asked for once for each run of lines.
            return known[0]
        return sorted([r for found in known for r in found], key=_place) if known else []

    @property
    def is_plain(self) -> bool:
        """Whether nothing was recognised."""
        return not self._by_role

    def add(self, layer: StructureLayer) -> None:
        """Add what one more recogniser found, in the order of the text."""
        added: dict[RecognitionRole, list[Recognition]] = {}
        for recognition in layer.recognitions:
            added.setdefault(recognition.role, []).append(recognition)
        for role, recognitions in added.items():
            before = self._by_role.get(role)
            self._by_role[role] = sorted([*before, *recognitions], key=_place) if before else recognitions
        if not FURNITURE.isdisjoint(added):
            # The short lines are what the furniture leaves: they are looked for again when there is more of it.
            self.known = {}

    def claimed(self, *roles: RecognitionRole) -> "Claimed":
        """Give the stretches that the layers before recognised as one of `roles`."""
        found = self.found(*roles)
        return Claimed(found) if found else _NOTHING_CLAIMED

    def is_text(self, line: Line) -> bool:
        """Tell whether a line belongs to running text."""
        return line.start not in self.short

    @property
    def states_headings(self) -> bool:
        """Whether the format states which lines are headings; in plain text they are guessed from shapes."""
        return self.document.source.media_type != "text/plain"

    def line_index(self, offset: int) -> int:
        """Give the index of the last line that begins at or before `offset`; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def adjoin(self, end: int, start: int) -> bool:
        """Tell whether nothing, and no empty line, stands between what ends and what starts there."""
        between = self.text[end:start]
        return not between.strip() and between.count("\n") + between.count("\r") <= 1

    def passage_lines(self, passage: Passage) -> range:
        """Give the indices in `lines` of the lines of `passage`."""
        if not passage.lines or not passage.divisible:
            return range(0)
        first = self.line_index(passage.lines[0].start)
        return range(first, first + len(passage.lines))


_STRETCHES = (Line, Span)


def _place(recognition: Recognition) -> tuple[int, int]:
    return recognition.span.start, -recognition.span.end


class Claimed:
    """Stretches, to be asked whether one of them touches another stretch."""

    def __init__(self, recognitions: list[Recognition]) -> None:
        """Index `recognitions`, in the order of the text."""
        self._starts = [r.span.start for r in recognitions]
        self._reach: list[int] = []
        for recognition in recognitions:
            self._reach.append(max(recognition.span.end, self._reach[-1] if self._reach else 0))

    def __contains__(self, line: object) -> bool:
        """Tell whether a stretch overlaps `line`, a `Line` or a `Span`."""
        if not self._starts or not isinstance(line, _STRETCHES):
            return False
        index = bisect_right(self._starts, max(line.start, line.end - 1)) - 1
        return index >= 0 and self._reach[index] > line.start


_NOTHING_CLAIMED = Claimed([])


def anatomy(document: Document, stated_kind: str = "", forced: frozenset[str] = frozenset()) -> Anatomy:
    """Take `document` apart; linear."""
    text = fold_in_place(document.text.content)
    bold = _Stretches(document, [i.span for i in document.inlines if ("rendition", "bold") in i.attributes])
    images = _Stretches(document, [i.span for i in document.inlines if i.role == "image"])
    passages = tuple(_passages(document, text, bold, images))
    lines = tuple([line for passage in passages if passage.divisible for line in passage.lines])
    short = frozenset([line.start for passage in passages for run in passage.divided[::2] for line in run])
    starts = tuple([line.start for line in lines])
    return Anatomy(document, text, passages, lines, stated_kind, forced, short, _starts=starts)


class _Stretches:
    """Stretches of a text, those joined that only white space parts."""

    def __init__(self, document: Document, spans: list[Span]) -> None:
        content = document.text.content
        self._joined: list[tuple[int, int]] = []
        for start, end in sorted((span.start, span.end) for span in spans):
            if self._joined and not content[self._joined[-1][1] : start].strip():
                self._joined[-1] = (self._joined[-1][0], max(end, self._joined[-1][1]))
            else:
                self._joined.append((start, end))
        self._starts = [start for start, _ in self._joined]

    def hold(self, start: int, end: int) -> bool:
        """Tell whether one of them holds all of `[start, end)`."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and self._joined[index][1] >= end


def _passages(document: Document, text: str, bold: _Stretches, images: _Stretches) -> Iterator[Passage]:
    blocks, position, number = document.blocks, 0, 0
    while position < len(blocks):
        block = blocks[position]
        if block.role == "section":
            position += 1
            continue
        last = position + 1
        while last < len(blocks) and blocks[last].depth > block.depth:
            last += 1
        spans = [b.span for b in blocks[position:last] if b.role == "item"] if block.role == "list" else [block.span]
        lines = tuple([line for span in spans for line in _lines(text, span, number, bold)])
        # What describes a picture is not said by the text: it is no title, no masthead, no signature.
        if block.role == "paragraph" and all(images.hold(line.start, line.end) for line in lines):
            lines = ()
        level = _level(blocks, position) if block.role == "heading" else 0
        yield Passage(number, block.role, block.span, level, position, last, lines)
        number, position = number + 1, last


def _level(blocks: tuple[Block, ...], position: int) -> int:
    """Give the rank of a heading: how many sections it stands in."""
    return blocks[position].depth


def _lines(text: str, span: Span, passage: int, bold: _Stretches) -> Iterator[Line]:
    for match in _LINE.finditer(text, span.start, span.end):
        line = match[0]
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            end = start + len(stripped)
            yield Line(start, end, stripped, passage, bold.hold(start, end))


def ends_sentence(text: str) -> bool:
    """Tell whether folded `text` ends with a mark that ends a sentence or a quotation."""
    return _ENDS_SENTENCE.search(text[-1:]) is not None
