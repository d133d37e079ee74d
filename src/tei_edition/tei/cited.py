"""Whom the header names: the record of an entity, by where the text names it, or else by the name alone."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from tei_edition.model import Document, EntityCategory, Link, Span
from tei_edition.tei.stand_off import degree
from tei_edition.text.names import name_key

_COVERED: dict[EntityCategory, float] = {"person": 0.5, "place": 0.75, "organization": 0.75}
"""The least share of the letters of what the header names that a mention in it has: titles stay outside of mentions,
and a party is not its committee."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A record in the `standOff` of the file, by its id and its category, and how sure it is that it is the one."""

    entity: str
    category: EntityCategory
    certainty: str


class Citations:
    """The links of a document, to be found by place and by name."""

    def __init__(self, document: Document) -> None:
        """Gather the surest link of each name."""
        self._content = document.text.content
        self._links = document.linking.links
        categories = {entity.identifier: entity.category for entity in document.linking.entities}
        self._authors = {
            name: Cited(author.entity, categories[author.entity], degree(author.score))
            for name, author in document.linking.authors
        }
        self._by_key: dict[str, Link] = {}
        for link in self._links:
            key = name_key(self._content[link.span.start : link.span.end])
            if key not in self._by_key or self._by_key[key].best.score < link.best.score:
                self._by_key[key] = link

    def of(self, name: str, spans: Iterable[Span], *categories: EntityCategory) -> Cited | None:
        """Give whom `name` means, which stands at each of `spans`; `None` where no mention says.

        A mention there goes before one of the same name elsewhere, and of several the surest. `categories` are those
        that it may be of. Linear in the number of links that stand there.
        """
        key = name_key(name)
        there = [link for span in spans for link in self._within(span) if self._covers(link, key)]
        alike = [self._by_key[key]] if key in self._by_key else []
        for links in (there, alike):
            fitting = [link for link in links if link.category in categories]
            if fitting:
                surest = max(fitting, key=lambda link: link.best.score)
                return Cited(surest.best.entity, surest.category, degree(surest.best.score))
        return None

    def of_author(self, name: str) -> Cited | None:
        """Give whom an author's name means: where a mention says so, else by a record that the editors have of it."""
        return self.of(name, (), "person", "organization") or self._authors.get(name)

    def _within(self, span: Span) -> list[Link]:
        first = bisect_left(self._links, span.start, key=_start)
        last = bisect_left(self._links, span.end, key=_start)
        return [link for link in self._links[first:last] if link.span.end <= span.end]

    def _covers(self, link: Link, key: str) -> bool:
        words = self._content[link.span.start : link.span.end]
        return len(name_key(words)) >= _COVERED[link.category] * len(key)


def _start(link: Link) -> int:
    return link.span.start
