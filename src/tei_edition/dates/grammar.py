"""From the tokens of a window to dates as written: the grammar that the package's docstring states.

A descent without backtracking over more than one expression: each token is looked at a bounded number of times.
"""

from __future__ import annotations

from dataclasses import replace

from tei_edition.dates import company
from tei_edition.dates.acceptance import day_month_accepted, month_alone_accepted, year_accepted, years_accepted
from tei_edition.dates.points import with_year
from tei_edition.dates.reading import Extent, Period, Reading, Relative, Written
from tei_edition.dates.relative_points import RelativePoints
from tei_edition.dates.scanner import Kind, Token
from tei_edition.dates.years import read_year

_SEPARATORS = frozenset((Kind.TO, Kind.DASH, Kind.AND))
_MOST_DAYS = 6  # in a list such as ۵، ۶ و ۷ بهمن


class Grammar(RelativePoints):
    """Reads the expressions of one window."""

    def expressions(self) -> list[Written]:
        """Return the expressions of the window, in order, not overlapping, each the longest at its place."""
        found: list[Written] = []
        after = 0
        for index, token in enumerate(self._tokens):
            if index < after or (token.kind is Kind.WORD and token.text not in company.VAGUE):
                continue
            result = self._expression(index)
            if result is not None:
                written, after = result
                found.append(written)
        return found

    def _expression(self, index: int) -> tuple[Written, int] | None:
        kind = self._tokens[index].kind
        if kind is Kind.WORD:
            found = self._vague(index)
        elif kind is Kind.NUMBER:
            found = self._day_list(index) or self._relative_amount(index) or self._years(index)
        elif kind is Kind.MONTH:
            found = self._month_list(index) or self._range(index)
        elif kind is Kind.YEAR_WORD:
            found = self._years(index) or self._relative_amount(index)
        elif kind is Kind.UNIT:
            found = self._range(index) or self._relative_amount(index) or self._named_weekday(index)
        elif kind is Kind.WEEKDAY:
            found = self._day_list(index) or self._range(index) or self._relative_weekday(index, index)
        elif kind in (Kind.RELATIVE_DAY, Kind.RELATIVE_YEAR):
            unit = "day" if kind is Kind.RELATIVE_DAY else "year"
            relative = Relative(unit, "shift", self._tokens[index].value)
            found = None if self._joint(index + 1) else (self._seen(index, index + 1, relative))
        else:
            found = self._range(index)
        return found

    def _range(self, index: int) -> tuple[Written, int] | None:
        """Read a point, and what it reaches to."""
        left = self._point(index)
        if left is None:
            return None
        reading, after = left
        return self._reach(index, reading, after) or (self._written(index, after, reading), after)

    def _reach(self, index: int, left: Reading, after: int) -> tuple[Written, int] | None:
        """Read the end of a range that begins with `left`; None where nothing fits."""
        kind = self._kind(after)
        decades = left.period is Period.DECADE and self._text(index) == "دهههای"
        between = kind is Kind.AND and (decades or self._text(index - 1) in ("بین", "میان"))
        if kind not in (Kind.TO, Kind.DASH) and not between:
            return None
        start = after + 1
        if self._text(start) in ("روز", "سال") and self._kind(start) is Kind.UNIT:
            start += 1
        right = self._point(start, within=left) if self._near(after) and self._near(start) else None
        if right is None:
            return None
        pair = _completed(left, right[0])
        if pair is None:
            return None
        extent = Extent.BETWEEN if between else Extent.RANGE
        return self._written(index, right[1], pair[0], pair[1], extent=extent), right[1]

    def _day_list(  # noqa: PLR0911  a return for each way to fail
        self, index: int
    ) -> tuple[Written, int] | None:
        """Read days that share a month: `۲۲ بهمن ۵۷`, `دوم تا نهم فوریه`, `دوشنبه ۲۲ تا جمعه ۲۶ مه`."""
        listed = self._listed_days(index)
        if listed is None:
            return None
        days, separators, position = listed
        month = self._month(position)
        if month is None:
            return self._relative_day_of_month(index) if len(days) == 1 else None
        token, after, named = month
        dated = self._dated(token, days[-1], after)
        if dated is None:
            return None
        last, after = dated
        if not day_month_accepted(self._tokens, index, position, after, named=named or last.year is not None):
            return None
        if len(days) == 1:
            return self._reach(index, last, after) or (self._written(index, after, last), after)
        numbers = [number.value for number, _ in days]
        if numbers[0] >= numbers[-1]:
            return None
        first = replace(last, day=numbers[0], weekday=days[0][1])
        extent = Extent.RANGE
        if Kind.AND in separators or Kind.COMMA in separators:
            consecutive = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
            if not consecutive or self._text(index - 1) in ("بین", "میان"):
                extent = Extent.BETWEEN
        return self._written(index, after, first, last, extent=extent), after

    def _listed_days(self, index: int) -> tuple[list[tuple[Token, int | None]], set[Kind | None], int] | None:
        """Read the numbers of a list of days, each with its weekday, what separates them, and where the list ends."""
        days: list[tuple[Token, int | None]] = []
        separators: set[Kind | None] = set()
        position = index
        while len(days) < _MOST_DAYS:
            weekday, position = self._weekday(position)
            if not self._is_day(position) or (position > index and not self._near(position)):
                return None
            days.append((self._tokens[position], weekday))
            position += 1
            kind = self._kind(position)
            if kind not in (*_SEPARATORS, Kind.COMMA) or not self._near(position):
                break
            if not self._day_follows(position + 1):
                break
            separators.add(kind)
            position += 1
        return days, separators, position

    def _day_follows(self, index: int) -> bool:
        _, position = self._weekday(index)
        return self._is_day(position)

    def _month_list(self, index: int) -> tuple[Written, int] | None:
        """Read months that share a year: `آبان و آذر ۱۳۵۷`, `فروردین تا خرداد ۱۳۶۰`."""
        left = self._month(index)
        if left is None or self._kind(left[1]) not in _SEPARATORS or not self._near(left[1]):
            return None
        separator = self._kind(left[1])
        right = self._month(left[1] + 1)
        if right is None or left[0].month is None or right[0].month is None:
            return None
        first, last = left[0].month, right[0].month
        year = self._year_of(right[1], last.calendar)
        alone = month_alone_accepted(self._tokens, index, left[1], named=left[2])
        if first.calendar is not last.calendar or first.number >= last.number or (year is None and not alone):
            return None
        if separator is Kind.AND and year is None:
            return None
        end = year.after if year else right[1]
        extent = Extent.RANGE
        if separator is Kind.AND and last.number != first.number + 1:
            extent = Extent.BETWEEN
        readings = [with_year(Reading(month.calendar, month=month.number), year) for month in (first, last)]
        return self._written(index, end, readings[0], readings[1], extent=extent), end

    def _years(self, index: int) -> tuple[Written, int] | None:
        """Read a year or years without a month: `سال ۶۰`, `(۱۸۶۷)`, `۱۹۸۰-۱۹۸۸`, `سال‌های ۵۶ و ۵۷`."""
        token = self._tokens[index]
        left = self._year_point(index) if token.kind is Kind.YEAR_WORD else self._bare_year(index)
        if left is None:
            return None
        reading, after = left
        reached = self._reach(index, reading, after)
        if reached is not None:
            if token.kind is Kind.YEAR_WORD or years_accepted(self._tokens, index, reached[1]):
                return reached
            return None
        several = token.value == 2 or self._digits(after + 1) == 4  # سال‌های ۵۶ و ۵۷, سال ۱۹۱۷ و ۱۹۱۸
        if token.kind is Kind.YEAR_WORD and several and self._kind(after) is Kind.AND:
            second = read_year(self._tokens, after + 1, None, self._context, strict=False)
            if second is not None and second.value is not None and reading.year is not None:
                last = with_year(Reading(second.calendar or reading.calendar), second)
                if last.calendar is reading.calendar and second.value > reading.year:
                    extent = Extent.RANGE if second.value == reading.year + 1 else Extent.BETWEEN
                    return self._written(index, second.after, reading, last, extent=extent), second.after
        if token.kind is not Kind.YEAR_WORD:
            certainty = year_accepted(self._tokens, index, after, stated=after > index + 1)
            if certainty is None:
                return None
            reading = replace(reading, certainty=min(reading.certainty, certainty))
        return self._written(index, after, reading), after

    def _named_weekday(self, index: int) -> tuple[Written, int] | None:
        """Read `روز شنبه`; with a day of the month the weekday begins the span, and روز stays outside."""
        if self._text(index) != "روز" or self._kind(index + 1) is not Kind.WEEKDAY or not self._near(index + 1):
            return None
        if self._day_list(index + 1) or self._range(index + 1):
            return None
        return self._relative_weekday(index, index + 1)


