"""An edition that is built: its files, and what a repository is told of it."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from tei_edition.model import (
    REGISTER_NAMES,
    REGISTERS,
    Deposit,
    DepositedRegister,
    Edition,
    EditionError,
    Entity,
    Finding,
    finding,
)
from tei_edition.packaging.archive import is_archive
from tei_edition.tei.authority import read_registers
from tei_edition.tei.description import HeaderDescription, describe
from tei_edition.tei.redaction import Gathered, redact
from tei_edition.tei.serializer import holdable
from tei_edition.text.identifiers import is_identifier
from tei_edition.text.redaction import Withheld
from tei_edition.validation.pictures import FORMATS
from tei_edition.workflow.folder import AUTHORITY, PICTURES, SITE, TEI, edition_report
from tei_edition.workflow.inputs import authority_files
from tei_edition.workflow.settings import Settings, load
from tei_edition.workflow.withholding import tells, withholding
from tei_edition.workflow.writing import reason

# A report is a file that anyone may have changed, so a picture must be called like one.
_PICTURE = re.compile(rf"{PICTURES.folder}(?:/[A-Za-z_][A-Za-z0-9._-]*){{2}}(?:{'|'.join(map(re.escape, FORMATS))})")


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
    gathered: Gathered = field(default_factory=Gathered)
    """What is withheld of it; deposit and entities are without it."""

    @property
    def registers(self) -> tuple[str, ...]:
        """The paths, below the folder, of its registers, in their order."""
        return tuple(path for name in REGISTERS if (path := AUTHORITY.path(name)) in self.report.get("outputs", ()))

    @property
    def pictures(self) -> tuple[tuple[str, str], ...]:
        """The pictures that its documents show: the id of the document, and the path below the folder; in order."""
        return tuple(
            (str(record.get("id")), output)
            for record in sorted(self.report["documents"], key=lambda record: str(record.get("id")))
            for output in record["outputs"]
            if _PICTURE.fullmatch(output)
        )

    @property
    def has_site(self) -> bool:
        """Whether there is a site to read it in."""
        return (self.path / SITE.path("index")).is_file()

    def site_files(self) -> Iterator[Path]:
        """Give all files of the site in order.

        Hidden ones, links, packages that somebody had put there, and what has a name that is no text, are none of it.
        """
        home = self.path / SITE.folder
        for parent, folders, names in home.walk():
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                path = parent / name
                ours = path.is_file() and not path.is_symlink() and not (name.endswith(".zip") and is_archive(path))
                if ours and not name.startswith(".") and str(path.relative_to(home)).isprintable():
                    yield path

    def leaks(self) -> Iterator[str]:
        """Give the paths, below the folder, of the documents and the pages that tell what is withheld."""
        withheld = self.gathered.withheld
        if not withheld:
            return
        for document in self.deposit.documents:
            if withheld.is_in(document.path, single=False):
                yield document.path
        for _, picture in self.pictures:
            if withheld.is_in(picture, single=False):
                yield picture
        for page in self.site_files():
            if tells(page, withheld):
                yield page.relative_to(self.path).as_posix()


def open_edition(path: Path, settings_file: Path | None = None) -> FinishedEdition:
    """Read what the edition in `path` says of itself; every TEI file's header is read, and no text.

    The settings are those of `settings_file`, else the ones that the report names. Raises `EditionError`: P01 where
    there is no edition, P02 where it is not complete or has no document, P03 where a file is missing, P06 and V01 where
    a file is no TEI, and what the settings raise. Linear in the number of documents and of records.
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
    gathered = withholding(settings.privacy, _tei_files(path, report, settings))
    counts: Counter[str] = Counter()
    headers = list(_headers(path, report, gathered.withheld, counts))
    records = list(_registers(path, report, gathered.withheld, counts))
    if not headers:
        raise EditionError(finding("P02", file=str(path), state="without any document"))
    described = headers[0]
    # What a template of the editors' own states is theirs to know; and a gap is told as no text.
    told = settings.path and not settings.header and not gathered.withheld
    if told and (keys := _differing(described.edition, settings.edition)):
        findings.append(finding("P11", file=str(settings.path), keys=", ".join(keys)))
    edition = gathered.withheld.redacted_record(settings.edition if settings.path else described.edition)
    software, figures = described.software, described.figures
    deposit = Deposit(edition, tuple(h.document for h in headers), (), figures, software)
    registers = tuple(register for register, _ in records)
    entities = read_registers((register.path, data) for register, data in records)
    records_of = Counter(REGISTER_NAMES[entity.category] for entity in entities)
    counted = tuple(replace(register, count=records_of[register.name]) for register in registers)
    deposit = replace(deposit, registers=counted, withheld=counts.total())
    return FinishedEdition(path, report, settings, deposit, tuple(findings), entities, gathered)


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


