"""Lists of supporters by country: in bold lines over names, in lists, and in the cells of tables.

A country alone says little; two or more that head names are a list. Names that stars divide are items; names that
nothing divides stay one text, as where one ends and the next begins is not for a recogniser of shapes to say.
A cell that names no country at its head, but bodies of one, is proposed as what carries on the list of that country.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tei_edition.model import Recognition, Span
from tei_edition.structure.lexicon import NO_LETTER_AFTER, NO_LETTER_BEFORE, ORGANIZATION, alternatives
from tei_edition.structure.passages import Anatomy

COUNTRIES = (
    "آفریقا", "آفریقای جنوبی", "آلبانی", "آلمان", "آمریکا", "ایالات متحده", "آذربایجان", "آرژانتین", "اتریش", "ارمنستان", "اردن",
    "اسپانیا", "استرالیا", "اسراییل", "اسکاتلند", "افغانستان", "الجزایر", "امارات", "انگلستان", "انگلیس", "بریتانیا", "اندونزی",
    "اوکراین", "ایتالیا", "ایران", "ایرلند", "ایسلند", "برزیل", "بلژیک", "بلغارستان", "بنگلادش", "پاکستان", "پرتغال", "تایوان",
    "تایلند", "ترکیه", "تونس", "چک", "چین", "دانمارک", "روسیه", "رومانی", "ژاپن", "ژاین", "سریلانکا", "سوریه", "سوید", "سوییس", "شیلی",
    "صربستان", "عراق", "عربستان", "فرانسه", "فلسطین", "فنلاند", "فیلیپین", "فلیپین", "قبرس", "کانادا", "کرواسی", "کره", "کره جنوبی",
    "کلمبیا", "کوبا", "کویت", "گرجستان", "لبنان", "لهستان", "لوکزامبورگ", "مالزی", "مجارستان", "مراکش", "مصر", "مکزیک", "نروژ",
    "نپال", "نیوزیلند", "نیجریه", "ونزویلا", "ویتنام", "هلند", "هند", "هندوستان", "یونان", "ارگوییه", "اوروگویه", "اروپا", "کردستان عراق",
)  # fmt: skip
_COUNTRY = re.compile(rf"(?:کشور )?(?:{alternatives(*COUNTRIES)})")
_NAMED = re.compile(rf"{NO_LETTER_BEFORE}{_COUNTRY.pattern}{NO_LETTER_AFTER}")
_SEVERAL = 2
_REMARK = re.compile(r" (?:علاوه بر این|این (?:لیست|فهرست)|لازم به)")
"""What begins a remark after a list, in the same cell."""
_STARRED = re.compile(r"(?:(?<=\s)|^)\*(?= ?\S)")


@dataclass(frozen=True, slots=True)
class _Group:
    start: int
    country: Span | None
    end: int
    rest: int
    strong: bool


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find lists of supporters; two countries at least. Linear but for looking up what is bold."""
    groups = sorted([*_in_passages(anatomy), *_in_cells(anatomy)], key=lambda group: group.start)
    if sum(group.country is not None for group in groups) < (1 if "supporters" in anatomy.forced else 2):
        return
    carried = _carried_on(anatomy, groups)
    yield from carried.values()
    groups = sorted({*groups, *carried}, key=lambda group: group.start)
    certainty = 0.9 if sum(group.strong for group in groups) >= 2 else 0.75
    evidence = "names under a country, for several countries"
    for group in groups:
        yield Recognition("supporters", Span(group.start, group.end), certainty, evidence)
        if group.country:
            yield Recognition("country", group.country, certainty, "a country alone over names")
        stars = [group.rest + match.start() for match in _STARRED.finditer(anatomy.text[group.rest : group.end])]
        if len(stars) < 2:
            continue
        for start, following in zip(stars, [*stars[1:], group.end], strict=True):
            end = start + len(anatomy.text[start:following].rstrip())
            yield Recognition("item", Span(start, end), certainty, "a name after a star")


