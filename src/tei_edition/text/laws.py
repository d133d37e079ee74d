"""The text laws that need no XML: L1 and L2. They are checked at the end of every encoding, not only in tests."""

import html
from collections.abc import Iterator

from tei_edition.model import Document, EditionError, Run, finding


def check_regions(document: Document) -> None:
    """Check law L1: the regions partition the source, and whatever is not content says why.

    Raises `EditionError` L01 at the first byte where they do not.
    """
    name, offset = document.source.name, 0
    for region in document.regions:
        if region.start != offset or region.end <= region.start:
            detail = f"a region runs from {region.start} to {region.end}"
            raise EditionError(finding("L01", file=name, offset=offset, detail=detail))
        if region.kind != "content" and not region.reason:
            raise EditionError(finding("L01", file=name, offset=offset, detail=f"{region.kind} without a reason"))
        offset = region.end
    if offset != len(document.source.data):
        raise EditionError(finding("L01", file=name, offset=offset, detail="the regions end before the source"))


def check_alignment(document: Document) -> None:
    """Check law L2: the runs cover the text, lie in the content regions, and agree with the source.

    A verbatim run is its bytes, decoded; a listed replacement is what its kind says of them. Raises `EditionError`
    L02 at the first run that is otherwise. Linear in the size of the source.
    """
    source, text = document.source, document.text

    def broken(run: Run, why: str) -> EditionError:
        line, column = text.position(run.text_start)
        detail = f"characters {run.text_start} to {run.text_end} ({run.kind}) {why}"
        return EditionError(finding("L02", file=source.name, line=line, column=column, detail=detail))

    covered = 0
    content = _content(document)
    stretch = next(content, None)
    for run in text.alignment:
        while stretch is not None and stretch[1] <= run.source_start:
            stretch = next(content, None)
        if stretch is None or run.source_start < stretch[0] or run.source_end > stretch[1]:
            raise broken(run, "lie outside the content of the source")
        if run.text_start != covered:
            raise broken(run, f"do not follow character {covered}")
        covered = run.text_end
        found = source.encoding.decode(source.data[run.source_start : run.source_end])
        if not _agrees(run, found, text.content[run.text_start : run.text_end]):
            raise broken(run, "are not what the source says there")
    aligned = sum(
        end - start for start, end in zip(text.alignment.source_starts, text.alignment.source_ends, strict=True)
    )
    stated = sum(region.end - region.start for region in document.regions if region.kind == "content")
    if covered != len(text.content) or aligned != stated:
        detail = f"{covered} of {len(text.content)} characters stand for {aligned} of {stated} bytes"
        raise EditionError(finding("L02", file=source.name, detail=detail))


def _content(document: Document) -> Iterator[tuple[int, int]]:
    return ((region.start, region.end) for region in document.regions if region.kind == "content")


def _agrees(run: Run, source: str, text: str) -> bool:
    match run.kind:
        case "verbatim":
            return source == text
        case "line-end":
            return (source, text) == ("\r\n", "\n")
        case "character-reference":
            return source.startswith("&") and html.unescape(source) == text
