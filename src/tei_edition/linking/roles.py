"""Roles, affiliations and origins that a text states beside a name: before it, after it, or in parentheses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tei_edition.linking.clusters import Occurrence
from tei_edition.linking.forms import DASH
from tei_edition.model import RelationName
from tei_edition.text import appellations
from tei_edition.text.appellations import keys_of
from tei_edition.text.names import name_words

_LONGEST_GAP = 60
_LONGEST_BEFORE = 40
_MOST_WORDS_BETWEEN = 3
_SENTENCE_END = re.compile(r"[.!؟?؛;…]|\n\s*\n")
_LIST_GAP = re.compile(r"[\s*_]*(?:[،,]|\bو\b|و)[\s*_]*")
_AND_GAP = re.compile(r"\s*و\s*")
_PARENTHESIS = re.compile(r"\s*[(\[]\s*")


class Role(NamedTuple):
    """What words say that someone is, how surely, and the words."""

    name: RelationName
    certainty: float
    words: str


@dataclass(frozen=True, slots=True)
class Statement:
    """That the person mentioned at `person` is something to the body or the place mentioned at `target`."""

    person: Occurrence
    target: Occurrence
    role: Role
    evidence: str


def _roles() -> dict[tuple[str, ...], tuple[RelationName, float]]:
    table: tuple[tuple[RelationName, float, str], ...] = (
        ("secretaryOf", 0.9, "دبیر|دبیرکل|دبیر کل|دبیر اول|دبیر اجرایی|دبیر سیاسی|منشی|دبیر سابق"),
        ("leaderOf", 0.9, "رهبر|لیدر|صدر|یکی از رهبران|از رهبران|رهبر سابق"),
        ("headOf", 0.85, "رئیس|رییس|مسئول|مسئول تشکیلات|مدیر|مدیرعامل|مدیر عامل|رئیس سابق|سرپرست|فرمانده|معاون"),
        ("presidentOf", 0.85, "رئیس جمهور|رییس جمهور|رئیس جمهوری|پرزیدنت"),
        ("ministerOf", 0.85, "وزیر|نخست وزیر"),
        ("memberOf", 0.85, "عضو|از اعضای|یکی از اعضای|عضو سابق|عضو هیئت مدیره|عضو دفتر سیاسی|عضو کمیته مرکزی|کادر|هوادار"),
        ("memberOf", 0.7, "از"),
        ("representativeOf", 0.85, "نماینده|نمایندهٔ|به نمایندگی از|به نمایندگی|به نمایندگی از طرف|از طرف|از سوی|از جانب|نماینده مجلس از"),
        ("spokespersonOf", 0.9, "سخنگوی|سخنگو"),
        ("founderOf", 0.9, "بنیانگذار|بنیان گذار|موسس|از بنیانگذاران|پایه گذار"),
        ("editorOf", 0.9, "سردبیر|مدیر مسئول|مدیرمسئول|صاحب امتیاز"),
        ("writerFor", 0.85, "نویسنده|خبرنگار|روزنامه نگار|نویسنده روزنامه|خبرنگار روزنامه|خبرنگار خبرگزاری"),
        ("activistOf", 0.8, "فعال|از فعالین|از فعالان|یکی از فعالین|فعال کارگری"),
        ("employeeOf", 0.75, "کارگر|کارمند|استاد|کارگر شرکت|استاد دانشگاه|وکیل"),
        ("studentAt", 0.8, "دانشجوی|دانشجو"),
    )  # fmt: skip
    return {
        name_words(phrase): (name, certainty) for name, certainty, phrases in table for phrase in phrases.split("|")
    }


_ROLES = _roles()
_LONGEST_ROLE = max(map(len, _ROLES))
_ORIGINS: dict[tuple[str, ...], float] = {
    ("از",): 0.4,
    ("اهل",): 0.85,
    ("متولد",): 0.85,
    ("ساکن",): 0.7,
    ("فرزند",): 0.3,
    ("زاده",): 0.3,
}
_OF_PLACES = frozenset({"representativeOf", "presidentOf", "headOf", "ministerOf"})
_BREAKING = frozenset("به با را که بر تا".split())
_MOVING = frozenset("به تا رسید آمد رفت گذشت گریخت خارج بازگشت برگشت اخراج فرار آزاد دور بیرون می".split())
_HEADED_BEFORE = frozenset({"editorOf", "headOf", "writerFor"})
_TITLES = keys_of(appellations.COMMON_TITLES, appellations.FORMAL_TITLES, ("استاد", "سرکار"))
_SHARED = frozenset({"representativeOf", "memberOf"})

_OCCUPATIONS = {
    word: group
    for group, words in {
        "worker": "کارگر کارگران راننده نانوا خباز معدنچی جوشکار",
        "student": "دانشجو دانشجوی دانش‌آموز",
        "teacher": "معلم آموزگار دبیرستان",
        "official": "وزیر رئیس‌جمهور استاندار فرماندار شهردار قاضی دادستان سفیر بازجو فرمانده سردار سرتیپ پاسدار",
        "physician": "پزشک جراح پرستار",
        "athlete": "فوتبالیست بازیکن سرمربی مربی کشتی‌گیر دروازه‌بان ورزشکار قهرمان مهاجم هافبک ملی‌پوش وزنه‌بردار دونده شناگر بوکسور",
        "artist": "شاعر خواننده بازیگر کارگردان نقاش آهنگساز نویسنده",
        "merchant": "صراف بازرگان تاجر مغازه‌دار",
        "engineer": "مهندس",
        "cleric": "روحانی آخوند آیت‌الله حجت‌الاسلام",
    }.items()
    for spelled in words.split()
    for word in ["".join(name_words(spelled))]
}


_WHENCE = frozenset({"از", "به", "طرف", "سوی", "جانب"})
_PIECE = re.compile(r"[^\s،,:؛;()\[\]«»\"*_-]+")
_BELONGING = frozenset({"secretaryOf", "memberOf", "representativeOf", "headOf", "leaderOf", "spokespersonOf"})
_UNIONS = frozenset("سندیکا سندیکای اتحادیه اتحادیهی".split())
_APPOSITION = re.compile(r"[،,.؛:!؟?\n]")

# What one is hardly besides: a worker may become a writer, and an engineer a minister.
_APART = (
    *({"athlete", other} for other in ("worker", "official", "physician", "cleric", "merchant", "teacher")),
    *({"worker", other} for other in ("official", "physician", "cleric", "merchant", "engineer")),
)
_KINSHIP = keys_of(appellations.FAMILY)


def apart(occupation: set[str], other: set[str]) -> bool:
    """Tell whether two sets of groups of occupations are hardly one person's."""
    return not occupation & other and any({one, two} in _APART for one in occupation for two in other)


