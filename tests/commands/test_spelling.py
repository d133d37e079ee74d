"""Regular spellings and corrections as people ask for them in edition.toml: of the seeds, and of a text made here."""

import json
import re
import shutil

import pytest
from lxml import etree

from tei_edition.tei.decoder import plain_text, text_element
from tests.sites import ROOT

ALL = "\n[orthography]\nletters = true\nzwnj = true\ndigits = true\nspace = true\n"


def texts(folder):
    found = {}
    for path in sorted((folder / "tei").glob("*.xml")):
        tree = etree.parse(path)
        text = text_element(tree)
        assert text is not None
        found[path.stem] = plain_text(text)
    return found


@pytest.fixture(scope="module")
def seeds(tmp_path_factory, run_in):
    folder = tmp_path_factory.mktemp("orthography")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    plain = run_in(folder, "encode", "seeds", "-o", "plain")
    with (folder / "seeds" / "edition.toml").open("a", encoding="utf-8") as file:
        file.write(ALL)
    return folder, plain, run_in(folder, "build", "seeds", "-o", "spelled")


def test_the_text_of_the_seeds_is_the_same_with_every_option_on(seeds, run_in):
    folder, plain, spelled = seeds
    assert (0, 0) == (plain.status, spelled.status), spelled.err
    assert texts(folder / "plain") == texts(folder / "spelled")
    files = [str(path) for path in (folder / "spelled" / "tei").glob("*.xml")]
    checked = run_in(folder, "validate", "--laws", *files)
    assert 0 == checked.status, checked.out


def test_the_report_says_what_was_proposed_and_what_was_refused(seeds):
    folder, _, _ = seeds
    documents = json.loads((folder / "spelled" / "report.json").read_text("utf-8"))["documents"]
    kinds = {kind for document in documents for kind in document["orthography"]["spellings"]}
    assert {"letters", "zwnj", "digits", "space"} <= kinds
    refused = [example for document in documents for example in document["orthography"]["examples"]]
    assert all(example["refusal"] and example["text"] != example["spelling"] for example in refused)
    assert "a date" in {example["refusal"] for example in refused}


def test_without_the_settings_nothing_is_proposed(seeds):
    folder, _, _ = seeds
    assert "<choice>" not in "".join(path.read_text("utf-8") for path in (folder / "plain" / "tei").glob("*.xml"))


def test_corrections_of_an_editor_survive_every_build(tmp_path, run_in):
    (tmp_path / "a.txt").write_text("سندیکای خبازان سفر\n\nاو به سفر رفت.\n", "utf-8")
    (tmp_path / "edition.toml").write_text(
        '[[documents."a.txt".corrections]]\nquote = "سفر"\ncorrection = "سقز"\nprefix = "خبازان "\n', "utf-8"
    )
    for _ in range(2):
        run = run_in(tmp_path, "build", "a.txt", "-o", "out")
        assert 0 == run.status, run.err
        tei = (tmp_path / "out" / "tei" / "a.xml").read_text("utf-8")
        assert 1 == tei.count('<choice><sic>سفر</sic><corr resp="#resp-editors">سقز</corr></choice>')
        page = (tmp_path / "out" / "site" / "a.html").read_text("utf-8")
        assert re.search('<span class="choice correction"><span class="original">سفر</span>', page)
