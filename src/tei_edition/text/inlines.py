"""What is marked inside blocks, in its normal form: the form that reading the TEI gives back."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from tei_edition.model import TEXT_ROLES, Attributes, Block, Inline, InlineRole, Span

# Bounded, so that many breaks among many spaces stay linear.
_LINE_END_FOLLOWS = re.compile(r"[ \t]{0,16}[\r\n]")


def inlines(content: str, settled: tuple[Block, ...], found: Iterable[Inline]) -> tuple[Inline, ...]:
    """Give `found` in its normal form for a text of these blocks: by start, the longer first.

    A stretch lies within the running text of one block: what reached further is cut at the block's end. Stretches of
    one block that say the same, and touch or overlap, are one: that is what lets a stretch be cut in two where a name
    crosses its end, and be whole again when the TEI is read back. A point lies in a running text; a line break beside a
    line end, or at a word break, is theirs. A link without a target is none. Linear but for sorting.
    """
    ordered = sorted(found, key=lambda inline: inline.span.start)
    if not ordered:
        return ()
    stretches = running_text(settled)
    ends = [end for _, end in stretches]
    pieces: dict[tuple[InlineRole, Attributes], list[tuple[int, int, int]]] = {}
    points: list[Inline] = []
    for inline in ordered:
        start, end = inline.span.start, inline.span.end
        if start == end:
            index = bisect_left(ends, start)
            inside = index < len(stretches) and stretches[index][0] <= start
            if inside and not (inline.role == "line-break" and _beside_line_end(content, start)):
                points.append(inline)
        elif inline.role != "link" or dict(inline.attributes).get("target"):
            index = bisect_right(ends, start)
            placed = pieces.setdefault((inline.role, inline.attributes), [])
            while index < len(stretches) and stretches[index][0] < end:
                first, last = stretches[index]
                placed.append((max(start, first), min(end, last), index))
                index += 1
    ranges = [
        Inline(role, Span(start, end), attributes)
        for (role, attributes), placed in sorted(pieces.items())
        for start, end in ([(start, end) for start, end, _ in placed] if role == "image" else _united(placed))
        if start < end
    ]
    broken = {point.span.start for point in points if point.role == "word-break"}
    kept = [point for point in points if point.role != "line-break" or point.span.start not in broken]
    return tuple(sorted([*ranges, *kept], key=lambda inline: (inline.span.start, -inline.span.end)))


def running_text(settled: tuple[Block, ...]) -> list[tuple[int, int]]:
    """Give the stretches of text that are blocks' own, half-open, in order; the empty ones are among them."""
    found: list[tuple[int, int]] = []
    opened: list[Block] = []
    cursor = 0

    def own_text(end: int) -> None:
        if opened and opened[-1].role in TEXT_ROLES:
            found.append((cursor, max(cursor, end)))

    for block in settled:
        while len(opened) > block.depth:
            own_text(opened[-1].span.end)
            cursor = max(cursor, opened.pop().span.end)
        own_text(block.span.start)
        cursor = max(cursor, block.span.start)
        if block.role != "break":
            opened.append(block)
    while opened:
        own_text(opened[-1].span.end)
        cursor = max(cursor, opened.pop().span.end)
    return found


def _beside_line_end(content: str, offset: int) -> bool:
    return content[offset - 1 : offset] in ("\n", "\r") or _LINE_END_FOLLOWS.match(content, offset) is not None


def _united(placed: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int, int]] = []
    for start, end, stretch in sorted(placed, key=lambda piece: (piece[2], piece[0])):
        if united and united[-1][2] == stretch and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], end), stretch)
        else:
            united.append((start, end, stretch))
    return [(start, end) for start, end, _ in united]
