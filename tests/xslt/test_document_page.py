"""The page of a document: names and dates, its title, its tools, its citation."""

import re

import pytest

from tei_edition.rendering.site import Site
from tests.sites import XSLT, page

HEADER = (
    '<fileDesc><titleStmt><title type="main" xml:lang="fa">پیام به کارگران</title><author>نویسنده</author>'
    '<respStmt xml:id="resp-editor"><resp>reading</resp><persName>ویراستار</persName></respStmt>'
    '<respStmt xml:id="resp-dates"><resp>dates</resp><name type="software">x</name></respStmt></titleStmt>{}</fileDesc>'
)
RECORDS = (
    '<standOff><listPlace><place xml:id="place.saqqez"><placeName type="name">سقز</placeName></place></listPlace>'
    '<listOrg><org xml:id="org.union"><orgName type="name">اتحادیه</orgName></org></listOrg>'
    '<certainty target="#m1" match="@ref" locus="value" assertedValue="#place.saqqez" degree="0.5"/>'
    '<certainty target="#m1" match="@ref" locus="value" assertedValue="#org.union" degree="0.25"/></standOff>'
)


@pytest.fixture(scope="module")
def site():
    return Site(XSLT, languages=("fa", "en"))


@pytest.fixture
def html(site):
    def render(body, *, header="", profile=""):
        tei = (
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d" xml:lang="fa"><teiHeader>{HEADER.format(header)}'
            f"<profileDesc>{profile}</profileDesc></teiHeader>{RECORDS}<text><body>{body}</body></text></TEI>"
        )
        return page(site, tei.encode(), "d")

    return render


@pytest.fixture
def reading(html):
    def render(body, **named):
        text = html(body, **named).partition('<div class="reading">')[2].partition("</div></article>")[0]
        return re.sub(r'<a class="permalink".*?</a>', "", text)

    return render


class TestMentions:
    def test_a_name_is_a_link_to_its_entity_and_says_by_whom_and_how_surely(self, reading):
        name = '<placeName ref="#place.saqqez" cert="0.98" resp="#resp-dates">سقز</placeName>'
        assert reading(f"<p>{name}</p>") == (
            '<p id="p1"><a class="place" data-cert="0.98" href="entities/place.saqqez.html">سقز</a></p>'
        )

    def test_the_agent_of_most_names_is_said_once(self, html):
        name = '<placeName cert="1" resp="#resp-{}">سقز</placeName>'
        page = html(f"<p>{name.format('editor')}{name.format('dates') * 2}<placeName>سقز</placeName></p>")
        assert re.findall(r'<article [^>]* data-by="(\d)"', page) == ["2"]
        assert re.findall(r'<span class="place(.*?)">', page.partition('<div class="reading">')[2]) == [
            ' reviewed" data-by="1',
            "",
            "",
            ' reviewed" data-by="',
        ]
        assert '<dd id="by-1"><bdi>ویراستار</bdi>' in page

    def test_a_name_inside_a_name_is_no_link(self, reading):
        inner = '<placeName ref="#place.saqqez" cert="1.0" resp="#resp-dates">سقز</placeName>'
        html = reading(f'<p><orgName ref="#org.union" cert="1.0" resp="#resp-dates">اتحادیه {inner}</orgName></p>')
        assert '<a class="organization" href="entities/org.union.html">اتحادیه <span class="place"' in html
        assert 'data-entity="place.saqqez">سقز</span></a>' in html

    @pytest.mark.parametrize("target", ["https://example.org/", "#p1"])
    def test_neither_is_a_name_inside_a_reference(self, reading, target):
        html = reading(f'<p><ref target="{target}"><placeName ref="#place.saqqez">سقز</placeName></ref></p>')
        assert 1 == html.count("<a ")
        assert 'data-entity="place.saqqez"' in html

    @pytest.mark.parametrize("inside", ['<ref target="https://example.org/">x</ref>', "<email>a@example.org</email>"])
    def test_neither_is_a_reference_inside_a_name(self, reading, inside):
        assert 1 == reading(f'<p><orgName ref="#org.union">{inside}</orgName></p>').count("<a ")

    def test_a_name_whose_record_is_not_there_is_no_link(self, reading):
        html = reading('<p><placeName ref="#place.nowhere">سقز</placeName> <placeName>بانه</placeName></p>')
        assert "<a " not in html
        assert "data-entity" not in html

    @pytest.mark.parametrize(
        ("attributes", "classes"),
        [
            ('cert="0.7" resp="#resp-dates"', "place"),
            ('cert="0.69" resp="#resp-dates"', "place unsure"),
            ('cert="low" resp="#resp-dates"', "place unsure"),
            ('cert="high" resp="#resp-editor"', "place reviewed"),
            ("", "place reviewed"),
            ('xml:id="m1" cert="0.5" resp="#resp-dates"', "place unsure ambiguous"),
        ],
    )
    def test_its_standing_is_in_its_class(self, reading, attributes, classes):
        assert f'class="{classes}"' in reading(f"<p><placeName {attributes}>سقز</placeName></p>")

    def test_what_it_may_mean_is_with_an_ambiguous_one(self, reading):
        html = reading('<p><placeName xml:id="m1" ref="#place.saqqez">سقز</placeName></p>')
        assert 'data-candidates="place.saqqez 0.5 org.union 0.25"' in html

    @pytest.mark.parametrize(
        ("attributes", "said"),
        [
            ('when="2001-04-18"', 'datetime="2001-04-18"'),
            ('when="--04-18"', 'data-date="--04-18"'),
            ('from="2001" to="2002"', 'data-date="2001/2002"'),
            ('from="2001"', 'data-date="2001/"'),
            ('to="2001"', 'data-date="/2001"'),
            ('notBefore="2001" notAfter="2002"', 'data-date="2001~2002"'),
            (
                'notBefore="2001-03-21" notAfter="2002-03-20" when-custom="1380" datingMethod="#jalali"',
                'data-date="2001-03-21~2002-03-20" data-custom="jalali:1380"',
            ),
            (
                'from="2001-04-18" to="2001-05" datingMethod="#jalali" from-custom="1380-01" to-custom="1380-02"',
                'data-date="2001-04-18/2001-05" data-custom="jalali:1380-01/1380-02"',
            ),
        ],
    )
    def test_a_date_has_its_value_in_both_calendars(self, reading, attributes, said):
        assert f'class="date reviewed" {said}>' in reading(f"<p><date {attributes}>x</date></p>")


