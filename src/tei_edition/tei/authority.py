"""Authority files: TEI that people write, read into entities; and what is wrong with it, at its line.

Read are `person`, `place` and `org` wherever they stand, but for the header, and `relation`: names (`persName`,
`placeName`, `geogName`, `settlement`, `country`, `region`, `district`, `orgName`; `@type` variant, acronym, short or
spelling, or `@full="abb"`), `idno`, `location/geo`, `birth` and `death` by `@when`, `occupation`, `affiliation` and
`residence` by `@ref`, `note` and `desc`; a record inside another lies in it, or is a part of it. Nothing is written.
"""

import math
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from lxml import etree

from tei_edition.model import (
    NAME_FORMS,
    RELATION_NAMES,
    Entity,
    EntityCategory,
    EntityName,
    Finding,
    NameForm,
    Origin,
    Relation,
    RelationName,
    Titles,
    finding,
)
from tei_edition.tei.stand_off import RESPONSIBILITIES
from tei_edition.text.identifiers import is_identifier

_CATEGORIES: dict[str, EntityCategory] = {"person": "person", "place": "place", "org": "organization"}
_NAMES: dict[EntityCategory, frozenset[str]] = {
    "person": frozenset({"persName", "name"}),
    "place": frozenset({"placeName", "geogName", "settlement", "country", "region", "district", "name"}),
    "organization": frozenset({"orgName", "name"}),
}
_ORIGINS: dict[str, Origin] = {f"#{name}": origin for origin, name in RESPONSIBILITIES.items()}
_PLACES = ("placeName", "country", "settlement", "region", "district")
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FORMS: dict[str, NameForm] = {**{form: form for form in NAME_FORMS}, "main": "name", "ocr": "spelling", "": "name"}
_NUMBERS = {name.lower(): name for name in ("geonames", "wikidata", "viaf", "gnd")}
_RELATIONS: dict[str, RelationName] = {name: name for name in RELATION_NAMES}
# What the encoder and the header call the parts of a document.
_RESERVED = re.compile(
    r"resp-.*|(?:date|mention)-\d+|char-[0-9A-F]{4}|app-tei_edition|(?:note|part|speaker)\.\d+"
    r"|(?:kind|taxonomy|register)\..*|jalali|islamic|imperial|gregorian"
)
_ARABIC = re.compile("[\u0600-\u06ff]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Authority:
    """The records of all authority files, in order, and what is wrong with some."""

    entities: tuple[Entity, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_authority(files: Iterable[tuple[str, bytes]], taken: Container[str] = ()) -> Authority:
    """Read `files`, pairs of a name and its bytes; `taken` are the ids of the edition's documents.

    A record that is wrong is left out, with a finding; every other is kept. Linear.
    """
    reading = _Reading(taken)
    for name, data in files:
        reading.file(name, data)
    return Authority(tuple(reading.related()), tuple(reading.findings))


def read_registers(files: Iterable[tuple[str, bytes]]) -> tuple[Entity, ...]:
    """Read the registers of an edition back, in order: each record with its origin and its certainty. Linear."""
    reading = _Reading((), ours=True)
    for name, data in files:
        reading.file(name, data)
    return tuple(reading.related())


@dataclass(slots=True)
class _Reading:
    taken: Container[str]
    ours: bool = False
    """Whether the files are those that the program made: in an editor's, all is the editor's."""
    entities: dict[str, Entity] = field(default_factory=dict)
    relations: list[tuple[str, int, Relation]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def file(self, name: str, data: bytes) -> None:
        parser = etree.XMLParser(
            no_network=True, load_dtd=False, resolve_entities=False, huge_tree=True, collect_ids=False
        )
        try:
            root = etree.parse(BytesIO(data), parser).getroot()
        except etree.XMLSyntaxError as error:
            line, column = error.position
            reason = (error.msg or "").split(", line ")[0].rstrip(". ")
            self.findings.append(finding("V01", file=name, line=line, column=column, reason=reason))
            return
        records = 0
        for element in root.iter(etree.Element):
            local = _local(element)
            if local == "teiHeader":
                continue
            if local in _CATEGORIES and not _in_header(element):
                records += 1
                self.record(name, element, _CATEGORIES[local])
            elif local == "relation":
                self.relation(name, element)
        if not records:
            self.findings.append(finding("A06", file=name))

    def record(self, file: str, element: etree._Element, category: EntityCategory) -> None:
        identifier = element.get(_ID, "")
        names = tuple(_names(element, category))
        line = _line(element)
        shown = identifier or (names[0].text if names else "")
        if not is_identifier(identifier):
            self.findings.append(finding("A02", file=file, line=line, identifier=shown))
        elif _RESERVED.fullmatch(identifier) or identifier in self.taken:
            self.findings.append(finding("A05", file=file, line=line, identifier=identifier))
        elif identifier in self.entities:
            self.findings.append(finding("A01", file=file, line=line, identifier=identifier))
        elif not names:
            self.findings.append(finding("A03", file=file, line=line, identifier=identifier))
        else:
            self.entities[identifier] = Entity(
                identifier,
                category,
                names,
                kind="-".join((element.get("type") or element.get("role") or "").split()),
                description=tuple(_description(element)),
                identifiers=tuple(_numbers(element)),
                coordinates=self.coordinates(file, element, identifier),
                facts=tuple(_facts(element)),
                origin=_ORIGINS.get(element.get("resp", ""), "authority") if self.ours else "authority",
                certainty=_certainty(element) if self.ours else None,
            )
            # The lists of relations of a register repeat what stands in its records.
            if not self.ours:
                self.own_relations(file, element, identifier, category)

    def coordinates(self, file: str, element: etree._Element, identifier: str) -> tuple[float, float] | None:
        geo = next((g for part in _children(element, "location") for g in _children(part, "geo")), None)
        if geo is None:
            return None
        text = _content(geo)
        numbers = [float(number) for number in _NUMBER.findall(text)]
        if len(numbers) == 2 and abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180 and all(map(math.isfinite, numbers)):
            return numbers[0], numbers[1]
        line = _line(geo)
        self.findings.append(finding("A04", file=file, line=line, identifier=identifier, coordinates=text))
        return None

    def own_relations(self, file: str, element: etree._Element, identifier: str, category: EntityCategory) -> None:
        line = _line(element)
        parent = next((above for above in element.iterancestors() if _local(above) in _CATEGORIES), None)
        if parent is not None and (above := parent.get(_ID)):
            name: RelationName = "locatedIn" if category == "place" else "partOf"
            self.relations.append((file, line, Relation(name, identifier, above)))
        lies_in = [part for location in _children(element, "location") for part in _children(location, *_PLACES)]
        for child in [*_children(element, "affiliation", "residence", *_PLACES), *lies_in]:
            stated = child.get("ref") or next((part.get("ref") for part in child.iter() if part.get("ref")), None)
            if not stated:
                continue
            local = _local(child)
            if local == "affiliation":
                role = " ".join(_content(part) for part in _children(child, "roleName")) or child.get("role") or ""
                kind = _RELATIONS.get(child.get("role") or "", "affiliatedWith")
                relation = Relation(kind, identifier, _target(stated), role=role)
            else:
                kind = "comesFrom" if category == "person" else "locatedIn"
                relation = Relation(kind, identifier, _target(stated))
            self.relations.append((file, _line(child), relation))

    def relation(self, file: str, element: etree._Element) -> None:
        line = _line(element)
        name = element.get("name") or element.get("ref") or ""
        if name not in _RELATIONS:
            self.findings.append(finding("A07", file=file, line=line, relation=name, known=", ".join(RELATION_NAMES)))
            return
        evidence = " ".join(_content(part) for part in _children(element, "desc"))
        for active in (element.get("active") or "").split():
            for passive in (element.get("passive") or "").split():
                certainty = _certainty(element) if self.ours else None
                relation = Relation(_RELATIONS[name], _target(active), _target(passive), certainty, evidence=evidence)
                self.relations.append((file, line, relation))

    def related(self) -> Iterator[Entity]:
        """Give the entities with their relations; one to or from no record is left out, with a finding."""
        of_active: dict[str, list[Relation]] = {}
        for file, line, relation in self.relations:
            missing = [end for end in (relation.active, relation.passive) if end not in self.entities]
            if missing:
                self.findings.append(finding("A08", file=file, line=line, identifier=missing[0]))
            elif relation not in of_active.setdefault(relation.active, []):
                of_active[relation.active].append(relation)
        for entity in self.entities.values():
            yield replace(entity, relations=tuple(of_active.get(entity.identifier, ())))


def _names(element: etree._Element, category: EntityCategory) -> Iterator[EntityName]:
    for child in _children(element, *_NAMES[category]):
        text = _content(child)
        # The country that a place lies in is no name of it.
        if text and not (category == "place" and child.get("ref")):
            stated = child.get("subtype") if child.get("subtype") in _FORMS else child.get("type")
            form = "acronym" if child.get("full") == "abb" else _FORMS.get(stated or "", "variant")
            yield EntityName(text, form, child.get(_LANGUAGE) or "")


def _numbers(element: etree._Element) -> Iterator[tuple[str, str]]:
    for child in _children(element, "idno"):
        kind = "-".join((child.get("subtype") or child.get("type") or "number").split())
        if text := _content(child):
            yield _NUMBERS.get(kind.lower(), kind), text


def _description(element: etree._Element) -> Titles:
    return tuple(
        (_language(child, text), text)
        for child in _children(element, "note", "desc")
        if (child.get("type") or "description") == "description" and (text := _content(child))
    )


def _language(element: etree._Element, text: str) -> str:
    """Give the language that is stated of `element` or around it, else Persian or English by the letters of `text`."""
    stated = (one.get(_LANGUAGE) for one in (element, *element.iterancestors()))
    return next(filter(None, stated), "fa" if _ARABIC.search(text) else "en")


def _facts(element: etree._Element) -> Iterator[tuple[str, str]]:
    for local, fact in (("birth", "born"), ("death", "died")):
        for child in _children(element, local):
            if when := child.get("when"):
                yield fact, when
    for child in _children(element, "occupation"):
        if text := _content(child):
            yield "occupation", text
    countries = [*_children(element, "country"), *(c for p in _children(element, "location") for c in p)]
    for child in countries:
        if _local(child) == "country" and (key := child.get("key")):
            yield "country", key.upper()
    for child in _children(element, "note"):
        if child.get("type") in ("country", "population") and (text := _content(child)):
            yield str(child.get("type")), text


def _certainty(element: etree._Element) -> float | None:
    stated = element.get("cert", "")
    return float(stated) if _NUMBER.fullmatch(stated) else None


def _children(element: etree._Element, *names: str) -> list[etree._Element]:
    return [child for child in element if _local(child) in names]


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline
    return line or 0


def _in_header(element: etree._Element) -> bool:
    return any(_local(above) == "teiHeader" for above in element.iterancestors())


def _content(element: etree._Element) -> str:
    """Give the text of an element on one line; the parts of a name (forename, surname) are parted by a space."""
    return " ".join(" ".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        # A comment or an entity that is not put in place has a text of its own, which is no part of the name.
        if isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""


def _target(pointers: str) -> str:
    return pointers.split(maxsplit=1)[0].rpartition("#")[2]
