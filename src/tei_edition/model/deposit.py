"""What a repository is told of an edition: every form of metadata is made from this one value.

What nobody stated is empty, here and in what is made of it; nothing is guessed.
"""

from dataclasses import dataclass, field, replace
from typing import Self

from tei_edition.model.edition import Contributor, Edition, Licence, RelatedWork, Subject, Titles


@dataclass(frozen=True, slots=True)
class DepositedDocument:
    """One document of an edition, as its TEI header describes it.

    `path` is that of its TEI below the edition's folder. `issued` is the day or the interval, by ISO 8601, that an
    editor or the text states, `dated` what the text itself says of its date. `filename`, `media_type` and `sha256` are
    those of the source; `characters` are the code points of the text.
    """

    identifier: str
    path: str = ""
    titles: Titles = ()
    authors: tuple[str, ...] = ()
    language: str = ""
    kind: str = ""
    issued: str = ""
    dated: str = ""
    periodical: str = ""
    filename: str = ""
    media_type: str = ""
    sha256: str = ""
    provenance: str = ""
    characters: int = 0


@dataclass(frozen=True, slots=True)
class DepositedRegister:
    """One register of an edition: `name` is `persons`, `places` or `organizations`, `count` that of its records."""

    name: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class AccuracyFigure:
    """How good the tags of one kind are: `name` is `person F1` or the like, `sample` what it was measured on."""

    name: str
    value: float
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Software:
    """The program that made the edition."""

    name: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Deposit:
    """An edition as it is deposited: what people stated of it, what its files say, and who made them.

    `edition` has titles, description, editors (the creators), contributors, publisher, place, date, version, language,
    licence, keywords, subjects, related works, DOI and address; the properties give what forms ask for in their way.
    `documents` are in the order of the edition, `registers` those that have records.
    """

    edition: Edition = field(default_factory=Edition)
    documents: tuple[DepositedDocument, ...] = ()
    registers: tuple[DepositedRegister, ...] = ()
    figures: tuple[AccuracyFigure, ...] = ()
    software: Software = field(default_factory=Software)
    withheld: int = 0
    """How many names and contacts were taken out of the files, so that no public one tells them."""

    def with_doi(self, doi: str) -> Self:
        """Give the same with a DOI that was reserved for it."""
        return replace(self, edition=replace(self.edition, doi=doi))

    @property
    def title(self) -> str:
        """The title in the edition's own language."""
        return self.edition.titles[0][1] if self.edition.titles else ""

    @property
    def description(self) -> str:
        """The description in the edition's own language."""
        return self.edition.description[0][1] if self.edition.description else ""

    @property
    def creators(self) -> tuple[Contributor, ...]:
        """The editors."""
        return self.edition.editors

    @property
    def contributors(self) -> tuple[Contributor, ...]:
        """Who else took part."""
        return self.edition.contributors

    @property
    def year(self) -> str:
        """The year of publication."""
        return self.edition.date[:4]

    @property
    def licence(self) -> Licence:
        """The licence, with the SPDX identifier that its address implies where none is stated."""
        licence = self.edition.licence
        return replace(licence, identifier=licence.identifier or _spdx(licence.target))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the texts (BCP 47), the edition's own first, then by name."""
        others = {document.language for document in self.documents if document.language}
        return (self.edition.language, *sorted(others - {self.edition.language}))

    @property
    def keywords(self) -> Titles:
        """Language and word."""
        return self.edition.keywords

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The terms of controlled vocabularies."""
        return self.edition.subjects

    @property
    def related(self) -> tuple[RelatedWork, ...]:
        """The works that the edition is related to."""
        return self.edition.related

    @property
    def doi_address(self) -> str:
        """The DOI as an address."""
        return f"https://doi.org/{self.edition.doi}" if self.edition.doi else ""


_CREATIVE_COMMONS = "creativecommons.org/"
_CREATIVE_COMMONS_NAMES = {"publicdomain/zero": "CC0", "publicdomain/mark": "PDM"}
_SPDX = {
    "opensource.org/licenses/mit": "MIT",
    "opensource.org/license/mit": "MIT",
    "opendatacommons.org/licenses/by/1-0": "ODC-By-1.0",
    "opendatacommons.org/licenses/odbl/1-0": "ODbL-1.0",
    "opendatacommons.org/licenses/pddl/1-0": "PDDL-1.0",
    "www.apache.org/licenses/license-2.0": "Apache-2.0",
    "www.gnu.org/licenses/fdl-1.3": "GFDL-1.3-only",
}


def _spdx(target: str) -> str:
    """Give the SPDX identifier of the licence at this address; empty where it is none that is known."""
    address = target.partition("://")[2].lower().rstrip("/").removesuffix(".html")
    for ending in ("/legalcode", "/deed", "/deed.en", "/deed.fa"):
        address = address.removesuffix(ending)
    if _CREATIVE_COMMONS in address:
        kind, _, version = address.partition(_CREATIVE_COMMONS)[2].rpartition("/")
        licence = _CREATIVE_COMMONS_NAMES.get(kind)
        name = kind.removeprefix("licenses/")
        if licence == "PDM":
            return ""
        if licence or (kind != name and version[:1].isdigit()):
            return f"{licence or 'CC-' + name.upper()}-{version}"
        return ""
    return _SPDX.get(address, "")