def _carried_on(anatomy: Anatomy, groups: list[_Group]) -> dict[_Group, Recognition]:
    """Give the cells without a country of their own that carry a list on: they name its country among their bodies."""
    lists: dict[str, _Group] = {}
    for group in groups:
        if group.country:
            lists.setdefault(_name(anatomy, group.country), group)
    headed = {group.start for group in groups if group.country}
    found: dict[_Group, Recognition] = {}
    taken: set[str] = set()
    for start, end in _cells(anatomy):
        if start in headed or len(ORGANIZATION.findall(anatomy.text, start, end)) < _SEVERAL:
            continue
        named = {match[0].removeprefix("کشور ") for match in _NAMED.finditer(anatomy.text, start, end)} & lists.keys()
        if len(named) != 1 or (name := named.pop()) in taken:
            continue
        taken.add(name)
        whole = lists[name]
        facts = (("continues", str(start)),)
        evidence = "a cell without a country, whose bodies are of the country of the list"
        span = Span(whole.start, whole.end)
        found[_Group(start, None, end, start, strong=False)] = Recognition("fragment", span, 0.5, evidence, facts)
    return found


def _name(anatomy: Anatomy, country: Span) -> str:
    return anatomy.text[country.start : country.end].strip(" :").removeprefix("کشور ")


def _in_passages(anatomy: Anatomy) -> Iterator[_Group]:
    passages = anatomy.passages
    for passage in passages:
        if passage.role != "paragraph" or not passage.lines:
            continue
        line = passage.lines[0]
        if len(line) > 30 and len(passage.lines) == 1:
            continue
        name = line.text.rstrip(" :")
        if not _COUNTRY.fullmatch(name):
            continue
        country = Span(line.start, line.start + len(name))
        end, last = passage.lines[-1].end, passage.index
        if len(passage.lines) == 1 and not _names_follow(anatomy, passage.index + 1):
            continue
        while _names_follow(anatomy, last + 1):
            last += 1
            end = passages[last].span.start + len(
                anatomy.text[passages[last].span.start : passages[last].span.end].rstrip()
            )
        yield _Group(country.start, country, end, line.end, line.bold)


def _names_follow(anatomy: Anatomy, index: int) -> bool:
    """Tell whether the passage is names that go on from a country: a list, or bodies without a sentence."""
    if index >= len(anatomy.passages):
        return False
    passage = anatomy.passages[index]
    if passage.role == "list":
        return True
    if passage.role != "paragraph" or not passage.lines:
        return False
    first = passage.lines[0]
    if first.bold or _COUNTRY.fullmatch(first.text.rstrip(" :")):
        return False
    return ORGANIZATION.match(first.text.lstrip("*• -")) is not None and not passage.lines[-1].text.endswith((".", "!"))


def _in_cells(anatomy: Anatomy) -> Iterator[_Group]:
    bold = sorted((i.span.start, i.span.end) for i in anatomy.document.inlines if ("rendition", "bold") in i.attributes)
    starts = [start for start, _ in bold]
    for start, end in _cells(anatomy):
        index = bisect_right(starts, start) - 1
        if index < 0 or starts[index] != start:
            if len(_STARRED.findall(anatomy.text[start:end])) > 1:
                # A list of elsewhere goes on here: its country stands there.
                yield _Group(start, None, end, start, strong=False)
            continue
        country = Span(*bold[index])
        if _COUNTRY.fullmatch(anatomy.text[country.start : country.end].strip(" :")):
            remark = _REMARK.search(anatomy.text, country.end, end)
            stop = country.end + len(anatomy.text[country.end : remark.start()].rstrip()) if remark else end
            yield _Group(start, country, stop, country.end, strong=True)


def _cells(anatomy: Anatomy) -> Iterator[tuple[int, int]]:
    """Give the stretches of tables that hold text: the paragraphs of their cells, and cells without any."""
    for passage in anatomy.passages:
        if passage.role != "table":
            continue
        blocks = anatomy.document.blocks[passage.first : passage.last]
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            if block.role == "paragraph" or (
                block.role == "cell" and (following is None or following.depth <= block.depth)
            ):
                yield block.span.start, block.span.end
