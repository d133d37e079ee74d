"""`validate` and `render` on TEI files from anywhere."""

import json

import pytest


@pytest.fixture(scope="module")
def encoded(run_in, tmp_path_factory):
    folder = tmp_path_factory.mktemp("encoded")
    (folder / "a.txt").write_text("یک\n\nدو\n")
    assert run_in(folder, "encode", "a.txt", "-o", "edition").status == 0
    return (folder / "edition/tei/a.xml").read_text()


@pytest.fixture
def tei(encoded, tmp_path):
    """Write a TEI file, with one of its strings replaced."""

    def tei(name="a.xml", old="", new=""):
        assert old in encoded
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(encoded.replace(old, new) if old else encoded)
        return name

    return tei


def test_a_valid_file_is_said_to_be_valid_and_lawful(call, tei):
    done = call("validate", tei(), "--laws")
    assert (0, "", "1 of 1 valid and lawful.\n") == (done.status, done.out, done.err)


def test_the_findings_of_a_file_are_the_result(call, tei):
    done = call("validate", tei(old="<p>یک</p>", new="<unknown>یک</unknown>"))
    assert (1, "0 of 1 valid.\n") == (done.status, done.err)
    lines = [line for line in done.out.splitlines() if not line.startswith(" ")]
    assert any(": V02 invalid: The element “unknown” is not allowed inside “body”." in line for line in lines)
    assert all(line.startswith("a.xml:") and ": V0" in line for line in lines)


def test_a_file_that_is_not_well_formed_is_told_with_line_and_column(call, tmp_path):
    (tmp_path / "a.xml").write_text("<TEI>\n <text></TEI>")
    done = call("validate", "a.xml")
    assert (1, True) == (done.status, done.out.startswith("a.xml:2:14: V01 not-well-formed: "))


def test_what_is_no_xml_is_told(call, tmp_path):
    contents = [b"", b" \n", b"\x89PNG\r\n\x1a\n", "متن".encode(), b"<a>\xff</a>", b"\x00", b"<a>&x;</a>"]
    for number, data in enumerate(contents):
        (tmp_path / f"{number}.xml").write_bytes(data)
    done = call("validate", "*.xml")
    files = [line.split(":")[0] for line in done.out.splitlines() if ": V01 not-well-formed: " in line]
    assert (1, [f"{number}.xml" for number in range(len(contents))]) == (done.status, files)


def test_a_missing_file_is_told_and_the_others_are_validated(call, tei):
    done = call("validate", "missing.xml", tei())
    assert (3, "1 of 2 valid.\n") == (done.status, done.err)
    assert done.out.startswith("missing.xml: I01 missing-input")


def test_an_entity_that_names_a_file_is_not_followed(call, tei, tmp_path):
    (tmp_path / "secret.txt").write_text("geheim")
    tei(old='<?xml version="1.0" encoding="UTF-8"?>', new='<!DOCTYPE TEI [<!ENTITY x SYSTEM "secret.txt">]>')
    (tmp_path / "a.xml").write_text((tmp_path / "a.xml").read_text().replace("<p>یک", "<p>&x;یک"))
    call("render", "a.xml", "-o", "out")
    assert [] == [path for path in (tmp_path / "out").rglob("*.html") if "geheim" in path.read_text()]


def test_a_file_that_has_no_page_costs_the_others_nothing(call, tei, tmp_path):
    (tmp_path / "broken.xml").write_text("<TEI>")
    done = call("render", tei(), "broken.xml", "-o", "out")
    assert (1, True) == (done.status, "error: broken.xml:1:6: V01 not-well-formed" in done.err)
    assert (tmp_path / "out/site/a.html").is_file()


def test_an_element_that_the_style_sheet_does_not_know_is_told(call, tei):
    done = call("render", tei(old="<p>یک</p>", new="<unknown>یک</unknown>"), "-o", "out")
    assert (1, True) == (done.status, "error: a.xml: S04 not-rendered: " in done.err)


def test_no_id_takes_a_page_out_of_the_site(call, tei, tmp_path):
    identifiers = ["../../escaped", "/escaped", "a/b", "index", ""]
    for number, identifier in enumerate(identifiers):
        tei(f"n{number}.xml", old='xml:id="a"', new=f'xml:id="{identifier}"')
    assert 0 == call("render", "n*.xml", "-o", "out").status
    made = sorted(path.stem for path in (tmp_path / "out/site/tei").iterdir())
    assert (["n0", "n1", "n2", "n3", "n4"], []) == (made, list(tmp_path.rglob("escaped*")))


def test_two_files_of_one_id_get_a_page_each(call, tei, tmp_path):
    done = call("render", tei("x/a.xml"), tei("y/a.xml"), "-o", "out")
    assert (0, 2) == (done.status, done.err.count("warning: "))
    assert 2 == len(list((tmp_path / "out/site/tei").iterdir()))


def test_without_files_the_pages_are_made_of_the_edition(call, tei, tmp_path):
    tei("out/tei/a.xml")
    (tmp_path / "out/report.json").write_text('{"program": "tei-edition", "documents": []}')
    assert 0 == call("render", "-o", "out").status
    assert (tmp_path / "out/site/a.html").is_file()


def test_without_files_and_without_an_edition_there_is_nothing_to_render(call):
    done = call("render", "-o", "out")
    assert (3, True) == (done.status, "error: out/tei: I01 missing-input" in done.err)


def test_rendering_an_edition_keeps_its_report(call, tmp_path):
    (tmp_path / "a.txt").write_text("یک\n")
    call("encode", "a.txt", "-o", "out")
    before = json.loads((tmp_path / "out/report.json").read_bytes())
    call("render", "-o", "out")
    after = json.loads((tmp_path / "out/report.json").read_bytes())
    assert (before["documents"], True) == (after["documents"], "site/a.html" in after["outputs"])
