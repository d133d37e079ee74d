"""Authority files beside the sources: read, never written; the registers and proposals of an edition.

Names are laid over the documents here by a list, so that these tests hold whatever finds names.
"""

import json
import re
from pathlib import Path

import pytest

from tei_edition.annotators import dates
from tei_edition.model import Document, Layer, Mention, Span
from tei_edition.workflow.building import encode_to
from tei_edition.workflow.requests import Request

NAMES = {
    "محمود صالحی": "person",
    "صالحی": "person",
    "سمیر نوری": "person",
    "سندیکای خبازان سقز": "organization",
    "شیراز": "place",
}
AUTHORITY = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
<listPerson><person xml:id="person.salehi"><persName>محمود صالحی</persName>
<affiliation ref="#org.union" role="secretaryOf">دبیر</affiliation></person></listPerson>
<listOrg><org xml:id="org.union"><orgName>سندیکای خبازان سقز</orgName></org></listOrg>
</standOff></TEI>
"""


def found(document: Document, _: object) -> tuple[Layer, tuple[()]]:
    pattern = re.compile("|".join(sorted(NAMES, key=len, reverse=True)))
    return (
        Layer(
            "names",
            "finding names",
            tuple(
                Mention(NAMES[match[0]], Span(*match.span()), 0.9)  # type: ignore[arg-type]
                for match in pattern.finditer(document.text.content)
            ),
        ),
        (),
    )


@pytest.fixture
def sources(tmp_path, monkeypatch):
    """Two documents and an authority file, in a folder that is called `in`."""
    monkeypatch.setattr(dates, "annotate", found)
    folder = tmp_path / "in"
    (folder / "authority").mkdir(parents=True)
    (folder / "a.txt").write_text("محمود صالحی دبیر سندیکای خبازان سقز گفت. صالحی و سمیر نوری رفتند.\n", "utf-8")
    (folder / "b.txt").write_text("محمود صالحی در شیراز است. سمیر نوری نیز.\n", "utf-8")
    (folder / "edition.toml").write_text("[annotators]\nnames = false\n")
    (folder / "authority" / "names.xml").write_text(AUTHORITY, "utf-8")
    return folder


def registers(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "authority").glob("*")) if (folder / "authority").exists() else []


def test_a_build_links_to_the_authority_file_and_never_writes_it(call, sources, tmp_path):
    result = call("build", "in", "-o", "out")

    assert (0, "") == (result.status, result.err)
    assert AUTHORITY == (sources / "authority" / "names.xml").read_text("utf-8")
    assert ["organizations.xml", "persons.xml", "places.xml", "proposals.xml"] == registers(tmp_path / "out")
    tei = (tmp_path / "out" / "tei" / "a.xml").read_text("utf-8")
    assert 2 == tei.count('<persName ref="#person.salehi"')
    assert '<person xml:id="person.salehi"' in tei
    proposals = (tmp_path / "out" / "authority" / "proposals.xml").read_text("utf-8")
    assert 'xml:id="person.smyr-nvry"' in proposals
    assert "person.salehi" not in proposals


def test_without_linking_the_mentions_stay_and_point_nowhere(call, sources, tmp_path):
    assert 0 == call("build", "in", "-o", "out").status
    linked = (tmp_path / "out" / "tei" / "a.xml").read_text("utf-8")
    (sources / "edition.toml").write_text("[annotators]\nnames = false\nlinking = false\n")

    result = call("build", "in", "-o", "out")

    assert (0, "") == (result.status, result.err)
    tei = (tmp_path / "out" / "tei" / "a.xml").read_text("utf-8")
    assert linked.count("<persName ref=") == tei.count("<persName cert=") > 0
    assert (False, False) == (" ref=" in tei.partition("<text>")[2], "<standOff>" in tei)
    assert [] == registers(tmp_path / "out")


def test_the_report_counts_the_links(call, sources, tmp_path):
    call("build", str(sources), "-o", "out")
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert [
        {"linked": 3, "nil": 1, "ambiguous": 0},
        {"linked": 1, "nil": 2, "ambiguous": 0},
    ] == [document["links"] for document in report["documents"]]
    assert {f"authority/{name}" for name in registers(tmp_path / "out")} <= set(report["outputs"])


@pytest.mark.parametrize("command", ["build", "encode"])
def test_registers_that_are_no_longer_made_are_removed(call, sources, tmp_path, monkeypatch, command):
    call(command, "in", "-o", "out")
    assert registers(tmp_path / "out")
    monkeypatch.setattr(dates, "annotate", lambda *_: (Layer("names", ""), ()))
    call(command, "in", "-o", "out")
    assert [] == registers(tmp_path / "out")
    assert sources.joinpath("authority", "names.xml").exists()


def test_what_the_registers_hold_validates(call, sources, tmp_path):
    call("build", str(sources), "-o", "out")
    files = [str(path) for path in (tmp_path / "out" / "authority").glob("*.xml")]
    result = call("validate", *files)
    assert 0 == result.status, result.out


def test_the_same_sources_give_the_same_bytes(call, sources, tmp_path):
    for output in ("one", "two"):
        call("build", str(sources), "-o", output)
    for name in ("authority/persons.xml", "authority/proposals.xml", "tei/a.xml", "tei/b.xml"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_one_document_that_goes_elsewhere_is_linked_too(sources):
    received: list[bytes] = []
    encode_to(Request([str(sources / "a.txt")], lambda: 0.0, lambda *_: None), received.append)
    assert b'ref="#person.salehi"' in received[0]


def test_stated_files_are_read_and_no_others(call, sources, tmp_path):
    (sources / "edition.toml").write_text('[authority]\nfiles = ["mine.xml"]\n', "utf-8")
    (sources / "mine.xml").write_text(AUTHORITY.replace("person.salehi", "person.mine"), "utf-8")
    result = call("encode", "in", "-o", "out")
    assert 0 == result.status, result.err
    tei = (tmp_path / "out" / "tei" / "a.xml").read_text("utf-8")
    assert 'ref="#person.mine"' in tei
    assert 'ref="#person.salehi"' not in tei


def test_a_stated_file_that_is_not_there_is_said_and_stops_no_document(call, sources, tmp_path):
    (sources / "edition.toml").write_text('[authority]\nfiles = ["missing.xml"]\n', "utf-8")
    result = call("encode", "in", "-o", "out")
    assert 3 == result.status
    assert "missing.xml: I01" in result.err
    assert ["a.xml", "b.xml"] == sorted(path.name for path in (tmp_path / "out" / "tei").iterdir())


def test_a_broken_authority_file_is_said_and_stops_no_document(call, sources, tmp_path):
    (sources / "authority" / "broken.xml").write_text("<TEI>\n<person>\n</TEI>", "utf-8")
    result = call("encode", "in", "-o", "out")
    assert 1 == result.status
    assert "broken.xml:3" in result.err
    assert 'ref="#person.salehi"' in (tmp_path / "out" / "tei" / "a.xml").read_text("utf-8")


def test_a_record_cannot_be_called_like_a_document(call, sources):
    (sources / "person.salehi.txt").write_text("متن\n", "utf-8")
    (sources / "edition.toml").write_text('[documents."person.salehi.txt"]\nid = "person.salehi"\n', "utf-8")
    result = call("encode", "in", "-o", "out")
    assert 1 == result.status
    assert "names.xml:2: A05" in result.err
