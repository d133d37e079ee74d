"""Headlines: main, kicker and sub-headline at the head of a text, and subordinate headings inside it.

The format's own headings, and those that the shapes of lines show, are headings already; here they get their sort, and
lines beside them join them. What stays plain: lines that the recognisers before took, and lines that end a sentence.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from tei_edition.model import Recognition, RecognitionRole, Span
from tei_edition.structure.lexicon import NO_LETTER_AFTER, VERB_AT_END, alternatives, is_key, is_personal_name, is_place
from tei_edition.structure.passages import Anatomy, Line, Passage, Run, ends_sentence

SORTS = alternatives(
    "اطلاعیه", "اطلاعیه_های", "بیانیه", "اعلامیه", "فراخوان", "پیام", "گزارش", "گزارشی", "نامه", "قطعنامه", "مصاحبه", "گفتگو", "گفت و گو",
    "صورتجلسه", "صورت_جلسه", "خبرنامه", "بولتن", "روزشمار", "گاهشمار", "اخبار", "خبر", "یادنامه", "طومار", "سخنرانی",
)  # fmt: skip
_SORT = re.compile(rf"(?:{SORTS}){NO_LETTER_AFTER}")
_SUB = re.compile(
    rf"(?:\(|«|-|(?:گفتگو|گفت و گو)ی?ی?(?: [^:]{{2,30}})? با|مصاحبه(?: ای|ی)?(?: [^:]{{2,30}})? با|به مناسبت|در ?باره|پیرامون|در رابطه با|در مورد|به یاد|پاسخ به){NO_LETTER_AFTER}?"
)
_GOES_ON = re.compile(
    rf"(?:{alternatives('درباره', 'در باره', 'در سالگرد', 'در مورد', 'پیرامون', 'به مناسبت', 'در رابطه با', 'در محکومیت', 'در اعتراض به', 'در حمایت از', 'در دفاع از', 'در همبستگی با', 'در پشتیبانی از', 'در پاسخ به', 'برای', 'علیه', 'با شرکت', 'با حضور', 'از آغاز تا', 'به یاد', 'عضو', 'دبیر', 'سخنگوی', 'نماینده', 'رییس', 'مسیول', 'از رهبران', 'از فعالین', 'از فعالان', 'و', 'که')}){NO_LETTER_AFTER}"
)
"""What a line begins with that goes on with a headline."""
_NAMED = re.compile(r"[^()]{4,36}\([^()]*\d[^()]*\)")
_INVOCATION = re.compile(
    rf"(?:{alternatives('بسمه تعالی', 'به نام', 'بنام', 'بسم الله', 'هو الباقی', 'هوالباقی', 'هو الحق', 'انا لله', 'بازگشت همه', 'برای انتشار', 'جهت انتشار', 'برای درج', 'جهت درج', 'جهت اطلاع', 'فوری', 'خبر فوری')}){NO_LETTER_AFTER}"
)
"""Lines that stand over a headline and are none: invocations, and words for the press."""
_OCCASION = re.compile(rf"(?:به مناسبت|بمناسبت|در سالگرد|در آستانه|در استانه|به یاد){NO_LETTER_AFTER}")
_RUBRIC = re.compile(
    rf"(?:{alternatives('سرمقاله', 'سر مقاله', 'یادداشت', 'یادداشت روز', 'یادداشت هفته', 'یادداشت ماه', 'یادداشت سردبیر', 'یادداشت سیاسی', 'سخن روز', 'سخن هفته', 'سخن ماه', 'سخن سردبیر', 'سرسخن', 'سخن نخست', 'سخن اول', 'دیدگاه', 'دیدگاه_ها', 'نظر', 'نقطه نظر', 'تحلیل', 'تفسیر', 'تفسیر سیاسی', 'تفسیر خبر', 'نقد', 'نقد و بررسی', 'نقد کتاب', 'معرفی کتاب', 'مقاله', 'مقاله وارده', 'مقالات رسیده', 'ستون آزاد', 'صفحه آزاد', 'تریبون آزاد', 'شعر', 'داستان', 'داستان کوتاه', 'طنز', 'خاطره', 'خاطرات', 'از تاریخ', 'پاورقی', 'ترجمه', 'اسناد', 'سند', 'ضمیمه', 'پرسش و پاسخ')}) ?:?"
)
"""The rubric of a periodical over a headline."""
_SAID = re.compile(r"[؟!»] ?[^\W\d_]{2}.* |[؟!.]» ?[^\W\d_]")
"""A sentence that ends inside a line, and who said it."""
_SUBJECT = re.compile(r"(?:موضوع|عنوان|درباره|در باره) ?:")
_KEYED = re.compile(r"[^:]{2,20}: ?\S")
_LONGEST = 150
_LONGEST_INNER = 75
_FEW_WORDS = 4
_TEXT = 120
"""Code points under a line in bold that are a text of its own."""
_FILLED = 0.9
"""The share of a column that its lines fill where the next word would not fit."""
_WIDE = 60
"""Lines up to this width are columns, in which a short line alone says nothing."""
_TAKEN: frozenset[RecognitionRole] = frozenset(
    {
        "masthead", "running-head", "page-number", "dateline", "salutation", "turn", "byline", "signature", "address",
        "email", "telephone", "web-address", "teaser", "page-jump", "continuation", "reference", "slogan", "entry",
        "verse",
    }
)  # fmt: skip


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find headlines and the headings inside a text. Linear."""
    heads: set[int] = set()
    found = anatomy.found("teaser")
    for run in anatomy.runs:
        lines = [line for line in run.head if _TAKEN.isdisjoint(line.roles)]
        if run.first and found and lines:
            lines = [line for line in lines if line.end <= found[0].span.start]
        for recognition in _headlines(anatomy, run, lines):
            heads.add(recognition.span.start)
            yield recognition
    yield from _inner(anatomy, heads)


