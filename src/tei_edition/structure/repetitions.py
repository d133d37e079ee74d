"""What stands in a document twice: cells of a table, and lines, as OCR leaves them where it read a place again.

Nothing is taken out: a finding says where, and a person decides. Short cells and short lines are alike in many tables
and texts; a line of any length right after itself is not.
"""

from collections.abc import Iterator
from itertools import pairwise

from tei_edition.model import Document, Finding, finding
from tei_edition.structure.passages import FURNITURE, Anatomy
from tei_edition.text.folding import collapsed

_LEAST_CELL = 25
_LEAST_LINE = 60
_LEAST_AT_ONCE = 8
_SHOWN = 50


def repetitions(anatomy: Anatomy) -> Iterator[Finding]:
    """Give at most one finding on cells and one on lines, each at the first that repeats another. Linear."""
    document = anatomy.document
    cells = _twice(
        (block.span.start, collapsed(anatomy.text[block.span.start : block.span.end]))
        for block in document.blocks
        if block.role == "cell" and len(block.span) >= _LEAST_CELL
    )
    yield from _said("T01", document, cells)
    yield from _said("T02", document, [*_lines(anatomy)])


def _lines(anatomy: Anatomy) -> Iterator[tuple[int, int, str]]:
    long = _twice(
        (line.start, line.text)
        for line in anatomy.lines
        if len(line) >= _LEAST_LINE and FURNITURE.isdisjoint(line.roles)
    )
    known = {start for start, _, _ in long}
    at_once = [
        (following.start, line.start, line.text)
        for line, following in pairwise(anatomy.lines)
        if line.text == following.text
        and len(line) >= _LEAST_AT_ONCE
        and following.start not in known
        and FURNITURE.isdisjoint(line.roles)
    ]
    yield from sorted([*long, *at_once])


def _twice(stretches: Iterator[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """Give the stretches that repeat an earlier one: where they stand, where it stood, and what they say."""
    first: dict[str, int] = {}
    found = []
    for start, text in stretches:
        if text in first:
            found.append((start, first[text], text))
        else:
            first[text] = start
    return found


def _said(code: str, document: Document, found: list[tuple[int, int, str]]) -> Iterator[Finding]:
    if not found:
        return
    start, earlier, text = found[0]
    line, column = document.text.position(start)
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
    yield finding(
        code,
        file=document.source.name,
        line=line,
        column=column,
        count=len(found),
        text=shown,
        earlier=document.text.position(earlier)[0],
    )
