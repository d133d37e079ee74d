"""The organizations and places of one document: which names mean the same one."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from tei_edition.linking.clusters import Cluster, Occurrence, grouped
from tei_edition.linking.forms import BODY_HEADS, DASH, core_key, initials, spelled_acronyms
from tei_edition.linking.index import Known
from tei_edition.model import Document, Span
from tei_edition.text.names import name_key

_PARENTHESIS = re.compile(r"\s*[(\[«\"]\s*")
_BESIDE = re.compile(r"\s*[،,]?\s*")
_ACRONYM = re.compile(r"[A-Za-z][A-Za-z0-9./&-]{1,11}")
_REGION_HEAD = re.compile(r"(?<!\w)(?:استان|ولایت|ایالت)[ \t]+\Z")
REGION = "region"
"""The qualifier of a place that the text says to be a province."""
REGIONS = frozenset({"province", "region"})
"""The kinds of places of gazetteers that a word before a name may say."""
_PLACED = frozenset({"در", "از"})

type Joins = Callable[[Cluster, Cluster], bool]
"""Tells whether the second of two clusters may be the first, as far as authority files and gazetteers know."""
type Exactly = Callable[[Cluster], list[Known]]
"""Gives whom an authority file or a gazetteer knows by one of a cluster's names."""


class Acquaintance(NamedTuple):
    """What authority files and gazetteers know.

    `exactly` gives whom they know by one of a cluster's names, `is_place` tells whether a key is a place's, `elsewhere`
    whether bodies are all of another country than the place of a key.
    """

    exactly: Exactly
    is_place: Callable[[str], bool]
    elsewhere: Callable[[list[Known], str], bool]


def cluster_places(occurrences: list[Occurrence], content: str) -> list[Cluster]:
    """Give a cluster for each name; one that leaves inner words out (معدن یورت) is the longer one's. Linear.

    A province is another than the city of its name where the text says that it is one (استان تهران).
    """
    own = [o for o in occurrences if o.category == "place"]
    regions = {id(o) for o in own if _REGION_HEAD.search(content, max(0, o.start - 12), o.start)}
    clusters = grouped(own, lambda o: (o.key, id(o) in regions))
    for (_, is_region), cluster in clusters.items():
        cluster.qualifier = REGION if is_region else ""
    framed: dict[tuple[str, str], Cluster] = {}
    for cluster in sorted(clusters.values(), key=lambda c: -len(c.first.words)):
        words = cluster.first.words
        longer = framed.get((words[0], words[-1])) if len(words) > 1 else None
        if longer and len(words) < len(longer.first.words) and _is_subsequence(words, longer.first.words):
            longer.take(cluster, "variant", 0.8, f"short for “{longer.first.text}”")
        elif len(words) > 1:
            framed.setdefault((words[0], words[-1]), cluster)
    return _left(clusters.values())


def sections(document: Document) -> list[tuple[int, int, str]]:
    """Give the stretches of lists of supporters that stand under a country, each with the country's key."""
    content = document.text.content
    ends = [found.span.end for found in document.recognised("supporters")]
    countries = [found.span for found in document.recognised("country")]
    following = [span.start for span in (*countries[1:], Span(len(content), len(content)))][: len(countries)]
    return [
        (
            span.end,
            min([next_start, *(end for end in ends if end > span.end)]),
            name_key(content[span.start : span.end]),
        )
        for span, next_start in zip(countries, following, strict=True)
    ]


