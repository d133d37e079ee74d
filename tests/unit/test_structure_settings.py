"""edition.toml states which recognisers are asked, and what kind a document is; the report says what was found."""

import itertools
import re

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


def encoded(tmp_path, text, stated=""):
    path = tmp_path / "x.txt"
    path.write_text(text, "utf-8")
    workshop = Workshop(settings(tmp_path, stated), lambda: 0.0, lambda *_: None)
    return workshop.encode(Input(str(path), "x.txt"), DocumentReport("x", str(path))).data.decode()


def test_the_day_of_issue_in_the_text_gives_dates_their_years_less_surely_than_a_stated_one(tmp_path):
    prose = "این باغ همه ماست و درخت‌های آن را همه با هم کاشته‌ایم. " * 3
    text = f"پیام به باغبانان\n\n{prose}در ۳ آبان باغ باز شد و دیروز بسته شد. {prose}\n\nکمیته باغ\n۲۹ آبان ۱۳۸۰\n"
    found = encoded(tmp_path, text)
    assert 'when="2001-10-25"' in found
    assert 'when="2001-11-19"' in found
    assert 'cert="0.71"' in found
    stated = encoded(tmp_path, text, '[documents."x.txt"]\nissued = "1990-11-20"')
    assert 'when="1990-10-25"' in stated
    assert 'cert="0.8"' in stated


def test_the_header_states_when_a_document_was_issued_and_on_what_evidence(tmp_path):
    text = "پیام به باغبانان\n\n" + "این باغ همه ماست و زیباست. " * 8 + "\n\nکمیته باغ\n۲۹ آبان ۱۳۸۰\n"
    found = re.findall("<creation>(.*)</creation>", encoded(tmp_path, text))
    assert found == [
        '<date when="2001-11-20" cert="0.88" resp="#resp-structure" evidence="internal">۲۹ آبان ۱۳۸۰</date>'
    ]
    stated = re.findall(
        "<creation>(.*)</creation>", encoded(tmp_path, text, '[documents."x.txt"]\nissued = "1990-11-20"')
    )
    assert stated == ['<date when="1990-11-20" evidence="external">1990-11-20</date>']


def test_a_document_without_a_date_of_its_own_has_none_in_its_header(tmp_path):
    assert "<creation>" not in encoded(tmp_path, "پیام به باغبانان\n\n" + "این باغ در ۳ آبان ۱۳۸۰ باز شد. " * 8)


def test_a_month_of_issue_is_no_day(tmp_path):
    text = "پیام به باغبانان\n\n" + "این باغ همه ماست و دیروز باز شد. " * 8 + "\n\nکمیته باغ\nآبان ۱۳۸۰\n"
    found = encoded(tmp_path, text)
    assert 'when="2001' not in found
    assert '<creation><date notBefore="2001-10-23" notAfter="2001-11-21"' in found
