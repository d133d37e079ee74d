"""Expressions seen from the day of writing: `شنبه گذشته`, `۸ ماه گذشته`, `سه روز پیش`, `پانزدهم ماه جاری`."""

from __future__ import annotations

from tei_edition.dates import company, lexicon
from tei_edition.dates.acceptance import weekday_accepted
from tei_edition.dates.points import Points
from tei_edition.dates.reading import Relative, Written
from tei_edition.dates.scanner import Kind


class RelativePoints(Points):
    """The rules for relative expressions; each returns one with the index after it, or None."""

    def _relative_amount(self, index: int) -> tuple[Written, int] | None:
        """Read `ماه گذشته`, `۸ ماه گذشته`, `سه روز پیش`."""
        token = self._tokens[index]
        if token.kind is Kind.NUMBER:
            if token.ordinal:
                return self._relative_day_of_month(index)
            direction = self._unit_and_direction(index + 1)
            if direction is None or not (self._near(index + 1) and 0 < token.value < 1000):
                return None
            return self._seen(index, index + 3, Relative(*direction, token.value))
        untold = self._kind(index - 1) is Kind.NUMBER or self._text(index - 1) in company.UNTOLD
        direction = self._unit_and_direction(index)
        if direction is None or direction[1] == "ahead" or (untold and self._near(index)):  # روز دیگر: another day
            return None
        return self._seen(index, index + 2, Relative(*direction))

    def _unit_and_direction(self, index: int) -> tuple[str, str] | None:
        """Read `ماه گذشته`; what is counted from an event (پیش از انتخابات) is none."""
        unit = lexicon.UNITS.get(self._text(index))
        if unit is None or self._kind(index + 1) is not Kind.DIRECTION or not self._near(index + 1):
            return None
        direction = lexicon.DIRECTIONS[self._text(index + 1)]
        from_event = direction in ("ago", "before", "after") and self._text(index + 2) == "از"
        return None if from_event else (unit, direction)

    def _relative_day_of_month(self, index: int) -> tuple[Written, int] | None:
        """Read `پانزدهم ماه جاری`."""
        token = self._tokens[index]
        if (
            token.kind is not Kind.NUMBER
            or self._text(index + 1) != "ماه"
            or self._kind(index + 2) is not Kind.DIRECTION
        ):
            return None
        direction = lexicon.DIRECTIONS[self._tokens[index + 2].text]
        if not (token.ordinal or direction == "this") or token.value > 31 or direction not in ("this", "last", "next"):
            return None
        relative = Relative("month", direction, day_of_month=token.value)
        return self._seen(index, index + 3, relative)

    def _vague(self, index: int) -> tuple[Written, int] | None:
        """Read `چند روز پیش`: tagged, never valued. `چند ماه گذشته` is as vague as a duration, and no date."""
        direction = self._unit_and_direction(index + 1) if self._near(index + 1) else None
        if direction is None or direction[1] in ("last", "this"):
            return None
        return self._seen(index, index + 3, Relative("vague", direction[1]))

    def _relative_weekday(self, start: int, index: int) -> tuple[Written, int] | None:
        """Read `شنبه گذشته`, `جمعه شب`, `شنبه هفته آینده`, `چهارشنبه`."""
        if not weekday_accepted(self._tokens, start, index):
            return None
        weekday = self._tokens[index].value
        position = index + 1
        if (self._kind(position) is Kind.PART_OF_DAY or self._text(position) == "شب") and self._near(position):
            position += 1
        direction, week = "", self._text(position) == "هفته"
        if self._kind(position + week) is Kind.DIRECTION and self._near(position + week):
            word = self._tokens[position + week].text
            if word in ("گذشته", "پیش", "قبل", "اینده", "جاری", "بعد"):
                direction = ("week " if week else "") + lexicon.DIRECTIONS[word]
                position += week + 1
        relative = Relative("weekday", direction, weekday=weekday)
        return self._seen(start, position, relative)
