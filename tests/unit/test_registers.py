import json
import re
from xml.sax.saxutils import escape

import pytest

from tei_edition.model import EditionError
from tei_edition.rendering import registers, relations
from tei_edition.rendering.authorities import number_address
from tei_edition.rendering.network import Node, arranged
from tei_edition.rendering.site import Site
from tests.sites import XSLT, built

PERSON = '<person xml:id="person.{0}" resp="#resp-{2}"><persName type="name" xml:lang="fa">{1}</persName></person>'
EVERY_FACT = """<person xml:id="person.a" role="poet" cert="0.75" resp="#resp-authority">
<persName type="name" xml:lang="fa">الف</persName><persName type="name" xml:lang="en">Alef</persName>
<persName type="spelling">الفِ</persName><birth when="1900"/><death when="1950-05-01">درگذشت</death>
<floruit from="1920" to="1930"/>
<affiliation ref="#org.x"><roleName>دبیر</roleName><orgName>اتحادیه</orgName></affiliation>
<location><geo>35.7 51.42</geo></location><idno type="VIAF">12</idno>
<idno type="URL">https://example.org/a</idno><idno type="isbn">&lt;b&gt;</idno><occupation>شاعر</occupation>
<residence>تهران</residence><nationality>ایرانی</nationality><education>دبستان</education><sex value="2"/>
<gender value="f"/><faith>ف</faith><age value="3"/><trait>ت</trait><state>س</state><event>ر</event>
<country>ک</country><region>م</region><settlement>ا</settlement><district>د</district><bibl>ب</bibl>
<listBibl><bibl>ج</bibl></listBibl><desc>شرح دیگر</desc><note>یادداشت</note><note type="population">12345</note>
<note type="description" xml:lang="fa">توصیف &lt;script&gt;</note>
<note type="description" xml:lang="en">Description</note><note type="evidence">گواهی</note>
<note type="mentions">9</note><note type="documents">9</note></person>"""


def tei(body: str, stand_off: str = "", identifier: str = "d1") -> bytes:
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{identifier}" xml:lang="fa"><teiHeader><fileDesc><titleStmt>'
        f'<title type="main" xml:lang="fa">سند {identifier}</title>'
        '<respStmt xml:id="resp-names"><name type="software"/></respStmt>'
        f"</titleStmt></fileDesc></teiHeader><standOff>{stand_off}</standOff>"
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


def name(identifier: str, text: str = "نام") -> str:
    return f'<persName ref="#person.{identifier}">{text}</persName>'


def people(*named: str, origin: str = "authority") -> str:
    return f"<listPerson>{''.join(PERSON.format(f'p{n}', text, origin) for n, text in enumerate(named))}</listPerson>"


TWICE = f"<p>پیش {name('a', 'الف')} پس</p><p>{name('a', 'الفِ')}</p>"


def words(html: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.decode().partition("<main")[2]).split())


@pytest.fixture(scope="module")
def files():
    return built({"d1": tei(TWICE, f"<listPerson>{EVERY_FACT}</listPerson>")}, languages=("fa", "en"))


