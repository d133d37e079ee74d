"""Whom a list of supporters supports, where the words over the list name a person or a body that is supported.

Most lists do not say: “a part of the support that our office received” names nobody. Then nothing is concluded, as
whom a text is about is not yet whom the names under it support.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tei_edition.linking.clusters import Occurrence
from tei_edition.model import Document

_REACH = 400
"""Code points before a list, or after the one before it, in which it is announced."""
_CAUSE = r"(?:(?:آزادی|مبارزه|مبارزات|اعتصاب|خواست(?:[\s\u200c]?های?)?|فراخوان|کارزار)\s+)?"
_SUPPORT = r"(?:حمایت|پشتیبانی|همبستگی|دفاع)"
_BEFORE = re.compile(
    rf"(?:{_SUPPORT}(?:[\s\u200c]?های?)?\s+(?:از|با)|(?:حامیان|پشتیبانان|مدافعان)|در\s+(?:حمایت|پشتیبانی|دفاع)\s+از)\s+{_CAUSE}\Z"
)
"""“The support of …”, “the supporters of …”, up to the name."""
_FROM = re.compile(rf"(?:از|با)\s+{_CAUSE}\Z")
_AFTER = re.compile(rf"\s+(?:اعلام\s+)?{_SUPPORT}\s+(?:خود|کرد|می|نمود|شد|به)")
"""“from … have given support”: the name stands between."""


class Support(NamedTuple):
    """One who stands in a list, whom the list supports, and the words that say so."""

    supporter: Occurrence
    supported: Occurrence
    evidence: str


def support(document: Document, occurrences: Sequence[Occurrence]) -> list[Support]:
    """Give who supports whom, for each list of supporters that says it; linear in the mentions but for sorting."""
    spans = [found.span for found in document.recognised("supporters")]
    if not spans:
        return []
    content = document.text.content
    outermost = sorted((o for o in occurrences if o.depth == 0), key=lambda o: o.start)
    found: list[Support] = []
    supported, end, evidence, position = None, 0, "", 0
    for span in spans:
        begin = max(end, span.start - _REACH)
        while position < len(outermost) and outermost[position].end <= begin:
            position += 1
        while position < len(outermost) and outermost[position].start < span.start:
            occurrence = outermost[position]
            if occurrence.category != "place" and _is_supported(content, occurrence):
                supported, evidence = occurrence, _line(content, occurrence)
            position += 1
        if supported is not None:
            index = position
            while index < len(outermost) and outermost[index].start < span.end:
                if outermost[index].category != "place":
                    found.append(Support(outermost[index], supported, evidence))
                index += 1
        end = span.end
    return found


def _is_supported(content: str, occurrence: Occurrence) -> bool:
    before = content[max(0, occurrence.start - 60) : occurrence.start]
    if _BEFORE.search(before):
        return True
    return _FROM.search(before) is not None and _AFTER.match(content, occurrence.end) is not None


def _line(content: str, occurrence: Occurrence) -> str:
    start = content.rfind("\n", 0, occurrence.start) + 1
    end = content.find("\n", occurrence.end)
    return content[start : end if end >= 0 else len(content)].strip()
