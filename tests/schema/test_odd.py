"""The ODD says what the schema says: the same elements, attributes, values and rules."""

import json

import pytest
from lxml import etree

from tei_edition.validation import parse
from tei_edition.validation.grammar import RELAXNG
from tests.sites import ROOT
from tests.valid_documents import GrammarTree, Node

FOLDER = ROOT / "schema"
TEI = "{http://www.tei-c.org/ns/1.0}"
SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"
ODD = etree.parse(FOLDER / "tei_edition.odd").getroot()
FACTS = json.loads((FOLDER / "tei.json").read_text("utf-8"))["elements"]
GRAMMAR = GrammarTree(etree.parse(FOLDER / "tei_edition.rng"))


def named(attribute: Node) -> str:
    return GRAMMAR.name(attribute).replace("{http://www.w3.org/XML/1998/namespace}", "xml:")


def attributes(node: Node) -> list[Node]:
    """The attributes of an element, through the definitions that it refers to."""
    found: list[Node] = []
    for part in GRAMMAR.parts(node):
        if part.tag == RELAXNG + "attribute":
            found.append(part)
        elif part.tag != RELAXNG + "element":
            found += attributes(GRAMMAR.defined(part) if part.tag == RELAXNG + "ref" else part)
    return found


def values(node: Node) -> tuple[set[str], bool]:
    """The values that an attribute lists, and whether others are allowed."""
    if node.tag == RELAXNG + "value":
        return {node.text or ""}, False
    parts = [GRAMMAR.defined(node)] if node.tag == RELAXNG + "ref" else GRAMMAR.parts(node)
    inside = [values(part) for part in parts]
    return {value for given, _ in inside for value in given}, not inside or any(is_open for _, is_open in inside)


def of_the_schema() -> dict[str, dict[str, tuple[set[str], bool]]]:
    """For each element its attributes, and for each attribute the values listed, and whether others are allowed."""
    found: dict[str, dict[str, tuple[set[str], bool]]] = {}
    for node in GRAMMAR.reachable():
        if node.tag == RELAXNG + "element":
            here = found.setdefault(etree.QName(GRAMMAR.name(node)).localname, {})
            for attribute in attributes(node):
                before, was_open = here.get(named(attribute), (set(), False))
                given, is_open = values(attribute)
                here[named(attribute)] = before | given, was_open or is_open
    return found


def of_the_odd() -> dict[str, dict[str, tuple[set[str], bool]]]:
    """The same, by the rules of ODD: what TEI has, less what classes and elements delete, with the lists of values."""
    included = [name for reference in ODD.iter(TEI + "moduleRef") for name in (reference.get("include") or "").split()]
    deleted_classes = {spec.get("ident") for spec in ODD.iter(TEI + "classSpec") if spec.get("mode") == "delete"}
    deleted = {
        (spec.get("ident"), definition.get("ident"))
        for spec in (*ODD.iter(TEI + "classSpec"), *ODD.iter(TEI + "elementSpec"))
        for definition in spec.iter(TEI + "attDef")
        if definition.get("mode") == "delete"
    }
    specs = {spec.get("ident"): spec for spec in ODD.iter(TEI + "elementSpec")}
    found: dict[str, dict[str, tuple[set[str], bool]]] = {}
    for name in included:
        kept = {
            attribute
            for source, given in FACTS[name].items()
            if source not in deleted_classes
            for attribute in given
            if (source, attribute) not in deleted and (name, attribute) not in deleted
        }
        found[name] = dict.fromkeys(kept, (set(), True))
        for definition in specs[name].iter(TEI + "attDef"):
            values = definition.find(TEI + "valList")
            if values is not None:
                given = {item.get("ident") or "" for item in values}
                found[name][definition.get("ident") or ""] = given, values.get("type") != "closed"
    return found


def test_the_odd_and_the_schema_have_the_same_elements_attributes_and_values():
    assert of_the_schema() == of_the_odd()


def test_an_attribute_that_is_needed_is_said_to_be():
    (needed,) = (spec for spec in ODD.iter(TEI + "elementSpec") if spec.get("ident") == "TEI")
    usage = {node.get("ident"): node.get("usage") for node in needed.iter(TEI + "attDef") if node.get("usage")}
    assert {"xml:id": "req", "xml:lang": "req"} == usage


def test_the_odd_has_the_rules():
    rules = etree.parse(FOLDER / "tei_edition.sch").getroot()
    assert [(node.get("id"), node.get("test")) for node in rules.iter(SCHEMATRON + "assert")] == [
        (node.get("id"), node.get("test")) for node in ODD.iter(SCHEMATRON + "assert")
    ]


def test_the_odd_has_prose_in_persian_and_english():
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert ["en", "fa"] == [node.get(language) for node in ODD.iter(TEI + "div") if node.get(language)]


def test_the_odd_is_valid_tei(tei_all):
    path = FOLDER / "tei_edition.odd"
    assert tei_all.validate(parse(path.read_bytes(), path.name)), tei_all.error_log


def test_what_is_known_of_tei_is_so(tei_all_path, generate):
    assert FACTS == {
        name: given for name, given in generate.tei_facts(etree.parse(tei_all_path).getroot()).items() if name in FACTS
    }


@pytest.mark.parametrize("element", FACTS)
def test_an_element_has_its_sentence(element):
    reference = json.loads((FOLDER / "reference.json").read_text("utf-8"))["elements"]
    (record,) = (record for record in reference if record["name"] == element)
    assert record["sentences"]
    assert all(attribute["sentence"] for attribute in record["attributes"])
