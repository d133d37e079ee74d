"""Where a text goes on, and where it came from: “بقیه در صفحه ۲”, “صفحه ۳”, “ادامه از صفحه ۱”; and page numbers.

A line that only names a page is a jump where the text before it is unfinished, or where it stands under a title or a
name; it is the number of the page itself where it stands beside a running head or at a page break.
"""

import re
from collections.abc import Iterator

from tei_edition.model import Recognition, Span
from tei_edition.structure.passages import Anatomy, Line, ends_sentence

_PAGE = (
    r"(?:صفحه|صفحات|ص\.?) ?(?:ی )?\(?(\d{1,3}|اول|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|اخر)(?:(?: ?و ?| ?- ?)\d{1,3})?\)?"
)
_ONWARD = re.compile(
    rf"[(\[«<]* ?(?:(?:بقیه|ادامه|دنباله|مابقی)(?: ?ی)?(?: [^\W\d_]+){{0,3}}? ?(?:در|به|:|-)? ?{_PAGE}"
    rf"|(?:رجوع کنید به|نگاه کنید به|در|←|→) {_PAGE}) ?[)\]»>]*"
)
_BACKWARD = re.compile(
    rf"[(\[«<]* ?از {_PAGE} ?[)\]»>]*\Z|[(\[«<]* ?(?:بقیه|ادامه|دنباله|مابقی)(?: ?ی)?(?: مطلب| این مطلب| مقاله| گزارش| گفتگو| مصاحبه)? ?از ?{_PAGE} ?[)\]»>]*"
    r"(?: ?[:\-] ?[^.:؟!]{3,60}(?:\.{2,}|…)?\Z)?"
)
_NAMED = re.compile(_PAGE)
_AT_END = re.compile(rf"(?:[.…]{{3,}}|…|-{{2,}}|  +|[،:] ?|[(\[]) ?({_PAGE}) ?[)\]]?\Z")
_NUMBER = re.compile(r"[-–(\[ ]*(\d{1,3})[-–)\] ]*")
_ISSUE = re.compile(r"شماره ?\d")
_ISSUED = re.compile(r"شماره ?\d|\d")
_LONGEST = 60


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find jumps to and from pages, and page numbers that stand alone. Linear."""
    breaks = [i.span.start for i in anatomy.document.inlines if i.role == "page-break"]
    named = [match.start() for match in _NAMED.finditer(anatomy.text)]
    for index in sorted({anatomy.line_index(place) for place in named} - {-1}):
        line = anatomy.lines[index]
        if back := _BACKWARD.search(line.text):
            yield _jump("continuation", line, back, 0.95, "words that name the page before")
        elif onward := _at_edge(_ONWARD, line):
            yield _jump("page-jump", line, onward, 0.95, "words that name the page where the text goes on")
        elif len(line) <= _LONGEST and _NAMED.fullmatch(line.text):
            yield _alone(anatomy, index, breaks)
        elif len(line) <= 150 and not _ISSUE.search(line.text) and (end := _AT_END.search(line.text)):
            span = Span(line.start + end.start(1), line.start + end.end(1))
            yield Recognition("page-jump", span, 0.8, "a page named at the end of an entry", (("page", end[2]),))
    for passage in anatomy.passages if named else ():
        if passage.role == "list":
            for line in passage.lines:
                if end := _AT_END.search(line.text[-40:]):
                    shift = line.start + max(0, len(line.text) - 40)
                    span = Span(shift + end.start(1), shift + end.end(1))
                    yield Recognition(
                        "page-jump", span, 0.8, "a page named at the end of an entry", (("page", end[2]),)
                    )
    yield from _numbers(anatomy, breaks)


def _at_edge(pattern: re.Pattern[str], line: Line) -> re.Match[str] | None:
    """Search where a jump stands: alone on its line, or at its end."""
    match = pattern.search(line.text, max(0, len(line.text) - _LONGEST))
    if match and len(line.text) - match.end() <= 2:
        return match
    return None


def _jump(role: str, line: Line, match: re.Match[str], certainty: float, evidence: str) -> Recognition:
    start, end = line.start + match.start(), line.start + match.end()
    whole = end - start >= len(line) - 3
    facts = (("page", match[1] or ""), ("whole", "yes" if whole else "no"))
    if role == "continuation":
        return Recognition("page-jump", Span(start, end), certainty, evidence, (*facts, ("direction", "back")))
    return Recognition("page-jump", Span(start, end), certainty, evidence, facts)


def _alone(anatomy: Anatomy, index: int, breaks: list[int]) -> Recognition:
    line = anatomy.lines[index]
    match = _NAMED.fullmatch(line.text)
    number = match[1] if match else ""
    at_break = any(0 <= line.start - place < 120 for place in breaks)
    if index == 0 or at_break:
        return Recognition("page-number", line.span, 0.8, "a page named where a page begins", (("page", number),))
    before = anatomy.lines[index - 1]
    if index < 4 and _ISSUED.search(before.text):
        return Recognition(
            "page-number", line.span, 0.9, "a page named under the number of an issue", (("page", number),)
        )
    unfinished = not ends_sentence(before.text)
    certainty = 0.8 if unfinished else 0.6
    evidence = "a page named after a text without an end" if unfinished else "a page named alone on its line"
    return Recognition("page-jump", line.span, certainty, evidence, (("page", number), ("whole", "yes")))


def _numbers(anatomy: Anatomy, breaks: list[int]) -> Iterator[Recognition]:
    """Find bare numbers alone on a line at a page break, or at the very beginning or end."""
    for line in anatomy.numbered:
        if len(line) > 9 or not (match := _NUMBER.fullmatch(line.text)):
            continue
        dressed = line.text.startswith(("-", "(", "[")) and line.text.endswith(("-", ")", "]"))
        near = any(abs(line.start - place) < 120 for place in breaks)
        if near or (line.index in (0, len(anatomy.lines) - 1) and len(anatomy.lines) > 2) or dressed:
            alone = len(anatomy.passages[line.passage].lines) == 1 or near or dressed
            if alone:
                yield Recognition("page-number", line.span, 0.8, "a number alone on its line", (("page", match[1]),))
