"""An id is an ASCII name that people recognise, the same for the same file name."""

import pytest

from tei_edition.text.identifiers import identifier, is_identifier


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("000_7edb5e98e54e51c9", "doc-000_7edb5e98e54e51c9"),
        ("letter", "letter"),
        ("My letter (2)", "My-letter-2"),
        ("نامهٔ سرگشاده", "namh-srgshadh"),
        ("گزارش‌ها ۱۲", "gzarsh-ha-12"),
        ("Éluard", "Eluard"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 300, "a" * 100),
        ("_x", "_x"),
    ],
)
def test_a_file_name_becomes_an_id(stem: str, expected: str):
    assert expected == identifier(stem)


@pytest.mark.parametrize("stem", ["", "漢字", "---", "\udcff", "😀", "ع", "²", "1", "..", "\x00", "٣", "x:y"])
def test_any_name_at_all_becomes_an_id(stem: str):
    assert is_identifier(identifier(stem))


def test_names_of_which_nothing_is_left_are_told_apart():
    assert identifier("漢") != identifier("字")


@pytest.mark.parametrize("name", ["", "1a", "-a", "a b", "سلام", "a:b", "a\n", "é"])
def test_what_no_ascii_name_can_be_is_no_id(name: str):
    assert not is_identifier(name)
