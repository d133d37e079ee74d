"""Bracketed gold: `⟦P=key:محمود صالحی⟧` in a text, as mentions with keys over the text without the brackets."""

from dataclasses import dataclass

from tei_edition.model import Document, Layer, Mention, Span
from tei_edition.readers import Received, read
from tei_edition.structure import Policy, recognise
from training.bracketed import parse

AGENT = "names"


@dataclass(frozen=True)
class Gold:
    """A text, its mentions in their order, the longer first, and the key of the entity of each."""

    text: str
    mentions: tuple[Mention, ...]
    keys: tuple[str, ...]


def parsed(bracketed: str) -> Gold:
    """Read bracketed text; raises `ValueError` where a bracket is not closed, or closes nothing."""
    text, names = parse(bracketed)
    mentions = tuple(Mention(name.category, Span(name.start, name.end), 1.0) for name in names)
    return Gold(text, mentions, tuple(name.key for name in names))


def document_of(bracketed: str, name: str = "a.txt", stated_format: str = "") -> tuple[Document, tuple[str, ...]]:
    """Read the text as the program reads it, with the gold's mentions laid over it, and give the keys beside.

    Raises `KeyError` where a mention begins or ends in what the reader takes for no text.
    """
    gold = parsed(bracketed)
    document = recognise(read(Received(name, gold.text.encode(), stated_format)), Policy())
    encoding, places = document.source.encoding, {}
    for run in document.text.alignment:
        offset = run.source_start
        for place in range(run.text_start, run.text_end):
            places[offset] = place
            if run.kind == "verbatim":
                offset += encoding.length(document.text.content[place])
        places.setdefault(run.source_end, run.text_end)
    spans = [
        Span(*(places[encoding.mark + encoding.length(gold.text[:offset])] for offset in (m.span.start, m.span.end)))
        for m in gold.mentions
    ]
    mentions = tuple(Mention(m.category, span, 1.0) for m, span in zip(gold.mentions, spans, strict=True))
    return document.with_layer(Layer(AGENT, "the gold", mentions)), gold.keys
