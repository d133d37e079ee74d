"""The blocks of Markdown, by markdown-it's tokens, each laid over the source that it came from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tei_edition.model import BlockRole, Document, Finding, Inline, Source, finding
from tei_edition.readers import Received
from tei_edition.readers.characters import unholdable
from tei_edition.readers.claims import Claims, Settlement
from tei_edition.readers.hypertext import Hypertext
from tei_edition.readers.markdown_inline import Run, TangledError, Walk, parser
from tei_edition.readers.plaintext import page_breaks
from tei_edition.text.composition import compose
from tei_edition.text.inlines import inlines
from tei_edition.text.outline import Part, blocks

_ROW_PREFIX = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+)*")
_COLUMN = re.compile(r"(?:[^|\\]|\\.|\\$)*")
_SPACES = re.compile(r"[ \t]*")
_MARKS = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*")


@cache
def _parser() -> MarkdownIt:
    return parser()


def read_markdown(received: Received) -> Document:
    """Read it: what Markdown marks becomes structure, the marks become regions, all else is text."""
    decoded = received.decoded
    source = Source(received.name, received.data, "text/markdown", received.encoding)
    reading = MarkdownBlocks(decoded.replace("\r\n", "\n"), received.name)
    parts = reading.parts()
    settlement = Settlement(decoded, reading.claims)
    text, regions = compose(source, decoded, settlement.segments)
    found: list[Inline] = [*settlement.inlines(), *page_breaks(text.content)]
    points = {inline.span.start for inline in found if inline.role == "image"}
    settled = blocks(text.content, settlement.place(parts), points)
    return Document(
        source,
        text,
        regions,
        settled,
        inlines(text.content, settled, found),
        findings=(*unholdable(source, text), *reading.findings()),
    )


class MarkdownBlocks:
    """One parse of one source, in which every CRLF is one line feed."""

    def __init__(self, source: str, file: str) -> None:
        self.claims = Claims()
        self._source = source
        # What markdown-it makes of the characters before it parses, one for one, so that offsets stay.
        self._parsed = source.replace("\r", "\n").replace("\0", "�")
        self._lines = self._parsed.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._file = file
        self._hypertext = Hypertext(source, (), self.claims, file)
        self._findings: list[Finding] = []
        self._covered = bytearray(len(self._lines) + 1)
        self._marks: dict[int, int] = {}

    def findings(self) -> list[Finding]:
        """Give what the parse found, in the order of the source."""
        return sorted([*self._findings, *self._hypertext.findings], key=lambda found: (found.line, found.column))

    def parts(self) -> list[Part]:
        """Parse, and give the parts; afterwards `claims` accounts for every line with text in it."""
        environment: dict[str, Any] = {}
        tokens = _parser().parse(self._parsed, environment)
        if prefixes := [prefix for token in tokens for prefix in self._prefixes(token)]:
            self._hypertext = Hypertext(self._source, prefixes, self.claims, self._file)
        parts = self._blocks(tokens)
        self._definitions(environment, _targets(tokens))
        self._keep_what_is_dropped()
        return parts

    def _prefixes(self, token: Token) -> Iterator[tuple[int, int]]:
        """Give the stretches before the lines of HTML that stands in a quotation or a list."""
        if token.type == "html_block" and token.level and token.map:
            for number, line in zip(range(*token.map), token.content.split("\n"), strict=False):
                source = self._lines[number]
                kept = line if source.endswith(line) else line.lstrip()
                if len(kept) < len(source):
                    yield self._starts[number], self._starts[number] + len(source) - len(kept)

    def _definitions(self, environment: dict[str, Any], used: set[str]) -> None:
        """Take the definitions of link targets: markup, or, where no link leads there, text that merely looks so."""
        for definition in (*environment.get("references", {}).values(), *environment.get("duplicate_refs", ())):
            self._cover(definition["map"])
            if definition["href"] not in used:
                for number in range(*definition["map"]):
                    line = self._lines[number]
                    marks = _MARKS.match(line)
                    begin = marks.end() if marks else 0
                    self.claims.text(self._starts[number] + begin, self._starts[number] + len(line))

    def _cover(self, lines: Sequence[int]) -> None:
        first, last = lines[0], min(lines[1], len(self._lines))
        self._covered[first:last] = b"\1" * (last - first)

    def _keep_what_is_dropped(self) -> None:
        """Lines that no token covers are text: CommonMark's parser skips what is nested too deep."""
        reported = False
        for number, line in enumerate(self._lines):
            if self._covered[number] or _MARKS.fullmatch(line):
                continue
            self.claims.text(self._starts[number], self._starts[number] + len(line))
            if not reported:
                self._tangled(number)
                reported = True

    def _tangled(self, line: int) -> None:
        self._findings.append(finding("R04", file=self._file, line=line + 1, column=1))

    def _blocks(self, tokens: Sequence[Token]) -> list[Part]:
        parts: list[Part] = []
        position = 0
        while position < len(tokens):
            end = _closing(tokens, position)
            parts.extend(self._block(tokens, position, end))
            position = end + 1
        return parts

    def _block(self, tokens: Sequence[Token], start: int, end: int) -> Iterator[Part]:
        token, inside = tokens[start], tokens[start + 1 : end]
        first, last = token.map or (0, 0)
        match token.type:
            case "paragraph_open" | "heading_open":
                yield from self._run_block(token, inside[0])
            case "bullet_list_open" | "ordered_list_open":
                rendition = "bullet" if token.type == "bullet_list_open" else "numbered"
                items = [item for item in self._blocks(inside) if item.role == "item"]
                yield Part("list", items[0].start, items[-1].end, (("rendition", rendition),), items)
            case "list_item_open":
                yield self._item(token, inside)
            case "blockquote_open":
                if parts := self._blocks(inside):
                    yield Part("quotation", parts[0].start, parts[-1].end, parts=parts)
            case "fence" | "code_block":
                self._cover([first, last])
                if code := self._code(token, first, last):
                    yield code
            case "html_block":
                self._cover([first, last])
                end = min(self._starts[last], len(self._source))
                yield from self._hypertext.block(self._starts[first], end, outermost=token.level == 0)
            case "hr":
                self._cover([first, last])
                yield self._thematic_break(token, first)
            case "table_open":
                yield from self._table(inside, first, last)

    def _thematic_break(self, token: Token, number: int) -> Part:
        line, start = self._lines[number].rstrip(), self._starts[number]
        if token.level == 0:
            self.claims.markup(start, start + len(line), "thematic break")
            return Part("break", start, start, (("source", "".join(line.split())),))
        # No section ends inside a quotation or an item: there the mark is a text of its own.
        mark = re.search(rf"(?:{re.escape(token.markup[0])}[ \t]*){{3,}}$", line)
        begin = start + (mark.start() if mark else 0)
        self.claims.text(begin, start + len(line))
        return Part("separator", begin, start + len(line))

    def _run_block(self, opening: Token, token: Token) -> Iterator[Part]:
        first, last = opening.map or (0, 0)
        self._cover([first, last])
        if not token.content:
            return
        if opening.type == "heading_open" and opening.markup.startswith("#"):
            line = self._lines[first]
            after = line.find(opening.markup) + len(opening.markup)
            pieces = [(0, self._starts[first] + line.index(token.content, after))]
        else:
            pieces = self._line_pieces(token.content, first)
        role: BlockRole = "heading" if opening.type == "heading_open" else "paragraph"
        part = Part(role, *self._walk(token, pieces, range(first, last)))
        if part.role == "heading":
            part.level = int(opening.tag[1])
        yield part

    def _line_pieces(self, content: str, first: int) -> list[tuple[int, int]]:
        """Find each line of `content` at the end of its line of the source: containers only take from the front."""
        pieces, offset = [], 0
        lines = content.split("\n")
        while lines[0] not in self._lines[first] and first + 1 < len(self._lines):
            # A line of some control characters alone is a line of text to Markdown, which then strips it.
            first += 1
        for number, line in enumerate(lines, first):
            # A tab that is in part a container's is read as spaces, so what stands before the text is not compared.
            stripped = line.lstrip(" \t")
            begin = self._lines[number].rfind(stripped)
            pieces.append((offset, self._starts[number] + begin - (len(line) - len(stripped))))
            offset += len(line) + 1
        return pieces

    def _walk(self, token: Token, pieces: list[tuple[int, int]], lines: range) -> tuple[int, int]:
        """Claim one inline run in these `lines`, and give where it begins and ends in the source."""
        run = Run(token.content, pieces)
        stretches = run.stretches(0, len(token.content))
        claimed, marked = len(self.claims.claims), len(self.claims.marked)
        try:
            run.check(self._parsed)
            Walk(run, self.claims, self._hypertext).tokens(token.children or ())
            self._hypertext.end_inline(stretches[-1][1])
        except TangledError:
            del self.claims.claims[claimed:], self.claims.marked[marked:]
            self._hypertext.forget_inline()
            for number in lines:
                self.claims.text(self._starts[number], self._starts[number] + len(self._lines[number]))
            self._tangled(lines[0])
            return self._starts[lines[0]], self._starts[lines[-1]] + len(self._lines[lines[-1]])
        return stretches[0][0], stretches[-1][1]

    def _item(self, token: Token, inside: Sequence[Token]) -> Part:
        line = token.map[0] if token.map else 0
        label: list[Part] = []
        start = self._starts[line] + self._marks.get(line, 0)
        mark = self._parsed.find(token.info + token.markup, start)
        after = mark + len(token.info + token.markup)
        self._marks[line] = after - self._starts[line]
        if token.info:
            spaces = _SPACES.match(self._parsed, after)
            self.claims.text(mark, spaces.end() if spaces else after)
            label.append(Part("label", mark, after))
        parts = self._blocks(inside)
        tight = [
            opening.hidden
            for opening in inside
            if opening.type == "paragraph_open" and opening.level == token.level + 1
        ]
        if all(tight):
            # The text of a tight item is the item's own.
            own = [part for part in parts if part.role == "paragraph"]
            parts = [part for part in parts if part.role != "paragraph"]
        else:
            own = []
        covered = [*label, *own, *parts]
        if not covered:
            return Part("item", after, after)
        return Part("item", min(p.start for p in covered), max(p.end for p in covered), parts=[*label, *parts])

    def _code(self, token: Token, first: int, last: int) -> Part | None:
        fenced = token.type == "fence"
        lines = token.content.split("\n")
        begin = first + fenced
        stretches = []
        for number, line in zip(range(begin, last), lines, strict=False):
            source = self._lines[number]
            # A tab that is in part a container's is read as spaces.
            begin = len(source) - len(line if source.endswith(line) else line.lstrip(" \t"))
            if line:
                stretches.append((self._starts[number] + begin, self._starts[number] + len(source)))
        for stretch in stretches:
            self.claims.text(*stretch)
        return Part("code", stretches[0][0], stretches[-1][1]) if stretches else None

    def _table(self, inside: Sequence[Token], first: int, last: int) -> Iterator[Part]:
        self._cover([first, last])
        rows = []
        for position, token in enumerate(inside):
            if token.type == "tr_open" and token.map:
                cells = [cell for cell in inside[position : _closing(inside, position)] if cell.type == "inline"]
                head = inside[position + 1].type == "th_open"
                rows.append(self._row(token.map[0], cells, head=head))
        yield Part("table", rows[0].start, rows[-1].end, parts=rows)

    def _row(self, number: int, tokens: Sequence[Token], *, head: bool) -> Part:
        """Take one row; cells beyond the columns of the head, which Markdown drops, are kept."""
        line = self._lines[number]
        columns = _columns(line)
        cells = []
        for index in range(max(len(columns), len(tokens))):
            begin, end = columns[index] if index < len(columns) else (len(line), len(line))
            begin += len(line[begin:end]) - len(line[begin:end].lstrip())
            end = begin + len(line[begin:end].rstrip())
            cell = Part("cell", self._starts[number] + begin, self._starts[number] + end)
            raw = line[begin:end]
            if index < len(tokens) and tokens[index].content == raw.replace("\\|", "|"):
                if raw:
                    self._walk(tokens[index], _unescaped_pieces(raw, cell.start), range(number, number + 1))
            else:
                self.claims.text(cell.start, cell.end)
            cells.append(cell)
        kind = (("kind", "label"),) if head else ()
        return Part("row", cells[0].start, cells[-1].end, kind, cells)


