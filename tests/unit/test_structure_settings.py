"""edition.toml states which recognisers are asked, and what kind a document is; the report says what was found."""

import itertools

import pytest

from tei_edition.model import EditionError
from tei_edition.readers import Received, read
from tei_edition.structure import RECOGNISERS, Policy, recognise
from tei_edition.workflow.inputs import Input
from tei_edition.workflow.report import DocumentReport
from tei_edition.workflow.settings import load
from tei_edition.workflow.stages import Workshop


def settings(tmp_path, content):
    path = tmp_path / "edition.toml"
    path.write_text(content, "utf-8")
    return load(path)


def test_a_document_says_more_than_the_edition(tmp_path):
    stated = settings(
        tmp_path,
        """
[structure]
forbid = ["verses", "teasers"]
force = ["interviews"]
[documents."x.txt"]
kind = "letter"
force = ["verses"]
forbid = ["interviews"]
""",
    )
    policy = stated.policy(stated.of("x.txt"))
    assert ({"verses"}, {"teasers", "interviews"}, "letter") == (policy.forced, policy.forbidden, policy.kind)
    others = stated.policy(stated.of("y.txt"))
    assert ({"interviews"}, {"verses", "teasers"}, "") == (others.forced, others.forbidden, others.kind)


@pytest.mark.parametrize(
    "content",
    [
        '[structure]\nforbid = ["verse"]',
        '[documents."x"]\nkind = "essay"',
        '[structure]\nforbid = "verses"',
        "[structure]\nkind = 1",
    ],
)
def test_what_is_unknown_is_an_error(tmp_path, content):
    with pytest.raises(EditionError):
        settings(tmp_path, content)


def test_recognition_is_a_stage_of_its_own_and_is_reported(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text(
        "پیام به باغبانان\n\nرفقا!\n\n" + "این باغ همه ماست و درخت‌های آن را همه با هم کاشته‌ایم. " * 4, "utf-8"
    )
    clock = itertools.count().__next__
    workshop = Workshop(settings(tmp_path, ""), lambda: float(clock()), lambda *_: None)
    report = DocumentReport("x", str(path))
    encoded = workshop.encode(Input(str(path), "x.txt"), report)
    assert report.kind == "message"
    assert report.recognitions["salutation"] == 1
    assert list(report.seconds) == ["read", "structure", "annotate", "link", "encode"]
    assert b'<catRef scheme="#taxonomy.kind" target="#kind.message"' in encoded.data
    assert report.as_record()["kind"] == "message"


def test_a_document_stays_as_it_was_read_where_every_recogniser_is_forbidden():
    document = read(Received("x.txt", "پیام به باغبانان\n\nرفقا!\n".encode()))
    assert recognise(document, Policy(forbidden=frozenset(RECOGNISERS))) is document