@contextmanager
def opened_in_public(path: Path, withheld: Withheld, counts: Counter[str]) -> Iterator[tuple[BinaryIO, int]]:
    """Open a TEI file as the public gets it, and add to `counts`, by its path, how much of it is withheld.

    Its length is 0 where nothing may be told. Raises `EditionError` P03 and V01.
    """
    with opened(path) as (stream, size):
        if not withheld:
            yield stream, size
            return
        redacted = redact(stream.read(), withheld, str(path))
    counts[str(path)] = redacted.count
    yield BytesIO(redacted.data), len(redacted.data)


def source_folders(report: dict[str, Any]) -> list[str]:
    """Give the folders that the sources came from, so that an authority folder beside them is found."""
    named = {str(PurePath(str(record.get("source"))).parent) for record in report["documents"]}
    return sorted(folder for folder in named if Path(folder).is_dir())


def _tei_files(path: Path, report: dict[str, Any], settings: Settings) -> Iterator[Path]:
    """Give all that may spell a name of the edition: documents, registers, authority files."""
    yield from (path / output for output in _documents(report))
    yield from (path / AUTHORITY.path(name) for name in REGISTERS if AUTHORITY.path(name) in report.get("outputs", ()))
    yield from authority_files(source_folders(report), settings)


def _documents(report: dict[str, Any]) -> Iterator[str]:
    for record in report["documents"]:
        yield from filter(_is_document, record["outputs"])


def _is_document(output: str) -> bool:
    """Tell the TEI file of a document: a report is a file that anyone may have changed, so its name must be one."""
    name = output.removeprefix(f"{TEI.folder}/").removesuffix(TEI.suffix)
    return output == TEI.path(name) and is_identifier(name)


def _settings(report: dict[str, Any], stated: Path | None) -> Settings:
    known = Path(str(report.get("settings") or ""))
    if stated is None and not known.is_file():
        return Settings()
    return load(stated or known)


def _differing(told: Edition, stated: Edition) -> list[str]:
    """Give the keys of what the header tells otherwise than `edition.toml` states; it does not tell all."""
    facts: dict[str, Callable[[Edition], object]] = {
        "title": lambda edition: [(language, _as_told(title)) for language, title in edition.titles],
        "editors": lambda edition: [(_as_told(e.name), e.kind, e.identifier) for e in edition.editors],
        "publisher": lambda edition: _as_told(edition.publisher),
        "place": lambda edition: _as_told(edition.place),
        "date": lambda edition: edition.date,
        "version": lambda edition: _as_told(edition.version),
        "doi": lambda edition: edition.doi,
        "licence": lambda edition: edition.licence.target,
    }
    return [key for key, fact in facts.items() if fact(told) != fact(stated)]


def _as_told(text: str) -> str:
    """Give a text as a header gives it back, on one line."""
    return " ".join(holdable(text).split())


def _headers(
    path: Path, report: dict[str, Any], withheld: Withheld, counts: Counter[str]
) -> Iterator[HeaderDescription]:
    for output in _documents(report):
        with opened_in_public(path / output, withheld, counts) as (stream, _):
            described = describe(stream, str(path / output))
        yield replace(described, document=replace(described.document, path=output))


def _registers(
    path: Path, report: dict[str, Any], withheld: Withheld, counts: Counter[str]
) -> Iterator[tuple[DepositedRegister, bytes]]:
    for name in REGISTER_NAMES.values():
        output = AUTHORITY.path(name)
        if output in report.get("outputs", ()):
            with opened_in_public(path / output, withheld, counts) as (stream, size):
                if size:
                    yield DepositedRegister(name, output, 0), stream.read()
