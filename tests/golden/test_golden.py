"""What becomes of small texts with real dirt, exactly; `pytest --regold` writes the goldens anew."""

import difflib
from pathlib import Path

import pytest
from lxml import etree

from tei_edition.model import Attribution, Document, Edition
from tei_edition.readers import Received, read
from tei_edition.tei.encoder import encode_text
from tei_edition.tei.encoding import Encoded, encode
from tei_edition.tei.header import HeaderTemplate
from tei_edition.tei.laws import check_round_trip
from tei_edition.validation import Schema, parse

SOURCES = sorted(path for path in Path(__file__).parent.iterdir() if path.suffix in (".txt", ".md"))


@pytest.fixture(params=SOURCES, ids=lambda path: path.name)
def source(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def document(source: Path) -> Document:
    return read(Received(source.name, source.read_bytes()))


@pytest.fixture
def encoded(document: Document) -> Encoded:
    return encode(document, HeaderTemplate(), Edition(), Attribution("golden"))


def test_a_golden_is_encoded_as_it_was_agreed(source: Path, document: Document, pytestconfig: pytest.Config):
    golden = source.with_suffix(".xml")
    made = encode_text(document.reading).xml
    agreed = golden.read_text(encoding="utf-8", newline="") if golden.exists() else ""
    if pytestconfig.getoption("regold") and made != agreed:
        golden.write_text(made, encoding="utf-8", newline="")
        lines = difflib.unified_diff(agreed.splitlines(), made.splitlines(), golden.name, golden.name, lineterm="")
        pytest.skip("written anew:\n" + "\n".join(lines))

    assert agreed == made


def test_a_golden_reads_back_the_same(encoded: Encoded, document: Document):
    check_round_trip(encoded.tree, document.reading, document.source.name)


def test_a_golden_is_valid(encoded: Encoded, schema: Schema):
    assert () == schema.validate(parse(encoded.data, "golden.xml"), "golden.xml")


def test_a_golden_is_valid_tei(encoded: Encoded, tei_all: etree.RelaxNG):
    assert tei_all.validate(parse(encoded.data, "golden.xml")), tei_all.error_log
