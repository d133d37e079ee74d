"""Distributed Text Services 1.0 as files: https://dtsapi.org/specifications/versions/v1.0/, level 0.

The templates of addresses, by RFC 6570, are such that what they give for a request that is answered is the address of a
file: the entry point; the collection of all documents, in pages, and each document in it, with its
parents; the list of a document's paragraphs; each paragraph, as a citable unit and as TEI. A paragraph has no parts,
so that `ref` with `down` is not answered. Where the edition has no address on the web, all addresses are relative.
"""

import json
import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence

from tei_edition.model import Titles
from tei_edition.rendering.press import File, Press
from tei_edition.rendering.survey import Survey, SurveyedDocument

MEMBERS = 500
"""Documents on a page of the collection."""

COLLECTION = "edition.documents"
"""The id of the collection; no document's has a full stop."""

UNIT = "paragraph"
"""The one kind of citable unit, as `citeStructure` in the headers calls it."""

type Object = dict[str, object]

_CONTEXT = "https://dtsapi.org/context/v1.0.json"
_VERSION = "1.0"
_NOT_STATED = (None, "not stated")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TREES = [
    {"@type": "CitationTree", "citeStructure": [{"@type": "CiteStructure", "citeType": UNIT}]},
]


def document_files(press: Press, identifier: str, parts: str) -> Iterator[File]:
    """Yield the files of one document's paragraphs; `parts` is what `xslt/dts.xsl` gives. Linear."""
    units: dict[str, str] = json.loads(parts)
    members = [_unit(reference) for reference in units]
    for down in ("1", "-1"):
        yield _navigation(press, identifier, f"{identifier};down={down}.json", {"member": members})
    for reference, tei in units.items():
        yield _navigation(press, identifier, f"{identifier}/{reference}.json", {"ref": _unit(reference)})
        document = f'<?xml version="1.0" encoding="UTF-8"?>\n{tei}\n'
        yield File(f"tei/{identifier}/{reference}.xml", document.encode())


def pages(survey: Survey, press: Press, titles: Titles) -> Iterator[File]:
    """Yield the entry point, the collection of all documents, and each document as a member of it. Linear."""
    dts = _Addresses(press.address, 0)
    entry = {
        "@id": dts.own("entry.json"),
        "@type": "EntryPoint",
        "collection": dts.own("collection{/id}{;page,nav}.json"),
        "navigation": dts.own("navigation/{resource}{/ref}{;down}.json"),
        "document": dts.site("tei/{resource}{/ref}.xml"),
    }
    yield _file("entry.json", entry)
    title = next((title for _, title in titles), COLLECTION)
    count = max(1, math.ceil(len(survey.documents) / MEMBERS))
    # The collection is what is asked for without an id, and by its own.
    for path, depth in (("collection", 0), (f"collection/{COLLECTION}", 1)):
        dts = _Addresses(press.address, depth)
        whole = _collection(dts, title, len(survey.documents))
        if titles:
            whole["dublinCore"] = {"title": [{"lang": language, "value": text} for language, text in titles]}
        yield _file(f"{path};nav=parents.json", whole | {"member": []})
        for page in range(count):
            held = survey.documents[page * MEMBERS : (page + 1) * MEMBERS]
            members = [_resource(dts, document.identifier, _described(document)) for document in held]
            view = _view(dts.own(path), page, count) if count > 1 else {}
            if page == 0:
                yield _file(f"{path}.json", whole | {"member": members} | view)
            yield _file(f"{path};page={page + 1}.json", whole | {"member": members} | view)
    dts = _Addresses(press.address, 1)
    parent = _collection(dts, title, len(survey.documents))
    for document in survey.documents:
        resource = _resource(dts, document.identifier, _described(document))
        yield _file(f"collection/{document.identifier}.json", resource)
        yield _file(f"collection/{document.identifier};nav=parents.json", resource | {"member": [parent]})


class _Addresses:
    """The addresses of DTS and of the site: absolute, or seen from a file that lies some folders below `dts`."""

    def __init__(self, address: str, depth: int) -> None:
        self._dts = f"{address}dts/" if address else "../" * depth
        self._site = address or "../" * (depth + 1)

    def own(self, path: str) -> str:
        return self._dts + path

    def site(self, path: str) -> str:
        return self._site + path


