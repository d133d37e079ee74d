"""Validation of many files: each by the same profile, in one process or in several, the results in the files' order."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

from tei_edition import resources
from tei_edition.model import EditionError, Finding, finding
from tei_edition.model.languages import LANGUAGES, Language
from tei_edition.tei.laws import check_plain_text, check_rereading
from tei_edition.validation import Schema, parse
from tei_edition.validation.jing import NoJingError, opinions
from tei_edition.validation.wording import phrase
from tei_edition.workflow.folder import TEI, gather_tei
from tei_edition.workflow.folder import WORDS as DIVIDED
from tei_edition.workflow.inputs import STANDARD_INPUT, Input, find_settings
from tei_edition.workflow.processes import results, worth
from tei_edition.workflow.reading import Clock, collecting, read_bytes
from tei_edition.workflow.report import DocumentReport, Report
from tei_edition.workflow.requests import Request
from tei_edition.workflow.settings import Profile

if TYPE_CHECKING:
    from tei_edition.rendering.saxon import Stylesheets
    from tei_edition.validation.schematron import Schematron

MOST_BYTES = 100_000_000
"""A TEI file of more bytes is not validated: its tree would take some ten times as much memory."""

_BATCH = 16
"""Files that a process is given at once."""
_BATCH_OF_JING = 200
"""Files that jing is given at once: its start costs half a second, and a command line has an end."""
_FEW = 200
"""Fewer files than this for a process are not worth its start."""


EDITION, WORDS = "edition", "ana"
"""The profiles that are there without being stated: the edition's own schema and rules, and those of divided files."""
_SCHEMAS = {EDITION: "tei_edition.rng", WORDS: "tei_edition_ana.rng"}


@dataclass(frozen=True, slots=True)
class Validation:
    """How files are to be validated: by what, in which language, by how many processes (None: as many as are worth it).

    A `schema` or `schematron` that is stated takes the place of the profile's; where no profile is, only what is stated
    is asked.
    """

    laws: bool = False
    profile: str = ""
    schema: Path | None = None
    schematron: Path | None = None
    language: Language = LANGUAGES[0]
    jobs: int | None = None
    second_opinion: bool = False


def validate(request: Request, asked: Validation) -> Report:
    """Validate the TEI files that `request` names, those of an edition where it names its folder; give the report.

    Raises `EditionError` for what concerns all files: I02, C01 to C04, C07 and C08 for the settings, S01 and S05 for
    schema and rules, B01 where a process of the pool dies.
    """
    profile = _profile(request, asked)
    inputs = gather_tei(request.arguments, kind=DIVIDED if asked.profile == WORDS else TEI)
    report = Report(findings=list(inputs.findings))
    checks = Checks(profile, asked.language, asked.laws, request.clock)
    total = len(inputs.inputs)
    request.progress(0, total, inputs.inputs[0].path if inputs.inputs else "")
    with check_all(inputs.inputs, checks, asked.jobs) as every:
        for number, checked in enumerate(every):
            entry = inputs.inputs[number]
            report.documents.append(
                DocumentReport(
                    Path(entry.key).stem,
                    entry.path,
                    findings=list(checked.findings),
                    seconds={"validate": checked.seconds},
                )
            )
            request.progress(number + 1, total, inputs.inputs[number + 1].path if number + 1 < total else "")
    if asked.second_opinion:
        _ask_jing(report, profile.schema)
    return report


def _ask_jing(report: Report, schema: Path | None) -> None:
    """Add a finding to each document that jing calls valid and the schema here does not, or the other way round.

    Where jing cannot be asked, one finding says why.
    """
    if schema is None:
        report.findings.append(finding("V09", reason="no grammar is asked"))
        return
    try:
        for batch in batched(report.documents, _BATCH_OF_JING, strict=False):
            for document, said in zip(batch, opinions(schema, list(map(_content, batch))), strict=True):
                ours = any(found.code == "V02" for found in document.findings)
                if said is not None and bool(said) != ours:
                    opinion = phrase("second-invalid", message=said) if said else phrase("second-valid")
                    document.findings.append(finding("V08", file=document.source, opinion=opinion))
    except NoJingError as error:
        report.findings.append(finding("V09", reason=error))


