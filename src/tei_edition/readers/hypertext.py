"""HTML as it occurs inside Markdown: tables, paragraphs, emphasis.

Covers: [x] table, tr, td, th, p, br, hr, b, strong, i, em, u, s, sub, sup, code, a, img, lists, headings, block
quotes · [x] lines of `<p>` cells divided by tabs, the table form of one OCR system · [x] character references,
comments · [x] tables that never close · [-] div, span and the other elements without a meaning here: no structure ·
[ ] any other element: kept as text, `<script>` for one.

The tags are found by a scanner of their own with exact offsets, since lxml.html knows the line of an element only.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tei_edition.model import Attributes, BlockRole, Finding, InlineRole, finding
from tei_edition.readers.claims import Claims
from tei_edition.readers.targets import pointer
from tei_edition.text.outline import Part

_TAG = re.compile(
    r"(?P<comment><!--)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:\s[^<>]*)?)/?>"
    r"|(?P<reference>&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
_ATTRIBUTE = re.compile(r"(?<![A-Za-z-])([A-Za-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")

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
    "caption": "cell",
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
_DIVISIONS = frozenset({"div", "center", "html", "body", "thead", "tbody", "tfoot", "colgroup", "col"})
"""They say no more than that one text ends and another begins."""
_WITHOUT_MEANING = frozenset({"span", "font", "small", "big"})
_CONTEXTS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(("td", "th"), (frozenset({"tr", "table"}), frozenset[str]())),
    **dict.fromkeys(("tr", "caption"), (frozenset({"table"}), frozenset[str]())),
    "li": (frozenset({"ul", "ol"}), frozenset({"td", "th", "blockquote"})),
}
"""Where an element belongs, and what it does not look beyond: its start tag closes all inside the nearest such place,
as HTML lets end tags be left out."""
_PARENTS: dict[BlockRole, frozenset[BlockRole]] = {
    "row": frozenset({"table"}),
    "cell": frozenset({"row", "table"}),
    "item": frozenset({"list"}),
}
_IMPLIED: dict[BlockRole, tuple[str, BlockRole]] = {
    "table": ("tr", "row"),
    "row": ("td", "cell"),
    "list": ("li", "item"),
}
"""What stands between a part and anything else inside it, whether or not there are tags for it."""
_LEAVES: frozenset[BlockRole] = frozenset({"paragraph", "heading", "code"})
_DEEPEST = 50
"""Elements that are open at once; nothing nests deeper by intention, and XML parsers refuse some hundreds."""
_CELL_LINE = re.compile(r"\s*<p>(?:(?!\n).)*</p>\s*")
_CELL_DIVISION = re.compile(r"</p>[ ]*(\t)[ ]*(?=<p>)")


class _Open(NamedTuple):
    name: str
    start: int
    part: Part | None
    target: str


class Hypertext:
    """The HTML of one source; `source` has every CRLF as one line feed, and offsets count its code points.

    `prefixes` are the stretches, half-open and in order, by which quotations and lists of Markdown go on over lines of
    HTML: they are no part of it.
    """

    def __init__(self, source: str, prefixes: Sequence[tuple[int, int]], claims: Claims, file: str) -> None:
        """Put what is found into `claims`, and what is wrong into `findings`."""
        ends = [0, *(end for _, end in prefixes)]
        starts = [*(start for start, _ in prefixes), len(source)]
        # As many spaces for each prefix, so that offsets stay.
        blanks = (*(" " * (end - start) for start, end in prefixes), "")
        kept = zip(ends, starts, blanks, strict=True)
        self._source = "".join(source[end:start] + blank for end, start, blank in kept) if prefixes else source
        self._prefixes = prefixes
        self._prefix_ends = ends[1:]
        self._claims = claims
        self._file = file
        self._inline_tags: list[_Open] = []
        self._loose: Part | None = None
        """The paragraph that holds text which stands in no element; more such text beside it joins it."""
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self._too_deep = False
        self._outermost = False
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

    def forget_inline(self) -> None:
        """Forget what one paragraph left open, without a word: it was read as plain text after all."""
        self._inline_tags.clear()

    def block(self, start: int, end: int, *, outermost: bool) -> list[Part]:
        """Take the HTML between `start` and `end`, and give its parts; sections end in an `outermost` block only."""
        self._outermost = outermost
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
                if name == "img":
                    self._cover(match.start(), cursor, parts, opened)
                self._element(match, name, parts, opened)
            else:
                self._claims.excluded(match.start(), cursor, "HTML comment")
        self._text(cursor, end, parts, opened)
        while opened:
            if opened[-1].name in ("table", *_INLINES):
                self._unclosed(opened[-1])
            self._close(opened, end)
        return parts

    def _text(self, start: int, end: int, parts: list[Part], opened: list[_Open]) -> None:
        stretch = self._source[start:end]
        claimed, index = start, bisect_right(self._prefix_ends, start)
        while index < len(self._prefixes) and self._prefixes[index][0] < end:
            self._claims.text(claimed, self._prefixes[index][0])
            claimed = self._prefix_ends[index]
            index += 1
        self._claims.text(claimed, end)
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
        holder = self._imply(None, start, opened)
        blocks = [element.part for element in opened if element.part]
        if holder is None or holder.role == "quotation":
            siblings = holder.parts if holder else parts
            if not siblings or siblings[-1] is not self._loose:
                self._loose = Part("paragraph", start, end)
                siblings.append(self._loose)
            blocks.append(siblings[-1])
        for block in blocks:
            block.start = start if block.end < 0 else min(block.start, start)
            block.end = max(block.end, end)

    def _imply(self, role: BlockRole | None, start: int, opened: list[_Open]) -> Part | None:
        """Open what must stand between the innermost open block and a part of this role; give what then holds it."""
        while True:
            index = next((i for i in reversed(range(len(opened))) if opened[i].part), None)
            holder = None if index is None else opened[index].part
            if index is None or holder is None or holder.role not in _IMPLIED or _IMPLIED[holder.role][1] == role:
                return holder
            name, implied = _IMPLIED[holder.role]
            holder.parts.append(Part(implied, start, -1))
            opened.insert(index + 1, _Open(name, start, holder.parts[-1], ""))

    def _element(self, match: re.Match[str], name: str, parts: list[Part], opened: list[_Open]) -> None:
        start, end = match.span()
        if name == "hr" and self._outermost and not opened:
            parts.append(Part("break", end, end, (("source", "hr"),)))
        elif name in _DIVISIONS:
            self._end_running_text(start, opened)
        elif name not in _BLOCKS:
            self._inline(match, start, end, opened)
        elif match["close"]:
            if any(element.name == name for element in opened):
                while opened[-1].name != name:
                    self._close(opened, start)
                self._close(opened, start)
        else:
            self._block_start(match, name, parts, opened)

    def _block_start(self, match: re.Match[str], name: str, parts: list[Part], opened: list[_Open]) -> None:
        start, end = match.span()
        places, limits = _CONTEXTS.get(name, (frozenset[str](), frozenset[str]()))
        place = next((i for i in reversed(range(len(opened))) if opened[i].name in places | limits), -1)
        if place >= 0 and opened[place].name in places:
            while len(opened) > place + 1:
                self._close(opened, start)
        self._end_running_text(start, opened)
        if self._is_too_deep(opened, start):
            return
        role, attributes = _BLOCKS[name], _attributes(name, match["attributes"])
        holder = opened[-1].part if opened else None
        if role in _PARENTS and (holder is None or holder.role not in _PARENTS[role]):
            # A cell outside a table, an item outside a list: it is a paragraph then.
            role, attributes = "paragraph", ()
        holder = self._imply(role, start, opened)
        part = Part(role, end, -1, attributes)
        if role == "heading":
            part.level = int(name[1])
        (holder.parts if holder else parts).append(part)
        opened.append(_Open(name, end, part, ""))

    def _end_running_text(self, end: int, opened: list[_Open]) -> None:
        while opened and (opened[-1].part is None or opened[-1].part.role in _LEAVES):
            self._close(opened, end)
        self._loose = None

    def _is_too_deep(self, opened: list[_Open], start: int) -> bool:
        """Tell it, and report the first place; the tag then means nothing, and its text stays."""
        if len(opened) < _DEEPEST:
            return False
        if not self._too_deep:
            self._too_deep = True
            line, column = self._place(start)
            self.findings.append(finding("R04", file=self._file, line=line, column=column))
        return True

    def _inline(self, match: re.Match[str], start: int, end: int, opened: list[_Open]) -> None:
        name = match["name"].lower()
        attributes = _named_attributes(match["attributes"])
        if name == "br":
            self._claims.mark("line-break", end, end)
        elif name == "img":
            if target := pointer(attributes.get("src", "")):
                self._claims.mark("image", end, end, (("target", target),))
        elif name in _INLINES and not match["close"]:
            if name == "a" and opened and opened[-1].name == "a":
                self._close_inline(opened.pop(), start)
            if not self._is_too_deep(opened, start):
                opened.append(_Open(name, end, None, pointer(attributes.get("href", ""))))
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
        # The element begins after its tag, which holds no other “<”.
        line, column = self._place(self._source.rfind("<", 0, element.start))
        self.findings.append(finding("R03", file=self._file, line=line, column=column, element=element.name))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


def _is_known(name: str) -> bool:
    return any(name in names for names in (_BLOCKS, _INLINES, _POINTS, _DIVISIONS, _WITHOUT_MEANING))


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
    if name in ("th", "caption"):
        found.append(("kind", "label"))
    for key, fact in (("colspan", "columns"), ("rowspan", "rows")):
        if named.get(key, "").isdecimal() and 1 < int(named[key]) <= 1000:
            found.append((fact, named[key]))
    return tuple(found)
