"""The deposit: what is made of one description, by its rules."""

import hashlib
import io
import zipfile
from dataclasses import replace

import pytest
import rdflib
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_edition.model import (
    AccuracyFigure,
    Affiliation,
    Contributor,
    Deposit,
    DepositedDocument,
    Edition,
    EditionError,
    Entity,
    EntityName,
    Licence,
    Relation,
    Subject,
)
from tei_edition.packaging.archive import Archive, is_archive
from tei_edition.packaging.bag import Bag
from tei_edition.packaging.citation import citation
from tei_edition.packaging.contents import Contents, media_type
from tei_edition.packaging.dublin_core import dublin_core
from tei_edition.packaging.forms import FACTS, FORMS
from tei_edition.packaging.identifiers import as_address, doi, schemed
from tei_edition.packaging.languages import dataverse_language, iso639_3, language_name
from tei_edition.packaging.registers import turtle
from tei_edition.packaging.templating import in_persian, quoted
from tei_edition.tei.authority import read_registers
from tei_edition.tei.description import describe

# What a TOML file and a TEI header can hold.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAMES = WORDS.filter(str.strip)
TITLES = st.lists(st.tuples(st.sampled_from(["fa", "en", "ckb"]), NAMES), max_size=3).map(tuple)
PEOPLE = st.lists(
    st.builds(
        Contributor,
        NAMES,
        st.sampled_from(["person", "organization"]),
        st.sampled_from(["", "https://orcid.org/0000-0002-1825-0097", "https://example.org/"]),
        WORDS,
        WORDS,
        st.lists(st.builds(Affiliation, NAMES), max_size=2).map(tuple),
    ),
    max_size=3,
).map(tuple)
EDITIONS = st.builds(
    Edition,
    titles=TITLES,
    description=TITLES,
    editors=PEOPLE,
    contributors=PEOPLE,
    publisher=WORDS,
    place=WORDS,
    date=st.sampled_from(["", "2026", "2026-11", "2026-11-21"]),
    version=WORDS,
    licence=st.builds(Licence, WORDS, st.sampled_from(["", "https://example.org/l"]), rights=TITLES),
    keywords=TITLES,
    subjects=st.lists(st.builds(Subject, NAMES, st.just(""), WORDS), max_size=2).map(tuple),
    doi=st.sampled_from(["", "10.1234/x"]),
    address=st.sampled_from(["", "https://example.org/"]),
    contact=st.sampled_from(["", "a@example.org"]),
    first_year=st.none() | st.integers(1, 9999),
    last_year=st.none() | st.integers(1, 9999),
)
DOCUMENTS = st.lists(
    st.builds(DepositedDocument, st.just("a"), st.just("tei/a.xml"), TITLES, st.tuples(WORDS), dated=WORDS), max_size=2
).map(tuple)
ENTITIES = st.lists(
    st.builds(
        Entity,
        st.sampled_from(["a", "b"]),
        st.sampled_from(["person", "place", "organization"]),
        st.lists(st.builds(EntityName, WORDS, language=WORDS), min_size=1, max_size=3).map(tuple),
        kind=WORDS,
        description=TITLES,
        identifiers=st.lists(st.tuples(st.sampled_from(["wikidata", "geonames", "x"]), WORDS), max_size=2).map(tuple),
        coordinates=st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
        facts=st.lists(st.tuples(st.sampled_from(["born", "country"]), WORDS), max_size=2).map(tuple),
        relations=st.lists(
            st.builds(
                Relation,
                st.sampled_from(["memberOf", "locatedIn", "editorOf"]),
                st.just("a"),
                st.sampled_from(["a", "b", "c"]),
                st.none() | st.floats(0, 1),
                evidence=WORDS,
            ),
            max_size=2,
        ).map(tuple),
    ),
    max_size=3,
    unique_by=lambda entity: entity.identifier,
).map(tuple)


