import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tei_edition.model import EditionError, Finding
from tei_edition.rendering.press import Press
from tei_edition.rendering.saxon import Stylesheets
from tei_edition.rendering.site import Neighbour, Site
from tests.sites import built, page

XSLT = Path(__file__).parents[2] / "xslt"


def tei(identifier: str = "d1", title: str = "عنوان", text: str = "<p>متن</p>", prolog: str = "") -> bytes:
    return (
        f'{prolog}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{identifier}" xml:lang="fa"><teiHeader><fileDesc>'
        f'<titleStmt><title type="main" xml:lang="fa">{title}</title><author>نویسنده</author></titleStmt>'
        '<extent><measure unit="characters" quantity="12345"/></extent><publicationStmt><availability>'
        '<licence target="https://example.org/licence">مجوز</licence></availability></publicationStmt>'
        '<sourceDesc><bibl><title type="filename">a b.txt</title> <idno type="sha256">00ff</idno></bibl></sourceDesc>'
        f"</fileDesc></teiHeader><text><body>{text}</body></text></TEI>"
    ).encode()


def refused(run: Callable[..., object], *arguments: object, **named: object) -> Finding:
    with pytest.raises(EditionError) as caught:
        run(*arguments, **named)
    return caught.value.finding


@pytest.fixture(scope="module")
def site():
    return Site(XSLT, titles=(("fa", "ویرایش"),), descriptions=(("fa", "شرح <ویرایش>"),))


