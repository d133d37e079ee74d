"""`edition.toml`: what people state of an edition and its documents. Unknown keys and wrong types are errors."""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tei_edition import resources
from tei_edition.corpora import FORMATS
from tei_edition.dates import Calendar, DateContext
from tei_edition.dates.calendars import to_gregorian
from tei_edition.model import (
    CONTACTS,
    KINDS,
    REGULAR_KINDS,
    RELATION_TYPES,
    ROLES,
    UNHOLDABLE,
    Affiliation,
    Attribution,
    Contributor,
    Correction,
    Edition,
    EditionError,
    Finding,
    Issued,
    Licence,
    PrivacyPolicy,
    RelatedWork,
    SpellingKind,
    Subject,
    Titles,
    finding,
)
from tei_edition.readers import formats
from tei_edition.rendering import is_reserved
from tei_edition.text.decoding import stated_encoding
from tei_edition.text.identifiers import is_identifier
from tei_edition.workflow.places import Keys, places
from tei_edition.workflow.writing import reason

if TYPE_CHECKING:
    from tei_edition.structure import Policy

NAME = "edition.toml"
ENCODINGS = ("utf-8", "utf-16", "windows-1256", "iso-8859-6")
"""The encodings that people are told of; those that Python calls otherwise, or that state a byte order, work too."""

_TEXT, _TEXTS, _BY_LANGUAGE, _EDITORS = "text", "a list of texts", "text, or a table of texts by language", "editors"
_NUMBER, _SWITCH, _TEXT_OR_TEXTS = "a year", "true or false", "text, or a list of texts"
_TERMS, _ENTRIES = "a list of texts, or a table of such lists by language", "a list"
_AFFILIATIONS = "a name, a table with a name, or a list of them"
_EDITION_KEYS = {
    "title": _BY_LANGUAGE,
    "description": _BY_LANGUAGE,
    "editors": _EDITORS,
    "publisher": _TEXT,
    "place": _TEXT,
    "date": _TEXT,
    "language": _TEXT,
    "interface": _TEXT_OR_TEXTS,
    "version": _TEXT,
    "header": _TEXT,
    "theme": _TEXT,
    "first_year": _NUMBER,
    "last_year": _NUMBER,
    "address": _TEXT,
    "contributors": _EDITORS,
    "keywords": _TERMS,
    "subjects": _ENTRIES,
    "related": _ENTRIES,
    "doi": _TEXT,
    "contact": _TEXT,
}
_ANNOTATORS_KEYS = {"dates": _SWITCH, "names": _SWITCH, "linking": _SWITCH}
_ORTHOGRAPHY_KEYS = {str(kind): _SWITCH for kind in REGULAR_KINDS}
_CORRECTIONS = "a list of tables, each with a quote"
_CORRECTION_KEYS = dict.fromkeys(("quote", "correction", "prefix", "suffix"), _TEXT)
_DATES_KEYS = {"calendar": _TEXT, "first_jalali_year": _NUMBER, "first_gregorian_year": _NUMBER}
_LICENCE_KEYS = {"name": _TEXT, "target": _TEXT, "identifier": _TEXT, "rights": _BY_LANGUAGE}
_EDITOR_KEYS = {
    "name": _TEXT,
    "kind": _TEXT,
    "identifier": _TEXT,
    "given": _TEXT,
    "family": _TEXT,
    "affiliation": _AFFILIATIONS,
}
_CONTRIBUTOR_KEYS = {**_EDITOR_KEYS, "role": _TEXT}
_AFFILIATION_KEYS = {"name": _TEXT, "identifier": _TEXT}
_SUBJECT_KEYS = {"name": _TEXT, "identifier": _TEXT, "scheme": _TEXT}
_RELATED_KEYS = {"identifier": _TEXT, "relation": _TEXT}
_PACKAGE_KEYS = {"name": _TEXT, "sources": _SWITCH}
_DEPOSIT_KEYS = {"repository": _TEXT, "resource_type": _TEXT}
_PRIVACY_KEYS = {"entities": _TEXTS, "contacts": _TEXTS}
_DOCUMENT_KEYS = {
    "id": _TEXT,
    "title": _BY_LANGUAGE,
    "authors": _TEXTS,
    "provenance": _TEXT,
    "language": _TEXT,
    "format": _TEXT,
    "encoding": _TEXT,
    "issued": _TEXT,
    "kind": _TEXT,
    "force": _TEXTS,
    "forbid": _TEXTS,
    "corrections": _CORRECTIONS,
}
_NAMES_KEYS = {"model": _TEXT}
_WORDS_KEYS = {"analysis": _SWITCH, "model": _TEXT, "exports": _TEXTS}
_AUTHORITY_KEYS = {"files": _TEXTS}
_STRUCTURE_KEYS = {"force": _TEXTS, "forbid": _TEXTS}
_A_LANGUAGE = "a language tag such as “fa”"
_PROFILE_KEYS = {"schema": _TEXT, "schematron": _TEXT}
_TABLES = (
    "edition",
    "licence",
    "structure",
    "annotators",
    "dates",
    "names",
    "authority",
    "documents",
    "validation",
    "package",
    "orthography",
    "words",
    "deposit",
    "privacy",
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SOLAR_YEARS_OF_PRINT = range(1250, 1500)  # from the newspapers of the 1870s on
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`?#]+")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_DOI = re.compile(r"10\.\d{4,9}/[^\s<>\"{}|\\^`]+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


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
    issued: date | None = None
    kind: str = ""
    forced: frozenset[str] = frozenset()
    forbidden: frozenset[str] = frozenset()
    corrections: tuple[Correction, ...] = ()

    def attribution(self, identifier: str, issued: Issued | None = None) -> Attribution:
        """Give what the header states of the document that is called `identifier`, `issued` then."""
        return Attribution(identifier, self.titles, self.authors, self.provenance, self.language, issued)


