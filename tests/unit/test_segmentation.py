"""Paragraphs, headings, lists and separators of plain text: over-recognition is as bad as a miss."""

import pytest

from tei_edition.text.outline import Part
from tei_edition.text.segmentation import segment

LONG = "این جمله درازتر از آن است که سرفصل باشد و چند بار می‌آید. " * 5


def shape(content: str) -> list[tuple[str, str]]:
    return [(part.role, content[part.start : part.end]) for part in segment(content)]


def roles(content: str) -> list[str]:
    return [part.role for part in segment(content)]


def items(content: str) -> list[tuple[str, str]]:
    def words(part: Part) -> str:
        return content[part.start : part.end]

    return [(words(item.parts[0]), words(item)) for part in segment(content) for item in part.parts]


@pytest.mark.parametrize("line_end", ["\n", "\r"])
def test_a_blank_line_ends_a_paragraph(line_end: str):
    assert shape(f"یک.{line_end} {line_end}دو.") == [("paragraph", "یک."), ("paragraph", "دو.")]


def test_where_lines_are_long_each_is_a_paragraph():
    assert roles(f"{LONG}\n{LONG}\nپایان.") == ["paragraph", "paragraph", "paragraph"]


def test_where_each_line_ends_a_sentence_each_is_a_paragraph():
    story = (
        "نخستین کتابی که خریدم یک فرهنگ لغت بود و جلدش کنده شده بود.\n"
        "چند تومان؟\n"
        "فروشنده گفت سه تومان، و من دو تومان و پنج ریال داشتم، که از کار تابستان مانده بود، و او این را می‌دانست.\n"
        "کتاب را داد!\n"
        "سال‌ها بعد فهمیدم که آن مرد خود شاعر بوده است، و در همان فرهنگ زیر بعضی واژه‌ها با مداد خط کشیده بود."
    )

    assert roles(story) == ["paragraph"] * 5


def test_where_one_line_ends_no_sentence_the_lines_may_be_of_one_paragraph():
    assert roles("خیابان ولیعصر، شمارهٔ ۱۲.\nطبقهٔ دوم\nتهران.") == ["paragraph"]


def test_where_lines_are_short_and_filled_they_are_one_paragraph():
    column = (
        "واژه‌ها در این ستون به پهنای یکسان چیده شده‌اند و\n"
        "هر سطر تا پایان پر است چنان که واژهٔ بعدی در آن\n"
        "جا نمی‌گرفت و به سطر دیگر رفته است تا پایان این"
    )

    assert roles(column) == ["paragraph"]


def test_a_short_line_before_a_much_longer_paragraph_is_a_heading():
    assert roles(f"دربارهٔ کتابخانه\n\n{LONG}") == ["heading", "paragraph"]


@pytest.mark.parametrize("line", ["خواست‌های ما:", "پایان یافت.", "نخست، دوم،"])
def test_a_line_that_ends_in_a_mark_of_a_sentence_is_no_heading(line: str):
    assert roles(f"{line}\n\n{LONG}") == ["paragraph", "paragraph"]


def test_a_short_line_before_a_short_one_is_no_heading():
    assert roles("تهران\n\nشیراز") == ["paragraph", "paragraph"]


def test_the_last_line_is_no_heading():
    assert roles(f"{LONG}\n\nهیئت تحریریه") == ["paragraph", "paragraph"]


@pytest.mark.parametrize("sign", ["-", "–", "•", "·", "*", "■"])
def test_lines_after_one_sign_are_a_list(sign: str):
    assert items(f"{sign} یک\n{sign} دو") == [(sign, f"{sign} یک"), (sign, f"{sign} دو")]


def test_a_dash_without_a_space_marks_an_item_too():
    assert items("-یک\n- دو") == [("-", "-یک"), ("-", "- دو")]


@pytest.mark.parametrize(
    ("one", "two"), [("1_", "2_"), ("۸ ـ", "۹ ـ"), ("٣.", "٤."), ("(1)", "(2)"), ("الف)", "ب)"), ("a)", "b)")]
)
def test_lines_numbered_in_order_are_a_list(one: str, two: str):
    assert [label for label, _ in items(f"{one} یک\n{two} دو")] == [one, two]


