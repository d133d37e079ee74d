"""What a report says, and the exit status that follows from it."""

import json

import pytest

from tei_edition.model import ExitStatus, finding
from tei_edition.workflow.report import DocumentReport, Report

LOST = finding("I01", file="a.txt")
BROKEN = finding("L02", file="a.txt", detail="…")
SKIPPED = finding("I08", file="b.pdf", reason="…")
INVALID = finding("V02", file="tei/a.xml", reason="…", advice="…")


def test_a_report_without_findings_is_done():
    assert ExitStatus.DONE == Report([DocumentReport("a", "a.txt")]).status


@pytest.mark.parametrize(
    ("findings", "status"),
    [
        ([SKIPPED], ExitStatus.DONE),
        ([INVALID, SKIPPED], ExitStatus.FINDINGS),
        ([INVALID, LOST], ExitStatus.INPUT),
        ([BROKEN, LOST], ExitStatus.LAW),
        ([BROKEN, finding("S03", reason="…")], ExitStatus.LOADING),
        ([finding("B01", reason="…"), BROKEN], ExitStatus.BUG),
    ],
)
def test_the_gravest_finding_gives_the_status(findings, status):
    assert status == Report([DocumentReport("a", "a.txt", findings=findings)]).status


def test_an_interruption_is_the_status_whatever_was_found():
    assert ExitStatus.INTERRUPTED == Report(findings=[BROKEN], interrupted=True).status


@pytest.mark.parametrize(
    ("report", "state"),
    [
        (Report(), "complete"),
        (Report(interrupted=True), "interrupted"),
        (Report(stopped=True), "stopped"),
    ],
)
def test_the_state_says_whether_all_was_tried(report, state):
    assert state == report.as_record()["state"]


def test_what_stops_the_work_is_among_the_findings():
    report = Report()
    report.stop(LOST)
    assert ("stopped", [LOST]) == (report.state, report.findings)


def test_the_totals_count_documents_and_findings():
    report = Report([DocumentReport("a", "a", characters=3, outputs=["tei/a.xml"]), DocumentReport("b", "b")])
    report.documents[1].findings.extend([LOST, SKIPPED])
    assert {"documents": 2, "completed": 1, "characters": 3, "errors": 1, "warnings": 0, "notes": 1} == json.loads(
        report.as_json()
    )["totals"]


def test_a_report_has_these_fields():
    assert [
        "program",
        "version",
        "state",
        "status",
        "settings",
        "totals",
        "documents",
        "outputs",
        "made",
        "findings",
    ] == list(json.loads(Report().as_json()))


def test_a_document_has_these_fields():
    assert [
        "id",
        "source",
        "sha256",
        "media_type",
        "encoding",
        "title",
        "characters",
        "outputs",
        "kind",
        "counts",
        "recognitions",
        "links",
        "orthography",
        "words",
        "findings",
        "seconds",
    ] == list(DocumentReport("a", "a.txt").as_record())


def test_a_file_name_that_is_no_text_can_be_said_in_json():
    report = Report([DocumentReport("a", "a\udcff.txt")])
    assert "a\udcff.txt" == json.loads(report.as_json().encode("ascii"))["documents"][0]["source"]
