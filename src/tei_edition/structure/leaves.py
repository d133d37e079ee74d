"""The leaves of the new tree, in the order of the text: passages, cut where a recognition covers some of their lines."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from tei_edition.model import Attributes, Block, BlockRole, Recognition, RecognitionRole, Span
from tei_edition.model.value import value
from tei_edition.structure.passages import Anatomy, Line, Passage
from tei_edition.text.outline import Part

RESPONSIBILITY = "#resp-structure"

type Place = Literal["heading", "opening", "closing", "furniture", "postscript", "speaker", "common"]

_PLACES: dict[RecognitionRole, tuple[Place, BlockRole]] = {
    "masthead": ("furniture", "furniture"),
    "running-head": ("furniture", "furniture"),
    "page-number": ("furniture", "furniture"),
    "heading": ("heading", "heading"),
    "byline": ("opening", "byline"),
    "dateline": ("closing", "dateline"),
    "salutation": ("opening", "salutation"),
    "signature": ("closing", "signature"),
    "reference": ("opening", "reference"),
    "postscript": ("postscript", "paragraph"),
    "footnote": ("common", "footnote"),
    "verse": ("common", "verse"),
    "entry": ("common", "list"),
    "speaker": ("speaker", "speaker"),
    "page-jump": ("common", "paragraph"),
    "address": ("common", "paragraph"),
}
_AROUND: frozenset[Place] = frozenset({"opening", "closing"})
_MARK = re.compile(r" ?[-،,/|–—·:] ?")
_FURNITURE = {"masthead": "header", "running-head": "header", "page-number": "pageNum"}
_OVER_PASSAGES: frozenset[RecognitionRole] = frozenset(
    {"signature", "salutation", "postscript", "dateline", "address", "heading", "entry"}
)


@value
class Leaf:
    """A part with its place in a division; `recognition` made it what it is, unless the reader did."""

    place: Place
    part: Part
    level: int = 1
    recognition: Recognition | None = None


def certain(recognition: Recognition) -> Attributes:
    """Give the facts that say who recognised something, and how surely."""
    return (("certainty", f"{recognition.certainty:g}"), ("responsibility", RESPONSIBILITY))


def leaves(anatomy: Anatomy, lines: tuple[Recognition, ...]) -> Iterator[Leaf]:  # noqa: PLR0912  one branch for each sort of passage
    """Give the leaves for the recognised `lines`, which do not overlap. Linear."""
    supporters = _Supporters(anatomy) if anatomy.found("supporters") else None
    addresses = _Addresses(anatomy)
    usable = [clipped for r in lines if (clipped := _clipped(anatomy, r)) is not None]
    starts = [r.span.start for r in usable]
    cried = {r.span.start for r in anatomy.found("slogan") if r.fact("whole") == "yes"}
    cursor = 0
    for passage in anatomy.passages:
        start, end = max(passage.span.start, cursor), passage.span.end
        if start >= end and passage.span.start < passage.span.end:
            continue
        group = supporters.beginning_in(start, end) if supporters and passage.role != "table" else None
        if supporters and group:
            part, cursor = supporters.part(group)
            if anatomy.text[start : part.start].strip():
                yield _plain(passage, start, part.start, addresses)
            yield Leaf("common", part, recognition=group)
            continue
        inside = usable[bisect_left(starts, start) : bisect_left(starts, end)]
        if not passage.divisible:
            if passage.role == "list" and inside and all(r.role == "footnote" for r in inside):
                for recognition in inside:
                    yield _recognised(anatomy, passage, recognition)
            elif supporters and passage.role == "table":
                yield Leaf("common", supporters.in_table(_part(anatomy, passage)))
            else:
                yield _whole(anatomy, passage)
            continue
        if not inside and start == passage.span.start:
            if passage.role == "heading" and not anatomy.states_headings and passage.lines[0].start in cried:
                # A slogan at the foot was taken for a heading by its shape only.
                yield Leaf("common", replace(_part(anatomy, passage), role="paragraph"))
                continue
            yield _whole(anatomy, passage, addresses)
            continue
        spoken = said = False
        for recognition in inside:
            between = anatomy.text[start : recognition.span.start]
            leaf = _recognised(anatomy, passage, recognition)
            # A mark between a name and its date is neither's: the opener or the closer around them holds it.
            parted = said and leaf.place in _AROUND and _MARK.fullmatch(between) is not None
            said = leaf.place in _AROUND
            if between.strip() and not parted:
                yield _plain(passage, *_stripped(anatomy, start, recognition.span.start), addresses)
            spoken = spoken or recognition.role == "speaker"
            if recognition.role == "address":
                addresses.into(leaf.part)
            yield leaf
            start = cursor = max(start, recognition.span.end)
        if anatomy.text[start:end].strip():
            yield _plain(passage, *_stripped(anatomy, start, end), addresses, spoken=spoken)


def _clipped(anatomy: Anatomy, recognition: Recognition) -> Recognition | None:
    """Give `recognition` as far as it lies in one passage, or in paragraphs that follow one another."""
    index = anatomy.line_index(recognition.span.start)
    if index < 0 or anatomy.lines[index].end <= recognition.span.start:
        in_list = recognition.role == "footnote"
        return recognition if in_list else None
    passage = anatomy.passages[anatomy.lines[index].passage]
    end = passage.span.end
    if recognition.role in _OVER_PASSAGES:
        while end < recognition.span.end and passage.index + 1 < len(anatomy.passages):
            passage = anatomy.passages[passage.index + 1]
            if not passage.divisible or (passage.role == "heading" and anatomy.states_headings):
                break
            end = passage.span.end
    end = min(end, recognition.span.end)
    return recognition if end == recognition.span.end else replace(recognition, span=Span(recognition.span.start, end))


def _stripped(anatomy: Anatomy, start: int, end: int) -> tuple[int, int]:
    text = anatomy.text[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def _plain(passage: Passage, start: int, end: int, addresses: "_Addresses", *, spoken: bool = False) -> Leaf:
    # What follows a speaker was taken for a heading by its shape only.
    role: BlockRole = "paragraph" if spoken else passage.role
    part = Part(role, start, end, level=passage.level)
    if role == "heading":
        return Leaf("heading", part, passage.level)
    addresses.into(part)
    return Leaf("common", part)


def _whole(anatomy: Anatomy, passage: Passage, addresses: "_Addresses | None" = None) -> Leaf:
    part = _part(anatomy, passage)
    if passage.role == "heading":
        return Leaf("heading", part, passage.level)
    if addresses and passage.role == "paragraph":
        addresses.into(part)
    return Leaf("furniture" if passage.role == "break" else "common", part)


def _part(anatomy: Anatomy, passage: Passage) -> Part:
    """Give the blocks of a passage as the tree that they were made of."""
    blocks = anatomy.document.blocks[passage.first : passage.last]
    root = _of(blocks[0])
    opened = [(blocks[0].depth, root)]
    for block in blocks[1:]:
        while opened[-1][0] >= block.depth:
            opened.pop()
        part = _of(block)
        opened[-1][1].parts.append(part)
        opened.append((block.depth, part))
    return root


def _of(block: Block) -> Part:
    return Part(block.role, block.span.start, block.span.end, block.attributes)


def _recognised(anatomy: Anatomy, passage: Passage, recognition: Recognition) -> Leaf:
    place, role = _PLACES[recognition.role]
    start, end = recognition.span.start, recognition.span.end
    facts = certain(recognition)
    part = Part(role, start, end, facts)
    level = passage.level
    if recognition.role in _FURNITURE:
        part.attributes = (("kind", _FURNITURE[recognition.role]), *facts)
    elif recognition.role == "heading":
        kind = recognition.fact("kind")
        part.attributes = (*((("kind", kind),) if kind in ("main", "kicker", "sub") else ()), *facts)
        level = passage.level or (2 if kind == "inner" else 1)
    elif recognition.role == "footnote":
        part.attributes = (("identifier", f"note.{start}"), *facts)
    elif recognition.role == "verse":
        part.parts = [Part("verse-line", line.start, line.end) for line in _lines_in(anatomy, start, end)]
    elif recognition.role == "entry":
        part.attributes, part.parts = _listed(recognition)
    elif recognition.role == "speaker" or recognition.role in ("postscript", "page-jump", "address"):
        part.attributes = ()
    if recognition.fact("place") == "foot":
        place = "closing"
    return Leaf(place, part, level, recognition)


def _listed(recognition: Recognition) -> tuple[Attributes, list[Part]]:
    """Give the facts of the list that an entry is of, and the entry as its item; `arrangement` joins neighbours."""
    sort = recognition.fact("list")
    start, end = recognition.span.start, recognition.span.end
    item = Part("item", start, end)
    if sort == "numbered":
        item.parts = [Part("label", start, start + int(recognition.fact("marker")))]
    return ((("rendition", sort) if sort == "numbered" else ("kind", sort)), *certain(recognition)), [item]


def _lines_in(anatomy: Anatomy, start: int, end: int) -> list[Line]:
    index = anatomy.line_index(start)
    found = []
    while index < len(anatomy.lines) and anatomy.lines[index].start < end:
        if anatomy.lines[index].end > start:
            found.append(anatomy.lines[index])
        index += 1
    return found


class _Addresses:
    """Postal addresses, which stand inside a paragraph."""

    def __init__(self, anatomy: Anatomy) -> None:
        self._anatomy = anatomy
        self._found = anatomy.found("address")
        self._starts = [r.span.start for r in self._found]

    def into(self, part: Part) -> None:
        """Put the addresses that lie in `part` into it."""
        index, cursor = bisect_left(self._starts, part.start), part.start
        while index < len(self._found) and self._found[index].span.end <= part.end:
            if self._found[index].span.start >= cursor:
                part.parts.append(self._address(self._found[index]))
                cursor = self._found[index].span.end
            index += 1

    def _address(self, recognition: Recognition) -> Part:
        start, end = recognition.span.start, recognition.span.end
        rows = [
            Part("address-line", max(line.start, start), min(line.end, end))
            for line in _lines_in(self._anatomy, start, end)
        ]
        return Part("address", start, end, certain(recognition), rows)


class _Supporters:
    """Lists of supporters: one part for each country, in running text and in the cells of tables."""

    def __init__(self, anatomy: Anatomy) -> None:
        self._anatomy = anatomy
        self._groups = anatomy.found("supporters")
        self._starts = [r.span.start for r in self._groups]
        self._countries = {r.span.start: r.span for r in anatomy.found("country")}
        self._items = [r for r in anatomy.found("item") if "star" in r.evidence]
        self._item_starts = [r.span.start for r in self._items]
        self._lists = [p for p in anatomy.passages if p.role == "list"]
        self._list_starts = [p.span.start for p in self._lists]

    def beginning_in(self, start: int, end: int) -> Recognition | None:
        """Give the group that begins in a stretch."""
        index = bisect_left(self._starts, start)
        return self._groups[index] if index < len(self._groups) and self._starts[index] < end else None

    def part(self, group: Recognition) -> tuple[Part, int]:
        """Give the list that `group` is, and where it ends."""
        start, end = group.span.start, group.span.end
        country = self._countries.get(start)
        item = Part("item", start, end)
        if country:
            item.parts.append(Part("label", country.start, country.end, (("kind", "country"), *certain(group))))
        nested = [
            _part(self._anatomy, passage)
            for passage in self._lists[bisect_left(self._list_starts, start) : bisect_right(self._list_starts, end - 1)]
        ]
        stars = self._items[bisect_left(self._item_starts, start) : bisect_right(self._item_starts, end - 1)]
        if not nested and stars:
            items = [
                Part("item", r.span.start, r.span.end, parts=[Part("label", r.span.start, r.span.start + 1)])
                for r in stars
            ]
            nested = [Part("list", items[0].start, items[-1].end, (("rendition", "bullet"),), items)]
        named = country.end if country else nested[0].start if nested else start
        if nested and not self._anatomy.text[named : nested[0].start].strip(" \r\n:"):
            item.parts.append(nested[0])
        attributes = (("kind", "supporters"), *certain(group))
        return Part("list", start, end, attributes, [item]), end

    def in_table(self, table: Part) -> Part:
        """Put the lists into the cells of `table` that hold them."""
        for row in table.parts:
            for cell in row.parts:
                cell.parts = [listed for part in cell.parts for listed in self._listed(part)]
                if not cell.parts:
                    group = self.beginning_in(cell.start, cell.end)
                    if group and group.span.start == cell.start:
                        cell.parts = [self.part(group)[0]]
        return table

    def _listed(self, part: Part) -> list[Part]:
        group = self.beginning_in(part.start, part.start + 1)
        if group is None or part.role != "paragraph":
            return [part]
        listed, end = self.part(group)
        rest = self._anatomy.text[end : part.end]
        if not rest.strip():
            return [listed]
        return [listed, Part("paragraph", end + len(rest) - len(rest.lstrip()), part.end)]
