"""Whole commands: what `build`, `encode` and `render` do with their arguments, from first to last."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tei_edition.model import EditionError, Titles, finding
from tei_edition.tei.registers import REGISTERS
from tei_edition.tei.summary import Summary, summary
from tei_edition.workflow.dividing import divide_documents
from tei_edition.workflow.folder import AUTHORITY, EXPORTS, SITE, TEI, WORDS, EditionFolder
from tei_edition.workflow.inputs import (
    STANDARD_INPUT,
    TEI_SUFFIXES,
    Input,
    authority_files,
    find_settings,
    gather,
    name_documents,
    name_pages,
)
from tei_edition.workflow.rendering import Contents, Page, render_edition
from tei_edition.workflow.report import DocumentReport, Report
from tei_edition.workflow.settings import WordSettings
from tei_edition.workflow.stages import (
    Clock,
    Progress,
    Workshop,
    collecting,
    encode_documents,
    read_authority_files,
    read_bytes,
    write_registers,
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a command was asked: `arguments` name sources, the rest is stated or empty; clock and progress are given."""

    arguments: Sequence[str]
    clock: Clock
    progress: Progress
    settings_file: Path | None = None
    stated_format: str = ""
    stated_encoding: str = ""
    theme: Path | None = None
    jobs: int | None = None
    """How many processes make the pages; as many as are worth it where nothing is stated."""

    def workshop(self, *, validates: bool = False, output: Path = Path()) -> Workshop:
        """Load the settings; raises `EditionError` where they, or what is stated, are wrong."""
        settings = find_settings(self.arguments, self.settings_file)
        settings = replace(settings, theme=self.theme) if self.theme else settings
        return Workshop(
            settings, self.clock, self.progress, self.stated_format, self.stated_encoding, validates, output
        )

    def authority_files(self, workshop: Workshop) -> tuple[Path, ...]:
        """Give the authority files of the edition."""
        return authority_files(self.arguments, workshop.settings)


def build(request: Request, output: Path, *, encode_only: bool = False) -> Report:
    """Encode what is asked for into `output`, validate and render it unless `encode_only`; give the report.

    When it returns, `output/report.json` says the same. Raises `EditionError` where nothing was begun, because of the
    settings or the output folder.
    """
    workshop = request.workshop(validates=not encode_only, output=output)
    authority = request.authority_files(workshop)
    inputs = gather(request.arguments, apart=output, authority=authority)
    names, warnings = name_documents(inputs.inputs, workshop.settings)
    folder = EditionFolder(output)
    # A site or words that are there stay after an encoding alone; a build takes away those that it does not make anew.
    kinds = (TEI,) if encode_only else (TEI, SITE, WORDS, *EXPORTS.values())
    planned = [kind.path(name) for name in names.values() for kind in kinds]
    folder.begin([*planned, *(AUTHORITY.path(name) for name in REGISTERS)])
    settings_file = workshop.settings.path
    report = Report(findings=[*inputs.findings, *warnings], settings=str(settings_file) if settings_file else "")
    workshop = workshop.knowing(read_authority_files(authority, names.values(), report))
    with _closing(folder, report):
        encode_documents(
            names,
            workshop,
            report,
            lambda name, data: folder.write(TEI.path(name), data),
            lambda name: folder.edited(TEI.path(name)),
        )
        pages = [
            Page(document.identifier, document.title, output / document.outputs[0], document)
            for document in report.completed
        ]
        report.outputs = write_registers(workshop, folder, report)
        if pages and not encode_only:
            contents = Contents(pages, [output / path for path in report.outputs])
            render_edition(contents, workshop, folder, report, request.jobs)
        if pages and not encode_only and workshop.settings.words.analysis:
            try:
                divide_documents(pages, workshop, folder)
            except EditionError as error:
                # The edition is complete without its words.
                report.findings.append(error.finding)
        if report.completed:
            folder.remove_stale(report, *kinds, AUTHORITY)
    return report


@contextmanager
def _closing(folder: EditionFolder, report: Report, *, amends: bool = False) -> Iterator[None]:
    """Let `report`, and the one in `folder`, tell what stopped or interrupted the work, if anything did.

    Where it only `amends`, the one in `folder` goes on telling of the command before.
    """
    try:
        yield
    except KeyboardInterrupt:
        report.interrupted = True
    except EditionError as error:
        report.stop(error.finding)
    try:
        folder.amend(report) if amends else folder.close(report)
    except EditionError as error:
        report.stop(error.finding)


