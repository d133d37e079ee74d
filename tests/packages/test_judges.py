"""Every form is accepted by a program of others, and a broken copy is refused by it."""

import json
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path

import datacite.schema45
import jsonschema
import pytest
import rdflib
import yaml
from lxml import etree
from pyDataverse.models import Dataset
from resync.resource_list import ResourceList
from sickle.models import Record

SCHEMA = rdflib.Namespace("http://schema.org/")
CRM = rdflib.Namespace("http://www.cidoc-crm.org/cidoc-crm/")


def bagit(bag):
    """Validate by bagit, as it is typed; give its exit status and what it says."""
    program = Path(sys.executable).parent / "bagit.py"
    done = subprocess.run([sys.executable, program, "--validate", bag], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def test_bagit_accepts_the_bag(packaged):
    status, said = bagit(packaged.bag)
    assert (0, True) == (status, "is valid" in said)


def test_bagit_finds_a_flipped_byte(copy):
    file = copy.data / "tei" / "first.xml"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    status, said = bagit(copy.bag)
    assert (1, True) == (status, "data/tei/first.xml sha256 validation failed" in said)


def test_bagit_finds_a_missing_file_and_a_changed_description(copy):
    (copy.data / "report.json").unlink()
    (copy.bag / "bag-info.txt").write_text("Payload-Oxum: 1.1\n")
    assert 1 == bagit(copy.bag)[0]


@pytest.fixture(scope="session")
def crate_cache(tmp_path_factory):
    """The cache that the validator works from: the context is in the wheel of rocrate, and no network is asked."""
    cache = tmp_path_factory.mktemp("crate") / "cache"
    seeding = """
import sys
from io import BytesIO
from pathlib import Path
import requests
import rocrate
from requests_cache import CachedSession
from urllib3 import HTTPResponse

context = (Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_bytes()

class Wheel(requests.adapters.BaseAdapter):
    def send(self, request, **_):
        response = requests.Response()
        response.status_code, response.url, response.request = 200, request.url, request
        response.headers["Content-Type"] = "application/ld+json"
        response.raw = HTTPResponse(
            BytesIO(context), status=200, headers=dict(response.headers), preload_content=False, request_url=request.url
        )
        return response

    def close(self):
        pass

session = CachedSession(sys.argv[1], backend="sqlite", expire_after=-1)
session.mount("https://", Wheel())
assert session.get("https://w3id.org/ro/crate/1.2/context").ok
"""
    subprocess.run([sys.executable, "-c", seeding, cache], check=True)
    return cache


def crate(folder, cache):
    """Validate by roc-validator; give what it finds wrong."""
    program = Path(sys.executable).parent / "rocrate-validator"
    options = ["--offline", "--cache-path", cache, "-p", "ro-crate-1.2", "-f", "json", "--no-paging", "-v"]
    done = subprocess.run([program, "-y", "validate", *options, folder], capture_output=True, text=True, check=False)
    result = json.loads(done.stdout)
    assert result["passed"] is (done.returncode == 0)
    return [issue["message"] for issue in result["issues"]]


def test_roc_validator_accepts_the_crate(packaged, crate_cache):
    assert [] == crate(packaged.data, crate_cache)


def test_roc_validator_refuses_a_crate_without_a_date_and_without_a_file(copy, crate_cache):
    metadata = copy.json("ro-crate-metadata.json")
    del metadata["@graph"][1]["datePublished"]
    (copy.data / "ro-crate-metadata.json").write_text(json.dumps(metadata))
    (copy.data / "report.json").unlink()
    said = " ".join(crate(copy.data, crate_cache))
    assert ("datePublished" in said, "report.json" in said) == (True, True)


def test_rocrate_reads_every_file_the_people_the_program_and_the_figures(packaged):
    # In a process of its own: what the library warns of is not ours to mend.
    reading = """
import json, sys
from rocrate.rocrate import ROCrate

crate = ROCrate(sys.argv[1])
print(json.dumps({
    "files": sorted(entity.id for entity in crate.get_entities() if entity.type == "File"),
    "authors": [author.id for author in crate.root_dataset["author"]],
    "licence": crate.root_dataset["license"].id,
    "program": [crate.get("#software")["name"], crate.get("#software")["version"]],
    "figures": [figure["name"] for figure in crate.get("#encoding")["additionalProperty"]],
    "sources": [source.id for source in crate.get("#encoding")["object"]],
    "based on": crate.get("tei/first.xml")["isBasedOn"].id,
}))
"""
    done = subprocess.run([sys.executable, "-c", reading, packaged.data], capture_output=True, text=True, check=True)
    read = json.loads(done.stdout)
    there = [path.relative_to(packaged.data).as_posix() for path in packaged.data.rglob("*") if path.is_file()]
    assert sorted(set(there) - {"ro-crate-metadata.json"}) == read["files"]
    assert ["https://orcid.org/0000-0002-1825-0097", "https://ror.org/05gq02987"] == read["authors"][:2]
    assert "https://creativecommons.org/licenses/by/4.0/" == read["licence"]
    assert ["tei-edition", packaged.json("report.json")["version"]] == read["program"]
    assert {"person F1", "place recall", "organization precision"} <= set(read["figures"])
    assert (["sources/first.txt", "sources/two.txt"], "sources/first.txt") == (read["sources"], read["based on"])


def test_datacite_accepts_the_record_and_makes_the_same_xml_of_it(packaged):
    record = packaged.json("metadata/datacite.json")
    datacite.schema45.validator.validate(record)
    theirs = etree.fromstring(datacite.schema45.tostring(record).encode())
    ours = etree.parse(packaged.data / "metadata" / "datacite.xml").getroot()
    assert elements(theirs) == elements(ours)


def elements(root):
    """Every element with its parent, its attributes and its own text, in whatever order."""
    return Counter(
        (
            getattr(element.getparent(), "tag", None),
            element.tag,
            tuple(sorted(element.items())),
            (element.text or "").strip(),
        )
        for element in root.iter(etree.Element)
    )


@pytest.mark.parametrize("key", ["creators", "titles", "publisher", "publicationYear", "types"])
def test_datacite_refuses_a_record_without_what_it_needs(packaged, key):
    record = packaged.json("metadata/datacite.json")
    del record[key]
    assert not datacite.schema45.validate(record)


def cff(data, schemas):
    schema = json.loads((schemas / "cffconvert" / "schemas" / "1.2.0" / "schema.json").read_bytes())
    content = yaml.safe_load(data)
    return [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(content)]


def test_the_citation_is_valid_by_the_schema_of_cff(packaged, schemas):
    data = (packaged.data / "CITATION.cff").read_text("utf-8")
    assert [] == cff(data, schemas)
    assert ["Editor", "گروه نمونه", "نام تنها"] == [
        author.get("family-names") or author["name"] for author in yaml.safe_load(data)["authors"]
    ]


def test_the_schema_of_cff_refuses_a_citation_with_half_a_date_and_without_authors(packaged, schemas):
    data = (packaged.data / "CITATION.cff").read_text("utf-8")
    assert cff(data.replace('"2026-11-21"', '"2026"'), schemas)
    assert cff(data.replace("authors:", "people:"), schemas)


@pytest.fixture(scope="session")
def mets_schema(schemas):
    folder = schemas / "ocrd_validators"

    tree = etree.parse(folder / "mets.xsd", etree.XMLParser(no_network=True))
    for imported in tree.iter("{http://www.w3.org/2001/XMLSchema}import"):
        # On the network in the schema; the other schema of the wheel is the same.
        imported.set("schemaLocation", (folder / "xlink.xsd").as_uri())
    return etree.XMLSchema(tree)


def test_mets_is_valid_by_its_schema_and_names_every_file_with_its_checksum(packaged, mets_schema):
    tree = etree.parse(packaged.data / "metadata" / "mets.xml")
    assert mets_schema.validate(tree), mets_schema.error_log
    files = {
        file[0].get("{http://www.w3.org/1999/xlink}href", "").removeprefix("../"): file.get("CHECKSUM")
        for file in tree.iter("{http://www.loc.gov/METS/}file")
    }
    manifest = dict(
        reversed(line.split("  ")) for line in (packaged.bag / "manifest-sha256.txt").read_text().splitlines()
    )
    later = {"metadata/mets.xml", "ro-crate-metadata.json"}
    assert {path.removeprefix("data/"): sum_ for path, sum_ in manifest.items()} == files | {
        path: manifest[f"data/{path}"] for path in later
    }


def test_the_schema_of_mets_refuses_a_file_without_an_id(packaged, mets_schema):
    tree = etree.parse(packaged.data / "metadata" / "mets.xml")
    del next(tree.iter("{http://www.loc.gov/METS/}file")).attrib["ID"]
    assert not mets_schema.validate(tree)


def test_pydataverse_accepts_the_data_set_and_reads_its_facts(packaged):
    text = (packaged.data / "metadata" / "dataverse.json").read_text("utf-8")
    dataset = Dataset()
    dataset.from_json(text)
    assert dataset.validate_json()
    read = dataset.get()
    assert ("دو سند", ["Arts and Humanities"], ["Persian (Farsi)"], "CC BY 4.0") == (
        read["title"],
        read["subject"],
        read["language"],
        read["license"],
    )


def test_pydataverse_refuses_a_data_set_whose_fields_are_no_fields(packaged):
    record = packaged.json("metadata/dataverse.json")
    record["datasetVersion"]["metadataBlocks"]["citation"]["fields"][0] = {"typeName": "title", "value": 5}
    dataset = Dataset()
    with pytest.raises((jsonschema.ValidationError, KeyError)):
        dataset.from_json(json.dumps(record))


def test_rdflib_reads_the_registers(packaged):
    graph = rdflib.Graph()
    place = packaged.data / "metadata" / "registers" / "registers.ttl"
    graph.parse(place, format="turtle", publicID="https://example.org/package/metadata/registers/registers.ttl")
    record = "https://example.org/package/authority/{}.xml#{}"
    person = rdflib.URIRef(record.format("persons", "person.sample"))
    body = rdflib.URIRef(record.format("organizations", "org.sample"))
    city = rdflib.URIRef(record.format("places", "place.sample"))
    assert {rdflib.Literal("شیرین نمونه", lang="fa")} == set(graph.objects(person, SCHEMA.name))
    assert rdflib.Literal('Shirin "Sample"', lang="en") in graph.objects(person, SCHEMA.alternateName)
    assert {
        rdflib.URIRef("http://www.wikidata.org/entity/Q4115189"),
        rdflib.URIRef("https://d-nb.info/gnd/118540238"),
    } == set(graph.objects(person, SCHEMA.sameAs))
    assert (person, SCHEMA.memberOf, body) in graph
    assert (body, CRM.P107_has_current_or_former_member, person) in graph
    assert (body, SCHEMA.location, city) in graph
    assert ["46.27"] == [str(value) for value in graph.objects(None, SCHEMA.longitude)]
    # What a text says is not stated as a fact, but attributed.
    assigned = set(graph.objects(None, CRM.P141_assigned))
    assert body in assigned


def test_rdflib_refuses_broken_registers(packaged):
    text = (packaged.data / "metadata" / "registers" / "registers.ttl").read_text("utf-8")
    with pytest.raises(Exception, match="Bad syntax"):
        rdflib.Graph().parse(data=text.replace('"@fa ;', "@fa ;", 1), format="turtle")


# rdflib's reader of JSON-LD warns of rdflib itself.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_rdflib_reads_the_description_for_search_engines(packaged):
    # schema.org's own context is on the network; for what is said here it comes to a vocabulary.
    record = {**packaged.json("metadata/schema.org.jsonld"), "@context": {"@vocab": str(SCHEMA)}}
    graph = rdflib.Graph().parse(data=json.dumps(record), format="json-ld")
    edition = rdflib.URIRef("https://doi.org/10.5281/zenodo.1234567")
    assert {rdflib.Literal("دو سند", lang="fa"), rdflib.Literal("Two Documents", lang="en")} == set(
        graph.objects(edition, SCHEMA.name)
    )
    assert {rdflib.URIRef("https://orcid.org/0000-0002-1825-0097"), rdflib.URIRef("https://ror.org/05gq02987")} == {
        node for node in graph.objects(edition, SCHEMA.creator) if isinstance(node, rdflib.URIRef)
    }


def test_sickle_reads_the_records_of_the_static_repository(packaged):
    tree = etree.parse(packaged.data / "metadata" / "oai-static-repository.xml")
    records = [Record(element) for element in tree.iter("{http://www.openarchives.org/OAI/2.0/}record")]
    prefix = "oai:example.org:two-documents-1-2"
    assert [(prefix, "2026-11-21"), (f"{prefix}/two", "2026-11-21"), (f"{prefix}/first", "2026-11-21")] == [
        (record.header.identifier, record.header.datestamp) for record in records
    ]
    assert ["دو سند", "Two Documents"] == records[0].metadata["title"]
    assert ["2001-04-18"] == records[2].metadata["date"]


def test_sickle_refuses_a_record_without_a_header(packaged):
    tree = etree.parse(packaged.data / "metadata" / "oai-static-repository.xml")
    element = next(tree.iter("{http://www.openarchives.org/OAI/2.0/}record"))
    element.remove(element[0])
    with pytest.raises(AttributeError):
        Record(element)


def test_the_record_of_dublin_core_is_that_of_the_repository(packaged):
    alone = etree.parse(packaged.data / "metadata" / "oai_dc.xml").getroot()
    repository = etree.parse(packaged.data / "metadata" / "oai-static-repository.xml")
    inside = next(repository.iter("{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"))
    assert [(element.tag, element.text) for element in alone] == [(element.tag, element.text) for element in inside]
    assert "https://doi.org/10.5281/zenodo.1234567" in {element.text for element in alone}


def resources(data):
    listed = ResourceList()
    listed.parse(fh=BytesIO(data))
    return {resource.uri: (resource.length, resource.sha256) for resource in listed}


def test_resync_reads_the_list_of_the_sites_resources(packaged):
    read = resources((packaged.data / "metadata" / "resource-list.xml").read_bytes())
    site = packaged.edition / "site"
    there = {f"https://example.org/edition/{path.relative_to(site).as_posix()}" for path in site.rglob("*.*")}
    assert there == set(read)
    assert (site / "index.html").stat().st_size == read["https://example.org/edition/index.html"][0]


def test_resync_refuses_a_list_that_is_something_else(packaged):
    data = (packaged.data / "metadata" / "resource-list.xml").read_bytes()
    with pytest.raises(Exception, match=r"capability|changelist"):
        resources(data.replace(b'capability="resourcelist"', b'capability="changelist"'))
