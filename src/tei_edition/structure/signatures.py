"""Signature blocks: name, office, body and place at the foot of a text, in any order, on one or many lines."""

import re
from collections.abc import Iterator

from tei_edition.model import Recognition, Span
from tei_edition.structure.lexicon import (
    DATE,
    NO_LETTER_AFTER,
    OFFICE,
    ORGANIZATION,
    VERB_AT_END,
    alternatives,
    is_known_name,
    is_personal_name,
)
from tei_edition.structure.passages import Anatomy, Claimed, Line
from tei_edition.structure.regions import Run, short_runs

_SIGNED = re.compile(
    rf"(?:{alternatives('امضا', 'امضاء', 'امضاها', 'امضا_کنندگان', 'امضاکنندگان', 'امضا کننده', 'از طرف', 'به نمایندگی از')}){NO_LETTER_AFTER}"
)
_CALL = re.compile(
    rf"(?:{alternatives('زنده باد', 'مرگ بر', 'سرنگون باد', 'نابود باد', 'پیروز باد', 'گرامی باد', 'پاینده', 'برقرار باد', 'تماس', 'ادامه', 'بقیه', 'پایان', 'پی_نوشت', 'توضیح', 'نشانی', 'آدرس', 'منبع', 'یادداشت', 'رونوشت')}){NO_LETTER_AFTER}"
)
_LONGEST = 100
_MOST_LINES = 14


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find signature blocks: at the foot of a text, or anywhere before a dateline of their own. Linear."""
    claimed = anatomy.claimed(
        "dateline", "page-jump", "page-number", "salutation", "email", "telephone", "web-address", "address", "continuation",
        "masthead", "running-head", "speaker", "teaser",
    )  # fmt: skip
    dated = {recognition.span.start for recognition in anatomy.found("dateline")}
    ends = {recognition.span.end for recognition in anatomy.found("dateline")}
    yield from _repeated(anatomy, claimed)
    for run in short_runs(anatomy):
        yield from _in_run(anatomy, run, claimed, (dated, ends))


def _repeated(anatomy: Anatomy, claimed: Claimed) -> Iterator[Recognition]:
    """Find the body that stands over the text once more alone after it, before the list of its members."""
    heads = {
        line.text.rstrip(" :") for line in anatomy.lines[:3] if len(line) < _LONGEST and ORGANIZATION.search(line.text)
    }
    for passage in anatomy.passages[3:]:
        if len(passage.lines) == 1 and passage.divisible and passage.lines[0].text.rstrip(" :") in heads:
            line = passage.lines[0]
            following = anatomy.passages[passage.index + 1 : passage.index + 2]
            if line not in claimed and following and following[0].role == "list":
                yield Recognition("signature", line.span, 0.85, "the body of the head, over the list of its members")


def _in_run(
    anatomy: Anatomy, run: Run, claimed: Claimed, datelines: tuple[set[int], set[int]]
) -> Iterator[Recognition]:
    if run.first and not run.last:
        return
    foot = list(run.foot)
    if run.last and not foot and run.first:
        foot = list(run.lines[2:])
    group: list[Line] = []
    groups: list[list[Line]] = []
    for line in foot:
        if line not in claimed and _may_sign(anatomy, line):
            group.append(line)
            continue
        if group:
            groups.append(group)
            group = []
    if group:
        groups.append(group)
    for lines in groups:
        yield from _signature(anatomy, run, _connected(lines), datelines)


def _connected(lines: list[Line]) -> list[list[Line]]:
    """Divide lines of different passages where a body's or a person's block ends and the next begins."""
    return [lines]


def _may_sign(anatomy: Anatomy, line: Line) -> bool:
    text = line.text
    if len(line) > _LONGEST or text.endswith((".", "؟", "!", "…", '"')) or _CALL.match(text):
        return False
    if anatomy.passages[line.passage].role == "heading":
        return False
    if text.endswith(":"):
        return _SIGNED.match(text) is not None
    if _SIGNED.match(text) or line.bold:
        return True
    if VERB_AT_END.search(text) and not OFFICE.search(text):
        return False
    return (
        ORGANIZATION.search(text) is not None
        or OFFICE.search(text) is not None
        or is_personal_name(DATE.sub("", text).strip(" -،()"))
    )


def _signature(
    anatomy: Anatomy, run: Run, groups: list[list[Line]], datelines: tuple[set[int], set[int]]
) -> Iterator[Recognition]:
    for group in groups:
        lines = group[:_MOST_LINES] if len(group) > _MOST_LINES else group
        last_index = anatomy.line_index(lines[-1].start)
        following = anatomy.lines[last_index + 1 : last_index + 2]
        before = anatomy.lines[max(0, anatomy.line_index(lines[0].start) - 1)]
        dated = bool(following and following[0].start in datelines[0]) or before.end in datelines[1]
        body = any(ORGANIZATION.search(line.text) for line in lines)
        office = any(OFFICE.search(line.text) for line in lines)
        signed = any(_SIGNED.match(line.text) for line in lines)
        bold = all(line.bold for line in lines)
        own_date = any(DATE.search(line.text) for line in lines)
        name = any(is_personal_name(line.text) for line in lines)
        if dated and (body or office or bold or name):
            certainty, evidence = 0.95, "names above or below a dateline"
        elif signed:
            certainty, evidence = 0.9, "the word for a signature"
        elif own_date and (body or office):
            certainty, evidence = 0.9, "a body or an office with a date"
        elif run.last and (body or office) and max(len(line) for line in lines) < 90:
            certainty, evidence = 0.85, "a body or an office at the end"
        elif run.last and len(lines) <= 3 and any(is_known_name(line.text) for line in lines):
            certainty, evidence = 0.7, "a name at the end"
        elif run.head and not run.last and (office or (bold and body) or (body and name)):
            certainty, evidence = 0.7, "a body or an office before a heading"
        elif (
            run.head
            and not run.last
            and body
            and len(lines) <= 2
            and all(ORGANIZATION.match(line.text) for line in lines)
        ):
            certainty, evidence = 0.6, "a body before a heading"
        else:
            continue
        yield from _without_dates(lines, certainty, evidence)


def _without_dates(lines: list[Line], certainty: float, evidence: str) -> Iterator[Recognition]:
    """Give the lines as one signature, up to each date at the end of one of them: that, with its place, is a dateline."""
    start = lines[0].start
    for line in lines:
        date = next(iter(DATE.finditer(line.text)), None)
        if date is None or len(line.text) - date.end() > 2 or date.start() < 3:
            continue
        before = line.text[: date.start()].rstrip(" -،(")
        cut = max(before.rfind("-"), before.rfind("،"))
        place = before[cut + 1 :].strip() if cut >= 0 else ""
        if not (
            0 < len(place.split()) <= 2 and not ORGANIZATION.search(place) and not OFFICE.search(place)
        ) or is_personal_name(place):
            cut, place = len(before), ""
        end = len(before[:cut].rstrip(" -،(")) if place else len(before)
        at = line.start + (line.text.index(place, cut) if place else date.start())
        if line.start + end > start:
            yield Recognition("signature", Span(start, line.start + end), certainty, evidence)
        yield Recognition("dateline", Span(at, line.start + date.end()), certainty, "a date at the end of a signature")
        start = line.end
    if start < lines[-1].end:
        yield Recognition(
            "signature", Span(start + 1 if start > lines[0].start else start, lines[-1].end), certainty, evidence
        )
