"""Records of entities as TEI: the short ones in the `standOff` of a document, the full ones of a register."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from tei_edition.model import (
    Candidate,
    Document,
    Entity,
    EntityCategory,
    EntityName,
    Linking,
    Origin,
    Relation,
    RelationName,
)
from tei_edition.tei.names import MENTIONS
from tei_edition.tei.serializer import Characters, Empty, End, Event, Start, holdable

LISTS: dict[EntityCategory, tuple[str, str]] = {
    "person": ("listPerson", "person"),
    "place": ("listPlace", "place"),
    "organization": ("listOrg", "org"),
}
"""The list of the records of a category, and one record in it."""
KINDS: dict[EntityCategory, str] = {"person": "role", "place": "type", "organization": "role"}
"""The attribute that holds a record's kind: TEI has no type on org."""
RESPONSIBILITIES: dict[Origin, str] = {
    "authority": "resp-authority",
    "gazetteer": "resp-gazetteer",
    "proposed": "resp-linking",
}
"""Who answers for a record, by where it comes from."""
FACTS: dict[EntityCategory, tuple[tuple[str, str], ...]] = {
    "person": (("born", "birth"), ("died", "death")),
    "place": (),
    "organization": (),
}
"""The facts that have an element of their own, with their value in `@when`."""
NOTES = ("evidence", "country", "population", "mentions", "documents")
"""The facts that are a `note` of that type."""

_AFFILIATIONS: frozenset[RelationName] = frozenset({"affiliatedWith", "memberOf", "representativeOf", "spokespersonOf"})
"""What one is to a body even where no word is said for it."""

LINKING = RESPONSIBILITIES["proposed"]

type Pointer = Callable[[str], str]
"""Gives the pointer to an entity, from the file that is written."""


def degree(number: float) -> str:
    """Give a number from 0 to 1 in digits: xsd:decimal has no exponent."""
    return f"{Decimal(repr(round(number, 3))):f}"


def document_stand_off(document: Document) -> list[Event]:
    """Give the `standOff` of a document: its entities, the relations that its text states, and what is doubtful.

    Every pointer in it, and every `ref` of a name that was linked, is to a record in it. Empty where nothing was
    linked.
    """
    linking = document.linking
    if not linking.entities:
        return []
    events: list[Event] = [Start("standOff"), _line()]
    for entities in _by_category(linking.entities):
        events += _list(entities[0].category, ((entity, _short(entity)) for entity in entities))
    events += _relations(linking.relations, _fragment)
    events += _doubts(linking)
    return [*events, End("standOff")]


def register_stand_off(
    entities: Iterable[Entity], rivals: Iterable[tuple[str, Candidate]], pointer: Pointer, names: Mapping[str, str]
) -> list[Event]:
    """Give the `standOff` of a register: the full record of each entity, their relations, and who may be whom.

    `names` gives what a related entity is called.
    """
    entities = tuple(entities)
    events: list[Event] = [Start("standOff"), _line()]
    for alike in _by_category(entities):
        events += _list(alike[0].category, ((entity, _full(entity, pointer, names)) for entity in alike))
    relations = [relation for entity in entities for relation in entity.relations]
    events += _relations(relations, pointer)
    for identifier, rival in rivals:
        events += _certainty(pointer(identifier), "@xml:id", rival, pointer)
    return [*events, End("standOff")]


def _by_category(entities: Iterable[Entity]) -> Iterator[tuple[Entity, ...]]:
    listed = tuple(entities)
    for category in LISTS:
        if alike := tuple(entity for entity in listed if entity.category == category):
            yield alike


def _list(category: EntityCategory, records: Iterable[tuple[Entity, list[Event]]]) -> Iterator[Event]:
    listing, element = LISTS[category]
    yield from (Start(listing), _line())
    for entity, content in records:
        yield Start(element, _attributes(entity))
        yield from content
        yield from (End(element), _line())
    yield from (End(listing), _line())


def _attributes(entity: Entity) -> tuple[tuple[str, str], ...]:
    attributes = [("xml:id", entity.identifier)]
    if entity.kind:
        attributes.append((KINDS[entity.category], entity.kind))
    if entity.certainty is not None:
        attributes.append(("cert", degree(entity.certainty)))
    attributes.append(("resp", f"#{RESPONSIBILITIES[entity.origin]}"))
    return tuple(attributes)


