"""What the text says of itself: title, author or issuing body, date and place of issue, each with where it was read."""

import re
from collections.abc import Iterator

from tei_edition.model import Recognition, RecognitionRole, Span
from tei_edition.structure.bylines import BY, FROM
from tei_edition.structure.datelines import date_and_place
from tei_edition.structure.lexicon import (
    CITY,
    DATE,
    OFFICE,
    ORGANIZATION,
    alternatives,
    is_given_name,
    is_initials,
    is_personal_name,
    may_hold_date,
)
from tei_edition.structure.passages import Anatomy
from tei_edition.text.appellations import COMMON_TITLES

_MANY = frozenset({"periodical-page", "bulletin"})
_UNDATED = frozenset({"teaser-list", "periodical-page"})
_MESSAGE = re.compile(
    r"(?:پیام|سخنرانی|نامه|یادداشت|سخنان|مصاحبه با|گفتگو با) (?P<name>[^\W\d_]+(?: [^\W\d_]+){1,2}?) (?=به مناسبت|به|در|درباره|خطاب)"
)
_SUBJECT = re.compile(r"(?:موضوع|عنوان|درباره|در باره) ?: ?")
_KEY = re.compile(r"[^:]{2,18}: ?")
_BEFORE_BODY = re.compile(
    rf"(?:از طرف|از سوی|به نمایندگی از|امضا|نویسنده|صادر ?کننده)? ?:? ?|.*(?:{OFFICE.pattern})[^\W\d_]*(?: [^\W\d_]+)? ?[،:-]? ?|.*[-،:(*] ?|\d{{1,2}} ?[._)-] ?"
)
"""What may stand before a body on a line that names it; after anything else it is a part of another name."""
_TITLE = re.compile(rf"(?:{alternatives(*COMMON_TITLES)}) ")


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find the facts for the header; the masthead's are found with it. Linear."""
    kind = next((r.fact("kind") for r in anatomy.found("kind")), "unknown")
    title = _title(anatomy, kind)
    if title:
        yield title
    yield from _authors(anatomy, kind, title)
    yield from _issuers(anatomy, kind)
    if not anatomy.found("issued") and kind not in _UNDATED:
        yield from _issued(anatomy)
    for number in anatomy.found("page-number")[:1]:
        value = re.search(r"\d+", anatomy.text[number.span.start : number.span.end])
        if value and number.span.start < 400:
            span = Span(number.span.start + value.start(), number.span.start + value.end())
            yield Recognition("page", span, number.certainty, "the number of the first page")


def _title(anatomy: Anatomy, kind: str) -> Recognition | None:
    heads = [r for r in anatomy.found("heading") if r.fact("kind") == "main"]
    first = next(iter(anatomy.headings), None)
    span, certainty = None, 0.8
    kickers = {r.span.start for r in anatomy.found("heading") if r.fact("kind") == "kicker"}
    cried = first is not None and any(line.start in kickers and line.text.endswith("!") for line in first.lines)
    if heads and (first is None or cried or heads[0].span.start <= first.span.end):
        span, certainty = heads[0].span, heads[0].certainty
    elif first is not None:
        if first.span in anatomy.claimed(
            "masthead", "byline", "dateline", "running-head", "salutation", "slogan", "verse"
        ):
            return None
        before = anatomy.text[: first.span.start].strip()
        if len(before) > 400:
            return None
        span = Span(first.lines[0].start, first.lines[-1].end) if first.lines else first.span
    if span is None or (kind in _MANY and _heads(anatomy) != 1):
        return None
    subject = _SUBJECT.match(anatomy.text, span.start, span.end)
    if subject:
        span = Span(subject.end(), span.end)
    return Recognition("title", span, certainty, "the headline")


def _heads(anatomy: Anatomy) -> int:
    """Count the texts that a document has by their heads: those of the format, and those recognised inside it."""
    starts = {p.span.start for p in anatomy.headings}
    starts.update(r.span.start for r in anatomy.found("heading") if r.fact("kind") in ("main", "inner"))
    return len(starts)