@dataclass(frozen=True, slots=True)
class Profile:
    """What files are validated by: a RelaxNG schema in XML syntax, Schematron rules, or both."""

    schema: Path | None = None
    schematron: Path | None = None


@dataclass(frozen=True, slots=True)
class WordSettings:
    """Whether `build` divides texts into words, the model of parts of speech, and the formats of the exports."""

    analysis: bool = False
    model: Path | None = None
    exports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackageSettings:
    """What is stated of the deposit: the name of its file, without suffix, and whether the sources go with it."""

    name: str = ""
    sources: bool = False


@dataclass(frozen=True, slots=True)
class DepositSettings:
    """Where the edition is deposited, and as what: an identifier of InvenioRDM's vocabulary of resource types."""

    repository: str = ""
    resource_type: str = "dataset"


@dataclass(frozen=True, slots=True)
class Settings:
    """One `edition.toml`, or the defaults where there is none."""

    edition: Edition = field(default_factory=Edition)
    documents: Mapping[str, DocumentSettings] = field(default_factory=dict)
    annotators: frozenset[str] = frozenset(_ANNOTATORS_KEYS)
    """The annotators that are not switched off."""
    dates: DateContext = field(default_factory=DateContext)
    """How dates are read in all documents."""
    interfaces: tuple[str, ...] = ()
    """The languages of the site's interface that are stated, the main one first."""
    header: Path | None = None
    theme: Path | None = None
    """A folder of style sheets, strings and assets of the edition's own."""
    theme_place: tuple[int, int] = (0, 0)
    """Line and column of the theme in the file at `path`; zeros where that does not name it."""
    path: Path | None = None
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Line and column, in the file at `path`, of each of the documents."""
    forced: frozenset[str] = frozenset()
    forbidden: frozenset[str] = frozenset()
    authority: tuple[Path, ...] | None = None
    """The authority files that are stated; `None` means those in the folder `authority` beside the settings."""
    names_model: Path | None = None
    """The model of names that is used in place of the program's own."""
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    """What files can be validated by, by name."""
    package: PackageSettings = field(default_factory=PackageSettings)
    orthography: frozenset[SpellingKind] = frozenset()
    """The kinds of regular spellings that are asked for."""
    words: WordSettings = field(default_factory=WordSettings)
    deposit: DepositSettings = field(default_factory=DepositSettings)
    privacy: PrivacyPolicy = field(default_factory=PrivacyPolicy)
    """What no public output may tell."""

    @property
    def own(self) -> tuple[Path, ...]:
        """The files and folders that are parts of the edition, and none of its documents; without authority files."""
        return tuple(path for path in (self.theme, self.header, self.names_model, self.words.model) if path)

    def of(self, *names: str) -> DocumentSettings:
        """Give the settings of the document that has one of these names, the first that is stated."""
        return next((self.documents[name] for name in names if name in self.documents), DocumentSettings())

    def policy(self, document: DocumentSettings) -> "Policy":
        """Give what is stated of the recognisers for one document: what it says itself goes before what all say."""
        from tei_edition.structure import Policy  # noqa: PLC0415  its patterns are compiled only where it is used

        forced = document.forced | (self.forced - document.forbidden)
        return Policy(forced, (document.forbidden | self.forbidden) - forced, document.kind)

    def place(self, *names: str) -> tuple[int, int]:
        """Give line and column of the settings of the document that has one of these names."""
        return next((self.places[name] for name in names if name in self.places), (0, 0))


