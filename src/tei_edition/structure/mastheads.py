"""The furniture of a periodical: its masthead with title and issue, running heads, and the page numbers beside them."""

import re
from collections import Counter
from collections.abc import Iterator

from tei_edition.model import Recognition, RecognitionRole, Span
from tei_edition.structure.lexicon import (
    DATE,
    DIGIT,
    NO_LETTER_AFTER,
    NO_LETTER_BEFORE,
    TAKEN_FROM,
    VERB_AT_END,
    alternatives,
)
from tei_edition.structure.passages import Anatomy, Line

_PLAIN_SORTS = (
    "نشریه", "روزنامه", "هفته_نامه", "ماهنامه", "فصلنامه", "دوهفته_نامه", "مجله", "ارگان", "دو_هفته_نامه",
)  # fmt: skip
_SORT = alternatives(*_PLAIN_SORTS, "خبرنامه", "بولتن", "گاهنامه", "ویژه_نامه", "پیک", "نامه ماهانه")
_ISSUE = re.compile(
    rf"{NO_LETTER_BEFORE}(?:شماره(?: ?ی)?(?: پیاپی| مسلسل)?|شمارۀ|ش\.) ?(\d{{1,4}}|{alternatives('اول', 'دوم', 'سوم', 'چهارم', 'پنجم', 'ششم', 'هفتم', 'هشتم', 'نهم', 'دهم')})(?!\d|/\S| ?:)"
)
_VOLUME = re.compile(r"(?:سال|دوره) (?:\d{1,2}|[ا-ی]{2,9}م|اول)(?!\d)")
_NAME_NUMBER = re.compile(r"[«\"]?([^\W\d_][^\d:.،()]{2,28}?)[»\"]? ?[-،]? (\d{1,4})")
_SORTED_PLAINLY = re.compile(rf"(?:{alternatives(*_PLAIN_SORTS)}){NO_LETTER_AFTER}")
_NUMBER = re.compile(r"[-(\[ ]*(\d{1,3})[-)\] ]*")
_SORTED = re.compile(rf"(?:{_SORT}){NO_LETTER_AFTER}")
_PAGE = re.compile(r"(?:صفحه|ص) ?(\d{1,3})")
_PRICE = re.compile(rf"{NO_LETTER_BEFORE}(?:بها|تک_?شماره|قیمت|تیراژ) ?:? ?\d")
_NO_NAME = re.compile(
    rf"{NO_LETTER_BEFORE}(?:{alternatives('صفحه', 'شماره', 'اطلاعیه', 'بیانیه', 'تلفن', 'فاکس', 'ماده', 'بند', 'فصل', 'بخش', 'سال', 'روز', 'ساعت', 'پیوست', 'قطعنامه', 'اعلامیه', 'خیابان', 'پلاک', 'ضمیمه', 'جدول', 'نامه', 'در', 'از', 'به', 'خرداد', 'تیر')}){NO_LETTER_AFTER}"
)
_NUMBERED_TEXT = re.compile(
    rf"(?:{alternatives('اطلاعیه', 'بیانیه', 'اعلامیه', 'قطعنامه', 'فراخوان', 'اطلاعیه مطبوعاتی', 'گزارش', 'تراکت', 'ابلاغیه', 'بخشنامه')}){NO_LETTER_AFTER}"
)
"""Texts that their issuers number: theirs is no number of a periodical."""
_NO_SHAPE = re.compile(r"[\d ]+")
_LONGEST_HEAD = 70
_LONGEST = 110
_LINES = 7
_LAST_LINES = 3
_LONGEST_NAME = 30
_SOURCE = re.compile(rf"[(\[]? ?(?:{TAKEN_FROM}|به نقل|ماخذ|انتشار در) ?:? ?|[(\[] ?از ")
"""Words before the periodical that a text is taken from."""


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find the masthead at the beginning, and running heads after it. Linear."""
    first = list(_masthead(anatomy))
    if not any(r.role == "periodical" for r, _ in first):
        first += _imprint(anatomy)
    names = {name for _, name in first if name}
    heads = list(_running_heads(anatomy, names, {r.span.start for r, _ in first}))
    numbers = list(_numbers(anatomy, [*(r for r, _ in first), *heads, *anatomy.found("page-jump", "page-number")]))
    lines = [r for r, _ in first if r.role == "masthead"]
    role: RecognitionRole = (
        "running-head" if heads or numbers or any(r.role == "page-number" for r, _ in first) else "masthead"
    )
    if anatomy.found("page-number") and lines:
        role = "running-head"
    if any(_SORTED_PLAINLY.match(anatomy.text, r.span.start) for r in lines[1:]):
        # What sort of periodical it is, or whose organ, stands under its name on the first page alone.
        role = "masthead"
    yield from (r for r, _ in first if r.role != "masthead")
    yield from _united(anatomy, lines, role)
    yield from heads
    yield from numbers
    yield from _over_editor(anatomy)


def _united(anatomy: Anatomy, lines: list[Recognition], role: RecognitionRole) -> Iterator[Recognition]:
    """Give lines of a masthead that follow one another in one passage as one."""
    index = 0
    while index < len(lines):
        last = index
        while (
            last + 1 < len(lines)
            and not anatomy.text[lines[last].span.end : lines[last + 1].span.start].strip(" \r\n")
            and (anatomy.text.count("\n", lines[last].span.end, lines[last + 1].span.start) < 2)
        ):
            last += 1
        first = lines[index]
        yield Recognition(role, Span(first.span.start, lines[last].span.end), first.certainty, first.evidence)
        index = last + 1


def _numbers(anatomy: Anatomy, beside: list[Recognition]) -> Iterator[Recognition]:
    """Find numbers alone on a line beside a masthead, a running head or a page jump, or as the last line."""
    near = {anatomy.line_index(r.span.start) for r in beside if r.role in ("masthead", "running-head", "page-jump")}
    known = {r.span.start for r in beside if r.role == "page-number"}
    if not near:
        return
    for line in anatomy.numbered:
        match = _NUMBER.fullmatch(line.text) if len(line) < 10 else None
        if match is None or "page-jump" in line.roles or line.start in known:
            continue
        if {line.index - 1, line.index + 1} & near or line.index == len(anatomy.lines) - 1:
            yield Recognition(
                "page-number", line.span, 0.85, "a number alone beside a running head", (("page", match[1]),)
            )


def _over_editor(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find the name of a periodical over the line that names its editor."""
    for index, line in enumerate(anatomy.lines[:60] if "سردبیر" in anatomy.text else ()):
        if line.text.startswith("سردبیر") and index and len(anatomy.lines[index - 1].text.split()) <= 3:
            above = anatomy.lines[index - 1]
            if not any(c.isdecimal() or c == ":" for c in above.text):
                yield Recognition("periodical", above.span, 0.8, "a name over the line of the editor")
            return


