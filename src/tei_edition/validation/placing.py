"""Findings about nodes of a tree get their places: line and column, the way to the element, and what stands there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from tei_edition.model import Finding, finding
from tei_edition.validation.positions import Site, Surroundings, positions


@dataclass(frozen=True, slots=True)
class Target:
    """What a finding is about: a site of a tree, or one of its attributes; and what could stand there instead."""

    site: Site
    attribute: str = ""
    expected: tuple[str, ...] = ()


MOST = 1000
"""So many findings of one file, by one schema, are listed."""


def placed(
    found: Sequence[tuple[Finding, Target]], tree: etree._ElementTree, data: bytes, name: str
) -> tuple[Finding, ...]:
    """Give each finding with its place in `data`, which `tree` was parsed from, in the order of the file.

    Of more than `MOST`, the first, and V10 under the file name `name`. Without `data`, a place is the
    line of the start tag, and the first column. Linear in `data`.
    """
    more = [finding("V10", file=name, most=MOST)] if len(found) > MOST else []
    found = found[:MOST]
    known = positions(data, tree, [target.site for _, target in found]) if found and data else {}
    around = Surroundings.of(data, tree)
    paths = Paths()
    complete = []
    for bare, target in found:
        node: Any
        node, part = target.site
        line, column, excerpt = int(node.sourceline or 0), 1, None
        position = known.get(target.site)
        if position is not None:
            if target.attribute:
                excerpt = around.excerpt(position, is_tag=True)
                position = around.attribute(position, target.attribute)
            else:
                excerpt = around.excerpt(position, is_tag=part == "tag")
            line, column = position.line, position.column
        path = paths.of(node if part == "text" else node.getparent()) + "/text()" if part != "tag" else paths.of(node)
        complete.append(
            replace(bare, line=line, column=column, element=path, expected=target.expected, excerpt=excerpt)
        )
    return (*sorted(complete, key=lambda placed: (placed.line, placed.column)), *more)


@dataclass(slots=True)
class Paths:
    """Ways to elements, such as `/TEI/text/body/div[2]/p[1]`: a number where there are several of one name.

    The children of an element are counted once, however many of them are asked for.
    """

    _steps: dict[etree._Element, dict[etree._Element, str]] = field(default_factory=dict)

    def of(self, node: etree._Element) -> str:
        """Give the way to an element; of another node, to the element around it."""
        element: etree._Element | None = node if isinstance(node.tag, str) else node.getparent()
        steps = []
        while element is not None:
            parent = element.getparent()
            steps.append(f"/{_name(element) if parent is None else self._numbered(parent)[element]}")
            element = parent
        return "".join(reversed(steps))

    def _numbered(self, parent: etree._Element) -> dict[etree._Element, str]:
        if parent not in self._steps:
            children = list(parent.iterchildren(etree.Element))
            totals = Counter(child.tag for child in children)
            counted: Counter[Any] = Counter()
            steps = self._steps[parent] = {}
            for child in children:
                counted[child.tag] += 1
                number = f"[{counted[child.tag]}]" if totals[child.tag] > 1 else ""
                steps[child] = f"{_name(child)}{number}"
        return self._steps[parent]


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
