"""The entities of the gazetteers, as the linker asks for them: by name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from tei_edition.gazetteers import Entry, Gazetteer
from tei_edition.model import Entity, EntityCategory, EntityName, Origin
from tei_edition.text.identifiers import identifier, is_identifier

_NO_IDENTIFIER = re.compile(r"[^A-Za-z0-9._-]+")
_CODES = ("geonames", "iso")
_FACTS = frozenset({"country", "population", "born", "died"})


class ListedEntities:
    """The entities of a gazetteer, each made when it is first asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Look names up in `gazetteer`."""
        self._gazetteer = gazetteer
        self._made: dict[str, Entity] = {}

    def lookup(self, key: str, category: EntityCategory) -> Sequence[Entity]:
        """Give all entities of `category` that have a name of which `name_key` gives `key`, in the lists' order."""
        found = (entry for entry in self._gazetteer.entries.get(key, ()) if entry.category == category)
        return [self._entity(code) for code in dict.fromkeys(entry.identifier for entry in found)]

    def gender(self, forename: str) -> str:
        """Give `f` or `m` for the key of a forename that only women or only men have; empty for any other word."""
        return self._gazetteer.genders.get(forename, "").replace("u", "")

    def located(self, entity: Entity) -> Entity:
        """Give `entity` with coordinates, if it is a place without and has a number that the lists know a place by.

        The number is GeoNames's or, for a country, its ISO code; a country lies where one point in it lies.
        """
        if entity.category != "place" or entity.coordinates is not None:
            return entity
        for scheme, number in entity.identifiers:
            found = self._point(scheme, number)
            if found is not None:
                by: Origin | None = None if entity.origin == "gazetteer" else "gazetteer"
                return replace(entity, coordinates=found, located_by=by)
        return entity

    def _point(self, scheme: str, number: str) -> tuple[float, float] | None:
        if scheme == "iso" and number in self._gazetteer.countries:
            return self._gazetteer.countries[number][1:]
        if scheme != "geonames":
            return None
        listed = self._gazetteer.identified(f"geonames:{number}")
        return self._entity(listed[0].identifier).coordinates if listed else self._countries.get(number)

    @cached_property
    def _countries(self) -> dict[str, tuple[float, float]]:
        return {number: (latitude, longitude) for number, latitude, longitude in self._gazetteer.countries.values()}

    def _entity(self, code: str) -> Entity:
        if code not in self._made:
            made = _entity(code, self._gazetteer.identified(code))
            scheme, _, number = code.partition(":")
            if scheme == "iso" and number in self._gazetteer.countries:
                geonames = ("geonames", self._gazetteer.countries[number][0])
                made = replace(made, identifiers=(*made.identifiers, geonames))
            self._made[code] = made
        return self._made[code]


def _entity(code: str, entries: Sequence[Entry]) -> Entity:
    """Make the entity that a gazetteer calls `code`: its usual name first, its Latin one last."""
    ordered = sorted(entries, key=lambda entry: entry.form != "name")
    facts = dict(fact.split("=", 1) for entry in entries for fact in entry.facts.split(";") if "=" in fact)
    latin = (EntityName(facts["en"], "variant", "en"),) if facts.get("en") else ()
    scheme, _, number = code.partition(":")
    at = (facts.get("lat"), facts.get("lon"))
    return Entity(
        identifier_of(code),
        entries[0].category,  # type: ignore[arg-type]
        (*(EntityName(entry.name, entry.form) for entry in ordered), *latin),
        kind="-".join(entries[0].kind.split()),
        description=(("en", facts["note"]),) if facts.get("note") else (),
        identifiers=((scheme, number),) if scheme in _CODES and number else (),
        coordinates=(float(at[0]), float(at[1])) if at[0] and at[1] else None,
        facts=tuple((key, value) for key, value in facts.items() if key in _FACTS),
        origin="gazetteer",
    )


def identifier_of(code: str) -> str:
    """Give the id of the entity that a gazetteer calls `code`; no document and no part of one is called so.

    `geonames:112931` is `geonames.112931`, and `tudeh-party` is `gazetteer.tudeh-party`.
    """
    scheme, colon, number = code.partition(":")
    name = _NO_IDENTIFIER.sub("-", f"{scheme}.{number}" if colon else f"gazetteer.{code}")
    return name if is_identifier(name) else identifier(name)
