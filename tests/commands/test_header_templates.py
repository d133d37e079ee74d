"""A header template of one's own: what it may do, and each way in which it fails."""

import json

import pytest


@pytest.fixture
def encode(call, tmp_path):
    """Encode two documents with a header template: status, and what was said."""

    def encode(template=None):
        for name in ("one", "two"):
            (tmp_path / f"{name}.txt").write_text("سلام\n")
        (tmp_path / "edition.toml").write_text('[edition]\nheader = "own.xml.j2"\n')
        if template is not None:
            (tmp_path / "own.xml.j2").write_text(template)
        done = call("encode", "one.txt", "two.txt", "-o", "out")
        return done.status, done.err

    return encode


def test_a_template_makes_the_header(encode, tmp_path):
    assert (0, "") == encode("<teiHeader><p>{{ titles[0][1] }}</p></teiHeader>")
    assert "<teiHeader><p>سلام</p></teiHeader>" in (tmp_path / "out/tei/one.xml").read_text()


def test_a_template_may_include_another_one_beside_it(encode, tmp_path):
    (tmp_path / "inner.j2").write_text("<p>{{ filename }}</p>")
    assert (0, "") == encode("<teiHeader>{% include 'inner.j2' %}</teiHeader>")
    assert "<teiHeader><p>one.txt</p></teiHeader>" in (tmp_path / "out/tei/one.xml").read_text()


@pytest.mark.parametrize(
    ("template", "place"),
    [
        (None, "own.xml.j2: S03"),
        ("<teiHeader>\n{% if %}\n</teiHeader>", "own.xml.j2:2: S03"),
        ("<teiHeader>\n{{ unknown }}</teiHeader>", "own.xml.j2:2: S03"),
        ("<teiHeader>{{ source.unknown }}</teiHeader>", "own.xml.j2:1: S03"),
        ("<teiHeader>{{ 1 / 0 }}</teiHeader>", "own.xml.j2:1: S03"),
        ("<teiHeader>{{ titles[99][1] }}</teiHeader>", "own.xml.j2:1: S03"),
        ("<teiHeader>{{ extent.bytes + titles }}</teiHeader>", "own.xml.j2:1: S03"),
        ("<teiHeader>{% include 'missing.j2' %}</teiHeader>", "own.xml.j2:1: S03"),
        ("<teiHeader>{% include 'own.xml.j2' %}</teiHeader>", "own.xml.j2:1: S03"),
        ("<teiHeader>", "own.xml.j2: S03"),
        ("<teiHeader>&unknown;</teiHeader>", "own.xml.j2: S03"),
        ("<teiHeader>\x0b</teiHeader>", "own.xml.j2: S03"),
        ("</TEI>", "own.xml.j2: S03"),
    ],
)
def test_a_template_that_does_not_work_is_named(encode, template, place):
    status, told = encode(template)
    assert (5, 1, True) == (status, told.count("\n"), told.startswith(f"error: {place} header-template: "))


def test_a_template_in_another_encoding_is_named(encode, tmp_path):
    (tmp_path / "own.xml.j2").write_bytes(b"<teiHeader>\xff</teiHeader>")
    status, told = encode()
    assert (5, True) == (status, told.startswith("error: own.xml.j2: S03 header-template: "))


def test_a_template_that_is_a_folder_is_named(encode, tmp_path):
    (tmp_path / "own.xml.j2").mkdir()
    status, told = encode()
    assert (5, True) == (status, told.startswith("error: own.xml.j2: S03 header-template: "))


def test_nothing_is_written_and_the_report_says_why(encode, tmp_path):
    encode("<teiHeader>")
    report = json.loads((tmp_path / "out/report.json").read_bytes())
    assert ("stopped", 5, ["S03"]) == (report["state"], report["status"], [f["code"] for f in report["findings"]])
    assert not (tmp_path / "out/tei").exists()


def test_text_in_the_header_breaks_a_law_and_nothing_is_written(encode, tmp_path):
    status, told = encode("<teiHeader/><text>another</text>")
    assert (4, True) == (status, "error: one.txt:1:1: L03 text-broken: Law L3: at character 0" in told)
    assert not (tmp_path / "out/tei").exists()


def test_a_header_that_is_not_valid_is_a_finding_at_its_place(call, tmp_path):
    (tmp_path / "one.txt").write_text("متن\n")
    (tmp_path / "own.xml.j2").write_text("<teiHeader><nonsense/></teiHeader>")
    (tmp_path / "edition.toml").write_text('[edition]\nheader = "own.xml.j2"\n')
    done = call("build", "one.txt", "-o", "out")
    assert (1, True) == (done.status, done.err.startswith("error: out/tei/one.xml:5:1: V02 invalid: "))


def test_what_the_header_states_is_escaped(run, tmp_path):
    (tmp_path / "one.txt").write_text("متن\n")
    (tmp_path / "edition.toml").write_text("""[edition]\npublisher = "<script>&\\"'\\u0001"\n""")
    assert 0 == run("build", "one.txt", "-o", "out").status
    assert "<publisher>&lt;script&gt;&amp;" in (tmp_path / "out/tei/one.xml").read_text()