def _headlines(  # noqa: PLR0912  one branch for each dress of a head
    anatomy: Anatomy, run: Run, lines: list[Line]
) -> Iterator[Recognition]:
    if run.first:
        able = (
            line
            for line in lines
            if _may_head(line, alone=len(anatomy.passages[line.passage].lines) == 1) and not is_place(line.text)
        )
        candidates = list(islice(able, 5))
        if anatomy.states_headings and any(anatomy.passages[line.passage].role == "heading" for line in candidates):
            stated = next(c for c in candidates if anatomy.passages[c.passage].role == "heading")
            candidates = [
                c
                for c in candidates
                if anatomy.passages[c.passage].role == "heading"
                or _SUB.match(c.text)
                or (c.start < stated.start and _SORT.match(c.text))
            ]
        if run.last:
            candidates = candidates[:2]
        states = any(_SUBJECT.match(line.text) or _SORT.match(line.text) for line in candidates)
        if not candidates or (len(candidates) == 1 and len(anatomy.passages) == 1 and not states):
            return
        if not _is_head(anatomy, candidates):
            return
        yield from _sorted(anatomy, _joined(anatomy, candidates), certain=0.9)
        heads = [line for line in run.lines if anatomy.passages[line.passage].role == "heading"]
        if anatomy.states_headings and heads:
            yield from _over_columns(anatomy, [line for line in lines if line.start > heads[-1].start])
        return
    following = anatomy.line_index(run.lines[-1].end) + 1 if run.lines else 0
    turns = _turn_starts(anatomy)
    if run.foot and (any(line.start in turns for line in run.lines[1:]) or _starts_at(anatomy, following, turns)):
        yield from _before_interview(anatomy, run, max(turns))
        return
    if run.head and following < len(anatomy.lines) and _in_column(anatomy, anatomy.lines[following]):
        yield from _over_columns(anatomy, lines)
    headings: list[Line] = []
    for line in lines:
        passage = anatomy.passages[line.passage]
        if passage.role == "heading":
            if headings and anatomy.passages[headings[-1].passage].role != "heading":
                headings = []
            headings.append(line)
        elif (
            headings
            and _may_head(line)
            and len(line) > 12
            and _SUB.match(line.text)
            and not _SAID.search(line.text)
            and line.passage - headings[-1].passage <= 1
        ):
            headings.append(line)
    if len(headings) > 1 and any(anatomy.passages[line.passage].role != "heading" for line in headings):
        yield from _sorted(anatomy, _joined(anatomy, headings), certain=0.75)


def _turn_starts(anatomy: Anatomy) -> set[int]:
    return {recognition.span.start for recognition in anatomy.found("turn")[:1]}


