"""An edition that every repository takes, and how to spoil it."""

from dataclasses import replace
from typing import Any

from tei_edition.model import (
    Affiliation,
    Contributor,
    Deposit,
    DepositedDocument,
    Edition,
    Licence,
)
from tei_edition.packaging.checking import Candidate, PublicFile

EDITOR = Contributor(
    "ویراستار",
    identifier="https://orcid.org/0000-0002-1825-0097",
    affiliations=(Affiliation("بایگانی", "https://ror.org/01ggx4157"),),
)
EDITION = Edition(
    titles=(("fa", "پنج سند"), ("en", "Five documents")),
    description=(("fa", "پنج سند فارسی"),),
    editors=(EDITOR,),
    publisher="بایگانی",
    date="2026-11-21",
    licence=Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    doi="10.5072/x",
    contact="archive@example.org",
)
FILES = (PublicFile("tei/doc-1.xml", "10.5072/x"), PublicFile("authority/persons.xml"))
CLEAN = Candidate(Deposit(EDITION, (DepositedDocument("doc-1", "tei/doc-1.xml"),)), "edition.toml", FILES, (1000,))


def stating(**stated: Any) -> Candidate:
    return replace(CLEAN, deposit=replace(CLEAN.deposit, edition=replace(EDITION, **stated)))


def by(identifier: str, role: str = "editors") -> Candidate:
    return stating(**{role: (replace(EDITOR, identifier=identifier),)})


def with_files(*files: PublicFile) -> Candidate:
    return replace(CLEAN, files=files)
