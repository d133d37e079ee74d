"""What the edition says to machines: meta tags, Signposting, schema.org, DTS and the sitemap."""

import itertools
import json
import re
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import etree

from tei_edition.model import Attribution, Edition
from tei_edition.rendering import dts
from tei_edition.rendering.saxon import Stylesheets
from tei_edition.tei.encoding import encode
from tei_edition.tei.header import HeaderTemplate
from tests.evaluation.names.bracketed import document_of
from tests.sites import XSLT, built

ADDRESS = "https://example.org/edition/"
LANGUAGES: dict[str, Any] = {"languages": ("fa", "en"), "titles": (("fa", "ویرایش"), ("en", "Edition"))}
TEXT = "<p>یک <hi rend='bold'>دو</hi></p><list><item><p>سه</p></item></list>"

# https://dtsapi.org/context/v1.0.json: the terms that it defines.
TERMS = {
    "@context",
    "@id",
    "@type",
    "CitableUnit",
    "CitationTree",
    "CiteStructure",
    "Collection",
    "EntryPoint",
    "MetadataObject",
    "Navigation",
    "Pagination",
    "Resource",
    "citationTrees",
    "citeStructure",
    "citeType",
    "collection",
    "description",
    "document",
    "download",
    "dtsVersion",
    "dublinCore",
    "end",
    "extensions",
    "first",
    "identifier",
    "lang",
    "last",
    "level",
    "mediaTypes",
    "member",
    "navigation",
    "next",
    "parent",
    "previous",
    "ref",
    "resource",
    "start",
    "title",
    "totalChildren",
    "totalParents",
    "value",
    "view",
}
DUBLIN_CORE = {"title", "language", "creator", "contributor", "publisher", "license", "issued"}
NEEDED = {
    "EntryPoint": {"@id", "dtsVersion", "collection", "navigation", "document"},
    "Collection": {"@id", "dtsVersion", "title", "totalParents", "totalChildren", "collection"},
    "Resource": {"@id", "dtsVersion", "title", "totalParents", "collection", "navigation", "document", "citationTrees"},
    "Navigation": {"@id", "dtsVersion", "resource"},
    "CitableUnit": {"identifier", "level", "parent"},
    "CitationTree": set(),
    "CiteStructure": {"citeType"},
    "Pagination": {"@id", "first", "previous", "next", "last"},
}


def tei(identifier: str = "d1", title: str = "عنوان", text: str = TEXT) -> bytes:
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{identifier}" xml:lang="fa"><teiHeader><fileDesc>'
        f'<titleStmt><title type="main" xml:lang="fa">{title}</title><title type="main" xml:lang="en">Title</title>'
        '<author>نویسنده</author><editor ref="https://orcid.org/0000-0002-1825-0097"><persName>ویراستار</persName>'
        '</editor></titleStmt><publicationStmt><publisher>ناشر</publisher><date when="2026-11-21"/>'
        '<idno type="DOI">10.5555/12345678</idno><availability><licence target="https://example.org/licence">مجوز'
        "</licence></availability></publicationStmt></fileDesc></teiHeader>"
        '<standOff><listPlace><place xml:id="place.p"><placeName type="name">شیراز</placeName>'
        '<idno type="geonames">115019</idno></place></listPlace></standOff>'
        f"<text><body>{text}</body></text></TEI>"
    ).encode()


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return built({"d1": tei(), "d2": tei("d2", text="<head>بی بند</head>")}, registers={}, **LANGUAGES)


@pytest.fixture(scope="module")
def addressed() -> dict[str, bytes]:
    return built({"d1": tei()}, address=ADDRESS, **LANGUAGES)


def data(html: bytes) -> Any:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html.decode())
    return json.loads(found)


def links(html: bytes, relation: str) -> list[str]:
    return re.findall(rf'<link rel="{relation}"[^>]* href="(.*?)"', html.decode())


