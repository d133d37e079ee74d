"""Validation: what is read, what is said, and what to do."""

import string
from pathlib import Path

import pytest
from lxml import etree

from tei_edition.model.findings import EditionError
from tei_edition.model.languages import LANGUAGES, Language
from tei_edition.validation import Schema, parse
from tei_edition.validation.placing import MOST
from tei_edition.validation.wording import WORDING

# A schema of its own: what a finding says does not depend on what the edition's schema allows.
SCHEMA = b"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:t"
  xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
 <start><ref name="book"/></start>
 <define name="count"><a:documentation>A whole number.</a:documentation><data type="integer"/></define>
 <define name="book"><element><name>book</name>
  <optional><attribute><name ns="http://www.w3.org/XML/1998/namespace">id</name><data type="ID"/></attribute></optional>
  <optional><choice>
   <attribute><name ns="">year</name><ref name="count"/></attribute>
   <attribute><name ns="">century</name><text/></attribute>
  </choice></optional>
  <ref name="title"/>
  <interleave><optional><ref name="pages"/></optional><zeroOrMore><ref name="note"/></zeroOrMore></interleave>
  <oneOrMore><ref name="page"/></oneOrMore>
 </element></define>
 <define name="title"><element><name>title</name>
  <attribute><name ns="">kind</name><choice><value>long</value><value>short</value></choice></attribute><text/>
 </element></define>
 <define name="pages"><element><name>pages</name><ref name="count"/></element></define>
 <define name="note"><element><name>note</name><mixed><ref name="break"/></mixed></element></define>
 <define name="page"><element><name>page</name>
  <optional><attribute><name ns="http://www.w3.org/XML/1998/namespace">id</name><data type="ID"/></attribute></optional>
  <zeroOrMore><choice><text/><ref name="break"/></choice></zeroOrMore>
 </element></define>
 <define name="break"><element><name>break</name><empty/></element></define>
