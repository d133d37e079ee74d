"""What an edition withholds, from edition.toml to the package: nothing that is made public tells it."""

import io
import json
import re
import shutil
import zipfile

import pytest

from tei_edition.text.folding import fold

SETTINGS = """
[edition]
title = { fa = "نامه‌های محمود صالحی", en = "Letters" }
description = "نامه‌هایی از محمود صالحی و دیگران"
editors = [{ name = "بایگانی", kind = "organization" }]
publisher = "بایگانی"
contact = "archive@example.org"
date = "2026-11-21"
doi = "10.5072/x"
[licence]
name = "CC BY 4.0"
target = "https://creativecommons.org/licenses/by/4.0/"
[package]
sources = true
[documents."a.txt"]
title = "نامهٔ محمود صالحی"
[privacy]
entities = ["person.salehi"]
contacts = ["telephone", "email"]
"""
AUTHORITY = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listPerson>
<person xml:id="person.salehi"><persName>محمود صالحی</persName><persName type="short">صالحی</persName></person>
<person xml:id="person.noori"><persName>سمیر نوری</persName><note>دوست محمود صالحی</note></person>
</listPerson></standOff></TEI>"""
TEXT = """نامهٔ محمود صالحی

محمود صالحی و سمیر نوری آمدند. گفتند محمـود صالحي کجاست.

تلفن: 00448701687574

ایمیل: salehi@example.org
"""
LEAKS = ("محمودصالحی", "00448701687574", "salehiexampleorg", "personsalehi")


@pytest.fixture(scope="module")
def built(run_in, tmp_path_factory):
    folder = tmp_path_factory.mktemp("private")
    (folder / "in" / "authority").mkdir(parents=True)
    (folder / "in" / "edition.toml").write_text(SETTINGS, "utf-8")
    (folder / "in" / "a.txt").write_text(TEXT, "utf-8")
    (folder / "in" / "authority" / "persons.xml").write_text(AUTHORITY, "utf-8")
    assert run_in(folder, "encode", "in", "-o", "out").status == 0
    return folder


@pytest.fixture
def edition(built, tmp_path):
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def letters(text):
    return re.sub(r"[\W_]+", "", fold(text).text.lower())


def files(data):
    """Every file of an archive, and of the archives in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            yield name, content
            if name.endswith(".zip"):
                yield from files(content)


def test_no_file_of_the_package_tells_it_and_the_master_stays(edition, call):
    before = {path: path.read_bytes() for path in (edition / "out").rglob("*.xml")}
    done = call("package", "out", "--settings", "in/edition.toml", "--json")
    assert 0 == done.status
    record = json.loads(done.out)
    assert before == {path: path.read_bytes() for path in (edition / "out").rglob("*.xml")}
    assert "محمود صالحی" in before[edition / "out" / "tei" / "a.xml"].decode()
    for archive in (record["package"], record["dspace"]):
        packed = dict(files((edition / archive).read_bytes()))
        texts = {
            name: letters(data.decode("utf-8", "replace")) for name, data in packed.items() if not name.endswith(".zip")
        }
        assert len(texts) > 20
        assert [] == [(name, leak) for name, text in texts.items() for leak in LEAKS if leak in text]
    assert not [name for name in packed if "sources/" in name]


def test_the_package_says_that_something_is_withheld(edition, call):
    record = json.loads(call("package", "out", "--settings", "in/edition.toml", "--json").out)
    # Once for all sources, at the settings that ask for both: the remedy is there.
    assert ["in/edition.toml"] == [found["file"] for found in record["findings"] if found["code"] == "P08"]
    packed = dict(files((edition / record["package"]).read_bytes()))
    (readme,) = (data.decode() for name, data in packed.items() if name.endswith("/README.en.md"))
    assert "## What is withheld" in readme
    (persian,) = (data.decode() for name, data in packed.items() if name.endswith("/README.fa.md"))
    assert re.search("برای حفظ حریم خصوصی [۰-۹]+ نام", persian)
    (tei,) = (data.decode() for name, data in packed.items() if name.endswith("/tei/a.xml"))
    assert '<gap reason="privacy"/>' in tei
    assert "سمیر نوری" in tei


def test_no_file_of_the_site_tells_it(edition, call):
    assert 0 == call("build", "in", "-o", "out").status
    pages = {path: path.read_bytes() for path in (edition / "out" / "site").rglob("*") if path.is_file()}
    assert len(pages) > 5
    texts = {path: letters(data.decode("utf-8", "replace")) for path, data in pages.items()}
    assert [] == [(path.name, leak) for path, text in texts.items() for leak in LEAKS if leak in text]
    assert any("سمیر نوری".encode() in data for data in pages.values())
    record = json.loads(call("package", "out", "--json").out)
    assert "P21" not in {found["code"] for found in record["findings"]}
    assert [name for name, _ in files((edition / record["package"]).read_bytes()) if name.endswith("site.zip")]


