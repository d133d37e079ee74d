"""Linking: one pass over the documents, in their order; each is read once, and memory grows by entities alone."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from tei_edition.gazetteers import Gazetteer
from tei_edition.linking import organizations, persons, roles, scoring
from tei_edition.linking.clusters import Cluster, Facts, Occurrence, gather, with_attribute
from tei_edition.linking.forms import core, core_key, without_honorifics
from tei_edition.linking.gazetteer import ListedEntities
from tei_edition.linking.index import Index, Known
from tei_edition.linking.scoring import LEAST, Surroundings
from tei_edition.linking.supporters import support
from tei_edition.model import (
    Candidate,
    Document,
    Entity,
    EntityCategory,
    Layer,
    Link,
    Linking,
    Mention,
    NameForm,
    Register,
    Relation,
)
from tei_edition.text.names import name_key, one_letter_apart, shape

_UNSURE = 0.6
"""A link that is less sure than this is spoken of, with its mention."""
_MOST_COMPANY = 24
_MOST_NEAR = 50
_MISREAD = 0.45
_SHORTEST_MISREAD = 3


class Linker:
    """Links the mentions of documents to entities, and remembers the entities from one document to the next.

    What an authority file knows goes before a gazetteer, and that before what the documents propose. The same
    documents in the same order give the same links and the same ids.
    """

    def __init__(self, authority: Sequence[Entity] = (), gazetteer: Gazetteer | None = None) -> None:
        """Begin with the entities of the edition's authority files."""
        self._gazetteer = ListedEntities(gazetteer or Gazetteer())
        self._index = Index(authority, self._gazetteer)

    def link(self, document: Document, authors: Iterable[str] = ()) -> Document:
        """Give `document` with a `ref` on each name, and with its entities, links and relations.

        A mention that has a `ref` to a known entity keeps it. `authors` are those whom editors state, whether the text
        names them or not: whoever alone has a record of that name in an authority file is an entity of the document.
        Linear in the number of mentions, but for sorting.
        """
        occurrences = gather(document)
        if occurrences:
            document = _DocumentLinking(document, occurrences, self._index, self._gazetteer.gender).linked()
        return self._with_authors(document, authors)

    def _with_authors(self, document: Document, names: Iterable[str]) -> Document:
        linking = document.linking
        entities = {entity.identifier: entity for entity in linking.entities}
        authors: dict[str, Candidate] = {}
        for name in names:
            key = name_key(name)
            alike = self._index.authors(key)
            if len(alike) == 1:
                (known,) = alike
                known.is_author = True
                entities.setdefault(known.identifier, _bare(known.entity))
                authors[name] = scoring.named_so(key, known)
        if not authors:
            return document
        linking = replace(linking, entities=tuple(entities.values()), authors=tuple(authors.items()))
        return document.with_linking(document.layers, linking)

    def register(self) -> Register:
        """Give every entity that the documents mention, may mean, or are by, or that one of these is related to, by id.

        A place without coordinates has those of the gazetteer, if it has a number that the gazetteer knows.
        """
        known = self._index.known
        waiting = [entity for entity in known.values() if entity.mentions or entity.is_author]
        waiting += [known[rival] for entity in waiting for rival in entity.rivals if rival in known]
        held: dict[str, Known] = {}
        while waiting:
            entity = waiting.pop()
            if entity.identifier not in held:
                held[entity.identifier] = entity
                waiting += [known[r.passive] for r in entity.relations.values() if r.passive in known]
        entities = [held[identifier] for identifier in sorted(held)]
        return Register(
            tuple(self._gazetteer.located(entity.full_entity()) for entity in entities),
            tuple((entity.identifier, rival) for entity in entities for _, rival in sorted(entity.rivals.items())),
        )


