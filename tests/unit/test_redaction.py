"""What an edition withholds: none of it is left in any spelling, and nothing else is changed."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_edition.gazetteers import Gazetteer
from tei_edition.linking import Linker
from tei_edition.model import Attribution, Edition, Entity, EntityName, PrivacyPolicy, Relation
from tei_edition.tei import redaction
from tei_edition.tei.decoder import plain_text, text_element
from tei_edition.tei.encoding import encode
from tei_edition.tei.header import HeaderTemplate
from tei_edition.tei.laws import check_rereading
from tei_edition.tei.redaction import redact
from tei_edition.tei.registers import encode_registers
from tei_edition.text.folding import fold
from tei_edition.text.redaction import MARK, Withheld
from tests.evaluation.names.bracketed import document_of

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
WITHHELD = Entity(
    "person.salehi-mahmud",
    "person",
    (EntityName("محمود صالحی", "name", "fa"), EntityName("Mahmud Salehi", "name", "en"), EntityName("صالحی", "short")),
    facts=(("evidence", "محمود صالحی، دبیر سندیکا"),),
    relations=(Relation("secretaryOf", "person.salehi-mahmud", "org.union", role="دبیر"),),
    origin="authority",
)
OTHER = Entity(
    "person.noori-samir",
    "person",
    (EntityName("سمیر نوری"),),
    description=(("fa", "همراه محمود صالحی"),),
    origin="authority",
)
AUTHORITY = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
<person xml:id="person.salehi-mahmud"><persName>محمود صالحی</persName><persName>Mahmud Salehi</persName></person>
</listPerson></standOff></TEI>""".encode()
NAMESAKE = Entity("person.salehi-ali", "person", (EntityName("علی صالحی"),), origin="authority")
UNION = Entity("org.union", "organization", (EntityName("سندیکای خبازان سقز"),), origin="authority")
POLICY = PrivacyPolicy(frozenset({WITHHELD.identifier}), ("telephone", "email", "address", "account"))
SPELLINGS = (
    "محمود صالحی",
    "محمود صالحي",
    "محمود\u200cصالحی",
    "محمود  صالحی",
    "محمودصالحی",
    "مَحمودِ صالِحی",
    "محمـود صالحی",
    "محمود\nصالحی",
    "Mahmud Salehi",
    "MAHMUD SALEHI",
)
CONTACTS = ("00448701687574", "۰۰۴۴ ۸۷۰ ۱۶۸ ۷۵۷۴", "iraj@example.org", "Box 15203, 104 65 Stockholm")


def made(bracketed):
    """Encode a document and its registers, its names linked as the editor's authority has them."""
    linker = Linker((WITHHELD, OTHER, NAMESAKE, UNION), Gazetteer.of({}))
    document = linker.link(document_of(bracketed)[0])
    encoded = encode(document, HeaderTemplate(), Edition(), Attribution("document"))
    return encoded.data, encode_registers(linker.register(), Edition())


def gather(policy, files):
    return redaction.gather(policy, [("", data) for data in files])


def letters(text):
    """Give what a reader could still read, whatever its spelling: letters and digits, folded."""
    return re.sub(r"[\W_]+", "", fold(text).text.lower())


def read(data):
    tree = etree.ElementTree(etree.fromstring(data))
    text = text_element(tree)
    return tree, "" if text is None else plain_text(text)


LEAKS = tuple(letters(name) for name in ("محمود صالحی", "Mahmud Salehi", "00448701687574", "iraj@example.org"))

fillers = st.sampled_from(
    ("باران می‌بارد. ", "شهر آرام بود، ", "«خبر» رسید! ", "\n\n", "12 روز ", "& < > ", "بهار ", "- دفتر\n")
)
untagged = st.sampled_from(SPELLINGS)
tagged = st.sampled_from(SPELLINGS[:3]).map(lambda name: f"⟦P:{name}⟧")
others = st.sampled_from(("⟦P:سمیر نوری⟧", "⟦O:سندیکای خبازان سقز⟧", "⟦P:علی صالحی⟧"))


@settings(max_examples=60)
@given(st.lists(fillers | untagged | tagged | others, min_size=1, max_size=12))
def test_no_withheld_name_is_left_in_any_spelling_and_every_other_character_is(schema, rules, pieces):
    parted = [part for piece in pieces for part in (piece, " | ")]
    data, registers = made("متن. " + "".join(parted))
    gathered = gather(POLICY, [AUTHORITY, data, *registers.values()])
    redacted = redact(data, gathered.withheld)
    tree, text = read(redacted.data)
    kept = "".join(part for part in parted if part.strip("⟦P:⟧") not in SPELLINGS)
    assert re.sub(r"⟦\w:|⟧", "", f"متن. {kept}") == text
    content = letters(redacted.data.decode())
    assert not [leak for leak in LEAKS if leak in content]
    assert WITHHELD.identifier not in redacted.data.decode()
    assert not list(schema.validate(tree, ""))
    assert not [found for found in rules.validate(tree, "") if found.level == "error"]
    check_rereading(tree, "")
    assert redacted.data == redact(redacted.data, gathered.withheld).data
    if not any(part.strip("⟦P:⟧") in SPELLINGS for part in parted):
        assert data == redacted.data


