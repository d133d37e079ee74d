"""Where in the bytes of a file the parts of its tree stand: line, column, and the text around.

libxml2 keeps the line of a start tag and nothing else. Expat, which Python carries, tells the place of everything as it
goes by; so a file that has findings is read a second time, and one that has none costs nothing.
"""

import codecs
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal
from xml.parsers import expat

from lxml import etree

from tei_edition.model.findings import Excerpt

type Part = Literal["tag", "text", "tail"]
"""A start tag; the first visible text directly after it; the first visible text after the end of the element."""
type Site = tuple[etree._Element, Part]  # noqa: SLF001  the name that the stubs have for it
"""A part of a node of a tree; of a comment, an instruction or an entity, what stands there is its tag."""

_AROUND = 60
"""Code points that are shown before a tag, and after it."""
_LONGEST_TAG = 100
"""Code points of a tag that are shown."""
_WINDOW = 65536
"""Bytes of a tag that are looked at for an attribute."""
_WHITE = " \t\r\n"
_ATTRIBUTE = re.compile(r"""([^\s=<>/"']+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_TAG = re.compile(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file: line and column from 1, in code points, and the byte, from 0."""

    line: int
    column: int
    byte: int


def positions(data: bytes, tree: etree._ElementTree, sites: Collection[Site]) -> Mapping[Site, Position]:
    """Give the position of each of `sites` in `data`, which `tree` was parsed from.

    Linear in `data`. What Expat cannot read, though libxml2 can, such as a rare encoding, has no positions.
    """
    wanted_nodes = {node for node, _ in sites}
    numbers = {node: number for number, node in enumerate(tree.getroot().iter()) if node in wanted_nodes}
    scan = _Scan({(numbers[node], part) for node, part in sites if node in numbers})
    scan.read(data)
    return {
        (node, part): scan.found[numbers[node], part]
        for node, part in sites
        if node in numbers and (numbers[node], part) in scan.found
    }


@dataclass(slots=True)
class _Scan:
    """Reads a file and notes where the wanted parts of its nodes are; nodes count from 0, as lxml iterates them."""

    wanted: set[tuple[int, Part]]
    found: dict[tuple[int, Part], Position] = field(default_factory=dict)
    _count: int = 0
    _open: list[int] = field(default_factory=list)
    _before: tuple[int, Part] = (-1, "tail")
    _parser: expat.XMLParserType = field(default_factory=expat.ParserCreate)

    def read(self, data: bytes) -> None:
        parser = self._parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._single
        parser.ProcessingInstructionHandler = self._single
        # With this handler, Expat puts no entity in place of its reference, and hands over the reference.
        parser.DefaultHandler = self._default
        try:
            parser.Parse(data, True)  # noqa: FBT003  it takes no keywords
        except (expat.ExpatError, ValueError, LookupError):
            # libxml2 has read it: so it is an encoding that Python or Expat lacks. What was found until then is right.
            return

    def _note(self, part: tuple[int, Part], ahead: int = 0) -> None:
        if part in self.wanted and part not in self.found:
            parser = self._parser
            column = parser.CurrentColumnNumber + 1 + ahead
            self.found[part] = Position(parser.CurrentLineNumber, column, parser.CurrentByteIndex)

    def _start(self, _name: str, _attributes: Mapping[str, str]) -> None:
        self._note((self._count, "tag"))
        self._open.append(self._count)
        self._before = (self._count, "text")
        self._count += 1

    def _end(self, _name: str) -> None:
        self._before = (self._open.pop(), "tail")

    def _single(self, *_: str) -> None:
        if self._open:
            self._note((self._count, "tag"))
            self._before = (self._count, "tail")
            self._count += 1

    def _default(self, data: str) -> None:
        if data.startswith("&"):
            self._single()

    def _characters(self, data: str) -> None:
        visible = data.lstrip(_WHITE)
        if visible:
            # Expat hands over each line end alone, so what is skipped here lies on one line.
            self._note(self._before, len(data) - len(visible))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The bytes of a file, and the encoding that they are in, to show what stands at a position."""

    data: bytes
    encoding: str

    @classmethod
    def of(cls, data: bytes, tree: etree._ElementTree) -> "Surroundings":
        """Give those of the file that `tree` was parsed from."""
        stated = tree.docinfo.encoding or "utf-8"
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            stated = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        try:
            return cls(data, codecs.lookup(stated).name)
        except LookupError:
            return cls(data, "ascii")

    def excerpt(self, position: Position, *, is_tag: bool) -> Excerpt:
        """Give the text at `position`: a start tag, or else what stands up to the next one, with some of its line."""
        after = self._decoded(position.byte, position.byte + 8 * (_LONGEST_TAG + _AROUND))
        tag = _TAG.match(after) if is_tag else None
        if is_tag:
            shown = tag[0] if tag else after
        else:
            shown = after.lstrip(_WHITE).partition("<")[0].rstrip(_WHITE)
            after = after.lstrip(_WHITE)
        rest = after[len(shown) :].partition("\n")[0].rstrip("\r") if len(shown) <= _LONGEST_TAG else ""
        before = self._decoded(max(0, position.byte - 8 * _AROUND), position.byte).rpartition("\n")[2]
        if len(before) > _AROUND:
            before = "…" + before[-_AROUND:]
        if len(rest) > _AROUND:
            rest = rest[:_AROUND] + "…"
        if len(shown) > _LONGEST_TAG:
            shown = shown[:_LONGEST_TAG] + "…"
        return Excerpt(before, " ".join(shown.split()), rest)

    def attribute(self, position: Position, name: str) -> Position:
        """Give the position of the attribute that ends in `name` in the start tag at `position`; of the tag without."""
        tag = _TAG.match(self._decoded(position.byte, position.byte + _WINDOW))
        for found in _ATTRIBUTE.finditer(tag[0] if tag else ""):
            if found[1] == name or found[1].rpartition(":")[2] == name:
                before = found.string[: found.start()]
                lines = before.count("\n")
                column = len(before) - before.rfind("\n") if lines else position.column + len(before)
                return Position(position.line + lines, column, position.byte)
        return position

    def _decoded(self, start: int, end: int) -> str:
        # Code units of two bytes begin at even places.
        start -= (start % 2) * self.encoding.startswith("utf-16")
        return self.data[start:end].decode(self.encoding, "ignore").removeprefix("\ufeff")
