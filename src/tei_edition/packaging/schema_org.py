"""schema.org as JSON-LD: what search engines for data sets read; the parts are those of RO-Crate too."""

from typing import Any

from tei_edition.model import Contributor, Deposit, Titles
from tei_edition.packaging.contents import Contents
from tei_edition.packaging.dublin_core import period
from tei_edition.packaging.identifiers import as_address
from tei_edition.packaging.templating import as_json


def schema_org(contents: Contents) -> bytes:
    """Give the description of the edition as one object."""
    deposit = contents.deposit
    edition = deposit.edition
    return as_json(
        stated(
            {
                "@context": "https://schema.org",
                "@type": "Dataset",
                "@id": deposit.doi_address or edition.address,
                "name": by_language(edition.titles),
                "description": by_language(edition.description),
                "creator": [party(creator) for creator in deposit.creators],
                "contributor": [party(contributor) for contributor in deposit.contributors],
                "publisher": stated({"@type": "Organization", "name": edition.publisher}) if edition.publisher else {},
                "datePublished": edition.date,
                "version": edition.version,
                "inLanguage": list(deposit.languages),
                "license": deposit.licence.target,
                "identifier": deposit.doi_address,
                "url": edition.address,
                "keywords": by_language(deposit.keywords),
                "about": [
                    stated({"@type": "DefinedTerm", "@id": s.identifier, "name": s.name, "inDefinedTermSet": s.scheme})
                    for s in deposit.subjects
                ],
                "temporalCoverage": period(deposit),
                "citation": [as_address(work.identifier) for work in deposit.related],
                "hasPart": [
                    stated(
                        {
                            "@type": "CreativeWork",
                            "identifier": document.identifier,
                            "name": by_language(document.titles),
                            "author": [{"@type": "Thing", "name": author} for author in document.authors],
                            "datePublished": document.issued,
                            "inLanguage": document.language,
                            "encodingFormat": "application/tei+xml",
                        }
                    )
                    for document in deposit.documents
                ],
            }
        )
    )


def by_language(texts: Titles) -> list[dict[str, str]]:
    """Give texts as JSON-LD has them, each with its language."""
    return [{"@value": text, "@language": language} if language else {"@value": text} for language, text in texts]


def party(contributor: Contributor) -> dict[str, Any]:
    """Give a person or a body, with its affiliations inside."""
    return stated(
        {
            "@type": "Organization" if contributor.kind == "organization" else "Person",
            "@id": contributor.identifier,
            "name": contributor.name,
            "givenName": contributor.given,
            "familyName": contributor.family,
            "affiliation": [
                stated({"@type": "Organization", "@id": body.identifier, "name": body.name})
                for body in contributor.affiliations
            ],
        }
    )


def stated(record: dict[str, Any]) -> dict[str, Any]:
    """Leave out what nobody stated."""
    return {key: value for key, value in record.items() if value not in ("", [], {}, None)}


def figures(deposit: Deposit) -> list[dict[str, Any]]:
    """Give what was measured of the program's tags."""
    return [
        stated({"@type": "PropertyValue", "name": figure.name, "value": figure.value, "description": figure.sample})
        for figure in deposit.figures
    ]