</grammar>"""


def schema() -> Schema:
    return Schema(parse(SCHEMA, "book.rng"))


def said(book: str) -> list[str]:
    """What is found in `book`, without the words that all findings of invalidity share."""
    data = book.encode()
    findings = schema().validate(parse(data, "b.xml"), "b.xml", data)
    return [str(found).replace("b.xml:", "", 1).replace(" V02 invalid:", "", 1) for found in findings]


def book(inside: str, attributes: str = "") -> str:
    return f'<book xmlns="urn:t"{attributes}>{inside}</book>'


def test_nothing_is_said_of_a_valid_document():
    assert (
        said(
            book('<title kind="long">باغ</title> <note>x<break/></note><pages>2</pages><note><break/></note>\n<page/>')
        )
        == []
    )


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (
            book('<title kind="long"/>\n<page>باغ\n<foo/></page>'),
            (
                "3:1: The element “foo” is not allowed inside “page”. "
                "Use “break” instead, or delete its tags and keep what is inside."
            ),
        ),
        (
            book('<title kind="long">\n<break/></title><page/>'),
            (
                "2:1: The element “break” is not allowed inside “title”. "
                "“break” may only stand in “note” or “page”; move it there."
            ),
        ),
        (
            book('<title kind="long"/>\n<page xmlns=""/><page/>'),
            (
                "2:1: The element “page” of no namespace is in the wrong namespace. "
                "Put it into the namespace of the element around it."
            ),
        ),
        (
            book('<title kind="long"/>\n<page xmlns="urn:x"/><page/>'),
            (
                "2:1: The element “page” of the namespace urn:x is in the wrong namespace. "
                "Put it into the namespace of the element around it."
            ),
        ),
        (
            book('<title kind="long"/><page/>\n<note><break/></note>'),
            (
                "2:1: The element “note” cannot stand inside “book” after “page”. "
                "Move it before “page”; here can follow “page”."
            ),
        ),
        (
            book('<title kind="long"/><note><break/>\n<break/></note><page/>'),
            (
                "2:1: The element “break” cannot stand inside “note” after “break”. "
                "Move it, or put it into another element; here nothing more can follow."
            ),
        ),
        (
            book("\n<page/>"),
            (
                "2:1: The element “page” comes too early inside “book”: “title” is missing before it. "
                "Add “title” before it."
            ),
        ),
        (
            book('<title kind="long"/>'),
            "1:1: “book” is not complete. Add “page” at its end.",
        ),
        (
            book('<title kind="long"/>\n<note/><page/>'),
            "2:1: “note” is not complete. Add “break” to it.",
        ),
        (
            book('<title kind="long"/>\n<!-- one\ntwo -->\n باغ <page/>'),
            "4:2: The text “باغ” cannot stand directly inside “book”. Wrap it in “page”, “pages” or “note”.",
        ),
        (
            book('<title kind="long"/>\n\u00a0<page/>'),
            ("2:1: The text “U+00A0” cannot stand directly inside “book”. Wrap it in “page”, “pages” or “note”."),
        ),
        (
            book('<title kind="long"/><page>\n<break>باغ</break></page>'),
            "2:8: The text “باغ” cannot stand directly inside “break”. Delete it: “break” is an empty element.",
        ),
        (
            book('<title kind="long"/>\n<pages>دو</pages><page/>'),
            "2:1: “pages” cannot hold “دو”. Needed is a whole number.",
        ),
        (
            book('<title kind="wide"/><page/>'),
            "1:28: The attribute “kind” of “title” cannot have the value “wide”. Use “long” or “short”.",
        ),
        (
            book('<title kind="long"/><page/>', ' xml:id="1"'),
            (
                "1:21: The attribute “xml:id” of “book” cannot have the value “1”. Needed is an identifier of its own: "
                "a letter or “_”, then letters, digits, “.”, “_” and “-”."
            ),
        ),
        (
            book('<title kind="long"/><page n="1"/>'),
            "1:47: The attribute “n” is not allowed on “page”. Delete it; “page” takes “xml:id”.",
        ),
        (
            book('<title kind="long"/><page><break n="1"/></page>'),
            "1:54: The attribute “n” is not allowed on “break”. Delete it; “break” takes no attributes.",
        ),
        (
            book("<title/><page/>"),
            (
                "1:21: “title” has no attribute “kind”, which it needs. "
                'Add kind="…" to the tag, with the value “long” or “short”.'
            ),
        ),
        (
            book('<title kind="long"/><page/>', ' year="1360" century="14"'),
            (
                "1:33: The attribute “century” of “book” cannot stand beside the others that it has. "
                "Keep one way of giving the value, and delete the other."
            ),
        ),
        (
            book('<title kind="long"/>\n<page xml:id="a"/>\n<page xml:id="a"/>'),
            (
                "3:7: The xml:id “a” of “page” was given before, in line 2. "
                "Give each element an xml:id of its own, and correct what points to it."
            ),
        ),
        (
            "<page/>",
            (
                "1:1: The element “page” of no namespace cannot begin a document, only “book” can. "
                "Validate a file whose root element is “book”."
            ),
        ),
    ],
)
def test_a_finding_says_what_is_wrong_where_and_what_to_do(document, expected):
    assert [expected] == said(document)


def test_a_long_value_is_shown_by_its_beginning():
    assert "“" + "ب" * 40 + "…”" in said(book(f'<title kind="{"ب" * 41}"/><page/>'))[0]


def test_all_faults_are_found_in_the_order_of_lines():
    found = said(book('<title kind="wide"/><page>\n<foo/></page>\n<page n="1"/>\n<note><break n="1"/></note>'))
    assert [line.partition(": ")[0] for line in found] == ["1:28", "2:1", "3:7", "4:1", "4:14"]


def test_a_reference_to_an_entity_is_found_in_a_valid_and_in_an_invalid_document():
    declared = '<!DOCTYPE book [<!ENTITY garden "باغ">]>\n'
    expected = (
        "2:40: The entity reference “&garden;” stands for text that is not in this file's text. "
        "Put the text itself in its place, and take the DOCTYPE out."
    )
    assert [expected] == said(declared + book('<title kind="long">&garden;</title><page/>'))
    assert expected in said(declared + book('<title kind="wide">&garden;</title><page/>'))


# Of the shapes that TEI has: what closes a division, what must be wrapped, and what a list may hold.
LETTER = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:t">
 <start><element name="letter"><zeroOrMore><ref name="head"/></zeroOrMore>
  <oneOrMore><choice><ref name="p"/><ref name="list"/></choice></oneOrMore>
  <optional><ref name="closer"/></optional></element></start>
 <define name="head"><element name="head"><text/></element></define>
 <define name="p"><element name="p"><optional><attribute name="n"/></optional><zeroOrMore>
  <choice><text/><ref name="name"/></choice></zeroOrMore></element></define>
 <define name="name"><element name="name"><text/></element></define>
 <define name="list"><element name="list"><oneOrMore><element name="item"><text/></element></oneOrMore></element>
 </define>
 <define name="closer"><element name="closer"><oneOrMore><element name="signed"><text/></element></oneOrMore></element>
 </define>
</grammar>"""


