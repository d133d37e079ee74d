"""Layers: what was found in a text, by whom, how surely. A layer is laid over a document; it never changes it."""

from collections.abc import Iterable, Iterator
from typing import Literal

from tei_edition.model.source import Span
from tei_edition.model.structure import Attributes
from tei_edition.model.value import value

type Category = Literal["person", "place", "organization", "date"]
type SpellingKind = Literal["zwnj", "space", "letters", "digits", "correction"]
"""What a spelling changes; a correction is a person's, and may change anything."""

REGULAR_KINDS: tuple[SpellingKind, ...] = ("zwnj", "space", "letters", "digits")
"""What a regular spelling may change, the weightiest first."""


@value
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


@value
class Spelling:
    """Another spelling of a stretch of text, for those who search or read it: `text` in its place, empty for nothing.

    `kinds` says what it changes, the weightiest first. `certainty` lies between 0 and 1, `None` where nobody said.
    `evidence` is a value of TEI's `@evidence`.
    """

    span: Span
    text: str
    kinds: tuple[SpellingKind, ...] = ()
    certainty: float | None = None
    evidence: str = ""


@value
class Layer:
    """What one agent found: mentions, by their start, the longer first, none crossing another; and spellings.

    Spellings are ordered likewise, and none crosses another or a mention. `agent` is an ASCII name, unique in a
    document, and `task` says in words what the agent does.
    """

    agent: str
    task: str
    mentions: tuple[Mention, ...] = ()
    spellings: tuple[Spelling, ...] = ()


def outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Give those of `mentions` that lie in no other, by their start. Linear but for sorting."""
    reach = 0
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.end > reach:
            reach = mention.span.end
            yield mention