class TestRegisters:
    def test_entries_are_in_persian_order_under_their_letters(self):
        names = ["يزد", "آرش", "احمد", "كاوه", "کامران", "پروین", "۱۷ شهریور", "Ali"]
        body = "<p>" + " ".join(name(f"p{n}") for n in range(len(names))) + "</p>"
        html = built({"d1": tei(body, people(*names))})["persons.html"].decode()
        assert ["۱۷ شهریور", "آرش", "احمد", "پروین", "کامران", "كاوه", "يزد", "Ali"] == re.findall(
            r'<h3><a class="person" href="entities/person.p\d.html" dir="auto" lang="fa">(.*?)</a>', html
        )
        letters = re.findall(r'<h2 id="(.*?)" tabindex="-1">(.*?)</h2>', html)
        assert ["رقم‌ها و نشانه‌ها", "آ", "ا", "پ", "ک", "ی", "A"] == [letter for _, letter in letters]
        assert [f"#{key}" for key, _ in letters] == re.findall(r'<li><a href="(#letter.*?)"', html)

    def test_an_english_register_is_in_the_order_of_english_names(self):
        record = (
            '<person xml:id="person.{0}" resp="#resp-authority"><persName type="name">{1}</persName>'
            '<persName type="variant" xml:lang="en">{2}</persName></person>'
        )
        listed = record.format("a", "یزدی", "Yazdi") + record.format("b", "کریمی", "Karimi")
        body = f"<p>{name('a')}{name('b')}</p>"
        files = built({"d1": tei(body, f"<listPerson>{listed}</listPerson>")}, languages=("fa", "en"))
        assert ["Karimi", "Yazdi"] == re.findall(r'<h3><a [^>]*lang="en">(.*?)</a>', files["en/persons.html"].decode())
        assert ["کریمی", "یزدی"] == re.findall(r'<h3><a [^>]*lang="fa">(.*?)</a>', files["persons.html"].decode())

    def test_a_long_register_is_parted_and_letters_lead_to_its_pages(self, monkeypatch):
        monkeypatch.setattr(registers, "_ENTRIES", 2)
        body = "<p>" + " ".join(name(f"p{n}") for n in range(5)) + "</p>"
        files = built({"d1": tei(body, people("آ", "ب", "پ", "ت", "ث"))})
        assert {"persons.html", "persons.2.html", "persons.3.html"} <= set(files)
        html = files["persons.2.html"].decode()
        assert [
            "persons.html#letter-0622",
            "persons.html#letter-0628",
            "#letter-067e",
            "#letter-062a",
            "persons.3.html#letter-062b",
        ] == re.findall(r'<a href="([^"]*#letter.*?)"', html)
        assert 'href="persons.2.html" aria-current="page"' in html
        assert html.count('<ul class="entries"') == 2

    def test_what_no_authority_knows_says_so(self):
        documents = {"d1": tei(f"<p>{name('p0')}</p>", people("آرش", origin="linking"))}
        files = built(documents)
        assert '<li class="unreviewed">' in files["persons.html"].decode()
        assert "پیشنهاد ماشین" in words(files["persons.html"])
        assert "پیشنهاد ماشین" in words(files["entities/person.p0.html"])

    def test_an_edition_without_names_has_empty_registers(self):
        files = built({"d1": tei("<p>متن</p>")})
        for page in ("persons", "places", "organizations"):
            assert "این فهرست خالی است." in words(files[f"{page}.html"])
        assert "<svg" not in files["relations.html"].decode()


