"""The structure of a document: blocks, and what a format marks inside them."""

from dataclasses import dataclass
from typing import Literal

from tei_edition.model.source import Span

type BlockRole = Literal[
    "section",
    "heading",
    "paragraph",
    "list",
    "item",
    "label",
    "table",
    "row",
    "cell",
    "quotation",
    "code",
    "separator",
    "break",
]
type InlineRole = Literal["emphasis", "code", "link", "image", "line-break", "page-break", "word-break"]
type Attributes = tuple[tuple[str, str], ...]

TEXT_ROLES: frozenset[BlockRole] = frozenset({"heading", "paragraph", "item", "label", "cell", "code", "separator"})
"""The roles whose blocks hold text of their own; all others hold only blocks, with white space between them."""


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a document; `span` covers the parts inside it.

    Blocks stand in a tuple in document order, a block before its parts; `depth` (0 for the outermost) says which are
    parts of which, so that empty blocks at one offset have their place too. `attributes` are facts of the role:
    `rendition` of a list (`dash`, `bullet`, `numbered`), `kind` of a section or a row or a cell, `source` of a break.
    """

    role: BlockRole
    span: Span
    depth: int
    attributes: Attributes = ()


@dataclass(frozen=True, slots=True)
class Inline:
    """What the source's format marks inside one block, or at one point of it where `span` is empty.

    `attributes`: `rendition` of an emphasis, `target` of a link or an image. A line break stands here only where no
    line end of the text says it; a word break marks the point after the line end that breaks a word.
    """

    role: InlineRole
    span: Span
    attributes: Attributes = ()