def told(inside: str, language: Language = "en") -> list[str]:
    """Column, what is wrong, what to do, and what was expected, of each finding in a letter on one line."""
    data = f'<letter xmlns="urn:t">\n{inside}</letter>'.encode()
    found = Schema(parse(LETTER.encode(), "letter.rng")).validate(parse(data, "l.xml"), "l.xml", data)
    said = [finding.in_language(language) for finding in found]
    return [f"{one.column}: {one.message} {one.remedy} {' '.join(one.expected)}".rstrip() for one in said]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param(
            "<p>a</p><signed>b</signed>",
            [
                (
                    "9: The element “signed” is not allowed inside “letter”. "
                    "“signed” may only stand in “closer”; wrap it in “closer”. p list closer </letter>"
                )
            ],
            id="an element that needs another around it",
        ),
        pytest.param(
            "<p>a</p>b<p>c</p>",
            [
                "9: The text “b” cannot stand directly inside “letter”. Wrap it in “p”. p list closer </letter>",
            ],
            id="text that needs an element around it",
        ),
        pytest.param(
            "<closer><signed>a</signed></closer><p>b</p><p>c</p><p>d</p>",
            ["1: The element “closer” cannot stand at this place inside “letter”. Move it after “p”. head p list"],
            id="an element that cannot come first",
        ),
        pytest.param(
            "<p>a</p><closer><signed>b</signed></closer><p>c</p><p>d</p>",
            [
                (
                    "9: The element “closer” comes too early inside “letter”: “p” cannot follow it. "
                    "Move it after “p”. p list closer </letter>"
                )
            ],
            id="an element that stands before its place",
        ),
        pytest.param(
            "<p>a</p><p>b</p><head>c</head><p>d</p>",
            [
                (
                    "17: The element “head” cannot stand inside “letter” after “p”. "
                    "Move it before “p”; here can follow “p”, “list” or “closer”. p list closer </letter>"
                )
            ],
            id="an element that stands after its place",
        ),
        pytest.param(
            "<pp>a</pp><closer><signed>b</signed></closer>",
            ["1: The element “pp” is not allowed inside “letter”. Use “p” instead. head p list"],
            id="an element under a wrong name, without which nothing is complete",
        ),
        pytest.param(
            "<p>a</p><clozer><signed>b</signed></clozer>",
            ["9: The element “clozer” is not allowed inside “letter”. Rename it to “closer”. p list closer </letter>"],
            id="an element whose name has a slip",
        ),
        pytest.param(
            "<p>a<foo>b</foo>c</p>",
            [
                (
                    "5: The element “foo” is not allowed inside “p”. "
                    "Use “name” instead, or delete its tags and keep what is inside. name </p>"
                )
            ],
            id="an element that could go",
        ),
        pytest.param(
            '<p N="1">a</p>',
            ["4: The attribute “N” is not allowed on “p”. Rename it to “n”; “p” takes “n”. n"],
            id="an attribute whose name has a slip",
        ),
        pytest.param(
            "<p>a</p><head>b</head><p>c</p><list/><foo/><p>d</p><head>e</head>",
            [
                (
                    "9: The element “head” cannot stand inside “letter” after “p”. "
                    "Move it before “p”; here can follow “p”, “list” or “closer”. p list closer </letter>"
                ),
                "31: “list” is not complete. Add “item” to it. item",
                (
                    "38: The element “foo” is not allowed inside “letter”. Use “p” or “list” instead, "
                    "or delete its tags and keep what is inside. p list closer </letter>"
                ),
                (
                    "52: The element “head” cannot stand inside “letter” after “p”. "
                    "Move it, or put it into another element; here can follow “p”, “list” or “closer”. "
                    "p list closer </letter>"
                ),
            ],
            id="each independent fault of one parent",
        ),
    ],
)
def test_the_likeliest_remedy_is_told_and_what_was_expected(inside, expected):
    assert expected == told(inside)