class TestEntities:
    def test_the_page_says_all_that_the_record_says(self, files):
        text = words(files["en/entities/person.a.html"])
        for said in (
            "Alef", "poet", "Born 1900", "Died درگذشت", "1920 – 1930", "دبیر", "35.7, 51.42", "VIAF 12", "شاعر",
            "تهران", "ایرانی", "دبستان", "Sex 2", "Gender f", "12,345", "یادداشت", "شرح دیگر", "گواهی", "certainty 75%",
            "Spelled in the texts الفِ",
        ):  # fmt: skip
            assert said in text
        assert "توصیف &lt;script&gt;" in text
        assert "<script>" not in files["en/entities/person.a.html"].decode()

    def test_numbers_lead_to_the_files_they_are_from(self, files):
        html = files["entities/person.a.html"].decode()
        assert 'href="https://viaf.org/viaf/12"' in html
        assert 'href="https://example.org/a"' in html
        assert "&lt;b&gt;" in html

    def test_every_mention_stands_in_its_context_and_leads_to_its_passage(self, files):
        html = files["entities/person.a.html"].decode()
        line = '<span class="before">پیش </span><a href="../d1.html#p1">الف</a><span class="after"> پس</span>'
        assert f"<li>{line}</li>" in html
        assert 'href="../d1.html#p2">الفِ</a>' in html
        assert '<ol class="kwic" role="list" lang="fa" dir="rtl">' in html

    def test_the_data_say_it_for_machines(self, files):
        data = json.loads(files["data/entities/person.a.json"])
        assert "Person" == data["@type"]
        assert [{"@value": "الف", "@language": "fa"}, {"@value": "Alef", "@language": "en"}] == data["name"]
        assert ["https://viaf.org/viaf/12", "https://example.org/a"] == data["sameAs"]
        assert {"@type": "GeoCoordinates", "latitude": 35.7, "longitude": 51.42} == data["geo"]
        assert (2, 1) == (data["mentionCount"], data["documentCount"])
        first = {"anchor": "p1", "start": 4, "end": 7, "name": "الف"}
        assert first == data["mentions"][0]["places"][0]
        assert "en/data/entities/person.a.json" not in files

    def test_a_long_concordance_is_parted(self, monkeypatch):
        monkeypatch.setattr(registers, "_LINES", 2)
        files = built({"d1": tei(f"<p>{name('p0')}</p>" * 5, people("آرش"))})
        assert [2, 2, 1] == [
            files[f"entities/person.p0{part}.html"].decode().count('<span class="before">') for part in ("", ".2", ".3")
        ]
        assert 'href="../entities/person.p0.3.html"' in files["entities/person.p0.html"].decode()
        assert "شناسه" not in words(files["entities/person.p0.2.html"])

    def test_an_entity_that_may_be_another_names_it(self):
        doubt = (
            '<certainty target="#m1" match="@ref" locus="value" assertedValue="#person.p1" degree="0.4" resp="#r">'
            "<desc>a reason</desc></certainty>"
        )
        body = '<p><persName xml:id="m1" ref="#person.p0">آرش</persName></p>'
        files = built({"d1": tei(body, people("آرش", "آرشام") + doubt)})
        text = words(files["entities/person.p0.html"])
        assert "شاید همان باشد" in text
        assert "آرشام" in text
        assert "a reason" in text
        assert "entities/person.p1.html" not in files, "nothing mentions it"
        assert 'href="../entities/person.p1.html"' not in files["entities/person.p0.html"].decode()

    def test_the_same_edition_gives_the_same_bytes(self, files):
        again = built({"d1": tei(TWICE, f"<listPerson>{EVERY_FACT}</listPerson>")}, languages=("fa", "en"))
        assert files == again

    def test_an_element_that_no_page_can_show_refuses_the_document(self):
        record = PERSON.format("a", "آ", "authority").replace("</person>", "<magic/></person>")
        with pytest.raises(EditionError) as caught:
            Site(XSLT).render_document("d1", tei("<p/>", f"<listPerson>{record}</listPerson>"), file="d.xml")
        assert ("S04", "d.xml") == (caught.value.finding.code, caught.value.finding.file)
        assert "TEI/standOff/listPerson/person/magic" in caught.value.finding.message

    @pytest.mark.parametrize(
        ("kind", "value", "address"),
        [
            ("geonames", "112931", "https://www.geonames.org/112931"),
            ("Wikidata", "Q3616", "https://www.wikidata.org/entity/Q3616"),
            ("GND", "4-1", "https://d-nb.info/gnd/4-1"),
            ("geonames", '1" onclick="', ""),
            ("geonames", "../x", ""),
            ("unheard", "1", ""),
            ("URL", "https://example.org/?a=b", "https://example.org/?a=b"),
            ("URL", "javascript:alert(1)", ""),
        ],
    )
    def test_the_address_of_a_number(self, kind, value, address):
        assert address == number_address(kind, value)


