"""Names that the words around them, or the words that they are made of, give away."""

from collections.abc import Iterator

from tei_edition.annotators.names import lexicon
from tei_edition.annotators.names.candidates import Candidate
from tei_edition.annotators.names.extent import is_acronym
from tei_edition.annotators.names.matching import Match
from tei_edition.annotators.names.tokens import Tokens
from tei_edition.gazetteers import Gazetteer

_SEVERAL, _SINGLE = 0.9, 0.6
"""How sure a name of the lists is, of several words and of one."""
_LANDS = frozenset({"country", "territory", "continent", "region"})
_KNOWN_PLACES = frozenset({*_LANDS, "province", "city"})
_LINKS = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS


def gazetteer_candidates(found: tuple[Match, ...], tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give the names of the lists that need no company to be names, with the certainty that their form gives them."""
    for match in found:
        if match.is_short:
            continue
        several = match.end - match.start > 1
        kinds = {entry.kind for entry in match.entries} if match.category == "place" else set()
        known, land = not kinds.isdisjoint(_KNOWN_PLACES), not kinds.isdisjoint(_LANDS)
        if not several and not land and gazetteer.is_ordinary(tokens.keys[match.start]):
            continue
        if not several and match.start and _is_ending(tokens.keys[match.start], tokens.keys[match.start - 1]):
            continue
        yield Candidate(match.start, match.end, match.category, _SEVERAL if several or known else _SINGLE, "gazetteer")


def _is_ending(key: str, before: str) -> bool:
    """Tell the ending of a perfect, written apart (شده اند), from the mountains whose name folds to the same."""
    return key == "اند" and before.endswith("ه")


def person_candidates(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give forenames followed by surnames, where none of the words is an ordinary one too."""
    keys, forenames = tokens.keys, gazetteer.forenames
    if forenames.keys().isdisjoint(keys) and forenames.keys().isdisjoint(tokens.pairs()):
        return
    for first, last in tokens.sentences:
        index = first
        while index < last - 1:
            if keys[index] not in forenames and keys[index] + keys[index + 1] not in forenames:
                index += 1
                continue
            end = _person_end(keys, index, last, gazetteer)
            if end > index:
                yield Candidate(index, end, "person", 0.9, "rules")
            index = max(end, index + 1)


def _person_end(keys: list[str], start: int, last: int, gazetteer: Gazetteer) -> int:
    """Give where forenames, as many as may be, and a surname end that are no ordinary words; `start` without such."""
    for most in (3, 2, 1):
        surname = _names_end(keys, start, last, gazetteer.forenames, most)
        end = _names_end(keys, surname, last, gazetteer.surnames, 1)
        named = start < surname < end
        if named and not any(gazetteer.is_ordinary("".join(keys[a:b])) for a, b in ((start, surname), (surname, end))):
            return end
    return start


def _names_end(keys: list[str], start: int, last: int, names: dict[str, bool], most: int) -> int:
    """Give where names of one or two words each, `most` of them at most, end; `start` where none begins there."""
    end = start
    for _ in range(most):
        if end + 1 < last and keys[end] + keys[end + 1] in names:
            end += 2
        elif end < last and keys[end] in names:
            end += 1
        else:
            break
    return end


def addressed_candidates(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give the name after a title: forenames and surnames, or one word that is no ordinary one."""
    keys, words = tokens.keys, tokens.words
    if lexicon.ADDRESSES.isdisjoint(keys):
        return
    for first, last in tokens.sentences:
        for index in range(first, last - 1):
            if keys[index] not in lexicon.ADDRESSES or not words[index + 1] or keys[index + 1] in lexicon.TITLES:
                continue
            start = index + 1
            end = _names_end(keys, start, last, gazetteer.forenames, 2)
            end = _names_end(keys, end, last, gazetteer.surnames, 2)
            if end == start and not gazetteer.is_ordinary(keys[start]):
                end += 1
            if end > start:
                yield Candidate(start, end, "person", 0.7, "rules")


def named_place_candidates(tokens: Tokens, found: tuple[Match, ...], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give the head of a street, a square or a building with what it is named after: خیابان امیریه, پل خشتی."""
    keys, words = tokens.keys, tokens.words
    if lexicon.NAMED_AFTER.isdisjoint(keys):
        return
    listed = {match.start: match.end for match in found}
    for first, last in tokens.sentences:
        for index in range(first, last - 1):
            if keys[index] not in lexicon.NAMED_AFTER or not words[index + 1]:
                continue
            start = index + 1
            end = _names_end(keys, start, last, gazetteer.forenames, 2)
            end = max(_names_end(keys, end, last, gazetteer.surnames, 1), listed.get(start, 0))
            if end == start and keys[start] not in gazetteer.words:
                end += 1
            if end > start:
                yield Candidate(index, end, "place", 0.8, "rules")


def body_candidates(tokens: Tokens, found: tuple[Match, ...], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give the head of a body with the place, or the body, that follows it: شهرداری اهواز, شورای شهر مارسی.

    Between the two stand at most three words, all of them such as names of bodies are made of.
    """
    keys = tokens.keys
    for match in found:
        if match.category == "person" or match.is_short:
            continue
        start = match.start
        while start > 0 and match.start - start < 4 and tokens.words[start - 1]:
            start -= 1
            if keys[start] in lexicon.SEATED_HEADS and keys[start + 1] not in lexicon.PLURAL_ENDINGS:
                yield Candidate(start, match.end, "organization", 0.75, "rules")
                break
            if keys[start] not in gazetteer.body_words or keys[start] in _LINKS:
                break


def acronym_candidates(tokens: Tokens, bodies: list[Candidate]) -> Iterator[Candidate]:
    """Give what stands in parentheses right after the name of a body and is an acronym of letters."""
    keys, is_word = tokens.keys, tokens.words
    for body in bodies:
        index = body.end
        if index + 2 < len(tokens) and keys[index] == "(" and is_word[index + 1] and keys[index + 2] == ")":
            inside = keys[index + 1]
            if is_acronym(inside):
                yield Candidate(index + 1, index + 2, "organization", 0.9, "rules")
