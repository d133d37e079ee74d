"""Entities: the persons, places and organizations that mentions point to, and how surely each mention does."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from tei_edition.model.edition import Titles
from tei_edition.model.source import Span
from tei_edition.model.structure import Attributes
from tei_edition.model.value import value

type EntityCategory = Literal["person", "place", "organization"]
type NameForm = Literal["name", "variant", "acronym", "short", "spelling"]
"""The usual name, another full name, its initials, a part of it that needs company, a spelling found in a text."""
type Origin = Literal["authority", "gazetteer", "proposed"]
"""Who knows of an entity: an editor's authority file, a gazetteer, or nobody but the texts."""
type RelationName = Literal[
    "affiliatedWith",
    "memberOf",
    "representativeOf",
    "spokespersonOf",
    "secretaryOf",
    "leaderOf",
    "headOf",
    "ministerOf",
    "presidentOf",
    "founderOf",
    "editorOf",
    "writerFor",
    "activistOf",
    "employeeOf",
    "studentAt",
    "supports",
    "partOf",
    "locatedIn",
    "comesFrom",
    "relativeOf",
]
"""What one entity is to another, read from the active one; the list is closed."""

ENTITY_CATEGORIES: tuple[EntityCategory, ...] = get_args(EntityCategory.__value__)
REGISTER_NAMES: dict[EntityCategory, str] = {
    "person": "persons",
    "place": "places",
    "organization": "organizations",
}
"""What the register of each category is called, in files and in addresses."""
NAME_FORMS: tuple[NameForm, ...] = get_args(NameForm.__value__)
RELATION_NAMES: tuple[RelationName, ...] = get_args(RelationName.__value__)
REGISTERS = (*REGISTER_NAMES.values(), "proposals")
"""The files of the registers, by their names without suffix; they stand side by side and point to one another."""


@value
class EntityName:
    """One name of an entity, on one line; `language` is a BCP 47 tag, or empty for the edition's own."""

    text: str
    form: NameForm = "name"
    language: str = ""


@value
class Relation:
    """One entity's relation to another, by their ids; `certainty` is 0 to 1, `None` where nobody said.

    `role` has the words of the text for it (دبیر), `evidence` the stretch of text that says so.
    """

    name: RelationName
    active: str
    passive: str
    certainty: float | None = None
    role: str = ""
    evidence: str = ""


@value
class Entity:
    """A person, a place or an organization.

    `identifier` is an ASCII NCName, unique in the edition. `names` has the usual one first. `kind` is one word
    (`city`, `party`), `description` texts by language. `identifiers` pair a kind (`geonames`, `wikidata`, `URL`) with
    a value. `coordinates` are latitude and longitude in degrees (WGS 84), which `located_by` states where that is
    another than who made the record. `facts` are further statements (`country` by ISO 3166, `population`, `born`,
    `died`). `relations` are those in which it is the active one.
    """

    identifier: str
    category: EntityCategory
    names: tuple[EntityName, ...]
    kind: str = ""
    description: Titles = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    coordinates: tuple[float, float] | None = None
    facts: Attributes = ()
    relations: tuple[Relation, ...] = ()
    origin: Origin = "proposed"
    certainty: float | None = None
    located_by: Origin | None = None

    def fact(self, name: str) -> str:
        """Give the fact `name`, empty where nobody stated it."""
        return next((value for key, value in self.facts if key == name), "")


@value
class Candidate:
    """An entity, by its id, that a mention may mean; `score` is 0 to 1, `evidence` says what speaks for it."""

    entity: str
    score: float
    evidence: str


@value
class Link:
    """What one mention was taken to mean. `candidates`, the best first, has more than one where it is ambiguous.

    `identifier` is the mention's own id, empty where nothing need be said of the mention itself.
    """

    category: EntityCategory
    span: Span
    candidates: tuple[Candidate, ...]
    identifier: str = ""

    @property
    def best(self) -> Candidate:
        """The entity that the mention's `ref` points to."""
        return self.candidates[0]

    @property
    def ambiguous(self) -> bool:
        """Whether another candidate is nearly as good."""
        return len(self.candidates) > 1


@value
class Linking:
    """What was decided of one document: the entities that it mentions or may mean, one link for each mention.

    `entities` have the spellings of this document only, and are in order of their first mention; `links` are in the
    order of the text; `relations` are those that the text states. `authors` gives, by their names, whom editors state
    as authors and have a record of; these are among the entities.
    """

    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()
    authors: tuple[tuple[str, Candidate], ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """All entities of an edition, by id, and for those that may be another one, which (`rivals`)."""

    entities: tuple[Entity, ...] = ()
    rivals: tuple[tuple[str, Candidate], ...] = field(default=())
