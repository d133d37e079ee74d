"""What each repository asks for: a clean example passes all of them, and each thing that is missing is told."""

from dataclasses import replace

import pytest

from tei_edition.model import Licence
from tei_edition.packaging.checking import REPOSITORIES, PublicFile, check
from tei_edition.packaging.languages import iso639_3
from tests.depositable import CLEAN, EDITOR, by, stating, with_files

EVERY = tuple(REPOSITORIES)


def codes(repository, candidate):
    return [found.code for found in check(REPOSITORIES[repository], candidate)]


@pytest.mark.parametrize("repository", EVERY)
def test_a_clean_edition_passes(repository):
    assert [] == codes(repository, CLEAN)


@pytest.mark.parametrize(
    ("code", "candidate", "repositories"),
    [
        ("P20", replace(CLEAN, unknown=("person.nobody",)), EVERY),
        ("P21", replace(CLEAN, leaks=("site/index.html",)), EVERY),
        ("P22", stating(titles=()), EVERY),
        ("P22", stating(editors=()), ("zenodo", "dataverse", "clarin", "arche")),
        ("P22", stating(description=()), ("zenodo", "dataverse", "clarin", "arche")),
        ("P22", stating(date=""), ("zenodo", "clarin", "arche", "dspace")),
        ("P22", stating(contact=""), ("dataverse", "clarin", "arche")),
        ("P22", stating(publisher=""), ("clarin",)),
        ("P22", stating(licence=Licence()), EVERY),
        ("P24", stating(licence=Licence("", "https://creativecommons.org/licenses/by-nc/4.0/")), EVERY),
        ("P24", stating(licence=Licence("", "https://creativecommons.org/licenses/by-nd/4.0/")), EVERY),
        ("P25", stating(language="tlh"), ("dataverse",)),
        ("P25", stating(language="x-none"), EVERY),
        ("P26", stating(editors=(replace(EDITOR, affiliations=()),)), EVERY),
        ("P27", by("https://viaf.org/viaf/1234"), ("zenodo",)),
        ("P27", by("https://viaf.org/viaf/1234", "contributors"), ("zenodo",)),
        ("P27", by("https://www.wikidata.org/entity/Q42"), ("zenodo", "dataverse")),
        ("P27", by("https://example.org/me"), EVERY),
        ("P28", by("https://orcid.org/0000-0002-1825-0098"), EVERY),
        ("P28", by("https://isni.org/isni/0000000121032684"), EVERY),
        ("P29", stating(date="2026-13"), EVERY),
        ("P29", stating(date="2026-02-30"), EVERY),
        ("P30", with_files(PublicFile("tei/متن.xml", "10.5072/x")), ("arche",)),
        ("P30", with_files(PublicFile("tei/a.b.xml", "10.5072/x")), ("arche",)),
        ("P30", with_files(PublicFile("tei/a b.xml", "10.5072/x")), ("arche",)),
        ("P30", with_files(PublicFile("sources/a:b.txt")), EVERY),
        ("P31", with_files(PublicFile("sources/a.txt", is_utf8=False)), ("arche",)),
        ("P32", with_files(PublicFile("sources/a.txt", marked=True)), ("arche",)),
        ("P33", replace(CLEAN, sizes=(1,) * 101), ("zenodo",)),
        ("P34", replace(CLEAN, sizes=(50_000_000_001,)), ("zenodo",)),
        ("P35", stating(doi=""), ("zenodo", "dataverse")),
        ("P35", with_files(PublicFile("tei/a.xml", "")), ("zenodo", "dataverse")),
        ("P35", with_files(PublicFile("tei/a.xml", "10.5072/other")), ("zenodo", "dataverse")),
    ],
)
def test_what_a_repository_will_not_take_is_told_once_and_by_that_repository_only(code, candidate, repositories):
    assert {name: [code] if name in repositories else [] for name in EVERY} == {
        name: codes(name, candidate) for name in EVERY
    }


def test_a_licence_of_ones_own_has_no_id_and_is_asked_about_where_none_is_needed():
    ours = stating(licence=Licence("ours", "https://example.org/"))
    assert {name: ["P24" if name == "dspace" else "P23"] for name in EVERY} == {
        name: codes(name, ours) for name in EVERY
    }


@pytest.mark.parametrize("date", ["2026", "2026-11", "2026-11-21", "2024-02-29"])
def test_a_year_a_month_and_a_day_are_dates(date):
    assert [] == codes("zenodo", stating(date=date))


@pytest.mark.parametrize(
    "identifier",
    [
        "https://orcid.org/0000-0001-5109-3700",
        "https://orcid.org/0000-0002-1694-233X",
        "https://isni.org/isni/0000000121032683",
        "https://d-nb.info/gnd/118540238",
        "https://ror.org/01ggx4157",
        "",
    ],
)
def test_the_numbers_that_every_repository_takes(identifier):
    assert [[]] * len(EVERY) == [codes(name, by(identifier)) for name in EVERY]


@pytest.mark.parametrize(
    ("language", "code"), [("fa", "fas"), ("ja-Jpan", "jpn"), ("ckb", "ckb"), ("KU", "kur"), ("qq", "")]
)
def test_languages_by_three_letters(language, code):
    assert code == iso639_3(language)


def test_fifty_gigabytes_in_a_hundred_files_are_taken():
    assert [] == codes("zenodo", replace(CLEAN, sizes=(500_000_000,) * 100))


def test_what_is_wrong_is_said_of_the_place_where_it_can_be_mended():
    (found,) = check(REPOSITORIES["zenodo"], by("https://viaf.org/viaf/1234"))
    assert "edition.toml" == found.file
    assert "ORCID, ISNI, GND, ROR" in found.remedy


def test_a_doi_that_nobody_stated_is_missed_once_and_not_in_every_file():
    files = tuple(PublicFile(f"tei/{name}.xml", "") for name in "abc")
    assert ["P35"] == codes("zenodo", replace(stating(doi=""), files=files))
