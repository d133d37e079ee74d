"""The schema is a subset of TEI: whatever its grammar allows, tei_all allows too."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_edition.validation import parse
from tests.sites import ROOT
from tests.valid_documents import GrammarTree, Walk, at_random, covering

TREE = etree.parse(ROOT / "schema" / "tei_edition.rng")
GRAMMAR = GrammarTree(TREE)


@pytest.fixture(scope="module")
def documents() -> list[bytes]:
    """Documents in which every element, attribute, value and alternative of the schema occurs."""
    return [etree.tostring(document, encoding="utf-8") for document in covering(GRAMMAR, Random(1360))]


def test_the_documents_have_every_element_attribute_and_value_of_the_schema(documents):
    rng = "{http://relaxng.org/ns/structure/1.0}"
    stated = {
        (kind, name.text) for kind in ("element", "attribute") for name in TREE.iterfind(f".//{rng}{kind}/{rng}name")
    } | {("value", value.text) for value in TREE.iter(f"{rng}value")}
    made: set[tuple[str, object]] = set()
    for document in documents:
        for element in etree.fromstring(document).iter(etree.Element):
            made.add(("element", etree.QName(element).localname))
            for name, value in element.items():
                made |= {("attribute", etree.QName(name).localname), ("value", value)}
    assert set() == stated - made


def test_what_the_walk_makes_is_valid(documents, schema):
    for document in documents:
        assert schema.validate(parse(document, "d.xml"), "d.xml") == ()


def test_every_alternative_of_the_schema_is_valid_tei(documents, tei_all):
    for document in documents:
        assert tei_all.validate(parse(document, "d.xml")), tei_all.error_log


@given(seed=st.integers(0, 2**32))
def test_what_is_valid_is_valid_tei(schema, tei_all, seed):
    document = etree.tostring(Walk(GRAMMAR, at_random(Random(seed))).document(), encoding="utf-8")
    assert schema.validate(parse(document, "d.xml"), "d.xml") == ()
    # A tree of its own: libxml2 notes in a tree which identifiers it has seen.
    assert tei_all.validate(parse(document, "d.xml")), tei_all.error_log
