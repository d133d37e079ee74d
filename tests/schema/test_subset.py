"""The schema is a subset of TEI: whatever its grammar allows, tei_all allows too."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_edition.validation import Schema, parse
from tests.sites import ROOT
from tests.valid_documents import GrammarTree, Walk, at_random, covering

SCHEMAS = {name: etree.parse(ROOT / "schema" / f"{name}.rng") for name in ("tei_edition", "tei_edition_ana")}
GRAMMARS = {name: GrammarTree(tree) for name, tree in SCHEMAS.items()}


@pytest.fixture(scope="module", params=SCHEMAS)
def name(request) -> str:
    """Each of the schemas in turn."""
    return str(request.param)


@pytest.fixture(scope="module")
def schema(name) -> Schema:
    return Schema.load(ROOT / "schema" / f"{name}.rng")


@pytest.fixture(scope="module")
def documents(name) -> list[bytes]:
    """Documents in which every element, attribute, value and alternative of the schema occurs."""
    return [etree.tostring(document, encoding="utf-8") for document in covering(GRAMMARS[name], Random(1360))]


def test_the_documents_have_every_element_attribute_and_value_of_the_schema(documents, name):
    rng = "{http://relaxng.org/ns/structure/1.0}"
    stated = {
        (kind, node.text)
        for kind in ("element", "attribute")
        for node in SCHEMAS[name].iterfind(f".//{rng}{kind}/{rng}name")
    } | {("value", value.text) for value in SCHEMAS[name].iter(f"{rng}value")}
    made: set[tuple[str, object]] = set()
    for document in documents:
        for element in etree.fromstring(document).iter(etree.Element):
            made.add(("element", etree.QName(element).localname))
            for attribute, value in element.items():
                made |= {("attribute", etree.QName(attribute).localname), ("value", value)}
    assert set() == stated - made


def test_what_the_walk_makes_is_valid(documents, schema):
    for document in documents:
        assert schema.validate(parse(document, "d.xml"), "d.xml") == ()


def test_every_alternative_of_the_schema_is_valid_tei(documents, tei_all):
    for document in documents:
        assert tei_all.validate(parse(document, "d.xml")), tei_all.error_log


@given(seed=st.integers(0, 2**32))
def test_what_is_valid_is_valid_tei(schema, name, tei_all, seed):
    document = etree.tostring(Walk(GRAMMARS[name], at_random(Random(seed))).document(), encoding="utf-8")
    assert schema.validate(parse(document, "d.xml"), "d.xml") == ()
    # A tree of its own: libxml2 notes in a tree which identifiers it has seen.
    assert tei_all.validate(parse(document, "d.xml")), tei_all.error_log