def test_a_finding_can_be_said_in_persian():
    assert [
        (
            "9: عنصر «signed» درون «letter» مجاز نیست. «signed» تنها درون «closer» می‌آید؛ "
            "آن را درون «closer» بگذارید. p list closer </letter>"
        )
    ] == told("<p>a</p><signed>b</signed>", "fa")


def test_every_language_has_words_for_the_same_things():
    english, persian = WORDING["en"], WORDING["fa"]
    assert set(LANGUAGES) == set(WORDING)
    assert english.keys() == persian.keys()
    for key in english:
        assert _fields(english[key]) == _fields(persian[key]), key


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_an_attribute_that_libxml2_lets_pass_is_found(schema):
    path = Path(__file__).parents[1] / "schema" / "valid" / "header.xml"
    data = path.read_bytes().replace(b'<quotation marks="all">', b'<quotation marks="all" n="1">')
    (found,) = schema.validate(parse(data, "a.xml"), "a.xml", data)
    assert "The attribute “n” is not allowed on “quotation”." == found.message


def test_of_very_many_faults_the_first_are_listed():
    found = told("<p>a</p>" + "<foo/>" * (MOST + 5))
    assert (MOST + 1, f"0: There are more findings than the {MOST} that are listed.") == (len(found), found[-1])


