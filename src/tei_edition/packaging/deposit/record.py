"""What a repository is told of an edition, as InvenioRDM has it.

https://inveniordm.docs.cern.ch/reference/metadata/. What nobody stated is left out, and the repository asks for it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from tei_edition.model import Affiliation, Contributor, Deposit, RelatedWork
from tei_edition.packaging.identifiers import doi, schemed
from tei_edition.packaging.languages import iso639_3

ACCEPTED = ("ORCID", "ISNI", "GND", "ROR")
"""The schemes of the numbers that a person or a body can have; another one prevents publication."""
_NO_ROLE = {"Translator": "other"}
"""Roles that InvenioRDM's vocabulary of contributors lacks."""


def record_metadata(deposit: Deposit, resource_type: str) -> dict[str, Any]:
    """Give the `metadata` of a record; `resource_type` is an identifier of the repository's vocabulary."""
    edition, licence = deposit.edition, deposit.licence
    languages = [code for language in deposit.languages if (code := iso639_3(language))]
    stated = {
        "resource_type": {"id": resource_type},
        "title": deposit.title,
        "additional_titles": [
            {"title": title, "type": {"id": "translated-title"}, **_language(language)}
            for language, title in edition.titles[1:]
        ],
        "creators": [_agent(creator) for creator in deposit.creators],
        "contributors": [_contributor(contributor) for contributor in deposit.contributors],
        "publication_date": edition.date,
        "publisher": edition.publisher,
        "version": edition.version,
        "description": deposit.description,
        "additional_descriptions": [
            {"description": text, "type": {"id": "other"}, **_language(language)}
            for language, text in edition.description[1:]
        ],
        "languages": [{"id": code} for code in _once(languages)],
        "rights": _rights(licence.identifier, licence.name, licence.target),
        "subjects": [
            *({"subject": word} for _, word in deposit.keywords),
            *({"subject": subject.name} for subject in deposit.subjects),
        ],
        "identifiers": [{"scheme": "url", "identifier": edition.address}] if edition.address else [],
        "related_identifiers": [_related(work) for work in deposit.related],
    }
    return {key: value for key, value in stated.items() if value}


def _rights(identifier: str, name: str, target: str) -> list[dict[str, Any]]:
    if identifier:
        return [{"id": identifier.lower()}]
    if not name and not target:
        return []
    return [{"title": {"en": name or target}, **({"link": target} if target else {})}]


def _agent(agent: Contributor) -> dict[str, Any]:
    if agent.kind == "person":
        # InvenioRDM demands a family name: where none is stated, the whole name is one, as it is never cut here.
        names = {"type": "personal", "family_name": agent.family or agent.name}
        if agent.family and agent.given:
            names["given_name"] = agent.given
    else:
        names = {"type": "organizational", "name": agent.name}
    described: dict[str, Any] = {"person_or_org": {**names, **_numbers(agent.identifier)}}
    if agent.affiliations:
        described["affiliations"] = [_affiliation(affiliation) for affiliation in agent.affiliations]
    return described


def _affiliation(affiliation: Affiliation) -> dict[str, str]:
    return {"name": affiliation.name}


def _contributor(agent: Contributor) -> dict[str, Any]:
    return {**_agent(agent), "role": {"id": _NO_ROLE.get(agent.role, agent.role.lower())}}


def _numbers(address: str) -> dict[str, Any]:
    known = schemed(address)
    if known is None or known.scheme not in ACCEPTED:
        return {}
    return {"identifiers": [{"scheme": known.scheme.lower(), "identifier": known.value}]}


def _language(language: str) -> Mapping[str, Any]:
    code = iso639_3(language)
    return {"lang": {"id": code}} if code else {}


def _related(work: RelatedWork) -> dict[str, Any]:
    number = doi(work.identifier)
    scheme = "doi" if number else "url"
    return {
        "identifier": number or work.identifier,
        "scheme": scheme,
        "relation_type": {"id": work.relation.lower()},
    }


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
