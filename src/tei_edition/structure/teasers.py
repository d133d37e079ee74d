"""Teasers of a web index: a headline, a text that is cut off, and a link to the rest.

The link's words (“ادامه مطلب”) divide one teaser from the next. What stands between two of them is one teaser: the
first short line is its headline, the rest its text. Where no such words stand, three cut texts in a row with a
headline each are evidence enough.
"""

import re
from collections.abc import Iterator

from tei_edition.model import Recognition, Span
from tei_edition.structure.bylines import explicit_byline, name_and_date
from tei_edition.structure.lexicon import DATE, alternatives, is_personal_name
from tei_edition.structure.passages import Anatomy, Line

_MORE = (
    "ادامه مطلب", "ادامه ی مطلب", "ادامه خبر", "ادامه متن", "ادامه", "بیشتر بخوانید", "بیشتر", "متن کامل", "ادامه را بخوانید",
    "ادامه مطلب را بخوانید", "بقیه مطلب", "بقیه", "بخوانید", "مطالعه بیشتر", "خواندن ادامه", "ادامه گزارش", "ادامه نوشته",
    "ادامه این مطلب", "متن کامل خبر", "متن کامل اطلاعیه", "ادامه یادداشت", "read more", "more",
)  # fmt: skip
_SAYING_MORE = ("ادامه", "بیشتر", "کامل", "بقیه", "بخوانید", "more", "More", "MORE")
_LINK = re.compile(rf"[\[(«<]*(?:{alternatives(*_MORE)})(?: ?(?:\.\.\.|…|»|«|←|→|>>?|<<?|\]|\)))* ?\Z", re.IGNORECASE)
_CUT = re.compile(r"(?:\[ ?(?:…|\.{3}) ?\]|…|\.{3,})")
_CUT_AT_END = re.compile(r"(?:\[ ?(?:…|\.{3,}) ?\]|…|\.{3,}) ?\Z")
_DATED = re.compile(rf"(?:{DATE.pattern})(?: ?[-|:] ?)?", re.IGNORECASE)
_HEADLINE = 130
_BYLINE = 60
_BELOW = (("kind", "sub"), ("joined", "yes"))


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find teasers; two of them at least. Linear."""
    says_more = any(word in anatomy.text for word in _SAYING_MORE)
    links = [
        (index, match) for index, line in enumerate(anatomy.lines) if says_more and (match := _link(anatomy, line))
    ]
    least = 1 if "teasers" in anatomy.forced else 2
    stretches = _by_links(anatomy, links) if len(links) >= least else []
    if len(stretches) >= least:
        certainty, evidence = 0.95, "a headline, a cut text, and words that lead to the rest"
    else:
        stretches = _by_cuts(anatomy)
        certainty, evidence = 0.7, "headlines in a row, each with a text that is cut off"
    if len(stretches) < least:
        return
    for stretch in stretches:
        yield from _teaser(anatomy, stretch, certainty, evidence)


def _link(anatomy: Anatomy, line: Line) -> re.Match[str] | None:
    match = _LINK.search(line.text, max(0, len(line.text) - 40))
    if match is None:
        return None
    before = line.text[: match.start()].rstrip(" -|")
    if before and not _CUT_AT_END.search(before[-8:]):
        return None
    if not before and len(match[0].split()) == 1 and anatomy.passages[line.passage].prose:
        return None
    return match


def _by_links(anatomy: Anatomy, links: list[tuple[int, re.Match[str]]]) -> list[tuple[int, int, re.Match[str] | None]]:
    found: list[tuple[int, int, re.Match[str] | None]] = []
    begin = 0
    for index, match in links:
        head = _headline(anatomy, begin, index, first=not found)
        if head is not None:
            found.append((head, index, match))
        begin = index + 1
    return found


def _headline(anatomy: Anatomy, begin: int, last: int, *, first: bool) -> int | None:
    """Give the line that heads the teaser which ends with line `last`: the first, or for the first teaser the last."""
    lines = anatomy.lines
    if last - begin < 1:
        return None
    candidates = [i for i in range(begin, last + 1) if len(lines[i]) <= _HEADLINE and not _is_text(anatomy, lines[i])]
    if not candidates:
        return None
    if not first:
        return begin if begin in candidates else candidates[0]
    text = next((i for i in range(begin, last + 1) if _is_text(anatomy, lines[i])), last)
    before = [i for i in candidates if i < text and not _DATED.fullmatch(lines[i].text)]
    headings = [i for i in before if anatomy.states_headings and anatomy.passages[lines[i].passage].role == "heading"]
    return (headings or before or candidates)[-1]


def _is_text(anatomy: Anatomy, line: Line) -> bool:
    passage = anatomy.passages[line.passage]
    if passage.role == "heading":
        return False
    return len(line) > _HEADLINE or passage.prose or _CUT.search(line.text[-6:]) is not None


def _by_cuts(anatomy: Anatomy) -> list[tuple[int, int, re.Match[str] | None]]:
    """Find pairs of a headline and a cut text; they are teasers where most running text is of that sort."""
    prose = [p for p in anatomy.passages if p.role == "paragraph" and len(p.span) > 80]
    found: list[tuple[int, int, re.Match[str] | None]] = []
    for passage in prose:
        if not passage.lines or not _CUT_AT_END.search(passage.lines[-1].text[-6:]):
            continue
        last = passage.lines[-1].index
        first = passage.lines[0].index
        if first < last and len(passage.lines[0]) <= _BYLINE and not _ends_text(passage.lines[0].text):
            found.append((first, last, None))
        elif (
            first > 0 and len(anatomy.lines[first - 1]) <= _HEADLINE and not _is_text(anatomy, anatomy.lines[first - 1])
        ):
            found.append((first - 1, last, None))
    return found if len(found) >= 3 and len(found) * 4 >= len(prose) * 3 else []


def _by_whom(line: Line, below: int, following: Line | None) -> Iterator[Recognition]:
    """Find who wrote a teaser's text, and the line under its headline over its date."""
    if below > 2 or len(line) > _BYLINE:
        return
    if dated := name_and_date(line):
        yield Recognition("byline", dated[0].span, *dated[2])
        yield Recognition("dateline", dated[1], 0.85, "a date after who wrote a teaser")
    elif found := explicit_byline(line):
        yield Recognition("byline", line.span, *found)
    elif below == 1 and following is not None and _DATED.fullmatch(following.text):
        if is_personal_name(line.text):
            yield Recognition("byline", line.span, 0.8, "a name between the headline and the date of a teaser")
        else:
            yield Recognition("heading", line.span, 0.7, "a line between the headline and the date", _BELOW)