class _DocumentLinking:
    """The linking of one document."""

    def __init__(
        self, document: Document, occurrences: list[Occurrence], index: Index, gender: Callable[[str], str]
    ) -> None:
        self._document = document
        self._content = document.text.content
        self._occurrences = occurrences
        self._index = index
        self._gender = gender
        self._around = Surroundings(index.known)
        self._place_keys = {o.key for o in occurrences if o.category == "place"}

    def linked(self) -> Document:
        places = organizations.cluster_places(self._occurrences, self._content)
        self._place(places)
        sections = organizations.sections(self._document)
        bodies = organizations.cluster_organizations(
            self._occurrences,
            self._content,
            sections,
            organizations.Acquaintance(self._exactly, self._is_place, self._elsewhere),
        )
        self._lie(bodies, places)
        self._identify(bodies)
        self._belong(bodies)
        facts = self._facts()
        acquaintance = persons.Acquaintance(self._contradict, self._is_person, self._gender)
        people = persons.cluster_persons(self._occurrences, self._content, facts, acquaintance)
        for cluster in people:
            if not cluster.facts.relations and not cluster.facts.occupations:
                self._gather_facts(cluster, facts)
        self._identify(people)
        self._support()
        return self._concluded([*places, *bodies, *people])

    # ------------------------------------------------------------------------------------------------------- places

    def _place(self, clusters: list[Cluster]) -> None:
        several: list[tuple[Cluster, list[Known]]] = []
        unknown: list[Cluster] = []
        for cluster in clusters:
            if self._stated(cluster):
                continue
            found = self._exactly(cluster)
            if cluster.qualifier == organizations.REGION:
                found = [known for known in found if known.entity.kind in organizations.REGIONS] or found
            if len(found) == 1:
                only = scoring.place_candidate(found[0], scoring.named(cluster, found[0]), self._around, alone=True)
                self._settle(cluster, (only,))
            elif found:
                several.append((cluster, found))
            else:
                unknown.append(cluster)
        for cluster in clusters:
            if cluster.known:
                self._surround(cluster, cluster.known)
        for cluster, found in several:
            scored = [scoring.place_candidate(k, scoring.named(cluster, k), self._around, alone=False) for k in found]
            self._settle(cluster, scoring.ranked(scored))
        self._misread(unknown, clusters)

    def _surround(self, cluster: Cluster, known: Known) -> None:
        country = scoring.country_of(known, self._index.known)
        if country:
            self._around.countries[country] = self._around.countries.get(country, 0) + len(cluster.occurrences)
        if known.entity.coordinates is not None and len(self._around.points) < _MOST_COMPANY:
            self._around.points.append(known.entity.coordinates)
        self._around.company.add(known.identifier)

    def _elsewhere(self, bodies: list[Known], place: str) -> bool:
        """Tell whether bodies of gazetteers are all of another country than the one of a place, by its key."""
        countries = {scoring.country_of(known, self._index.known) for known in self._index.named("place", place)}
        return bool(countries) and all(not k.stated and k.country and k.country not in countries for k in bodies)

    def _is_place(self, key: str) -> bool:
        return key in self._place_keys or bool(self._index.named("place", key))

    # ---------------------------------------------------------------------------------- persons and organizations

    def _stated(self, cluster: Cluster) -> bool:
        """Tell whether a mention of the cluster has a `ref` already, which settles it."""
        for occurrence in cluster.occurrences:
            if not occurrence.mention.attributes:
                continue
            reference = dict(occurrence.mention.attributes).get("ref", "").removeprefix("#")
            known = self._index.known.get(reference)
            if known is not None and known.entity.category == cluster.category:
                self._settle(cluster, (Candidate(reference, 1.0, "the mention says so"),))
                return True
        return False

    def _exactly(self, cluster: Cluster) -> list[Known]:
        if len(cluster.names) == 1 and not cluster.forms:
            # What is named so is either all stated or none of it.
            return self._index.named(cluster.category, *cluster.names)
        found: dict[str, Known] = {}
        acronyms = [key for key, form in cluster.forms.items() if form == "acronym"]
        for key in (*cluster.names, *acronyms):
            for known in self._index.named(cluster.category, key):
                found.setdefault(known.identifier, known)
        stated = [known for known in found.values() if known.stated]
        return stated or list(found.values())

    def _identify(self, clusters: list[Cluster]) -> None:
        unknown: list[Cluster] = []
        for cluster in clusters:
            if self._stated(cluster):
                continue
            found = [k for k in self._exactly(cluster) or self._nearly(cluster) if not self._is_relative(cluster, k)]
            candidates = [scoring.candidate(cluster, k, self._named(cluster, k), self._around) for k in found]
            if candidates and max(c.score for c in candidates) >= LEAST:
                self._settle(cluster, scoring.ranked(candidates))
            else:
                cluster.candidates = tuple(candidates)
                unknown.append(cluster)
        for cluster in clusters:
            if cluster.known and len(self._around.company) < 2 * _MOST_COMPANY:
                self._around.company.add(cluster.known.identifier)
        self._misread(unknown, clusters)

    def _is_relative(self, cluster: Cluster, known: Known) -> bool:
        """Tell whether a bare name is a relative's, and not that of one whom a gazetteer knows by it."""
        if cluster.category != "person" or known.entity.origin != "gazetteer" or len(cluster.first.words) > 1:
            return False
        return roles.among_kin(self._content, cluster.first)

    def _named(self, cluster: Cluster, known: Known) -> tuple[float, str]:
        base = scoring.named(cluster, known)
        if base[0]:
            return base
        if cluster.category == "organization":
            return 0.7, f"the same as “{known.entity.names[0].text}” but for endings or generic words"
        return 0.4, f"part of the name “{known.entity.names[0].text}”"

    def _nearly(self, cluster: Cluster) -> list[Known]:
        """Give those whose name is nearly the cluster's; a person by a part of the name, an editor's first."""
        if cluster.category == "organization":
            found = self._index.of_core(cluster.first.words)
        else:
            found = self._index.of_part("".join(without_honorifics(cluster.first.words)))
        return [known for known in found if known.stated] or found

    def _is_person(self, key: str) -> bool:
        return bool(self._index.named("person", key))

    def _lie(self, clusters: list[Cluster], places: list[Cluster]) -> None:
        """Note where a body is that a place stands after, behind a dash or as the heading of a list."""
        by_key = {key: place.known for place in places for key in place.names if place.known}
        for cluster in clusters:
            place = by_key.get(cluster.qualifier)
            if place:
                relation = Relation("locatedIn", "", place.identifier, 0.6, evidence=cluster.first.text)
                cluster.facts.relations.append(relation)

    def _belong(self, clusters: list[Cluster]) -> None:
        """Note of which body a body is a part, where its name says so."""
        for cluster in clusters:
            words = max(cluster.names.values(), key=len)
            if len(words) > 3 and cluster.known:
                whole = organizations.body_within(words, lambda key: self._index.named("organization", key))
                if whole and whole is not cluster.known:
                    text = next((o.text for o in cluster.occurrences if o.words == words), cluster.first.text)
                    relation = Relation("partOf", cluster.known.identifier, whole.identifier, 0.8, evidence=text)
                    cluster.facts.relations.append(relation)
                    cluster.known.relate(relation)

    def _support(self) -> None:
        """Note whom those in a list of supporters support, where the list says so."""
        for supporter, supported, evidence in support(self._document, self._occurrences):
            target = supported.cluster.known
            if target is not None:
                relation = Relation("supports", "", target.identifier, 0.7, evidence=evidence)
                supporter.cluster.facts.relations.append(relation)

    def _facts(self) -> dict[int, Facts]:
        found: dict[int, Facts] = {}
        for statement in roles.statements(self._content, self._occurrences):
            target = statement.target.cluster.known
            if target is not None:
                role = statement.role
                relation = Relation(
                    role.name, "", target.identifier, role.certainty, roles.office(statement), statement.evidence
                )
                said = found.setdefault(id(statement.person), Facts())
                said.relations.append(relation)
                said.occupations |= roles.occupation_of(statement)
        for occurrence in self._occurrences:
            if occurrence.category == "person" and (groups := roles.occupations(self._content, occurrence)):
                found.setdefault(id(occurrence), Facts()).occupations |= groups
        return found

    @staticmethod
    def _gather_facts(cluster: Cluster, facts: dict[int, Facts]) -> None:
        for occurrence in cluster.occurrences:
            said = facts.get(id(occurrence))
            if said:
                cluster.facts.relations += said.relations
                cluster.facts.occupations |= said.occupations

    def _contradict(self, ours: Facts, theirs: Facts) -> bool:
        if scoring.contradictory(ours, theirs, self._index.known):
            return True
        return roles.apart(ours.occupations, theirs.occupations)

    # ------------------------------------------------------------------------------------------ misread or unknown

    def _misread(self, unknown: list[Cluster], clusters: list[Cluster]) -> None:
        """Link what OCR may have misread to what the document names; what is left is proposed."""
        if not unknown:
            return
        shapes: dict[str, Cluster] = {}
        for cluster in sorted(clusters, key=lambda c: (c.known is None, -len(c.occurrences))):
            for words in cluster.names.values():
                shapes.setdefault(_shape(cluster.category, words), cluster)
        halves = _by_halves(clusters)
        for cluster in unknown:
            if cluster.known is None and not self._is_misread(cluster, shapes, halves):
                self._propose(cluster)

    def _is_misread(
        self, cluster: Cluster, shapes: dict[str, Cluster], halves: dict[tuple[int, str, str], list[Cluster]]
    ) -> bool:
        """Link `cluster` to what it is a misreading of, if it is one."""
        words = cluster.first.words
        if len(cluster.first.key) < _SHORTEST_MISREAD:
            return False
        near = shapes.get(_shape(cluster.category, words))
        if near is None or near is cluster:
            near = _one_letter_off(cluster, halves)
        if near and cluster.category == "organization" and core_key(near.first.words) == core_key(words):
            # Nothing is misread in it: something else keeps the two apart.
            near = None
        if (
            near
            and near.first.key != cluster.first.key
            and (near.known or len(near.occurrences) > len(cluster.occurrences))
        ):
            if near.known is None:
                self._propose(near)
            times = len(near.occurrences)
            evidence = f"a misreading of “{near.first.text}”, which the document names {times} times"
            self._settle(cluster, (self._misread_as(near.known, _MISREAD, evidence),))
            return True
        alike = self._index.of_shape(cluster.category, words)
        known = [k for k in alike if cluster.first.key not in k.forms and self._fits(k)]
        if len(known) == 1:
            evidence = f"a misreading of “{known[0].entity.names[0].text}”, by its company"
            self._settle(cluster, (self._misread_as(known[0], _MISREAD - 0.05, evidence),))
            return True
        return False

    @staticmethod
    def _misread_as(known: Known | None, score: float, evidence: str) -> Candidate:
        return Candidate(known.identifier if known else "", score, evidence)

    def _fits(self, known: Known) -> bool:
        """Tell whether an entity's company, or the country that it is in, is the document's."""
        beside = known.company | {relation.passive for relation in known.relations.values()}
        return (
            bool(beside & self._around.company)
            or scoring.country_of(known, self._index.known) in self._around.countries
        )

    def _propose(self, cluster: Cluster) -> None:
        words = max(cluster.names.values(), key=len)
        written = next((o.text for o in cluster.occurrences if o.words == words), "")
        name = written or " ".join(words)
        score = 0.5 if len(words) == 1 and cluster.category == "person" else 0.7
        # A place that is said to be a region, and is not said to be one elsewhere, is one place.
        proposed = self._exactly(cluster) if cluster.category == "place" else []
        known = proposed[0] if proposed else self._index.propose(cluster.category, name, score)
        rivals = tuple(c for c in cluster.candidates if c.score >= LEAST - 0.2)
        self._settle(cluster, (Candidate(known.identifier, score, "nobody knows the name yet"),))
        for rival in rivals[:3]:
            known.rivals[rival.entity] = rival

    # ---------------------------------------------------------------------------------------------------- decisions

    def _settle(self, cluster: Cluster, candidates: tuple[Candidate, ...]) -> None:
        best = candidates[0]
        known = self._index.known[best.entity]
        cluster.known, cluster.score, cluster.evidence = known, best.score, best.evidence
        cluster.candidates = candidates
        # A single word of a person's name may be another's in the next document.
        for key, words in cluster.names.items():
            if cluster.category == "person" and len(words) == 1:
                continue
            self._index.learn(
                known, key, words, "spelling" if best.score < LEAST else cluster.forms.get(key, "variant")
            )
        if cluster.category != "person":
            for occurrence in cluster.occurrences:
                if occurrence.key not in cluster.names:
                    self._index.learn(
                        known, occurrence.key, occurrence.words, cluster.forms.get(occurrence.key, "short")
                    )
        for rival in candidates[1:]:
            former = known.rivals.get(rival.entity)
            if former is None or former.score < rival.score:
                known.rivals[rival.entity] = rival

    def _concluded(self, clusters: list[Cluster]) -> Document:
        together = Counter({c.known.identifier: len(c.occurrences) for c in clusters if c.known})
        company = [identifier for identifier, _ in together.most_common(_MOST_COMPANY)]
        relations: dict[tuple[str, str, str], Relation] = {}
        counted: set[str] = set()
        for cluster in clusters:
            known = cluster.known
            if known is None:
                continue
            known.mentions += len(cluster.occurrences)
            known.documents += known.identifier not in counted
            counted.add(known.identifier)
            known.score = max(known.score, cluster.score)
            known.occupations |= cluster.facts.occupations
            for occurrence in cluster.occurrences:
                known.spellings[occurrence.text] = known.spellings.get(occurrence.text, 0) + 1
            for relation in cluster.facts.relations:
                if relation.passive != known.identifier:
                    stated = replace(relation, active=known.identifier)
                    known.relate(stated)
                    former = relations.get((stated.name, stated.active, stated.passive))
                    if former is None or (former.certainty or 0) < (stated.certainty or 0):
                        relations[stated.name, stated.active, stated.passive] = stated
            if not (cluster.category == "place" and known.entity.kind == "country"):
                known.meet(company)
        links = self._links()
        linking = Linking(self._entities(clusters, links), tuple(links.values()), tuple(relations.values()))
        return self._document.with_linking(self._layers(links), linking)

    def _links(self) -> dict[tuple[int, int], Link]:
        links: dict[tuple[int, int], Link] = {}
        number, least = 0, min(_UNSURE, LEAST)
        for occurrence in self._occurrences:
            cluster = occurrence.cluster
            candidates = self._candidates(occurrence)
            unsure = len(candidates) > 1 or candidates[0].score < least
            number += unsure
            identifier = f"mention-{number}" if unsure else ""
            links[occurrence.at] = Link(cluster.category, occurrence.mention.span, candidates, identifier)
        return links

    @staticmethod
    def _candidates(occurrence: Occurrence) -> tuple[Candidate, ...]:
        cluster = occurrence.cluster
        if occurrence.rivals:
            found = [(cluster, occurrence.score), *occurrence.rivals]
            return tuple(
                Candidate(c.known.identifier, round(score, 3), occurrence.evidence or c.evidence)
                for c, score in found
                if c.known
            )
        best = cluster.candidates[0]
        if occurrence.score == 1 and not occurrence.evidence:
            return cluster.candidates
        evidence = "; ".join(filter(None, (occurrence.evidence, best.evidence)))
        first = Candidate(best.entity, round(best.score * occurrence.score, 3), evidence)
        return (first, *cluster.candidates[1:])

    def _entities(self, clusters: Iterable[Cluster], links: dict[tuple[int, int], Link]) -> tuple[Entity, ...]:
        """Give the entities by their first mention, with this document's spellings; then those that are only rivals."""
        found: dict[str, tuple[Known, list[Cluster]]] = {}
        for cluster in sorted(clusters, key=lambda c: c.first.start if c.occurrences else 0):
            if cluster.known:
                found.setdefault(cluster.known.identifier, (cluster.known, []))[1].append(cluster)
        entities = [_mentioned(known, alike) for known, alike in found.values()]
        rivals = {c.entity for link in links.values() if link.identifier for c in link.candidates}
        passive = {r.passive for _, alike in found.values() for c in alike for r in c.facts.relations}
        others = sorted((rivals | passive) - set(found))
        return (*entities, *(_bare(self._index.known[identifier].entity) for identifier in others))

    def _layers(self, links: dict[tuple[int, int], Link]) -> tuple[Layer, ...]:
        layers = [list(layer.mentions) for layer in self._document.layers]
        for (layer, number), link in links.items():
            mention = layers[layer][number]
            attributes = with_attribute(mention.attributes, "ref", f"#{link.best.entity}")
            if link.identifier:
                attributes = with_attribute(attributes, "xml:id", link.identifier)
            layers[layer][number] = Mention(
                mention.category, mention.span, mention.certainty, mention.evidence, attributes
            )
        return tuple(
            replace(layer, mentions=tuple(mentions))
            for layer, mentions in zip(self._document.layers, layers, strict=True)
        )


