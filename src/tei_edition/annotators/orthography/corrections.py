"""The editors' own corrections: found in the text by their words, and laid over it as a layer of their own.

What a person decided goes before what was found: a mention that crosses a correction gives way.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tei_edition.annotators.orthography import EDITORS, EDITORS_TASK
from tei_edition.model import Correction, Document, Finding, Layer, Mention, Span, Spelling, finding
from tei_edition.text.inlines import running_text

_WHITE = re.compile(r"\s+")
_POINTERS = frozenset({"xml:id", "corresp"})


def lay(
    document: Document, corrections: Sequence[Correction], file: str
) -> tuple[Document, tuple[Span, ...], tuple[Finding, ...]]:
    """Lay `corrections` over `document`; give it, the stretches that they decide on, and what is wrong with them.

    The words of a correction stand once in the text, white space apart, between what it says stands before and after
    them; otherwise it is a finding (W02, W03) of `file`, which states it, and is left out. So is one that is not the
    text of one block, or that touches an earlier one (W04). Linear for each correction.
    """
    if not corrections:
        return document, (), ()
    decided: list[Span] = []
    spellings: list[Spelling] = []
    findings: list[Finding] = []
    stretches = running_text(document.blocks)
    for correction in corrections:
        spans = _places(document.text.content, correction)
        problem = _problem(document, spans[0], stretches, decided) if len(spans) == 1 else ""
        if len(spans) != 1 or problem:
            code = "W04" if problem else "W03" if spans else "W02"
            line, column = correction.place
            said = " ".join(correction.quote.split())
            findings.append(
                finding(code, file=file, line=line, column=column, quote=said, count=len(spans), problem=problem)
            )
            continue
        decided.append(spans[0])
        if correction.correction not in (None, correction.quote):
            spellings.append(Spelling(spans[0], correction.correction or "", ("correction",)))
    if spellings:
        document = _yielding(document, [spelling.span for spelling in spellings])
        ordered = tuple(sorted(spellings, key=lambda spelling: spelling.span.start))
        document = document.with_layer(Layer(EDITORS, EDITORS_TASK, (), ordered))
    return document, tuple(decided), tuple(findings)


def _places(content: str, correction: Correction) -> list[Span]:
    before, quote, after = (_pattern(text) for text in (correction.prefix, correction.quote, correction.suffix))
    # Ahead of the match, so that places which overlap are found too.
    pattern = re.compile(f"(?={before}(?P<quote>{quote}){after})")
    return [Span(*match.span("quote")) for match in pattern.finditer(content)]


def _pattern(text: str) -> str:
    return r"\s+".join(re.escape(part) for part in _WHITE.split(text))


def _problem(document: Document, span: Span, stretches: list[tuple[int, int]], decided: Iterable[Span]) -> str:
    index = bisect_right(stretches, (span.start, len(document.text.content))) - 1
    if index < 0 or span.end > stretches[index][1] or span.start == span.end:
        return "they reach over the end of a part of the text"
    if any(span.start < other.end and other.start < span.end for other in decided):
        return "another correction has some of them"
    if any(inline.role == "image" and _cross(inline.span, span) for inline in document.inlines):
        return "they reach into the text of a picture"
    return ""


def _yielding(document: Document, spans: Sequence[Span]) -> Document:
    """Give `document` without the mentions that cross one of `spans`, and without pointers to them."""
    gone = {m for m in document.reading.mentions if any(_cross(m.span, span) for span in spans)}
    if not gone:
        return document
    lost = {f"#{dict(mention.attributes).get('xml:id')}" for mention in gone}
    layers = tuple(
        replace(layer, mentions=tuple(_without(mention, lost) for mention in layer.mentions if mention not in gone))
        for layer in document.layers
    )
    return replace(document, layers=layers)


def _without(mention: Mention, lost: set[str]) -> Mention:
    """Give `mention` without its pointers where one of them leads to what is `lost`."""
    if lost.isdisjoint(dict(mention.attributes).get("corresp", "").split()):
        return mention
    return replace(mention, attributes=tuple(a for a in mention.attributes if a[0] not in _POINTERS))


def _cross(one: Span, other: Span) -> bool:
    first, second = sorted((one, other), key=lambda span: (span.start, -span.end))
    return first.start < second.start < first.end < second.end
