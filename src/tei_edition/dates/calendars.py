"""Conversion to the proleptic Gregorian calendar, by one maintained library for each calendar.

- Jalali and Imperial: `persiantools` (MIT, typed, no dependencies). It follows the 33-year rule, which agrees with the
  observed calendar, and with `jdatetime` (which brings an LGPL dependency), in every year from 1200 to 1500. The
  2820-year rule of Birashk has the leap day of 1403, and of four others of these years, elsewhere. `convertdate`
  computes the equinox, begins six years of the 19th century a day later, and imports an astronomy.
- Islamic: `convertdate` (MIT), the tabular calendar of the civil epoch. `hijridate` knows the Umm al-Qura calendar of
  Saudi Arabia only, from 1343 on: not the constitutional documents, and not Iran's calendar. A tabular date may be a
  day off the observed one; `values` widens it.
- Gregorian: the standard library.

Both libraries are imported when the first date is converted.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tei_edition.dates.model import Calendar

if TYPE_CHECKING:
    from types import ModuleType

    from persiantools.jdatetime import JalaliDate

IMPERIAL_OFFSET = 1180
"""Imperial year minus Jalali year."""

YEARS: dict[Calendar, tuple[int, int]] = {
    Calendar.JALALI: (1200, 1500),
    Calendar.IMPERIAL: (1200 + IMPERIAL_OFFSET, 1500 + IMPERIAL_OFFSET),
    Calendar.ISLAMIC: (1, 1500),
    Calendar.GREGORIAN: (1, 2199),
}
"""First and last year in which a date is converted. Jalali: where the leap rule is checked against the equinox."""

FIRST_GREGORIAN_DAY = dt.date(1582, 10, 15)
"""A day before it, called Gregorian by a text, would be a Julian one: it is not converted."""

_GREGORIAN_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def _jalali_date() -> type[JalaliDate]:
    from persiantools.jdatetime import JalaliDate  # noqa: PLC0415  imported with the first date, not with the program

    return JalaliDate


@cache
def _islamic() -> ModuleType:
    from convertdate import islamic  # noqa: PLC0415  the same

    module: ModuleType = islamic
    return module


@lru_cache(maxsize=4096)
def is_leap(calendar: Calendar, year: int) -> bool:
    """Whether the year has its longest length."""
    if calendar is Calendar.GREGORIAN:
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if calendar is Calendar.ISLAMIC:
        return bool(_islamic().leap(year))
    return bool(_jalali_date().is_leap(year - IMPERIAL_OFFSET if calendar is Calendar.IMPERIAL else year))


def days_in_month(calendar: Calendar, year: int | None, month: int) -> int:
    """Return the number of days of a month from 1 to 12; without a year, the largest that it can have."""
    if calendar is Calendar.GREGORIAN:
        return 28 if month == 2 and year is not None and not is_leap(calendar, year) else _GREGORIAN_MONTHS[month - 1]
    if calendar is Calendar.ISLAMIC:
        if year is None:  # an observed lunar month may have a day more than the table gives it
            return 30
        return 30 if month % 2 == 1 or (month == 12 and is_leap(calendar, year)) else 29
    if month <= 6:
        return 31
    return 29 if month == 12 and year is not None and not is_leap(calendar, year) else 30


def in_range(calendar: Calendar, year: int) -> bool:
    """Whether dates of this year are converted at all; see `YEARS`."""
    first, last = YEARS[calendar]
    return first <= year <= last


@lru_cache(maxsize=4096)
def to_gregorian(calendar: Calendar, year: int, month: int, day: int) -> dt.date:
    """Return the day in the proleptic Gregorian calendar. Raises ValueError for a day that does not exist.

    The 30th of a short lunar month is given the day after its 29th: the month may have been observed longer.
    """
    if calendar is Calendar.GREGORIAN:
        return dt.date(year, month, day)
    if not 1 <= month <= 12 or not 1 <= day <= (30 if calendar is Calendar.ISLAMIC else 31):
        raise ValueError(f"no day {day} of month {month}")
    if calendar is Calendar.ISLAMIC:
        first = dt.date(*(int(part) for part in _islamic().to_gregorian(year, month, 1)))
        return first + dt.timedelta(days=day - 1)
    if calendar is Calendar.IMPERIAL:
        year -= IMPERIAL_OFFSET
    return _jalali_date()(year, month, day).to_gregorian()


@lru_cache(maxsize=4096)
def from_gregorian(calendar: Calendar, day: dt.date) -> tuple[int, int, int]:
    """Return year, month and day of a Gregorian day in another calendar. Raises ValueError before its first year."""
    if calendar is Calendar.GREGORIAN:
        return day.year, day.month, day.day
    if calendar is Calendar.ISLAMIC:
        year, month, number = _islamic().from_gregorian(day.year, day.month, day.day)
        return int(year), int(month), int(number)
    jalali = _jalali_date()(day)
    offset = IMPERIAL_OFFSET if calendar is Calendar.IMPERIAL else 0
    return jalali.year + offset, jalali.month, jalali.day


def interval(
    calendar: Calendar, year: int, month: int | None = None, day: int | None = None
) -> tuple[dt.date, dt.date]:
    """Return the first and the last Gregorian day of a year, a month or a day; raises ValueError as `to_gregorian`."""
    if month is None:
        last = days_in_month(calendar, year, 12)
        return to_gregorian(calendar, year, 1, 1), to_gregorian(calendar, year, 12, last)
    if day is None:
        last = days_in_month(calendar, year, month)
        return to_gregorian(calendar, year, month, 1), to_gregorian(calendar, year, month, last)
    only = to_gregorian(calendar, year, month, day)
    return only, only
