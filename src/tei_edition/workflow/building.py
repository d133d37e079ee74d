"""Whole commands: what `build`, `encode`, `render` and `validate` do with their arguments, from first to last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tei_edition import resources
from tei_edition.model import EditionError, finding
from tei_edition.tei.laws import check_plain_text, check_rereading
from tei_edition.tei.summary import summary
from tei_edition.validation import Schema, parse
from tei_edition.workflow.inputs import find_settings, gather
from tei_edition.workflow.report import DocumentReport, EditionFolder, Report
from tei_edition.workflow.stages import (
    Clock,
    Page,
    Progress,
    Workshop,
    collecting,
    encode_documents,
    read_bytes,
    render_documents,
)

if TYPE_CHECKING:
    from tei_edition.rendering.saxon import Stylesheets

_TEI_SUFFIXES = frozenset({".xml", ".tei"})


@dataclass(frozen=True, slots=True)
class Request:
    """What a command was asked: `arguments` name sources, the rest is stated or empty; clock and progress are given."""

    arguments: Sequence[str]
    clock: Clock
    progress: Progress
    settings_file: Path | None = None
    stated_format: str = ""
    stated_encoding: str = ""

    def workshop(self, *, validates: bool = False) -> Workshop:
        """Load the settings; raises `EditionError` where they, or what is stated, are wrong."""
        settings = find_settings(self.arguments, self.settings_file)
        return Workshop(settings, self.clock, self.progress, self.stated_format, self.stated_encoding, validates)


def build(request: Request, output: Path, *, encode_only: bool = False) -> Report:
    """Encode what is asked for into `output`, validate and render it unless `encode_only`; give the report.

    When it returns, `output/report.json` says the same. Raises `EditionError` for what concerns all documents: the
    settings, the output folder, the schema, the style sheets.
    """
    workshop = request.workshop(validates=not encode_only)
    inputs = gather(request.arguments)
    folder = EditionFolder(output)
    report = Report(findings=list(inputs.findings))
    outputs: list[str] = []
    try:
        encode_documents(
            inputs.inputs, workshop, report, lambda identifier, data: folder.write(f"tei/{identifier}.xml", data)
        )
        pages = [
            Page(document.identifier, document.title, output / document.outputs[0], document)
            for document in report.completed
        ]
        if pages and not encode_only:
            outputs = render_documents(pages, workshop, folder)
    except KeyboardInterrupt:
        report.interrupted = True
    folder.close(report, outputs)
    return report


def encode_to(request: Request, receive: Callable[[bytes], object]) -> Report:
    """Encode the one document that is asked for, and hand its bytes to `receive`; give the report.

    Raises `EditionError` O04 where there is more than one.
    """
    workshop = request.workshop()
    inputs = gather(request.arguments)
    if len(inputs.inputs) > 1:
        raise EditionError(finding("O04", count=len(inputs.inputs)))
    report = Report(findings=list(inputs.findings))

    def deliver(identifier: str, data: bytes) -> str:
        receive(data)
        return identifier

    encode_documents(inputs.inputs, workshop, report, deliver)
    return report


def render(request: Request, output: Path) -> Report:
    """Render the TEI files that are asked for (without any, those in `output/tei`) as the site of `output`.

    Gives the report. Raises `EditionError` for what concerns all documents.
    """
    workshop = request.workshop()
    inputs = gather(request.arguments or [str(output / "tei")], _TEI_SUFFIXES)
    folder = EditionFolder(output)
    report = Report(findings=list(inputs.findings))
    pages: list[Page] = []
    for entry in inputs.inputs:
        document = DocumentReport(Path(entry.key).stem, entry.path)
        report.documents.append(document)
        with collecting(document.findings, entry.path):
            found = summary(parse(read_bytes(entry.path), entry.path))
            document.identifier, document.title = found.identifier or document.identifier, found.title
            pages.append(Page(document.identifier, document.title, Path(entry.path), document))
    outputs: list[str] = []
    try:
        outputs = render_documents(pages, workshop, folder) if pages else []
    except KeyboardInterrupt:
        report.interrupted = True
    if folder.is_new:
        # The report of an edition that was built tells more than this one would.
        folder.close(report, outputs)
    return report


def validate(request: Request, *, laws: bool) -> Report:
    """Validate the TEI files that are asked for; with `laws`, check L5 and L6 on the valid ones. Give the report.

    Raises `EditionError` for what concerns all files.
    """
    inputs = gather(request.arguments, _TEI_SUFFIXES)
    schema = Schema.load(resources.folder("schema") / "tei_edition.rng")
    report = Report(findings=list(inputs.findings))
    stylesheets = _stylesheets() if laws else None
    for number, entry in enumerate(inputs.inputs):
        request.progress(number, len(inputs.inputs), entry.path)
        document = DocumentReport(Path(entry.key).stem, entry.path)
        report.documents.append(document)
        start = request.clock()
        with collecting(document.findings, entry.path):
            data = read_bytes(entry.path)
            tree = parse(data, entry.path)
            document.findings.extend(schema.validate(tree, entry.path))
            if stylesheets and not document.findings:
                plain = check_rereading(tree, entry.path)
                computed = stylesheets.transform("plaintext.xsl", stylesheets.parse(data, file=entry.path), {})
                check_plain_text(plain, computed, entry.path)
        document.seconds["validate"] = request.clock() - start
    request.progress(len(inputs.inputs), len(inputs.inputs), "")
    return report


def _stylesheets() -> "Stylesheets":
    from tei_edition.rendering.saxon import Stylesheets  # noqa: PLC0415  Saxon starts only where it is used

    return Stylesheets(resources.folder("xslt"))
