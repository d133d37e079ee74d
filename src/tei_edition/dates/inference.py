"""What the rest of a document says about a date: its pair in another calendar, its missing year, its day of writing.

A missing year is the one that brings the date nearest to a day that is known:

1. its counterpart in another calendar (certainty 0.9);
2. the document's own date, if the context gives it (0.8);
3. full dates of the same calendar, month and day anywhere in the text, if they agree on the year (0.9);
4. the full dates within 2,000 code points, at most eight on each side, if all lead to the same year (0.6).

A weekday that disagrees with the day so found withdraws the year; one that agrees makes it surer.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tei_edition.dates.calendars import days_in_month, from_gregorian, in_range, to_gregorian
from tei_edition.dates.lexicon import LINK_WORDS
from tei_edition.dates.model import Calendar, DateFinding, FindingCode
from tei_edition.dates.values import Value, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei_edition.dates.model import DateContext
    from tei_edition.dates.reading import Reading, Written

_REACH = 2000
_NEIGHBOURS = 8
_LINK = re.compile(
    rf"[ \n\u200c*]*(?:(?P<said>[،,(]?[ \n]*(?:{'|'.join(LINK_WORDS)})(?:[ \n]+(?:با|است با))?|=)"
    r"|(?P<shown>[(\[/ـ-])|(?P<loose>[،,]|و)?)[ \n\u200c*(]*(?:روز[ \n])?"
)
_LONGEST_LINK = 24
_ANY_DAY = dt.date(2002, 7, 1)  # in the middle of a year in which no calendar has a leap day
_SLACK = 400  # days that two dates with a bracket or a dash between them may be apart and still be meant as one


@dataclass(slots=True)
class Found:
    """An expression on its way to its value."""

    written: Written
    first: Reading | None = None
    last: Reading | None = None
    value: Value = field(default_factory=lambda: Value({}))
    counterparts: list[int] = field(default_factory=list)
    internal: str = ""

    @property
    def full_day(self) -> dt.date | None:
        """The day, where the words alone gave a full date that stands unchallenged."""
        if self.internal or self.first is None or self.first.day is None or self.value.findings:
            return None
        if self.first.calendar is Calendar.ISLAMIC:  # a day computed may be another
            return None
        return self.value.day


def complete(found: Sequence[Found], text: str, context: DateContext) -> None:
    """Link the pairs and fill the years of what was found in `text`, the folded text, in place."""
    for index in range(1, len(found)):
        _pair(found, index, text)
    anchors = [(entry.written.start, entry, day) for entry in found if (day := entry.full_day) is not None]
    by_day: dict[tuple[Calendar, int | None, int | None], set[int]] = {}
    for _, entry, _ in anchors:
        if entry.first is not None and entry.first.year is not None:
            by_day.setdefault((entry.first.calendar, entry.first.month, entry.first.day), set()).add(entry.first.year)
    starts = [start for start, _, _ in anchors]
    days = [day for _, _, day in anchors]
    for index, entry in enumerate(found):
        first = entry.first
        if first is None or first.year is not None or entry.value.findings:
            continue
        if first.same_year:
            _same_year(found, index)
            continue
        if context.document_date is not None:
            _fill(
                entry,
                [context.document_date],
                0.8 * context.document_certainty,
                "the year is that of the document's date",
            )
            continue
        same = by_day.get((first.calendar, first.month, first.day), set()) if first.year_shift is None else set()
        if first.day is not None and len(same) == 1:
            _settle(entry, next(iter(same)), 0.9, "the year stands with the same day elsewhere in the document")
            continue
        place = bisect_left(starts, entry.written.start)
        low = max(bisect_left(starts, entry.written.start - _REACH), place - _NEIGHBOURS)
        high = min(bisect_left(starts, entry.written.start + _REACH), place + _NEIGHBOURS)
        _fill(entry, days[low:high], 0.6, "the year is that of full dates near it")


def _fill(entry: Found, references: Sequence[dt.date], certainty: float, reason: str) -> None:
    """Give the entry the year that all reference days lead to."""
    first = entry.first
    if first is None or not references or (first.day is None and first.year_shift is None):
        return
    years = {_nearest_year(first, reference) for reference in references}
    year = years.pop() if len(years) == 1 else None
    if year is not None:
        _settle(entry, year, certainty, reason)


def _nearest_year(reading: Reading, reference: dt.date) -> int | None:
    """Return the year of the reading's calendar that brings it nearest to the reference."""
    try:
        year = from_gregorian(reading.calendar, reference)[0]
    except ValueError:  # before the first year of the calendar
        return None
    if reading.year_shift is not None:
        return year + reading.year_shift
    month, day = reading.month or 1, reading.day or 1
    distances = [
        (abs(to_gregorian(reading.calendar, candidate, month, day) - reference), candidate)
        for candidate in (year - 1, year, year + 1)
        if in_range(reading.calendar, candidate) and day <= days_in_month(reading.calendar, candidate, month)
    ]
    return min(distances)[1] if distances else None


