"""The dates of an edition: a timeline, and a list by year, month and day in the Jalali and the Gregorian calendar.

A date is read from its attributes. `@when`, `@from` and `@to`, `@notBefore` and `@notAfter` place it between two days;
where there are only values in a calendar of their own, these are converted. A date with a month but no year stands
apart by its month and day, one without a value, or before the Jalali calendar begins, in the order of the texts.
"""

import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Literal
from xml.sax.saxutils import escape

from tei_edition.dates import Calendar
from tei_edition.dates.calendars import in_range, interval
from tei_edition.rendering.elements import attributes
from tei_edition.rendering.press import File, Press, page_path
from tei_edition.rendering.survey import Mention, Survey
from tei_edition.rendering.timeline import Extent, timeline, written

LINES = 500
"""Dates on a page."""

DOUBTFUL = 0.75
"""A date less certain than this is marked."""

type Section = Literal["dated", "yearless", "valueless"]
type Days = tuple[dt.date, dt.date]

_WIDTH = 64  # code points of context on each side
_ATTRIBUTE = re.compile(r'([\w:.-]+)="([^"]*)"')
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?")
_FIRST_DAY = dt.date(622, 3, 22)  # 1 Farvardin of the year 1
_SHOWN = (Calendar.JALALI, Calendar.GREGORIAN)


@dataclass(frozen=True, slots=True)
class Line:
    """A date in its context; `key` orders it among those of its section."""

    section: Section
    key: tuple[object, ...]
    document: int
    anchor: str
    context: tuple[str, str, str]
    said: Mapping[str, str]
    days: Days | None = None


def pages(survey: Survey, press: Press) -> Iterator[File]:
    """Yield the pages of the dates, the first with the timeline; one where there is no date, as links lead to it.

    n log n in the number of dates, all of which are in memory, in short.
    """
    order: list[Section] = ["dated", "yearless", "valueless"]
    lines = sorted(map(_line, survey.dates()), key=lambda line: (order.index(line.section), line.key))
    count = max(1, math.ceil(len(lines) / LINES))
    totals = {section: str(sum(line.section == section for line in lines)) for section in order}
    extents = [
        Extent(*line.days, line.said["extent"] == "period", "doubtful" in line.said, number)
        for number, line in enumerate(lines)
        if line.days
    ]
    picture = timeline(extents, _target) if extents else ""
    overview = "".join(_years(lines, calendar) for calendar in _SHOWN)
    for page in range(count):
        shown = lines[page * LINES : (page + 1) * LINES]
        documents = sorted({line.document for line in shown})
        records = "".join(survey.documents[number].record for number in documents)
        listed = "".join(
            _element(line, number, survey.documents[line.document].identifier)
            for number, line in enumerate(shown, start=page * LINES)
        )
        about = {"page": str(page + 1), "pages": str(count)} | totals
        tree = press.tree(
            f"<dates{attributes(about)}>{picture + overview if page == 0 else ''}"
            f"<records>{records}</records>{listed}</dates>"
        )
        yield from press.pages("html/dates.xsl", page_path("dates", page + 1), tree)


def _target(number: int) -> str:
    """Give the address of a line, by its number."""
    return f"{page_path('dates', number // LINES + 1)}#date-{number + 1}"