def is_known(key: str, value: str) -> bool:
    """Tell whether `value` is a format or an encoding, as `key` says, that the program has."""
    return value in formats() if key == "format" else stated_encoding(value, b"") is not None


def load(path: Path) -> Settings:
    """Read `path`.

    Raises `EditionError`: I02 where it cannot be read, C01 where it is no TOML, C02 at the first key that is not
    known, C03 at the first value of a wrong type, C04 at an id that cannot name a document.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EditionError(finding("I02", file=str(path), reason=reason(error))) from error
    try:
        content = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        raise _no_toml(path, before, f"the byte {data[error.start]:02X} is not UTF-8") from error
    try:
        tables = tomllib.loads(content)
    except RecursionError as error:
        raise _no_toml(path, "", "it is nested too deep") from error
    except ValueError as error:
        # A TOMLDecodeError, or what Python says of a number of thousands of digits.
        place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)", str(error))
        lines = content.split("\n")
        if place and place[1]:
            lines = [*lines[: int(place[1]) - 1], lines[int(place[1]) - 1][: int(place[2]) - 1]]
        raise _no_toml(path, "\n".join(lines) if place else "", str(error).split(" (at ")[0]) from error
    return _Checker(path, places(content)).settings(tables)


def _no_toml(path: Path, before: str, why: str) -> EditionError:
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return EditionError(
        finding("C01", file=str(path), line=line, column=column, reason=f"{why[:1].lower()}{why[1:]}".rstrip("."))
    )


@dataclass(frozen=True, slots=True)
class _Checker:
    path: Path
    places: Mapping[Keys, tuple[int, int]]

    def settings(self, tables: dict[str, Any]) -> Settings:
        self._known((), tables, _TABLES)
        edition = self._table(("edition",), tables.get("edition", {}), _EDITION_KEYS)
        licence = self._table(("licence",), tables.get("licence", {}), _LICENCE_KEYS)
        structure = self._table(("structure",), tables.get("structure", {}), _STRUCTURE_KEYS)
        documents = tables.get("documents", {})
        self._typed(("documents",), documents, dict, "a table")
        language = edition.get("language", "fa")
        for keys, value, pattern, expected in (
            (("edition", "language"), language, _LANGUAGE, _A_LANGUAGE),
            (("licence", "target"), licence.get("target", "x:y"), _URI, "a web address"),
            (("edition", "doi"), edition.get("doi", "10.1234/x"), _DOI, "a DOI such as “10.1234/abc”, without https"),
            (("edition", "contact"), edition.get("contact", "a@b.c"), _EMAIL, "an e-mail address"),
            (
                ("edition", "address"),
                edition.get("address", "https://x"),
                _WEB,
                "an address that begins with “https://”",
            ),
        ):
            self._matches(keys, value, pattern, expected)
        self._date(("edition", "date"), edition.get("date", "2000"))
        first, last = edition.get("first_year"), edition.get("last_year")
        if first is not None and last is not None and last < first:
            expected = f"{first}, the first year, or later"
            raise self._error("C03", ("edition", "last_year"), expected=expected, found=str(last))
        theme = self._file(("edition", "theme"), edition.get("theme"))
        return Settings(
            edition=Edition(
                titles=_titles(edition.get("title"), language),
                description=_titles(edition.get("description"), language),
                editors=self._people(("edition", "editors"), edition, _EDITOR_KEYS),
                publisher=edition.get("publisher", ""),
                place=edition.get("place", ""),
                date=edition.get("date", ""),
                licence=Licence(
                    licence.get("name", ""),
                    licence.get("target", ""),
                    licence.get("identifier", ""),
                    _titles(licence.get("rights"), language),
                ),
                language=language,
                version=edition.get("version", ""),
                first_year=first,
                last_year=last,
                address=edition["address"].rstrip("/") + "/" if edition.get("address") else "",
                contributors=self._people(("edition", "contributors"), edition, _CONTRIBUTOR_KEYS),
                keywords=self._terms(("edition", "keywords"), edition.get("keywords", []), language),
                subjects=self._subjects(("edition", "subjects"), edition.get("subjects", [])),
                related=self._related(("edition", "related"), edition.get("related", [])),
                doi=edition.get("doi", ""),
                contact=edition.get("contact", ""),
            ),
            annotators=self._annotators(tables.get("annotators", {})),
            dates=self._dates(self._table(("dates",), tables.get("dates", {}), _DATES_KEYS)),
            documents={name: self._document(name, table, language) for name, table in documents.items()},
            interfaces=self._interfaces(edition.get("interface", ()), theme),
            header=self._file(("edition", "header"), edition.get("header")),
            theme=theme,
            theme_place=self.places.get(("edition", "theme"), (0, 0)),
            path=self.path,
            places={name: self.places.get(("documents", name), (0, 0)) for name in documents},
            forced=self._recognisers(("structure", "force"), structure),
            forbidden=self._recognisers(("structure", "forbid"), structure),
            authority=self._authority(self._table(("authority",), tables.get("authority", {}), _AUTHORITY_KEYS)),
            names_model=self._file(
                ("names", "model"), self._table(("names",), tables.get("names", {}), _NAMES_KEYS).get("model")
            ),
            profiles=self._profiles(tables.get("validation", {})),
            package=self._package(self._table(("package",), tables.get("package", {}), _PACKAGE_KEYS)),
            orthography=self._orthography(tables.get("orthography", {})),
            words=self._words(self._table(("words",), tables.get("words", {}), _WORDS_KEYS)),
            deposit=DepositSettings(**self._table(("deposit",), tables.get("deposit", {}), _DEPOSIT_KEYS)),
            privacy=self._privacy(self._table(("privacy",), tables.get("privacy", {}), _PRIVACY_KEYS)),
        )

    def _file(self, keys: Keys, name: str | None) -> Path | None:
        """Give the path of the file or folder that `keys` name, from the settings' own folder."""
        if name and "\0" in name:
            raise self._error("C03", keys, expected="a path", found="text with the character U+0000")
        return self.path.parent / name if name else None

    def _words(self, table: dict[str, Any]) -> WordSettings:
        exports = tuple(table.get("exports", ()))
        for number, name in enumerate(exports):
            self._among(("words", "exports", number), name, tuple(FORMATS))
        return WordSettings(table.get("analysis", False), self._file(("words", "model"), table.get("model")), exports)

    def _profiles(self, table: object) -> dict[str, Profile]:
        keys = ("validation",)
        validation = self._typed(keys, table, dict, "a table")
        self._known(keys, validation, ("profiles",))
        profiles = self._typed((*keys, "profiles"), validation.get("profiles", {}), dict, "a table")
        return {name: self._profile((*keys, "profiles", name), stated) for name, stated in profiles.items()}

    def _profile(self, keys: Keys, stated: object) -> Profile:
        table = self._table(keys, stated, _PROFILE_KEYS)
        if not any(table.values()):
            raise self._error("C03", keys, expected="a table with a schema, a schematron or both", found="one without")
        paths = {key: self._file((*keys, key), value) for key, value in table.items()}
        return Profile(paths.get("schema"), paths.get("schematron"))

    def _authority(self, table: dict[str, Any]) -> tuple[Path, ...] | None:
        files = table.get("files")
        if files is None:
            return None
        keys = ("authority", "files")
        return tuple(self._file((*keys, number), file) or self.path.parent for number, file in enumerate(files))

    def _document(self, name: str, table: object, edition_language: str) -> DocumentSettings:
        keys = ("documents", name)
        parts = _parted(self._typed(keys, table, dict, "a table"))
        if parts:
            suggestion = f'A name with a full stop is put in quotes: [documents."{".".join((name, *parts))}"].'
            raise self._error("C02", (*keys, parts[0]), suggestion=suggestion)
        checked = self._table(keys, table, _DOCUMENT_KEYS)
        identifier = checked.get("id", "")
        if "id" in checked and (not is_identifier(identifier) or is_reserved(identifier)):
            raise self._error("C04", (*keys, "id"), identifier=identifier)
        language = checked.get("language", "")
        if language:
            self._matches((*keys, "language"), language, _LANGUAGE, _A_LANGUAGE)
        for key, choices in (("format", formats()), ("encoding", ENCODINGS)):
            value = checked.get(key, "")
            if value and not is_known(key, value):
                self._among((*keys, key), value, choices)
        return DocumentSettings(
            identifier,
            _titles(checked.get("title"), language or edition_language),
            tuple(checked.get("authors", ())),
            checked.get("provenance", ""),
            language,
            checked.get("format", ""),
            checked.get("encoding", ""),
            self._day((*keys, "issued"), checked.get("issued")),
            self._kind((*keys, "kind"), checked.get("kind", "")),
            self._recognisers((*keys, "force"), checked),
            self._recognisers((*keys, "forbid"), checked),
            tuple(
                self._correction((*keys, "corrections", number), correction)
                for number, correction in enumerate(checked.get("corrections", ()))
            ),
        )

    def _correction(self, keys: Keys, stated: object) -> Correction:
        table = self._table(keys, stated, _CORRECTION_KEYS)
        if not table.get("quote", "").strip():
            raise self._error("C03", keys[:-1], expected=_CORRECTIONS, found="one without")
        correction = table.get("correction")
        if correction is not None and UNHOLDABLE.search(correction):
            raise self._error("C03", (*keys, "correction"), expected="text that XML can hold", found="other characters")
        place = self.places.get((*keys, "quote"), (0, 0))
        return Correction(table["quote"], correction, table.get("prefix", ""), table.get("suffix", ""), place)

    def _orthography(self, table: object) -> frozenset[SpellingKind]:
        switches = self._table(("orthography",), table, _ORTHOGRAPHY_KEYS)
        return frozenset(kind for kind in REGULAR_KINDS if switches.get(kind, False))

    def _kind(self, keys: Keys, kind: str) -> str:
        self._among(keys, kind, KINDS)
        return kind

    def _interfaces(self, stated: str | Sequence[str], theme: Path | None) -> tuple[str, ...]:
        known = interface_languages(theme)
        if isinstance(stated, str):
            self._among(("edition", "interface"), stated, known)
            return (stated,) if stated else ()
        for number, language in enumerate(stated):
            self._among(("edition", "interface", number), language, known)
        return tuple(dict.fromkeys(stated))

    def _recognisers(self, keys: Keys, table: Mapping[str, Any]) -> frozenset[str]:
        names = table.get(str(keys[-1]), ())
        if names:
            from tei_edition.structure import RECOGNISERS  # noqa: PLC0415  as above

            for number, name in enumerate(names):
                self._among((*keys, number), name, tuple(RECOGNISERS))
        return frozenset(names)

    def _annotators(self, table: object) -> frozenset[str]:
        switches = self._table(("annotators",), table, _ANNOTATORS_KEYS)
        return frozenset(name for name in _ANNOTATORS_KEYS if switches.get(name, True))

    def _dates(self, table: dict[str, Any]) -> DateContext:
        default = DateContext()
        calendar = table.get("calendar", default.default_calendar.value)
        self._among(("dates", "calendar"), calendar, tuple(Calendar))
        return DateContext(
            default_calendar=Calendar(calendar),
            first_jalali_year=table.get("first_jalali_year", default.first_jalali_year),
            first_gregorian_year=table.get("first_gregorian_year", default.first_gregorian_year),
        )

    def _date(self, keys: Keys, value: str) -> None:
        """Make sure that there is such a year, month or day."""
        day = f"{value}-01-01"[: len("2026-01-01")]
        try:
            _ = date.fromisoformat(day if _DATE.fullmatch(value) else "")
        except ValueError as error:
            expected = "a year, a month or a day such as “2026-11-21”"
            raise self._error("C03", keys, expected=expected, found=f"“{value}”") from error

    def _day(self, keys: Keys, value: str | None) -> date | None:
        try:
            return date.fromisoformat(value) if value is not None else None
        except ValueError as error:
            raise self._error("C03", keys, expected="a day such as “2001-04-18”", found=f"“{value}”") from error

    def _people(self, keys: Keys, table: Mapping[str, Any], expected: Mapping[str, str]) -> tuple[Contributor, ...]:
        stated = table.get(str(keys[-1]), ())
        return tuple(self._person((*keys, number), person, expected) for number, person in enumerate(stated))

    def _person(self, keys: Keys, person: object, expected: Mapping[str, str]) -> Contributor:
        if isinstance(person, str) and person.strip():
            return Contributor(person, role="Editor" if "role" not in expected else "Other")
        table = self._named(keys, person, expected)
        kind, role = table.get("kind", "person"), table.get("role", "Editor" if "role" not in expected else "Other")
        self._among((*keys, "kind"), kind, ("person", "organization"))
        self._among((*keys, "role"), role, ROLES)
        affiliations = table.get("affiliation", [])
        listed = affiliations if isinstance(affiliations, list) else [affiliations]
        return Contributor(
            table["name"],
            kind,
            self._address((*keys, "identifier"), table, "a web address such as an ORCID"),
            table.get("given", ""),
            table.get("family", ""),
            tuple(self._affiliation((*keys, "affiliation"), stated) for stated in listed),
            role,
        )

    def _affiliation(self, keys: Keys, stated: object) -> Affiliation:
        if isinstance(stated, str) and stated.strip():
            return Affiliation(stated)
        table = self._named(keys, stated, _AFFILIATION_KEYS)
        return Affiliation(table["name"], self._address((*keys, "identifier"), table, "a web address such as a ROR"))

    def _terms(self, keys: Keys, stated: object, language: str) -> Titles:
        if isinstance(stated, list):
            return tuple((language, term) for term in self._texts(keys, stated) if term.strip())
        terms: list[tuple[str, str]] = []
        for tag, listed in self._typed(keys, stated, dict, _TERMS).items():
            self._matches((*keys, tag), tag, _LANGUAGE, _A_LANGUAGE)
            terms += ((tag, term) for term in self._texts((*keys, tag), listed) if term.strip())
        return tuple(terms)

    def _subjects(self, keys: Keys, stated: list[object]) -> tuple[Subject, ...]:
        subjects = []
        for number, entry in enumerate(stated):
            here = (*keys, number)
            table = self._named(here, entry, _SUBJECT_KEYS)
            address = self._address((*here, "identifier"), table, "a web address")
            subjects.append(Subject(table["name"], address, table.get("scheme", "")))
        return tuple(subjects)

    def _related(self, keys: Keys, stated: list[object]) -> tuple[RelatedWork, ...]:
        works = []
        for number, entry in enumerate(stated):
            here = (*keys, number)
            table = self._named(here, entry, _RELATED_KEYS, "identifier")
            identifier, relation = table["identifier"], table.get("relation", "References")
            if not _DOI.fullmatch(identifier):
                self._matches((*here, "identifier"), identifier, _URI, "a web address or a DOI")
            self._among((*here, "relation"), relation, RELATION_TYPES)
            works.append(RelatedWork(identifier, relation))
        return tuple(works)

    def _package(self, table: dict[str, Any]) -> PackageSettings:
        name = table.get("name", "")
        if name:
            self._matches(("package", "name"), name, _FILE_NAME, "ASCII letters, digits, “_” and “-”, 80 at most")
        return PackageSettings(name, table.get("sources", False))

    def _privacy(self, table: dict[str, Any]) -> PrivacyPolicy:
        for number, contact in enumerate(table.get("contacts", ())):
            self._among(("privacy", "contacts", number), contact, CONTACTS)
        contacts = [contact for contact in CONTACTS if contact in table.get("contacts", ())]
        return PrivacyPolicy(frozenset(table.get("entities", ())), tuple(contacts))

    def _named(self, keys: Keys, stated: object, expected: Mapping[str, str], needed: str = "name") -> dict[str, Any]:
        """Give the table that `keys` lead to, which has what is `needed`."""
        article = "an" if needed[0] in "aeiou" else "a"
        a_table = f"a table with {article} {needed}"
        shown = f"a name, or {a_table}" if expected in (_EDITOR_KEYS, _CONTRIBUTOR_KEYS, _AFFILIATION_KEYS) else a_table
        table = self._table(keys, self._typed(keys, stated, dict, shown), expected)
        if not table.get(needed, "").strip():
            raise self._error("C03", keys, expected=shown, found="a table without one")
        return table

    def _address(self, keys: Keys, table: Mapping[str, Any], expected: str) -> str:
        address: str = table.get(str(keys[-1]), "")
        if address:
            self._matches(keys, address, _URI, expected)
        return address

    def _texts(self, keys: Keys, stated: object) -> list[str]:
        listed = self._typed(keys, stated, list, _TEXTS)
        return [self._typed((*keys, number), entry, str, _TEXT) for number, entry in enumerate(listed)]

    def _table(self, keys: Keys, table: object, expected: Mapping[str, str]) -> dict[str, Any]:
        """Give the table that `keys` lead to, if it has no key but those expected, each with what it should hold."""
        checked = self._typed(keys, table, dict, "a table")
        self._known(keys, checked, tuple(expected))
        for key, value in checked.items():
            self._value((*keys, key), value, expected[key])
        return dict(checked)

    def _value(self, keys: Keys, value: object, expected: str) -> None:
        if expected == _TEXT:
            self._typed(keys, value, str, _TEXT)
        elif expected == _NUMBER:
            if type(value) is not int:
                raise self._error("C03", keys, expected=_NUMBER, found=_described(value))
            if not 1 <= value <= 9999:
                raise self._error("C03", keys, expected="a year from 1 to 9999", found=str(value))
        elif expected == _SWITCH:
            self._typed(keys, value, bool, _SWITCH)
        elif expected == _BY_LANGUAGE:
            if not isinstance(value, str):
                for language, text in self._typed(keys, value, dict, expected).items():
                    self._matches((*keys, language), language, _LANGUAGE, _A_LANGUAGE)
                    self._typed((*keys, language), text, str, _TEXT)
        elif expected not in (_TERMS, _AFFILIATIONS) and (expected != _TEXT_OR_TEXTS or not isinstance(value, str)):
            for number, entry in enumerate(self._typed(keys, value, list, "a list")):
                if expected in (_TEXTS, _TEXT_OR_TEXTS):
                    self._typed((*keys, number), entry, str, _TEXT)

    def _known(self, keys: Keys, table: Mapping[str, Any], expected: tuple[str, ...]) -> None:
        for key in table:
            if key not in expected:
                close = difflib.get_close_matches(key, expected, 1)
                suggestion = f"Did you mean “{close[0]}”?" if close else f"There are: {', '.join(expected)}."
                raise self._error("C02", (*keys, key), suggestion=suggestion)

    def _typed[T](self, keys: Keys, value: object, kind: type[T], expected: str) -> T:
        if not isinstance(value, kind):
            raise self._error("C03", keys, expected=expected, found=_described(value))
        return value

    def _matches(self, keys: Keys, value: str, pattern: re.Pattern[str], expected: str) -> None:
        if not pattern.fullmatch(value):
            raise self._error("C03", keys, expected=expected, found=f"“{value}”")

    def _among(self, keys: Keys, value: str, choices: Sequence[str]) -> None:
        if value and choices and value not in choices:
            quoted = " or ".join(f"“{choice}”" for choice in choices)
            raise self._error("C03", keys, expected=quoted, found=f"“{value}”")

    def _error(self, code: str, keys: Keys, **fields: object) -> EditionError:
        line, column = self.places.get(keys, (0, 0))
        shown = ".".join(str(key + 1 if isinstance(key, int) else key) for key in keys)
        return EditionError(finding(code, file=str(self.path), line=line, column=column, key=shown, **fields))