def cluster_organizations(
    occurrences: list[Occurrence],
    content: str,
    listed: list[tuple[int, int, str]],
    acquaintance: Acquaintance,
) -> list[Cluster]:
    """Give the clusters of a document's bodies, in order of their first mention.

    One name is one body, unless each time another place stands after it behind a dash, or over the list that it is in:
    `listed` are such stretches with the place's key. An acronym in parentheses or of
    the same initials, a name that differs by endings and generic words, and a beginning of the full name whose rest
    only says where, or of which body it is, are the same; but what is known apart stays apart, unless that is
    elsewhere than the place that the full name says. Linear but for sorting.
    """
    exactly = acquaintance.exactly
    own = [o for o in occurrences if o.category == "organization"]
    qualifiers = _qualifiers(occurrences, content, listed)
    clusters = list(grouped(own, lambda o: (o.key, qualifiers.get(id(o), ""))).values())
    for cluster in clusters:
        cluster.qualifier = qualifiers.get(id(cluster.first), "")
    known = {id(cluster): {k.identifier for k in exactly(cluster) if _by_full_name(k, cluster)} for cluster in clusters}

    def stand_together(full: Cluster, other: Cluster) -> bool:
        ours, theirs = known[id(full)], known[id(other)]
        return (
            full is not other
            and bool(full.occurrences and other.occurrences)
            and bool(not ours or not theirs or ours & theirs)
        )

    def joins(full: Cluster, other: Cluster) -> bool:
        ours, theirs = known[id(full)], known[id(other)]
        return (
            full is not other and bool(full.occurrences and other.occurrences) and (not theirs or bool(ours & theirs))
        )

    _join_acronyms(own, content, stand_together)
    _join_initials(clusters, joins)
    _join_spelled(clusters, exactly, stand_together)
    _join_cores(clusters, joins)

    def is_of_another_country(other: Cluster, place: str) -> bool:
        return bool(known[id(other)]) and acquaintance.elsewhere(exactly(other), place)

    _join_short_forms(clusters, joins, is_of_another_country, acquaintance.is_place)
    return _left(clusters)


def _by_full_name(known: Known, cluster: Cluster) -> bool:
    """Tell whether one is known by the cluster's name in full: a gazetteer's short form may be another's as well."""
    return known.stated or any(known.forms.get(key) not in {None, "short"} for key in cluster.names)


def _qualifiers(occurrences: list[Occurrence], content: str, listed: list[tuple[int, int, str]]) -> dict[int, str]:
    """Give, for a body with a place after a dash or over its list, the key of that place."""
    starts = [start for start, _, _ in listed]
    found: dict[int, str] = {}
    for body in occurrences if listed else ():
        at = bisect_right(starts, body.start) - 1
        if body.category == "organization" and at >= 0 and body.end <= listed[at][1]:
            found[id(body)] = listed[at][2]
    outer = [occurrence for occurrence in occurrences if occurrence.depth == 0]
    for body, place in pairwise(outer):
        behind = body.category == "organization" and place.category == "place"
        if behind and DASH.fullmatch(content, body.end, place.start):
            found[id(body)] = place.key
    return found


def _join_acronyms(own: list[Occurrence], content: str, joins: Joins) -> None:
    for full, short in pairwise(own):
        if len(full.words) < 2 or short.start < full.end or not joins(full.cluster, short.cluster):
            continue
        letters = all(len(word) <= 2 for word in short.words) and len(short.words) > 1
        if _PARENTHESIS.fullmatch(content, full.end, short.start):
            if letters or len(short.words) == 1 or _ACRONYM.fullmatch(short.text) or short.key in initials(full.words):
                full.cluster.take(short.cluster, "acronym", 0.95, f"in parentheses after “{full.text}”")
        elif letters and _BESIDE.fullmatch(content, full.end, short.start):
            full.cluster.take(short.cluster, "acronym", 0.8, f"beside “{full.text}”")


def _join_initials(clusters: list[Cluster], joins: Joins) -> None:
    acronyms = [c for c in clusters if c.occurrences and all(len(word) == 1 for word in c.first.words)]
    if not acronyms:
        return
    by_initials: dict[str, Cluster] = {}
    for cluster in clusters:
        if cluster.occurrences and len(cluster.first.words) > 2:
            for acronym in initials(cluster.first.words):
                by_initials.setdefault(acronym, cluster)
    for cluster in acronyms:
        full_cluster = by_initials.get(cluster.first.key)
        if full_cluster and joins(full_cluster, cluster):
            full_cluster.take(cluster, "acronym", 0.85, f"initials of “{full_cluster.first.text}”")


