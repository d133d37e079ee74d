"""Salutations: how a text addresses its readers at the head, and takes leave of them at the foot."""

import re
from collections.abc import Iterator

from tei_edition.model import Recognition, RecognitionRole, Span
from tei_edition.structure.lexicon import (
    NO_LETTER_AFTER,
    ORGANIZATION,
    VERB_AT_END,
    alternatives,
    is_initials,
    is_personal_name,
)
from tei_edition.structure.passages import Anatomy, Line, Passage

_ADDRESSED = re.compile(
    "(?:"
    + alternatives(
        "رفقا", "رفقای", "رفیق", "هم_میهنان", "هم_میهن", "هموطنان", "هم_وطنان", "هموطن", "مردم", "کارگران", "دوستان",
        "دوست", "یاران", "خواهران", "برادران", "خانم_ها", "آقایان", "همکاران", "همکار", "همشهریان", "همرزمان", "جوانان",
        "زنان", "دانشجویان", "معلمان", "پدران", "مادران", "کارگر", "زحمتکشان", "ملت", "خواننده", "خوانندگان", "حضار",
        "نمایندگان", "اعضای", "فرهنگیان", "پرستاران", "بازنشستگان", "همسایگان", "شهروندان", "جناب", "سرکار", "آقای",
        "خانم", "عالیجناب", "ریاست", "وزیر", "هنرمندان", "نویسندگان", "روزنامه_نگاران", "انسانهای", "انسان_های", "آزادیخواهان",
        "ای", "رییس", "مدیر", "همراهان", "تشکل_های", "مسیولان", "مسیولین", "رانندگان", "ماهیگیران", "کشاورزان", "دهقانان",
        "عزیزان", "عزیز", "عزیزم", "شنوندگان", "بینندگان", "همسنگران", "هم_سنگران", "هم_طبقه ای", "هم_طبقه_ایها", "هم_زنجیران", "فرزندان", "خواهر",
        "خواهرم", "برادر", "برادرم", "مادر", "پدر", "سردبیر", "اهالی", "دانش_آموزان", "آموزگاران", "استادان", "پناهندگان", "پناهجویان",
        "خلق", "خلق_های", "نیروهای", "آزادیخواهان", "انسان_ها", "همه", "فعالین", "فعالان", "کسبه", "بازاریان",
        "خانواده", "خانواده_های", "بازماندگان", "هموطنم", "همکلاسی_ها", "همکلاسان", "سروران", "استاد", "بانوان", "برادران و خواهران", "حاضرین", "حاضران",
        "دبیر", "دبیران", "کارکنان", "مدیران", "انقلابیون", "مبارزین", "مبارزان", "زندانیان", "آوارگان", "همدیاران", "اعضا", "پیشمرگان", "پیشمرگه_های",
        "سربازان", "روشنفکران", "هنرجویان", "همبندان", "هم_بندان", "مهمانان", "میهمانان", "همنوعان", "هم_محله ای",
    )
    + f"){NO_LETTER_AFTER}"
)  # fmt: skip
_RESPECT = re.compile(
    rf"(?:{alternatives('عزیز', 'گرامی', 'محترم', 'مبارز', 'شریف', 'آزاده', 'آزادیخواه', 'ارجمند', 'ستمدیده', 'قهرمان', 'داغدار', 'سوگوار', 'معظم', 'نازنین', 'رزمنده', 'مقاوم', 'دلیر', 'آگاه', 'زحمتکش', 'بزرگوار')})[^\W\d_]*"
)
_GREETING = re.compile(
    rf"(?:با |ضمن )?(?:{alternatives('درود', 'سلام', 'درودهای', 'سلام_های', 'عرض سلام', 'درود فراوان')}){NO_LETTER_AFTER}"
)
_TO = re.compile(r"(?:به|خطاب به|حضور|محضر|خدمت|تقدیم به|گیرنده|گیرندگان) ?:? ?(?:محترم )?")
_TO_NAMED = re.compile(r"(?:به|خطاب به|گیرنده|گیرندگان) ?: ?(?=\S)")
"""The field of a letter's head that names to whom it is."""
_TO_OFFICE = re.compile(
    rf"(?:(?:جناب|سرکار) (?:اقای|خانم)|(?:{alternatives('رییس', 'ریاست', 'دبیرکل', 'دبیر کل', 'وزیر', 'مدیر', 'مدیرعامل', 'استاندار', 'فرماندار', 'شهردار', 'سردبیر', 'دادستان', 'مقام', 'نماینده', 'نمایندگان', 'مسیول', 'مسیولین', 'مسیولان')}) (?:محترم|گرامی|ارجمند|معظم))"
)
"""The addressee of a letter, which may stand first in it."""
_STYLED = re.compile(rf"(?:جناب|سرکار|عالیجناب|حضرت|ریاست محترم|مقام محترم){NO_LETTER_AFTER}")
_FAREWELL = re.compile(
    r"^[^\W\d_]+تان (?:پیروز|مبارک|خجسته|فرخنده|شاد) ?!|^(?:(?:تان|شما|همگی|همیشه|همواره) )?(?:[^\W\d_]+ (?:و |، ?)?){1,4}باشید ?!?\Z"
    r"|^دست(?:ان)?(?:تان| شما| همه| یکایک)[^.]{0,30} می ?فشار|^(?:قربان|دوستدار|مخلص|رفیق|همراه|برادر|خواهر|دلتنگ|چاکر|ارادتمند)(?:ت| ?تان| شما)(?: همه)? ?[،!]?\Z|^(?:"
    + alternatives(
        "با احترام", "با تقدیم", "با درود", "با درودهای", "با درود_های", "با سپاس", "با تشکر", "با امید", "به امید", "ارادتمند", "قربان شما",
        "با مهر", "با آرزوی", "با گرمترین", "با گرم_ترین", "با ایمان به", "از طرف همه ما", "با همبستگی", "با بهترین", "با صمیمانه",
        "با صمیمیت", "با سلام", "با سلام_های", "با عرض", "با تجدید", "با کمال", "با نهایت", "با حرمت", "با امتنان", "با ارادت", "با عشق",
        "با محبت", "با دوستی", "با دست", "سپاسگزار", "سپاسگزارم", "سپاسگزاریم", "متشکرم", "متشکریم", "با پوزش", "خدانگهدار", "خدا نگهدار", "بدرود",
        "به امید دیدار", "ایام به کام", "ایام بکام", "دلتان شاد", "چشم به راه", "در انتظار پاسخ", "منتظر پاسخ", "والسلام", "زیاده عرضی نیست",
        "ما را در غم خود شریک", "ما را در اندوه خود شریک", "در غم شما شریک", "خود را در غم شما شریک", "خود را شریک غم", "دستتان را می", "روی ماهتان را می",
        "پیروز باشید", "موفق باشید", "شاد باشید", "پایدار باشید", "سرافراز باشید", "تندرست باشید", "رفیقانه", "با گرامی ترین", "با رفیقانه ترین", "قبلا از",
    )
    + f"){NO_LETTER_AFTER}"
)  # fmt: skip
_LEAVE_AND_NAME = re.compile(
    r"(?P<leave>(?:قربان|دوستدار|مخلص|ارادتمند|رفیق|برادر|خواهر|فرزند|دوست|همراه|همکار|شاگرد)(?:ت|تان| شما| همیشگی شما)? ?[،:\-]"
    rf"|(?:{alternatives('با احترام', 'با سپاس', 'با تشکر', 'با درود', 'با مهر', 'با ارادت', 'ارادتمند', 'با امید', 'به امید دیدار', 'با تقدیم احترام')}) ?[،:\-]) ?(?P<name>\S.*)"
)
"""Words of leave and, after a comma, who takes it."""
_HANDSHAKE = re.compile(
    r"درود (?:می ?فرست|فراوان)|دست(?:ان|تان|شان|های|هایتان)?(?: شما| همه| یکایک)?[^.]{0,30} می ?فشار|به گرمی می ?فشار"
)
_REFERENCE = re.compile(r"(?:شماره|شماره نامه|پیوست|کد) ?: ?.{1,30}")
_LONGEST = 100
_FEW_WORDS = 5
_PLURAL = re.compile(r"[^\W\d_]{2,}(?:گان|ان|ها|های|هایی|ین)(?![^\W\d_])")
_TAKEN: frozenset[RecognitionRole] = frozenset(
    {
        "masthead", "dateline", "running-head", "page-number", "turn", "teaser", "page-jump", "address",
    }
)  # fmt: skip


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find salutations at the head and the foot of each text. Linear."""
    for run in anatomy.runs:
        head = [line for line in run.head if _TAKEN.isdisjoint(line.roles)]
        for line in head if run.first else ():
            if _REFERENCE.fullmatch(line.text):
                yield Recognition("reference", line.span, 0.85, "the number of a letter")
        yield from _opening(anatomy, head, begins=run.first)
        foot = run.foot if not run.last else run.lines
        for line in foot:
            if not _TAKEN.isdisjoint(line.roles) or len(line) > 70 or line.text.endswith(":"):
                continue
            both = _LEAVE_AND_NAME.fullmatch(line.text)
            if both and (is_personal_name(both["name"]) or is_initials(both["name"])):
                leave = Span(line.start, line.start + both.end("leave"))
                yield Recognition("salutation", leave, 0.9, "words of leave before a name", (("place", "foot"),))
            elif _FAREWELL.search(line.text):
                yield Recognition("salutation", line.span, 0.9, "words of leave at the end", (("place", "foot"),))
    last = _last_prose(anatomy)
    if last and _TAKEN.isdisjoint(last.lines[0].roles) and _HANDSHAKE.search(last.text) and len(last.text) <= 140:
        yield Recognition("salutation", last.span, 0.75, "a last sentence that greets", (("place", "foot"),))


def _opening(anatomy: Anatomy, head: list[Line], *, begins: bool) -> Iterator[Recognition]:
    group: list[Line] = []
    for index, line in enumerate(head):
        addressee = bool(group) and line.passage == group[-1].passage and _goes_on(line)
        later = index > 0 or not begins
        later = (
            later
            or (len(head) == 1 and _RESPECT.search(line.text) is not None)
            or _TO_OFFICE.match(line.text) is not None
            or _TO_NAMED.match(line.text) is not None
        )
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


def _greets(anatomy: Anatomy, line: Line) -> bool:  # noqa: PLR0911  each return is a reason
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
    if (_STYLED.match(text) or _TO_OFFICE.match(text)) and words <= 14:
        return True
    if _PLURAL.match(text) and words <= _FEW_WORDS and text.endswith("!") and _over_text(anatomy, line):
        return not VERB_AT_END.search(text.rstrip("! "))
    if text.endswith("،") and words <= _FEW_WORDS and line is anatomy.passages[line.passage].lines[-1]:
        return not VERB_AT_END.search(text.rstrip("، "))
    if _ADDRESSED.match(text) and words <= 12:
        if VERB_AT_END.search(text.rstrip("!،:")) and not marked:
            return False
        return (marked and not _demands(text)) or _RESPECT.search(text) is not None
    to = _TO.match(text)
    if to and to.end() < len(text) and words <= 14 and not VERB_AT_END.search(text):
        rest = text[to.end() :]
        addressed = _ADDRESSED.match(rest) is not None or _RESPECT.match(rest) is not None
        return ":" in to[0] or addressed or (marked and ORGANIZATION.match(rest) is not None)
    return False


def _over_text(anatomy: Anatomy, line: Line) -> bool:
    """Tell a line right over running text that begins a document."""
    index = line.index + 1
    return index < min(len(anatomy.lines), 8) and not anatomy.lines[index].short


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