class TestPages:
    def test_a_document_has_the_tags_that_reference_managers_read(self, files):
        tags = dict(re.findall(r'<meta name="((?:citation_|DC\.)[^"]*)" content="(.*?)">', files["d1.html"].decode()))
        assert tags["citation_title"] == "عنوان"
        assert tags["citation_author"] == tags["DC.creator"] == "نویسنده"
        assert tags["citation_publication_date"] == "2026/11/21"
        assert tags["citation_doi"] == "10.5555/12345678"
        assert tags["DC.identifier"] == "https://doi.org/10.5555/12345678"
        assert tags["DC.rights"] == "https://example.org/licence"

    def test_signposts_lead_to_what_belongs_to_a_document(self, files):
        html = files["en/d1.html"]
        assert links(html, "cite-as") == ["https://doi.org/10.5555/12345678"]
        assert links(html, "author") == ["https://orcid.org/0000-0002-1825-0097"]
        assert links(html, "license") == ["https://example.org/licence"]
        assert links(html, "item") == ["../tei/d1.xml", "../text/d1.txt"]
        assert links(html, "describedby") == [
            *(f"../cite/d1.{ending}" for ending in ("bib", "ris", "json")),
            "../dts/collection/d1.json",
        ]
        assert links(html, "collection") == ["index.html"]

    def test_every_signpost_to_a_file_leads_to_one(self, files):
        found = [
            urljoin(f"http://h/{page}", link).removeprefix("http://h/")
            for page in ("index.html", "d1.html", "en/index.html", "en/d1.html")
            for relation in ("item", "describedby", "linkset", "collection")
            for link in links(files[page], relation)
        ]
        assert len(found) == 18
        assert [] == [path for path in found if path not in files]

    def test_schema_org_describes_document_and_edition(self, files):
        document, edition = data(files["d1.html"]), data(files["index.html"])
        naming = data(built({"d1": tei(text='<p><placeName ref="#place.p">شیراز</placeName></p>')})["d1.html"])
        assert document["@id"] == "https://doi.org/10.5555/12345678"
        assert document["name"] == [
            {"@value": "عنوان", "@language": "fa"},
            {"@value": "Title", "@language": "en"},
        ]
        assert "mentions" not in document
        assert naming["mentions"] == {
            "@type": "Place",
            "name": "شیراز",
            "url": "entities/place.p.html",
            "sameAs": "https://www.geonames.org/115019",
        }
        assert edition["@type"] == ["Dataset", "Collection"]
        assert edition["collectionSize"] == 2
        assert [part["url"] for part in edition["hasPart"]] == ["d1.html", "d2.html"]
        assert edition["description"]

    def test_no_text_ends_the_data_early(self):
        title = "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- \\/ \\\\"
        html = built({"d1": tei(title=title)})["d1.html"]
        assert data(html)["name"][0]["@value"] == "</script><script>alert(1)</script> <!-- \\/ \\\\"

    def test_only_an_address_makes_absolute_ones(self, files, addressed):
        assert b'rel="canonical"' not in files["d1.html"]
        assert b"og:url" not in files["d1.html"]
        assert "sitemap.xml" not in files
        assert links(addressed["en/d1.html"], "canonical") == [f"{ADDRESS}en/d1.html"]
        assert f'<meta property="og:url" content="{ADDRESS}d1.html">' in addressed["d1.html"].decode()
        assert data(addressed["index.html"])["@id"] == f"{ADDRESS}index.html"

    def test_the_sitemap_has_every_page_in_every_language(self, addressed):
        tree = etree.fromstring(addressed["sitemap.xml"])
        located = {str(loc.text) for loc in tree.iter("{*}loc")}
        pages = {ADDRESS + path for path in addressed if path.endswith(".html") and not re.search("404|source/", path)}
        assert pages == located

    def test_a_large_sitemap_is_an_index_of_several(self, monkeypatch):
        monkeypatch.setattr("tei_edition.rendering.sitemap.MOST", 3)
        made = built({"d1": tei()}, address=ADDRESS)
        listed = [str(loc.text) for loc in etree.fromstring(made["sitemap.xml"]).iter("{*}loc")]
        assert len(listed) > 1
        assert all(address.removeprefix(ADDRESS) in made for address in listed)


def expanded(template: str, **values: str) -> str:
    """Expand the operators of RFC 6570 that the templates have: none, {/a,b} and {;a,b}."""

    def expansion(match: re.Match[str]) -> str:
        names = [name for name in match[2].split(",") if name in values]
        if match[1] == ";":
            return "".join(f";{name}={values[name]}" for name in names)
        return "".join(f"{match[1]}{values[name]}" for name in names)

    return re.sub(r"\{([/;]?)([a-z,]+)\}", expansion, template)


def objects(value: Any) -> list[dict[str, Any]]:
    found = [value] if isinstance(value, dict) else []
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return found + [item for part in inner for item in objects(part)]


