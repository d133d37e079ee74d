"""One page, or one file, in every language of the interface: where it stands, and how it refers to the others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from tei_edition.model import EditionError, Titles, finding
from tei_edition.rendering.authorities import ADDRESSES
from tei_edition.rendering.saxon import Stylesheets
from tei_edition.saxon import Parameters, Tree, Value

_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]*\?>")
# Neither a text, where “<” is escaped, nor an attribute, where the quotation mark is, can hold it.
_END = b'<hr class="end-of-page">'
# The strings of a theme stand before ours.
_BY_KEY = """
map:merge(for $code in distinct-values(/languages/language/@code) return map:entry(string($code), map:merge(
  /languages/language[@code = $code]/strings/(@dir ! map:entry('dir', string(.)),
    string ! map:entry(string(@key), string(.))), map { 'duplicates': 'use-first' })))
"""


class File(NamedTuple):
    """A file of the site: its path below the site's folder, with slashes, and its bytes."""

    path: str
    data: bytes


def page_path(stem: str, number: int) -> str:
    """Give the path of a page that goes on over several, the first of which is 1."""
    return f"{stem}.html" if number == 1 else f"{stem}.{number}.html"


class Language(NamedTuple):
    """A language of the interface, and the folder of its pages: empty, or a name that ends with a slash."""

    code: str
    folder: str