@settings(max_examples=50)  # each makes some fifteen files, and rdflib reads one of them
@given(EDITIONS, DOCUMENTS, ENTITIES)
def test_every_form_can_be_made_of_whatever_is_stated_and_the_xml_is_well_formed(edition, documents, entities):
    contents = Contents(Deposit(edition, documents), "name", entities=entities, pages={"a": "p/a.html"})
    for form in FORMS:
        if not form.missing(contents.deposit):
            data = form.make(contents)
            assert data == form.make(contents)
            if form.path.endswith(".xml"):
                etree.fromstring(data)
            elif form.path.endswith(".cff"):
                assert edition.titles[0][1] == yaml.safe_load(data)["title"]
            elif form.path.endswith(".ttl") and data:
                rdflib.Graph().parse(data=data.decode(), format="turtle", publicID="https://example.org/x")


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("\u2028\x85\x7f\ufeff\"\\'\t\n\r")
def test_a_quoted_text_is_itself_to_yaml(text):
    assert text == yaml.safe_load(quoted(text))


@given(st.lists(st.binary(max_size=3000), max_size=5), st.booleans())
def test_an_archive_gives_back_what_it_took_and_its_bytes_follow_from_that(pieces, compressed):
    def archived():
        stream = io.BytesIO()
        with Archive(stream, compressed=compressed) as archive:
            sums = archive.add("a/b", pieces, sum(map(len, pieces)))
        return stream.getvalue(), sums

    data, sums = archived()
    whole = b"".join(pieces)
    assert (data, sums) == archived()
    assert (len(whole), hashlib.sha256(whole).hexdigest(), hashlib.sha512(whole).hexdigest()) == (
        sums.size,
        sums.sha256,
        sums.sha512,
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert whole == archive.read("a/b")


def test_another_program_s_archive_is_told_apart(tmp_path):
    with zipfile.ZipFile(tmp_path / "theirs.zip", "w") as archive:
        archive.writestr("a", "b")
    with (tmp_path / "ours.zip").open("wb") as stream, Archive(stream, compressed=True) as ours:
        ours.add("a", [b"b"], 1)
    (tmp_path / "text.zip").write_text("text")
    assert [True, False, False, False] == [
        is_archive(tmp_path / f"{name}.zip") for name in ("ours", "theirs", "text", "none")
    ]


@given(st.lists(st.text("abc\u200cدو", min_size=1, max_size=90), min_size=1, max_size=30))
def test_a_description_of_a_bag_is_folded_at_spaces_and_unfolds_to_itself(words):
    text = " ".join(words)
    stream = io.BytesIO()
    with Archive(stream, compressed=True) as archive:
        Bag(archive, "n").close(Deposit(Edition(description=(("fa", text),))))
    with zipfile.ZipFile(stream) as archive:
        lines = archive.read("n/bag-info.txt").decode().split("\n")
    unfolded = "\n".join(lines).replace("\n  ", " ")
    assert f"External-Description: {text}" in unfolded.split("\n")
    assert all(len(line) < 80 or " " not in line.strip() or len(line.split()[-1]) >= 60 for line in lines)


@pytest.mark.parametrize(
    ("target", "identifier"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by-nc-sa/3.0/legalcode", "CC-BY-NC-SA-3.0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.fa", "CC-BY-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", ""),
        ("https://creativecommons.org/about", ""),
        ("https://opendatacommons.org/licenses/odbl/1-0/", "ODbL-1.0"),
        ("https://example.org/licence", ""),
        ("", ""),
    ],
)
def test_a_licence_is_known_by_its_address(target, identifier):
    assert identifier == Deposit(Edition(licence=Licence("", target))).licence.identifier


def test_a_stated_identifier_of_a_licence_wins():
    licence = Licence("", "https://creativecommons.org/licenses/by/4.0/", "LicenseRef-ours")
    assert "LicenseRef-ours" == Deposit(Edition(licence=licence)).licence.identifier


@pytest.mark.parametrize(
    ("address", "scheme", "value"),
    [
        ("https://orcid.org/0000-0002-1825-0097", "ORCID", "0000-0002-1825-0097"),
        ("https://ror.org/03yrm5c26", "ROR", "03yrm5c26"),
        ("https://isni.org/isni/0000000121032683", "ISNI", "0000000121032683"),
        ("https://d-nb.info/gnd/118540238", "GND", "118540238"),
        ("https://viaf.org/viaf/12345", "VIAF", "12345"),
        ("https://www.wikidata.org/wiki/Q42", "Wikidata", "Q42"),
        ("https://example.org/0000-0002-1825-0097", "", ""),
        ("https://orcid.org/", "", ""),
    ],
)
def test_the_scheme_of_an_identifier_is_told_by_its_address(address, scheme, value):
    known = schemed(address)
    assert (scheme, value) == ((known.scheme, known.value) if known else ("", ""))


def test_a_doi_is_one_in_whatever_dress():
    dressed = ("10.1234/a/b", "doi:10.1234/a/b", "https://doi.org/10.1234/a/b", "http://dx.doi.org/10.1234/a/b")
    assert {"10.1234/a/b"} == {doi(text) for text in dressed}
    assert {"https://doi.org/10.1234/a/b"} == {as_address(text) for text in dressed}
    assert ("", "https://example.org/10.1") == (doi("https://example.org/10.1"), as_address("https://example.org/10.1"))


def test_languages_are_named_as_forms_want_them():
    assert ["fas", "fas", "ckb", "ara", "", "ckb"] == [
        iso639_3(tag) for tag in ("fa", "fa-Arab-IR", "ckb", "AR", "xx", "CKB")
    ]
    assert ("فارسی", "Persian", "xx") == (
        language_name("fa", "fa"),
        language_name("fa", "en"),
        language_name("xx", "en"),
    )
    assert ("Persian (Farsi)", "") == (dataverse_language("fa"), dataverse_language("ckb"))


def test_the_citation_says_what_is_stated_in_either_language():
    edition = Edition(
        titles=(("fa", "پنج سند"), ("en", "Five Documents")),
        editors=(Contributor("الف"), Contributor("ب")),
        publisher="ناشر",
        place="تهران",
        date="2026",
        version="2",
        doi="10.1234/x",
    )
    assert "الف؛ ب. «پنج سند». نسخهٔ 2. تهران، ناشر، 2026. https://doi.org/10.1234/x" == citation(Deposit(edition), "fa")
    assert "الف; ب. Five Documents. Version 2. تهران, ناشر, 2026. https://doi.org/10.1234/x" == citation(
        Deposit(edition), "en"
    )
    assert "" == citation(Deposit(), "fa")


def test_a_name_that_nobody_cut_is_a_whole_to_the_citation_file():
    form = next(form for form in FORMS if form.path == "CITATION.cff")
    editors = (Contributor("شیرین نمونه", identifier="https://orcid.org/0000-0002-1825-0097"), Contributor("ب"))
    contents = Contents(Deposit(Edition(titles=(("fa", "x"),), editors=editors)), "n")
    assert [{"name": "شیرین نمونه", "orcid": "https://orcid.org/0000-0002-1825-0097"}, {"name": "ب"}] == yaml.safe_load(
        form.make(contents)
    )["authors"]


def test_the_languages_of_a_deposit_are_those_of_its_texts_the_editions_own_first():
    documents = tuple(DepositedDocument(str(n), language=tag) for n, tag in enumerate(["ku", "ar", "fa", ""]))
    assert ("fa", "ar", "ku") == Deposit(Edition(language="fa"), documents).languages
    assert "10.1/x" == Deposit().with_doi("10.1/x").edition.doi


@pytest.mark.parametrize(
    ("first", "last", "period"), [(1979, 2026, "1979/2026"), (None, 5, "../0005"), (5, None, "0005/..")]
)
def test_the_time_of_the_texts_is_an_interval(first, last, period):
    elements = dublin_core(Deposit(Edition(first_year=first, last_year=last)))
    assert [period] == [element.text for element in elements if element.name == "coverage"]


def test_every_form_needs_facts_that_are_known_and_stands_at_a_place_of_its_own():
    assert {key for form in FORMS for key in form.needs} <= set(FACTS)
    assert len(FORMS) == len({form.path for form in FORMS})
    assert ("application/octet-stream", "text/html") == (media_type("a/b.c/README"), media_type("x.HTML"))


def test_a_misspelling_is_no_name_to_show():
    names = (EntityName("سقز"), EntityName("سفر", "spelling"), EntityName("Saqqez", "variant", "en"))
    data = turtle(Contents(Deposit(), "n", entities=(Entity("p", "place", names),))).decode()
    assert ('skos:hiddenLabel "سفر"@fa' in data, 'schema:alternateName "Saqqez"@en' in data) == (True, True)


def test_numbers_in_persian_have_persian_digits_and_signs():
    assert ("۳۰٬۹۷۱", "۰٫۹۱۲") == (in_persian(30971), in_persian(0.912))


def test_relations_that_no_vocabulary_has_are_attributions_without_certainty():
    names = (EntityName("الف"),)
    editor = Entity("p", "person", names, relations=(Relation("editorOf", "p", "o"), Relation("memberOf", "p", "gone")))
    data = turtle(Contents(Deposit(), "n", entities=(editor, Entity("o", "organization", names)))).decode()
    assert 'rdfs:label "editorOf"' in data
    assert ("certainty" in data, "memberOf" in data) == (False, False)


HEADER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader><fileDesc><titleStmt>
<title type="sub">نه</title><title type="main" xml:lang="fa">آری &amp;
 این</title><author>الف</author><editor ref="https://example.org/e"><orgName>گروه</orgName></editor></titleStmt>
<editionStmt><edition n="3"/></editionStmt><extent><measure unit="characters" quantity="12"/></extent>
<publicationStmt><publisher>ناشر</publisher><pubPlace>شهر</pubPlace><date when="2026"/><idno type="DOI">10.1/x</idno>
<availability><licence target="https://example.org/l">آزاد</licence></availability></publicationStmt>
<seriesStmt><title type="main" xml:lang="en">Series</title></seriesStmt>
<sourceDesc><bibl type="digitalSource"><title type="filename">a.txt</title><idno type="sha256">00</idno></bibl>
<bibl type="recognised"><title level="j">نشریه</title><date>دیروز</date></bibl></sourceDesc></fileDesc>
<encodingDesc><appInfo><application ident="tei_edition" version="9"><label>tei-edition</label>
<desc>person: precision 0.9, recall 0.8, F1 0.85 (strict; 5 in all)</desc><desc>something else</desc></application>
</appInfo></encodingDesc><profileDesc><creation><date when="2001-04-18">x</date></creation>
<langUsage><language ident="ckb">ckb</language></langUsage>
<textClass><catRef target="#kind.report"/></textClass></profileDesc></teiHeader>"""


def test_a_header_says_what_it_knows_and_what_follows_it_is_not_read():
    described = describe(io.BytesIO(f"{HEADER}<text><broken".encode()), "tei/a.xml")
    document, edition = described.document, described.edition
    assert (
        "a",
        (("fa", "آری & این"),),
        ("الف",),
        "ckb",
        "report",
        "2001-04-18",
        "دیروز",
        "نشریه",
        "a.txt",
        "00",
        12,
    ) == (
        document.identifier,
        document.titles,
        document.authors,
        document.language,
        document.kind,
        document.issued,
        document.dated,
        document.periodical,
        document.filename,
        document.sha256,
        document.characters,
    )
    assert (
        replace(
            Edition(),
            titles=(("en", "Series"),),
            editors=(Contributor("گروه", "organization", "https://example.org/e"),),
            publisher="ناشر",
            place="شهر",
            date="2026",
            licence=Licence("آزاد", "https://example.org/l"),
            language="ckb",
            version="3",
            doi="10.1/x",
        )
        == edition
    )
    assert ("tei-edition", "9") == (described.software.name, described.software.version)
    assert (
        AccuracyFigure("person precision", 0.9, "strict; 5 in all"),
        AccuracyFigure("person recall", 0.8, "strict; 5 in all"),
        AccuracyFigure("person F1", 0.85, "strict; 5 in all"),
    ) == described.figures


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader>", "V01"),
        (b"", "V01"),
        (b"<TEI><teiHeader/></TEI>", "P06"),
        (b"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", "P06"),
    ],
)
def test_a_file_without_a_header_is_an_error(data, code):
    with pytest.raises(EditionError) as caught:
        describe(io.BytesIO(data), "a.xml")
    assert (code, "a.xml") == (caught.value.finding.code, caught.value.finding.file)


def test_registers_are_read_back_with_who_said_it_and_how_surely():
    data = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
    <person xml:id="a" cert="0.7" resp="#resp-linking"><persName>الف</persName></person>
    <person xml:id="b" resp="#resp-authority"><persName>ب</persName><affiliation ref="#a"/></person></listPerson>
    <listRelation><relation name="memberOf" active="#b" passive="#a" cert="0.5"><desc>گواه</desc></relation>
    </listRelation></standOff></TEI>""".encode()
    first, second = read_registers([("persons.xml", data)])
    assert (("proposed", 0.7), ("authority", None)) == (
        (first.origin, first.certainty),
        (second.origin, second.certainty),
    )
    assert (Relation("memberOf", "b", "a", 0.5, evidence="گواه"),) == second.relations
