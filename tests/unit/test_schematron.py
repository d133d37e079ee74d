"""The Schematron compiler: what each part of the language means, and what is refused."""

from pathlib import Path

import pytest

from tei_edition.model import EditionError
from tei_edition.validation import parse
from tei_edition.validation.placing import Paths
from tei_edition.validation.schematron import Schematron

HEAD = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
    'queryBinding="xslt3"><ns prefix="t" uri="urn:t"/><ns prefix="f" uri="urn:f"/>'
)
BOOK = '<book xmlns="urn:t" xml:id="b">\n<page n="1">باغ</page>\n<!-- c --><page n="2"><line/>\n<line/></page></book>'


@pytest.fixture
def schematron(tmp_path: Path):
    def make(inside: str, phase: str = "") -> Schematron:
        path = tmp_path / "rules.sch"
        path.write_text(f"{HEAD}{inside}</schema>", encoding="utf-8")
        return Schematron.load(path, phase=phase)

    return make


def found(schematron: Schematron, document: str = BOOK, language: str = "en") -> list[tuple[str, str, str]]:
    failures = schematron.failures(parse(document.encode(), "book.xml"), "book.xml", language)
    return [(failure.assertion, Paths().of(failure.element), failure.message) for failure in failures]


def refused(make, inside: str, phase: str = "") -> str:
    with pytest.raises(EditionError) as caught:
        make(inside, phase)
    assert caught.value.finding.code == "S05"
    return caught.value.finding.message


def pattern(inside: str) -> str:
    return f"<pattern>{inside}</pattern>"


def test_an_assertion_fails_where_its_test_is_false_a_report_where_it_is_true(schematron):
    rules = schematron(
        pattern(
            '<rule context="t:page"><assert id="a" test="t:line">no line</assert>'
            '<report id="r" test="t:line">a line</report></rule>'
        )
    )
    assert found(rules) == [("a", "/book/page[1]", "no line"), ("r", "/book/page[2]", "a line")]


def test_of_one_pattern_a_node_meets_the_first_rule_only_and_of_each_pattern_one(schematron):
    first = '<rule context="t:page[@n=1]"><report id="first" test="true()"/></rule>'
    second = '<rule context="t:page"><report id="second" test="true()"/></rule>'
    third = '<rule context="*"><report id="third" test="true()"/></rule>'
    assert [name for name, path, _ in found(schematron(pattern(first + second))) if "page" in path] == [
        "first",
        "second",
    ]
    apart = found(schematron(pattern(first) + pattern(second + third)))
    assert [("third", "/book"), ("first", "/book/page[1]"), ("second", "/book/page[1]")] == [
        (name, path) for name, path, _ in apart[:3]
    ]
    assert len([path for _, path, _ in apart if path == "/book/page[2]"]) == 1


def test_a_context_can_be_the_document_an_attribute_or_text(schematron):
    rules = schematron(
        pattern('<rule context="/"><report id="document" test="true()"/></rule>')
        + pattern('<rule context="@n[.=2]"><report id="attribute" test="true()"><name/></report></rule>')
        + pattern('<rule context="text()[normalize-space()]"><report id="text" test="true()"/></rule>')
    )
    expected = [("document", "/book", ""), ("text", "/book/page[1]", ""), ("attribute", "/book/page[2]", "n")]
    assert expected == found(rules)


def test_a_message_says_values_and_names(schematron):
    rules = schematron(
        pattern(
            '<rule context="t:page[2]"><report test="true()">the\n <emph>page</emph> <value-of select="@n"/> is a '
            '<name/> of a <name path=".."/> <dir>of</dir> <value-of select="1, 2"/></report></rule>'
        )
    )
    assert found(rules) == [("1", "/book/page[2]", "the page 2 is a page of a book of 1 2")]


def test_variables_belong_to_the_schema_the_pattern_or_the_rule(schematron):
    rules = schematron(
        '<let name="pages" value="count(//t:page)"/>'
        + pattern(
            '<let name="lines" value="count(.//t:line)"/><rule context="t:page"><let name="n" value="xs:integer(@n)" '
            'xmlns:xs="http://www.w3.org/2001/XMLSchema"/><let name="next" value="$n + 1"/>'
            '<report test="$n = 1"><value-of select="$pages, $lines, $next"/></report></rule>'
        )
        + pattern(
            '<let name="lines" value="0"/><rule context="t:book">'
            '<report test="true()"><value-of select="$lines"/></report></rule>'
        )
    )
    assert [message for _, _, message in found(rules)] == ["0", "2 2 2"]


