"""`validate`: by what, how much at once, in which form and language, and what becomes of files that mean harm."""

import http.server
import json
import os
import pty
import re
import resource
import subprocess
import sys
import threading
from html.parser import HTMLParser

import pytest

from tei_edition.cli.formats.strings import STRINGS
from tei_edition.model.languages import LANGUAGES
from tei_edition.validation.jing import NoJingError, jing_command

GRAMMAR = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:t"><start><element name="book">
  <oneOrMore><element name="page"><optional><attribute name="n"/></optional><text/></element></oneOrMore>
</element></start></grammar>"""
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3"><ns prefix="t" uri="urn:t"/>
 <pattern><rule context="t:page"><assert id="numbered" test="@n" role="warning" diagnostics="number fa">A page has
 no number.</assert></rule></pattern>
 <diagnostics><diagnostic id="number">Number it.</diagnostic>
 <diagnostic id="fa" role="message" xml:lang="fa">صفحه شماره ندارد.</diagnostic></diagnostics></schema>"""
VALID = '<book xmlns="urn:t"><page n="1">یک</page></book>'
INVALID = '<book xmlns="urn:t">\n <page n="1">یک</page> <pag>دو</pag></book>'
BARE = '<book xmlns="urn:t"><page>یک</page></book>'


@pytest.fixture(scope="module")
def encoded(run_in, tmp_path_factory):
    folder = tmp_path_factory.mktemp("encoded")
    (folder / "a.txt").write_text("یک\n\nدو\n")
    assert run_in(folder, "encode", "a.txt", "-o", "edition").status == 0
    return (folder / "edition/tei/a.xml").read_text()


