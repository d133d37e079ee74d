"""Interviews: turns and their speakers.

Speakers are told by what recurs: one of the usual pairs (“س:” and “ج:”), a small set of names before a colon, names in
bold, or questions in bold without any name. A word before a colon that does not recur, or that a key of a notice
would be (“تلفن:”, “زمان:”), is no speaker; nor is “گفت:” in running text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tei_edition.model import Recognition, Span
from tei_edition.structure.bylines import explicit_byline
from tei_edition.structure.lexicon import DATE, KEY, NO_LETTER_AFTER, TAKEN_FROM, alternatives, words_beginning
from tei_edition.structure.passages import Anatomy, Line
from tei_edition.text.folding import collapsed

_ASKS = alternatives(
    "س", "سوال", "سئوال", "سؤال", "پرسش", "پرسشگر", "پ", "مصاحبه_گر", "مصاحبه_کننده", "خبرنگار", "گزارشگر", "مجری"
)
_ANSWERS = alternatives("ج", "جواب", "پاسخ", "پاسخگو", "مصاحبه_شونده")
_PAIR = re.compile(
    rf"(?:[-*•] ?)?(?P<label>(?:{_ASKS}|{_ANSWERS})(?: ?(?:\d{{1,2}}|اول|دوم|سوم|چهارم|پنجم))?) ?(?P<mark>[:.)\-])(?= |\Z|[^\W\d_]|[«\"(])"
)
_NAMED = re.compile(
    r"(?:[-*•] ?)?(?P<label>(?:[^\W\d_]\. ?){0,2}[^:؛،.!؟\d\"«»]{2,34}?) ?:(?!\d|//)|(?P<initials>(?:[^\W\d_]\. ?){1,3}) ?:"
)
_DASHED = re.compile(r"(?P<label>(?:[^\W\d_]\. ?){0,2}[^:؛،.!؟\d\"«»()-]{2,24}?) - ?(?=\S)")
"""A name and a dash: the dash of a list stands before its entry, that of a chronology after a date."""
_ASKING = re.compile(rf"(?:{_ASKS})(?: ?(?:\d+|اول|دوم|سوم|چهارم|پنجم))?")
_PAIRED = re.compile(rf"(?:{_ASKS}|{_ANSWERS})(?: ?(?:\d+|اول|دوم|سوم|چهارم|پنجم))?")
_SAYS = re.compile(
    r"(?:گفت|گفتند|گفته|میگوید|می گوید|گوید|نوشت|نوشته|افزود|پرسید|پرسیدیم|کرد|کردند|داد|شد|است|بود|اند|اینکه|چنین|عبارتند از|هستند|داشت|کنیم|کنید|میکنیم|شرح|ترتیب|میشود|شود)\Z"
)
_HOUSE = re.compile(
    rf"(?:{alternatives('رادیو', 'تلویزیون', 'نشریه', 'خبرگزاری', 'خبرنامه', 'مجله', 'روزنامه', 'سایت', 'وبلاگ', 'هفته_نامه', 'ماهنامه', 'فصلنامه', 'کانال')}) \w"
)
"""A house whose interviewer is called by its name."""
_SOURCE = re.compile(rf"[(\[]? ?(?:{TAKEN_FROM}|این (?:گفتگو|گفت و گو|مصاحبه))")
_FEWEST = 3
"""Turns of those who are told by their names alone."""
_LAST_LINES = 3
_ANNOUNCED = re.compile(
    rf"(?:{words_beginning('گفتگو', 'گفت و گو', 'گفتوگو', 'مصاحبه', 'پرسش و پاسخ', 'میزگرد', 'گپ و گفت')}){NO_LETTER_AFTER}"
)


@dataclass(frozen=True, slots=True)
class _Start:
    """The line that begins a turn: `end` is where its speaker ends, the line's start where none is named.

    `label` is folded, so that it is the same at every turn; `name` is what the text says there, where it is a name.
    """

    line: Line
    end: int
    label: str
    name: str = ""


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find the turns of interviews. Linear."""
    announced = "interviews" in anatomy.forced or _is_announced(anatomy)
    starts, certainty, evidence = _paired(anatomy, announced=announced), 0.97, "a pair of words for question and answer"
    if not starts:
        starts, certainty, evidence = (
            _by_name(anatomy, _NAMED, ":", announced=announced),
            0.92,
            "names before a colon that recur",
        )
    if not starts and announced:
        starts, certainty, evidence = (
            _by_name(anatomy, _DASHED, "-", announced=True),
            0.85,
            "names before a dash that recur, in what calls itself a conversation",
        )
    if not starts:
        starts, certainty, evidence = (
            _by_bold(anatomy, announced=announced),
            0.85,
            "questions in bold, with answers that are not",
        )
    if not starts:
        return
    asking = _asking(anatomy, starts)
    labels = list(dict.fromkeys(start.label for start in starts))
    stops = _stops(anatomy, starts)
    for start, stop in zip(starts, stops, strict=True):
        voice = "interviewer" if start.label in asking else "interviewee"
        name = "" if _PAIRED.fullmatch(start.label) else start.name
        facts = (("name", name), ("voice", voice), ("who", f"speaker.{labels.index(start.label) + 1}"))
        yield Recognition("turn", Span(start.line.start, stop), certainty, evidence, facts)
        if start.end > start.line.start:
            yield Recognition("speaker", Span(start.line.start, start.end), certainty, evidence, facts)
    yield Recognition("interview", Span(starts[0].line.start, stops[-1]), certainty, evidence)


