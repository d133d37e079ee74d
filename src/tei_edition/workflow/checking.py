"""The check of an edition by what a repository asks for, before it is deposited. Nothing is made or changed by it."""

import codecs
from pathlib import Path

from tei_edition.packaging.checking import REPOSITORIES, Candidate, PublicFile, check
from tei_edition.packaging.contents import PartRole
from tei_edition.tei.description import describe
from tei_edition.workflow.finished import FinishedEdition, open_edition
from tei_edition.workflow.packaging import (
    FOLDER,
    PackageReport,
    Part,
    edition_parts,
    opened_part,
    package_name,
    source_parts,
)

_BLOCK = 1 << 20
_OWN: tuple[PartRole, ...] = ("tei", "register", "authority")


def check_edition(path: Path, repository: str, settings_file: Path | None = None) -> PackageReport:
    """Find what `repository`, a name of `REPOSITORIES`, would not take of the edition in `path`.

    Raises what `open_edition` raises.
    """
    edition = open_edition(path, settings_file)
    report = PackageReport(findings=list(edition.findings))
    own = [part for part in edition_parts(edition) if part.role in _OWN]
    files = tuple(_file(part, edition) for part in (*own, *source_parts(edition, report)))
    package = edition.path / FOLDER / f"{package_name(edition)}.zip"
    candidate = Candidate(
        edition.deposit,
        str(edition.settings.path or edition.path),
        files,
        (package.stat().st_size,) if package.is_file() else (),
        edition.gathered.unknown,
        tuple(edition.leaks()),
    )
    report.findings.extend(check(REPOSITORIES[repository], candidate))
    return report


def _file(part: Part, edition: FinishedEdition) -> PublicFile:
    doi = None
    if part.role == "tei":
        with opened_part(part, edition) as (stream, _):
            doi = describe(stream, part.path).edition.doi
    with opened_part(part, edition) as (stream, _):
        first = stream.read(_BLOCK)
        marked = first.startswith(codecs.BOM_UTF8)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            decoder.decode(first)
            while block := stream.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return PublicFile(part.path, doi, is_utf8=False, marked=marked)
    return PublicFile(part.path, doi, marked=marked)
