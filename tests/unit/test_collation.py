import pytest

from tei_edition.text.collation import collation_key, initial


def ordered(names: list[str], language: str = "fa") -> list[str]:
    backwards = names[::-1]
    return sorted(backwards, key=lambda name: collation_key(name, language))


@pytest.mark.parametrize(
    "names",
    [
        ["آ", "ا", "ء", "ب", "پ", "ت", "ج", "چ", "ح", "د", "ذ", "ر", "ز", "ژ", "س", "ک", "گ", "ل", "ن", "و", "ه", "ی"],
        ["آبادان", "ابهر", "بابل", "پاریس"],
        ["کابل", "كاشان", "کرج"],
        ["یزد", "يزدگرد", "یزدی"],
        ["علی نو", "علی‌آباد", "علیا", "علیزاده"],
        ["نوامبر", "نهاوند", "نیشابور"],
        ["۲ خرداد", "۱۰ خرداد", "١١ خرداد", "آبان", "ABC"],
        ["«ب»", "۱", "الف"],
    ],
)
def test_names_stand_where_readers_of_persian_look(names):
    assert names == ordered(names)


def test_a_hamza_is_a_letter_whatever_carries_it():
    assert ["مانی", "مؤمن", "مأوا", "مبارک", "مومن"] == ordered(["مؤمن", "مومن", "مبارک", "مأوا", "مانی"])


def test_english_names_come_first_in_an_english_register():
    assert ["Abadan", "Émile", "Esmail", "zanjan", "آبادان"] == ordered(
        ["آبادان", "zanjan", "Émile", "Esmail", "Abadan"], "en"
    )


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("آبادان", "fa", "آ"),
        ("أحمد", "fa", "ء"),
        ("كرج", "fa", "ک"),
        ("ﻛﺮج", "fa", "ک"),
        ("\u200fيزد", "fa", "ی"),
        ("abadan", "en", "A"),
        ("École", "fa", "E"),
        ("ямал", "en", "Я"),
        ("۱۷ شهریور", "fa", ""),
        ("«ایران»", "fa", ""),
        ("", "fa", ""),
    ],
)
def test_the_letter_of_a_name(name, language, letter):
    assert letter == initial(name, language)
