"""Signature blocks: name, office, body and place at the foot of a text, in any order, on one or many lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tei_edition.model import Recognition, RecognitionRole, Span
from tei_edition.structure.lexicon import (
    DATE,
    GROUPED,
    NO_LETTER_AFTER,
    OFFICE,
    ORGANIZATION,
    VERB_AT_END,
    alternatives,
    is_given_name,
    is_initials,
    is_known_name,
    is_personal_name,
)
from tei_edition.structure.passages import Anatomy, Claimed, Line, Run
from tei_edition.structure.verses import names_poet

_SIGNED = re.compile(
    rf"(?:{alternatives('امضا', 'امضاء', 'امضاها', 'امضا_کنندگان', 'امضاکنندگان', 'امضا کننده', 'از طرف', 'به نمایندگی از')}){NO_LETTER_AFTER}"
)
_CALL = re.compile(
    rf"(?:{alternatives('زنده باد', 'مرگ بر', 'سرنگون باد', 'نابود باد', 'پیروز باد', 'گرامی باد', 'پاینده', 'برقرار باد', 'تماس', 'ادامه', 'بقیه', 'پایان', 'پی_نوشت', 'توضیح', 'نشانی', 'آدرس', 'منبع', 'یادداشت', 'رونوشت')}){NO_LETTER_AFTER}"
)
_RECORDED = re.compile(
    rf"(?:(?:{alternatives('صورت_جلسه', 'صورتجلسه', 'گزارش')})(?: جلسه)?(?: را)? ?(?:نوشت|تنظیم کرد|نوشته|تهیه کرد|از)|{alternatives('تنظیم_کننده', 'تهیه_کننده', 'نویسنده')}(?: ?ی)? {alternatives('صورت_جلسه', 'گزارش')}) ?:"
)
"""Who wrote the minutes."""
_BESIDE = re.compile(
    rf"(?:{alternatives('بر پایه', 'بر اساس', 'براساس', 'به نقل از', 'برگرفته از', 'به گزارش', 'به گفته', 'به مناسبت', 'در', 'با', 'برای', 'درباره', 'این', 'که', 'منابع', 'بازنشر', 'چاپ', 'حق چاپ', 'تکثیر', 'پخش')}){NO_LETTER_AFTER}"
)
"""Words of a line that tells where something is from, or for whom: a body named in it does not sign."""
_AFTER_NAME = re.compile(r" ?[،(] ?| - |-(?= )")
_LONGEST = 100
_MOST_LINES = 14
_FEW_WORDS = 4
"""Words of a line that signs, and lines of a block, where nothing but words of leave over them tell it."""
_TAKEN: frozenset[RecognitionRole] = frozenset(
    {
        "dateline", "page-jump", "page-number", "salutation", "email", "telephone", "web-address", "address",
        "continuation", "masthead", "running-head", "speaker", "teaser",
    }
)  # fmt: skip


@dataclass(slots=True)
class _Around:
    """What stands around signatures: where datelines begin and end, and words of leave, the end by the beginning."""

    dated: set[int]
    ends: set[int]
    farewells: dict[int, int]


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find signature blocks: at the foot of a text, or anywhere before a dateline of their own. Linear."""
    yield from _repeated(anatomy)
    around = _Around(
        {r.span.start for r in anatomy.found("dateline")},
        {r.span.end for r in anatomy.found("dateline")},
        {r.span.start: r.span.end for r in anatomy.found("salutation") if r.fact("place") == "foot"},
    )
    signed = [r for run in anatomy.runs for r in _in_run(anatomy, run, around)]
    yield from signed
    if anatomy.found("verse"):
        yield from _under_verse(anatomy, Claimed(r.span for r in signed))


def _under_verse(anatomy: Anatomy, signed: Claimed) -> Iterator[Recognition]:
    """Find the name of a poet alone on the line under a poem; over the next poem it is a heading."""
    poems = anatomy.found("verse")
    starts = {r.span.start for r in poems}
    for poem in poems:
        index = anatomy.line_index(poem.span.end) + 1
        line, following = [*anatomy.lines[index : index + 2], None, None][:2]
        if (
            line is None
            or line.start in starts
            or not _TAKEN.isdisjoint(line.roles)
            or line.span in signed
            or not names_poet(line)
        ):
            continue
        if following is None or following.start not in starts or anatomy.adjoin(poem.span.end, line.start):
            yield Recognition("signature", line.span, 0.8, "a name alone under verse")