def test_functions_and_keys_of_xslt_can_be_used(schematron):
    rules = schematron(
        '<xsl:key name="page" match="t:page" use="@n"/>'
        '<xsl:function name="f:twice"><xsl:param name="number"/><xsl:sequence select="2 * $number"/></xsl:function>'
        + pattern(
            '<rule context="t:book"><report test="key(\'page\', \'2\')"><value-of select="f:twice(4)"/></report></rule>'
        )
    )
    assert found(rules) == [("1", "/book", "8")]


def test_an_abstract_rule_is_extended(schematron):
    rules = schematron(
        pattern(
            '<rule abstract="true" id="numbered"><let name="n" value="@n"/>'
            '<assert id="n" test="$n">no n</assert></rule>'
            '<rule context="t:line"><extends rule="numbered"/></rule>'
            '<rule context="t:page"><extends rule="numbered"/></rule>'
        )
    )
    assert found(rules) == [
        ("n", "/book/page[2]/line[1]", "no n"),
        ("n", "/book/page[2]/line[2]", "no n"),
    ]


def test_an_abstract_pattern_is_filled_in(schematron):
    rules = schematron(
        '<pattern abstract="true" id="has"><rule context="$element">'
        '<assert id="has" test="$el or $element-name">none</assert></rule></pattern>'
        '<pattern is-a="has"><param name="element" value="t:page"/><param name="el" value="t:line"/>'
        '<param name="element-name" value="t:name"/></pattern>'
    )
    assert found(rules) == [("has", "/book/page[1]", "none")]


def test_a_phase_chooses_patterns(schematron):
    patterns = (
        '<phase id="p"><let name="x" value="7"/><active pattern="a"/></phase>'
        '<pattern id="a"><rule context="t:book"><report test="true()"><value-of select="$x"/></report></rule></pattern>'
        '<pattern id="b"><rule context="t:book"><report test="true()">b</report></rule></pattern>'
    )
    assert [message for _, _, message in found(schematron(patterns, "p"))] == ["7"]
    assert "it has no phase “q”" in refused(schematron, patterns, "q")


def test_the_language_asked_for_is_given_where_it_is_there(schematron):
    rules = schematron(
        pattern('<rule context="t:book"><report id="a" test="true()" diagnostics="m d e">wrong</report></rule>')
        + '<diagnostics><diagnostic id="m" xml:lang="fa" role="message">نادرست</diagnostic>'
        '<diagnostic id="d" xml:lang="en">Correct it.</diagnostic>'
        '<diagnostic id="e" xml:lang="fa">درستش کنید.</diagnostic></diagnostics>'
    )
    tree = parse(BOOK.encode(), "book.xml")
    for language, expected in (
        ("en", ("wrong", "Correct it.")),
        ("fa", ("نادرست", "درستش کنید.")),
        ("de", ("wrong", "Correct it.")),
    ):
        (failure,) = rules.failures(tree, "book.xml", language)
        assert expected == (failure.message, failure.remedy)


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("", "V03"),
        ('role="error"', "V03"),
        ('role="fatal"', "V03"),
        ('role="Warning"', "V04"),
        ('role="information"', "V05"),
    ],
)
def test_the_role_is_the_level_of_the_finding(schematron, role, code):
    rules = schematron(pattern(f'<rule context="t:page[2]" {role}><report id="x" test="true()">Wrong.</report></rule>'))
    (one,) = rules.validate(parse(BOOK.encode(), "b.xml"), "b.xml")
    assert (code, 3, "Wrong (x).") == (one.code, one.line, one.message)


def test_a_test_that_cannot_be_evaluated_is_a_finding_and_stops_no_other(schematron, capfd):
    rules = schematron(
        pattern(
            '<rule context="t:page"><assert id="x" test="xs:integer(.) = 1" xmlns:xs="http://www.w3.org/2001/XMLSchema"/>'
            '<report id="y" test="true()"/></rule>'
        )
    )
    findings = rules.validate(parse(BOOK.encode(), "b.xml"), "b.xml")
    assert [found.code for found in findings] == ["V06", "V03", "V06", "V03"]
    assert "“" not in findings[0].message
    assert 'The Schematron assertion x cannot be evaluated here: Cannot convert string "باغ" to an integer.' == (
        findings[0].message
    )
    assert capfd.readouterr() == ("", "")


