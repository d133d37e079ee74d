"""`edition.toml`: what people state of an edition and its documents. Unknown keys and wrong types are errors."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tei_edition.model import Attribution, Contributor, Edition, EditionError, Finding, Licence, Titles, finding
from tei_edition.text.identifiers import is_identifier

NAME = "edition.toml"

_TEXT, _TEXTS, _BY_LANGUAGE, _EDITORS = "text", "a list of texts", "text, or a table of texts by language", "editors"
_EDITION_KEYS = {
    "title": _BY_LANGUAGE,
    "description": _BY_LANGUAGE,
    "editors": _EDITORS,
    "publisher": _TEXT,
    "place": _TEXT,
    "date": _TEXT,
    "language": _TEXT,
    "interface": _TEXT,
    "version": _TEXT,
    "header": _TEXT,
}
_LICENCE_KEYS = {"name": _TEXT, "target": _TEXT}
_EDITOR_KEYS = {"name": _TEXT, "kind": _TEXT, "identifier": _TEXT}
_DOCUMENT_KEYS = {
    "id": _TEXT,
    "title": _BY_LANGUAGE,
    "authors": _TEXTS,
    "provenance": _TEXT,
    "language": _TEXT,
    "format": _TEXT,
    "encoding": _TEXT,
}
_TABLES = ("edition", "licence", "documents")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What is stated of one document; what is not is empty."""

    identifier: str = ""
    titles: Titles = ()
    authors: tuple[str, ...] = ()
    provenance: str = ""
    language: str = ""
    format: str = ""
    encoding: str = ""

    def attribution(self, identifier: str) -> Attribution:
        """Give what the header states of the document that is called `identifier`."""
        return Attribution(identifier, self.titles, self.authors, self.provenance, self.language)


@dataclass(frozen=True, slots=True)
class Settings:
    """One `edition.toml`, or the defaults where there is none."""

    edition: Edition = field(default_factory=Edition)
    documents: Mapping[str, DocumentSettings] = field(default_factory=dict)
    interface: str = ""
    header: Path | None = None
    path: Path | None = None

    def of(self, *names: str) -> DocumentSettings:
        """Give the settings of the document that has one of these names, the first that is stated."""
        return next((self.documents[name] for name in names if name in self.documents), DocumentSettings())


def load(path: Path) -> Settings:
    """Read `path`.

    Raises `EditionError`: I02 where it cannot be read, C01 where it is no TOML, C02 at the first key that is not
    known, C03 at the first value of a wrong type, C04 at an id that cannot name a document.
    """
    try:
        content = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = (getattr(error, "strerror", None) or "it is not UTF-8").lower()
        raise EditionError(finding("I02", file=str(path), reason=reason)) from error
    try:
        tables = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        reason = str(error).split(" (at ")[0]
        raise EditionError(finding("C01", file=str(path), line=line, column=column, reason=reason)) from error
    except RecursionError as error:
        raise EditionError(finding("C01", file=str(path), reason="it is nested too deep")) from error
    return _Checker(path, content).settings(tables)