class TestDTS:
    @pytest.fixture
    def answers(self, files):
        return {path: json.loads(content) for path, content in files.items() if path.startswith("dts/")}

    def test_every_object_has_what_the_specification_needs_and_no_term_that_it_lacks(self, answers):
        kinds = set()
        for path, answer in answers.items():
            assert answer["@context"] == "https://dtsapi.org/context/v1.0.json"
            assert answer["dtsVersion"] == "1.0"
            for found in objects(answer):
                if "@type" in found:
                    kinds.add(found["@type"])
                    assert set() == NEEDED[found["@type"]] - found.keys(), path
                    assert set() == found.keys() - TERMS, path
                elif found.keys() != {"lang", "value"}:
                    assert set() == found.keys() - DUBLIN_CORE, path
        assert NEEDED.keys() - {"Pagination"} == kinds

    @pytest.mark.parametrize(
        ("endpoint", "values"),
        [
            ("collection", {}),
            ("collection", {"id": "edition.documents"}),
            ("collection", {"page": "1"}),
            ("collection", {"nav": "parents"}),
            ("collection", {"id": "d1"}),
            ("collection", {"id": "d1", "nav": "parents"}),
            ("navigation", {"resource": "d1", "down": "1"}),
            ("navigation", {"resource": "d1", "down": "-1"}),
            ("navigation", {"resource": "d2", "down": "1"}),
            ("navigation", {"resource": "d1", "ref": "p2"}),
            ("document", {"resource": "d1"}),
            ("document", {"resource": "d1", "ref": "p2"}),
        ],
    )
    def test_a_client_that_knows_the_entry_point_finds_an_answer(self, files, endpoint, values):
        entry = json.loads(files["dts/entry.json"])
        address = urljoin("http://h/dts/entry.json", expanded(entry[endpoint], **values))
        assert address.removeprefix("http://h/") in files

    def test_the_templates_of_a_resource_lead_on_from_wherever_it_stands(self, files, answers):
        for path, answer in answers.items():
            for resource in (found for found in objects(answer) if found.get("@type") == "Resource"):
                for endpoint, values in (
                    ("collection", {}),
                    ("navigation", {"down": "1"}),
                    ("document", {}),
                    ("download", {}),
                ):
                    address = urljoin(f"http://h/{path}", expanded(resource[endpoint], **values))
                    assert address.removeprefix("http://h/") in files, (path, endpoint)

    def test_navigation_lists_the_paragraphs_in_order_and_a_unit_is_alone(self, answers):
        listed = answers["dts/navigation/d1;down=1.json"]
        assert [unit["identifier"] for unit in listed["member"]] == ["p1", "p2"]
        assert "ref" not in listed
        one = answers["dts/navigation/d1/p2.json"]
        assert one["ref"] == {
            "identifier": "p2",
            "@type": "CitableUnit",
            "level": 1,
            "parent": None,
            "citeType": "paragraph",
        }
        assert "member" not in one
        assert answers["dts/navigation/d2;down=-1.json"]["member"] == []

    def test_parents_and_children(self, answers):
        assert [member["@id"] for member in answers["dts/collection.json"]["member"]] == ["d1", "d2"]
        assert [m["@id"] for m in answers["dts/collection/d1;nav=parents.json"]["member"]] == [dts.COLLECTION]
        assert answers["dts/collection;nav=parents.json"]["member"] == []

    def test_a_paragraph_is_tei_in_a_wrapper(self, files):
        tree = etree.fromstring(files["tei/d1/p1.xml"])
        assert tree.tag == "{http://www.tei-c.org/ns/1.0}TEI"
        (wrapper,) = tree
        assert wrapper.tag == "{https://w3id.org/api/dts#}wrapper"
        assert [child.tag for child in wrapper] == ["{http://www.tei-c.org/ns/1.0}p"]
        assert "".join(map(str, wrapper.itertext())) == "یک دو"

    def test_a_large_collection_has_pages(self, monkeypatch):
        monkeypatch.setattr(dts, "MEMBERS", 2)
        files = built({name: tei(name) for name in ("a", "b", "c")}, address=ADDRESS)
        first = json.loads(files["dts/collection.json"])
        held, address = [], first["view"]["first"]
        for _ in itertools.repeat(None, 5):
            page = json.loads(files[address.removeprefix(ADDRESS)])
            held += [member["@id"] for member in page["member"]]
            if address == page["view"]["last"]:
                break
            address = page["view"]["next"]
        assert held == ["a", "b", "c"]
        assert first["totalChildren"] == 3
        assert NEEDED["Pagination"] <= first["view"].keys()

    def test_the_header_declares_the_units_that_are_served(self):
        document = document_of("بند یکم.\n\nبند دوم.\n\n- بند سوم\n- چهارم\n")[0]
        encoded = encode(document, HeaderTemplate(), Edition(), Attribution("d"))
        root = encoded.tree.getroot()
        (structure,) = root.iterfind(".//{*}refsDecl/{*}citeStructure")
        assert structure.get("unit") == dts.UNIT
        assert structure.get("use") == "position()"
        assert structure.get("match") == "/TEI/text//p"
        count = len(root.findall("./{*}text//{*}p"))
        stylesheets = Stylesheets(XSLT)
        parts = json.loads(stylesheets.transform("dts.xsl", stylesheets.parse(encoded.data), {}))
        assert count > 1
        assert [f"{structure.get('delim')}{n}" for n in range(1, count + 1)] == list(parts)


def test_the_links_of_the_edition_are_a_linkset(files):
    links = json.loads(files["linkset.json"])["linkset"]
    assert [link["anchor"] for link in links] == ["index.html", "d1.html", "d2.html"]
    targets = {target["href"] for link in links for name in ("item", "describedby") for target in link.get(name, [])}
    assert targets <= files.keys()
