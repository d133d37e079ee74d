"""Entries of lists that the format does not mark: chronologies, contents, numbered lines, names, programmes.

A line says by its shape that it is an entry (a date with a mark after it, a page at the end, a number, a name); a list
is told by several of them in a row. One such line alone is never an entry.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from tei_edition.model import Recognition, RecognitionRole, Span
from tei_edition.structure.lexicon import (
    CITY,
    DATE,
    MONTHS,
    NO_LETTER_AFTER,
    ORGANIZATION,
    VERB_AT_END,
    alternatives,
    is_known_name,
    is_personal_name,
    may_begin_with_date,
    may_hold_date,
)
from tei_edition.structure.passages import Anatomy, Line

_DATED = re.compile(
    rf"(?:(?:{DATE.pattern})(?: ?(?:تا|-|و) ?(?:{DATE.pattern}))?|(?:سال )?1[0-9]\d\d|(?:{alternatives(*MONTHS)})(?: ?ماه)?)"
    r"(?: ?\([^()]{2,20}\))?(?P<mark> ?(?::|-|؛)(?= ?\S)|، ?(?=\D)| ?[:\-]?\Z)",
    re.IGNORECASE,
)
_YEARED = re.compile(rf"(?:{DATE.pattern}|(?:سال )?1[0-9]\d\d)(?= [^\W\d_])", re.IGNORECASE)
"""A date with nothing but a space after it, which makes an entry under a title that announces a chronology."""
_CHRONOLOGY = re.compile(r"(?:روز|گاه|سال) ?شمار|رویداد|وقایع|تقویم")
_ONESELF = re.compile(r"[^\W\d_]{2,}(?:دم|تم|ام|وم|رم|نم|شم)(?![^\W\d_])")
"""Verbs of the first person: where a diary is dated as a chronology is, its texts speak so."""
_LEADER = re.compile(
    r"(?:(?:\. ?){3,}|… ?(?:… ?)*|_{3,}|-{3,}| {3,})(?:صفحه|ص\.?)? ?[(\[]?\d{1,3}[)\]]?\Z|[،:\-(/] ?(?:صفحه|ص\.?) ?\d{1,3}\)?\Z"
)
_CONTENTS = re.compile(
    rf"(?:{alternatives('در این شماره', 'در این دفتر', 'فهرست', 'فهرست مطالب', 'مطالب این شماره', 'عنوان_ها', 'آنچه در این شماره می_خوانید', 'فهرست مندرجات', 'در این شماره می_خوانید', 'می_خوانید')}) ?(?:این شماره)? ?:?"
)
_NUMBERED = re.compile(r"[(\[]?(?P<number>\d{1,3}) ?[._)\]\-](?!\d) ?(?=\S)")
_SIGNERS = re.compile(
    rf"(?:{alternatives('امضا', 'امضاها', 'امضاهای', 'امضا_کنندگان', 'اسامی', 'نام', 'نام_های', 'لیست', 'فهرست')}){NO_LETTER_AFTER}"
)
_HOUR = r"(?:\d{1,2}(?:[:.]\d{2})?)"
_ANNOUNCED = re.compile(
    rf"(?:(?:از )?ساعت ?{_HOUR}(?: ?(?:تا|-) ?{_HOUR})?|{_HOUR} ?(?:تا|-) ?{_HOUR}|\d{{1,2}}:\d{{2}})(?: ?(?:صبح|بامداد|ظهر|عصر|شب|بعد ?از ?ظهر))? ?[:،-] ?(?=[^\W\d_«])"
    rf"|(?:{CITY.pattern})(?: ?[،(] ?[^\W\d_]{{2,12}}\)?)? ?[:-] ?(?=\S)"
)
"""An hour, or a city, before what is then or there."""
_SEVERAL = 3
_FIRST_LINES = 4
_MANY_NAMES = 5
_LEAST = 5
"""Code points after the dates: dates alone are a table's, or datelines."""
_LONGEST = 150
_LONGEST_NAME = 70
_TAKEN: frozenset[RecognitionRole] = frozenset(
    {
        "masthead", "running-head", "page-number", "turn", "teaser", "verse", "telephone", "email",
    }
)  # fmt: skip


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find the entries of each sort; what one sort takes is no entry of another. Linear."""
    lines = [line for line in anatomy.lines if _TAKEN.isdisjoint(line.roles)]
    taken: set[int] = set()
    for found in (_contents, _numbered, _names, _programme) if anatomy.numbered else (_names, _programme):
        for recognition in found(anatomy, [line for line in lines if line.start not in taken] if taken else lines):
            if recognition.role == "entry":
                taken.add(recognition.span.start)
            yield recognition
    yield from _chronology(anatomy, [line for line in lines if line.start not in taken])


# ---------------------------------------------------------------------------------------------------------- chronology


def _chronology(anatomy: Anatomy, lines: list[Line]) -> Iterator[Recognition]:
    if len(lines) < _SEVERAL:
        return
    announced = any(_CHRONOLOGY.search(line.text) for line in anatomy.lines[:_FIRST_LINES])
    starts = [
        line
        for line in lines
        if (_dates(line) or (announced and line is anatomy.passages[line.passage].lines[0] and _is_yeared(line)))
        and not _stated_heading(anatomy, line)
    ]
    if len(starts) < _SEVERAL:
        return
    spans = list(_until_next(anatomy, starts))
    if not _are_entries(anatomy, starts, spans):
        return
    certainty = 0.9 if len(starts) > _SEVERAL else 0.8
    for span in spans:
        yield Recognition("entry", span, certainty, "a date before an entry, in a row", (("list", "chronology"),))


def _is_yeared(line: Line) -> bool:
    match = _YEARED.match(line.text) if may_begin_with_date(line.text) else None
    return match is not None and any(c.isdecimal() for c in match[0])


def _dates(line: Line) -> bool:
    text = line.text.lstrip("-•*· ")
    match = _DATED.match(text) if may_begin_with_date(text) else None
    if match is None or not may_hold_date(text):
        return False
    # A year alone and a word that is also a month's name need their mark.
    return match.end() == len(text) or ":" in match["mark"] or "-" in match["mark"]


def _until_next(anatomy: Anatomy, starts: list[Line]) -> Iterator[Span]:
    """Give each entry up to the next one in its passage; a date alone takes the passage after it."""
    begun = {line.start for line in starts}
    for line in starts:
        last = line
        index = line.index + 1
        alone = _DATED.match(line.text.lstrip("-•*· "))
        reach = line.passage + (alone is not None and alone.end() == len(line.text) and _is_last(anatomy, line))
        while (
            index < len(anatomy.lines)
            and anatomy.lines[index].start not in begun
            and anatomy.lines[index].passage <= reach
            and _TAKEN.isdisjoint(anatomy.lines[index].roles)
            and anatomy.passages[anatomy.lines[index].passage].index - line.passage <= 1
        ):
            last = anatomy.lines[index]
            index += 1
        yield Span(line.start, last.end)


def _is_last(anatomy: Anatomy, line: Line) -> bool:
    return anatomy.passages[line.passage].lines[-1] is line


def _are_entries(anatomy: Anatomy, starts: list[Line], spans: list[Span]) -> bool:
    """Tell a chronology from texts that happen to begin with dates, from datelines, and from a diary."""
    between = [
        p for p in anatomy.passages[starts[0].passage : starts[-1].passage + 1] if p.role == "paragraph" and p.lines
    ]
    with_entry = {line.passage for line in starts}
    if sum(1 for p in between if p.index in with_entry) * 3 < len(between) * 2:
        return False
    said = [_DATED.sub("", anatomy.text[span.start : span.end].lstrip("-•*· "), count=1) for span in spans]
    if sum(1 for text in said if len(text.strip(" :-\r\n")) > _LEAST) * 2 < len(said):
        return False
    if any(_CHRONOLOGY.search(line.text) for line in anatomy.lines[:_FIRST_LINES]):
        return True
    return sum(1 for text in said if _ONESELF.search(text)) * 3 < len(said)


# ------------------------------------------------------------------------------------------------------------ contents


def _contents(anatomy: Anatomy, lines: list[Line]) -> Iterator[Recognition]:
    for run in _runs(anatomy, lines, _ends_with_page):
        index = run[0].index
        title = anatomy.lines[index - 1] if index else None
        titled = title is not None and _CONTENTS.fullmatch(title.text) is not None
        if len(run) < (_SEVERAL - titled):
            continue
        certainty, evidence = (
            (0.95, "a page at the end, under the words for contents")
            if titled
            else (0.85, "a page at the end, in a row")
        )
        if titled and title is not None:
            yield Recognition("heading", title.span, 0.9, "the words for contents", (("kind", "inner"),))
        for line in run:
            yield Recognition("entry", line.span, certainty, evidence, (("list", "contents"),))


def _ends_with_page(line: Line) -> bool:
    last = line.text[-1]
    return (last.isdecimal() or last in ")]") and len(line) <= _LONGEST and _LEADER.search(line.text) is not None


# ------------------------------------------------------------------------------------------------- numbers and names


def _numbered(anatomy: Anatomy, lines: list[Line]) -> Iterator[Recognition]:
    """Find lines of one passage that are numbered one after the other: a reader takes only its format's markers."""
    numbered = [
        (line, int(match["number"]), match.end())
        for line in lines
        if line.text[0] in "([0123456789" and (match := _NUMBERED.match(line.text))
    ]
    group = numbered[:1]
    for previous, following in pairwise([*numbered, None]):
        if previous is None:
            break
        if following is not None and following[1] == previous[1] + 1 and following[0].passage == previous[0].passage:
            group.append(following)
            continue
        if len(group) >= _SEVERAL and group[0][1] == 1:
            stops = [anatomy.lines[line.index - 1].end for line, _, _ in group[1:]]
            for (line, _, length), stop in zip(group, [*stops, group[-1][0].end], strict=True):
                facts = (("list", "numbered"), ("marker", str(len(line.text[:length].rstrip()))))
                yield Recognition("entry", Span(line.start, stop), 0.9, "lines numbered one after the other", facts)
        group = [following] if following is not None else []


