"""The sense of a whole document: a name said once in full makes its parts, and its other mentions, names as well."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tei_edition.annotators.names import lexicon
from tei_edition.annotators.names.candidates import Candidate
from tei_edition.annotators.names.tokens import Tokens
from tei_edition.gazetteers import Gazetteer
from tei_edition.model import Category

_LEAST = 0.6
"""How sure a mention must be to license another."""
_FIRM = 0.95
"""A mention as sure as this keeps its type, whatever the document says elsewhere."""
_SHARE = 3
"""A name that only the model has licenses nothing where it saw none in more than this many times as many places."""
_CUE = 3.0
"""What the head beside a name (نشریه آرش) counts, in mentions."""


def agreed(tokens: Tokens, settled: list[Candidate]) -> list[Candidate]:
    """Give the candidates, where those that are spelt alike have one type, unless the evidence differs.

    The type is that of most mentions, by their certainty; a head beside one (نشریه آرش) counts more than its sentence.
    What is surer than the rest, or known to an authority file, keeps its type. Linear.
    """
    spelt: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for candidate in settled:
        spelt[_spelling(tokens, candidate)].append(candidate)
    types: dict[tuple[str, ...], Category] = {}
    for keys, alike in spelt.items():
        if len({candidate.category for candidate in alike}) > 1:
            votes: dict[Category, float] = defaultdict(float)
            for candidate in alike:
                votes[candidate.category] += candidate.certainty + _CUE * _has_head(tokens, candidate)
            types[keys] = max(votes, key=lambda category: (votes[category], category))
    return [_of_type(tokens, candidate, types) for candidate in settled]


def _has_head(tokens: Tokens, candidate: Candidate) -> bool:
    before = tokens.keys[candidate.start - 1] if candidate.start else ""
    return candidate.category == "organization" and before in lexicon.KIND_HEADS


def _of_type(tokens: Tokens, candidate: Candidate, types: dict[tuple[str, ...], Category]) -> Candidate:
    category = types.get(_spelling(tokens, candidate), candidate.category)
    is_label = _is_label(tokens, candidate.start, candidate.end)
    if category == candidate.category or candidate.finder == "authority":
        return candidate
    if candidate.certainty >= _FIRM and not is_label:
        return candidate
    return candidate._replace(category=category)


def _is_label(tokens: Tokens, start: int, end: int) -> bool:
    """Tell what begins a line and has a colon behind it: who speaks, in an interview."""
    return bool(tokens.lines[start]) and end < len(tokens) and tokens.keys[end] == ":"


@dataclass(frozen=True, slots=True)
class _Licence:
    keys: tuple[str, ...]
    category: Category
    certainty: float
    needs_cue: bool = False
    """Whether it is an ordinary word too, and is a name only where one is expected."""


def licensed(tokens: Tokens, settled: list[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give, in order, further mentions of names that are `settled` elsewhere in the document.

    A person's full name licenses the surname alone, and the forename; where they are ordinary words too, only before a
    colon at the beginning of a line, behind a title, or before a verb of saying. Every name licenses itself, but for
    one that the model alone has, and does not see in most places. Linear in tokens for names of bounded length.
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
    mentions = list(_mentions(tokens, by_first, taken))
    seen = Counter(_spelling(tokens, candidate) for candidate in settled if candidate.finder == "model")
    unseen = Counter(_spelling(tokens, mention) for mention in mentions)
    for mention in mentions:
        keys = _spelling(tokens, mention)
        if keys not in seen or seen[keys] * _SHARE >= unseen[keys]:
            yield mention


def _spelling(tokens: Tokens, candidate: Candidate) -> tuple[str, ...]:
    return tuple(tokens.keys[candidate.start : candidate.end])


def _mentions(
    tokens: Tokens, by_first: dict[str, dict[tuple[str, ...], _Licence]], taken: bytearray
) -> Iterator[Candidate]:
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
                        and not (licence.needs_cue and not _has_cue(tokens, index, end))
                    ):
                        best = licence
            if best:
                yield Candidate(index, index + len(best.keys), best.category, best.certainty, "document")
                index += len(best.keys)
            else:
                index += 1


def _has_cue(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a person is expected at `[start, end)`."""
    before = tokens.keys[start - 1] if start and not tokens.lines[start] else ""
    after = tokens.keys[end] if end < len(tokens) and not tokens.lines[end] else ""
    return _is_label(tokens, start, end) or before in lexicon.SPEAKERS or after in lexicon.SAYING


def _licences(tokens: Tokens, candidate: Candidate, gazetteer: Gazetteer) -> Iterable[_Licence]:
    keys = _spelling(tokens, candidate)
    certainty = round(candidate.certainty * 0.9, 2)
    if len(keys) > 1 or not _is_ordinary(keys[0], gazetteer):
        yield _Licence(keys, candidate.category, certainty)
    if candidate.category == "person" and len(keys) > 1:
        surname = keys[1:] if len(keys) < 4 else keys[-1:]
        for part in {surname, keys[-1:], keys[:1]}:
            needs_cue = len(part) == 1 and _is_ordinary(part[0], gazetteer)
            yield _Licence(part, "person", round(candidate.certainty * 0.8, 2), needs_cue)


def _is_ordinary(key: str, gazetteer: Gazetteer) -> bool:
    return (
        gazetteer.is_ordinary(key)
        or len(key) < 3
        or key in lexicon.TITLES
        or key in lexicon.OFFICES
        or key in lexicon.ORGANIZATION_HEADS
        or key in lexicon.NATIONALITIES
    )
