"""Files appear whole, and only what the program made is ever removed."""

import json
import os

import pytest

from tei_edition.model import EditionError
from tei_edition.workflow.folder import SITE, TEI, EditionFolder
from tei_edition.workflow.report import DocumentReport, Report
from tei_edition.workflow.writing import clear_unfinished, reason, write


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def made(folder, *identifiers):
    """Let `folder` hold an edition of these documents, as a command would leave it."""
    edition = EditionFolder(folder)
    edition.begin(TEI.path(name) for name in identifiers)
    report = Report([DocumentReport(name, f"{name}.txt", sha256="0") for name in identifiers])
    for document in report.documents:
        document.outputs.append(edition.write(TEI.path(document.identifier), b"<TEI/>"))
    edition.remove_stale(report, TEI, SITE)
    edition.close(report)
    return edition


def refusal(path):
    with pytest.raises(EditionError) as caught:
        EditionFolder(path)
    return caught.value.finding.code


class TestWrite:
    def test_makes_the_folders_above(self, tmp_path):
        write(tmp_path / "a/b/c.xml", b"x")
        assert b"x" == (tmp_path / "a/b/c.xml").read_bytes()

    def test_replaces_what_was_there_and_leaves_nothing_else(self, tmp_path):
        write(tmp_path / "c.xml", b"old")
        write(tmp_path / "c.xml", b"new")
        assert (b"new", ["c.xml"]) == ((tmp_path / "c.xml").read_bytes(), names(tmp_path))

    def test_keeps_the_old_file_where_the_system_refuses(self, tmp_path, monkeypatch):
        write(tmp_path / "c.xml", b"old")

        def refuse(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("pathlib.Path.replace", refuse)
        with pytest.raises(EditionError, match=r"O03 .*: no space left on device"):
            write(tmp_path / "c.xml", b"new")
        assert (b"old", ["c.xml"]) == ((tmp_path / "c.xml").read_bytes(), names(tmp_path))

    def test_leaves_no_part_where_a_person_interrupts(self, tmp_path, monkeypatch):
        def interrupt(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr("pathlib.Path.replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write(tmp_path / "c.xml", b"new")
        assert [] == names(tmp_path)

    def test_says_so_where_a_file_stands_in_the_way_of_a_folder(self, tmp_path):
        (tmp_path / "tei").write_text("mine")
        with pytest.raises(EditionError, match="O03"):
            write(tmp_path / "tei/c.xml", b"new")


class TestClearUnfinished:
    def test_removes_what_write_leaves_when_it_is_killed(self, tmp_path):
        (tmp_path / f".c.xml.{os.getpid()}.part").touch()
        clear_unfinished([tmp_path])
        assert [] == names(tmp_path)

    @pytest.mark.parametrize("name", ["c.part", ".c.part", ".c.12.party", "c.xml.12.part"])
    def test_leaves_files_that_write_never_makes(self, tmp_path, name):
        (tmp_path / name).touch()
        clear_unfinished([tmp_path])
        assert [name] == names(tmp_path)

    def test_does_not_go_into_folders_that_are_not_named(self, tmp_path):
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine/.c.xml.12.part").touch()
        clear_unfinished([tmp_path, tmp_path / "missing"])
        assert [".c.xml.12.part"] == names(tmp_path / "mine")


def test_a_reason_has_neither_number_nor_path():
    assert "no such file or directory" == reason(FileNotFoundError(2, "No such file or directory", "/a/b"))


class TestEditionFolder:
    def test_removes_the_outputs_that_are_no_longer_made(self, tmp_path):
        made(tmp_path, "one", "two")
        made(tmp_path, "one")
        assert ["one.xml"] == names(tmp_path / "tei")

    def test_removes_outputs_of_the_named_kinds_only(self, tmp_path):
        edition = made(tmp_path, "one")
        edition.remove_stale(Report(), SITE)
        assert ["one.xml"] == names(tmp_path / "tei")

    @pytest.mark.parametrize(
        "listed",
        [
            "../kept.xml",
            "tei/../../kept.xml",
            "tei/../kept.xml",
            "linked/kept.xml",
            "tei/linked/kept.xml",
            "tei/",
            "tei",
            "tei/.",
            "tei/..",
            ".hidden/kept.xml",
            "deposit/kept.xml",
            "tei/kept\x00.xml",
        ],
    )
    def test_removes_nothing_else_whatever_the_report_was_changed_to(self, tmp_path, listed):
        home = tmp_path / "edition"
        made(home, "one")
        places = [tmp_path, home, home / ".hidden", home / "deposit", tmp_path / "elsewhere"]
        for place in places:
            place.mkdir(exist_ok=True)
            (place / "kept.xml").touch()
        for link in (home / "linked", home / "tei/linked"):
            link.symlink_to(tmp_path / "elsewhere")
        report = json.loads((home / "report.json").read_bytes())
        report["documents"][0]["outputs"] = [listed]
        report["outputs"] = [listed]
        (home / "report.json").write_text(json.dumps(report))
        made(home, "two")
        assert [] == [place for place in places if not (place / "kept.xml").is_file()]

    def test_removes_nothing_that_an_absolute_path_names(self, tmp_path):
        made(tmp_path / "edition", "one")
        kept = tmp_path / "kept.xml"
        kept.touch()
        report = json.loads((tmp_path / "edition/report.json").read_bytes())
        report["outputs"] = [str(kept)]
        (tmp_path / "edition/report.json").write_text(json.dumps(report))
        made(tmp_path / "edition", "two")
        assert kept.is_file()

    def test_removes_nothing_through_a_folder_that_is_a_link_to_elsewhere(self, tmp_path):
        made(tmp_path / "edition", "one")
        (tmp_path / "edition/tei").rename(tmp_path / "elsewhere")
        (tmp_path / "edition/tei").symlink_to(tmp_path / "elsewhere")
        made(tmp_path / "edition", "two")
        assert ["one.xml", "two.xml"] == names(tmp_path / "elsewhere")

    @pytest.mark.parametrize(
        "content",
        [
            "",
            "{}",
            "[]",
            "null",
            '{"program": "another", "documents": []}',
            '{"program": "tei-edition", "documents": [5]}',
            '{"program": "tei-edition", "documents": [{"outputs": [5]}]}',
            "[" * 100_000,
            "\x00",
        ],
    )
    def test_takes_no_other_report_for_the_mark_of_an_edition(self, tmp_path, content):
        (tmp_path / "report.json").write_text(content)
        assert "O02" == refusal(tmp_path)

    def test_refuses_a_file(self, tmp_path):
        (tmp_path / "file").touch()
        assert "O01" == refusal(tmp_path / "file")

    def test_marks_the_folder_before_anything_is_written(self, tmp_path):
        EditionFolder(tmp_path).begin(["tei/one.xml"])
        assert "incomplete" == json.loads((tmp_path / "report.json").read_bytes())["state"]

    def test_knows_the_outputs_that_a_killed_command_may_have_written(self, tmp_path):
        killed = EditionFolder(tmp_path)
        killed.begin(["tei/one.xml", "tei/two.xml"])
        killed.write("tei/one.xml", b"<TEI/>")
        made(tmp_path, "two")
        assert ["two.xml"] == names(tmp_path / "tei")

    def test_lists_what_stands_there_and_belongs_to_no_document(self, tmp_path):
        edition = made(tmp_path, "one", "two")
        edition.close(Report([DocumentReport("one", "one.txt", outputs=["tei/one.xml"])], outputs=["site/gone.html"]))
        report = json.loads((tmp_path / "report.json").read_bytes())
        assert ["site/gone.html", "tei/two.xml"] == report["outputs"]

    def test_a_report_of_pages_leaves_the_report_of_the_build(self, tmp_path):
        made(tmp_path, "one")
        edition = EditionFolder(tmp_path)
        edition.amend(Report([DocumentReport("one", "tei/one.xml", outputs=["site/one.html"])]))
        report = json.loads((tmp_path / "report.json").read_bytes())
        assert ("one.txt", ["site/one.html"]) == (report["documents"][0]["source"], report["outputs"])