def _starts_at(anatomy: Anatomy, index: int, starts: set[int]) -> bool:
    return index < len(anatomy.lines) and anatomy.lines[index].start in starts


def _before_interview(anatomy: Anatomy, run: Run, turn: int) -> Iterator[Recognition]:
    """Give the lines between what closes one text and the first turn of an interview: they are its headlines."""
    ends = [r.span.end for r in anatomy.found("dateline", "signature") if r.span.start < turn]
    last = max(ends, default=0)
    lines = [line for line in run.lines if last <= line.start < turn and _may_head(line)]
    if 0 < len(lines) <= 5:
        yield from _sorted(anatomy, _joined(anatomy, lines, whole=True), certain=0.7)


def _in_column(anatomy: Anatomy, line: Line) -> bool:
    lines = anatomy.passages[line.passage].lines
    return len(lines) > 3 and max(len(other) for other in lines) < 45


def _over_columns(anatomy: Anatomy, lines: list[Line]) -> Iterator[Recognition]:
    """Give headlines that a column broke: lines of one passage, or very short passages in a row."""
    stretches: list[list[Line]] = []
    for line in lines:
        passage = anatomy.passages[line.passage]
        if passage.role == "heading" or (not _may_head(line) and not line.text.endswith("،")):
            continue
        previous = stretches[-1][-1] if stretches else None
        joined = previous is not None and (
            line.passage == previous.passage
            or (
                line.passage == previous.passage + 1
                and len(passage.lines) == 1
                and len(anatomy.passages[previous.passage].lines) == 1
            )
        )
        if joined:
            stretches[-1].append(line)
        else:
            stretches.append([line])
    for stretch in stretches:
        if len(stretch) > 1 and len(stretch) < 7:
            span = Span(stretch[0].start, stretch[-1].end)
            yield Recognition("heading", span, 0.65, "short lines over a column", (("kind", "inner"),))


def _is_head(anatomy: Anatomy, candidates: list[Line]) -> bool:
    """Tell whether short lines at the beginning head anything: something must follow them, or the format says so."""
    if any(anatomy.passages[line.passage].role == "heading" for line in candidates):
        return True
    if any(_SORT.match(line.text) or _SUBJECT.match(line.text) for line in candidates):
        return True
    following = anatomy.passages[candidates[-1].passage + 1 : candidates[-1].passage + 6]
    same = anatomy.passages[candidates[-1].passage]
    return same.prose or any(
        p.prose or p.role in ("list", "table", "quotation") or len(p.text) > len(candidates[-1]) for p in following
    )


def _may_head(line: Line, *, alone: bool = False) -> bool:
    text = line.text
    if len(line) > _LONGEST or len(text) < 3 or not any(c.isalpha() for c in text):
        return False
    if text.endswith((".", "،", "؛", "…")) and not text.endswith("..."):
        return text.endswith(".") and len(line) < _LONGEST_INNER and _SORT.match(text) is not None
    if _SUBJECT.match(text):
        return True
    if text.endswith(":"):
        return len(text) > 20 and _SORT.match(text) is not None
    return not (
        _KEYED.match(text) and len(text.split(":")[0].split()) <= 2 and len(text) < 40 and (not alone or is_key(text))
    )


def _joined(anatomy: Anatomy, lines: list[Line], *, whole: bool = False) -> list[tuple[int, int, str]]:
    """Give each headline as a stretch: a heading of the format is one, however many lines it has.

    So is a passage of a column, and any passage where `whole` says so, and a line that goes on with the one right over it.
    """
    columns = any(_in_column(anatomy, p.lines[0]) for p in anatomy.passages if p.prose)
    stretches: list[tuple[int, int, str]] = []
    previous = -1
    for line in lines:
        passage = anatomy.passages[line.passage]
        goes_on = (
            bool(stretches) and _goes_on(stretches[-1][2], line.text) and anatomy.adjoin(stretches[-1][1], line.start)
        )
        if goes_on or (line.passage == previous and (passage.role == "heading" or whole or columns)):
            start, _, text = stretches[-1]
            stretches[-1] = (start, line.end, f"{text} {line.text}")
        else:
            stretches.append((line.start, line.end, line.text))
        previous = line.passage
    return stretches


