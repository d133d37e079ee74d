"""Salutations: how a text addresses its readers at the head, and takes leave of them at the foot."""

import re
from collections.abc import Iterator

from tei_edition.model import Recognition, Span
from tei_edition.structure.lexicon import NO_LETTER_AFTER, ORGANIZATION, VERB_AT_END, alternatives
from tei_edition.structure.passages import Anatomy, Line, Passage
from tei_edition.structure.regions import short_runs

_ADDRESSED = re.compile(
    "(?:"
    + alternatives(
        "رفقا", "رفقای", "رفیق", "هم_میهنان", "هم_میهن", "هموطنان", "هم_وطنان", "هموطن", "مردم", "کارگران", "دوستان",
        "دوست", "یاران", "خواهران", "برادران", "خانم_ها", "آقایان", "همکاران", "همکار", "همشهریان", "همرزمان", "جوانان",
        "زنان", "دانشجویان", "معلمان", "پدران", "مادران", "کارگر", "زحمتکشان", "ملت", "خواننده", "خوانندگان", "حضار",
        "نمایندگان", "اعضای", "فرهنگیان", "پرستاران", "بازنشستگان", "همسایگان", "شهروندان", "جناب", "سرکار", "آقای",
        "خانم", "عالیجناب", "ریاست", "وزیر", "هنرمندان", "نویسندگان", "روزنامه_نگاران", "انسانهای", "انسان_های", "آزادیخواهان",
        "ای", "رییس", "مدیر", "همراهان", "تشکل_های", "مسیولان", "مسیولین", "رانندگان", "ماهیگیران", "کشاورزان", "دهقانان",
    )
    + f"){NO_LETTER_AFTER}"
)  # fmt: skip
_RESPECT = re.compile(
    rf"(?:{alternatives('عزیز', 'گرامی', 'محترم', 'مبارز', 'شریف', 'آزاده', 'آزادیخواه', 'ارجمند', 'ستمدیده', 'قهرمان')})[^\W\d_]*"
)
_GREETING = re.compile(
    rf"(?:با |ضمن )?(?:{alternatives('درود', 'سلام', 'درودهای', 'سلام_های', 'عرض سلام', 'درود فراوان')}){NO_LETTER_AFTER}"
)
_TO = re.compile(r"(?:به|خطاب به|حضور|تقدیم به|گیرنده|گیرندگان) ?:? ?")
_FAREWELL = re.compile(
    "^[^\\W\\d_]+تان (?:پیروز|مبارک|خجسته|فرخنده|شاد) ?!|^(?:"
    + alternatives(
        "با احترام", "با تقدیم احترام", "با درود", "با درودهای", "با درود_های", "با سپاس", "با تشکر", "با امید", "به امید", "ارادتمند",
        "قربان شما", "دوستدار شما", "با مهر", "با آرزوی", "با گرمترین درودها", "با گرم_ترین درودها", "دستتان را می_فشاریم", "دستتان را می_فشارم",
        "با درود و", "با ایمان به", "پیروز باشید", "موفق باشید", "شاد باشید", "با سلام و احترام", "همراه شما", "از طرف همه ما",
        "با همبستگی", "با بهترین", "با صمیمانه", "با صمیمیت", "با دست",
    )
    + f"){NO_LETTER_AFTER}"
)  # fmt: skip
_HANDSHAKE = re.compile(
    r"درود (?:می ?فرست|فراوان)|دست(?:ان|تان|شان|های|هایتان)?(?: شما| همه| یکایک)?[^.]{0,30} می ?فشار|به گرمی می ?فشار"
)
_REFERENCE = re.compile(r"(?:شماره|شماره نامه|پیوست|کد) ?: ?.{1,30}")
_LONGEST = 100


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find salutations at the head and the foot of each text. Linear."""
    claimed = anatomy.claimed(
        "masthead", "dateline", "running-head", "page-number", "turn", "teaser", "page-jump", "address"
    )
    for run in short_runs(anatomy):
        head = [line for line in run.head if line not in claimed]
        for line in head if run.first else ():
            if _REFERENCE.fullmatch(line.text):
                yield Recognition("reference", line.span, 0.85, "the number of a letter")
        yield from _opening(anatomy, head, begins=run.first)
        foot = run.foot if not run.last else run.lines
        for line in foot:
            if line not in claimed and len(line) <= 70 and _FAREWELL.search(line.text) and not line.text.endswith(":"):
                yield Recognition("salutation", line.span, 0.9, "words of leave at the end", (("place", "foot"),))
    last = _last_prose(anatomy)
    if last and last.lines[0] not in claimed and _HANDSHAKE.search(last.text) and len(last.text) <= 140:
        yield Recognition("salutation", last.span, 0.75, "a last sentence that greets", (("place", "foot"),))


def _opening(anatomy: Anatomy, head: list[Line], *, begins: bool) -> Iterator[Recognition]:
    group: list[Line] = []
    for index, line in enumerate(head):
        addressee = bool(group) and line.passage == group[-1].passage and _goes_on(line)
        later = index > 0 or not begins
        if addressee or (_greets(anatomy, line) and (later or line.text.endswith(("!", "،", "؛", ":")))):
            group.append(line)
        elif group:
            yield _salutation(group)
            group = []
    if group:
        yield _salutation(group)


def _salutation(group: list[Line]) -> Recognition:
    return Recognition(
        "salutation", Span(group[0].start, group[-1].end), 0.85, "words that address the readers", (("place", "head"),)
    )


def _goes_on(line: Line) -> bool:
    return (
        len(line) <= _LONGEST
        and not line.text.startswith("موضوع")
        and (
            line.text.startswith(
                (
                    "و ",
                    "اداره",
                    "وزارت",
                    "سازمان",
                    "شورای",
                    "دفتر",
                    "ریاست",
                    "وزیر",
                    "رییس",
                    "مدیر",
                    "جناب",
                    "نماینده",
                    "دبیر",
                    "با سلام",
                    "با درود",
                    "محترم",
                )
            )
            or _ADDRESSED.match(line.text) is not None
        )
    )


def _greets(anatomy: Anatomy, line: Line) -> bool:
    text = line.text
    if (
        len(line) > _LONGEST
        or text.endswith((".", "؟", '"'))
        or (anatomy.states_headings and anatomy.passages[line.passage].role == "heading")
    ):
        return False
    words = len(text.split())
    marked = text.endswith(("!", "،", "؛", ":"))
    if _GREETING.match(text):
        return words <= 8
    if _ADDRESSED.match(text) and words <= 12:
        if VERB_AT_END.search(text.rstrip("!،:")) and not marked:
            return False
        return (marked and not _demands(text)) or _RESPECT.search(text) is not None
    to = _TO.match(text)
    if to and to.end() < len(text) and words <= 14 and not VERB_AT_END.search(text):
        rest = text[to.end() :]
        return ":" in to[0] or _ADDRESSED.match(rest) is not None or (marked and ORGANIZATION.match(rest) is not None)
    return False


def _demands(text: str) -> bool:
    """Tell a slogan (“کارگران متحد شوید!”) from an address."""
    return VERB_AT_END.search(text.rstrip("!،: ")) is not None and "!" in text


def _last_prose(anatomy: Anatomy) -> Passage | None:
    for passage in reversed(anatomy.passages):
        if passage.role != "paragraph" or not passage.lines:
            return None
        if passage.prose:
            return passage if len(passage.lines) == 1 else None
    return None