def _line(mention: Mention) -> Line:
    given = {name: unescape(value) for name, value in _ATTRIBUTE.findall(mention.element)}
    said: dict[str, str] = {}
    if mention.certainty is not None and mention.certainty < DOUBTFUL:
        said["doubtful"] = "true"
    calendar = _calendar(given)
    own = _own(given)
    if own and calendar not in (*_SHOWN, None):
        said |= {"own": own, "own-calendar": str(calendar)}
    place = (mention.passage.document, mention.number, mention.start)
    context = mention.context(_WIDTH)
    days = _days(given, calendar)
    if days and days[0] >= _FIRST_DAY:
        said |= {shown.value: written(shown, *days) for shown in _SHOWN}
        said["extent"] = "period" if {"from", "to", "from-custom", "to-custom"} & given.keys() else "sometime"
        if days[0] == days[1]:
            said["weekday"] = str(days[0].isoweekday())
        key: tuple[object, ...] = (days[0], -days[1].toordinal(), *place)
        return Line("dated", key, mention.passage.document, mention.passage.anchor, context, said, days)
    yearless = _yearless(given, calendar)
    if yearless:
        said |= yearless
        key = (said["calendar"] != "gregorian", said["calendar"], said["value"], *place)
        return Line("yearless", key, mention.passage.document, mention.passage.anchor, context, said)
    return Line("valueless", place, mention.passage.document, mention.passage.anchor, context, said)


def _calendar(given: Mapping[str, str]) -> Calendar | None:
    """Give the calendar that a date names, if it is one that is known."""
    name = (given.get("calendar") or given.get("datingMethod") or "").removeprefix("#")
    return Calendar(name) if name in set(Calendar) else None


def _own(given: Mapping[str, str]) -> str:
    """Give the value that a date has in a calendar of its own; with a slash between, where it is two."""
    if "when-custom" in given:
        return given["when-custom"]
    ends = [given.get(f"{name}-custom") for name in ("from", "to", "notBefore", "notAfter")]
    return "/".join(end for end in ends if end)


def _days(given: Mapping[str, str], calendar: Calendar | None) -> Days | None:
    """Give the first and the last day between which a date lies, both in the Gregorian calendar."""
    for suffix, counted in (("", Calendar.GREGORIAN), ("-custom", calendar)):
        named = [given.get(name + suffix) for name in ("when", "from", "to", "notBefore", "notAfter")]
        found = [days for value in named if value and counted and (days := _unit(value, counted))]
        if found and min(found)[0] <= max(last for _, last in found):
            return min(found)[0], max(last for _, last in found)
    return None


def _unit(value: str, calendar: Calendar) -> Days | None:
    """Give the first and the last Gregorian day of a year, a month or a day, if there is such a one."""
    match = _DATE.fullmatch(value)
    if not match:
        return None
    year, *parts = (int(part) for part in match.groups() if part)
    try:
        if calendar is not Calendar.GREGORIAN and not in_range(calendar, year):
            return None
        return interval(calendar, year, *parts)
    except (ValueError, IndexError, OverflowError):
        return None


def _yearless(given: Mapping[str, str], calendar: Calendar | None) -> dict[str, str] | None:
    """Give calendar and value of a date that has a month, or month and day, but no year."""
    for suffix, counted in (("", Calendar.GREGORIAN), ("-custom", calendar)):
        ends = [value for n in ("when", "from", "to", "notBefore", "notAfter") if (value := given.get(n + suffix))]
        months = [_YEARLESS.fullmatch(value) for value in ends]
        if counted and months and all(match and 1 <= int(match[1]) <= 12 for match in months):
            return {"calendar": counted.value, "value": "/".join(ends)}
    return None


def _years(lines: Sequence[Line], calendar: Calendar) -> str:
    """Give, as the XML element `years`, how many dates begin in each year of a calendar, and where the first is."""
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for number, line in enumerate(lines):
        if line.section == "dated":
            year = line.said[calendar.value][:4]
            counts[year] = counts.get(year, 0) + 1
            first.setdefault(year, number)
    years = "".join(f'<year n="{year}" count="{n}" target="{_target(first[year])}"/>' for year, n in counts.items())
    return f'<years calendar="{calendar.value}">{years}</years>'


def _element(line: Line, number: int, document: str) -> str:
    about = {"n": str(number + 1), "section": line.section, "document": document, "anchor": line.anchor}
    before, keyword, after = map(escape, line.context)
    return (
        f"<line{attributes(about | dict(line.said))}><before>{before}</before><keyword>{keyword}</keyword>"
        f"<after>{after}</after></line>"
    )