def among_kin(content: str, person: Occurrence) -> bool:
    """Tell whether a name stands in a family: a given name there is that of no well-known person."""
    return not _KINSHIP.isdisjoint(
        name_words(_last_sentence(content[max(0, person.start - _LONGEST_BEFORE) : person.start]))
    )


def statements(content: str, occurrences: list[Occurrence]) -> list[Statement]:
    """Give what the text states of the persons among `occurrences`, which are in order; linear.

    A sentence's end, or an empty line, parts a name from what is said of it.
    """
    outer = [occurrence for occurrence in occurrences if occurrence.depth == 0]
    found: list[Statement] = []
    for place, person in enumerate(outer):
        if person.category == "person":
            after = list(_after(content, outer, place))
            # What stands between two names is said of the first.
            taken = bool(found) and place > 0 and found[-1].target is outer[place - 1]
            found += after or ([] if taken else _before(content, outer, place))
    return found


def _after(content: str, outer: list[Occurrence], place: int) -> Iterator[Statement]:
    person = outer[place]
    if place + 1 >= len(outer):
        return
    target = outer[place + 1]
    gap = content[person.end : target.start]
    if target.category == "person" or len(gap) > _LONGEST_GAP or _SENTENCE_END.search(gap):
        return
    role = _role_after(gap, target, content)
    if role is None:
        return
    evidence = _quoted(content, person.start, target.end)
    if role.name == "comesFrom" and place and outer[place - 1].category == "person" and _is_parent(content, person):
        # آزاده کیانی فرزند رستم، متولد اراک
        person = outer[place - 1]
    persons = [person, *_joined_before(content, outer, place)] if role.name in _SHARED else [person]
    targets = [target, *_joined_after(content, outer, place + 1)] if target.category == "organization" else [target]
    if len(persons) > 1 and len(persons) == len(targets):
        # So many names, so many bodies: one for each, in their order, or all for all; neither is sure.
        for one, other in zip(reversed(persons), targets, strict=True):
            yield Statement(one, other, role._replace(certainty=0.4), evidence)
        return
    for number, one in enumerate(persons):
        for other in targets:
            certainty = role.certainty - 0.1 * (number > 0) - 0.2 * (other is not target)
            yield Statement(one, other, role._replace(certainty=round(certainty, 2)), evidence)