def test_markers_padded_with_no_break_spaces_are_markers():
    assert items("·\u00a0\u00a0 1_ یک\n·\u00a0\u00a0 2_ دو")[0][0] == "·\u00a0\u00a0 1_"


def test_a_list_may_have_blank_lines_between_its_items():
    assert len(items("- یک\n\n- دو\n\n- سه")) == 3


@pytest.mark.parametrize(
    "content",
    [
        "- امشب سرد است.\nمرد سرش را بلند نکرد.",
        "1320 سال دشواری بود.\n1321 هم.",
        "۱۲ اردیبهشت ۱۳۲۰\n۱۳ اردیبهشت ۱۳۲۰",
        "12/2/1320 نشست نخست\n13/2/1320 نشست دوم",
        "1.5 کیلو قند\n2.5 کیلو چای",
        "1_ یک\n\n7_ هفت",
        "1) یک\n\n- دو",
        "و باد آمد\nو باران آمد",
    ],
)
def test_what_only_resembles_a_list_stays_paragraphs(content: str):
    assert set(roles(content)) == {"paragraph"}


@pytest.mark.parametrize("line", ["***", "* * *", "-----", "ـ ـ ـ", "……".replace("…", "·") * 2, "ـــــــ"])
def test_a_line_of_one_sign_repeated_is_a_separator(line: str):
    assert roles(f"یک.\n\n{line}\n\nدو.") == ["paragraph", "separator", "paragraph"]


@pytest.mark.parametrize("line", ["--", "!!!", "- * -", "..."])
def test_other_lines_of_signs_are_no_separators(line: str):
    assert roles(f"یک.\n\n{line}\n\nدو.") == ["paragraph", "paragraph", "paragraph"]


def test_a_text_without_characters_has_no_parts():
    assert shape("\n \n") == []


def test_many_blank_lines_and_one_long_line_are_read():
    content = "\n" * 100_000 + "سلام " * 100_000

    assert roles(content) == ["paragraph"]


def test_what_follows_the_last_item_without_a_blank_line_is_no_item():
    text = f"- رشته\n- نخود و لوبیا\n- سبزی\nاین همه را در دیگ بریزید.\n\n{LONG}"
    assert ["list", "paragraph", "paragraph"] == roles(text)
    assert ["- رشته", "- نخود و لوبیا", "- سبزی"] == [item for _, item in items(text)]


def test_a_short_line_between_two_lists_is_the_heading_of_the_second():
    text = "- رشته آش یک کیلو\n- نخود و لوبیا نیم کیلو و بیشتر\nروش پخت\n۱. بپزید.\n۲. بخورید.\n"
    assert ["list", "paragraph", "list"] == roles(text)


def test_the_last_item_of_a_column_keeps_its_lines():
    text = "- نمایندگان پنج روستای کنار رود\n- صندوق همیاری برای آنان که در\nاین زمستان بی کار ماندند و رفتند"
    assert ["- نمایندگان پنج روستای کنار رود", text.partition("\n")[2]] == [item for _, item in items(text)]


def test_numbers_over_texts_of_their_own_are_headings():
    content = f"۱. درآمدها\n{LONG}\n\n۲. هزینه‌ها\n{LONG}"
    assert ["heading", "paragraph", "heading", "paragraph"] == roles(content)


def test_numbers_over_lines_that_a_column_broke_are_items():
    content = (
        "۱- برچیده شدن شرکت‌های پیمانی و\nپرداخت همه مزدهای عقب افتاده.\n۲- آزادی همه کارگران زندانی در\nسراسر کشور."
    )
    assert ["list"] == roles(content)


def test_what_an_item_announces_is_a_part_of_it():
    content = (
        "۱- تامین امنیت شغلی همه کارگران موقت.\n\n۲- آزادی همه کارگران زندانی از جمله:\nمنصور و ابراهیم.\n\n۳- بیمه."
    )
    assert [
        "۱- تامین امنیت شغلی همه کارگران موقت.",
        "۲- آزادی همه کارگران زندانی از جمله:\nمنصور و ابراهیم.",
        "۳- بیمه.",
    ] == [item for _, item in items(content)]