def _targets(tokens: Iterable[Token]) -> set[str]:
    found: set[str] = set()
    for token in tokens:
        found.update(str(token.attrs[name]) for name in ("href", "src") if name in token.attrs)
        found |= _targets(token.children or ())
    return found


def _closing(tokens: Sequence[Token], position: int) -> int:
    """Give the index of the token that closes the one at `position`, which may be itself."""
    if tokens[position].nesting != 1:
        return position
    level = tokens[position].level
    return next(i for i in range(position + 1, len(tokens)) if tokens[i].nesting == -1 and tokens[i].level == level)


def _columns(line: str) -> list[tuple[int, int]]:
    """Give the columns of a pipe table's row, half-open, without the pipes; an escaped pipe divides nothing."""
    prefix = _ROW_PREFIX.match(line)
    position = prefix.end() if prefix else 0
    found = []
    while True:
        column = _COLUMN.match(line, position)
        end = column.end() if column else position
        found.append((position, end))
        if end >= len(line):
            break
        position = end + 1
    if found and not line[found[0][0] : found[0][1]].strip():
        found.pop(0)
    if found and not line[found[-1][0] : found[-1][1]].strip():
        found.pop()
    return found


def _unescaped_pieces(raw: str, start: int) -> list[tuple[int, int]]:
    """Give the pieces of a cell whose escaped pipes lost their backslash before its text was parsed."""
    pieces = [(0, start)]
    for removed, match in enumerate(re.finditer(r"\\\|", raw), 1):
        pieces.append((match.start() - removed + 1, start + match.start() + 1))
    return pieces
