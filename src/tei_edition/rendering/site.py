"""The site of an edition: what each document gives, and then the pages about all of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tei_edition.model import UNHOLDABLE, Titles
from tei_edition.rendering import atlas, cards, dates, documents, dts, home, registers, relations, search, source
from tei_edition.rendering.citation import citation
from tei_edition.rendering.press import File, Press
from tei_edition.rendering.sitemap import sitemap
from tei_edition.rendering.survey import Survey
from tei_edition.saxon import Parameters, Tree, Value


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The document before or after another in the order of the edition; its page is `identifier`.html."""

    identifier: str
    title: str


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """`files` are those of one document, its page first; `survey` is what the pages about all documents need of it.

    `examples` is the XML element `examples` with the shortest occurrence of each of its elements, where asked for.
    """

    files: tuple[File, ...]
    survey: Mapping[str, Any]
    examples: str = ""


class Site:
    """The site of one edition.

    Render each document and add what it gives to the survey; then make the pages of the edition. Documents can be
    rendered in several processes, each with a site of its own. An instance belongs to the process that made it, and
    to one thread; its survey holds a temporary file until `close`.
    """

    def __init__(  # noqa: PLR0913  each is a statement of the edition's own
        self,
        xslt_folder: Path,
        *,
        languages: Sequence[str] = ("fa",),
        titles: Titles = (),
        descriptions: Titles = (),
        address: str = "",
        theme: Path | None = None,
        known: Iterable[str] = (),
    ) -> None:
        """Make a site with the style sheets of `xslt_folder` in these languages of the interface, the main one first.

        `titles` and `descriptions` are the edition's own, `address` is where the site lies on the web, if it is known,
        with a slash at the end; what `theme` holds wins over what `xslt_folder` does. Of the entities that are
        `known` by their ids, the surveys of documents leave out the records. Raises `EditionError` (S02) where there
        is no theme there, or no strings in a language.
        """
        self._press = Press(xslt_folder, tuple(languages), titles, descriptions, address, theme)
        self.survey = Survey()
        self._registers: list[File] = []
        self.known = frozenset(known)
        """The entities that registers know, by their ids."""

    def render_document(  # noqa: PLR0913  a document, its neighbours, and what is wanted of it
        self,
        identifier: str,
        tei: bytes,
        *,
        previous: Neighbour | None = None,
        following: Neighbour | None = None,
        exemplary: bool = False,
        pictures: Mapping[str, str] | None = None,
        file: str = "",
    ) -> RenderedDocument:
        """Give the files and the survey of one TEI document, whose page is `identifier`.html; examples if `exemplary`.

        `pictures` are those that it shows: their paths below the site's folder, by their addresses in the TEI. `file`
        is what a finding calls it. Linear.

        Raises `EditionError`: V01 (not well-formed), S02 (a style sheet does not compile) or S04 (a style sheet has no
        template for something in the text).
        """
        press, stylesheets = self._press, self._press.stylesheets
        tree = stylesheets.parse(tei, file=file)
        parameters = {
            "document-id": identifier,
            **_around(previous, following),
            **({"pictures": press.table(pictures)} if pictures else {}),
        }
        survey = self._surveyed(tree, {"document-id": identifier, "known-entities": self._known}, file)
        code = source.code(tei)
        shown = press.tree(f'<source lines="{code.lines}" shown="{code.shown}">{survey["record"]}</source>', file=file)
        reference = citation(survey["record"], press.codes[0], press.address)
        files = [
            *press.pages("html/document.xsl", f"{identifier}.html", tree, parameters, file),
            *press.pages("html/source.xsl", f"source/{identifier}.html", shown, {"source-code": code.html}, file),
            File(f"tei/{identifier}.xml", tei),
            File(f"text/{identifier}.txt", stylesheets.transform("plaintext.xsl", tree, {}, file=file).encode()),
            File(f"cite/{identifier}.bib", reference.bibtex().encode()),
            File(f"cite/{identifier}.ris", reference.ris().encode()),
            File(f"cite/{identifier}.json", reference.csl().encode()),
            *dts.document_files(press, identifier, stylesheets.transform("dts.xsl", tree, {}, file=file)),
        ]
        examples = stylesheets.transform("examples.xsl", tree, {}, file=file) if exemplary else ""
        return RenderedDocument(tuple(files), survey, examples)

    def failed_document(
        self,
        identifier: str,
        title: str,
        tei: bytes,
        *,
        previous: Neighbour | None = None,
        following: Neighbour | None = None,
    ) -> tuple[File, ...]:
        """Give the page, in place of that of a document which `render_document` refused, that says so, and the TEI.

        `tei` is empty where it could not be read. Raises `EditionError` S02.
        """
        page = f"<failed id={quoteattr(identifier)} tei={quoteattr(str(bool(tei)).lower())}>"
        tree = self._press.tree(f"{page}<title>{escape(UNHOLDABLE.sub('\ufffd', title))}</title></failed>")
        files = self._press.pages("html/failed.xsl", f"{identifier}.html", tree, _around(previous, following))
        return (*files, *([File(f"tei/{identifier}.xml", tei)] if tei else []))

    def know(self, name: str, register: bytes, *, file: str = "") -> None:
        """Take what the register `name` says of its entities for what is known of them; it will lie in the site too.

        Do so before the first document is added to the survey. Raises `EditionError` V01 or S02.
        """
        said = self._surveyed(self._press.stylesheets.parse(register, file=file), {}, file)
        self.survey.know(said)
        self.known = self.known.union(entity[0] for entity in said["entities"])
        vars(self).pop("_known", None)
        self._registers.append(File(f"authority/{name}.xml", register))

    def _surveyed(self, tree: Tree, parameters: Parameters, file: str) -> Mapping[str, Any]:
        said: dict[str, Any] = json.loads(self._press.stylesheets.transform("survey.xsl", tree, parameters, file=file))
        return said

    @cached_property
    def _known(self) -> Value:
        """What `known` holds, as `xslt/parameters.xsl` describes it."""
        return self._press.table(dict.fromkeys(sorted(self.known), ""))

    def edition_files(self, reference: str, examples: Sequence[str]) -> Iterator[File]:
        """Yield the files about all documents that were added to the survey.

        `reference` is the schema element by element (JSON), with examples from documents. Raises `EditionError` S02
        or S04.
        """
        self.survey.complete()
        paths = [f"{document.identifier}.html" for document in self.survey.documents]
        for file in self._edition_files(reference, examples):
            path = PurePosixPath(file.path)
            if path.suffix == ".html" and path.name != "404.html" and path.parts[0] not in self._press.codes[1:]:
                paths.append(file.path)
            yield file
        yield from sitemap(self._press, paths)

    def _edition_files(self, reference: str, examples: Sequence[str]) -> Iterator[File]:
        downloads = [PurePosixPath(file.path).stem for file in self._registers]
        yield from self._registers
        yield from home.pages(self.survey, self._press, downloads)
        yield from registers.pages(self.survey, self._press)
        yield from dates.pages(self.survey, self._press)
        yield from atlas.pages(self.survey, self._press)
        yield from relations.pages(self.survey, self._press)
        yield dts.linkset(self.survey, downloads)
        yield from dts.pages(self.survey, self._press, self._press.titles)
        schema = self._press.tree(f"<all>{''.join(examples)}</all>")
        yield from self._press.pages("html/schema.xsl", "schema.html", schema, {"schema-reference": reference})
        yield from cards.files(self.survey)
        yield from documents.pages(self.survey, self._press)
        yield from search.pages(self.survey, self._press)
        yield from self._press.scripts()
        yield from self._press.assets()

    def close(self) -> None:
        """Give up what the survey holds."""
        self.survey.close()


def _around(previous: Neighbour | None, following: Neighbour | None) -> dict[str, str | None]:
    return {
        "previous-id": previous.identifier if previous else None,
        "previous-title": previous.title if previous else None,
        "next-id": following.identifier if following else None,
        "next-title": following.title if following else None,
    }
