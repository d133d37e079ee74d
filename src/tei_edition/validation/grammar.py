"""The content models of a RelaxNG grammar, taken one child at a time, so as to say where and why a document is invalid.

libxml2 gives the verdict; of the place it often knows only an ancestor, and of what was expected one of many elements.
This module reads the same grammar into patterns and derives them child by child (James Clark, "An algorithm for
RELAX NG validation"), each element on its own: an error in one never hides an error in another.

It reads the grammars that `schema/generate.py` writes: one grammar, elements and attributes with one name each.
Values are not judged here: `Grammar.admits` asks libxml2, so that both agree about datatypes.

Equal patterns are one object, made once and kept, as are the answers about them: a grammar has few, and a document
asks often.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, cached_property, partial, reduce
from typing import Literal

from lxml import etree

RELAXNG = "{http://relaxng.org/ns/structure/1.0}"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"

type Event = tuple[Literal["element", "attribute", "text"], str]

TEXT: Event = ("text", "")


class UnreadableGrammarError(Exception):
    """The grammar uses a part of RELAX NG that is not read here."""


@dataclass(frozen=True, slots=True, eq=False)
class Empty:
    """Matches nothing at all."""


@dataclass(frozen=True, slots=True, eq=False)
class NotAllowed:
    """Matches never."""


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """One element, one attribute or any text; `definition` is the node of the schema that says what it holds."""

    event: Event
    definition: etree._Element


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Either of two patterns."""

    left: "Pattern"
    right: "Pattern"


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """One pattern after the other."""

    left: "Pattern"
    right: "Pattern"


@dataclass(frozen=True, slots=True, eq=False)
class Interleave:
    """Two patterns at once, in any order of their parts."""

    left: "Pattern"
    right: "Pattern"


@dataclass(frozen=True, slots=True, eq=False)
class OneOrMore:
    """A pattern once or several times."""

    repeated: "Pattern"


type Pattern = Empty | NotAllowed | Leaf | Choice | Group | Interleave | OneOrMore

EMPTY: Pattern = Empty()
NOT_ALLOWED: Pattern = NotAllowed()


@cache
def _choice(left: Pattern, right: Pattern) -> Pattern:
    if left is NOT_ALLOWED or left is right:
        return right
    return left if right is NOT_ALLOWED else Choice(left, right)


@cache
def _both(kind: type[Group] | type[Interleave], left: Pattern, right: Pattern) -> Pattern:
    if NOT_ALLOWED in (left, right):
        return NOT_ALLOWED
    if left is EMPTY:
        return right
    return left if right is EMPTY else kind(left, right)


@cache
def _repeated(pattern: Pattern) -> Pattern:
    return pattern if pattern in (EMPTY, NOT_ALLOWED) else OneOrMore(pattern)


@cache
def may_end(pattern: Pattern) -> bool:
    """Whether nothing more is needed."""
    match pattern:
        case Empty():
            return True
        case Leaf(event):
            return event == TEXT
        case Choice(left, right):
            return may_end(left) or may_end(right)
        case Group(left, right) | Interleave(left, right):
            return may_end(left) and may_end(right)
        case OneOrMore(repeated):
            return may_end(repeated)
    return False


@cache
def derive(pattern: Pattern, met: Event | Leaf) -> Pattern:
    """Give what remains of `pattern` once `met` was met, or `NOT_ALLOWED`.

    A leaf is met as itself, an event as whatever leaf has it. An attribute is found wherever it stands in a group, as
    attributes have no order; for children and text, `pattern` is one `without_attributes`.
    """
    event = met.event if isinstance(met, Leaf) else met
    rest: Pattern = NOT_ALLOWED
    match pattern:
        case Leaf() if met in (pattern, pattern.event):
            rest = pattern if event == TEXT else EMPTY
        case Choice(left, right):
            rest = _choice(derive(left, met), derive(right, met))
        case Group(left, right):
            rest = _both(Group, derive(left, met), right)
            if event[0] == "attribute":
                rest = _choice(rest, _both(Group, left, derive(right, met)))
            elif may_end(left):
                rest = _choice(rest, derive(right, met))
        case Interleave(left, right):
            first, second = derive(left, met), derive(right, met)
            rest = _choice(_both(Interleave, first, right), _both(Interleave, left, second))
        case OneOrMore(repeated):
            rest = _both(Group, derive(repeated, met), _choice(pattern, EMPTY))
    return rest