def _completed(left: Reading, right: Reading) -> tuple[Reading, Reading] | None:
    """Return both sides of a range, each with what it leaves to the other; None where they do not make a range."""
    if left.period is not right.period or (left.season is None) != (right.season is None):
        return None
    if left.month is None and right.month is None:
        return _completed_years(left, right)
    if left.month is None or right.month is None or left.calendar is not right.calendar:
        return None
    later = (left.month, left.day or 0) > (right.month, right.day or 0)
    if left.year is None and left.year_shift is None and right.year is not None:
        left = replace(left, year=right.year - later, year_calendar=right.year_calendar)
    elif right.year is None and right.year_shift is None and left.year is not None:
        right = replace(right, year=left.year + later, year_calendar=left.year_calendar)
    backwards = left.year is not None and right.year is not None and left.year > right.year
    return None if backwards else (left, right)


def _completed_years(left: Reading, right: Reading) -> tuple[Reading, Reading] | None:
    """Return two years, decades, centuries or seasons as a range."""
    if left.year is None or right.year is None:
        return None
    if right.stated and not left.stated and 1000 <= left.year <= 2999:
        left = replace(left, calendar=right.calendar)  # ۱۲۶۴ تا ۱۳۱۳ قمری
    if left.calendar is not right.calendar or left.year is None:
        return None
    distance = right.year - left.year
    if distance == -1:  # ۱۳۵۸-۱۳۵۷, turned round by a right-to-left line
        return right, left
    return (left, right) if 0 < distance < 300 else None
