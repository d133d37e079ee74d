"""Pictures that stand beside a source or a TEI file, and where they go in the edition and in its site."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from tei_edition.model import EditionError, Finding, finding
from tei_edition.text.identifiers import digest, identifier
from tei_edition.validation.pictures import picture_format
from tei_edition.workflow.folder import PICTURES
from tei_edition.workflow.reading import read_bytes

MOST_BYTES = 100_000_000
"""The most bytes that a picture has."""
# No scheme, no host, no root, no query: nothing but a path from where the file is.
_RELATIVE = re.compile(r"(?![A-Za-z][A-Za-z0-9+.-]*:)(?P<path>[^/\\?#][^\\?#]*)(?:#.*)?")


class Picture(NamedTuple):
    """A picture that is shown: its address in the document, its path below the edition or the site, file and bytes."""

    url: str
    path: str
    file: str
    data: bytes


@dataclass(slots=True)
class Album:
    """The pictures of one document, called `name`; its file stands in `folder`, or nowhere (`None`).

    What lies outside all of the folders `within`, links followed, is none of it.
    """

    name: str
    folder: Path | None
    within: Sequence[Path]
    refused: dict[str, str] = field(default_factory=dict)
    """Why a picture is not shown, by its address; what lies elsewhere by its address is never asked for, nor here."""
    _sources: dict[str, str] = field(default_factory=dict)
    """The files that were taken, by the paths that they got, in lower case: not all file systems tell more apart."""

    def pictures(self, urls: Iterable[str]) -> Iterator[Picture]:
        """Yield the pictures that are there, in order; the same addresses, in the same order, get the same paths."""
        for url in dict.fromkeys(urls):
            if not (match := _RELATIVE.fullmatch(url)):
                continue
            try:
                file = self._file(match["path"])
                data = read_bytes(file, MOST_BYTES)
            except (EditionError, ValueError) as error:
                said = error.finding.message if isinstance(error, EditionError) else str(error)
                self.refused[url] = said[:1].lower() + said[1:].rstrip(".")
                continue
            if suffix := picture_format(data):
                yield Picture(url, self._path(file, suffix), file, data)
            else:
                self.refused[url] = "it is no PNG, JPEG, GIF, WebP or AVIF, and no SVG without script or entities"

    def findings(self, file: str, places: Mapping[str, tuple[int, int]]) -> Iterator[Finding]:
        """Yield a finding (R06) for each picture that is not shown; `places` are those of the addresses in `file`."""
        for url, why in self.refused.items():
            line, column = places[url]
            yield finding("R06", file=file, line=line, column=column, url=url, reason=why)

    def _file(self, quoted: str) -> str:
        """Give where the file is; raises `ValueError` with the reason where there is none to be taken."""
        if self.folder is None:
            raise ValueError("the document came from standard input, and lies in no folder")
        try:
            file = os.path.realpath(self.folder / unquote(quoted, errors="strict"))
        except ValueError as error:  # bytes that are no UTF-8, or U+0000
            raise ValueError("its address is that of no file") from error
        if not any(Path(file).is_relative_to(os.path.realpath(folder)) for folder in self.within):
            raise ValueError("it lies outside the folder of the documents")
        if not os.path.isfile(file):  # noqa: PTH113  Path.is_file raises where a name is too long
            raise ValueError("there is no such file")
        return file

    def _path(self, file: str, suffix: str) -> str:
        # What is cut may end with a hyphen; and the site calls the picture as the edition does.
        stem = identifier(identifier(Path(file).stem)[:80])
        for name in (stem, f"{stem}-{digest(os.path.relpath(file, self.within[0]))}"):
            path = f"{PICTURES.path(self.name)}/{name}{suffix}"
            if self._sources.setdefault(path.lower(), file) == file:
                break
        return path