def _settle(entry: Found, year: int, certainty: float, reason: str) -> None:
    """Give the entry a year, unless its weekday contradicts it."""
    if entry.first is None:
        return
    first, last = replace(entry.first, year=year, year_shift=None, same_year=False), entry.last
    if last is not None:
        later = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        last = replace(last, year=year + later, year_shift=None, same_year=False)
    value = value_of(first, last, entry.written.extent)
    if value.findings:
        return
    if first.weekday is not None:
        certainty = min(certainty + 0.2, 0.9)
    entry.first, entry.last, entry.internal = first, last, reason
    entry.value = replace(value, certainty=min(certainty, value.certainty))


def _same_year(found: Sequence[Found], index: int) -> None:
    """Resolve همان سال by the last year of the same calendar before it, within reach."""
    entry = found[index]
    for before in reversed(found[max(index - _NEIGHBOURS, 0) : index]):
        near = entry.written.start - before.written.end <= _REACH
        if (
            near
            and before.first
            and entry.first
            and before.first.calendar is entry.first.calendar
            and before.first.year
        ):
            _settle(entry, before.first.year, 0.6, "the year is the one said before")
            return


def _pair(found: Sequence[Found], index: int, text: str) -> None:
    """Link the expression at `index` to the one before it, if they say the same in two calendars."""
    left, right = found[index - 1], found[index]
    if left.first is None or right.first is None or left.first.calendar is right.first.calendar:
        return
    between = text[left.written.end : right.written.start]
    link = _LINK.fullmatch(between) if len(between) <= _LONGEST_LINK and between.count("\n") < 3 else None
    if link is None or (not between and link["shown"] is None):
        return
    _year_from_counterpart(left, right)
    _year_from_counterpart(right, left)
    if left.value.first_day is None or right.value.first_day is None:
        if _same_day_of_any_year(left, right) and not link["loose"]:
            left.counterparts.append(index)
            right.counterparts.append(index - 1)
        return
    distance = _distance(left, right)
    firm = link["said"] is not None or (link["shown"] is not None and distance <= _SLACK)
    if distance > 0 and not firm:
        return
    left.counterparts.append(index)
    right.counterparts.append(index - 1)
    if distance > 0:
        for one, other in ((left, right), (right, left)):
            message = (
                f"The text sets it beside {other.value.dating.get('when', other.value.first_day)}, {distance} days "
                "away."
            )
            finding = DateFinding(FindingCode.CALENDAR_CONTRADICTION, message)
            one.value = replace(one.value, certainty=one.value.certainty / 2, findings=(*one.value.findings, finding))


def _year_from_counterpart(entry: Found, other: Found) -> None:
    first, day = entry.first, other.value.day
    if first is None or first.year is not None or first.day is None or day is None or entry.value.findings:
        return
    _fill(entry, [day], 0.9, "the year is that of the same day in another calendar")


def _same_day_of_any_year(left: Found, right: Found) -> bool:
    """Whether two days without years, neither of them lunar, fall together but for the day that leap years shift."""
    first, second = left.first, right.first
    if first is None or second is None or not (first.day and second.day) or first.year or second.year:
        return False
    if Calendar.ISLAMIC in (first.calendar, second.calendar) or left.value.findings or right.value.findings:
        return False
    year = _nearest_year(first, _ANY_DAY)
    if year is None:
        return False
    day = to_gregorian(first.calendar, year, first.month or 1, first.day)
    other = _nearest_year(second, day)
    if other is None:
        return False
    return abs((to_gregorian(second.calendar, other, second.month or 1, second.day) - day).days) <= 1


def _distance(left: Found, right: Found) -> int:
    """Return the days between the intervals of both; 0 where they touch, a lunar day's slack granted."""
    lows = [value.first_day for value in (left.value, right.value) if value.first_day is not None]
    highs = [value.last_day for value in (left.value, right.value) if value.last_day is not None]
    gap = (max(lows) - min(highs)).days
    lunar = any(entry.first is not None and entry.first.calendar is Calendar.ISLAMIC for entry in (left, right))
    return max(gap - lunar, 0)
