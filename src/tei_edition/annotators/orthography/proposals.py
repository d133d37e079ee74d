"""What the rules propose, and why it is laid over the text or not."""

from dataclasses import dataclass

from tei_edition.model import Span, SpellingKind


@dataclass(frozen=True, slots=True)
class Edit:
    """One change inside or between words: what stands at `[start, end)` becomes `text`; an empty stretch is a place.

    `evidence` says in words what speaks for it. `listed` tells that a list of words says so, not the script alone.
    """

    start: int
    end: int
    text: str
    kind: SpellingKind
    certainty: float
    evidence: str
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A regular spelling for whole words or for the space between two.

    `kinds` has the weightiest first. `refusal` says in words why it is not laid over the text; empty where it may be.
    """

    span: Span
    text: str
    kinds: tuple[SpellingKind, ...]
    certainty: float
    evidence: str
    listed: bool
    refusal: str = ""
