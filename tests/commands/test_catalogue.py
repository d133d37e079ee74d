"""Every finding of the catalogue: the situation that raises it, run one by one."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import FileIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from lxml import etree

from tei_edition.model import CATALOGUE, Document, EditionError, Finding, Licence
from tei_edition.packaging.checking import REPOSITORIES, Candidate, PublicFile, check
from tei_edition.packaging.deposit.repeating import Clock
from tei_edition.readers import Received, read
from tei_edition.rendering.saxon import Stylesheets
from tei_edition.tei.laws import check_plain_text, check_round_trip
from tei_edition.text.laws import check_alignment, check_regions
from tei_edition.validation import Schema
from tei_edition.validation.schematron import Schematron
from tei_edition.workflow import reading, validating
from tei_edition.workflow.building import build, divide, encode_to
from tei_edition.workflow.depositing import DepositRequest, deposit
from tei_edition.workflow.evaluating import compare
from tei_edition.workflow.packaging import package
from tei_edition.workflow.rendering import render
from tei_edition.workflow.report import Report
from tei_edition.workflow.requests import Request
from tei_edition.workflow.serving import server_of
from tei_edition.workflow.settings import WordSettings
from tei_edition.workflow.training import train_on
from tei_edition.workflow.validating import Validation, validate
from tests.deposit.repository import TOKEN, RefusalError, Repository
from tests.depositable import CLEAN, EDITOR, by, stating, with_files

type Situation = Callable[[Path], Iterable[Finding]]
SITUATIONS: dict[str, Situation] = {}


def raises(code: str) -> Callable[[Situation], Situation]:
    """Say which finding a situation raises; it gets an empty folder, which is also the current one."""

    def register(situation: Situation) -> Situation:
        assert code not in SITUATIONS
        SITUATIONS[code] = situation
        return situation

    return register


def request(*arguments: str) -> Request:
    return Request(arguments, lambda: 0.0, lambda *_: None)


def encode(*arguments: str, output: str = "out") -> Iterable[Finding]:
    return build(request(*arguments), Path(output), encode_only=True).all_findings()


def given(name: str, data: str | bytes = "متن\n") -> str:
    """Write a file, and give its name."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


def settings(content: str) -> Iterable[Finding]:
    given("edition.toml", content)
    return encode(given("a.txt"))


def corrected(table: str) -> Iterable[Finding]:
    given("edition.toml", f'[[documents."a.txt".corrections]]\n{table}\n')
    return encode(given("a.txt", "سفر به سفر\n\nدو\n"))


def tei() -> str:
    """Encode a document, and give the name of its file."""
    encode(given("a.txt", "یک\n\nدو\n"))
    return "out/tei/a.xml"


def changed(old: str, new: str) -> str:
    """Encode a document, change its file by hand, and give its name."""
    path = Path(tei())
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new), "utf-8")
    return str(path)


def validated(file: str, *, laws: bool = False, profile: str = "") -> Iterable[Finding]:
    return validate(request(file), Validation(laws=laws, profile=profile)).all_findings()


def document() -> Document:
    return read(Received("a.txt", "یک\n\nدو\n".encode()))


# What was given as input.
raises("I01")(lambda _: encode("missing.txt"))
raises("I02")(lambda folder: encode(linked(folder)))
raises("I03")(lambda _: encode(given("a.txt", b"\x89PNG\r\n\x1a\n")))
raises("I04")(lambda _: encode(given("a.txt", "متن درست".encode() + b"\xff")))
raises("I05")(lambda _: encode(given("a.txt", bytes(range(128, 256)))))
raises("I06")(lambda _: encode(given("a.txt", "")))
raises("I07")(lambda _: encode("."))
raises("I08")(lambda _: encode(str(Path(given("in/.hidden")).parent)))
raises("I09")(lambda _: encode("*.txt"))


def linked(folder: Path) -> str:
    (folder / "loop.txt").symlink_to("loop.txt")
    return "loop.txt"


