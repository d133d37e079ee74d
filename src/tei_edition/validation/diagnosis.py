"""What is wrong in an invalid document, in plain words: each fault with its line and what to do.

Elements are looked at one by one, each against its own content model (`grammar`). A child that is out of place ends the
check of its parent's order, since all that follows would be measured against a guess, but never the check of the
children themselves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from tei_edition.validation.grammar import (
    NOT_ALLOWED,
    TEXT,
    Event,
    Grammar,
    Leaf,
    Pattern,
    derive,
    leaves,
    may_end,
    possible,
    required,
    without_attributes,
)

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_PREFIX = "{http://www.w3.org/XML/1998/namespace}"

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that makes a document invalid; `reason` has no full stop, `advice` is one sentence or more."""

    line: int
    reason: str
    advice: str


def faults(tree: etree._ElementTree, grammar: Grammar) -> tuple[Fault, ...]:
    """Give what makes `tree` invalid, in the order of lines; nothing where it is valid.

    Takes time linear in the number of nodes, times the size of the content models. Raises `UnreadableGrammarError`.
    """
    root = tree.getroot()
    found = [*_root_faults(root, grammar), *_repeated_identifiers(root), *entity_faults(tree)]
    return tuple(sorted(found, key=lambda fault: fault.line))


def entity_faults(tree: etree._ElementTree) -> tuple[Fault, ...]:
    """Give the references to entities of a DTD, which libxml2 lets pass although the text behind them is not read."""
    return tuple(
        Fault(
            _line(reference),
            f"The entity reference “{reference.text}” stands for text that is not in this file's text",
            "Put the text itself in its place, and take the DOCTYPE out.",
        )
        for reference in tree.iter(etree.Entity)
    )


def _root_faults(root: etree._Element, grammar: Grammar) -> Iterator[Fault]:
    leaf = _leaf(grammar.start, ("element", root.tag))
    if leaf is not None:
        yield from _element_faults(root, leaf, grammar)
        return
    names = _listed(possible(grammar.start))
    yield Fault(
        _line(root),
        f"The document begins with the element “{_local(root.tag)}”{_origin(root)}, not with {names}",
        f"Validate a file whose root element is {names}.",
    )


def _repeated_identifiers(root: etree._Element) -> Iterator[Fault]:
    lines: dict[str, int] = {}
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier is None:
            continue
        if identifier in lines:
            yield Fault(
                _line(element),
                f"The xml:id “{identifier}” of “{_local(element.tag)}” was given before, in line {lines[identifier]}",
                "Give each element an xml:id of its own, and correct what points to it.",
            )
        lines.setdefault(identifier, _line(element))


def _element_faults(root: etree._Element, leaf: Leaf, grammar: Grammar) -> Iterator[Fault]:
    # A stack of its own: a document may be nested deeper than Python may call.
    pending = [(root, leaf)]
    while pending:
        element, known = pending.pop()
        pattern = grammar.content(known)
        values = [part for part in leaves(pattern) if part.event == TEXT and _is_value(part)]
        yield from _attribute_faults(element, pattern, grammar)
        if values and not len(element):
            yield from _value_faults(element, known, grammar)
        else:
            yield from _order_faults(element, without_attributes(_after_attributes(element, pattern)), grammar)
        for child in element.iterchildren(etree.Element, reversed=True):
            inner = _definition(child, pattern, grammar)
            if inner is not None:
                pending.append((child, inner))


def _definition(child: etree._Element, pattern: Pattern, grammar: Grammar) -> Leaf | None:
    """Give the first definition of `child` that its attributes fit, or else the last; nothing where there is none."""
    *others, leaf = _leaves(pattern, ("element", child.tag)) or (None,)
    return next((other for other in others if not any(_attribute_faults(child, grammar.content(other), grammar))), leaf)


