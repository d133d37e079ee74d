"""`edition.toml`: what is taken from it, and where the finger points when it is wrong."""

import tomllib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_edition.dates import Calendar, DateContext
from tei_edition.model import Affiliation, Contributor, Correction, EditionError, Licence, RelatedWork, Subject
from tei_edition.workflow.places import places
from tei_edition.workflow.settings import PackageSettings, Settings, doubtful, load, unused
from tests.sites import ROOT


@pytest.fixture
def read(tmp_path):
    def read(content):
        path = tmp_path / "edition.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load(path)

    return read


@pytest.fixture
def wrong(read, tmp_path):
    """What is said of settings: line, column, code and message."""

    def wrong(content):
        with pytest.raises(EditionError) as caught:
            read(content)
        found = caught.value.finding
        assert str(tmp_path / "edition.toml") == found.file
        return (
            found.line,
            found.column,
            found.code,
            f"{found.message} {found.remedy}".removesuffix(" Correct the value."),
        )

    return wrong


def test_an_empty_file_gives_the_defaults(read):
    assert Settings().edition == read("").edition


def test_everything_that_can_be_stated_is_taken(read):
    settings = read(
        """
        [edition]
        title = { en = "Five", fa = "پنج" }
        description = "چند سند"
        editors = ["ویراستار", { name = "گروه", kind = "organization", identifier = "https://example.org/group" }]
        publisher = "ناشر"
        place = "شهر"
        date = "2026-11"
        language = "fa"
        interface = "en"
        version = "1"
        header = "header.xml.j2"
        [licence]
        name = "CC BY 4.0"
        target = "https://creativecommons.org/licenses/by/4.0/"
        [documents."a.txt"]
        id = "first"
        title = "یک"
        authors = ["نویسنده"]
        provenance = "بایگانی"
        language = "fa-Arab"
        format = "markdown"
        encoding = "windows-1256"
        """
    )
    edition, document = settings.edition, settings.of("a.txt")
    assert (("fa", "پنج"), ("en", "Five")) == edition.titles
    assert (("fa", "چند سند"),) == edition.description
    assert (
        Contributor("ویراستار"),
        Contributor("گروه", "organization", "https://example.org/group"),
    ) == edition.editors
    assert ("ناشر", "شهر", "2026-11", "1") == (edition.publisher, edition.place, edition.date, edition.version)
    assert Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/") == edition.licence
    assert (("en",), "header.xml.j2") == (settings.interfaces, settings.header.name if settings.header else None)
    assert ("first", (("fa-Arab", "یک"),), ("نویسنده",), "بایگانی", "markdown", "windows-1256") == (
        document.identifier,
        document.titles,
        document.authors,
        document.provenance,
        document.format,
        document.encoding,
    )


def test_what_a_deposit_needs_is_taken(read):
    settings = read(
        """
        [edition]
        editors = [{ name = "الف ب", given = "الف", family = "ب", affiliation = "دانشگاه" }]
        keywords = { fa = ["یک", "دو"], en = ["one"] }
        doi = "10.5281/zenodo.1"
        address = "https://example.org/x"
        contact = "a@example.org"
        [[edition.contributors]]
        name = "گروه"
        kind = "organization"
        role = "Sponsor"
        affiliation = ["یک", { name = "دو", identifier = "https://ror.org/03yrm5c26" }]
        [[edition.subjects]]
        name = "جنبش"
        scheme = "LCSH"
        [[edition.related]]
        identifier = "10.1234/other"
        relation = "IsPartOf"
        [licence]
        identifier = "CC-BY-4.0"
        rights = "محفوظ"
        [package]
        name = "my-edition_1"
        sources = true
        """
    )
    edition = settings.edition
    assert (Contributor("الف ب", given="الف", family="ب", affiliations=(Affiliation("دانشگاه"),)),) == edition.editors
    affiliations = (Affiliation("یک"), Affiliation("دو", "https://ror.org/03yrm5c26"))
    assert (Contributor("گروه", "organization", affiliations=affiliations, role="Sponsor"),) == edition.contributors
    assert (("fa", "یک"), ("fa", "دو"), ("en", "one")) == edition.keywords
    assert ((Subject("جنبش", "", "LCSH"),), (RelatedWork("10.1234/other", "IsPartOf"),)) == (
        edition.subjects,
        edition.related,
    )
    assert ("10.5281/zenodo.1", "https://example.org/x/", "a@example.org") == (
        edition.doi,
        edition.address,
        edition.contact,
    )
    assert Licence("", "", "CC-BY-4.0", (("fa", "محفوظ"),)) == edition.licence
    assert PackageSettings("my-edition_1", sources=True) == settings.package
    assert (("fa", "یک"),) == read('[edition]\nkeywords = ["یک"]').edition.keywords


