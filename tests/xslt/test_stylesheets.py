import itertools
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree

from tei_edition.rendering.saxon import Stylesheets
from tei_edition.rendering.site import Site
from tei_edition.tei.names import CONTENT_ADDITIONS
from tests.sites import built, page

ROOT = Path(__file__).parents[2]
XSLT = ROOT / "xslt"
SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.xml"))
MODULES = sorted(XSLT.rglob("*.xsl"))
PAGES = sorted((XSLT / "html").glob("*.xsl"))
XSL = "{http://www.w3.org/1999/XSL/Transform}"
TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(scope="module")
def site():
    return Site(XSLT)


@pytest.fixture(scope="module")
def plaintext():
    stylesheets = Stylesheets(XSLT)
    return lambda tei: stylesheets.transform("plaintext.xsl", stylesheets.parse(tei), {})


@pytest.fixture
def reading(site):
    def render(body, language="fa", *, anchors=False):
        tei = (
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d" xml:lang="{language}"><teiHeader><encodingDesc>'
            '<charDecl><char xml:id="char-0000"><mapping type="codepoint">U+0000</mapping></char></charDecl>'
            f"</encodingDesc></teiHeader><text><body>{body}</body></text></TEI>"
        )
        text = page(site, tei.encode()).partition('<div class="reading">')[2].partition("</div></article>")[0]
        return text if anchors else re.sub(r' id="b\d+"', "", text)

    return render


class Page(HTMLParser):
    """A page as a browser reads it: its elements, and its characters but those of elements of a class in `hidden`."""

    def __init__(self, html: str, hidden: Iterable[str] = ()) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[str] = []
        self._hidden = set(hidden)
        self._depth = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if self._depth or dict(attrs).get("class") in self._hidden:
            self._depth += tag not in {"br", "hr", "img", "meta", "link"}

    def handle_endtag(self, _tag: str) -> None:
        self._depth -= bool(self._depth)

    def handle_data(self, data: str) -> None:
        self.text += "" if self._depth else data


def without_permalinks(html: str) -> str:
    return re.sub(r'<a class="permalink".*?</a>', "", html)


def strings_of(language: str) -> dict[str, str]:
    tree = etree.parse(XSLT / "strings" / f"{language}.xml")
    return {str(string.get("key")): string.text or "" for string in tree.iter("string")}