def _sorted(anatomy: Anatomy, stretches: list[tuple[int, int, str]], *, certain: float) -> Iterator[Recognition]:
    main = 0
    while main < len(stretches) - 1 and _is_kicker(stretches[main][2], stretches[main + 1][2]):
        main += 1
    if (
        main == 0
        and len(stretches) > 1
        and stretches[0][2].endswith("!")
        and _SORT.match(stretches[1][2])
        and not _SORT.match(stretches[0][2])
    ):
        main = 1
    format_heads = [
        i
        for i, (start, _, _) in enumerate(stretches)
        if anatomy.passages[_passage_at(anatomy, start)].role == "heading"
    ]
    if (
        format_heads
        and format_heads[0] > main
        and not _SORT.match(stretches[main][2])
        and not _OCCASION.match(stretches[format_heads[0]][2])
    ):
        main = format_heads[0]
        # A shape is a heading for what follows it: the lines right over it are of one headline with it.
        while not anatomy.states_headings and main and anatomy.adjoin(stretches[main - 1][1], stretches[main][0]):
            main -= 1
    if all(_INVOCATION.match(text) for _, _, text in stretches[main:]):
        main = 0
    while main < len(stretches) - 1 and _INVOCATION.match(stretches[main][2]):
        main += 1
    if main == 0 and len(stretches) > 1 and _OCCASION.match(stretches[0][2]):
        main = 1
    others = [i for i, (_, _, text) in enumerate(stretches) if not _is_person(text)]
    if others and _is_person(stretches[main][2]):
        main = others[0]
    for index, (start, end, _) in enumerate(stretches):
        kind = "main" if index == main else "kicker" if index < main else "sub"
        facts = (("kind", kind), ("joined", "yes" if index else "no"))
        evidence = "a short line at the head of the text"
        yield Recognition("heading", Span(start, end), certain if index == main else certain - 0.1, evidence, facts)


def _goes_on(text: str, following: str) -> bool:
    """Tell a line that goes on with the headline `text`: of a message, to whom it is."""
    return _GOES_ON.match(following) is not None or (following.startswith("به ") and text.startswith(("پیام", "نامه")))


def _is_person(text: str) -> bool:
    """Tell a name with the years of a life after it."""
    return _NAMED.fullmatch(text) is not None and is_personal_name(text.split("(", maxsplit=1)[0].strip())


def _passage_at(anatomy: Anatomy, offset: int) -> int:
    return anatomy.lines[anatomy.line_index(offset)].passage


def _is_kicker(text: str, following: str) -> bool:
    """Tell a line that only names the sort of text, or its issuer, over the headline proper."""
    if _RUBRIC.fullmatch(text) and not _OCCASION.match(following):
        return True
    if _SUB.match(following) or (len(following.split()) < _FEW_WORDS - 1 and not following.endswith(("!", "؟"))):
        return False
    words = len(text.split())
    return (_SORT.match(text) is not None and words <= 8 and not text.endswith("!")) or (
        words <= 2 and len(following) > len(text) * 2
    )


