"""From the parts that a reader found to the blocks of a document.

A reader says only where its parts lie. Here they are settled: every character that XML would not allow between
elements (all but its four white-space characters) comes to lie inside a part that holds text, headings open sections,
and the tree is laid flat.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tei_edition.model import TEXT_ROLES, Attributes, Block, BlockRole, Inline, Span

_VISIBLE = re.compile(r"[^ \t\r\n]")


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


def blocks(content: str, parts: list[Part]) -> tuple[Block, ...]:
    """Settle `parts`, the parts of the whole text `content` in order, and give them as blocks.

    Afterwards every visible character lies in a part that holds text; a text that has any character but XML's white
    space has at least one block; a heading and what follows it, up to the next heading of its rank or above, are a
    section. Headings inside lists, quotations and tables become labels, as TEI has no heads there. Linear.
    """
    _close_gaps(content, parts, 0, len(content), may_insert=True)
    return tuple(_flat(_sections(parts), 0))


def _holds_text(part: Part) -> bool:
    return part.role in TEXT_ROLES


def _close_gaps(content: str, parts: list[Part], start: int, end: int, *, may_insert: bool) -> None:
    for part in parts:
        if part.parts:
            _close_gaps(
                content,
                part.parts,
                part.parts[0].start if _holds_text(part) else part.start,
                part.parts[-1].end if _holds_text(part) else part.end,
                may_insert=part.role == "quotation",
            )
    index, cursor = 0, start
    while index <= len(parts):
        following = parts[index] if index < len(parts) else None
        gap_end = following.start if following else end
        visible = _VISIBLE.search(content, cursor, gap_end)
        if visible:
            previous = parts[index - 1] if index else None
            first, last = visible.start(), _last_visible(content, cursor, gap_end)
            # A form feed begins a page: it goes with what follows it.
            page = content.find("\f", first, last)
            if page >= 0 and following and _can_grow(following):
                _grow_start(following, page)
                last = _last_visible(content, cursor, page)
            if last > first and not (previous and _grow_end(previous, last)):
                if following and _can_grow(following):
                    _grow_start(following, first)
                elif may_insert:
                    parts.insert(index, Part("paragraph", first, last))
                    index += 1
        if following:
            cursor = following.end
        index += 1


def _last_visible(content: str, start: int, end: int) -> int:
    return start + len(content[start:end].rstrip(" \t\r\n"))


def _can_grow(part: Part) -> bool:
    return _holds_text(part) or bool(part.parts and _can_grow(part.parts[0]))


def _grow_start(part: Part, start: int) -> None:
    part.start = start
    if not _holds_text(part):
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


def _flat(parts: list[Part], depth: int, *, inside: bool = False) -> Iterator[Block]:
    for part in parts:
        role, attributes = part.role, part.attributes
        if role == "heading" and inside:
            role, attributes = "label", (("kind", "heading"),)
        yield Block(role, Span(part.start, part.end), depth, attributes)
        yield from _flat(part.parts, depth + 1, inside=inside or role != "section")


def inlines(found: list[Inline]) -> tuple[Inline, ...]:
    """Give `found` in its normal form: by start, the longer first, neighbours that say the same as one.

    Two bold stretches that touch are one bold stretch: that is what lets a stretch be cut in two where a name crosses
    its end, and be whole again when the TEI is read back.
    """
    normal: list[Inline] = []
    latest: dict[tuple[str, Attributes], int] = {}
    for inline in sorted(found, key=lambda inline: (inline.span.start, -inline.span.end)):
        key = (inline.role, inline.attributes)
        index = latest.get(key)
        if index is not None and len(inline.span) and normal[index].span.end == inline.span.start:
            normal[index] = Inline(inline.role, Span(normal[index].span.start, inline.span.end), inline.attributes)
        else:
            if len(inline.span):
                latest[key] = len(normal)
            normal.append(inline)
    return tuple(sorted(normal, key=lambda inline: (inline.span.start, -inline.span.end)))