def _navigation(press: Press, identifier: str, path: str, content: Mapping[str, object]) -> File:
    dts = _Addresses(press.address, 1 + path.count("/"))
    about = {"@id": dts.own(f"navigation/{path}"), "@type": "Navigation", "resource": _resource(dts, identifier, {})}
    return _file(f"navigation/{path}", about | dict(content))


def _unit(reference: str) -> Object:
    return {"identifier": reference, "@type": "CitableUnit", "level": 1, "parent": None, "citeType": UNIT}


def _collection(dts: _Addresses, title: str, children: int) -> Object:
    return {
        "@id": COLLECTION,
        "@type": "Collection",
        "dtsVersion": _VERSION,
        "title": title,
        "totalParents": 0,
        "totalChildren": children,
        "collection": dts.own(f"collection/{COLLECTION}{{;page,nav}}.json"),
    }


def _resource(dts: _Addresses, identifier: str, described: Mapping[str, object]) -> Object:
    return {
        "@id": identifier,
        "@type": "Resource",
        "dtsVersion": _VERSION,
        "title": identifier,
        "totalParents": 1,
        "totalChildren": 0,
        "collection": dts.own(f"collection/{identifier}{{;nav}}.json"),
        "navigation": dts.own(f"navigation/{identifier}{{/ref}}{{;down}}.json"),
        "document": dts.site(f"tei/{identifier}{{/ref}}.xml"),
        "download": dts.site(f"tei/{identifier}.xml"),
        "mediaTypes": ["application/tei+xml"],
        "citationTrees": _TREES,
    } | dict(described)


def _described(document: SurveyedDocument) -> Object:
    """Give title and Dublin Core of a document, as its record has them."""
    record = ET.fromstring(document.record)  # noqa: S314  our own style sheet wrote it, without a DOCTYPE
    titles = [
        {"lang": title.get(_LANGUAGE) or document.language, "value": title.text or ""} for title in record.iter("title")
    ]
    terms: dict[str, list[object]] = {"title": [*titles], "language": [document.language] if document.language else []}
    for term, element in (("creator", "author"), ("contributor", "editor"), ("publisher", "publisher")):
        terms[term] = [found.text for found in record.iter(element) if found.text not in _NOT_STATED]
    terms["license"] = [target for found in record.iter("licence") if (target := found.get("target"))]
    terms["issued"] = [found.text for found in record.iter("published") if found.text]
    described: Object = {"dublinCore": {term: values for term, values in terms.items() if values}}
    return ({"title": titles[0]["value"]} if titles else {}) | described


def _view(address: str, page: int, count: int) -> Object:
    def at(number: int) -> str:
        return f"{address};page={min(count, max(1, number))}.json"

    return {
        "view": {
            "@id": at(page + 1),
            "@type": "Pagination",
            "first": at(1),
            "previous": at(page),
            "next": at(page + 2),
            "last": at(count),
        }
    }


def _file(path: str, content: Mapping[str, object]) -> File:
    whole = {"@context": _CONTEXT, "dtsVersion": _VERSION} | dict(content)
    return File(f"dts/{path}", (json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n").encode())


def linkset(survey: Survey, registers: Sequence[str]) -> File:
    """Give the links of the edition and of each document to what belongs to them, for Signposting (RFC 9264)."""
    items = [{"href": f"{document.identifier}.html", "type": "text/html"} for document in survey.documents]
    data = [{"href": f"authority/{name}.xml", "type": "application/tei+xml"} for name in registers]
    services = [{"href": "dts/collection.json", "type": "application/ld+json"}]
    links: list[Object] = [{"anchor": "index.html", "item": items + data, "describedby": services}]
    links += [
        {
            "anchor": f"{document.identifier}.html",
            "item": [{"href": f"tei/{document.identifier}.xml", "type": "application/tei+xml"}],
            "collection": [{"href": "index.html", "type": "text/html"}],
        }
        for document in survey.documents
    ]
    return File("linkset.json", (json.dumps({"linkset": links}, indent=0) + "\n").encode())
