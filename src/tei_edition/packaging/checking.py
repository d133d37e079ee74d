"""What repositories ask for, and what of it an edition lacks: one table, and one check for each of its columns.

The rules are those of the repositories' own pages for depositors, as of 2026: Zenodo (help.zenodo.org, InvenioRDM's
metadata reference), Dataverse (guides.dataverse.org), CLARIN-DSpace (github.com/ufal/clarin-dspace), ARCHE
(arche.acdh.oeaw.ac.at, “Filenames and Formats”), DSpace (wiki.lyrasis.org).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tei_edition.model import Deposit, Finding, finding
from tei_edition.packaging.forms import FACTS
from tei_edition.packaging.identifiers import schemed
from tei_edition.packaging.languages import dataverse_language, iso639_3

_GIGABYTE = 10**9
_OPEN = re.compile(
    r"CC0-1\.0|CC-BY(?:-SA)?-\d\.\d|ODC-By-1\.0|ODbL-1\.0|PDDL-1\.0|MIT|Apache-2\.0|GFDL.*", re.IGNORECASE
)
"""Licences that are open by the Open Definition 2.1: anybody may use, change and share."""
_IN_ASCII = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9]+)?")
_WITHOUT_SIGNS = re.compile(r'[^/:*?"<>|;#\\]+')


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file as the public gets it: `doi` is the one inside a TEI document, `None` of any other file.

    `is_utf8` is true of every file that is no text. `marked` says that it begins with a byte order mark.
    """

    path: str
    doi: str | None = None
    is_utf8: bool = True
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """An edition that is to be deposited.

    `place` is what its metadata are stated in. `files` are its own, each for itself, `sizes` the bytes of each file
    that is sent. `unknown` are the ids that it withholds and that no record has, `leaks` the public files that tell
    what it withholds.
    """

    deposit: Deposit
    place: str = ""
    files: tuple[PublicFile, ...] = ()
    sizes: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()
    leaks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repository:
    """What one kind of repository asks for.

    `needs` are keys of `FACTS`. `licence` is the form of a licence's id, empty where any words will do. `language`
    gives its name of a language, empty where it has none. `persons` are the schemes of persons' numbers that it takes.
    `names` matches the parts of a file's path. `wants_doi` where the DOI is known before publication, and so can be
    inside.
    """

    name: str
    needs: tuple[str, ...]
    licence: str = ""
    language: Callable[[str], str] = iso639_3
    persons: tuple[str, ...] = ("ORCID", "ISNI", "GND", "ROR")
    names: re.Pattern[str] = _WITHOUT_SIGNS
    most_files: int | None = None
    most_bytes: int | None = None
    wants_doi: bool = False
    wants_utf8: bool = False


_TITLE, _DESCRIPTION, _EDITORS, _DATE = "edition.title", "edition.description", "edition.editors", "edition.date"
_CONTACT, _PUBLISHER, _LICENCE = "edition.contact", "edition.publisher", "licence.target"
_FURTHER = ("VIAF", "Wikidata")

REPOSITORIES = {
    "zenodo": Repository(
        "Zenodo",
        (_TITLE, _EDITORS, _DATE, _DESCRIPTION, _LICENCE),
        licence="cc-by-4.0",
        most_files=100,
        most_bytes=50 * _GIGABYTE,
        wants_doi=True,
    ),
    "dataverse": Repository(
        "Dataverse",
        (_TITLE, _EDITORS, _CONTACT, _DESCRIPTION, _LICENCE),
        licence="CC-BY-4.0",
        language=dataverse_language,
        persons=("ORCID", "ISNI", "GND", "ROR", "VIAF"),
        wants_doi=True,
    ),
    "clarin": Repository(
        "CLARIN-DSpace",
        (_TITLE, _EDITORS, _DATE, _PUBLISHER, _CONTACT, _DESCRIPTION, _LICENCE),
        licence="CC-BY-4.0",
        persons=("ORCID", "ISNI", "GND", "ROR", *_FURTHER),
    ),
    "arche": Repository(
        "ARCHE",
        (_TITLE, _EDITORS, _DATE, _CONTACT, _DESCRIPTION, _LICENCE),
        licence="CC-BY-4.0",
        persons=("ORCID", "ISNI", "GND", "ROR", *_FURTHER),
        names=_IN_ASCII,
        wants_utf8=True,
    ),
    "dspace": Repository("DSpace", (_TITLE, _DATE, _LICENCE), persons=("ORCID", "ISNI", "GND", "ROR", *_FURTHER)),
}
"""The repositories by the names that `--check` takes."""


