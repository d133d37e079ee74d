"""What the header of a TEI file says of its document and its edition, for those who describe them to others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from tei_edition.model import (
    AccuracyFigure,
    Contributor,
    DepositedDocument,
    Edition,
    EditionError,
    Licence,
    Software,
    Titles,
    finding,
)
from tei_edition.tei.prose import one_line

_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_FIGURES = re.compile(
    r"(?P<name>[^:]+): precision (?P<precision>[\d.]+), recall (?P<recall>[\d.]+), F1 (?P<F1>[\d.]+) \((?P<sample>.*)\)"
)


@dataclass(frozen=True, slots=True)
class HeaderDescription:
    """What one header says: of the document, of the edition that it belongs to, and of the program."""

    document: DepositedDocument
    edition: Edition
    software: Software
    figures: tuple[AccuracyFigure, ...]


def describe(stream: BinaryIO, path: str) -> HeaderDescription:
    """Read the header of a TEI file, and nothing after it; `path` is what the file is called.

    Raises `EditionError`: V01 where it is not well-formed up to the end of its header, P06 where it has none.
    """
    events = etree.iterparse(
        stream,
        events=("end",),
        tag=f"{_TEI}teiHeader",
        no_network=True,
        load_dtd=False,
        resolve_entities=False,
        huge_tree=True,
    )
    try:
        header = next((element for _, element in events), None)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = (error.msg or "").split(", line ")[0].rstrip(". ")
        raise EditionError(finding("V01", file=path, line=line, column=column, reason=reason)) from error
    if header is None:
        raise EditionError(finding("P06", file=path))
    return HeaderDescription(_document(header, path), _edition(header), _software(header), tuple(_figures(header)))


def _document(header: etree._Element, path: str) -> DepositedDocument:
    root = header.getparent()
    description = _first(header, "fileDesc")
    statement = _first(description, "titleStmt")
    source = next((bibl for bibl in _all(_first(description, "sourceDesc"), "bibl", "digitalSource")), None)
    recognised = next((bibl for bibl in _all(_first(description, "sourceDesc"), "bibl", "recognised")), None)
    kind = header.find(f"{_TEI}profileDesc/{_TEI}textClass/{_TEI}catRef")
    language = header.find(f"{_TEI}profileDesc/{_TEI}langUsage/{_TEI}language")
    measures = {m.get("unit"): m.get("quantity") or "" for m in _all(_first(description, "extent"), "measure")}
    characters = measures.get("characters", "")
    periodical = next((t for t in _all(recognised, "title") if t.get("level") == "j"), None)
    return DepositedDocument(
        identifier=(root.get(f"{_XML}id") or "") if root is not None else "",
        path=path,
        titles=_titles(statement, "title", "main") or _titles(statement, "title"),
        authors=tuple(text for author in _all(statement, "author") if (text := _text(author))),
        language=(language.get("ident") or "") if language is not None else "",
        kind=(kind.get("target") or "").removeprefix("#kind.") if kind is not None else "",
        issued=_day(header.find(f"{_TEI}profileDesc/{_TEI}creation/{_TEI}date")),
        dated=_text(_first(recognised, "date")),
        periodical=_text(periodical),
        filename=_text(next(iter(_all(source, "title", "filename")), None)),
        media_type=_text(next(iter(_all(source, "note", "mediaType")), None)),
        sha256=_text(next(iter(_all(source, "idno", "sha256")), None)),
        provenance=_text(next(iter(_all(source, "note", "provenance")), None)),
        characters=int(characters) if characters.isascii() and characters.isdigit() else 0,
    )


def _day(date: etree._Element | None) -> str:
    """Give a day or an interval by ISO 8601; empty where only bounds are known."""
    if date is None:
        return ""
    first, last = date.get("from"), date.get("to")
    return date.get("when") or (f"{first}/{last}" if first and last else "")


def _edition(header: etree._Element) -> Edition:
    """Give what the header repeats of `edition.toml`; it does not say all."""
    description = _first(header, "fileDesc")
    publication = _first(description, "publicationStmt")
    licence = _first(_first(publication, "availability"), "licence")
    stated = _first(_first(description, "editionStmt"), "edition")
    version = (stated.get("n") or "") if stated is not None else ""
    date = _first(publication, "date")
    language = header.find(f"{_TEI}profileDesc/{_TEI}langUsage/{_TEI}language")
    publisher = _text(_first(publication, "publisher"))
    return Edition(
        titles=_titles(_first(description, "seriesStmt"), "title", "main"),
        editors=tuple(_editors(_first(description, "titleStmt"))),
        publisher="" if publisher == "not stated" else publisher,
        place=_text(_first(publication, "pubPlace")),
        date=(date.get("when") or "") if date is not None else "",
        licence=Licence(_text(licence), (licence.get("target") or "") if licence is not None else ""),
        language=(language.get("ident") or "fa") if language is not None else "fa",
        version="" if version == "0" else version,
        doi=_text(next(iter(_all(publication, "idno", "DOI")), None)),
    )


def _editors(statement: etree._Element | None) -> Iterator[Contributor]:
    for editor in _all(statement, "editor"):
        kind = "organization" if _first(editor, "orgName") is not None else "person"
        if name := _text(editor):
            yield Contributor(name, kind, editor.get("ref") or "")


def _software(header: etree._Element) -> Software:
    application = _application(header)
    if application is None:
        return Software()
    return Software(_text(_first(application, "label")), application.get("version") or "")


def _figures(header: etree._Element) -> Iterator[AccuracyFigure]:
    """Give the figures of each sentence that has some."""
    for statement in _all(_application(header), "desc"):
        if match := _FIGURES.fullmatch(_text(statement)):
            for figure in ("precision", "recall", "F1"):
                yield AccuracyFigure(f"{match['name']} {figure}", float(match[figure]), match["sample"])


def _application(header: etree._Element) -> etree._Element | None:
    return header.find(f"{_TEI}encodingDesc/{_TEI}appInfo/{_TEI}application[@ident='tei_edition']")


def _titles(parent: etree._Element | None, name: str, kind: str = "") -> Titles:
    return tuple((title.get(f"{_XML}lang") or "", text) for title in _all(parent, name, kind) if (text := _text(title)))


def _first(parent: etree._Element | None, name: str) -> etree._Element | None:
    return None if parent is None else parent.find(f"{_TEI}{name}")


def _all(parent: etree._Element | None, name: str, kind: str = "") -> list[etree._Element]:
    """Give the children of this name and, unless it is empty, of this `@type`."""
    found = [] if parent is None else parent.findall(f"{_TEI}{name}")
    return [element for element in found if not kind or element.get("type") == kind]


def _text(element: etree._Element | None) -> str:
    return "" if element is None else one_line(element)