def _inner(anatomy: Anatomy, heads: set[int]) -> Iterator[Recognition]:
    """Find headings inside a text that neither the format nor the reader marks: bold lines, and short lines alone."""
    widest = max((len(line) for line in anatomy.lines), default=0)
    passages = anatomy.passages
    verses = {offset for r in anatomy.found("verse") for offset in (r.span.start, r.span.end)}
    jumps = {r.span.start for r in anatomy.found("page-jump") if r.fact("whole") == "yes"}
    kickers = _kickers(anatomy)
    with_colon = _with_colon(anatomy) | _over_lists(anatomy)
    for passage in passages[1:]:
        if passage.role != "paragraph" or not passage.lines:
            continue
        if len(passage.lines) > 1:
            for span, certainty, evidence in _of_paragraph(passages[passage.index - 1], passage):
                touched = frozenset().union(*(line.roles for line in anatomy.lines_in(span)))
                if _TAKEN.isdisjoint(touched) and span.start not in heads:
                    yield Recognition("heading", span, certainty, evidence, (("kind", "inner"),))
            continue
        if passage.index == len(passages) - 1:
            break
        if passage.index in kickers or passage.index in with_colon:
            evidence = "short lines of one dress, alone over running text"
            yield Recognition("heading", passage.lines[0].span, 0.7, evidence, (("kind", "inner"),))
            continue
        line = passage.lines[0]
        if (
            not _TAKEN.isdisjoint(line.roles)
            or line.start in heads
            or len(line) > _LONGEST_INNER
            or not (_may_head_inside(line) or _is_bold_lead(line))
        ):
            continue
        before, after = passages[passage.index - 1], passages[passage.index + 1]
        if after.span.start in verses and before.span.end not in verses:
            yield Recognition("heading", line.span, 0.7, "a short line alone over verse", (("kind", "inner"),))
            continue
        if (
            line.bold
            and after.role in ("paragraph", "list", "table", "quotation")
            and (line.text.endswith(":") or not (after.lines and after.lines[0].bold))
        ):
            yield Recognition(
                "heading", line.span, 0.8, "a line in bold, alone, over running text", (("kind", "inner"),)
            )
        elif (widest > _WIDE and _stands_out(line, before, after, headed=_begins_in(before, heads))) or (
            widest <= _WIDE and _stands_in_column(jumps, line, before, after)
        ):
            yield Recognition(
                "heading", line.span, 0.6, "a short line alone between running text", (("kind", "inner"),)
            )


def _of_paragraph(before: Passage, passage: Passage) -> Iterator[tuple[Span, float, str]]:
    """Give the lines of a paragraph that head it, or a part of it, with how surely and why."""
    first, rest = passage.lines[0], passage.lines[1:]
    if (
        first.bold
        and len(first) <= _LONGEST_INNER
        and _may_head_inside(first)
        and not any(line.bold for line in rest)
        and sum(map(len, rest)) > _TEXT
        and ends_sentence(rest[-1].text)
    ):
        yield first.span, 0.75, "a line in bold over the running text of its paragraph"
    elif _over_its_text(before, passage):
        yield first.span, 0.65, "a short line over the running text of its paragraph"
    elif _is_column(passage):
        for span in _heads_in_column(passage):
            yield span, 0.65, "a line that a column would have filled, between its sentences"


def _over_its_text(before: Passage, passage: Passage) -> bool:
    """Tell a short line over the long lines of its own paragraph; before it a text has ended."""
    first, rest = passage.lines[0], passage.lines[1:]
    longest = max(map(len, rest))
    return (
        longest > _WIDE
        and len(first) * 2 < longest
        and first.words <= _FEW_WORDS + 2
        and _may_head_inside(first)
        and (first.text.endswith("؟") or not VERB_AT_END.search(first.text))
        and not first.text.endswith(("»", ")"))
        and ends_sentence(rest[-1].text)
        and (before.role != "paragraph" or not before.prose or ends_sentence(before.text))
    )


def _is_column(passage: Passage) -> bool:
    return len(passage.lines) > 3 and max(map(len, passage.lines)) <= _WIDE


def _heads_in_column(passage: Passage) -> Iterator[Span]:
    """Give lines of a few words that neither the column breaks nor a sentence ends, at its head or after a sentence.

    Such lines in a row are one headline.
    """
    lines = passage.lines
    width = max(map(len, lines)) * _FILLED
    if not any(line.text.endswith((".", "؟", "!")) or ". " in line.text for line in lines[1:]):
        return
    roomy = [
        len(line) + 1 + len(following.text.split(maxsplit=1)[0]) <= width and not ends_sentence(line.text)
        for line, following in pairwise(lines)
    ]
    if sum(free and line.words > _FEW_WORDS for free, line in zip(roomy, lines, strict=False)) * 4 > len(roomy):
        return
    first = None
    for index, line in enumerate(lines[:-1]):
        free = index == 0 or first is not None or lines[index - 1].text.endswith((".", "؟", "!"))
        short = line.words <= _FEW_WORDS and _may_head_inside(line) and not VERB_AT_END.search(line.text)
        if free and roomy[index] and short:
            first = index if first is None else first
        elif first is not None:
            yield Span(lines[first].start, lines[index - 1].end)
            first = None


