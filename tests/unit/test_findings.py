"""Findings, and the catalogue of all that can be said."""

import string

import pytest

from tei_edition.model import CATALOGUE, SEVERITY, EditionError, ExitStatus, exit_status, finding


def fields(rule):
    """The fields of a rule's templates, each filled."""
    names = [name for template in (rule.message, rule.remedy) for _, name, _, _ in string.Formatter().parse(template)]
    return {name: f"<{name}>" for name in names if name}


def test_a_finding_reads_place_code_what_is_wrong_what_to_do():
    found = finding("I02", file="a.txt", line=3, column=5, reason="permission denied")
    assert (
        "a.txt:3:5: I02 unreadable-input: The file cannot be read: permission denied. "
        "Give yourself the right to read it, or leave it out." == str(found)
    )


def test_a_finding_without_a_column_names_the_line_alone():
    assert str(finding("V01", file="a.xml", line=3, reason="…")).startswith("a.xml:3: V01 ")


def test_a_finding_without_a_file_names_none():
    assert str(finding("I07")).startswith("-: I07 ")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb", r"a\nb"),
        ("a\rb", r"a\rb"),
        ("a\x1b[1mb", r"a\x1b[1mb"),
        ("a\x85b", r"a\x85b"),
        ("a\u2028b", r"a\u2028b"),
    ],
)
def test_a_finding_is_one_line_and_steers_no_terminal(name, shown):
    assert str(finding("I01", file=name)).startswith(f"{shown}: I01 ")


def test_persian_and_its_invisible_letters_are_shown_as_they_are():
    assert str(finding("I01", file="می\u200cروم.txt")).startswith("می\u200cروم.txt: I01 ")


def test_braces_in_what_is_said_are_no_fields():
    assert "{x}" in str(finding("I02", file="{x}.txt", reason="{y}"))


def test_a_field_that_is_missing_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        finding("I02", file="a.txt")


def test_a_code_that_is_not_in_the_catalogue_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        finding("Z99")


def test_an_error_says_its_finding():
    found = finding("I01", file="a.txt")
    assert str(found) == str(EditionError(found))


def test_the_record_has_all_that_the_line_says():
    found = finding("I04", file="a.txt", line=1, column=2, bytes="FF", offset=1, encoding="UTF-8")
    assert {
        "code": "I04",
        "name": "undecodable-bytes",
        "level": "error",
        "file": "a.txt",
        "line": 1,
        "column": 2,
        "message": found.message,
        "remedy": found.remedy,
    } == found.as_record()


def test_no_findings_are_status_0():
    assert ExitStatus.DONE == exit_status([])


def test_every_status_has_its_place_in_the_order_of_severity():
    assert set(ExitStatus) == set(SEVERITY)


def test_no_two_rules_have_one_name():
    assert len(CATALOGUE) == len({rule.name for rule in CATALOGUE.values()})


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=lambda rule: rule.code)
class TestRule:
    def test_says_what_is_wrong_in_sentences(self, rule):
        message = rule.message.format_map(fields(rule))
        assert (True, ".") == (message[0].isupper() or not message[0].isalpha(), message[-1])

    def test_says_what_to_do_unless_it_is_a_note(self, rule):
        assert bool(rule.remedy) == (rule.level != "note")

    def test_fails_the_command_exactly_if_it_is_an_error(self, rule):
        assert (rule.level == "error") == (rule.status != ExitStatus.DONE)
