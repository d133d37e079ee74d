"""`tei-edition evaluate` as a newcomer types it."""

import json
from dataclasses import astuple

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>{}</p></body></text></TEI>"""
GOLD = TEI.format(
    '<persName ref="#p1">محمود صالحی</persName> از <orgName>حزب <placeName>ایران</placeName></orgName> در '
    '<placeName>سقز</placeName> <date when="2001-04-18">۲۹ فروردین</date>'
)
FOUND = TEI.format(
    '<persName ref="#p2">محمود صالحی</persName> از <orgName>حزب</orgName> ایران در '
    '<placeName>سقز</placeName> <date when="2001-04-19">۲۹ فروردین</date>'
)
TOKENS = "محمود B-PER\nصالحی I-PER\nاز O\nحزب B-ORG\nایران I-ORG\nدر O\nسقز B-LOC\n۲۹ B-DAT\nفروردین I-DAT\n"


def figures(run, *arguments):
    done = run("evaluate", *arguments, "--json")
    assert 0 == done.status, done.err
    return json.loads(done.out)


def edition(folder):
    for path in ("tei", "site/tei/a"):
        (folder / path).mkdir(parents=True)
    for path in ("tei/a.xml", "tei/b.xml", "site/tei/a.xml", "site/tei/a/p1.xml"):
        (folder / path).write_text(GOLD)
    (folder / "report.json").write_text("{}")


def test_two_tei_files_are_compared_strictly_and_by_overlap(run, tmp_path):
    (tmp_path / "gold.xml").write_text(GOLD)
    (tmp_path / "found.xml").write_text(FOUND)
    record = figures(run, "gold.xml", "found.xml")
    assert {"right": 3, "found": 4, "expected": 4, "precision": 0.75, "recall": 0.75, "f1": 0.75} == record["strict"][
        "all"
    ]
    assert 1.0 == record["overlap"]["organization"]["f1"]
    assert (0.0, 1) == (record["strict"]["organization"]["f1"], record["strict"]["organization"]["expected"])
    assert (0, 1) == (record["links"]["right"], record["links"]["expected"])
    assert (0, 1) == (record["date values"]["right"], record["date values"]["expected"])
    assert {"precision": 1.0, "recall": 1.0} == record["clusters"]


def test_gold_may_be_tokens_and_white_space_does_not_count(run, tmp_path):
    (tmp_path / "gold.bio").write_text(TOKENS)
    (tmp_path / "found.xml").write_text(FOUND.replace(" از ", "\n   از\n"))
    record = figures(run, "gold.bio", "found.xml")
    assert (3, 4) == (record["strict"]["all"]["right"], record["strict"]["all"]["expected"])


def test_folders_are_compared_file_by_file_and_an_edition_by_its_tei(run, tmp_path):
    (tmp_path / "gold").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"gold/{name}.xml").write_text(GOLD)
    edition(tmp_path / "out")
    done = run("evaluate", "gold", "out")
    assert (0, True, True) == (
        done.status,
        done.out.startswith("2 documents\n"),
        "all                1.000     1.000     1.000       8   1.000\n" in done.out,
    )
    assert (done.status, done.out, done.err) == astuple(run("evaluate", "out", "out"))
    assert "links         2 of 2 right (1.000)\n" in done.out
    assert "date values   2 of 2 right (1.000)\n" in done.out


def test_what_is_missing_or_another_text_is_said_and_does_not_count(run, tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "found").mkdir()
    (tmp_path / "gold/a.xml").write_text(GOLD)
    (tmp_path / "gold/b.xml").write_text(GOLD)
    (tmp_path / "found/b.xml").write_text(GOLD.replace("سقز", "سفر"))
    done = run("evaluate", "gold", "found")
    assert (1, "") == (done.status, done.out)
    assert "gold/a.xml: E01 no-counterpart: " in done.err
    assert "white space apart: “قز۲۹فروردین”, there “فر۲۹فروردین”" in done.err


def test_a_file_without_tags_is_an_error_with_status_3(run, tmp_path):
    (tmp_path / "gold.bio").write_text("محمود\nصالحی\n")
    (tmp_path / "found.xml").write_text(FOUND)
    done = run("evaluate", "gold.bio", "found.xml")
    assert (3, True) == (done.status, "gold.bio: E03 no-annotation: " in done.err)
