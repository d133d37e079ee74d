"""Who appears with whom, as a picture and a table; and what the texts and the registers say of one to another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import batched
from xml.sax.saxutils import escape, quoteattr

from tei_edition.rendering.elements import optional
from tei_edition.rendering.entities import Labels
from tei_edition.rendering.network import Node, arranged
from tei_edition.rendering.press import File, Press, page_path
from tei_edition.rendering.survey import COMPANY, Pair, Relation, Survey
from tei_edition.text.collation import collation_key

_NODES = 60
_EDGES = 150
_CONSIDERED = 300
"""Pairs from which the picture takes its edges, as not all have their ends among its nodes."""
_PAIRS = 100
_ROWS = 100
_LONGEST_LABEL = 24
"""Characters of a name in the picture, as `xslt/html/relations.xsl` cuts it."""


@dataclass(slots=True)
class Statement:
    """That one entity is something to another, by the ids of both, and every time a document says so, or a register."""

    name: str
    active: str
    passive: str
    times: list[Relation] = field(default_factory=list)
    anchor: str | None = None
    """Where the words stand, once it was asked."""

    def element(self, others: str, survey: Survey) -> str:
        """Give the element `relation` with `others` in it, the words and the place of the first time."""
        said = next((relation for relation in self.times if relation.document >= 0), self.times[0])
        # Without a certainty it is what an editor stated, which stands whatever a machine says besides.
        certainties = [relation.certainty for relation in self.times]
        certainty = None if None in certainties else max(filter(None, certainties), default=0)
        documents = len({relation.document for relation in self.times} - {-1})
        where = ""
        if said.document >= 0:
            record = survey.documents[said.document].identifier
            if self.anchor is None:
                self.anchor = survey.anchor(said)
            where = f" document={quoteattr(record)}{optional('anchor', self.anchor)}"
        words = f"<words>{escape(said.words)}</words>" if said.words else ""
        return (
            f'<relation name={quoteattr(self.name)} documents="{documents}"{optional("certainty", certainty)}{where}>'
            f"{others}{words}</relation>"
        )


def gathered(survey: Survey) -> list[Statement]:
    """Give every statement once, in the order in which they were first made. Linear."""
    found: dict[tuple[str, str, str], Statement] = {}
    for relation in (*survey.relations, *survey.stated):
        key = (relation.name, relation.active, relation.passive)
        found.setdefault(key, Statement(*key)).times.append(relation)
    return list(found.values())


def pages(survey: Survey, press: Press) -> Iterator[File]:
    """Yield the page of relations, and others where the statements are more than a page holds."""
    labels = Labels(survey, press.codes)
    pairs = survey.pairs(_CONSIDERED)
    statements = _in_order(gathered(survey), survey, labels, press.codes[0])
    parts = list(batched(statements, _ROWS)) or [()]
    for number, part in enumerate(parts, 1):
        company = _network(pairs, survey, labels) + _table(pairs[:_PAIRS], survey, labels) if number == 1 else ""
        rows = "".join(
            statement.element(
                labels.other(statement.active, "active") + labels.other(statement.passive, "passive"), survey
            )
            for statement in part
        )
        tree = press.tree(
            f'<relations n="{len(statements)}" page="{number}" pages="{len(parts)}" stem="relations" most="{COMPANY}">'
            f"{company}<statements>{rows}</statements></relations>"
        )
        yield from press.pages("html/relations.xsl", page_path("relations", number), tree)


def _in_order(statements: list[Statement], survey: Survey, labels: Labels, language: str) -> list[Statement]:
    """Sort by what the active entity is called, then the passive one, in the main language."""
    names: dict[str, tuple[tuple[str, str, str], str]] = {}
    for identifier in {end for statement in statements for end in (statement.active, statement.passive)}:
        known = survey.known(identifier)
        name = labels.label(known, language).text if known else identifier
        names[identifier] = (collation_key(name, language), identifier)
    return sorted(statements, key=lambda one: (names[one.active], one.name, names[one.passive]))


def _network(pairs: Sequence[Pair], survey: Survey, labels: Labels) -> str:
    """Give the picture of the strongest pairs; empty where nobody is named with anybody."""
    drawn: list[Pair] = []
    ends: dict[str, None] = {}
    for pair in pairs:
        if len(ends | {pair.one: None, pair.other: None}) <= _NODES and len(drawn) < _EDGES:
            drawn.append(pair)
            ends |= {pair.one: None, pair.other: None}
    if not drawn:
        return ""
    nodes = [Node(_breadth(identifier, survey, labels)) for identifier in ends]
    numbers = {identifier: number for number, identifier in enumerate(ends)}
    edges = [(numbers[pair.one], numbers[pair.other], pair.passages) for pair in drawn]
    width, height, places = arranged(nodes, edges)
    shapes = "".join(
        f'<node x="{x:.1f}" y="{y:.1f}" mentions="{survey.entities[identifier].mentions}"'
        f' breadth="{node.breadth:.0f}">{labels.other(identifier)}</node>'
        for identifier, node, (x, y) in zip(ends, nodes, places, strict=True)
    )
    lines = "".join(
        f'<edge x1="{places[one][0]:.1f}" y1="{places[one][1]:.1f}" x2="{places[other][0]:.1f}"'
        f' y2="{places[other][1]:.1f}" passages="{passages}"/>'
        for one, other, passages in edges
    )
    return f'<network width="{width:.0f}" height="{height:.0f}">{lines}{shapes}</network>'


def _breadth(identifier: str, survey: Survey, labels: Labels) -> float:
    entity = survey.entities[identifier]
    longest = max(len(labels.label(entity, language).text) for language in labels.languages)
    return 6.8 * min(longest, _LONGEST_LABEL) + 12


def _table(pairs: Sequence[Pair], survey: Survey, labels: Labels) -> str:
    rows = "".join(
        f'<pair passages="{pair.passages}" document={quoteattr(survey.documents[pair.document].identifier)}'
        f" anchor={quoteattr(pair.anchor)}>{labels.other(pair.one, 'one')}{labels.other(pair.other)}</pair>"
        for pair in pairs
    )
    return f"<pairs>{rows}</pairs>"