class TestRules:
    @pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
    def test_every_variable_parameter_and_function_has_a_type(self, module):
        declared = etree.parse(module).iter(XSL + "variable", XSL + "param", XSL + "function", XSL + "accumulator")
        assert [(element.sourceline, element.get("name")) for element in declared if element.get("as") is None] == []

    @pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
    def test_every_mode_is_declared(self, module):
        declared = {mode.get("name", "#unnamed") for path in MODULES for mode in etree.parse(path).iter(XSL + "mode")}
        used = {mode for element in etree.parse(module).iter() for mode in (element.get("mode") or "").split()}
        assert set() == used - declared

    @pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
    def test_no_visible_word_stands_in_a_template(self, module):
        tree = etree.parse(module)
        literals = {text for text in map(str.strip, map(str, tree.getroot().itertext(None))) if text}
        labels = [
            value
            for element in tree.iter()
            if isinstance(element.tag, str)
            if not element.tag.startswith(XSL)
            for name, value in ((str(name), str(value)) for name, value in element.items())
            if name in {"aria-label", "alt", "title", "placeholder"} and value and not value.startswith("{")
        ]
        assert set() == literals - {"\ufffd"}
        assert labels == []

    @pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
    def test_nothing_counts_backwards_through_the_document(self, module):
        assert not re.search(r"preceding::|following::|xsl:number", module.read_text("utf-8"))

    def test_the_languages_have_the_same_keys(self):
        languages = [path.stem for path in (XSLT / "strings").glob("*.xml")]
        assert {"fa", "en"} <= set(languages)
        for language in languages:
            assert strings_of("fa").keys() == strings_of(language).keys()

    def test_a_value_has_its_place_in_every_language_or_in_none(self):
        persian, english = strings_of("fa"), strings_of("en")
        assert {key: text.count("{}") for key, text in persian.items()} == {
            key: text.count("{}") for key, text in english.items()
        }

    def test_every_key_that_a_template_names_exists_and_every_string_is_used(self):
        source = "".join(path.read_text("utf-8") for path in MODULES)
        named = set(re.findall(r"strings:text(?:-in)?\((?:\$language, )?'([^']+)'[,)]", source))
        named |= set(re.findall(r"@key = '([^']+)'", source))
        named |= set(re.findall(r"""name="key" select="'([^']+)'\"""", source))
        composed = (
            "unit-",
            "practice-",
            "source-",
            "language-",
            "schema-",
            "section-",
            "script-",
            "accuracy-",
            "about-",
            "category-",
            "register-",
            "mark-",
            "view-",
            "legend-",
            "agent-",
            "download-",
            "sort-",
            "fact-",
            "form-",
            "knowledge-",
            "authority-",
            "relation-",
            "inverse-",
            "pairs-",
            "statements-",
            "dates-",
            "timeline-",
            "weekday-",
            "map-",
            "column-",
            "calendar-",
            "stated-",
            "identifier-",
            "evidence-",
        )
        keys = strings_of("fa").keys()
        assert set() == named - keys
        assert [key for key in keys - named if not key.startswith(composed)] == []

    def test_every_custom_property_of_the_style_exists_and_no_rule_names_a_side(self):
        css = (XSLT / "assets" / "edition.css").read_text("utf-8")
        assert set() == set(re.findall(r"var\((--[a-z]+)", css)) - set(re.findall(r"^ *(--[a-z]+):", css, re.MULTILINE))
        assert re.findall(r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)|\b(?:left|right):", css) == []
        assert {"fonts/naskh.woff2", "fonts/sans.woff2"} == set(re.findall(r'url\("(.*?)"\)', css))
        assert css.count("url(") == 2
        assert "@import" not in css
        assert css.count("{") == css.count("}"), "two sections were merged into one another"

    def test_no_rule_of_the_style_is_left_open(self):
        css = re.sub(r"/\*.*?\*/", "", (XSLT / "assets" / "edition.css").read_text("utf-8"), flags=re.DOTALL)
        depths = itertools.accumulate(line.count("{") - line.count("}") for line in css.split("\n"))
        inside = zip([0, *depths], css.split("\n"), strict=False)
        assert [line for depth, line in inside if depth and re.match(r"[^\s}]", line)] == []


class TestSchemaPage:
    REFERENCE = (
        '{"elements": [{"name": "p", "sentences": ["A paragraph."], "parents": ["body"], "children": ["#text"],'
        ' "attributes": [{"name": "n", "sentence": "Its number.", "is_required": false, "values": ["1", "<2>"]}]},'
        ' {"name": "TEI", "sentences": ["A file."], "parents": [], "children": ["p"], "attributes": []}]}'
    )

    def test_an_element_has_its_sentence_attributes_places_and_shortest_example(self):
        tei = (
            f'<TEI xmlns="{TEI[1:-1]}" xml:id="d"><teiHeader/><text><body><p>بلندتر</p><p>ب</p><p/></body></text></TEI>'
        )
        page = Page(built({"d1": tei.encode()}, reference=self.REFERENCE)["schema.html"].decode())
        words = "".join(page.text.split())
        assert "Aparagraph.ویژگی‌ها@n(اختیاری)Itsnumber.1<2>جایآندرbodyدرونآنمتننمونه<p>ب</p>d" in words
        assert words.index("Aparagraph.") < words.index("Afile.")

    def test_an_element_without_an_occurrence_has_no_example(self):
        page = Page(built({}, reference=self.REFERENCE)["schema.html"].decode())
        assert "نمونه" not in page.text.partition("A paragraph.")[2]


