"""Findings, and the catalogue of all that can be said."""

import string
from dataclasses import replace

import pytest

from tei_edition.model import CATALOGUE, SEVERITY, EditionError, ExitStatus, exit_status, finding
from tei_edition.model.findings import Excerpt
from tei_edition.model.languages import Phrase
from tei_edition.model.persian import PERSIAN


def fields_of(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def fields(rule):
    """The fields of a rule's templates, each filled."""
    return {name: f"<{name}>" for name in fields_of(rule.message) | fields_of(rule.remedy)}


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


def test_a_finding_about_a_place_in_xml_records_what_stands_there_and_what_could():
    found = replace(
        finding("V02", reason="…", advice="…"),
        element="/TEI/text/body/p[2]",
        expected=("list",),
        excerpt=Excerpt("</p> ", '<p n="1">', "باغ"),
    )
    assert {
        "element": "/TEI/text/body/p[2]",
        "tag": '<p n="1">',
        "context": '</p> <p n="1">باغ',
        "expected": ["list"],
    } == {key: found.as_record()[key] for key in ("element", "tag", "context", "expected")}


def test_a_finding_can_be_said_in_persian():
    found = finding("V02", file="a.xml", reason=Phrase("Garden", "باغ"), advice=Phrase("Water it.", "آبش بدهید."))
    assert ("Garden.", "Water it.") == (found.message, found.remedy)
    assert ("باغ.", "آبش بدهید.") == (found.in_language("fa").message, found.in_language("fa").remedy)


def test_the_catalogue_has_the_same_codes_in_persian():
    assert list(CATALOGUE) == list(PERSIAN)


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
        assert message[0].isupper() or not message[0].isalpha()
        assert message.endswith((".", "[<assertion>]"))

    def test_says_what_to_do_unless_it_is_a_note(self, rule):
        assert bool(rule.remedy) == (rule.level != "note" or rule.remedy == "{remedy}")

    def test_says_the_same_in_persian(self, rule):
        for english, persian in zip((rule.message, rule.remedy), rule.wording("fa"), strict=True):
            assert fields_of(english) == fields_of(persian)
            assert bool(english) == bool(persian)

    def test_fails_the_command_exactly_if_it_is_an_error(self, rule):
        assert (rule.level == "error") == (rule.status != ExitStatus.DONE)
