"""How far a name reaches: where names run together they are parted, and what belongs to a name is taken in."""

from collections.abc import Iterable, Iterator

from tei_edition.annotators.names import lexicon
from tei_edition.annotators.names.candidates import Candidate
from tei_edition.annotators.names.latin import is_no_name
from tei_edition.annotators.names.matching import Match
from tei_edition.annotators.names.tokens import Tokens
from tei_edition.gazetteers import Gazetteer
from tei_edition.model import Category

_SURE = 0.75
"""The model is believed from here on, whatever the lists say."""
_MOST = 0.85
_ALMOST_ALL = 0.9
_JOINING = lexicon.CONJUNCTIONS | lexicon.PREPOSITIONS
"""The model is believed from here on of a single ordinary word."""
_LONGEST_VARIANT, _LONGEST_BRANCH = 4, 8
"""Tokens between the parentheses that tell one body from another, or say which branch it is, at most."""


_PURPOSES = (
    (1, ("برای",)),
    (1, ("علیه",)),
    (2, ("مبارزه", "با")),
    (3, ("در", "دفاع", "از")),
    (3, ("در", "حمایت", "از")),
)
_ABROAD = (("در", "خارج", "از", "کشور"), ("خارج", "از", "کشور"), ("در", "تبعید"))
_NO_CAUSE = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.ORGANIZATION_HEADS
_SHORTEST_CAUSE = 3
"""Tokens of a name that hardly says anything without its cause, at most."""
_SHORTEST_FORENAME = 3
_VERBS_BEGIN, _VERBS_END = ("می", "نمی", "بی"), ("ند", "یم", "ید", "ها", "های")
_THEIRS = ("هایشان", "ایشان", "هایش", "هایمان")
"""Endings of words that belong to somebody, and are no surnames."""
_OPENING, _CLOSING = frozenset('(«“"'), frozenset(')»”"')
_DASHES = frozenset("-–—ـ_|")


def adjusted(
    tokens: Tokens, candidates: Iterable[Candidate], found: tuple[Match, ...], gazetteer: Gazetteer
) -> Iterator[Candidate]:
    """Give each candidate with the extent that the rules of annotation give it, some of them in parts. Linear."""
    listed = ends(found)
    for candidate in _joined(tokens, candidates):
        if candidate.category == "organization" and _is_addressed(tokens, candidate, listed):
            yield candidate._replace(category="person")
        elif candidate.category == "organization":
            for part in (part for whole in _undashed(tokens, candidate) for part in _parted(tokens, whole)):
                for body in _balanced(tokens, part):
                    trimmed = _without_kind(tokens, _trimmed(tokens, body, listed, gazetteer), listed, gazetteer)
                    if _is_body(tokens, trimmed, listed, gazetteer):
                        whole = _with_complement(tokens, _with_trades(tokens, trimmed, gazetteer), listed, gazetteer)
                        yield completed(tokens, whole, listed)
        elif _is_ordinary(tokens, candidate, listed, gazetteer):
            continue
        elif candidate.category == "person":
            person = _without_words(tokens, _with_surname_ending(tokens, candidate), listed, gazetteer)
            if not _is_one_of_a_kind(tokens, person, gazetteer):
                yield from _bare(tokens, person, lexicon.TITLES)
        else:
            place = _without_direction(tokens, candidate, listed)
            place = _as_listed(tokens, place, listed, gazetteer)
            is_listed = listed.get((place.start, "place")) == place.end
            yield from [place] if is_listed else _bare(tokens, place, lexicon.PLACE_HEADS)


def _is_addressed(tokens: Tokens, body: Candidate, listed: dict[tuple[int, Category], int]) -> bool:
    """Tell what stands behind آقای or خانم, and is no body therefore, unless the lists know it or it has a head."""
    before = tokens.keys[body.start - 1] if body.start and not tokens.lines[body.start] else ""
    is_known = (body.start, "organization") in listed or tokens.keys[body.start] in lexicon.ORGANIZATION_HEADS
    return before in lexicon.SIRS and not is_known