def test_orthography_is_asked_for_by_kind(read):
    assert frozenset() == read("").orthography
    assert (
        frozenset({"letters", "space"}) == read("[orthography]\nletters = true\nspace = true\nzwnj = false").orthography
    )


def test_a_correction_has_its_place(read):
    settings = read('[[documents."a.txt".corrections]]\nquote = "سفر"\ncorrection = "سقز"\nprefix = "خبازان "')
    assert (Correction("سفر", "سقز", "خبازان ", "", (2, 1)),) == settings.of("a.txt").corrections


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(read):
    assert "x" == read(b'\xef\xbb\xbf[edition]\r\npublisher = "x"\r\n').edition.publisher


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        (
            "title = 5\n[edition]",
            1,
            1,
            (
                "There is no setting “title”. "
                "There are: edition, licence, structure, annotators, dates, names, authority, documents, validation, "
                "package, orthography, words, deposit, privacy."
            ),
        ),
        ("\n[edtion]", 2, 2, "There is no setting “edtion”. Did you mean “edition”?"),
        ("[edition]\n\n  titel = 5", 3, 3, "There is no setting “edition.titel”. Did you mean “title”?"),
        ('# id\n[documents."a.txt"]\nidd = "a"', 3, 1, "There is no setting “documents.a.txt.idd”. Did you mean “id”?"),
        (
            '[edition]\neditors = ["a", {name = "b", knd = "c"}]',
            2,
            30,
            "There is no setting “edition.editors.2.knd”. Did you mean “kind”?",
        ),
    ],
)
def test_an_unknown_key_is_shown_with_what_was_meant(wrong, content, line, column, message):
    assert (line, column, "C02", message) == wrong(content)


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        ("edition = 5", 1, 1, "“edition” must be a table, not a number."),
        ("[[edition]]", 1, 3, "“edition” must be a table, not a list."),
        (
            "[edition]\ntitle = 5",
            2,
            1,
            "“edition.title” must be text, or a table of texts by language, not a number.",
        ),
        ('[edition.title]\nfa = "x"\nen = true', 3, 1, "“edition.title.en” must be text, not true or false."),
        (
            '[edition]\ntitle = { fa = "x", english = "y" }',
            2,
            21,
            "“edition.title.english” must be a language tag such as “fa”, not “english”.",
        ),
        ('[edition]\neditors = "x"', 2, 1, "“edition.editors” must be a list, not text."),
        (
            '[edition]\neditors = [\n  "x",\n  5,\n]',
            4,
            3,
            "“edition.editors.2” must be a name, or a table with a name, not a number.",
        ),
        (
            '[[edition.editors]]\nname = "a"\n[[edition.editors]]\nname = 1979-05-27 07:32:00',
            4,
            1,
            "“edition.editors.2.name” must be text, not a date or a time.",
        ),
        (
            '[edition]\neditors = [{ kind = "person" }]',
            2,
            12,
            "“edition.editors.1” must be a name, or a table with a name, not a table without one.",
        ),
        (
            '[edition]\neditors = [{ name = "a", kind = "robot" }]',
            2,
            26,
            "“edition.editors.1.kind” must be “person” or “organization”, not “robot”.",
        ),
        (
            '[edition]\neditors = [{ name = "a", identifier = "orcid" }]',
            2,
            26,
            "“edition.editors.1.identifier” must be a web address such as an ORCID, not “orcid”.",
        ),
        (
            '[edition]\ndate = "1405/8/30"',
            2,
            1,
            "“edition.date” must be a year, a month or a day such as “2026-11-21”, not “1405/8/30”.",
        ),
        (
            '[edition]\ndate = "2026-02-30"',
            2,
            1,
            "“edition.date” must be a year, a month or a day such as “2026-11-21”, not “2026-02-30”.",
        ),
        (
            '[edition]\ndate = "2026-13"',
            2,
            1,
            "“edition.date” must be a year, a month or a day such as “2026-11-21”, not “2026-13”.",
        ),
        ("[edition]\nfirst_year = 0", 2, 1, "“edition.first_year” must be a year from 1 to 9999, not 0."),
        (
            '[edition]\neditors = ["a", ""]',
            2,
            17,
            "“edition.editors.2” must be a name, or a table with a name, not empty text.",
        ),
        (
            '[[edition.editors]]\nname = "a"\n[[edition.editors]]\nkind = "person"',
            3,
            3,
            "“edition.editors.2” must be a name, or a table with a name, not a table without one.",
        ),
        (
            '[edition]\nlanguage = "Persian"',
            2,
            1,
            "“edition.language” must be a language tag such as “fa”, not “Persian”.",
        ),
        ('[edition]\ninterface = "xx"', 2, 1, "“edition.interface” must be “en” or “fa”, not “xx”."),
        ('[edition]\nheader = "\\u0000"', 2, 1, "“edition.header” must be a path, not text with the character U+0000."),
        ('[edition]\ntheme = "\\u0000"', 2, 1, "“edition.theme” must be a path, not text with the character U+0000."),
        (
            '[authority]\nfiles = ["a.xml", "\\u0000"]',
            2,
            19,
            "“authority.files.2” must be a path, not text with the character U+0000.",
        ),
        ('[licence]\ntarget = "CC"', 2, 1, "“licence.target” must be a web address, not “CC”."),
        (
            '[edition]\ndoi = "https://doi.org/10.1234/x"',
            2,
            1,
            "“edition.doi” must be a DOI such as “10.1234/abc”, without https, not “https://doi.org/10.1234/x”.",
        ),
        ('[edition]\ncontact = "me"', 2, 1, "“edition.contact” must be an e-mail address, not “me”."),
        ('[edition]\nkeywords = ["a", 5]', 2, 18, "“edition.keywords.2” must be text, not a number."),
        (
            "[edition]\nkeywords = 5",
            2,
            1,
            "“edition.keywords” must be a list of texts, or a table of such lists by language, not a number.",
        ),
        ('[edition]\nkeywords = { fa = "a" }', 2, 14, "“edition.keywords.fa” must be a list of texts, not text."),
        (
            '[edition]\nkeywords = { persian = ["a"] }',
            2,
            14,
            "“edition.keywords.persian” must be a language tag such as “fa”, not “persian”.",
        ),
        (
            "[edition]\nrelated = [{}]",
            2,
            12,
            "“edition.related.1” must be a table with an identifier, not a table without one.",
        ),
        (
            '[[edition.related]]\nidentifier = "there"',
            2,
            1,
            "“edition.related.1.identifier” must be a web address or a DOI, not “there”.",
        ),
        ("[edition]\nsubjects = [5]", 2, 13, "“edition.subjects.1” must be a table with a name, not a number."),
        (
            '[edition]\neditors = [{ name = "a", affiliation = [5] }]',
            2,
            26,
            "“edition.editors.1.affiliation” must be a name, or a table with a name, not a number.",
        ),
        (
            '[package]\nname = "a b"',
            2,
            1,
            "“package.name” must be ASCII letters, digits, “_” and “-”, 80 at most, not “a b”.",
        ),
        ('[package]\nsources = "yes"', 2, 1, "“package.sources” must be true or false, not text."),
        (
            '[edition]\naddress = "ftp://x.org"',
            2,
            1,
            "“edition.address” must be an address that begins with “https://”, not “ftp://x.org”.",
        ),
        ("documents = []", 1, 1, "“documents” must be a table, not a list."),
        ('[documents]\n"a.txt" = 5', 2, 1, "“documents.a.txt” must be a table, not a number."),
        (
            '[documents."a.txt"]\nid = "a"\n[documents."b.txt"]\nid = 5',
            4,
            1,
            "“documents.b.txt.id” must be text, not a number.",
        ),
        (
            '[documents."a.txt"]\nauthors = ["x", []]',
            2,
            17,
            "“documents.a.txt.authors.2” must be text, not a list.",
        ),
        (
            '[documents]\n"a.txt" = { format = "word" }',
            2,
            13,
            "“documents.a.txt.format” must be “markdown” or “plaintext”, not “word”.",
        ),
        (
            '[documents]\n"a.txt".encoding = "utf-9"',
            2,
            9,
            "“documents.a.txt.encoding” must be “utf-8” or “utf-16” or “windows-1256” or “iso-8859-6”, not “utf-9”.",
        ),
        ("[orthography]\nzwnj = 1", 2, 1, "“orthography.zwnj” must be true or false, not a number."),
        (
            '[[documents."a.txt".corrections]]\ncorrection = "a"',
            1,
            21,
            "“documents.a.txt.corrections” must be a list of tables, each with a quote, not one without.",
        ),
        (
            '[[documents."a.txt".corrections]]\nquote = "a"\ncorrection = "\\u0000"',
            3,
            1,
            "“documents.a.txt.corrections.1.correction” must be text that XML can hold, not other characters.",
        ),
    ],
)
def test_a_wrong_value_is_shown_with_what_it_must_be(wrong, content, line, column, message):
    assert (line, column, "C03", message) == wrong(content)