def encode_to(request: Request, receive: Callable[[bytes], object]) -> Report:
    """Encode the one document that is asked for, and hand its bytes to `receive`; give the report.

    Raises `EditionError`: O04 where there is more than one, and for what concerns all documents.
    """
    workshop = request.workshop()
    authority = request.authority_files(workshop)
    inputs = gather(request.arguments, authority=authority)
    if len(inputs.inputs) > 1:
        raise EditionError(finding("O04", count=len(inputs.inputs)))
    names, warnings = name_documents(inputs.inputs, workshop.settings)
    report = Report(findings=[*inputs.findings, *warnings])
    workshop = workshop.knowing(read_authority_files(authority, names.values(), report))
    encoded: list[bytes] = []

    def deliver(name: str, data: bytes) -> str:
        encoded.append(data)
        return name

    encode_documents(names, workshop, report, deliver)
    # Outside the stages, as it is no fault of the document where the receiver is gone, or full.
    for data in encoded:
        receive(data)
    return report


def render(request: Request, output: Path) -> Report:
    """Render the TEI files that are asked for (without any, those in `output/tei`) as the site of `output`.

    Gives the report. Raises `EditionError` where nothing was begun, because of the settings or the output folder.
    """
    workshop = request.workshop()
    inputs = gather(request.arguments or [str(output / TEI.folder)], TEI_SUFFIXES)
    folder = EditionFolder(output)
    report = Report(findings=list(inputs.findings))
    pages, titles = _pages(inputs.inputs, report)
    if not folder.is_built:
        folder.begin(SITE.path(page.identifier) for page in pages)
    # The report of an edition that was built tells more than that of its pages would.
    with _closing(folder, report, amends=folder.is_built):
        if pages:
            registers = [path for name in REGISTERS if (path := output / AUTHORITY.path(name)).is_file()]
            render_edition(Contents(pages, registers, titles), workshop, folder, report, request.jobs)
            folder.remove_stale(report, SITE)
    return report


def divide(request: Request, output: Path, asked: WordSettings) -> Report:
    """Divide the TEI files that are asked for into sentences and words, in `output/tei-ana`; give the report.

    What is `asked` goes before the settings. Raises `EditionError` where nothing was begun, because of the settings,
    the output folder, or what the division needs (M01, M02).
    """
    workshop = request.workshop()
    stated = workshop.settings.words
    words = replace(asked, model=asked.model or stated.model, exports=asked.exports or stated.exports)
    workshop = replace(workshop, settings=replace(workshop.settings, words=words))
    inputs = gather(request.arguments, TEI_SUFFIXES)
    folder = EditionFolder(output)
    report = Report(findings=list(inputs.findings))
    pages, _ = _pages(inputs.inputs, report)
    kinds = (WORDS, *(EXPORTS[name] for name in words.exports))
    if pages:
        _ = workshop.analyser
    if not folder.is_built:
        folder.begin(kind.path(page.identifier) for page in pages for kind in kinds)
    with _closing(folder, report, amends=folder.is_built):
        if pages:
            divide_documents(pages, workshop, folder)
    return report


def _pages(inputs: Sequence[Input], report: Report) -> tuple[list[Page], Titles]:
    """Give the TEI files that can be read, each by its own name, and the titles of the edition that the first states.

    `report` has an entry for each of `inputs`.
    """
    from tei_edition.validation import parse  # noqa: PLC0415  only where TEI is read

    found: dict[Input, tuple[Summary, DocumentReport]] = {}
    received = b""
    for entry in inputs:
        document = DocumentReport("", entry.path)
        report.documents.append(document)
        with collecting(document.findings, entry.path):
            data = read_bytes(entry.path)
            found[entry] = summary(parse(data, entry.path)), document
            if entry.path == STANDARD_INPUT:
                received = data
    names, warnings = name_pages({entry: described.identifier for entry, (described, _) in found.items()})
    report.findings.extend(warnings)
    pages: list[Page] = []
    for entry, (described, document) in found.items():
        document.identifier, document.title = names[entry], described.title
        once = received if entry.path == STANDARD_INPUT else b""
        pages.append(Page(document.identifier, document.title, Path(entry.path), document, once))
    titles = next((described.series for described, _ in found.values() if described.series), ())
    return pages, titles