def ends(found: tuple[Match, ...]) -> dict[tuple[int, Category], int]:
    """Give where the names of the lists end, by their start and category."""
    return {(match.start, match.category): match.end for match in found}


def _undashed(tokens: Tokens, body: Candidate) -> Iterator[Candidate]:
    """Part a body where a dash stands that is not in parentheses: what follows is a name of its own."""
    start = body.start
    depth = 0
    for index in range(body.start, body.end):
        key = tokens.keys[index]
        depth += (key == "(") - (key == ")")
        if key in _DASHES and depth <= 0 and _is_apart(tokens, index):
            if index > start:
                yield body._replace(start=start, end=index)
            start = index + 1
    if start < body.end:
        yield body._replace(start=start)


def _is_apart(tokens: Tokens, index: int) -> bool:
    """Tell a token with white space before and behind it."""
    return (
        0 < index < len(tokens) - 1
        and tokens.ends[index - 1] < tokens.starts[index]
        and tokens.ends[index] < tokens.starts[index + 1]
    )


def _without_words(
    tokens: Tokens, person: Candidate, listed: dict[tuple[int, Category], int], gazetteer: Gazetteer
) -> Candidate:
    """Leave out ordinary words before and behind the name of a person: یاد کمانگر, لیاخوف روس, سید خاتمی دل‌هایشان."""
    start, end = person.start, person.end
    if end - start == 1 or (start, "person") in listed:
        return person
    keys = tokens.keys

    def is_word(index: int) -> bool:
        key = keys[index]
        named = key in gazetteer.forenames or key in gazetteer.surnames or key in lexicon.TITLES | lexicon.KUNYA
        return not named and (key in gazetteer.words or key in lexicon.NATIONALITIES)

    if is_word(start) and (keys[start + 1] in gazetteer.forenames or keys[start + 1] in gazetteer.surnames):
        start += 1
    if end - start > 1 and keys[end - 1] in lexicon.NATIONALITIES and is_word(end - 1):
        end -= 1
    if end - start > 1 and keys[end - 1].endswith(_THEIRS):
        end -= 1
    return person._replace(start=start, end=end)