class TestPages:
    def test_a_document_page_has_its_place_in_the_edition(self, site):
        html = page(site, tei(), previous=Neighbour("d0", "پیش"), following=Neighbour("d2", "پس"))
        assert html.startswith('<!DOCTYPE HTML><html lang="fa" dir="rtl"><head><meta charset="utf-8">')
        assert "<title>عنوان · ویرایش</title>" in html
        assert '<a class="previous" rel="prev" href="d0.html"><span>سند پیشین</span><bdi>پیش</bdi></a>' in html
        assert '<a class="next" rel="next" href="d2.html"><span>سند پسین</span><bdi>پس</bdi></a>' in html
        assert 'href="tei/d1.xml"' in html
        assert 'href="https://example.org/licence"' in html
        assert "۱۲٬۳۴۵ نویسه" in html

    def test_neighbours_do_not_leak_into_the_next_document(self, site):
        page(site, tei(), previous=Neighbour("d0", "پیش"), following=Neighbour("d2", "پس"))
        html = page(site, tei())
        assert "neighbours" not in html
        assert "d0.html" not in html

    def test_the_same_document_gives_the_same_page(self, site):
        assert site.render_document("d1", tei()) == site.render_document("d1", tei())

    def test_the_index_lists_the_documents_in_their_order(self):
        documents = {name: tei(name, f"عنوان {name}") for name in ("d2", "d1")}
        files = built(documents, titles=(("fa", "ویرایش"),), descriptions=(("fa", "شرح <ویرایش>"),))
        html = files["index.html"].decode()
        assert re.findall(r'<h3><a href="(.*?)"', html) == ["d2.html", "d1.html"]
        assert re.findall(r'<a href="(\S*)" download="(\S*)"', html) == [
            ("tei/d2.xml", "d2.xml"),
            ("tei/d1.xml", "d1.xml"),
        ]
        assert '<h1 dir="auto">ویرایش</h1>' in html
        assert "شرح &lt;ویرایش&gt;" in html
        assert html.partition("<body>")[2].count("https://example.org/licence") == 1

    def test_an_edition_without_documents_has_an_index(self):
        assert '<a href="documents.html"><b>۰</b> اسناد</a>' in built({})["index.html"].decode()

    def test_the_home_page_cites_place_and_doi_where_they_are_stated(self):
        stated = '<publicationStmt><pubPlace>اصفهان</pubPlace><idno type="DOI">10.5072/x</idno>'
        home = built({"d1": tei().replace(b"<publicationStmt>", stated.encode())})["index.html"].decode()
        assert (
            '<bdi>اصفهان.</bdi> <a href="https://doi.org/10.5072/x" dir="ltr">https://doi.org/10.5072/x</a></p>' in home
        )

    @pytest.mark.parametrize(
        ("version", "publisher", "cited"),
        [("0", "not stated", ["ویرایش دیجیتال.", "۲۰۲۶."]), ("1", "A", ["ویرایش دیجیتال.", "نسخهٔ ۱.", "A، ۲۰۲۶."])],
    )
    def test_the_home_page_cites_what_was_stated_and_nothing_else(self, version, publisher, cited):
        stated = (
            f'<editionStmt><edition n="{version}">x</edition></editionStmt><publicationStmt><publisher>{publisher}'
            '</publisher><date when="2026-11-21"/>'
        )
        home = built({"d1": tei().replace(b"<publicationStmt>", stated.encode())})["index.html"].decode()
        assert cited == re.findall("<bdi>(.*?)</bdi>", home.partition('<p class="citation">')[2].partition("</p>")[0])

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ('<p>Kept.</p><p xml:lang="fa">مانده است.</p>', {"fa": ["مانده است."], "en": ["Kept."]}),
            ("<p>Kept.</p>", {"fa": ["Kept."], "en": ["Kept."]}),
            ('<p xml:lang="fa">یک.</p><p xml:lang="fa">دو.</p>', {"fa": ["یک.", "دو."], "en": ["یک.", "دو."]}),
        ],
    )
    def test_what_the_header_says_of_the_encoding_is_read_in_the_language_of_the_page(self, said, expected):
        header = (
            f'</fileDesc><encodingDesc xml:lang="en"><projectDesc>{said}</projectDesc><editorialDecl>'
            f"<correction>{said}</correction></editorialDecl></encodingDesc></teiHeader>"
        )
        files = built({"d1": tei().replace(b"</fileDesc></teiHeader>", header.encode())}, languages=("fa", "en"))
        sentence = re.compile(r"Kept\.|مانده است\.|یک\.|دو\.")
        for folder, language in (("", "fa"), ("en/", "en")):
            for path in ("about.html", "d1.html"):
                main = files[f"{folder}{path}"].decode().partition("<main")[2]
                # Once for the project, once for the practice.
                assert expected[language] * 2 == sentence.findall(main)

    def test_every_page_leads_to_itself_in_the_other_languages(self):
        files = built({"d1": tei()}, languages=("fa", "en"))
        pages = {path for path in files if path.endswith(".html") and not path.startswith("en/")}
        assert {"d1.html", "index.html", "about.html"} <= pages
        assert {f"en/{path}" for path in pages} == {path for path in files if path.startswith("en/")}
        assert 'href="en/d1.html" hreflang="en"' in files["d1.html"].decode()
        assert 'href="../d1.html" hreflang="fa"' in files["en/d1.html"].decode()
        assert 'href="../assets/edition.css"' in files["en/d1.html"].decode()

    def test_english_pages_read_from_left_to_right_around_persian_text(self):
        html = page(Site(XSLT, languages=("en",)), tei())
        assert '<html lang="en" dir="ltr">' in html
        assert '<article lang="fa" dir="rtl"' in html
        assert "12,345 characters" in html
        assert "<title>عنوان · Digital edition</title>" in html

    def test_a_document_without_a_title_is_called_by_its_identifier(self):
        files = built({"d1": tei(title=" ")}, titles=(("fa", "ویرایش"),))
        assert "<title>d1 · ویرایش</title>" in files["d1.html"].decode()
        assert '<a href="d1.html" dir="auto" lang="fa">d1</a>' in files["index.html"].decode()

    def test_pages_name_no_other_host_but_in_links(self):
        files = built({"d1": tei()})
        for html in (data.decode() for path, data in files.items() if path.endswith(".html")):
            loaded = set(re.findall(r'<link rel="(?:stylesheet|icon)"[^>]* href="(?:\.\./)?(.*?)"', html))
            assert {"assets/edition.css", "assets/icon.svg"} == loaded
            scripts = re.findall(r' src="(?:\.\./)?(.*?)"', html)
            assert scripts[:2] == ["assets/strings-fa.js", "assets/site.js"]
            assert all(script.startswith("assets/") for script in scripts)
            assert "style=" not in html
            assert "default-src 'none'; script-src 'self';" in html
            assert not re.search(r"<script(?! type=.application/ld)[^>]*>[^<]| on[a-z]+=", html)

    def test_every_asset_that_a_page_names_is_among_the_files(self):
        files = built({"d1": tei()})
        for html in (data.decode() for path, data in files.items() if path.endswith(".html")):
            assert set(re.findall(r'"(assets/.*?)"', html)) <= set(files)