def _is_announced(anatomy: Anatomy) -> bool:
    if _ANNOUNCED.search(anatomy.text) is None:
        return False
    return any(_ANNOUNCED.search(line.text) for line in anatomy.lines if len(line) < 120)


def _paired(anatomy: Anatomy, *, announced: bool) -> list[_Start]:
    starts = [
        _Start(line, line.start + match.end(), collapsed(match["label"]))
        for line in anatomy.lines
        if (match := _PAIR.match(line.text, 0, 60))
    ]
    asked = sum(1 for start in starts if _ASKING.fullmatch(start.label))
    if asked and len(starts) - asked and len(starts) >= 3:
        return starts
    if asked >= 2 and len(starts) == asked and not any(s.label[0] == "پ" and len(s.label) == 1 for s in starts):
        # Only the questions are marked by a word: the answers are by a name, or each stands in its own paragraph.
        named = _by_name(anatomy, _NAMED, ":", announced=announced)
        is_answered = any(not _ASKING.fullmatch(start.label) for start in named)
        return named if is_answered else _with_answers(anatomy, starts)
    return []


def _with_answers(anatomy: Anatomy, starts: list[_Start]) -> list[_Start]:
    found: list[_Start] = []
    for start in starts:
        found.append(start)
        following = anatomy.line_index(anatomy.passages[start.line.passage].span.end - 1) + 1
        if following < len(anatomy.lines) and anatomy.passages[anatomy.lines[following].passage].role == "paragraph":
            line = anatomy.lines[following]
            if not any(other.line.start == line.start for other in starts):
                found.append(_Start(line, line.start, ""))
    return found


def _by_name(anatomy: Anatomy, named: re.Pattern[str], mark: str, *, announced: bool) -> list[_Start]:
    """Give the turns of those who are `named` before a `mark`, where they recur."""
    content = anatomy.document.text.content
    marked = [line for line in anatomy.lines if mark in line.text] if mark in anatomy.text else []
    if len(marked) < _FEWEST:
        return []
    candidates: list[_Start] = []
    for line in marked:
        match = named.match(line.text, 0, 44)
        if match is None or (anatomy.states_headings and anatomy.passages[line.passage].role == "heading"):
            continue
        label = collapsed(match[match.lastgroup or "label"])
        if (
            len(label.split()) > 5
            or (KEY.search(label) and not _ASKING.fullmatch(label) and not _HOUSE.match(label))
            or _SAYS.search(label)
            or DATE.search(label)
        ):
            continue
        name = match.span(match.lastgroup or "label")
        said = " ".join(content[line.start + name[0] : line.start + name[1]].split())
        end = line.start + len(match[0].rstrip())
        candidates.append(_Start(line, end, label.split(" (")[0], said.split(" (")[0]))
    candidates = _named_in_full(candidates)
    counts = Counter(start.label for start in candidates)
    recurring = {label for label, count in counts.items() if count >= 2}
    if not recurring:
        return []
    starts = [start for start in candidates if start.label in recurring or (announced and start.label in counts)]
    if len({start.label for start in starts}) < 2 or len(starts) < _FEWEST or len(recurring) > 8:
        return []
    questions = sum(1 for index, start in enumerate(starts) if _asks(anatomy, start, starts[index + 1 : index + 2]))
    changes = sum(1 for a, b in pairwise(starts) if a.label != b.label)
    if questions * 4 >= len(starts) and changes * 2 >= len(starts) - 1:
        return starts
    return starts if announced and changes * 2 >= len(starts) - 1 else []


