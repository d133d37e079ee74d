"""Verse: lines of two hemistichs, and stanzas of free verse in a text whose prose is not broken into lines."""

import re
from collections.abc import Iterator

from tei_edition.model import Recognition, Span
from tei_edition.structure.lexicon import DATE, ORGANIZATION
from tei_edition.structure.passages import Anatomy, Line, Passage

_HEMISTICHS = re.compile(r"[^\d/*…]{9,42}(?: {3,}| ?/ ?| ?\*{1,3} ?| ?… ?| {2,})[^\d/*…]{9,42}")
_LONGEST = 48
_WIDE = 75


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find verse. Linear."""
    claimed = anatomy.claimed(
        "masthead", "heading", "dateline", "byline", "salutation", "signature", "address", "telephone", "email", "web-address",
        "turn", "teaser", "page-jump", "supporters", "slogan", "running-head", "postscript", "footnote", "page-number",
    )  # fmt: skip
    widest = max((len(line) for line in anatomy.lines), default=0)
    columns = any(len(p.lines) > 4 and p.prose and max(map(len, p.lines)) < _LONGEST for p in anatomy.passages)
    prose = any(passage.prose for passage in anatomy.passages)
    for passage in anatomy.passages:
        if passage.role != "paragraph":
            continue
        lines = [line for line in passage.lines if line not in claimed]
        if len(lines) != len(passage.lines) or not lines:
            continue
        if all(_HEMISTICHS.fullmatch(line.text) for line in lines):
            if len(lines) > 1 or "  " in lines[0].text or "/" in lines[0].text:
                yield Recognition("verse", Span(lines[0].start, lines[-1].end), 0.85, "two hemistichs on a line")
        elif not columns and (widest >= _WIDE or not prose) and _is_stanza(anatomy, passage, lines, alone=not prose):
            yield Recognition(
                "verse", Span(lines[0].start, lines[-1].end), 0.65, "short lines of uneven length, without an end"
            )


def _is_stanza(anatomy: Anatomy, passage: Passage, lines: list[Line], *, alone: bool) -> bool:
    lengths = [len(line) for line in lines]
    if len(lines) < 3 or max(lengths) > _LONGEST:
        return False
    open_ends = sum(1 for line in lines if not line.text.endswith((".", ":", "؟")))
    plain = not any(
        any(c.isdecimal() for c in line.text) or ":" in line.text or "@" in line.text or DATE.search(line.text) or line.bold
        or line.text.startswith(("-", "*", "•", "·")) or ORGANIZATION.match(line.text)
        for line in lines
    )  # fmt: skip
    if not plain or open_ends * 2 < len(lines):
        return False
    if alone:
        return sum(len(p.lines) for p in anatomy.passages) >= 6 and max(lengths) - min(lengths) >= 6
    before = anatomy.passages[passage.index - 1] if passage.index else None
    return len(lines) >= 3 and (before is None or before.role == "paragraph")