def _join_spelled(clusters: list[Cluster], exactly: Exactly, joins: Joins) -> None:
    """Let an acronym that is spelled by the names of its letters be the acronym, here or of one body that is known."""
    letters = [c for c in clusters if c.occurrences and spelled_acronyms(c.first.words)]
    of_acronym: dict[str, Cluster] = {}
    for cluster in clusters if letters else ():
        for key in (*cluster.names, *cluster.forms) if cluster.occurrences else ():
            if key.isascii():
                of_acronym.setdefault(key, cluster)
    for cluster in letters:
        spelled = spelled_acronyms(cluster.first.words)
        full = next((of_acronym[acronym] for acronym in spelled if acronym in of_acronym), None)
        if full and joins(full, cluster):
            full.take(cluster, "acronym", 0.8, f"“{full.first.text}” by its letters")
        elif not full:
            forms = dict(cluster.forms)
            cluster.forms.update(dict.fromkeys(spelled, "acronym"))
            if len(exactly(cluster)) != 1:
                cluster.forms = forms


def _join_cores(clusters: list[Cluster], joins: Joins) -> None:
    by_core: dict[tuple[str, str], Cluster] = {}
    for cluster in clusters:
        if not cluster.occurrences:
            continue
        key = core_key(cluster.first.words), cluster.qualifier
        full = by_core.setdefault(key, cluster)
        if full is not cluster:
            if joins(full, cluster):
                full.take(cluster, "variant", 0.9, f"another spelling of “{full.first.text}”")
            elif joins(cluster, full):
                cluster.take(full, "variant", 0.9, f"another spelling of “{cluster.first.text}”")
                by_core[key] = cluster


def _join_short_forms(
    clusters: list[Cluster],
    joins: Joins,
    is_of_another_country: Callable[[Cluster, str], bool],
    is_place: Callable[[str], bool],
) -> None:
    """Join names to the full ones that begin with them, the longest first."""
    bodies = {
        key for cluster in clusters if cluster.occurrences for key in cluster.names if len(cluster.names[key]) > 1
    }
    by_beginning: dict[str, list[tuple[Cluster, float, str, str]]] = {}
    for cluster in clusters:
        if not cluster.occurrences:
            continue
        words = cluster.first.words
        for length in range(2, len(words)):
            rest = words[length + 1 :] if words[length] in _PLACED and length + 1 < len(words) else words[length:]
            score = _rest_score(words[length:], rest, bodies, is_place)
            if score:
                entry = cluster, score, cluster.first.text, "".join(rest)
                by_beginning.setdefault("".join(words[:length]), []).append(entry)
    for cluster in sorted(clusters, key=lambda c: -len(c.first.words) if c.occurrences else 0):
        if not cluster.occurrences:
            continue
        fuller = [
            (score + 0.01 * min(len(full.occurrences), 9), -number, full, text)
            for number, (full, score, text, rest) in enumerate(by_beginning.get(cluster.first.key, ()))
            if full.occurrences
            and full.qualifier == cluster.qualifier
            and (joins(full, cluster) or is_of_another_country(cluster, rest))
        ]
        if fuller:
            score, _, full, text = max(fuller, key=lambda entry: entry[:2])
            surety = 1.0 if len(fuller) == 1 else 0.7
            full.take(cluster, "short", round(min(score, 0.9) * surety, 3), f"short for “{text}”")


def _rest_score(
    whole: tuple[str, ...], rest: tuple[str, ...], bodies: set[str], is_place: Callable[[str], bool]
) -> float:
    """Say how surely a name without `whole` means the same body; 0 where that tells it from others.

    `rest` is `whole` without a preposition.
    """
    if "".join(whole) in bodies or (whole[0] in BODY_HEADS and len(whole) > 1):
        return 0.8
    return 0.85 if len(rest) <= 2 and is_place("".join(rest)) else 0.0


def body_within(words: tuple[str, ...], named: Callable[[str], list[Known]]) -> Known | None:
    """Give the body whose whole name ends this one's: the committee's party."""
    for start in range(1, len(words) - 1):
        found = named("".join(words[start:]))
        if len(found) == 1:
            return found[0]
    return None


def _is_subsequence(words: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    rest = iter(longer)
    return all(word in rest for word in words)


def _left(clusters: Iterable[Cluster]) -> list[Cluster]:
    return sorted((cluster for cluster in clusters if cluster.occurrences), key=lambda cluster: cluster.first.start)
