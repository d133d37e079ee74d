"""The rules of schema/tei_edition.sch: each has an example that keeps it, and one that breaks it and no other."""

import datetime as dt
import re
from pathlib import Path

import pytest
from lxml import etree
from persiantools.jdatetime import JalaliDate

from tei_edition.annotators import dates
from tei_edition.dates import DateContext
from tei_edition.model import Attribution, Edition
from tei_edition.readers import Received, read
from tei_edition.structure import recognise
from tei_edition.tei.encoding import encode
from tei_edition.tei.header import HeaderTemplate
from tei_edition.validation import parse
from tei_edition.validation.schematron import Schematron
from tei_edition.validation.schematron_compiler import SCHEMATRON, XML_LANGUAGE

ROOT = Path(__file__).parents[2]
RULES = ROOT / "schema" / "tei_edition.sch"
EXAMPLES = Path(__file__).parent / "schematron"
SOURCE = etree.parse(RULES).getroot()
ASSERTIONS = {node.get("id", ""): node for node in SOURCE.iter(SCHEMATRON + "assert", SCHEMATRON + "report")}


def broken(rules: Schematron, path: Path) -> list[str]:
    return [failure.assertion for failure in rules.failures(parse(path.read_bytes(), path.name), path.name)]


@pytest.mark.parametrize("identifier", ASSERTIONS)
def test_the_example_that_keeps_a_rule_breaks_none(rules, identifier):
    assert broken(rules, EXAMPLES / "valid" / f"{identifier}.xml") == []


@pytest.mark.parametrize("identifier", ASSERTIONS)
def test_the_example_that_breaks_a_rule_breaks_it_and_no_other(rules, identifier):
    assert {identifier} == set(broken(rules, EXAMPLES / "invalid" / f"{identifier}.xml"))


def test_there_are_examples_of_these_rules_only():
    for kind in ("valid", "invalid"):
        assert set(ASSERTIONS) == {path.stem for path in (EXAMPLES / kind).glob("*.xml")}


@pytest.mark.parametrize("identifier", ASSERTIONS)
def test_a_rule_has_an_id_a_role_and_what_to_do_in_persian_and_english(identifier):
    assert ASSERTIONS[identifier].get("role") in ("error", "warning")
    diagnostics = {node.get("id"): node for node in SOURCE.iter(SCHEMATRON + "diagnostic")}
    given = [diagnostics[name] for name in (ASSERTIONS[identifier].get("diagnostics") or "").split()]
    assert [("message", "fa"), ("remedy", "en"), ("remedy", "fa")] == [
        (node.get("role"), node.get(XML_LANGUAGE)) for node in given
    ]


@pytest.mark.parametrize("identifier", ASSERTIONS)
def test_a_finding_is_in_the_language_asked_for(rules, identifier):
    path = EXAMPLES / "invalid" / f"{identifier}.xml"
    tree = parse(path.read_bytes(), path.name)
    for language, letters in (("fa", "[آ-ی]{2}"), ("en", "[a-z]{2}")):
        for found in rules.validate(tree, path.name, language):
            assert found.code in ("V03", "V04")
            # What the document says itself stands in the message as it is.
            assert re.search(letters, found.message)
            assert re.search(letters, found.remedy)
            assert found.message.endswith(f" ({identifier}).")
            assert found.remedy.endswith(".")


def first_and_last(year: int, month: int | None = None) -> tuple[dt.date, dt.date]:
    first = JalaliDate(year, month or 1, 1).to_gregorian()
    following = (year + 1, 1) if month in (None, 12) else (year, (month or 0) + 1)
    return first, JalaliDate(*following, 1).to_gregorian() - dt.timedelta(days=1)


def dated(*dates: str) -> bytes:
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><sourceDesc><idno type="sha256">'
        f"{'0' * 64}</idno></sourceDesc></fileDesc><profileDesc>"
        '<calendar xml:id="jalali"/><calendar xml:id="imperial"/></profileDesc></teiHeader>'
        f"<text><body><p>{''.join(dates)}</p></body></text></TEI>"
    ).encode()


def date(calendar: str, custom: str, low: dt.date, high: dt.date) -> str:
    values = f'when="{low}"' if low == high else f'notBefore="{low}" notAfter="{high}"'
    return f'<date {values} when-custom="{custom}" datingMethod="#{calendar}">x</date>'


def disagreeing(rules: Schematron, *dates: str) -> int:
    failures = rules.failures(parse(dated(*dates), "d.xml"), "d.xml")
    assert {failure.assertion for failure in failures} <= {"custom.agrees", "custom.exists", "name.responsible"}
    return sum(failure.level == "error" for failure in failures)


@pytest.mark.parametrize(("calendar", "offset", "years"), [("jalali", 0, 455), ("imperial", 1180, 33)])
def test_every_year_and_month_converts_as_persiantools_does(rules, calendar, offset, years):
    agreeing, others = [], []
    for year in range(1178, 1178 + years):
        first, last = first_and_last(year)
        agreeing.append(date(calendar, f"{year + offset}", first, last))
        others.append(date(calendar, f"{year + offset}", first, last + dt.timedelta(days=1)))
        # The months of a leap year and of another are those of all; what differs is the last, and where a year begins.
        for month in range(1, 13) if year < 1180 else (1, 12):
            first, last = first_and_last(year, month)
            length = (last - first).days + 1
            agreeing += (
                date(calendar, f"{year + offset}-{month:02}", first, last),
                date(calendar, f"{year + offset}-{month:02}-01", first, first),
                date(calendar, f"{year + offset}-{month:02}-{length}", last, last),
            )
            beyond = last + dt.timedelta(days=1)
            others.append(date(calendar, f"{year + offset}-{month:02}-{length}", beyond, beyond))
            if length < 31:  # a day that the month does not have
                others.append(date(calendar, f"{year + offset}-{month:02}-{length + 1}", beyond, beyond))
    assert disagreeing(rules, *agreeing) == 0
    assert len(others) == disagreeing(rules, *others)


def test_what_the_encoder_writes_keeps_the_rules(rules):
    """Every golden and every text of the anatomy, encoded whole; the seeds are built by the commands' tests."""
    folder = ROOT / "tests" / "golden"
    names = sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md") and path.name != "README.md")
    assert len(names) > 60
    for path in names:
        document = read(Received(path.name, path.read_bytes()))
        document = recognise(document)
        document = document.with_layer(dates.annotate(document, DateContext())[0])
        encoded = encode(document, HeaderTemplate(), Edition(), Attribution("golden"))
        found = [str(one) for one in rules.validate(encoded.tree, path.name)]
        assert [] == found