@dataclass(frozen=True, slots=True)
class _Checker:
    path: Path
    content: str

    def settings(self, tables: dict[str, Any]) -> Settings:
        self._known(tables, _TABLES, "")
        edition = self._table(tables, "edition", _EDITION_KEYS)
        licence = self._table(tables, "licence", _LICENCE_KEYS)
        documents = tables.get("documents", {})
        self._typed("documents", documents, dict, "a table")
        language = edition.get("language", "fa")
        for key, value, pattern, expected in (
            ("language", language, _LANGUAGE, "a language tag such as “fa”"),
            ("date", edition.get("date", "2000"), _DATE, "a year, a month or a day such as “2026-11-21”"),
            ("target", licence.get("target", "x:y"), _URI, "a web address"),
        ):
            self._matches(key, value, pattern, expected)
        header = edition.get("header")
        return Settings(
            edition=Edition(
                titles=_titles(edition.get("title"), language),
                description=_titles(edition.get("description"), language),
                editors=tuple(self._editor(editor) for editor in edition.get("editors", [])),
                publisher=edition.get("publisher", ""),
                place=edition.get("place", ""),
                date=edition.get("date", ""),
                licence=Licence(licence.get("name", ""), licence.get("target", "")),
                language=language,
                version=edition.get("version", ""),
            ),
            documents={name: self._document(name, table, language) for name, table in documents.items()},
            interface=edition.get("interface", ""),
            header=self.path.parent / header if header else None,
            path=self.path,
        )

    def _document(self, name: str, table: object, edition_language: str) -> DocumentSettings:
        self._typed(name, table, dict, "a table")
        checked = self._table({name: table}, name, _DOCUMENT_KEYS)
        identifier = checked.get("id", "")
        if identifier and not is_identifier(identifier):
            raise self._error("C04", "id", identifier, identifier=identifier)
        language = checked.get("language", "")
        if language:
            self._matches("language", language, _LANGUAGE, "a language tag such as “fa”")
        return DocumentSettings(
            identifier,
            _titles(checked.get("title"), language or edition_language),
            tuple(checked.get("authors", ())),
            checked.get("provenance", ""),
            language,
            checked.get("format", ""),
            checked.get("encoding", ""),
        )

    def _editor(self, editor: object) -> Contributor:
        if isinstance(editor, str):
            return Contributor(editor)
        table = self._table({"editors": editor}, "editors", _EDITOR_KEYS)
        if "name" not in table:
            raise self._error(
                "C03", "editors", key="editors", expected="names, or tables with a name", found="a table without one"
            )
        kind, identifier = table.get("kind", "person"), table.get("identifier", "")
        if kind not in ("person", "organization"):
            raise self._error("C03", "kind", kind, key="kind", expected="“person” or “organization”", found=f"“{kind}”")
        if identifier:
            self._matches("identifier", identifier, _URI, "a web address such as an ORCID")
        return Contributor(table["name"], kind, identifier)

    def _table(self, parent: Mapping[str, Any], name: str, keys: Mapping[str, str]) -> dict[str, Any]:
        table = parent.get(name, {})
        self._typed(name, table, dict, "a table")
        self._known(table, tuple(keys), name)
        for key, value in table.items():
            expected = keys[key]
            if expected == _TEXT:
                self._typed(key, value, str, _TEXT)
            elif expected == _BY_LANGUAGE:
                if not isinstance(value, str):
                    self._typed(key, value, dict, expected)
                    for language, text in value.items():
                        self._matches(language, language, _LANGUAGE, "a language tag such as “fa”")
                        self._typed(language, text, str, _TEXT)
            else:
                self._typed(key, value, list, "a list")
                for entry in value:
                    if expected == _TEXTS:
                        self._typed(key, entry, str, "a list of texts")
        return dict(table)

    def _known(self, table: Mapping[str, Any], keys: tuple[str, ...], name: str) -> None:
        for key in table:
            if key not in keys:
                close = difflib.get_close_matches(key, keys, 1)
                choices = ", ".join(keys)
                suggestion = f"Did you mean “{close[0]}”?" if close else f"There are: {choices}."
                shown = f"{name}.{key}" if name else key
                raise self._error("C02", key, key=shown, suggestion=suggestion)

    def _typed(self, key: str, value: object, kind: type, expected: str) -> None:
        if not isinstance(value, kind):
            raise self._error("C03", key, key=key, expected=expected, found=_described(value))

    def _matches(self, key: str, value: str, pattern: re.Pattern[str], expected: str) -> None:
        if not pattern.fullmatch(value):
            raise self._error("C03", key, value, key=key, expected=expected, found=f"“{value}”")

    def _error(self, code: str, key: str, value: str = "", /, **fields: object) -> EditionError:
        line, column = self._place(key, value)
        return EditionError(finding(code, file=str(self.path), line=line, column=column, **fields))

    def _place(self, key: str, value: str) -> tuple[int, int]:
        """Find the line that sets `key`, the one that also holds `value` first; tomllib keeps no places."""
        escaped = re.escape(key)
        setting = re.compile(
            rf"^[ \t]*\[{{0,2}}[^=#\n]*?(?P<key>\"{escaped}\"|'{escaped}'|(?<![\w-]){escaped}(?![\w-]))"
        )
        inside = re.compile(rf"(?<![\w-])(?P<key>{escaped})(?![\w-])[\"']?\s*=")
        candidates = [
            (number, match.start("key") + 1, line)
            for number, line in enumerate(self.content.splitlines(), 1)
            if (match := setting.search(line) or inside.search(line))
        ]
        exact = [candidate for candidate in candidates if value and value in candidate[2]]
        found = (exact or candidates or [(1, 1, "")])[0]
        return found[0], found[1]


def _titles(value: str | dict[str, str] | None, language: str) -> Titles:
    if not value:
        return ()
    if isinstance(value, str):
        return ((language, value),)
    return tuple(sorted(value.items(), key=lambda entry: entry[0] != language))


def _described(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "a table"}
    return names.get(type(value), "a date or a time")


def unused(settings: Settings, names: set[str]) -> tuple[Finding, ...]:
    """Give a finding for each document that `settings` name and that is none of `names`."""
    file = str(settings.path or NAME)
    return tuple(finding("C05", file=file, name=name) for name in settings.documents if name not in names)