@pytest.mark.parametrize(
    ("definition", "inside", "expected"),
    [
        pytest.param(
            "<element><anyName><except><nsName/></except></anyName><empty/></element>",
            "<foo xmlns='urn:x'/><p/>",
            "“p” is not allowed inside “book”",
            id="any name but those of a namespace",
        ),
        pytest.param(
            "<oneOrMore><choice><ref name='a'/><ref name='b'/></choice></oneOrMore>",
            "<a/><b/><c/>",
            "“c” is not allowed",
            id="definitions in parts",
        ),
        pytest.param(
            "<ref name='a'/><optional><element name='d'><notAllowed/></element></optional>",
            "<a/><d/>",
            "“d” is not complete",
            id="what is never allowed",
        ),
        pytest.param(
            "<element name='d'><oneOrMore><attribute><anyName/></attribute></oneOrMore></element>",
            "<d n='1'/><b/>",
            "“b” is not allowed",
            id="any attribute",
        ),
    ],
)
def test_other_peoples_grammars_are_read(definition, inside, expected):
    grammar = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:t"><start>
      <element name="book">{definition}</element></start>
      <define name="a"><element name="a"><empty/></element></define>
      <define name="b" combine="choice"><element name="b"><empty/></element></define>
      <define name="b" combine="choice"><element name="bb"><empty/></element></define></grammar>"""
    data = f'<book xmlns="urn:t">{inside}</book>'.encode()
    (found,) = Schema(parse(grammar.encode(), "g.rng")).validate(parse(data, "b.xml"), "b.xml", data)
    assert expected in found.message


def test_a_document_nested_deeply_is_no_trouble():
    nested = etree.fromstring(SCHEMA)
    empty = nested.find("{*}define[@name='break']/{*}element/{*}empty")
    assert empty is not None
    empty.tag = "{http://relaxng.org/ns/structure/1.0}optional"
    etree.SubElement(empty, "{http://relaxng.org/ns/structure/1.0}ref", {"name": "break"})
    depth = 2000
    deep = book(f'<title kind="long"/><page>{"<break>" * depth}\nباغ{"</break>" * depth}</page>')
    findings = Schema(etree.ElementTree(nested)).validate(parse(deep.encode(), "b.xml"), "b.xml", deep.encode())
    assert [(2, 1, depth + 3)] == [(found.line, found.column, found.element.count("/")) for found in findings]


def test_a_grammar_with_names_left_open_gives_what_libxml2_says():
    open_grammar = b"""<element name="book" xmlns="http://relaxng.org/ns/structure/1.0">
      <element><anyName/><empty/></element></element>"""
    findings = Schema(parse(open_grammar, "open.rng")).validate(parse(b"<book>\n<a>b</a></book>", "b.xml"), "b.xml")
    assert [(found.code, found.line) for found in findings] == [("V02", 2)]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", (1, 1)),
        (b"<a>\n<b></a>", (2, 8)),
        (b"<a>\n\xff</a>", (2, 1)),
        (b"<a>&garden;</a>", (1, 12)),
        (b"<a>&#0;</a>", (1, 8)),
        (b'<?xml version="1.0" encoding="none"?><a/>', (1, 36)),
    ],
)
def test_what_is_not_well_formed_is_a_finding_with_its_place(data, place):
    with pytest.raises(EditionError) as raised:
        parse(data, "b.xml")
    found = raised.value.finding
    assert ("V01", "b.xml", *place) == (found.code, found.file, found.line, found.column)
    assert "column" not in found.message


def test_an_identifier_given_twice_can_be_read():
    assert len(parse(b'<a xml:id="x"><b xml:id="x"/></a>', "b.xml").getroot()) == 1


def test_nothing_but_the_data_is_read(tmp_path):
    (tmp_path / "garden.dtd").write_text('<!ENTITY garden "read">\n<!ATTLIST a read CDATA "read">')
    (tmp_path / "broken.dtd").write_text("no DTD")
    for subset in (
        f'SYSTEM "{(tmp_path / "garden.dtd").as_uri()}"',
        f'SYSTEM "{(tmp_path / "broken.dtd").as_uri()}"',
        'SYSTEM "http://localhost/garden.dtd"',
        f'[<!ENTITY garden SYSTEM "{(tmp_path / "garden.dtd").as_uri()}">]',
        f'[<!ENTITY % garden SYSTEM "{(tmp_path / "broken.dtd").as_uri()}"> %garden;]',
    ):
        tree = parse(f"<!DOCTYPE a {subset}><a>&garden;</a>".encode(), "b.xml")
        assert etree.tostring(tree.getroot(), encoding="unicode") == "<a>&garden;</a>"


def test_entities_that_multiply_are_refused():
    levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 9))
    with pytest.raises(EditionError, match="V01"):
        parse(f'<!DOCTYPE a [<!ENTITY e0 "lol">{levels}]><a b="&e8;"/>'.encode(), "b.xml")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<a>",
        b"<a/>",
        b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="x"/></start></grammar>',
    ],
)
def test_a_file_that_holds_no_schema_cannot_be_loaded(tmp_path, content):
    path = tmp_path / "schema.rng"
    path.write_bytes(content)
    with pytest.raises(EditionError) as raised:
        Schema.load(path)
    assert ("S01", str(path)) == (raised.value.finding.code, raised.value.finding.file)


def test_a_schema_that_is_not_there_cannot_be_loaded(tmp_path):
    with pytest.raises(EditionError, match=r"S01 schema-unloadable: .*No such file"):
        Schema.load(tmp_path / "none.rng")
