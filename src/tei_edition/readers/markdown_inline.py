"""Where each piece of an inline run of Markdown lies in the source.

markdown-it gives inline tokens without positions. Their order is that of the source, and between them they account
for it: so the tokens are walked along the run's own text, each checked against what stands there. Where they do not
agree, `TangledError` says so, and the reader keeps the run as plain text: a wrong guess never costs a character.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tei_edition.model import InlineRole
from tei_edition.readers.claims import Claims
from tei_edition.readers.hypertext import Hypertext
from tei_edition.readers.targets import pointer

_SOFT_BREAK = re.compile(r" *\n[ \t]*")
_HARD_BREAK = re.compile(r"(?: *|\\)(?P<line_feed>\n)[ \t]*")
_RENDITIONS = {"em": "italic", "strong": "bold", "s": "strikethrough"}


class TangledError(Exception):
    """The tokens do not account for the text."""


def parser() -> MarkdownIt:
    """Make a CommonMark parser with pipe tables that keeps what the walk along the source needs."""
    markdown = MarkdownIt("commonmark").enable("table")
    # It would merge escapes and character references into the text around them.
    markdown.disable("text_join")
    for name in ("link", "image"):
        _record_end(markdown, name)
    return markdown


def _record_end(markdown: MarkdownIt, name: str) -> None:
    """Let the rule `name` note in its last token where it stopped: a link's target has no token of its own."""
    ruler = markdown.inline.ruler
    index = next(index for index, rule in enumerate(ruler.__rules__) if rule.name == name)
    rule = ruler.__rules__[index].fn

    def recording(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the parser calls it by position
        taken = rule(state, silent)
        if taken and not silent:
            state.tokens[-1].meta["end"] = state.pos
        return taken

    ruler.at(name, recording)


class Run:
    """The text of one inline run, and where each stretch of it lies in the source."""

    __slots__ = ("_run_starts", "_source_starts", "text")

    def __init__(self, text: str, pieces: Sequence[tuple[int, int]]) -> None:
        """Take pieces `(offset in the text, offset in the source)` in order, the first at offset 0."""
        self.text = text
        self._run_starts: list[int] = []
        self._source_starts: list[int] = []
        shift: int | None = None
        for offset, source in pieces:
            # Where nothing was taken out between two pieces, they are one.
            if source - offset != shift:
                shift = source - offset
                self._run_starts.append(offset)
                self._source_starts.append(source)

    def check(self, source: str) -> None:
        """Raise `TangledError` where the pieces do not hold what the run says.

        A tab that is in part a container's is spaces in the run: tabs are spaces here, and those before a piece aside.
        """
        offset = 0
        for start, end in self.stretches(0, len(self.text)):
            piece = self.text[offset : offset + end - start]
            lead = len(piece) - len(piece.lstrip(" \t"))
            if source[start + lead : end].replace("\t", " ") != piece[lead:].replace("\t", " "):
                raise TangledError
            offset += end - start

    def source(self, offset: int) -> int:
        """Give the offset in the source."""
        index = bisect_right(self._run_starts, offset) - 1
        return self._source_starts[index] + offset - self._run_starts[index]

    def stretches(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give `[start, end)` as stretches of the source, one a piece; half-open."""
        found = []
        while start < end:
            index = bisect_right(self._run_starts, start)
            stop = min(end, self._run_starts[index]) if index < len(self._run_starts) else end
            found.append((self.source(start), self.source(stop - 1) + 1))
            start = stop
        return found


class Walk:
    """One walk along one run, making claims on the way."""

    def __init__(self, run: Run, claims: Claims, hypertext: Hypertext) -> None:
        """Walk along `run`; what is found goes into `claims`, once `tokens` has come to its end."""
        self._run = run
        self._claims = claims
        self._hypertext = hypertext
        self._position = 0
        self._text_start = 0
        self._open: list[tuple[int, str]] = []
        self._in_autolink = False
        self._steps: dict[str, Callable[[Token], None]] = {
            "text": self._text,
            "text_special": self._special,
            "softbreak": self._soft_break,
            "hardbreak": self._hard_break,
            "code_inline": self._code,
            "html_inline": self._html,
            "image": self._image,
            "link_open": self._open_link,
            "link_close": self._close_link,
        }

    def tokens(self, tokens: Sequence[Token]) -> None:
        """Walk along all `tokens`; raises `TangledError` where they do not account for the run."""
        self._walk(tokens)
        if self._run.text[self._position :].strip():
            raise TangledError
        self._claim_text(len(self._run.text))

    def _walk(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            step = self._steps.get(token.type)
            if step:
                step(token)
            elif token.nesting == 1:
                self._expect(token.markup, "emphasis")
                self._open.append((self._position, ""))
            elif token.nesting == -1:
                self._close_emphasis(token)
            else:
                raise TangledError

    def _expect(self, characters: str, reason: str) -> None:
        if not self._run.text.startswith(characters, self._position):
            raise TangledError
        self._markup(self._position, self._position + len(characters), reason)
        self._position += len(characters)

    def _claim_text(self, end: int) -> None:
        """Claim as text what stands before `end` and was not taken for something else."""
        for stretch in self._run.stretches(self._text_start, end):
            self._claims.text(*stretch)

    def _markup(self, start: int, end: int, reason: str) -> None:
        self._claim_text(start)
        for stretch in self._run.stretches(start, end):
            self._claims.markup(*stretch, reason)
        self._text_start = end

    def _mark(self, role: InlineRole, start: int, end: int, attributes: tuple[tuple[str, str], ...] = ()) -> None:
        if start < end or role == "image":
            first = self._run.source(start)
            last = self._run.source(end - 1) + 1 if start < end else first
            self._claims.mark(role, first, last, attributes)

    def _text(self, token: Token) -> None:
        if self._in_autolink:
            # Its text is the target made readable, not what stands there.
            return
        if not self._run.text.startswith(token.content, self._position):
            raise TangledError
        self._position += len(token.content)

    def _special(self, token: Token) -> None:
        raw, start = token.markup, self._position
        if not self._run.text.startswith(raw, start):
            raise TangledError
        end = start + len(raw)
        if token.info == "escape" and raw == f"\\{token.content}":
            self._markup(start, start + 1, "escape")
        elif token.info == "entity" and html.unescape(raw) == token.content:
            self._claim_text(start)
            self._claims.replaced(
                self._run.source(start), self._run.source(end - 1) + 1, "character-reference", token.content
            )
            self._text_start = end
        self._position = end

    def _soft_break(self, _: Token) -> None:
        match = _SOFT_BREAK.match(self._run.text, self._position)
        if match is None:
            raise TangledError
        self._position = match.end()

    def _hard_break(self, _: Token) -> None:
        match = _HARD_BREAK.match(self._run.text, self._position)
        if match is None:
            raise TangledError
        self._markup(self._position, match.start("line_feed"), "hard break")
        self._position = match.end()

    def _code(self, token: Token) -> None:
        start = self._position + len(token.markup)
        closing = re.compile(rf"(?<!`){token.markup}(?!`)").search(self._run.text, start)
        if closing is None or not self._run.text.startswith(token.markup, self._position):
            raise TangledError
        self._markup(self._position, start, "code")
        self._markup(closing.start(), closing.end(), "code")
        self._mark("code", start, closing.start())
        self._position = closing.end()

    def _html(self, token: Token) -> None:
        if not self._run.text.startswith(token.content, self._position):
            raise TangledError
        end = self._position + len(token.content)
        if "\n" not in token.content:
            self._claim_text(self._position)
            self._hypertext.inline_tag(token.content, self._run.source(self._position))
            self._text_start = end
        self._position = end

    def _image(self, token: Token) -> None:
        start, end = self._position, token.meta["end"]
        label = start + 2
        if not self._run.text.startswith(f"![{token.content}", start):
            raise TangledError
        self._expect("![", "image")
        self._walk(token.children or ())
        if self._position != label + len(token.content):
            raise TangledError
        self._markup(self._position, end, "image")
        self._mark("image", label, self._position, (("target", pointer(str(token.attrs.get("src", "")))),))
        self._position = end

    def _open_link(self, token: Token) -> None:
        self._in_autolink = token.markup == "autolink"
        self._open.append((self._position, pointer(str(token.attrs.get("href", "")))))
        self._expect("<" if self._in_autolink else "[", "link")

    def _close_link(self, token: Token) -> None:
        opened, target = self._open.pop()
        start, end = opened + 1, self._position
        if self._in_autolink:
            self._in_autolink = False
            end = self._run.text.find(">", start)
            self._position = end
            self._expect(">", "link")
        else:
            self._position = token.meta["end"]
            self._markup(end, self._position, "link")
        self._mark("link", start, end, (("target", target),))

    def _close_emphasis(self, token: Token) -> None:
        start, _ = self._open.pop()
        self._mark("emphasis", start, self._position, (("rendition", _RENDITIONS[token.tag]),))
        self._expect(token.markup, "emphasis")