def _names(anatomy: Anatomy, lines: list[Line]) -> Iterator[Recognition]:
    """Find names in rows, under a line that announces signatures or names, or of so many that they can be nothing else."""
    if not any(len(line) < _LONGEST_NAME and _SIGNERS.match(line.text) for line in anatomy.lines):
        return
    runs = [run for run in _runs(anatomy, lines, _is_name) if len(run) > 1]
    if sum(len(run) for run in runs) < _MANY_NAMES:
        return
    for run in runs:
        for line in run:
            yield Recognition("entry", line.span, 0.96, "names in rows, announced as such", (("list", "names"),))


def _is_name(line: Line) -> bool:
    name = re.split(r" ?(?:،|\(|-) ?", line.text.strip("-•*· "))[0]
    if len(line) > _LONGEST_NAME:
        return False
    if is_known_name(name):
        return True
    return not VERB_AT_END.search(line.text) and (is_personal_name(name) or ORGANIZATION.match(name) is not None)


def _programme(anatomy: Anatomy, lines: list[Line]) -> Iterator[Recognition]:
    """Find lines in a row that begin with an hour, or with a city, and say what is then, or there."""
    for run in _runs(anatomy, lines, _is_announced):
        if len(run) >= _SEVERAL:
            for line in run:
                evidence = "an hour or a city before an entry, in a row"
                yield Recognition("entry", line.span, 0.9, evidence, (("list", "programme"),))


def _is_announced(line: Line) -> bool:
    return len(line) <= _LONGEST and _ANNOUNCED.match(line.text) is not None


# -------------------------------------------------------------------------------------------------------------- shared


def _runs(anatomy: Anatomy, lines: list[Line], is_entry: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """Give the entries that follow one another, with no other line between."""
    run: list[Line] = []
    previous = -2
    for line in lines:
        if not is_entry(line) or _stated_heading(anatomy, line):
            continue
        if run and line.index != previous + 1:
            yield run
            run = []
        run.append(line)
        previous = line.index
    if run:
        yield run


def _stated_heading(anatomy: Anatomy, line: Line) -> bool:
    return anatomy.states_headings and anatomy.passages[line.passage].role == "heading"
