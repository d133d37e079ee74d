"""hazm's Normalizer as a second opinion: what it makes of a line, laid beside a proposal.

It gives no offsets, and takes addresses, dates and dashes apart; so it never proposes by itself. Its output is laid
beside the line by the characters that spelling leaves alone, and read only where those are the same.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

from tei_edition.annotators.orthography.proposals import Proposal
from tei_edition.text.folding import search_key


class _Normalizer(Protocol):
    def normalize(self, text: str) -> str: ...


@dataclass(frozen=True)
class SecondOpinion:
    """Asks hazm where it is installed; it is imported when it is asked for the first time."""

    @cached_property
    def statement(self) -> str:
        """What a header says of it."""
        try:
            return f", hazm {version('hazm')} asked for a second opinion"
        except PackageNotFoundError:
            return ""

    @cached_property
    def _normalizer(self) -> "_Normalizer | None":
        try:
            from hazm.normalizer import Normalizer  # noqa: PLC0415  seconds of loading, only where it is asked
        except ImportError:
            return None  # it does not install on every Python; the rules stand without it
        made: _Normalizer = Normalizer(decrease_repeated_chars=False, persian_style=False)
        return made

    def agrees(self, line: str, offset: int, drafts: Sequence[Proposal]) -> list[bool]:
        """Tell of each of `drafts` whether hazm would write it so; `line` stands at `offset` of the text. Linear."""
        if self._normalizer is None or not drafts:
            return [False] * len(drafts)
        normal = self._normalizer.normalize(line)
        given, found = _places(line), _places(normal)
        if given[0] != found[0]:
            return [False] * len(drafts)
        return [_same(draft, offset, normal, given[1], found[1]) for draft in drafts]


def _same(draft: Proposal, offset: int, normal: str, given: list[int], found: list[int]) -> bool:
    """Tell whether `normal` has, between the same characters, what `draft` proposes."""
    first = bisect_left(given, draft.span.start - offset)
    last = bisect_left(given, draft.span.end - offset)
    return first < last and normal[found[first] : found[last - 1] + 1] == draft.text


def _places(text: str) -> tuple[str, list[int]]:
    """Give the characters of `text` that no spelling changes, folded, and where each stands."""
    kept = [(key, place) for place, character in enumerate(text) if (key := search_key(character).strip())]
    return "".join(key for key, _ in kept), [place for _, place in kept]
