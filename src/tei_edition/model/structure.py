"""The structure of a document: blocks, and what a format marks inside them."""

from typing import Literal, get_args

from tei_edition.model.source import Span
from tei_edition.model.value import value

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
    "opener",
    "closer",
    "byline",
    "dateline",
    "salutation",
    "signature",
    "reference",
    "turn",
    "speaker",
    "postscript",
    "footnote",
    "verse",
    "verse-line",
    "address",
    "address-line",
    "furniture",
]
type InlineRole = Literal[
    "emphasis",
    "code",
    "link",
    "image",
    "line-break",
    "page-break",
    "word-break",
    "email",
    "telephone",
    "web-address",
    "account",
    "slogan",
    "quoted-slogan",
    "page-jump",
    "continuation",
    "footnote-mark",
    "truncation",
]
type Attributes = tuple[tuple[str, str], ...]

TEXT_ROLES: frozenset[BlockRole] = frozenset(
    {
        "heading",
        "paragraph",
        "item",
        "label",
        "cell",
        "code",
        "separator",
        "byline",
        "dateline",
        "salutation",
        "signature",
        "reference",
        "speaker",
        "footnote",
        "verse-line",
        "address-line",
        "furniture",
    }
)
"""The roles whose blocks hold text of their own; all others hold only blocks, with white space between them."""


@value
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


@value
class Inline:
    """What the source's format marks inside one block, or at one point of it where `span` is empty.

    `attributes`: `rendition` of an emphasis, `target` of a link or an image. A line break stands here only where no
    line end of the text says it; a word break marks the point after the line end that breaks a word, a truncation the
    point at which the source was cut.
    """

    role: InlineRole
    span: Span
    attributes: Attributes = ()


type Kind = Literal[
    "press-release",
    "statement",
    "call",
    "message",
    "report",
    "interview",
    "letter",
    "periodical-page",
    "teaser-list",
    "signature-list",
    "minutes",
    "obituary",
    "chronology",
    "bulletin",
    "unknown",
]
"""The kinds of document; the list is closed, and `unknown` is an honest answer."""

KINDS: tuple[Kind, ...] = get_args(Kind.__value__)

type RecognitionRole = Literal[
    "kind",
    "masthead",
    "running-head",
    "page-number",
    "heading",
    "byline",
    "dateline",
    "salutation",
    "signature",
    "reference",
    "postscript",
    "footnote",
    "footnote-mark",
    "verse",
    "teaser",
    "truncation",
    "continuation",
    "interview",
    "turn",
    "speaker",
    "question",
    "supporters",
    "country",
    "item",
    "entry",
    "label",
    "address",
    "email",
    "telephone",
    "web-address",
    "account",
    "slogan",
    "page-jump",
    "fragment",
    "word-break",
    "title",
    "author",
    "issuer",
    "issued",
    "place",
    "periodical",
    "issue",
    "page",
]
"""What a stretch of text may be recognised as: a part, something marked inside one, or a statement about the whole."""


@value
class Recognition:
    """What a recogniser takes one stretch of the reading text for.

    `certainty` lies between 0 and 1; `evidence` says in words what speaks for it. `attributes` are facts of the role:
    `kind` of a heading or of the document, `voice` of a speaker, `target` of a telephone number.
    """

    role: RecognitionRole
    span: Span
    certainty: float
    evidence: str
    attributes: Attributes = ()

    def fact(self, name: str) -> str:
        """Give the attribute `name`, empty where there is none."""
        for fact, said in self.attributes:
            if fact == name:
                return said
        return ""


@value
class StructureLayer:
    """What one recogniser found, in the order of the text."""

    recogniser: str
    recognitions: tuple[Recognition, ...] = ()
