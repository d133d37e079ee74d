"""What a reader of a marked-up format claims of its source: this is text, this is markup, this is excluded.

All offsets are half-open and count the code points of the source with every CRLF taken as one line feed. What nobody
claims is settled at the end: white space stays text, the rest is markup.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tei_edition.model import Attributes, Inline, InlineRole, RunKind, Span
from tei_edition.text.composition import OffsetMap, Segment, line_ends
from tei_edition.text.outline import Part

_KEPT_SPACE = re.compile(r"[^\S \t]+")
_CONTAINER_MARKS = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*")


class Marked(NamedTuple):
    """An inline as it lies in the source."""

    role: InlineRole
    start: int
    end: int
    attributes: Attributes = ()


@dataclass(slots=True)
class Claims:
    """The claims on one source, collected in any order."""

    claims: list[Segment] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)

    def text(self, start: int, end: int) -> None:
        """Claim a stretch as text."""
        if start < end:
            self.claims.append(Segment("content", start, end))

    def replaced(self, start: int, end: int, run: RunKind, replacement: str) -> None:
        """Claim a stretch as text that stands for other characters."""
        self.claims.append(Segment("content", start, end, run=run, replacement=replacement))

    def markup(self, start: int, end: int, reason: str) -> None:
        """Claim a stretch as markup."""
        if start < end:
            self.claims.append(Segment("markup", start, end, reason))

    def excluded(self, start: int, end: int, reason: str) -> None:
        """Claim a stretch as neither text nor markup."""
        self.claims.append(Segment("excluded", start, end, reason))

    def mark(self, role: InlineRole, start: int, end: int, attributes: Attributes = ()) -> None:
        """Say what a stretch of text is; an empty one is a point."""
        self.marked.append(Marked(role, start, end, attributes))


class Settlement:
    """The claims on `decoded`, settled: a partition of it, and offsets mapped to the reading text."""

    def __init__(self, decoded: str, claims: Claims) -> None:
        """Settle `claims`; sorting them is all that is not linear."""
        self._line_feeds = _crlf_offsets(decoded)
        self.segments = list(self._segments(decoded, sorted(claims.claims, key=lambda claim: (claim.start, claim.end))))
        self._map = OffsetMap(self.segments)
        self._claims = claims

    def inlines(self) -> list[Inline]:
        """Give what is marked, at its place in the text: stretches that hold text, points, and images."""
        found = []
        for role, start, end, attributes in self._claims.marked:
            span = Span(self.text_offset(start), self.text_offset(end))
            if len(span) or start == end or role == "image":
                found.append(Inline(role, span, attributes))
        return found

    def place(self, parts: list[Part]) -> list[Part]:
        """Move `parts`, in place, from offsets in the source to offsets in the text; give them back."""
        for part in parts:
            part.start, part.end = self.text_offset(part.start), self.text_offset(part.end)
            self.place(part.parts)
        return parts

    def text_offset(self, offset: int) -> int:
        """Give the offset in the text of an offset in the source."""
        return self._map.text_offset(self._decoded_offset(offset))

    def _decoded_offset(self, offset: int) -> int:
        return offset + bisect_left(self._line_feeds, offset)

    def _segments(self, decoded: str, claims: list[Segment]) -> Iterator[Segment]:
        cursor = 0
        for claim in claims:
            start, end = self._decoded_offset(claim.start), self._decoded_offset(claim.end)
            start = max(start, cursor)
            if start >= end:
                continue
            yield from _unclaimed(decoded, cursor, start)
            if claim.kind == "content" and claim.replacement is None:
                yield from line_ends(decoded, start, end)
            else:
                yield Segment(claim.kind, start, end, claim.reason, claim.run, claim.replacement)
            cursor = end
        yield from _unclaimed(decoded, cursor, len(decoded))


def _crlf_offsets(decoded: str) -> list[int]:
    """Give, for each CRLF, the offset of its line feed where every CRLF before it counts as one character.

    An offset at the line feed itself means the whole CRLF, so only what lies after it moves.
    """
    found: list[int] = []
    offset = decoded.find("\r\n")
    while offset >= 0:
        found.append(offset - len(found))
        offset = decoded.find("\r\n", offset + 2)
    return found


def _unclaimed(decoded: str, start: int, end: int) -> Iterator[Segment]:
    """Text are all white space but spaces and tabs beside markup, and lines that are white space altogether."""
    cursor = start
    while cursor < end:
        kept = _KEPT_SPACE.search(decoded, cursor, end)
        stop = kept.start() if kept else end
        if cursor < stop:
            if decoded[cursor:stop].strip(" \t"):
                reason = "container marks" if _CONTAINER_MARKS.fullmatch(decoded, cursor, stop) else "block marks"
                yield Segment("markup", cursor, stop, reason)
            elif _is_blank_line(decoded, cursor, stop):
                yield Segment("content", cursor, stop)
            else:
                yield Segment("layout", cursor, stop, "spaces beside markup")
        if kept:
            yield from line_ends(decoded, kept.start(), kept.end())
            cursor = kept.end()
        else:
            cursor = end


def _is_blank_line(decoded: str, start: int, end: int) -> bool:
    return (start == 0 or decoded[start - 1] in "\r\n") and (end == len(decoded) or decoded[end] in "\r\n")
