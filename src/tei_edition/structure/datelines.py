"""Datelines: a line that is a date, or a place and a date, at the head or the foot of a text; in one or two calendars."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tei_edition.model import Recognition, RecognitionRole, Span
from tei_edition.structure.lexicon import (
    CITY,
    DATE,
    NO_LETTER_AFTER,
    OFFICE,
    ORGANIZATION,
    VERB_AT_END,
    alternatives,
    has_common_word,
    is_given_name,
    is_known_name,
    is_personal_name,
)
from tei_edition.structure.passages import Anatomy, Line, Run

_LONGEST = 70
_LONGEST_VENUE = 40
_SAID = re.compile(r"^(?:تاریخ(?: انتشار| نگارش| صدور)?|مورخه?|به تاریخ|انتشار) ?:? ?")
_SEPARATORS = " -،.:/()=|*[]"
_YEAR = re.compile(r"\d{4}|(?<!\d)\d{2}(?!\d)")
_LAST_LINES = 4
_HOUR = re.compile(r"ساعت ?(?:\d|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|یازده|دوازده)")
_ON = re.compile(r"(?:روز|در روز|عصر|صبح|شامگاه|بامداد) ")
_WORD = re.compile(r"[^\W\d_]{2,14}")
VENUE = re.compile(
    rf"(?:{alternatives('مسجد', 'حسینیه', 'سالن', 'دفتر', 'خانه', 'تالار', 'کتابخانه', 'مدرسه', 'دبیرستان', 'پارک', 'میدان', 'باشگاه', 'دانشگاه', 'دانشکده', 'ساختمان', 'پارکینگ', 'هتل', 'سینما', 'رستوران', 'کلیسا', 'مرکز', 'زندان', 'اردوگاه', 'خوابگاه', 'کارخانه', 'بندر', 'ورزشگاه', 'تیاتر', 'کافه', 'حیاط', 'محل')}){NO_LETTER_AFTER}"
)
"""What a place begins with where something is held."""
_NO_PLACE = re.compile(
    rf"{ORGANIZATION.pattern}|شماره|دوره|{OFFICE.pattern}|(?:اعضا|اعضای|نشر|تحریریه|خانواده|همسر|فرزندان)"
)
_RUN_IN = re.compile(
    rf"(?:(?P<place>[^\W\d_]{{2,14}}(?: [^\W\d_]{{2,12}})?) ?(?:،|-|:) ?)?(?:{DATE.pattern}) ?(?:-|:|\)) ?(?=[^\W\d_«\"])",
    re.IGNORECASE,
)
"""A place and a date, or a date, run into the beginning of a paragraph, with a dash after them."""
_TAKEN: frozenset[RecognitionRole] = frozenset({"masthead", "running-head", "page-number", "teaser", "turn"})


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find datelines at the head and the foot of each text. Linear."""
    yield from _run_in(anatomy)
    for run in anatomy.runs:
        lines = [line for line in run.lines if _TAKEN.isdisjoint(line.roles)]
        dated = [(line, found) for line in lines if (found := date_and_place(line)) is not None]
        if len(dated) > 3 and len(dated) * 2 > len(lines):
            # Lines that are all dates are the entries of a chronology or a table, not datelines.
            continue
        places = {place.start for line, _ in dated if (place := _place_over(anatomy, line)) is not None}
        for line in run.foot or (run.lines if run.last else ()):
            if (
                _TAKEN.isdisjoint(line.roles)
                and line.start not in places
                and CITY.fullmatch(line.text.strip(" .،-()"))
                and (dated or any(ORGANIZATION.search(o.text) for o in lines) or _under_a_name(anatomy, line))
            ):
                yield Recognition("dateline", line.span, 0.75, "a city alone at the foot")
        for group in _neighbours(anatomy, dated):
            yield from _dateline(anatomy, run, group)