class TestTitle:
    @pytest.mark.parametrize("body", ["{}", "<div>{}</div>", "<div>{}</div><div><head>بعد</head></div>"])
    def test_headings_below_the_one_of_the_page_follow_it_without_a_gap(self, html, body):
        text = "<head>پیام به کارگران</head><p>متن</p><div><head>یک</head><div><head>دو</head></div></div>"
        levels = [int(level) for level in re.findall(r'<h(\d) id="h', html(body.format(text)))]
        assert [1, 2, 3, 2][: len(levels)] == levels
        assert 3 <= len(levels)

    @pytest.mark.parametrize(
        "head", ["پیام به کارگران", "پيام  به\n<lb/>كارگران", "پیام\u200cبه <hi rend='bold'>کارگران</hi>"]
    )
    def test_a_heading_that_says_it_is_the_heading_of_the_page(self, html, head):
        page = html(f"<head>{head}</head><p>متن</p>")
        assert 1 == page.count("<h1")
        assert '<h1 id="h1">' in page
        assert 'aria-labelledby="h1"' in page

    @pytest.mark.parametrize(
        "body",
        ["<p>متن</p>", "<head>دیگر</head>", "<div><head>دیگر</head></div><div><head>پیام به کارگران</head></div>"],
    )
    def test_another_heading_stands_below_it(self, html, body):
        page = html(body)
        assert '<h1 id="title" dir="auto" lang="fa">پیام به کارگران</h1>' in page
        assert 1 == page.count("<h1")


class TestFootnotes:
    NOTE = '<ab type="footnote" xml:id="note.1">۱ یادداشت</ab>'

    def test_a_mark_leads_to_its_note_and_the_note_back_to_its_first_mark(self, reading):
        mark = '<ref type="footnote" target="#note.1" cert="0.8" resp="#resp-dates">۱</ref>'
        html = reading(f"<p>الف{mark} ب{mark}</p>{self.NOTE}")
        assert 'الف<a class="mark" id="note.1.mark" href="#note.1" role="doc-noteref">۱</a>' in html
        assert 'ب<a class="mark" href="#note.1" role="doc-noteref">۱</a>' in html
        assert (
            '<p class="footnote" id="note.1">۱ یادداشت<a class="back" href="#note.1.mark" role="doc-backlink"' in html
        )

    def test_a_note_without_a_mark_has_no_way_back(self, reading):
        assert "back" not in reading(self.NOTE)

    def test_ids_stay_unique_where_a_part_is_copied(self, reading):
        mark = '<ref type="footnote" target="#note.1">۱</ref>'
        html = reading(
            f'<p xml:id="a" part="I" next="#b">یک</p><p>دو</p><p xml:id="b" part="F" prev="#a">سه{mark}</p>{self.NOTE}'
        )
        ids = re.findall(r' id="(.*?)"', html)
        assert 2 == html.count('class="mark"')
        assert len(set(ids)) == len(ids)


