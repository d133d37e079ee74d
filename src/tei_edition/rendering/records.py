"""What the record of a document, as `xslt/survey.xsl` makes it, says: its kind, its titles, when it was issued."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tei_edition.dates.calendars import from_gregorian, interval
from tei_edition.dates.model import Calendar
from tei_edition.rendering.survey import SurveyedDocument

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Record:
    """The record as a tree, and what is computed of it."""

    document: SurveyedDocument
    element: ET.Element

    @property
    def kind(self) -> str:
        """The kind of the document, a name without its prefix; empty where none is stated."""
        return self.element.get("kind", "")

    @property
    def titles(self) -> Sequence[tuple[str, str]]:
        """The titles, each with its language."""
        language = self.document.language
        return [(title.get(_LANGUAGE, language), title.text or "") for title in self.element.iter("title")]

    @property
    def issued(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day on which it may have been issued, by what it says of that first; or None."""
        for issued in self.element.iter("issued"):
            first = next(filter(None, map(issued.get, ("when", "from", "notBefore"))), "")
            last = next(filter(None, map(issued.get, ("when", "to", "notAfter"))), "")
            days = [_days(value) for value in (first or last, last or first)]
            if days[0] and days[1] and days[0][0] <= days[1][1]:
                return days[0][0], days[1][1]
        return None

    def years(self, calendar: Calendar) -> tuple[int, int] | None:
        """Give the years of `issued` in a calendar; None where nothing is known, or the calendar does not reach."""
        try:
            return tuple(from_gregorian(calendar, day)[0] for day in self.issued) if self.issued else None  # type: ignore[return-value]
        except ValueError:
            return None


_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def record(document: SurveyedDocument) -> Record:
    """Give the record of a document of the survey."""
    return Record(document, ET.fromstring(document.record))  # noqa: S314  our own style sheet made it


def _days(value: str) -> tuple[dt.date, dt.date] | None:
    """Give the first and last day of a year, month or day as TEI's attributes have it."""
    parts = _DATE.fullmatch(value)
    try:
        return interval(Calendar.GREGORIAN, *(int(part) for part in parts.groups() if part)) if parts else None
    except ValueError:
        return None
