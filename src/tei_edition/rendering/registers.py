"""The registers of persons, places and organizations, and for each entity its pages and its data.

A page is bounded: a register is parted after 1,000 entries, the concordance of an entity after 500 lines, and what is
said of its relations is cut where it is long. What stands on one page is read at once, never a whole register's lines.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import batched, groupby, islice
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tei_edition.rendering.authorities import number_address
from tei_edition.rendering.elements import optional
from tei_edition.rendering.entities import Labels, numbered
from tei_edition.rendering.press import File, Press, page_path
from tei_edition.rendering.relations import Statement, gathered
from tei_edition.rendering.survey import CATEGORIES, Line, Survey, SurveyedEntity
from tei_edition.text.collation import initial

_ENTRIES = 1000
_LINES = 500
_COMPANIONS = 12
_STATEMENTS = 100
"""Relations of one name and direction that the page of an entity lists."""
_LISTED = 1000
"""Mentions that the data of an entity list."""
_FOLDER = "entities/"
_AT_ONCE = 500_000
"""Characters of XML of which one transformation makes pages."""
_TYPES = {"person": "Person", "place": "Place", "organization": "Organization"}


def pages(survey: Survey, press: Press) -> Iterator[File]:
    """Yield the registers, and the pages and the data of every entity. n log n in entities, linear in mentions."""
    labels = Labels(survey, press.codes)
    for category in CATEGORIES:
        yield from _register(category, survey, press, labels)
    statements = _by_entity(gathered(survey))
    made: list[tuple[str, str]] = []
    size = 0
    for entity in survey.entities.values():
        for path, xml in _entity(entity, survey, labels, statements.get(entity.identifier, ())):
            made.append((path, xml))
            size += len(xml)
            if size > _AT_ONCE:
                yield from press.many("html/entity.xsl", _FOLDER, made)
                made, size = [], 0
        yield File(f"data/entities/{entity.identifier}.json", _data(entity, survey).encode())
    yield from press.many("html/entity.xsl", _FOLDER, made)


# --- Registers ----------------------------------------------------------------------------------------------------


def _register(category: str, survey: Survey, press: Press, labels: Labels) -> Iterator[File]:
    stem = f"{category}s"
    for language in press.languages:
        entities = sorted(survey.of(category), key=labels.order(language.code))
        letters = [initial(labels.label(entity, language.code).text, language.code) for entity in entities]
        mentions = sum(entity.mentions for entity in entities)
        parts = list(batched(zip(letters, entities, strict=True), _ENTRIES)) or [()]
        first_page: dict[str, int] = {}
        for number, part in enumerate(parts, 1):
            for letter, _ in part:
                first_page.setdefault(letter, number)
        index = "".join(
            f'<letter key="{_key(letter)}" path="{page_path(stem, number)}">{escape(letter)}</letter>'
            for letter, number in first_page.items()
        )
        for number, part in enumerate(parts, 1):
            groups = "".join(
                f'<group key="{_key(letter)}" letter={quoteattr(letter)}>'
                f"{''.join(_entry(entity, labels) for _, entity in group)}</group>"
                for letter, group in groupby(part, key=lambda entry: entry[0])
            )
            tree = press.tree(
                f'<register category="{category}" n="{len(entities)}" mentions="{mentions}" page="{number}"'
                f' pages="{len(parts)}" stem="{stem}"><letters>{index}</letters>{groups}</register>'
            )
            yield press.page("html/register.xsl", page_path(stem, number), tree, language)


def _key(letter: str) -> str:
    return "-".join(["letter", *(f"{ord(character):04x}" for character in letter)]) if letter else "letter-none"


def _entry(entity: SurveyedEntity, labels: Labels) -> str:
    return (
        f"<entry id={quoteattr(entity.identifier)}{_of(entity)}>{labels.labelled(entity)}"
        f"{numbered(entity)}<record>{entity.element}</record></entry>"
    )


def _of(entity: SurveyedEntity) -> str:
    return (
        f' category="{entity.category}" mentions="{entity.mentions}" documents="{entity.documents}"'
        f"{optional('origin', entity.particulars.get('origin'))}"
    )


# --- Entities -----------------------------------------------------------------------------------------------------


def _by_entity(statements: Sequence[Statement]) -> dict[str, list[tuple[str, Statement]]]:
    """Give, for each entity, the statements in which it is the active and the passive one, in the order of names."""
    found: dict[str, list[tuple[str, Statement]]] = {}
    for statement in statements:
        found.setdefault(statement.active, []).append(("active", statement))
        found.setdefault(statement.passive, []).append(("passive", statement))
    for listed in found.values():
        listed.sort(key=lambda pair: (pair[0], pair[1].name))
    return found


def _entity(
    entity: SurveyedEntity,
    survey: Survey,
    labels: Labels,
    statements: Sequence[tuple[str, Statement]],
) -> Iterator[tuple[str, str]]:
    """Yield the pages of an entity, each as its path and the XML that it is made of."""
    stem = f"{_FOLDER}{entity.identifier}"
    count = max(1, -(-entity.mentions // _LINES))
    lines = survey.lines(entity.identifier)
    for number in range(1, count + 1):
        shown = list(islice(lines, _LINES))
        about = _statements(statements, survey, labels) + _rivals(entity, survey, labels) if number == 1 else ""
        company = _company(entity, survey, labels) if number == 1 else ""
        xml = (
            f'<entity id={quoteattr(entity.identifier)}{_of(entity)} page="{number}" pages="{count}"'
            f" stem={quoteattr(stem)}>"
            f"{labels.labelled(entity)}{numbered(entity)}<record>{entity.element}</record>{about}{company}"
            f"{_concordance(shown, survey)}</entity>"
        )
        yield page_path(stem, number), xml


def _concordance(lines: Sequence[Line], survey: Survey) -> str:
    documents = "".join(
        f'<document n="{number + 1}">{survey.documents[number].record}{"".join(map(_line, group))}</document>'
        for number, group in groupby(lines, key=lambda line: line.document)
    )
    return f"<concordance>{documents}</concordance>"


def _line(line: Line) -> str:
    parts = "".join(f"<{part}>{escape(getattr(line, part))}</{part}>" for part in ("before", "name", "after"))
    machine = str(line.by_machine).lower()
    attributes = f'anchor={quoteattr(line.anchor)}{optional("certainty", line.certainty)} by-machine="{machine}"'
    return f"<line {attributes}>{parts}</line>"


def _statements(statements: Sequence[tuple[str, Statement]], survey: Survey, labels: Labels) -> str:
    groups = []
    for (direction, name), group in groupby(statements, key=lambda pair: (pair[0], pair[1].name)):
        listed = [statement for _, statement in group]
        shown = "".join(
            statement.element(labels.other(statement.passive if direction == "active" else statement.active), survey)
            for statement in listed[:_STATEMENTS]
        )
        more = len(listed) - _STATEMENTS
        groups.append(
            f'<relations name={quoteattr(name)} direction="{direction}" more="{max(0, more)}">{shown}</relations>'
        )
    return "".join(groups)


def _rivals(entity: SurveyedEntity, survey: Survey, labels: Labels) -> str:
    rivals = sorted(survey.rivals.get(entity.identifier, {}).items(), key=lambda pair: (-pair[1].degree, pair[0]))
    return "".join(
        f'<rival degree="{rival.degree}" times="{rival.times}"><evidence>{escape(rival.evidence)}</evidence>'
        f"{labels.other(other)}</rival>"
        for other, rival in rivals[:_COMPANIONS]
    )


def _company(entity: SurveyedEntity, survey: Survey, labels: Labels) -> str:
    pairs = survey.company(entity.identifier, _COMPANIONS)
    return "".join(
        f'<companion passages="{pair.passages}" document={quoteattr(survey.documents[pair.document].identifier)}'
        f" anchor={quoteattr(pair.anchor)}>{labels.other(pair.other)}</companion>"
        for pair in pairs
    )


# --- Data ---------------------------------------------------------------------------------------------------------


def _data(entity: SurveyedEntity, survey: Survey) -> str:
    """Give what is known of an entity as JSON-LD; `docs/entities.md` describes it."""
    particulars = entity.particulars
    names = particulars.get("names", ())
    numbers = particulars.get("numbers", ())
    addresses = [address for kind, value in numbers if (address := number_address(kind, value))]
    data: dict[str, Any] = {
        "@context": [
            "https://schema.org",
            {
                "edition": "urn:x-tei-edition:entities#",
                "mentions": "edition:mentions",
                "mentionCount": "edition:mentionCount",
                "documentCount": "edition:documentCount",
                "certainty": "edition:certainty",
                "origin": "edition:origin",
            },
        ],
        "@type": _TYPES[entity.category],
        "@id": f"../../entities/{entity.identifier}.html",
        "identifier": [
            entity.identifier,
            *({"@type": "PropertyValue", "propertyID": k, "value": v} for k, v in numbers),
        ],
        "name": [_said(text, language) for text, form, language in names if form == "name"],
        "alternateName": [_said(text, language) for text, form, language in names if form != "name"],
        "additionalType": particulars.get("kind"),
        "description": [_said(text, language) for language, text in particulars.get("descriptions", ())],
        "birthDate": particulars.get("born"),
        "deathDate": particulars.get("died"),
        "geo": _geo(particulars.get("coordinates")),
        "sameAs": addresses,
        "origin": particulars.get("origin"),
        "certainty": particulars.get("certainty"),
        "mentionCount": entity.mentions,
        "documentCount": entity.documents,
        "mentions": _mentions(entity, survey),
    }
    return json.dumps({key: value for key, value in data.items() if value not in (None, [])}, ensure_ascii=False) + "\n"


def _said(text: str, language: str) -> str | dict[str, str]:
    return {"@value": text, "@language": language} if language else text


def _geo(coordinates: Sequence[float] | None) -> dict[str, Any] | None:
    if coordinates is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": coordinates[0], "longitude": coordinates[1]}


def _mentions(entity: SurveyedEntity, survey: Survey) -> list[dict[str, Any]]:
    lines = islice(survey.lines(entity.identifier), _LISTED)
    found = []
    for number, group in groupby(lines, key=lambda line: line.document):
        identifier = survey.documents[number].identifier
        places = [{"anchor": line.anchor, "start": line.start, "end": line.end, "name": line.name} for line in group]
        found.append({"document": identifier, "tei": f"../../tei/{identifier}.xml", "places": places})
    return found
