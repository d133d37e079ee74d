"""How well mentions are linked, with the mentions given: clusters by B-cubed, and the share of right ids.

`python tests/evaluation/names/linking.py` prints the figures of the gold in `tests/evaluation/names/`, by category;
with `--misses`, which entities were split and which were put together.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))

from tei_edition.linking import Linker
from tei_edition.model import Entity, EntityCategory
from tei_edition.tei.authority import read_authority
from tests.evaluation.names.bracketed import document_of

GOLD = Path(__file__).parent
ROOT = GOLD.parents[2]


class Decision(NamedTuple):
    """One mention: its category and words, the key of the gold, and the id that it was linked to."""

    category: EntityCategory
    text: str
    key: str
    linked: str

    @property
    def right(self) -> bool:
        """Whether the id is the gold's; ids have the category before a full stop."""
        return self.linked.partition(".")[2] == self.key


@dataclass(frozen=True)
class Score:
    """B-cubed precision, recall and F1 over mentions, and the share of mentions with the right id."""

    mentions: int
    precision: float
    recall: float
    right: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def __str__(self) -> str:
        """Give it on one line."""
        return (
            f"{self.mentions:5} mentions  B-cubed P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"
            f"  right id {self.right:.3f}"
        )


def authority(folder: Path) -> tuple[Entity, ...]:
    """Give the entities of the authority files of `folder`, which have nothing wrong with them."""
    read = read_authority((str(file), file.read_bytes()) for file in sorted(folder.glob("*.xml")))
    assert () == read.findings
    return read.entities


def decisions(files: Iterable[Path], known: Sequence[Entity]) -> list[Decision]:
    """Link the documents of the gold in one pass; `X.txt.gold` is read as `X.txt` would be."""
    linker = Linker(known)
    made: list[Decision] = []
    for file in files:
        document, keys = document_of(file.read_bytes().decode(), file.stem)
        linked = linker.link(document)
        for link, key in zip(linked.linking.links, keys, strict=True):
            text = document.text.content[link.span.start : link.span.end]
            made.append(Decision(link.category, " ".join(text.split()), key, link.best.entity))
    return made


def score(made: Sequence[Decision]) -> Score:
    """Score decisions (Bagga and Baldwin 1998: for each mention, what its two clusters share)."""
    gold: dict[tuple[str, str], set[int]] = defaultdict(set)
    linked: dict[str, set[int]] = defaultdict(set)
    for number, decision in enumerate(made):
        gold[decision.category, decision.key].add(number)
        linked[decision.linked].add(number)
    precision = recall = 0.0
    for decision in made:
        ours, theirs = linked[decision.linked], gold[decision.category, decision.key]
        precision += len(ours & theirs) / len(ours)
        recall += len(ours & theirs) / len(theirs)
    return Score(len(made), precision / len(made), recall / len(made), sum(d.right for d in made) / len(made))


def misses(made: Sequence[Decision]) -> Iterable[str]:
    """Say which entities of the gold were split, and which were put together."""
    for what, one, other in (("split", "key", "linked"), ("together", "linked", "key")):
        groups: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for decision in made:
            groups[getattr(decision, one)][getattr(decision, other), decision.text] += 1
        for name, group in groups.items():
            if len({identifier for identifier, _ in group}) > 1:
                yield f"{what} {name}: {dict(group)}"


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    files = sorted((GOLD / "seeds").glob("*.gold"))
    for title, known in (("with the authority files", authority(ROOT / "seeds" / "authority")), ("without", ())):
        made = decisions(files, known)
        print(f"seeds, {title}")  # noqa: T201  a script
        for category in ("person", "place", "organization", ""):
            of_category = [decision for decision in made if category in ("", decision.category)]
            print(f"  {category or 'all':13}{score(of_category)}")  # noqa: T201
        if "--misses" in arguments:
            print("\n".join(f"    {miss}" for miss in misses(made)))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