def with_strange_words(tokens: Tokens, settled: list[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Give the names, persons with the strange word that is part of theirs. Linear.

    Before a surname stands a forename that no list has (کلوس لارسن); of two words in parentheses or quotation marks, of
    which one is a person, the other is part of the name too, if it is no ordinary word.
    """
    keys, ends_before, widened = tokens.keys, 0, list[Candidate]()
    for name in settled:
        start, end = name.start, name.end
        if name.category == "person":
            strange = ends_before < start and not tokens.lines[start] and _is_strange(tokens, start - 1, gazetteer)
            if strange and _is_surname(keys[start], gazetteer):
                start -= 1
            elif end - start == 1:
                start, end = _bracketed(tokens, start, gazetteer)
            start, end = _with_initials(tokens, start, end, ends_before)
        widened.append(name._replace(start=start, end=end))
        ends_before = end
    return widened


def _with_initials(tokens: Tokens, start: int, end: int, least: int) -> tuple[int, int]:
    """Take in the initials before a name, from the token `least` on, and that which stands for a surname.

    The full stop stands behind the letter (ن. یعقوبی, کتایون ع.) or before it (حسین .ق).
    """
    keys = tokens.keys
    while start - 2 >= least and keys[start - 1] == "." and _is_initial(tokens, start - 2):
        start -= 2
    if start + 1 == end and end + 1 < len(tokens) and not tokens.lines[end]:
        sign, letter = (end, end + 1) if keys[end] == "." else (end + 1, end)
        if keys[sign] == "." and _is_initial(tokens, letter) and tokens.starts[end + 1] == tokens.ends[end]:
            end += 2
    return start, end


def _is_initial(tokens: Tokens, index: int) -> bool:
    key = tokens.keys[index]
    return len(key) == 1 and bool(tokens.words[index]) and key not in lexicon.CONJUNCTIONS


def _is_surname(key: str, gazetteer: Gazetteer) -> bool:
    return key in gazetteer.surnames and key not in gazetteer.forenames and key not in lexicon.BESIDE_PERSONS


def _is_strange(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """Tell a word that no list has, that no verb is, and that may be a forename therefore."""
    key = tokens.keys[index]
    is_word = tokens.words[index] and len(key) >= _SHORTEST_FORENAME and not key.isascii()
    if not is_word or key.startswith(_VERBS_BEGIN) or key.endswith(_VERBS_END):
        return False
    return gazetteer.is_unknown(key) and key not in lexicon.BESIDE_PERSONS


def _bracketed(tokens: Tokens, index: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """Give the two words in parentheses or quotation marks of which that at `index` is one; else that one alone."""
    keys = tokens.keys
    for start in (index - 1, index):
        if start > 0 and start + 2 < len(keys) and keys[start - 1] in _OPENING and keys[start + 2] in _CLOSING:
            other = start + (start == index)
            is_name = keys[other] not in gazetteer.words and keys[other] not in lexicon.BESIDE_PERSONS
            if tokens.words[other] and is_name:
                return start, start + 2
    return index, index + 1


def _without_direction(tokens: Tokens, place: Candidate, listed: dict[tuple[int, Category], int]) -> Candidate:
    """Leave out what only says where in a place: غرب تهران, حومه سقز; what lists have with it stays: غرب آسیا."""
    start = place.start
    if tokens.keys[start] not in lexicon.DIRECTIONS or (start, "place") in listed:
        return place
    rest = listed.get((start + 1, "place"), 0)
    return place._replace(start=start + 1) if rest == place.end else place


def _joined(tokens: Tokens, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Make one name of a branch and the body that follows it, and of a head and the bodies that it unites."""
    before: Candidate | None = None
    for candidate in candidates:
        if before is not None and before.end == candidate.start and _goes_on(tokens, before, candidate):
            before = before._replace(end=candidate.end, certainty=min(before.certainty, candidate.certainty))
            continue
        if before is not None:
            yield before
        before = candidate
    if before is not None:
        yield before


def _goes_on(tokens: Tokens, body: Candidate, following: Candidate) -> bool:
    """Tell whether the name of a body goes on with what the model took for another."""
    if not body.category == following.category == "organization":
        return False
    head, first = tokens.keys[body.start], tokens.keys[following.start]
    if _is_plural(tokens, following):
        return head in lexicon.ORGANIZATION_HEADS and not _is_plural(tokens, body)
    return head in lexicon.PART_HEADS and first in lexicon.BODY_HEADS


def _is_plural(tokens: Tokens, body: Candidate) -> bool:
    first = tokens.keys[body.start]
    after = tokens.keys[body.start + 1] if body.start + 1 < body.end else ""
    return first in lexicon.PLURAL_HEADS or (first in lexicon.ORGANIZATION_HEADS and after in lexicon.PLURAL_ENDINGS)


def _balanced(tokens: Tokens, body: Candidate) -> Iterator[Candidate]:
    """Part a body from an acronym at its end, and from parentheses that do not pair."""
    keys = tokens.keys
    opening = next((i for i in range(body.start, body.end) if keys[i] == "("), None)
    if opening is None:
        end = body.end - (keys[body.end - 1] == ")")
        if end - body.start > 2 and is_acronym(keys[end - 1]):
            yield body._replace(start=end - 1, end=end)
            end -= 1
        yield body._replace(end=end)
        return
    closing = next((i for i in range(opening, body.end) if keys[i] == ")"), body.end)
    inside = keys[opening + 1 : closing]
    again = len(inside) == 1 and inside[0] in keys[body.start + 1 : opening]
    if opening > body.start and closing == body.end - 1 and (again or _is_name_of_its_own(keys[body.start], inside)):
        yield body._replace(end=opening)
        yield body._replace(start=opening + 1, end=closing)
        return
    if closing < body.end and not (len(inside) == 1 and is_acronym(inside[0])):
        yield body
        return
    if opening > body.start:
        yield body._replace(end=opening)
    if len(inside) == 1 and is_acronym(inside[0]):
        yield body._replace(start=opening + 1, end=opening + 2)


def _is_name_of_its_own(head: str, inside: list[str]) -> bool:
    """Tell what stands in parentheses behind a body and is its name once more: کومه له (سازمان انقلابی زحمتکشان)."""
    if len(inside) < 2 or inside[0] not in lexicon.BODY_HEADS:
        return False
    return inside[0] == head or inside[0] not in lexicon.BRANCH_WORDS


def is_acronym(key: str) -> bool:
    """Tell letters of the Latin alphabet, or letters with full stops between them."""
    return (key.isascii() and key.isalpha()) or "." in key[1:-1]


def _trimmed(
    tokens: Tokens, body: Candidate, listed: dict[tuple[int, Category], int], gazetteer: Gazetteer
) -> Candidate:
    """Leave out what follows a name: a person behind و or a comma, what a body has written, of whom, ordinary words.

    The last are left out behind a body that the lists have, and behind the place with which a name ends.
    """
    keys = tokens.keys
    for index in range(body.start + 1, body.end):
        follows = keys[index] in lexicon.SERIAL and index + 1 < body.end and _is_person(keys, index, gazetteer)
        is_from = keys[index] == "از" and keys[index - 1] not in lexicon.WITH_FROM
        if follows or is_from or keys[index] in lexicon.WRITINGS or keys[index] in lexicon.COPULAS:
            return body._replace(end=index)
    end = listed.get((body.start, "organization"), 0)
    if body.start + 1 < end < body.end and _begins_anew(keys[end], gazetteer):
        return body._replace(end=end)
    for index in range(body.start + 1, body.end - 1):
        end = listed.get((index, "place"), 0)
        if end and end < body.end:
            rest = keys[end : body.end]
            if all(key in gazetteer.words and key not in gazetteer.body_words for key in rest):
                return body._replace(end=end)
    return body


def _is_person(keys: list[str], index: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a person begins behind `index`, and no other stands before it, for whom a body may be named too."""
    before, after = keys[index - 1], keys[index + 1]
    named = before in gazetteer.surnames or before in gazetteer.forenames
    return gazetteer.forenames.get(after) is False and not named


def _without_kind(
    tokens: Tokens, body: Candidate, listed: dict[tuple[int, Category], int], gazetteer: Gazetteer
) -> Candidate:
    """Leave out the head that only says what kind of body it is: گروه طالبان, روزنامه شرق, شرکت هپکو.

    That of a firm stays where its name begins with what it does: شرکت ملی نفت, شرکت واحد.
    """
    first, start = tokens.keys[body.start], body.start + 1
    if (first not in lexicon.KIND_HEADS and first not in lexicon.FIRM_HEADS) or start == body.end:
        return body
    if says_kind(tokens, body.start, body.end, gazetteer):
        return body._replace(start=start)
    if listed.get((body.start, "organization"), 0) > start:
        return body
    if first in lexicon.PAPER_HEADS or listed.get((start, "organization"), 0) == body.end:
        return body._replace(start=start)
    if first in lexicon.FIRM_HEADS and tokens.keys[start] not in lexicon.FIRM_WORDS:
        return body._replace(start=start)
    return body


def says_kind(tokens: Tokens, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Tell whether tokens `[start, end)` begin with a head without which the lists know the same body too."""
    keys = tokens.keys
    if keys[start] not in lexicon.KIND_HEADS:
        return False
    whole = {entry.identifier for entry in gazetteer.entries.get("".join(keys[start:end]), ())}
    rest = {entry.identifier for entry in gazetteer.entries.get("".join(keys[start + 1 : end]), ())}
    return not whole.isdisjoint(rest)


def _begins_anew(key: str, gazetteer: Gazetteer) -> bool:
    """Tell a word with which the name of a known body hardly goes on."""
    if key in lexicon.CONJUNCTIONS or key in lexicon.PREPOSITIONS:
        return True
    if key in gazetteer.body_words:
        return False
    return key in gazetteer.words or key in gazetteer.forenames or key in gazetteer.surnames


def _is_body(tokens: Tokens, body: Candidate, listed: dict[tuple[int, Category], int], gazetteer: Gazetteer) -> bool:
    """Tell the name of a body from generic plurals, and from what begins with no head and is in no list."""
    if _is_plural(tokens, body) or _is_society(tokens, body, listed):
        return False
    known = listed.get((body.start, "organization"), 0)
    if known == body.end or known > body.start + 1:
        return True
    if _is_generic(tokens, body) or is_no_name(tokens, body.start, body.end):
        return False
    first, after = tokens.keys[body.start], tokens.keys[min(body.start + 1, body.end - 1)]
    if first not in lexicon.ORGANIZATION_HEADS and body.certainty < _ALMOST_ALL and not _has_kind(tokens, body):
        words = (key for key in tokens.keys[body.start : body.end] if key not in _JOINING)
        return not all(map(gazetteer.is_ordinary, words))
    if body.certainty >= _SURE or body.end - body.start == 1:
        return True
    is_word = body.end - body.start == 2 and after in gazetteer.words and after not in gazetteer.body_words
    return not is_word and (first in lexicon.ORGANIZATION_HEADS or first.isascii() or "." in first)


def _has_kind(tokens: Tokens, body: Candidate) -> bool:
    """Tell a body before whose name stands what kind it is of."""
    return body.start > 0 and tokens.keys[body.start - 1] in lexicon.KIND_HEADS | lexicon.FIRM_HEADS


def _is_society(tokens: Tokens, body: Candidate, listed: dict[tuple[int, Category], int]) -> bool:
    """Tell the society of a country, and a movement that is none by its name: جامعه ایران, جنبش کارگری ایران."""
    keys, rest = tokens.keys, body.start + 1
    if keys[body.start] not in lexicon.SOCIAL_HEADS or listed.get((body.start, "organization")) == body.end:
        return False
    while rest < body.end and keys[rest] in lexicon.SOCIAL_WORDS:
        rest += 1
    return listed.get((rest, "place"), rest) == body.end


def _is_generic(tokens: Tokens, body: Candidate) -> bool:
    """Tell from names a letter, a head alone, one of many (صدها اتحادیه, کمپین وسیعی) and the middle of a town."""
    keys, length = tokens.keys, body.end - body.start
    first, after = keys[body.start], keys[min(body.start + 1, body.end - 1)]
    if length == 1 and len(first) == 1:
        return True
    one_of_many = body.start > 0 and keys[body.start - 1] in lexicon.DETERMINERS
    is_alone = length == 1 or after in lexicon.CONJUNCTIONS or (first == "مرکز" and after == "شهر")
    some = after in lexicon.INDEFINITE
    return first in lexicon.ORGANIZATION_HEADS and (one_of_many or is_alone or some)


def _is_ordinary(
    tokens: Tokens, candidate: Candidate, listed: dict[tuple[int, Category], int], gazetteer: Gazetteer
) -> bool:
    """Tell a stretch of ordinary words that no list has as a name, and that the model is not sure of."""
    single = candidate.end - candidate.start == 1
    if candidate.certainty >= (_MOST if single else _SURE):
        return False
    if not single and (candidate.start, candidate.category) in listed:
        return False
    return all(gazetteer.is_ordinary(key) for key in tokens.keys[candidate.start : candidate.end])


def _is_one_of_a_kind(tokens: Tokens, name: Candidate, gazetteer: Gazetteer) -> bool:
    """Tell the adjective that says which a campaign or committee is, and looks like a surname: کمپین عظیمی."""
    key = tokens.keys[name.start]
    if name.start + 1 < name.end or not name.start:
        return False
    return tokens.keys[name.start - 1] in lexicon.CAUSE_HEADS and key.endswith("ی") and key[:-1] in gazetteer.words


def _as_listed(
    tokens: Tokens, place: Candidate, listed: dict[tuple[int, Category], int], gazetteer: Gazetteer
) -> Candidate:
    """Leave out ordinary words behind a place that the lists have."""
    end = listed.get((place.start, "place"), 0)
    if place.start < end < place.end and all(key in gazetteer.words for key in tokens.keys[end : place.end]):
        return place._replace(end=end)
    return place


def _parted(tokens: Tokens, body: Candidate) -> Iterator[Candidate]:
    """Part a list of bodies that nothing divides where the head of the next begins.

    A branch goes on with the name of its body (کمیته کردستان حزب …), once. What unites bodies (مرکز اتحادیه‌های …) is no
    branch.
    """
    keys = tokens.keys
    start = body.start
    unites = start + 1 < body.end and _is_plural(tokens, body._replace(start=start + 1))
    is_branch = keys[start] in lexicon.BRANCH_HEADS and not unites
    for index in range(body.start + 1, body.end):
        before = keys[index - 1]
        begins = keys[index] in lexicon.BODY_HEADS or keys[index] in lexicon.LIST_HEADS
        is_further = before == "و" and keys[index] in lexicon.FURTHER_HEADS
        if not (begins or is_further) or index - start < 2 or before in lexicon.PREPOSITIONS or before == "(":
            continue
        if index + 1 < body.end and keys[index + 1] in lexicon.PLURAL_ENDINGS:
            continue
        if is_branch and not is_further:
            is_branch = False
        elif keys[start] in lexicon.ORGANIZATION_HEADS:
            yield body._replace(start=start, end=index - (before in lexicon.CONJUNCTIONS))
            start, is_branch = index, keys[index] in lexicon.BRANCH_HEADS
    yield body._replace(start=start)


def _with_trades(tokens: Tokens, body: Candidate, gazetteer: Gazetteer) -> Candidate:
    """Take in the further trades of a union: اتحادیه کارگران ساختمانی، جنگل، معادن و انرژی.

    They are taken for that where they are ordinary words, each behind a comma or و, the last behind و; the last may be
    two words: نقاش و تزئینات ساختمانی.
    """
    keys, end = tokens.keys, body.end
    if keys[body.start] not in lexicon.UNION_HEADS:
        return body
    while (
        end + 1 < len(tokens)
        and keys[end] in ("،", "و")
        and keys[end + 1] in gazetteer.words
        and keys[end + 1] not in lexicon.ORGANIZATION_HEADS
    ):
        is_last = keys[end] == "و"
        end += 2
        if is_last:
            for last in (end, end + 1):
                if last <= len(tokens) and _ends_trades(tokens, last):
                    return body._replace(end=last)
                if last == len(tokens) or keys[last] not in gazetteer.body_words:
                    break
            return body
    return body


def _ends_trades(tokens: Tokens, end: int) -> bool:
    """Tell whether the trades of a union end at `end`: with the text or a clause, or before a body or a province."""
    if end == len(tokens) or not tokens.words[end]:
        return True
    return tokens.keys[end] in lexicon.ORGANIZATION_HEADS or tokens.keys[end] in lexicon.PROVINCE_HEADS


def _with_complement(
    tokens: Tokens, body: Candidate, listed: dict[tuple[int, Category], int], gazetteer: Gazetteer
) -> Candidate:
    """Take in what a campaign or committee is for, where its name would say nothing without it, and the exile.

    کمپین بین‌المللی در دفاع از کارگران زندانی goes on for as long as words follow that names of bodies are made of;
    کانون … در تبعید and انجمن … در خارج از کشور end there.
    """
    keys, end = tokens.keys, body.end
    if keys[body.start] not in lexicon.CAUSE_HEADS:
        return body
    known = listed.get((body.start, "organization"), 0)
    if known < end and end - body.start <= _SHORTEST_CAUSE:
        length = next((n for n, phrase in _PURPOSES if tuple(keys[end : end + n]) == phrase), 0)
        last = end + length
        while length and last < len(tokens) and keys[last] not in _NO_CAUSE and keys[last] in gazetteer.body_words:
            last = max(listed.get((last, "place"), 0), last + 1)
        if length and last > end + length:
            end = last
    if end - body.start > _SHORTEST_CAUSE and known < end and keys[end : end + 1] == ["در"]:
        seat = listed.get((end + 1, "place"), 0)
        if seat and (seat == len(tokens) or not tokens.words[seat] or keys[end + 1] == "ایران"):
            end = seat
    for phrase in _ABROAD:
        if tuple(keys[end : end + len(phrase)]) == phrase:
            end += len(phrase)
    return body._replace(end=end)


def completed(tokens: Tokens, body: Candidate, listed: dict[tuple[int, Category], int]) -> Candidate:
    """Take in what says which of its kind a body is: the province of an office, the section of a court, the branch."""
    return _with_leadership(tokens, _with_branch(tokens, _with_province(tokens, body, listed)))


def _with_leadership(tokens: Tokens, body: Candidate) -> Candidate:
    """Take in the leadership that signs, and stands at the beginning of a line therefore: کمیته مرکزی حزب …."""
    start = body.start - 2
    if start < 0 or tokens.keys[body.start] not in lexicon.BODY_HEADS or not tokens.lines[start]:
        return body
    leads = tuple(tokens.keys[start : body.start]) in lexicon.LEADERSHIPS
    return body._replace(start=start) if leads and not any(tokens.lines[start + 1 : body.start + 1]) else body


def _with_province(tokens: Tokens, body: Candidate, listed: dict[tuple[int, Category], int]) -> Candidate:
    """Take in the province that an office is for: اداره آموزش و پرورش استان کرمانشاه."""
    end = body.end
    if end + 1 < len(tokens) and tokens.keys[end] in lexicon.PROVINCE_HEADS and not tokens.lines[end]:
        return body._replace(end=listed.get((end + 1, "place"), end))
    return body


def _with_branch(tokens: Tokens, body: Candidate) -> Candidate:
    """Take in the section of a court (شعبه ۱۵), and the branch or variant in parentheses behind the name of a body."""
    keys, end = tokens.keys, body.end
    if keys[body.start] in lexicon.COURT_HEADS:
        body = body._replace(start=_section_start(keys, body.start))
    if end + 2 >= len(tokens) or keys[end] != "(":
        return body
    inside = end + 1
    close = next((i for i in range(inside + 1, min(len(tokens), inside + _LONGEST_BRANCH)) if keys[i] == ")"), 0)
    words = keys[inside:close]
    if _is_name_of_its_own(keys[body.start], words):
        return body
    is_branch = bool(words) and words[0] in lexicon.BRANCH_WORDS
    is_variant = len(words) <= _LONGEST_VARIANT and any(word in lexicon.VARIANTS for word in words)
    return body._replace(end=close + 1) if is_branch or is_variant else body


def _section_start(keys: list[str], start: int) -> int:
    """Give where the section of the court that begins at `start` does: شعبه, and a number of one word or two."""
    for words in (1, 2):
        head = start - words - 1
        if head >= 0 and keys[head] == "شعبه":
            return head
    return start


def _with_surname_ending(tokens: Tokens, person: Candidate) -> Candidate:
    """Take in the ending of a surname that is written apart (ابراهیم زاده), and the ابو before a name."""
    start, end = person.start, person.end
    if start and tokens.keys[start - 1] in lexicon.KUNYA and not tokens.lines[start]:
        start -= 1
    if end < len(tokens) and tokens.keys[end] in lexicon.SURNAME_ENDINGS and not tokens.lines[end]:
        end += 1
    return person._replace(start=start, end=end)


def _bare(tokens: Tokens, candidate: Candidate, heads: frozenset[str]) -> Iterator[Candidate]:
    """Leave out the titles, or the heads, that stand before a name."""
    start = candidate.start
    while start < candidate.end and (tokens.keys[start] in heads and tokens.keys[start] not in lexicon.NAME_TITLES):
        start += 1
    if start < candidate.end:
        yield candidate._replace(start=start)
