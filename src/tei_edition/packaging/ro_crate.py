"""RO-Crate 1.2: every file of the package, who made it of what, by which program, and how good its tags are."""

from collections.abc import Iterator
from typing import Any

from tei_edition.model import Affiliation, Contributor
from tei_edition.packaging.contents import Contents, PackagedFile
from tei_edition.packaging.dublin_core import period
from tei_edition.packaging.identifiers import as_address
from tei_edition.packaging.schema_org import figures, stated
from tei_edition.packaging.templating import as_json
from tei_edition.text.identifiers import digest, identifier

FILE = "ro-crate-metadata.json"
VERSION = "1.2"

type Node = dict[str, Any]


def ro_crate(contents: Contents) -> bytes:
    """Give the metadata file of the crate, whose root is the package's; title, description, date and licence needed."""
    graph: dict[str, Node] = {}
    for node in _nodes(contents):
        graph.setdefault(node["@id"], node)
    return as_json({"@context": f"https://w3id.org/ro/crate/{VERSION}/context", "@graph": list(graph.values())})


def _nodes(contents: Contents) -> Iterator[Node]:
    deposit = contents.deposit
    edition, licence = deposit.edition, deposit.licence
    descriptor = {
        "@id": FILE,
        "@type": "CreativeWork",
        "about": _to("./"),
        "conformsTo": _to(f"https://w3id.org/ro/crate/{VERSION}"),
    }
    yield descriptor
    publisher = Contributor(edition.publisher, "organization")
    yield stated(
        {
            "@id": "./",
            "@type": "Dataset",
            "name": deposit.title,
            "alternateName": [title for _, title in edition.titles[1:]],
            "description": deposit.description,
            "datePublished": edition.date,
            "license": _to(licence.target) if licence.target else "",
            "author": [_to(_party_id(creator)) for creator in deposit.creators],
            "contributor": [_to(_party_id(contributor)) for contributor in deposit.contributors],
            "publisher": _to(_party_id(publisher)) if edition.publisher else "",
            "version": edition.version,
            "inLanguage": list(deposit.languages),
            "identifier": deposit.doi_address,
            "url": edition.address,
            "keywords": [word for _, word in deposit.keywords],
            "about": [_to(subject.identifier) for subject in deposit.subjects if subject.identifier],
            "citation": [_to(as_address(work.identifier)) for work in deposit.related],
            "temporalCoverage": period(deposit),
            "hasPart": [_to(file.path) for file in contents.files],
            "mentions": _to("#encoding"),
        }
    )
    if licence.target:
        rights = [text for _, text in licence.rights]
        yield stated(
            {
                "@id": licence.target,
                "@type": "CreativeWork",
                "name": licence.name or licence.target,
                "description": rights or licence.name or licence.target,
                "identifier": licence.identifier,
            }
        )
    for party in (*deposit.creators, *deposit.contributors):
        yield from _party(party)
    if edition.publisher:
        contact = {"contactPoint": _to(f"mailto:{edition.contact}")} if edition.contact else {}
        yield from ({**node, **contact} for node in _party(publisher))
    if edition.contact:
        yield {"@id": f"mailto:{edition.contact}", "@type": "ContactPoint", "email": edition.contact}
    for subject in deposit.subjects:
        if subject.identifier:
            yield stated({"@id": subject.identifier, "@type": "DefinedTerm", "name": subject.name})
    for work in deposit.related:
        yield {"@id": as_address(work.identifier), "@type": "CreativeWork", "name": work.identifier}
    yield from _action(contents)
    sources = {source.document: source.path for source in contents.of_role("source")}
    for file in contents.files:
        yield _file(file, sources.get(file.document, "") if file.role == "tei" else "")


def _action(contents: Contents) -> Iterator[Node]:
    deposit = contents.deposit
    sources = contents.of_role("source")
    measured = [{"@id": f"#figure-{number}", **figure} for number, figure in enumerate(figures(deposit), 1)]
    yield stated(
        {
            "@id": "#encoding",
            "@type": "CreateAction",
            "name": "Encoding of the sources in TEI P5, with dates, names and entities tagged by machine",
            "instrument": _to("#software"),
            "agent": [_to(_party_id(creator)) for creator in deposit.creators],
            "object": [_to(file.path) for file in sources],
            "result": [_to(file.path) for file in contents.files if file.role in ("tei", "register")],
            "additionalProperty": [_to(figure["@id"]) for figure in measured],
        }
    )
    yield stated(
        {
            "@id": "#software",
            "@type": "SoftwareApplication",
            "name": deposit.software.name or "tei-edition",
            "version": deposit.software.version,
            # The program has no address that is sure to last; the package's own text says what it does.
            "url": _to("README.en.md"),
        }
    )
    yield from measured


def _file(file: PackagedFile, source: str) -> Node:
    return stated(
        {
            "@id": file.path,
            "@type": "File",
            "name": file.title or file.path,
            "encodingFormat": file.media_type,
            "contentSize": str(file.sums.size),
            "sha256": file.sums.sha256,
            "identifier": file.document if file.role == "tei" else "",
            "isBasedOn": _to(source) if source else "",
        }
    )


def _party(party: Contributor) -> Iterator[Node]:
    yield stated(
        {
            "@id": _party_id(party),
            "@type": "Organization" if party.kind == "organization" else "Person",
            "name": party.name,
            "givenName": party.given,
            "familyName": party.family,
            "affiliation": [_to(_affiliation_id(affiliation)) for affiliation in party.affiliations],
        }
    )
    for affiliation in party.affiliations:
        yield {"@id": _affiliation_id(affiliation), "@type": "Organization", "name": affiliation.name}


def _party_id(party: Contributor) -> str:
    return party.identifier or _fragment(party.name)


def _affiliation_id(affiliation: Affiliation) -> str:
    return affiliation.identifier or _fragment(affiliation.name)


def _fragment(name: str) -> str:
    """Give an identifier inside the crate; names that are spelled alike in ASCII stay apart."""
    return f"#{identifier(name)}-{digest(name)}"


def _to(target: str) -> Node:
    return {"@id": target}
