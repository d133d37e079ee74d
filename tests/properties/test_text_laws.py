"""The text laws hold of every input: whatever its bytes, its structure or its markup."""

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_edition.model import UNHOLDABLE, Attribution, Document, Edition, EditionError, Reading
from tei_edition.readers import Received, read
from tei_edition.rendering.saxon import Stylesheets
from tei_edition.tei.encoder import encode_text
from tei_edition.tei.encoding import Encoded, encode
from tei_edition.tei.header import HeaderTemplate
from tei_edition.tei.laws import check_plain_text, check_rereading, check_round_trip
from tei_edition.tei.names import NAMESPACE
from tei_edition.validation import Schema, parse
from tests.strategies import PERSIAN, markdown, readings, soups, texts

TEMPLATE = HeaderTemplate()
PERSIAN_LETTERS = re.compile(f"[{PERSIAN}]")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


def bytes_of(text: str, codec: str) -> bytes:
    return text.encode(codec, "surrogatepass")


def read_and_encode(data: bytes, name: str, encoding: str) -> tuple[Document, Encoded]:
    """Encode what is read, which checks the laws L1, L2 and L3."""
    try:
        document = read(Received(name, data, stated_encoding=encoding))
    except EditionError as error:
        assert error.finding.code == "I06"  # noqa: PT017  every other error fails
        assume(False)  # noqa: FBT003
        raise
    return document, encode(document, TEMPLATE, Edition(), Attribution("document"))


def tree_of(reading: Reading) -> "etree._ElementTree":
    xml = f'<TEI xmlns="{NAMESPACE}">{encode_text(reading).xml}</TEI>'
    return etree.ElementTree(etree.fromstring(xml.encode(), etree.XMLParser(huge_tree=True)))


def persian_letters(text: str) -> str:
    return "".join(PERSIAN_LETTERS.findall(text))


@given(texts, st.sampled_from(ENCODINGS))
@example("- a\x0c- b", "utf-8")
@example("\ufeff\ufeffa\ud800\r", "utf-16-be")
def test_the_laws_hold_of_plain_text_in_every_unicode_encoding(text: str, codec: str):
    stated = codec.removesuffix("-sig")
    document, encoded = read_and_encode(bytes_of(text, codec), "a.txt", stated)

    check_round_trip(encoded.tree, document.reading, "a.txt")
    # In UTF-16, two surrogates that follow one another are a character.
    characters = bytes_of(text, codec).decode(codec, "surrogatepass")
    characters = characters if codec in ("utf-8-sig", "utf-16") else characters.removeprefix("\ufeff")
    assert characters.replace("\r\n", "\n") == document.text.content


@given(st.binary(min_size=1, max_size=60), st.sampled_from(("windows-1256", "iso-8859-6")))
def test_the_laws_hold_of_every_byte_string_that_a_one_byte_encoding_takes(data: bytes, codec: str):
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        with pytest.raises(EditionError, match=r"I04|I06"):
            read(Received("a.txt", data, stated_encoding=codec))
        return
    document, encoded = read_and_encode(data, "a.txt", codec)

    check_round_trip(encoded.tree, document.reading, "a.txt")
    assert text.replace("\r\n", "\n") == document.text.content


@given(markdown)
def test_the_laws_hold_of_well_formed_markdown(text: str):
    document, encoded = read_and_encode(text.encode(), "a.md", "utf-8")

    check_round_trip(encoded.tree, document.reading, "a.md")


@given(markdown)
def test_every_persian_letter_of_well_formed_markdown_is_in_the_text_once_and_in_order(text: str):
    document = read(Received("a.md", text.encode()))

    assert persian_letters(text) == persian_letters(document.text.content)


@given(markdown)
def test_well_formed_markdown_is_never_too_tangled(text: str):
    document = read(Received("a.md", text.encode()))

    assert [] == [finding for finding in document.findings if finding.code == "R04"]


@given(soups)
@settings(max_examples=200)
@example("1. - \t\t\u2028")
@example("\x0b\n-->\x0b<p>۱۲  \n")
@example("|**a**|**b**|\n|-|-|\n|1|2|")
@example("> <table>\n> <tr><td>a\n> </table>")
@example("<ul><p>\ufeff")
@example("***\n")
@example("<a href='x y'>\r\n\r\n\x00")
@example("- a\n\tb")
@example("<b></b>")
def test_the_laws_hold_of_any_soup_of_markdown(text: str):
    document, encoded = read_and_encode(bytes_of(text, "utf-8"), "a.md", "utf-8")

    check_round_trip(encoded.tree, document.reading, "a.md")
    check_rereading(encoded.tree, "a.md")


@given(soups)
@settings(max_examples=200)
def test_every_persian_letter_of_a_soup_of_markdown_is_in_the_text_once_and_in_order(text: str):
    document, _ = read_and_encode(bytes_of(text, "utf-8"), "a.md", "utf-8")

    assert persian_letters(text) == persian_letters(document.text.content)


@given(soups | markdown)
@settings(max_examples=200)
@example("<table><h2>a\x0b")
@example("\x0c1. a\x0c")
@example("> <hr>\n> ***")
@example("<a href='a b:c##d%zz'>x</a>")
@example('<a href="javascript:x">x</a> <img src="">')
@example("<table><caption>a<td>b<table><li>c")
def test_what_is_encoded_is_valid(schema: Schema, text: str):
    _, encoded = read_and_encode(bytes_of(text, "utf-8"), "a.md", "utf-8")

    assert () == schema.validate(parse(encoded.data, "a.xml"), "a.xml")


@given(readings())
def test_what_is_encoded_reads_back_the_same(reading: Reading):
    check_round_trip(tree_of(reading), reading, "a.xml")


@given(readings())
@settings(max_examples=50)
def test_what_was_read_back_reads_back_again(reading: Reading):
    assert reading.content == check_rereading(tree_of(reading), "a.xml")


@given(readings())
@settings(max_examples=50)
def test_the_counts_are_those_of_the_elements(reading: Reading):
    encoded = encode_text(reading)
    found = [element.tag.split("}")[1] for element in tree_of(reading).getroot().iter("{*}*")][1:]

    assert {element: found.count(element) for element in sorted(set(found))} == encoded.counts


@given(readings())
@settings(max_examples=40)
def test_plaintext_xsl_computes_the_same_text(stylesheets: Stylesheets, reading: Reading):
    data = etree.tostring(tree_of(reading), encoding="UTF-8", xml_declaration=True)
    computed = stylesheets.transform("plaintext.xsl", stylesheets.parse(data), {})

    check_plain_text(reading.content, computed, "a.xml")


@pytest.mark.parametrize("character", [chr(code) for code in (*range(0x7F, 0xA0), 0xAD, 0x2028, 0xFDD0, 0xFFFD)])
def test_plaintext_xsl_keeps_characters_that_serializers_mistrust(stylesheets: Stylesheets, character: str):
    reading = read(Received("a.txt", f"سلام{character}دنیا".encode())).reading
    data = etree.tostring(tree_of(reading), encoding="UTF-8", xml_declaration=True)

    assert reading.content == stylesheets.transform("plaintext.xsl", stylesheets.parse(data), {})


def test_a_character_that_xml_cannot_hold_is_a_replacement_character_in_plaintext_xsl(stylesheets: Stylesheets):
    reading = read(Received("a.txt", b"a\x00b\x0cc")).reading
    data = etree.tostring(tree_of(reading), encoding="UTF-8", xml_declaration=True)

    assert UNHOLDABLE.sub("\ufffd", reading.content) == stylesheets.transform(
        "plaintext.xsl", stylesheets.parse(data), {}
    )
