"""Ctrl-C and SIGKILL in the middle of a build: no half-written file, and the next build completes."""

import json
import signal
import subprocess
import time

import pytest

DOCUMENTS = 300


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
    """Start a build of `sources`, and send it a signal once it has written some files into the folder named."""

    def interrupt(number, below="tei"):
        process = subprocess.Popen(
            [program, "build", str(sources), "-o", str(tmp_path / "out")],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        folder = tmp_path / "out" / below
        while process.poll() is None and not (folder.is_dir() and len(list(folder.iterdir())) > 5):
            time.sleep(0.002)
        process.send_signal(number)
        _, err = process.communicate()
        return process.returncode, err.decode()

    return interrupt


def whole(folder):
    """Tell whether every file in the folder that has a name to be seen ends as it should."""
    ends = {".xml": b"</TEI>\n", ".html": b"</html>"}
    files = [path for path in folder.rglob("*") if path.suffix in ends and not path.name.startswith(".")]
    return [] == [path for path in files if not path.read_bytes().rstrip(b"\n").endswith(ends[path.suffix].rstrip())]


def parts(folder):
    return [path.name for path in folder.rglob("*.part")]


def test_ctrl_c_ends_with_130_and_says_how_to_go_on(interrupt):
    status, err = interrupt(signal.SIGINT)
    assert (130, "Interrupted: run the same command again to complete the edition.\n") == (status, err)


def test_ctrl_c_leaves_whole_files_and_a_report_of_them(interrupt, tmp_path):
    interrupt(signal.SIGINT)
    report = json.loads((tmp_path / "out/report.json").read_bytes())
    done = [output for document in report["documents"] for output in document["outputs"] if output.startswith("tei/")]
    assert (True, []) == (whole(tmp_path / "out"), parts(tmp_path / "out"))
    assert "interrupted" == report["state"]
    assert sorted(done) == sorted(f"tei/{path.name}" for path in (tmp_path / "out/tei").iterdir())


def test_ctrl_c_while_pages_are_made_leaves_whole_files(interrupt, tmp_path):
    assert 130 == interrupt(signal.SIGINT, below="site")[0]
    assert (True, []) == (whole(tmp_path / "out"), parts(tmp_path / "out"))


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
