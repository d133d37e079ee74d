"""Train the model of names that the program brings: `python training/train.py`.

The sentences are the files `*.txt` beside this one, in bracketed text. A slot in braces (`{city}`, `{forename}` …) is
filled from the gazetteers, or with a body that no list has, made of the parts in `bodies.slots`; each sentence with
slots several times. What fills it is drawn by a generator of fixed seed, so that the same sentences and lists give the
same model, byte for byte.
"""

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bracketed import parse

from tei_edition.annotators.names.sequence import Example, train, views
from tei_edition.annotators.names.tagger import MODEL
from tei_edition.gazetteers import Gazetteer
from tei_edition.gazetteers.entries import DATA, list_files

HERE = Path(__file__).parent
SEED = 1
COPIES = 4
"""How often a sentence with slots is filled."""
UNLEARNT = frozenset({"organizations-further"})
"""Lists that the model does not learn with: where no name is missing, it leans on the lists, and not on the words."""
_SLOT = re.compile(r"\{([a-z.]+)\}")
_PLACES = {"country": "country", "territory": "country", "province": "province", "city": "city"}
_BODIES = {
    "party": "party",
    "front": "party",
    "group": "party",
    "union": "union",
    "ministry": "ministry",
    "company": "company",
    "university": "university",
    "media": "media",
    "periodical": "media",
    "broadcaster": "media",
    "news-agency": "media",
}


def fillings(gazetteer: Gazetteer) -> dict[str, list[str]]:
    """Give, for each slot, the names that may fill it, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for entries in gazetteer.entries.values():
        for entry in entries:
            if entry.category == "place":
                found[_PLACES.get(entry.kind, "place")].add(entry.name)
                if entry.form != "short":
                    found["place"].add(entry.name)
            elif entry.category == "organization":
                found["organization"].add(entry.name)
                found[_BODIES.get(entry.kind, "organization")].add(entry.name)
            else:
                found["person" if entry.form == "name" else "person.short"].add(entry.name)
    for name, gender, *_ in _lines("forenames"):
        found["forename"].add(name)
        found["forename.f"].update([name] if gender in "fu" else [])
        found["forename.m"].update([name] if gender in "mu" else [])
    found["surname"].update(name for name, *_ in _lines("surnames"))
    return {slot: sorted(names) for slot, names in found.items()} | bodies()


def bodies() -> dict[str, list[str]]:
    """Give the slots of `bodies.slots` with what may fill them, in the order of the file; it may hold slots itself."""
    found: dict[str, list[str]] = {}
    for line in (HERE / "bodies.slots").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            slot, _, fillers = line.partition("\t")
            found[slot] = fillers.split(" | ")
    return found


def _lines(name: str) -> Iterator[list[str]]:
    for line in (DATA / f"{name}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def examples(folder: Path, gazetteer: Gazetteer) -> Iterator[Example]:
    """Give every sentence of the corpus, filled; raises `KeyError` for a slot that there is not."""
    generator = random.Random(SEED)  # noqa: S311  nothing here is secret
    names = fillings(gazetteer)
    for file in sorted(folder.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            for _ in range(bool(line) * (COPIES if _SLOT.search(line) else 1)):
                filled = line
                while _SLOT.search(filled):
                    filled = _SLOT.sub(lambda slot: generator.choice(names[slot[1]]), filled)
                text, marked = parse(filled)
                outermost = tuple((name.start, name.end, name.category) for name in marked if not name.depth)
                yield Example(text, ((0, len(text)),), outermost)


def main() -> None:
    """Train on the corpus and write the model, to the program's own place unless another is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=HERE)
    parser.add_argument("--output", type=Path, default=MODEL)
    arguments = parser.parse_args()
    lists = (file for file in list_files() if file.stem not in UNLEARNT)
    gazetteer = Gazetteer.of({file.stem: file.read_text("utf-8") for file in lists})
    count = train(tuple(examples(arguments.corpus, gazetteer)), views(gazetteer), arguments.output)
    print(f"{count} sentences, {arguments.output.stat().st_size:,} bytes: {arguments.output}")


if __name__ == "__main__":
    main()