class TestBlocks:
    def test_headings_go_down_by_the_divisions_that_have_one(self, reading):
        html = reading(
            "<head>a</head><div><p>b</p><div><head>c</head><div><head>d</head></div></div></div>", language="en"
        )
        assert re.findall(r"<h(\d) id=\"(h\d)\">(.)", without_permalinks(html)) == [
            ("2", "h1", "a"),
            ("3", "h2", "c"),
            ("4", "h3", "d"),
        ]

    def test_headings_end_at_six(self, reading):
        html = reading("<div><head>x</head>" * 8 + "</div>" * 8, language="en")
        assert [int(level) for level in re.findall(r"<h(\d)", html)] == [2, 3, 4, 5, 6, 6, 6, 6]

    def test_paragraphs_are_numbered_through_the_text_and_link_to_themselves(self, reading):
        html = reading("<p>الف</p><div><p>ب</p></div><list><item><p>پ</p></item></list>")
        assert html == (
            '<p id="p1"><a class="permalink" href="#p1" aria-label="بند ۱">۱</a>الف</p>'
            '<section><p id="p2"><a class="permalink" href="#p2" aria-label="بند ۲">۲</a>ب</p></section>'
            '<ul role="list"><li><p id="p3">پ</p></li></ul>'
        )

    def test_a_list_keeps_the_markers_of_the_source(self, reading):
        html = reading('<list rend="numbered"><item><label>1_</label> الف</item><item>ب</item></list>')
        assert html == ('<ol role="list"><li><span class="marker">1_</span> الف</li><li>ب</li></ol>')

    def test_a_table_scrolls_in_a_named_region(self, reading):
        html = reading(
            '<table><row role="label"><cell/><cell>الف</cell></row>'
            '<row><cell role="label">ب</cell><cell cols="2" rows="1">پ</cell></row></table>'
        )
        assert html == (
            '<div class="table" role="region" tabindex="0" aria-label="جدول ۱"><table>'
            '<tr><td></td><th scope="col">الف</th></tr><tr><th scope="row">ب</th><td colspan="2">پ</td></tr>'
            "</table></div>"
        )

    def test_a_cell_of_running_text_asks_for_room(self, reading):
        html = reading(f"<table><row><cell>{'ا' * 80}</cell><cell>{'ا' * 81}</cell></row></table>")
        assert f'<td>{"ا" * 80}</td><td class="long">{"ا" * 81}</td>' in html

    def test_quotations_separators_breaks_and_code(self, reading):
        html = reading(
            '<quote><p>q</p></quote><ab type="separator">***</ab><milestone unit="section" rend="---"/>'
            '<ab type="code">\n<lb/>x &lt; y</ab>',
            language="en",
        )
        assert without_permalinks(html) == (
            '<blockquote><p id="p1">q</p></blockquote><p class="separator">***</p><hr>'
            '<pre tabindex="0" dir="auto"><code>\nx &lt; y</code></pre>'
        )

    @pytest.mark.parametrize(
        ("language", "text", "direction"),
        [
            ("fa", "Box 15203, Stockholm", ' dir="ltr"'),
            ("fa", "رادیو BBC", ""),
            ("fa", "BBC فارسی", ""),
            ("fa", "۰۰۴۴ ۷۸۱", ""),
            ("fa", "Tel. ۰۰۴۴", ' dir="ltr"'),
            ("en", "plain", ""),
            ("en", "متن فارسی", ' dir="rtl"'),
            ("fa-Latn", "matn", ""),
            ("ckb", "Sulaymaniyah", ' dir="ltr"'),
        ],
    )
    def test_a_block_wholly_in_the_other_direction_says_so(self, reading, language, text, direction):
        assert without_permalinks(reading(f"<p>{text}</p>", language)) == f'<p id="p1"{direction}>{text}</p>'