# The dates.
raises("D01")(lambda _: encode(given("a.txt", "در ۳۱ مهر ۱۳۶۰ بود.\n")))
raises("D02")(lambda _: encode(given("a.txt", "روز دوشنبه ۳۰ خرداد ۱۳۶۰ بود.\n")))
raises("D03")(lambda _: encode(given("a.txt", "۲۹ فروردین ۱۳۸۰ - ۲۵ آوریل ۲۰۰۱\n")))
raises("D04")(lambda _: encode(given("a.txt", "در ۱۸ آوریل ۱۳۸۰ بود.\n")))
raises("D05")(lambda _: encode(given("a.txt", "در ۱۵ مارس ۱۵۰۰ میلادی بود.\n")))
raises("W01")(lambda _: encode(given("a.txt", "پست گиро آمد.\n")))
raises("W02")(lambda _: corrected('quote = "نیست"\ncorrection = "هست"'))
raises("W03")(lambda _: corrected('quote = "سفر"\ncorrection = "سقز"'))
raises("W04")(lambda _: corrected('quote = "سفر به سفر\\n\\nدو"\ncorrection = "سقز"'))
raises("W05")(lambda _: encode(given("a.txt", "The aim of the union is that work for all is to be the rule.\n")))


# The settings.
raises("C01")(lambda _: settings("[edition"))
raises("C02")(lambda _: settings("[edtion]"))
raises("C03")(lambda _: settings("edition = 5"))
raises("C04")(lambda _: settings('[documents."a.txt"]\nid = "1"'))
raises("C05")(lambda _: settings('[documents."b.txt"]'))
raises("C09")(lambda _: settings('[documents."a.txt"]\nissued = "1380-07-05"'))


@raises("C06")
def _one_id_for_two(_: Path) -> Iterable[Finding]:
    given("in/edition.toml", '[documents."a.txt"]\nid = "x"\n[documents."b.txt"]\nid = "x"')
    return encode(given("in/a.txt"), given("in/b.txt"))


@raises("C07")
def _settings_twice(_: Path) -> Iterable[Finding]:
    given("in/edition.toml", "")
    given("on/edition.toml", "")
    return encode(given("in/a.txt"), given("on/b.txt"))


@raises("C08")
def _a_profile_that_is_not_stated(_: Path) -> Iterable[Finding]:
    return validated(given("a.xml"), profile="other")


# What is written.
raises("O01")(lambda _: encode(given("a.txt"), output=given("file")))
raises("O02")(lambda _: encode(given("a.txt"), output="."))


@raises("O05")
def _a_file_that_somebody_changed(_: Path) -> Iterable[Finding]:
    Path(tei()).write_bytes(Path(tei()).read_bytes().replace("یک".encode(), "یکم".encode()))
    return encode("a.txt")


@raises("O06")
def _a_file_that_somebody_changed_and_no_source_makes(situation: Path) -> Iterable[Finding]:
    _a_file_that_somebody_changed(situation)
    return encode(given("b.txt"))


raises("O04")(lambda _: encode_to(request(given("a.txt"), given("b.txt")), lambda _: None).all_findings())


@raises("O03")
def _a_file_in_the_way(_: Path) -> Iterable[Finding]:
    tei()
    shutil.rmtree("out/tei")
    given("out/tei")
    return encode("a.txt")


# What a reader saw.
raises("R01")(lambda _: encode(given("a.txt", "a\0b")))
raises("R02")(lambda _: encode(given("a.txt", "اين متن است كه كسي نوشته است".encode("cp1256"))))
raises("R03")(lambda _: encode(given("a.md", "<table><tr><td>یک\n")))
raises("R04")(lambda _: encode(given("a.md", "> " * 5000 + "ته\n")))
raises("R05")(lambda _: encode(given("a.txt"), given("a.md")))
raises("R06")(lambda _: encode(given("a.md", "# متن\n\n![عکس](none.png)\n".encode())))


# The authority files.
def recorded(records: str) -> Iterable[Finding]:
    given("authority/a.xml", f"<TEI>{records}</TEI>")
    return encode(given("a.txt"))


PLACE = '<place xml:id="place.a"><placeName>الف</placeName></place>'
raises("A01")(lambda _: recorded(PLACE * 2))
raises("A02")(lambda _: recorded("<place><placeName>الف</placeName></place>"))
raises("A03")(lambda _: recorded('<place xml:id="place.a"/>'))
raises("A04")(lambda _: recorded(PLACE.replace("</place>", "<location><geo>91 0</geo></location></place>")))
raises("A05")(lambda _: recorded(PLACE.replace("place.a", "a")))
raises("A06")(lambda _: recorded("<p/>"))
raises("A07")(lambda _: recorded(f'{PLACE}<relation name="likes" active="#place.a" passive="#place.a"/>'))
raises("A08")(lambda _: recorded(f'{PLACE}<relation name="partOf" active="#place.a" passive="#place.b"/>'))