def _run_in(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find the dateline run into the first paragraph; paragraphs after it that begin so are entries of a chronology."""
    prose = [p for p in anatomy.passages if p.prose and p.lines]
    found = [(p, m) for p in prose[:4] if (m := _RUN_IN.match(p.lines[0].text)) and _TAKEN.isdisjoint(p.lines[0].roles)]
    if len(found) == 1 and found[0][0] is prose[0]:
        line, match = prose[0].lines[0], found[0][1]
        end = len(match[0].rstrip(" -:)"))
        if match["place"] is None or CITY.fullmatch(match["place"]) or len(match["place"].split()) == 1:
            yield Recognition(
                "dateline", Span(line.start, line.start + end), 0.8, "a date run into the first paragraph"
            )


def date_and_place(line: Line) -> tuple[list[Span], Span | None] | None:  # noqa: PLR0911  each return is a reason
    """Give the dates of a line that says nothing but when and perhaps where, and the place; otherwise nothing."""
    if len(line) > _LONGEST or not line.dates:
        return None
    dates = [Span(line.start + start, line.start + end) for start, end in line.dates]
    on = _ON.match(line.text)
    if (
        _HOUR.search(line.text)
        and dates[0].start - line.start < (on.end() if on else 0) + 3
        and not line.text.endswith(".")
        and not VERB_AT_END.search(line.text)
    ):
        return dates, None
    rest = line.text
    for start, end in line.dates:
        rest = f"{rest[:start]}{'\0' * (end - start)}{rest[end:]}"
    said = _SAID.match(rest)
    begin = said.end() if said else 0
    place = rest[begin:].replace("\0", " ").strip(_SEPARATORS)
    if not place:
        return dates, None
    if VENUE.match(place):
        if len(place) > _LONGEST_VENUE or OFFICE.search(place):
            return None
    elif (
        len(place) > 26
        or len(place.split()) > (3 if CITY.match(place) else 2)
        or _NO_PLACE.search(place)
        or is_known_name(place)
    ):
        return None
    if any(c.isdecimal() or c in '؟!«»"' for c in place) or place.startswith(("در ", "از ", "روز ", "تا ", "به ")):
        return None
    if has_common_word(place) and not CITY.match(place) and not VENUE.match(place):
        return None
    at = rest.find(place.split()[0], begin)
    if at < 0 or rest.find("\0") < at:
        return _before_place(line, dates, place, rest[rest.rfind("\0") + 1 : at].strip())
    after = rest[at + len(place) : rest.find("\0")].strip(" ")
    if after and after[0] not in "-،:/(|.":
        return None
    if not after and not _YEAR.search(line.text):
        return None
    return dates, Span(line.start + at, line.start + at + len(place))


def _before_place(line: Line, dates: list[Span], place: str, between: str) -> tuple[list[Span], Span | None] | None:
    """Give the dates and the place after them, which is rare there, and a title is not: it must be known for one."""
    if CITY.fullmatch(place) and between in ("", "-", "،", "/", "("):
        start = line.start + line.text.rfind(place)
        return dates, Span(start, start + len(place))
    return (dates, None) if between in ("-", "،", "/") and VENUE.match(place) else None


def _neighbours(
    anatomy: Anatomy,
    dated: list[tuple[Line, tuple[list[Span], Span | None]]],
) -> Iterator[list[tuple[Line, tuple[list[Span], Span | None]]]]:
    """Give lines that follow one another together: the same day in two calendars."""
    if not dated:
        return
    group = [dated[0]]
    for previous, following in pairwise(dated):
        if anatomy.adjoin(previous[0].end, following[0].start) and following[1][1] is None:
            group.append(following)
        else:
            yield group
            group = [following]
    yield group


def _dateline(
    anatomy: Anatomy, run: Run, group: list[tuple[Line, tuple[list[Span], Span | None]]]
) -> Iterator[Recognition]:
    first, last = group[0][0], group[-1][0]
    position = run.lines.index(first)
    of = len(run.lines)
    at_foot = (not run.first and position < max(len(run.foot), _LAST_LINES + 2)) or (
        run.last and position >= of - _LAST_LINES
    )
    at_head = first in run.head
    if not (at_foot or at_head):
        return
    shaped = anatomy.passages[first.passage].role == "heading" and group[0][1][1] is None
    # In plain text the shape alone made it a heading.
    if shaped and (anatomy.states_headings or not _under_a_name(anatomy, first)):
        return
    with_year = any(re.search(r"\d{4}|[-/.]\d{2}|\d{2}\Z", line.text) for line, _ in group)
    certainty = 0.95 if with_year and (group[0][1][1] or len(group) > 1) else 0.9 if with_year else 0.7
    evidence = (
        "a line with nothing but a date" if group[0][1][1] is None else "a line with nothing but a place and a date"
    )
    place = _place_over(anatomy, first) if group[0][1][1] is None else None
    yield Recognition("dateline", Span(place.start if place else first.start, last.end), certainty, evidence)


def _place_over(anatomy: Anatomy, line: Line) -> Line | None:
    """Give the line right over a date that names a place and nothing else: a city, or one word under a name."""
    index = line.index - 1
    if index < 0 or not anatomy.adjoin(anatomy.lines[index].end, line.start):
        return None
    above = anatomy.lines[index]
    name = above.text.strip(" .،-()")
    if CITY.fullmatch(name):
        return above
    if not _WORD.fullmatch(name) or _NO_PLACE.search(name) or is_given_name(name) or not _under_a_name(anatomy, above):
        return None
    return above


def _under_a_name(anatomy: Anatomy, line: Line) -> bool:
    """Tell whether the line before could be a signature."""
    index = line.index
    if index < 1:
        return False
    before = anatomy.lines[index - 1].text
    return len(before) < 90 and bool(ORGANIZATION.search(before) or OFFICE.search(before) or is_personal_name(before))