class TestPhrases:
    def test_what_is_withheld_leaves_a_sign_that_says_so(self, reading):
        sign = f'<span class="gap" title="{strings_of("fa")["withheld"]}">[…]</span>'
        assert f"تلفن: {sign}" in reading('<p>تلفن: <gap reason="privacy"/></p>')

    def test_line_breaks_follow_their_newline(self, reading):
        assert "الف\n<br>ب" in reading("<p>الف\n<lb/>ب</p>")

    def test_a_line_without_a_word_is_told_from_others(self, reading):
        assert 'الف\n<br>ب\n<br>\n<br class="blank">ج' in reading("<p>الف\n<lb/>ب\n<lb/>\n<lb/>ج</p>")
        assert "الف\n<br><b>ب</b>\n<br>ج" in reading('<p>الف\n<lb/><hi rend="bold">ب</hi>\n<lb/>ج</p>')

    @pytest.mark.parametrize("newline", ["\n", "&#13;\n", "&#13;"])
    def test_a_word_broken_over_two_lines_is_whole(self, reading, newline):
        assert "سازمان<br>دهی" in reading(f'<p>سازمان{newline}<lb break="no"/>دهی</p>')

    def test_a_text_in_parts_is_read_as_one_and_each_part_stands_in_its_place_too(self, site):
        html = page(site, (Path(__file__).parent / "samples" / "fragments.xml").read_bytes())
        reading = without_permalinks(html.partition('<div class="reading">')[2])
        together = reading.partition("خبر دیگر")[0]
        assert [("#part.2", "۳"), ("#part.3", "۵")] == re.findall(r'<a class="chain" href="(.*?)">\D*(.)</a>', together)
        assert ["پیروزی با <b>گل</b> و", "شیرینی آمدند."] == re.findall(r'<p class="continued">(.*?)</p>', together)
        assert ["part.2", "part.3"] == re.findall(r'<div class="later" id="(.*?)">', reading)
        assert ["#part.1"] * 2 == re.findall(r'href="(#part.1)"', reading)
        assert len(re.findall(r' id="(.*?)"', html)) == len(set(re.findall(r' id="(.*?)"', html)))
        assert 'id="view-order"' in html

    def test_parts_in_a_circle_stay_where_they_are(self, reading):
        parts = '<p xml:id="a" part="M" next="#b" prev="#b">یک</p><p xml:id="b" part="M" next="#a" prev="#a">دو</p>'
        shown = without_permalinks(reading(parts))
        assert ["fragment", "fragment"] == re.findall(r'<div class="(.*?)"', shown)
        assert "continued" not in shown

    def test_a_chain_that_runs_into_a_circle_ends(self, reading):
        parts = (
            '<p xml:id="a" part="I" next="#b">یک</p><p xml:id="b" part="M" next="#c" prev="#a">دو</p>'
            '<p xml:id="c" part="M" next="#b" prev="#b">سه</p>'
        )
        assert ["دو", "سه"] == re.findall(r'<p class="continued">(.*?)</p>', reading(parts))

    def test_names_and_dates_have_a_class_and_nest(self, reading):
        html = reading(
            '<p><orgName>انجمن <placeName ref="#x">شیراز</placeName></orgName> <persName>ن</persName> '
            '<date when="2008-05-01">م</date> <date when="--05-01">ن</date> <date from="2008" to="2009">ه</date></p>'
        )
        assert without_permalinks(html) == (
            '<p id="p1"><span class="organization reviewed">انجمن <span class="place reviewed">شیراز</span></span> '
            '<span class="person reviewed">ن</span> <time class="date reviewed" datetime="2008-05-01">م</time> '
            '<span class="date reviewed" data-date="--05-01">ن</span> '
            '<span class="date reviewed" data-date="2008/2009">ه</span></p>'
        )

    def test_emphasis(self, reading):
        rends = ["bold", "italic", "underline", "strikethrough", "superscript", "subscript"]
        html = reading("<p>" + "".join(f'<hi rend="{rend}">x</hi>' for rend in rends) + '<hi rend="code">y</hi></p>')
        assert '<b>x</b><i>x</i><u>x</u><s>x</s><sup>x</sup><sub>x</sub><code dir="auto">y</code>' in html

    def test_a_character_that_xml_cannot_hold_is_shown_and_named(self, reading):
        assert '<span class="character" title="U+0000">\ufffd</span>' in reading('<p><g ref="#char-0000"/></p>')

    def test_page_breaks_are_told_in_words(self, reading):
        html = reading('<p>الف<pb n="12"/>ب<pb/></p>')
        assert '<span class="page">صفحهٔ ۱۲</span>ب<span class="page">آغاز صفحه</span>' in html

    @pytest.mark.parametrize(
        "target", ["https://example.org/?a=1&amp;b=2", "http://example.org", "mailto:a@example.org", "#p1"]
    )
    def test_these_targets_become_links(self, reading, target):
        assert f'<a href="{target}" dir="auto"' in reading(f'<p><ref target="{target}">x</ref></p>')

    @pytest.mark.parametrize(
        "target",
        [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "JAVASCRIPT:x",
            "data:text/html,x",
            "//example.org",
            "a.html",
            "vbscript:x",
            "file:///etc/passwd",
            "https:example.org",
            "https://a b",
            "&#9;https://example.org",
            "",
        ],
    )
    def test_any_other_target_stays_text(self, reading, target):
        html = reading(f'<p><ref target="{target}">متن</ref></p>')
        assert '<span class="reference" dir="auto">متن</span>' in html
        assert "href" not in without_permalinks(html)

    def test_a_link_within_a_link_stays_text(self, reading):
        html = reading('<p><ref target="#a">x<ref target="#b">y</ref></ref></p>')
        assert '<a href="#a" dir="auto">x<span class="reference" dir="auto">y</span></a>' in html

    @pytest.mark.parametrize("url", ["photo.jpg", "images/photo%201.jpg", "../photo.jpg?x#y"])
    def test_an_image_that_is_not_there_is_its_words(self, reading, url):
        html = reading(f'<p><figure><graphic url="{url}"/><head>عکس</head></figure></p>')
        assert '<span class="figure"><span class="description" dir="auto">عکس</span></span>' in html

    def test_of_an_address_that_is_the_image_itself_the_beginning_is_shown(self, reading):
        html = reading(f'<p><figure><graphic url="data:image/png;base64,{"A" * 5000}"/></figure></p>')
        assert f'<bdi class="address">data:image/png;base64,{"A" * 178}…</bdi>' in html

    def test_an_image_that_is_not_there_is_named_if_it_has_no_words(self, reading):
        assert '<bdi class="address">photo.jpg</bdi>' in reading('<p><figure><graphic url="photo.jpg"/></figure></p>')

    @pytest.mark.parametrize(
        "url",
        [
            "https://example.org/a.png",
            "//example.org/a.png",
            "\\\\example.org/a.png",
            "/\\example.org/a.png",
            "data:image/png;base64,x",
            "javascript:x",
            "a\\b",
            "ht\ttp:x",
            "?x",
            "",
        ],
    )
    def test_an_image_from_elsewhere_is_named_but_not_loaded(self, reading, url):
        html = reading(f'<p><figure><graphic url="{url.replace(chr(9), "&#9;")}"/></figure></p>')
        assert "<img" not in html
        assert f'<bdi class="address">{url}</bdi>' in html