class TestScripts:
    @pytest.mark.parametrize("language", ["fa", "en"])
    def test_the_words_that_scripts_show_are_a_script_for_each_language(self, language):
        script = built({}, languages=("en", "fa"))[f"assets/strings-{language}.js"].decode()
        assert script.startswith("window.editionStrings={")
        said = json.loads(script.removeprefix("window.editionStrings=").removesuffix(";\n"))
        strings = etree.parse(XSLT / "strings" / f"{language}.xml").iter("string")
        expected = {str(string.get("key")): string.text or "" for string in strings}
        assert said["language"] == language
        assert said["digits"] == expected["digits"]
        assert said["words"] == {
            key.removeprefix("script-"): text for key, text in expected.items() if key.startswith("script-")
        }


class TestRefusals:
    def test_an_element_without_a_template_is_named_with_its_place(self, site):
        found = refused(site.render_document, "d1", tei(text="<p>الف</p><p>ب<note>پ</note></p>"), file="d.xml")
        assert (found.code, found.file) == ("S04", "d.xml")
        assert "has no template for TEI/text/body/p/note." in found.message

    def test_many_such_elements_are_counted(self, site):
        found = refused(site.render_document, "d1", tei(text="<p>" + "<note/>" * 5 + "<a/><b/><c/><d/></p>"))
        places = "TEI/text/body/p/note (5 times), TEI/text/body/p/a, TEI/text/body/p/b and for 2 others."
        assert places in found.message

    def test_a_value_without_a_template_is_refused_too(self, site):
        found = refused(site.render_document, "d1", tei(text='<p><hi rend="blink">x</hi></p>'))
        assert "TEI/text/body/p/hi" in found.message

    def test_a_refusal_does_not_stain_the_next_document(self, site):
        refused(site.render_document, "d1", tei(text="<note/>"))
        assert "متن" in page(site, tei())

    @pytest.mark.parametrize(
        "content",
        [b"", b"<TEI>", b"<a/>\0<b/>", b"\xff\xfe<\0a\0/\0>\0", b"<a>\xe3</a>", b"<a>&entity;</a>"],
        ids=["empty", "unclosed", "nul", "utf-16", "not-utf-8", "entity"],
    )
    def test_what_is_not_well_formed_is_a_finding(self, site, content):
        assert refused(site.render_document, "d1", content, file="d.xml").code == "V01"

    @pytest.mark.parametrize("what", ['SYSTEM "{0}"', '[<!ENTITY x SYSTEM "{0}">]', '[<!ENTITY x "y">]'])
    def test_a_doctype_is_refused_before_it_reads_anything(self, site, tmp_path, what):
        secret = tmp_path / "secret.txt"
        secret.write_text("secret")
        document = tei(prolog=f"<!DOCTYPE TEI {what.format(secret.as_uri())}>")
        found = refused(site.render_document, "d1", document)
        assert found.code == "V01"
        assert "DOCTYPE" in found.message

    def test_elements_nested_without_end_are_a_finding(self, site):
        deep = "<list><item>" * 10_000 + "</item></list>" * 10_000
        assert refused(site.render_document, "d1", tei(text=deep)).code == "V01"

    def test_elements_nested_as_deep_as_may_be_are_rendered(self, site):
        deep = "<list><item>" * 120 + "متن" + "</item></list>" * 120
        assert page(site, tei(text=deep)).count('<ul role="list"><li id="b') == 120

    def test_character_references_have_no_limit(self, site):
        many = "<p>" + "&#13;\n&amp;" * 120_000 + "</p>"
        assert page(site, tei(text=many)).count("&amp;") == 120_000


