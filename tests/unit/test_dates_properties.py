"""Laws of `find_dates`: spans are in order and in range, written dates come back, nothing crashes, time is linear."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from convertdate import persian
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tei_edition.dates import Calendar, DateContext, DateKind, find_dates

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
LATIN = str.maketrans("", "")
JALALI = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
AFGHAN = ["حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"]
GREGORIAN = ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"]
AFGHAN_GREGORIAN = [
    "جنوری",
    "فبروری",
    "مارچ",
    "اپریل",
    "می",
    "جون",
    "جولای",
    "اگست",
    "سپتمبر",
    "اکتوبر",
    "نومبر",
    "دسمبر",
]
UNITS = ["", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده", "سیزده", "چهارده"]
UNITS += ["پانزده", "شانزده", "هفده", "هجده", "نوزده"]
TENS = ["", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
HUNDREDS = ["", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"]
WEEKDAYS = ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنج‌شنبه", "جمعه", "شنبه", "یک‌شنبه"]

styles = st.sampled_from(["words", "digits"])
digits = st.sampled_from([PERSIAN, ARABIC, LATIN])
spaces = st.sampled_from([" ", "\u00a0", "\u200c", "\n", "  \n", "  ", "\u2009"])
# Where the library of the module and the one of the test agree on every Nowruz; see test_dates_calendars.
days = st.dates(date(1899, 1, 1), date(2100, 1, 1))


def in_words(number: int) -> str:
    parts = []
    if number >= 1000:
        parts.append("هزار" if number < 2000 else "دو هزار")
        number %= 1000
    if number >= 100:
        parts.append(HUNDREDS[number // 100])
        number %= 100
    if number >= 20:
        parts.append(TENS[number // 10])
        number %= 10
    if number:
        parts.append(UNITS[number])
    return " و ".join(parts)


def ordinal(number: int) -> str:
    words = in_words(number)
    if words.endswith("سه"):
        return words[:-2] + "سوم"
    return words + ("‌ام" if words.endswith("سی") else "م")


@given(days, digits, spaces, spaces, st.sampled_from([JALALI, AFGHAN]), styles, styles)
def test_a_jalali_date_comes_back(  # noqa: PLR0917  a property draws as many values as it needs
    day: date,
    numerals: dict[int, str],
    first: str,
    second: str,
    names: list[str],
    style: str,
    opening: str,
) -> None:
    year, month, number = persian.from_gregorian(day.year, day.month, day.day)
    if style == "words":
        written = f"{ordinal(number)} {names[month - 1]} {in_words(year)}"
    else:
        written = f"{number}{first}{names[month - 1]}{second}{year}".translate(numerals)
    if opening == "words":
        written = f"{WEEKDAYS[day.weekday()]} {written}"
    text = f"این نامه در {written} نوشته شد."
    (found,) = find_dates(text)
    assert written == text[found.start : found.end]
    assert day.isoformat() == found.dating["when"]
    assert f"{year:04d}-{month:02d}-{number:02d}" == found.dating["when-custom"]
    assert found.findings == ()


@given(days, digits, spaces, spaces, st.sampled_from([GREGORIAN, AFGHAN_GREGORIAN]), styles)
def test_a_gregorian_date_comes_back(  # noqa: PLR0917  a property draws as many values as it needs
    day: date, numerals: dict[int, str], first: str, second: str, names: list[str], style: str
) -> None:
    if style == "words":
        written = f"{ordinal(day.day)} {names[day.month - 1]} {in_words(day.year)}"
    else:
        written = f"{day.day}{first}{names[day.month - 1]}{second}{day.year}".translate(numerals)
    text = f"این نامه در {written} نوشته شد."
    (found,) = find_dates(text)
    assert written == text[found.start : found.end]
    assert {"calendar": "#gregorian", "when": day.isoformat()} == dict(found.dating)


@given(days, digits, st.sampled_from("/-."), st.sampled_from([1, 2]), st.sampled_from([1, -1]))
def test_a_date_in_digits_comes_back(
    day: date, numerals: dict[int, str], separator: str, width: int, order: int
) -> None:
    year, month, number = persian.from_gregorian(day.year, day.month, day.day)
    parts = [f"{year}", f"{month:0{width}d}", f"{number:0{width}d}"]
    written = separator.join(parts[::order]).translate(numerals)
    text = f"مورخ {written} در تهران"
    (found,) = find_dates(text)
    assert written == text[found.start : found.end]
    assert day.isoformat() == found.dating["when"]


@given(days, st.integers(1, 400))
def test_a_range_comes_back(day: date, length: int) -> None:
    other = day + timedelta(days=length)
    spelled = [f"{each.day} {GREGORIAN[each.month - 1]} {each.year}" for each in (day, other)]
    text = f"از {' تا '.join(spelled)} ادامه داشت."
    (found,) = find_dates(text)
    assert (day.isoformat(), other.isoformat()) == (found.dating["from"], found.dating["to"])


@given(days, digits)
def test_two_calendars_point_to_each_other(day: date, numerals: dict[int, str]) -> None:
    year, month, number = persian.from_gregorian(day.year, day.month, day.day)
    jalali = f"{number} {JALALI[month - 1]} {year}".translate(numerals)
    text = f"{jalali} برابر با {day.day} {GREGORIAN[day.month - 1]} {day.year}"
    first, second = find_dates(text)
    assert (first.counterparts, second.counterparts) == ((1,), (0,))
    assert first.dating["when"] == second.dating["when"]
    assert () == first.findings == second.findings


@given(days)
def test_two_calendars_a_week_apart_are_a_finding(day: date) -> None:
    year, month, number = persian.from_gregorian(day.year, day.month, day.day)
    wrong = day + timedelta(days=7)
    text = f"{number} {JALALI[month - 1]} {year} برابر با {wrong.day} {GREGORIAN[wrong.month - 1]} {wrong.year}"
    found = find_dates(text)
    assert [finding.code.value for each in found for finding in each.findings] == ["calendar-contradiction"] * 2
    assert all(each.certainty < 0.5 for each in found)


PIECES = [
    *JALALI,
    *AFGHAN,
    *GREGORIAN,
    *WEEKDAYS,
    *UNITS,
    *TENS,
    *HUNDREDS,
    "هزار",
    "دهه",
    "قرن",
    "سال",
    "ماه",
    "تا",
    "از",
    "و",
    "-",
]
PIECES += [
    "محرم",
    "ذی‌الحجه",
    "نوروز",
    "امروز",
    "امسال",
    "گذشته",
    "پیش",
    "همان",
    "روز",
    "هفته",
    "(",
    ")",
    "/",
    "\n",
    "\n\n",
    "،",
]
PIECES += [
    "هجری",
    "قمری",
    "ه.ش.",
    "ق",
    "م",
    "میلادی",
    "پیش از میلاد",
    "برابر با",
    "بهار",
    "عاشورای",
    "ـ",
    "\u200c",
    "\u064b",
]
PIECES += [
    "0",
    "۱۳۶۰",
    "1979",
    "۵۷",
    "2535",
    "30",
    "31",
    "29",
    "13",
    "l۳۸۰",
    "99999999999999999999",
    "۱۳۸۰/۱/۲۹",
    "8-6-2007",
    "0000",
]
anything = st.one_of(
    st.text(),
    st.text(st.characters(exclude_categories=())),  # lone surrogates among them
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)


@settings(max_examples=1500, deadline=None)
@given(anything, st.sampled_from(list(Calendar)), st.none() | st.dates())
@example("\ud800 ۲۲ بهمن ۱۳۵۷ \udfff\x00\x1b", Calendar.JALALI, None)
@example("۹۹۹ سال پیش و ۹۹۹ ماه گذشته", Calendar.ISLAMIC, date(1, 1, 1))
def test_any_text_gives_ordered_spans_inside_it(text: str, calendar: Calendar, document_date: date | None) -> None:
    end = 0
    found = find_dates(text, DateContext(default_calendar=calendar, document_date=document_date))
    for index, each in enumerate(found):
        assert end <= each.start < each.end <= len(text)
        assert 0 <= each.certainty <= 1
        assert (each.calendar is None) == (each.kind is DateKind.RELATIVE)
        assert all(index in found[other].counterparts for other in each.counterparts)
        families = {name.removesuffix("-custom") for name in each.dating if not name.endswith("-custom")}
        families -= {"calendar", "datingMethod"}
        assert families in ({"when"}, {"from", "to"}, {"notBefore", "notAfter"}, set())
        assert ("datingMethod" in each.dating) == any(name.endswith("-custom") for name in each.dating)
        end = each.end


@given(days, st.sampled_from(["\u0640", "\u064e", "\u200d", "\u200f"]))
def test_marks_inside_words_change_nothing_but_offsets(day: date, mark: str) -> None:
    year, month, number = persian.from_gregorian(day.year, day.month, day.day)
    name = JALALI[month - 1]
    plain = f"در {number} {name} {year} بود"
    dressed = plain.replace(name, mark.join(name))
    (bare,), (found,) = find_dates(plain), find_dates(dressed)
    assert bare.dating == found.dating
    assert dressed[found.start : found.end].replace(mark, "") == plain[bare.start : bare.end]


PATTERNS = [
    "1/",
    "1/1/1 ",
    "11/11/11 ",
    "1 ",
    "12/",
    "1380/1/",
    "9",
    "/",
    " ",
    "1380 ",
    "1-1-1-",
    "۱۳۸۰-",
    "( ",
    "1 - 1 - ",
    "99/99/9999 ",
]
PATTERNS += [
    "تا ",
    "و ",
    "هزار و ",
    "بیست و ",
    "سال ",
    "ماه ",
    "۵ تا ",
    "۵، ",
    "مه",
    "ـ",
    "\u064e",
    "\u200c",
    "می ",
    "شنبه ",
    "همان سال ",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_repeated_patterns_take_linear_time(pattern: str) -> None:
    """A quarter of a megabyte each, 10 MB together: no more than a few seconds for one, whatever it repeats."""
    text = pattern * (10_000_000 // len(PATTERNS) // len(pattern))
    before = time.process_time()
    find_dates(text)
    assert time.process_time() - before < 20
