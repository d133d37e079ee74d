"""Other authority files, and where the numbers that they give to entities lead on the web."""

import re

ADDRESSES = {
    "dnb": "https://d-nb.info/gnd/{}",
    "geonames": "https://www.geonames.org/{}",
    "gnd": "https://d-nb.info/gnd/{}",
    "isni": "https://isni.org/isni/{}",
    "lccn": "https://lccn.loc.gov/{}",
    "loc": "https://id.loc.gov/authorities/names/{}",
    "orcid": "https://orcid.org/{}",
    "pleiades": "https://pleiades.stoa.org/places/{}",
    "ror": "https://ror.org/{}",
    "tgn": "https://vocab.getty.edu/tgn/{}",
    "ulan": "https://vocab.getty.edu/ulan/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "wikidata": "https://www.wikidata.org/entity/{}",
}
"""Where the number of an entity leads, by the kind of the number in lower case."""
_WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_NUMBER = re.compile(r"[A-Za-z0-9._-]+")


def number_address(kind: str, value: str) -> str:
    """Give the address on the web of an entity's number; empty where there is none that we know."""
    if _WEB.fullmatch(value):
        return value
    pattern = ADDRESSES.get(kind.lower(), "")
    return pattern.replace("{}", value) if _NUMBER.fullmatch(value) else ""