class TestStylesheets:
    def test_one_that_does_not_compile_is_an_error_of_loading(self, tmp_path):
        (tmp_path / "x.xsl").write_text('<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><a')
        stylesheets = Stylesheets(tmp_path)
        found = refused(stylesheets.transform, "x.xsl", stylesheets.parse(b"<a/>"), {})
        assert (found.code, found.file) == ("S02", str(tmp_path / "x.xsl"))

    def test_one_that_is_missing_is_an_error_of_loading(self, tmp_path):
        stylesheets = Stylesheets(tmp_path)
        assert refused(stylesheets.transform, "x.xsl", stylesheets.parse(b"<a/>"), {}).code == "S02"

    def test_one_that_opens_an_address_on_the_web_is_stopped(self, tmp_path):
        (tmp_path / "x.xsl").write_text(
            '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
            '<xsl:template match="/"><xsl:copy-of select="doc(\'http://localhost:9/x.xml\')"/></xsl:template>'
            "</xsl:stylesheet>"
        )
        stylesheets = Stylesheets(tmp_path)
        found = refused(stylesheets.transform, "x.xsl", stylesheets.parse(b"<a/>"), {})
        assert found.code == "S04"
        assert "prohibited" in found.message

    def test_a_folder_may_have_any_name(self, tmp_path):
        folder = tmp_path / "پوشه %20 #a"
        shutil.copytree(XSLT, folder)
        assert "متن" in page(Site(folder), tei())

    def test_a_language_without_strings_is_an_error_of_loading(self):
        found = refused(Site, XSLT, languages=("tlh",))
        assert found.code == "S02"
        assert "tlh" in found.message

    def test_a_folder_without_assets_is_an_error_of_loading(self, tmp_path):
        assert refused(list, Press(tmp_path, ()).assets()).code == "S02"

    def test_a_theme_wins_and_the_rest_stays(self, tmp_path):
        files = {
            "html/page.xsl": '<xsl:template name="page:navigation"><nav class="own"/></xsl:template>',
            "html/about.xsl": '<xsl:template match="edition" mode="page:main"><p>ما</p></xsl:template>',
            "strings/fa.xml": '<strings><string key="section-about">ما که هستیم</string></strings>',
            "assets/theme.css": "body { color: green }",
            "assets/icon.svg": "<svg/>",
        }
        for name, content in files.items():
            path = tmp_path / "theme" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            sheet = (
                '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
                f' xmlns:page="urn:x-tei-edition:page" exclude-result-prefixes="#all">{content}</xsl:stylesheet>'
            )
            path.write_text(sheet if name.endswith(".xsl") else content, "utf-8")
        made = built({"d1": tei()}, theme=tmp_path / "theme")
        assert '<nav class="own"></nav>' in made["d1.html"].decode()
        assert "<p>ما</p>" in made["about.html"].decode()
        assert "<p>ما</p>" not in made["index.html"].decode()
        assert "<title>ما که هستیم" in made["about.html"].decode()
        assert '<link rel="stylesheet" href="assets/theme.css">' in made["index.html"].decode()
        assert b"<svg/>" == made["assets/icon.svg"]
        assert (XSLT / "assets/edition.css").read_bytes() == made["assets/edition.css"]

    def test_a_theme_may_bring_a_language(self, tmp_path):
        strings = (XSLT / "strings/en.xml").read_text("utf-8").replace(">English<", ">Français<")
        (tmp_path / "strings").mkdir()
        (tmp_path / "strings/fr.xml").write_text(strings, "utf-8")
        made = built({"d1": tei()}, theme=tmp_path, languages=("fa", "fr"))
        assert ">Français</a>" in made["d1.html"].decode()
        assert '<html lang="fr" dir="ltr">' in made["fr/d1.html"].decode()

    def test_a_theme_that_does_not_compile_is_an_error_of_loading(self, tmp_path):
        (tmp_path / "html").mkdir()
        (tmp_path / "html/page.xsl").write_text("<a")
        found = refused(built, {"d1": tei()}, theme=tmp_path)
        assert ("S02", str(tmp_path / "html/page.xsl")) == (found.code, found.file)

    def test_a_theme_that_is_not_there_is_an_error_of_loading(self, tmp_path):
        assert refused(Site, XSLT, theme=tmp_path / "gone").code == "S02"

    def test_another_process_may_not_use_them(self, monkeypatch):
        stylesheets = Stylesheets(XSLT)
        monkeypatch.setattr("os.getpid", lambda: -1)
        with pytest.raises(RuntimeError, match="before the fork"):
            stylesheets.parse(b"<a/>")

    def test_the_package_loads_no_saxon_by_itself(self):
        program = "import sys, tei_edition.rendering; sys.exit('saxonche' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
