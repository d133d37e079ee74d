"""What the linker asks of a gazetteer, and one made from lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from tei_edition.model import Entity, EntityCategory, EntityName, NameForm
from tei_edition.text.identifiers import identifier, is_identifier
from tei_edition.text.names import name_key

_FORMS: dict[str, NameForm] = {"name": "name", "variant": "variant", "acronym": "acronym", "short": "short"}
_NO_IDENTIFIER = re.compile(r"[^A-Za-z0-9._-]+")
_CODES = ("geonames", "iso")
_FACTS = frozenset({"country", "population", "born", "died"})


class Gazetteer(Protocol):
    """Knows well-known entities by their names; what an editor's authority file knows goes before it."""

    def lookup(self, key: str, category: EntityCategory) -> Sequence[Entity]:
        """Give all entities of `category` that have a name of which `name_key` gives `key`, in a fixed order.

        The same entity is equal each time it is given, and has all its names. Expected to be fast: it is asked once
        for each name of an edition.
        """
        ...


class NoGazetteer:
    """Knows nothing."""

    def lookup(self, key: str, category: EntityCategory) -> Sequence[Entity]:  # noqa: ARG002  the protocol has them
        """Give nothing."""
        return ()


class ListedGazetteer:
    """A gazetteer in memory; each entity is held once, whatever the number of its names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Index `entities` by their names."""
        self._by_key: dict[tuple[EntityCategory, str], list[Entity]] = {}
        for entity in entities:
            for key in dict.fromkeys(name_key(name.text) for name in entity.names):
                self._by_key.setdefault((entity.category, key), []).append(entity)

    def lookup(self, key: str, category: EntityCategory) -> Sequence[Entity]:
        """Give the entities of that name, in the order in which they were listed."""
        return self._by_key.get((category, key), ())


def entities_of_lines(lines: Iterable[str], category: EntityCategory) -> list[Entity]:
    """Give the entities of a gazetteer's lines: name, kind, identifier, form and facts, parted by tabs.

    Lines of one identifier are the names of one entity, wherever they stand; empty lines and those that begin with “#”
    are passed over. Raises `ValueError` for any other line that is no entry.
    """
    found: dict[str, Entity] = {}
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        name, kind, code, form, facts = (line.rstrip("\n").split("\t") + [""] * 2)[:5]
        stated = dict(fact.split("=", 1) for fact in facts.split(";") if "=" in fact)
        named = EntityName(name, _FORMS[form or "name"])
        known = found.get(code)
        if known:
            found[code] = _with_name(known, named)
            continue
        latin = (EntityName(stated["en"], "variant", "en"),) if stated.get("en") else ()
        scheme, _, number = code.partition(":")
        at = (stated.get("lat"), stated.get("lon"))
        found[code] = Entity(
            identifier_of(code),
            category,
            (named, *latin),
            kind="-".join(kind.split()),
            description=(("en", stated["note"]),) if stated.get("note") else (),
            identifiers=((scheme, number),) if scheme in _CODES and number else (),
            coordinates=(float(at[0]), float(at[1])) if at[0] and at[1] else None,
            facts=tuple((key, value) for key, value in stated.items() if key in _FACTS),
            origin="gazetteer",
        )
    return list(found.values())


def identifier_of(code: str) -> str:
    """Give the id of the entity that a gazetteer calls `code`; no document and no part of one is called so.

    `geonames:112931` is `geonames.112931`, and `tudeh-party` is `gazetteer.tudeh-party`.
    """
    scheme, colon, number = code.partition(":")
    name = _NO_IDENTIFIER.sub("-", f"{scheme}.{number}" if colon else f"gazetteer.{code}")
    return name if is_identifier(name) else identifier(name)


def _with_name(entity: Entity, name: EntityName) -> Entity:
    names = [*entity.names]
    # The usual names come first, the Latin one last.
    place = next((at for at, other in enumerate(names) if other.language), len(names))
    names.insert(0 if name.form == "name" and names[0].form != "name" else place, name)
    return replace(entity, names=tuple(names))
