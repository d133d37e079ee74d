"""The value that everything passes on: a source, its reading text, its structure, and the layers over it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tei_edition.model.annotation import Layer, Mention
from tei_edition.model.entities import Linking
from tei_edition.model.findings import Finding
from tei_edition.model.source import Region, Source
from tei_edition.model.structure import Block, Inline, Recognition, RecognitionRole, StructureLayer
from tei_edition.model.text import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and all that is laid over it, without the source: what a TEI file says, and what law L5 compares."""

    content: str
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...] = ()
    layers: tuple[Layer, ...] = ()

    @property
    def mentions(self) -> Iterator[Mention]:
        """Give the mentions of all layers, one layer after another."""
        return (mention for layer in self.layers for mention in layer.mentions)


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read once. Only its methods `with_…` make another from it; the text stays as it is.

    `structure` says what was recognised, and `blocks` and `inlines` then are what was made of it. `linking` says what
    the mentions of the layers mean.
    """

    source: Source
    text: Text
    regions: tuple[Region, ...]
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...] = ()
    layers: tuple[Layer, ...] = ()
    findings: tuple[Finding, ...] = ()
    structure: tuple[StructureLayer, ...] = ()
    linking: Linking = field(default_factory=Linking)

    @property
    def reading(self) -> Reading:
        """The text and what is laid over it."""
        return Reading(self.text.content, self.blocks, self.inlines, self.layers)

    def with_layer(self, layer: Layer) -> "Document":
        """Give the document with `layer` laid over it, in place of an earlier layer of the same agent."""
        others = tuple(other for other in self.layers if other.agent != layer.agent)
        return replace(self, layers=(*others, layer))

    def with_structure(
        self,
        structure: tuple[StructureLayer, ...],
        blocks: tuple[Block, ...],
        inlines: tuple[Inline, ...],
        findings: tuple[Finding, ...] = (),
    ) -> "Document":
        """Give the document with `structure` recognised, and with the blocks and inlines that it was made into.

        `findings` are added to those that it has.
        """
        findings = (*self.findings, *findings)
        return replace(self, structure=structure, blocks=blocks, inlines=inlines, findings=findings)

    def with_linking(self, layers: tuple[Layer, ...], linking: Linking) -> "Document":
        """Give the document with its mentions linked: `layers` are its own, with a `ref` on each name."""
        return replace(self, layers=layers, linking=linking)

    def source_position(self, offset: int) -> tuple[int, int]:
        """Give line and column, in the source, of the character at `offset` of the text, both 1-based.

        Columns are code points, markup with them. Linear in the source before it. Raises `IndexError` outside the text.
        """
        encoding = self.source.encoding
        before = encoding.decode(self.source.data[encoding.mark : self.text.source_offset(offset, encoding)])
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    def recognised(self, *roles: RecognitionRole) -> tuple[Recognition, ...]:
        """Give what was recognised as one of `roles`, in the order of the text."""
        found = (recognition for layer in self.structure for recognition in layer.recognitions)
        return tuple(sorted((r for r in found if r.role in roles), key=lambda r: (r.span.start, -r.span.end)))
