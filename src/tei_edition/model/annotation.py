"""Layers: what was found in a text, by whom, how surely. A layer is laid over a document; it never changes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tei_edition.model.source import Span
from tei_edition.model.structure import Attributes

type Category = Literal["person", "place", "organization", "date"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names a person, a place, an organization or a date.

    `certainty` lies between 0 and 1, `None` where nobody said. `evidence` is a value of TEI's `@evidence`.
    `attributes` are further facts under their TEI names (`ref`, and the dating attributes of a date).
    """

    category: Category
    span: Span
    certainty: float | None = None
    evidence: str = ""
    attributes: Attributes = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """The mentions that one agent found, in order of their start, the longer first; none crosses another.

    `agent` is an ASCII name, unique in a document, and `task` says in words what the agent does.
    """

    agent: str
    task: str
    mentions: tuple[Mention, ...] = ()


def outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Give those of `mentions` that lie in no other, by their start. Linear but for sorting."""
    reach = 0
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.end > reach:
            reach = mention.span.end
            yield mention
