"""The names of one document: occurrences, and clusters of those that mean one entity."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from tei_edition.model import Attributes, Candidate, Document, EntityCategory, Mention, NameForm, Relation
from tei_edition.text.names import name_words

if TYPE_CHECKING:
    from tei_edition.linking.index import Known

_CATEGORIES: dict[str, EntityCategory] = {"person": "person", "place": "place", "organization": "organization"}


@dataclass(slots=True)
class Facts:
    """What tells a person or a body from another of the name: relations, and groups of occupations."""

    relations: list[Relation] = field(default_factory=list)
    occupations: set[str] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class Occurrence:
    """One mention, where it stands, and how surely it belongs to its cluster.

    `at` is its layer and its number there, `key` what all spellings of the name share, `start` and `end` its span.
    `depth` counts the mentions that it lies in. `rivals` are other clusters
    that it may belong to, each with a score.
    """

    at: tuple[int, int]
    category: EntityCategory
    mention: Mention
    text: str
    words: tuple[str, ...]
    key: str
    start: int
    end: int
    depth: int
    cluster: "Cluster" = field(init=False)
    score: float = 1.0
    evidence: str = ""
    rivals: Sequence[tuple["Cluster", float]] = ()


@dataclass(slots=True, eq=False)
class Cluster:
    """The occurrences that mean one entity, and what the document says of it.

    `names` are its full names: their words by key; `forms` says of the other keys what they are. `qualifier` is the
    key of a place that tells it from others of its name, or says that it is a region.
    """

    category: EntityCategory
    occurrences: list[Occurrence]
    names: dict[str, tuple[str, ...]]
    forms: dict[str, NameForm] = field(default_factory=dict)
    qualifier: str = ""
    facts: Facts = field(default_factory=Facts)
    known: "Known | None" = None
    score: float = 0.0
    evidence: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def first(self) -> Occurrence:
        """The occurrence that stands first."""
        return self.occurrences[0]

    def take(self, other: "Cluster", form: NameForm, score: float, evidence: str) -> None:
        """Take the occurrences of `other` in, whose names are then of that form here."""
        for occurrence in other.occurrences:
            self.add(occurrence, occurrence.score * score, evidence)
        self.occurrences.sort(key=lambda occurrence: occurrence.start)
        for key, words in other.names.items():
            if form in ("name", "variant", "spelling"):
                self.names.setdefault(key, words)
            if key not in self.forms and (form != "name"):
                self.forms[key] = form
        self.facts.relations += other.facts.relations
        other.occurrences = []

    def add(self, occurrence: Occurrence, score: float, evidence: str) -> None:
        """Let `occurrence` be one of this cluster."""
        occurrence.cluster, occurrence.score = self, min(occurrence.score, score)
        occurrence.evidence = evidence if evidence not in occurrence.evidence else occurrence.evidence
        self.occurrences.append(occurrence)


@lru_cache(maxsize=16384)
def _read(written: str) -> tuple[str, tuple[str, ...], str]:
    """Give a name on one line, its words, and its key."""
    words = name_words(written)
    return " ".join(written.split()), words, "".join(words)


def gather(document: Document) -> list[Occurrence]:
    """Give the mentions of persons, places and organizations that have a letter, in the order of the text."""
    content = document.text.content
    found = [
        (mention.span.start, -mention.span.end, (layer_number, number), mention)
        for layer_number, layer in enumerate(document.layers)
        for number, mention in enumerate(layer.mentions)
        if mention.category in _CATEGORIES
    ]
    # No two have the same layer and number, so mentions themselves are never compared.
    found.sort()
    occurrences: list[Occurrence] = []
    ends: list[int] = []
    for start, negative_end, at, mention in found:
        while ends and ends[-1] <= start:
            ends.pop()
        end = -negative_end
        text, words, key = _read(content[start:end])
        if words:
            category = _CATEGORIES[mention.category]
            occurrences.append(Occurrence(at, category, mention, text, words, key, start, end, len(ends)))
            ends.append(end)
    return occurrences


def grouped[Key](occurrences: Iterable[Occurrence], key: Callable[[Occurrence], Key]) -> dict[Key, Cluster]:
    """Give a cluster for all occurrences of one key, in the order of the first of each."""
    clusters: dict[Key, Cluster] = {}
    for occurrence in occurrences:
        own = key(occurrence)
        cluster = clusters.get(own)
        if cluster is None:
            cluster = clusters[own] = Cluster(occurrence.category, [], {occurrence.key: occurrence.words})
        cluster.add(occurrence, 1.0, "")
    return clusters


def with_attribute(attributes: Attributes, name: str, value: str) -> Attributes:
    """Give `attributes` with one set, in its place where it is there."""
    if attributes and any(key == name for key, _ in attributes):
        return tuple((key, value if key == name else given) for key, given in attributes)
    return (*attributes, (name, value))