def check(repository: Repository, candidate: Candidate) -> Iterator[Finding]:
    """Give what `repository` would not take of `candidate`, or ask about; nothing where all is well. Linear."""
    for identifier in candidate.unknown:
        yield finding("P20", file=candidate.place, identifier=identifier)
    for path in candidate.leaks:
        yield finding("P21", file=path)
    for key in repository.needs:
        if not FACTS[key](candidate.deposit):
            yield finding("P22", file=candidate.place, key=key, repository=repository.name)
    yield from _licence(repository, candidate)
    yield from _languages(repository, candidate)
    yield from _people(repository, candidate)
    yield from _date(repository, candidate)
    yield from _files(repository, candidate)


def _licence(repository: Repository, candidate: Candidate) -> Iterator[Finding]:
    licence = candidate.deposit.licence
    if not licence.name and not licence.target and not licence.identifier:
        return
    shown = licence.name or licence.target
    if repository.licence and not licence.identifier:
        yield finding(
            "P23", file=candidate.place, licence=shown, repository=repository.name, example=repository.licence
        )
    elif not _OPEN.fullmatch(licence.identifier):
        yield finding("P24", file=candidate.place, licence=licence.identifier or shown, repository=repository.name)


def _languages(repository: Repository, candidate: Candidate) -> Iterator[Finding]:
    for language in candidate.deposit.languages:
        if not repository.language(language):
            yield finding("P25", file=candidate.place, language=language, repository=repository.name)


def _people(repository: Repository, candidate: Candidate) -> Iterator[Finding]:
    deposit = candidate.deposit
    for person in deposit.creators:
        if person.kind == "person" and not person.affiliations:
            yield finding("P26", file=candidate.place, person=person.name, repository=repository.name)
    agents = (*deposit.creators, *deposit.contributors)
    stated = [(agent.name, agent.identifier) for agent in agents]
    stated += [(body.name, body.identifier) for agent in agents for body in agent.affiliations]
    for name, identifier in stated:
        known = schemed(identifier)
        if identifier and (known is None or known.scheme not in repository.persons):
            yield finding(
                "P27",
                file=candidate.place,
                identifier=identifier,
                person=name,
                accepted=", ".join(repository.persons),
                repository=repository.name,
            )
        elif known and not _is_well_copied(known.scheme, known.value):
            yield finding("P28", file=candidate.place, identifier=identifier, person=name)


def _is_well_copied(scheme: str, number: str) -> bool:
    """Tell whether the last sign of an ORCID or ISNI is what ISO 7064 (MOD 11-2) makes of the others."""
    if scheme not in ("ORCID", "ISNI"):
        return True
    digits = number.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]


def _date(repository: Repository, candidate: Candidate) -> Iterator[Finding]:
    stated = candidate.deposit.edition.date
    if not stated:
        return
    try:
        # A year, a month or a day is Extended Date/Time Format, level 0, if there is such a day.
        date.fromisoformat(f"{stated}-01-01"[:10])
    except ValueError:
        yield finding("P29", file=candidate.place, date=stated, repository=repository.name)


def _files(repository: Repository, candidate: Candidate) -> Iterator[Finding]:
    doi = candidate.deposit.edition.doi
    if repository.wants_doi and not doi:
        yield finding("P35", file=candidate.place, repository=repository.name)
    for file in candidate.files:
        if not all(repository.names.fullmatch(part) for part in file.path.split("/")):
            yield finding("P30", file=file.path, repository=repository.name)
        if repository.wants_utf8 and not file.is_utf8:
            yield finding("P31", file=file.path, repository=repository.name)
        if repository.wants_utf8 and file.marked:
            yield finding("P32", file=file.path, repository=repository.name)
        if repository.wants_doi and doi and file.doi not in (None, doi):
            yield finding("P35", file=file.path, repository=repository.name)
    count, size = len(candidate.sizes), sum(candidate.sizes)
    if repository.most_files is not None and count > repository.most_files:
        yield finding("P33", file=candidate.place, count=count, most=repository.most_files, repository=repository.name)
    if repository.most_bytes is not None and size > repository.most_bytes:
        gigabytes = f"{size / _GIGABYTE:.1f}"
        most = repository.most_bytes // _GIGABYTE
        yield finding("P34", file=candidate.place, size=gigabytes, most=most, repository=repository.name)