class TestEscaping:
    def test_markup_in_the_text_is_text(self, reading):
        html = reading('<p>&lt;script&gt;alert("x")&lt;/script&gt; &amp;lt; &lt;!-- ]]&gt;</p>')
        assert '&lt;script&gt;alert("x")&lt;/script&gt; &amp;lt; &lt;!-- ]]&gt;' in html

    def test_markup_in_the_header_is_text(self):
        tei = (
            '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d" xml:lang="fa"><teiHeader><fileDesc><titleStmt>'
            '<title type="main">&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;</title><author>"&gt;&lt;i&gt;</author>'
            "</titleStmt></fileDesc></teiHeader><text><body/></text></TEI>"
        )
        files = built({"d": tei.encode()}, reference='{"elements": []}')
        for parsed in (Page(data.decode()) for path, data in files.items() if path in {"d.html", "index.html"}):
            assert "i" not in parsed.elements
            assert parsed.elements.count("script") <= 4, "of the frame, of a document, and for machines"
            assert "<script>x</script>" in parsed.text

    def test_the_controls_of_c1_are_not_taken_for_windows_1252(self, reading):
        controls = "".join(map(chr, range(0x80, 0xA0)))
        assert controls in reading(f"<p>{controls}</p>")


def string_value(tei: bytes) -> str:
    (text,) = etree.fromstring(tei).iterchildren(TEI + "text")
    for character in text.iter(TEI + "g"):
        character.text = "\ufffd"
    return "".join(map(str, text.itertext()))


