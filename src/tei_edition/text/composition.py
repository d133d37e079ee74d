"""From the decoded characters of a source to its reading text, its alignment and its regions."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tei_edition.model import RUN_KINDS, Alignment, Region, RegionKind, RunKind, Source, Text


class Segment(NamedTuple):
    """What one stretch `[start, end)` of the decoded source is, in code points.

    A stretch of `content` is read as it stands, or as `replacement`, of the kind `run`. Everything else is no text,
    for the reason given.
    """

    kind: RegionKind
    start: int
    end: int
    reason: str = ""
    run: RunKind = "verbatim"
    replacement: str | None = None


def line_ends(decoded: str, start: int, end: int) -> Iterator[Segment]:
    """Give the content segments of `[start, end)`, with every CRLF read as one line feed."""
    while (found := decoded.find("\r\n", start, end)) >= 0:
        if start < found:
            yield Segment("content", start, found)
        yield Segment("content", found, found + 2, run="line-end", replacement="\n")
        start = found + 2
    if start < end:
        yield Segment("content", start, end)


def compose(source: Source, decoded: str, segments: Iterable[Segment]) -> tuple[Text, tuple[Region, ...]]:
    """Put the reading text together from `segments`, which partition `decoded` in order.

    Neighbouring stretches that are read the same way become one run, and neighbouring content one region. Text law L1
    is checked on the result elsewhere, so a wrong partition is found, not hidden. Linear in the length of `decoded`.
    """
    pieces: list[str] = []
    kinds = bytearray()
    text_starts, source_starts, source_ends = array("Q"), array("Q"), array("Q")
    regions: list[Region] = []
    mark = source.encoding.mark
    if mark:
        regions.append(Region("markup", 0, mark, "byte-order mark"))
    offset, length = mark, 0
    for segment in _merged(segments):
        stretch = decoded[segment.start : segment.end]
        end = offset + source.encoding.length(stretch)
        if segment.kind == "content":
            kinds.append(RUN_KINDS.index(segment.run))
            text_starts.append(length)
            source_starts.append(offset)
            source_ends.append(end)
            piece = stretch if segment.replacement is None else segment.replacement
            pieces.append(piece)
            length += len(piece)
        previous = regions[-1] if regions else None
        if previous and segment.kind == previous.kind == "content":
            regions[-1] = Region("content", previous.start, end)
        else:
            regions.append(Region(segment.kind, offset, end, segment.reason))
        offset = end
    alignment = Alignment(bytes(kinds), text_starts, source_starts, source_ends, length)
    return Text("".join(pieces), alignment), tuple(regions)


def _merged(segments: Iterable[Segment]) -> Iterator[Segment]:
    waiting: Segment | None = None
    for segment in segments:
        if segment.start == segment.end:
            continue
        if waiting is None:
            waiting = segment
        elif (
            waiting.kind == segment.kind
            and waiting.reason == segment.reason
            and waiting.replacement is None
            and segment.replacement is None
        ):
            waiting = waiting._replace(end=segment.end)
        else:
            yield waiting
            waiting = segment
    if waiting is not None:
        yield waiting


class OffsetMap:
    """Offsets in the decoded source to offsets in the reading text, for the segments that made it."""

    __slots__ = ("_segments", "_starts", "_text_starts")

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Index `segments`; linear in their number."""
        self._segments = [segment for segment in segments if segment.start < segment.end]
        self._starts = [segment.start for segment in self._segments]
        self._text_starts: list[int] = []
        length = 0
        for segment in self._segments:
            self._text_starts.append(length)
            length += self._length(segment)
        self._starts.append(self._segments[-1].end if self._segments else 0)
        self._text_starts.append(length)

    @staticmethod
    def _length(segment: Segment) -> int:
        if segment.kind != "content":
            return 0
        return segment.end - segment.start if segment.replacement is None else len(segment.replacement)

    def text_offset(self, offset: int) -> int:
        """Give the place in the text of what stands at `offset`; what is no text stands where the next text begins."""
        index = bisect_right(self._starts, offset) - 1
        if index >= len(self._segments):
            return self._text_starts[-1]
        segment = self._segments[index]
        if segment.kind != "content" or segment.replacement is not None:
            return self._text_starts[index] if offset == segment.start else self._text_starts[index + 1]
        return self._text_starts[index] + offset - segment.start