def test_a_name_that_was_not_put_in_quotes_is_shown_with_them(wrong):
    line, column, code, message = wrong('[documents.a.b.txt]\ntitle = "x"')
    assert (1, 14, "C02") == (line, column, code)
    assert message.endswith('A name with a full stop is put in quotes: [documents."a.b.txt"].')


@pytest.mark.parametrize("identifier", ["", "1a", "a b", "سند", "../a", "a/b", "a\\nb", "index", "INDEX", "schema"])
def test_an_id_that_cannot_name_a_file_is_refused(wrong, identifier):
    assert (3, 1, "C04") == wrong(f'[documents."a.txt"]\ntitle = "id"\nid = "{identifier}"')[:3]


@pytest.mark.parametrize(
    ("content", "line", "column", "reason"),
    [
        ("[edition]\ntitle = ", 2, 9, "invalid value"),
        ('[edition]\ntitle = "a', 2, 11, "unterminated string"),
        ("[edition]\neditors = [\n", 3, 1, "invalid value"),
        ('[edition]\nplace = "a"\nplace = "b"', 3, 12, "cannot overwrite a value"),
        (b'[edition]\ntitle = "\xc4\xa7\xff"', 2, 11, "the byte FF is not UTF-8"),
        ("x = 1" + "0" * 5000, 1, 1, "exceeds the limit"),
        ("x = " + "[" * 50_000, 1, 1, "it is nested too deep"),
    ],
)
def test_what_is_no_toml_is_shown_at_its_place(wrong, content, line, column, reason):
    place = wrong(content)
    assert (line, column, "C01") == place[:3]
    assert place[3].startswith(f"This is not TOML: {reason}")


