"""The kind of a document, by the evidence of its parts and of the words that such texts use of themselves.

Every piece of evidence speaks for one kind with a weight; the kind with the most stands where it has enough, and its
certainty is that weight. A text of which nothing speaks stays unknown.
"""

import re
from collections.abc import Iterator

from tei_edition.model import Kind, Recognition, Span
from tei_edition.structure.lexicon import DATE, NO_LETTER_BEFORE, may_begin_with_date
from tei_edition.structure.passages import Anatomy, Line

_ENOUGH = 0.5
_FIRST = 60000
"""Code points in which a text has said what it is."""
_TITLES: tuple[tuple[Kind, str, float], ...] = (
    ("message", r"پیام (?:تسلیت|همدردی|به مناسبت درگذشت)", 0.85),
    ("minutes", r"(?:گزارش|خلاصه|شرح) (?:مذاکرات|مصوبات)|(?:گزارش|خلاصه) (?:جلسه|نشست|گردهمایی) (?:هیات|هیئت|شورای|کمیته|ماهانه|هفتگی|عمومی|سالانه|نوبتی|عادی)|مصوبات (?:جلسه|نشست|مجمع|کنگره)", 0.9),
    ("press-release", r"(?:دفتر|ستاد|بخش|واحد|کمیته|مسئول|مسیول) (?:مطبوعاتی|مطبوعات|رسانه ?ای)|خبر فوری", 0.55),
    ("press-release", r"(?:اطلاعیه|بیانیه|اعلامیه|خبر|خلاصه|گزارش)(?: ی)? (?:مطبوعاتی|خبری|رسانه ?ای)|(?:جهت|برای) (?:انتشار|درج|اطلاع رسانه|رسانه)|به (?:همه )?(?:خبرگزاری|رسانه)", 0.9),
    ("minutes", r"صورت ?جلسه|صورت ?مجلس", 0.95),
    ("chronology", r"روز ?شمار|گاه ?شمار|سال ?شمار|تقویم (?:رویداد|مبارز|اعتصاب)", 0.9),
    ("obituary", r"به یاد|یاد ?نامه|در ?گذشت|در سوگ|به یادبود|یادش گرامی|یاد رفیق|در رثای|خاموشی|جان ?باختن|تسلیت|انا لله|(?:اگهی|مجلس) (?:ترحیم|ختم|یادبود)|سوگنامه", 0.75),
    ("bulletin", r"خبر ?نامه|بولتن|اخبار کوتاه|خبر ?های کوتاه|گزیده اخبار|اخبار (?:هفته|روز|کارگری)", 0.7),
    ("interview", r"گفتگو|گفت و گو|مصاحبه|پرسش و پاسخ|میزگرد", 0.4),
    ("signature-list", r"(?:لیست|فهرست|اسامی|طومار|نام)(?: ?های?| ?ی)? .{0,30}?(?:امضا|حمایت|پشتیبان|حامیان)|امضا ?کنندگان|حمایت ?(?:های|هایی) ", 0.7),
    ("statement", r"بیانیه|اعلامیه|قطعنامه|مانیفست|منشور", 0.85),
    ("call", r"فراخوان|دعوت به|به (?:اعتصاب|تجمع|تظاهرات|گردهمایی) بپیوندید", 0.85),
    ("message", r"پیام(?! ?های?)|شادباش|تبریک", 0.8),
    ("letter", r"نامه(?! ?های?)|موضوع ?:", 0.75),
    ("report", r"گزارش|گزارشی|امار |نتایج (?:یک )?(?:نظرسنجی|بررسی|پژوهش)|مشاهدات", 0.85),
    ("obituary", r"یاد .{2,40} گرامی|گرامی باد یاد|جاودانه باد", 0.75),
    ("call", r".*(?:شرکت کن(?:ید|یم)|بپیوند(?:ید|یم)|بیای(?:ید|یم)|کمک (?:کنید|رسانید)|یاری (?:کنید|دهید|رسانید)|بشتابید|حمایت کنید|به پا خیزید|بپاخیزید)", 0.65),
    ("statement", r"اعتراض به|محکومیت|در محکومیت|در اعتراض به", 0.4),
    ("statement", r"اطلاعیه", 0.6),
)  # fmt: skip
_TITLE_WORDS = [(kind, re.compile(rf"{NO_LETTER_BEFORE}(?:{words})"), weight) for kind, words, weight in _TITLES]
_ANY_TITLE_WORD = re.compile("|".join(words.removeprefix(".*") for _, words, _ in _TITLES))
_DEDICATED = re.compile(r"به یاد")
_DEDICATION = 0.3
_FOR_THE_PRESS = re.compile(
    r"^(?:تماس|برای تماس|تماس با ما|اطلاعات بیشتر|برای اطلاعات بیشتر|تماس مطبوعات|برای درخواست مصاحبه|درخواست مصاحبه|برای مصاحبه)[^\n]{0,40}$",
    re.MULTILINE,
)
_BODY: tuple[tuple[Kind, re.Pattern[str], int, float, str], ...] = (
    ("report", re.compile(r"برگزار (?:شد|گردید|کردند|شده)|سخنرانی کرد|شرکت (?:کردند|داشتند)|تجمع کردند|دست به (?:اعتصاب|تجمع)|گرد ?امدند|گرد هم امدند|پایان (?:داد|یافت)|سخن گفت(?:ند)?|تصویب شد|خوانده شد|حضور داشتند|شعار دادند"), 3, 0.55, "what it tells was held, said, attended"),
    ("statement", re.compile(r"محکوم می ?کن(?:یم|د)|خواهان ازادی|خواستار .{0,40} هستیم|اعلام می ?(?:کنیم|داریم|دارد)|اعتراض می ?کنیم"), 1, 0.3, "that it condemns or demands"),
    ("call", re.compile(r"فرا ?می ?خوان|شرکت کنید|بپیوندید|دعوت می ?(?:کنیم|شود)|کمک کنید|یاری (?:کنید|رسانید)"), 1, 0.3, "that it calls upon its readers"),
    ("message", re.compile(r"درود می ?فرست|تبریک می ?گو|شادباش می ?گو|دست.{0,20}می ?فشار|به گرمی می ?فشار"), 1, 0.35, "that it greets"),
    ("obituary", re.compile(r"چشم از جهان|درگذشت|در گذشت|یادش گرامی|از میان ما رفت|خاموش شد|به خاک سپرد|خاکسپاری|از دست داد|دار فانی|وداع گفت|مجلس (?:ترحیم|ختم|یادبود|بزرگداشت|خاکسپاری)|مراسم (?:ترحیم|ختم|یادبود|بزرگداشت|خاکسپاری)|ایین (?:ترحیم|ختم|یادبود|بزرگداشت|خاکسپاری)|شادروان|مرحوم|بازماندگان|جان سپرد|دیده از جهان"), 2, 0.45, "that it tells of a death"),
    ("minutes", re.compile(r"حاضر(?:ین|ان) ?:|غایب(?:ین|ان) ?:|دستور جلسه|جلسه (?:در ساعت|رسمیت)|تصویب شد"), 2, 0.6, "its agenda, those present, its decisions"),
)  # fmt: skip


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Give the kind, stated or recognised. Linear."""
    if anatomy.stated_kind:
        yield Recognition("kind", Span(0, 0), 1.0, "stated in the settings", (("kind", anatomy.stated_kind),))
        return
    scores: dict[Kind, tuple[float, list[str], Span]] = {}
    for kind, weight, evidence, span in (
        *_by_parts(anatomy),
        *_by_title(anatomy),
        *_by_news(anatomy),
        *_by_dress(anatomy),
        *_by_words(anatomy),
    ):
        score, reasons, place = scores.get(kind, (0.0, [], span))
        # Evidence adds up as independent probabilities do.
        scores[kind] = (score + weight - score * weight, [*reasons, evidence], place)
    best: Kind = max(scores, key=lambda kind: scores[kind][0], default="unknown")
    if best == "unknown" or scores[best][0] < _ENOUGH:
        yield Recognition("kind", Span(0, 0), 0.5, "nothing speaks for any kind", (("kind", "unknown"),))
        return
    score, reasons, span = scores[best]
    yield Recognition("kind", span, round(min(score, 0.99), 2), "; ".join(reasons), (("kind", best),))


_ALTERNATIVE = re.compile(r"(?:\A|\|)((?:[\w ](?![?*{]))*)(?![^(]*\))")
"""The words that an alternative of a pattern begins with, up to what may be otherwise; groups hold no groups."""
_BEGINNINGS = {kind: _ALTERNATIVE.findall(pattern.pattern) for kind, pattern, *_ in _BODY}
"""What a text has one of in which a pattern is found: to look for these takes a tenth of the time."""
_HAPPENED = re.compile(
    r" (?:شد|شدند|کردند|کرد|گرفتند|گرفت|زدند|کشیدند|رفتند|ماندند|امدند|بستند|پیوستند|پیوست|یافت|یافتند|گردید|ماند)\Z"
)
_DAY = re.compile(
    r"(?:روز|صبح|عصر|شب|ظهر|بامداد) (?:(?:یک|دو|سه|چهار|پنج)? ?شنبه|جمعه|گذشته|پیش|\d)|دیروز|دیشب|پریروز|هفته (?:گذشته|پیش)|(?:از|امروز) (?:صبح|ساعت)"
)
_OPENING = 200
_WHEN = re.compile(
    r"^(?:زمان|تاریخ و ساعت|روز و ساعت|تاریخ)(?: [^:\n]{2,20})? ?:.{0,40}(?:ساعت|شنبه|جمعه|\d)", re.MULTILINE
)
_WHERE = re.compile(r"^(?:مکان|محل)(?: [^:\n]{2,20})? ?: ?\S.{3,}", re.MULTILINE)

type _Evidence = tuple[Kind, float, str, Span]


def _by_title(anatomy: Anatomy) -> Iterator[_Evidence]:
    heads = [r.span for r in anatomy.found("heading") if r.fact("kind") in ("main", "kicker", "sub")][:4]
    if not heads and anatomy.headings:
        heads = [anatomy.headings[0].span]
    heads = sorted({*heads, *(r.span for r in anatomy.found("masthead")[:1])})
    bylines = [r.span for r in anatomy.found("byline")[:2]]
    seen: set[str] = set()
    named = [*heads, *bylines]
    for index, span in enumerate(named):
        title = anatomy.text[span.start : span.end]
        if title.endswith("؟") or span.start > named[0].start + 600 or not _ANY_TITLE_WORD.search(title):
            continue
        for kind, pattern, weight in _TITLE_WORDS:
            match = None if kind in seen else pattern.search(title)
            if match is None:
                continue
            at_start = match.start() <= 2
            seen.add(kind)
            if kind in ("press-release", "minutes", "obituary", "signature-list", "chronology") or at_start:
                # Under another headline it says to whom a poem or an essay is dedicated.
                dedication = _DEDICATION if index and at_start and _DEDICATED.match(match[0]) else 0.0
                yield kind, weight - 0.1 * index - dedication, f"the headline says “{match[0].strip()}”", span
                break


def _by_parts(anatomy: Anatomy) -> Iterator[_Evidence]:
    length = max(1, len(anatomy.text.strip()))
    teasers = anatomy.found("teaser")
    if teasers:
        share = sum(len(r.span) for r in teasers) / length
        if share > 0.5:
            yield "teaser-list", 0.97, f"{len(teasers)} teasers make most of the text", teasers[0].span
    contents = anatomy.claimed("entry")
    jumps = [r for r in anatomy.found("page-jump") if r.span not in contents]
    furniture = anatomy.found("running-head", "page-number")
    mastheads = anatomy.found("masthead", "running-head")
    turns = anatomy.found("turn")
    covered = sum(len(r.span) for r in turns) / length
    page = 0.0
    if jumps:
        page = 0.85 if len(jumps) > 1 or mastheads else 0.6
    elif furniture and mastheads:
        page = 0.7
    elif mastheads and len(anatomy.headings) >= 2:
        page = 0.55
    if page:
        yield (
            "periodical-page",
            page,
            "page jumps, running heads, or a masthead over several texts",
            (jumps or mastheads)[0].span,
        )
    if turns and covered > 0.3:
        yield "interview", min(0.98, 0.5 + covered / 2), "turns of speakers make most of the text", turns[0].span
    supporters = anatomy.found("supporters")
    if supporters and sum(len(r.span) for r in supporters) > length * 0.4:
        yield "signature-list", 0.9, "lists of supporters make most of the text", supporters[0].span
    entries = list(_entries(anatomy))
    dated = [line for line in entries if _is_dated(line.text.lstrip("-•*· "))]
    if len(dated) >= 4 and len(dated) * 3 >= len(entries) * 2:
        yield "chronology", 0.8, "most entries begin with a date", dated[0].span
    if any(
        r.fact("place") == "head" and anatomy.text.startswith(("به:", "به :", "خطاب به"), r.span.start)
        for r in anatomy.found("salutation")
    ):
        yield "letter", 0.6, "it is addressed", Span(0, 0)
    names = [r for r in anatomy.found("entry") if r.fact("list") == "names"]
    if names:
        yield "signature-list", 0.85, f"{len(names)} names in rows, announced as such", names[0].span
    chronology = [r for r in anatomy.found("entry") if r.fact("list") == "chronology"]
    if sum(len(r.span) for r in chronology) > length * 0.5:
        yield "chronology", 0.8, "entries with dates make most of the text", chronology[0].span


def _is_dated(text: str) -> bool:
    match = DATE.match(text) if may_begin_with_date(text) else None
    return match is not None and len(match[0]) > 4


def _by_news(anatomy: Anatomy) -> Iterator[_Evidence]:
    """Judge a headline that tells what happened, over a text that says on which day."""
    head = next((r for r in anatomy.found("heading") if r.fact("kind") == "main"), None)
    text = next((p.text for p in anatomy.passages if p.prose), "")
    if head and _HAPPENED.search(anatomy.text, head.span.start, head.span.end) and _DAY.search(text[:_OPENING]):
        yield "report", 0.55, "the headline tells what happened, and the text begins with the day", head.span


def _by_dress(anatomy: Anatomy) -> Iterator[_Evidence]:
    """Judge by what stands around the text: who signs it, whom it addresses, whom to call."""
    head = anatomy.found("byline", "dateline")
    contact = anatomy.found("telephone", "email")
    if contact and _FOR_THE_PRESS.search(anatomy.text) and any(r.span.start < 300 for r in head):
        yield "press-release", 0.6, "it names whom to call, and is dated at the head", contact[0].span
    signatures = anatomy.found("signature")
    if signatures and not anatomy.found("page-jump", "running-head"):
        yield "statement", 0.2, "a body signs it", signatures[0].span
    salutations = anatomy.found("salutation")
    at_foot = [r for r in salutations if r.fact("place") == "foot"]
    if (
        salutations
        and at_foot
        and salutations[0] is not at_foot[0]
        and not anatomy.text[: salutations[0].span.start].strip()
    ):
        yield "letter", 0.6, "it begins with those whom it addresses, and takes leave", salutations[0].span
    says_where = "مکان" in anatomy.text or "محل" in anatomy.text
    if says_where and _WHEN.search(anatomy.text) and (where := _WHERE.search(anatomy.text)):
        yield "call", 0.55, "it says when and where, on lines of their own", Span(*where.span())


def _entries(anatomy: Anatomy) -> Iterator[Line]:
    headings = {p.index for p in anatomy.headings}
    for passage in anatomy.passages:
        if passage.role in ("paragraph", "list") and passage.index - 1 not in headings:
            yield from passage.lines[: len(passage.lines) if passage.role == "list" else 1]


def _by_words(anatomy: Anatomy) -> Iterator[_Evidence]:
    signed = bool(anatomy.found("signature"))
    for kind, pattern, least, weight, evidence in _BODY:
        if not any(words in anatomy.text for words in _BEGINNINGS[kind]):
            continue
        count = 0
        first = None
        for match in pattern.finditer(anatomy.text, 0, _FIRST):
            first = first or match
            count += 1
            if count == least:
                break
        if count >= least and first is not None:
            bonus = 0.25 if signed and kind in ("statement", "call", "message") else 0.0
            yield kind, weight + bonus, evidence, Span(*first.span())
