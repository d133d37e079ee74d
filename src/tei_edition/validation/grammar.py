"""The content models of a RelaxNG grammar, taken one child at a time, so as to say where and why a document is invalid.

libxml2 gives the verdict; of the place it often knows only an ancestor, and of what was expected one of many elements.
This module reads the same grammar into patterns and derives them child by child (James Clark, "An algorithm for
RELAX NG validation"), each element on its own: an error in one never hides an error in another.

It reads grammars in one file, names left open (`anyName`, `nsName`) included: the edition's own, and TEI's. Values are
not judged here: `Grammar.admits` asks libxml2, so that both agree about datatypes.

Equal patterns are one object, made once and kept, as are the answers about them: a grammar has few, and a document
asks often.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial, reduce
from typing import Any, Literal

from lxml import etree

RELAXNG = "{http://relaxng.org/ns/structure/1.0}"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"

type Event = tuple[Literal["element", "attribute", "text"], str]

TEXT: Event = ("text", "")
ANY = "*"
"""The name in the event of a leaf whose name the schema leaves open."""


class UnreadableGrammarError(Exception):
    """The grammar uses a part of RELAX NG that is not read here."""


@dataclass(frozen=True, slots=True, eq=False)
class Empty:
    """Matches nothing at all."""


@dataclass(frozen=True, slots=True, eq=False)
class NotAllowed:
    """Matches never."""


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The names of an `anyName`, or with a `namespace` of an `nsName`, without those `apart`."""

    namespace: str | None
    apart: "tuple[str | Names, ...]"

    def hold(self, name: str) -> bool:
        """Whether `name` is one of them."""
        if self.namespace is not None and name.rpartition("}")[0].removeprefix("{") != self.namespace:
            return False
        return not any(other.hold(name) if isinstance(other, Names) else other == name for other in self.apart)


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """One element, one attribute or any text; `definition` is the node of the schema that says what it holds.

    Where the schema leaves the name open, that in `event` is `ANY`, and `names` says which it can be.
    """

    event: Event
    definition: etree._Element
    names: Names | None = None

    def meets(self, event: Event) -> bool:
        """Whether `event` is one that this stands for."""
        if self.names is None or event[1] == ANY:
            return self.event == event
        return self.event[0] == event[0] and self.names.hold(event[1])


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
    """Give one or the other, each alternative once: else a pattern would grow with every derivation."""
    alternatives = dict.fromkeys([*_alternatives(left), *_alternatives(right)])
    return _balanced(tuple(alternatives)) if alternatives else NOT_ALLOWED


@cache
def _balanced(alternatives: tuple[Pattern, ...]) -> Pattern:
    # Balanced, as a list of hundreds of elements nested in one direction would be deeper than Python may call.
    middle = len(alternatives) // 2
    return Choice(_balanced(alternatives[:middle]), _balanced(alternatives[middle:])) if middle else alternatives[0]


@cache
def _alternatives(pattern: Pattern) -> tuple[Pattern, ...]:
    if isinstance(pattern, Choice):
        return (*_alternatives(pattern.left), *_alternatives(pattern.right))
    return () if pattern is NOT_ALLOWED else (pattern,)


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


def either(patterns: Iterable[Pattern]) -> Pattern:
    """Give the pattern that is met where one of `patterns` is."""
    return reduce(_choice, patterns, NOT_ALLOWED)


@cache
def may_lack_attributes(pattern: Pattern) -> bool:
    """Whether `pattern` can be met without any attribute."""
    match pattern:
        case Leaf(event):
            return event[0] != "attribute"
        case Choice(left, right):
            return may_lack_attributes(left) or may_lack_attributes(right)
        case Group(left, right) | Interleave(left, right):
            return may_lack_attributes(left) and may_lack_attributes(right)
        case OneOrMore(repeated):
            return may_lack_attributes(repeated)
    return pattern is EMPTY


