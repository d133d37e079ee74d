"""`edition.toml` as a command meets it."""

import pytest


@pytest.fixture(autouse=True)
def sources(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("متن\n")


@pytest.fixture
def encode(call, tmp_path):
    def encode(settings, *sources):
        (tmp_path / "edition.toml").write_text(settings)
        return call("encode", *(sources or ("a.txt", "b.txt")), "-o", "out")

    return encode


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            "[edition]\npublisher = 5\n",
            "error: edition.toml:2:1: C03 wrong-type: “edition.publisher” must be text, not a number.",
        ),
        (
            '[documents."a.txt"]\nencodng = "utf-8"\n',
            "error: edition.toml:2:1: C02 unknown-key: There is no setting “documents.a.txt.encodng”. Did you mean “en",
        ),
        (
            '[documents."a.txt"]\nid = "۱"\n',
            "error: edition.toml:2:1: C04 invalid-id: “۱” cannot name a document. ",
        ),
        (
            '[documents]\n"a.txt".id = "x"\n"b.txt".id = "x"\n',
            "error: edition.toml:3:1: C06 shared-id: The id “x” is given to a.txt and b.txt. Give each its own id.",
        ),
        ("[edition\n", "error: edition.toml:1:9: C01 invalid-toml: This is not TOML: "),
    ],
)
def test_wrong_settings_stop_the_command_before_anything_is_written(encode, tmp_path, settings, message):
    done = encode(settings)
    assert (2, "", message, False) == (done.status, done.out, done.err[: len(message)], (tmp_path / "out").exists())


def test_a_document_that_is_not_there_is_a_warning_and_the_others_are_done(encode):
    done = encode('[documents."c.txt"]\nid = "c"\n')
    assert (0, True) == (done.status, done.err.startswith("warning: edition.toml:1:12: C05 unknown-document: "))


def test_a_document_that_is_there_but_not_asked_for_is_no_warning(encode):
    assert "" == encode('[documents."b.txt"]\nid = "c"\n', "a.txt").err


def test_what_is_stated_of_a_document_is_used(encode, tmp_path):
    encode('[documents."a.txt"]\nid = "first"\ntitle = "نامه"\n')
    assert '<title type="main" xml:lang="fa">نامه</title>' in (tmp_path / "out/tei/first.xml").read_text()


def test_settings_can_be_named(call, tmp_path):
    (tmp_path / "elsewhere.toml").write_text('[documents."a.txt"]\nid = "first"\n')
    assert 0 == call("encode", "a.txt", "-o", "out", "--settings", "elsewhere.toml").status
    assert (tmp_path / "out/tei/first.xml").is_file()


def test_two_settings_beside_the_sources_ask_for_a_choice(encode, tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/edition.toml").touch()
    (tmp_path / "inner/c.txt").write_text("متن\n")
    done = encode("", "a.txt", "inner")
    assert (2, True) == (done.status, "C07 several-settings: More than one edition.toml belongs" in done.err)


@pytest.mark.parametrize(
    ("pattern", "documents"), [("*.txt", ["a.xml", "b.xml"]), ("**/a.*", ["a.xml"]), ("[b]*", ["b.xml"])]
)
def test_a_pattern_that_the_shell_left_alone_names_its_files(encode, tmp_path, pattern, documents):
    assert 0 == encode("", pattern).status
    assert documents == sorted(path.name for path in (tmp_path / "out/tei").iterdir())


def test_a_pattern_without_a_match_is_told_and_the_rest_is_done(encode, tmp_path):
    done = encode("", "*.md", "a.txt")
    assert (3, True) == (done.status, done.err.startswith("error: *.md: I09 no-match: No file matches this pattern."))
    assert (tmp_path / "out/tei/a.xml").is_file()


@pytest.mark.parametrize(
    ("stated", "language", "doubted"),
    [
        ("first_year = 1979", "", "The year 1961 lies outside the time that the edition states: 1979 to …"),
        ("first_year = 1950\nlast_year = 1960", "fa", "سال 1961 بیرون از بازه‌ای است که ویرایش گفته است: 1950 تا 1960"),
        ("last_year = 1961", "", ""),
        ("", "", ""),
    ],
)
def test_a_date_outside_the_time_of_the_edition_is_doubted_in_the_language_of_the_interface(
    call, tmp_path, stated, language, doubted
):
    (tmp_path / "a.txt").write_text("در ۲۰ ژوئن ۱۹۶۱ بود.\n")
    interface = f'interface = "{language}"\n' if language else ""
    (tmp_path / "edition.toml").write_text(f"[edition]\n{interface}{stated}\n")
    done = call("build", "a.txt", "-o", "out")
    assert (0, bool(doubted)) == (done.status, "V04" in done.err)
    assert doubted.rstrip(" .") in done.err


THEME = '[edition]\ntheme = "gone"\n'


class TestThemesThatAreNotThere:
    def test_build_says_so_before_anything_is_written(self, call, tmp_path):
        (tmp_path / "edition.toml").write_text(THEME)
        done = call("build", "a.txt", "-o", "out")
        message = (
            "error: edition.toml:2:1: S02 stylesheet-unloadable: The style sheet cannot be compiled: "
            "there is no folder “gone”, which edition.theme names. "
        )
        assert (5, "", message, False) == (
            done.status,
            done.out,
            done.err[: len(message)],
            (tmp_path / "out").exists(),
        )

    def test_render_says_so_and_what_is_there_stays(self, call, tmp_path):
        assert call("encode", "a.txt", "-o", "out").status == 0
        before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
        (tmp_path / "edition.toml").write_text(THEME)
        done = call("render", "-o", "out", "--settings", "edition.toml")
        assert (5, True) == (done.status, done.err.startswith("error: edition.toml:2:1: S02 "))
        assert before == {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}

    @pytest.mark.parametrize("name", ["a.txt", "long" * 100])
    def test_what_is_no_folder_is_no_theme(self, call, tmp_path, name):
        (tmp_path / "edition.toml").write_text(f'[edition]\ntheme = "{name}"\n')
        assert (5, False) == (call("build", "b.txt", "-o", "out").status, (tmp_path / "out").exists())

    def test_words_that_only_another_theme_has_are_missed_before_anything_is_written(self, call, tmp_path):
        (tmp_path / "one/strings").mkdir(parents=True)
        (tmp_path / "one/strings/xx.xml").write_text("<strings/>")
        (tmp_path / "other").mkdir()
        (tmp_path / "edition.toml").write_text('[edition]\ntheme = "one"\ninterface = "xx"\n')
        done = call("build", "a.txt", "-o", "out", "--theme", "other")
        assert (5, False) == (done.status, (tmp_path / "out").exists())
        assert "xx.xml: S02 stylesheet-unloadable: The style sheet cannot be compiled: there are no strings" in done.err

    def test_what_is_in_a_theme_or_named_by_the_settings_is_no_document(self, call, tmp_path):
        (tmp_path / "sources/theme/assets").mkdir(parents=True)
        files = {"a.txt": "متن", "theme/README.md": "# Theme", "theme/assets/theme.css": "", "header.xml.j2": "x"}
        for name, content in files.items():
            (tmp_path / "sources" / name).write_text(content)
        settings = '[edition]\ntheme = "theme"\nheader = "header.xml.j2"\n'
        (tmp_path / "sources/edition.toml").write_text(settings)
        done = call("encode", "sources", "-o", "out")
        assert (0, "", ["a.xml"]) == (done.status, done.err, [path.name for path in (tmp_path / "out/tei").iterdir()])

    def test_an_encoding_alone_needs_none(self, encode):
        assert encode(THEME).status == 0
