"""How well a known entity fits what one document says: scores between 0 and 1, each with its evidence in words."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tei_edition.linking.clusters import Cluster, Facts
from tei_edition.linking.forms import core
from tei_edition.linking.index import Known
from tei_edition.linking.roles import apart
from tei_edition.model import Candidate, NameForm, Relation
from tei_edition.text.names import name_words

MARGIN = 0.1
"""A candidate that is this much worse than the best one is no rival."""
LEAST = 0.5
"""Below this, a mention is taken for an entity that nobody knows yet."""
_MOST_CANDIDATES = 4
_NAMED: dict[NameForm, float] = {"name": 0.85, "variant": 0.8, "spelling": 0.75, "acronym": 0.75, "short": 0.65}
_BARE = 0.56
_NEAR_DEGREES = 1.5

_OF_STATE = frozenset({"ministry", "parliament", "court", "police"})
"""Kinds of bodies of which every country has its own, often under the same name."""
_LOCATION, _PARTY = "place", "party"
# Bodies of one of these kinds that one belongs to, and hardly to two of them.
_EXCLUSIVE = {
    head: kind
    for kind, heads in {
        _PARTY: "حزب جبهه سازمان چریکهای پیشمرگه",
        "union": "اتحادیه سندیکا سندیکای کنفدراسیون فدراسیون",
        "government": "وزارت دولت",
        "medium": "روزنامه نشریه خبرگزاری",
        "university": "دانشگاه",
    }.items()
    for head in heads.split()
}


@dataclass(slots=True)
class Surroundings:
    """What one document mentions besides: ids of entities, the share of its places by country, where they lie."""

    known: dict[str, Known]
    company: set[str] = field(default_factory=set)
    countries: dict[str, int] = field(default_factory=dict)
    points: list[tuple[float, float]] = field(default_factory=list)


def named_so(key: str, known: Known) -> Candidate:
    """Give an entity as the one that a name means which stands in no text, by the key of that name."""
    return Candidate(known.identifier, _NAMED[known.forms[key]], "the name is in the authority file")


def named(cluster: Cluster, known: Known) -> tuple[float, str]:
    """Score the names alone: the best form in which one of the cluster's full names is the entity's."""
    forms = [known.forms[key] for key in (*cluster.names, *cluster.forms) if key in known.forms]
    if not forms:
        return 0.0, ""
    best = forms[0] if len(forms) == 1 else max(forms, key=_NAMED.__getitem__)
    source = {"authority": "the authority file", "gazetteer": "a gazetteer", "proposed": "an earlier document"}
    word = "" if best == "name" else f", as {best}"
    bare = cluster.category == "person" and all(len(words) == 1 for words in cluster.names.values())
    if bare and known.entity.origin == "proposed":
        return _BARE, "the same bare name is in an earlier document"
    return _NAMED[best], f"the name is in {source[known.entity.origin]}{word}"


def place_candidate(known: Known, base: tuple[float, str], around: Surroundings, *, alone: bool) -> Candidate:
    """Score a place: one that is `alone` by its name.

    Of several, the document's country, other places of it nearby, and size speak for one.
    """
    score, evidence = base
    if alone:
        return Candidate(known.identifier, round(min(score + 0.05, 0.98), 3), evidence)
    score -= 0.3
    said = [evidence]
    population = known.entity.fact("population")
    if population.isdigit() and int(population) > 0:
        score += 0.2 * min(math.log10(int(population)), 7.5) / 7.5
        said.append(f"population {population}")
    country, total = country_of(known, around.known), sum(around.countries.values())
    if country and total and country in around.countries:
        share = around.countries[country] / total
        score += 0.2 * share
        said.append(f"{around.countries[country]} of {total} other places are in {country}")
    at = known.entity.coordinates
    if at is not None and any(abs(at[0] - p[0]) + abs(at[1] - p[1]) < _NEAR_DEGREES for p in around.points):
        score += 0.15
        said.append("near another place of the document")
    above = [r.passive for r in known.relations.values() if r.passive in around.company]
    if above:
        score += 0.2
        said.append(f"it lies in “{above[0]}”, which the document mentions")
    return Candidate(known.identifier, round(max(0.01, min(score, 0.95)), 3), "; ".join(said))


def candidate(cluster: Cluster, known: Known, base: tuple[float, str], around: Surroundings) -> Candidate:
    """Score a person or an organization by its name, what the document says of it, and its company."""
    score, evidence = base
    said = [evidence]
    score -= 0.05
    facts, theirs = cluster.facts, known.relations.values()
    shared = _shared(facts, theirs, around.known) if facts.relations else ()
    if shared:
        score += 0.15
        said.append(f"both belong to “{_called(shared[0], around)}”")
    contradiction = contradictory(facts, facts_of(known), around.known) if facts.relations else None
    if contradiction:
        # A list under the heading of a country holds bodies of others too: an entity that people know stays nearly as
        # likely.
        soft = contradiction.kind == _LOCATION and known.entity.origin != "proposed"
        score -= 0.2 if soft else 0.4
        said.append(contradiction.words)
    elif apart(facts.occupations, known.occupations):
        score -= 0.1 if shared else 0.25 if known.stated else 0.4
        said.append("another occupation")
    if _is_of_another_country(known, around):
        score -= 0.4
        said.append("the document is about another country")
    company = around.company & known.company
    company.update(relation.passive for relation in theirs if relation.passive in around.company)
    company.discard(known.identifier)
    if company:
        # A part of a name is worth little without company, and much with it.
        score += min(0.15, 0.05 * len(company)) + (0.15 if base[0] < LEAST else 0)
        said.append(f"mentioned beside “{_called(min(company), around)}”")
    return Candidate(known.identifier, round(max(0.01, min(score, 0.98)), 3), "; ".join(said))


def _is_of_another_country(known: Known, around: Surroundings) -> bool:
    """Tell whether a body of state is that of a country of which the document names no place, but of others."""
    of_state = known.entity.kind in _OF_STATE and known.entity.origin == "gazetteer"
    return bool(of_state and known.country and around.countries and known.country not in around.countries)


def _shared(facts: Facts, theirs: Iterable[Relation], known: dict[str, Known]) -> list[str]:
    """Give the bodies and places that both belong to, in order of their ids."""
    ours = expanded((relation.passive for relation in facts.relations), known)
    return sorted(ours & expanded((relation.passive for relation in theirs), known))


def ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Give the best candidate first and those that come near it after it; equals stay in their order."""
    ordered = sorted(candidates, key=lambda found: -found.score)
    best = ordered[0].score
    return tuple(found for found in ordered if best - found.score < MARGIN)[:_MOST_CANDIDATES]


