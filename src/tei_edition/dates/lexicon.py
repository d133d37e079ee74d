"""The words that dates are made of, folded as `scanner` folds them (`آ` is `ا`, `ئ` is `ی`, digits are ASCII).

`_` in a form is a place where a space, a zero-width non-joiner, a line break or nothing may stand.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from tei_edition.dates.model import Calendar


class Ambiguity(IntEnum):
    """How much company a month's name needs before it is a month."""

    NONE = 0  # a month wherever it stands after a preposition: فروردین, ژانویه
    NAME = 1  # also a name or a word (مهر, آذر, بهمن, رجب): a number beside it, but not a small cardinal in words
    WORD = 2  # mostly a word (سرطان, میزان, جدی, صفر, آب): an ordinal, a year, ماه or روز beside it
    PREFIX = 3  # می, also a verb's prefix: what follows decides


class Month(NamedTuple):
    """A month of one calendar: its number from 1, and how ambiguous its name is."""

    calendar: Calendar
    number: int
    ambiguity: Ambiguity


def _months(calendar: Calendar, ambiguity: Ambiguity, names: dict[int, str]) -> dict[str, Month]:
    return {form: Month(calendar, number, ambiguity) for number, forms in names.items() for form in forms.split()}


MONTHS: dict[str, Month] = {
    **_months(
        Calendar.JALALI,
        Ambiguity.NONE,
        {
            1: "فروردین فرودین فروردبن",
            2: "اردیبهشت اردبیهشت اردیبهشث ثور",
            3: "خرداد جوزا",
            5: "مرداد امرداد",
            6: "شهریور شهریوز سنبله",
            8: "ابان",
            12: "اسفند اسپند حوت",
        },
    ),
    **_months(
        Calendar.JALALI,
        Ambiguity.NAME,
        {  # Kurdish, with the ending of the construct state
            1: "خاکهلیوه خاکهلیوهی",
            2: "گولان گولانی",
            3: "جوزهردان جوزهردانی",
            4: "پووشپهر پووشپهری",
            5: "گهلاویژ گهلاویژی گلاویژ",
            6: "خهرمانان خهرمانانی",
            7: "رهزبهر رهزبهری",
            8: "گهلاریزان گهلاریزانی",
            9: "سهرماوهز سهرماوهزی",
            10: "بهفرانبار بهفرانباری",
            11: "ریبهندان ریبهندانی ریبندان",
            12: "رهشهممه رهشهممهی",
        },
    ),
    **_months(Calendar.JALALI, Ambiguity.NAME, {4: "تیر", 7: "مهر", 9: "اذر", 10: "دی", 11: "بهمن"}),
    **_months(
        Calendar.JALALI,
        Ambiguity.WORD,
        {1: "حمل", 4: "سرطان", 5: "اسد", 7: "میزان", 8: "عقرب", 9: "قوس", 10: "جدی", 11: "دلو"},
    ),
    **_months(
        Calendar.GREGORIAN,
        Ambiguity.NONE,
        {
            1: "ژانویه جنوری ینایر کانون_الثانی کانون_ثانی",
            2: "فوریه فبریه فبروری فبرایر شباط",
            3: "مارس مارچ مارت اذار",
            4: "اوریل اپریل ابریل",
            5: "مای مایو مایس ایار",
            6: "ژوین ژون جون یونی یونیو حزیران",
            7: "ژوییه ژویه جولای جولایی یولی یولیو تموز",
            8: "اوت اگوست اگست اوگوست اغسطس اغستوس",
            9: "سپتامبر سپتمبر سبتمبر ایلول",
            10: "اکتبر اکتوبر تشرین_الاول تشرین_اول",
            11: "نوامبر نومبر نوفمبر تشرین_الثانی تشرین_ثانی",
            12: "دسامبر دسمبر دیسمبر دزامبر کانون_الاول کانون_اول",
        },
    ),
    **_months(Calendar.GREGORIAN, Ambiguity.NAME, {4: "نیسان", 5: "مه"}),
    **_months(Calendar.GREGORIAN, Ambiguity.WORD, {8: "اب"}),
    **_months(Calendar.GREGORIAN, Ambiguity.PREFIX, {5: "می"}),
    **_months(
        Calendar.ISLAMIC,
        Ambiguity.NAME,
        {
            1: "محرم محرم_الحرام",
            2: "صفر_المظفر صفر_الخیر",
            3: "ربیع_الاول ربیع_اول ربیع_المولود ربیع_الاولی",
            4: "ربیع_الثانی ربیع_ثانی ربیع_دوم ربیع_الاخر",
            5: "جمادی_الاول جمادی_الاولی جمادی_اول جمادی_اولی جمیدی_الاول جمیدی_الاولی",
            6: "جمادی_الثانی جمادی_الثانیه جمادی_الاخر جمادی_الاخره جمادی_الاخری جمادی_ثانی جمادی_دوم",
            7: "رجب رجب_المرجب",
            8: "شعبان شعبان_المعظم",
            9: "رمضان رمضان_المبارک",
            10: "شوال شوال_المکرم",
            11: "ذی_القعده ذی_قعده ذی_القعده_الحرام ذی_قعده_الحرام ذو_القعده",
            12: "ذی_الحجه ذی_حجه ذی_الحجه_الحرام ذی_حجه_الحرام ذو_الحجه",
        },
    ),
    **_months(Calendar.ISLAMIC, Ambiguity.WORD, {2: "صفر"}),
}

