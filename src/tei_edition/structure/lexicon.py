"""The closed lists of words that several recognisers look for, in folded form.

`_` in a word stands for the place where spellings differ: a space, a zero-width non-joiner (folded to a space), or
nothing.
"""

import re

from tei_edition.structure.folding import folded


def alternatives(*words: str) -> str:
    """Give a regular expression for any of `words`, the longest first, where `_` is an optional space."""
    return "|".join(re.escape(folded(word)).replace("_", " ?") for word in sorted(words, key=len, reverse=True))


NO_LETTER_BEFORE = r"(?<![^\W\d_])"
NO_LETTER_AFTER = r"(?![^\W\d_])"

ORGANIZATIONS = (
    "حزب", "سازمان", "کمیته", "کانون", "انجمن", "اتحادیه", "سندیکا", "سندیکای", "جبهه", "شورا", "شورای", "هیات",
    "هییت", "دفتر", "کمپین", "نهاد", "فدراسیون", "کنفدراسیون", "بنیاد", "جمعی از", "گروهی از", "جمعیت", "تشکیلات",
    "اتحاد", "دبیرخانه", "ستاد", "مرکز", "واحد", "کارزار", "جنبش", "کنگره", "بسیج", "بخش", "شعبه", "شاخه", "گروه",
    "خانواده_های", "کارگران", "دانشجویان", "مرکزیت", "حوزه", "هسته", "تحریریه", "روابط عمومی", "ائتلاف", "همبستگی",
    "اتحادیه_های", "مجمع", "تعاونی", "شرکت", "کارگاه", "خانه", "موسسه", "رادیو", "تلویزیون", "صندوق", "بنگاه",
    "شبکه", "مدرسه", "آموزشگاه", "باشگاه", "نشر", "انتشارات",
)  # fmt: skip
OFFICES = (
    "دبیر", "سخنگو", "سخنگوی", "نماینده", "نمایندگان", "مسیول", "مسئول", "رییس", "عضو", "سردبیر", "منشی", "مدیر",
    "هماهنگ_کننده", "دبیرکل", "صدر", "رهبر", "معاون", "خزانه_دار", "ناظر", "گزارشگر", "وکیل", "از طرف",
    "به نمایندگی", "امضا", "هیات دبیران", "دبیرخانه", "دبیر اول",
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
ORDINALS = (
    "یکم", "اول", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم", "یازدهم", "دوازدهم", "سیزدهم",
    "چهاردهم", "پانزدهم", "شانزدهم", "هفدهم", "هجدهم", "هیجدهم", "نوزدهم", "بیستم", "بیست و یکم", "بیست و دوم",
    "بیست و سوم", "بیست و چهارم", "بیست و پنجم", "بیست و ششم", "بیست و هفتم", "بیست و هشتم", "بیست و نهم", "سی_ام",
    "سی و یکم",
)  # fmt: skip
WEEKDAYS = ("شنبه", "یک_شنبه", "دو_شنبه", "سه_شنبه", "چهار_شنبه", "پنج_شنبه", "جمعه", "آدینه")

ORGANIZATION = re.compile(rf"{NO_LETTER_BEFORE}(?:{alternatives(*ORGANIZATIONS)}){NO_LETTER_AFTER}")
OFFICE = re.compile(rf"{NO_LETTER_BEFORE}(?:{alternatives(*OFFICES)}){NO_LETTER_AFTER}")

_DAY = rf"(?:[0-3]?\d|{alternatives(*ORDINALS)})"
_MONTH = rf"(?:{alternatives(*JALALI_MONTHS, *GREGORIAN_MONTHS, *LUNAR_MONTHS)})"
_YEAR = r"(?:سال )?\d{2,4}"
_SOLID = r" ?[-./،] ?"
DATE = re.compile(
    rf"{NO_LETTER_BEFORE}(?:(?:{alternatives(*WEEKDAYS)}) ?،? ?)?(?<!\d)"
    rf"(?:(?:{_DAY} ?(?:(?:تا|-) ?{_DAY} ?)?(?:ماه )?{_MONTH}{NO_LETTER_AFTER}(?: ?ماه)?(?: ?،? ?{_YEAR})?(?!\d))"
    rf"|(?:\d{{1,4}}(?:{_SOLID})\d{{1,2}}(?:{_SOLID})\d{{2,4}}(?!\d))"
    rf"|(?:{_MONTH}{NO_LETTER_AFTER}(?: ?ماه)? ?،? ?(?:سال )?\d{{4}}(?!\d)))"
    rf"(?: ?(?:شمسی|خورشیدی|میلادی|قمری|هجری|ه ?\. ?ش\.?|هـ?\.?))?",
    re.IGNORECASE,
)
"""A date as archives write it: in words, in numbers, a month with its year; in any of the calendars."""

_FUNCTION_WORDS = (
    "و", "از", "در", "را", "که", "با", "برای", "به", "تا", "این", "آن", "هر", "می", "نمی", "بر", "اما", "یا", "هم", "ما",
    "شما", "است", "بود", "شد", "کرد", "باد", "باید", "چه", "چرا", "آیا", "خود", "همه", "یک", "نه", "بی", "درباره", "علیه",
    "زنده", "مرگ", "پیش", "روز", "سال", "صفحه", "شماره", "ادامه", "بقیه", "پایان", "متن", "نام", "تلفن", "آدرس", "پیام",
    "بیانیه", "اطلاعیه", "گزارش", "نامه", "فراخوان", "خبر", "اخبار", "تبریک", "سخن", "سرمقاله", "آزادی", "برابری",
    "درود", "سلام", "زمان", "مکان", "رفقا", "رفیق", "کارگران", "مردم", "هم_میهنان", "عزیز", "گرامی", "پرسش", "پاسخ",
    "انقلاب", "کارگری", "سوسیالیسم", "جهان", "ایران", "شهر", "خواسته_های", "مقدمه", "فصل", "بخش", "زمینه", "تماس",
)  # fmt: skip
_FUNCTION = re.compile(rf"(?:{alternatives(*_FUNCTION_WORDS)})")
_NAME_WORD = re.compile(r"(?:[^\W\d_]{2,14}|[^\W\d_]\.)")
VERB_AT_END = re.compile(
    r"(?:^| )(?:است|نیست|شد|شدند|کرد|کردند|باد|شود|شوند|کند|کنند|گردید|گرفت|گرفتند|داد|دادند|هستند|هستیم|کنید|کنیم|"
    r"بود|بودند|رفت|یافت|آمد|گفت|نوشت|باید|شوید|دهید|یابد|گردد|نمود|نمودند|ماند|(?:ن?می) ?[^\W\d_]{2,}|[^\W\d_]+(?:ند|یم|ید))"
    r" ?[.!؟…]*\Z"
)
"""A line that ends with a verb is a sentence; of the endings in common nouns some are taken too, which only costs."""


def is_personal_name(text: str) -> bool:
    """Tell whether folded `text` has the shape of a person's name: two to four words, none of them a common one."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 36:
        return False
    if any(_NAME_WORD.fullmatch(word) is None or _FUNCTION.fullmatch(word) for word in words):
        return False
    return not ORGANIZATION.search(text) and not re.search(r"(?:هایِ?|های|ها|ترین|ند|شد)\Z", words[-1])
