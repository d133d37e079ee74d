"""Dates in digits: which part is the year, which the month, which the day, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tei_edition.dates import company
from tei_edition.dates.calendars import days_in_month
from tei_edition.dates.model import Calendar, DateContext
from tei_edition.dates.reading import Reading
from tei_edition.dates.years import calendar_of_year, complete_year

if TYPE_CHECKING:
    from tei_edition.dates.scanner import Token

_NUMBERS = re.compile("[0-9]+")
_LONGEST_MONTH, _LONGEST_DAY = 31, 39  # beyond them a wrong month or day is no date with an error, but no date


def read_triple(token: Token, before: Token | None, context: DateContext) -> Reading | None:
    """Return the reading of three numbers and two separators, None where they are no date.

    A number of four digits is the year; of two-digit numbers, one over 31; else the first, in the default calendar.
    Year, month and day follow in this order or its reverse; month before day only where the other order gives no date.
    """
    parts = _NUMBERS.findall(token.text)
    first, second, third = (int(part) for part in parts)
    word = before.text if before is not None else ""
    announced = word in company.DATE_WORDS or word in company.PREPOSITIONS
    if len(parts[0]) == 4 and len(parts[2]) <= 2:
        reading = _four_digits(first, second, third, context)
    elif len(parts[2]) == 4 and len(parts[0]) <= 2:
        reading = _four_digits(third, second, first, context, reverse=True)
    elif len(parts[0]) > 2 or len(parts[2]) > 2 or " " in token.text or word in company.NUMBERED:
        return None
    else:
        return _two_digits(parts, (first, second, third), context) if announced or "/" in token.text else None
    if reading is not None and word in company.NUMBERED:  # شماره ۱۳۸۰/۱۲/۳ may be the number of a letter
        reading = replace(reading, certainty=min(reading.certainty, 0.6))
    return reading


def _four_digits(year: int, month: int, day: int, context: DateContext, *, reverse: bool = False) -> Reading | None:
    if not (1200 <= year <= 1500 or 1700 <= year <= 2100 or 2530 <= year <= 2540):
        return None
    calendar = calendar_of_year(year, context)
    certainty, doubts = 0.95, ()
    if reverse and month > 12 >= day:  # 4/18/2001
        month, day = day, month
        certainty = 0.85
    elif reverse and calendar is Calendar.GREGORIAN and day <= 12 and day != month:
        return Reading(
            calendar, year, month, day, certainty=0.7, doubts=("day and month may stand the other way round",)
        )
    if month > _LONGEST_MONTH or day > _LONGEST_DAY or (month > 12 and day > 31):
        return None
    return Reading(calendar, year, month, day, certainty=certainty, doubts=doubts)


def _two_digits(parts: list[str], numbers: tuple[int, int, int], context: DateContext) -> Reading | None:
    first, month, third = numbers
    calendar = context.default_calendar
    year, day = (third, first) if third > 31 or len(parts[0]) == 1 or calendar is Calendar.GREGORIAN else (first, third)
    if len(parts[0 if year == first else 2]) != 2:
        return None
    if not 1 <= month <= 12:
        return None
    certain = year > 31
    value = complete_year(year, calendar, context)
    if not 1 <= day <= days_in_month(calendar, None, month):
        return None
    doubts = ["a two-digit year is completed by the rule of the context"]
    if not certain:
        doubts.append("year and day may stand the other way round")
    return Reading(calendar, value, month, day, certainty=0.85 if certain else 0.5, doubts=tuple(doubts))
