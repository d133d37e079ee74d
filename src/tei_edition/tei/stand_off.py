"""Records of entities as TEI: the short ones in the `standOff` of a document, the full ones of a register."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from tei_edition.model import (
    Candidate,
    Document,
    Entity,
    EntityCategory,
    Linking,
    Origin,
    Relation,
    RelationName,
)
from tei_edition.tei.names import MENTIONS
from tei_edition.tei.serializer import digits, empty, end, start, statement

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
_KIN_AND_ORIGIN: frozenset[RelationName] = frozenset({"comesFrom", "relativeOf"})
"""What is no affiliation, though a word is said for it (متولد)."""

LINKING = RESPONSIBILITIES["proposed"]

type Pointer = Callable[[str], str]
"""Gives the pointer to an entity, from the file that is written."""


def degree(number: float) -> str:
    """Give a number from 0 to 1 in three digits."""
    return digits(round(number, 3))


def document_stand_off(document: Document) -> str:
    """Give the `standOff` of a document: its entities, the relations that its text states, and what is doubtful.

    Every pointer in it, and every `ref` of a name that was linked, is to a record in it. Empty where nothing was
    linked.
    """
    linking = document.linking
    if not linking.entities:
        return ""
    lists = _lists(linking.entities, _short)
    return _stand_off([*lists, *_relations(linking.relations, _fragment), *_doubts(linking)])


def register_stand_off(
    entities: Iterable[Entity], rivals: Iterable[tuple[str, Candidate]], pointer: Pointer, names: Mapping[str, str]
) -> str:
    """Give the `standOff` of a register: the full record of each entity, their relations, and who may be whom.

    `names` gives what a related entity is called.
    """
    entities = tuple(entities)
    lists = _lists(entities, lambda entity: _full(entity, pointer, names))
    relations = _relations([relation for entity in entities for relation in entity.relations], pointer)
    doubts = [_certainty(pointer(identifier), "@xml:id", rival, pointer) for identifier, rival in rivals]
    return _stand_off([*lists, *relations, *doubts])


def _stand_off(lines: list[str]) -> str:
    return "\n".join([start("standOff"), *lines, end("standOff")])


def _lists(entities: tuple[Entity, ...], content: Callable[[Entity], list[str]]) -> Iterator[str]:
    """Give the lists of records line by line; a list without any is left out."""
    for category, (listing, element) in LISTS.items():
        alike = [entity for entity in entities if entity.category == category]
        if alike:
            yield start(listing)
            for entity in alike:
                yield "".join([start(element, _attributes(entity)), *content(entity), end(element)])
            yield end(listing)


def _attributes(entity: Entity) -> tuple[tuple[str, str], ...]:
    attributes = [("xml:id", entity.identifier)]
    if entity.kind:
        attributes.append((KINDS[entity.category], entity.kind))
    if entity.certainty is not None:
        attributes.append(("cert", degree(entity.certainty)))
    attributes.append(("resp", f"#{RESPONSIBILITIES[entity.origin]}"))
    return tuple(attributes)


def _short(entity: Entity) -> list[str]:
    return [
        *_names(entity),
        *_numbers(entity),
        *[statement("note", value, ("type", key)) for key, value in entity.facts if key in NOTES],
    ]


def _full(entity: Entity, pointer: Pointer, names: Mapping[str, str]) -> list[str]:
    content = _names(entity)
    facts = dict(entity.facts)
    for fact, element in FACTS[entity.category]:
        if fact in facts:
            content.append(empty(element, (("when", facts[fact]),)))
    if entity.coordinates is not None:
        latitude, longitude = entity.coordinates
        by = (("resp", f"#{RESPONSIBILITIES[entity.located_by]}"),) if entity.located_by else ()
        content += (start("location"), statement("geo", f"{latitude:.6g} {longitude:.7g}", *by), end("location"))
    if entity.category == "person":
        affiliations = (
            r for r in entity.relations if r.name in _AFFILIATIONS or (r.role and r.name not in _KIN_AND_ORIGIN)
        )
        content += [_affiliation(relation, pointer, names) for relation in affiliations]
    content += _numbers(entity)
    for language, text in entity.description:
        content.append(statement("note", text, ("type", "description"), ("xml:lang", language)))
    content += [statement("note", facts[key], ("type", key)) for key in NOTES if key in facts]
    return content


def _names(entity: Entity) -> list[str]:
    element = MENTIONS[entity.category]
    return [
        statement(element, name.text, ("type", name.form), *((("xml:lang", name.language),) if name.language else ()))
        for name in entity.names
    ]


def _numbers(entity: Entity) -> list[str]:
    return [statement("idno", number, ("type", kind)) for kind, number in entity.identifiers]


def _affiliation(relation: Relation, pointer: Pointer, names: Mapping[str, str]) -> str:
    begun = start("affiliation", (("ref", pointer(relation.passive)), *_surety(relation)))
    organization = names.get(relation.passive, relation.passive)
    role = statement("roleName", relation.role) if relation.role else ""
    return begun + role + statement("orgName", organization) + end("affiliation")


def _relations(relations: Iterable[Relation], pointer: Pointer) -> list[str]:
    lines = [_relation(relation, pointer) for relation in relations]
    return [start("listRelation"), *lines, end("listRelation")] if lines else []


def _relation(relation: Relation, pointer: Pointer) -> str:
    ends = (("active", pointer(relation.active)), ("passive", pointer(relation.passive)))
    attributes = (("name", relation.name), *ends, *_surety(relation))
    if not relation.evidence:
        return empty("relation", attributes)
    return start("relation", attributes) + statement("desc", relation.evidence) + end("relation")


def _surety(relation: Relation) -> tuple[tuple[str, str], ...]:
    # Without a certainty it is what an editor stated.
    if relation.certainty is None:
        return (("resp", f"#{RESPONSIBILITIES['authority']}"),)
    return (("cert", degree(relation.certainty)), ("resp", f"#{LINKING}"))


def _doubts(linking: Linking) -> list[str]:
    return [
        _certainty(f"#{link.identifier}", "@ref", candidate, _fragment)
        for link in linking.links
        if link.identifier
        for candidate in link.candidates
    ]


def _certainty(target: str, match: str, candidate: Candidate, pointer: Pointer) -> str:
    attributes = (
        ("target", target),
        ("match", match),
        ("locus", "value"),
        ("assertedValue", pointer(candidate.entity)),
        ("degree", degree(candidate.score)),
        ("resp", f"#{LINKING}"),
    )
    return start("certainty", attributes) + statement("desc", candidate.evidence) + end("certainty")


def _fragment(identifier: str) -> str:
    return f"#{identifier}"