@pytest.fixture
def edition():
    lines = (
        "⟦P:محمود صالحی⟧ دبیر ⟦O:سندیکای خبازان سقز⟧ است. ⟦P:صالحی⟧ و ⟦P:علی صالحی⟧ و ⟦P:سمیر نوری⟧ آمدند.",
        "گفتند صالحی کجاست.",
        f"تلفن: {CONTACTS[0]}",
        f"آدرس: {CONTACTS[3]}",
        CONTACTS[2],
        "شماره‌ای که پیشتر آمد: ۰۰۴۴ ۸۷۰ ۱۶۸ ۷۵۷۴",
    )
    data, registers = made("\n\n".join(lines))
    return data, registers, gather(POLICY, [AUTHORITY, data, *registers.values()])


def test_each_place_is_a_gap_that_does_not_say_how_long_it_was(edition):
    data, _, gathered = edition
    redacted = redact(data, gathered.withheld)
    tree, text = read(redacted.data)
    gaps = tree.findall(".//t:text//t:gap", TEI)
    assert {"privacy"} == {gap.get("reason") for gap in gaps}
    assert {frozenset({"reason"})} == {frozenset(gap.attrib) for gap in gaps}
    assert "گفتند  کجاست." in text
    assert str(redacted.count) in tree.findall(".//t:revisionDesc/t:change", TEI)[-1].text


def test_the_record_its_relations_and_its_mentions_are_gone(edition):
    data, _, gathered = edition
    tree, _ = read(redact(data, gathered.withheld).data)
    assert WITHHELD.identifier in data.decode()
    assert not tree.findall(".//t:relation", TEI)
    records = {
        record.get("{http://www.w3.org/XML/1998/namespace}id") for record in tree.iterfind(".//t:standOff/*/*", TEI)
    }
    assert {OTHER.identifier, NAMESAKE.identifier, UNION.identifier} == records


def test_somebody_elses_name_stays(edition):
    data, _, gathered = edition
    tree, text = read(redact(data, gathered.withheld).data)
    assert "علی صالحی" in text
    assert "#person.salehi-ali" in {name.get("ref") for name in tree.iterfind(".//t:text//t:persName", TEI)}


def test_contact_data_is_withheld_where_it_is_tagged_and_wherever_it_stands_again(edition):
    data, _, gathered = edition
    redacted = redact(data, gathered.withheld).data.decode()
    assert all(letters(contact) in letters(data.decode()) for contact in CONTACTS)
    assert not [contact for contact in CONTACTS if letters(contact) in letters(redacted)]


def test_registers_are_redacted_by_the_same_rules(edition, schema, rules):
    _, registers, gathered = edition
    for name, data in registers.items():
        redacted = redact(data, gathered.withheld)
        assert not [leak for leak in LEAKS if leak in letters(redacted.data.decode())], name
        tree, _ = etree.ElementTree(etree.fromstring(redacted.data)), name
        assert not list(schema.validate(tree, ""))
        assert not [found for found in rules.validate(tree, "") if found.level == "error"]
    (extent,) = etree.fromstring(redact(registers["persons"], gathered.withheld).data).findall(".//t:measure", TEI)
    assert ("2", "2 records") == (extent.get("quantity"), extent.text)


def test_a_register_of_nobody_else_is_left_out():
    linker = Linker((replace(WITHHELD, relations=()),), Gazetteer.of({}))
    linker.link(document_of("⟦P:محمود صالحی⟧ آمد.")[0])
    (data,) = encode_registers(linker.register(), Edition()).values()
    assert redact(data, gather(POLICY, [data]).withheld).data == b""


def test_the_master_stays_where_nothing_is_withheld(edition):
    data, registers, _ = edition
    nothing = gather(PrivacyPolicy(), [data]).withheld
    assert not nothing
    for file in (data, *registers.values()):
        assert (file, 0) == (redact(file, nothing).data, redact(file, nothing).count)


def test_an_id_that_no_record_has_is_told(edition):
    data, *_ = edition
    policy = PrivacyPolicy(frozenset({"person.salehi-mahmud", "person.nobody"}))
    assert ("person.nobody",) == gather(policy, [data]).unknown


def test_a_misread_word_is_no_name_elsewhere():
    misread = Entity("place.saqqez", "place", (EntityName("سقز"), EntityName("سفر", "spelling")), origin="authority")
    (data,) = encode_registers(_register_of(misread), Edition()).values()
    withheld = gather(PrivacyPolicy(frozenset({"place.saqqez"})), [data]).withheld
    assert ("به … سفر کرد", 1) == withheld.redacted("به سقز سفر کرد")


def _register_of(entity):
    linker = Linker((entity,), Gazetteer.of({}))
    linker.link(document_of("⟦L:سقز⟧ شهر است.")[0])
    return linker.register()


@given(st.lists(st.sampled_from((*SPELLINGS, *CONTACTS[:3], "باران", " ، ", "person.salehi-mahmud")), max_size=8))
def test_plain_and_structured_texts_are_redacted_alike(pieces):
    withheld = Withheld(
        frozenset({WITHHELD.identifier}),
        frozenset({"محمود صالحی", "Mahmud Salehi"}),
        frozenset({CONTACTS[0]}),
        frozenset({CONTACTS[2]}),
    )
    text = " | ".join(pieces)
    redacted, count = withheld.redacted(text)
    assert sum(piece not in ("باران", " ، ") for piece in pieces) == count
    assert " | ".join(piece if piece in ("باران", " ، ") else MARK for piece in pieces) == redacted
    value = {"title": [text, 1, None], text: True}
    changed, twice = withheld.redacted_value(value)
    assert {"title": [redacted, 1, None], redacted: True} == changed
    assert 2 * count == twice
    assert not [leak for leak in LEAKS if leak in letters(json.dumps(changed, ensure_ascii=False))]
