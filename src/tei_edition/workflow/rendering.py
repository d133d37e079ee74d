"""The site of an edition: its documents rendered, in one process or in several, then the pages about all of them."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tei_edition import resources
from tei_edition.model import REGISTERS, EditionError, Finding, Titles, finding
from tei_edition.tei.graphics import graphics, may_show_graphics
from tei_edition.tei.names import SCHEMAS
from tei_edition.tei.redaction import Gathered, redact
from tei_edition.tei.summary import Summary, summary
from tei_edition.text.redaction import Withheld
from tei_edition.workflow.folder import AUTHORITY, PICTURES, SITE, TEI, EditionFolder, gather_tei
from tei_edition.workflow.inputs import STANDARD_INPUT, Input, authority_files, name_pages
from tei_edition.workflow.pictures import Album
from tei_edition.workflow.processes import results, worth
from tei_edition.workflow.reading import Clock, collecting, read_bytes
from tei_edition.workflow.report import DocumentReport, Report
from tei_edition.workflow.requests import Request, closing
from tei_edition.workflow.settings import Settings, interface_languages
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
        from tei_edition.rendering.press import File  # noqa: PLC0415  as above
        from tei_edition.rendering.site import Neighbour  # noqa: PLC0415  as above
        from tei_edition.validation import parse  # noqa: PLC0415  only where TEI is read

        start = self.clock()
        found: list[Finding] = []
        files: tuple[File, ...] = ()
        survey: Mapping[str, Any] | None = None
        examples = ""
        around = [Neighbour(*one) if one else None for one in (task.previous, task.following)]
        data = b""
        with collecting(found, task.path):
            data = redact(task.data or read_bytes(task.path), self.withheld, task.path).data
            album, places = _album(task), graphics(parse(data, task.path)) if may_show_graphics(data) else {}
            pictures = list(album.pictures(places))
            found.extend(album.findings(task.path, {url: (line, 0) for url, line in places.items()}))
            rendered = self.site.render_document(
                task.identifier,
                data,
                previous=around[0],
                following=around[1],
                exemplary=task.exemplary,
                pictures={picture.url: picture.path for picture in pictures},
                file=task.path,
            )
            files = (*rendered.files, *(File(picture.path, picture.data) for picture in pictures))
            survey, examples = rendered.survey, rendered.examples
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


def render(request: Request, output: Path) -> Report:
    """Render the TEI files that are asked for (without any, those in `output/tei`) as the site of `output`.

    Gives the report. Raises `EditionError` where nothing was begun, because of the settings or the output folder.
    """
    settings = request.settings()
    check_theme(settings)
    inputs = gather_tei(request.arguments or [str(output / TEI.folder)])
    folder = EditionFolder(output)
    report = Report(findings=list(inputs.findings))
    pages, titles = tei_pages(inputs.inputs, report)
    if not folder.is_built:
        folder.begin(SITE.path(page.identifier) for page in pages)
    # The report of an edition that was built tells more than that of its pages would.
    with closing(folder, report, amends=folder.is_built):
        if pages:
            registers = [path for name in REGISTERS if (path := output / AUTHORITY.path(name)).is_file()]
            render_edition(Contents(pages, registers, titles), settings, request, folder, report)
            folder.remove_stale(report, SITE)
    return report


def check_theme(settings: Settings) -> None:
    """Raise `EditionError` S02 where the theme is not there, or nobody has words in a language of the interface.

    Before the work begins: pages are made last, when the longest part of it is done.
    """
    from tei_edition.rendering.press import Press  # noqa: PLC0415  Saxon is loaded only where pages are made

    theme, (line, column) = settings.theme, settings.theme_place
    if line and not os.path.isdir(theme or ""):  # noqa: PTH112  Path.is_dir raises where a name is too long
        reason = f"there is no folder “{theme}”, which edition.theme names"
        raise EditionError(finding("S02", file=str(settings.path), line=line, column=column, reason=reason))
    Press(resources.folder("xslt"), _languages(settings), theme=theme)


def render_edition(
    contents: Contents, settings: Settings, request: Request, folder: EditionFolder, report: Report
) -> None:
    """Make the site of `contents` in `folder`, by as many processes as are requested, or as are worth it.

    What is made goes into `report`. Raises `EditionError` for what concerns all documents.
    """
    pages, edition = contents.pages, settings.edition
    gathered = _withheld(contents, settings)
    for unknown in gathered.unknown:
        # A slip of the pen here would publish what nobody wants published.
        raise EditionError(finding("P20", file=str(settings.path), identifier=unknown))
    withheld = gathered.withheld
    manner = Manner(
        _languages(settings),
        withheld.redacted_record(edition.titles or contents.titles),
        withheld.redacted_record(edition.description),
        edition.address,
        settings.theme,
        request.clock,
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
        request.progress(0, len(pages), pages[0].identifier if pages else "")
        with results(_tasks(pages, withheld), manner, worth(len(pages), _FEW, request.jobs), _BATCH) as rendered:
            for number, (page, one) in enumerate(zip(pages, rendered, strict=True), start=1):
                page.report.findings.extend(found for found in one.findings if not _is_told(found, page.report))
                page.report.seconds["render"] = one.seconds
                page.report.outputs.extend(_written(folder, one.files))
                if one.survey is not None:
                    site.survey.add(one.survey)
                    examples.append(one.examples)
                request.progress(number, len(pages), pages[number].identifier if number < len(pages) else "")
        reference = (resources.folder("schema") / "reference.json").read_text("utf-8")
        report.outputs.extend(_written(folder, site.edition_files(reference, examples)))
        # The TEI files of the site name the schema, and the site stands by itself.
        report.outputs.extend(folder.write_schema(*SCHEMAS, home=SITE.folder))
    finally:
        site.close()


def _album(task: Task) -> Album:
    """Give the pictures of a TEI file: beside it or deeper, or in the folder of pictures beside its own."""
    folder = Path(task.path).parent
    return Album(
        task.identifier,
        None if task.path == STANDARD_INPUT else folder,
        [folder, folder.parent / PICTURES.folder],
    )


def _is_told(found: Finding, report: DocumentReport) -> bool:
    """Tell whether a picture is missing that was missing beside the source already."""
    told = [other.fields.get("url") for other in report.findings if other.code == found.code == "R06"]
    return found.fields.get("url") in told


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


def tei_pages(inputs: Sequence[Input], report: Report) -> tuple[list[Page], Titles]:
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