class TestTools:
    def test_there_is_a_switch_for_what_the_text_has_and_for_nothing_else(self, html):
        page = html("<p><placeName>سقز</placeName><date>امروز</date><orgName>ا <placeName>ب</placeName></orgName></p>")
        assert re.findall(r'<input type="checkbox" id="(.*?)"( checked)?', page) == [
            ("mark-place", " checked"),
            ("mark-organization", " checked"),
            ("mark-date", " checked"),
        ]
        assert re.findall(r'<span class="count">(.)</span>', page) == ["۱", "۱", "۱"]

    def test_a_text_without_any_has_no_tools(self, html):
        assert "tools" not in html("<p>متن</p>")

    def test_lines_and_parts_have_a_switch_where_there_are_any(self, html):
        page = html("<p>" + "x\n<lb/>" * 6 + '</p><p xml:id="a" next="#b">یک</p><p xml:id="b" prev="#a">دو</p>')
        assert re.findall(r'id="(view-.*?)"', page) == ["view-lines", "view-order"]


class TestDialogue:
    def test_who_asks_is_told_from_who_answers(self, reading):
        speakers = (
            '<particDesc><listPerson><person xml:id="who.1" role="interviewer"/>'
            '<person xml:id="who.2" role="interviewee"/></listPerson></particDesc>'
        )
        html = reading(
            '<sp who="#who.1"><p>؟</p></sp><sp who="#who.2"><p>!</p></sp><sp><p>.</p></sp>', profile=speakers
        )
        assert re.findall(r'<div class="(turn.*?)">', html) == ["turn question", "turn", "turn"]

    def test_a_speaker_whom_the_text_names_is_a_link_to_their_page(self, html):
        speakers = (
            '<particDesc><listPerson><org xml:id="who.1" role="interviewer"><orgName ref="#org.union">اتحادیه</orgName>'
            '</org><person xml:id="who.2" role="interviewee"><persName ref="#person.x">هما</persName></person>'
            "</listPerson></particDesc>"
        )
        name = '<speaker><orgName ref="#org.union">اتحادیه</orgName>:</speaker>'
        page = html(f'<sp who="#who.1">{name}<p>؟</p></sp><sp who="#who.2"><p>!</p></sp>', profile=speakers)
        assert '<dd><a class="entity" href="entities/org.union.html"><bdi>اتحادیه</bdi></a></dd>' in page
        assert "<dd>هما</dd>" in page
        assert ["turn question", "turn"] == re.findall(r'<div class="(turn.*?)">', page)


class TestCitation:
    HEADER = (
        '<editionStmt><edition n="0.1">Version 0.1</edition></editionStmt><publicationStmt><publisher>ناشر</publisher>'
        '<pubPlace>تهران</pubPlace><date when="2026-11-21">2026-11-21</date><idno type="DOI">10.1/a b</idno>'
        '</publicationStmt><seriesStmt><title xml:lang="fa">مجموعه</title>'
        '<title xml:lang="en">Series</title></seriesStmt>'
    )

    def citations(self, page):
        section = page.partition('<section class="citation"')[2].partition("</section>")[0]
        return [re.sub("<.*?>", "", paragraph) for paragraph in re.findall(r"<p .*?</p>", section)]

    def test_it_stands_on_the_page_in_both_languages(self, html):
        assert self.citations(html("<p>متن</p>", header=self.HEADER)) == [
            "نویسنده. «پیام به کارگران». در مجموعه. نسخهٔ ۰.۱. تهران، ناشر، ۲۰۲۶. https://doi.org/10.1/a b",
            "نویسنده. “پیام به کارگران”. In Series. Version 0.1. تهران, ناشر, 2026. https://doi.org/10.1/a b",
        ]
        assert 'href="https://doi.org/10.1/a%20b"' in html("<p>متن</p>", header=self.HEADER)

    def test_what_the_program_put_where_nothing_was_stated_is_not_cited(self, html):
        header = (
            '<editionStmt><edition n="0">Draft without a version</edition></editionStmt>'
            "<publicationStmt><publisher>not stated</publisher></publicationStmt>"
        )
        assert self.citations(html("<p>متن</p>", header=header))[1] == "نویسنده. “پیام به کارگران”. "


