"""The site of an edition: its documents rendered, in one process or in several, then the pages about all of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tei_edition import resources
from tei_edition.model import EditionError, Finding, Titles, finding
from tei_edition.tei.redaction import Gathered, redact
from tei_edition.text.redaction import Withheld
from tei_edition.workflow.folder import SITE, EditionFolder
from tei_edition.workflow.inputs import authority_files
from tei_edition.workflow.processes import results, worth
from tei_edition.workflow.report import DocumentReport, Report
from tei_edition.workflow.settings import Settings, interface_languages
from tei_edition.workflow.stages import Clock, Workshop, collecting, read_bytes
from tei_edition.workflow.withholding import withholding

if TYPE_CHECKING:
    from tei_edition.rendering.press import File
    from tei_edition.rendering.site import Site

_EXEMPLARY = 10
"""Documents from which the page of the schema takes its examples."""
_FEW = 25
"""Fewer documents than this for a process are not worth its start."""
_BATCH = 4
"""Documents that a process is given at once."""


@dataclass(frozen=True, slots=True)
class Page:
    """A TEI file that a page is made of: where it is, what it is called, and its bytes if it can be read but once."""

    identifier: str
    title: str
    path: Path
    report: DocumentReport = field(compare=False)
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a site is made of: pages in their order, and registers, which know more of the entities than documents do.

    `titles` are the edition's where the settings state none.
    """

    pages: Sequence[Page]
    registers: Sequence[Path] = ()
    titles: Titles = ()


@dataclass
class Manner:
    """How all pages are made: what the site needs to know, as it travels to the processes."""

    languages: tuple[str, ...]
    titles: Titles
    descriptions: Titles
    address: str
    theme: Path | None
    clock: Clock
    withheld: Withheld = field(default_factory=Withheld)
    """What no page may tell."""
    known: frozenset[str] = frozenset()
    """The entities of the registers, by their ids, once these were read."""

    def __getstate__(self) -> dict[str, object]:
        """Leave the site behind: it belongs to the process that made it."""
        return {name: value for name, value in vars(self).items() if name != "site"}

    @cached_property
    def site(self) -> "Site":
        """The site, in this process."""
        from tei_edition.rendering.site import Site  # noqa: PLC0415  Saxon starts only where it is used

        return Site(
            resources.folder("xslt"),
            languages=self.languages,
            titles=self.titles,
            descriptions=self.descriptions,
            address=self.address,
            theme=self.theme,
            known=self.known,
        )

    def load(self) -> None:
        """Start Saxon; raises `EditionError` S02."""
        _ = self.site

    def do(self, task: "Task") -> "Rendered":
        """Render one document; raises `EditionError` S02."""
        from tei_edition.rendering.site import Neighbour  # noqa: PLC0415  as above

        start = self.clock()
        found: list[Finding] = []
        files: tuple[File, ...] = ()
        survey: Mapping[str, Any] | None = None
        examples = ""
        around = [Neighbour(*one) if one else None for one in (task.previous, task.following)]
        data = b""
        with collecting(found, task.path):
            data = redact(task.data or read_bytes(task.path), self.withheld, task.path).data
            rendered = self.site.render_document(
                task.identifier, data, previous=around[0], following=around[1], file=task.path
            )
            examples = self.site.examples(data, file=task.path) if task.exemplary else ""
            files, survey = rendered.files, rendered.survey
        if survey is None:
            files = self.site.failed_document(
                task.identifier, task.title, data, previous=around[0], following=around[1]
            )
        return Rendered(files, survey, examples, tuple(found), self.clock() - start)


@dataclass(frozen=True, slots=True)
class Task:
    """One document to render: `path`, or `data` where it was read already; its neighbours' names and titles."""

    identifier: str
    title: str
    path: str
    data: bytes
    previous: tuple[str, str] | None
    following: tuple[str, str] | None
    exemplary: bool


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one document; there is no survey where only a page in its place could be made."""

    files: "tuple[File, ...]"
    survey: Mapping[str, Any] | None
    examples: str
    findings: tuple[Finding, ...]
    seconds: float


def render_edition(
    contents: Contents, workshop: Workshop, folder: EditionFolder, report: Report, jobs: int | None = None
) -> None:
    """Make the site of `contents` in `folder`, by `jobs` processes or as many as are worth it.

    What is made goes into `report`. Raises `EditionError` for what concerns all documents.
    """
    pages, edition = contents.pages, workshop.settings.edition
    gathered = _withheld(contents, workshop.settings)
    for unknown in gathered.unknown:
        # A slip of the pen here would publish what nobody wants published.
        raise EditionError(finding("P20", file=str(workshop.settings.path), identifier=unknown))
    withheld = gathered.withheld
    manner = Manner(
        _languages(workshop.settings),
        withheld.redacted_record(edition.titles or contents.titles),
        withheld.redacted_record(edition.description),
        edition.address,
        workshop.settings.theme,
        workshop.clock,
        withheld,
    )
    site = manner.site
    try:
        for register in contents.registers:
            with collecting(report.findings, str(register)):
                if known := redact(read_bytes(str(register)), withheld, str(register)).data:
                    site.know(register.stem, known, file=str(register))
        manner.known = site.known
        examples = []
        rendered = results(_tasks(pages, withheld), manner, worth(len(pages), _FEW, jobs), _BATCH)
        workshop.progress(0, len(pages), pages[0].identifier if pages else "")
        for number, (page, one) in enumerate(zip(pages, rendered, strict=True), start=1):
            page.report.findings.extend(one.findings)
            page.report.seconds["render"] = one.seconds
            page.report.outputs.extend(_written(folder, one.files))
            if one.survey is not None:
                site.survey.add(one.survey)
                examples.append(one.examples)
            workshop.progress(number, len(pages), pages[number].identifier if number < len(pages) else "")
        reference = (resources.folder("schema") / "reference.json").read_text("utf-8")
        report.outputs.extend(_written(folder, site.edition_files(reference, examples)))
    finally:
        site.close()


def _withheld(contents: Contents, settings: Settings) -> Gathered:
    """Find what the settings withhold in all that may spell it: documents, registers, authority files."""
    given = [(str(page.path), page.data) for page in contents.pages if page.data]
    files = [page.path for page in contents.pages if not page.data]
    return withholding(settings.privacy, [*files, *contents.registers, *authority_files((), settings)], given)


def _tasks(pages: Sequence[Page], withheld: Withheld) -> Iterator[Task]:
    titles = [withheld.redacted_record(page.title) for page in pages]
    named = [None, *((page.identifier, title) for page, title in zip(pages, titles, strict=True)), None]
    for number, page in enumerate(pages):
        yield Task(
            page.identifier,
            titles[number],
            str(page.path),
            page.data,
            named[number],
            named[number + 2],
            exemplary=number < _EXEMPLARY,
        )


def _written(folder: EditionFolder, files: "Iterable[File]") -> Iterator[str]:
    for path, data in files:
        yield folder.write(f"{SITE.folder}/{path}", data)


def _languages(settings: Settings) -> tuple[str, ...]:
    """Give the languages of the interface: those stated, or else that of the texts, or English, and then all others."""
    known = interface_languages(settings.theme)
    main = settings.edition.language if settings.edition.language in known else "en"
    return settings.interfaces or (main, *(language for language in known if language != main))