@cache
def without_attributes(pattern: Pattern) -> Pattern:
    """Give the pattern of the children alone, as if every attribute that is missing were there."""
    match pattern:
        case Leaf(event):
            return EMPTY if event[0] == "attribute" else pattern
        case Choice(left, right):
            return _choice(without_attributes(left), without_attributes(right))
        case Group(left, right):
            return _both(Group, without_attributes(left), without_attributes(right))
        case Interleave(left, right):
            return _both(Interleave, without_attributes(left), without_attributes(right))
        case OneOrMore(repeated):
            return _repeated(without_attributes(repeated))
    return pattern


@cache
def required(pattern: Pattern, kind: Literal["element", "attribute"]) -> tuple[str, ...]:
    """Give the names of the elements or attributes without which `pattern` cannot be met, in its order."""
    match pattern:
        case Leaf((found, name)):
            return (name,) if found == kind else ()
        case Choice(left, right):
            others = required(right, kind)
            return tuple(name for name in required(left, kind) if name in others)
        case Group(left, right) | Interleave(left, right):
            return tuple(dict.fromkeys(required(left, kind) + required(right, kind)))
        case OneOrMore(repeated):
            return required(repeated, kind)
    return ()


@cache
def leaves(pattern: Pattern) -> tuple[Leaf, ...]:
    """Give every element, attribute and text that occurs in `pattern`, in its order, each once."""
    match pattern:
        case Leaf():
            return (pattern,)
        case Choice(left, right) | Group(left, right) | Interleave(left, right):
            return tuple(dict.fromkeys(leaves(left) + leaves(right)))
        case OneOrMore(repeated):
            return leaves(repeated)
    return ()


@cache
def possible(pattern: Pattern) -> tuple[str, ...]:
    """Give the names of the elements that can come next, in the order of `pattern`."""
    names = dict.fromkeys(leaf.event[1] for leaf in leaves(pattern) if leaf.event[0] == "element")
    return tuple(name for name in names if derive(pattern, ("element", name)) is not NOT_ALLOWED)


