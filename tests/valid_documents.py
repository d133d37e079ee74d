"""Documents that a RelaxNG grammar allows, made by walking over the grammar itself.

The walk follows the patterns of a grammar in XML syntax as `schema/generate.py` writes it; nothing here knows TEI, but
for the pool of values that datatypes are asked about. An alternative is chosen by a policy: at random, or the one that
was chosen least, which sees every part of the grammar in a few documents.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from random import Random

from lxml import etree

from tei_edition.validation.grammar import RELAXNG

type Node = etree._Element  # noqa: SLF001  the only name that lxml has for it
type Choose = Callable[[Node, Sequence[int]], int]
"""Takes a node of the grammar and the alternatives that are open, by number, and gives one."""

# Each datatype takes from here what it admits: the plain values first, then those at the edge of something.
POOL = (
    *("fa", "fa-Latn", "x-word", "p", "0", "1", "17", "0.5", "1.0", "0.1.0", "1.0.0rc1", "2a.1.2.3", "***", "باغ"),
    *("#resp-structure", "#a.b_c", "https://example.org/a?b=c#d", "tel:+9821", "wd:Q42", "باغ.html", "%D8%A8", "…"),
    *("1981-06-20", "1981-06", "1981", "-0330", "--02-29", "--02", "---31", "2000-02-29", "1981-06-20Z", "1981+03:30"),
    *("1360-03-30", "1360-02-31", "1360-12", "1360", "12345-12-31", "-0001", "--06-31", "--12", "---01"),
    *("0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0", "U+000C", "U+FFFE", "#char-000C"),
    *("//body/div[@n = '1']", "35.6892 51.3890", "-90 180", "112931", "true", "false"),
)
IDENTIFIERS: tuple[Callable[[int], str], ...] = ("id.{}".format, "char-{:04X}".format)
TEXTS = ("باغ", " ", "می‌رود\n", "«باغ» & <گل>\r\n", "a\u00a0b\u200f", "\U0001f333")


@dataclass
class Walk:
    """One document in the making; `seen` counts the nodes of the grammar that were walked over, whatever document."""

    grammar: "GrammarTree"
    choose: Choose
    seen: Counter[etree._Element] = field(default_factory=Counter)
    size: int = 250
    """After so many elements, or so deep, only what is needed is added."""
    most_depth: int = 14
    made: int = 0
    depth: int = 0

    def document(self) -> etree._Element:
        """Make a document."""
        self.made = 0
        holder = etree.Element("document")
        self._walk(self.grammar.start, holder)
        (root,) = holder
        return root

    def _walk(self, node: etree._Element, parent: etree._Element) -> None:
        self.seen[node] += 1
        for part in self._chosen(node):
            self.seen[part] += 1
            self._part(part, parent)

    def _part(self, node: etree._Element, parent: etree._Element) -> None:
        match node.tag.removeprefix(RELAXNG):
            case "element":
                self._element(node, parent)
            case "attribute":
                self._attribute(node, parent)
            case "text":
                _add_text(parent, TEXTS[self.choose(node, range(len(TEXTS)))])
            case "data" | "value" | "list":
                _add_text(parent, self._value(node))
            case "ref":
                self._walk(self.grammar.defined(node), parent)
            case _:
                self._walk(node, parent)

    def _element(self, node: etree._Element, parent: etree._Element) -> None:
        self.made, self.depth = self.made + 1, self.depth + 1
        self._walk(node, etree.SubElement(parent, self.grammar.name(node)))
        self.depth -= 1

    def _attribute(self, node: etree._Element, parent: etree._Element) -> None:
        name = self.grammar.name(node)
        values = [self._value(part) for part in self.grammar.parts(node)]
        parent.set(name, values[0] if values else TEXTS[self.choose(node, range(len(TEXTS)))].strip())

    def _value(self, node: etree._Element) -> str:
        """Make a value of a pattern that holds nothing but values."""
        self.seen[node] += 1
        match node.tag.removeprefix(RELAXNG):
            case "value":
                return node.text or ""
            case "data":
                if node.get("type") == "ID":
                    # Each is another, so nothing is drawn.
                    return next(given for shape in IDENTIFIERS if self.grammar.admits(node, given := shape(self.made)))
                values = self.grammar.values(node)
                return values[self.choose(node, range(len(values)))]
            case "text":
                return TEXTS[self.choose(node, range(len(TEXTS)))].strip()
            case "ref":
                return self._value(self.grammar.defined(node))
            case _:
                return " ".join(self._value(part) for part in self._chosen(node))

    def _chosen(self, node: etree._Element) -> Iterator[etree._Element]:
        """Give the parts of a pattern that are walked over, in an order that it allows."""
        parts = self.grammar.parts(node)
        match node.tag.removeprefix(RELAXNG):
            case "choice":
                yield parts[self.choose(node, self._open(parts))]
            case "optional" | "zeroOrMore" | "oneOrMore" as kind:
                least = kind == "oneOrMore"
                most = 1 if kind == "optional" else 3
                for _ in range(self.choose(node, [least] if self._is_full() else range(least, most + 1))):
                    yield from parts
            case "interleave" | "mixed" as kind:
                # Whole parts in another order, which is one of the orders that it allows; text between where mixed.
                rest = list(parts)
                while rest:
                    if kind == "mixed":
                        yield etree.Element(RELAXNG + "text")
                    yield rest.pop(self.choose(node, range(len(rest))) if kind == "interleave" else 0)
            case _:
                yield from parts

    def _is_full(self) -> bool:
        return self.made > self.size or self.depth > self.most_depth

    def _open(self, parts: Sequence[etree._Element]) -> Sequence[int]:
        """Give the numbers of the alternatives; of a full document only those that lead to its end soonest."""
        if not self._is_full():
            return range(len(parts))
        heights = [self.grammar.height(part) for part in parts]
        return [number for number, height in enumerate(heights) if height == min(heights)]


class GrammarTree:
    """A grammar in XML syntax, and what a walk asks of it."""

    def __init__(self, schema: etree._ElementTree) -> None:
        self._root = schema.getroot()
        self._definitions = {node.get("name"): node for node in self._root.iter(RELAXNG + "define")}
        self._datatypes: dict[etree._Element, etree.RelaxNG] = {}
        self._heights: dict[etree._Element, float] = {}
        (self.start,) = self._root.iterchildren(RELAXNG + "start")
        self.values = cache(self._values)
        self._measure()

    def parts(self, node: etree._Element) -> list[etree._Element]:
        """Give the patterns inside `node`."""
        return [
            part for part in node.iterchildren(RELAXNG + "*") if part.tag not in (RELAXNG + "name", RELAXNG + "param")
        ]

    def defined(self, reference: etree._Element) -> etree._Element:
        """Give the definition that `reference` names."""
        return self._definitions[reference.get("name")]

    def name(self, node: etree._Element) -> str:
        """Give the name of an element or an attribute, as lxml has it."""
        named = node.find(RELAXNG + "name")
        assert named is not None
        stated = (scope.get("ns") for scope in (named, *named.iterancestors()))
        namespace = next((uri for uri in stated if uri is not None), "")
        return f"{{{namespace}}}{named.text}" if namespace else named.text or ""

    def height(self, node: etree._Element) -> float:
        """Give how many elements deep the least is that `node` needs."""
        if node.tag == RELAXNG + "ref":
            return self._heights[self.defined(node)]
        inside = [self.height(part) for part in self.parts(node)]
        match node.tag.removeprefix(RELAXNG):
            case "choice":
                return min(inside)
            case "optional" | "zeroOrMore" | "attribute":
                return 0
            case "element":
                return 1 + max(inside, default=0)
        return max(inside, default=0)

    def _measure(self) -> None:
        """Find the heights of the definitions, which may need one another: the least that agree with all."""
        self._heights = dict.fromkeys(self._definitions.values(), float("inf"))
        changed = True
        while changed:
            changed = False
            for node in self._heights:
                height = self.height(node)
                if height < self._heights[node]:
                    self._heights[node], changed = height, True

    def _values(self, node: etree._Element) -> tuple[str, ...]:
        values = tuple(value for value in POOL if self.admits(node, value))
        assert values, f"no value of the pool is of the datatype {etree.tostring(node, encoding='unicode')}"
        return values

    def admits(self, node: etree._Element, value: str) -> bool:
        """Whether `value` is of the datatype `node`."""
        if node not in self._datatypes:
            library = next(
                scope.get("datatypeLibrary") for scope in node.iterancestors() if scope.get("datatypeLibrary")
            )
            holder = etree.Element(RELAXNG + "element", {"name": "value", "datatypeLibrary": library or ""})
            holder.append(deepcopy(node))
            self._datatypes[node] = etree.RelaxNG(holder)
        probe = etree.Element("value")
        probe.text = value
        return bool(self._datatypes[node].validate(probe))

    def distances(self, goals: set[etree._Element]) -> dict[etree._Element, int]:
        """Give how many steps lead from each node to the nearest of `goals`, for those from which one is reached."""
        before: dict[etree._Element, list[etree._Element]] = {}
        for node in self.reachable():
            for part in self._following(node):
                before.setdefault(part, []).append(node)
        found = dict.fromkeys(goals, 0)
        pending = list(goals)
        for node in pending:
            for other in before.get(node, ()):
                if other not in found:
                    found[other] = found[node] + 1
                    pending.append(other)
        return found

    def _following(self, node: etree._Element) -> list[etree._Element]:
        return [self.defined(node)] if node.tag == RELAXNG + "ref" else self.parts(node)

    def reachable(self) -> set[etree._Element]:
        """Give every node that a walk can come to."""
        found: set[etree._Element] = set()
        pending = [self.start]
        while pending:
            node = pending.pop()
            if node not in found:
                found.add(node)
                pending.extend(self._following(node))
        return found


def _add_text(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def at_random(random: Random) -> Choose:
    """Choose by `random`."""
    return lambda _, alternatives: alternatives[random.randrange(len(alternatives))]


def covering(grammar: GrammarTree, random: Random) -> Iterator[etree._Element]:
    """Give documents until every part of the grammar was walked over, or ten in a row have found nothing unseen."""
    seen: Counter[etree._Element] = Counter()
    unseen, vain = grammar.reachable(), 0
    while unseen and vain < 10:
        yield Walk(grammar, toward(unseen, grammar, random), seen).document()
        left = unseen - set(seen)
        unseen, vain = left, vain + 1 if left == unseen else 0
    assert not unseen, [etree.tostring(node, encoding="unicode") for node in unseen]


def toward(goals: set[etree._Element], grammar: GrammarTree, random: Random) -> Choose:
    """Choose what leads to the nearest of `goals`, by `random` where nothing does."""
    distances = grammar.distances(goals)

    def choose(node: etree._Element, alternatives: Sequence[int]) -> int:
        parts = grammar.parts(node)
        if node.tag == RELAXNG + "choice":
            return min(alternatives, key=lambda number: (distances.get(parts[number], len(distances)), random.random()))
        if any(part in distances for part in parts):
            return alternatives[-1]
        return alternatives[random.randrange(len(alternatives))]

    return choose