def _shape(category: EntityCategory, words: tuple[str, ...]) -> str:
    return shape(core(words) if category == "organization" else words)


def _by_halves(clusters: list[Cluster]) -> dict[tuple[int, str, str], list[Cluster]]:
    """Index the names that a misread one may stand for by their halves."""
    found: dict[tuple[int, str, str], list[Cluster]] = {}
    for cluster in clusters:
        key = cluster.first.key
        often = len(cluster.occurrences) > 1
        if cluster.category != "organization" and (often or (cluster.known and len(key) > 3)) and len(key) > 2:
            for half in _halves(key):
                found.setdefault(half, []).append(cluster)
    return found


def _halves(key: str) -> Iterator[tuple[int, str, str]]:
    """Give what a name shares with one that has a letter more or less: its first half or its second.

    The length is that of the shorter of the two.
    """
    for length in (len(key), len(key) - 1):
        half = length // 2
        yield length, key[:half], ""
        yield length, "", key[half - length :]


def _one_letter_off(cluster: Cluster, halves: dict[tuple[int, str, str], list[Cluster]]) -> Cluster | None:
    key = cluster.first.key
    if cluster.category == "organization" or len(key) < 4 or len(cluster.first.words) > 2:
        return None
    near = chain.from_iterable(halves.get(half, ()) for half in _halves(key))
    return next((other for other in islice(near, _MOST_NEAR) if one_letter_apart(key, other.first.key)), None)


def _bare(entity: Entity) -> Entity:
    return replace(entity, description=(), facts=(), relations=(), coordinates=None)


def _mentioned(known: Known, clusters: list[Cluster]) -> Entity:
    """Give the short record of an entity: its names, the spellings of this document, and why it is the one."""
    spellings: dict[str, NameForm] = {}
    for cluster in clusters:
        for occurrence in cluster.occurrences:
            if occurrence.text not in known.written and occurrence.text not in spellings:
                spellings[occurrence.text] = cluster.forms.get(occurrence.key, "spelling")
    surest = clusters[0] if len(clusters) == 1 else max(clusters, key=lambda c: c.score)
    return known.shown(tuple(spellings.items()), surest.evidence, surest.score)