def _masthead(anatomy: Anatomy) -> Iterator[tuple[Recognition, str]]:  # noqa: PLR0912  one branch for each dress
    lines = anatomy.lines[:_LINES]
    issues = [_issue(line.text) for line in lines]
    numbered = any(issues)
    named = False
    for index, line in enumerate(lines):
        if "address" in line.roles:
            continue
        if not line.short and len(line) > 60:
            return
        if len(line) > _LONGEST:
            return
        text = line.text
        issue, volume = issues[index], _VOLUME.search(text)
        followed = numbered and any(
            issues[other.index] and len(other) < 80 and not other.text.startswith("شماره نامه")
            for other in lines[index + 1 : index + 3]
        )
        tells = _NUMBERED_TEXT.match(text) or (text.endswith(".") and VERB_AT_END.search(text))
        if tells or not (issue or volume or followed or DIGIT.search(text)):
            continue
        sort = _SORTED.match(text.lstrip('«" '))
        bare = _NAME_NUMBER.fullmatch(text)
        name: tuple[int, int] | None = None
        number: tuple[int, int] | None = issue.span(1) if issue else None
        if issue and (issue.start() > 2 or volume or DATE.search(text)) and not text.startswith("شماره نامه"):
            certainty, evidence = 0.95, "the number of an issue beside a name, a volume or a date"
            name = _name_before(text, issue.start())
            if index and (_SORTED_PLAINLY.match(text.lstrip('(«" ')) or name is None):
                # What stands under the name says only whose organ it is, or which volume.
                above = list(_named_above(lines[index - 1], named=named))
                yield from above
                name = None if above else name
        elif issue and index and len(line) < 24 and len(lines[index - 1]) < 30:
            certainty, evidence = 0.8, "the number of an issue under a short line"
        elif volume and line.dates and len(line) < 70:
            certainty, evidence = 0.8, "a volume and a date on one line"
        elif bare and index == 0 and not DATE.search(text) and not _NO_NAME.search(bare[1]) and _alone(anatomy, line):
            certainty, evidence = 0.85, "a name and a number alone at the beginning"
            name, number = bare.span(1), bare.span(2)
        elif sort and index < 3 and len(line) < 70 and followed:
            certainty, evidence = 0.7, "the word for a periodical at the beginning"
            name = _name_before(text, len(text))
        elif _PRICE.search(text) and index:
            certainty, evidence = 0.7, "the price of an issue"
        elif index == 0 and followed and len(line) < 30 and line.words <= 3 and any(c.isalpha() for c in text):
            certainty, evidence = 0.8, "a name over the number of an issue"
            name = (0, len(text))
        else:
            continue
        told = _SORTED_PLAINLY.match(text.lstrip('(«" ')) is not None
        if issue and not name and not volume and not told and index and (date := DATE.search(text)):
            # The number and the date under the title of a bulletin are its dateline.
            yield Recognition("dateline", line.span, 0.8, "the number of an issue and its date"), ""
            yield Recognition("issue", Span(line.start + issue.start(1), line.start + issue.end(1)), 0.8, evidence), ""
            yield Recognition("issued", Span(line.start + date.start(), line.start + date.end()), 0.8, evidence), ""
            continue
        named = named or name is not None
        yield from _facts(anatomy, line, (name, number), (certainty, evidence))


