"""Authority files as people write them: what is read, and what is said of what is wrong."""

import pytest

from tei_edition.model import Entity, EntityName, Relation
from tei_edition.tei.authority import Authority, read_authority

OPENING = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader/>\n<standOff>\n'
CLOSING = "\n</standOff>\n</TEI>\n"


def read(records: str, taken: tuple[str, ...] = ()) -> Authority:
    return read_authority([("a.xml", f"{OPENING}{records}{CLOSING}".encode())], taken)


def only(records: str) -> Entity:
    authority = read(records)
    assert () == authority.findings
    assert 1 == len(authority.entities)
    return authority.entities[0]


def said(records: str, taken: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    return [(found.code, found.line) for found in read(records, taken).findings]


def test_a_person_is_read_in_full():
    person = only(
        """<listPerson><person xml:id="person.salehi" role="unionist">
        <persName xml:lang="fa"><forename>محمود</forename><surname>صالحی</surname></persName>
        <persName type="short">صالحی</persName><persName subtype="ocr" type="variant">محمود صالحى</persName>
        <persName full="abb">م. ص.</persName>
        <birth when="1962"/><occupation>کارگر خباز</occupation>
        <idno type="URL" subtype="wikidata">Q1</idno><note xml:lang="en">A baker.</note><note type="source">x</note>
        </person></listPerson>"""
    )
    assert (
        Entity(
            "person.salehi",
            "person",
            (
                EntityName("محمود صالحی", "name", "fa"),
                EntityName("صالحی", "short"),
                EntityName("محمود صالحى", "spelling"),
                EntityName("م. ص.", "acronym"),
            ),
            kind="unionist",
            description=(("en", "A baker."),),
            identifiers=(("wikidata", "Q1"),),
            facts=(("born", "1962"), ("occupation", "کارگر خباز")),
            origin="authority",
        )
        == person
    )


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("<note>نانوا</note>", "fa"),
        ("<note>A baker.</note>", "en"),
        ('<note xml:lang="ckb">نانەوا</note>', "ckb"),
    ],
)
def test_a_description_is_in_the_language_that_is_stated_or_else_that_of_its_letters(note, expected):
    person = only(f'<listPerson><person xml:id="a.b"><persName>الف</persName>{note}</person></listPerson>')
    assert [expected] == [language for language, _ in person.description]


def test_the_language_of_what_is_around_it_is_that_of_a_description():
    person = only(
        '<listPerson xml:lang="ar"><person xml:id="a.b"><persName>الف</persName><note>خباز</note></person></listPerson>'
    )
    assert (("ar", "خباز"),) == person.description


def test_a_nested_place_lies_in_the_outer_one():
    authority = read(
        """<listPlace><place xml:id="place.kurdistan" type="province"><placeName>کردستان</placeName>
        <place xml:id="place.saqqez"><settlement>سقز</settlement><location>
        <country key="ir"/><geo>36.25, 46.27</geo></location>
        </place></place></listPlace>"""
    )
    assert () == authority.findings
    inner = authority.entities[1]
    assert (36.25, 46.27) == inner.coordinates
    assert "IR" == inner.fact("country")
    assert (Relation("locatedIn", "place.saqqez", "place.kurdistan"),) == inner.relations


def test_affiliations_origins_and_relations_are_relations_of_the_active_one():
    authority = read(
        """<listPerson><person xml:id="person.a"><persName>الف</persName>
        <affiliation ref="organizations.xml#org.b" role="secretaryOf"><roleName>دبیر</roleName></affiliation>
        <residence><placeName ref="#place.c">پ</placeName></residence></person></listPerson>
        <listOrg><org xml:id="org.b" type="union"><orgName>ب</orgName>
        <placeName ref="#place.c">پ</placeName></org></listOrg>
        <listPlace><place xml:id="place.c"><placeName>پ</placeName></place></listPlace>
        <listRelation><relation name="founderOf" active="#person.a" passive="#org.b"/></listRelation>"""
    )
    assert () == authority.findings
    person, body, _ = authority.entities
    assert (
        Relation("secretaryOf", "person.a", "org.b", role="دبیر"),
        Relation("comesFrom", "person.a", "place.c"),
        Relation("founderOf", "person.a", "org.b"),
    ) == person.relations
    assert (Relation("locatedIn", "org.b", "place.c"),) == body.relations
    assert "union" == body.kind


def test_records_are_read_in_text_and_without_a_namespace_and_not_in_the_header():
    data = """<TEI><teiHeader><person xml:id="a"><persName>الف</persName></person></teiHeader>
    <text><body><listOrg><org xml:id="b"><orgName>ب</orgName></org></listOrg></body></text></TEI>"""
    assert ["b"] == [entity.identifier for entity in read_authority([("a.xml", data.encode())]).entities]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ('<place xml:id="a"><placeName>الف</placeName></place>\n' * 2, [("A01", 5)]),
        ("<place><placeName>الف</placeName></place>", [("A02", 4)]),
        ('<place xml:id="سقز"><placeName>سقز</placeName></place>', [("A02", 4)]),
        ('<place xml:id="a"><placeName> </placeName></place>', [("A03", 4)]),
        ('<place xml:id="a"><placeName>الف</placeName><location>\n<geo>95 20</geo></location></place>', [("A04", 5)]),
        ('<place xml:id="a"><placeName>الف</placeName><location><geo>north</geo></location></place>', [("A04", 4)]),
        ('<place xml:id="resp-dates"><placeName>الف</placeName></place>', [("A05", 4)]),
        ('<place xml:id="document"><placeName>الف</placeName></place>', [("A05", 4)]),
        ("<p/>", [("A06", 0)]),
        (
            '<place xml:id="a"><placeName>الف</placeName></place><relation name="likes" active="#a" passive="#a"/>',
            [("A07", 4)],
        ),
        (
            '<place xml:id="a"><placeName>الف</placeName></place><relation name="partOf" active="#a" passive="#b"/>',
            [("A08", 4)],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_line(records, expected):
    assert expected == said(records, ("document",))


def test_a_file_that_is_not_well_formed_stops_no_other():
    good = f'{OPENING}<place xml:id="a"><placeName>الف</placeName></place>{CLOSING}'
    authority = read_authority([("bad.xml", b"<TEI>\n<a></TEI>"), ("good.xml", good.encode())])
    assert [("V01", "bad.xml", 2)] == [(found.code, found.file, found.line) for found in authority.findings]
    assert ["a"] == [entity.identifier for entity in authority.entities]


def test_comments_and_entities_are_no_part_of_a_name(tmp_path):
    (tmp_path / "secret").write_text("secret")
    data = (
        f'<!DOCTYPE TEI [<!ENTITY s SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
        '<TEI><place xml:id="a"><placeName>&s;ال<!-- a comment -->ف</placeName></place></TEI>'
    )
    assert ["ال ف"] == [entity.names[0].text for entity in read_authority([("a.xml", data.encode())]).entities]
