"""Dublin Core: the fifteen elements, from which `oai_dc`, METS and DSpace's archive are made."""

from collections.abc import Iterator
from dataclasses import dataclass

from tei_edition.model import Deposit, DepositedDocument
from tei_edition.packaging.contents import Contents
from tei_edition.packaging.identifiers import as_address
from tei_edition.packaging.templating import filled


@dataclass(frozen=True, slots=True)
class Element:
    """One element; `language` is a BCP 47 tag or empty."""

    name: str
    text: str
    language: str = ""


def dublin_core(deposit: Deposit) -> tuple[Element, ...]:
    """Give the elements of an edition, in the order of the element set."""
    return tuple(element for element in _elements(deposit) if element.text)


def _elements(deposit: Deposit) -> Iterator[Element]:
    edition, licence = deposit.edition, deposit.licence
    yield from (Element("title", title, language) for language, title in edition.titles)
    yield from (Element("creator", creator.name) for creator in deposit.creators)
    yield from (Element("subject", word, language) for language, word in deposit.keywords)
    yield from (Element("subject", subject.name) for subject in deposit.subjects)
    yield from (Element("description", text, language) for language, text in edition.description)
    yield Element("publisher", edition.publisher)
    yield from (Element("contributor", contributor.name) for contributor in deposit.contributors)
    yield Element("date", edition.date)
    yield Element("type", "Dataset")
    yield Element("format", "application/tei+xml")
    yield Element("identifier", deposit.doi_address)
    yield Element("identifier", edition.address)
    yield from (Element("language", language) for language in deposit.languages)
    yield from (Element("relation", as_address(work.identifier)) for work in deposit.related)
    yield Element("coverage", period(deposit))
    yield Element("rights", licence.target)
    yield Element("rights", licence.name)
    yield from (Element("rights", text, language) for language, text in licence.rights)


def of_document(document: DepositedDocument, deposit: Deposit) -> tuple[Element, ...]:
    """Give the elements of one document of an edition."""
    title = deposit.edition.titles[0] if deposit.edition.titles else ("", "")
    elements = (
        *(Element("title", title, language) for language, title in document.titles),
        *(Element("creator", author) for author in document.authors),
        Element("publisher", deposit.edition.publisher),
        Element("date", document.issued or document.dated),
        Element("type", "Text"),
        Element("format", "application/tei+xml"),
        Element("identifier", document.identifier),
        Element("source", document.provenance),
        Element("language", document.language),
        Element("relation", title[1], title[0]),
        Element("rights", deposit.licence.target),
    )
    return tuple(element for element in elements if element.text)


def period(deposit: Deposit) -> str:
    """Give the time that the texts are about, as ISO 8601 has it; a side that is not known is open."""
    first, last = deposit.edition.first_year, deposit.edition.last_year
    if first is None and last is None:
        return ""
    return "/".join(".." if year is None else f"{year:04}" for year in (first, last))


def oai_dc(contents: Contents) -> bytes:
    """Give the record that harvesters take."""
    return filled("oai_dc.xml.j2", {"elements": dublin_core(contents.deposit)})
