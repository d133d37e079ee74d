"""The registers for those who link: tables, Linked Places, BEACON, and RDF with schema.org and a little CIDOC CRM."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Literal

from tei_edition.model import REGISTER_NAMES, Entity, EntityCategory, Relation, RelationName
from tei_edition.packaging.contents import Contents
from tei_edition.packaging.templating import filled, quoted

_AUTHORITIES = {
    "geonames": "https://sws.geonames.org/{}/",
    "gnd": "https://d-nb.info/gnd/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "wikidata": "http://www.wikidata.org/entity/{}",
}
"""How an identifier of each kind becomes an address."""
BEACONS = {kind: address.partition("{}")[0] for kind, address in _AUTHORITIES.items() if kind != "geonames"}
"""The kinds of identifier that a BEACON file is made for, and what stands before each."""
_MATCHES = {"geonames": "gn", "wikidata": "wd", "viaf": "viaf", "gnd": "gnd"}
"""The abbreviations that Linked Places knows."""

_COLUMNS = (
    "id",
    "name",
    "other_names",
    "kind",
    "description",
    "born",
    "died",
    "country",
    "latitude",
    "longitude",
    "identifiers",
    "origin",
    "certainty",
    "page",
)


def table(contents: Contents, category: EntityCategory) -> bytes:
    """Give one register as CSV (RFC 4180, UTF-8); what stands several times in a cell is parted by “|”."""
    rows = [
        (
            entity.identifier,
            entity.names[0].text,
            "|".join(dict.fromkeys(name.text for name in entity.names[1:] if name.text != entity.names[0].text)),
            entity.kind,
            "|".join(text for _, text in entity.description),
            entity.fact("born"),
            entity.fact("died"),
            entity.fact("country"),
            *(f"{degrees:.6g}" for degrees in entity.coordinates or ()),
            *([""] * (0 if entity.coordinates else 2)),
            "|".join(f"{kind}:{value}" for kind, value in entity.identifiers),
            entity.origin,
            "" if entity.certainty is None else f"{entity.certainty:g}",
            contents.pages.get(entity.identifier, ""),
        )
        for entity in contents.entities
        if entity.category == category
    ]
    return _separated([_COLUMNS, *rows], "excel") if rows else b""


_LINKED_PLACES = (
    "id",
    "title",
    "title_source",
    "title_uri",
    "ccodes",
    "matches",
    "variants",
    "types",
    "parent_id",
    "lon",
    "lat",
    "attestation_year",
    "description",
)


def linked_places(contents: Contents) -> bytes:
    """Give the places as Linked Places has them (LP-TSV): title and date of the edition are the source of each name."""
    deposit = contents.deposit
    rows = [
        (
            entity.identifier,
            entity.names[0].text,
            deposit.title,
            _page(contents, entity),
            entity.fact("country"),
            ";".join(f"{_MATCHES[kind]}:{value}" for kind, value in entity.identifiers if kind in _MATCHES),
            ";".join(
                f"{name.text}@{name.language or deposit.edition.language}"
                for name in entity.names[1:]
                if name.form != "spelling"
            ),
            entity.kind,
            next((relation.passive for relation in entity.relations if relation.name == "locatedIn"), ""),
            *(f"{degrees:.6g}" for degrees in reversed(entity.coordinates or ())),
            *([""] * (0 if entity.coordinates else 2)),
            deposit.year,
            " ".join(next((text for _, text in entity.description), "").split()),
        )
        for entity in contents.entities
        if entity.category == "place"
    ]
    return _separated([_LINKED_PLACES, *rows], "excel-tab") if rows else b""


def beacon(contents: Contents, kind: str) -> bytes:
    """Give the entities that have an identifier of this kind and a place on the site, as BEACON links."""
    links = sorted(
        {
            (value, contents.pages[entity.identifier])
            for entity in contents.entities
            for known, value in entity.identifiers
            if known == kind and entity.identifier in contents.pages
        }
    )
    if not links:
        return b""
    return filled("beacon.txt.j2", {"prefix": BEACONS[kind], "edition": contents.deposit.edition, "links": links})


type RdfTerm = str

_CLASSES: dict[EntityCategory, str] = {
    "person": "schema:Person, crm:E21_Person",
    "place": "schema:Place, crm:E53_Place",
    "organization": "schema:Organization, crm:E74_Group",
}
_PROPERTIES: dict[tuple[EntityCategory, RelationName], tuple[str, ...]] = {
    ("person", "affiliatedWith"): ("schema:affiliation",),
    ("person", "memberOf"): ("schema:memberOf", "^crm:P107_has_current_or_former_member"),
    ("person", "founderOf"): ("^schema:founder",),
    ("person", "employeeOf"): ("schema:worksFor",),
    ("person", "relativeOf"): ("schema:relatedTo",),
    ("organization", "memberOf"): ("schema:memberOf", "^crm:P107_has_current_or_former_member"),
    ("organization", "partOf"): ("schema:parentOrganization", "^crm:P107_has_current_or_former_member"),
    ("organization", "locatedIn"): ("schema:location", "crm:P74_has_current_or_former_residence"),
    ("place", "locatedIn"): ("schema:containedInPlace", "crm:P89_falls_within"),
}
"""What an editor's relation is in either vocabulary, “^” where it is said from the other end."""
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_PLAIN = re.compile(r"[A-Za-z0-9-]+")