# What stands twice.
_CELL = "اتحادیه کارگران خدمات عمومی شهر"
raises("T01")(lambda _: encode(given("a.md", f"| نام | شهر |\n|--|--|\n| {_CELL} | رشت |\n| {_CELL} | قم |\n")))
raises("T02")(
    lambda _: encode(
        given(
            "a.txt",
            f"{_CELL} و باغ بزرگ کنار رود و خانه‌های سپید آن\n\nمتن\n\n{_CELL} و باغ بزرگ کنار رود و خانه‌های سپید آن\n",
        )
    )
)


# The text laws.
@raises("L01")
def _a_region_lost(_: Path) -> Iterable[Finding]:
    check_regions(replace(document(), regions=()))
    return ()


@raises("L02")
def _another_text(_: Path) -> Iterable[Finding]:
    whole = document()
    check_alignment(replace(whole, text=replace(whole.text, content="سه\n\nدو\n")))
    return ()


@raises("L03")
def _text_in_the_header(_: Path) -> Iterable[Finding]:
    given("header.j2", "<teiHeader/><text>another</text>")
    return settings('[edition]\nheader = "header.j2"')


@raises("L05")
def _another_reading(_: Path) -> Iterable[Finding]:
    check_round_trip(etree.parse(tei()), replace(document().reading, content="سه\n\nدو\n"), "a.xml")
    return ()


@raises("L06")
def _another_plain_text(_: Path) -> Iterable[Finding]:
    check_plain_text("متن", "مین", "a.xml")
    return ()


# The words.
def divided(*arguments: str, model: Path | None = None) -> Iterable[Finding]:
    return divide(request(*arguments), Path("words"), WordSettings(analysis=True, model=model)).all_findings()


raises("M02")(lambda _: divided(tei(), model=Path(given("model"))))
raises("M03")(lambda _: divided(changed("<p>یک</p>", "<p><s>یک</s></p>")))


@raises("M01")
def _without_hazm(_: Path) -> Iterable[Finding]:
    gone = [name for name in sys.modules if name.startswith("tei_edition.annotators.words.")]
    with patch.dict(sys.modules, {"hazm": None}):
        for name in gone:
            del sys.modules[name]
        return divided(tei())


# Validation.
raises("V01")(lambda _: validated(changed("<p>یک</p>", "<p>یک")))
raises("V03")(lambda _: validated(changed('occurs="2"', 'occurs="3"')))
raises("V04")(lambda _: validated(changed("<p>یک</p>", '<p><persName ref="https://example.org/1">یک</persName></p>')))
raises("V05")(lambda _: ruled('<report role="info" test="true()">A note.</report>'))
raises("V06")(lambda _: ruled('<assert test="xs:integer(local-name())">A number.</assert>'))
raises("V02")(lambda _: validated(changed("<p>یک</p>", "<سند>یک</سند>")))
raises("V10")(lambda _: validated(changed("<p>یک</p>", "<سند/>" * 1001)))


@raises("V08")
def _another_opinion(_: Path) -> Iterable[Finding]:
    with patch.object(validating, "opinions", lambda _, documents: ["no" for _ in documents]):
        return validate(request(tei()), Validation(second_opinion=True)).all_findings()


@raises("V09")
def _no_opinion(_: Path) -> Iterable[Finding]:
    with patch.dict(os.environ, {"PATH": ""}):
        return validate(request(tei()), Validation(second_opinion=True)).all_findings()


@raises("V07")
def _a_large_file(_: Path) -> Iterable[Finding]:
    reading.read_bytes(given("a.xml", "<TEI/>"), 5)
    return ()