class Grammar:
    """A RelaxNG grammar in XML syntax; names are as in lxml, `{namespace}local`."""

    def __init__(self, schema: etree._ElementTree) -> None:
        """Read the definitions of `schema`; the patterns are made when they are asked for."""
        self._root = schema.getroot()
        self._definitions = {node.get("name"): node for node in self._root.iter(RELAXNG + "define")}
        self._patterns: dict[etree._Element, Pattern] = {}
        self._validators: dict[etree._Element, etree.RelaxNG] = {}

    @cached_property
    def start(self) -> Pattern:
        """The pattern of a whole document.

        Raises `UnreadableGrammarError` where the grammar goes beyond what is read here, as `content` does.
        """
        node = self._root.find(RELAXNG + "start")
        if node is None:
            raise UnreadableGrammarError(self._root.tag)
        return self._sequence(node)

    def content(self, leaf: Leaf) -> Pattern:
        """Give the pattern of what the element `leaf` holds: its attributes and its children."""
        if leaf.definition not in self._patterns:
            self._patterns[leaf.definition] = self._sequence(leaf.definition)
        return self._patterns[leaf.definition]

    def admits(self, leaf: Leaf, value: str) -> bool:
        """Whether the attribute or the element that `leaf` stands for can have `value` as its value or whole text."""
        if leaf.definition not in self._validators:
            self._validators[leaf.definition] = self._validator(leaf.definition)
        probe = etree.Element("value")
        probe.text = value
        return bool(self._validators[leaf.definition].validate(probe))

    def values(self, leaf: Leaf) -> tuple[str, ...]:
        """Give the values of a closed list, in its order; nothing where `leaf` is not closed by one."""
        nodes = [node for node in self._expanded(leaf.definition) if node.tag in (RELAXNG + "value", RELAXNG + "data")]
        closed = all(node.tag == RELAXNG + "value" for node in nodes)
        return tuple(node.text or "" for node in nodes) if closed else ()

    def documentation(self, leaf: Leaf) -> str:
        """Give what the schema says of the datatype of `leaf`, or nothing."""
        references = [self._definitions[node.get("name")] for node in leaf.definition.iter(RELAXNG + "ref")]
        return next((text for node in references if (text := node.findtext(DOCUMENTATION))), "")

    def _expanded(self, node: etree._Element) -> Iterator[etree._Element]:
        for part in _parts(node):
            if part.tag == RELAXNG + "attribute":
                continue
            yield part
            yield from self._expanded(self._definitions[part.get("name")] if part.tag == RELAXNG + "ref" else part)

    def _validator(self, definition: etree._Element) -> etree.RelaxNG:
        grammar = deepcopy(self._root)
        for node in grammar.findall(RELAXNG + "start"):
            grammar.remove(node)
        start = etree.SubElement(grammar, RELAXNG + "start")
        element = etree.SubElement(start, RELAXNG + "element", {"name": "value", "ns": ""})
        parts = [node for node in _parts(definition) if node.tag != RELAXNG + "attribute"]
        element.extend(deepcopy(node) for node in parts)
        if not parts:
            etree.SubElement(element, RELAXNG + "text")
        return etree.RelaxNG(etree.ElementTree(grammar))

    def _sequence(self, node: etree._Element) -> Pattern:
        return reduce(partial(_both, Group), map(self._pattern, _parts(node)), EMPTY)

    def _pattern(self, node: etree._Element) -> Pattern:
        kind = node.tag.removeprefix(RELAXNG)
        if kind == "element":
            return Leaf(("element", _name(node)), node)
        if kind == "attribute":
            return Leaf(("attribute", _name(node)), node)
        if kind in {"text", "data", "value", "list"}:
            return Leaf(TEXT, node)
        return self._referred(node) if kind == "ref" else self._combination(kind, node)

    def _combination(self, kind: str, node: etree._Element) -> Pattern:
        pattern: Pattern
        match kind:
            case "group":
                pattern = self._sequence(node)
            case "choice":
                pattern = reduce(_choice, map(self._pattern, _parts(node)), NOT_ALLOWED)
            case "interleave":
                pattern = reduce(partial(_both, Interleave), map(self._pattern, _parts(node)), EMPTY)
            case "mixed":
                pattern = _both(Interleave, Leaf(TEXT, node), self._sequence(node))
            case "optional":
                pattern = _choice(self._sequence(node), EMPTY)
            case "oneOrMore":
                pattern = _repeated(self._sequence(node))
            case "zeroOrMore":
                pattern = _choice(_repeated(self._sequence(node)), EMPTY)
            case "empty":
                pattern = EMPTY
            case _:
                raise UnreadableGrammarError(kind)
        return pattern

    def _referred(self, node: etree._Element) -> Pattern:
        definition = self._definitions.get(node.get("name"))
        if definition is None:
            raise UnreadableGrammarError(node.get("name"))
        if definition not in self._patterns:
            self._patterns[definition] = self._sequence(definition)
        return self._patterns[definition]


def _parts(node: etree._Element) -> list[etree._Element]:
    """Give the patterns inside a node of the schema, without names, comments and documentation."""
    return [part for part in node.iterchildren(RELAXNG + "*") if part.tag != RELAXNG + "name"]


def _name(node: etree._Element) -> str:
    named = node.find(RELAXNG + "name")
    if named is None or not named.text:
        raise UnreadableGrammarError(node.tag)
    # Each node of the schema that states no namespace has that of the node around it.
    stated = (scope.get("ns") for scope in (named, *named.iterancestors()))
    namespace = next((uri for uri in stated if uri is not None), "")
    return f"{{{namespace}}}{named.text}" if namespace else named.text
