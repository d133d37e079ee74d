"""The site of an edition: its documents rendered, then the pages about all of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tei_edition import resources
from tei_edition.model import Titles
from tei_edition.workflow.folder import SITE, EditionFolder
from tei_edition.workflow.report import DocumentReport, Report
from tei_edition.workflow.settings import Settings, interface_languages
from tei_edition.workflow.stages import Workshop, collecting, read_bytes

_EXEMPLARY = 10
"""Documents from which the page of the schema takes its examples."""


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


def render_edition(contents: Contents, workshop: Workshop, folder: EditionFolder, report: Report) -> None:
    """Make the site of `contents` in `folder`; what is made goes into `report`.

    Raises `EditionError` for what concerns all documents.
    """
    from tei_edition.rendering.site import Neighbour, Site  # noqa: PLC0415  Saxon starts only where it is used

    pages, edition = contents.pages, workshop.settings.edition
    site = Site(
        resources.folder("xslt"),
        languages=_languages(workshop.settings),
        titles=edition.titles or contents.titles,
        descriptions=edition.description,
    )
    try:
        for register in contents.registers:
            with collecting(report.findings, str(register)):
                site.know(register.stem, read_bytes(str(register)), file=str(register))
        examples = []
        for number, page in enumerate(pages):
            workshop.progress(number, len(pages), page.identifier)
            around = [
                Neighbour(pages[n].identifier, pages[n].title) if 0 <= n < len(pages) else None
                for n in (number - 1, number + 1)
            ]
            with collecting(page.report.findings, str(page.path)), workshop.timed(page.report, "render"):
                data = page.data or read_bytes(str(page.path))
                rendered = site.render_document(
                    page.identifier, data, previous=around[0], following=around[1], file=str(page.path)
                )
                if number < _EXEMPLARY:
                    examples.append(site.examples(data, file=str(page.path)))
                site.survey.add(rendered.survey)
                page.report.outputs.extend(_written(folder, rendered.files))
        reference = (resources.folder("schema") / "reference.json").read_text("utf-8")
        report.outputs.extend(_written(folder, site.edition_files(reference, examples)))
    finally:
        site.close()
    workshop.progress(len(pages), len(pages), "")


def _written(folder: EditionFolder, files: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    for path, data in files:
        yield folder.write(f"{SITE.folder}/{path}", data)


def _languages(settings: Settings) -> tuple[str, ...]:
    """Give the languages of the interface: those stated, or else that of the texts, or English, and then all others."""
    known = interface_languages()
    main = settings.edition.language if settings.edition.language in known else "en"
    return settings.interfaces or (main, *(language for language in known if language != main))