def _authors(anatomy: Anatomy, kind: str, title: Recognition | None) -> Iterator[Recognition]:
    for byline in anatomy.found("byline"):
        if kind in _MANY or kind == "teaser-list":
            break
        text = anatomy.text[byline.span.start : byline.span.end]
        start = (
            by.end() if (by := BY.match(text) or FROM.match(text) or _KEY.match(text)) and by.end() < len(text) else 0
        )
        if by and any(
            word in by[0] for word in ("مترجم", "ترجمه", "برگردان", "عکس", "سردبیر", "ویراستار", "ناشر", "طرح")
        ):
            continue
        name = text[start:].strip(" ()-")
        if is_personal_name(_TITLE.sub("", name)):
            at = byline.span.start + text.index(name, start)
            yield Recognition("author", Span(at, at + len(name)), byline.certainty, "the byline")
            return
    if title:
        match = _MESSAGE.match(anatomy.text, title.span.start, title.span.end)
        if match and is_personal_name(match["name"]):
            yield Recognition("author", Span(*match.span("name")), 0.8, "the person whom the headline names")
            return
    signatures = anatomy.found("signature")
    if len(signatures) == 1 and kind not in _MANY:
        text = anatomy.content[signatures[0].span.start : signatures[0].span.end]
        lines = anatomy.text[signatures[0].span.start : signatures[0].span.end].split("\n")
        name = lines[0].strip()
        if (
            not ORGANIZATION.search(text)
            and not OFFICE.search(" ".join(lines))
            and (is_personal_name(name) or is_initials(name) or is_given_name(name))
        ):
            span = Span(signatures[0].span.start, signatures[0].span.start + len(lines[0].rstrip()))
            yield Recognition("author", span, 0.7, "the signature")


def _issuers(anatomy: Anatomy, kind: str) -> Iterator[Recognition]:
    if kind in _MANY:
        return
    found: set[str] = set()
    listed = anatomy.claimed("supporters", "entry", "teaser")
    roles: tuple[RecognitionRole, ...] = ("byline", "signature")
    for role in roles:
        for recognition in anatomy.found(role):
            if recognition.span in listed:
                continue
            offset = recognition.span.start
            for line in anatomy.text[offset : recognition.span.end].split("\n"):
                body = _body(line)
                if body:
                    name = line[body[0] : body[1]]
                    if not any(name in other or other in name for other in found):
                        found.add(name)
                        evidence = f"the {role}"
                        yield Recognition(
                            "issuer", Span(offset + body[0], offset + body[1]), recognition.certainty - 0.05, evidence
                        )
                offset += len(line) + 1
        if found:
            return


def _body(line: str) -> tuple[int, int] | None:
    """Give the name of a body in a line: from its first word of that sort on, without a date and marks at the end."""
    match = ORGANIZATION.search(line)
    if match is None or not _BEFORE_BODY.fullmatch(line[: match.start()]):
        return None
    date = DATE.search(line, match.end())
    end = date.start() if date else len(line)
    text = line[match.start() : end].rstrip(" :،-.()*")
    if "(" in text and ")" not in text and line[match.start() + len(text) :].startswith(")"):
        text += ")"
    return (match.start(), match.start() + len(text)) if len(text) > 3 else None


def _issued(anatomy: Anatomy) -> Iterator[Recognition]:
    datelines = anatomy.found("dateline")
    for dateline in datelines[:1] if len(datelines) == 1 else [*datelines[:1], *datelines[-1:]]:
        first = anatomy.line_index(dateline.span.start)
        line = anatomy.lines[first]
        if not may_hold_date(line.text) and line.end < dateline.span.end:
            # The place stands on a line of its own, over the date.
            yield Recognition("place", line.span, dateline.certainty - 0.05, "the dateline")
            line = anatomy.lines[first + 1]
            placed = True
        else:
            placed = False
        found = date_and_place(line)
        dates = [match.span() for match in DATE.finditer(anatomy.text, dateline.span.start, dateline.span.end)]
        if not dates:
            continue
        last = dates[-1][1]
        if anatomy.text[last : last + 2].strip() == ")" and "(" in anatomy.text[dates[0][0] : last]:
            dates[-1] = (dates[-1][0], anatomy.text.index(")", last) + 1)
        yield Recognition("issued", Span(dates[0][0], dates[-1][1]), dateline.certainty, "the dateline")
        if found and found[1]:
            yield Recognition("place", found[1], dateline.certainty - 0.05, "the dateline")
        if not placed and not (found and found[1]):
            yield from _city(anatomy)
        return
    for signature in anatomy.found("signature")[-1:]:
        dates = [match.span() for match in DATE.finditer(anatomy.text, signature.span.start, signature.span.end)]
        if dates:
            yield Recognition("issued", Span(dates[0][0], dates[-1][1]), 0.7, "the date in the signature")
    yield from _city(anatomy)


def _city(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find the place in another dateline than the date's, or before the date at the end of a signature."""
    for dateline in anatomy.found("dateline"):
        match = CITY.match(anatomy.text, dateline.span.start, dateline.span.end)
        if match:
            yield Recognition("place", Span(*match.span()), dateline.certainty - 0.1, "the dateline")
            return
