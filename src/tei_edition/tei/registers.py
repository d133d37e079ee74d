"""The registers of an edition as TEI files: persons, places, organizations, and what no authority file knows yet."""

from tei_edition import __version__
from tei_edition.model import REGISTER_NAMES, REGISTERS, Edition, Entity, Register
from tei_edition.tei.header import TASKS
from tei_edition.tei.names import NAMESPACE, SCHEMAS
from tei_edition.tei.serializer import declarations, empty, end, start, statement
from tei_edition.tei.stand_off import LINKING, RESPONSIBILITIES, Pointer, register_stand_off

_TITLES: dict[str, str] = {
    "persons": "Register of persons",
    "places": "Register of places",
    "organizations": "Register of organizations",
    "proposals": "Entities that no authority file knows",
}
_PROJECT = "Made by tei-edition from the edition's authority files, its gazetteers and the mentions in its documents."
_PROPOSALS = "Made by tei-edition. A record that is right can be copied into an authority file of the edition."


def encode_registers(register: Register, edition: Edition) -> dict[str, bytes]:
    """Give the TEI files of the registers (UTF-8); one without records is left out.

    A register holds each entity of its category in full, the proposals once more those that are nobody's but ours.
    The same register gives the same bytes. Linear.
    """
    of_category: dict[str, list[Entity]] = {name: [] for name in REGISTERS}
    for entity in register.entities:
        of_category[REGISTER_NAMES[entity.category]].append(entity)
        if entity.origin == "proposed":
            of_category["proposals"].append(entity)
    made: dict[str, bytes] = {}
    for name, entities in of_category.items():
        if entities:
            here = {entity.identifier for entity in entities}
            rivals = [(identifier, rival) for identifier, rival in register.rivals if identifier in here]
            records = register_stand_off(entities, rivals, *_neighbours(here, register))
            made[name] = _encode(name, _header(name, entities, edition), records, edition)
    return made


def _neighbours(here: set[str], register: Register) -> tuple[Pointer, dict[str, str]]:
    """Give what points to an entity from the register that holds those `here`, and what each entity is called."""
    homes = {entity.identifier: REGISTER_NAMES[entity.category] for entity in register.entities}

    def pointer(identifier: str) -> str:
        return f"#{identifier}" if identifier in here else f"{homes[identifier]}.xml#{identifier}"

    return pointer, {entity.identifier: entity.names[0].text for entity in register.entities}


def _encode(name: str, header: str, records: str, edition: Edition) -> bytes:
    attributes = (("xmlns", NAMESPACE), ("xml:id", f"register.{name}"), ("xml:lang", edition.language or "fa"))
    return "\n".join([declarations(*SCHEMAS), start("TEI", attributes), header, records, end("TEI"), ""]).encode()


def _header(name: str, entities: list[Entity], edition: Edition) -> str:
    count = str(len(entities))
    named = {RESPONSIBILITIES[origin] for e in entities for origin in (e.origin, e.located_by) if origin}
    named |= {LINKING, RESPONSIBILITIES["authority"]}
    responsible = [
        _within(
            "respStmt",
            _text("resp", task),
            _text("name", "tei-edition", ("type", "software"), ("ref", "#app-tei_edition")),
            attributes=(("xml:id", identifier),),
        )
        for identifier, task in TASKS
        if identifier in named
    ]
    series = [_text("title", title, ("type", "main"), ("xml:lang", language)) for language, title in edition.titles]
    description = _within(
        "fileDesc",
        _within("titleStmt", _text("title", _TITLES[name], ("type", "main"), ("xml:lang", "en")), *responsible),
        _within("editionStmt", _text("edition", _version(edition), ("n", edition.version or "0"))),
        _within("extent", _text("measure", f"{count} records", ("unit", "records"), ("quantity", count))),
        _within("publicationStmt", _text("publisher", edition.publisher or "not stated"), _availability(edition)),
        _within("seriesStmt", *series) if series else "",
        _within("sourceDesc", _text("p", "The documents of the edition.")),
    )
    application = _within(
        "application",
        _text("label", "tei-edition"),
        attributes=(("xml:id", "app-tei_edition"), ("ident", "tei_edition"), ("version", __version__)),
    )
    encoding = _within(
        "encodingDesc",
        _within("projectDesc", _text("p", _PROPOSALS if name == "proposals" else _PROJECT)),
        _within("editorialDecl", _within("interpretation", _text("p", _INTERPRETATION))),
        _within("appInfo", application),
    )
    language = edition.language or "fa"
    profile = _within("profileDesc", _within("langUsage", _text("language", language, ("ident", language))))
    revision = _within(
        "revisionDesc",
        _text("change", "Made by machine; not yet reviewed by a person."),
        attributes=(("status", "draft"),),
    )
    return _within("teiHeader", description, encoding, profile, revision, attributes=(("xml:lang", "en"),))


_INTERPRETATION = (
    "What is said by machine has its certainty in cert, and resp says who answers for it. A certainty element names "
    "another record that may be the same entity."
)


def _version(edition: Edition) -> str:
    return f"Version {edition.version}" if edition.version else "Draft without a version"


def _availability(edition: Edition) -> str:
    licence = edition.licence
    if licence.target:
        free = _text("licence", licence.name or licence.target, ("target", licence.target))
        return _within("availability", free, attributes=(("status", "free"),))
    status = "restricted" if licence.name else "unknown"
    return _within(
        "availability", _text("p", licence.name or "No licence is stated."), attributes=(("status", status),)
    )


def _within(element: str, *parts: str, attributes: tuple[tuple[str, str], ...] = ()) -> str:
    return "".join([start(element, attributes), *parts, end(element)])


def _text(element: str, text: str, *attributes: tuple[str, str]) -> str:
    return statement(element, text, *attributes) if text else empty(element, attributes)
