"""The entities of an edition as they become known, and the ways to find them by a name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tei_edition.linking.forms import core, core_key
from tei_edition.linking.gazetteer import ListedEntities
from tei_edition.linking.proposing import proposed_identifier
from tei_edition.linking.roles import occupation_groups
from tei_edition.model import Candidate, Entity, EntityCategory, EntityName, NameForm, Relation
from tei_edition.text.names import name_key, name_words, part_keys, shape

_MOST_COMPANY = 200
_MOST_SHOWN = 16
_MOST_NAMESAKES = 50
_FORMS_BY_WORTH: tuple[NameForm, ...] = ("name", "variant", "spelling", "acronym", "short")
_WORTH = {form: number for number, form in enumerate(_FORMS_BY_WORTH)}


type Spellings = tuple[tuple[str, NameForm], ...]


@dataclass(slots=True, eq=False)
class Known:
    """One entity, and what the documents so far have said of it.

    `identifier` is the entity's id, `country` what it states of its own, `written` its names as it writes them. `forms`
    gives, for the key of each of its names, the form of that name. `spellings` counts what the documents wrote.
    `is_author` says that an editor names it as one, whether a text mentions it or not. `company` are ids of entities
    mentioned beside it; at most two hundred are kept.
    """

    entity: Entity
    identifier: str = field(init=False)
    country: str = field(init=False)
    written: frozenset[str] = field(init=False)
    forms: dict[str, NameForm] = field(default_factory=dict)
    spellings: dict[str, int] = field(default_factory=dict)
    relations: dict[tuple[str, str], Relation] = field(default_factory=dict)
    occupations: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    rivals: dict[str, Candidate] = field(default_factory=dict)
    is_author: bool = False
    mentions: int = 0
    documents: int = 0
    score: float = 0.0
    _shown: dict[tuple[Spellings, str, float], Entity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take over what the entity says of itself."""
        self.identifier, self.country = self.entity.identifier, self.entity.fact("country")
        self.written = frozenset(name.text for name in self.entity.names)
        for name in self.entity.names:
            self.learn(name_key(name.text), name.form)
        for relation in self.entity.relations:
            self.relations[relation.name, relation.passive] = relation
        for fact, stated in self.entity.facts:
            if fact == "occupation":
                self.occupations |= occupation_groups(stated)

    @property
    def stated(self) -> bool:
        """Whether an editor stated the entity."""
        return self.entity.origin == "authority"

    def learn(self, key: str, form: NameForm) -> bool:
        """Note a name; tell whether it is a new one."""
        former = self.forms.get(key)
        if former != form and (former is None or _WORTH[form] < _WORTH[former]):
            self.forms[key] = form
        return former is None

    def relate(self, relation: Relation) -> None:
        """Note a relation; of two alike the surer one stays, and an editor's always."""
        place = (relation.name, relation.passive)
        former = self.relations.get(place)
        surer = former is None or (
            former.certainty is not None and (relation.certainty is None or relation.certainty > former.certainty)
        )
        if surer:
            self.relations[place] = relation

    def meet(self, others: Iterable[str]) -> None:
        """Note in what company it was."""
        if len(self.company) < _MOST_COMPANY:
            self.company.update(others)
            self.company.discard(self.identifier)

    def shown(self, spellings: Spellings, evidence: str, certainty: float) -> Entity:
        """Give the short record of the entity, with spellings of a document, and why it is the one.

        What was made is kept: documents say the same again.
        """
        said = spellings, evidence, certainty
        made = self._shown.get(said)
        if made is None:
            if len(self._shown) >= _MOST_SHOWN:
                self._shown.clear()
            entity = self.entity
            names = (*entity.names, *(EntityName(text, form) for text, form in spellings))
            made = self._shown[said] = Entity(
                entity.identifier,
                entity.category,
                names,
                entity.kind,
                identifiers=entity.identifiers,
                facts=(("evidence", evidence),),
                origin=entity.origin,
                certainty=certainty,
            )
        return made

    def full_entity(self) -> Entity:
        """Give the entity with every spelling found, its relations, and how often it is mentioned."""
        spellings = tuple(
            EntityName(text, "spelling")
            for text in sorted(self.spellings, key=lambda text: (-self.spellings[text], text))
            if text not in self.written
        )
        counts = (("mentions", str(self.mentions)), ("documents", str(self.documents)))
        return replace(
            self.entity,
            names=(*self.entity.names, *spellings),
            facts=(*self.entity.facts, *counts),
            relations=tuple(self.relations.values()),
            certainty=round(self.score, 3) if self.entity.origin == "proposed" else self.entity.certainty,
        )