def test_settings_that_cannot_be_read_are_an_error(tmp_path):
    with pytest.raises(EditionError, match=r"I02 .*: is a directory\."):
        load(tmp_path)


def test_a_document_that_is_nowhere_is_a_warning_at_its_place(read, tmp_path):
    (tmp_path / "b.txt").touch()
    settings = read('[documents."a.txt"]\n[documents."b.txt"]\n[documents."c.txt"]\n[documents."long"]\n')
    assert [("C05", 3, 12), ("C05", 4, 12)] == [
        (found.code, found.line, found.column) for found in unused(settings, {"a.txt"})
    ]


def test_a_day_of_issue_that_looks_like_one_of_the_solar_calendar_is_a_warning(read):
    days = {"a": "1380-07-05", "b": "2001-09-27", "c": "1380-12-31", "d": "1200-01-01", "e": "1399-12-30"}
    settings = read("".join(f'[documents."{name}.txt"]\nissued = "{day}"\n' for name, day in days.items()))
    assert [(1, 12, "1380-07-05", "2001-09-27"), (9, 12, "1399-12-30", "2021-03-20")] == [
        (found.line, found.column, str(found.fields["stated"]), str(found.fields["day"]))
        for found in doubtful(settings)
    ]


def test_the_first_name_that_is_stated_gives_a_documents_settings(read):
    settings = read('[documents."in/a.txt"]\nid = "x"\n[documents."a.txt"]\nid = "y"')
    assert "x" == settings.of("in/a.txt", "a.txt").identifier


