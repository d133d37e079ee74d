"""Bylines: who wrote a text, or which body issues it, on a line at its head."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tei_edition.model import Recognition, RecognitionRole, Span
from tei_edition.structure.datelines import date_and_place
from tei_edition.structure.lexicon import (
    NO_LETTER_AFTER,
    ORGANIZATION,
    VERB_AT_END,
    alternatives,
    is_known_name,
    is_personal_name,
)
from tei_edition.structure.passages import Anatomy, Line, Run

BY = re.compile(
    "(?:"
    + alternatives(
        "نویسنده", "نویسندگان", "نوشته", "نوشته ی", "به قلم", "گزارش از", "گزارشگر", "خبرنگار", "مترجم", "مترجمان", "ترجمه", "ترجمه ی", "ترجمه از",
        "برگردان", "برگردان از", "گفتگو از", "مصاحبه از", "گفت و گو از", "تهیه و تنظیم", "تهیه کننده", "تهیه", "تنظیم", "تنظیم از", "گردآوری", "گردآوری از",
        "گردآورنده", "از قلم", "سخنران", "صادرکننده", "صادر کننده", "گزارش", "مصاحبه کننده", "گفتگوکننده", "عکس", "عکس_ها", "عکس از", "به کوشش", "به همت",
        "پژوهش", "پژوهشگر", "تدوین", "نگارش", "نگارنده", "تالیف", "مولف", "ارسالی", "ارسال از", "فرستنده", "ناشر", "گزارش و عکس", "طرح از", "ویراستار",
    )
    + f"){NO_LETTER_AFTER} ?:? ?"
)  # fmt: skip
"""The words before the name of who wrote, compiled, translated or issues a text."""
_NOUN = re.compile(
    rf"(?:{alternatives('گزارش', 'تهیه', 'تنظیم', 'پژوهش', 'عکس', 'ترجمه', 'نگارش', 'تدوین', 'سخنران')}) \Z"
)
"""Those that begin a headline as well: without a colon they need a name that is known to be one."""
FROM = re.compile(
    rf"(?:(?:{alternatives('یادداشتی', 'نوشته ای', 'مقاله ای', 'گزارشی', 'شعری', 'داستانی', 'ترجمه ای', 'خاطره ای', 'گفتاری', 'متنی', 'نوشتاری', 'طرحی', 'شعر', 'یادداشت', 'مقاله')}) )?(?:از|توسط) ?:? "
)
_LONGEST = 80
_REACH = 20000
"""Code points after a body at the head in which it is named again; bounded, so that many of them stay linear."""
_GROUP = re.compile(
    rf"(?:{alternatives('کارگران', 'دانشجویان', 'جنبش', 'بخش', 'گروه', 'مرکز', 'خانه', 'شرکت', 'واحد', 'شاخه', 'هسته', 'حوزه', 'رادیو', 'مدرسه', 'صندوق', 'همبستگی', 'اتحاد', 'شبکه', 'کارگاه', 'خانواده_های')}){NO_LETTER_AFTER}"
)
"""Words that a body may begin with, and a headline as well."""
_BODY_ALONE = "a body alone at the head"
_DATED = "a date after who wrote a text"
_SHORTEST = 4
_NAME_ALONE = "a name alone at the head"
_TAKEN: frozenset[RecognitionRole] = frozenset(
    {
        "masthead", "running-head", "page-number", "dateline", "salutation", "turn", "address", "email", "telephone",
        "web-address", "teaser", "signature", "reference",
    }
)  # fmt: skip


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find bylines between, above and below headlines. Linear."""
    jumps = {recognition.span.start for recognition in anatomy.found("page-jump")}
    body = max((r.span.start for r in anatomy.found("entry", "verse")), default=len(anatomy.text))
    for run in anatomy.runs:
        # Entries and verse are no running text, and yet what follows them stands at the foot.
        foot = [line for line in run.lines if line.start > body] if run.first and run.last else run.foot
        yield from _at_foot(foot)
        head = [line for line in run.head if _TAKEN.isdisjoint(line.roles) and line not in foot]
        yield from _in_run(anatomy, run, head, jumps)