def test_the_subject_says_where_it_is(schematron):
    rules = schematron(pattern('<rule context="t:book"><report test="true()" subject="t:page[2]/t:line"/></rule>'))
    assert [path for _, path, _ in found(rules)] == ["/book/page[2]/line[1]"]


def test_a_document_with_entities_is_not_looked_at(schematron):
    rules = schematron(pattern('<rule context="*"><report test="true()"/></rule>'))
    document = '<!DOCTYPE book [<!ENTITY e "x">]><book>&e;</book>'
    assert found(rules, document) == []
    assert len(found(rules, document.replace("&e;", ""))) == 1


def test_a_document_nested_too_deep_is_a_finding(schematron, capfd):
    rules = schematron(pattern('<rule context="/"><report id="r" test="true()">Read.</report></rule>'))
    for depth, code in ((256, "V03"), (257, "V01"), (2_000, "V01")):
        tree = parse(b"<a>" * depth + b"</a>" * depth, "a.xml")
        assert [code] == [found.code for found in rules.validate(tree, "a.xml")]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ('<include href="other.sch"/>', "“include” is not read here"),
        (pattern('<include href="other.sch"/>'), "“include” here reads another file"),
        (pattern('<rule context="a"><extends href="other.sch"/></rule>'), "“extends” here reads another file"),
        ("<pattern documents=\"'a.xml'\"/>", "“pattern” here reads another file"),
        ('<xsl:import href="other.xsl"/>', "the element “import” is not read here"),
        (pattern('<rule context="a"><unknown/></rule>'), "the element “unknown” is not read here"),
        (pattern('<rule><assert test="1">x</assert></rule>'), "a rule has no context"),
        (pattern('<rule context="a"><assert>x</assert></rule>'), "an assertion has no test"),
        (pattern('<rule context="a"><extends rule="b"/></rule>'), "there is no abstract rule “b” to extend"),
        ('<pattern is-a="b"/>', "there is no abstract pattern “b”"),
        (pattern('<rule context="a"><let value="1"/></rule>'), "a “let” has no name"),
        (pattern('<rule context="a"><assert test="1" diagnostics="d">x</assert></rule>'), "there is no diagnostic “d”"),
        (pattern('<rule context="a"><assert test="1 +">x</assert></rule>'), "XPST0003"),
        (pattern('<rule context="a["><assert test="1">x</assert></rule>'), "XTSE0340"),
        (pattern('<rule context="a"><assert test="f:missing()">x</assert></rule>'), "XPST0017"),
    ],
)
def test_what_cannot_be_compiled_is_said(schematron, capfd, inside, reason):
    assert reason in refused(schematron, inside)
    assert capfd.readouterr() == ("", "")


def test_a_rule_that_extends_itself_is_refused(schematron):
    rules = '<rule abstract="true" id="a"><extends rule="a"/></rule><rule context="b"><extends rule="a"/></rule>'
    assert "there is no abstract rule “a” to extend" in refused(schematron, pattern(rules))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "No such file or directory"),
        ("<schema", "The XML is not well-formed"),
        ("<schema/>", "its root element is not “schema” of ISO Schematron"),
        ('<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="exslt"/>', "“exslt”, not xslt3"),
    ],
)
def test_what_is_no_schema_is_said(tmp_path, content, reason):
    path = tmp_path / "a.sch"
    if content is not None:
        path.write_text(content)
    with pytest.raises(EditionError, match="S05") as caught:
        Schematron.load(path)
    assert reason in caught.value.finding.message


def test_a_schema_reads_no_file_that_the_document_names(schematron, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    rules = schematron(
        pattern('<rule context="t:book"><report id="r" test="true()"><value-of select="."/></report></rule>')
    )
    inclusion = f'<include xmlns="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'
    assert found(rules, f'<book xmlns="urn:t">{inclusion}</book>') == [("r", "/book", "")]


def test_places_are_found_among_comments_and_many(schematron):
    rules = schematron(pattern('<rule context="t:p[@x]"><report id="r" test="true()"/></rule>'))
    inside = "".join(f"<!-- {n} --><p{' x="1"' if n % 7 == 0 else ''}/>" for n in range(50))
    assert [f"/b/p[{n + 1}]" for n in range(0, 50, 7)] == [
        path for _, path, _ in found(rules, f'<b xmlns="urn:t">{inside}</b>')
    ]
