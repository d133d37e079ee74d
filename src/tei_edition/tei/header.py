"""The TEI header, from a template: what people stated of the edition, and what the program knows of the document."""

import re
import traceback
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePath

from jinja2 import Environment, FileSystemLoader, PackageLoader, StrictUndefined, Template

from tei_edition import __version__
from tei_edition.model import REGULAR_KINDS, Attribution, Document, Edition, EditionError, Titles, finding
from tei_edition.tei.cited import Citations, Cited
from tei_edition.tei.encoder import EncodedText
from tei_edition.tei.names import character_id
from tei_edition.tei.recognised import CLASSIFICATION, Recognised, recognised
from tei_edition.tei.serializer import end, holdable, start, statement
from tei_edition.tei.stand_off import LINKING, RESPONSIBILITIES

_LINE = re.compile(r"\S.*")

CALENDARS = (
    ("jalali", "Solar Hijri (Jalali), as kept in Iran and Afghanistan", "https://www.wikidata.org/entity/Q182048"),
    ("islamic", "Lunar Hijri, tabular: a day observed may differ by one", "https://www.wikidata.org/entity/Q28892"),
    ("imperial", "Imperial (Shahanshahi), in force in Iran from 1976 to 1978", ""),
    ("gregorian", "Gregorian", "https://www.wikidata.org/entity/Q12138"),
)
"""Id, description and, where there is one, the Wikidata entity of the calendars that dates can point to."""


TASKS = (
    ("resp-authority", "reading of the edition's authority files, which people write"),
    ("resp-gazetteer", "look-up in gazetteers of well-known names"),
    ("resp-linking", "telling entities apart and linking mentions to them"),
)
"""Who answers for the records of entities, and what for."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much text there is: code points, lines that are not empty, and bytes of the source."""

    characters: int
    lines: int
    bytes: int


@dataclass(frozen=True)
class HeaderTemplate:
    """The template of the header: the program's own, or the file that `edition.toml` names."""

    path: Path | None = None
    accuracy: tuple[str, ...] = ()
    """What was measured of the program's tags, a sentence each."""

    @cached_property
    def _template(self) -> Template:
        loader = FileSystemLoader(self.path.parent) if self.path else PackageLoader("tei_edition.tei", ".")
        environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, finalize=_stated)
        return environment.get_template(self.path.name if self.path else "header.xml.j2")

    def render(self, document: Document, encoded: EncodedText, edition: Edition, attribution: Attribution) -> str:
        """Give the header as XML text, everything in it escaped.

        Raises `EditionError` S03 where the template cannot be loaded or misses a fact.
        """
        content = document.text.content
        language = attribution.language or edition.language
        calendars = _calendars(document)
        citations = Citations(document)
        found = recognised(document, citations)
        authors = attribution.authors or (found.texts("author") if found else ())
        kinds = {kind for layer in document.layers for spelling in layer.spellings for kind in spelling.kinds}
        facts = {
            "source": document.source,
            "filename": PurePath(document.source.name).name,
            "edition": edition,
            "attribution": attribution,
            "titles": attribution.titles or first_words(document, language),
            "authors": authors,
            "cited": _cited_authors(authors, found, citations),
            "recognised": found,
            "kinds": CLASSIFICATION,
            "taxonomy": _taxonomy(),
            "layers": document.layers,
            "origins": _origins(document),
            "corrected": "correction" in kinds,
            "regularised": [kind for kind in REGULAR_KINDS if kind in kinds],
            "language": language,
            "extent": Extent(len(content), _lines(content), len(document.source.data)),
            "calendars": [calendar for calendar in CALENDARS if calendar[0] in calendars],
            "line_ends": _line_ends(document.source.data),
            "counts": encoded.counts,
            "characters": [
                {"identifier": character_id(character), "codepoint": f"U+{ord(character):04X}"}
                for character in encoded.undeclared
            ],
            "program_version": __version__,
            "accuracy": self.accuracy,
        }
        place = str(self.path or "header.xml.j2")
        try:
            return self._template.render(facts)
        except Exception as error:  # a template can raise whatever an expression of Python can
            reason = str(error).rstrip(".") or type(error).__name__
            raise EditionError(finding("S03", file=place, line=_line(error, place), reason=reason)) from error


def _cited_authors(names: tuple[str, ...], found: Recognised | None, citations: Citations) -> dict[str, Cited | None]:
    """Give who each author is: by where the text names them as its author, or by the name alone."""
    recognised_ones = {fact.text: fact.cited for fact in found.facts if fact.role == "author"} if found else {}
    return {name: recognised_ones.get(name) or citations.of_author(name) for name in names}


def _line(error: Exception, place: str) -> int:
    """Give the line of the template, which a syntax error states, and where Jinja shows others in the traceback."""
    stated = getattr(error, "lineno", None)
    frames = traceback.extract_tb(error.__traceback__)
    shown = (frame.lineno for frame in reversed(frames) if Path(frame.filename).name == Path(place).name)
    return stated or next(shown, None) or 0


def first_words(document: Document, language: str) -> Titles:
    """Give the title that was recognised, else the first heading; failing that, the first line, cut at a word.

    A line that is the description of a picture is the first only if there is no other.
    """
    content = document.text.content
    title = next((found.span for found in document.recognised("title")), None)
    span = title or next((block.span for block in document.blocks if block.role == "heading"), None)
    words = (content[span.start : span.end] if span else _first_line(document)).split()
    shown = ""
    for word in words:
        if len(shown) + len(word) > 120:
            shown += " …"
            break
        shown = f"{shown} {word}" if shown else word[:120]
    return ((language, shown or "[untitled]"),)


def _first_line(document: Document) -> str:
    """Give the first 400 code points of the first line that is no description of a picture, else of the first."""
    pictures = {inline.span.start: inline.span.end for inline in document.inlines if inline.role == "image"}
    lines = _LINE.finditer(document.text.content)
    said = (line for line in lines if pictures.get(line.start(), -1) < line.start() + len(line[0].rstrip()))
    found = next(said, None) or _LINE.search(document.text.content)
    return found[0][:400] if found else ""


@cache
def _taxonomy() -> str:
    """Give the categories of documents as XML, a line each: they are the same in every header."""
    return "\n        ".join(
        start("category", (("xml:id", f"kind.{kind}"),))
        + "".join(statement("catDesc", name, ("xml:lang", language)) for language, name in names)
        + end("category")
        for kind, names in CLASSIFICATION
    )


def _stated(value: object) -> object:
    return holdable(value) if isinstance(value, str) else value


def _calendars(document: Document) -> set[str]:
    return {
        value.removeprefix("#")
        for layer in document.layers
        for mention in layer.mentions
        for name, value in mention.attributes
        if name in ("calendar", "datingMethod")
    }


def _origins(document: Document) -> list[tuple[str, str]]:
    """Give id and task of each who answers for a record of the document."""
    entities = document.linking.entities
    named = {LINKING} | {RESPONSIBILITIES[entity.origin] for entity in entities} if entities else set()
    return [(identifier, task) for identifier, task in TASKS if identifier in named]


def _lines(content: str) -> int:
    return sum(1 for line in content.splitlines() if line.strip())


def _line_ends(data: bytes) -> str:
    both = data.count(b"\r\n")
    kinds = {"CRLF": both, "LF": data.count(b"\n") - both, "CR": data.count(b"\r") - both}
    return ", ".join(f"{kind} ({count})" for kind, count in kinds.items() if count > 0) or "none"