def test_a_slip_in_an_id_makes_no_site(edition, call):
    settings = edition / "in" / "edition.toml"
    settings.write_text(SETTINGS.replace("person.salehi", "person.saleh"), "utf-8")
    done = call("build", "in", "-o", "out")
    assert 1 == done.status
    assert "P20 withheld-unknown" in done.err
    assert not (edition / "out" / "site" / "index.html").exists()


def test_a_page_that_tells_it_is_left_out_with_its_site(edition, call):
    (edition / "out" / "site").mkdir()
    (edition / "out" / "site" / "index.html").write_text("<p>محمود <b>صالحی</b></p>", "utf-8")
    done = call("package", "out", "--settings", "in/edition.toml", "--json")
    assert 1 == done.status
    record = json.loads(done.out)
    assert ["site/index.html"] == [found["file"] for found in record["findings"] if found["code"] == "P21"]
    assert not [name for name, _ in files((edition / record["package"]).read_bytes()) if name.endswith("site.zip")]
    (edition / "out" / "site" / "index.html").write_text("<p>علی <b>صالحی</b></p>", "utf-8")
    assert 0 == call("package", "out", "--settings", "in/edition.toml").status


def test_a_document_whose_name_tells_it_is_an_error(edition, call):
    settings = edition / "in" / "edition.toml"
    settings.write_text(SETTINGS.replace('["person.salehi"]', '["person.noori", "person.salehi"]'), "utf-8")
    authority = edition / "in" / "authority" / "persons.xml"
    authority.write_text(AUTHORITY.replace("<note>", "<persName>Letter Of Samir</persName><note>"), "utf-8")
    assert 0 == call("encode", "in", "-o", "out").status
    (edition / "in" / "a.txt").rename(edition / "in" / "letter-of-samir.txt")
    assert 0 == call("encode", "in", "-o", "out").status
    done = call("package", "out", "--check", "dspace")
    assert "letter-of-samir.xml: P21 withheld-told" in done.err


def test_a_slip_in_an_id_makes_no_package(edition, call):
    settings = edition / "in" / "edition.toml"
    settings.write_text(SETTINGS.replace("person.salehi", "person.saleh"), "utf-8")
    done = call("package", "out", "--settings", "in/edition.toml")
    assert 1 == done.status
    assert "P20 withheld-unknown" in done.err
    assert not (edition / "out" / "deposit").exists() or not list((edition / "out" / "deposit").glob("*.zip"))


def test_a_check_makes_nothing_and_passes_a_clean_edition(edition, call):
    settings = edition / "in" / "edition.toml"
    settings.write_text(SETTINGS.replace("sources = true", ""), "utf-8")
    done = call("package", "out", "--check", "zenodo", "--settings", "in/edition.toml")
    assert (0, "Zenodo asks for nothing that the edition lacks.\n") == (done.status, done.out)
    assert not (edition / "out" / "deposit").exists()


@pytest.mark.parametrize("repository", ["zenodo", "dataverse", "clarin", "arche", "dspace"])
def test_a_check_tells_what_is_lacking_and_ends_in_its_status(edition, call, repository):
    settings = edition / "in" / "edition.toml"
    settings.write_text(
        SETTINGS.replace("[licence]", "[documents.x]")
        .replace('name = "CC', 'title = "CC')
        .replace("target", "provenance"),
        "utf-8",
    )
    done = call("package", "out", "--check", repository, "--settings", "in/edition.toml")
    assert 1 == done.status
    assert "P22 fact-required" in done.err
    assert "licence.target" in done.err
    assert "to be mended" in done.out
    record = json.loads(call("package", "out", "--check", repository, "--settings", "in/edition.toml", "--json").out)
    assert "P22" in {found["code"] for found in record["findings"]}


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ('contacts = ["telephon"]', "C03"),
        ("entities = 5", "C03"),
        ("people = []", "C02"),
    ],
)
def test_a_wrong_setting_is_told(call, tmp_path, table, code):
    (tmp_path / "edition.toml").write_text(f"[privacy]\n{table}\n", "utf-8")
    (tmp_path / "a.txt").write_text("متن", "utf-8")
    done = call("encode", "a.txt", "-o", "out")
    assert 2 == done.status
    assert code in done.err
