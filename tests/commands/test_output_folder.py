"""Where the edition goes: what may hold it, what is removed from it, and what never is."""

import json
import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from tei_edition.rendering import is_reserved
from tei_edition.workflow.folder import EditionFolder


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"متن {name}\n")
    return folder


@pytest.fixture(scope="module")
def encoded(run_in, tmp_path_factory):
    folder = tmp_path_factory.mktemp("encoded")
    (folder / "one.txt").write_text("متن one\n")
    (folder / "two.txt").write_text("متن two\n")
    assert run_in(folder, "encode", "one.txt", "two.txt", "-o", "edition").status == 0
    return folder / "edition"


@pytest.fixture
def edition(encoded, tmp_path):
    """An edition of two documents, without a site."""
    return shutil.copytree(encoded, tmp_path / "edition")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_folder_is_made_with_those_above_it(call, sources, tmp_path):
    assert call("encode", str(sources), "-o", "new/edition").status == 0
    assert ["report.json", "schema", "tei"] == names(tmp_path / "new/edition")


def test_a_file_is_refused(call, sources, tmp_path):
    (tmp_path / "out").write_text("mine")
    done = call("encode", str(sources), "-o", "out")
    assert (2, True, "mine") == (
        done.status,
        "error: out: O01 output-not-folder: The output folder cannot be made: file exists." in done.err,
        (tmp_path / "out").read_text(),
    )


def test_a_folder_below_a_file_is_refused(call, sources, tmp_path):
    (tmp_path / "out").write_text("mine")
    done = call("encode", str(sources), "-o", "out/edition")
    assert (2, True) == (done.status, "O01 output-not-folder" in done.err)


def test_a_folder_that_nobody_may_write_to_is_refused(run, sources, tmp_path, unprivileged):
    (tmp_path / "out").mkdir(0o555)
    done = run("encode", str(sources), "-o", "out", before=unprivileged)
    assert (2, True, []) == (
        done.status,
        "error: out/report.json: O03 output-unwritable: It cannot be written: permission denied." in done.err,
        names(tmp_path / "out"),
    )


def pages(site):
    """Give the pages of documents."""
    return [name for name in names(site) if name.endswith(".html") and not is_reserved(name)]