def turtle(contents: Contents) -> bytes:
    """Give all registers as RDF; records and pages are named from the folder that the file is in.

    What a person stated is stated. A relation that was read by machine is an attribution (E13) with its certainty;
    so is one, without certainty, that neither vocabulary has a property for.
    """
    known = {entity.identifier: entity for entity in contents.entities}
    blocks = [block for entity in contents.entities for block in _described(entity, known, contents)]
    return filled("registers.ttl.j2", {"blocks": blocks}) if blocks else b""


def _described(entity: Entity, known: dict[str, Entity], contents: Contents) -> Iterator[tuple[RdfTerm, list[str]]]:
    subject = _record(entity)
    facts = [f"a {_CLASSES[entity.category]}"]
    for number, name in enumerate(entity.names):
        said = _said(name.text, name.language or contents.deposit.edition.language)
        # What a text misspells is for search, not for show.
        label = "skos:hiddenLabel" if name.form == "spelling" else "schema:alternateName"
        facts.append(f"{label if number else 'schema:name'} {said}")
    facts += (f"schema:description {_said(text, language)}" for language, text in entity.description)
    for fact, element in (("born", "schema:birthDate"), ("died", "schema:deathDate")):
        if entity.fact(fact):
            facts.append(f"{element} {quoted(entity.fact(fact))}")
    if entity.coordinates is not None:
        latitude, longitude = entity.coordinates
        facts.append(
            f"schema:geo [ a schema:GeoCoordinates ; schema:latitude {latitude!r} ; schema:longitude {longitude!r} ]"
        )
    facts += (
        f"schema:sameAs <{_AUTHORITIES[kind].format(value)}>"
        for kind, value in entity.identifiers
        if kind in _AUTHORITIES and _PLAIN.fullmatch(value)
    )
    facts.append(f"schema:additionalProperty {_property('origin', quoted(entity.origin))}")
    if entity.certainty is not None:
        facts.append(f"schema:additionalProperty {_property('certainty', repr(entity.certainty))}")
    attributions: list[tuple[RdfTerm, list[str]]] = []
    for relation in entity.relations:
        other = known.get(relation.passive)
        if other is None:
            continue
        properties = _PROPERTIES.get((entity.category, relation.name), ())
        if relation.certainty is None and properties:
            facts += (f"{term} {_record(other)}" for term in properties if not term.startswith("^"))
            attributions += ((_record(other), [f"{t[1:]} {subject}"]) for t in properties if t.startswith("^"))
        else:
            attributions.append(_attributed(relation, subject, _record(other)))
    yield subject, facts
    yield from attributions


def _attributed(relation: Relation, subject: RdfTerm, target: RdfTerm) -> tuple[RdfTerm, list[str]]:
    facts = [
        "a crm:E13_Attribute_Assignment",
        f"crm:P140_assigned_attribute_to {subject}",
        f"crm:P141_assigned {target}",
        f"rdfs:label {quoted(relation.name)}",
    ]
    if relation.certainty is not None:
        facts.append(f"schema:additionalProperty {_property('certainty', repr(relation.certainty))}")
    if relation.evidence:
        facts.append(f"crm:P3_has_note {quoted(relation.evidence)}")
    return "[]", facts


def _said(text: str, language: str) -> RdfTerm:
    return f"{quoted(text)}@{language}" if _LANGUAGE.fullmatch(language) else quoted(text)


def _property(name: str, value: str) -> RdfTerm:
    return f"[ a schema:PropertyValue ; schema:name {quoted(name)} ; schema:value {value} ]"


def _record(entity: Entity) -> RdfTerm:
    return f"<../../authority/{REGISTER_NAMES[entity.category]}.xml#{entity.identifier}>"


def _page(contents: Contents, entity: Entity) -> str:
    page = contents.pages.get(entity.identifier, "")
    return f"{contents.deposit.edition.address}{page}" if page and contents.deposit.edition.address else ""


def _separated(rows: Iterable[tuple[str, ...]], dialect: Literal["excel", "excel-tab"]) -> bytes:
    stream = StringIO(newline="")
    csv.writer(stream, dialect).writerows(rows)
    return stream.getvalue().encode()
