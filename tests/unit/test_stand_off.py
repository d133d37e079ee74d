"""The records of entities in TEI: in the standOff of a document, and in the registers of an edition."""

from dataclasses import replace

import pytest
from lxml import etree

from tei_edition.gazetteers import Gazetteer
from tei_edition.linking import Linker
from tei_edition.model import Attribution, Document, Edition, Entity, EntityName, Relation
from tei_edition.tei.authority import read_authority
from tei_edition.tei.encoding import Encoded, encode
from tei_edition.tei.header import HeaderTemplate
from tei_edition.tei.laws import check_rereading, check_round_trip
from tei_edition.tei.registers import encode_registers
from tei_edition.validation import Schema, parse
from tests.evaluation.names.bracketed import document_of

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
PLACES = (
    "شیراز\tcity\tgeonames:115019\tname\ten=Shiraz;country=IR;lat=29.61;lon=52.53;population=1000",
    "شیراز\tvillage\tgeonames:999001\tname\tcountry=AF;lat=34.30;lon=62.20;population=900",
)
UNION = Entity("org.union", "organization", (EntityName("سندیکای خبازان سقز"),), kind="union", origin="authority")
SALEHI = Entity(
    "person.salehi",
    "person",
    (EntityName("محمود صالحی", "name", "fa"), EntityName("صالحی", "short")),
    description=(("en", "A baker."),),
    identifiers=(("wikidata", "Q1"),),
    facts=(("born", "1962"),),
    relations=(Relation("secretaryOf", "person.salehi", "org.union", role="دبیر"),),
    origin="authority",
)
TEXT = (
    "⟦P:محمود صالحی⟧ & ⟦P:سمیر <نوری>⟧ عضو ⟦O:حزب\nکمونیست ⟦L:ایران⟧⟧ در ⟦L:شیراز⟧ بودند. "
    "⟦P:صالحی⟧ دبیر ⟦O:سندیکای خبازان سقز⟧ است. در ⟦L:سقز⟧، ⟦L:سقز⟧ و ⟦L:سفر⟧."
)


@pytest.fixture
def linker() -> Linker:
    return Linker((UNION, SALEHI), Gazetteer.of({"places": "\n".join(PLACES)}))


@pytest.fixture
def document(linker: Linker) -> Document:
    return linker.link(document_of(TEXT)[0])


@pytest.fixture
def encoded(document: Document) -> Encoded:
    return encode(document, HeaderTemplate(), Edition(), Attribution("document"))


@pytest.fixture
def registers(linker: Linker, document: Document) -> dict[str, bytes]:
    assert document.linking.links
    made = encode_registers(linker.register(), Edition(titles=(("fa", "نمونه"),)))
    return {str(name): data for name, data in made.items()}


def xpath(tree: etree._ElementTree, path: str) -> list[str]:
    found = tree.xpath(path, namespaces=TEI)
    assert isinstance(found, list)
    return [str(value) for value in found]


def test_a_linked_document_keeps_the_laws(encoded, document):
    check_round_trip(encoded.tree, document.reading, "a.txt")
    check_rereading(encoded.tree, "a.xml")


def test_a_linked_document_is_valid(encoded, schema):
    assert () == schema.validate(parse(encoded.data, "a.xml"), "a.xml")


def test_a_linked_document_is_valid_tei(encoded, tei_all):
    assert tei_all.validate(parse(encoded.data, "a.xml")), tei_all.error_log


def test_every_pointer_of_a_document_is_to_something_in_it(encoded):
    identifiers = {f"#{identifier}" for identifier in xpath(encoded.tree, "//@xml:id")}
    attributes = "//@ref | //@active | //@passive | //@target | //@assertedValue | //@resp"
    pointers = {part for value in xpath(encoded.tree, attributes) for part in value.split()}
    assert pointers <= identifiers
    assert {"#person.salehi", "#org.union", "#geonames.115019"} <= pointers


def test_each_name_has_its_reference(encoded):
    names = "//t:text//*[self::t:persName or self::t:placeName or self::t:orgName]"
    assert [] == xpath(encoded.tree, f"{names}[not(@ref)]")
    assert ["#person.salehi", "#person.salehi"] == xpath(
        encoded.tree, "//t:text//t:persName[contains(., 'صالحی')]/@ref"
    )


def test_an_ambiguous_place_keeps_its_candidates(encoded):
    (mention,) = xpath(encoded.tree, "//t:text//t:placeName[. = 'شیراز']/@xml:id")
    candidates = xpath(encoded.tree, f"//t:certainty[@target = '#{mention}']/@assertedValue")
    assert ["#geonames.115019", "#geonames.999001"] == candidates
    assert ["geonames", "geonames"] == xpath(encoded.tree, "//t:place[starts-with(@xml:id, 'geo')]/t:idno/@type")