def _ends_text(text: str) -> bool:
    """Tell a line that ends a sentence, and so heads nothing; a headline may ask."""
    return text.endswith((".", "!", "…", "،", "»", ":"))


def _teaser(
    anatomy: Anatomy, stretch: tuple[int, int, re.Match[str] | None], certainty: float, evidence: str
) -> Iterator[Recognition]:
    head, last, link = stretch
    lines = anatomy.lines
    yield Recognition("teaser", Span(lines[head].start, lines[last].end), certainty, evidence)
    yield Recognition("heading", lines[head].span, certainty, "the first line of a teaser", (("kind", "main"),))
    if link:
        start = lines[last].start + link.start()
        yield Recognition(
            "continuation", Span(start, lines[last].start + link.end()), certainty, "words that lead to the rest"
        )
    dated = False
    for index in range(head + 1, last + 1):
        line = lines[index]
        limit = link.start() if link and index == last else len(line.text)
        cut = _CUT_AT_END.search(line.text[:limit].rstrip())
        if cut:
            point = line.start + cut.end() - (1 if cut[0].endswith(" ") else 0)
            yield Recognition("truncation", Span(point, point), certainty, "the mark where the text is cut off")
        if link is None or index < last:
            yield from _by_whom(line, index - head, lines[index + 1] if index < last else None)
        date = None if dated else _DATED.match(line.text)
        if date and index <= head + 2 and len(date[0].split()) >= 2:
            dated = True
            span = Span(line.start, line.start + len(date[0].rstrip(" -|:")))
            yield Recognition("dateline", span, 0.85, "a date at the beginning of a teaser")
