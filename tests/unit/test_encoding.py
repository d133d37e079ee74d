"""What is written around the text: mentions, the header, and the same bytes each time."""

import os
import subprocess
import sys

import pytest
from lxml import etree

from tei_edition.model import (
    Attribution,
    Block,
    Contributor,
    Edition,
    EditionError,
    Inline,
    Layer,
    Licence,
    Mention,
    Reading,
    Region,
    Span,
)
from tei_edition.readers import Received, read
from tei_edition.tei.encoder import encode_text
from tei_edition.tei.encoding import encode
from tei_edition.tei.header import HeaderTemplate
from tei_edition.tei.laws import check_round_trip
from tei_edition.text.laws import check_alignment, check_regions
from tei_edition.validation import Schema, parse

PARAGRAPH = Block("paragraph", Span(0, 6), 0)
TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def encoded(mentions: tuple[Mention, ...], inlines: tuple[Inline, ...] = ()) -> str:
    reading = Reading("abcdef", (PARAGRAPH,), inlines, (Layer("names", "", mentions),))
    return encode_text(reading).xml.removeprefix("<text><body><p>").removesuffix("</p></body></text>")


def bold(start: int, end: int) -> Inline:
    return Inline("emphasis", Span(start, end), (("rendition", "bold"),))


def test_a_name_stays_whole_and_the_emphasis_that_crosses_it_is_cut():
    assert encoded((Mention("person", Span(2, 5)),), (bold(0, 3),)) == (
        '<hi rend="bold">ab</hi><persName resp="#resp-names"><hi rend="bold">c</hi>de</persName>f'
    )


def test_of_two_mentions_on_one_stretch_the_first_is_outside():
    assert encoded((Mention("organization", Span(0, 6)), Mention("place", Span(0, 6)))) == (
        '<orgName resp="#resp-names"><placeName resp="#resp-names">abcdef</placeName></orgName>'
    )


def test_a_certainty_is_written_in_all_its_digits():
    assert 'cert="0.00001"' in encoded((Mention("person", Span(0, 1), 1e-05),))


@pytest.mark.parametrize("other", [Span(3, 6), Span(1, 4)])
def test_mentions_that_cross_are_refused(other: Span):
    first, second = sorted((Mention("person", Span(2, 5)), Mention("place", other)), key=lambda m: m.span)
    if first.span.end >= second.span.end:
        pytest.fail("they do not cross")
    with pytest.raises(ValueError, match="crosses another"):
        encoded((first, second))


def test_a_mention_outside_the_text_of_a_block_is_refused():
    reading = Reading("a\n\nb", (Block("paragraph", Span(0, 1), 0), Block("paragraph", Span(3, 4), 0)))
    layer = Layer("names", "", (Mention("person", Span(0, 4)),))
    with pytest.raises(ValueError, match="end of its block"):
        encode_text(Reading(reading.content, reading.blocks, (), (layer,)))


def test_an_empty_text_has_an_empty_paragraph():
    assert encode_text(Reading("\n", ())).xml == "<text><body><p/>\n</body></text>"


def test_layers_read_back_whichever_begins_first_in_the_text():
    document = read(Received("a.txt", b"abcdef"))
    for agent, span in (("names", Span(3, 4)), ("dates", Span(0, 1)), ("tokens", None)):
        document = document.with_layer(Layer(agent, agent, (Mention("date", span),) if span else ()))
    made = encode(document, HeaderTemplate(), Edition(), Attribution("a"))

    check_round_trip(made.tree, document.reading, "a.txt")


def test_a_broken_partition_is_found():
    document = read(Received("a.txt", b"abc"))
    broken = type(document)(document.source, document.text, (Region("content", 0, 2),), document.blocks)
    with pytest.raises(EditionError, match="L01"):
        check_regions(broken)
    with pytest.raises(EditionError, match="L02"):
        check_alignment(broken)


def test_a_lost_block_is_found():
    document = read(Received("a.txt", b"abc"))
    made = encode(document, HeaderTemplate(), Edition(), Attribution("a"))
    with pytest.raises(EditionError, match="L05"):
        check_round_trip(made.tree, Reading("abc", ()), "a.txt")


EDITION = Edition(
    titles=(("fa", "یادها & <نامه‌ها>"), ("en", "Letters")),
    editors=(Contributor("انجمن نمونه", "organization", "https://example.org"),),
    publisher="ناشر",
    licence=Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    version="1.2",
)


def header_of(data: bytes, name: str = "نامهٔ \x01 <یک>.txt") -> etree._Element:
    made = encode(read(Received(name, data)), HeaderTemplate(), EDITION, Attribution("a"))
    header = made.tree.getroot().find("t:teiHeader", TEI)
    assert header is not None
    return header


def test_the_header_states_the_source():
    header = header_of("سلام\r\nدنیا\n".encode())

    assert header.xpath("string(//t:bibl/t:title)", namespaces=TEI) == "نامهٔ \\x01 <یک>.txt"
    assert header.xpath("string(//t:note[@type='lineEnds'])", namespaces=TEI) == "CRLF (1), LF (1)"
    assert header.xpath("string(//t:measure[@unit='characters']/@quantity)", namespaces=TEI) == "10"


def test_the_header_escapes_what_people_stated():
    assert header_of(b"a").xpath("string(//t:seriesStmt/t:title)", namespaces=TEI) == "یادها & <نامه‌ها>"


def test_the_title_is_the_first_heading_and_else_the_first_words():
    headers = [header_of(b"a\n\n# b", "a.md"), header_of(b"a\nb")]

    assert ["b", "a"] == [header.xpath("string(//t:titleStmt/t:title)", namespaces=TEI) for header in headers]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("![نشان](x.png)\n\nنامه\n\n**و**\n", "نامه"),
        ("![نشان](x.png) نامه\n", "نشان نامه"),
        ("# ![نشان](x.png)\n", "نشان"),
    ],
)
def test_what_describes_a_picture_is_a_title_only_where_the_text_begins_with_nothing_else(text, title):
    assert title == header_of(text.encode(), "a.md").xpath("string(//t:titleStmt/t:title)", namespaces=TEI)


def test_a_document_of_pictures_is_called_by_the_first():
    header = header_of("![نشان](x.png)\n\n![عکس](y.png)\n".encode(), "a.md")
    assert "نشان" == header.xpath("string(//t:titleStmt/t:title)", namespaces=TEI)


def test_characters_that_xml_cannot_hold_are_declared():
    assert header_of(b"abcd\x00e\x0b\x00").xpath("//t:char/@xml:id", namespaces=TEI) == ["char-0000", "char-000B"]


def test_the_header_is_valid(schema: Schema):
    document = read(Received("a.txt", b"a\x00"))
    made = encode(document, HeaderTemplate(), EDITION, Attribution("a"))

    assert () == schema.validate(parse(made.data, "a.xml"), "a.xml")


def test_two_processes_write_the_same_bytes():
    program = """
import sys
from tei_edition.model import Attribution, Edition
from tei_edition.readers import Received, read
from tei_edition.tei.encoding import encode
from tei_edition.tei.header import HeaderTemplate
source = "# a\\n\\n**b** <i><u>c</u></i> \\0\\x0b ![d](e)\\n\\n|f|\\n|-|\\n"
document = read(Received("a.md", source.encode()))
sys.stdout.buffer.write(encode(document, HeaderTemplate(), Edition(), Attribution("a")).data)
"""
    made = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }

    assert len(made) == 1