def test_a_folder_of_other_files_is_refused_and_left_alone(call, sources, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/letter.txt").write_text("mine")
    done = call("encode", str(sources), "-o", "out")
    assert (2, True, ["letter.txt"]) == (done.status, "O02 output-not-edition" in done.err, names(tmp_path / "out"))


def test_a_folder_with_another_programs_report_is_refused(call, sources, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/report.json").write_text('{"program": "another"}')
    done = call("encode", str(sources), "-o", "out")
    assert (2, '{"program": "another"}') == (done.status, (tmp_path / "out/report.json").read_text())


def test_the_folder_of_the_sources_is_refused(call, sources):
    assert call("encode", str(sources), "-o", str(sources)).status == 2
    assert ["one.txt", "two.txt"] == names(sources)


def test_hidden_files_do_not_make_a_folder_another_ones(call, sources, tmp_path):
    (tmp_path / "out/.git").mkdir(parents=True)
    assert call("encode", str(sources), "-o", "out").status == 0


def test_standard_output_takes_no_site(call, sources, tmp_path):
    done = call("build", str(sources), "-o", "-")
    assert (2, True, False) == (done.status, "the output is a folder here" in done.err, (tmp_path / "-").exists())


def test_a_second_build_gives_the_same_bytes(call, sources, edition):
    before = (edition / "tei/one.xml").read_bytes()
    assert call("encode", str(sources), "-o", str(edition)).status == 0
    assert before == (edition / "tei/one.xml").read_bytes()


def test_the_output_of_a_source_that_is_gone_goes_away(call, sources, edition):
    (sources / "two.txt").unlink()
    assert call("encode", str(sources), "-o", str(edition)).status == 0
    assert ["one.xml"] == names(edition / "tei")


def test_pages_of_a_source_that_is_gone_go_away(call, sources, tmp_path):
    assert call("build", str(sources), "-o", "out").status == 0
    (sources / "two.txt").unlink()
    assert call("build", str(sources), "-o", "out").status == 0
    assert ["one.html"] == pages(tmp_path / "out/site")


def test_encoding_leaves_the_site_as_it_is(call, sources, tmp_path):
    assert call("build", str(sources), "-o", "out").status == 0
    assert call("encode", str(sources), "-o", "out").status == 0
    assert ["one.html", "two.html"] == pages(tmp_path / "out/site")


def test_what_people_put_into_the_edition_stays(call, sources, edition):
    (edition / "tei/notes.txt").write_text("mine")
    (edition / "tei/mine.xml").write_text("mine")
    assert call("encode", str(sources), "-o", str(edition)).status == 0
    assert ["mine.xml", "notes.txt", "one.xml", "two.xml"] == names(edition / "tei")


def test_a_mistyped_source_removes_nothing(call, edition):
    assert call("encode", "sorces", "-o", str(edition)).status == 3
    assert ["one.xml", "two.xml"] == names(edition / "tei")


def test_an_edition_inside_the_sources_is_not_read_as_one(call, sources):
    assert call("encode", str(sources), "-o", str(sources / "edition")).status == 0
    done = call("encode", str(sources), "-o", str(sources / "edition"))
    assert f"note: {sources}/edition: I08 skipped: Not read: the edition goes there.\n" == done.err


def test_an_output_that_cannot_be_written_stops_the_command_and_keeps_the_old_one(run, sources, edition):
    before = (edition / "tei/one.xml").read_bytes()
    (sources / "one.txt").write_text("متن " * 200_000)
    # Some 500 KB are the most that a file may have then: the blocks of ulimit are of 512 or 1,024 bytes.
    done = run("encode", str(sources), "-o", str(edition), before=("sh", "-c", 'ulimit -f 500 && exec "$@"', "sh"))
    assert "tei/one.xml: O03 output-unwritable: It cannot be written: file too large. Make room" in done.err
    assert (2, before) == (done.status, (edition / "tei/one.xml").read_bytes())


def test_a_failed_write_leaves_no_part_of_a_file(run, sources, edition):
    (sources / "one.txt").write_text("متن " * 200_000)
    run("encode", str(sources), "-o", str(edition), before=("sh", "-c", 'ulimit -f 500 && exec "$@"', "sh"))
    assert ["one.xml", "two.xml"] == names(edition / "tei")


# A folder in its place refuses the notes' removal, as a disk that can only be read does.
@pytest.mark.parametrize("command", ["encode", "words"])
def test_notes_that_cannot_be_removed_are_told(call, sources, edition, command):
    assert 0 == call("words", "edition").status
    (edition / ".tei-edition-outputs").mkdir()
    done = call("encode", str(sources), "-o", "edition") if command == "encode" else call("words", "edition")
    assert (2, True) == (done.status, "edition/.tei-edition-outputs: O03 output-unwritable: " in done.err)


def test_the_report_tells_that_the_command_was_stopped(run, sources, edition):
    (sources / "one.txt").write_text("متن " * 200_000)
    run("encode", str(sources), "-o", str(edition), before=("sh", "-c", 'ulimit -f 500 && exec "$@"', "sh"))
    report = json.loads((edition / "report.json").read_bytes())
    assert ("stopped", 2, ["O03"]) == (report["state"], report["status"], [f["code"] for f in report["findings"]])


def test_a_file_where_a_folder_should_be_is_told(call, sources, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/report.json").write_text('{"program": "tei-edition", "documents": []}')
    (tmp_path / "out/tei").write_text("mine")
    done = call("encode", str(sources), "-o", "out")
    assert (2, True) == (done.status, "error: out/tei/one.xml: O03 output-unwritable: " in done.err)


def files(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


class TestSiteOfAnotherRendering:
    """What `render` leaves of the site that was there: nothing but what somebody else put there."""

    @pytest.fixture
    def built(self, call, sources, tmp_path):
        assert call("build", str(sources), "-o", "out").status == 0
        (tmp_path / "out/site/mine.html").write_text("mine")
        (tmp_path / "alone/tei").mkdir(parents=True)
        shutil.copy(tmp_path / "out/tei/one.xml", tmp_path / "alone/tei")
        assert call("render", "alone/tei", "-o", "new").status == 0
        return tmp_path / "out", files(tmp_path / "new/site") | {"mine.html": b"mine"}

    def test_nothing_of_a_document_that_is_not_rendered_stays(self, call, built):
        out, expected = built
        assert call("render", "out/tei/one.xml", "-o", "out").status == 0
        assert expected == files(out / "site")
        assert [] == [path for path in (out / "site").rglob("*") if path.is_dir() and not any(path.iterdir())]

    def test_the_report_knows_what_stands_there(self, call, built):
        out, _ = built
        assert call("render", "out/tei/one.xml", "-o", "out").status == 0
        report = json.loads((out / "report.json").read_bytes())
        listed = [*report["outputs"], *(output for document in report["documents"] for output in document["outputs"])]
        standing = {f"site/{path}" for path in files(out / "site")} - {"site/mine.html"}
        standing |= {f"schema/{name}" for name in names(out / "schema")}
        assert (standing | {"tei/one.xml", "tei/two.xml"}, len(listed)) == (set(listed), len(set(listed)))

    @pytest.mark.parametrize("number", [3, 20, 45])
    def test_nothing_of_a_rendering_that_was_interrupted_stays(self, call, built, number, monkeypatch):
        out, expected = built
        write = EditionFolder.write
        written: list[str] = []

        def interrupted(self, relative, data):
            if len(written) == number:
                raise KeyboardInterrupt
            written.append(relative)
            return write(self, relative, data)

        with monkeypatch.context() as patch:
            patch.setattr(EditionFolder, "write", interrupted)
            assert call("render", "-o", "out").status == 130
        assert call("render", "out/tei/one.xml", "-o", "out").status == 0
        assert expected == files(out / "site")


def test_several_processes_make_the_same_site(call, tmp_path):
    (tmp_path / "one.txt").write_text("سفر رئیس جمهور ایران به تهران و اصفهان\n")
    (tmp_path / "two.txt").write_text("اتحادیه اروپا در بروکسل\n")
    assert call("build", "one.txt", "two.txt", "-o", "out", "--jobs", "1").status == 0
    assert (tmp_path / "out/authority/places.xml").is_file()
    expected = files(tmp_path / "out/site")
    assert call("build", "one.txt", "two.txt", "-o", "out2", "--jobs", "2").status == 0
    assert expected == files(tmp_path / "out2/site")


def test_a_site_that_was_stopped_half_way_is_not_announced(call, sources, tmp_path):
    assert "site " in call("build", str(sources), "-o", "out").out
    style = tmp_path / "out/site/assets/edition.css"
    style.unlink()
    style.mkdir()
    done = call("build", str(sources), "-o", "out")
    assert (2, True, False) == (done.status, "O03 output-unwritable" in done.err, "site " in done.out)


WORK = "<!-- what a person wrote -->"


def work_on(path):
    path.write_bytes(path.read_bytes().replace(b"</teiHeader>", f"</teiHeader>{WORK}".encode()))


def test_what_a_person_changed_in_a_file_stays_through_every_build_and_is_on_the_site(call, sources, edition):
    work_on(edition / "tei/one.xml")
    for _ in range(2):
        done = call("build", str(sources), "-o", str(edition))
        assert (0, 1) == (done.status, done.err.count("O05 edited-by-hand"))
        assert "edition/tei/one.xml: O05" in done.err
        assert WORK in (edition / "tei/one.xml").read_text()
        assert WORK in (edition / "site/tei/one.xml").read_text()
    (edition / "tei/one.xml").unlink()
    done = call("build", str(sources), "-o", str(edition))
    assert ("", False) == (done.err, WORK in (edition / "tei/one.xml").read_text())


def test_what_a_person_changed_stays_where_its_source_is_gone_for_a_while(call, sources, edition):
    work_on(edition / "tei/one.xml")
    (sources / "one.txt").rename(sources / "one.away")
    for _ in range(2):
        done = call("encode", str(sources), "-o", str(edition))
        assert (0, 1) == (done.status, done.err.count("edition/tei/one.xml: O06 edited-without-source"))
    (sources / "one.away").rename(sources / "one.txt")
    assert "O05" in call("encode", str(sources), "-o", str(edition)).err
    assert WORK in (edition / "tei/one.xml").read_text()


def test_what_a_person_broke_is_told_and_stays(call, sources, edition):
    (edition / "tei/one.xml").write_text("<TEI")
    done = call("build", str(sources), "-o", str(edition))
    assert (True, "<TEI") == ("edition/tei/one.xml:1:5: V01" in done.err, (edition / "tei/one.xml").read_text())
    assert "1 document of 2" in done.out


def test_what_a_killed_command_made_is_not_taken_for_a_person_s(call, sources, edition):
    """Its files are new, and the report that knows them was not written: the journal knows them."""
    report = (edition / "report.json").read_bytes()
    (sources / "one.txt").write_text("متن one دیگر\n")
    journal = edition / ".tei-edition-outputs"
    with patch.object(Path, "unlink", autospec=True, side_effect=lambda *_, **__: None):
        assert 0 == call("encode", str(sources), "-o", str(edition)).status
    assert journal.is_file()
    (edition / "report.json").write_bytes(report)
    (sources / "one.txt").write_text("متن سوم\n")
    assert (0, "") == ((done := call("encode", str(sources), "-o", str(edition))).status, done.err)
    assert "متن سوم" in (edition / "tei/one.xml").read_text()