def _short(entity: Entity) -> list[Event]:
    events = [event for name in entity.names for event in _name(entity.category, name)]
    for identifier in entity.identifiers:
        events += _number(identifier)
    for key, value in entity.facts:
        if key in NOTES:
            events += _element("note", value, ("type", key))
    return events


def _full(entity: Entity, pointer: Pointer, names: Mapping[str, str]) -> list[Event]:
    events = [event for name in entity.names for event in _name(entity.category, name)]
    facts = dict(entity.facts)
    for fact, element in FACTS[entity.category]:
        if fact in facts:
            events.append(Empty(element, (("when", facts[fact]),)))
    if entity.coordinates is not None:
        latitude, longitude = entity.coordinates
        by = (("resp", f"#{RESPONSIBILITIES[entity.located_by]}"),) if entity.located_by else ()
        geo = _element("geo", f"{latitude:.6g} {longitude:.7g}", *by)
        events += (Start("location"), *geo, End("location"))
    if entity.category == "person":
        for relation in entity.relations:
            if relation.role or relation.name in _AFFILIATIONS:
                events += _affiliation(relation, pointer, names)
    for identifier in entity.identifiers:
        events += _number(identifier)
    for language, text in entity.description:
        events += _element("note", text, ("type", "description"), ("xml:lang", language))
    for key in NOTES:
        if key in facts:
            events += _element("note", facts[key], ("type", key))
    return events


def _name(category: EntityCategory, name: EntityName) -> Iterator[Event]:
    language = (("xml:lang", name.language),) if name.language else ()
    yield from _element(MENTIONS[category], name.text, ("type", name.form), *language)


def _number(identifier: tuple[str, str]) -> Iterator[Event]:
    yield from _element("idno", identifier[1], ("type", identifier[0]))


def _affiliation(relation: Relation, pointer: Pointer, names: Mapping[str, str]) -> Iterator[Event]:
    yield Start("affiliation", (("ref", pointer(relation.passive)), *_surety(relation)))
    if relation.role:
        yield from _element("roleName", relation.role)
    yield from _element("orgName", names.get(relation.passive, relation.passive))
    yield End("affiliation")


def _relations(relations: Iterable[Relation], pointer: Pointer) -> Iterator[Event]:
    listed = tuple(relations)
    if not listed:
        return
    yield from (Start("listRelation"), _line())
    for relation in listed:
        ends = (("active", pointer(relation.active)), ("passive", pointer(relation.passive)))
        start = Start("relation", (("name", relation.name), *ends, *_surety(relation)))
        if relation.evidence:
            yield from (start, *_element("desc", relation.evidence), End("relation"))
        else:
            yield Empty(*start)
        yield _line()
    yield from (End("listRelation"), _line())


def _surety(relation: Relation) -> tuple[tuple[str, str], ...]:
    # Without a certainty it is what an editor stated.
    if relation.certainty is None:
        return (("resp", f"#{RESPONSIBILITIES['authority']}"),)
    return (("cert", degree(relation.certainty)), ("resp", f"#{LINKING}"))


def _doubts(linking: Linking) -> Iterator[Event]:
    for link in linking.links:
        if link.identifier:
            for candidate in link.candidates:
                yield from _certainty(f"#{link.identifier}", "@ref", candidate, _fragment)


def _certainty(target: str, match: str, candidate: Candidate, pointer: Pointer) -> Iterator[Event]:
    attributes = (
        ("target", target),
        ("match", match),
        ("locus", "value"),
        ("assertedValue", pointer(candidate.entity)),
        ("degree", degree(candidate.score)),
        ("resp", f"#{LINKING}"),
    )
    yield from (Start("certainty", attributes), *_element("desc", candidate.evidence), End("certainty"), _line())


def _element(element: str, text: str, *attributes: tuple[str, str]) -> Iterator[Event]:
    yield from (Start(element, attributes), Characters(holdable(text)), End(element))


def _fragment(identifier: str) -> str:
    return f"#{identifier}"


def _line() -> Characters:
    return Characters("\n")
