"""DataCite's metadata, 4.5, as its REST interface takes them (JSON) and as XML."""

from typing import Any

from tei_edition.model import Contributor, Deposit, Titles
from tei_edition.packaging.contents import Contents
from tei_edition.packaging.dublin_core import period
from tei_edition.packaging.identifiers import doi, schemed
from tei_edition.packaging.templating import as_json, filled

UNASSIGNED = ":tba"
"""What DataCite wants where an identifier is still to be assigned."""


def datacite(deposit: Deposit) -> dict[str, Any]:
    """Give the record; title, creators, publisher and date must be stated."""
    edition, licence = deposit.edition, deposit.licence
    languages = deposit.languages
    record: dict[str, Any] = {
        "doi": edition.doi,
        "creators": [_party(creator) for creator in deposit.creators],
        "titles": _titles(edition.titles),
        "publisher": {"name": edition.publisher},
        "publicationYear": deposit.year,
        "subjects": [
            *({"subject": word, "lang": language} for language, word in deposit.keywords),
            *(
                _stated({"subject": s.name, "subjectScheme": s.scheme, "valueUri": s.identifier})
                for s in deposit.subjects
            ),
        ],
        "contributors": [
            {**_party(contributor), "contributorType": contributor.role} for contributor in deposit.contributors
        ],
        "dates": [
            {"date": edition.date, "dateType": "Issued"},
            *(
                [{"date": period(deposit), "dateType": "Other", "dateInformation": "The time that the texts are about"}]
                if edition.first_year and edition.last_year
                else []
            ),
        ],
        "language": languages[0],
        "types": {"resourceType": "Digital scholarly edition in TEI", "resourceTypeGeneral": "Dataset"},
        "relatedIdentifiers": [
            {
                "relatedIdentifier": doi(work.identifier) or work.identifier,
                "relationType": work.relation,
                "relatedIdentifierType": "DOI" if doi(work.identifier) else "URL",
            }
            for work in deposit.related
        ],
        "sizes": [f"{len(deposit.documents)} documents"] if deposit.documents else [],
        "formats": ["application/tei+xml"],
        "version": edition.version,
        "rightsList": [
            *(
                [
                    _stated(
                        {
                            "rights": licence.name,
                            "rightsUri": licence.target,
                            "rightsIdentifierScheme": "SPDX" if licence.identifier else "",
                            "rightsIdentifier": licence.identifier,
                            "schemeUri": "https://spdx.org/licenses/" if licence.identifier else "",
                        }
                    )
                ]
                if licence.name or licence.target
                else []
            ),
            *({"rights": text, "lang": language} for language, text in licence.rights),
        ],
        "descriptions": [
            {"description": text, "descriptionType": "Abstract", "lang": language}
            for language, text in edition.description
        ],
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }
    return _stated(record)


def datacite_json(contents: Contents) -> bytes:
    """Give the record as JSON."""
    return as_json(datacite(contents.deposit))


def datacite_xml(contents: Contents) -> bytes:
    """Give the record as XML; where no DOI is known, it says that one is to be assigned."""
    record = datacite(contents.deposit)
    return filled("datacite.xml.j2", {"record": {"doi": UNASSIGNED, **record}})


def _titles(titles: Titles) -> list[dict[str, str]]:
    return [
        {"title": title, "lang": language, **({"titleType": "TranslatedTitle"} if number else {})}
        for number, (language, title) in enumerate(titles)
    ]


def _party(party: Contributor) -> dict[str, Any]:
    known = schemed(party.identifier)
    return _stated(
        {
            # DataCite wants the family name first, where it is known which one that is.
            "name": f"{party.family}, {party.given}" if party.family and party.given else party.name,
            "nameType": "Organizational" if party.kind == "organization" else "Personal",
            "givenName": party.given,
            "familyName": party.family,
            "nameIdentifiers": [
                {
                    "nameIdentifier": party.identifier,
                    "nameIdentifierScheme": known.scheme,
                    "schemeUri": known.address,
                }
            ]
            if known
            else [],
            "affiliation": [
                _stated(
                    {
                        "name": affiliation.name,
                        "affiliationIdentifier": affiliation.identifier,
                        "affiliationIdentifierScheme": scheme.scheme if scheme else "",
                        "schemeUri": scheme.address if scheme else "",
                    }
                )
                for affiliation in party.affiliations
                for scheme in [schemed(affiliation.identifier)]
            ],
        }
    )


def _stated(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value}