def _is_parent(content: str, person: Occurrence) -> bool:
    return content[max(0, person.start - 8) : person.start].rstrip().endswith("فرزند")


def _role_after(gap: str, target: Occurrence, content: str) -> Role | None:
    if _PARENTHESIS.fullmatch(gap) and content[target.end : target.end + 2].lstrip()[:1] in (")", "]"):
        return Role("comesFrom" if target.category == "place" else "affiliatedWith", 0.6, "")
    words = _without_relative(name_words(gap))
    if target.category == "place":
        return _origin_after(gap, words, content[target.end : target.end + 20])
    found = _role_at(words)
    if found is None:
        return None
    role, length = found
    rest = words[length:]
    if len(rest) > _MOST_WORDS_BETWEEN or (rest and role.words == "از") or not _BREAKING.isdisjoint(rest):
        return None
    # وکیل دادگستری و عضو: what stands directly before the body is said of it.
    nearer = _role_before(rest)
    if nearer:
        return nearer
    return role._replace(certainty=round(role.certainty - 0.1 * len(rest), 2), words=" ".join(words))


def _origin_after(gap: str, words: tuple[str, ...], following: str) -> Role | None:
    """Give what a person is to a place that follows: born or living there, or its representative or head."""
    if words == ("از",) and not _MOVING.isdisjoint(name_words(following)[:2]):
        return None
    if DASH.fullmatch(gap):
        return Role("comesFrom", 0.5, "")
    if words in _ORIGINS:
        return Role("comesFrom", _ORIGINS[words], " ".join(words))
    found = _role_at(words)
    fits = found is not None and found[1] == len(words) and found[0].name in _OF_PLACES and words[0] != "از"
    return found[0] if found and fits else None


