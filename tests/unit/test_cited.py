"""Whom the header names: speakers, authors and issuers point to the records that the text's names point to."""

import pytest
from lxml import etree

from tei_edition.linking import Linker
from tei_edition.model import Attribution, Edition, Entity, EntityName
from tei_edition.tei.encoding import Encoded, encode
from tei_edition.tei.header import HeaderTemplate
from tei_edition.tei.redaction import redact
from tei_edition.text.redaction import Withheld
from tei_edition.validation import Schema
from tei_edition.validation.schematron import Schematron
from tests.evaluation.names.bracketed import document_of

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
SALEHI = Entity("person.salehi", "person", (EntityName("محمود صالحی"),), origin="authority")
COMMITTEE = Entity("org.committee", "organization", (EntityName("کمیته آزادی"),), origin="authority")
INTERVIEW = """گفتگو با ⟦P:محمود صالحی⟧

⟦O:پیک کارگر⟧: ⟦P:صالحی⟧ عزیز، چه شد؟

آقای ⟦P:صالحی⟧: هیچ.

⟦O:پیک کارگر⟧: چرا؟

آقای ⟦P:صالحی⟧: نمی‌دانم.

⟦O:پیک کارگر⟧: سخن آخر؟

آقای ⟦P:صالحی⟧: خسته نباشید.
"""
ARTICLE = "آزادی کارگران\n\nبه قلم: {}\n\nاین نوشته درباره آزادی است و چند جمله دارد. باید خواند و گفت که چنین است."


def encoded(bracketed: str, *authors: str, known: tuple[Entity, ...] = (SALEHI, COMMITTEE)) -> Encoded:
    document = Linker(known).link(document_of(bracketed)[0], authors)
    return encode(document, HeaderTemplate(), Edition(), Attribution("d", authors=authors))


def found(file: Encoded, path: str) -> list[str]:
    values = file.tree.xpath(path, namespaces=TEI)
    assert isinstance(values, list)
    return [str(value) for value in values]


def header(file: Encoded, path: str) -> list[str]:
    return found(file, f"/t:TEI/t:teiHeader//{path}")


def test_who_speaks_is_who_is_spoken_of():
    file = encoded(INTERVIEW)
    assert ["#person.salehi"] == header(file, "t:particDesc//t:person[@role='interviewee']/t:persName/@ref")
    assert ["آقای صالحی"] == header(file, "t:particDesc//t:person/t:persName/text()")
    assert {"#speaker.1", "#speaker.2"} == set(found(file, "//t:sp/@who"))


def test_a_body_that_asks_is_a_body():
    file = encoded(INTERVIEW)
    assert ["#org.pyk-kargr"] == header(file, "t:particDesc//t:org[@role='interviewer']/t:orgName/@ref")
    assert {"org.pyk-kargr", "person.salehi"} <= set(found(file, "/t:TEI/t:standOff/*/*/@xml:id"))


def test_how_sure_it_is_and_who_says_so_stands_beside():
    file = encoded(INTERVIEW)
    assert ["#resp-linking"] * 2 == header(file, "t:particDesc//*[@ref]/@resp")
    assert all(0 < float(degree) < 1 for degree in header(file, "t:particDesc//*[@ref]/@cert"))


def test_an_author_that_the_text_names_points_to_their_record():
    file = encoded(ARTICLE.format("⟦P:محمود صالحی⟧"))
    assert ["#person.salehi"] * 2 == header(file, "t:author/@ref")


@pytest.mark.parametrize(
    ("author", "references"),
    [("محمود صالحي", ["#person.salehi"]), ("سمیر نوری", []), ("صالحی", [])],
    ids=["in another spelling", "another", "a part of the name"],
)
def test_an_author_whom_an_editor_states_is_found_by_the_name(author, references):
    assert references == header(encoded("⟦P:محمود صالحی⟧ گفت.", author), "t:titleStmt/t:author/@ref")


NAMESAKES = (SALEHI, Entity("person.other", "person", (EntityName("محمود صالحی"),), origin="authority"))
SHORT = (
    Entity("person.salehi", "person", (EntityName("محمود صالحی"), EntityName("صالحی", "short")), origin="authority"),
)


@pytest.mark.parametrize(
    ("author", "known", "references"),
    [
        ("محمود صالحي", (SALEHI,), ["#person.salehi"]),
        ("کمیته آزادی", (COMMITTEE,), ["#org.committee"]),
        ("صالحی", SHORT, []),
        ("محمود صالحی", NAMESAKES, []),
        ("محمود صالحی", (), []),
    ],
    ids=["a person", "a body", "a part of the name", "two of the name", "nobody's record"],
)
@pytest.mark.parametrize("text", ["متنی که نامی ندارد.", "⟦L:سقز⟧ شهر است."], ids=["no name", "another name"])
def test_an_author_whom_the_text_does_not_name_is_found_among_the_editors_records(text, author, known, references):
    file = encoded(text, author, known=known)
    assert references == header(file, "t:titleStmt/t:author/@ref")
    assert references == [f"#{name}" for name in found(file, "/t:TEI/t:standOff/*/*[not(self::t:place)]/@xml:id")]


def test_an_author_whom_no_text_names_stands_in_the_register():
    linker = Linker((SALEHI, COMMITTEE))
    linker.link(document_of("متنی که نامی ندارد.")[0], ["محمود صالحی"])
    assert ["person.salehi"] == [entity.identifier for entity in linker.register().entities]


def test_a_part_of_a_name_is_not_the_whole():
    text = "آزادی کارگران\n\nاین نوشته درباره آزادی است و چند جمله دارد.\n\n{}"
    part = encoded(text.format("دبیرخانه ⟦O:کمیته آزادی⟧ کارگران ایران و جهان"))
    assert (["دبیرخانه کمیته آزادی کارگران ایران و جهان"], []) == (
        header(part, "t:publisher/text()")[1:],
        header(part, "t:publisher/@ref"),
    )
    whole = encoded(text.format("⟦O:کمیته آزادی⟧"))
    assert ["#org.committee"] == header(whole, "t:publisher/@ref")


def test_what_points_to_records_is_valid(schema: Schema, rules: Schematron):
    for file in (encoded(INTERVIEW), encoded(ARTICLE.format("⟦P:محمود صالحی⟧")), encoded("متن", "محمود صالحی")):
        assert [] == [*schema.validate(file.tree, "d", file.data), *rules.validate(file.tree, "d", "en", file.data)]


def test_it_is_valid_tei(tei_all):
    assert tei_all.validate(encoded(INTERVIEW).tree), tei_all.error_log


def test_who_is_withheld_is_called_nothing_in_the_header(schema: Schema):
    for text in (INTERVIEW, ARTICLE.format("⟦P:محمود صالحی⟧")):
        file = encoded(text)
        data = redact(file.data, Withheld(frozenset({"person.salehi"}), frozenset({"محمود صالحی"}))).data
        assert b"person.salehi" not in data
        assert "صالحی" not in data.decode().partition("<text>")[0]
        assert [] == [*schema.validate(etree.ElementTree(etree.fromstring(data)), "d", data)]
