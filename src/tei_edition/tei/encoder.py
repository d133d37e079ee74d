"""From a document to the XML of its `text`: every character once, in order, and the elements around it.

Blocks are a tree already. Inside one stretch of a block's own text lie inlines, mentions and spellings, which need not
nest: mentions and spellings stay whole (none crosses another: layers are merged before), and an inline that crosses the
end of another range is cut there. Cut ends touch, so reading the TEI makes them one again. What a spelling puts in
place of the text stands after it, in the second half of a choice.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tei_edition.model import TEXT_ROLES, Attributes, Block, Inline, Mention, Reading, Spelling
from tei_edition.tei.names import BLOCKS, CHOICE, CORRECTED, INLINES, MENTIONS, REGULARISED
from tei_edition.tei.serializer import characters, digits, empty, end, needs_escaping, start, unholdable_characters

_LINE_END = re.compile(r"[\n\r]")
_BEGUN = re.compile("<([A-Za-z]+)")
_LINE_BEGINNING = empty("lb")
_WORD_BREAK = ("break", "no")


@dataclass(frozen=True, slots=True)
class EncodedText:
    """The `text` element as XML, the number of elements by name, and the characters that XML cannot hold."""

    xml: str
    counts: dict[str, int]
    undeclared: tuple[str, ...] = ()


class _Range(NamedTuple):
    """A stretch of text, with what is written where it begins and where it ends.

    Of two alike the one of the lower rank is outside. A range of rank 0 may be cut, all others are whole.
    """

    start: int
    end: int
    opening: str
    closing: str
    rank: int


class _Point(NamedTuple):
    """An element at one place of the text; `breaks_word` where it is the break in a word."""

    offset: int
    element: str
    breaks_word: bool = False


def encode_text(reading: Reading) -> EncodedText:
    """Encode a reading; linear in its length for mentions and inlines of bounded depth.

    Raises `ValueError` where two mentions or spellings cross, or where one leaves the text of one block: merging the
    layers sees to both.
    """
    xml = _Encoder(reading).encode()
    # In text and values “<” is written otherwise.
    counts = Counter(_BEGUN.findall(xml))
    return EncodedText(xml, dict(sorted(counts.items())), tuple(unholdable_characters(reading.content)))


@dataclass(slots=True)
class _Encoder:
    reading: Reading
    content: str = ""
    ranges: list[_Range] = field(default_factory=list)
    points: list[_Point] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    next_range: int = 0
    next_point: int = 0
    characters: Callable[[str], str] = str
    """Writes a stretch of the content."""

    def __post_init__(self) -> None:
        self.content = self.reading.content
        # Of most texts every character is written as itself, and no stretch need be searched.
        if needs_escaping(self.content):
            self.characters = characters
        for inline in self.reading.inlines:
            self._add_inline(inline)
        for layer in self.reading.layers:
            self.ranges.extend([_mention_range(mention, layer.agent) for mention in layer.mentions])
            self.ranges.extend([_spelling_range(spelling, layer.agent) for spelling in layer.spellings])
        # The longer range first; of two alike, the name lies inside the emphasis, and the spelling inside the name.
        self.ranges.sort(key=lambda r: (r.start, -r.end, r.rank))

    def _add_inline(self, inline: Inline) -> None:
        rule, first, last = INLINES[inline.role], inline.span.start, inline.span.end
        attributes = rule.attributes(inline.attributes)
        if inline.role == "image":
            # The alternative text is text of the source: it is read inside the figure.
            figure = start("figure") + empty("graphic", attributes)
            if first == last:
                self.points.append(_Point(first, figure + end("figure")))
            else:
                self.ranges.append(_Range(first, last, figure + start("head"), end("head") + end("figure"), 1))
        elif first == last:
            self.points.append(_Point(first, empty(rule.element, attributes), _WORD_BREAK in attributes))
        else:
            self.ranges.append(_Range(first, last, start(rule.element, attributes), end(rule.element), 0))

    def encode(self) -> str:
        """Give the whole `text` element."""
        self.pieces += (start("text"), start("body"))
        self._blocks()
        self.pieces += (end("body"), end("text"))
        return "".join(self.pieces)

    def _blocks(self) -> None:
        blocks = self.reading.blocks
        opened: list[tuple[Block, str]] = []
        cursor = 0
        for index, block in enumerate(blocks):
            while len(opened) > block.depth:
                cursor = self._close(opened, cursor)
            self._own_text(opened, cursor, block.span.start)
            cursor = max(cursor, block.span.start)
            rule = BLOCKS[block.role]
            attributes = rule.attributes(block.attributes)
            if block.role == "break":
                self.pieces.append(empty(rule.element, attributes))
                continue
            if block.role == "table":
                attributes = (*_dimensions(blocks, index), *attributes)
            self.pieces.append(start(rule.element, attributes))
            opened.append((block, rule.element))
        while opened:
            cursor = self._close(opened, cursor)
        if all(block.role in ("break", "furniture") for block in blocks):
            # TEI's body is never empty, and what belongs to the page, not to the text, does not count.
            self.pieces.append(empty("p"))
        self._own_text(opened, cursor, len(self.content))
        if self.next_range < len(self.ranges):
            raise ValueError(f"outside the text of a block: {self.ranges[self.next_range]}")

    def _close(self, opened: list[tuple[Block, str]], cursor: int) -> int:
        """End the innermost block, with its text from `cursor` on, and give the new cursor."""
        block, element = opened[-1]
        self._own_text(opened, cursor, block.span.end)
        self.pieces.append(end(element))
        opened.pop()
        return max(cursor, block.span.end)

    def _own_text(self, opened: list[tuple[Block, str]], first: int, last: int) -> None:
        if opened and opened[-1][0].role in TEXT_ROLES:
            # What stands between an item's marker and its text is the text's.
            is_marker = opened[-1][0].role == "label" and not opened[-1][0].attributes
            self._running(first, last, last - is_marker)
        elif first < last:
            self.pieces.append(self.characters(self.content[first:last]))

    def _running(self, first: int, last: int, last_point: int) -> None:
        """Give one stretch of running text with all that lies in it, and the points up to `last_point`."""
        first_range, first_point = self.next_range, self.next_point
        while self.next_range < len(self.ranges) and self.ranges[self.next_range].start < last:
            self.next_range += 1
        while self.next_point < len(self.points) and self.points[self.next_point].offset <= last_point:
            self.next_point += 1
        said = first + len(self.content[first:last].rstrip())
        ranges, points = self.ranges[first_range : self.next_range], self.points[first_point : self.next_point]
        cursor = first
        for offset, markup, breaks_word in _nested(ranges, points, first, last):
            self._lines(cursor, offset, said)
            cursor = offset
            if breaks_word and self.pieces[-1] == _LINE_BEGINNING:
                # The break in a word is the beginning of its line.
                self.pieces.pop()
            self.pieces.append(markup)
        self._lines(cursor, last, said)

    def _lines(self, first: int, last: int, said: int) -> None:
        """Give `[first, last)` with a line beginning after each line end before `said`: after it there is no line."""
        cursor = first
        for match in _LINE_END.finditer(self.content, first, max(first, min(last, said))):
            self.pieces += (self.characters(self.content[cursor : match.end()]), _LINE_BEGINNING)
            cursor = match.end()
        if cursor < last:
            self.pieces.append(self.characters(self.content[cursor:last]))


def _mention_range(mention: Mention, agent: str) -> _Range:
    element = MENTIONS[mention.category]
    opening = start(element, mention.attributes + _said(mention, agent))
    return _Range(mention.span.start, mention.span.end, opening, end(element), 1)


def _spelling_range(spelling: Spelling, agent: str) -> _Range:
    original, other = CORRECTED if spelling.kinds == ("correction",) else REGULARISED
    kinds = spelling.kinds if other == "reg" else ()
    attributes = (*zip(("type", "subtype"), kinds, strict=False), *_said(spelling, agent))
    regular = f"{start(other, attributes)}{characters(spelling.text)}{end(other)}"
    opening, closing = start(CHOICE) + start(original), f"{end(original)}{regular}{end(CHOICE)}"
    return _Range(spelling.span.start, spelling.span.end, opening, closing, 2)


def _said(found: Mention | Spelling, agent: str) -> Attributes:
    """Give the attributes that say how sure it is, on what evidence, and who says so."""
    certainty = () if found.certainty is None else (("cert", digits(found.certainty)),)
    evidence = (("evidence", found.evidence),) if found.evidence else ()
    return (*certainty, *evidence, ("resp", f"#resp-{agent}"))


def _dimensions(blocks: tuple[Block, ...], index: int) -> Attributes:
    """Count the rows of the table at `index`, and the columns of its widest row."""
    rows, widest, width = 0, 1, 0
    for position in range(index + 1, len(blocks)):
        block = blocks[position]
        if block.depth <= blocks[index].depth:
            break
        if block.role == "row" and block.depth == blocks[index].depth + 1:
            rows, width = rows + 1, 0
        elif block.role == "cell" and block.depth == blocks[index].depth + 2:
            width += int(dict(block.attributes).get("columns", "1"))
            widest = max(widest, width)
    return (("rows", str(rows)), ("cols", str(widest)))


def _nested(ranges: list[_Range], points: list[_Point], first: int, last: int) -> Iterator[tuple[int, str, bool]]:
    """Give tags and points in the order in which they are written, each with its offset, and whether it breaks a word.

    At one offset elements end, then begin (the longest outermost), then stand points. An element that may be cut and
    is in the way is ended and begun again inside. Linear in the number of ranges for a bounded depth of nesting.
    """
    opened: list[_Range] = []
    next_range = next_point = 0
    while opened or next_range < len(ranges) or next_point < len(points):
        offset = min([last, *[r.end for r in opened]])
        if next_range < len(ranges):
            offset = min(offset, max(ranges[next_range].start, first))
        if next_point < len(points):
            offset = min(offset, max(points[next_point].offset, first))
        beginning: list[_Range] = []
        while next_range < len(ranges) and ranges[next_range].start <= offset:
            beginning.append(ranges[next_range])
            next_range += 1
        reach = _reach(beginning, first, last) if beginning else 0
        # Those that end here, those that are in the way, and all inside them.
        lowest = 0
        while lowest < len(opened) and offset < opened[lowest].end >= reach and offset < last:
            lowest += 1
        for ended in reversed(opened[lowest:]):
            yield offset, ended.closing, False
        cut = [r for r in opened[lowest:] if offset < min(r.end, last)]
        if cut and any(r.rank and r.end < reach for r in cut):
            raise _crossing(offset)
        del opened[lowest:]
        beginning += cut
        if len(beginning) > 1:
            beginning.sort(key=lambda r: (-r.end, r.rank))
        for begun in beginning:
            yield offset, begun.opening, False
        opened += beginning
        while next_point < len(points) and points[next_point].offset <= offset:
            yield offset, points[next_point].element, points[next_point].breaks_word
            next_point += 1


def _reach(beginning: list[_Range], first: int, last: int) -> int:
    """Give where the last of the whole ranges ends that begin at one place of `[first, last)`, 0 without any."""
    reach = 0
    for begun in beginning:
        if begun.rank:
            if begun.start < first or begun.end > last:
                raise _crossing(max(begun.start, first))
            reach = max(reach, begun.end)
    return reach


def _crossing(offset: int) -> ValueError:
    return ValueError(f"a mention or a spelling crosses another, or the end of its block, at character {offset}")