@lru_cache(2**16)
def derive(pattern: Pattern, met: Event | Leaf) -> Pattern:
    """Give what remains of `pattern` once `met` was met, or `NOT_ALLOWED`.

    A leaf is met as itself, an event as whatever leaf has it. An attribute is found wherever it stands in a group, as
    attributes have no order; for children and text, `pattern` is one `without_attributes`.
    """
    event = met.event if isinstance(met, Leaf) else met
    rest: Pattern = NOT_ALLOWED
    match pattern:
        case Leaf() if met is pattern or (met is event and pattern.meets(event)):
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
        self._definitions: dict[str | None, list[etree._Element]] = {}
        for node in self._root.iter(RELAXNG + "define"):
            self._definitions.setdefault(node.get("name"), []).append(node)
        self._referred_patterns: dict[str | None, Pattern] = {}
        self._patterns: dict[etree._Element, Pattern] = {}
        self._named: dict[etree._Element, list[Leaf]] = {}
        self._validators: dict[etree._Element, etree.RelaxNG] = {}

    @cached_property
    def start(self) -> Pattern:
        """The pattern of a whole document.

        Raises `UnreadableGrammarError` where the grammar goes beyond what is read here, as `content` does.
        """
        if self._root.tag == RELAXNG + "element":
            return self._pattern(self._root)
        nodes = self._root.findall(RELAXNG + "start")
        if not nodes:
            raise UnreadableGrammarError(self._root.tag)
        return self._combined(nodes)

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
        return next((text for nodes in references for node in nodes if (text := node.findtext(DOCUMENTATION))), "")

    def datatypes(self, leaf: Leaf) -> tuple[str, ...]:
        """Give the names of the datatypes that a value of `leaf` can have, such as `integer`, in its order."""
        found = (node.get("type", "") for node in self._expanded(leaf.definition) if node.tag == RELAXNG + "data")
        return tuple(dict.fromkeys(found))

    def knows(self, element: str, attributes: Iterable[str]) -> bool:
        """Whether each of `attributes` is one that some definition of `element` has; true where names are open."""
        known = self._attributes.get(element)
        return known is None or known.issuperset(attributes)

    @cached_property
    def _attributes(self) -> dict[str, frozenset[str]]:
        """For the name of each element, its attributes; none of those whose names, or own names, are left open."""
        found: dict[str, set[str]] = {}
        holders = [leaf for node in self._root.iter(RELAXNG + "element") for leaf in self._leaves("element", node)]
        for holder in holders:
            inside = (leaf.event[1] for leaf in leaves(self.content(holder)) if leaf.event[0] == "attribute")
            found.setdefault(holder.event[1], set()).update(inside)
        return {
            name: frozenset(attributes)
            for name, attributes in found.items()
            if ANY not in attributes and not any(holder.names and holder.names.hold(name) for holder in holders)
        }

    def holders(self, name: str) -> tuple[str, ...]:
        """Give the names of the elements that the element `name` may stand in directly, in the order of the schema."""
        return self._holders.get(name, ())

    @cached_property
    def _holders(self) -> dict[str, tuple[str, ...]]:
        """For the name of each element, those that may hold it; each content model is read for it once."""
        holders: dict[str, dict[str, None]] = {}
        for node in self._root.iter(RELAXNG + "element"):
            for holder in self._leaves("element", node):
                for leaf in leaves(self.content(holder)):
                    if leaf.event[0] == "element":
                        holders.setdefault(leaf.event[1], {})[holder.event[1]] = None
        return {name: tuple(found) for name, found in holders.items()}

    def _expanded(self, node: etree._Element) -> Iterator[etree._Element]:
        for part in _parts(node):
            if part.tag in (RELAXNG + "attribute", RELAXNG + "element"):
                continue
            yield part
            for inner in self._definitions[part.get("name")] if part.tag == RELAXNG + "ref" else [part]:
                yield from self._expanded(inner)

    def _validator(self, definition: etree._Element) -> etree.RelaxNG:
        nsmap: Any = self._root.nsmap
        # Of the schema, only what the value can need: to compile the whole again may take seconds.
        grammar = etree.Element(RELAXNG + "grammar", {"ns": _namespace(definition)}, nsmap)
        start = etree.SubElement(grammar, RELAXNG + "start")
        element = etree.SubElement(start, RELAXNG + "element", {"name": "value", "ns": ""})
        parts = [node for node in _parts(definition) if not _is_of_attributes(node)]
        element.extend(deepcopy(node) for node in parts)
        if not parts:
            etree.SubElement(element, RELAXNG + "text")
        references = [node for part in parts for node in (part, *self._expanded(part)) if node.tag == RELAXNG + "ref"]
        for name in dict.fromkeys(node.get("name") for node in references):
            grammar.extend(deepcopy(node) for node in self._definitions[name])
        library = next(
            (
                scope.get("datatypeLibrary")
                for scope in (definition, *definition.iterancestors())
                if scope.get("datatypeLibrary") is not None
            ),
            None,
        )
        if library is not None:
            grammar.set("datatypeLibrary", library)
        return etree.RelaxNG(etree.ElementTree(grammar))

    def _sequence(self, node: etree._Element) -> Pattern:
        return reduce(partial(_both, Group), map(self._pattern, _parts(node)), EMPTY)

    def _pattern(self, node: etree._Element) -> Pattern:
        kind = node.tag.removeprefix(RELAXNG)
        if kind in ("element", "attribute"):
            return either(self._leaves("element" if kind == "element" else "attribute", node))
        if kind in {"text", "data", "value", "list"}:
            return Leaf(TEXT, node)
        return self._referred(node) if kind == "ref" else self._combination(kind, node)

    def _combination(self, kind: str, node: etree._Element) -> Pattern:
        pattern: Pattern
        match kind:
            case "group":
                pattern = self._sequence(node)
            case "choice":
                pattern = either(map(self._pattern, _parts(node)))
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
            case "notAllowed":
                pattern = NOT_ALLOWED
            case _:
                raise UnreadableGrammarError(kind)
        return pattern

    def _referred(self, node: etree._Element) -> Pattern:
        name = node.get("name")
        if name not in self._definitions:
            raise UnreadableGrammarError(name)
        if name not in self._referred_patterns:
            self._referred_patterns[name] = self._combined(self._definitions[name])
        return self._referred_patterns[name]

    def _combined(self, nodes: list[etree._Element]) -> Pattern:
        """Give the pattern of definitions that have one name: as they say, a choice or an interleaving."""
        patterns = map(self._sequence, nodes)
        if any(node.get("combine") == "interleave" for node in nodes):
            return reduce(partial(_both, Interleave), patterns, EMPTY)
        return either(patterns)

    def _leaves(self, kind: Literal["element", "attribute"], node: etree._Element) -> Sequence[Leaf]:
        """Give a leaf for each name that `node` can have."""
        if node not in self._named:
            names = list(_names(node))
            self._named[node] = [
                Leaf((kind, ANY), node, name) if isinstance(name, Names) else Leaf((kind, name), node) for name in names
            ]
        return self._named[node]


