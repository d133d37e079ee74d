"""From the `text` element of a TEI file back to a reading: the other half of the encoder."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tei_edition.model import (
    REGULAR_KINDS,
    Block,
    BlockRole,
    Category,
    Inline,
    InlineRole,
    Layer,
    Mention,
    Reading,
    Span,
    Spelling,
)
from tei_edition.tei.names import (
    BLOCKS,
    CHOICE,
    CONTENT_ADDITIONS,
    CORRECTED,
    INLINES,
    MENTIONS,
    NAMESPACE,
    REGULARISED,
    declared_character,
)
from tei_edition.text.inlines import inlines

_XML = "{http://www.w3.org/XML/1998/namespace}"
_PREFIX = f"{{{NAMESPACE}}}"
_NOT_TEXT_ALONE = (etree.Comment, etree.PI, f"{_PREFIX}g", *(f"{_PREFIX}{name}" for name in CONTENT_ADDITIONS))
"""What stands in a text beside elements around its characters."""
_NUMBER = re.compile(r"[0-9]*\.?[0-9]+")
_CATEGORIES: dict[str, Category] = {element: category for category, element in MENTIONS.items()}
_BLOCK_ROLES: dict[str, list[BlockRole]] = {}
for _block_role, _rule in BLOCKS.items():
    _BLOCK_ROLES.setdefault(_rule.element, []).append(_block_role)
_INLINE_ROLES: dict[str, list[InlineRole]] = {}
for _inline_role, _rule in INLINES.items():
    _INLINE_ROLES.setdefault(_rule.element, []).insert(0, _inline_role)


def text_element(tree: etree._ElementTree) -> etree._Element | None:
    """Give the `text` of a TEI document, `None` where it has none."""
    return next(tree.getroot().iterchildren(f"{_PREFIX}text"), None)


def plain_text(text: etree._Element) -> str:
    """Give the characters of the source: all of `text` but what the closed list of additions holds (law L3). Linear."""
    if next(text.iter(*_NOT_TEXT_ALONE), None) is None:
        return etree.tostring(text, method="text", encoding="unicode", with_tail=False)
    return "".join(_characters(text))


def _characters(text: etree._Element) -> Iterator[str]:
    left_out = 0
    for event, element in etree.iterwalk(text, events=("start", "end", "comment", "pi")):
        name = _name(element)
        if event == "start":
            if left_out or name in CONTENT_ADDITIONS:
                left_out += 1
            elif name == "g":
                yield declared_character(element.get("ref", ""))
            else:
                yield element.text or ""
        else:
            if event == "end" and left_out:
                left_out -= 1
            if not left_out and element is not text:
                yield element.tail or ""


def _name(element: etree._Element) -> str:
    return element.tag.removeprefix(_PREFIX) if isinstance(element.tag, str) else ""


def decode_text(text: etree._Element, tasks: dict[str, str]) -> Reading:
    """Read `text` back. `tasks` gives, for the agent of each layer, what the header says that it does.

    A line break after a line end is that line end's own and no inline. Linear.
    """
    decoding = _Decoding()
    decoding.children(text, 0)
    layers = tuple(
        Layer(
            agent,
            tasks.get(agent, ""),
            tuple(sorted(decoding.mentions.get(agent, ()), key=lambda m: (m.span.start, -m.span.end))),
            tuple(sorted(decoding.spellings.get(agent, ()), key=lambda s: (s.span.start, -s.span.end))),
        )
        for agent in dict.fromkeys((*decoding.mentions, *decoding.spellings))
    )
    content, blocks = "".join(decoding.pieces), tuple(decoding.placed_blocks())
    return Reading(content, blocks, inlines(content, blocks, decoding.inlines), layers)


@dataclass(slots=True)
class _Decoding:
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block | None] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    spellings: dict[str, list[Spelling]] = field(default_factory=dict)

    def placed_blocks(self) -> Iterator[Block]:
        return (block for block in self.blocks if block is not None)

    def characters(self, characters: str | None) -> None:
        if characters:
            self.pieces.append(characters)
            self.length += len(characters)

    def children(self, element: etree._Element, depth: int) -> None:
        self.characters(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.element(child, depth)
            self.characters(child.tail)

    def element(self, element: etree._Element, depth: int) -> None:
        name = _name(element)
        attributes = {str(key).replace(_XML, "xml:"): str(value) for key, value in element.attrib.items()}
        if name in CONTENT_ADDITIONS or (name == "lb" and not attributes and self.after_line_end()):
            return
        if name == "g":
            self.characters(declared_character(attributes.get("ref", "")))
        elif name == "figure":
            self.figure(element, depth)
        elif name == CHOICE:
            self.choice(element, depth)
        elif _is_caption(element, name):
            self.children(element, depth)
        elif name in _CATEGORIES:
            self.mention(element, _CATEGORIES[name], attributes, depth)
        elif not self.block(element, name, attributes, depth) and not self.inline(element, name, attributes, depth):
            self.children(element, depth)

    def after_line_end(self) -> bool:
        return bool(self.pieces) and self.pieces[-1].endswith(("\n", "\r"))

    def block(self, element: etree._Element, name: str, attributes: dict[str, str], depth: int) -> bool:
        for role in _BLOCK_ROLES.get(name, ()):
            facts = BLOCKS[role].read(attributes)
            if facts is None:
                continue
            index, start = len(self.blocks), self.length
            self.blocks.append(None)
            self.children(element, depth + 1)
            if role == "paragraph" and start == self.length and _fills_an_empty_body(element):
                return True
            self.blocks[index] = Block(role, Span(start, self.length), depth, facts)
            return True
        return False

    def inline(self, element: etree._Element, name: str, attributes: dict[str, str], depth: int) -> bool:
        for role in _INLINE_ROLES.get(name, ()):
            facts = INLINES[role].read(attributes)
            if facts is not None:
                start = self.length
                self.children(element, depth)
                self.inlines.append(Inline(role, Span(start, self.length), facts))
                return True
        return False

    def figure(self, element: etree._Element, depth: int) -> None:
        graphic = element.find(f"{_PREFIX}graphic")
        attributes = {} if graphic is None else {str(key): str(value) for key, value in graphic.attrib.items()}
        start = self.length
        self.children(element, depth)
        self.inlines.append(Inline("image", Span(start, self.length), INLINES["image"].read(attributes) or ()))

    def mention(self, element: etree._Element, category: Category, attributes: dict[str, str], depth: int) -> None:
        agent = attributes.pop("resp", "").removeprefix("#resp-")
        evidence = attributes.pop("evidence", "")
        # A degree in words is no number of the model: it stays an attribute.
        certainty = _certainty(attributes)
        if certainty is not None:
            del attributes["cert"]
        mentions = self.mentions.setdefault(agent, [])
        index, start = len(mentions), self.length
        # Its place is before the mentions inside it.
        mentions.append(Mention(category, Span(start, start)))
        self.children(element, depth)
        span = Span(start, self.length)
        mentions[index] = Mention(category, span, certainty, evidence, tuple(attributes.items()))

    def choice(self, element: etree._Element, depth: int) -> None:
        start = self.length
        self.children(element, depth)  # the addition in it is left out, as everywhere
        halves = [child for child in element if isinstance(child.tag, str)]
        if tuple(map(_name, halves)) not in (REGULARISED, CORRECTED) or start == self.length:
            return  # a choice of another making: its text is read, and what it offers besides is no spelling of ours
        other = halves[1]
        attributes = {str(key): str(value) for key, value in other.attrib.items()}
        stated = (attributes.get("type"), attributes.get("subtype"))
        kinds = tuple(kind for name in stated for kind in REGULAR_KINDS if kind == name)
        spelling = Spelling(
            Span(start, self.length),
            "".join(str(piece) for piece in other.itertext()),
            ("correction",) if _name(other) == CORRECTED[1] else kinds,
            _certainty(attributes),
            attributes.get("evidence", ""),
        )
        self.spellings.setdefault(attributes.get("resp", "").removeprefix("#resp-"), []).append(spelling)


def _certainty(attributes: dict[str, str]) -> float | None:
    return float(attributes["cert"]) if _NUMBER.fullmatch(attributes.get("cert", "")) else None


def _is_caption(element: etree._Element, name: str) -> bool:
    """Tell the alternative text of an image, a `head` that is no heading."""
    parent = element.getparent()
    return name == "head" and parent is not None and _name(parent) == "figure"


def _fills_an_empty_body(paragraph: etree._Element) -> bool:
    """Tell the paragraph that the encoder gives a body which has no blocks, so that it is valid."""
    body = paragraph.getparent()
    return (
        body is not None
        and _name(body) == "body"
        and len(paragraph) == 0
        and all(_name(other) in ("milestone", "fw") for other in body if other is not paragraph)
    )
