"""The document as recognisers see it: its top-level leaves in order, with their lines.

Sections are left out: the format's headings are passages like any other, with their rank. Only paragraphs and
headings have lines that a recogniser may claim one by one; every other passage is claimed whole or not at all.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise

from tei_edition.model import Block, BlockRole, Document, Recognition, RecognitionRole, Span, StructureLayer
from tei_edition.model.value import value
from tei_edition.structure.lexicon import DIGIT, dates_in
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


@dataclass(eq=False)
class Line:
    """One line of a paragraph, a heading or a list, without the white space around it; `text` is folded.

    A line is itself alone: two of one text have each its own. What recognisers ask of it over again is found once.
    """

    start: int
    end: int
    text: str
    passage: int
    index: int = -1
    """Its place among the lines of its document; a line of a list has none."""
    bold: bool = False
    short: bool = False
    """Whether it is no running text."""
    roles: frozenset[RecognitionRole] = frozenset()
    """As what the layers before recognised something that touches it."""

    @property
    def span(self) -> Span:
        """Where the line lies."""
        return Span(self.start, self.end)

    @cached_property
    def words(self) -> int:
        """The number of its words, as white space divides them."""
        return len(self.text.split())

    @cached_property
    def dates(self) -> list[tuple[int, int]]:
        """Where dates stand in `text`, half-open, in order."""
        return dates_in(self.text)

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
    def widest(self) -> int:
        """The code points of its longest line; 0 where it has none."""
        return max([line.end - line.start for line in self.lines], default=0)

    @cached_property
    def prose(self) -> bool:
        """Whether it is running text: long, or a sentence of some length, or lines that fill a column."""
        if self.role != "paragraph" or not self.lines:
            return False
        length = self.lines[-1].end - self.lines[0].start
        if length >= _PROSE:
            return len(self.lines) < 3 or not self.ragged
        if length >= _COLUMN_OF_PROSE and len(self.lines) >= _LINES_OF_PROSE and _SENTENCES.search(self.text):
            return room(self.lines) * 4 <= len(self.lines) - 1
        return length >= _SENTENCE and self.lines[-1].text.endswith((".", "؟", "…")) and not self.ragged

    @property
    def ragged(self) -> bool:
        """Whether no column broke its lines: several, short, of very different lengths."""
        if len(self.lines) < 2:
            return False
        limit = self.widest * 0.6
        short = sum([line.end - line.start < limit for line in self.lines[:-1]])
        return short * 2 > len(self.lines) - 1

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
    widest = passage.widest
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


@dataclass(eq=False)
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
    _starts: list[int] = field(default_factory=list, repr=False)
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
        if by_role.keys().isdisjoint(roles):
            return []
        known = [by_role[role] for role in roles if role in by_role]
        if len(known) == 1:
            # In order already, and asked for once for each run of lines.
            return known[0]
        return sorted([r for found in known for r in found], key=place)

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
            self._by_role[role] = sorted([*before, *recognitions], key=place) if before else recognitions
            for recognition in recognitions:
                for line in self.lines_in(recognition.span):
                    line.roles |= {role}
        if not FURNITURE.isdisjoint(added):
            # The short lines are what the furniture leaves: they are looked for again when there is more of it.
            self.__dict__.pop("runs", None)

    def claimed(self, *roles: RecognitionRole) -> "Claimed":
        """Give the stretches that the layers before recognised as one of `roles`; of a line, its roles tell."""
        return Claimed(r.span for role in roles for r in self.found(role))

    @cached_property
    def numbered(self) -> list[Line]:
        """The lines that have a digit."""
        return [line for line in self.lines if DIGIT.search(line.text)] if DIGIT.search(self.text) else []

    @cached_property
    def headings(self) -> list[Passage]:
        """The passages that the format, or in plain text their shape, makes headings."""
        return [passage for passage in self.passages if passage.role == "heading"]

    @cached_property
    def runs(self) -> list["Run"]:
        """The runs of short lines in order; lines that the layers before claimed for the page are left out."""
        runs: list[Run] = []
        current: list[Line] = []
        at_heading = -1
        for passage in self.passages:
            leading, rest, trailing = passage.divided
            for line in leading:
                if FURNITURE.isdisjoint(line.roles):
                    if at_heading < 0 and self._begins_text(passage, line):
                        at_heading = len(current)
                    current.append(line)
            if rest:
                runs.append(_run(current, at_heading, first=not runs))
                current, at_heading = [line for line in trailing if FURNITURE.isdisjoint(line.roles)], -1
        return [*runs, _run(current, at_heading, first=not runs, last=True)]

    def _begins_text(self, passage: Passage, line: Line) -> bool:
        return passage.role == "heading" and (self.states_headings or not line.text.endswith("!"))

    @cached_property
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

    def lines_in(self, span: Span) -> Iterator[Line]:
        """Give the lines that `span` touches."""
        for index in range(max(0, self.line_index(span.start)), len(self.lines)):
            line = self.lines[index]
            if line.start >= span.end:
                break
            if line.end > span.start:
                yield line

    def passage_lines(self, passage: Passage) -> range:
        """Give the indices in `lines` of the lines of `passage`."""
        if not passage.lines or not passage.divisible:
            return range(0)
        first = passage.lines[0].index
        return range(first, first + len(passage.lines))


def place(recognition: Recognition) -> tuple[int, int]:
    """Give what sorts recognitions into the order of the text: the longer of two that begin together first."""
    return recognition.span.start, -recognition.span.end


class Claimed:
    """Stretches, to be asked whether one of them touches another stretch."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Index `spans`, in any order."""
        ordered = sorted([(span.start, span.end) for span in spans])
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate([end for _, end in ordered], max))

    def __contains__(self, span: Span) -> bool:
        """Tell whether a stretch overlaps `span`."""
        index = bisect_left(self._starts, max(span.end, span.start + 1))
        return index > 0 and self._reach[index - 1] > span.start


