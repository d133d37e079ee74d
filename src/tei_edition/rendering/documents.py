"""The table of the documents: by their dates, and, where a script runs, in any order and filtered."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from tei_edition.dates.calendars import from_gregorian
from tei_edition.dates.model import Calendar
from tei_edition.rendering.press import File, Press, page_path
from tei_edition.rendering.records import Record, record
from tei_edition.rendering.survey import CATEGORIES, Survey
from tei_edition.text.collation import collation_key

ROWS = 1_000
"""Documents on one page; those after them have pages of their own."""
_TEXTS = ("title", "kind", "periodical", "place", "body")


def pages(survey: Survey, press: Press) -> Iterator[File]:
    """Yield the pages of the table in every language, each with at most `ROWS` documents. n log n."""
    records = sorted(map(record, survey.documents), key=_by_date)
    for column in _TEXTS:
        _rank(records, column, [_collated(each, column) for each in records])
    _rank(records, "issued", [_by_date(each) for each in records])
    count = max(1, -(-len(records) // ROWS))
    for number in range(count):
        rows = records[number * ROWS : (number + 1) * ROWS]
        attributes = f'number="{number + 1}" of="{count}" first="{number * ROWS + 1}" total="{len(records)}"'
        held = "".join(ET.tostring(_row(row), encoding="unicode") for row in rows)
        tree = press.tree(f"<documents {attributes}>{held}</documents>")
        yield from press.pages("html/documents.xsl", page_path("documents", number + 1), tree)


def _by_date(given: Record) -> tuple[dt.date, dt.date, int]:
    """Sort by the first day on which a document may have been issued, and what has none at the end."""
    return *(given.issued or (dt.date.max, dt.date.max)), given.document.number


def _rank(records: Sequence[Record], column: str, keys: Sequence[Any]) -> None:
    """Let the documents be numbered in the order of a column, equal ones alike: no script needs to sort Persian."""
    ranks = {sort_key: str(number) for number, sort_key in enumerate(sorted(set(keys)))}
    for each, sort_key in zip(records, keys, strict=True):
        each.element.set(f"by-{column}", ranks[sort_key])


def _collated(given: Record, column: str) -> tuple[bool, object]:
    """Give what sorts a column's text in the order of a Persian register; what has none is at the end."""
    texts = [element.text or "" for element in given.element.iter(column)]
    return not texts, collation_key(texts[0] if texts else "")


def _row(given: Record) -> ET.Element:
    """Give the record with its days in both calendars and the numbers of its names."""
    row = given.element
    if issued := given.issued:
        for name, calendar in (("gregorian", Calendar.GREGORIAN), ("jalali", Calendar.JALALI)):
            row.set(name, _written(calendar, issued))
    counts = {count.get("category"): count.get("n", "0") for count in row.iter("count")}
    for category in CATEGORIES:
        row.set(category, counts.get(category, "0"))
    return row


def _written(calendar: Calendar, days: tuple[dt.date, dt.date]) -> str:
    """Give two days as one, or as a year or two, in the digits of ASCII; empty where the calendar does not reach."""
    try:
        first, last = (from_gregorian(calendar, day) for day in days)
    except ValueError:
        return ""
    if first == last:
        return "{}/{:02}/{:02}".format(*first)
    return f"{first[0]}" if first[0] == last[0] else f"{first[0]}–{last[0]}"
