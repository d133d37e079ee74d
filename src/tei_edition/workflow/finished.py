"""An edition that is built: its files, and what a repository is told of it."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from tei_edition.model import (
    Deposit,
    DepositedRegister,
    Edition,
    EditionError,
    Entity,
    EntityCategory,
    Finding,
    finding,
)
from tei_edition.tei.authority import read_registers
from tei_edition.tei.description import HeaderDescription, describe
from tei_edition.tei.registers import REGISTERS
from tei_edition.text.identifiers import is_identifier
from tei_edition.workflow.folder import AUTHORITY, SITE, TEI, edition_report
from tei_edition.workflow.settings import Settings, load
from tei_edition.workflow.writing import reason

CATEGORIES: dict[str, EntityCategory] = {"persons": "person", "places": "place", "organizations": "organization"}
"""The registers, and what each is a register of."""


@dataclass(frozen=True)
class FinishedEdition:
    """The edition in the folder `path`: `report` is what `report.json` says, `settings` those that it was built by.

    `findings` are what is wrong, but stops nothing.
    """

    path: Path
    report: dict[str, Any]
    settings: Settings
    deposit: Deposit
    findings: tuple[Finding, ...]
    entities: tuple[Entity, ...]
    """The records of the registers, in their order."""

    @property
    def registers(self) -> tuple[str, ...]:
        """The paths, below the folder, of its registers, in their order."""
        return tuple(path for name in REGISTERS if (path := AUTHORITY.path(name)) in self.report.get("outputs", ()))

    @property
    def has_site(self) -> bool:
        """Whether there is a site to read it in."""
        return (self.path / SITE.path("index")).is_file()


def open_edition(path: Path, settings_file: Path | None = None) -> FinishedEdition:
    """Read what the edition in `path` says of itself; every TEI file's header is read, and no text.

    The settings are those of `settings_file`, else the ones that the report names. Raises `EditionError`: P01 where
    there is no edition, P02 where it is not complete, P03 where a file is missing, P06 and V01 where a file is no TEI,
    and what the settings raise. Linear in the number of documents and of records.
    """
    report = edition_report(path)
    if report.get("state") != "complete":
        raise EditionError(finding("P02", file=str(path), state=report.get("state", "unknown")))
    findings: list[Finding] = []
    settings = _settings(report, settings_file)
    if settings.path is None:
        findings.append(finding("P05", file=str(path)))
    missing = [record for record in report["documents"] if not record["outputs"]]
    if missing:
        findings.append(finding("P10", file=str(path), count=len(missing), total=len(report["documents"])))
    headers = list(_headers(path, report, settings))
    records = list(_registers(path, report))
    described = headers[0] if headers else None
    if described is not None:
        edition = settings.edition if settings.path else described.edition
        software, figures = described.software, described.figures
        deposit = Deposit(edition, tuple(h.document for h in headers), (), figures, software)
    else:
        deposit = Deposit(settings.edition if settings.path else Edition())
    registers = tuple(register for register, _ in records)
    entities = read_registers((register.path, data) for register, data in records)
    counted = tuple(
        replace(register, count=sum(entity.category == CATEGORIES[register.name] for entity in entities))
        for register in registers
    )
    return FinishedEdition(path, report, settings, replace(deposit, registers=counted), tuple(findings), entities)


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """Open a file of the edition, and give its stream and its length in bytes.

    Raises `EditionError` P03 where it cannot be read.
    """
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(path.open("rb"))
            size = os.fstat(stream.fileno()).st_size
        except OSError as error:
            raise EditionError(finding("P03", file=str(path), reason=reason(error))) from error
        yield stream, size


def _settings(report: dict[str, Any], stated: Path | None) -> Settings:
    known = Path(str(report.get("settings") or ""))
    if stated is None and not known.is_file():
        return Settings()
    return load(stated or known)


def _headers(path: Path, report: dict[str, Any], settings: Settings) -> Iterator[HeaderDescription]:
    for record in report["documents"]:
        source = PurePath(str(record.get("source", ""))).parts
        stated = settings.of(*("/".join(source[start:]) for start in range(len(source)))).issued
        issued = stated.isoformat() if stated else ""
        for output in record["outputs"]:
            # A report is a file that anyone may have changed: what is not called like a TEI file is not taken for one.
            name = output.removeprefix(f"{TEI.folder}/").removesuffix(TEI.suffix)
            if output == TEI.path(name) and is_identifier(name):
                with opened(path / output) as (stream, _):
                    described = describe(stream, str(path / output))
                yield replace(described, document=replace(described.document, path=output, issued=issued))


def _registers(path: Path, report: dict[str, Any]) -> Iterator[tuple[DepositedRegister, bytes]]:
    for name in CATEGORIES:
        output = AUTHORITY.path(name)
        if output in report.get("outputs", ()):
            with opened(path / output) as (stream, _):
                yield DepositedRegister(name, output, 0), stream.read()
