"""The dates of a document as a layer, with what is wrong with any of them as findings."""

from collections.abc import Iterator

from tei_edition.dates import DateContext, DateExpression, DateKind, FindingCode, find_dates
from tei_edition.model import Document, Finding, Layer, Mention, Span, finding
from tei_edition.text.inlines import running_text

AGENT = "dates"
TASK = "finding dates, and their values in the calendars"

_CODES = {
    FindingCode.IMPOSSIBLE_DATE: "D01",
    FindingCode.WEEKDAY_CONTRADICTION: "D02",
    FindingCode.CALENDAR_CONTRADICTION: "D03",
    FindingCode.MIXED_CALENDARS: "D04",
    FindingCode.OUT_OF_RANGE: "D05",
}


def annotate(document: Document, context: DateContext) -> tuple[Layer, tuple[Finding, ...]]:
    """Find the dates of `document`; none reaches over the end of a block.

    Each has its dating attributes (Guidelines, chapter 14.4), its certainty, and, where the words do not state the
    value, the evidence; the same day in two calendars is two dates that point to each other. Linear.
    """
    content = document.text.content
    dates = find_dates(content, context)
    kept = dict(_within_blocks(document, dates))
    mentions = tuple(_mention(index, date, kept) for index, date in kept.items())
    findings = tuple(
        finding(
            _CODES[problem.code],
            file=document.source.name,
            line=line,
            column=column,
            date=" ".join(content[date.start : date.end].split()),
            problem=problem.message.rstrip("."),
        )
        for date in kept.values()
        for problem in date.findings
        for line, column in [document.text.position(date.start)]
    )
    return Layer(AGENT, TASK, mentions), findings


def _within_blocks(document: Document, dates: tuple[DateExpression, ...]) -> Iterator[tuple[int, DateExpression]]:
    stretches = iter(running_text(document.blocks))
    start, end = next(stretches, (0, 0))
    for index, date in enumerate(dates):
        while end <= date.start and (stretch := next(stretches, None)):
            start, end = stretch
        if start <= date.start and date.end <= end:
            yield index, date


def _mention(index: int, date: DateExpression, kept: dict[int, DateExpression]) -> Mention:
    attributes = list(date.dating.items())
    if date.kind is DateKind.RELATIVE:
        attributes.append(("type", "relative"))
    counterparts = [number for number in date.counterparts if number in kept]
    if counterparts:
        attributes.append(("xml:id", _identifier(index)))
        attributes.append(("corresp", " ".join(f"#{_identifier(number)}" for number in counterparts)))
    evidence = date.evidence.word if date.evidence else ""
    return Mention("date", Span(date.start, date.end), date.certainty, evidence, tuple(attributes))


def _identifier(index: int) -> str:
    return f"date-{index + 1}"