_ENGLISH_MONTHS = _months(
    Calendar.GREGORIAN,
    Ambiguity.NAME,
    {
        1: "January Jan",
        2: "February Feb",
        3: "March Mar",
        4: "April Apr",
        5: "May",
        6: "June Jun",
        7: "July Jul",
        8: "August Aug",
        9: "September Sept Sep",
        10: "October Oct",
        11: "November Nov",
        12: "December Dec",
    },
)
ENGLISH_MONTHS: dict[str, Month] = {
    form: month for name, month in _ENGLISH_MONTHS.items() for form in (name, name.upper())
}
"""As English text writes them, without the full stop of a short form."""

WEEKDAYS: dict[str, int] = {
    "دو_شنبه": 0,
    "2_شنبه": 0,
    "سه_شنبه": 1,
    "3_شنبه": 1,
    "چهار_شنبه": 2,
    "چار_شنبه": 2,
    "4_شنبه": 2,
    "پنج_شنبه": 3,
    "پنش_شنبه": 3,
    "5_شنبه": 3,
    "جمعه": 4,
    "ادینه": 4,
    "شنبه": 5,
    "یک_شنبه": 6,
    "1_شنبه": 6,
}
"""Day of the week, Monday 0, as `datetime` counts."""

ERAS: dict[str, Calendar | None] = {
    "هجری_شمسی": Calendar.JALALI,
    "هجری_خورشیدی": Calendar.JALALI,
    "شمسی": Calendar.JALALI,
    "خورشیدی": Calendar.JALALI,
    "هجری_قمری": Calendar.ISLAMIC,
    "قمری": Calendar.ISLAMIC,
    "میلادی": Calendar.GREGORIAN,
    "مسیحی": Calendar.GREGORIAN,
    "عیسوی": Calendar.GREGORIAN,
    "شاهنشاهی": Calendar.IMPERIAL,
    "هجری": None,
}
"""Era words; `هجری` alone is lunar or solar."""

LETTER_ERAS: dict[str, Calendar] = {"ش": Calendar.JALALI, "ق": Calendar.ISLAMIC, "م": Calendar.GREGORIAN}

SEASONS: dict[str, int] = {"بهار": 0, "تابستان": 1, "پاییز": 2, "خزان": 2, "زمستان": 3}

FEASTS: dict[str, tuple[Calendar, int, int]] = {
    "نوروز": (Calendar.JALALI, 1, 1),
    "تاسوعا": (Calendar.ISLAMIC, 1, 9),
    "تاسوعای": (Calendar.ISLAMIC, 1, 9),
    "عاشورا": (Calendar.ISLAMIC, 1, 10),
    "عاشورای": (Calendar.ISLAMIC, 1, 10),
    "کریسمس": (Calendar.GREGORIAN, 12, 25),
}
"""Named days that are a date together with a year: calendar, month, day."""

RELATIVE_DAYS: dict[str, int] = {
    "امروز": 0,
    "امشب": 0,
    "دیروز": -1,
    "دیشب": -1,
    "پریروز": -2,
    "پریشب": -2,
    "فردا": 1,
    "فرداشب": 1,
    "پس_فردا": 2,
}
RELATIVE_YEARS: dict[str, int] = {"امسال": 0, "پارسال": -1, "پیرارسال": -2}
UNITS: dict[str, str] = {"روز": "day", "شب": "day", "هفته": "week", "ماه": "month", "سال": "year"}
DIRECTIONS: dict[str, str] = {
    "گذشته": "last",
    "اخیر": "last",
    "پیش": "ago",
    "قبل": "before",
    "اینده": "next",
    "دیگر": "ahead",
    "بعد": "after",
    "جاری": "this",
}
PARTS_OF_DAY = frozenset(("صبح", "ظهر", "عصر", "شب", "شامگاه", "بامداد", "غروب"))
YEAR_WORDS = frozenset(("سال", "سنه"))
YEARS_WORDS = frozenset(("سالهای", "سنوات"))
DECADE_WORDS = frozenset(("دهه", "دههی", "دهههای"))
CENTURY_WORDS = frozenset(("قرن", "سده", "سدهی"))
TO_WORDS = frozenset(("تا", "الی", "لغایت"))
LINK_WORDS = frozenset(("برابر", "مطابق", "مصادف", "موافق", "معادل", "یعنی"))
