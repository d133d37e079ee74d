"""What a regular spelling must not touch: the stretches of a document that stay as they are, each with its reason."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tei_edition.annotators.orthography.proposals import Proposal
from tei_edition.model import Block, BlockRole, Document, InlineRole, Mention, Span
from tei_edition.text.inlines import running_text

_BLOCKS: Mapping[BlockRole, str] = {
    "code": "code",
    "separator": "a separator",
    "quotation": "a quotation",
    "reference": "the number of a letter",
    "verse-line": "verse",
}
_INLINES: Mapping[InlineRole, str] = {
    "code": "code",
    "email": "an e-mail address",
    "web-address": "a web address",
    "telephone": "a telephone number",
    "account": "an account",
    "footnote-mark": "the mark of a note",
    "page-jump": "a reference to a page",
    "image": "the text of a picture",
}
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[A-Za-z0-9-]+\.(?:com|org|net|ir|info|eu|de|uk|se)\b\S*")
_QUOTED = re.compile(r"«[^«»\n]{1,1000}»|“[^“”\n]{1,1000}”|\"[^\"\n]{1,1000}\"")
_PERSONAL = frozenset({"person", "place"})
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True)
class Stretches:
    """Stretches by their start, with the reason of each; they may overlap."""

    found: tuple[tuple[int, int, str], ...]
    starts: tuple[int, ...]
    reach: tuple[int, ...]
    """The farthest end up to each."""

    @staticmethod
    def of(found: Iterable[tuple[int, int, str]]) -> "Stretches":
        """Put stretches in order."""
        ordered = tuple(sorted(found))
        reach: list[int] = []
        for _, end, _ in ordered:
            reach.append(max(end, reach[-1] if reach else 0))
        return Stretches(ordered, tuple(start for start, _, _ in ordered), tuple(reach))

    def touched(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield those that have a character of `[start, end)`, or a place inside it, the last one first."""
        index = bisect_right(self.starts, end - 1) - 1
        while index >= 0 and self.reach[index] > start:
            if self.found[index][1] > start:
                yield self.found[index]
            index -= 1


@dataclass(frozen=True)
class Refusals:
    """Why a stretch of one document is left alone."""

    closed: Stretches
    """What must not be touched."""
    whole: Stretches
    """Marked stretches, whose borders no spelling may cross: the names and the emphasis of the text."""
    personal: Stretches
    """The names of persons and places, whose bearers and people write them as they do."""
    names: Mapping[tuple[int, int], frozenset[str]]
    """By the place of a name that an authority file knows: the spellings that it has for it."""

    @staticmethod
    def of(document: Document, kept: Iterable[Span]) -> "Refusals":
        """Gather the reasons of `document`; `kept` are the stretches on which an editor has decided. Linear."""
        content = document.text.content
        closed: list[tuple[int, int, str]] = [(span.start, span.end, "an editor's decision") for span in kept]
        closed += [(start, end, reason) for start, end, reason in _closed_blocks(document.blocks)]
        whole: list[tuple[int, int, str]] = []
        for inline in document.inlines:
            start, end = inline.span.start, inline.span.end
            if inline.role in _INLINES:
                closed.append((start, end, _INLINES[inline.role]))
            elif inline.role == "word-break":
                closed.append((start - 1, start + 1, "a word broken over lines"))
            elif start < end:
                whole.append((start, end, "the border of what is marked"))
            else:
                closed.append((start - 1, start + 1, "the border of what is marked"))
        for mention in document.reading.mentions:
            if mention.category == "date":
                closed.append((mention.span.start, mention.span.end, "a date"))
            else:
                whole.append((mention.span.start, mention.span.end, "the border of a name"))
        for match in _ADDRESS.finditer(content):
            closed.append((match.start(), match.end(), "an address of the network"))
        for start, end in running_text(document.blocks):
            closed.extend((m.start(), m.end(), "a quotation") for m in _QUOTED.finditer(content, start, end))
        personal = [(m.span.start, m.span.end, "") for m in document.reading.mentions if m.category in _PERSONAL]
        return Refusals(Stretches.of(closed), Stretches.of(whole), Stretches.of(personal), _authorised(document))

    def reason(self, draft: Proposal, content: str) -> str:
        """Give why `draft` is not laid over the text; empty where it may be."""
        start, end = draft.span.start, draft.span.end
        for _, _, reason in self.closed.touched(start, end):
            return reason
        for first, last, reason in self.whole.touched(start, end):
            inside = first <= start and end <= last
            if not inside:
                return reason
            stated = self.names.get((first, last), frozenset())
            said = _single(content[start:end])
            if any(said in name for name in stated) and not any(_single(draft.text) in name for name in stated):
                return "a name that an authority file writes otherwise"
        if "zwnj" in draft.kinds and next(self.personal.touched(start, end), None):
            return "the name of a person or a place"
        return ""


def _single(text: str) -> str:
    return " ".join(text.split())


def _closed_blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[int, int, str]]:
    for block in blocks:
        if block.role in _BLOCKS:
            yield block.span.start, block.span.end, _BLOCKS[block.role]
        elif block.role == "label" and not block.attributes:
            yield block.span.start, block.span.end, "the marker of an item"


def _authorised(document: Document) -> dict[tuple[int, int], frozenset[str]]:
    names: dict[str, list[str]] = {
        entity.identifier: [_single(name.text) for name in entity.names]
        for entity in document.linking.entities
        if entity.origin == "authority"
    }
    found: dict[tuple[int, int], frozenset[str]] = {}
    for mention in document.reading.mentions:
        stated = frozenset(name for reference in _references(mention) for name in names.get(reference, ()))
        if stated:
            found[mention.span.start, mention.span.end] = stated
    return found


def _references(mention: Mention) -> list[str]:
    return [reference.removeprefix("#") for reference in dict(mention.attributes).get("ref", "").split()]


def lines_of(document: Document) -> list[tuple[int, int]]:
    """Give the stretches of running text of `document`, each on one line: no spelling reaches over a line's end."""
    content = document.text.content
    lines: list[tuple[int, int]] = []
    for start, end in running_text(document.blocks):
        lines.extend(match.span() for match in _LINE.finditer(content, start, end))
    return lines