def _in_run(anatomy: Anatomy, run: Run, lines: list[Line], jumps: set[int]) -> Iterator[Recognition]:
    titles = [line for line in lines if line.start not in jumps]
    for index, line in enumerate(titles):
        if anatomy.passages[line.passage].role == "heading" and len(titles) == 1:
            continue
        dated = name_and_date(line)
        if dated and index and not line.text.startswith("("):
            yield from (
                Recognition("byline", dated[0].span, *dated[2]),
                Recognition("dateline", dated[1], 0.85, _DATED),
            )
            continue
        found = _byline(line)
        if found is None:
            continue
        if found[1] == _NAME_ALONE and not _is_author(anatomy, line, jumps):
            continue
        certainty, evidence, explicit = found
        if evidence == _BODY_ALONE and _GROUP.match(line.text) and not _is_a_body(anatomy, line):
            continue
        others = [other for other in titles if other is not line and _may_be_title(other, beside_explicit=explicit)]
        if not others and index and not explicit and is_known_name(line.text):
            # Of a body and a person under it, the body is what the text is about.
            others = titles[:1]
        before_jump = _before_jump(anatomy, line, jumps)
        if not others or (not explicit and index > 5 and not before_jump):
            continue
        if not explicit and not run.first and not before_jump and not _beside_heading(anatomy, line):
            continue
        yield Recognition("byline", line.span, certainty, evidence)


def _at_foot(lines: Iterable[Line]) -> Iterator[Recognition]:
    """Find who wrote, compiled or translated a text, named below it."""
    for line in lines:
        found = _byline(line) if _TAKEN.isdisjoint(line.roles) else None
        if found and found[2]:
            yield Recognition("byline", line.span, *found[:2], (("place", "foot"),))


def _may_be_title(line: Line, *, beside_explicit: bool) -> bool:
    """Tell a line that a byline can stand beside: where that says what it is, a title may look like a name."""
    found = _byline(line)
    untold = found is None or (beside_explicit and not found[2])
    return untold and not line.text.startswith("(") and date_and_place(line) is None


def _is_a_body(anatomy: Anatomy, line: Line) -> bool:
    """Tell a body that a colon follows, that stands beside a stated heading, or that the text names once more."""
    if anatomy.states_headings and anatomy.passages[line.passage].role != "heading" and _beside_heading(anatomy, line):
        return True
    return line.text.endswith(":") or anatomy.text.find(line.text.rstrip(" :"), line.end, line.end + _REACH) >= 0


def _before_jump(anatomy: Anatomy, line: Line, jumps: set[int]) -> bool:
    following = line.index + 1
    return following < len(anatomy.lines) and anatomy.lines[following].start in jumps


def _is_author(anatomy: Anatomy, line: Line, jumps: set[int]) -> bool:
    """Tell a name that is known to be one, stands first in the document over a headline, or over a page jump."""
    if is_known_name(line.text.strip(" ()[]")):
        return True
    following = anatomy.lines[line.index + 1 : line.index + 2]
    if not following:
        return False
    return following[0].start in jumps or (line.index == 0 and len(following[0]) > len(line) * 2 and following[0].short)


def _beside_heading(anatomy: Anatomy, line: Line) -> bool:
    """Tell a line in the passage after or before a heading: elsewhere a name alone is too little."""
    for number in (line.passage - 1, line.passage, line.passage + 1):
        if 0 <= number < len(anatomy.passages) and anatomy.passages[number].role == "heading":
            return True
    return False


def name_and_date(line: Line) -> tuple[Line, Span, tuple[float, str]] | None:
    """Give the name of an author or a body, the date after it behind a mark, and the grounds for the name; or nothing."""
    if len(line) > _LONGEST or not line.dates:
        return None
    start, end = line.dates[0]
    if end < len(line.text) - 1:
        return None
    before = line.text[:start].rstrip()
    name = before.rstrip(" -|،/–—(")
    if len(name) == len(before) or len(name) < _SHORTEST:
        return None
    named = replace(line, end=line.start + len(name), text=name)
    found = _byline(named)
    if found is None or (found[1] == _NAME_ALONE and not is_known_name(name)):
        return None
    return named, Span(line.start + start, line.start + end), found[:2]


def explicit_byline(line: Line) -> tuple[float, str] | None:
    """Give how surely, and by what, a line names who wrote a text in so many words; otherwise nothing."""
    found = _byline(line)
    return found[:2] if found and found[2] else None


def _byline(line: Line) -> tuple[float, str, bool] | None:
    text = line.text.strip(" ()[]")
    if len(line) > _LONGEST or text.endswith((".", "؟", "!", "…")):
        return None
    by = BY.match(text)
    if by:
        rest = text[by.end() :].strip(" :-")
        named = is_known_name(rest) if _NOUN.fullmatch(by[0]) else is_personal_name(rest)
        if named or (":" in by[0] and 0 < len(rest) < 50):
            return 0.95, "a word for an author before a name", True
    if (by := FROM.match(text)) and (is_personal_name(text[by.end() :]) or ":" in by[0]):
        return 0.85, "a name after “from”", True
    if is_personal_name(text):
        return 0.75, _NAME_ALONE, False
    if ORGANIZATION.match(text) and len(text) < 70 and not VERB_AT_END.search(text.rstrip(":")):
        return 0.7, _BODY_ALONE, False
    return None
