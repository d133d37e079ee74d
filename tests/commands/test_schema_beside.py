"""Editors of XML: every TEI file names the schema, and it lies where the file says, wherever the file is taken."""

import json
import re
import zipfile

import pytest
from lxml import etree

from tests.sites import ROOT

TEXT = "# نامه\n\nمحمود صالحی در تهران.\n"
SETTINGS = '[edition]\ntitle = "نامه"\n[words]\nanalysis = true\n'


@pytest.fixture(scope="module")
def edition(run_in, tmp_path_factory):
    folder = tmp_path_factory.mktemp("schema")
    (folder / "a.md").write_text(TEXT)
    (folder / "edition.toml").write_text(SETTINGS)
    assert run_in(folder, "build", "a.md", "-o", "out").status == 0
    return folder / "out"


def named(file):
    """The languages of the schemas that a file names, each with where it is."""
    lines = file.read_text().splitlines()[1:]
    found = [re.fullmatch(r'<\?xml-model href="(.*?)".* schematypens=".*/(.*?)"\?>', line) for line in lines]
    return [(model[2], file.parent / model[1]) for model in found if model]


@pytest.mark.parametrize(
    "path", ["tei/a.xml", "authority/places.xml", "site/tei/a.xml", "site/authority/places.xml", "tei-ana/a.ana.xml"]
)
def test_a_file_is_valid_by_what_it_names(edition, path):
    models = named(edition / path)
    schema = dict(models)["1.0"]
    assert etree.RelaxNG(etree.parse(schema)).validate(etree.parse(edition / path))
    assert (ROOT / "schema/tei_edition.sch").read_bytes() == dict(models)["schematron"].read_bytes()


def test_so_it_is_in_the_package(edition, run_in, tmp_path):
    assert run_in(tmp_path, "package", str(edition), "-o", "p.zip").status in (0, 1)
    with zipfile.ZipFile(tmp_path / "p.zip") as packed:
        packed.extractall(tmp_path)
    [tei] = tmp_path.glob("*/data/tei/a.xml")
    assert [True, True] == [place.is_file() for _, place in named(tei)]


def test_the_package_says_so_of_what_is_withheld(run_in, tmp_path):
    (tmp_path / "a.md").write_text("# نامه\n\nتلفن: ۰۲۱۱۲۳۴۵۶۷۸\n")
    (tmp_path / "edition.toml").write_text('[privacy]\ncontacts = ["telephone"]\n')
    assert run_in(tmp_path, "build", "a.md", "-o", "out").status == 0
    public = tmp_path / "out/site/tei/a.xml"
    assert '<gap reason="privacy"/>' in public.read_text()
    assert named(tmp_path / "out/tei/a.xml")[0][0] == named(public)[0][0]
    assert [True, True] == [place.is_file() for _, place in named(public)]


def test_a_file_that_nobody_touched_is_not_one_that_somebody_changed(run_in, tmp_path):
    (tmp_path / "a.md").write_text(TEXT)
    for _ in range(2):
        done = run_in(tmp_path, "encode", "a.md", "-o", "out")
        assert (0, "") == (done.status, done.err)
    made = json.loads((tmp_path / "out/report.json").read_text())["outputs"]
    assert {"schema/tei_edition.rng", "schema/tei_edition.sch"} <= set(made)


def test_standard_output_has_no_schema_beside_it(run_in, tmp_path):
    (tmp_path / "a.md").write_text(TEXT)
    assert "xml-model" not in run_in(tmp_path, "encode", "a.md", "-o", "-").out


def test_findings_point_to_the_line_of_the_file(edition, run_in, tmp_path):
    lines = (edition / "tei/a.xml").read_text().splitlines()
    number = next(number for number, line in enumerate(lines, 1) if "<text>" in line)
    lines[number - 1] = lines[number - 1].replace("<body>", "<body><wrong/>")
    (tmp_path / "b.xml").write_text("\n".join(lines))
    assert f"\nb.xml:{number}:{len('<text><body>') + 1}: V02 " in run_in(tmp_path, "validate", "b.xml").out