def _facts(
    anatomy: Anatomy,
    line: Line,
    places: tuple[tuple[int, int] | None, tuple[int, int] | None],
    grounds: tuple[float, str],
) -> Iterator[tuple[Recognition, str]]:
    """Give a line of the masthead and what it says: the name and the number at `places`, the page, the date."""
    text = line.text
    name, number = places
    certainty, evidence = grounds
    page = _PAGE.search(text)
    start, end = line.start, line.end
    if page and page.end() >= len(text) - 2:
        end = line.start + len(text[: page.start()].rstrip(" -،/|"))
    elif page and page.start() == 0:
        start = line.end - len(text[page.end() :].lstrip(" -،/|"))
    yield Recognition("masthead", Span(start, end), certainty, evidence), ""
    if page:
        place = Span(line.start + page.start(), line.start + page.end())
        yield Recognition("page-number", place, 0.85, "a page named in the masthead", (("page", page[1]),)), ""
    if name and (span := _trimmed(line, *name)):
        found = anatomy.text[span.start : span.end]
        yield Recognition("periodical", span, certainty, "the name in the masthead"), found
    if number:
        place = Span(line.start + number[0], line.start + number[1])
        yield Recognition("issue", place, certainty, "the number in the masthead"), ""
    if date := DATE.search(text):
        place = Span(line.start + date.start(), line.start + date.end())
        yield Recognition("issued", place, certainty, "the date in the masthead"), ""


def _named_above(line: Line, *, named: bool) -> Iterator[tuple[Recognition, str]]:
    """Give the name of the periodical on the line over its number, unless it is known to be `named` already."""
    if _is_called(line):
        yield Recognition("masthead", line.span, 0.8, "a name over the number of an issue"), ""
        if not named:
            yield Recognition("periodical", line.span, 0.85, "the name in the masthead"), line.text


def _is_called(line: Line) -> bool:
    """Tell the name of a periodical: a few words alone at the head, without a mark."""
    return (
        line.words <= 4
        and len(line) < 30
        and not any(c.isdecimal() or c in ":؟!" for c in line.text)
        and _SORTED_PLAINLY.match(line.text) is None
        and line.short
    )


def _imprint(anatomy: Anatomy) -> Iterator[tuple[Recognition, str]]:
    """Find the name, number and date of the issue that a text was in, on a line at its foot."""
    for line in anatomy.lines[max(_LINES, len(anatomy.lines) - _LAST_LINES) :]:
        if "address" in line.roles:
            continue
        said = _SOURCE.match(line.text)
        text = line.text[said.end() :] if said else line.text
        shift = len(line.text) - len(text)
        issue = _issue(text) if len(line) <= _LONGEST else None
        if issue is None or not (said or _VOLUME.search(text) or DATE.search(text)) or _NO_NAME.match(text):
            continue
        name = _name_before(text, issue.start())
        span = _trimmed(line, name[0] + shift, name[1] + shift) if name else None
        if span is None or len(span) > _LONGEST_NAME:
            continue
        evidence = "the name and number of an issue at the foot"
        if not said:
            yield Recognition("masthead", line.span, 0.8, evidence), ""
        yield Recognition("periodical", span, 0.8, evidence), anatomy.text[span.start : span.end]
        number = line.start + shift + issue.start(1)
        yield Recognition("issue", Span(number, number + len(issue[1])), 0.8, evidence), ""
        if date := DATE.search(text):
            start = line.start + shift + date.start()
            yield Recognition("issued", Span(start, start + len(date[0])), 0.75, evidence), ""
        return


