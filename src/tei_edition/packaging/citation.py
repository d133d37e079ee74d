"""CITATION.cff 1.2.0, and the citation that people copy."""

from tei_edition.model import Contributor, Deposit
from tei_edition.packaging.contents import Contents
from tei_edition.packaging.identifiers import as_address, schemed
from tei_edition.packaging.templating import filled


def citation_file(contents: Contents) -> bytes:
    """Give the citation file; title and editors must be stated."""
    deposit = contents.deposit
    edition = deposit.edition
    return filled(
        "CITATION.cff.j2",
        {
            "edition": edition,
            "deposit": deposit,
            "authors": [_party(creator) for creator in deposit.creators],
            # A date without a day is none to CFF.
            "released": edition.date if len(edition.date) == 10 else "",
            # CFF has a closed list; SPDX's form for licences of one's own is not in it.
            "licence": "" if deposit.licence.identifier.startswith("LicenseRef-") else deposit.licence.identifier,
            "keywords": [word for _, word in deposit.keywords],
        },
    )


def _party(party: Contributor) -> dict[str, str]:
    known = schemed(party.identifier)
    parts = {"given-names": party.given, "family-names": party.family}
    # A name that nobody cut stands as a whole, as the names of bodies do.
    named = parts if party.kind == "person" and party.family else {"name": party.name}
    orcid = party.identifier if known and known.scheme == "ORCID" else ""
    facts = {
        **named,
        "affiliation": "; ".join(affiliation.name for affiliation in party.affiliations) if named is parts else "",
        "orcid": orcid,
        "website": "" if orcid or not party.identifier.startswith(("http://", "https://")) else party.identifier,
    }
    return {key: value for key, value in facts.items() if value}


def citation(deposit: Deposit, interface: str) -> str:
    """Give one line to cite the edition by, in Persian (`fa`) or English, of what is stated."""
    edition = deposit.edition
    titles = dict(edition.titles)
    persian = interface == "fa"
    comma, and_then = ("، ", "؛ ") if persian else (", ", "; ")
    names = and_then.join(creator.name for creator in deposit.creators)
    version = f"{'نسخهٔ' if persian else 'Version'} {edition.version}" if edition.version else ""
    title = titles.get(interface, deposit.title)
    shown = f"«{title}»" if persian and title else title
    published = comma.join(part for part in (edition.place, edition.publisher, edition.date) if part)
    address = deposit.doi_address or as_address(edition.address)
    return ". ".join(part for part in (names, shown, version, published, address) if part)