class Index:
    """All known entities; those of authority files first, then what gazetteers gave and the documents proposed."""

    def __init__(self, authority: Sequence[Entity], gazetteer: ListedEntities) -> None:
        """Begin with what the editors know."""
        self.known: dict[str, Known] = {}
        self._gazetteer = gazetteer
        # Dictionaries without values, as sets that keep their order.
        self._named: dict[tuple[EntityCategory, str], dict[Known, None]] = {}
        self._of_part: dict[str, dict[Known, None]] = {}
        self._of_core: dict[str, dict[Known, None]] = {}
        self._of_shape: dict[tuple[EntityCategory, str], dict[Known, None]] = {}
        # Words that only what is misread is looked up by; entered when the first is.
        self._shapeless: list[tuple[Known, tuple[str, ...]]] = []
        # What `named` gave, until another has the name.
        self._found: dict[tuple[EntityCategory, str], list[Known]] = {}
        self._proposed: dict[str, int] = {}
        self._numbered: dict[tuple[str, str], Known] = {}
        for entity in authority:
            self.adopt(entity)

    def adopt(self, entity: Entity) -> Known:
        """Let `entity` be known, and give it as it is known.

        What is known by its id, or by an editor under a number of it (GeoNames), stays as it is and learns the names;
        so does a person or a body whose usual name is one editor's entity's alone.
        """
        known = self.known.get(entity.identifier) or self._stated_as(entity)
        if known is None:
            known = self.known[entity.identifier] = Known(entity)
            if known.stated:
                self._numbered.update(dict.fromkeys(entity.identifiers, known))
            for name in entity.names:
                self._enter(known, name_words(name.text))
        elif known.entity is not entity:
            for name in entity.names:
                words = name_words(name.text)
                self.learn(known, "".join(words), words, name.form)
        return known

    def _stated_as(self, entity: Entity) -> Known | None:
        if entity.origin != "gazetteer":
            return None
        numbered = (self._numbered[number] for number in entity.identifiers if number in self._numbered)
        known = next(numbered, None)
        if known is None and entity.category != "place":
            entered = self._named.get((entity.category, name_key(entity.names[0].text)), ())
            stated = [other for other in entered if other.stated]
            known = stated[0] if len(stated) == 1 else None
        return known

    def propose(self, category: EntityCategory, name: str, score: float) -> Known:
        """Make an entity that nobody but a document knows; the same name gives the same id, and then numbered ones."""
        base = proposed_identifier(category, name)
        number = self._proposed.get(base, 1)
        found = base if number == 1 else f"{base}-{number}"
        while found in self.known:
            number += 1
            found = f"{base}-{number}"
        self._proposed[base] = number
        entity = Entity(found, category, (EntityName(name),), certainty=score)
        return self.adopt(entity)

    def learn(self, known: Known, key: str, words: tuple[str, ...], form: NameForm) -> None:
        """Note that a document called it so; `key` is that of the words."""
        if known.learn(key, form):
            self._enter(known, words)

    def named(self, category: EntityCategory, key: str) -> list[Known]:
        """Give those of that name: an editor's if there are any; else the gazetteer's and the proposed ones."""
        found = self._found.get((category, key))
        if found is None:
            entered = self._named.get((category, key), {})
            found = [known for known in entered if known.stated]
            if not found:
                looked_up = [self.adopt(entity) for entity in self._gazetteer.lookup(key, category)]
                found = list(dict.fromkeys((*looked_up, *self._named.get((category, key), ()))))
                # What a gazetteer lists may be an editor's, by a number or by its usual name.
                found = [known for known in found if known.stated] or found
            self._found[category, key] = found
        return found

    def authors(self, key: str) -> list[Known]:
        """Give those of that whole name whom an editor states."""
        found = [*self.named("person", key), *self.named("organization", key)]
        return [known for known in found if known.stated and known.forms[key] != "short"]

    def of_part(self, key: str) -> list[Known]:
        """Give the persons of whose full name this is a beginning or an end."""
        return _few(self._of_part.get(key))

    def of_core(self, words: tuple[str, ...]) -> list[Known]:
        """Give the organizations whose name differs by word endings and generic words only."""
        return _few(self._of_core.get(core_key(words)))

    def of_shape(self, category: EntityCategory, words: tuple[str, ...]) -> list[Known]:
        """Give those whose name OCR may have misread so."""
        for known, written in self._shapeless:
            own = known.entity.category
            entry = own, shape(core(written) if own == "organization" else written)
            _append(self._of_shape, entry, known)
        self._shapeless.clear()
        return _few(self._of_shape.get((category, shape(core(words) if category == "organization" else words))))

    def _enter(self, known: Known, words: tuple[str, ...]) -> None:
        category, key = known.entity.category, "".join(words)
        if not key:
            return
        _append(self._named, (category, key), known)
        self._found.pop((category, key), None)
        if category == "person" and len(words) > 1:
            beginnings, ends = part_keys(words)
            for part in beginnings | ends:
                _append(self._of_part, part, known)
        if category == "organization":
            _append(self._of_core, core_key(words), known)
        self._shapeless.append((known, words))


def _append[Key](table: dict[Key, dict[Known, None]], key: Key, known: Known) -> None:
    table.setdefault(key, {})[known] = None


def _few(found: dict[Known, None] | None) -> list[Known]:
    """Give those found, but none where they are so many that the name says nothing."""
    return list(found) if found and len(found) <= _MOST_NAMESAKES else []
