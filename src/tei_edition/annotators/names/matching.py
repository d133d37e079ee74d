"""Where the names of the gazetteer stand in a text."""

from itertools import accumulate
from typing import NamedTuple

from tei_edition.annotators.names.tokens import Tokens
from tei_edition.gazetteers import Entry, Gazetteer
from tei_edition.model import Category
from tei_edition.text.names import name_words


class Match(NamedTuple):
    """Tokens `[start, end)` that spell names of the gazetteer, all of one category."""

    start: int
    end: int
    category: Category
    entries: tuple[Entry, ...]
    is_short: bool
    """Whether the name says little by itself: it is a common word too, or another's."""


def matches(tokens: Tokens, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Give, for each category, the names found from left to right, the longest first; by their start.

    No name reaches over a sign or over the end of a sentence. Matches of different categories may overlap. Linear.
    """
    entries, prefixes = gazetteer.entries, gazetteer.prefixes
    keys, words = tokens.keys, tokens.words
    if prefixes.isdisjoint(keys):
        return ()
    found: list[Match] = []
    free = {"person": 0, "place": 0, "organization": 0}
    for first, last in tokens.sentences:
        for start in range(first, last):
            under, end = keys[start], start + 1
            if under not in prefixes or not words[start]:
                continue
            longest: dict[Category, tuple[int, tuple[Entry, ...]]] = {}
            breaks: list[str] = []
            while under in prefixes:
                for entry in entries.get(under, ()):
                    if breaks and not _has_breaks(entry.name, breaks):
                        continue
                    before = longest.get(entry.category)
                    kept = before[1] if before and before[0] == end else ()
                    longest[entry.category] = (end, (*kept, entry))
                if end == last or not (words[end] or keys[end].isdigit()):
                    break
                breaks.append(under)
                under += keys[end]
                end += 1
            for category, (after, named) in longest.items():
                if start >= free[category]:
                    free[category] = after
                    is_short = all(entry.form == "short" for entry in named)
                    found.append(Match(start, after, category, named, is_short))
    return tuple(found)


def _has_breaks(name: str, breaks: list[str]) -> bool:
    """Tell whether `name` has a space or a joiner wherever the text has one: داد و is not Dadu."""
    return set(breaks) <= set(accumulate(name_words(name)))