def test_a_misreading_is_said_to_be_one(encoded):
    (reference,) = xpath(encoded.tree, "//t:text//t:placeName[. = 'سفر']/@ref")
    assert [reference] == list(set(xpath(encoded.tree, "//t:text//t:placeName[. = 'سقز']/@ref")))
    (mention,) = xpath(encoded.tree, "//t:text//t:placeName[. = 'سفر']/@xml:id")
    (degree,) = xpath(encoded.tree, f"//t:certainty[@target = '#{mention}']/@degree")
    assert float(degree) < 0.5


def test_what_the_text_states_is_a_relation(encoded):
    relations = encoded.tree.findall("t:standOff/t:listRelation/t:relation", TEI)
    assert {("memberOf", "#person.smyr-nvry"), ("secretaryOf", "#person.salehi")} == {
        (relation.get("name"), relation.get("active")) for relation in relations
    }


def test_a_document_without_names_has_no_records():
    plain = Linker().link(document_of("متن")[0])
    encoded = encode(plain, HeaderTemplate(), Edition(), Attribution("document"))
    assert b"standOff" not in encoded.data
    assert b"resp-linking" not in encoded.data


def test_the_registers_are_valid(registers: dict[str, bytes], schema: Schema):
    assert ["persons", "places", "organizations", "proposals"] == list(registers)
    for name, data in registers.items():
        assert () == schema.validate(parse(data, name), name)


def test_the_registers_are_valid_tei(registers, tei_all):
    for data in registers.values():
        assert tei_all.validate(parse(data, "a.xml")), tei_all.error_log


def test_the_registers_read_back_as_an_authority(registers, linker):
    files = [(name, registers[name]) for name in ("persons", "places", "organizations")]
    authority = read_authority(files)
    assert () == authority.findings
    entities = {entity.identifier: entity for entity in authority.entities}
    known = {entity.identifier: entity for entity in linker.register().entities}
    assert set(known) == set(entities)
    for identifier, entity in known.items():
        same = replace(entity, origin="authority", certainty=None, facts=(), relations=())
        assert same == replace(entities[identifier], facts=(), relations=())
        related = {(relation.name, relation.passive) for relation in entity.relations}
        assert related <= {(relation.name, relation.passive) for relation in entities[identifier].relations}


def test_an_affiliation_has_a_role_where_the_text_says_one(linker):
    text = (
        "⟦P:سمیر نوری⟧ از ⟦O:حزب کمونیست⟧ و ⟦P:مهری فرزام⟧، رئیس ⟦O:کانون باغ⟧، آمدند. ⟦P:کاوه رهروان⟧ اهل ⟦L:سقز⟧ است."
    )
    linker.link(document_of(text)[0])
    persons = etree.fromstring(encode_registers(linker.register(), Edition())["persons"])
    found = persons.iterfind(".//t:affiliation", TEI)
    assert [["رئیس", "کانون باغ"], ["حزب کمونیست"]] == [[str(e.text) for e in a] for a in found]


def test_a_country_has_its_number_of_geonames():
    gazetteer = Gazetteer.of({"places": "ایران\tcountry\tiso:IR\tname\tcountry=IR"})
    one = Linker((), replace(gazetteer, countries={"IR": ("130758", 33.2, 53.4)}))
    one.link(document_of("در ⟦L:ایران⟧.")[0])
    (entity,) = one.register().entities
    assert (("iso", "IR"), ("geonames", "130758")) == entity.identifiers


def test_the_proposals_are_what_no_authority_file_knows(registers):
    proposed = etree.fromstring(registers["proposals"])
    identifiers = {element.get(ID) for element in proposed.iterfind("t:standOff//*", TEI)} - {None}
    assert {"person.smyr-nvry", "place.saqqez", "place.iran", "org.hezb-komonist-iran"} == identifiers


def test_proposals_copied_into_an_authority_file_stand(registers):
    authority = read_authority([("a.xml", registers["proposals"])])
    assert [] == [found for found in authority.findings if found.level == "error"]
    linked = Linker(authority.entities).link(document_of(TEXT)[0])
    assert "authority" == next(e.origin for e in linked.linking.entities if e.identifier == "person.smyr-nvry")


def test_a_register_says_who_located_a_place_where_that_is_not_who_recorded_it(schema):
    place = Entity(
        "place.p", "place", (EntityName("شیراز"),), identifiers=(("geonames", "115019"),), origin="authority"
    )
    linker = Linker((place,), Gazetteer.of({"places": PLACES[0]}))
    linker.link(document_of("در ⟦L:شیراز⟧ بودند.")[0])
    data = encode_registers(linker.register(), Edition())["places"]
    assert b'<location><geo resp="#resp-gazetteer">29.61 52.53</geo></location>' in data
    assert () == schema.validate(parse(data, "places.xml"), "places.xml")
