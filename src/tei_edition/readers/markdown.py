"""Markdown.

Covers: [x] CommonMark: headings, emphasis, lists, hard breaks, links, images, code, block quotations, escapes,
character references · [x] pipe tables · [x] HTML inside it, as `hypertext` says · [x] lines that CommonMark drops
(nested too deep): kept as text · [-] definitions of link targets: markup, their targets stand on the links ·
[ ] footnotes, task lists, other dialects: kept as text.
"""

import re
from dataclasses import dataclass

from tei_edition.model import Document
from tei_edition.readers import Received

_EVIDENCE = {
    "headings with #": ("#", re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)),
    "bold between **": ("**", re.compile(r"\*\*[^\s*][^*\n]{0,500}\*\*")),
    "hard breaks": ("  \n", re.compile(r"[^ \n] {2}\n[^ \n]")),
    "escapes": ("\\", re.compile(r"\\[_*#\[\]`>]")),
    "links": ("](", re.compile(r"\[[^\]\n]{1,200}\]\([^()\s]{1,500}\)")),
    "table lines": ("---", re.compile(r"^\|?[ ]*:?-{3,}:?[ ]*\|", re.MULTILINE)),
    "code fences": ("", re.compile(r"^(?:```|~~~)", re.MULTILINE)),
    "HTML elements": ("</", re.compile(r"</(?:p|b|td|tr|table|strong|em|li)>")),
}
"""What each construct is told by, after the characters that it has in any case."""
_NEEDED = 2
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class MarkdownReader:
    """Reads Markdown where the suffix says so, or where at least two of its constructs occur."""

    name: str = "markdown"
    precedence: int = 50

    def excuse(self, received: Received) -> str:
        """Take a file named .md or .markdown, and any text that shows two constructs of Markdown."""
        if received.name.lower().endswith((".md", ".markdown")):
            return ""
        sample = received.decoded[:_SAMPLE].replace("\r\n", "\n")
        seen = [name for name, (sign, pattern) in _EVIDENCE.items() if sign in sample and pattern.search(sample)]
        if len(seen) >= _NEEDED:
            return ""
        return f"of the constructs of Markdown it shows {seen[0] if seen else 'none'}, and two are needed"

    def read(self, received: Received) -> Document:
        """Read it: what Markdown marks becomes structure, the marks become regions, all else is text."""
        from tei_edition.readers.markdown_blocks import read_markdown  # noqa: PLC0415  the parser starts only where it is used

        return read_markdown(received)