class TestRelations:
    STATED = (
        '<listRelation><relation name="relativeOf" active="#person.p0" passive="#person.p1" cert="0.8" resp="#r">'
        "<desc>آرش برادر بهرام</desc></relation></listRelation>"
    )

    def test_who_stands_in_one_passage_is_together(self):
        body = f"<p>{name('p0')} {name('p1')} {name('p0')}</p><p>{name('p1')} {name('p0')}</p><p>{name('p2')}</p>"
        files = built({"d1": tei(body, people("آرش", "بهرام", "پروین"))})
        html = files["relations.html"].decode()
        assert [("d1.html#p1", "۲ بند مشترک")] == re.findall(r'<td><a href="([^"]*#p\d)">(.*?)</a></td>', html)
        assert 2 == html.count('<text y="14"')
        assert "۲ بند مشترک" in words(files["entities/person.p0.html"])
        assert "همراهان" not in words(files["entities/person.p2.html"])

    def test_a_name_inside_a_name_and_a_list_of_names_make_no_company(self):
        nested = '<p><orgName ref="#org.a">انجمن <persName ref="#person.p0">آرش</persName></orgName></p>'
        crowd = "<p>" + " ".join(name(f"p{n}") for n in range(1, 22)) + "</p>"
        listed = people(*(f"نام {n}" for n in range(22))) + (
            '<listOrg><org xml:id="org.a" resp="#resp-authority"><orgName>انجمن</orgName></org></listOrg>'
        )
        assert "<svg" not in built({"d1": tei(nested + crowd, listed)})["relations.html"].decode()

    def test_what_is_stated_has_its_certainty_its_words_and_its_place(self):
        body = f"<p>{name('p1')}</p><p>{name('p0', 'آرش')} برادر {name('p1', 'بهرام')} است.</p>"
        files = built({"d1": tei(body, people("آرش", "بهرام") + self.STATED)})
        table = files["relations.html"].decode().partition('id="statements"')[2]
        assert '<q dir="auto">آرش برادر بهرام</q>' in table
        assert 'href="d1.html#p2"' in table
        assert "اطمینان ٪۸۰" in table
        assert "<dt>خویشاوند</dt>" in files["entities/person.p0.html"].decode()
        assert "<dt>خویشاوندان</dt>" in files["entities/person.p1.html"].decode()

    def test_what_a_register_states_stands_beside_what_documents_do(self):
        register = tei("<p/>", people("آرش", "بهرام") + self.STATED.replace(' cert="0.8"', ""), "register.persons")
        documents = {"d1": tei(f"<p>{name('p0')}{name('p1')}</p>", people("آرش", "بهرام") + self.STATED)}
        html = built(documents, registers={"persons": register})["relations.html"].decode()
        table = html.partition('id="statements"')[2]
        assert 1 == table.count("<tr><td>")
        assert "گفتهٔ ویراستار" in table

    def test_many_statements_are_parted(self, monkeypatch):
        monkeypatch.setattr(relations, "_ROWS", 1)
        second = self.STATED.replace("person.p0", "person.p1").replace('passive="#person.p1"', 'passive="#person.p0"')
        both = self.STATED.replace("</listRelation>", "") + second.replace("<listRelation>", "")
        files = built({"d1": tei(f"<p>{name('p0')}</p>", people("آرش", "بهرام") + both)})
        assert 1 == files["relations.2.html"].decode().count("<tr><td>")
        assert "<svg" not in files["relations.2.html"].decode()

    def test_a_picture_is_always_the_same_and_no_label_covers_another(self):
        nodes = [Node(40.0 + 7 * (number % 5)) for number in range(40)]
        edges = [(number, number // 3, 1 + number % 4) for number in range(1, 40) if number % 7]
        width, height, places = arranged(nodes, edges)
        assert (width, height, places) == arranged(nodes, edges)
        boxes = [(x, y, node.breadth) for (x, y), node in zip(places, nodes, strict=True)]
        for number, (x, y, breadth) in enumerate(boxes):
            assert 0 < x - breadth / 2 < x + breadth / 2 < width
            assert 0 < y < height
            for other_x, other_y, other_breadth in boxes[:number]:
                assert abs(x - other_x) >= (breadth + other_breadth) / 2 or abs(y - other_y) >= 40

    def test_a_long_or_hostile_name_harms_no_page(self):
        hostile = escape("</title><img src=x> " * 20)
        files = built({"d1": tei(f"<p>{name('p0')}{name('p1')}</p>", people(hostile, "بهرام"))})
        for path in ("relations.html", "persons.html", "entities/person.p0.html"):
            assert [] == re.findall(r">[^<]*<img", files[path].decode())
