"""The value that everything passes on: a source, its reading text, its structure, and the layers over it."""

from dataclasses import dataclass, replace

from tei_edition.model.annotation import Layer
from tei_edition.model.findings import Finding
from tei_edition.model.source import Region, Source
from tei_edition.model.structure import Block, Inline
from tei_edition.model.text import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and all that is laid over it, without the source: what a TEI file says, and what law L5 compares."""

    content: str
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...] = ()
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read once. Only `with_layer` makes another from it; text and structure stay as they were read."""

    source: Source
    text: Text
    regions: tuple[Region, ...]
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...] = ()
    layers: tuple[Layer, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def reading(self) -> Reading:
        """The text and what is laid over it."""
        return Reading(self.text.content, self.blocks, self.inlines, self.layers)

    def with_layer(self, layer: Layer) -> "Document":
        """Give the document with `layer` laid over it, in place of an earlier layer of the same agent."""
        others = tuple(other for other in self.layers if other.agent != layer.agent)
        return replace(self, layers=(*others, layer))
