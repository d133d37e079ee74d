"""The site of an edition: a page per document, the index page and the assets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tei_edition.model import EditionError, finding
from tei_edition.rendering.saxon import Stylesheets


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The document before or after another in the order of the edition; its page is `identifier`.html."""

    identifier: str
    title: str


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """`html` is the document's page; `record` is the XML element that the index page is made of."""

    html: str
    record: str


class Site:
    """The pages of one edition in one interface language.

    A style sheet is compiled when it is first used, and serves all documents after that. An instance belongs to the
    process that made it, and to one thread.
    """

    def __init__(
        self, xslt_folder: Path, *, language: str = "fa", title: str | None = None, description: str | None = None
    ) -> None:
        """Make a site with the style sheets of `xslt_folder`; `title` and `description` are the edition's own.

        Raises `EditionError` (S02) where the folder has no strings in `language`.
        """
        strings = xslt_folder / "strings" / f"{language}.xml"
        if not strings.is_file():
            raise EditionError(finding("S02", file=str(strings), reason=f"there are no strings in “{language}”"))
        self._stylesheets = Stylesheets(xslt_folder)
        self._parameters = {
            "interface-language": language,
            "edition-title": title,
            "edition-description": description,
        }

    def render_document(
        self, tei: bytes, *, previous: Neighbour | None = None, following: Neighbour | None = None, file: str = ""
    ) -> RenderedDocument:
        """Give the page and the record of one TEI document; `file` is what a finding calls it.

        Raises `EditionError`: V01 (not well-formed), S02 (a style sheet does not compile) or S04 (the style sheet
        has no template for something in the text).
        """
        tree = self._stylesheets.parse(tei, file=file)
        neighbours = {
            "previous-id": previous.identifier if previous else None,
            "previous-title": previous.title if previous else None,
            "next-id": following.identifier if following else None,
            "next-title": following.title if following else None,
        }
        return RenderedDocument(
            self._stylesheets.transform("html/document.xsl", tree, self._parameters | neighbours, file=file),
            self._stylesheets.transform("record.xsl", tree, {}, file=file),
        )

    def examples(self, tei: bytes, *, file: str = "") -> str:
        """Give, as the XML element `examples`, the shortest occurrence of each element of a TEI document.

        Raises `EditionError` V01 or S02. Linear.
        """
        return self._stylesheets.transform("examples.xsl", self._stylesheets.parse(tei, file=file), {}, file=file)

    def render_schema(self, reference: str, examples: Sequence[str]) -> str:
        """Give the page of the schema that `reference` describes (JSON), with examples from documents."""
        tree = self._stylesheets.parse(f"<all>{''.join(examples)}</all>".encode())
        return self._stylesheets.transform("html/schema.xsl", tree, self._parameters | {"schema-reference": reference})

    def render_index(self, records: Sequence[str]) -> str:
        """Give the index page of the documents that have these records, in their order."""
        tree = self._stylesheets.parse(f"<records>{''.join(records)}</records>".encode())
        return self._stylesheets.transform("html/index.xsl", tree, self._parameters)


def assets(xslt_folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name, relative to the site's `assets` folder, and the bytes of each file that pages refer to, by name.

    Raises `EditionError` (S02) where there are none.
    """
    folder = xslt_folder / "assets"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not files:
        raise EditionError(finding("S02", file=str(folder), reason="there are no assets"))
    for path in files:
        yield path.relative_to(folder).as_posix(), path.read_bytes()