def _attribute_faults(element: etree._Element, pattern: Pattern, grammar: Grammar) -> Iterator[Fault]:
    name = _local(element.tag)
    rest = pattern
    for attribute, value in _attributes(element):
        event: Event = ("attribute", attribute)
        leaf = _leaf(pattern, event)
        shown = _local(attribute)
        if leaf is None:
            others = [part.event[1] for part in leaves(pattern) if part.event[0] == "attribute"]
            yield Fault(
                _line(element),
                f"The attribute “{shown}” is not allowed on “{name}”",
                f"Delete it; {f'“{name}” takes {_listed(others)}' if others else f'“{name}” takes no attributes'}.",
            )
            continue
        if not grammar.admits(leaf, value):
            yield Fault(
                _line(element),
                f"The attribute “{shown}” of “{name}” cannot have the value “{_shortened(value)}”",
                _advice_on_value(grammar, leaf),
            )
        if derive(rest, event) is NOT_ALLOWED:
            yield Fault(
                _line(element),
                f"The attribute “{shown}” of “{name}” cannot stand beside the others that it has",
                "Keep one way of giving the value, and delete the other.",
            )
            continue
        rest = derive(rest, event)
    for missing in required(rest, "attribute"):
        yield Fault(
            _line(element),
            f"“{name}” has no attribute “{_local(missing)}”, which it needs",
            f'Add {_local(missing)}="…" to the tag.',
        )


def _after_attributes(element: etree._Element, pattern: Pattern) -> Pattern:
    for attribute, _ in _attributes(element):
        rest = derive(pattern, ("attribute", attribute))
        pattern = pattern if rest is NOT_ALLOWED else rest
    return pattern


def _value_faults(element: etree._Element, leaf: Leaf, grammar: Grammar) -> Iterator[Fault]:
    value = element.text or ""
    if not grammar.admits(leaf, value):
        yield Fault(
            _line(element),
            f"“{_local(element.tag)}” cannot hold “{_shortened(value)}”",
            _advice_on_value(grammar, leaf),
        )


def _order_faults(element: etree._Element, pattern: Pattern, grammar: Grammar) -> Iterator[Fault]:
    name = _local(element.tag)
    whole = pattern
    known = {part.event for part in leaves(whole)}
    strangers = False
    for event, node in _content(element):
        if event not in known:
            strangers = True
            yield _stranger(element, whole, event, node)
            continue
        met = event if event == TEXT else _definition(node, whole, grammar) or event
        rest = derive(pattern, met)
        if rest is NOT_ALLOWED:
            line, shown = _place(element, event, node)
            yield Fault(line, *_misplacement(_local(element.tag), pattern, met, shown))
            return
        pattern = rest
    # What is missing may be what stands there under a wrong name.
    if not may_end(pattern) and not strangers:
        needed = required(pattern, "element") or _completing(pattern) or possible(pattern)
        yield Fault(
            _line(element),
            f"“{name}” is not complete",
            f"Add {_listed(needed)} {'at its end' if len(element) else 'to it'}.",
        )


def _completing(pattern: Pattern) -> tuple[str, ...]:
    return tuple(name for name in possible(pattern) if may_end(derive(pattern, ("element", name))))


def _content(element: etree._Element) -> Iterator[tuple[Event, etree._Element]]:
    """Give text that is more than white space, and children, in order.

    With a child comes the child; with text, what it follows: a child, a comment and the like, or the tag of `element`.
    """
    if _is_visible(element.text):
        yield TEXT, element
    for child in element:
        if isinstance(child.tag, str):
            yield ("element", child.tag), child
        if _is_visible(child.tail):
            yield TEXT, child


def _is_visible(text: str | None) -> bool:
    return text is not None and bool(text.strip(" \t\r\n"))