def _issue(text: str) -> re.Match[str] | None:
    return _ISSUE.search(text) if "شماره" in text or "ش." in text else None


def _alone(anatomy: Anatomy, line: Line) -> bool:
    return len(anatomy.passages[line.passage].lines) == 1 and len(anatomy.passages) > 1


def _name_before(text: str, end: int) -> tuple[int, int] | None:
    """Give the name of the periodical before its number, without the word for its sort, volume and marks."""
    start = 0
    if page := _PAGE.match(text):
        start = page.end()
    # “نشریه” says what it is, “خبرنامه” is what it is called.
    if sort := _SORTED_PLAINLY.match(text, start):
        start = sort.end()
    volume = _VOLUME.search(text, 0, end)
    if volume:
        end = volume.start()
    date = DATE.search(text, 0, end)
    if date:
        end = date.start()
    for cut in (" - ", "/", "|", "،", "("):
        place = text.find(cut, start + 2, end)
        if place > 0:
            end = place
    return (start, end) if end - start > 2 else None


def _trimmed(line: Line, start: int, end: int) -> Span | None:
    text = line.text[start:end]
    inner = text.strip(" «»\"'-،:؛.|/()*")
    if len(inner) < 2:
        return None
    begin = line.start + start + text.index(inner)
    return Span(begin, begin + len(inner))


def _running_heads(anatomy: Anatomy, names: set[str], first: set[int]) -> Iterator[Recognition]:
    breaks = [i.span.start for i in anatomy.document.inlines if i.role == "page-break"]
    # Without a name to look for, only lines with a number can be running heads.
    candidates = [
        (line, _shape(line.text))
        for line in (anatomy.lines if names else anatomy.numbered)
        if len(line) <= _LONGEST_HEAD
    ]
    shapes = Counter([shape for _, shape in candidates])
    if not (names or breaks) and len(shapes) == len(candidates):
        return
    position = 0
    for line, shape in candidates:
        if line.index < 2:
            continue
        while position < len(breaks) and breaks[position] < line.start - 160:
            position += 1
        if line.text.endswith((":", "؟")) or anatomy.passages[line.passage].role == "heading":
            continue
        at_break = position < len(breaks) and abs(breaks[position] - line.start) < 160
        page = _PAGE.search(line.text)
        named = bool(names) and any(_is_name(line.text, name) for name in names)
        named = named and line.start not in first
        repeated = shapes[shape] > 1 and len(shape) > 2
        numbered = DIGIT.search(line.text) is not None
        if named and (numbered or page or at_break or repeated or shape in {_shape(name) for name in names}):
            certainty, evidence = 0.9, "the name of the periodical on a line of its own"
        elif repeated and numbered and page and len(shape) > 6:
            certainty, evidence = 0.85, "a line repeated with another page number"
        elif at_break and (page or _ISSUE.search(line.text)) and len(shape) > 6:
            certainty, evidence = 0.8, "a line with a number where a page begins"
        elif at_break and repeated and numbered:
            certainty, evidence = 0.8, "a line repeated where pages begin"
        else:
            continue
        yield from _with_page(line, page, certainty, evidence)


def _with_page(line: Line, page: re.Match[str] | None, certainty: float, evidence: str) -> Iterator[Recognition]:
    if page is None:
        yield Recognition("running-head", line.span, certainty, evidence)
        return
    number = Span(line.start + page.start(), line.start + page.end())
    before = len(line.text[: page.start()].rstrip(" -،/|"))
    after = line.text[page.end() :]
    gap = len(after) - len(after.lstrip(" -،/|"))
    yield Recognition("page-number", number, certainty, "a page named beside the running head", (("page", page[1]),))
    if before:
        yield Recognition("running-head", Span(line.start, line.start + before), certainty, evidence)
    if after.strip(" -،/|"):
        yield Recognition("running-head", Span(number.end + gap, line.end), certainty, evidence)


def _shape(text: str) -> str:
    return _NO_SHAPE.sub("", text)


def _is_name(text: str, name: str) -> bool:
    if not text.startswith(name):
        found = _PAGE.match(text)
        if not found or not text[found.end() :].lstrip(" -،/|").startswith(name):
            return False
    return len(text) < len(name) + 40 and len(_shape(text)) < len(_shape(name)) + 26
