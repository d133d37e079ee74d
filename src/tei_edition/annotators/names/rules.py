"""Names that the words around them, or the words that they are made of, give away."""

from collections.abc import Iterator

from tei_edition.annotators.names import lexicon
from tei_edition.annotators.names.candidates import Candidate
from tei_edition.annotators.names.extent import is_acronym, says_kind
from tei_edition.annotators.names.latin import is_no_name
from tei_edition.annotators.names.matching import Match
from tei_edition.annotators.names.tokens import Tokens
from tei_edition.gazetteers import Gazetteer

_SEVERAL, _SINGLE, _PLACE = 0.9, 0.6, 0.65
"""How sure a name of the lists is, of several words and of one; that of a place is oftener right than a person's."""
_HEADED = 0.8
"""How sure a short name of a place is behind its head: شهر نور, استان مرکزی."""
_LEAST_LETTERS, _MOST_LETTERS = 3, 6
_PUBLISHER = "نشر"
_GOES_ON = frozenset({"را"})
"""What hardly stands behind the last place of a list."""
_TOWNS = frozenset({"city", "village", "province", "region"})
_LANDS = frozenset({"country", "territory", "continent", "region"})
_KNOWN_PLACES = frozenset({*_LANDS, "province", "city"})
_LINKS = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS


def gazetteer_candidates(found: tuple[Match, ...], tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give the names of the lists that need no company to be names, with the certainty that their form gives them."""
    for match in found:
        if match.is_short:
            before = tokens.keys[match.start - 1] if match.start else ""
            if match.category == "place" and before in lexicon.SETTLEMENT_HEADS:
                yield Candidate(match.start, match.end, "place", _HEADED, "gazetteer")
            continue
        several = match.end - match.start > 1
        kinds = {entry.kind for entry in match.entries} if match.category == "place" else set()
        known, land = not kinds.isdisjoint(_KNOWN_PLACES), not kinds.isdisjoint(_LANDS)
        if not several and not land and gazetteer.is_ordinary(tokens.keys[match.start]):
            continue
        if not several and match.start and _is_ending(tokens.keys[match.start], tokens.keys[match.start - 1]):
            continue
        bare = several and tokens.keys[match.start] in lexicon.WATER_HEADS
        if match.category == "organization":
            bare = says_kind(tokens, match.start, match.end, gazetteer)
        start = match.start + bare
        single = _PLACE if match.category == "place" else _SINGLE
        yield Candidate(start, match.end, match.category, _SEVERAL if several or known else single, "gazetteer")


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
            if keys[index] not in lexicon.NAMED_AFTER or not words[index + 1] or tokens.lines[index + 1]:
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
        start = match.start
        before = keys[start - 1] if start else ""
        if match.category == "person" or (match.is_short and before not in lexicon.OFFICE_HEADS):
            continue
        is_headed = match.category == "organization" and keys[start] in lexicon.BODY_HEADS
        while start > 0 and match.start - start < 4 and tokens.words[start - 1]:
            start -= 1
            if is_headed and keys[start] in lexicon.BODY_HEADS and keys[start] not in lexicon.BRANCH_HEADS:
                break
            if keys[start] in lexicon.SEATED_HEADS and keys[start + 1] not in lexicon.PLURAL_ENDINGS:
                yield Candidate(start, match.end, "organization", 0.75, "rules")
                break
            if keys[start] not in gazetteer.body_words or keys[start] in _LINKS:
                break


def acronym_candidates(tokens: Tokens, bodies: list[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give what stands in parentheses right after the name of a body and is its acronym.

    It is made of letters, spelt with their names, or one word that no list has: (ILO), (اس آ ث), (تیفا).
    """
    keys = tokens.keys
    for body in bodies:
        start = body.end + 1
        if start + 1 >= len(tokens) or keys[body.end] != "(" or not tokens.words[start]:
            continue
        end = _letters_end(keys, start)
        if lexicon.LETTER_WORDS.issuperset(keys[start:end]):
            end = start
        if end == start:
            end += is_acronym(keys[start]) or gazetteer.is_unknown(keys[start])
        if end > start and end < len(tokens) and keys[end] == ")":
            yield Candidate(start, end, "organization", 0.9, "rules")


def _letters_end(keys: list[str], start: int) -> int:
    end = start
    while end < len(keys) and keys[end] in lexicon.LETTERS:
        end += 1
    return end


def spelt_candidates(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give acronyms of letters with stops between them (ث.ژ.ت), or spelt with the letters' names: آی تی اف, پ ک ک.

    They have three letters to six; with stops those that the lists have without may have two.
    """
    keys = tokens.keys
    for index, key in enumerate(keys):
        if "." in key and tokens.words[index] and not is_no_name(tokens, index, index + 1):
            listed = any(e.category == "organization" for e in gazetteer.entries.get(key.replace(".", ""), ()))
            if listed or key.count(".") + 1 >= _LEAST_LETTERS:
                yield Candidate(index, index + 1, "organization", 0.9 if listed else 0.7, "rules")
    if lexicon.LETTERS.isdisjoint(keys):
        return
    index = 0
    while index < len(keys):
        end = _letters_end(keys, index)
        if _LEAST_LETTERS <= end - index <= _MOST_LETTERS and not lexicon.LETTER_WORDS.issuperset(keys[index:end]):
            yield Candidate(index, end, "organization", 0.8, "rules")
        index = max(end, index + 1)


def media_candidates(tokens: Tokens, found: tuple[Match, ...], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give publishers of one word (نشر سایه), and what the lists have as a paper behind a head: روزنامه شرق."""
    keys = tokens.keys
    for index in range(1, len(keys)) if _PUBLISHER in keys else ():
        follows = tokens.words[index] and not tokens.lines[index] and keys[index] not in lexicon.NOT_PUBLISHED
        if keys[index - 1] == _PUBLISHER and follows and "V" not in gazetteer.words.get(keys[index], ""):
            yield Candidate(index - 1, index + 1, "organization", 0.8, "rules")
    for match in found:
        if match.category == "organization" and match.start and keys[match.start - 1] in lexicon.PAPER_HEADS:
            yield Candidate(match.start, match.end, "organization", 0.9, "rules")


def coordinated_candidates(tokens: Tokens, found: tuple[Match, ...], settled: list[Candidate]) -> Iterator[Candidate]:
    """Give the places whose names are ordinary words too, where they stand beside a place: در گرگان و ساری.

    Behind one they need a comma or و between; before one, a preposition or a comma too.
    """
    keys = tokens.keys
    ends = {place.end for place in settled if place.category == "place"}
    starts = {place.start for place in settled if place.category == "place"}
    for match in found:
        if match.category != "place" or not any(entry.kind in _TOWNS for entry in match.entries):
            continue
        start, end = match.start, match.end
        before, after = keys[start - 1] if start else "", keys[end] if end < len(keys) else ""
        follows = before in lexicon.SERIAL and start - 1 in ends and after not in _GOES_ON
        is_led = before in lexicon.PREPOSITIONS or before == "،"
        if follows or (is_led and after in lexicon.SERIAL and end + 1 in starts):
            yield Candidate(start, end, "place", 0.7, "rules")
