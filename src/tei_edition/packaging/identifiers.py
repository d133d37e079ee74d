"""Identifiers of people, bodies and works: which scheme an address belongs to, and how forms want it written."""

import re
from dataclasses import dataclass

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.\d{4,9}/.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SchemedIdentifier:
    """An identifier without the address that resolves it, the name of its scheme, and the scheme's own address."""

    value: str
    scheme: str
    address: str


_SCHEMES = (
    ("ORCID", "https://orcid.org", re.compile(r"https?://(?:www\.)?orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?")),
    ("ROR", "https://ror.org", re.compile(r"https?://ror\.org/(0[a-z0-9]{6}\d{2})/?")),
    ("ISNI", "https://isni.org", re.compile(r"https?://(?:www\.)?isni\.org/(?:isni/)?(\d{15}[\dX])/?")),
    ("GND", "https://d-nb.info/gnd", re.compile(r"https?://d-nb\.info/gnd/([\dX-]+)/?")),
    ("VIAF", "https://viaf.org", re.compile(r"https?://(?:www\.)?viaf\.org/viaf/(\d+)/?")),
    ("Wikidata", "https://www.wikidata.org", re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)/?")),
)


def schemed(identifier: str) -> SchemedIdentifier | None:
    """Give the identifier of a person or a body with its scheme; `None` for an address of no known one."""
    for scheme, address, pattern in _SCHEMES:
        if match := pattern.fullmatch(identifier):
            return SchemedIdentifier(match[1], scheme, address)
    return None


def doi(identifier: str) -> str:
    """Give the DOI without its resolver; empty where it is none."""
    match = _DOI.fullmatch(identifier)
    return match[1] if match else ""


def as_address(identifier: str) -> str:
    """Give an address: a DOI with its resolver, anything else as it is."""
    return f"https://doi.org/{doi(identifier)}" if doi(identifier) else identifier
