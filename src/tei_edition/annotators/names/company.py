"""The sense of a whole document: a name said once in full makes its parts, and its other mentions, names as well."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tei_edition.annotators.names import lexicon
from tei_edition.annotators.names.candidates import Candidate
from tei_edition.annotators.names.tokens import Tokens
from tei_edition.gazetteers import Gazetteer
from tei_edition.model import Category

_LEAST = 0.6
"""How sure a mention must be to license another."""


@dataclass(frozen=True, slots=True)
class _Licence:
    keys: tuple[str, ...]
    category: Category
    certainty: float


def licensed(tokens: Tokens, settled: list[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give, in order, further mentions of names that are `settled` elsewhere in the document.

    A person's full name licenses the surname alone, and the forename where it is no ordinary word; every name licenses
    itself. Linear in tokens for names of bounded length.
    """
    by_first: dict[str, dict[tuple[str, ...], _Licence]] = {}
    for candidate in settled:
        if candidate.certainty >= _LEAST:
            for licence in _licences(tokens, candidate, gazetteer):
                known = by_first.setdefault(licence.keys[0], {})
                if licence.keys not in known or known[licence.keys].certainty < licence.certainty:
                    known[licence.keys] = licence
    taken = bytearray(len(tokens))
    for candidate in settled:
        taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
    keys = tokens.keys
    for first, last in tokens.sentences:
        index = first
        while index < last:
            options = by_first.get(keys[index])
            best = None
            if options and not taken[index]:
                for licence in options.values():
                    end = index + len(licence.keys)
                    if (
                        end <= last
                        and tuple(keys[index:end]) == licence.keys
                        and not any(taken[index:end])
                        and (best is None or len(licence.keys) > len(best.keys))
                    ):
                        best = licence
            if best:
                yield Candidate(index, index + len(best.keys), best.category, best.certainty, "document")
                index += len(best.keys)
            else:
                index += 1


def _licences(tokens: Tokens, candidate: Candidate, gazetteer: Gazetteer) -> Iterable[_Licence]:
    keys = tuple(tokens.keys[candidate.start : candidate.end])
    certainty = round(candidate.certainty * 0.9, 2)
    if len(keys) > 1 or not _is_ordinary(keys[0], gazetteer):
        yield _Licence(keys, candidate.category, certainty)
    if candidate.category == "person" and len(keys) > 1:
        surname = keys[1:] if len(keys) < 4 else keys[-1:]
        for part in {surname, keys[-1:], keys[:1]}:
            if len(part) > 1 or not _is_ordinary(part[0], gazetteer):
                yield _Licence(part, "person", round(candidate.certainty * 0.8, 2))


def _is_ordinary(key: str, gazetteer: Gazetteer) -> bool:
    return (
        gazetteer.is_ordinary(key)
        or len(key) < 3
        or key in lexicon.TITLES
        or key in lexicon.OFFICES
        or key in lexicon.ORGANIZATION_HEADS
        or key in lexicon.NATIONALITIES
    )