def interface_languages(theme: Path | None = None) -> tuple[str, ...]:
    """Give the languages that the program or the theme has words of the interface in, in the order of their codes."""
    folders = [resources.folder("xslt"), *([theme] if theme else [])]
    return tuple(sorted({path.stem for folder in folders for path in (folder / "strings").glob("*.xml")}))


def _parted(table: dict[str, Any]) -> list[str]:
    """Give the further parts of a file's name that TOML took for keys, as it stands without quotes."""
    parts: list[str] = []
    while inner := [key for key, value in table.items() if isinstance(value, dict) and key not in _DOCUMENT_KEYS]:
        parts.append(inner[0])
        table = table[inner[0]]
    return parts


def _titles(value: str | dict[str, str] | None, language: str) -> Titles:
    if not value:
        return ()
    if isinstance(value, str):
        return ((language, value),) if value.strip() else ()
    stated = [(tag, text) for tag, text in value.items() if text.strip()]
    return tuple(sorted(stated, key=lambda entry: entry[0] != language))


def _described(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "a table"}
    return "empty text" if value == "" else names.get(type(value), "a date or a time")


def doubtful(settings: Settings) -> tuple[Finding, ...]:
    """Give a finding for each day of issue that is more likely stated in the solar calendar.

    Its years of print are the Middle Ages of the Gregorian one; a text may well be as old as that, so it is a warning.
    """
    found: list[Finding] = []
    for name, document in settings.documents.items():
        stated = document.issued
        if stated is None or stated.year not in _SOLAR_YEARS_OF_PRINT:
            continue
        with suppress(ValueError):  # a day that the solar calendar does not have is of the Gregorian one
            day = to_gregorian(Calendar.JALALI, stated.year, stated.month, stated.day)
            line, column = settings.places[name]
            found.append(finding("C09", file=str(settings.path), line=line, column=column, stated=stated, day=day))
    return tuple(found)


def unused(settings: Settings, names: set[str]) -> tuple[Finding, ...]:
    """Give a finding for each document that `settings` name, and that is none of `names` and stands nowhere.

    What stands beside the settings is there, though it is not asked for this time.
    """
    if settings.path is None:
        return ()
    return tuple(
        finding("C05", file=str(settings.path), line=place[0], column=place[1], name=name)
        for name, place in settings.places.items()
        if name not in names and not os.path.exists(settings.path.parent / name)  # noqa: PTH110  Path.exists raises where a name is too long
    )
