"""What models of other hands call persons, places and organizations, and how they mark where a name begins."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tei_edition.model import Category

_CATEGORIES: dict[str, Category] = {
    **dict.fromkeys(("PER", "PERS", "PERSON"), "person"),
    **dict.fromkeys(("LOC", "LOCATION", "GPE", "FAC", "PLACE", "CITY", "COUNTRY"), "place"),
    **dict.fromkeys(("ORG", "ORGANIZATION", "ORGANISATION", "COMPANY", "PARTY"), "organization"),
}
_MARKED = frozenset("BIESLU")
"""The letters of BIO, BIOES and BILOU before a label; O is outside."""


class Labelled(NamedTuple):
    """Words `[start, end)` of a sentence that are a name, and how sure the model is, from 0 to 1."""

    start: int
    end: int
    category: Category
    certainty: float


def category_of(label: str) -> Category | None:
    """Give what a label without its mark means here; None for dates, events and what else models find."""
    return _CATEGORIES.get(label.upper())


def decoded(tags: Sequence[tuple[str, float]]) -> Iterator[Labelled]:
    """Give the names that the tag of each word spells, with or without marks, each as sure as its least sure word."""
    start, current, certainty = 0, None, 1.0
    for index, (tag, score) in enumerate([*tags, ("O", 1.0)]):
        mark, label = (tag[0], tag[2:]) if tag[1:2] in {"-", "_"} and tag[0] in _MARKED else ("", tag)
        category = category_of(label)
        if current is not None and (category != current or mark in {"B", "S", "U"}):
            yield Labelled(start, index, current, certainty)
            current = None
        if category is not None:
            certainty = min(certainty, score) if current is not None else score
            start = index if current is None else start
            current = category
            if mark in {"E", "L", "S", "U"}:
                yield Labelled(start, index + 1, current, certainty)
                current = None


def in_order(found: Iterable[Labelled]) -> list[Labelled]:
    """Give the names in order, of those that overlap the surer, then the longer."""
    kept: list[Labelled] = []
    for one in sorted(found, key=lambda name: (-name.certainty, name.start - name.end, name.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept)
