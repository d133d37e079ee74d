"""Which pictures a site shows: known formats, and of SVG only what can run nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_edition.validation.pictures import picture_format

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"\x89PNG\r\n\x1a\n....", ".png"),
        (b"\xff\xd8\xff\xe0....", ".jpg"),
        (b"GIF87a....", ".gif"),
        (b"GIF89a....", ".gif"),
        (b"RIFF\n\0\0\0WEBPVP8 ", ".webp"),
        (b"\0\0\0\x20ftypavif....", ".avif"),
        (b"RIFF\n\0\0\0WAVEfmt ", ""),
        (b"%PDF-1.7 svg", ""),
        (b"II*\0....", ""),
        (b"<html><svg/></html>", ""),
        (b"", ""),
    ],
)
def test_a_format_is_told_by_what_it_begins_with(data, suffix):
    assert suffix == picture_format(data)


@pytest.mark.parametrize(
    "inside",
    [
        "",
        '<style>path { fill: red }</style><path d="M0 0"/>',
        '<use xlink:href="#a"/><a href="#b"><text>متن</text></a>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<!-- <script/> --><text>&lt;script&gt;</text>",
    ],
)
def test_a_still_svg_is_shown(inside):
    assert ".svg" == picture_format(_SVG.format(inside).encode())


def test_the_doctype_that_programs_write_does_no_harm():
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert ".svg" == picture_format(f'<?xml version="1.0"?>{doctype}{_SVG}'.encode())


@pytest.mark.parametrize(
    "xml",
    [
        _SVG.format("<script>x</script>"),
        _SVG.format('<s:script xmlns:s="http://www.w3.org/1999/xhtml"/>'),
        _SVG.format("<foreignObject/>"),
        _SVG.format("<g onclick='x'/>"),
        _SVG.format("<g OnLoad='x'/>"),
        _SVG.format("<a href='javascript:x'/>"),
        _SVG.format("<a xlink:href=' JavaScript:x'/>"),
        _SVG.format("<image href='https://example.org/x.png'/>"),
        _SVG.format("<use href='data:image/svg+xml,x'/>"),
        _SVG.format("<set attributeName='href' to='javascript:x'/>"),
        _SVG.format("<animate attributeName='href'/>"),
        _SVG.format("<animateTransform/>"),
        _SVG.format("<?xml-stylesheet href='x.xsl'?>"),
        f"<?xml-stylesheet type='text/xsl' href='x.xsl'?>{_SVG}",
        f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x">]>{_SVG}',
        f'<!DOCTYPE svg [<!ENTITY x "y">]>{_SVG}',
        "<svg>",
        "<p>svg</p>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_svg_that_may_run_something_is_not(xml, encoding):
    assert "" == picture_format(xml.encode(encoding))


@given(st.binary())
def test_whatever_it_is_it_has_a_format_or_none(data):
    assert picture_format(b"<svg" + data) in ("", ".svg")