def _is_of_attributes(node: etree._Element) -> bool:
    """Whether a pattern is an attribute, or holds nothing but attributes: one that is optional, a choice of several."""
    parts = list(_parts(node))
    return node.tag == RELAXNG + "attribute" or (
        bool(parts) and node.tag != RELAXNG + "element" and all(_is_of_attributes(part) for part in parts)
    )


def _parts(node: etree._Element) -> list[etree._Element]:
    """Give the patterns inside a node of the schema, without names, comments and documentation."""
    parts = list(node.iterchildren(RELAXNG + "*"))
    is_named = node.tag in (RELAXNG + "element", RELAXNG + "attribute") and node.get("name") is None
    return [part for part in (parts[1:] if is_named else parts) if part.tag != RELAXNG + "param"]


def _names(node: etree._Element) -> Iterator[str | Names]:
    """Give the names that an element or attribute of the schema can have."""
    stated = node.get("name")
    if stated is not None:
        is_element = node.tag == RELAXNG + "element"
        yield _qualified(stated, node, _namespace(node) if is_element else node.get("ns", ""))
        return
    for child in list(node.iterchildren(RELAXNG + "*"))[:1]:
        yield from _names_of_class(child)


def _names_of_class(node: etree._Element) -> Iterator[str | Names]:
    kind = node.tag.removeprefix(RELAXNG)
    if kind == "name":
        yield _qualified((node.text or "").strip(), node, _namespace(node))
    elif kind == "choice":
        for child in node.iterchildren(RELAXNG + "*"):
            yield from _names_of_class(child)
    elif kind in ("anyName", "nsName"):
        apart = (child for part in node.iterchildren(RELAXNG + "except") for child in part.iterchildren(RELAXNG + "*"))
        names = tuple(name for child in apart for name in _names_of_class(child))
        yield Names(_namespace(node) if kind == "nsName" else None, names)
    else:
        raise UnreadableGrammarError(kind)


def _qualified(name: str, node: etree._Element, namespace: str) -> str:
    prefix, _, local = name.rpartition(":")
    if prefix:
        namespace = "http://www.w3.org/XML/1998/namespace" if prefix == "xml" else node.nsmap.get(prefix, "")
    return f"{{{namespace}}}{local}" if namespace else local


def _namespace(node: etree._Element) -> str:
    # Each node of the schema that states no namespace has that of the node around it.
    stated = (scope.get("ns") for scope in (node, *node.iterancestors()))
    return next((uri for uri in stated if uri is not None), "")
