"""What bad sources get: each its own message, and none keeps the others from being done."""

import json
import os
import re
import socket

import pytest

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"
ZIP = b"PK\x03\x04\x14\x00\x00\x00"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder of everything that goes wrong, and of some that does not."""
    folder = tmp_path_factory.mktemp("archive")
    sources = folder / "sources"
    (sources / "inner").mkdir(parents=True)
    for name, data in {
        "good.txt": "روز خوب\n".encode(),
        "inner/better.md": "# بهتر\n\nمتن\n".encode(),
        "empty.txt": b"",
        "blank.txt": " \n\t\n\u00a0\n".encode(),
        "picture.txt": PNG,
        "archive.txt": ZIP,
        "damaged.txt": "سلام\nدنی".encode() + b"\xff" + "ا و بقیه\n".encode(),
        "zero.txt": "الف\n\nب\0پ\0\n".encode(),
        "script.md": "# سر\n\n<script>alert('x')</script>\n\nمتن <b>مهم</b> و <script>y()</script>.\n".encode(),
        "table.md": "# جدول\n\n<table>\n<tr><td>یک</td><td>دو\n\nسه\n".encode(),
        "nested.md": b"> " * 5000 + "ته\n".encode(),
        "lists.md": b"- " * 5000 + "ته\n".encode(),
        "stars.md": b"*" * 5000 + b"[" * 5000 + "ته\n".encode(),
        "lines.txt": b"\n" * 100_000 + "ته\n".encode(),
        "same.txt": "یک\n".encode(),
        "same.md": "دو\n".encode(),
        "Case.txt": "سه\n".encode(),
        "case.txt": "چهار\n".encode(),
        "نام فارسی با فاصله.txt": "پنج\n".encode(),
        "1983.txt": "شش\n".encode(),
        "two\nlines.txt": "هفت\n".encode(),
        "index.txt": "هشت\n".encode(),
        ".hidden.txt": b"x",
        "letter.docx": ZIP,
    }.items():
        (sources / name).write_bytes(data)
    (folder / "outside.txt").write_text("نه\n")
    with open(os.path.join(os.fsencode(sources), b"byte-\xff.txt"), "wb") as stream:  # noqa: PTH118, PTH123  pathlib takes no bytes
        stream.write("ده\n".encode())
    (sources / "loop.txt").symlink_to("loop.txt")
    (sources / "again").symlink_to(".")
    (sources / "gone.txt").symlink_to("nowhere.txt")
    os.mkfifo(sources / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        # The path of a socket may be no longer than a hundred bytes.
        here = os.open(sources, os.O_RDONLY)
        listener.bind(f"/proc/self/fd/{here}/socket.txt")
        os.close(here)
    return folder


@pytest.fixture(scope="module")
def built(folder, run_in):
    return run_in(folder, "build", "sources", "sources/../outside.txt", "-o", "edition")


@pytest.fixture(scope="module")
def report(folder, built):
    assert built.status == 3
    return json.loads((folder / "edition/report.json").read_bytes())


@pytest.fixture(scope="module")
def page(folder, report):
    def page(source):
        identifier = next(document["id"] for document in report["documents"] if document["source"] == source)
        return (folder / f"edition/site/{identifier}.html").read_text()

    return page


@pytest.mark.parametrize(
    "line",
    [
        "error: sources/empty.txt: I06 no-text: There is no text in it (the file is empty).",
        "error: sources/blank.txt: I06 no-text: There is no text in it (6 characters of white space).",
        "error: sources/picture.txt: I03 no-reader: No reader takes this file: markdown: it begins like a PNG image;",
        "error: sources/archive.txt: I03 no-reader: No reader takes this file: markdown: it begins like a ZIP archive",
        "error: sources/damaged.txt:2:4: I04 undecodable-bytes: The bytes FF at byte 15 are not UTF-8.",
        "error: sources/loop.txt: I02 unreadable-input: The file cannot be read: ",
        "error: sources/gone.txt: I02 unreadable-input: The file cannot be read: it is a link to a file that is not",
        "warning: sources/zero.txt:3:2: R01 unholdable-characters: 2 characters that XML cannot hold (U+0000);",
        "warning: sources/table.md:3:",
        "warning: sources/nested.md:1:1: R04 unresolved-markdown: ",
        "warning: sources/lists.md:1:1: R04 unresolved-markdown: ",
        "warning: sources/same.txt: R05 shared-name: Its name or id is also that of sources/same.md;",
        "warning: sources/Case.txt: R05 shared-name: Its name or id is also that of sources/case.txt;",
        "note: sources/.hidden.txt: I08 skipped: Not read: hidden.",
        "note: sources/letter.docx: I08 skipped: Not read: files in “.docx” are no documents here;",
        "note: sources/pipe.txt: I08 skipped: Not read: neither a file nor a folder.",
        "note: sources/socket.txt: I08 skipped: Not read: neither a file nor a folder.",
        "note: sources/again: I08 skipped: Not read: a link to a folder;",
    ],
)
def test_a_bad_source_gets_a_message_with_its_place(built, line):
    assert [line] == [found[: len(line)] for found in built.err.splitlines() if found.startswith(line)]


def test_every_error_says_what_to_do(report):
    errors = [found for document in report["documents"] for found in document["findings"] if found["level"] == "error"]
    assert [] == [found["file"] for found in errors if not found["remedy"]]


def test_the_good_ones_are_done_though_others_fail(report):
    failed = {"empty", "blank", "picture", "archive", "damaged", "loop", "gone"}
    sources = {document["source"]: document["outputs"] for document in report["documents"]}
    assert {f"sources/{name}.txt" for name in failed} == {source for source, outputs in sources.items() if not outputs}


def test_what_was_done_is_all_there(folder, report):
    outputs = [output for document in report["documents"] for output in document["outputs"]]
    assert [] == [output for output in outputs if not (folder / "edition" / output).is_file()]


def test_no_two_documents_share_a_file(report):
    outputs = [output.lower() for document in report["documents"] for output in document["outputs"]]
    assert sorted(set(outputs)) == sorted(outputs)


@pytest.mark.parametrize(
    ("source", "identifier"),
    [
        ("sources/نام فارسی با فاصله.txt", "nam-farsy-ba-faslh"),
        ("sources/1983.txt", "doc-1983"),
        ("sources/two\nlines.txt", "two-lines"),
        ("sources/index.txt", "doc-index"),
        ("sources/../outside.txt", "outside"),
        ("sources/byte-\udcff.txt", "byte"),
    ],
)
def test_a_strange_file_name_gives_an_id_that_is_an_ascii_name(report, source, identifier):
    assert [identifier] == [document["id"] for document in report["documents"] if document["source"] == source]


def test_a_finding_about_a_file_with_a_line_end_in_its_name_is_one_line(run, tmp_path):
    (tmp_path / "two\nlines\x1b[31m.txt").touch()
    assert r"error: two\nlines\x1b[31m.txt: I06 no-text" in run("encode", "two\nlines\x1b[31m.txt", "-o", "out").err


def test_script_in_the_text_is_shown_and_never_run(page):
    html = page("sources/script.md")
    assert (2, 0) == (html.count("&lt;script&gt;"), len(re.findall(r"<script>(?:alert|y\()", html)))


@pytest.mark.parametrize("name", ["nested.md", "lists.md", "stars.md", "lines.txt", "table.md"])
def test_no_word_is_lost_where_the_markup_makes_no_sense(page, name):
    assert ("سه" if name == "table.md" else "ته") in page(f"sources/{name}")


def test_a_single_line_of_50_megabytes_is_encoded_in_bounded_memory(program, environment, tmp_path):
    line = "سلام دنیا، این یک خط است. " * 1_111_111
    (tmp_path / "line.txt").write_text(line)
    # os.posix_spawn and os.wait4, as only they tell the memory of this one process.
    devnull = os.open(os.devnull, os.O_WRONLY)
    arguments = [program, "encode", str(tmp_path / "line.txt"), "-o", str(tmp_path / "out")]
    process = os.posix_spawn(program, arguments, environment, file_actions=[(os.POSIX_SPAWN_DUP2, devnull, 1)])
    _, status, usage = os.wait4(process, 0)
    os.close(devnull)
    assert (0, True) == (status, usage.ru_maxrss < 1_500_000)  # kilobytes; thirty times the source
    assert (tmp_path / "out/tei/line.xml").stat().st_size > len(line.encode())


def test_a_missing_file_is_an_error_with_status_3(run):
    done = run("encode", "missing.txt", "-o", "out")
    assert (3, "error: missing.txt: I01 missing-input: There is no such file or folder. Check the path.\n") == (
        done.status,
        done.err,
    )


def test_a_folder_without_documents_is_an_error_with_status_3(run, tmp_path):
    (tmp_path / "sources").mkdir()
    done = run("encode", "sources", "-o", "out")
    assert (3, True) == (done.status, "error: sources: I07 no-documents: " in done.err)


def test_an_empty_argument_is_not_the_current_folder(run, tmp_path):
    (tmp_path / "good.txt").write_text("متن\n")
    done = run("encode", "", "-o", "out")
    assert (3, True) == (done.status, "error: “”: I01 missing-input" in done.err)


def test_an_unreadable_file_is_told_and_the_others_are_done(run, tmp_path, unprivileged):
    (tmp_path / "open.txt").write_text("متن\n")
    (tmp_path / "locked.txt").write_text("متن\n")
    (tmp_path / "locked.txt").chmod(0o000)
    done = run("encode", "locked.txt", "open.txt", "-o", "out", before=unprivileged)
    assert "error: locked.txt: I02 unreadable-input: The file cannot be read: permission denied." in done.err
    assert (3, True) == (done.status, (tmp_path / "out/tei/open.xml").is_file())


def test_an_unreadable_folder_is_told_and_the_others_are_done(run, tmp_path, unprivileged):
    (tmp_path / "sources/locked").mkdir(parents=True)
    (tmp_path / "sources/open.txt").write_text("متن\n")
    (tmp_path / "sources/locked").chmod(0o000)
    done = run("encode", "sources", "-o", "out", before=unprivileged)
    assert "error: sources/locked: I02 unreadable-input: The file cannot be read: permission denied." in done.err
    assert (3, True) == (done.status, (tmp_path / "out/tei/open.xml").is_file())


def test_an_unknown_encoding_is_a_mistake_in_the_command(run, tmp_path):
    (tmp_path / "good.txt").write_text("متن\n")
    done = run("encode", "good.txt", "-o", "out", "--encoding", "utf-9")
    assert (2, True) == (
        done.status,
        "error: --encoding: C03 wrong-type: “encoding” must be utf-8 or utf-16 or" in done.err,
    )


def test_an_unknown_format_is_a_mistake_in_the_command(run, tmp_path):
    (tmp_path / "good.txt").write_text("متن\n")
    done = run("encode", "good.txt", "-o", "out", "--format", "word")
    assert (2, True) == (
        done.status,
        "error: --format: C03 wrong-type: “format” must be markdown or plaintext, not “word”." in done.err,
    )


def test_the_stated_encoding_is_used(run, tmp_path):
    (tmp_path / "old.txt").write_bytes("سلام".encode("cp1256"))
    done = run("encode", "old.txt", "-o", "-", "--encoding", "windows-1256")
    assert (0, True) == (done.status, "<p>سلام</p>" in done.out)


def test_of_many_warnings_of_one_code_the_first_are_told_and_the_report_has_all(call, tmp_path):
    (tmp_path / "a.txt").write_text("پست گиро آمد.\n\n" * 30)
    done = call("encode", "a.txt", "-o", "out")
    told = [line for line in done.err.splitlines() if "W01" in line]
    assert (21, "warning: and 10 more of W01 mixed-scripts; --json lists them all.") == (len(told), told[-1])
    (document,) = json.loads((tmp_path / "out/report.json").read_bytes())["documents"]
    assert 30 == sum(found["code"] == "W01" for found in document["findings"])
