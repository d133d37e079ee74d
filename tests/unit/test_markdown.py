"""Markdown becomes structure, its marks become regions, and all else stays text."""

import pytest

from tei_edition.model import Document
from tei_edition.readers import Received, read
from tei_edition.tei.encoder import encode_text


def document_of(source: str) -> Document:
    return read(Received("a.md", source.encode()))


def body(source: str) -> str:
    xml = encode_text(document_of(source).reading).xml
    return xml.removeprefix("<text><body>").removesuffix("</body></text>")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**a** *b*", '<p><hi rend="bold">a</hi> <hi rend="italic">b</hi></p>'),
        (r"a\_b \* \|", "<p>a_b * |</p>"),
        ("a  \nb\\\nc", "<p>a\n<lb/>b\n<lb/>c</p>"),
        ("&amp; &zwnj;&#x6F1; &bogus;", "<p>&amp; \u200c۱ &amp;bogus;</p>"),
        ("`a*b*`", '<p><hi rend="code">a*b*</hi></p>'),
        ("[a](b)", '<p><ref target="b">a</ref></p>'),
        ("[a](<b c>)", '<p><ref target="b%20c">a</ref></p>'),
        ("[a](javascript:b)", "<p>[a](javascript:b)</p>"),
        ("[a]()", "<p>a</p>"),
        ("![a](b)", '<p><figure><graphic url="b"/><head>a</head></figure></p>'),
        ("![](b)", '<p><figure><graphic url="b"/></figure></p>'),
        ("<http://a.b>", '<p><ref target="http://a.b">http://a.b</ref></p>'),
        ("a <b>b</b> <x>c</x>", '<p>a <hi rend="bold">b</hi> &lt;x&gt;c&lt;/x&gt;</p>'),
        ("a<!-- b -->c", "<p>ac</p>"),
        ("```x\na\n\n b\n```", '\n<ab type="code">a\n<lb/>\n<lb/> b</ab>\n'),
        ("> a\n>\n> b", "<quote><p>a</p>\n\n<p>b</p></quote>"),
        ("> ***", '<quote><ab type="separator">***</ab></quote>'),
        ("* * *", '<milestone unit="section" rend="***"/><p/>'),
        ("- a\n- b", '<list rend="bullet"><item>a</item>\n<item>b</item></list>'),
        ("- a\n\n- b", '<list rend="bullet"><item><p>a</p></item>\n\n<item><p>b</p></item></list>'),
        ("3) a", '<list rend="numbered"><item><label>3)</label> a</item></list>'),
        ("- # a", '<list rend="bullet"><item><label type="heading">a</label></item></list>'),
        ("- a\n\tb", '<list rend="bullet"><item>a\n<lb/>\tb</item></list>'),
        ("<b></b>\n\na", "\n\n<p>a</p>"),
    ],
)
def test_a_construct_of_markdown_becomes_its_element(source: str, expected: str):
    assert expected == body(source)


def test_headings_open_sections_by_their_rank():
    assert body("# a\nb\n## c\n# d") == (
        '<div type="section"><head>a</head>\n<p>b</p>\n<div type="section"><head>c</head></div></div>\n'
        '<div type="section"><head>d</head></div>'
    )


def test_cells_of_a_table_that_touch_keep_their_own_emphasis():
    assert '<cell><hi rend="bold">a</hi></cell><cell><hi rend="bold">b</hi></cell>' in body("|**a**|**b**|\n|-|-|\n")


def test_cells_beyond_the_head_are_kept():
    assert "<cell>d</cell>" in body("|a|\n|-|\n|b|c|d|")


def test_a_pipe_that_is_escaped_divides_no_cells():
    assert "<cell>a|b</cell>" in body("|a\\|b|\n|-|\n")


def test_a_definition_that_a_link_leads_to_is_markup():
    document = document_of("[a][b]\n\n[b]: http://x\n")

    assert document.text.content == "a\n\n\n"


def test_a_definition_that_no_link_leads_to_is_text():
    assert body("a\n\n[۱]: تهران") == "<p>a</p>\n\n<p>[۱]: تهران</p>"


def test_what_is_nested_too_deep_is_text_with_a_finding():
    document = document_of("> " * 60 + "سلام")

    assert "سلام" in document.text.content
    assert ["R04"] == [finding.code for finding in document.findings]


def test_a_finding_stands_at_its_line_and_column():
    found = document_of("a\n\nb <i>c\n").findings[0]

    assert ("R03", 3, 3) == (found.code, found.line, found.column)


def test_markdown_is_known_by_its_constructs_whatever_the_file_is_called():
    assert read(Received("a.txt", b"# a\n\n**b**\n")).source.media_type == "text/markdown"


@pytest.mark.parametrize("text", ["- یک\n- دو\n", "# یک\n", "۲ * ۳ * ۴", "a_b_c [۱]"])
def test_one_construct_makes_no_markdown(text: str):
    assert read(Received("a.txt", text.encode())).source.media_type == "text/plain"


def test_a_stated_format_overrules_the_evidence():
    received = Received("a.md", b"# a", stated_format="plaintext")

    assert read(received).text.content == "# a"


NASTY = {
    "comments": "<!-- " * 20_000,
    "brackets": "[" * 5_000,
    "images": "![" * 5_000,
    "quotations": ">" * 5_000 + " x",
    "lists": "- " * 5_000 + "x",
    "emphasis": "*a " * 10_000,
    "pipes": "|" * 10_000 + "\n|---|\n",
    "a table that never closes": "<table>" + "<tr><td>x " * 20_000,
    "tables in tables": "<table><tr><td>" * 5_000,
    "bold in bold": "<div>" + "<b>" * 20_000 + "</i>" * 20_000,
    "headings": "# سلام\n\n" * 10_000,
    "strong": "**a** " * 20_000,
    "carriage returns": "a" + "\r" * 300_000,
    "backquotes": "".join("`" * (n % 100 + 1) + " " for n in range(5_000)),
    "attributes": "<p " + "a" * 50_000 + ">x",
    "breaks": "<p>" + "<br> " * 20_000,
    "surrogates": "\ud800" * 50_000,
}


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_input_is_read_and_loses_no_letter(name: str):
    source = NASTY[name]
    document = read(Received("a.md", source.encode("utf-8", "surrogatepass")))

    assert source.count("x") == document.text.content.count("x")
    assert source.count("سلام") == document.text.content.count("سلام")
