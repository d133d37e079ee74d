"""From a character of the reading text to its bytes in the source."""

import pytest

from tei_edition.readers import Received, read


def bytes_of(source, words, name="a.txt"):
    document = read(Received(name, source))
    start = document.text.content.index(words)
    encoding = document.source.encoding
    first, last = (document.text.source_offset(offset, encoding) for offset in (start, start + len(words)))
    return source[first:last]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_words_after_line_ends_of_two_bytes_are_found_in_their_bytes(codec):
    source = "سلام بر همه\r\nدوستان و ياران\r\nپايان سخن".encode(codec)
    plain = codec.removesuffix("-sig").replace("utf-16", "utf-16-le")
    assert "ياران".encode(plain) == bytes_of(source, "ياران")


def test_words_between_marks_of_markdown_are_found_without_them():
    source = "# باغ\n\nاین **گل سرخ** است.\n".encode()
    assert "گل سرخ".encode() == bytes_of(source, "گل سرخ", "a.md").removesuffix(b"**")


def test_a_character_reference_begins_where_it_is_written():
    source = "گل &amp; باغ\n".encode()
    assert "&amp; باغ".encode() == bytes_of(source, "& باغ", "a.md")


def test_outside_the_text_is_an_error():
    document = read(Received("a.txt", "گل".encode()))
    with pytest.raises(IndexError):
        document.text.source_offset(3, document.source.encoding)