@value
class Run:
    """Short lines in a row between running text: `foot` ends the text before, `head` begins the one after.

    `first` and `last` tell the run before which, and after which, there is no running text; `lines` are all, in order.
    """

    lines: tuple[Line, ...]
    foot: tuple[Line, ...]
    head: tuple[Line, ...]
    first: bool
    last: bool


def _run(found: list[Line], at_heading: int, *, first: bool, last: bool = False) -> Run:
    lines = tuple(found)
    if first:
        return Run(lines, (), lines, first, last)
    begin = at_heading if at_heading >= 0 else len(lines)
    return Run(lines, lines[:begin], lines[begin:], first, last)


def anatomy(document: Document, stated_kind: str = "", forced: frozenset[str] = frozenset()) -> Anatomy:
    """Take `document` apart; linear."""
    text = fold_in_place(document.text.content)
    images = _Stretches(document, [i.span for i in document.inlines if i.role == "image"])
    passages = tuple(_passages(document.blocks, text, images))
    lines = tuple([line for passage in passages if passage.divisible for line in passage.lines])
    for index, line in enumerate(lines):
        line.index = index
    for passage in passages:
        leading, _, trailing = passage.divided
        for line in (*leading, *trailing):
            line.short = True
    bold = _Stretches(document, [i.span for i in document.inlines if ("rendition", "bold") in i.attributes])
    if bold:
        for line in (line for passage in passages for line in passage.lines):
            line.bold = bold.hold(line.start, line.end)
    return Anatomy(document, text, passages, lines, stated_kind, forced, [line.start for line in lines])


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

    def __len__(self) -> int:
        return len(self._joined)

    def hold(self, start: int, end: int) -> bool:
        """Tell whether one of them holds all of `[start, end)`."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and self._joined[index][1] >= end


def _passages(blocks: tuple[Block, ...], text: str, images: "_Stretches") -> Iterator[Passage]:
    position, number = 0, 0
    while position < len(blocks):
        block = blocks[position]
        if block.role == "section":
            position += 1
            continue
        last = position + 1
        while last < len(blocks) and blocks[last].depth > block.depth:
            last += 1
        spans = [b.span for b in blocks[position:last] if b.role == "item"] if block.role == "list" else [block.span]
        lines = tuple([line for span in spans for line in _lines(text, span, number)])
        # What describes a picture is not said by the text: it is no title, no masthead, no signature.
        if block.role == "paragraph" and images and all(images.hold(line.start, line.end) for line in lines):
            lines = ()
        # How many sections a heading stands in is its rank.
        level = block.depth if block.role == "heading" else 0
        yield Passage(number, block.role, block.span, level, position, last, lines)
        number, position = number + 1, last


def _lines(text: str, span: Span, passage: int) -> Iterator[Line]:
    for match in _LINE.finditer(text, span.start, span.end):
        line = match[0]
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield Line(start, start + len(stripped), stripped, passage)


def ends_sentence(text: str) -> bool:
    """Tell whether folded `text` ends with a mark that ends a sentence or a quotation."""
    return _ENDS_SENTENCE.search(text[-1:]) is not None
