"""Points and periods: `۲۲ بهمن ۱۳۵۷`, `خرداد ۶۰`, `سال ۱۳۶۰`, `پاییز ۵۷`, `دهه شصت`, one reading each."""

from __future__ import annotations

from dataclasses import replace

from tei_edition.dates import company, lexicon
from tei_edition.dates.acceptance import month_alone_accepted, month_year_accepted
from tei_edition.dates.cursor import Cursor
from tei_edition.dates.digits import read_triple
from tei_edition.dates.model import Calendar, DateContext
from tei_edition.dates.reading import Period, Reading
from tei_edition.dates.scanner import Kind, Token
from tei_edition.dates.years import Year, calendar_of_year, complete_year, read_era, read_year


class Points(Cursor):
    """The rules for one reading; each returns it with the index after it, or None."""

    def _point(  # noqa: PLR0911  a return for each form
        self, index: int, within: Reading | None = None
    ) -> tuple[Reading, int] | None:
        """Read one point or period. `within` is the left side of a range: a bare number may complete it."""
        kind = self._kind(index)
        if kind is Kind.TRIPLE:
            return self._triple(index, None)
        if kind is Kind.WEEKDAY:
            return self._weekday_point(index)
        if kind is Kind.NUMBER:
            return self._number_point(index, within)
        if kind is Kind.MONTH or (kind is Kind.UNIT and self._text(index) == "ماه"):
            return self._month_point(index, within)
        if kind is Kind.YEAR_WORD:
            return self._year_point(index)
        if kind in (Kind.SEASON, Kind.FEAST):
            return self._season_or_feast(index)
        if kind in (Kind.DECADE, Kind.CENTURY):
            return self._period(index)
        return None

    def _weekday_point(self, index: int) -> tuple[Reading, int] | None:
        weekday, position = self._weekday(index)
        if self._kind(position) is Kind.TRIPLE:
            return self._triple(position, weekday)
        day = self._day_point(position)
        return None if day is None else (replace(day[0], weekday=weekday), day[1])

    def _triple(self, index: int, weekday: int | None) -> tuple[Reading, int] | None:
        before = self._tokens[index - 1] if index and self._near(index) else None
        reading = read_triple(self._tokens[index], before, self._context)
        if reading is None:
            return None
        after = index + 1
        if self._near(after) and (era := read_era(self._tokens, after)) is not None:
            after, calendar, _ = era
            reading = replace(reading, calendar=calendar or reading.calendar, stated=True)
        return replace(reading, weekday=weekday), after

    def _day_point(self, index: int) -> tuple[Reading, int] | None:
        if not self._is_day(index):
            return None
        month = self._month(index + 1)
        return None if month is None else self._dated(month[0], (self._tokens[index], None), month[1])

    def _dated(self, token: Token, day: tuple[Token, int | None], after: int) -> tuple[Reading, int] | None:
        """Return the reading of a day of the month `token`, with the year that follows, and where it ends."""
        number, weekday = day
        month = token.month
        if month is None:
            return None
        year = self._year_of(after, month.calendar)
        reading = with_year(Reading(month.calendar, month=month.number, day=number.value, weekday=weekday), year)
        if number.value > 31 and (reading.year is None or number.value > 39):
            return None
        if number.value == 0 and reading.year is None:
            return None
        if number.restored:
            doubts = (*reading.doubts, "letters are read as digits")
            reading = replace(reading, certainty=min(reading.certainty, 0.7), doubts=doubts)
        return reading, year.after if year else after

    def _number_point(self, index: int, within: Reading | None) -> tuple[Reading, int] | None:
        day = self._day_point(index)
        if day is not None:
            return day
        if within is None or within.month is not None or within.season is not None:
            return None
        if within.period is not Period.YEAR:
            return self._period(index - 1, within.period)
        year = read_year(self._tokens, index, None, self._context, strict=False)
        if year is None or (self._kind(index - 1) is Kind.DASH and self._tokens[index].digits == 0):
            return None
        return with_year(Reading(year.calendar or within.calendar), year), year.after

    def _month_point(self, index: int, within: Reading | None) -> tuple[Reading, int] | None:
        month = self._month(index)
        if month is None or month[0].month is None:
            return None
        token, after, named = month
        calendar, number, _ = month[0].month
        month_first = self._month_first(token, after)
        if month_first is not None:
            return month_first
        year = self._year_of(after, calendar)
        if year is not None:
            if not month_year_accepted(self._tokens, index, year.after, named=named or within is not None):
                return None
            return with_year(Reading(calendar, month=number), year), year.after
        if within is None and not month_alone_accepted(self._tokens, index, after, named=named):
            return None
        return Reading(calendar, month=number, certainty=0.8), after

    def _month_first(self, token: Token, after: int) -> tuple[Reading, int] | None:
        """Read `آوریل ۱۸، ۲۰۰۱`, and `April 18 2001` in English, where the comma may be left out."""
        comma = self._kind(after + 1) is Kind.COMMA
        year = after + 1 + comma
        if token.month is None or self._kind(year) is not Kind.NUMBER or not (comma or token.text.isascii()):
            return None
        day = self._tokens[after]
        if not self._is_day(after) or not 1 <= day.value <= 31 or self._tokens[year].digits != 4:
            return None
        return self._dated(token, (day, None), year)

    def _year_of(self, index: int, calendar: Calendar) -> Year | None:
        """Read the year of a month that ends at `index`; a comma may stand before a year of four digits."""
        if self._kind(index) is Kind.COMMA and self._digits(index + 1) == 4 and self._near(index + 1):
            year = self._tokens[index + 1].value
            index += 1200 <= year <= 2100
        return read_year(self._tokens, index, calendar, self._context)

    def _year_point(self, index: int) -> tuple[Reading, int] | None:
        if self._text(index - 1) in ("هر", "همه") or self._kind(index - 1) is Kind.NUMBER:
            return None
        year = read_year(self._tokens, index, None, self._context)
        if year is None or year.value is None:
            return None
        return with_year(Reading(year.calendar or self._context.default_calendar), year), year.after

    def _bare_year(self, index: int) -> tuple[Reading, int] | None:
        """Read a number that may be a year; whether it is one is asked of its company."""
        token = self._tokens[index]
        month = self._month(index + 1) if 1000 <= token.value <= 2999 else None
        if month is not None and month[0].month is not None:
            day = self._tokens[month[1]] if self._is_day(month[1]) else None
            if day is not None and 1 <= day.value <= 31:  # ۱۳۸۰ فروردین ۲۹
                calendar, number, _ = month[0].month
                year = Year(index + 1, token.value, calendar_of_year(token.value, self._context))
                return with_year(Reading(calendar, month=number, day=day.value), year), month[1] + 1
        short = token.digits == 2 and self._text(index - 1) in company.SHORT_YEAR_PLACES
        if token.digits != 4 and not short:
            return None
        year_read = read_year(self._tokens, index, None, self._context, strict=not short)
        if year_read is None:
            return None
        return with_year(Reading(year_read.calendar or self._context.default_calendar), year_read), year_read.after

    def _season_or_feast(self, index: int) -> tuple[Reading, int] | None:
        token = self._tokens[index]
        year = read_year(self._tokens, index + 1, self._solar(), self._context)
        if year is None or year.value is None:
            return None
        calendar = year.calendar or self._solar()
        if token.kind is Kind.SEASON:
            if calendar is Calendar.ISLAMIC:  # a lunar year has no seasons
                return None
            return Reading(calendar, year.value, season=token.value, certainty=0.8, doubts=year.doubts), year.after
        calendar, month, day = lexicon.FEASTS[token.text]
        reading = with_year(Reading(calendar, month=month, day=day), year)
        if calendar is Calendar.ISLAMIC and year.calendar is Calendar.JALALI and year.value > 1304:
            reading = replace(reading, year_calendar=year.calendar)  # عاشورای ۱۳۵۷, in years that were counted solar
        return replace(reading, certainty=0.8, doubts=(*reading.doubts, "the day of a feast")), year.after

    def _solar(self) -> Calendar:
        """Return the default calendar, or the Jalali one for what lunar years do not have."""
        default = self._context.default_calendar
        return Calendar.JALALI if default is Calendar.ISLAMIC else default

    def _period(self, index: int, period: Period | None = None) -> tuple[Reading, int] | None:
        """Read the number after دهه or قرن; `period` where the word was said before."""
        if period is None:
            period = Period.CENTURY if self._kind(index) is Kind.CENTURY else Period.DECADE
        position = index + 1
        if self._text(position) in ("ی", "های"):
            position += 1
        if self._kind(position) is not Kind.NUMBER or not self._near(position):
            return None
        token = self._tokens[position]
        after, era, before_christ = position + 1, None, False
        if (found := read_era(self._tokens, position + 1, with_word=True)) is not None:
            after, era, before_christ = found
        if period is Period.CENTURY:
            reading = _century(token, era)
        else:
            reading = _decade(token, era, self._solar(), self._context)
        return None if reading is None else (replace(reading, before_christ=before_christ), after)


