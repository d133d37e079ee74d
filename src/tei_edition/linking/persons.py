"""The persons of one document: which names mean the same one, and where one name means two."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tei_edition.linking.clusters import Cluster, Facts, Occurrence, grouped
from tei_edition.linking.forms import AMBIGUOUS_HONORIFICS, without_honorifics
from tei_edition.text.names import part_keys

_AND = re.compile(r"[\s*_]*و[\s*_]*")
_SEPARATOR = re.compile(r"[ \t]*(?:[،,][ \t]*و?|و)[ \t]*")
_ALIAS = re.compile(r"\s*(?:[(\[«]|[،,]?\s*(?:معروف|مشهور|ملقب)\s+به\s*«?|[،,]?\s*با نام(?:\s+مستعار)?\s*«?)\s*")

_ADDRESS = re.compile(r"(?:(?P<f>خانم|بانو|دوشیزه)|(?P<m>آقای|اقای|آقا))\s+(?:\w+\s+)?\Z")
_LONGEST_ADDRESS = 24

_MOST_MENTIONS = 20
"""How many mentions, before a partial name and after it, are looked at for whom it means."""

type Contradicts = Callable[[Facts, Facts], bool]


class Acquaintance(NamedTuple):
    """What is known of persons.

    `contradicts` tells whether facts speak against one another, `is_known` whether a key is somebody's name; `gender`
    gives `f` or `m` for the key of a forename, or nothing.
    """

    contradicts: Contradicts
    is_known: Callable[[str], bool]
    gender: Callable[[str], str]


def cluster_persons(
    occurrences: list[Occurrence],
    content: str,
    facts: dict[int, Facts],
    acquaintance: Acquaintance,
) -> list[Cluster]:
    """Give the clusters of a document's persons, in order of their first mention.

    A full name licenses its beginnings and ends, before it and after; of several full names the nearest mention goes.
    Given names share the surname of the last of them (زانیار و لقمان مرادی), but for one that is known by itself. An
    alias in parentheses is the same person. A woman (خانم) is nobody whose forename men have. `facts` are those stated
    at an occurrence, by its `id`; one full name is two persons where they contradict. Linear but for sorting, and for
    the few full names that share a part.
    """
    contradicts, is_known, gender = acquaintance
    own = [o for o in occurrences if o.category == "person"]
    clusters = grouped(own, lambda o: "".join(without_honorifics(o.words)))
    for key, cluster in clusters.items():
        cluster.names = {**cluster.names, key: without_honorifics(cluster.first.words)}
    full = [cluster for cluster in clusters.values() if len(without_honorifics(cluster.first.words)) > 1]
    parts = _parts(full)
    _share_surnames(own, content, parts, is_known)
    divided = [part for cluster in clusters.values() for part in _divided(cluster, content, facts, contradicts)]
    _join_aliases(own, content)
    _license(divided, contradicts, _Genders(content, gender))
    return sorted((c for c in divided if c.occurrences), key=lambda cluster: cluster.first.start)


@dataclass(slots=True)
class _Genders:
    """Tells who is a woman or a man: by the forename, or by how the text addresses them."""

    content: str
    of_forename: Callable[[str], str]

    def of(self, full: Cluster) -> str:
        """Give `f` or `m` for a full name; empty where it does not say."""
        words = without_honorifics(full.first.words)
        return self.of_forename(words[0]) if len(words) > 1 else ""

    def addressed(self, occurrence: Occurrence) -> str:
        """Give `f` or `m` for what stands before a name; empty where nothing does."""
        found = _ADDRESS.search(self.content, max(0, occurrence.start - _LONGEST_ADDRESS), occurrence.start)
        return (found.lastgroup or "") if found else ""

    def fitting(self, occurrence: Occurrence, full: list[Cluster]) -> list[Cluster]:
        """Give those of `full` that the occurrence may mean."""
        said = self.addressed(occurrence)
        return [other for other in full if not said or self.of(other) in ("", said)]


def _parts(full: Iterable[Cluster]) -> set[str]:
    found: set[str] = set()
    for cluster in full:
        for words in cluster.names.values():
            beginnings, ends = part_keys(words)
            found |= beginnings | ends
    return found


def _share_surnames(own: list[Occurrence], content: str, parts: set[str], is_known: Callable[[str], bool]) -> None:
    for given, named in pairwise(own):
        if (
            len(given.words) == 1
            and len(named.words) > 1
            and given.key not in parts
            and given.end <= named.start
            and _AND.fullmatch(content, given.end, named.start)
            and not is_known(given.key)
        ):
            words = (*given.words, *without_honorifics(named.words)[1:])
            given.cluster.names.setdefault("".join(words), words)
            given.cluster.forms.setdefault(given.key, "short")
            given.cluster.forms.setdefault("".join(words), "name")


def _divided(cluster: Cluster, content: str, facts: dict[int, Facts], contradicts: Contradicts) -> list[Cluster]:
    """Part the occurrences of one name that cannot be one person; one of which nothing is said goes with the last."""
    parts: list[Cluster] = [cluster]
    nothing = Facts()
    occurrences, cluster.occurrences = cluster.occurrences, []
    last = cluster
    former: Occurrence | None = None
    for occurrence in occurrences:
        said = facts.get(id(occurrence), nothing)
        side_by_side = former is not None and _SEPARATOR.fullmatch(content, former.end, occurrence.start) is not None
        if said.relations or said.occupations or side_by_side:
            fitting = [p for p in parts if not contradicts(p.facts, said) and not (side_by_side and p is last)]
            if fitting:
                last = last if last in fitting else fitting[0]
            else:
                last = Cluster("person", [], dict(cluster.names), dict(cluster.forms))
                parts.append(last)
            last.facts.relations += said.relations
            last.facts.occupations |= said.occupations
        last.add(occurrence, 1.0, "")
        former = occurrence
    if len(parts) > 1:
        for part in parts:
            for occurrence in part.occurrences:
                said = facts.get(id(occurrence), nothing)
                if not (said.relations or said.occupations):
                    occurrence.score = 0.6
                    occurrence.rivals = [(other, 0.4) for other in parts if other is not part]
                occurrence.evidence = "one of several persons of this name in the document"
    return parts


def _join_aliases(own: list[Occurrence], content: str) -> None:
    for named, alias in pairwise(own):
        if (
            named.end <= alias.start
            and named.cluster is not alias.cluster
            and len(alias.cluster.occurrences) <= len(named.cluster.occurrences)
            and _ALIAS.fullmatch(content, named.end, alias.start)
        ):
            named.cluster.take(alias.cluster, "variant", 0.85, f"an alias beside “{named.text}”")


def _license(clusters: list[Cluster], contradicts: Contradicts, genders: _Genders) -> None:
    """Let partial names mean the persons whose full names they are parts of, the nearest before them first."""
    licensing: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        if cluster.occurrences:
            for words in cluster.names.values():
                beginnings, ends = part_keys(words)
                for key in beginnings | ends | _without_middle(words):
                    listed = licensing.setdefault(key, [])
                    if cluster not in listed:
                        listed.append(cluster)
    starts = {id(cluster): [o.start for o in cluster.occurrences] for cluster in clusters}
    # The shortest last: “سید خاتمی” and “خاتمی” both go to “محمد خاتمی”.
    for cluster in sorted(clusters, key=lambda c: -max(map(len, c.names.values()))):
        if not cluster.occurrences:
            continue
        words = without_honorifics(cluster.first.words)
        key = "".join(words)
        if key in cluster.forms and cluster.forms[key] == "short":
            continue
        found = [
            c
            for c in _licensed(licensing, words)
            if c is not cluster and c.occurrences and not contradicts(c.facts, cluster.facts)
        ]
        if found:
            _distribute(cluster, found, starts, key, genders)


def _licensed(licensing: dict[str, list[Cluster]], words: tuple[str, ...]) -> list[Cluster]:
    """Give those of whose names `words` are a part, as they stand, or else without a title that may be one."""
    bare = without_honorifics(words, AMBIGUOUS_HONORIFICS)
    return licensing.get("".join(words)) or (licensing.get("".join(bare)) if bare != words else None) or []


def _without_middle(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset({words[0] + words[-1]}) if len(words) > 2 else frozenset()


def _distribute(
    cluster: Cluster, full: list[Cluster], starts: dict[int, list[int]], key: str, genders: _Genders
) -> None:
    score = 0.9 if len(cluster.first.words) > 1 else 0.85
    fitting = [genders.fitting(occurrence, full) for occurrence in cluster.occurrences]
    if len(full) == 1 and all(fitting):
        full[0].take(cluster, "short", score, f"part of “{full[0].first.text}”")
        return
    places = sorted((start, number) for number, other in enumerate(full) for start in starts[id(other)])
    left: list[Occurrence] = []
    for occurrence, possible in zip(cluster.occurrences, fitting, strict=True):
        near = [full[number] for number in _nearest(places, occurrence.start) if full[number] in possible]
        if not near:
            left.append(occurrence)
            continue
        nearest, *others = near
        surety = 0.6 if others else 0.85
        nearest.add(occurrence, surety, f"part of “{nearest.first.text}”, which is nearest")
        occurrence.rivals = [(other, round(0.4 / len(others), 2)) for other in others]
        nearest.forms.setdefault(key, "short")
        nearest.occurrences.sort(key=lambda o: o.start)
    cluster.occurrences = left


def _nearest(places: list[tuple[int, int]], place: int) -> list[int]:
    """Give the numbers of those mentioned next to `place`, at most four: the nearest before it first, then after it."""
    at = bisect_left(places, (place, 0))
    before = reversed(places[max(0, at - _MOST_MENTIONS) : at])
    found = dict.fromkeys(number for _, number in (*before, *places[at : at + _MOST_MENTIONS]))
    return list(found)[:4]