def facts_of(known: Known) -> Facts:
    """Give what is known of an entity in the shape of what a document says."""
    return Facts(list(known.relations.values()), known.occupations)


class Contradiction(NamedTuple):
    """In what respect two cannot be one, and that in words."""

    kind: str
    words: str


def contradictory(ours: Facts, theirs: Facts, known: dict[str, Known]) -> Contradiction | None:
    """Say why two persons, or bodies, cannot be one; nothing where nothing speaks against it.

    They cannot where both belong to bodies of a kind that one belongs to but once, come from places or lie in places,
    and none of those is, holds or lies in one of the others.
    """
    for kind in sorted(_kinds(ours.relations, known) & _kinds(theirs.relations, known)):
        mine, other = _of_kind(ours.relations, kind, known), _of_kind(theirs.relations, kind, known)
        if kind != _PARTY and any(_alike(one, two, known) for one in mine for two in other):
            continue
        if not mine & expanded(other, known) and not other & expanded(mine, known):
            return Contradiction(kind, f"another {kind} is stated: “{_name(min(other), known)}”")
    return None


def _alike(one: str, other: str, known: dict[str, Known]) -> bool:
    """Tell whether two bodies share so many words that the one may be the other, called otherwise."""
    words, others = ({*core(name_words(_name(identifier, known)))} for identifier in (one, other))
    return 3 * len(words & others) >= 2 * min(len(words), len(others))


def expanded(identifiers: Iterable[str], known: dict[str, Known]) -> set[str]:
    """Give `identifiers` with all that these entities are part of or lie in."""
    found: set[str] = set()
    waiting = list(identifiers)
    while waiting:
        identifier = waiting.pop()
        if identifier not in found:
            found.add(identifier)
            if identifier in known:
                relations = known[identifier].relations.values()
                waiting += [r.passive for r in relations if r.name in {"partOf", "locatedIn"}]
    return found


def country_of(known: Known, every: dict[str, Known]) -> str:
    """Give the country that a place or a body is in, by its code or else its id; empty where nobody stated it."""
    if known.country:
        return known.country
    above = (every[identifier] for identifier in sorted(expanded([known.identifier], every)) if identifier in every)
    found = next((other for other in above if other.entity.kind == "country"), None)
    return (found.country or found.identifier) if found else ""


def kind_of(relation: Relation, known: dict[str, Known]) -> str:
    """Give the kind of the body, or “place”, that a relation is to; empty where one may have several."""
    if relation.name == "comesFrom":
        return "place of origin"
    if relation.name == "locatedIn":
        return _LOCATION
    other = known.get(relation.passive)
    if other is None or relation.name in {"supports", "relativeOf", "partOf"}:
        return ""
    return _EXCLUSIVE.get(next(iter(name_words(other.entity.names[0].text)), ""), "")


def _kinds(relations: Iterable[Relation], known: dict[str, Known]) -> set[str]:
    return {kind_of(relation, known) for relation in relations} - {""}


def _of_kind(relations: Iterable[Relation], kind: str, known: dict[str, Known]) -> set[str]:
    return {relation.passive for relation in relations if kind_of(relation, known) == kind}


def _called(identifier: str, around: Surroundings) -> str:
    return _name(identifier, around.known)


def _name(identifier: str, known: dict[str, Known]) -> str:
    return known[identifier].entity.names[0].text if identifier in known else identifier