class TestPlaintext:
    @pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
    def test_it_is_the_string_value_of_the_text(self, plaintext, sample):
        tei = sample.read_bytes()
        assert string_value(tei) == plaintext(tei)

    def test_white_space_and_rare_characters_survive(self, plaintext):
        content = "  a&#13;\n\tb&#13;c\u00a0\u200c\u200f\u2028\u0085\ufeff😀 &amp;lt; <hi rend='bold'> d </hi><g/>\n\n"
        tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>no</teiHeader> <text>{content}</text>\n</TEI>'
        expected = "  a\r\n\tb\rc\u00a0\u200c\u200f\u2028\u0085\ufeff😀 &lt;  d \ufffd\n\n"
        assert expected == plaintext(tei.encode())

    def test_an_empty_text_is_empty(self, plaintext):
        assert plaintext(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>x</teiHeader><text/></TEI>') == ""

    @pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
    def test_the_page_shows_the_same_characters(self, site, sample):
        tei = sample.read_bytes()
        html = page(site, tei)
        reading = html.partition('<div class="reading">')[2].partition("</div></article>")[0]
        whole_words = tei.decode().replace('\n<lb break="no"/>', '<lb break="no"/>').encode()
        assert (
            string_value(whole_words)
            == Page(reading, hidden={"permalink", "page", "address", "chain", "continued"}).text
        )


class TestSpellings:
    """Another spelling stands beside the source's, which is what is seen, and what the text is."""

    BODY = (
        '<p>یک <placeName><choice><sic>سفر</sic><corr resp="#e">سقز</corr></choice></placeName> '
        '<choice><orig>كتاب</orig><reg type="letters" cert="0.9" resp="#o">کتاب</reg></choice></p>'
    )

    def test_the_page_has_both(self, reading):
        html = reading(self.BODY)
        assert (
            '<span class="choice correction"><span class="original">سفر</span>'
            '<span class="regular">سقز</span></span></span>'
        ) in html
        assert '<span class="choice"><span class="original">كتاب</span><span class="regular">کتاب</span></span>' in html
        assert "یک سفر كتاب" == Page(html.partition("</a>")[2], {"regular"}).text

    def test_the_regular_one_is_hidden_by_default(self):
        css = (XSLT / "assets" / "edition.css").read_text("utf-8")
        assert re.search(r"\.choice > [^{]*\.regular[^{]*\{\s*display: none;", css)

    def test_the_plain_text_is_the_sources(self, plaintext):
        tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{self.BODY}</body></text></TEI>'
        assert "یک سفر كتاب" == plaintext(tei.encode())

    def test_what_is_no_text_of_the_source_is_one_closed_list(self):
        source = (XSLT / "plaintext.xsl").read_text("utf-8")
        [match] = re.findall(r'match="([a-z |]+)" mode="plaintext"/>', source)
        assert CONTENT_ADDITIONS == set(match.split(" | "))