KEYS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8) | st.from_regex(
    "[a-z0-9_-]{1,8}", fullmatch=True
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.integers() | st.booleans() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def quoted(text):
    escaped = "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return f'"{escaped}"'


def toml(value):
    match value:
        case bool():
            return str(value).lower()
        case str():
            # A literal string of several lines may hold brackets, quotation marks and number signs as they are.
            plain = "'" not in value and value.isprintable()
            return f"'''\n{value}\n'''" if plain else quoted(value)
        case list():
            return "[ # ]\n" + ",\n".join(toml(entry) for entry in value) + "]"
        case dict():
            return "{ " + ", ".join(f"{quoted(key)} = {toml(entry)}" for key, entry in value.items()) + " }"
        case _:
            return str(value)


def every_path(value, path=()):
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in entries:
        yield (*path, key)
        yield from every_path(entry, (*path, key))


@settings(max_examples=30)
@given(st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=4), max_size=4))
def test_every_key_and_value_has_a_place(tables):
    content = "# [x]\n" + "".join(
        f"[{quoted(name)}] # =\n" + "".join(f"{quoted(key)} = {toml(value)} # ,\n" for key, value in table.items())
        for name, table in tables.items()
    )
    assert set(every_path(tomllib.loads(content))) == set(places(content))


@settings(max_examples=30)
@given(st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=4), max_size=4))
def test_at_the_place_of_a_key_stands_the_key(tables):
    content = "".join(
        f"[{quoted(name)}]\n" + "".join(f"{quoted(key)} = {toml(value)}\n" for key, value in table.items())
        for name, table in tables.items()
    )
    lines = content.split("\n")
    keys = {keys: place for keys, place in places(content).items() if isinstance(keys[-1], str)}
    assert [] == [
        keys for keys, (line, column) in keys.items() if not lines[line - 1][column - 1 :].startswith(quoted(keys[-1]))
    ]