def _century(token: Token, era: Calendar | None) -> Reading | None:
    if not 1 <= token.value <= 22:
        return None
    certainty = 0.95 if era is not None or token.value > 15 else 0.5
    return Reading(era or Calendar.GREGORIAN, token.value, period=Period.CENTURY, certainty=certainty)


def _decade(token: Token, era: Calendar | None, default: Calendar, context: DateContext) -> Reading | None:
    value = token.value
    if value % 10 or token.ordinal or not 10 <= value <= 2590:
        return None
    if value < 100:
        calendar = era or default
        value = complete_year(value, calendar, context) // 10 * 10
    else:
        calendar = era or calendar_of_year(value, context)
    return Reading(calendar, value, period=Period.DECADE, certainty=0.9)


def with_year(reading: Reading, year: Year | None) -> Reading:
    """Return the reading with a year; where the year is of another calendar by its size, that is noted."""
    if year is None:
        return reading
    other = None
    if year.value is not None and year.calendar is not None and reading.calendar is not year.calendar:
        if year.calendar is Calendar.IMPERIAL and reading.calendar is Calendar.JALALI:
            reading = replace(reading, calendar=Calendar.IMPERIAL)
        elif not (reading.calendar is Calendar.ISLAMIC and 1200 <= year.value <= 1500 and not year.short):
            other = year.calendar
    return replace(
        reading,
        year=year.value,
        year_calendar=other,
        year_shift=year.shift,
        same_year=year.same,
        before_christ=year.before_christ,
        stated=year.stated,
        certainty=min(reading.certainty, year.certainty),
        doubts=(*reading.doubts, *year.doubts),
    )
