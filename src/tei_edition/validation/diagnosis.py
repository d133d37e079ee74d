"""What is wrong in an invalid document, in plain words: each fault with its place, what was expected, and what to do.

Elements are looked at one by one, each against its own content model (`grammar`). Where a child does not fit, the check
of its parent goes on from the repair that lets the most of what follows fit (`_Order`), so that one fault is not told
again by all that comes after it, and a second one is told too.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from lxml import etree

from tei_edition.model.languages import Alternatives, Phrase
from tei_edition.validation.grammar import (
    NOT_ALLOWED,
    TEXT,
    Event,
    Grammar,
    Leaf,
    Pattern,
    derive,
    either,
    leaves,
    may_end,
    may_lack_attributes,
    possible,
    required,
    without_attributes,
)
from tei_edition.validation.positions import Site
from tei_edition.validation.wording import description, phrase

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_PREFIX = "{http://www.w3.org/XML/1998/namespace}"

_SHOWN = 40
_FEW = 4
"""So many elements that something may stand in are worth being told."""
_AHEAD = 40
"""So many siblings are looked at to judge a repair."""
_BACK = 12
"""So many siblings before a fault may be what is wrong."""
_ALIKE = 0.7
"""Names that are so much alike (`difflib`) are taken for slips of one another."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that makes a document invalid.

    It is about `site`, or about one of its attributes; `expected` are the names of what could stand there.
    """

    site: Site
    reason: Phrase
    advice: Phrase
    expected: tuple[str, ...] = ()
    attribute: str = ""


def faults(tree: etree._ElementTree, grammar: Grammar) -> Iterator[Fault]:
    """Give what makes `tree` invalid, by and by; nothing where it is valid.

    Takes time linear in the number of nodes, times the size of the content models. Raises `UnreadableGrammarError`.
    """
    root = tree.getroot()
    yield from _root_faults(root, grammar)
    yield from _repeated_identifiers(root)
    yield from entity_faults(tree)


def has_unknown_attribute(tree: etree._ElementTree, grammar: Grammar) -> bool:
    """Whether an element has an attribute that no definition of it has. Raises `UnreadableGrammarError`."""
    return any(
        not grammar.knows(str(element.tag), map(str, element.attrib))
        for element in tree.iter(etree.Element)
        if element.attrib
    )


def entity_faults(tree: etree._ElementTree) -> Iterator[Fault]:
    """Give the references to entities of a DTD, which libxml2 lets pass although the text behind them is not read."""
    for reference in tree.iter(etree.Entity):
        yield Fault((reference, "tag"), phrase("entity", name=reference.text), phrase("put-text-in"))


def _root_faults(root: etree._Element, grammar: Grammar) -> Iterator[Fault]:
    leaf = _leaf(grammar.start, ("element", str(root.tag)))
    if leaf is not None:
        yield from _element_faults(root, leaf, grammar)
        return
    expected = tuple(map(_local, possible(grammar.start)))
    fields = {"shown": _shown(root), "expected": Alternatives(expected)}
    yield Fault((root, "tag"), phrase("root", **fields), phrase("other-root", **fields), expected)


def _repeated_identifiers(root: etree._Element) -> Iterator[Fault]:
    lines: dict[str, int] = {}
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier is None:
            continue
        if identifier in lines:
            fields = {"identifier": identifier, "name": _local(element.tag), "line": lines[identifier]}
            yield Fault(
                (element, "tag"), phrase("repeated-identifier", **fields), phrase("own-identifier"), (), "xml:id"
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
            children = without_attributes(_after_attributes(element, pattern, grammar))
            yield from _Order(element, children, grammar).faults()
        for child in element.iterchildren(etree.Element, reversed=True):
            inner = _definition(child, pattern, grammar)
            if inner is not None:
                pending.append((child, inner))


def _definition(child: etree._Element, pattern: Pattern, grammar: Grammar) -> Leaf | None:
    """Give the first definition of `child` that its attributes fit, or else the last; nothing where there is none."""
    *others, leaf = _leaves(pattern, ("element", str(child.tag))) or (None,)
    return next((other for other in others if not any(_attribute_faults(child, grammar.content(other), grammar))), leaf)


# ---------------------------------------------------------------------------------------- attributes and values


def _attribute_faults(element: etree._Element, pattern: Pattern, grammar: Grammar) -> Iterator[Fault]:
    name = _local(element.tag)
    rest, is_settled = pattern, True
    site: Site = (element, "tag")
    for attribute, value in _attributes(element):
        found = _leaves(pattern, ("attribute", attribute))
        shown = _local(attribute)
        if not found:
            reason = phrase("unknown-attribute", attribute=shown, name=name)
            others = [_local(part.event[1]) for part in leaves(pattern) if part.event[0] == "attribute"]
            expected = tuple(dict.fromkeys(others))
            yield Fault(site, reason, _advice_on_attribute(shown, name, expected), expected, shown)
            continue
        fitting = tuple(leaf for leaf in found if grammar.admits(leaf, value))
        if not fitting:
            reason = phrase("attribute-value", attribute=shown, name=name, value=_shortened(value))
            yield Fault(site, reason, _advice_on_value(grammar, found, value), _values(grammar, found), shown)
        # Of a wrong value, which of several definitions was meant cannot be told.
        after = either(derive(rest, leaf) for leaf in fitting or found)
        if after is NOT_ALLOWED:
            reason = phrase("conflicting-attribute", attribute=shown, name=name)
            expected = tuple(map(_local, _attributes_left(rest)))
            yield Fault(site, reason, phrase("keep-one"), expected, shown)
            is_settled = False
            continue
        rest = after
    # What is missing beside attributes that exclude each other depends on which of them is kept.
    if is_settled:
        yield from _missing_attributes(site, name, rest, grammar)


def _missing_attributes(site: Site, name: str, rest: Pattern, grammar: Grammar) -> Iterator[Fault]:
    needed = required(rest, "attribute")
    for missing in needed:
        shown = _local(missing)
        values = _values(grammar, _leaves(rest, ("attribute", missing)))
        key = "add-attribute-value" if values else "add-attribute"
        advice = phrase(key, attribute=shown, expected=Alternatives(values))
        yield Fault(site, phrase("missing-attribute", name=name, attribute=shown), advice, (shown,))
    if not needed and rest is not NOT_ALLOWED and not may_lack_attributes(rest):
        left = _attributes_left(rest)
        closing = [found for found in left if may_lack_attributes(derive(rest, ("attribute", found)))]
        expected = tuple(dict.fromkeys(map(_local, closing or left)))
        fields = {"name": name, "expected": Alternatives(expected)}
        yield Fault(site, phrase("missing-one-attribute", **fields), phrase("add-one-attribute", **fields), expected)


def _attributes_left(rest: Pattern) -> list[str]:
    names = dict.fromkeys(leaf.event[1] for leaf in leaves(rest) if leaf.event[0] == "attribute")
    return [name for name in names if derive(rest, ("attribute", name)) is not NOT_ALLOWED]


def _advice_on_attribute(shown: str, name: str, expected: tuple[str, ...]) -> Phrase:
    if not expected:
        return phrase("delete-only-attribute", name=name)
    close = _closest(shown, expected)
    key = "rename-attribute" if close else "delete-attribute"
    return phrase(key, close=close, name=name, expected=Alternatives(expected))


def _after_attributes(element: etree._Element, pattern: Pattern, grammar: Grammar) -> Pattern:
    for attribute, value in _attributes(element):
        found = _leaves(pattern, ("attribute", attribute))
        rest = either(derive(pattern, leaf) for leaf in found if grammar.admits(leaf, value))
        pattern = pattern if rest is NOT_ALLOWED else rest
    return pattern


def _value_faults(element: etree._Element, leaf: Leaf, grammar: Grammar) -> Iterator[Fault]:
    value = element.text or ""
    if not grammar.admits(leaf, value):
        reason = phrase("content-value", name=_local(element.tag), value=_shortened(value))
        yield Fault((element, "tag"), reason, _advice_on_value(grammar, (leaf,), value), _values(grammar, (leaf,)))


def _values(grammar: Grammar, found: Iterable[Leaf]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for leaf in found for value in grammar.values(leaf)))


def _advice_on_value(grammar: Grammar, found: tuple[Leaf, ...], value: str) -> Phrase:
    values = _values(grammar, found)
    if values:
        close = _closest(value.strip(), values)
        return phrase("close-value" if close else "use-values", close=close, expected=Alternatives(values))
    types = tuple(name for leaf in found for name in grammar.datatypes(leaf))
    needed = description(types, grammar.documentation(found[0]))
    return phrase("needed", description=needed) if needed else phrase("correct-value")


# ------------------------------------------------------------------------------------- the order of the children


@dataclass(frozen=True, slots=True)
class _Item:
    """A child or a stretch of visible text: as what it is met, and where it is."""

    met: Event | Leaf
    event: Event
    site: Site

    @property
    def is_text(self) -> bool:
        return self.event == TEXT

    @property
    def node(self) -> etree._Element:
        return self.site[0]

    @property
    def name(self) -> str:
        return _local(self.event[1])

    @property
    def text(self) -> str:
        node, part = self.site
        return (node.text if part == "text" else node.tail) or ""

    @property
    def shown(self) -> Phrase:
        return phrase("text", text=_shortened(self.text)) if self.is_text else _shown(self.node)


class _Order:
    """The children of one element, met one by one."""

    def __init__(self, element: etree._Element, whole: Pattern, grammar: Grammar) -> None:
        self._element = element
        self._name = _local(element.tag)
        self._whole = whole
        self._grammar = grammar
        self._items = list(self._content())
        self._states: list[Pattern] = []
        """What was still to come before each item."""

    def _content(self) -> Iterator[_Item]:
        element = self._element
        if _is_visible(element.text):
            yield _Item(TEXT, TEXT, (element, "text"))
        for child in element:
            if isinstance(child.tag, str):
                event: Event = ("element", child.tag)
                yield _Item(_definition(child, self._whole, self._grammar) or event, event, (child, "tag"))
            if _is_visible(child.tail):
                yield _Item(TEXT, TEXT, (child, "tail"))

    def faults(self) -> Iterator[Fault]:
        """Give what stands at a wrong place, and what is missing."""
        state = self._whole
        for number, item in enumerate(self._items):
            self._states.append(state)
            rest = derive(state, item.met)
            if rest is NOT_ALLOWED:
                fault, rest = self._repaired(number, item, state)
                yield fault
            state = rest
        if not may_end(state):
            needed = required(state, "element") or _completing(state) or possible(state)
            expected = tuple(map(_local, needed))
            key = "add-at-end" if len(self._element) else "add-inside"
            advice = phrase(key, expected=Alternatives(expected)) if expected else phrase("compare")
            yield Fault((self._element, "tag"), phrase("incomplete", name=self._name), advice, expected)

    def _repaired(self, number: int, item: _Item, state: Pattern) -> tuple[Fault, Pattern]:
        """Give the fault of `item`, and what is still to come after it once it is repaired in the likeliest way."""
        if not _leaves(self._whole, item.event):
            return self._stranger(number, item, state)
        skipped = self._score(state, number + 1)
        inserted = [
            (1 + self._score(rest, number + 1), name, rest)
            for name in possible(state)
            if (rest := derive(derive(state, ("element", name)), item.met)) is not NOT_ALLOWED
        ]
        if inserted:
            score, name, rest = max(inserted, key=lambda found: found[0])
            if score > skipped:
                reason = phrase("before-missing", shown=item.shown, name=self._name, missing=_local(name))
                expected = _expected(state, self._name)
                return Fault(item.site, reason, phrase("add-before", expected=_quoted(name)), expected), rest
        for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
            rest = self._replayed(self._states[earlier], range(earlier + 1, number + 1))
            if rest is not NOT_ALLOWED and self._score(rest, number + 1) > skipped:
                return self._too_early(earlier, item, rest, number), rest
        return self._misplaced(number, item, state), state

    def _stranger(self, number: int, item: _Item, state: Pattern) -> tuple[Fault, Pattern]:
        """Treat what can stand nowhere in this element: as something else under a wrong name, or as not there."""
        rest, names = state, possible(state)
        if not item.is_text and names:
            after = {name: derive(state, ("element", name)) for name in names}
            scores = {name: self._score(after[name], number + 1) for name in names}
            # Of those that let the most of what follows fit, those that what is inside of it fits best.
            best = max(scores.values())
            likely = [name for name in names if scores[name] == best]
            misfits = {name: _misfit(item.node, _leaf(state, ("element", name)), self._grammar) for name in likely}
            names = tuple(name for name in likely if misfits[name] == min(misfits.values()))
            if best > self._score(state, number + 1):
                rest = after[names[0]]
        expected = _expected(state, self._name)
        key = "stray-text" if item.is_text else "stranger"
        allowed = {_local(leaf.event[1]) for leaf in leaves(self._whole) if leaf.event[0] == "element"}
        if not item.is_text and item.name in allowed:
            reason = phrase("wrong-namespace", shown=item.shown)
            return Fault(item.site, reason, phrase("same-namespace"), expected), rest
        reason = phrase(key, shown=item.shown, name=self._name)
        return Fault(item.site, reason, self._advice_on_stranger(item, state, names), expected), rest

    def _advice_on_stranger(self, item: _Item, state: Pattern, names: tuple[str, ...]) -> Phrase:
        wrappers = self._wrappers(item, state)
        if item.is_text:
            if wrappers:
                return phrase("wrap", wrappers=_quoted(*wrappers))
            return phrase("delete-text") if names else phrase("empty-element", name=self._name)
        close = _closest(item.name, tuple(map(_local, possible(state))))
        holders = self._grammar.holders(item.event[1])
        if not holders and close:
            return phrase("rename", close=close)
        if wrappers or 0 < len(holders) <= _FEW:
            return self._advice_on_home(item, state, wrappers)
        is_plain = self._replayed_inside(item.node, state) is not NOT_ALLOWED
        if not names:
            return phrase("delete-tags") if is_plain else phrase("move-out", name=self._name)
        return phrase("use-instead-or-delete-tags" if is_plain else "use-instead", expected=_quoted(*names))

    def _advice_on_home(self, item: _Item, state: Pattern, wrappers: tuple[str, ...]) -> Phrase:
        """Say which element may hold `item`."""
        holders = self._grammar.holders(item.event[1])
        fields = {"inner": item.name, "holders": _quoted(*holders), "wrappers": _quoted(*wrappers)}
        if wrappers:
            return phrase("wrap-only" if len(holders) <= _FEW else "wrap", **fields)
        following = possible(state)
        return phrase("move-only" if following else "move-only-last", expected=_quoted(*following), **fields)

    def _misplaced(self, number: int, item: _Item, state: Pattern) -> Fault:
        """Say that `item` stands after what it cannot follow."""
        before = next((self._items[n] for n in range(number - 1, -1, -1) if not self._items[n].is_text), None)
        key = "misplaced" if before is None else "misplaced-after"
        reason = phrase(key, shown=item.shown, name=self._name, before=before.name if before else "")
        following = possible(state)
        expected = _expected(state, self._name)
        for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
            rest = derive(self._states[earlier], item.met)
            if self._items[earlier].is_text or rest is NOT_ALLOWED:
                continue
            if self._replayed(rest, range(earlier, number)) is not NOT_ALLOWED:
                key = "move-before" if following else "move-before-last"
                fields = {"before": self._items[earlier].name, "expected": _quoted(*following)}
                return Fault(item.site, reason, phrase(key, **fields), expected)
        later = self._last_place(item, state, number + 1)
        if later is not None:
            return Fault(item.site, reason, phrase("move-after", after=later.name), expected)
        wrappers = self._wrappers(item, state)
        if wrappers:
            return Fault(item.site, reason, self._advice_on_home(item, state, wrappers), expected)
        key = "here-can-follow" if following else "nothing-can-follow"
        return Fault(item.site, reason, phrase(key, expected=_quoted(*following)), expected)

    def _too_early(self, earlier: int, item: _Item, rest: Pattern, number: int) -> Fault:
        """Say that the child `earlier` stands before what cannot follow it, since without it all would fit."""
        culprit = self._items[earlier]
        after = item.name if not item.is_text else _shortened(item.text)
        reason = phrase("too-early", shown=culprit.shown, name=self._name, after=after)
        behind = item if not item.is_text and derive(rest, culprit.met) is not NOT_ALLOWED else None
        behind = self._last_place(culprit, rest, number + 1) or behind
        if behind is not None:
            advice = phrase("move-after", after=behind.name)
        else:
            advice = phrase("delete-text" if culprit.is_text else "delete-tags")
        return Fault(culprit.site, reason, advice, _expected(self._states[earlier], self._name))

    def _last_place(self, item: _Item, state: Pattern, start: int) -> _Item | None:
        """Give the last child from `start` on, all up to it fitting, that `item` could follow."""
        found = None
        for later in self._items[start : start + _AHEAD]:
            state = derive(state, later.met)
            if state is NOT_ALLOWED:
                break
            if not later.is_text and derive(state, item.met) is not NOT_ALLOWED:
                found = later
        return found

    def _wrappers(self, item: _Item, state: Pattern) -> tuple[str, ...]:
        """Give the elements that can stand here and can begin with `item`, those that are siblings of it first."""
        found = []
        for leaf in leaves(state):
            if leaf.event[0] == "element" and leaf.names is None and derive(state, leaf) is not NOT_ALLOWED:
                inside = without_attributes(self._grammar.content(leaf))
                if derive(inside, item.event) is not NOT_ALLOWED:
                    found.append(leaf.event[1])
        siblings = {str(child.tag) for child in self._element}
        return tuple(sorted(dict.fromkeys(found), key=lambda name: name not in siblings))[:_FEW]

    def _score(self, state: Pattern, start: int) -> int:
        """Give how many items fit from `start` on, one more where nothing else is needed then."""
        accepted = 0
        for item in islice(self._items, start, start + _AHEAD):
            rest = derive(state, item.met)
            if rest is NOT_ALLOWED:
                return accepted
            state, accepted = rest, accepted + 1
        return accepted + (start + accepted == len(self._items) and may_end(state))

    def _replayed(self, state: Pattern, numbers: range) -> Pattern:
        for number in numbers:
            state = derive(state, self._items[number].met)
        return state

    def _replayed_inside(self, node: etree._Element, state: Pattern) -> Pattern:
        """Give what is still to come if the tags of `node` were deleted."""
        events: list[Event] = [TEXT] if _is_visible(node.text) else []
        for child in node.iterchildren():
            if isinstance(child.tag, str):
                events.append(("element", child.tag))
            events.extend([TEXT] if _is_visible(child.tail) else [])
        for event in events:
            state = derive(state, event)
        return state


def _misfit(node: etree._Element, leaf: Leaf | None, grammar: Grammar) -> int:
    """Give how much of what is in `node`, of its attributes and children, the element `leaf` does not know."""
    if leaf is None or leaf.names is not None:
        return len(node) + len(node.attrib)
    inside = grammar.content(leaf)
    events: list[Event] = [("attribute", attribute) for attribute, _ in _attributes(node)]
    events.extend(("element", str(child.tag)) for child in islice(node.iterchildren(etree.Element), _AHEAD))
    events.extend([TEXT] if _is_visible(node.text) else [])
    return sum(not _leaves(inside, event) for event in events)


def _expected(state: Pattern, name: str) -> tuple[str, ...]:
    """Give what can stand at a place: elements, `text` where only that can, and the end tag."""
    names = [_local(found) for found in possible(state)]
    if not names and derive(state, TEXT) is not NOT_ALLOWED:
        names.append("text")
    return (*dict.fromkeys(names), f"</{name}>") if may_end(state) else tuple(dict.fromkeys(names))


def _completing(pattern: Pattern) -> tuple[str, ...]:
    return tuple(name for name in possible(pattern) if may_end(derive(pattern, ("element", name))))


# -------------------------------------------------------------------------------------------------------- names


def _line(node: Any) -> int:
    return int(node.sourceline or 0)


def _is_visible(text: str | None) -> bool:
    return text is not None and bool(text.strip(" \t\r\n"))


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def _leaf(pattern: Pattern, event: Event) -> Leaf | None:
    return next(iter(_leaves(pattern, event)), None)


@lru_cache(2**16)
def _leaves(pattern: Pattern, event: Event) -> tuple[Leaf, ...]:
    return tuple(leaf for leaf in leaves(pattern) if leaf.meets(event))


def _is_value(leaf: Leaf) -> bool:
    return etree.QName(leaf.definition).localname in {"data", "value", "list"}


def _closest(name: str, names: tuple[str, ...]) -> str:
    """Give the one of `names` that `name` may be a slip of, or nothing."""
    folded = {other.lower(): other for other in reversed(names)}
    return next((folded[found] for found in difflib.get_close_matches(name.lower(), list(folded), 1, _ALIKE)), "")


def _quoted(*names: str) -> Alternatives:
    return Alternatives(tuple(dict.fromkeys(map(_local, names))))


def _shown(element: etree._Element) -> Phrase:
    """Speak of an element, with its namespace where that is not the one of its parent."""
    name, namespace = _local(element.tag), etree.QName(element).namespace
    parent = element.getparent()
    if parent is not None and etree.QName(parent).namespace == namespace:
        return phrase("element", name=name)
    key = "element-of-namespace" if namespace else "element-without-namespace"
    return phrase(key, name=name, namespace=namespace)


def _local(name: str) -> str:
    if name.startswith(XML_PREFIX):
        return "xml:" + name.removeprefix(XML_PREFIX)
    return name.rpartition("}")[2]


def _shortened(text: str) -> str:
    """Give the beginning of `text` on one line; characters nobody would see, where there are no others, as U+XXXX."""
    joined = re.sub("[ \\t\\r\\n]+", " ", text.strip(" \t\r\n"))
    shown = joined if len(joined) <= _SHOWN else joined[:_SHOWN] + "…"
    if any(character.isprintable() and not character.isspace() for character in shown):
        return shown
    return " ".join(f"U+{ord(character):04X}" for character in shown)
