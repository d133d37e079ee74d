"""From the parts that a reader found to the blocks of a document.

A reader says only where its parts lie. Here they are settled: every character that XML would not allow between
elements (all but its four white-space characters) comes to lie inside a part that holds text, headings open sections,
and the tree is laid flat.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from tei_edition.model import TEXT_ROLES, UNHOLDABLE, Attributes, Block, BlockRole, Span

_VISIBLE = re.compile(r"[^ \t\r\n]")
_LINE_END = re.compile(r"[\r\n]")
_LETTER = re.compile(r"\w")


@dataclass(slots=True)
class Part:
    """A part as a reader finds it: `start` and `end` are half-open offsets in the reading text.

    `level` (1 and up) is the rank of a heading; `end` may grow while the tree is settled.
    """

    role: BlockRole
    start: int
    end: int
    attributes: Attributes = ()
    parts: "list[Part]" = field(default_factory=list)
    level: int = 1


def blocks(content: str, parts: list[Part], points: Container[int] = ()) -> tuple[Block, ...]:
    """Settle `parts`, the parts of the whole text `content` in order, and give them as blocks.

    A part without a character that marks nothing is dropped, but where something stands at one of the `points`.

    Afterwards every visible character lies in a part that holds text; a text that has any character but XML's white
    space has at least one block; a heading and what follows it, up to the next heading of its rank or above, are a
    section. Headings inside lists, quotations and tables become labels, as TEI has no heads there. Linear.
    """
    return tuple(_flat(_sections(_settled(content, parts, points))))


def arranged_blocks(content: str, parts: list[Part], points: Container[int] = ()) -> tuple[Block, ...]:
    """Settle `parts` as `blocks` does, but open no sections: they are among the parts already. Linear."""
    return tuple(_flat(_settled(content, parts, points)))


def _settled(content: str, parts: list[Part], points: Container[int]) -> list[Part]:
    parts = _filled(parts, points)
    _close_gaps(content, parts, 0, len(content), may_insert=True)
    return parts


def _filled(parts: list[Part], points: Container[int]) -> list[Part]:
    filled = []
    for part in parts:
        if part.parts:
            part.parts = _filled(part.parts, points)
        empty = part.start == part.end and part.start not in points
        if part.parts or part.role in ("item", "cell", "break") or (_holds_text(part) and not empty):
            filled.append(part)
    return filled


def _holds_text(part: Part) -> bool:
    return part.role in TEXT_ROLES


def _settle(content: str, part: Part) -> None:
    """Settle the parts of `part`, which has some."""
    if _holds_text(part) or part.role in ("opener", "closer"):
        # What lies between its parts is its own: of an opener or a closer, the mark between a name and a date.
        for inner in part.parts:
            if inner.parts:
                _settle(content, inner)
        # But what XML cannot hold is an element, which stands in one of them; a form feed begins a page.
        for before, following in pairwise(part.parts):
            unholdable = UNHOLDABLE.search(content, before.end, following.start)
            if unholdable and _can_grow(following):
                _grow_start(following, unholdable.start())
    else:
        _close_gaps(content, part.parts, part.start, part.end, may_insert=part.role == "quotation")


def _close_gaps(content: str, parts: list[Part], start: int, end: int, *, may_insert: bool) -> None:
    settled: list[Part] = []
    cursor = start
    for following in (*parts, None):
        if following and following.parts:
            _settle(content, following)
        gap_end = following.start if following else end
        visible = _VISIBLE.search(content, cursor, gap_end)
        if visible:
            first, last = visible.start(), _last_visible(content, cursor, gap_end)
            # A form feed begins a page: it goes with what follows it.
            page = content.find("\f", first, last)
            if page >= 0 and following and _can_grow(following):
                _grow_start(following, page)
                last = _last_visible(content, cursor, page)
            line_end = _LINE_END.search(content, cursor, last)
            apart = may_insert and line_end and _LETTER.search(content, line_end.end(), last)
            if last > first and apart:
                settled.append(Part("paragraph", first, last))
            elif last > first and not (settled and _grow_end(settled[-1], last)):
                if following and _can_grow(following):
                    _grow_start(following, first)
                elif may_insert:
                    settled.append(Part("paragraph", first, last))
        if following:
            settled.append(following)
            cursor = following.end
    parts[:] = settled


def _last_visible(content: str, start: int, end: int) -> int:
    return start + len(content[start:end].rstrip(" \t\r\n"))


def _can_grow(part: Part) -> bool:
    return _holds_text(part) or bool(part.parts and _can_grow(part.parts[0]))


def _grow_start(part: Part, start: int) -> None:
    part.start = start
    # Nothing stands before an item's marker.
    if not _holds_text(part) or (part.parts and part.parts[0].role == "label"):
        _grow_start(part.parts[0], start)


def _grow_end(part: Part, end: int) -> bool:
    if _holds_text(part) or (part.parts and _grow_end(part.parts[-1], end)):
        part.end = max(part.end, end)
        return True
    return False


def _sections(parts: list[Part]) -> list[Part]:
    top: list[Part] = []
    open_sections: list[tuple[int, Part]] = []
    for part in parts:
        if part.role == "heading":
            while open_sections and open_sections[-1][0] >= part.level:
                open_sections.pop()
            section = Part("section", part.start, part.end, (("kind", "section"),), [part])
            (open_sections[-1][1].parts if open_sections else top).append(section)
            open_sections.append((part.level, section))
        else:
            (open_sections[-1][1].parts if open_sections else top).append(part)
        for _, section in open_sections:
            section.end = max(section.end, part.end)
    return top


def _flat(parts: list[Part]) -> Iterator[Block]:
    ahead = [(part, 0, False) for part in reversed(parts)]
    while ahead:
        part, depth, inside = ahead.pop()
        role, attributes = part.role, part.attributes
        if role == "heading" and inside:
            role, attributes = "label", (("kind", "heading"),)
        yield Block(role, Span(part.start, part.end), depth, attributes)
        if part.parts:
            inside = inside or role != "section"
            ahead.extend((inner, depth + 1, inside) for inner in reversed(part.parts))