def _repeated(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find the body that stands over the text once more alone after it, before the list of its members."""
    heads = {
        line.text.rstrip(" :") for line in anatomy.lines[:3] if len(line) < _LONGEST and ORGANIZATION.search(line.text)
    }
    for passage in anatomy.passages[3:] if heads else ():
        if len(passage.lines) == 1 and passage.divisible and passage.lines[0].text.rstrip(" :") in heads:
            line = passage.lines[0]
            following = anatomy.passages[passage.index + 1 : passage.index + 2]
            if _TAKEN.isdisjoint(line.roles) and following and following[0].role == "list":
                yield Recognition("signature", line.span, 0.85, "the body of the head, over the list of its members")


def _in_run(anatomy: Anatomy, run: Run, around: _Around) -> Iterator[Recognition]:
    if run.first and not run.last:
        return
    farewells = around.farewells
    groups: list[list[Line]] = [[]]
    for line in run.lines[2:] if run.first else run.foot:
        named = farewells.get(line.start, line.end)
        if named < line.end:
            start = named + len(anatomy.text[named : line.end]) - len(anatomy.text[named : line.end].lstrip())
            groups += [[replace(line, start=start, text=anatomy.text[start : line.end])], []]
            continue
        before = anatomy.lines[line.index - 1] if line.index else None
        taking_leave = before is not None and farewells.get(before.start) == before.end
        if _TAKEN.isdisjoint(line.roles) and (_may_sign(anatomy, line) or (taking_leave and _is_short(line))):
            groups[-1].append(line)
        else:
            groups.append([])
    for lines in groups:
        if lines:
            yield from _signature(anatomy, run, lines[:_MOST_LINES], around)


def _may_sign(anatomy: Anatomy, line: Line) -> bool:  # noqa: PLR0911  each return is a reason
    text = line.text
    if len(line) > _LONGEST or text.endswith((".", "؟", "!", "…", '"')) or _CALL.match(text):
        return is_initials(text)
    if anatomy.passages[line.passage].role == "heading":
        return False
    if text.endswith(":"):
        return _SIGNED.match(text) is not None and not _heads_names(anatomy, line)
    if _SIGNED.match(text) or _RECORDED.match(text) or line.bold:
        return True
    if _BESIDE.match(text):
        return False
    if _is_person(line, known=True) or is_given_name(text):
        return True
    if VERB_AT_END.search(text) and not OFFICE.search(text):
        return False
    return (
        GROUPED.match(text) is not None
        or ORGANIZATION.search(text) is not None
        or OFFICE.search(text) is not None
        or _is_person(line)
    )


def _heads_names(anatomy: Anatomy, line: Line) -> bool:
    """Tell the words over rows of names, each of which is an entry; there may be a trade or a city between."""
    return any("entry" in following.roles for following in anatomy.lines[line.index + 1 : line.index + 3])


def _is_short(line: Line) -> bool:
    return line.words <= _FEW_WORDS and not any(c.isdecimal() or c in '.:؟!"' for c in line.text)


def _is_person(line: Line, *, known: bool = False) -> bool:
    """Tell a name, with what may stand after a comma or a dash: an office, a trade, a city."""
    undated = DATE.sub("", line.text) if line.dates else line.text
    name = _AFTER_NAME.split(undated.strip(" -،()"))[0]
    if known:
        return is_known_name(name)
    return is_personal_name(name) or is_initials(name)


def _signature(anatomy: Anatomy, run: Run, lines: list[Line], around: _Around) -> Iterator[Recognition]:
    following = anatomy.lines[lines[-1].index + 1 : lines[-1].index + 2]
    at = lines[0].index
    # A name may stand on the line of the words of leave.
    before = anatomy.lines[at if anatomy.lines[at].start < lines[0].start else max(0, at - 1)]
    dated = bool(following and following[0].start in around.dated) or before.end in around.ends
    body = any(ORGANIZATION.search(line.text) or GROUPED.match(line.text) for line in lines)
    office = any(OFFICE.search(line.text) for line in lines)
    signed = any(_SIGNED.match(line.text) or _RECORDED.match(line.text) for line in lines)
    bold = all(line.bold for line in lines)
    own_date = any(line.dates for line in lines)
    name = any(_is_person(line) for line in lines)
    if dated and (body or office or bold or name):
        certainty, evidence = 0.95, "names above or below a dateline"
    elif signed:
        certainty, evidence = 0.9, "the word for a signature"
    elif before.start in around.farewells and len(lines) <= _FEW_WORDS:
        certainty, evidence = 0.9, "names under words of leave"
    elif own_date and (body or office or bold):
        certainty, evidence = 0.9, "a body or an office with a date"
    elif run.last and (body or office) and max(len(line) for line in lines) < 90:
        certainty, evidence = 0.85, "a body or an office at the end"
    elif run.last and len(lines) <= 3 and any(_is_person(line, known=True) for line in lines):
        certainty, evidence = 0.7, "a name at the end"
    elif (run.last or dated) and len(lines) == 1 and is_given_name(lines[0].text):
        certainty, evidence = 0.7, "a given name at the end"
    elif run.last and len(lines) == 1 and is_initials(lines[0].text):
        certainty, evidence = 0.7, "initials at the end"
    elif run.head and not run.last and (office or (bold and body) or (body and name)):
        certainty, evidence = 0.7, "a body or an office before a heading"
    elif (
        run.head and not run.last and body and len(lines) <= 2 and all(ORGANIZATION.match(line.text) for line in lines)
    ):
        certainty, evidence = 0.6, "a body before a heading"
    else:
        return
    yield from _without_dates(lines, certainty, evidence)


def _without_dates(lines: list[Line], certainty: float, evidence: str) -> Iterator[Recognition]:
    """Give the lines as one signature, up to each date at the end of one of them: that, with its place, is a dateline."""
    start = lines[0].start
    for line in lines:
        begin, stop = next(iter(line.dates), (0, 0))
        if begin < 3 or len(line.text) - stop > 2:
            continue
        before = line.text[:begin].rstrip(" -،(")
        cut = max(before.rfind("-"), before.rfind("،"))
        place = before[cut + 1 :].strip() if cut >= 0 else ""
        if not (
            0 < len(place.split()) <= 2 and not ORGANIZATION.search(place) and not OFFICE.search(place)
        ) or is_personal_name(place):
            cut, place = len(before), ""
        end = len(before[:cut].rstrip(" -،(")) if place else len(before)
        at = line.start + (line.text.index(place, cut) if place else begin)
        if line.start + end > start:
            yield Recognition("signature", Span(start, line.start + end), certainty, evidence)
        yield Recognition("dateline", Span(at, line.start + stop), certainty, "a date at the end of a signature")
        start = line.end
    if start < lines[-1].end:
        yield Recognition(
            "signature", Span(start + 1 if start > lines[0].start else start, lines[-1].end), certainty, evidence
        )
