"""Little editions against linking: a few documents each, with the entities that their names mean.

An `.edition` file holds documents in brackets, each under a line `===` with its name; an `.xml` file of the same name
is its authority file. One key is one entity of the edition; a key with a full stop is the id that it must have. With
the program's own gazetteers. `python tests/evaluation/names/editions.py` prints what is split and what is put together.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))

from tei_edition.gazetteers import Gazetteer
from tei_edition.linking import Linker
from tei_edition.model import Document
from tei_edition.tei.authority import read_authority
from tests.evaluation.names.bracketed import document_of
from tests.evaluation.names.linking import GOLD, Decision, Score, misses, score

EDITIONS = sorted((GOLD / "editions").glob("*.edition"))
_PARTING = re.compile(r"^=== (.*)\n", re.MULTILINE)


@cache
def gazetteer() -> Gazetteer:
    """The program's own lists."""
    return Gazetteer.load()


def documents(file: Path) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """Give the documents of an edition, each with the keys of its mentions."""
    parts = _PARTING.split(file.read_text("utf-8"))[1:]
    for name, bracketed in zip(parts[::2], parts[1::2], strict=True):
        yield document_of(bracketed, f"{name}.txt")


def linker(file: Path) -> Linker:
    """The linker of an edition, with its authority file if it has one."""
    beside = file.with_suffix(".xml")
    authority = read_authority([(beside.name, beside.read_bytes())] if beside.is_file() else ())
    assert () == authority.findings
    return Linker(authority.entities, gazetteer())


def decisions(file: Path) -> list[Decision]:
    """Link an edition."""
    one = linker(file)
    made: list[Decision] = []
    for document, keys in documents(file):
        linked = one.link(document)
        for link, key in zip(linked.linking.links, keys, strict=True):
            text = document.text.content[link.span.start : link.span.end]
            made.append(Decision(link.category, " ".join(text.split()), key, link.best.entity))
    return made


def all_decisions() -> list[Decision]:
    """The decisions of all editions, those of one apart from those of another but for the ids that are stated."""
    return [
        decision._replace(key=f"{file.stem}/{decision.key}", linked=f"{file.stem}/{decision.linked}")
        for file in EDITIONS
        for decision in decisions(file)
    ]


def wrong_ids(made: list[Decision]) -> list[tuple[str, str, str]]:
    """Give text, expected id and id of the mentions that are linked to another entity than is stated."""
    return [(d.text, d.key, d.linked) for d in made if "." in d.key and d.key != d.linked]


def total() -> Score:
    """The figures of all editions."""
    return score(all_decisions())


def main() -> None:
    """Print the figures."""
    for file in EDITIONS:
        made = decisions(file)
        print(f"{file.stem:28}{score(made)}")  # noqa: T201  a script
        for miss in misses(made):
            print("   ", miss)  # noqa: T201
        for wrong in wrong_ids(made):
            print("    wrong", *wrong)  # noqa: T201
    print(f"{'all':28}{total()}")  # noqa: T201


if __name__ == "__main__":
    main()
