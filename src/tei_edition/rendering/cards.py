"""What the cards of names and dates show: a script of data for each document, in no language of the interface.

`assets/document.js` loads `cards/ID.js` when a reader first points to a name, and says it in words.
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET

from tei_edition.dates.calendars import from_gregorian, in_range, interval
from tei_edition.dates.model import Calendar
from tei_edition.rendering.authorities import number_address
from tei_edition.rendering.entities import by_language
from tei_edition.rendering.press import File
from tei_edition.rendering.survey import Survey

_VALUE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_DATING = ("when", "from", "to", "notBefore", "notAfter")
_OTHER_CALENDARS = (Calendar.JALALI, Calendar.ISLAMIC)
_KEPT = 10_000  # entities whose facts are remembered from one document to the next
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def files(survey: Survey) -> Iterator[File]:
    """Yield `cards/ID.js` for every document: its entities, and the days of its dates in other calendars. Linear."""

    @lru_cache(_KEPT)
    def known(identifier: str) -> str:
        facts = _facts(survey, identifier)
        return f"{_json(identifier)}:{_json(facts)}" if facts else ""

    for document in survey.documents:
        entities: dict[str, None] = {}
        values: dict[str, None] = {}
        for mention in survey.mentions_in(document.number):
            if mention.entity:
                entities[mention.entity] = None
            elif mention.element:
                element = ET.fromstring(mention.element)  # noqa: S314  a style sheet of ours wrote it
                values.update(dict.fromkeys(element.get(name, "") for name in _DATING))
        rivals = {other for identifier in entities for other in survey.rivals.get(identifier, ())}
        entities.update(dict.fromkeys(sorted(rivals)))
        path = f"cards/{document.identifier}.js"
        data = (
            f'{{"entities":{{{",".join(filter(None, map(known, entities)))}}},'
            f'"values":{_json({value: said for value in values if (said := in_other_calendars(value))})}}}'
        )
        yield File(path, f"edition.register({_json(path)},{data});\n".encode())


def in_other_calendars(value: str) -> dict[str, list[tuple[int, int, int]]]:
    """Give the first and the last day of a Gregorian day, month or year (ISO 8601) in each other calendar.

    A day is [year, month, day]. Empty for what is no such value, and where it is not converted.
    """
    if not _VALUE.fullmatch(value):
        return {}
    try:
        ends = interval(Calendar.GREGORIAN, *map(int, value.split("-")))
    except ValueError:
        return {}
    said = {}
    for calendar in _OTHER_CALENDARS:
        try:
            days = [from_gregorian(calendar, day) for day in ends]
        except ValueError:
            continue
        if all(in_range(calendar, day[0]) for day in days):
            said[calendar.value] = days
    return said


def _facts(survey: Survey, identifier: str) -> dict[str, Any]:
    """Give what is known of an entity, without what is not; empty where nothing is."""
    entity = survey.known(identifier)
    if entity is None:
        return {}
    particulars = entity.particulars
    facts = {
        "category": entity.category,
        "kind": particulars.get("kind"),
        "names": list(
            by_language(
                (language, text)
                for text, form, language in sorted(particulars.get("names", ()), key=lambda name: name[1] != "name")
            ).items()
        ),
        "notes": list(by_language(particulars.get("descriptions", ())).items()),
        "born": particulars.get("born"),
        "died": particulars.get("died"),
        "numbers": [[kind, number, number_address(kind, number)] for kind, number in particulars.get("numbers", ())],
        "mentions": entity.mentions,
        "documents": entity.documents,
    }
    return {name: fact for name, fact in facts.items() if fact not in (None, [], "")}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