def _without_relative(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words[:1] == ("که",) else words


def _role_at(words: tuple[str, ...]) -> tuple[Role, int] | None:
    """Give the longest role that `words` begin with, and its length."""
    for length in range(min(len(words), _LONGEST_ROLE), 0, -1):
        found = _ROLES.get(words[:length])
        if found:
            return Role(found[0], found[1], " ".join(words[:length])), length
    return None


def _joined_before(content: str, outer: list[Occurrence], place: int) -> Iterator[Occurrence]:
    """Give the persons that stand in one list with that at `place`, before it."""
    while place > 0:
        former, latter = outer[place - 1], outer[place]
        if former.category != "person" or not _LIST_GAP.fullmatch(content, former.end, latter.start):
            return
        yield former
        place -= 1


def _joined_after(content: str, outer: list[Occurrence], place: int) -> Iterator[Occurrence]:
    while place + 1 < len(outer):
        former, latter = outer[place], outer[place + 1]
        if latter.category != former.category or not _AND_GAP.fullmatch(content, former.end, latter.start):
            return
        yield latter
        place += 1


def _before(content: str, outer: list[Occurrence], place: int) -> list[Statement]:
    person, target = outer[place], outer[place - 1] if place else None
    if target is None or target.category == "person":
        return []
    gap = content[target.end : person.start]
    if len(gap) > _LONGEST_GAP // 2 or _SENTENCE_END.search(gap):
        return []
    between = tuple(word for word in name_words(gap) if word not in _TITLES)
    start = target.start
    if between:
        # ایسکرا، سردبیر: ایرج فرزاد
        found = _role_at(between)
        fits = found is not None and found[1] == len(between) and found[0].name in _HEADED_BEFORE
        role = found[0]._replace(certainty=0.75) if found and fits and target.category != "place" else None
    else:
        before = _last_sentence(content[max(0, target.start - _LONGEST_BEFORE) : target.start])
        start -= len(before)
        role = _role_before(name_words(before))
        if role and target.category == "place" and role.name not in _OF_PLACES:
            role = None
    return [Statement(person, target, role, _quoted(content, start, person.end))] if role else []


def _role_before(words: tuple[str, ...]) -> Role | None:
    """Give the longest role that `words` end with; “از” alone is none."""
    for length in range(min(len(words), _LONGEST_ROLE), 0, -1):
        stated = _ROLES.get(words[-length:])
        if stated and words[-length:] != ("از",):
            return Role(stated[0], round(stated[1] - 0.1, 2), " ".join(words[-length:]))
    return None


def _last_sentence(before: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


def occupations(content: str, person: Occurrence) -> set[str]:
    """Give the groups of the occupations that stand directly before or after a name, or in apposition before it."""
    preceding = content[max(0, person.start - 24) : person.start]
    begun = f"\n{preceding}" if person.start <= 24 else preceding
    before = _apposition(begun) or name_words(preceding)[-1:]
    following = content[person.end : person.end + 24]
    after = name_words(following) if following.lstrip()[:1] in ("،", ",", "(", "-") else ()
    after = after[1:] if after[:1] in {("از",), ("یک",)} else after
    beside = (*before, *after[:1])
    return {_OCCUPATIONS[word] for word in beside if word in _OCCUPATIONS}


def _apposition(preceding: str) -> tuple[str, ...]:
    """Give the words of a short phrase with a comma after it (بازیکن جوان،), which ends what precedes a name."""
    parts = _APPOSITION.split(preceding)
    if len(parts) < 3 or parts[-1].strip():
        return ()
    words = name_words(parts[-2])
    return words if len(words) <= _MOST_WORDS_BETWEEN else ()


def occupation_of(statement: Statement) -> set[str]:
    """Give the groups of the occupations that a body's name says of those who belong to it (سندیکای کارگران …)."""
    words = statement.target.words
    belongs = statement.role.name in _BELONGING and bool(_UNIONS & {words[0]})
    return {_OCCUPATIONS[word] for word in words[1:3] if word in _OCCUPATIONS} if belongs else set()


def occupation_groups(stated: str) -> set[str]:
    """Give the groups of the occupations that a statement in words names."""
    return {_OCCUPATIONS[word] for word in name_words(stated) if word in _OCCUPATIONS}


def office(statement: Statement) -> str:
    """Give the words for the role as the text spells them; empty where it only says from whom or whence one is."""
    words = tuple(statement.role.words.split())
    while words and words[-1] in _WHENCE:
        words = words[:-1]
    if not words or words[0] in _WHENCE:
        return ""
    pieces = _PIECE.findall(statement.evidence)
    for first in range(len(pieces)):
        said: tuple[str, ...] = ()
        for last in range(first, len(pieces)):
            said += name_words(pieces[last])
            if said == words:
                return " ".join(pieces[first : last + 1])
            if said != words[: len(said)]:
                break
    return " ".join(words)


def _quoted(content: str, start: int, end: int) -> str:
    return " ".join(content[max(0, start) : end].split())
