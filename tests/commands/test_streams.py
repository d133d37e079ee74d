"""Standard input and output, JSON, terminals of all kinds, and the exit status."""

import hashlib
import io
import json
import os
import pty
import subprocess
import time

import pytest

from tei_edition.cli import COMMANDS
from tei_edition.cli.console import Progress


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "one.txt").write_text("سلام دنیا\n")
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture(scope="module")
def tei(run_in, tmp_path_factory):
    """A TEI file, as `encode` gives it on standard output."""
    return run_in(tmp_path_factory.mktemp("tei"), "encode", "-", "-o", "-", stdin="سلام دنیا\n".encode()).out.encode()


def invalid(tei):
    """The same with an element in the text that is none of TEI."""
    return tei.replace("<p>سلام دنیا</p>".encode(), "<سند>سلام دنیا</سند>".encode())


class TestStandardStreams:
    def test_a_source_comes_in_and_its_tei_goes_out(self, run):
        done = run("encode", "-", "-o", "-", stdin="سلام\n".encode())
        assert (0, "", True) == (done.status, done.err, "<p>سلام</p>" in done.out)

    def test_a_source_from_standard_input_makes_an_edition(self, run, tmp_path):
        assert 0 == run("encode", "-", "-o", "out", stdin="سلام\n".encode()).status
        assert (tmp_path / "out/tei/stdin.xml").is_file()

    def test_tei_from_standard_input_is_validated(self, run, tei):
        done = run("validate", "-", stdin=tei)
        assert (0, "", "1 of 1 valid.\n") == (done.status, done.out, done.err)

    def test_tei_from_standard_input_becomes_a_page(self, run, tei, tmp_path):
        assert 0 == run("render", "-", "-o", "out", stdin=tei).status
        assert "سلام دنیا" in (tmp_path / "out/site/stdin.html").read_text()

    def test_nothing_on_standard_input_is_an_empty_document(self, run):
        done = run("encode", "-", "-o", "-")
        assert (3, "", True) == (done.status, done.out, "error: -: I06 no-text: " in done.err)

    def test_two_documents_do_not_go_to_standard_output(self, run, sources):
        done = run("encode", str(sources), "-o", "-")
        assert (2, "", True) == (done.status, done.out, "O04 one-document-only: Standard output takes one" in done.err)

    def test_the_tei_and_json_do_not_go_to_standard_output_together(self, run):
        done = run("encode", "-", "-o", "-", "--json", stdin=b"x")
        assert (2, "", True) == (done.status, done.out, "not both" in done.err)

    def test_a_full_disk_behind_standard_output_is_an_error(self, run):
        done = run("encode", "-", "-o", "-", stdin=b"x", before=("sh", "-c", '"$@" >/dev/full', "sh"))
        assert (2, True) == (
            done.status,
            "error: -: O03 output-unwritable: It cannot be written: no space left" in done.err,
        )

    def test_a_summary_that_cannot_be_written_is_an_error(self, run, sources):
        done = run("encode", str(sources / "one.txt"), "-o", "out", before=("sh", "-c", '"$@" >/dev/full', "sh"))
        assert (2, True) == (done.status, "O03 output-unwritable" in done.err)

    @pytest.mark.parametrize("asked", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)])
    def test_help_that_cannot_be_written_is_an_error_like_any_result(self, run, asked):
        done = run(*asked, before=("sh", "-c", '"$@" >/dev/full', "sh"))
        assert (2, 1) == (done.status, done.err.count("\n"))
        assert done.err.startswith("error: -: O03 output-unwritable: It cannot be written: no space left")

    @pytest.mark.parametrize("asked", [["--help"], ["--version"], ["build", "--help"]])
    def test_help_whose_reader_has_gone_is_no_error(self, program, environment, asked):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([program, *asked], env=environment, stdout=writer, stderr=subprocess.PIPE, check=False)
        os.close(writer)
        assert (141, b"") == (done.returncode, done.stderr)

    def test_a_closed_standard_output_is_an_error(self, run):
        done = run("encode", "-", "-o", "-", stdin=b"x", before=("sh", "-c", '"$@" >&-', "sh"))
        assert (2, True) == (done.status, "standard output is closed" in done.err)

    def test_a_closed_standard_input_is_an_error(self, run):
        done = run("encode", "-", "-o", "-", before=("sh", "-c", '"$@" <&-', "sh"))
        assert (3, True) == (
            done.status,
            "error: -: I02 unreadable-input: The file cannot be read: standard input" in done.err,
        )

    def test_a_closed_standard_error_stops_nothing(self, run, sources, tmp_path):
        done = run("encode", str(sources), "-o", "out", before=("sh", "-c", '"$@" 2>&-', "sh"))
        assert (3, True) == (done.status, (tmp_path / "out/tei/one.xml").is_file())

    def test_a_complaint_about_the_arguments_that_nobody_can_hear_is_no_fault(self, run):
        assert 141 == run("build", "--nonsense", before=("sh", "-c", '"$@" 2>/dev/full', "sh")).status

    @pytest.mark.parametrize("unbuffered", ["", "1"])
    def test_a_reader_that_goes_early_hears_no_complaint(self, program, environment, tmp_path, unbuffered):
        # More than a pipe holds, so that the program is still writing when its reader goes.
        (tmp_path / "long.txt").write_text("متن " * 100_000)
        with subprocess.Popen(
            [program, "encode", str(tmp_path / "long.txt"), "-o", "-"],
            env={**environment, "PYTHONUNBUFFERED": unbuffered},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert b"<?xml" == process.stdout.read(5)
            process.stdout.close()
            assert (b"", 141) == (process.stderr.read(), process.wait())

    def test_a_reader_of_findings_that_goes_early_costs_no_document(self, program, environment, sources, tmp_path):
        reader, writer = os.pipe()
        os.close(reader)
        arguments = [program, "encode", str(sources), "-o", str(tmp_path / "out")]
        done = subprocess.run(arguments, env=environment, stdout=writer, stderr=writer, check=False)
        os.close(writer)
        assert (141, True) == (done.returncode, (tmp_path / "out/tei/one.xml").is_file())


class TestTerminalsWithoutPersian:
    @pytest.mark.parametrize("variables", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
    def test_findings_are_spelled_in_escapes(self, run, tmp_path, variables):
        (tmp_path / "سند.txt").touch()
        done = run("encode", "سند.txt", "-o", "out", **variables)
        assert (3, True) == (done.status, ".txt: I06 no-text: " in done.err)

    def test_the_tei_has_its_letters(self, run):
        done = run("encode", "-", "-o", "-", stdin="سلام\n".encode(), PYTHONIOENCODING="ascii", LC_ALL="C")
        assert (0, True) == (done.status, "<p>سلام</p>" in done.out)

    def test_the_findings_of_validation_are_spelled_in_escapes(self, run, tei):
        done = run("validate", "-", stdin=invalid(tei), PYTHONIOENCODING="ascii", LC_ALL="C")
        assert (1, True) == (done.status, r"\u0633\u0646\u062f" in done.out)


class TestJson:
    def test_build_prints_the_report_and_nothing_else(self, call, sources, tmp_path):
        done = call("build", str(sources), "-o", "out", "--json")
        printed, written = json.loads(done.out), json.loads((tmp_path / "out/report.json").read_bytes())
        assert (3, "I06" in done.err) == (done.status, True)
        assert printed == written

    def test_encode_prints_the_report_and_nothing_else(self, call, sources, tmp_path):
        done = call("encode", str(sources), "-o", "out", "--json")
        assert json.loads((tmp_path / "out/report.json").read_bytes()) == json.loads(done.out)

    def test_render_prints_a_report_and_nothing_else(self, call, tei, tmp_path):
        (tmp_path / "a.xml").write_bytes(tei)
        report = json.loads(call("render", "a.xml", "-o", "out", "--json").out)
        (document,) = report["documents"]
        assert {"site/stdin.html", "site/tei/stdin.xml", "site/text/stdin.txt"} <= set(document["outputs"])

    def test_validate_prints_the_findings_and_nothing_else(self, run, tei):
        done = run("validate", "-", "--json", stdin=invalid(tei))
        assert (1, {"V02", "V03"}) == (done.status, {found["code"] for found in json.loads(done.out)})

    def test_validate_prints_an_empty_list_where_nothing_is_wrong(self, run, tei):
        assert [] == json.loads(run("validate", "-", "--json", stdin=tei).out)

    @pytest.mark.parametrize("command", ["build", "encode", "render"])
    def test_what_stops_a_command_is_in_it(self, call, sources, command):
        # The folder of the sources holds files that are no edition's.
        report = json.loads(call(command, str(sources), "-o", str(sources), "--json").out)
        assert ("stopped", 2, ["O02"]) == (
            report["state"],
            report["status"],
            [f["code"] for f in report["findings"] if f["level"] == "error"][-1:],
        )


def test_the_report_tells_of_each_document_what_was_done(call, sources, tmp_path):
    call("build", str(sources), "-o", "out")
    document = json.loads((tmp_path / "out/report.json").read_bytes())["documents"][1]
    seconds = document.pop("seconds")
    outputs = document.pop("outputs")
    assert ["tei/one.xml", "site/one.html"] == outputs[:2]
    assert [] == [output for output in outputs if not (tmp_path / "out" / output).is_file()]
    assert {"read", "structure", "annotate", "link", "encode", "validate", "render"} == set(seconds)
    assert {
        "id": "one",
        "source": str(sources / "one.txt"),
        "sha256": hashlib.sha256("سلام دنیا\n".encode()).hexdigest(),
        "media_type": "text/plain",
        "encoding": "utf-8",
        "title": "سلام دنیا",
        "characters": 10,
        "kind": "unknown",
        "counts": {"body": 1, "p": 1, "text": 1},
        "recognitions": {},
        "links": {},
        "orthography": {},
        "words": {},
        "findings": [],
    } == document


class Terminal(io.StringIO):
    """A standard error that people look at, or a file."""

    def __init__(self, *, looked_at):
        super().__init__()
        self._looked_at = looked_at

    def isatty(self):
        return self._looked_at


class TestProgress:
    def test_slow_work_shows_on_a_terminal_how_far_it_is_and_then_clears_the_line(self, program, environment, tmp_path):
        terminal, side = pty.openpty()
        with subprocess.Popen(
            [program, "encode", "-", "-o", str(tmp_path / "out")],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=side,
        ) as process:
            assert process.stdin is not None
            # The program waits for its source; its clock runs when it has made its first file.
            while process.poll() is None and not (tmp_path / "out/report.json").exists():
                time.sleep(0.01)
            time.sleep(1.1)
            process.stdin.write("سلام\n".encode())
            process.stdin.close()
            process.wait()
        os.close(side)
        shown = os.read(terminal, 1000).decode()
        # On a slow machine the second has passed before the source is asked for, which is then shown first.
        assert "\r\x1b[Kdocument 1/1 \r\x1b[K" == shown.removeprefix("\r\x1b[Kdocument 0/1 -")
        os.close(terminal)

    @pytest.mark.parametrize(
        ("looked_at", "seconds", "shown"),
        [
            (True, 2.0, "\r\x1b[Kdocument 1/2 b.txt\r\x1b[K"),
            (True, 0.9, ""),
            (False, 2.0, ""),
        ],
    )
    def test_only_slow_work_on_a_terminal_shows_anything(self, monkeypatch, looked_at, seconds, shown):
        terminal = Terminal(looked_at=looked_at)
        monkeypatch.setattr("sys.stderr", terminal)
        clock = iter([0.0, seconds])
        monkeypatch.setattr("tei_edition.cli.console.time.monotonic", lambda: next(clock))
        progress = Progress("document")
        progress(1, 2, "b.txt")
        progress.close()
        assert shown == terminal.getvalue()

    def test_a_file_name_steers_no_terminal(self, monkeypatch):
        terminal = Terminal(looked_at=True)
        monkeypatch.setattr("sys.stderr", terminal)
        clock = iter([0.0, 2.0])
        monkeypatch.setattr("tei_edition.cli.console.time.monotonic", lambda: next(clock))
        Progress("document")(1, 2, "\x1b[2J\n.txt")
        assert "\r\x1b[Kdocument 1/2 \\x1b[2J\\n.txt" == terminal.getvalue()


class TestExitStatus:
    def test_0_is_done(self, run, sources):
        assert 0 == run("encode", str(sources / "one.txt"), "-o", "out").status

    def test_0_is_done_with_warnings(self, run, tmp_path):
        (tmp_path / "zero.txt").write_bytes(b"a\0b")
        assert 0 == run("encode", "zero.txt", "-o", "out").status

    def test_1_is_findings(self, run, tei):
        assert 1 == run("validate", "-", stdin=invalid(tei)).status

    @pytest.mark.parametrize(
        "arguments",
        [
            ("bild",),
            ("encode",),
            ("encode", "a.txt"),
            ("encode", "a.txt", "-o", "out", "--nosuch"),
            ("encode", "a.txt", "-o", "out", "--settings", "missing.toml"),
        ],
    )
    def test_2_is_usage(self, run, arguments):
        done = run(*arguments)
        assert (2, "", True) == (done.status, done.out, "Usage: tei-edition" in done.err)

    def test_3_is_an_input_that_cannot_be_read(self, run, sources):
        assert 3 == run("encode", str(sources), "-o", "out").status

    def test_4_is_a_broken_law(self, run, sources, tmp_path):
        (tmp_path / "header.j2").write_text("<teiHeader/><text>another</text>")
        (tmp_path / "settings.toml").write_text('[edition]\nheader = "header.j2"')
        done = run("encode", str(sources / "one.txt"), "-o", "out", "--settings", "settings.toml")
        assert (4, False) == (done.status, (tmp_path / "out/tei").exists())

    def test_5_is_a_template_that_cannot_be_loaded(self, run, sources, tmp_path):
        (tmp_path / "settings.toml").write_text('[edition]\nheader = "missing.j2"')
        assert 5 == run("encode", str(sources / "one.txt"), "-o", "out", "--settings", "settings.toml").status