@dataclass(frozen=True)
class Press:
    """The style sheets of `folder`, and what they all are told: the languages of the interface, the edition's titles.

    The pages of the first language stand in the site's own folder, those of another in a folder named by its code.
    An instance belongs to the process that made it, and to one thread.
    """

    folder: Path
    codes: Sequence[str]
    titles: Titles = ()
    descriptions: Titles = ()
    address: str = ""
    """Where the site's folder lies on the web, with a slash at the end; empty where that is not known."""
    theme: Path | None = None
    """A folder of the edition's own: style sheets, strings and assets that win over those of `folder`."""

    def __post_init__(self) -> None:
        """Raise `EditionError` (S02) where the theme is not there, or there are no strings in one of the languages."""
        if self.theme is not None and not self.theme.is_dir():
            raise EditionError(finding("S02", file=str(self.theme), reason="there is no such folder"))
        for code in self.codes:
            strings = [layer / "strings" / f"{code}.xml" for layer in self.layers]
            if not any(path.is_file() for path in strings):
                raise EditionError(finding("S02", file=str(strings[-1]), reason=f"there are no strings in “{code}”"))

    @cached_property
    def stylesheets(self) -> Stylesheets:
        """The style sheets, each compiled when it is first used."""
        return Stylesheets(self.folder, self.theme)

    @cached_property
    def _theme_style(self) -> str | None:
        path = "assets/theme.css"
        return path if self.theme and (self.theme / path).is_file() else None

    @cached_property
    def _strings(self) -> Value:
        """The strings of all languages, as `xslt/parameters.xsl` describes them.

        Raises `EditionError` (S02) where a file of them is not well-formed.
        """
        roots = []
        for code in self.codes:
            for path in (layer / "strings" / f"{code}.xml" for layer in self.layers):
                if path.is_file():
                    try:
                        content = path.read_text("utf-8-sig")
                        self.tree(content)
                    except (EditionError, UnicodeDecodeError) as error:
                        raise EditionError(finding("S02", file=str(path), reason=error)) from error
                    roots.append(f'<language code="{code}">{_DECLARATION.sub("", content)}</language>')
        return self.stylesheets.evaluate(_BY_KEY, self.tree(f"<languages>{''.join(roots)}</languages>"))

    @cached_property
    def _addresses(self) -> Value:
        return self.table(ADDRESSES)

    def table(self, rows: Mapping[str, str]) -> Value:
        """Give `rows` as a map for a parameter."""
        elements = (f"<row key={quoteattr(key)}>{escape(said)}</row>" for key, said in rows.items())
        tree = self.tree(f"<table>{''.join(elements)}</table>")
        return self.stylesheets.evaluate("map:merge(/table/row ! map:entry(string(@key), string(.)))", tree)

    @property
    def layers(self) -> tuple[Path, ...]:
        """The folders in which things lie, the first to be asked first."""
        return (self.theme, self.folder) if self.theme else (self.folder,)

    def assets(self) -> Iterator[File]:
        """Yield each file that pages refer to, by name; the theme's is taken where it has one of that name.

        Raises `EditionError` (S02) where there are none.
        """
        found: dict[str, Path] = {}
        for layer in self.layers:
            folder = layer / "assets"
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                found.setdefault(f"assets/{path.relative_to(folder).as_posix()}", path)
        if not found:
            raise EditionError(finding("S02", file=str(self.folder / "assets"), reason="there are no assets"))
        for name, path in sorted(found.items()):
            yield File(name, path.read_bytes())

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the interface, the main one first."""
        return tuple(Language(code, f"{code}/" if number else "") for number, code in enumerate(self.codes))

    def tree(self, xml: str, *, file: str = "") -> Tree:
        """Give the tree of `xml`."""
        return self.stylesheets.parse(xml.encode(), file=file)

    def pages(
        self, stylesheet: str, path: str, tree: Tree, parameters: Parameters | None = None, file: str = ""
    ) -> Iterator[File]:
        """Yield the page `path` in every language, as `stylesheet` makes it of `tree` with these parameters.

        `path` is seen from the folder of the language, and ends with `.html`. Raises `EditionError` S02 or S04.
        """
        for language in self.languages:
            html = self.stylesheets.transform(
                stylesheet, tree, {**self._placed(language, path), **(parameters or {})}, file=file
            )
            yield File(language.folder + path, html.encode())

    def many(self, stylesheet: str, folder: str, pages: Sequence[tuple[str, str]]) -> Iterator[File]:
        """Yield many pages in every language, in the order of the languages; all lie in `folder`, or all above it.

        A page is its path, as in `pages`, and the XML that it is made of; `stylesheet` makes all of them in one
        transformation, of the elements `page` in an element `pages`. Raises `EditionError` S02 or S04.
        """
        elements = (f"<page path={quoteattr(path)}>{xml}</page>" for path, xml in pages)
        tree = self.tree(f"<pages>{''.join(elements)}</pages>")
        for language in self.languages:
            html = self.stylesheets.transform(stylesheet, tree, self._placed(language, folder)).encode()
            doctype, *made = html.replace(b"<html", _END + b"<html", 1).split(_END)
            for (path, _), page in zip(pages, made[:-1], strict=True):
                yield File(language.folder + path, doctype + page)

    def page(self, stylesheet: str, path: str, tree: Tree, language: Language) -> File:
        """Give the page `path` in one language, of a tree that was made for it."""
        html = self.stylesheets.transform(stylesheet, tree, self._placed(language, path))
        return File(language.folder + path, html.encode())

    def once(
        self, stylesheet: str, path: str, tree: Tree, parameters: Parameters | None = None, file: str = ""
    ) -> File:
        """Give the file `path` that all languages share, as `stylesheet` makes it of `tree`, in the main language."""
        text = self.stylesheets.transform(
            stylesheet, tree, {**self._placed(self.languages[0], path), **(parameters or {})}, file=file
        )
        return File(path, text.encode())

    def scripts(self) -> Iterator[File]:
        """Yield, for every language of the interface, the script with the words that scripts show."""
        empty = self.tree("<strings/>")
        for language in self.languages:
            yield self.once(
                "script-strings.xsl",
                f"assets/strings-{language.code}.js",
                empty,
                {"interface-language": language.code},
            )

    def _placed(self, language: Language, path: str) -> dict[str, str | Value | None]:
        depth = path.count("/")
        return {
            "interface-language": language.code,
            "interface-languages": " ".join(self.codes),
            "language-root": "../" * depth,
            "site-root": "../" * (depth + language.folder.count("/")),
            "page-path": path,
            "site-address": self.address,
            "edition-title": in_language(self.titles, language.code),
            "edition-description": in_language(self.descriptions, language.code),
            "interface-strings": self._strings,
            "authority-addresses": self._addresses,
            "theme-style": self._theme_style,
        }


def in_language(titles: Titles, language: str) -> str | None:
    """Give what `titles` say in `language`, or else what they say first; `None` where they say nothing."""
    by_language = dict(titles)
    return by_language.get(language) or next(iter(by_language.values()), None)
