"""Verse: lines of two hemistichs, and stanzas of free verse in a text whose prose is not broken into lines."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tei_edition.model import Recognition, Span
from tei_edition.structure.lexicon import DATE, OFFICE, ORGANIZATION, is_known_name
from tei_edition.structure.passages import Anatomy, Line

_HEMISTICHS = re.compile(r"[^\d/*…]{9,42}(?: {3,}| ?/ ?| ?\*{1,3} ?| ?… ?| {2,})[^\d/*…]{9,42}")
_LONGEST = 55
_WIDE = 75


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find verse. Linear."""
    claimed = anatomy.claimed(
        "masthead",
        "running-head",
        "page-number",
        "page-jump",
        "telephone",
        "email",
        "web-address",
        "address",
        "turn",
        "teaser",
    )
    uneven = {p.index for p in anatomy.passages if p.role == "paragraph" and _is_uneven(p.lines)}
    running = [p for p in anatomy.passages if p.prose and p.index not in uneven]
    poem = not running and sum(len(anatomy.passages[index].lines) for index in uneven) >= 6
    wide = any(len(line) >= _WIDE for p in running for line in p.lines)
    columns = any(len(p.lines) > 4 and max(map(len, p.lines)) < _LONGEST for p in running)
    for passage in anatomy.passages:
        if passage.role != "paragraph" or not passage.lines or any(line in claimed for line in passage.lines):
            continue
        lines = passage.lines
        if all(_HEMISTICHS.fullmatch(line.text) for line in lines):
            if len(lines) > 1 or "  " in lines[0].text or "/" in lines[0].text:
                yield Recognition("verse", Span(lines[0].start, lines[-1].end), 0.85, "two hemistichs on a line")
        elif passage.index in uneven and (poem or (wide and not columns and len(lines) > 2)) and _is_plain(lines):
            yield Recognition("verse", Span(lines[0].start, lines[-1].end), 0.65, "short lines that fill no column")


def _is_uneven(lines: tuple[Line, ...]) -> bool:
    """Tell lines that no column broke: after most of them the next word would have fitted."""
    if len(lines) < 2 or max(len(line) for line in lines) > _LONGEST:
        return False
    width = max(len(line) for line in lines)
    room = sum(
        1
        for line, following in pairwise(lines)
        if len(line) + 1 + len(following.text.split(maxsplit=1)[0]) <= width * 0.9
    )
    return room * 2 >= len(lines) - 1


def _is_plain(lines: tuple[Line, ...]) -> bool:
    """Tell lines of words alone, most of which end without a full stop."""
    ends = sum(1 for line in lines if line.text.endswith((".", ":")))
    return ends * 2 <= len(lines) and not any(
        any(c.isdecimal() for c in line.text)
        or line.bold
        or "@" in line.text
        or DATE.search(line.text)
        or line.text.startswith(("-", "*", "•", "·"))
        or ORGANIZATION.search(line.text)
        or OFFICE.search(line.text)
        or is_known_name(line.text)
        for line in lines
    )
