"""From readings to TEI dating attributes, with the checks that one expression allows by itself.

A day is a `when`; a year or a month of another calendar than the Gregorian one is an interval, `notBefore` and
`notAfter`, and its own value stands in `when-custom`; a range has `from` and `to`. A lunar value is computed, not
observed: its interval is widened by a day on each side.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tei_edition.dates.calendars import (
    FIRST_GREGORIAN_DAY,
    YEARS,
    days_in_month,
    from_gregorian,
    in_range,
    interval,
    to_gregorian,
)
from tei_edition.dates.model import Calendar, DateFinding, FindingCode
from tei_edition.dates.reading import Extent, Period, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAY = dt.timedelta(days=1)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_GREGORIAN_SEASONS = ((0, 3, 0, 6), (0, 6, 0, 9), (0, 9, 0, 12), (0, 1, 1, 3))
"""Years to add, and months, that the season of a Gregorian year may lie in; a winter is the one before or after."""


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression is worth: attributes, the Gregorian days it lies between, certainty and what lowers it."""

    dating: Mapping[str, str]
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    certainty: float = 1.0
    doubts: tuple[str, ...] = ()
    findings: tuple[DateFinding, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """The Gregorian day, where the expression is one."""
        return self.first_day if self.first_day == self.last_day else None


@dataclass(frozen=True, slots=True)
class _Bounds:
    """First and last day of a reading (None without a year), and its first and last unit in its own calendar."""

    first: dt.date | None
    last: dt.date | None
    first_unit: str
    last_unit: str


def value_of(first: Reading, last: Reading | None, extent: Extent) -> Value:
    """Return the value of one or two readings. A reading that cannot be is a finding, and the value has no date."""
    mixed: list[DateFinding] = []
    readings = [first] if last is None else [first, last]
    for position, reading in enumerate(readings):
        if reading.year_calendar is not None:
            readings[position], contradiction = _in_foreign_year(reading)
            mixed.extend(contradiction)
    calendar = first.calendar
    certainty = min(reading.certainty for reading in readings)
    doubts = tuple(dict.fromkeys(doubt for reading in readings for doubt in reading.doubts))
    problems = [finding for reading in readings if (finding := problem(reading))]
    if problems:
        return Value({"calendar": calendar.pointer}, certainty=0.2, doubts=doubts, findings=(*mixed, *problems))
    bounds = [_bounds(reading) for reading in readings]
    if calendar is Calendar.ISLAMIC and bounds[0].first is not None:
        certainty, doubts = min(certainty, 0.6), (*doubts, "a lunar date is computed by the tabular calendar")
    if mixed:
        certainty = min(certainty, 0.4)
    days = [(reading.weekday, bound.first) for reading, bound in zip(readings, bounds, strict=True) if reading.day]
    wrong = [finding for weekday, day in days if (finding := _weekday_finding(calendar, weekday, day))]
    if wrong:
        certainty /= 2
    dating = {"calendar": calendar.pointer, **_attributes(calendar, readings, bounds, extent)}
    return Value(dating, bounds[0].first, bounds[-1].last, certainty, doubts, (*mixed, *wrong))


def problem(reading: Reading) -> DateFinding | None:
    """Return why a reading is no day, month or year of its calendar, or none that is converted; None if it is."""
    calendar, year, month, day = reading.calendar, reading.year, reading.month, reading.day
    name = calendar.value
    if month is not None and not 1 <= month <= 12:
        return DateFinding(FindingCode.IMPOSSIBLE_DATE, f"There is no month {month}.")
    if year is not None and not _converted(reading, year):
        first, last = YEARS[calendar]
        message = f"Years of the {name} calendar are converted from {first} to {last}."
        return DateFinding(FindingCode.OUT_OF_RANGE, message)
    if month is None or day is None:
        return None
    if not 1 <= day <= days_in_month(calendar, year, month):
        where = f"of the {name} year {year}" if year is not None else f"of the {name} calendar"
        return DateFinding(FindingCode.IMPOSSIBLE_DATE, f"Month {month} {where} has no day {day}.")
    if calendar is Calendar.GREGORIAN and year is not None and dt.date(year, month, day) < FIRST_GREGORIAN_DAY:
        message = "A day before 15 October 1582 is a Julian one, whatever it is called."
        return DateFinding(FindingCode.OUT_OF_RANGE, message)
    return None


def _converted(reading: Reading, year: int) -> bool:
    """Whether all years of the reading are in the range that is converted."""
    first, last = year, year
    if reading.period is Period.CENTURY:
        first, last = year * 100 - 99, year * 100
    elif reading.period is Period.DECADE:
        last = year + 9
    calendar = reading.calendar
    return not reading.before_christ and in_range(calendar, first) and in_range(calendar, last)


def _in_foreign_year(reading: Reading) -> tuple[Reading, list[DateFinding]]:
    """Return the reading in the year of its own calendar in which it falls into the year of the other one."""
    year, foreign = reading.year, reading.year_calendar
    if year is None or foreign is None or reading.month is None or not in_range(foreign, year):
        return reading, []
    first, last = interval(foreign, year)
    findings = []
    if not (reading.calendar is Calendar.ISLAMIC and foreign is Calendar.JALALI):  # a usual way to speak of feasts
        message = (
            f"A month of the {reading.calendar.value} calendar stands with a year of the {foreign.value} one; its "
            "value is the day that lies in both."
        )
        findings = [DateFinding(FindingCode.MIXED_CALENDARS, message)]
    try:
        years = range(from_gregorian(reading.calendar, first)[0], from_gregorian(reading.calendar, last)[0] + 1)
    except ValueError:  # before the first year of the calendar
        return reading, findings
    day = reading.day or 1
    for own in years:
        if 1 <= day <= days_in_month(reading.calendar, own, reading.month):
            place = to_gregorian(reading.calendar, own, reading.month, day)
            if first <= place <= last:
                return replace(reading, year=own), findings
    return reading, findings


def _weekday_finding(calendar: Calendar, weekday: int | None, day: dt.date | None) -> DateFinding | None:
    if weekday is None or day is None:
        return None
    slack = (-1, 0, 1) if calendar is Calendar.ISLAMIC else (0,)
    if any((day + days * _DAY).weekday() == weekday for days in slack):
        return None
    return DateFinding(
        FindingCode.WEEKDAY_CONTRADICTION,
        f"{day.isoformat()} was a {_WEEKDAYS[day.weekday()]}, the text says {_WEEKDAYS[weekday]}.",
    )


def _bounds(reading: Reading) -> _Bounds:
    calendar, year, month, day = reading.calendar, reading.year, reading.month, reading.day
    if year is None:
        unit = f"--{month:02d}" if day is None else f"--{month:02d}-{day:02d}"
        return _Bounds(None, None, unit, unit)
    if reading.period is Period.DECADE or reading.period is Period.CENTURY:
        first, last = (year, year + 9) if reading.period is Period.DECADE else (year * 100 - 99, year * 100)
        return _Bounds(interval(calendar, first)[0], interval(calendar, last)[1], _unit(first), _unit(last))
    if reading.season is not None:
        return _season(calendar, year, reading.season)
    start, end = interval(calendar, year, month, day)
    unit = _unit(year, month, day)
    return _Bounds(start, end, unit, unit)


def _season(calendar: Calendar, year: int, season: int) -> _Bounds:
    if calendar is Calendar.GREGORIAN:
        years, first, later, last = _GREGORIAN_SEASONS[season]
        start, end = (year + years, first), (year + later, last)
    else:
        start, end = (year, season * 3 + 1), (year, season * 3 + 3)
    return _Bounds(interval(calendar, *start)[0], interval(calendar, *end)[1], _unit(*start), _unit(*end))


def _unit(year: int, month: int | None = None, day: int | None = None) -> str:
    """Return a date as ISO 8601 writes it, in whatever calendar: a year of four digits, month, day."""
    text = f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
    return text if day is None else f"{text}-{day:02d}"


def _attributes(calendar: Calendar, readings: list[Reading], bounds: list[_Bounds], extent: Extent) -> dict[str, str]:
    """Return the dating attributes: one family for the Gregorian value, one for that of the calendar itself."""
    first, last = bounds[0], bounds[-1]
    single = extent is Extent.SINGLE and first.first_unit == first.last_unit
    low, high = ("from", "to") if extent is Extent.RANGE else ("notBefore", "notAfter")
    if calendar is Calendar.GREGORIAN:
        return {"when": first.first_unit} if single else {low: first.first_unit, high: last.last_unit}
    attributes = {"datingMethod": calendar.pointer}
    if single:
        attributes["when-custom"] = first.first_unit
        low, high = "notBefore", "notAfter"
    else:
        attributes[f"{low}-custom"], attributes[f"{high}-custom"] = first.first_unit, last.last_unit
    if first.first is None or last.last is None:
        return attributes
    if calendar is Calendar.ISLAMIC:
        attributes["notBefore"], attributes["notAfter"] = str(first.first - _DAY), str(last.last + _DAY)
    elif single and readings[0].day is not None:
        attributes["when"] = str(first.first)
    else:
        attributes[low], attributes[high] = str(first.first), str(last.last)
    return attributes