def test_a_document_page_names_when_it_was_issued(html):
    day = '<creation><date notBefore="2001-03-21" notAfter="2002-03-20" evidence="external">۱۳۸۰</date></creation>'
    page = html("<p>متن</p>", profile=day)
    assert "<bdi>۱۳۸۰</bdi>" in page
    assert "<bdi>۲۰۰۱-۰۳-۲۱–۲۰۰۲-۰۳-۲۰</bdi>" in page


def test_the_day_of_issue_is_in_the_digits_of_the_interface_and_apart_from_its_words(html):
    day = '<creation><date when="2007-09-27">{}</date></creation>'
    assert "<bdi>۲۰۰۷-۰۹-۲۷</bdi></li>" in html("<p>متن</p>", profile=day.format("2007-09-27"))
    shown = '<bdi>5 مهر 1386</bdi> <span class="kind"><bdi>۲۰۰۷-۰۹-۲۷</bdi></span>'
    assert shown in html("<p>متن</p>", profile=day.format("5 مهر 1386"))


def facts(html):
    """What the list beside a document says: terms and values."""
    pairs = re.findall(r"<dt>(.*?)</dt>(.*?)</div>", html)
    return {
        term: [re.sub("<.*?>", "", value) for value in re.findall(r"<dd>(.*?)</dd>", values)] for term, values in pairs
    }


def test_the_version_is_a_number_in_the_digits_of_the_interface(html):
    header = '<editionStmt><edition n="1.2">Version 1.2</edition></editionStmt>'
    assert ["۱.۲"] == facts(html("<p>متن</p>", header=header))["ویراست"]


def test_what_a_text_says_of_itself_is_told_with_what_it_is(html):
    stated = (
        '<sourceDesc><bibl type="recognised"><title level="j">صدای کارگر</title><biblScope unit="issue">۲۱۷</biblScope>'
        '<biblScope unit="page">۳</biblScope></bibl></sourceDesc>'
    )
    page = html("<p>متن</p>", header=stated)
    shown = facts(page)
    assert '<bdi lang="fa">صدای کارگر</bdi>' in page
    assert shown["آنچه متن از خود می‌گوید"] == ["نشریهصدای کارگر", "شماره۲۱۷", "صفحه۳"]


def test_what_nobody_stated_is_not_among_the_facts_of_a_document_and_numbers_are_persian(html):
    header = (
        '<editionStmt><edition n="0">Draft without a version</edition></editionStmt><publicationStmt>'
        '<publisher>not stated</publisher><date when="2026-11-21">2026-11-21</date><idno type="documentId">d</idno>'
        "</publicationStmt>"
    )
    shown = facts(html("<p>متن</p>", header=header))
    assert (["۲۰۲۶-۱۱-۲۱"], ["سندd"]) == (shown["تاریخ نشر"], shown["شناسه"])
    assert not {"ویراست", "ناشر"} & set(shown)


def test_a_document_has_its_files(site):
    tei = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>a<g/>\n</p></body></text></TEI>'
    files = {file.path: file.data for file in site.render_document("d", tei).files}
    assert set(files) == {
        *(f"{folder}{path}.html" for folder in ("", "en/") for path in ("d", "source/d")),
        "tei/d.xml",
        "text/d.txt",
        "cite/d.bib",
        "cite/d.ris",
        "cite/d.json",
        "tei/d/p1.xml",
        "dts/navigation/d/p1.json",
        "dts/navigation/d;down=1.json",
        "dts/navigation/d;down=-1.json",
    }
    assert files["text/d.txt"] == "a\ufffd\n".encode()
    assert set(re.findall(r'href="((?:tei|text|cite|source)/.*?)"', files["d.html"].decode())) <= set(files)


def test_a_document_that_cannot_be_shown_has_a_page_that_says_so(site):
    files = site.failed_document("d", "عنوان <x> \0", b"<TEI/>")
    assert [file.path for file in files] == ["d.html", "en/d.html", "tei/d.xml"]
    html = files[0].data.decode()
    assert "عنوان &lt;x&gt; \ufffd" in html
    assert 'href="tei/d.xml"' in html
    assert [file.path for file in site.failed_document("d", "عنوان", b"")] == ["d.html", "en/d.html"]
