"""Where the names of the gazetteer stand in a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from tei_edition.annotators.names.tokens import Tokens
from tei_edition.gazetteers import Entry, Gazetteer
from tei_edition.model import Category
from tei_edition.text.names import name_words


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `[start, end)` that spell names of the gazetteer, all of one category."""

    start: int
    end: int
    category: Category
    entries: tuple[Entry, ...]

    @property
    def is_short(self) -> bool:
        """Whether the name says little by itself: it is a common word too, or another's."""
        return all(entry.form == "short" for entry in self.entries)


def matches(tokens: Tokens, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Give, for each category, the names found from left to right, the longest first; by their start.

    No name reaches over a sign or over the end of a sentence. Matches of different categories may overlap. Linear.
    """
    found: list[Match] = []
    free = {"person": 0, "place": 0, "organization": 0}
    entries, prefixes = gazetteer.entries, gazetteer.prefixes
    keys, words = tokens.keys, tokens.words
    for first, last in tokens.sentences:
        for start in range(first, last):
            if keys[start] not in prefixes or not words[start]:
                continue
            longest: dict[Category, tuple[int, tuple[Entry, ...]]] = {}
            breaks: list[str] = []
            for end, under in _spellings(keys, words, start, last, prefixes):
                for entry in entries.get(under, ()):
                    if breaks and not _has_breaks(entry.name, breaks):
                        continue
                    before = longest.get(entry.category)
                    kept = before[1] if before and before[0] == end else ()
                    longest[entry.category] = (end, (*kept, entry))
                breaks.append(under)
            for category, (end, named) in longest.items():
                if start >= free[category]:
                    free[category] = end
                    found.append(Match(start, end, category, named))
    return tuple(found)


def _has_breaks(name: str, breaks: list[str]) -> bool:
    """Tell whether `name` has a space or a joiner wherever the text has one: داد و is not Dadu."""
    return set(breaks) <= set(accumulate(name_words(name)))


def _spellings(
    keys: list[str], words: bytearray, start: int, last: int, prefixes: frozenset[str]
) -> Iterator[tuple[int, str]]:
    """Give every end, with the key of the tokens up to it, for as long as a name may go on."""
    spelt = ""
    for index in range(start, last):
        if not words[index] and not keys[index].isdigit():
            return
        spelt += keys[index]
        if spelt not in prefixes:
            return
        yield index + 1, spelt
