"""Ctrl-C and SIGKILL in the middle of a build: no half-written file, no process left, and the next build completes."""

import json
import os
import signal
import subprocess
import time
from contextlib import suppress

import pytest

DOCUMENTS = 180


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    for number in range(DOCUMENTS):
        (folder / f"d{number}.txt").write_text(
            f"متن شماره {number}\n\n" + "".join(f"این بند {n} است.\n\n" for n in range(20))
        )
    return folder


@pytest.fixture
def interrupt(program, environment, sources, tmp_path):
    """Start a build of `sources`, and send it a signal `later` seconds after it has written files into a folder.

    Ctrl-C and the end of a terminal reach all its processes, SIGKILL the one that is named. What the build started
    holds the pipes open for as long as it lives, so that the end of them is that of every process.
    """

    def interrupt(number, below="tei", later=0.0):
        process = subprocess.Popen(
            [program, "build", str(sources), "-o", str(tmp_path / "out"), "--jobs", "2"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        folder = tmp_path / "out" / below
        while process.poll() is None and not (folder.is_dir() and len(list(folder.iterdir())) > 5):
            time.sleep(0.002)
        time.sleep(later)
        (os.kill if number == signal.SIGKILL else os.killpg)(process.pid, number)
        try:
            _, err = process.communicate(timeout=120)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
        return process.returncode, err.decode()

    return interrupt


def whole(folder):
    """Tell whether every file in the folder that has a name to be seen ends as it should."""
    ends = {".xml": b"</TEI>\n", ".html": b"</html>"}
    files = [path for path in folder.rglob("*") if path.suffix in ends and not path.name.startswith(".")]
    return [] == [path for path in files if not path.read_bytes().rstrip(b"\n").endswith(ends[path.suffix].rstrip())]


def parts(folder):
    return [path.name for path in folder.rglob("*.part")]


INTERRUPTED = (130, "Interrupted: run the same command again to complete the edition.\n")


def test_ctrl_c_ends_with_130_and_says_how_to_go_on(interrupt):
    assert INTERRUPTED == interrupt(signal.SIGINT)


def test_ctrl_c_leaves_whole_files_and_a_report_of_them(interrupt, tmp_path):
    interrupt(signal.SIGINT)
    report = json.loads((tmp_path / "out/report.json").read_bytes())
    done = [output for document in report["documents"] for output in document["outputs"] if output.startswith("tei/")]
    assert (True, []) == (whole(tmp_path / "out"), parts(tmp_path / "out"))
    assert "interrupted" == report["state"]
    assert sorted(done) == sorted(f"tei/{path.name}" for path in (tmp_path / "out/tei").iterdir())


# The processes that make the pages are started, load what they need, work, and send back what they made.
@pytest.mark.parametrize("later", [0, 0.1, 0.2, 0.4, 0.6])
def test_ctrl_c_while_pages_are_made_leaves_whole_files(interrupt, tmp_path, later):
    assert INTERRUPTED == interrupt(signal.SIGINT, below="site", later=later)
    assert (True, []) == (whole(tmp_path / "out"), parts(tmp_path / "out"))


# A terminal is closed; a machine shuts down, or `timeout` ends the command, which both ask all its processes.
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
@pytest.mark.parametrize("below", ["tei", "site"])
def test_a_build_that_is_asked_to_end_is_interrupted(interrupt, tmp_path, number, below):
    assert INTERRUPTED == interrupt(number, below=below, later=0.4)
    assert (True, []) == (whole(tmp_path / "out"), parts(tmp_path / "out"))
    assert "interrupted" == json.loads((tmp_path / "out/report.json").read_bytes())["state"]


def test_a_build_that_ignores_the_end_of_its_terminal_goes_on(program, environment, sources, tmp_path):
    build = (program, "encode", str(sources), "-o", str(tmp_path / "out"))
    process = subprocess.Popen(["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *build], env=environment)
    while process.poll() is None and not (tmp_path / "out/tei").is_dir():
        time.sleep(0.002)
    process.send_signal(signal.SIGHUP)
    assert 0 == process.wait(timeout=120)


def test_a_build_killed_while_pages_are_made_leaves_no_process(interrupt):
    assert -signal.SIGKILL == interrupt(signal.SIGKILL, below="site", later=0.6)[0]


def test_a_killed_build_leaves_whole_files(interrupt, tmp_path):
    assert -signal.SIGKILL == interrupt(signal.SIGKILL)[0]
    assert whole(tmp_path / "out")
    assert "incomplete" == json.loads((tmp_path / "out/report.json").read_bytes())["state"]


def test_the_build_after_a_killed_one_completes_and_cleans_up(interrupt, run, sources, tmp_path):
    interrupt(signal.SIGKILL)
    # Whether a write was under way at that moment is chance; this one was.
    (tmp_path / "out/tei/.d0.xml.4321.part").write_bytes(b"<TEI")
    assert 0 == run("encode", str(sources), "-o", "out").status
    assert (DOCUMENTS, True, []) == (
        len(list((tmp_path / "out/tei").iterdir())),
        whole(tmp_path / "out"),
        parts(tmp_path / "out"),
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_what_a_build_cut_short_had_made_goes_away_with_its_source(interrupt, run, sources, tmp_path, number):
    interrupt(number)
    written = sorted((tmp_path / "out/tei").glob("d*.xml"))[:3]
    for path in written:
        (sources / f"{path.stem}.txt").unlink()
    assert 0 == run("encode", str(sources), "-o", "out").status
    assert (3, []) == (len(written), [path for path in written if path.exists()])
