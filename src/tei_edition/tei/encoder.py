"""From a document to the events of its `text`: every character once, in order, and the elements around it.

Blocks are a tree already. Inside one stretch of a block's own text lie inlines, mentions and spellings, which need not
nest: mentions and spellings stay whole (none crosses another: layers are merged before), and an inline that crosses the
end of another range is cut there. Cut ends touch, so reading the TEI makes them one again. What a spelling puts in
place of the text stands after it, in the second half of a choice.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from tei_edition.model import TEXT_ROLES, Attributes, Block, Inline, Mention, Reading, Spelling
from tei_edition.tei.names import BLOCKS, CHOICE, CORRECTED, INLINES, MENTIONS, REGULARISED
from tei_edition.tei.serializer import Characters, Empty, End, Event, Start, serialize, unholdable_characters

_LINE_END = re.compile(r"[\n\r]")
_LINE_BEGINNING = Empty("lb")
_WORD_BREAK = ("break", "no")
_ELEMENTS = (Start, Empty)


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
    opening: tuple[Event, ...]
    closing: tuple[Event, ...]
    rank: int

    @property
    def whole(self) -> bool:
        """Whether it is never cut."""
        return self.rank > 0


class _Point(NamedTuple):
    """An element at one place of the text."""

    offset: int
    events: tuple[Event, ...]


def encode_text(reading: Reading) -> EncodedText:
    """Encode a reading; linear in its length for mentions and inlines of bounded depth.

    Raises `ValueError` where two mentions or spellings cross, or where one leaves the text of one block: merging the
    layers sees to both.
    """
    events = _Encoder(reading).encode()
    unholdable = unholdable_characters(reading.content)
    counts = Counter(event.element for event in events if isinstance(event, _ELEMENTS))
    held = sum(reading.content.count(character) for character in unholdable)
    if held:
        counts["g"] = held
    return EncodedText(serialize(events), dict(sorted(counts.items())), tuple(unholdable))


@dataclass(slots=True)
class _Encoder:
    reading: Reading
    content: str = ""
    ranges: list[_Range] = field(default_factory=list)
    points: list[_Point] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    next_range: int = 0
    next_point: int = 0

    def __post_init__(self) -> None:
        self.content = self.reading.content
        for inline in self.reading.inlines:
            self._add_inline(inline)
        for layer in self.reading.layers:
            self.ranges.extend(_mention_range(mention, layer.agent) for mention in layer.mentions)
            self.ranges.extend(_spelling_range(spelling, layer.agent) for spelling in layer.spellings)
        # The longer range first; of two alike, the name lies inside the emphasis, and the spelling inside the name.
        self.ranges.sort(key=lambda r: (r.start, -r.end, r.rank))

    def _add_inline(self, inline: Inline) -> None:
        rule, (start, end) = INLINES[inline.role], (inline.span.start, inline.span.end)
        if inline.role == "image":
            # The alternative text is text of the source: it is read inside the figure.
            graphic = Empty("graphic", rule.attributes(inline.attributes))
            if start == end:
                self.points.append(_Point(start, (Start("figure"), graphic, End("figure"))))
            else:
                opening, closing = (Start("figure"), graphic, Start("head")), (End("head"), End("figure"))
                self.ranges.append(_Range(start, end, opening, closing, 1))
        elif start == end:
            self.points.append(_Point(start, (Empty(rule.element, rule.attributes(inline.attributes)),)))
        else:
            begun = Start(rule.element, rule.attributes(inline.attributes))
            self.ranges.append(_Range(start, end, (begun,), (End(rule.element),), 0))

    def encode(self) -> list[Event]:
        """Give the events of the whole `text` element."""
        self.events += (Start("text"), Start("body"))
        self._blocks()
        self.events += (End("body"), End("text"))
        return self.events

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
                self.events.append(Empty(rule.element, attributes))
                continue
            if block.role == "table":
                attributes = (*_dimensions(blocks, index), *attributes)
            self.events.append(Start(rule.element, attributes))
            opened.append((block, rule.element))
        while opened:
            cursor = self._close(opened, cursor)
        if all(block.role in ("break", "furniture") for block in blocks):
            # TEI's body is never empty, and what belongs to the page, not to the text, does not count.
            self.events.append(Empty("p"))
        self._own_text(opened, cursor, len(self.content))
        if self.next_range < len(self.ranges):
            raise ValueError(f"outside the text of a block: {self.ranges[self.next_range]}")

    def _close(self, opened: list[tuple[Block, str]], cursor: int) -> int:
        """End the innermost block, with its text from `cursor` on, and give the new cursor."""
        block, element = opened[-1]
        self._own_text(opened, cursor, block.span.end)
        self.events.append(End(element))
        opened.pop()
        return max(cursor, block.span.end)

    def _own_text(self, opened: list[tuple[Block, str]], start: int, end: int) -> None:
        if opened and opened[-1][0].role in TEXT_ROLES:
            # What stands between an item's marker and its text is the text's.
            is_marker = opened[-1][0].role == "label" and not opened[-1][0].attributes
            self._running(start, end, end - is_marker)
        elif start < end:
            self.events.append(Characters(self.content[start:end]))

    def _running(self, start: int, end: int, last_point: int) -> None:
        """Give one stretch of running text with all that lies in it, and the points up to `last_point`."""
        first_range, first_point = self.next_range, self.next_point
        while self.next_range < len(self.ranges) and self.ranges[self.next_range].start < end:
            self.next_range += 1
        while self.next_point < len(self.points) and self.points[self.next_point].offset <= last_point:
            self.next_point += 1
        ranges, points = self.ranges[first_range : self.next_range], self.points[first_point : self.next_point]
        last = start + len(self.content[start:end].rstrip())
        if not ranges and not points:
            self._lines(start, end, last)
            return
        cursor = start
        for offset, events in _nested(ranges, points, start, end):
            self._lines(cursor, offset, last)
            cursor = offset
            if (
                self.events[-1] == _LINE_BEGINNING
                and isinstance(events[0], Empty)
                and _WORD_BREAK in events[0].attributes
            ):
                # The break in a word is the beginning of its line.
                self.events.pop()
            self.events += events
        self._lines(cursor, end, last)

    def _lines(self, start: int, end: int, last: int) -> None:
        """Give `[start, end)` with a line beginning after each line end before `last`: after it there is no line."""
        cursor = start
        for match in _LINE_END.finditer(self.content, start, max(start, min(end, last))):
            self.events += (Characters(self.content[cursor : match.end()]), _LINE_BEGINNING)
            cursor = match.end()
        if cursor < end:
            self.events.append(Characters(self.content[cursor:end]))


def _mention_range(mention: Mention, agent: str) -> _Range:
    element = MENTIONS[mention.category]
    opening = Start(element, (*mention.attributes, *_said(mention, agent)))
    return _Range(mention.span.start, mention.span.end, (opening,), (End(element),), 1)


def _spelling_range(spelling: Spelling, agent: str) -> _Range:
    original, other = CORRECTED if spelling.kinds == ("correction",) else REGULARISED
    kinds = spelling.kinds if other == "reg" else ()
    attributes = (*zip(("type", "subtype"), kinds, strict=False), *_said(spelling, agent))
    written = (Characters(spelling.text),) if spelling.text else ()
    closing = (End(original), Start(other, attributes), *written, End(other), End(CHOICE))
    return _Range(spelling.span.start, spelling.span.end, (Start(CHOICE), Start(original)), closing, 2)


def _said(found: Mention | Spelling, agent: str) -> Iterator[tuple[str, str]]:
    """Give the attributes that say how sure it is, on what evidence, and who says so."""
    if found.certainty is not None:
        # In digits, and all of them: xsd:decimal has no exponent.
        yield "cert", f"{Decimal(repr(found.certainty)):f}"
    if found.evidence:
        yield "evidence", found.evidence
    yield "resp", f"#resp-{agent}"


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


def _nested(
    ranges: list[_Range], points: list[_Point], start: int, end: int
) -> Iterator[tuple[int, tuple[Event, ...]]]:
    """Give tags and points in the order in which they are written, each with its offset.

    At one offset elements end, then begin (the longest outermost), then stand points. An element that may be cut and
    is in the way is ended and begun again inside. Linear in the number of ranges for a bounded depth of nesting.
    """
    opened: list[_Range] = []
    next_range, next_point, offset = 0, 0, start
    while True:
        following = [
            *(max(r.start, start) for r in ranges[next_range : next_range + 1]),
            *(min(r.end, end) for r in opened),
            *(max(p.offset, start) for p in points[next_point : next_point + 1]),
        ]
        if not following:
            return
        offset = min(following)
        beginning: list[_Range] = []
        while next_range < len(ranges) and ranges[next_range].start <= offset:
            beginning.append(ranges[next_range])
            next_range += 1
        reach = max((r.end for r in beginning if r.whole), default=0)
        lowest = next((i for i, r in enumerate(opened) if min(r.end, end) <= offset or r.end < reach), len(opened))
        for closed in reversed(opened[lowest:]):
            yield offset, closed.closing
        beginning.extend(r for r in opened[lowest:] if min(r.end, end) > offset)
        crossed = any(r.whole and offset < r.end < reach for r in opened[lowest:])
        if crossed or reach > end or any(r.whole and r.start < start for r in beginning):
            raise ValueError(f"a mention or a spelling crosses another, or the end of its block, at character {offset}")
        del opened[lowest:]
        for new in sorted(beginning, key=lambda r: (-r.end, r.rank)):
            yield offset, new.opening
            opened.append(new)
        while next_point < len(points) and points[next_point].offset <= offset:
            yield offset, points[next_point].events
            next_point += 1
