"""A data set for Dataverse, as its native interface takes it: the block “citation”."""

from typing import Any, Literal

from tei_edition.model import Contributor, Deposit, Role
from tei_edition.packaging.contents import Contents
from tei_edition.packaging.identifiers import as_address, schemed
from tei_edition.packaging.languages import dataverse_language
from tei_edition.packaging.templating import as_json

type Kind = Literal["primitive", "compound", "controlledVocabulary"]
type Field = dict[str, Any]

_SCHEMES = frozenset({"ORCID", "ISNI", "GND", "VIAF", "ROR"})
_CONTRIBUTORS: dict[Role, str] = {
    "DataCollector": "Data Collector",
    "DataCurator": "Data Curator",
    "DataManager": "Data Manager",
    "Editor": "Editor",
    "HostingInstitution": "Hosting Institution",
    "ProjectLeader": "Project Leader",
    "ProjectManager": "Project Manager",
    "ProjectMember": "Project Member",
    "RelatedPerson": "Related Person",
    "Researcher": "Researcher",
    "ResearchGroup": "Research Group",
    "RightsHolder": "Rights Holder",
    "Sponsor": "Sponsor",
    "Supervisor": "Supervisor",
}
_SUBJECT = "Arts and Humanities"
"""The one in Dataverse's closed list that an edition of texts belongs to."""


def dataverse(contents: Contents) -> bytes:
    """Give the data set; title, description, editors and contact must be stated."""
    deposit = contents.deposit
    version: dict[str, Any] = {
        "metadataBlocks": {
            "citation": {"displayName": "Citation Metadata", "fields": [f for f in _fields(deposit) if f["value"]]}
        }
    }
    identifier = deposit.licence.identifier
    if identifier.startswith(("CC-", "CC0-")):
        version = {
            "license": identifier.replace("CC-", "CC ").replace("-4.0", " 4.0").replace("-1.0", " 1.0"),
            **version,
        }
    return as_json({"datasetVersion": version})


def _fields(deposit: Deposit) -> list[Field]:
    edition = deposit.edition
    languages = [name for name in map(dataverse_language, deposit.languages) if name]
    described = [_compound(dsDescriptionValue=text) for _, text in edition.description]
    return [
        _primitive("title", deposit.title),
        _primitive("alternativeTitle", [title for _, title in edition.titles[1:]]),
        _many("author", [_author(creator) for creator in deposit.creators]),
        _many("datasetContact", [_compound(datasetContactName=edition.publisher, datasetContactEmail=edition.contact)]),
        _many("dsDescription", described),
        {"typeName": "subject", "multiple": True, "typeClass": "controlledVocabulary", "value": [_SUBJECT]},
        _many(
            "keyword",
            [
                *(_compound(keywordValue=word) for _, word in deposit.keywords),
                *(
                    _compound(keywordValue=s.name, keywordVocabulary=s.scheme, keywordVocabularyURI=s.identifier)
                    for s in deposit.subjects
                ),
            ],
        ),
        {"typeName": "language", "multiple": True, "typeClass": "controlledVocabulary", "value": languages},
        _many("contributor", [_contributor(contributor) for contributor in deposit.contributors]),
        _many("producer", [_compound(producerName=edition.publisher)] if edition.publisher else []),
        _primitive("productionDate", edition.date),
        _primitive("kindOfData", ["digital scholarly edition in TEI P5"]),
        _many("software", [_compound(softwareName=deposit.software.name, softwareVersion=deposit.software.version)]),
        _primitive("relatedMaterial", [as_address(work.identifier) for work in deposit.related]),
        _many(
            "timePeriodCovered",
            [
                _compound(
                    timePeriodCoveredStart=f"{edition.first_year or ''}",
                    timePeriodCoveredEnd=f"{edition.last_year or ''}",
                )
            ],
        ),
        _primitive("notesText", "\n".join(text for _, text in deposit.licence.rights)),
    ]


def _author(creator: Contributor) -> dict[str, Field]:
    known = schemed(creator.identifier)
    identifier = _compound(
        authorName=f"{creator.family}, {creator.given}" if creator.family and creator.given else creator.name,
        authorAffiliation="; ".join(affiliation.name for affiliation in creator.affiliations),
    )
    if known and known.scheme in _SCHEMES:
        identifier["authorIdentifierScheme"] = {
            "typeName": "authorIdentifierScheme",
            "multiple": False,
            "typeClass": "controlledVocabulary",
            "value": known.scheme,
        }
        identifier["authorIdentifier"] = _primitive("authorIdentifier", known.value)
    return identifier


def _contributor(contributor: Contributor) -> dict[str, Field]:
    kind = {
        "typeName": "contributorType",
        "multiple": False,
        "typeClass": "controlledVocabulary",
        "value": _CONTRIBUTORS.get(contributor.role, "Other"),
    }
    return {"contributorType": kind, **_compound(contributorName=contributor.name)}


def _compound(**values: str) -> dict[str, Field]:
    return {name: _primitive(name, value) for name, value in values.items() if value}


def _primitive(name: str, value: str | list[str]) -> Field:
    return {"typeName": name, "multiple": isinstance(value, list), "typeClass": "primitive", "value": value}


def _many(name: str, values: list[dict[str, Field]]) -> Field:
    filled = [value for value in values if value]
    return {"typeName": name, "multiple": True, "typeClass": "compound", "value": filled}
