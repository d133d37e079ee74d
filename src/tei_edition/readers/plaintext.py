"""Plain text.

Covers: [x] UTF-8, UTF-16, Windows-1256, ISO 8859-6, with and without a mark · [x] line ends LF, CRLF, CR ·
[x] paragraphs by blank lines, and by single line breaks where the text shows it · [x] hard-wrapped columns ·
[x] headings, lists with dashes, bullets, numbers, separators, by shape · [x] form feeds as page breaks ·
[-] words broken over lines: kept as they are.
"""

from dataclasses import dataclass

from tei_edition.model import Document, Inline, Source, Span
from tei_edition.readers import Received
from tei_edition.readers.characters import unholdable
from tei_edition.text.composition import compose, line_ends
from tei_edition.text.outline import blocks
from tei_edition.text.segmentation import segment


@dataclass(frozen=True, slots=True)
class PlainTextReader:
    """Reads any text whose characters can be told; it is asked last."""

    name: str = "plaintext"
    precedence: int = 100

    def excuse(self, received: Received) -> str:
        """Take whatever can be decoded."""
        del received
        return ""

    def read(self, received: Received) -> Document:
        """Read all characters as text; nothing is markup but a byte-order mark."""
        decoded = received.decoded
        source = Source(received.name, received.data, "text/plain", received.encoding)
        text, regions = compose(source, decoded, line_ends(decoded, 0, len(decoded)))
        return Document(
            source,
            text,
            regions,
            blocks(text.content, segment(text.content)),
            page_breaks(text.content),
            findings=unholdable(source, text),
        )


def page_breaks(content: str) -> tuple[Inline, ...]:
    """Give a page break after each form feed of `content`."""
    found: list[Inline] = []
    offset = content.find("\f")
    while offset >= 0:
        found.append(Inline("page-break", Span(offset + 1, offset + 1)))
        offset = content.find("\f", offset + 1)
    return tuple(found)
