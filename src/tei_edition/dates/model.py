"""What a date expression is, what is known about the document before its dates are read, and what may be wrong."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  a dataclass shows its types at run time
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003  the same
from enum import StrEnum


class Calendar(StrEnum):
    """The calendars that Persian documents are dated in; `#` and the value is the pointer into `calendarDesc`."""

    JALALI = "jalali"
    ISLAMIC = "islamic"
    IMPERIAL = "imperial"
    GREGORIAN = "gregorian"

    @property
    def pointer(self) -> str:
        """The value of `@calendar` and `@datingMethod`."""
        return f"#{self.value}"


class DateKind(StrEnum):
    """Whether an expression names a place in a calendar, or only one seen from the day of writing."""

    CALENDAR = "calendar"
    RELATIVE = "relative"


class FindingCode(StrEnum):
    """What can be wrong with a date that was found."""

    IMPOSSIBLE_DATE = "impossible-date"
    WEEKDAY_CONTRADICTION = "weekday-contradiction"
    CALENDAR_CONTRADICTION = "calendar-contradiction"
    MIXED_CALENDARS = "mixed-calendars"
    OUT_OF_RANGE = "out-of-range"


@dataclass(frozen=True, slots=True)
class DateFinding:
    """One problem of one date: its code, and a sentence that says what is wrong."""

    code: FindingCode
    message: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value that the words do not state outright was given.

    `word` is a value of TEI's `@evidence`: `internal` where the document itself fixes it, `conjecture` where a rule
    does. `reason` says it for people.
    """

    word: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateContext:
    """What is known about a document before its dates are read.

    `default_calendar` reads years and digit dates that name no calendar. `document_date` is the day on which the
    document was written or issued: it resolves relative expressions and missing years. `document_certainty`, from 0 to
    1, says how sure that day is: what is inferred from it is less sure in proportion. A two-digit year stands for the
    one year with these digits among the hundred years that begin with `first_jalali_year` (`first_gregorian_year`).
    Years of the lunar calendar are never completed.
    """

    default_calendar: Calendar = Calendar.JALALI
    document_date: date | None = None
    document_certainty: float = 1.0
    first_jalali_year: int = 1310
    first_gregorian_year: int = 1930


@dataclass(frozen=True, slots=True)
class DateExpression:
    """One date as it stands in a text.

    `start` and `end` are half-open, in code points of the text that was given. `dating` maps names of TEI attributes
    (`calendar`, `datingMethod`, `when`, `from`, `to`, `notBefore`, `notAfter`, and the same with `-custom`) to values;
    an expression that says too little, or something impossible, has none of the latter. `certainty` is between 0 and 1,
    and is about tag and value together. `evidence` is None where the words state the value. `counterparts` are the
    indexes, in the tuple that `find_dates` returned, of the same date in other calendars.
    """

    start: int
    end: int
    kind: DateKind
    calendar: Calendar | None
    dating: Mapping[str, str] = field(hash=False)
    certainty: float = 1.0
    evidence: Evidence | None = None
    counterparts: tuple[int, ...] = ()
    findings: tuple[DateFinding, ...] = ()