def _content(document: DocumentReport) -> bytes:
    """Give the bytes of a document, or none where it cannot be read a second time."""
    try:
        return b"" if document.source == STANDARD_INPUT else read_bytes(document.source, MOST_BYTES)
    except EditionError:
        return b""


def _profile(request: Request, asked: Validation) -> Profile:
    """Give what to validate by.

    Raises `EditionError` C08 where a profile is named that there is not, and what `find_settings` raises.
    """
    if asked.profile in ("", *_SCHEMAS):
        folder = resources.folder("schema")
        own = Profile(folder / _SCHEMAS[asked.profile or EDITION], folder / "tei_edition.sch")
        profile = Profile() if not asked.profile and (asked.schema or asked.schematron) else own
    else:
        profiles = find_settings(request.arguments, request.settings_file).profiles
        if asked.profile not in profiles:
            names = ", ".join(dict.fromkeys([*_SCHEMAS, *profiles]))
            raise EditionError(finding("C08", file="--profile", name=asked.profile, names=names))
        profile = profiles[asked.profile]
    return Profile(asked.schema or profile.schema, asked.schematron or profile.schematron)


@dataclass(frozen=True)
class Checks:
    """What every file is checked by; each part is loaded once, when it is first needed."""

    profile: Profile
    language: Language
    laws: bool
    clock: Clock

    @cached_property
    def schema(self) -> Schema | None:
        """The grammar; raises `EditionError` S01."""
        return Schema.load(self.profile.schema) if self.profile.schema else None

    @cached_property
    def rules(self) -> "Schematron | None":
        """The Schematron rules; raises `EditionError` S05."""
        from tei_edition.validation.schematron import Schematron  # noqa: PLC0415  Saxon starts only where it is used

        return Schematron.load(self.profile.schematron) if self.profile.schematron else None

    @cached_property
    def stylesheets(self) -> "Stylesheets":
        """The style sheets, for L6."""
        from tei_edition.rendering.saxon import Stylesheets  # noqa: PLC0415  as above

        return Stylesheets(resources.folder("xslt"))

    def load(self) -> None:
        """Load what every file needs; raises `EditionError` S01 or S05."""
        _ = self.schema, self.rules

    def do(self, task: "tuple[str, bytes | Finding | None]") -> "Checked":
        """Check one file, by its path, or what was received in its name.

        Raises `EditionError` for what concerns all files.
        """
        path, received = task
        start = self.clock()
        found: list[Finding] = []
        with collecting(found, path):
            content = read_bytes(path, MOST_BYTES) if received is None else received
            if isinstance(content, Finding):
                raise EditionError(content)
            tree = parse(content, path)
            invalid = self.schema.validate(tree, path, content) if self.schema else ()
            found.extend(invalid)
            if self.rules:
                found.extend(self.rules.validate(tree, path, self.language, content))
            if self.laws and not invalid:
                plain = check_rereading(tree, path)
                saxon = self.stylesheets.parse(content, file=path)
                check_plain_text(plain, self.stylesheets.transform("plaintext.xsl", saxon, {}), path)
        found.sort(key=lambda one: (one.line or sys.maxsize, one.column))
        return Checked(tuple(found), self.clock() - start)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file, and how many seconds it took."""

    findings: tuple[Finding, ...]
    seconds: float


def check_all(inputs: Sequence[Input], checks: Checks, jobs: int | None) -> AbstractContextManager[Iterator[Checked]]:
    """Check `inputs` in `jobs` processes, or in as many as are worth it; give the results in order, as they come.

    Raises `EditionError` for what concerns all files, B01 where a process dies.
    """
    tasks = ((entry.path, _received(entry)) for entry in inputs)
    return results(tasks, checks, worth(len(inputs), _FEW, jobs), _BATCH)


def _received(entry: Input) -> bytes | Finding | None:
    """Read standard input, which is this process's own; nothing for a file, which another process can read."""
    try:
        return read_bytes(entry.path, MOST_BYTES) if entry.path == STANDARD_INPUT else None
    except EditionError as error:
        return error.finding
