"""The days of expressions that are seen from the day of writing; only the document's own date resolves them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tei_edition.dates.calendars import days_in_month, from_gregorian, interval, to_gregorian
from tei_edition.dates.values import Value

if TYPE_CHECKING:
    from tei_edition.dates.model import Calendar
    from tei_edition.dates.reading import Relative

_SHIFTS = {"last": -1, "next": 1, "this": 0}
_SATURDAY = 5


def value_of_relative(relative: Relative, reference: dt.date | None, calendar: Calendar) -> Value:
    """Return the value seen from `reference`; without it, and where the words are vague, one without a date.

    Months and years are those of `calendar`; a week begins on Saturday. `روز قبل` and `روز بعد` look from a day that
    the narrative knows, a weekday alone may be the last or the next: they get no date.
    """
    if reference is None or relative.unit == "vague" or relative.direction == "after":
        return Value({}, certainty=0.9)
    if relative.direction == "before" and relative.amount is None:
        return Value({}, certainty=0.9)
    try:
        days = _days(relative, reference, calendar)
    except (ValueError, OverflowError):  # so many years ago that the calendar does not reach there
        days = None
    if days is None:
        return Value({}, certainty=0.9)
    first, last = days
    if first == last:
        return Value({"when": first.isoformat()}, first, last, 0.8)
    return Value({"notBefore": first.isoformat(), "notAfter": last.isoformat()}, first, last, 0.7)


def _days(  # noqa: PLR0911  a return for each form
    relative: Relative, reference: dt.date, calendar: Calendar
) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day, None where the words do not say which."""
    unit, direction, amount = relative.unit, relative.direction, relative.amount
    if unit == "weekday":
        day = _weekday(relative.weekday or 0, direction, reference)
        return None if day is None else (day, day)
    if direction == "shift":
        return _unit(unit, amount or 0, reference, calendar)
    if relative.day_of_month is not None:
        first, last = _unit("month", _SHIFTS[direction], reference, calendar)
        day = first + dt.timedelta(days=relative.day_of_month - 1)
        return (day, day) if day <= last else None
    if amount is None:
        shift = -1 if direction == "ago" else _SHIFTS.get(direction)
        return None if shift is None else _unit(unit, shift, reference, calendar)
    if direction in ("ago", "before"):
        return _unit(unit, -amount, reference, calendar)
    if direction == "ahead":
        return _unit(unit, amount, reference, calendar)
    if direction == "last":  # the stretch up to now
        return _unit(unit, -amount, reference, calendar)[0], reference
    if direction == "next":
        return reference, _unit(unit, amount, reference, calendar)[1]
    return None


def _weekday(weekday: int, direction: str, reference: dt.date) -> dt.date | None:
    week, _, word = direction.rpartition(" ")
    shift = -1 if word == "ago" else _SHIFTS.get(word)
    if shift is None:
        return None
    if week or word == "this":
        first, _ = _unit("week", shift, reference, None)
        return first + dt.timedelta(days=(weekday - _SATURDAY) % 7)
    if shift < 0:
        return reference - dt.timedelta(days=(reference.weekday() - weekday - 1) % 7 + 1)
    return reference + dt.timedelta(days=(weekday - reference.weekday() - 1) % 7 + 1)


def _unit(unit: str, shift: int, reference: dt.date, calendar: Calendar | None) -> tuple[dt.date, dt.date]:
    """Return the day, week, month or year that lies `shift` units from that of the reference."""
    if unit == "day" or (calendar is None and unit != "week"):
        day = reference + dt.timedelta(days=shift)
        return day, day
    if unit == "week" or calendar is None:
        first = reference - dt.timedelta(days=(reference.weekday() - _SATURDAY) % 7) + dt.timedelta(weeks=shift)
        return first, first + dt.timedelta(days=6)
    year, month, _ = from_gregorian(calendar, reference)
    if unit == "year":
        return interval(calendar, year + shift)
    months = year * 12 + month - 1 + shift
    year, month = divmod(months, 12)
    month += 1
    first = to_gregorian(calendar, year, month, 1)
    return first, first + dt.timedelta(days=days_in_month(calendar, year, month) - 1)
