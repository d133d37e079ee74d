"""One behaviour each: contexts, findings, certainty, evidence, spans."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from tei_edition.dates import Calendar, DateContext, DateExpression, DateKind, FindingCode, find_dates


def only(text: str, context: DateContext | None = None) -> DateExpression:
    (found,) = find_dates(text, context or DateContext())
    return found


def test_a_date_of_the_guide() -> None:
    found = only("در ۳۰ خرداد ۱۳۶۰ بود")
    assert (found.start, found.end) == (3, 16)
    assert found.kind is DateKind.CALENDAR
    assert found.calendar is Calendar.JALALI
    assert found.dating == {
        "calendar": "#jalali",
        "datingMethod": "#jalali",
        "when": "1981-06-20",
        "when-custom": "1360-03-30",
    }
    assert found.evidence is None
    assert found.certainty > 0.9


def test_values_can_be_sent_to_another_process() -> None:
    found = find_dates("۳۰ خرداد ۱۳۶۰ (۲۰ ژوئن ۱۹۸۱)")
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  it was made here


def test_the_default_calendar_reads_a_year_without_era() -> None:
    assert only("در سال ۱۳۲۴").calendar is Calendar.JALALI
    assert only("در سال ۱۳۲۴", DateContext(default_calendar=Calendar.ISLAMIC)).calendar is Calendar.ISLAMIC


@pytest.mark.parametrize(
    ("text", "context", "value"),
    [
        ("۵ مهر ۰۲", DateContext(), "1402-07-05"),
        ("۵ مهر ۹", DateContext(), "--07-05"),
        ("۵ مهر ۱۲", DateContext(), "1312-07-05"),
        ("۵ مهر ۱۲", DateContext(first_jalali_year=1320), "1412-07-05"),
    ],
)
def test_the_century_of_two_digits_is_the_contexts(text: str, context: DateContext, value: str) -> None:
    assert only(text, context).dating["when-custom"] == value


def test_a_completed_century_is_a_conjecture() -> None:
    found = only("۲۲ بهمن ۵۷")
    assert found.evidence is not None
    assert found.evidence.word == "conjecture"
    assert found.certainty < 0.9


def test_a_year_from_the_document_is_internal_evidence() -> None:
    found = only("تجمع ۲۶ ژانویه", DateContext(document_date=date(2013, 1, 30)))
    assert found.dating["when"] == "2013-01-26"
    assert found.evidence is not None
    assert found.evidence.word == "internal"
    assert found.certainty < 0.9


def test_full_dates_that_disagree_give_no_year() -> None:
    text = "۲۲ بهمن ۱۳۵۷ و ۳۰ خرداد ۱۳۶۰ را با ۱۶ آذر به یاد داریم"
    assert "when" not in find_dates(text)[2].dating


def test_a_full_date_far_away_gives_no_year() -> None:
    text = f"۲۲ بهمن ۱۳۵۷ {'و کارگران ' * 300} در ۱۶ آذر"
    assert find_dates(text)[-1].dating["when-custom"] == "--09-16"


def test_a_weekday_withdraws_an_inferred_year() -> None:
    agreeing = only("دوشنبه ۲۲ مه", DateContext(document_date=date(2017, 5, 24)))
    contradicting = only("جمعه ۲۲ مه", DateContext(document_date=date(2017, 5, 24)))
    assert agreeing.dating["when"] == "2017-05-22"
    assert contradicting.dating["when"] == "--05-22"


def test_an_ambiguous_order_is_kept_as_certainty() -> None:
    assert only("مورخ ۶/۸/۲۰۰۷").certainty < only("مورخ ۲۶/۸/۲۰۰۷").certainty
    assert only("مورخ ۰۲/۰۵/۱۱").certainty <= 0.5


def test_a_contradiction_lowers_both_certainties() -> None:
    agreeing = find_dates("۲۹ فروردین ۱۳۸۰ برابر با ۱۸ آوریل ۲۰۰۱")
    contradicting = find_dates("۲۹ فروردین ۱۳۸۰ برابر با ۲۰ آوریل ۲۰۰۱")
    assert all(bad.certainty < good.certainty for good, bad in zip(agreeing, contradicting, strict=True))
    assert {each.findings[0].code for each in contradicting} == {FindingCode.CALENDAR_CONTRADICTION}


def test_three_calendars_are_a_chain() -> None:
    text = "۱۴ مرداد ۱۲۸۵ برابر با ۱۴ جمادی‌الثانی ۱۳۲۴ و ۶ اوت ۱۹۰۶"
    assert [each.counterparts for each in find_dates(text)] == [(1,), (0, 2), (1,)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("۳۱ مهر", FindingCode.IMPOSSIBLE_DATE),
        ("۳۰ اسفند ۱۳۶۰", FindingCode.IMPOSSIBLE_DATE),
        ("سه‌شنبه ۱۷ شهریور ۱۳۵۷", FindingCode.WEEKDAY_CONTRADICTION),
        ("۱۸ آوریل ۱۳۸۰", FindingCode.MIXED_CALENDARS),
        ("سال ۵۲۲ پیش از میلاد", FindingCode.OUT_OF_RANGE),
        ("۳ مهر ۱۱۸۰", FindingCode.OUT_OF_RANGE),
        ("۴ اکتبر ۱۵۸۲", FindingCode.OUT_OF_RANGE),
    ],
)
def test_findings_lower_the_certainty_and_say_what_to_do(text: str, code: FindingCode) -> None:
    found = only(text)
    assert [finding.code for finding in found.findings] == [code]
    assert found.certainty < 0.5
    assert found.findings[0].message.endswith(".")


def test_an_impossible_date_has_no_value() -> None:
    assert only("۳۰ اسفند ۱۳۶۰").dating == {"calendar": "#jalali"}


def test_a_lunar_year_is_never_completed() -> None:
    assert only("سال ۶۱ هجری قمری").dating["when-custom"] == "0061"


def test_a_relative_expression_has_no_calendar() -> None:
    found = only("دیروز", DateContext(document_date=date(2001, 4, 19)))
    assert found.kind is DateKind.RELATIVE
    assert found.calendar is None
    assert found.dating == {"when": "2001-04-18"}


def test_today_beside_its_date_is_that_day() -> None:
    today, day = find_dates("امروز ۲۹ فروردین ۱۳۸۰ آزاد شد")
    assert today.dating["when"] == day.dating["when"] == "2001-04-18"


def test_a_closing_vowel_sign_is_in_the_span() -> None:
    text = "در ۲۲ بهمنِ خونین"
    found = only(text)
    assert text[found.start : found.end] == "۲۲ بهمنِ"


def test_a_blank_line_ends_a_date() -> None:
    assert [each.dating.get("when-custom") for each in find_dates("۲۲ بهمن\n\n۱۳۵۷")] == ["--11-22"]


def test_no_text_has_no_dates() -> None:
    assert find_dates("") == ()


@pytest.mark.parametrize(
    ("text", "dating"),
    [
        ("پانزدهم ماه جاری", {"when": "2001-04-04"}),
        ("۸ ماه گذشته", {"notBefore": "2000-07-22", "notAfter": "2001-04-19"}),
        ("دو ماه پیش", {"notBefore": "2001-01-20", "notAfter": "2001-02-18"}),
        ("دو سال آینده", {"notBefore": "2001-04-19", "notAfter": "2004-03-19"}),
        ("شنبه هفته آینده", {"when": "2001-04-21"}),
        ("ده روز دیگر", {"when": "2001-04-29"}),
        ("هفته جاری", {"notBefore": "2001-04-14", "notAfter": "2001-04-20"}),
        ("چند روز پیش", {}),
        ("چهارشنبه", {}),
        ("دو روز بعد", {}),
    ],
)
def test_relative_expressions_are_seen_from_the_documents_date(text: str, dating: dict[str, str]) -> None:
    found = only(text, DateContext(document_date=date(2001, 4, 19)))
    assert found.kind is DateKind.RELATIVE
    assert found.dating == dating


@pytest.mark.parametrize(
    "text",
    ["سه روز پیش از انتخابات", "چند ماه گذشته", "روز دیگر", "دو روز بعد از آن", "دو هزار سال پیش", "صدها سال پیش"],
)
def test_what_counts_from_an_event_or_not_at_all_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("۱۳۸۰ فروردین ۲۹", "1380-01-29"),
        ("فروردین ۲۹، ۱۳۸۰", "1380-01-29"),
        ("دهم محرم ۵۷", "1399-01-10"),
        ("غره شهر صفر المظفر ۱۳۲۵", "1325-02-01"),
        ("ماه مبارک رمضان", "--09"),
        ("۱۳۲۴/۶/۱۴ قمری", "1324-06-14"),
        ("دهه ۱۲۸۰ ق", None),
    ],
)
def test_rarer_forms(text: str, value: str | None) -> None:
    found = only(text)
    assert text[found.start : found.end] == text
    assert found.dating.get("when-custom") == value


def test_the_same_year_is_that_of_the_date_before() -> None:
    text = "در نهم اردیبهشت ۱۳۸۱ منتشر و در خرداد همان سال توقیف شد"
    assert find_dates(text)[1].dating["when-custom"] == "1381-03"


def test_two_days_without_years_are_a_pair_where_they_fall_together() -> None:
    assert [each.counterparts for each in find_dates("۲۲ بهمن (۱۱ فوریه)")] == [(1,), (0,)]
    assert [each.counterparts for each in find_dates("۲۲ بهمن (۲۰ فوریه)")] == [(), ()]


def test_a_century_before_christ_is_not_taken_for_one_after() -> None:
    assert only("قرن پنجم پیش از میلاد").findings[0].code is FindingCode.OUT_OF_RANGE
