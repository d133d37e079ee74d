"""`tei-edition words` as a newcomer types it."""

import json

import pytest

pytest.importorskip("hazm", reason="hazm does not install on this Python, and words need it")

SOURCE = "کارگران می روند. نان نیست.\n"


@pytest.fixture
def edition(run, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(SOURCE)
    assert 0 == run("build", "in", "-o", "out").status
    return tmp_path / "out"


def test_the_tei_of_an_edition_is_divided_and_valid(run, edition):
    done = run("words", "out")
    assert (0, "", "1 document, 27 characters, nothing to complain of.\n  words      out/tei-ana\n") == (
        done.status,
        done.err,
        done.out,
    )
    made = (edition / "tei-ana/a.ana.xml").read_text()
    assert '<w xml:id="a.s.' in made
    assert 'lemma="رفت#رو" norm="می‌روند" join="right">می روند</w>' in made
    assert 0 == run("validate", "out/tei-ana", "--profile", "ana", "--laws").status
    assert 1 == run("validate", "out/tei-ana").status


def test_what_an_editor_corrected_is_divided_and_exports_stand_beside(run, edition):
    tei = edition / "tei/a.xml"
    tei.write_text(tei.read_text().replace("نان نیست", "نان <!-- دیده شد -->هست"))
    done = run("words", "out", "--export", "conllu", "--export", "vertical", "--export", "tokens", "--export", "tsv")
    assert (0, True) == (done.status, "  export     out/words\n" in done.out)
    assert ["a.conllu", "a.tokens", "a.tsv", "a.vertical"] == sorted(
        path.name for path in (edition / "words").iterdir()
    )
    assert "کارگران می‌روند .\nنان هست .\n" == (edition / "words/a.tokens").read_text()
    assert "نان</w> <!-- دیده شد --><w " in (edition / "tei-ana/a.ana.xml").read_text()
    outputs = json.loads((edition / "report.json").read_text())["outputs"]
    assert {"tei-ana/a.ana.xml", "words/a.conllu"} < set(outputs)


def test_a_build_divides_where_the_settings_say_so_and_takes_away_what_it_did_not_make(run, edition, tmp_path):
    settings = tmp_path / "in/edition.toml"
    settings.write_text('[words]\nanalysis = true\nexports = ["conllu"]\n')
    done = run("build", "in", "-o", "out", "--json")
    (document,) = json.loads(done.out)["documents"]
    assert {"sentences": 2, "words": 4, "punctuation": 2, "unknown": 0} == document["words"]
    outputs = [output for output in document["outputs"] if not output.startswith("site/")]
    assert ["tei/a.xml", "tei-ana/a.ana.xml", "words/a.conllu"] == outputs
    settings.write_text("")
    assert 0 == run("build", "in", "-o", "out").status
    assert [] == [*edition.glob("tei-ana/*"), *edition.glob("words/*")]


def test_tei_files_need_a_folder_to_go_to(run, edition, tmp_path):
    done = run("words", "out/tei/a.xml")
    assert (2, True) == (done.status, "Say with -o in which folder the words of these files go." in done.err)
    assert 0 == run("words", "out/tei/a.xml", "-o", "new").status
    assert (edition.parent / "new/tei-ana/a.ana.xml").is_file()
    assert 0 == run("words", "-", "-o", "piped", stdin=(edition / "tei/a.xml").read_bytes()).status
    assert (tmp_path / "piped/tei-ana/a.ana.xml").is_file()


def test_a_file_that_cannot_be_divided_stops_no_other(run, edition):
    (edition / "tei/broken.xml").write_text("<TEI>")
    done = run("words", "out", "--json")
    report = json.loads(done.out)
    assert (1, ["tei-ana/a.ana.xml"]) == (done.status, report["documents"][0]["outputs"])
    assert ["V01"] == [found["code"] for found in report["documents"][1]["findings"]]
    again = run("words", "out/tei-ana/a.ana.xml", "-o", "again")
    assert (1, True) == (again.status, "M03 not-divided: " in again.err)


def test_a_model_that_is_none_is_told_before_anything_is_written(run, edition, tmp_path):
    (tmp_path / "model").write_text("متن")
    done = run("words", "out", "--model", "model")
    assert (5, True) == (done.status, "model: M02 tagger-unloadable: " in done.err)
    assert not (edition / "tei-ana").exists()


def test_an_unknown_export_is_told_with_those_there_are(run, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(SOURCE)
    (tmp_path / "in/edition.toml").write_text('[words]\nexports = ["conll"]\n')
    done = run("build", "in", "-o", "out")
    assert (2, True) == (done.status, "“conllu” or “vertical” or “tokens” or “tsv”" in done.err)
