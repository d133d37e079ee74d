"""The schema allows what the encoder writes, nothing else, and nothing that TEI refuses."""

import re
from pathlib import Path

import pytest
from lxml import etree

from tei_edition.validation import Schema, parse

EXAMPLES = Path(__file__).parent
SCHEMA = EXAMPLES.parents[1] / "schema"
VALID = sorted((EXAMPLES / "valid").glob("*.xml"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.xml"))

RELAXNG = "{http://relaxng.org/ns/structure/1.0}"
TEI = "{http://www.tei-c.org/ns/1.0}"

# What the encoder writes, by the modules of the schema.
ELEMENTS = {
    "header": """
        teiHeader fileDesc titleStmt title author editor persName orgName respStmt resp name editionStmt edition extent
        measure publicationStmt publisher pubPlace date idno availability licence p seriesStmt sourceDesc bibl note
        encodingDesc projectDesc editorialDecl correction normalization punctuation hyphenation quotation segmentation
        stdVals interpretation tagsDecl namespace tagUsage refsDecl citeStructure appInfo application label desc ptr
        charDecl char unicodeProp mapping profileDesc creation langUsage language calendarDesc calendar revisionDesc
        change biblScope classDecl taxonomy category catDesc particDesc listPerson person org textClass catRef
    """,
    "structure": """
        TEI text body div head p list item label table row cell quote ab milestone opener closer byline dateline salute
        signed postscript sp speaker lg l fw address addrLine num
    """,
    "phrase": "lb pb hi ref figure graphic head g email num seg q gap choice orig reg sic corr",
    "names": "persName placeName orgName date",
    "entities": """
        standOff listPerson person listPlace place listOrg org persName placeName orgName birth death affiliation
        roleName location geo idno note listRelation relation desc certainty
    """,
    "privacy": "gap",
}


def name_of(path: Path) -> str:
    return path.stem


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema.load(SCHEMA / "tei_edition.rng")


@pytest.fixture(scope="module")
def grammar() -> etree._Element:
    return etree.parse(SCHEMA / "tei_edition.rng").getroot()


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_what_the_encoder_writes_is_valid(schema, path):
    assert schema.validate(parse(path.read_bytes(), path.name), path.name, path.read_bytes()) == ()


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_what_is_valid_is_valid_tei(tei_all, path):
    # A tree of its own: libxml2 notes in a tree which identifiers it has seen.
    assert tei_all.validate(parse(path.read_bytes(), path.name)), tei_all.error_log


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_what_is_wrong_is_found_at_its_line(schema, path):
    stated = re.search(r"<!-- Line (\d+): ", path.read_text(encoding="utf-8"))
    assert stated is not None
    findings = schema.validate(parse(path.read_bytes(), path.name), path.name, path.read_bytes())
    assert [(path.name, int(stated[1]), "error")] == [(found.file, found.line, found.level) for found in findings]


def test_the_schema_has_the_elements_of_the_encoder_in_its_modules(grammar):
    found: dict[str, set[str]] = {}
    for definition in grammar.findall(RELAXNG + "define"):
        names = {name.text for name in definition.findall(f".//{RELAXNG}element/{RELAXNG}name")}
        if names:
            found.setdefault(definition.get("name").partition(".")[0], set()).update(names)
    assert {module: set(names.split()) for module, names in ELEMENTS.items()} == found


def test_the_examples_use_every_element_and_attribute_of_the_schema(grammar):
    allowed = {
        (kind, name.text)
        for kind in ("element", "attribute")
        for name in grammar.iterfind(f".//{RELAXNG}{kind}/{RELAXNG}name")
    }
    used = set()
    for path in VALID:
        for element in etree.parse(path).iter(TEI + "*"):
            used.add(("element", etree.QName(element).localname))
            used.update(("attribute", etree.QName(name).localname) for name in element.attrib)
    assert allowed == used


def test_every_pattern_is_documented(grammar):
    documentation = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
    patterns = grammar.iterfind(RELAXNG + "define")
    assert [pattern.get("name") for pattern in patterns if not pattern.findtext(documentation)] == []


def test_every_pattern_is_used(grammar):
    used = {reference.get("name") for reference in grammar.iter(RELAXNG + "ref")}
    assert used == {pattern.get("name") for pattern in grammar.iterfind(RELAXNG + "define")}


def test_the_rng_is_what_the_rnc_gives(generate, capsys):
    assert generate.main(["--check"]) == 0, capsys.readouterr().err


def test_a_stale_rng_is_said_to_be_stale_and_written_anew(generate, capsys, monkeypatch, tmp_path):
    target = tmp_path / "tei_edition.rng"
    target.write_text("<grammar/>")
    monkeypatch.setattr(generate, "TARGET", target)
    assert generate.main(["--check"]) == 1
    expected = "tei_edition.rng is not what tei_edition.rnc and tei_edition.sch give. Run: python schema/generate.py\n"
    assert expected == capsys.readouterr().err
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    assert target.read_bytes() == (SCHEMA / "tei_edition.rng").read_bytes()


def test_a_mistake_in_the_rnc_is_said_with_its_place(generate, capsys, monkeypatch, tmp_path):
    source = tmp_path / "tei_edition.rnc"
    source.write_text("start = element TEI { text }\nstart element\n")
    monkeypatch.setattr(generate, "SOURCE", source)
    assert generate.main([]) == 2
    assert "[2:7]" in capsys.readouterr().err


def test_an_element_of_which_nothing_is_known_is_said(generate, capsys, monkeypatch, tmp_path):
    source = tmp_path / "tei_edition.rnc"
    source.write_text('default namespace = "http://www.tei-c.org/ns/1.0"\nstart = a\na = element unknown { text }\n')
    monkeypatch.setattr(generate, "SOURCE", source)
    assert generate.main(["--check"]) == 2
    assert "Nothing is known of unknown: add it to MODULES in odd.py" in capsys.readouterr().err


def test_a_page_shows_each_element_with_an_example(generate, tmp_path):
    page = tmp_path / "schema.md"
    assert generate.main(["--page", str(page), "--examples", str(EXAMPLES / "valid")]) == 0
    content = page.read_text(encoding="utf-8")
    assert content.count("\n## `") == len({name for names in ELEMENTS.values() for name in names.split()})
    assert "## `gap`\n\nThe place at which the source was cut off, or at which something is withheld." in content
    assert '```xml\n<gap reason="truncated" cert="0.9" resp="#resp-structure"/>\n```' in content
    assert "Inside: `p`" in content
