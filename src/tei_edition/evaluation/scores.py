"""Precision, recall and F1; links and values of what was found."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tei_edition.evaluation.annotated import AnnotatedMention, AnnotatedText


@dataclass(slots=True)
class Counts:
    """How many were right, of how many that were found, of how many that the gold has."""

    right: int = 0
    found: int = 0
    expected: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 1 where the gold is empty."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_record(self) -> dict[str, float]:
        """Give counts and figures, for reports; the figures to four places."""
        figures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {
            "right": self.right,
            "found": self.found,
            "expected": self.expected,
            **{name: round(value, 4) for name, value in figures.items()},
        }


@dataclass(slots=True)
class Evaluation:
    """The figures of a comparison: `strict` and `overlap` by category, with `all` for all of them.

    `links` says, of the mentions found strictly that have a record in the gold, how many have the same one; `clusters`
    is B-cubed (Bagga and Baldwin 1998) over them, which does not ask what a record is called; `values` says, of the
    dates found strictly that have a value in the gold, how many have the same.
    """

    strict: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    overlap: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    links: Counts = field(default_factory=Counts)
    values: Counts = field(default_factory=Counts)
    cluster_precision: float = 1.0
    cluster_recall: float = 1.0
    documents: int = 0


def evaluate(pairs: Iterable[tuple[AnnotatedText, AnnotatedText]]) -> Evaluation:
    """Compare what was found with the gold: pairs of gold and found, of equal characters.

    A mention is found strictly where span and category are the gold's. By overlap, each mention of the gold counts at
    most one of its category that shares a character with it. Linear but for sorting.
    """
    result = Evaluation()
    linked: list[tuple[str, str]] = []
    for gold, found in pairs:
        result.documents += 1
        places = {(mention.start, mention.end, mention.category): mention for mention in found.mentions}
        matched = [
            (mention, places[place])
            for mention in gold.mentions
            if (place := (mention.start, mention.end, mention.category)) in places
        ]
        overlapping = Counter[str](mention.category for mention in _overlapping(gold.mentions, found.mentions))
        for counts, right in (
            (result.strict, Counter[str](mention.category for mention, _ in matched)),
            (result.overlap, overlapping),
        ):
            _add(counts, gold.mentions, found.mentions, right)
        for mention, same in matched:
            if mention.reference:
                result.links.expected += 1
                result.links.found += bool(same.reference)
                result.links.right += same.reference == mention.reference
                linked.append((mention.reference, same.reference or f"{found.identifier} {same.start}"))
            if mention.value:
                result.values.expected += 1
                result.values.found += bool(same.value)
                result.values.right += same.value == mention.value
    result.cluster_precision, result.cluster_recall = _b_cubed(linked)
    return result


def _add(
    counts: dict[str, Counts],
    expected: tuple[AnnotatedMention, ...],
    found: tuple[AnnotatedMention, ...],
    right: Counter[str],
) -> None:
    of_found, of_expected = (Counter[str](mention.category for mention in mentions) for mentions in (found, expected))
    for category in {*of_found, *of_expected}:
        for name in (category, "all"):
            counts[name].right += right[category]
            counts[name].found += of_found[category]
            counts[name].expected += of_expected[category]


def _overlapping(
    expected: tuple[AnnotatedMention, ...], found: tuple[AnnotatedMention, ...]
) -> Iterable[AnnotatedMention]:
    used: set[AnnotatedMention] = set()
    index = 0
    for mention in expected:
        while index < len(found) and found[index].end <= mention.start:
            index += 1
        at = index
        while at < len(found) and found[at].start < mention.end:
            if found[at].category == mention.category and found[at] not in used:
                used.add(found[at])
                yield mention
                break
            at += 1


def _b_cubed(linked: list[tuple[str, str]]) -> tuple[float, float]:
    """Give B-cubed precision and recall of pairs of a gold record and a found one."""
    if not linked:
        return 1.0, 1.0
    gold, found, both = Counter(g for g, _ in linked), Counter(f for _, f in linked), Counter(linked)
    precision = sum(count * count / found[pair[1]] for pair, count in both.items()) / len(linked)
    recall = sum(count * count / gold[pair[0]] for pair, count in both.items()) / len(linked)
    return precision, recall