def _place(element: etree._Element, event: Event, node: etree._Element) -> tuple[int, str]:
    """Give the line of what `_content` found in `element`, and how a message shows it."""
    line = _line(node)
    if event != TEXT:
        return line, f"The element “{_local(node.tag)}”{_origin(node)}"
    text = (element.text if node is element else node.tail) or ""
    if node is not element and isinstance(node.tag, str):
        # libxml2 keeps the line of a start tag and the last line of a comment, but none for an end tag.
        line += etree.tostring(node, encoding="unicode", with_tail=False).count("\n")
    return line + text[: len(text) - len(text.lstrip(" \t\r\n"))].count("\n"), f"The text “{_shortened(text)}”"


def _stranger(element: etree._Element, whole: Pattern, event: Event, node: etree._Element) -> Fault:
    name = _local(element.tag)
    line, shown = _place(element, event, node)
    allowed = [part.event[1] for part in leaves(whole) if part.event[0] == "element"]
    if event == TEXT:
        advice = f"Put it into {_listed(allowed)}." if allowed else f"Delete it: “{name}” is an empty element."
        return Fault(line, f"{shown} cannot stand directly inside “{name}”", advice)
    if not allowed:
        return Fault(line, f"{shown} is not allowed inside “{name}”", "Delete its tags, or move it out.")
    if _local(node.tag) in {_local(other) for other in allowed}:
        return Fault(line, f"{shown} is in the wrong namespace", "Put it into the namespace of the element around it.")
    return Fault(
        line, f"{shown} is not allowed inside “{name}”", f"Use {_listed(allowed)} instead, or delete its tags."
    )


def _misplacement(name: str, pattern: Pattern, met: Event | Leaf, shown: str) -> tuple[str, str]:
    nexts = possible(pattern)
    for between in nexts:
        if derive(derive(pattern, ("element", between)), met) is not NOT_ALLOWED:
            reason = f"{shown} comes too early inside “{name}”: “{_local(between)}” is missing before it"
            return reason, f"Add {_listed((between,))}."
    following = f"only {_listed(nexts)}" if nexts else "nothing more"
    advice = f"Move it, or put it into another element; here {following} can follow."
    return f"{shown} cannot stand at this place inside “{name}”", advice


def _line(node: Any) -> int:
    return int(node.sourceline or 0)


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def _leaf(pattern: Pattern, event: Event) -> Leaf | None:
    return next(iter(_leaves(pattern, event)), None)


@cache
def _leaves(pattern: Pattern, event: Event) -> tuple[Leaf, ...]:
    return tuple(leaf for leaf in leaves(pattern) if leaf.event == event)


def _is_value(leaf: Leaf) -> bool:
    return etree.QName(leaf.definition).localname in {"data", "value", "list"}


def _advice_on_value(grammar: Grammar, leaf: Leaf) -> str:
    values = grammar.values(leaf)
    if values:
        return f"Use {_alternatives([f'“{value}”' for value in values])}."
    documentation = grammar.documentation(leaf)
    return f"Needed is {documentation[0].lower()}{documentation[1:]}" if documentation else "Correct the value."


def _origin(element: etree._Element) -> str:
    """Give the namespace of an element for a message, where it is not that of its parent."""
    namespace = etree.QName(element).namespace
    parent = element.getparent()
    if parent is not None and etree.QName(parent).namespace == namespace:
        return ""
    return f" of the namespace {namespace}" if namespace else " of no namespace"


def _local(name: str) -> str:
    if name.startswith(XML_PREFIX):
        return "xml:" + name.removeprefix(XML_PREFIX)
    return name.rpartition("}")[2]


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return _alternatives(list(dict.fromkeys(f"“{_local(name)}”" for name in names)))


def _alternatives(shown: list[str]) -> str:
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def _shortened(text: str) -> str:
    """Give the beginning of `text` on one line; characters nobody would see, where there are no others, as U+XXXX."""
    joined = re.sub("[ \\t\\r\\n]+", " ", text.strip(" \t\r\n"))
    shown = joined if len(joined) <= _SHOWN else joined[:_SHOWN] + "…"
    if any(character.isprintable() and not character.isspace() for character in shown):
        return shown
    return " ".join(f"U+{ord(character):04X}" for character in shown)
