"""The closed lists of words that several recognisers look for, in folded form.

`_` in a word stands for the place where spellings differ: a space, a zero-width non-joiner (folded to a space), or
nothing.
"""

import re
from functools import cache

from tei_edition.dates.lexicon import ENGLISH_MONTHS
from tei_edition.gazetteers.entries import DATA, rows
from tei_edition.text.appellations import SIGNING_OFFICES
from tei_edition.text.folding import fold_in_place


def alternatives(*words: str) -> str:
    """Give a regular expression for any of `words`, the longest first, where `_` is an optional space."""
    return "|".join(re.escape(fold_in_place(word)).replace("_", " ?") for word in sorted(words, key=len, reverse=True))


NO_LETTER_BEFORE = r"(?<![^\W\d_])"
NO_LETTER_AFTER = r"(?![^\W\d_])"


def words_beginning(*words: str) -> str:
    """Give a regular expression for any of `words` where no letter stands before it.

    What stands before is asked after the first letter: so a search skips all characters that none of them begins with.
    """
    return "|".join(f"{word[0]}(?<![^\\W\\d_].){word[1:]}" for word in alternatives(*words).split("|"))


ORGANIZATIONS = (
    "حزب", "سازمان", "کمیته", "کانون", "انجمن", "اتحادیه", "سندیکا", "سندیکای", "جبهه", "شورا", "شورای", "هیات",
    "هییت", "دفتر", "کمپین", "نهاد", "فدراسیون", "کنفدراسیون", "بنیاد", "جمعی از", "گروهی از", "جمعیت", "تشکیلات",
    "اتحاد", "دبیرخانه", "ستاد", "مرکز", "واحد", "کارزار", "جنبش", "کنگره", "بسیج", "بخش", "شعبه", "شاخه", "گروه",
    "خانواده_های", "کارگران", "دانشجویان", "مرکزیت", "حوزه", "هسته", "تحریریه", "روابط عمومی", "ائتلاف", "همبستگی",
    "اتحادیه_های", "مجمع", "تعاونی", "شرکت", "کارگاه", "خانه", "موسسه", "رادیو", "تلویزیون", "صندوق", "بنگاه",
    "شبکه", "مدرسه", "آموزشگاه", "باشگاه", "نشر", "انتشارات",
)  # fmt: skip
OFFICES = (
    *(word.replace("\u200c", "_") for word in SIGNING_OFFICES),
    "صدر", "خزانه_دار", "ناظر", "از طرف", "به نمایندگی", "امضا", "هیات دبیران", "دبیرخانه",
)  # fmt: skip
JALALI_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "امرداد", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
GREGORIAN_MONTHS = (
    "ژانویه", "ژانویۀ", "فوریه", "فوریۀ", "مارس", "مارچ", "آوریل", "اپریل", "آپریل", "می", "مه", "مای", "ژوین",
    "ژویین", "جون", "یونی", "ژوین", "ژوئن", "ژویه", "ژوییه", "جولای", "یولی", "اوت", "آگوست", "اگوست", "سپتامبر",
    "اکتبر", "نوامبر", "دسامبر", "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
LUNAR_MONTHS = (
    "محرم", "صفر", "ربیع الاول", "ربیع الثانی", "ربیع_الاول", "ربیع_الثانی", "جمادی الاول", "جمادی الثانی", "رجب",
    "شعبان", "رمضان", "شوال", "ذیقعده", "ذی_القعده", "ذیحجه", "ذی_الحجه",
)  # fmt: skip
AFGHAN_MONTHS = (
    "حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت",
)  # fmt: skip
KURDISH_MONTHS = (
    "خاکه_لیوه", "گولان", "جوزردان", "پوشپر", "گلاویژ", "خرمانان", "رزبر", "خزلور", "سرماوز", "بفرانبار", "ریبندان", "رشمه",
)  # fmt: skip
SEASONS = ("بهار", "تابستان", "پاییز", "زمستان")
MONTHS = (*JALALI_MONTHS, *GREGORIAN_MONTHS, *LUNAR_MONTHS, *AFGHAN_MONTHS, *KURDISH_MONTHS)
ORDINALS = (
    "یکم", "اول", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم", "یازدهم", "دوازدهم", "سیزدهم",
    "چهاردهم", "پانزدهم", "شانزدهم", "هفدهم", "هجدهم", "هیجدهم", "نوزدهم", "بیستم", "بیست و یکم", "بیست و دوم",
    "بیست و سوم", "بیست و چهارم", "بیست و پنجم", "بیست و ششم", "بیست و هفتم", "بیست و هشتم", "بیست و نهم", "سی_ام",
    "سی و یکم",
)  # fmt: skip
WEEKDAYS = ("شنبه", "یک_شنبه", "دو_شنبه", "سه_شنبه", "چهار_شنبه", "پنج_شنبه", "جمعه", "آدینه")

ORGANIZATION = re.compile(rf"(?:{words_beginning(*ORGANIZATIONS)}){NO_LETTER_AFTER}")
OFFICE = re.compile(rf"(?:{words_beginning(*OFFICES)}){NO_LETTER_AFTER}")

_DAY = rf"(?:[0-3]?\d|{alternatives(*ORDINALS)})"
_MONTH = rf"(?:{alternatives(*MONTHS)})"
_SEASON = rf"(?:{alternatives(*SEASONS)})"
_TENS = rf"(?:{alternatives('بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود')})"
_UNIT = rf"(?:{alternatives('یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه')})"
_YEAR_IN_WORDS = (
    rf"(?:(?:یک ?)?هزار و (?:سیصد|سی صد|چهار ?صد)(?: و {_TENS}(?: و {_UNIT})?| و {_UNIT})?"
    rf"|{_TENS} و {_UNIT}){NO_LETTER_AFTER}"
)
_YEAR = rf"(?:سال )?(?:\d{{2,4}}|{_YEAR_IN_WORDS})"
_PART_OF_MONTH = r"(?:نیمه(?: ?ی)?(?: اول| دوم)?|اوایل|اواسط|اواخر|(?:هفته|دهه)(?: ?ی)? (?:اول|دوم|سوم|چهارم|اخر))"
_ENGLISH_MONTHS = tuple(dict.fromkeys(map(str.lower, ENGLISH_MONTHS)))
_ENGLISH_MONTH = rf"(?:{alternatives(*_ENGLISH_MONTHS)})\.?"
_ENGLISH_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_SOLID = r" ?[-./،] ?"
DATE = re.compile(
    rf"{NO_LETTER_BEFORE}(?:(?:{alternatives(*WEEKDAYS)}) ?،? ?)?(?<!\d)"
    rf"(?:(?:(?:{_PART_OF_MONTH}|{_DAY} ?(?:(?:تا|-) ?{_DAY} ?)?)(?: ?ماه)? ?{_MONTH}\u0654?(?: ?ماه)?{NO_LETTER_AFTER}"
    rf"(?: ?،? ?{_YEAR})?(?!\d))"
    rf"|(?:\d{{1,4}}(?:{_SOLID})\d{{1,2}}(?:{_SOLID})\d{{2,4}}(?!\d))"
    rf"|(?:(?:{_MONTH}|{_SEASON})(?: ?ماه)?{NO_LETTER_AFTER} ?،? ?(?:سال )?(?:\d{{4}}(?!\d)|[3-9]\d(?![\d:]| ?[^\W\d_])))"
    rf"|(?:(?:{_ENGLISH_DAY} (?:of )?)?{_ENGLISH_MONTH} ?[,،]? ?|{_ENGLISH_MONTH} {_ENGLISH_DAY} ?[,،]? ?)\d{{4}}(?!\d))"
    rf"(?: ?(?:شمسی|خورشیدی|میلادی|قمری|هجری|ه ?\. ?ش\.?|هـ?\.?))?",
    re.IGNORECASE,
)
"""A date as archives write it: in words, in numbers, a month with its year; in any of the calendars, and in English."""

DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+")


_MONTHS_FIRST = frozenset(
    first + ending
    for word in (*MONTHS, *SEASONS)
    for first in (fold_in_place(word).split("_")[0].split()[0],)
    for ending in ("", "ماه")
)
_DAYS_FIRST = frozenset(
    first + ending
    for word in (*ORDINALS, "نیمه", "اوایل", "اواسط", "اواخر", "هفته", "دهه")
    for first in (word.split("_")[0].split()[0], word.replace("_", "").split()[0])
    for ending in ("", "ی")
)
"""The first words of what a day is called in words, and a part of a month."""


def words_of(text: str) -> list[str]:
    """Give the runs of letters in `text`, in order. Linear; most lie between spaces, and need no looking for."""
    found: list[str] = []
    for stretch in text.split():
        if stretch.isalpha():
            found.append(stretch)
        else:
            found += _WORDS.findall(stretch)
    return found


_FIRST = re.compile(r"\d|[^\W\d_]+")
_BEGINNINGS = frozenset(
    first
    for word in ("سال", *WEEKDAYS, *MONTHS, *SEASONS, *_ENGLISH_MONTHS)
    for first in (word.split("_")[0].split()[0], word.replace("_", "").split()[0])
)
_DATE_BEGINS = _DAYS_FIRST | _MONTHS_FIRST | {fold_in_place(word) for word in _BEGINNINGS}


def may_begin_with_date(text: str) -> bool:
    """Tell whether folded `text` begins with a digit, or with a word that a date begins with."""
    first = _FIRST.match(text)
    return first is not None and (first[0].isdecimal() or first[0].lower() in _DATE_BEGINS)


def may_hold_date(text: str) -> bool:
    """Tell whether folded `text` has a digit, or the name of a month or of a season."""
    return DIGIT.search(text) is not None or not _MONTHS_FIRST.isdisjoint(words_of(text))


def dates_in(text: str) -> list[tuple[int, int]]:
    """Give where dates stand in folded `text`, half-open, in order: most lines have neither a digit nor a day in words."""
    if DIGIT.search(text) is None:
        words = words_of(text)
        if _DAYS_FIRST.isdisjoint(words) or _MONTHS_FIRST.isdisjoint(words):
            return []
    return [match.span() for match in DATE.finditer(text)]


_FUNCTION_WORDS = (
    "و", "از", "در", "را", "که", "با", "برای", "به", "تا", "این", "آن", "هر", "می", "نمی", "بر", "اما", "یا", "هم", "ما",
    "شما", "است", "بود", "شد", "کرد", "باد", "باید", "چه", "چرا", "آیا", "خود", "همه", "یک", "نه", "بی", "درباره", "علیه",
    "زنده", "مرگ", "پیش", "روز", "سال", "صفحه", "شماره", "ادامه", "بقیه", "پایان", "متن", "نام", "تلفن", "آدرس", "پیام",
    "بیانیه", "اطلاعیه", "گزارش", "نامه", "فراخوان", "خبر", "اخبار", "تبریک", "سخن", "سرمقاله", "آزادی", "برابری",
    "درود", "سلام", "زمان", "مکان", "رفقا", "رفیق", "کارگران", "مردم", "هم_میهنان", "عزیز", "گرامی", "پرسش", "پاسخ",
    "اعلامیه", "قطعنامه", "صورتجلسه", "خبرنامه", "روزشمار", "گزارشی", "مصاحبه", "گفتگو", "یادنامه", "درگذشت", "مواد", "لازم", "مشترک",
    "روش", "طرز", "بولتن", "نشریه", "فهرست", "اسامی", "دعوت", "دعوتنامه", "یادداشت", "داستان", "شعر", "خاطره", "نامه_ای", "مقاله", "سپاس",
    "جدول", "نتیجه", "پیشنهاد", "برنامه", "دستور", "ضمیمه", "مطبوعاتی", "خبری", "شما", "هفته", "زنان", "تاریخ", "جنگ",
    "انقلاب", "کارگری", "سوسیالیسم", "جهان", "ایران", "شهر", "خواسته_های", "مقدمه", "فصل", "بخش", "زمینه", "تماس",
)  # fmt: skip
_FUNCTION = frozenset(fold_in_place(word.replace("_", "")) for word in _FUNCTION_WORDS)
_NAME_WORD = re.compile(r"(?:[^\W\d_]{2,14}|[^\W\d_]\.)")
_PLURAL = re.compile(r"(?:هایِ?|های|ها|ترین)\Z")
_NO_SURNAME = re.compile(rf"{_PLURAL.pattern}|(?:ند|شد)\Z")
VERB_AT_END = re.compile(
    r"(?:^| )(?:است|نیست|شد|شدند|کرد|کردند|باد|شود|شوند|کند|کنند|گردید|گرفت|گرفتند|داد|دادند|هستند|هستیم|کنید|کنیم|"
    r"بود|بودند|رفت|یافت|امد|گفت|نوشت|باید|شوید|دهید|یابد|گردد|نمود|نمودند|ماند|(?:ن?می) ?[^\W\d_]{2,}|[^\W\d_]+(?:ند|یم|ید))"
    r" ?[.!؟…]*\Z"
)
"""A line that ends with a verb is a sentence; of the endings in common nouns some are taken too, which only costs."""


TAKEN_FROM = r"منبع|به نقل از|نقل از|برگرفته از|منتشر شده در|چاپ شده در"
"""Words before where a text is from."""
GROUPED = re.compile(
    rf"(?:{alternatives('مادران', 'پدران', 'بازماندگان', 'معلمان', 'رانندگان', 'پرستاران', 'زندانیان', 'بازنشستگان', 'اعضای', 'ساکنان', 'اهالی', 'فرزندان', 'دوستان', 'همکاران', 'شاگردان', 'هواداران', 'فعالین', 'فعالان', 'زنان', 'جوانان', 'پناهندگان', 'پناهجویان', 'نویسندگان', 'هنرمندان', 'خانواده', 'معدنچیان', 'برگزارکنندگان')} [^\W\d_]"
    r")"
)
"""People who sign together, by what they are."""


def is_personal_name(text: str) -> bool:
    """Tell whether folded `text` has the shape of a person's name: two to four words, none of them a common one."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 36:
        return False
    if not _FUNCTION.isdisjoint(words) or GROUPED.match(text):
        return False
    if not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    # A surname may end as a verb does (فرهمند): the given name before it tells, or the list of surnames.
    ending = _PLURAL if is_given_name(words[0]) or words[-1] in _listed("surnames") else _NO_SURNAME
    return not ORGANIZATION.search(text) and not ending.search(words[-1])


_GIVEN_NAMES = frozenset(
    fold_in_place(
        "آذر آرش آرمان آزاد آزاده آناهیتا آیدا ابراهیم ابوالقاسم ابوالفضل احسان احمد اردشیر ارسلان اسد اسدالله اسفندیار اسماعیل اشرف "
        "اصغر افسانه افشین اکبر اکرم الهام الهه امید امیر امین انور ایرج باقر بابک بامداد بهار بهاره بهرام بهروز بهزاد بهمن بهنام بهناز "
        "بیژن پروانه پروین پرویز پری پریسا پریوش پویا پویان پیمان تقی تورج توران ثریا جابر جعفر جلال جلیل جمال جمشید جمیله جواد جهانگیر "
        "حامد حبیب حبیب‌الله حسام حسن حسین حشمت حمزه حمید حمیده حمیرا حیدر خالد خسرو خدیجه خلیل دارا داریوش داود دلارام راحله رامین "
        "رحمان رحمت رحیم رستم رسول رشید رضا رعنا روزبه روح‌الله رویا رها زانیار زهرا زهره زیبا ژاله ژیلا ساسان سارا سالار سام سامان ستار "
        "ستاره سپهر سپیده سعید سعیده سلطان سلمان سلیمان سمیر سمیه سهراب سهیلا سودابه سوسن سهند سیامک سیاوش سیروس سیما سیمین شاپور شادی "
        "شاهین شاهرخ شبنم شراره شعله شکوفه شکوه شهاب شهباز شهره شهرام شهریار شهلا شهناز شهین شیدا شیرین شیوا صابر صادق صالح صدیقه صفر "
        "صمد طاهر طاهره طوبی عادل عارف عاطفه عباس عبدالله عثمان عذرا عزت عزیز علی علیرضا عمر غلام غلامعلی غلامرضا غلامحسین فاطمه فتح‌الله "
        "فخری فرامرز فرانک فرج فرح فرخ فرخنده فرزاد فرزانه فرشاد فرشته فرشید فرهاد فرهنگ فروغ فریبا فریبرز فرید فریده فریدون فرین فواد "
        "فیروز فیروزه قاسم قباد قدرت کاظم کامبیز کامران کامیار کاوه کبری کریم کمال کورش کوروش کیانوش کیومرث گلاره گلناز گیتی گیسو لادن "
        "لقمان لیلا لیلی مازیار مانی ماهرخ مجتبی مجید محبوبه محسن محمد محمدرضا محمود مراد مرتضی مرجان مرضیه مریم مژگان مسعود مسیح مصطفی "
        "مظفر معصومه منصور منصوره منوچهر منیر منیژه مهتاب مهدی مهران مهرداد مهرنوش مهری مهسا مهشید مهناز مهین موسی میترا مینا مینو ناتاشا "
        "نادر نادیا ناصر ناهید نجف نرگس نزهت نسان نسترن نسرین نسیم نعمت نگار نگین نوشین نوید نیره نیلوفر نیما وحید ولی ویدا هادی هاشم هاله "
        "هایده هدایت هرمز هلن هما همایون هوشنگ یاسمن یاسر یحیی یدالله یدی یعقوب یوسف یونس".replace("\u200c", " ")
    ).split()
)


def has_common_word(text: str) -> bool:
    """Tell whether one of the words is none that a name is made of."""
    return not _FUNCTION.isdisjoint(text.split())


@cache
def _listed(names: str) -> frozenset[str]:
    """Give the words that the names of a gazetteer begin with, without those that are ordinary words; read once."""
    listed = rows((DATA / f"{names}.tsv").read_text("utf-8"))
    return frozenset(fold_in_place(row[0]).split()[0] for row in listed if row[-1] != "word")


def is_given_name(word: str) -> bool:
    """Tell a given name."""
    return word in _GIVEN_NAMES or word in _listed("forenames")


def is_known_name(text: str) -> bool:
    """Tell a personal name whose first word is a given name, or whose last one is a surname and nothing else."""
    words = text.split()
    if not is_personal_name(text):
        return False
    return is_given_name(words[0]) or (words[0] == "سید" and len(words) > 2) or words[-1] in _listed("surnames")


_INITIALS = re.compile(
    r"(?:[^\W\d_]\. ?){1,3}(?:[^\W\d_]{2,14})?(?: ?(?:از|-|،) ?[^\W\d_]{3,14})?|[^\W\d_]{2,14} [^\W\d_]\."
)


def is_initials(text: str) -> bool:
    """Tell initials, with a name or a place beside them: what a text may be signed with alone."""
    return _INITIALS.fullmatch(text) is not None


_CITIES = alternatives(
    "تهران", "اصفهان", "شیراز", "تبریز", "مشهد", "رشت", "اهواز", "آبادان", "کرمان", "کرمانشاه", "سنندج", "سقز", "مهاباد", "ارومیه", "اراک",
    "قزوین", "قم", "کرج", "همدان", "یزد", "بوشهر", "بندرعباس", "زاهدان", "گرگان", "ساری", "بابل", "اردبیل", "زنجان", "خرم_آباد", "ایلام",
    "بجنورد", "سمنان", "شهرکرد", "مریوان", "بوکان", "پاریس", "لندن", "برلین", "کلن", "هامبورگ", "فرانکفورت", "مونیخ", "هانوفر", "برمن", "استکهلم",
    "گوتنبرگ", "مالمو", "اسلو", "کپنهاگ", "هلسینکی", "آمستردام", "لاهه", "بروکسل", "وین", "زوریخ", "ژنو", "رم", "میلان", "مادرید", "آتن",
    "استانبول", "آنکارا", "بغداد", "اربیل", "سلیمانیه", "کابل", "هرات", "تورنتو", "ونکوور", "مونترال", "نیویورک", "واشنگتن", "لس_آنجلس",
    "سیدنی", "ملبورن", "مسکو", "باکو", "توکیو", "دبی", "بیروت", "دمشق", "نجف", "پکن", "دهلی", "وارشو", "پراگ", "بوداپست", "ورشو",
)  # fmt: skip
CITY = re.compile(rf"(?:{_CITIES})")


def is_place(text: str) -> bool:
    """Tell folded `text` that names a city, and perhaps its country, and nothing else."""
    bare = text.strip(" .،-()")
    match = CITY.match(bare)
    return match is not None and (match.end() == len(bare) or _REGION.fullmatch(bare, match.end()) is not None)


_REGION = re.compile(r" ?[،-] ?[^\W\d_]{2,12}(?: [^\W\d_]{2,12})?")

KEY = re.compile(
    "(?:"
    + words_beginning(
        "تلفن", "فاکس", "تلفکس", "آدرس", "نشانی", "ایمیل", "ای_میل", "سایت", "وبسایت", "تارنما", "رایانامه", "پست", "زمان",
        "مکان", "محل", "ساعت", "تاریخ", "روز", "توجه", "یادداشت", "منبع", "تماس", "شماره", "موضوع", "حساب", "پیوست", "ضمیمه",
        "جدول", "عکس", "سردبیر", "تبصره", "ماده", "بند", "اصل", "نتیجه", "مثال", "نکته", "خبر", "دستور", "بها", "حاضرین",
        "حاضران", "غایبین", "غایبان", "تصمیم", "مصوبه", "امضا", "دورنگار", "پی_نوشت", "پانویس", "گزارش", "شعار", "تذکر",
        "جمع", "کل", "نام", "سن", "شغل", "قیمت", "رونوشت", "به", "از", "سال", "ماه", "صفحه", "ادامه", "زیرنویس", "اول",
        "دوم", "سوم", "چهارم", "پنجم", "الف", "ب", "موبایل", "حضور", "دوره", "نشر", "چاپ", "طول موج", "رادیو", "تلویزیون",
        "لینک", "کد", "تهیه", "ترجمه", "برگردان", "نویسنده", "نوشته", "مترجم", "که", "این", "زیر", "است",
    )
    + rf"){NO_LETTER_AFTER}"
)  # fmt: skip
"""The key of a field, or a word that no speaker is called by: what stands before a colon in notices."""


def is_key(text: str) -> bool:
    """Tell a line that begins with such a key and a colon."""
    return KEY.match(text.split(":", maxsplit=1)[0]) is not None
