import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_edition.rendering import source
from tei_edition.rendering.site import Site
from tests.sites import XSLT

MARKUP = [
    "<a>",
    "</a>",
    '<a b="c>d">',
    "<a\n b='x'\n/>",
    "<!-- <a> \n -->",
    "<?x y?>",
    "&amp;",
    "&#13;",
    "متن",
    "\n",
    "\r\n",
    " ",
]


def lines(tei: bytes) -> list[str]:
    """Give the text of each line, as a browser has it."""
    rows = etree.HTML(f"<pre>{source.code(tei).html}</pre>").iter("span")
    return ["".join(map(str, line.itertext())) for line in rows]


class Code(HTMLParser):
    """The text of the code element of a page, as a browser has it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self._inside = "", False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self._inside |= tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "code"

    def handle_data(self, data: str) -> None:
        self.text += data if self._inside else ""


@given(st.lists(st.sampled_from(MARKUP)).map("".join))
def test_the_lines_are_the_file(text):
    shown = lines(text.encode())
    assert text == "".join(shown)
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in shown[:-1])


def test_markup_is_told_apart():
    code = source.code('<p n="1">متن&amp;</p><!-- x --><?y z?>'.encode())
    assert code.html == (
        '<span class="row" id="L1"><b>&lt;p n=<i>"1"</i>&gt;</b>متن<u>&amp;amp;</u>'
        "<b>&lt;/p&gt;</b><em>&lt;!-- x --&gt;</em><em>&lt;?y z?&gt;</em></span>"
    )


def test_of_a_long_file_the_first_lines_are_shown_and_all_are_counted(monkeypatch):
    monkeypatch.setattr(source, "MOST", 12)
    assert lines(b"<a>\n<b/>\n</a>\n") == ["<a>\n", "<b/>\n"]
    code = source.code(b"<a>\n<b/>\n</a>\n")
    assert (3, 2) == (code.lines, code.shown)
    assert lines(b"<a>0123456789</a>") == ["<a>012345678"]


def test_the_page_has_the_file_and_an_address_for_each_line():
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d1" xml:lang="fa">\n<teiHeader/><text><body>\n'
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; \u200cمتن\u0085 &amp;amp;&#13;</p>\r\n</body></text></TEI>\n"
    )
    files = {file.path: file.data for file in Site(XSLT).render_document("d1", tei.encode()).files}
    html = files["source/d1.html"].decode()
    assert tei == Code(html).text
    assert re.findall(r'id="(L\d+)"', html) == ["L1", "L2", "L3", "L4"]
    assert "<script>" not in html
    assert 'href="../tei/d1.xml"' in html


def test_a_page_of_a_long_file_says_so(monkeypatch):
    monkeypatch.setattr(source, "MOST", 80)
    tei = b'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d1">\n<teiHeader/>\n<text/>\n</TEI>\n'
    files = {file.path: file.data for file in Site(XSLT).render_document("d1", tei).files}
    assert "تنها ۳ سطر نخست" in files["source/d1.html"].decode()