def _named_in_full(starts: list[_Start]) -> list[_Start]:
    """Give a speaker who is named shortly (“ن. الوندی”, “ن. ا.”, “الوندی”) the name that an earlier turn has in full."""
    full: dict[str, _Start] = {}
    found = []
    for start in starts:
        words = start.label.replace(".", " ").split()
        known = full.get(start.label)
        if known is None and len(words) > 1 and all(len(word) > 1 for word in words):
            for short in (words[-1], f"{words[0][0]} {words[-1]}", f"{words[0][0]} {words[-1][0]}"):
                full.setdefault(short, start)
        known = known or full.get(" ".join(words))
        if known is None or known.label == start.label:
            found.append(start)
        else:
            found.append(replace(start, label=known.label, name=known.name))
    return found


def _asks(anatomy: Anatomy, start: _Start, following: list[_Start]) -> bool:
    end = following[0].line.start if following else min(len(anatomy.text), start.line.start + 600)
    return "؟" in anatomy.text[start.line.start : min(end, start.line.start + 600)]


def _by_bold(anatomy: Anatomy, *, announced: bool) -> list[_Start]:
    questions = [
        passage
        for passage in anatomy.passages
        if passage.lines and passage.lines[-1].bold and passage.divisible and all(line.bold for line in passage.lines)
        and passage.lines[-1].text.endswith(("؟", "؟»", "؟!"))
    ]  # fmt: skip
    if len(questions) < (1 if announced else 2):
        return []
    starts: list[_Start] = []
    for passage in questions:
        following = anatomy.passages[passage.index + 1 : passage.index + 2]
        if not following or following[0].role != "paragraph" or (following[0].lines[:1] and following[0].lines[0].bold):
            continue
        starts.append(_Start(passage.lines[0], passage.lines[0].start, "?"))
        starts.append(_Start(following[0].lines[0], following[0].lines[0].start, ""))
    return starts if len(starts) >= 4 or (announced and len(starts) >= 2) else []


def _asking(anatomy: Anatomy, starts: list[_Start]) -> set[str]:
    asked: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for index, start in enumerate(starts):
        total[start.label] += 1
        asked[start.label] += _asks(anatomy, start, starts[index + 1 : index + 2])
    by_word = {label for label in total if label == "?" or _ASKING.fullmatch(label)}
    if by_word:
        return by_word
    best = max(total, key=lambda label: (asked[label] / total[label], -list(total).index(label)))
    return {best}


def _stops(anatomy: Anatomy, starts: list[_Start]) -> list[int]:
    """Give where each turn ends: at the next one, at a heading of the format, or at a break."""
    begun = {start.line.passage for start in starts}
    ends = [
        p.span.start for p in anatomy.passages if p.role in ("heading", "separator", "break") and p.index not in begun
    ]
    ends += [r.span.start for r in anatomy.found("running-head", "page-number", "masthead")]
    ends += [r.span.start for r in anatomy.found("page-jump") if r.fact("whole") == "yes"]
    ends += [line.start for line in anatomy.lines[-_LAST_LINES:] if explicit_byline(line) or _SOURCE.match(line.text)]
    barriers = sorted(ends)
    stops: list[int] = []
    position = 0
    for index, start in enumerate(starts):
        end = starts[index + 1].line.start if index + 1 < len(starts) else len(anatomy.text)
        while position < len(barriers) and barriers[position] <= start.line.start:
            position += 1
        if position < len(barriers):
            end = min(end, barriers[position])
        stops.append(start.line.start + len(anatomy.text[start.line.start : end].rstrip()))
    return stops
