"""TEI files divided into sentences and words: nothing that was there changes, and what is put in is valid."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from lxml import etree

from tei_edition.model import EditionError, Reading
from tei_edition.tei.decoder import plain_text, text_element
from tei_edition.tei.encoder import encode_text
from tei_edition.tei.laws import check_plain_text, decode
from tei_edition.tei.linguistic import encode_words
from tei_edition.tei.names import NAMESPACE
from tei_edition.tei.running_text import running_text
from tei_edition.validation import Schema, parse
from tests.sites import ROOT
from tests.strategies import readings
from tests.words import TEXT, divided_file, tei, without_words

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def body_of(tree: "etree._ElementTree") -> str:
    """Give the divided body, with § for the document's id and the sentence's key, which is a checksum."""
    text = text_element(tree)
    assert text is not None
    made = etree.tostring(text[0], encoding="unicode").replace(f' xmlns="{NAMESPACE}"', "")
    return re.sub(r"d\.s\.[0-9a-f]{8}\.?", "§", made.removeprefix("<body>").removesuffix("</body>"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<p>می روم.</p>",
            (
                '<p><s xml:id="§"><w xml:id="§w1" lemma="رفت#رو" norm="می‌روم" join="right">می روم</w>'
                '<pc xml:id="§pc2" join="left">.</pc></s></p>'
            ),
        ),
        (  # Emphasis of a part of a word is in it; of a whole word around it.
            '<p><hi rend="bold">کتا</hi>ب <hi rend="bold">نو</hi></p>',
            (
                '<p><s xml:id="§"><w xml:id="§w1" lemma="کتاب"><hi rend="bold">کتا</hi>ب</w> '
                '<hi rend="bold"><w xml:id="§w2" lemma="نو">نو</w></hi></s></p>'
            ),
        ),
        (  # A name that ends in a word parts it.
            "<p><placeName>ایران</placeName>‌ها</p>",
            (
                '<p><s xml:id="§"><placeName><w xml:id="§w1" lemma="ایران" part="I" next="#§w1.2">ایران</w>'
                '</placeName><w xml:id="§w1.2" part="F" prev="#§w1">‌ها</w></s></p>'
            ),
        ),
        (  # Emphasis over the end of a sentence parts both sentences.
            '<p>آب <hi rend="bold">است. نان</hi> نیست</p>',
            (
                '<p><s xml:id="§" part="I" next="#§2"><w xml:id="§w1" lemma="آب">آب</w> </s><hi rend="bold">'
                '<s xml:id="§2" part="F" prev="#§"><w xml:id="§w2" lemma="بود#باش" join="right">است</w>'
                '<pc xml:id="§pc3" join="left">.</pc></s> <s xml:id="§" part="I" next="#§2">'
                '<w xml:id="§w1" lemma="نان">نان</w></s></hi> <s xml:id="§2" part="F" prev="#§">'
                '<w xml:id="§w2" lemma="بود#باش">نیست</w></s></p>'
            ),
        ),
        (  # A word that the end of a line breaks is one; a line that begins between words is between them.
            '<p>کار-\n<lb break="no"/>گران\n<lb/>نان</p>',
            (
                '<p><s xml:id="§"><w xml:id="§w1" lemma="کارگر" norm="کارگران">کار-\n<lb break="no"/>گران</w>\n'
                '<lb/><w xml:id="§w2" lemma="نان">نان</w></s></p>'
            ),
        ),
        (  # A regular spelling is no text, and stays where it is; so do comments and notes.
            "<p><choice><orig>ي</orig><reg>ی</reg></choice>ک <!-- نه -->نان<note>خبر</note></p>",
            (
                '<p><s xml:id="§"><w xml:id="§w1" lemma="یک" norm="یک"><choice><orig>ي</orig><reg>ی</reg></choice>ک'
                '</w> <!-- نه --><w xml:id="§w2" lemma="نان">نان</w></s><note>خبر</note></p>'
            ),
        ),
        (  # What is in no running text divides it.
            "<list><item><label>۱)</label> نان <list><item>کار</item></list></item></list>",
            (
                '<list><item><label><s xml:id="§"><w xml:id="§w1" lemma="۱" join="right">۱</w>'
                '<pc xml:id="§pc2" join="left">)</pc></s></label> <s xml:id="§"><w xml:id="§w1" lemma="نان">نان</w>'
                '</s> <list><item><s xml:id="§"><w xml:id="§w1" lemma="کار">کار</w></s></item></list></item></list>'
            ),
        ),
        (
            "<p>پندارآبادی‌ها</p>",
            (
                '<p><s xml:id="§"><w xml:id="§w1" lemma="پندارآبادی" cert="low" resp="#resp-words">پندارآبادی‌ها</w>'
                "</s></p>"
            ),
        ),
    ],
)
def test_what_a_divided_body_is(analyser, body, expected):
    _, made = divided_file(analyser, tei(body))
    assert expected == body_of(made)


@given(reading=readings())
def test_nothing_that_was_there_changes(analyser, stylesheets, reading: Reading):
    tree = tei("")
    text = tree.getroot().find(TEXT)
    assert text is not None
    tree.getroot().replace(text, etree.fromstring(f'<TEI xmlns="{NAMESPACE}">{encode_text(reading).xml}</TEI>')[0])
    before = without_words(tree)
    divided, made = divided_file(analyser, tree)

    assert reading.content == divided.text.content
    check_plain_text(
        reading.content, stylesheets.transform("plaintext.xsl", stylesheets.parse(serialized(made)), {}), ""
    )
    assert replace(decode(tree), layers=()) == replace(decode(made), layers=())
    check_parts(made, divided.text.content)
    assert before == without_words(made)


def serialized(tree: "etree._ElementTree") -> bytes:
    return etree.tostring(tree)


def check_parts(made: "etree._ElementTree", content: str) -> None:
    """The parts of one word or sentence are chained in order; no id is given twice."""
    nodes = list(made.getroot().iter("{*}s", "{*}w", "{*}pc"))
    identifiers = [node.get(XML_ID) for node in nodes]
    assert len(identifiers) == len(set(identifiers))
    following = {node.get("prev"): node for node in nodes if node.get("part") in ("M", "F")}
    for node in nodes:
        if node.get("part") in ("I", "M"):
            assert node.get("next") == f"#{following[f'#{node.get(XML_ID)}'].get(XML_ID)}"
        assert (node.get("part") in ("I", "M")) == (node.get("next") is not None)
    assert sum(1 for node in nodes if node.get("part") == "I") == sum(1 for node in nodes if node.get("part") == "F")
    assert all(character.isspace() or character in content for node in nodes for character in plain_text(node))


@pytest.fixture(scope="module")
def ana_schema() -> Schema:
    return Schema.load(ROOT / "schema" / "tei_edition_ana.rng")


VALID = sorted((ROOT / "tests" / "schema" / "valid").glob("*.xml"))


@pytest.mark.parametrize("path", [path for path in VALID if path.stem != "register"], ids=lambda path: path.stem)
def test_a_divided_file_is_valid_by_its_own_schema_and_by_all_of_tei(analyser, ana_schema, rules, tei_all, path):
    tree = parse(path.read_bytes(), path.name)
    data = encode_words(tree, analyser.analyse(running_text(tree, path.stem, path.name)), path.name)
    made = parse(data, "a.xml")
    assert () == ana_schema.validate(made, "a.xml", data)
    assert tei_all.validate(parse(data, "a.xml")), tei_all.error_log
    broken = {failure.assertion for failure in rules.failures(tree, "a.xml")}
    assert {failure.assertion for failure in rules.failures(made, "a.xml")} <= broken


def test_the_header_says_who_divided_the_text_and_counts_its_elements(analyser):
    path = ROOT / "tests" / "schema" / "valid" / "prose.xml"
    tree = parse(path.read_bytes(), path.name)
    _, made = divided_file(analyser, tree)
    root = made.getroot()
    assert f"{tree.getroot().get(XML_ID)}.ana" == root.get(XML_ID)
    statement = root.find(f".//{{*}}respStmt[@{XML_ID}='resp-words']")
    assert statement is not None
    assert "division into sentences and words, with lemmas" == statement.findtext("{*}resp")
    counted = {usage.get("gi"): usage.get("occurs") for usage in root.iter("{*}tagUsage")}
    assert counted["w"] == str(sum(1 for _ in root.iter("{*}w")))


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ('<TEI xmlns="{0}"><teiHeader/></TEI>', "it has no element “text”"),
        (
            '<TEI xmlns="{0}"><text><body><p><s>آب</s></p></body></text></TEI>',
            "divided into sentences or words already",
        ),
        ('<TEI xmlns="{0}"><text><body><p><g ref="#x">ﬁ</g></p></body></text></TEI>', "the g that points to “#x”"),
    ],
)
def test_what_cannot_be_divided_says_why(document, reason):
    tree = parse(document.format(NAMESPACE).encode(), "a.xml")
    with pytest.raises(EditionError) as raised:
        running_text(tree, "a", "a.xml")
    assert "M03" == raised.value.finding.code
    assert reason in raised.value.finding.message


def test_a_file_of_another_project_is_divided_too(analyser):
    foreign = (
        f'<TEI xmlns="{NAMESPACE}" xmlns:x="urn:x"><text><group><text><body><u><rs>آب</rs> <x:z>نان</x:z> '
        "<app><lem>کار</lem><rdg>بار</rdg></app></u></body></text></group></text></TEI>"
    )
    tree = parse(foreign.encode(), "a.xml")
    before = without_words(tree)
    divided, made = divided_file(analyser, tree)
    assert ["آب", "نان", "کار", "بار"] == [token.form for one in divided.sentences for token in one.tokens]
    assert before == without_words(made)
