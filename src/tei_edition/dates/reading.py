"""What the grammar hands to the resolution: dates as written, before any value is computed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tei_edition.dates.model import Calendar


class Extent(Enum):
    """How the two readings of an expression hang together."""

    SINGLE = auto()  # there is one only
    RANGE = auto()  # from the first to the last
    BETWEEN = auto()  # somewhere between them


class Period(Enum):
    """What a reading without a month stands for."""

    YEAR = auto()
    DECADE = auto()
    CENTURY = auto()


@dataclass(frozen=True, slots=True)
class Reading:
    """One point or period as the words give it; None where they are silent.

    `year_shift` counts from the year of writing (امسال 0, پارسال -1); `same_year` points back (همان سال).
    `year_calendar` is set where the year's size belongs to another calendar than the month. `stated`: an era names the
    calendar. `certainty` is what the words alone are worth; `doubts` says, for people, what had to be supposed.
    """

    calendar: Calendar
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    period: Period = Period.YEAR
    year_calendar: Calendar | None = None
    year_shift: int | None = None
    same_year: bool = False
    before_christ: bool = False
    stated: bool = False
    certainty: float = 0.98
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relative:
    """An expression seen from the day of writing: an amount of a unit in a direction, or a weekday."""

    unit: str
    direction: str
    amount: int | None = None
    weekday: int | None = None
    day_of_month: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """One expression of a window; positions in the folded text."""

    start: int
    end: int
    first: Reading | None = None
    last: Reading | None = None
    extent: Extent = Extent.SINGLE
    relative: Relative | None = None