@pytest.mark.parametrize(
    ("content", "path", "place"),
    [
        ("a.b.c = 1", ("a", "b", "c"), (1, 5)),
        ("a . 'b' = 1", ("a", "b"), (1, 5)),
        ("[a]\n[a.b]\nc = 1", ("a", "b"), (2, 4)),
        ("[[a]]\nb = 1\n[[a]]\nb = 2", ("a", 1, "b"), (4, 1)),
        ("[[a]]\n[[a.b]]\n[[a]]\n[a.c]\nd = 1", ("a", 1, "c", "d"), (5, 1)),
        ("[[a]]\n[[a.b]]\n[[a.b]]\nc = 1", ("a", 0, "b", 1, "c"), (4, 1)),
        ('a = """x"""""\nb = 1', ("b",), (2, 1)),
        ("a = ''''x'''''\nb = 1", ("b",), (2, 1)),
        ('a = """\\"""]\n[b]"""\nc = 1', ("c",), (3, 1)),
        ('a = ""\nb = 1', ("b",), (2, 1)),
        ("a = 1979-05-27 07:32:00Z # x\nb = -inf", ("b",), (2, 1)),
        ("a = [1, [2, {b = 3}],]\nc = {}", ("a", 1, 1, "b"), (1, 14)),
    ],
)
def test_a_key_has_its_place(content, path, place):
    tomllib.loads(content)
    assert place == places(content)[path]


def test_a_time_that_ends_before_it_begins_is_none(wrong):
    said = wrong("[edition]\nfirst_year = 2000\nlast_year = 1990\n")
    assert (3, 1, "C03") == said[:3]
    assert "2000, the first year, or later, not 1990" in said[3]


def test_the_settings_that_the_readme_shows_can_be_copied(read):
    shown = (ROOT / "README.md").read_text("utf-8").partition("## edition.toml\n\n```toml\n")[2].partition("```")[0]
    assert "10.5281/zenodo.123456" == read(shown).edition.doi


class TestDates:
    def test_an_annotator_can_be_switched_off(self, tmp_path):
        path = tmp_path / "edition.toml"
        path.write_text("[annotators]\ndates = false\n")
        assert frozenset({"names", "linking"}) == load(path).annotators

    def test_so_can_linking(self, tmp_path):
        path = tmp_path / "edition.toml"
        path.write_text("[annotators]\nlinking = false\n")
        assert frozenset({"names", "dates"}) == load(path).annotators

    def test_the_calendar_and_the_centuries_are_the_edition_s(self, tmp_path):
        path = tmp_path / "edition.toml"
        path.write_text('[dates]\ncalendar = "gregorian"\nfirst_jalali_year = 1300\nfirst_gregorian_year = 1900\n')
        assert load(path).dates == DateContext(
            default_calendar=Calendar.GREGORIAN, first_jalali_year=1300, first_gregorian_year=1900
        )

    def test_settings_that_say_nothing_of_dates_change_none(self, tmp_path):
        path = tmp_path / "edition.toml"
        path.write_text('[edition]\nlanguage = "fa"\n')
        assert DateContext() == load(path).dates

    def test_a_document_has_its_own_day(self, tmp_path):
        path = tmp_path / "edition.toml"
        path.write_text('[documents."a.txt"]\nissued = "2001-04-18"\n')
        assert date(2001, 4, 18) == load(path).of("a.txt").issued

    @pytest.mark.parametrize(
        ("content", "place"),
        [
            ('[dates]\ncalendar = "solar"\n', (2, 1)),
            ("[dates]\nfirst_jalali_year = true\n", (2, 1)),
            ("[annotators]\ndates = 1\n", (2, 1)),
            ('[annotators]\nlinking = "no"\n', (2, 1)),
            ('[documents."a.txt"]\nissued = "1380-13-01"\n', (2, 1)),
        ],
    )
    def test_what_is_no_calendar_year_switch_or_day_is_shown(self, tmp_path, content, place):
        path = tmp_path / "edition.toml"
        path.write_text(content)
        with pytest.raises(EditionError) as error:
            load(path)
        assert ("C03", *place) == (error.value.finding.code, error.value.finding.line, error.value.finding.column)


@pytest.mark.parametrize("stated", ["https://example.org/a", "https://example.org/a/", "http://localhost:8000"])
def test_an_address_ends_with_a_slash(read, stated):
    assert stated.rstrip("/") + "/" == read(f'[edition]\naddress = "{stated}"').edition.address
