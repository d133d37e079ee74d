"""`tei-edition train` as a newcomer types it."""

import re

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{}</body></text></TEI>"""
SENTENCE = (
    "<p>دیروز <persName>زرخاتون {0}</persName> از <orgName>انجمن بافندگان {0}</orgName> "
    "به <placeName>{0}آباد</placeName> رفت. آنجا کسی نبود.</p>"
)
WORDS = ["مینار", "شورک", "پاندل", "گیسان", "وارنگ", "تلمان", "سوریج", "بادان", "نیزر", "کرپان"]
TRAINED = TEI.format("".join(SENTENCE.format(word) for word in WORDS))


def test_a_model_learns_the_names_of_an_edition_and_is_used_by_its_settings(run, tmp_path):
    (tmp_path / "trained.xml").write_text(TRAINED)
    done = run("train", "trained.xml", "-o", "mine.crfsuite")
    assert (0, "20 sentences of 1 document, 30 names: mine.crfsuite\n", "") == (done.status, done.out, done.err)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/edition.toml").write_text('[names]\nmodel = "../mine.crfsuite"\n')
    (tmp_path / "in/a.txt").write_text("دیروز زرخاتون فرزین از انجمن بافندگان فرزین به فرزین‌آباد رفت. آنجا کسی نبود.\n")
    assert 0 == run("encode", "in", "-o", "out").status
    encoded = (tmp_path / "out/tei/a.xml").read_text()
    names = re.findall(r"<(\w+Name) [^>]*resp=\"#resp-names-model\"[^>]*>([^<]*)", encoded[encoded.index("<text") :])
    assert [("persName", "زرخاتون فرزین"), ("orgName", "انجمن بافندگان فرزین"), ("placeName", "فرزین‌آباد")] == names


def test_the_same_files_give_the_same_model(run, tmp_path):
    (tmp_path / "trained.xml").write_text(TRAINED)
    for name in ("a", "b"):
        assert 0 == run("train", "trained.xml", "-o", name).status
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_an_edition_is_learnt_from_once(run, tmp_path):
    for path in ("out/tei/a.xml", "out/site/tei/a.xml", "out/site/tei/a/p1.xml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(TRAINED)
    (tmp_path / "out/report.json").write_text("{}")
    assert "20 sentences of 1 document, 30 names: model\n" == run("train", "out", "-o", "model").out


def test_where_no_name_is_tagged_nothing_is_written(run, tmp_path):
    (tmp_path / "a.xml").write_text(TEI.format("<p>متن</p>"))
    done = run("train", "a.xml", "-o", "model")
    assert (1, "", True) == (done.status, done.out, "a.xml: E04 no-names: " in done.err)
    assert not (tmp_path / "model").exists()


def test_a_model_that_cannot_be_written_is_an_error_with_status_2(run, tmp_path):
    (tmp_path / "trained.xml").write_text(TRAINED)
    done = run("train", "trained.xml", "-o", "trained.xml/model")
    assert (2, True) == (done.status, "O03 output-unwritable: " in done.err)


def test_a_file_that_is_no_model_stops_the_command_with_status_5(run, tmp_path):
    (tmp_path / "edition.toml").write_text('[names]\nmodel = "edition.toml"\n')
    (tmp_path / "a.txt").write_text("متن\n")
    done = run("encode", "a.txt", "-o", "out")
    assert (5, True) == (done.status, "S06 model-unloadable: " in done.err)
