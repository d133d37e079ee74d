"""HTML as it occurs inside Markdown: tables, paragraphs, emphasis.

Covers: [x] table, tr, td, th, p, br, hr, b, strong, i, em, u, s, sub, sup, code, a, img, lists, headings, block
quotes · [x] lines of `<p>` cells divided by tabs, the table form of one OCR system · [x] character references,
comments · [x] tables that never close · [-] div, span and the other elements without a meaning here: no structure ·
[ ] any other element: kept as text, `<script>` for one.

The tags are found by a scanner of their own with exact offsets, since lxml.html knows the line of an element only.
"""

import html
import re
from typing import NamedTuple

from tei_edition.model import Attributes, BlockRole, Finding, InlineRole, finding
from tei_edition.readers.claims import Claims
from tei_edition.text.outline import Part

_TAG = re.compile(
    r"(?P<comment><!--)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:\s[^<>]*)?)/?>"
    r"|(?P<reference>&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
_ATTRIBUTE = re.compile(r"([A-Za-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")

_BLOCKS: dict[str, BlockRole] = {
    "p": "paragraph",
    "table": "table",
    "tr": "row",
    "td": "cell",
    "th": "cell",
    "ul": "list",
    "ol": "list",
    "li": "item",
    "blockquote": "quotation",
    "pre": "code",
    "caption": "label",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}
_INLINES: dict[str, tuple[InlineRole, Attributes]] = {
    "b": ("emphasis", (("rendition", "bold"),)),
    "strong": ("emphasis", (("rendition", "bold"),)),
    "i": ("emphasis", (("rendition", "italic"),)),
    "em": ("emphasis", (("rendition", "italic"),)),
    "u": ("emphasis", (("rendition", "underline"),)),
    "s": ("emphasis", (("rendition", "strikethrough"),)),
    "del": ("emphasis", (("rendition", "strikethrough"),)),
    "sup": ("emphasis", (("rendition", "superscript"),)),
    "sub": ("emphasis", (("rendition", "subscript"),)),
    "code": ("code", ()),
    "a": ("link", ()),
}
_POINTS = frozenset({"br", "hr", "img"})
_WITHOUT_MEANING = frozenset(
    {"div", "span", "font", "center", "thead", "tbody", "tfoot", "colgroup", "col", "html", "body", "small", "big"}
)
_CLOSES: dict[str, frozenset[str]] = {
    "td": frozenset({"p", "td", "th"}),
    "th": frozenset({"p", "td", "th"}),
    "tr": frozenset({"p", "td", "th", "tr"}),
    "li": frozenset({"p", "li"}),
}
"""The open elements that a start tag closes, as HTML lets their end tags be left out; all blocks close a paragraph."""
_PARENTS: dict[BlockRole, frozenset[BlockRole]] = {
    "row": frozenset({"table"}),
    "cell": frozenset({"row"}),
    "item": frozenset({"list"}),
}
_CELL_LINE = re.compile(r"\s*<p>(?:(?!\n).)*</p>\s*")
_CELL_DIVISION = re.compile(r"</p>[ ]*(\t)[ ]*(?=<p>)")


class _Open(NamedTuple):
    name: str
    start: int
    part: Part | None
    target: str


class Hypertext:
    """The HTML of one source; `source` has every CRLF as one line feed, and offsets count its code points."""

    def __init__(self, source: str, claims: Claims, file: str) -> None:
        """Put what is found into `claims`, and what is wrong into `findings`."""
        self._source = source
        self._claims = claims
        self._file = file
        self._inline_tags: list[_Open] = []
        self._loose: Part | None = None
        """The paragraph that holds text which stands in no element; more such text beside it joins it."""
        self.findings: list[Finding] = []

    def inline_tag(self, tag: str, start: int) -> None:
        """Take one tag inside a paragraph of Markdown; an element that is not known stays text."""
        end = start + len(tag)
        match = _TAG.fullmatch(tag)
        if tag.startswith("<!--"):
            self._claims.excluded(start, end, "HTML comment")
        elif match and match["name"] and _is_known(match["name"].lower()):
            self._claims.markup(start, end, "HTML tag")
            self._inline(match, start, end, self._inline_tags)
        else:
            self._claims.text(start, end)

    def end_inline(self, end: int) -> None:
        """Close, at `end`, what one paragraph left open."""
        while self._inline_tags:
            self._unclosed(self._inline_tags[-1])
            self._close_inline(self._inline_tags.pop(), end)

    def block(self, start: int, end: int) -> list[Part]:
        """Take the HTML between `start` and `end`, and give its parts."""
        lines = self._source[start:end].strip("\n").split("\n")
        if len(lines) > 1 and all(_CELL_LINE.fullmatch(line) and _CELL_DIVISION.search(line) for line in lines):
            return [self._divided_by_tabs(start, end)]
        return self._fragment(start, end)

    def _divided_by_tabs(self, start: int, end: int) -> Part:
        rows = []
        cursor = start
        for line in self._source[start:end].split("\n"):
            if line.strip():
                divisions = [division.span(1) for division in _CELL_DIVISION.finditer(line)]
                starts = [0, *(division[1] for division in divisions)]
                ends = [*(division[0] for division in divisions), len(line)]
                cells = []
                for first, last in zip(starts, ends, strict=True):
                    inside = self._fragment(cursor + first, cursor + last)
                    bounds = (inside[0].start, inside[-1].end) if inside else (cursor + first, cursor + first)
                    cells.append(Part("cell", *bounds, parts=inside))
                for division in divisions:
                    self._claims.text(cursor + division[0], cursor + division[1])
                rows.append(Part("row", cells[0].start, cells[-1].end, parts=cells))
            cursor += len(line) + 1
        return Part("table", rows[0].start, rows[-1].end, parts=rows)

    def _fragment(self, start: int, end: int) -> list[Part]:
        parts: list[Part] = []
        opened: list[_Open] = []
        cursor = start
        position = start
        while match := _TAG.search(self._source, position, end):
            position = match.end()
            name = (match["name"] or "").lower()
            if match["comment"]:
                position = self._source.find("-->", position, end) + 3
                if position < 3:
                    # A comment that never ends is text, and so is all after it: looking again would be quadratic.
                    break
            elif name and not _is_known(name):
                continue
            self._text(cursor, match.start(), parts, opened)
            cursor = position
            if match["reference"]:
                self._reference(match, parts, opened)
            elif name:
                self._claims.markup(match.start(), cursor, "HTML tag")
                self._element(match, name, parts, opened)
            else:
                self._claims.excluded(match.start(), cursor, "HTML comment")
        self._text(cursor, end, parts, opened)
        while opened:
            if opened[-1].name in ("table", *_INLINES):
                self._unclosed(opened[-1])
            self._close(opened, end)
        return [part for part in parts if _trimmed(part)]

    def _text(self, start: int, end: int, parts: list[Part], opened: list[_Open]) -> None:
        stretch = self._source[start:end]
        self._claims.text(start, end)
        if stretch.strip(" \t\n"):
            visible = start + len(stretch) - len(stretch.lstrip(" \t\n"))
            self._cover(visible, start + len(stretch.rstrip(" \t\n")), parts, opened)

    def _reference(self, match: re.Match[str], parts: list[Part], opened: list[_Open]) -> None:
        character = html.unescape(match["reference"])
        if character == match["reference"]:
            self._claims.text(match.start(), match.end())
        else:
            self._claims.replaced(match.start(), match.end(), "character-reference", character)
        self._cover(match.start(), match.end(), parts, opened)

    def _cover(self, start: int, end: int, parts: list[Part], opened: list[_Open]) -> None:
        """Let the innermost open block hold the text; where none can, open a paragraph for it."""
        blocks = [element.part for element in opened if element.part]
        holder = blocks[-1] if blocks else None
        if holder is None or holder.role in ("table", "row", "list", "quotation"):
            siblings = holder.parts if holder else parts
            previous = siblings[-1] if siblings else None
            roles: dict[str, BlockRole] = {"table": "row", "row": "cell", "list": "item"}
            if holder is None or holder.role == "quotation":
                if previous is None or previous is not self._loose:
                    previous = self._loose = Part("paragraph", start, end)
                    siblings.append(previous)
                blocks.append(previous)
            else:
                inner = Part(roles[holder.role], start, end)
                if inner.role == "row":
                    inner.parts.append(Part("cell", start, end))
                siblings.append(inner)
                blocks.append(inner)
        for block in blocks:
            block.start = start if block.end < 0 else min(block.start, start)
            block.end = max(block.end, end)

    def _element(self, match: re.Match[str], name: str, parts: list[Part], opened: list[_Open]) -> None:
        start, end = match.span()
        if name not in _BLOCKS:
            self._inline(match, start, end, opened)
            return
        if match["close"]:
            if any(element.name == name for element in opened):
                while opened[-1].name != name:
                    self._close(opened, start)
                self._close(opened, start)
            return
        closes = _CLOSES.get(name, frozenset({"p"}))
        while opened and (opened[-1].name in _INLINES or opened[-1].name in closes):
            self._close(opened, start)
        role = _BLOCKS[name]
        holder = next((element.part for element in reversed(opened) if element.part), None)
        required = _PARENTS.get(role)
        if required and (holder is None or holder.role not in required):
            # A cell without its row, an item without its list: it is a paragraph then.
            role = "paragraph"
        part = Part(role, end, -1, _attributes(name, match["attributes"]))
        if name[0] == "h" and name[1:].isdigit():
            part.level = int(name[1])
        (holder.parts if holder else parts).append(part)
        opened.append(_Open(name, end, part, ""))

    def _inline(self, match: re.Match[str], start: int, end: int, opened: list[_Open]) -> None:
        name = match["name"].lower()
        attributes = _named_attributes(match["attributes"])
        if name == "br" and not self._source.startswith("\n", end):
            self._claims.mark("line-break", end, end)
        elif name == "img":
            self._claims.mark("image", end, end, (("target", attributes.get("src", "")),))
        elif name in _INLINES and not match["close"]:
            opened.append(_Open(name, end, None, attributes.get("href", "")))
        elif name in _INLINES:
            index = next((i for i in reversed(range(len(opened))) if opened[i].name == name), None)
            if index is not None and all(element.part is None for element in opened[index:]):
                self._close_inline(opened.pop(index), start)

    def _close(self, opened: list[_Open], end: int) -> None:
        element = opened.pop()
        if element.part is None:
            self._close_inline(element, end)
            return
        part = element.part
        if part.end < 0:
            part.start = part.end = element.start
        holder = next((outer.part for outer in reversed(opened) if outer.part), None)
        if holder is not None:
            holder.start = part.start if holder.end < 0 else min(holder.start, part.start)
            holder.end = max(holder.end, part.end)

    def _close_inline(self, element: _Open, end: int) -> None:
        role, attributes = _INLINES[element.name]
        if role == "link":
            attributes = (("target", element.target),)
        if element.start < end:
            self._claims.mark(role, element.start, end, attributes)

    def _unclosed(self, element: _Open) -> None:
        line = self._source.count("\n", 0, element.start) + 1
        column = element.start - self._source.rfind("\n", 0, element.start)
        self.findings.append(finding("R03", file=self._file, line=line, column=column, element=element.name))


def _is_known(name: str) -> bool:
    return name in _BLOCKS or name in _INLINES or name in _POINTS or name in _WITHOUT_MEANING


def _trimmed(part: Part) -> bool:
    """Drop the empty parts that no reader of the edition would miss; cells and rows keep their place."""
    part.parts = [inner for inner in part.parts if _trimmed(inner)]
    if part.role in ("table", "row", "list", "quotation"):
        return bool(part.parts)
    return part.role in ("cell", "item") or part.start < part.end


def _named_attributes(attributes: str) -> dict[str, str]:
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(attributes or "")
    }


def _attributes(name: str, attributes: str) -> Attributes:
    named = _named_attributes(attributes)
    found: list[tuple[str, str]] = []
    if name in ("ul", "ol"):
        found.append(("rendition", "bullet" if name == "ul" else "numbered"))
    if name == "th":
        found.append(("kind", "label"))
    for key, fact in (("colspan", "columns"), ("rowspan", "rows")):
        if named.get(key, "").isdecimal() and 1 < int(named[key]) <= 1000:
            found.append((fact, named[key]))
    return tuple(found)
