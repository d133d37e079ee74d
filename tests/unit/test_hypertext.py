"""HTML inside Markdown: what it marks becomes structure, what it breaks is mended, what is unknown stays text."""

import pytest

from tei_edition.readers import Received, read
from tei_edition.readers.targets import pointer
from tei_edition.tei.encoder import encode_text


def body(source: str) -> str:
    xml = encode_text(read(Received("a.md", source.encode())).reading).xml
    return xml.removeprefix("<text><body>").removesuffix("</body></text>")


def table(rows: int, columns: int, inside: str) -> str:
    return f'<table rows="{rows}" cols="{columns}">{inside}</table>'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<table><tr><td>a<td>b<tr><td>c", "<row><cell>a</cell><cell>b</cell></row><row><cell>c</cell></row>"),
        ("<table><td>a<td>b</table>", "<row><cell>a</cell><cell>b</cell></row>"),
        ("<table>a<tr><td>b</table>", "<row><cell>a</cell></row><row><cell>b</cell></row>"),
        ("<table><p>a</p></table>", "<row><cell><p>a</p></cell></row>"),
        ("<table><caption>a<tr><td>b</table>", '<row><cell role="label">a</cell></row><row><cell>b</cell></row>'),
        ("<table><tr><th>a</th></tr></table>", '<row><cell role="label">a</cell></row>'),
        ("<table><tr><td></td></tr></table>", "<row><cell></cell></row>"),
    ],
)
def test_the_tags_of_a_table_may_be_left_out(source: str, expected: str):
    assert expected in body(source)


def test_a_table_stands_in_a_cell():
    inner = table(1, 1, "<row><cell>b</cell></row>")

    assert table(1, 2, f"<row><cell>a{inner}</cell><cell>c</cell></row>") == body(
        "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</table>"
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<td>a</td>", "<p>a</p>"),
        ("<li>a</li>", "<p>a</p>"),
        ("<ul><li>a<li>b</ul>", '<list rend="bullet"><item>a</item><item>b</item></list>'),
        ("<ol>a<li>b</ol>", '<list rend="numbered"><item>a</item><item>b</item></list>'),
        ("<h2>a</h2>b", '<div type="section"><head>a</head><p>b</p></div>'),
        (
            "<h2>a<table><td>b",
            '<div type="section"><head>a</head>' + table(1, 1, "<row><cell>b</cell></row>") + "</div>",
        ),
        ("<blockquote><h2>a</h2>b</blockquote>", '<quote><label type="heading">a</label><p>b</p></quote>'),
        ("<pre>a\n b</pre>", '<ab type="code">a\n<lb/> b</ab>'),
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<p>a<br>b<br>\nc</p>", "<p>a<lb/>b\n<lb/>c</p>"),
        ("<p>a</p><hr><p>b</p>", '<p>a</p><milestone unit="section" rend="hr"/><p>b</p>'),
        ("<p><img src=a.png></p>", '<p><figure><graphic url="a.png"/></figure></p>'),
        ("<div><script>a</script></div>", "<p>&lt;script&gt;a&lt;/script&gt;</p>"),
        ("<p><b>a<p>b", '<p><hi rend="bold">a</hi></p><p>b</p>'),
        ("<p><a href=b>c<a href=d>e</a>", '<p><ref target="b">c</ref><ref target="d">e</ref></p>'),
        ("<p><a name=b>c</a>", "<p>c</p>"),
        ("<p>a &lt; b &nosuch; <!-- c", "<p>a &lt; b &amp;nosuch; &lt;!-- c</p>"),
        ("<p>&#65;</p>\t<p>b</p>", "<p>A</p>\t<p>b</p>"),
        ("> <p>a\n> b", "<quote><p>a\n<lb/>b</p></quote>"),
    ],
)
def test_html_becomes_structure(source: str, expected: str):
    assert expected == body(source).strip("\n")


def test_lines_of_paragraphs_divided_by_tabs_are_a_table():
    rows = "<row><cell><p>a</p></cell>\t<cell><p>b</p></cell></row>\n<row><cell><p>c</p></cell>\t<cell></cell></row>"

    assert table(2, 2, rows) == body("<p>a</p>\t<p>b</p>\n<p>c</p>\t<p></p>")


def test_elements_open_at_once_have_a_limit_and_a_finding():
    document = read(Received("a.md", b"<div>" + b"<blockquote>" * 500 + b"a"))

    assert document.text.content == "a"
    assert ["R04"] == [finding.code for finding in document.findings]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("http://a.b/c?d=e&f#g", "http://a.b/c?d=e&f#g"),
        ("a b.html", "a%20b.html"),
        ("http://a.b/ج", "http://a.b/%D8%AC"),
        ("100%.html", "100%25.html"),
        ("a:b:c/d", "a:b:c/d"),
        ("۱:۲", "%DB%B1%3A%DB%B2"),
        ("a##b", "a#%23b"),
        ("[a]", "%5Ba%5D"),
        (" ", ""),
        ("javascript:alert(1)", ""),
        ("JAVASCRIPT:alert(1)", ""),
    ],
)
def test_a_target_is_a_uri_reference_or_nothing(target: str, expected: str):
    assert expected == pointer(target)