@pytest.fixture
def given(tmp_path):
    """Write files, and give the path of the first."""

    def given(**files):
        for name, content in files.items():
            path = tmp_path / name.replace("__", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(tmp_path / next(iter(files)).replace("__", "."))

    return given


@pytest.fixture(autouse=True)
def schemas(given):
    given(book__rng=GRAMMAR, book__sch=RULES)


class TestProfiles:
    @pytest.mark.parametrize(
        ("arguments", "codes"),
        [
            (("--schema", "book.rng"), ["V02"]),
            (("--schematron", "book.sch"), ["V04"]),
            (("--schema", "book.rng", "--schematron", "book.sch"), ["V04", "V02"]),
        ],
    )
    def test_what_is_stated_is_asked_and_nothing_else(self, call, given, arguments, codes):
        given(a__xml='<book xmlns="urn:t"><page>یک</page>\n<pag/></book>')
        found = json.loads(call("validate", "a.xml", *arguments, "--json").out)
        assert codes == [one["code"] for one in found]

    def test_a_profile_is_stated_in_the_settings(self, call, given):
        given(a__xml=BARE, edition__toml='[validation.profiles.book]\nschema = "book.rng"\nschematron = "book.sch"\n')
        done = call("validate", "a.xml", "--profile", "book")
        assert (0, True) == (
            done.status,
            "a.xml:1:21: V04 schematron-warning: A page has no number (numbered). Number it." in done.out,
        )

    def test_what_is_stated_takes_the_place_of_a_profiles(self, call, given):
        given(a__xml=BARE, edition__toml='[validation.profiles.book]\nschema = "none.rng"\nschematron = "book.sch"\n')
        done = call("validate", "a.xml", "--profile", "book", "--schema", "book.rng")
        assert (0, ["V04"]) == (done.status, re.findall("V0[0-9]", done.out))

    def test_the_edition_is_a_profile_that_needs_no_settings(self, call, given, encoded):
        given(a__xml=encoded)
        done = call("validate", "a.xml", "--profile", "edition")
        assert (0, "", "1 of 1 valid.\n") == (done.status, done.out, done.err)

    def test_the_folder_of_an_edition_stands_for_its_documents(self, call, run_in, tmp_path):
        (tmp_path / "a.txt").write_text("یک\n\nدو\n")
        assert 0 == run_in(tmp_path, "build", "a.txt", "-o", "edition").status
        assert 0 == run_in(tmp_path, "words", "edition").status
        for profile in ("edition", "ana"):
            done = call("validate", "edition", "--profile", profile)
            assert (0, "1 of 1 valid.\n", "") == (done.status, done.err, done.out), done.err

    def test_a_profile_that_is_not_there_is_told_with_those_that_are(self, call, given):
        given(a__xml=VALID, edition__toml='[validation.profiles.book]\nschema = "book.rng"\n')
        done = call("validate", "a.xml", "--profile", "bok")
        assert 2 == done.status
        assert "C08 unknown-profile: There is no validation profile “bok”. There are: edition, ana, book." in done.out

    @pytest.mark.parametrize(
        ("settings", "place", "name"),
        [
            ("[validation]\nprofile = 1", "2:1", "C02 unknown-key"),
            ("[validation.profiles.x]\nschema = 1", "2:1", "C03 wrong-type"),
            ("[validation.profiles.x]", "1:22", "C03 wrong-type"),
        ],
    )
    def test_a_profile_that_is_none_is_told_with_its_place(self, call, given, settings, place, name):
        given(a__xml=VALID, edition__toml=settings)
        done = call("validate", "a.xml", "--profile", "x")
        assert (2, True) == (done.status, f"edition.toml:{place}: {name}: " in done.out)

    def test_a_schema_that_cannot_be_loaded_stops_with_5(self, call, given):
        given(a__xml=VALID, compact__rnc="element book { empty }")
        for jobs in ("1", "2"):
            done = call("validate", "a.xml", "a.xml", given(b__xml=VALID), "--schema", "compact.rnc", "--jobs", jobs)
            assert (5, True) == (done.status, "compact.rnc: S01 schema-unloadable: " in done.out)

    def test_a_schema_of_several_files_is_read(self, call, given):
        including = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="book.rng"/></grammar>"""
        given(a__xml=INVALID, book__rng=GRAMMAR, whole__rng=including)
        done = call("validate", "a.xml", "--schema", "whole.rng")
        assert (1, True) == (done.status, "a.xml:2" in done.out)


class TestManyFiles:
    @pytest.fixture
    def many(self, given, tmp_path):
        (tmp_path / "in").mkdir()
        for number in range(40):
            content = (VALID, INVALID, BARE, "<book")[number % 4]
            (tmp_path / "in" / f"{number:02}.xml").write_text(content)
        given(book__rng=GRAMMAR, book__sch=RULES)

    @pytest.mark.usefixtures("many")
    @pytest.mark.parametrize("form", ["text", "json"])
    def test_processes_change_no_byte(self, run, form):
        asked = ("validate", "in", "missing.xml", "--schema", "book.rng", "--schematron", "book.sch", "--format", form)
        one, three = run(*asked, "--jobs", "1"), run(*asked, "--jobs", "3")
        assert (3, one) == (three.status, three)

    def test_standard_input_is_read_beside_files(self, run, given):
        given(a__xml=VALID, b__xml=VALID)
        asked = ("validate", "a.xml", "-", "b.xml", "--schema", "book.rng", "--jobs", "2")
        done = run(*asked, stdin=INVALID.encode())
        assert (1, "2 of 3 valid.\n") == (done.status, done.err)
        assert done.out.startswith("-:2:24: V02 ")

    def test_no_number_of_processes_is_a_usage_error(self, call, given):
        assert 2 == call("validate", given(a__xml=VALID), "--jobs", "0").status


class TestText:
    def test_a_finding_is_a_line_with_its_element_tag_and_what_was_expected_below(self, call, given):
        given(a__xml=INVALID)
        done = call("validate", "a.xml", "--schema", "book.rng")
        assert [
            "a.xml:2:24: V02 invalid: The element “pag” is not allowed inside “book”. Rename it to “page”.",
            "    /book/pag",
            '    <page n="1">یک</page> <pag>دو</pag></book>',
            "    expected here: page </book>",
        ] == done.out.splitlines()

    def test_all_of_it_can_be_persian(self, call, given):
        given(a__xml=INVALID)
        done = call("validate", "a.xml", "missing.xml", "--schema", "book.rng", "--lang", "fa")
        assert [
            "a.xml:2:24: V02 invalid: عنصر «pag» درون «book» مجاز نیست. نام آن را «page» کنید.",
            "    /book/pag",
            '    <page n="1">یک</page> <pag>دو</pag></book>',
            "    انتظار می‌رفت: page </book>",
            "missing.xml: I01 missing-input: چنین پرونده یا پوشه‌ای نیست. مسیر را بررسی کنید.",
        ] == done.out.splitlines()
        assert "0 از 2 معتبر است.\n" == done.err

    def test_rules_are_said_in_the_language_that_is_asked_for(self, call, given):
        given(a__xml=BARE)
        assert (
            "صفحه شماره ندارد (numbered)." in call("validate", "a.xml", "--schematron", "book.sch", "--lang", "fa").out
        )

    def test_colours_are_for_terminals(self, given, tmp_path, program, environment):
        given(a__xml=INVALID)
        coloured = []
        for variables in ({}, {"NO_COLOR": "1"}):
            ours, theirs = pty.openpty()
            subprocess.run(
                [program, "validate", "a.xml", "--schema", "book.rng"],
                cwd=tmp_path,
                stdout=theirs,
                stderr=subprocess.DEVNULL,
                env={**environment, **variables},
                check=False,
            )
            os.close(theirs)
            coloured.append(b"\x1b[" in os.read(ours, 10_000))
            os.close(ours)
        assert [True, False] == coloured

    def test_no_colours_go_into_files(self, run, given):
        given(a__xml=INVALID)
        assert "\x1b" not in run("validate", "a.xml", "--schema", "book.rng").out

    def test_the_words_around_are_there_in_each_language(self):
        assert [set(STRINGS["en"])] * len(LANGUAGES) == [set(STRINGS[language]) for language in LANGUAGES]


class TestFormats:
    @pytest.fixture
    def shown(self, call, given):
        given(a__xml='<book xmlns="urn:t"><page>یک</page>\n<pag/></book>')
        (asked := ["validate", "a.xml", "missing.xml"]).extend(["--schema", "book.rng", "--schematron", "book.sch"])

        def shown(form, language="en"):
            done = call(*asked, "--format", form, "--lang", language)
            assert (3, "") == (done.status, done.err)
            return done.out

        return shown

    def test_json_has_a_record_for_each(self, shown):
        bare, wrong, missing = json.loads(shown("json"))
        assert ("I01", "V04", "V02") == (missing["code"], bare["code"], wrong["code"])
        assert {
            "code": "V02",
            "name": "invalid",
            "level": "error",
            "file": "a.xml",
            "line": 2,
            "column": 1,
            "message": "The element “pag” is not allowed inside “book”.",
            "remedy": "Rename it to “page”.",
            "element": "/book/pag",
            "tag": "<pag/>",
            "context": "<pag/></book>",
            "expected": ["page", "</book>"],
        } == wrong

    def test_sarif_has_what_its_schema_requires(self, shown):
        log = json.loads(shown("sarif"))
        assert ("2.1.0", 1) == (log["version"], len(log["runs"]))
        run = log["runs"][0]
        driver = run["tool"]["driver"]
        assert {"name", "version", "rules"} <= set(driver)
        assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
        assert all(isinstance(call["executionSuccessful"], bool) for call in run["invocations"])
        assert len(driver["rules"]) == len({rule["id"] for rule in driver["rules"]})
        assert 3 == len(run["results"])
        for result in run["results"]:
            assert result["level"] in {"none", "note", "warning", "error"}
            assert result["message"]["text"]
            assert result["ruleId"] == driver["rules"][result["ruleIndex"]]["id"]
            for location in result["locations"]:
                physical = location["physicalLocation"]
                assert re.fullmatch(r"[\w./%~-]+", physical["artifactLocation"]["uri"])
                region = physical.get("region", {"startLine": 1})
                assert all(
                    type(region[name]) is int and region[name] > 0 for name in region if name.startswith("start")
                )

    def test_sarif_says_where(self, shown):
        result = json.loads(shown("sarif"))["runs"][0]["results"][1]
        (location,) = result["locations"]
        assert {"startLine": 2, "startColumn": 1, "snippet": {"text": "<pag/></book>"}} == location["physicalLocation"][
            "region"
        ]
        assert "/book/pag" == location["logicalLocations"][0]["fullyQualifiedName"]

    def test_github_gets_a_command_for_each(self, shown):
        bare, wrong, missing = shown("github").splitlines()
        assert missing.startswith("::error file=missing.xml,title=I01 missing-input::There is no such file")
        assert bare.startswith("::warning file=a.xml,line=1,col=21,title=V04 schematron-warning::")
        assert wrong.startswith("::error file=a.xml,line=2,col=1,title=V02 invalid::The element “pag” ")

    def test_a_command_for_github_is_one_command(self, call, tmp_path):
        (tmp_path / "a,b:c%\n.xml").write_text("<a>")
        (line,) = call("validate", "a,b:c%\n.xml", "--format", "github").out.splitlines()
        assert line.startswith("::error file=a%2Cb%3Ac%25%0A.xml,line=1,")

    @pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fa", "rtl")])
    def test_html_is_a_page_of_its_own(self, shown, language, direction):
        page = shown("html", language)
        seen = Elements()
        seen.feed(page)
        assert ("html", {"lang": language, "dir": direction}) == seen.started[0]
        names = [name for name, _ in seen.started]
        assert (1, 1, 2, 3) == tuple(names.count(name) for name in ("main", "h1", "h2", "li"))
        assert [] == [name for name, stated in seen.started if {"src", "href"} & set(stated)]
        assert [] == seen.open
        assert "&lt;pag/&gt;" in page
        assert STRINGS[language]["title"] in page

    def test_html_says_so_where_nothing_is_found(self, call, given):
        given(a__xml=VALID)
        assert "Nothing was found." in call("validate", "a.xml", "--schema", "book.rng", "--format", "html").out


class Elements(HTMLParser):
    """The start tags of a page, and the elements that are not closed."""

    def __init__(self):
        super().__init__()
        self.started = []
        self.open = []

    def handle_starttag(self, tag, attrs):
        self.started.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert tag == self.open.pop()


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1)])
def test_the_level_that_fails_can_be_chosen(call, given, level, status):
    given(a__xml=BARE)
    assert status == call("validate", "a.xml", "--schematron", "book.sch", "--fail-on", level).status


class TestSecondOpinion:
    def test_without_jing_one_line_says_so(self, run, given):
        given(a__xml=VALID)
        done = run("validate", "a.xml", "--schema", "book.rng", "--second-opinion", PATH="")
        assert (0, 1) == (done.status, len(done.out.splitlines()))
        assert "V09 no-second-opinion: There is no second opinion: " in done.out

    def test_jing_agrees(self, call, given):
        try:
            jing_command()
        except NoJingError as error:
            pytest.skip(str(error))
        entity = '<!DOCTYPE book [<!ENTITY e SYSTEM "a.xml">]><book xmlns="urn:t">&e;</book>'
        given(a__xml=VALID, b__xml=INVALID, c__xml="<book>", d__xml=entity)
        done = call("validate", ".", "--schema", "book.rng", "--second-opinion")
        assert (1, []) == (done.status, [line for line in done.out.splitlines() if "second-opinion" in line])

    def test_a_disagreement_is_told(self, run, given, tmp_path):
        # A jing of our own, which finds every file wrong.
        jing = tmp_path / "bin" / "jing"
        jing.parent.mkdir()
        jing.write_text(f'#!{sys.executable}\nimport sys\nprint(f"{{sys.argv[2]}}:1:1: error: wrong")\nsys.exit(1)\n')
        jing.chmod(0o755)
        given(a__xml=VALID)
        done = run("validate", "a.xml", "--schema", "book.rng", "--second-opinion", PATH=str(jing.parent))
        assert (0, True) == (done.status, "V08 second-opinion: Jing disagrees about this file: wrong." in done.out)


class TestFilesThatMeanHarm:
    """None of them may be more than a finding: nothing outside is read, no time and no memory is lost."""

    @pytest.fixture
    def judged(self, program, environment, tmp_path):
        """Validate files in one process with two gigabytes and 60 seconds, and give the findings of each."""

        def judged(*contents):
            names = [f"{number}.xml" for number in range(len(contents))]
            for name, content in zip(names, contents, strict=True):
                (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
            done = subprocess.run(
                [program, "validate", *names, "--json"],
                cwd=tmp_path,
                capture_output=True,
                env=environment,
                check=False,
                timeout=300,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (2 << 30, 2 << 30)),
            )
            assert b"Traceback" not in done.stderr
            assert 1 == done.returncode
            found = json.loads(done.stdout)
            return [[one for one in found if one["file"] == name] for name in names]

        return judged

    def test_nothing_outside_is_read(self, judged, given, encoded):
        asked = []

        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_error(404)

        given(outside__txt="geheim", outside__dtd='<!ENTITY e "geheim">')
        body = encoded.replace("<p>یک", "<p>&e;یک").partition("?>")[2]
        include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="outside.txt" parse="text"/>'
        with http.server.HTTPServer(("localhost", 0), Answer) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            *found, included = judged(
                *(
                    f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE TEI {subset}>{body}'
                    for subset in (
                        '[<!ENTITY e SYSTEM "outside.txt">]',
                        f'[<!ENTITY e SYSTEM "http://localhost:{server.server_port}/outside">]',
                        '[<!ENTITY % p SYSTEM "outside.dtd"> %p;]',
                        'SYSTEM "outside.dtd"',
                        f'SYSTEM "http://localhost:{server.server_port}/outside.dtd"',
                        'PUBLIC "-//TEI//" "outside.dtd"',
                    )
                ),
                encoded.replace("<p>یک", f"<p>{include}یک"),
            )
            server.shutdown()
        assert ([], False) == (asked, "geheim" in json.dumps([*found, included]))
        assert all(any("“&e;”" in one["message"] for one in told) for told in found)
        assert any("“include” of the namespace http://www.w3.org/2001/XInclude" in one["message"] for one in included)

    def test_entities_that_multiply_cost_nothing(self, judged):
        levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
        bomb = f'<!DOCTYPE a [<!ENTITY e0 "lol">{levels}]>'
        long = f'<!DOCTYPE a [<!ENTITY e "{"x" * 100_000}">]><a b="{"&e;" * 100_000}"/>'
        assert all(judged(f'{bomb}<a b="&e9;"/>', f"{bomb}<a>&e9;</a>", long))

    def test_a_deep_nest_is_a_finding(self, judged, encoded):
        for told in judged(
            *(
                encoded.replace("<p>یک</p>", f"{'<div>' * depth}<p>یک</p>{'</div>' * depth}")
                for depth in (300, 2_000, 10_000, 1_000_000)
            )
        ):
            assert "V01" in {one["code"] for one in told}

    def test_a_wrong_encoding_is_a_finding(self, judged, encoded):
        for told in judged(
            encoded.encode("windows-1256", "replace"),
            encoded.replace("UTF-8", "us-ascii", 1),
            encoded.replace("UTF-8", "none", 1),
        ):
            assert ["V01"] == [one["code"] for one in told]

    def test_a_file_of_200_megabytes_is_not_even_read(self, call, tmp_path):
        with (tmp_path / "large.xml").open("wb") as file:
            file.truncate(200_000_000)
        done = call("validate", "large.xml")
        assert (1, True) == (done.status, "large.xml: V07 too-large: " in done.out)

    def test_standard_input_without_end_is_left_at_the_limit(self, program, environment, tmp_path):
        with subprocess.Popen(["yes"], stdout=subprocess.PIPE) as endless:
            done = subprocess.run(
                [program, "validate", "-"],
                cwd=tmp_path,
                stdin=endless.stdout,
                capture_output=True,
                env=environment,
                check=False,
                timeout=300,
            )
            endless.kill()
        assert (1, True) == (done.returncode, b"V07 too-large" in done.stdout)

    def test_many_faults_and_long_values_are_told_in_time(self, judged, encoded):
        many, long = judged(encoded.replace("<p>یک</p>", '<q n="1">x</q>' * 50_000), f'<a b="{"x" * 1_000_000}"/>')
        assert (True, True) == (len(many) < 3_000, "V10" in {one["code"] for one in many})
        assert len(json.dumps(long)) < 5_000


def test_the_schema_of_all_of_tei_explains_itself_too(tei_all_path, call, given, encoded):
    given(a__xml=encoded.replace("<p>یک</p>", "<signed>یک</signed>\n<pp/>\n<p when='x'/>"))
    found = json.loads(call("validate", "a.xml", "--schema", str(tei_all_path), "--json").out)
    assert ["“pp”", "“when”"] == [re.findall("“[^”]+”", one["message"])[0] for one in found]
