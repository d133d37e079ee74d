"""`tei-edition package`, as it is typed: what it makes, each time the same, and what it says of wrong input."""

import csv
import hashlib
import json
import os
import shutil
import signal
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from tests.full_edition import SETTINGS, write_sources

NAME = "two-documents-1-2"


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def written(folder, settings=SETTINGS):
    """Build the edition in a folder, as it is typed there."""
    return write_sources(folder / "sources", settings)


@pytest.fixture(scope="session")
def edition(tmp_path_factory, run_in):
    """A folder with sources and their edition."""
    folder = tmp_path_factory.mktemp("edition")
    written(folder)
    assert 0 == run_in(folder, "build", "sources", "-o", "edition").status
    return folder


@pytest.fixture
def there(edition, tmp_path):
    """A copy of them, to work in."""
    shutil.copytree(edition, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_a_newcomer_gets_a_package_and_what_dspace_takes(there, call):
    done = call("package", "edition")
    assert (0, "") == (done.status, done.err)
    assert f"package    edition/deposit/{NAME}.zip" in done.out
    assert f"DSpace     edition/deposit/{NAME}.saf.zip" in done.out
    with zipfile.ZipFile(there / "edition" / "deposit" / f"{NAME}.zip") as archive:
        names = {name.removeprefix(f"{NAME}/") for name in archive.namelist()}
        assert archive.testzip() is None
        times = {entry.date_time for entry in archive.infolist()}
    assert {(1980, 1, 1, 0, 0, 0)} == times
    assert {
        "bagit.txt",
        "data/README.en.md",
        "data/README.fa.md",
        "data/authority-files/fhrst.xml",
        "data/authority/persons.xml",
        "data/report.json",
        "data/schema/tei_edition.odd",
        "data/settings/edition.toml",
        "data/site.zip",
        "data/sources/first.txt",
        "data/tei/first.xml",
        "data/xslt/plaintext.xsl",
    } <= names
    assert not [name for name in names if name.endswith((".py", ".pyc"))]
    # What repositories with narrow rules take as the name of a file.
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./") for name in names)


def test_json_says_what_was_made(there, call):
    record = json.loads(call("package", "edition", "--json").out)
    assert there / record["package"] == there / "edition" / "deposit" / f"{NAME}.zip"
    assert ((there / record["package"]).stat().st_size, []) == (record["bytes"], record["findings"])
    assert "ro-crate-metadata.json" in record["forms"]
    with zipfile.ZipFile(there / record["package"]) as archive:
        assert record["files"] == sum("/data/" in name for name in archive.namelist())


def test_the_same_edition_gives_the_same_bytes_whatever_its_folder_and_the_clock(tmp_path, run_in):
    sums = []
    for place, zone in (("here", "UTC"), ("a longer place/اینجا", "Asia/Tehran")):
        folder = tmp_path / place
        sources = written(folder)
        os.utime(sources / "two.txt", (10**9, 10**9))
        named = str(sources) if place != "here" else "sources"
        assert 0 == run_in(folder, "build", named, "-o", "edition", TZ=zone).status
        for number in range(2):
            done = run_in(folder, "package", "edition", "-o", f"{number}/p.zip", TZ=zone)
            assert (0, "") == (done.status, done.err)
            sums.append(tuple(digest(folder / str(number) / name) for name in ("p.zip", "p.saf.zip")))
    assert 1 == len(set(sums))


def test_no_folder_of_this_machine_and_no_time_is_in_the_package(there, call):
    call("package", "edition")
    with zipfile.ZipFile(there / "edition" / "deposit" / f"{NAME}.zip") as archive:
        everything = {name: archive.read(name) for name in archive.namelist()}
    assert [] == [name for name, data in everything.items() if str(there).encode() in data]
    report = json.loads(everything[f"{NAME}/data/report.json"])
    assert ["two.txt", "یک.txt"] == [document["source"] for document in report["documents"]]
    assert not any("seconds" in document for document in report["documents"])


def test_the_site_opens_from_its_archive(there, call):
    call("package", "edition", "-o", "p.zip")
    with zipfile.ZipFile(there / "p.zip") as archive, archive.open(f"{NAME}/data/site.zip") as stream:
        (there / "site.zip").write_bytes(stream.read())
    with zipfile.ZipFile(there / "site.zip") as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    site = there / "edition" / "site"
    assert {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()} == inside


def test_dspace_gets_one_item_whose_every_file_is_listed(there, call):
    call("package", "edition", "-o", "p.zip")
    with zipfile.ZipFile(there / "p.saf.zip") as archive:
        listed = [line.split("\t") for line in archive.read("item_000/contents").decode().splitlines()]
        files = {name.removeprefix("item_000/") for name in archive.namelist()}
        metadata = archive.read("item_000/dublin_core.xml").decode()
        inside = archive.read("item_000/p.zip")
    assert {name for name, *_ in listed} | {"contents", "dublin_core.xml"} == files
    assert ("p.zip", "primary:true") == (listed[0][0], listed[0][-1])
    assert all(options[0] == "bundle:ORIGINAL" for _, *options in listed)
    assert (there / "p.zip").read_bytes() == inside
    assert '<dcvalue element="title" qualifier="none" language="fa">دو سند</dcvalue>' in metadata
    assert "&amp; &lt;همان&gt;" in metadata


def test_the_registers_are_tables_that_link(there, call):
    for page in (there / "edition" / "site").rglob("place.sample.html"):
        page.unlink()
    call("package", "edition", "-o", "p.zip")
    folder = f"{NAME}/data/metadata/registers"
    with zipfile.ZipFile(there / "p.zip") as archive:
        read = {name: archive.read(f"{folder}/{name}").decode() for name in ("persons.csv", "places.lp.tsv")}
        beacon = archive.read(f"{folder}/gnd.beacon.txt").decode()
        assert f"{folder}/viaf.beacon.txt" not in archive.namelist()
    persons = {row["id"]: row for row in csv.DictReader(read["persons.csv"].splitlines())}
    person = persons["person.sample"]
    assert ("شیرین نمونه", "wikidata:Q4115189|gnd:118540238", "entities/person.sample.html", "authority") == (
        person["name"],
        person["identifiers"],
        person["page"],
        person["origin"],
    )
    (place,) = csv.DictReader(read["places.lp.tsv"].splitlines(), dialect="excel-tab")
    assert ("شهر نمونه", "gn:126035", "46.27", "36.25", "Sampleville@en", "2026") == (
        place["title"],
        place["matches"],
        place["lon"],
        place["lat"],
        place["variants"],
        place["attestation_year"],
    )
    # What has no page of its own is in the register on the site.
    assert "https://example.org/edition/authority/places.xml#place.sample" == place["title_uri"]
    assert "#TARGET: https://example.org/edition/{ID}\n" in beacon
    assert beacon.endswith("\n\n118540238||entities/person.sample.html\n")


def test_what_is_not_stated_is_left_out_and_said(tmp_path, call):
    written(tmp_path, "[edition]\ntitle = 'نمونه'\n")
    call("build", "sources", "-o", "edition")
    done = call("package", "edition")
    assert 0 == done.status
    assert "P07 fact-missing: “edition.date” is not stated, so these are left out: DataCite, Linked Places" in done.err
    with zipfile.ZipFile(tmp_path / "edition" / "deposit" / "nmvnh.zip") as archive:
        names = {name.partition("/data/")[2] for name in archive.namelist()}
        english = archive.read("nmvnh/data/README.en.md").decode()
    assert {"metadata/oai_dc.xml", "metadata/mets.xml", "metadata/clarin-dspace.txt"} <= names
    assert not {"ro-crate-metadata.json", "CITATION.cff", "metadata/datacite.xml", "sources/first.txt"} & names
    assert ("No licence is stated." in english, "CITATION.cff" in english, "ro-crate" in english) == (
        True,
        False,
        False,
    )


def test_without_settings_the_headers_tell_what_they_know(there, call):
    (there / "sources" / "edition.toml").unlink()
    done = call("package", "edition")
    assert (0, True) == (done.status, "P05 no-settings" in done.err)
    with zipfile.ZipFile(there / "edition" / "deposit" / f"{NAME}.zip") as archive:
        record = json.loads(archive.read(f"{NAME}/data/metadata/datacite.json"))
    assert ("10.5281/zenodo.1234567", "ناشر نمونه", "2026", 3) == (
        record["doi"],
        record["publisher"]["name"],
        record["publicationYear"],
        len(record["creators"]),
    )
    assert "P05" not in call("package", "edition", "--settings", "elsewhere.toml").err


def test_settings_can_be_named(there, call):
    (there / "sources" / "edition.toml").rename(there / "other.toml")
    done = call("package", "edition", "--settings", "other.toml")
    assert (0, "") == (done.status, done.err)


@pytest.mark.parametrize("arguments", [("nothing",), ("sources",), ("sources/two.txt",), ("سند\n",)])
@pytest.mark.usefixtures("there")
def test_a_folder_without_an_edition_is_told_so(call, arguments):
    done = call("package", *arguments)
    assert (2, True) == (done.status, "P01 no-edition" in done.err)


@pytest.mark.parametrize(
    ("report", "code"),
    [
        ("{", "P01"),
        ("[]", "P01"),
        ('{"program": "tei-edition"}', "P02"),
        ('{"program": "tei-edition", "documents": 5}', "P01"),
        ('{"program": "tei-edition", "documents": [{"outputs": ["tei/../../x.xml"]}], "state": "complete"}', "P02"),
        ('{"program": "tei-edition", "documents": [{"outputs": ["tei/gone.xml"]}], "state": "complete"}', "P03"),
        ('{"program": "tei-edition", "documents": [], "state": "interrupted"}', "P02"),
        ('{"program": "tei-edition", "documents": [], "state": "complete"}', "P02"),
    ],
)
def test_a_report_that_is_wrong_is_no_fault_of_the_program(there, call, report, code):
    (there / "edition" / "report.json").write_text(report)
    done = call("package", "edition")
    assert (True, True, False) == (done.status != 0, code in done.err, "B01" in done.err)


def test_a_file_that_is_there_and_no_package_is_never_overwritten(there, call):
    for target in (there / "edition" / "report.json", there / "sources" / "two.txt"):
        kept = target.read_bytes()
        done = call("package", "edition", "-o", str(target))
        assert (2, True, kept) == (done.status, "P09 not-a-package" in done.err, target.read_bytes())


def test_a_package_that_cannot_be_made_leaves_the_older_one(there, call):
    assert 0 == call("package", "edition", "-o", "p.zip").status
    before = digest(there / "p.zip")
    (there / "edition" / "tei" / "two.xml").unlink()
    done = call("package", "edition", "-o", "p.zip")
    assert (3, True, before) == (done.status, "P03 part-missing" in done.err, digest(there / "p.zip"))
    assert [] == list(there.glob(".*"))


def test_where_nothing_can_be_written_it_says_so(there, run_in, unprivileged):
    (there / "locked").mkdir()
    (there / "locked").chmod(0o500)
    done = run_in(there, "package", "edition", "-o", "locked/p.zip", before=unprivileged)
    assert (2, True) == (done.status, "O03 output-unwritable" in done.err)
    for target in ("sources", "x" * 300 + ".zip"):
        assert 2 == run_in(there, "package", "edition", "-o", target).status


def test_a_full_disk_leaves_nothing_behind(there, run_in):
    limit = ("bash", "-c", 'ulimit -f 40; trap "" XFSZ; exec "$@"', "-")
    done = run_in(there, "package", "edition", "-o", "new/p.zip", before=limit)
    assert (2, True) == (done.status, "O03 output-unwritable" in done.err)
    assert [] == list((there / "new").iterdir())


def test_an_interruption_leaves_nothing_behind(there, program, environment):
    big = there / "edition" / "site" / "big.bin"
    with big.open("wb") as stream:
        stream.truncate(2 << 30)
    with subprocess.Popen(
        [program, "package", "edition"], cwd=there, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        deposit = there / "edition" / "deposit"
        while not deposit.is_dir() or not list(deposit.iterdir()):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=300)
    assert (130, "Interrupted.", []) == (process.returncode, err.decode().strip(), list(deposit.iterdir()))


def test_a_changed_source_stays_out(there, call):
    (there / "sources" / "two.txt").write_text("چیز دیگری")
    done = call("package", "edition", "-o", "p.zip")
    assert (0, True) == (done.status, "P08 source-left-out: The source is left out of the package: it has" in done.err)
    with zipfile.ZipFile(there / "p.zip") as archive:
        assert [f"{NAME}/data/sources/first.txt"] == [name for name in archive.namelist() if "/sources/" in name]


def test_a_site_that_is_not_there_is_said_and_missed(there, call):
    shutil.rmtree(there / "edition" / "site")
    done = call("package", "edition", "-o", "p.zip")
    assert (0, True) == (done.status, "P04 package-without-site" in done.err)
    with zipfile.ZipFile(there / "p.zip") as archive:
        assert f"{NAME}/data/site.zip" not in archive.namelist()


def test_a_package_inside_the_site_is_no_part_of_the_next(there, call):
    target = "edition/site/p.zip"
    sums = []
    for _ in range(2):
        assert 0 == call("package", "edition", "-o", target).status
        sums.append(digest(there / target))
    assert sums[0] == sums[1]


def test_what_settings_hold_that_xml_cannot_is_replaced(tmp_path, call):
    written(tmp_path, SETTINGS.replace('publisher = "ناشر نمونه"', 'publisher = "a\\u0001b\\u2028c"'))
    call("build", "sources", "-o", "edition")
    done = call("package", "edition", "-o", "p.zip")
    assert (0, "") == (done.status, done.err)