@raises("I10")
def _a_file_that_grows(_: Path) -> Iterable[Finding]:
    path = given("a.xml", "<TEI/>")
    opened = Path.open

    class Growing(FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            with opened(Path(path), "ab") as other:
                other.write(b" ")
            return data

    with patch.object(Path, "open", lambda self, _: Growing(str(self))):
        reading.read_bytes(path)
    return ()


def ruled(assertion: str) -> Iterable[Finding]:
    """Ask one rule of a document's root."""
    schema = f"""<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <pattern><rule context="/*">{assertion}</rule></pattern></schema>"""
    return Schematron.load(Path(given("rules.sch", schema))).validate(etree.parse(tei()), "a.xml")


# The server of a site.
@raises("N01")
def _no_site(_: Path) -> Iterable[Finding]:
    server_of(Path("nothing"), 0)
    return ()


@raises("N02")
def _a_port_that_is_taken(_: Path) -> Iterable[Finding]:
    given("out/site/index.html")
    with server_of(Path("out"), 0) as server:
        server_of(Path("out"), server.server_port)
    return ()


# What the program itself needs.
raises("S06")(lambda _: settings('[names]\nmodel = "nothing.crfsuite"\n'))
raises("E04")(lambda _: train_on([tei()], Path("model")).findings)
TOKENS = "متن B-PER\n"


def evaluated(gold: str, found: str) -> Iterable[Finding]:
    return compare(gold, found).findings


@raises("E01")
def _no_file_of_that_name(_: Path) -> Iterable[Finding]:
    encode(given("a/a.txt"), given("a/b.txt"))
    given("gold/a.bio", TOKENS)
    given("gold/c.bio", TOKENS)
    return evaluated("gold", "out")


@raises("E02")
def _not_the_text_of_the_gold(_: Path) -> Iterable[Finding]:
    return evaluated(given("a.bio", TOKENS.replace("متن", "متنی")), tei())


@raises("E03")
def _no_tags(_: Path) -> Iterable[Finding]:
    return evaluated(given("a.bio", "متن\n"), tei())


@raises("S01")
def _no_schema(folder: Path) -> Iterable[Finding]:
    Schema.load(folder / "missing.rng")
    return ()


@raises("S05")
def _no_rules(folder: Path) -> Iterable[Finding]:
    Schematron.load(folder / "missing.sch")
    return ()


@raises("S02")
def _a_broken_style_sheet(folder: Path) -> Iterable[Finding]:
    given("broken.xsl", "<xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform' version='3.0'><xsl:no/>")
    stylesheets = Stylesheets(folder)
    stylesheets.transform("broken.xsl", stylesheets.parse(b"<a/>"), {})
    return ()


@raises("S03")
def _no_template(_: Path) -> Iterable[Finding]:
    return settings('[edition]\nheader = "missing.j2"')


@raises("S04")
def _an_unknown_element(_: Path) -> Iterable[Finding]:
    return render(request(changed("<p>یک</p>", "<unknown>یک</unknown>")), Path("site")).all_findings()


# What a repository answers.
def deposited(
    *faults: tuple[str, str, dict[str, Any]], then: Callable[[Repository], object] | None = None, **asked: Any
) -> Iterable[Finding]:
    """Deposit an edition in a repository with these faults; with `then`, once more after that."""
    encode(given("in/a.txt"))
    repository = Repository()
    environment = {"TEI_EDITION_TOKEN": asked.pop("token", TOKEN)}
    asked = {"repository": repository.address, "timeout": 0.5, **asked}
    clock = Clock(sleep=lambda _: None)
    files = asked.pop("files", [Path(given("edition.zip"))])
    wanted = DepositRequest(Path("out"), files, environment, clock, lambda *_: None, **asked)
    try:
        for method, ending, fault in faults:
            repository.fail(method, ending, times=9, **fault)
        found = deposit(wanted).findings
        if then:
            then(repository)
            found = deposit(wanted).findings
        return found
    finally:
        repository.close()


def refused(method: str, ending: str, status: int) -> Iterable[Finding]:
    return deposited((method, ending, {"refuse": RefusalError(status)}))


def published(repository: Repository) -> None:
    for draft in repository.drafts.values():
        draft.published = True
        draft.files.clear()


raises("H01")(lambda _: deposited(token=""))
raises("H02")(lambda _: deposited(repository="http://example.org"))
raises("H03")(lambda _: deposited(("GET", "/user/records", {"lose": True})))
raises("H04")(lambda _: refused("POST", "/records", 403))
raises("H05")(lambda _: refused("POST", "/records", 409))
raises("H06")(lambda _: deposited(then=lambda repository: repository.drafts.clear()))
raises("H07")(lambda _: refused("PUT", "/draft", 412))
raises("H08")(lambda _: refused("POST", "/records", 507))
raises("H09")(lambda _: deposited(("PUT", "/content", {"spoil": True})))
raises("H10")(lambda _: deposited())
raises("H11")(lambda _: deposited(publish=True))
raises("H12")(lambda _: deposited(then=published))
raises("H13")(lambda _: refused("GET", "/user/records", 302))
raises("H14")(lambda _: deposited())
raises("H15")(lambda _: deposited(then=lambda _: given("out/deposit/draft.json", "")))
raises("H16")(
    lambda _: deposited(then=lambda _: given("out/deposit/draft.json", ELSEWHERE)),
)
raises("H17")(lambda _: deposited(files=()))
ELSEWHERE = """{"repository": "https://example.org", "marker": "", "record": "", "doi": "", "page": "", "previous": "",
  "published": false, "files": []}"""


def packaged(content: str = "") -> Iterable[Finding]:
    """Build an edition of one document and package it."""
    if content:
        given("edition.toml", content)
    build(request(given("a.txt", "یک\n\nدو\n")), Path("out"))
    return package(Path("out"), lambda *_: None).findings


@raises("P01")
def _no_edition(folder: Path) -> Iterable[Finding]:
    return package(folder, lambda *_: None).findings


@raises("P02")
def _a_build_that_was_broken_off(_: Path) -> Iterable[Finding]:
    encode(given("a.txt"))
    given("out/report.json", Path("out/report.json").read_text().replace('"complete"', '"interrupted"'))
    return package(Path("out"), lambda *_: None).findings


@raises("P03")
def _tei_that_is_gone(_: Path) -> Iterable[Finding]:
    Path(tei()).unlink()
    return package(Path("out"), lambda *_: None).findings


@raises("P04")
def _an_edition_without_a_site(_: Path) -> Iterable[Finding]:
    tei()
    return package(Path("out"), lambda *_: None).findings


@raises("P05")
def _no_settings(_: Path) -> Iterable[Finding]:
    return packaged()


@raises("P06")
def _tei_without_a_header(_: Path) -> Iterable[Finding]:
    given(tei(), "<TEI/>")
    return package(Path("out"), lambda *_: None).findings


@raises("P07")
def _nothing_is_stated(_: Path) -> Iterable[Finding]:
    return packaged("[edition]\n")


@raises("P08")
def _a_source_that_changed(_: Path) -> Iterable[Finding]:
    packaged("[package]\nsources = true\n")
    given("a.txt", "سه\n")
    return package(Path("out"), lambda *_: None).findings


@raises("P09")
def _another_file_of_that_name(_: Path) -> Iterable[Finding]:
    tei()
    return package(Path("out"), lambda *_: None, output=Path(given("p.zip"))).findings


@raises("P10")
def _a_source_that_failed(_: Path) -> Iterable[Finding]:
    encode(given("a.txt"), given("b.txt", b""))
    return package(Path("out"), lambda *_: None).findings


# What repositories ask for.
def checked(candidate: Candidate, repository: str = "zenodo") -> Iterable[Finding]:
    return check(REPOSITORIES[repository], candidate)


def licensed(name: str, target: str) -> Candidate:
    return stating(licence=Licence(name, target))


raises("P20")(lambda _: checked(replace(CLEAN, unknown=("person.nobody",))))
raises("P21")(lambda _: checked(replace(CLEAN, leaks=("site/index.html",))))
raises("P22")(lambda _: checked(stating(titles=())))
raises("P23")(lambda _: checked(licensed("ours", "https://example.org/")))
raises("P24")(lambda _: checked(licensed("", "https://creativecommons.org/licenses/by-nc/4.0/")))
raises("P25")(lambda _: checked(stating(language="x-none")))
raises("P26")(lambda _: checked(stating(editors=(replace(EDITOR, affiliations=()),))))
raises("P27")(lambda _: checked(by("https://viaf.org/viaf/1234")))
raises("P28")(lambda _: checked(by("https://orcid.org/0000-0002-1825-0098")))
raises("P29")(lambda _: checked(stating(date="2026-13")))
raises("P30")(lambda _: checked(with_files(PublicFile("tei/متن.xml")), "arche"))
raises("P31")(lambda _: checked(with_files(PublicFile("a.txt", is_utf8=False)), "arche"))
raises("P32")(lambda _: checked(with_files(PublicFile("a.txt", marked=True)), "arche"))
raises("P33")(lambda _: checked(replace(CLEAN, sizes=(1,) * 101)))
raises("P34")(lambda _: checked(replace(CLEAN, sizes=(50_000_000_001,))))
raises("P35")(lambda _: checked(stating(doi="")))


@raises("P11")
def _settings_that_changed(_: Path) -> Iterable[Finding]:
    packaged('[edition]\nversion = "1"\n')
    given("edition.toml", '[edition]\nversion = "2"\n')
    return package(Path("out"), lambda *_: None).findings


@raises("B01")
def _a_fault(_: Path) -> Iterable[Finding]:
    report = Report()
    with reading.collecting(report.findings, "a.txt"):
        raise ZeroDivisionError
    return report.findings


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_finding_of_the_catalogue_is_raised(code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    try:
        found = list(SITUATIONS[code](tmp_path))
    except EditionError as error:
        found = [error.finding]
    assert code in {said.code for said in found}


def test_no_situation_is_of_a_finding_that_is_gone():
    assert set(SITUATIONS) <= set(CATALOGUE)