def _kickers(anatomy: Anatomy) -> set[int]:
    """Give the passages that are short lines beginning with a kicker in bold (“**شهر:** …”); there must be several."""
    bold = {i.span.start: i.span.end for i in anatomy.document.inlines if ("rendition", "bold") in i.attributes}
    found = {
        p.index
        for p in anatomy.passages
        if p.role == "paragraph"
        and len(p.lines) == 1
        and p.lines[0].start in bold
        and anatomy.text[: bold[p.lines[0].start]].rstrip(" *").endswith(":")
        and len(p.lines[0]) <= _LONGEST_INNER
        and not p.lines[0].text.endswith((".", "؟", ":"))
        and _TAKEN.isdisjoint(p.lines[0].roles)
        and _over_text(anatomy, p)
    }
    return found if len(found) > 1 else set()


def _with_colon(anatomy: Anatomy) -> set[int]:
    """Give the passages that are a few words and a colon over running text; there must be several."""
    found = {
        p.index
        for p in anatomy.passages
        if p.role == "paragraph"
        and len(p.lines) == 1
        and p.lines[0].text.endswith(":")
        and p.lines[0].words <= _FEW_WORDS
        and _TAKEN.isdisjoint(p.lines[0].roles)
        and not VERB_AT_END.search(p.lines[0].text.rstrip(": "))
        and _over_text(anatomy, p)
    }
    return found if len(found) > 1 else set()


def _over_lists(anatomy: Anatomy) -> set[int]:
    """Give the passages that are a few words and a colon, without a verb, over a list or over entries."""
    entries = {r.span.start for r in anatomy.found("entry")}
    found = set()
    for passage, following in pairwise(anatomy.passages):
        if passage.role != "paragraph" or len(passage.lines) != 1 or not passage.index:
            continue
        text = passage.lines[0].text
        before = anatomy.passages[passage.index - 1]
        if (
            text.endswith(":")
            and len(text.split()) <= _FEW_WORDS
            and not VERB_AT_END.search(text.rstrip(": "))
            and (following.role == "list" or (following.lines and following.lines[0].start in entries))
            and (not before.prose or ends_sentence(before.text))
        ):
            found.add(passage.index)
    return found


def _over_text(anatomy: Anatomy, passage: Passage) -> bool:
    """Tell a passage over running text, before which a sentence ends."""
    if not 0 < passage.index < len(anatomy.passages) - 1:
        return False
    before, after = anatomy.passages[passage.index - 1], anatomy.passages[passage.index + 1]
    return after.prose and (before.role != "paragraph" or ends_sentence(before.text) or not before.prose)


def _may_head_inside(line: Line) -> bool:
    text = line.text
    return (
        any(c.isalpha() for c in text)
        and not text.endswith((".", "،", "؛", ":", "…", "!", '"'))
        and not _KEYED.match(text)
        and not _SAID.search(text)
    )


def _is_bold_lead(line: Line) -> bool:
    """Tell a line in bold that leads over to a list: it may end with a colon."""
    return line.bold and line.text.endswith(":") and len(line) > 25


def _stands_in_column(jumps: set[int], line: Line, before: Passage, after: Passage) -> bool:
    """Tell a line alone between columns whose paragraphs empty lines part: before it a text has ended."""
    ended = (
        before.role == "paragraph"
        and bool(before.lines)
        and (before.lines[-1].text.endswith((".", "؟", "!")) or before.lines[-1].start in jumps)
    )
    return (
        ended
        and after.role == "paragraph"
        and len(after.lines) > 2
        and line.words <= _FEW_WORDS
        and not is_place(line.text)
        and not VERB_AT_END.search(line.text)
    )


def _begins_in(passage: Passage, heads: set[int]) -> bool:
    return bool(passage.lines) and passage.lines[0].start in heads


def _stands_out(line: Line, before: Passage, after: Passage, *, headed: bool) -> bool:
    if not (before.prose or headed or before.role in ("list", "table", "quotation")):
        return False
    if before.prose and not ends_sentence(before.text):
        return False
    if line.text.endswith(("؟", "!")) and before.lines and line.start == before.lines[-1].end + 1:
        return False  # between the lines of a story it is a line of the story
    if after.role == "list":
        return len(line) < 50
    told = after.text.endswith(".") and VERB_AT_END.search(after.text) is not None
    return (after.prose or told) and len(after.text) > len(line) * 1.5 and after.role == "paragraph"
