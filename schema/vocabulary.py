"""What a RelaxNG grammar allows, element by element: attributes, values, children, and the sentences that say so.

The order is that of the grammar. An element that several patterns define is one here: what any of them allows.
"""

# ruff: noqa: INP001 (a module beside a script, no package)

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from lxml import etree

RELAXNG = "{http://relaxng.org/ns/structure/1.0}"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
TEXT = "#text"

_XML = "http://www.w3.org/XML/1998/namespace"
_REPEATABLE = frozenset({"optional", "zeroOrMore", "choice"})


@dataclass(slots=True)
class Attribute:
    """An attribute of an element; `values` are those of a closed list, `is_open` where others are allowed too."""

    name: str
    sentence: str = ""
    is_required: bool = False
    values: list[str] = field(default_factory=list)
    is_open: bool = False
    datatypes: list[str] = field(default_factory=list)
    """The sentences of its datatypes."""


@dataclass(slots=True)
class Element:
    """An element: what its patterns say of it, its attributes, and its children, “#text” among them for text."""

    name: str
    sections: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    children: list[str] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)

    def as_record(self) -> dict[str, Any]:
        """Give it as JSON will hold it."""
        return {**asdict(self), "attributes": [asdict(attribute) for attribute in self.attributes.values()]}


def vocabulary(schema: etree._Element) -> dict[str, Element]:
    """Give the elements that `schema` defines, by name; linear in the schema but for shared definitions."""
    definitions = {node.get("name"): node for node in schema.iter(RELAXNG + "define")}
    elements: dict[str, Element] = {}
    patterns = Counter(name_of(node) for node in schema.iter(RELAXNG + "element"))
    needed: Counter[tuple[str, str]] = Counter()
    for node in schema.iter(RELAXNG + "element"):
        name = name_of(node)
        element = elements.setdefault(name, Element(name))
        definition = next(node.iterancestors(RELAXNG + "define"))
        sentence = node.findtext(DOCUMENTATION) or definition.findtext(DOCUMENTATION) or ""
        _add(element.sections, (definition.get("name") or "").partition(".")[0])
        _add(element.sentences, sentence)
        required = set()
        for part, is_needed in _content(node, definitions, is_needed=True):
            if part.tag == RELAXNG + "attribute":
                attribute = element.attributes.setdefault(name_of(part), Attribute(name_of(part)))
                _describe(attribute, part, definitions, sentence)
                if is_needed:
                    required.add(attribute.name)
            else:
                _add(element.children, name_of(part) if part.tag == RELAXNG + "element" else TEXT)
        needed.update((name, attribute) for attribute in required)
    for element in elements.values():
        for attribute in element.attributes.values():
            attribute.is_required = needed[element.name, attribute.name] == patterns[element.name]
    for element in elements.values():
        for child in element.children:
            if child != TEXT:
                _add(elements[child].parents, element.name)
    return elements


def name_of(node: etree._Element) -> str:
    """Give the name of an element or an attribute, with the prefix “xml” where it has one."""
    (named,) = node.iterchildren(RELAXNG + "name")  # rnc2rng writes no other form
    return f"xml:{named.text}" if named.get("ns") == _XML else named.text or ""


def _content(
    node: etree._Element, definitions: dict[str | None, etree._Element], *, is_needed: bool
) -> Iterator[tuple[etree._Element, bool]]:
    """Give the attributes, children and texts of a pattern, each with whether the pattern needs it."""
    for part in node.iterchildren(RELAXNG + "*"):
        kind = part.tag.removeprefix(RELAXNG)
        if kind == "ref":
            yield from _content(definitions[part.get("name")], definitions, is_needed=is_needed)
        elif kind in {"attribute", "element", "text", "data", "value"}:
            yield part, is_needed
        elif kind != "name":
            yield from _content(part, definitions, is_needed=is_needed and kind not in _REPEATABLE)
        if kind == "mixed":
            yield part, is_needed


def _describe(
    attribute: Attribute, node: etree._Element, definitions: dict[str | None, etree._Element], sentence: str
) -> None:
    """Add to `attribute` what the pattern `node` says of it; where that is nothing, `sentence`, its element's."""
    for part in _values(node, definitions):
        if part.tag == RELAXNG + "value":
            _add(attribute.values, part.text or "")
            continue
        attribute.is_open = True
        definition = next(part.iterancestors(RELAXNG + "define"))
        if (definition.get("name") or "").startswith("datatype."):
            _add(attribute.datatypes, definition.findtext(DOCUMENTATION) or "")
    holder = next(node.iterancestors(RELAXNG + "define"))
    is_own = next(node.iterancestors(RELAXNG + "element"), None) is None
    stated = node.findtext(DOCUMENTATION) or (holder.findtext(DOCUMENTATION) if is_own else None)
    attribute.sentence = attribute.sentence or stated or next(iter(attribute.datatypes), sentence)


def _values(node: etree._Element, definitions: dict[str | None, etree._Element]) -> Iterator[etree._Element]:
    parts = [part for part in node.iterchildren(RELAXNG + "*") if part.tag != RELAXNG + "name"]
    if not parts and node.tag == RELAXNG + "attribute":
        yield node  # without a pattern, an attribute is any text
    for part in parts:
        kind = part.tag.removeprefix(RELAXNG)
        if kind in {"value", "data", "text"}:
            yield part
        else:
            yield from _values(definitions[part.get("name")] if kind == "ref" else part, definitions)


def _add(names: list[str], name: str) -> None:
    if name and name not in names:
        names.append(name)
