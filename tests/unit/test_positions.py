"""Where things stand in the bytes of a file."""

from typing import Any

import pytest

from tei_edition.validation import parse
from tei_edition.validation.placing import Paths
from tei_edition.validation.positions import Site, Surroundings, positions


def place(document, node, part="tag", encoding="utf-8"):
    """Line and column of a part of the first node that an XPath gives, and what stands there."""
    data = document.encode(encoding)
    tree = parse(data, "a.xml")
    found: Any = tree.xpath(node)
    position = positions(data, tree, [(found[0], part)])[found[0], part]
    excerpt = Surroundings.of(data, tree).excerpt(position, is_tag=part == "tag")
    return position.line, position.column, excerpt.before, excerpt.tag, excerpt.after


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_places_count_code_points_in_every_encoding(encoding):
    if encoding.endswith(("le", "be")):
        document = "\ufeff<a>\nبا\u200cغ 😀<b n='1'>سبز</b> </a>"
    else:
        document = "<a>\nبا\u200cغ 😀<b n='1'>سبز</b> </a>"
    assert (2, 7, "با\u200cغ 😀", "<b n='1'>", "سبز</b> </a>") == place(document, "//b", encoding=encoding)


def test_places_count_code_points_in_a_declared_encoding():
    document = "<?xml version='1.0' encoding='windows-1256'?>\n<a>سبز<b/></a>"
    assert (2, 7, "<a>سبز", "<b/>", "</a>") == place(document, "//b", encoding="windows-1256")


@pytest.mark.parametrize(
    ("node", "part", "expected"),
    [
        ("//b", "tag", (2, 3)),
        ("//b", "text", (3, 2)),
        ("//b", "tail", (4, 5)),
        ("/a/comment()", "tag", (5, 1)),
        ("/a/comment()", "tail", (6, 4)),
        ("//processing-instruction()", "tag", (6, 6)),
        ("//processing-instruction()", "tail", (6, 12)),
        ("//c", "tag", (6, 13)),
    ],
)
def test_every_kind_of_node_has_its_place(node, part, expected):
    document = "<!-- before --><a>\n  <b>\n x</b>\n    &amp;\n<!--\n-->yy<?go?>z<c/></a><!-- after -->"
    assert expected == place(document, node, part)[:2]


def test_a_reference_to_an_entity_has_its_place_and_stands_for_nothing():
    document = '<!DOCTYPE a [<!ENTITY e "<b>x</b>">]><a>yy&e;<b/></a>'
    data = document.encode()
    tree = parse(data, "a.xml")
    reference, element = tree.getroot()
    found = positions(data, tree, [(reference, "tag"), (element, "tag")])
    columns = [document.index("&e;") + 1, document.index("<b/>") + 1]
    assert columns == [found[reference, "tag"].column, found[element, "tag"].column]


def test_an_attribute_has_its_place_over_lines_and_whatever_its_prefix():
    data = b'<a xmlns:p="urn:p">\n <b c=" d=\'" p:c="1"\n  d = "2"/></a>'
    tree = parse(data, "a.xml")
    around = Surroundings.of(data, tree)
    site: Site = (tree.getroot()[0], "tag")
    tag = positions(data, tree, [site])[site]
    found = [around.attribute(tag, name) for name in ("c", "p:c", "d", "e")]
    assert [(2, 5), (2, 14), (3, 3), (2, 2)] == [(place.line, place.column) for place in found]


def test_an_encoding_that_expat_lacks_costs_the_places_only():
    data = '<?xml version="1.0" encoding="euc-jp"?><a>字<b/></a>'.encode("euc-jp")
    tree = parse(data, "a.xml")
    assert {} == positions(data, tree, [(tree.getroot()[0], "tag")])


def test_a_long_line_is_shown_around_the_tag():
    _, column, before, tag, after = place("<a>" + "x" * 500 + "<b c='" + "y" * 500 + "'/>" + "z" * 500 + "</a>", "//b")
    assert (504, 61, 101, "") == (column, len(before), len(tag), after)
    _, _, _, _, after = place("<a><b/>" + "z" * 500 + "</a>", "//b")
    assert "z" * 60 + "…" == after


def test_a_path_counts_only_what_could_be_mistaken():
    tree = parse(b"<a><b><c/></b><d/><b><c/>x<c/></b></a>", "a.xml")
    paths = Paths()
    found = [paths.of(node) for node in tree.iter("c", "d")]
    assert ["/a/b[1]/c", "/a/d", "/a/b[2]/c[1]", "/a/b[2]/c[2]"] == found
