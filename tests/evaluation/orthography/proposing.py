"""Regular spellings measured: what is proposed for the project's texts, and how much of it is right.

`proposals.tsv` and `unseen.tsv` hold proposals that were read one by one, with the words around them and a verdict;
`sentences.tsv` holds sentences and their regular spelling, written by hand, for what is missed. As a script, it prints
what is proposed and what is refused.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from tei_edition.annotators import dates
from tei_edition.annotators.names.tagger import NameTagger
from tei_edition.annotators.orthography.proposals import Proposal
from tei_edition.annotators.orthography.speller import Speller
from tei_edition.dates import DateContext
from tei_edition.linking import Linker
from tei_edition.model import REGULAR_KINDS, Document
from tei_edition.readers import Received, read
from tei_edition.structure import recognise
from training.bracketed import parse

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
JUDGED = ("proposals", "unseen")
SENTENCES = HERE / "sentences.tsv"


class Row(NamedTuple):
    """One proposal as it stands in the file: `found` counts the same words of the same document, from 1."""

    kind: str
    document: str
    found: str
    text: str
    spelling: str
    context: str
    verdict: str


@cache
def speller() -> Speller:
    """Give a speller for every kind."""
    return Speller(frozenset(REGULAR_KINDS))


def texts() -> Iterator[tuple[str, str]]:
    """Yield name and text of the seeds, of the documents of structure, of those of names, and of their training."""
    for file in sorted((ROOT / "seeds").glob("*.txt")):
        yield f"seeds/{file.name}", file.read_text("utf-8")
    for file in sorted((ROOT / "tests" / "golden" / "anatomy").glob("*.txt")):
        yield f"anatomy/{file.name}", file.read_bytes().decode("utf-8-sig")
    for folder in ("documents", "unseen"):
        for file in sorted((ROOT / "tests" / "evaluation" / "names" / folder).glob("*.gold")):
            yield f"{folder}/{file.name}", parse(file.read_text("utf-8"))[0]
    for file in sorted((ROOT / "training").glob("*.txt")):
        yield f"training/{file.name}", parse(file.read_text("utf-8"))[0]


def annotated(name: str, text: str) -> Document:
    """Give the document of a text, with its names and dates."""
    document = recognise(read(Received(Path(name).name.removesuffix(".gold"), text.encode())))
    document = document.with_layer(dates.annotate(document, DateContext())[0])
    for layer in NameTagger.load().annotate(document):
        document = document.with_layer(layer)
    return Linker().link(document)


def proposed(name: str, text: str) -> list[tuple[Row, Proposal]]:
    """Give all proposals for a text, with the row that each would be; the verdict is empty."""
    document = annotated(name, text)
    content = document.text.content
    counts: Counter[str] = Counter()
    found: list[tuple[Row, Proposal]] = []
    for proposal in speller().propose(document):
        start, end = proposal.span.start, proposal.span.end
        words = content[start:end]
        counts[words] += 1
        around = f"{content[max(0, start - 25) : start]}[{words}]{content[end : end + 25]}"
        cells = (words, proposal.text, around)
        said, spelled, context = (_visible(cell) for cell in cells)
        kind = "+".join(proposal.kinds)
        found.append((Row(kind, name, str(counts[words]), said, spelled, context, ""), proposal))
    return found


def _visible(text: str) -> str:
    """Show the white space and the characters without width that a file of cells would lose, or nobody would see."""
    shown = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\u00a0": "\\u00a0", "\u200c": "\\u200c"}
    return "".join(shown.get(c, c if c == " " or c.isprintable() else f"\\u{ord(c):04x}") for c in text)


def judged(name: str) -> list[Row]:
    """Give the proposals of one file that were read."""
    lines = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def sentences() -> list[tuple[str, str, str]]:
    """Give kind, sentence and regular spelling of those written by hand."""
    lines = SENTENCES.read_text("utf-8").splitlines()
    rows = (_meant(line).split("\t") for line in lines if line and not line.startswith("#"))
    return [(kind, given, regular) for kind, given, regular in rows]


def _meant(line: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), line)


def respelled(text: str) -> str:
    """Give `text` with all that is proposed for it, and not refused, in place of what it says."""
    document = read(Received("a.txt", text.encode()))
    content, pieces, done = document.text.content, list[str](), 0
    for proposal in speller().propose(document):
        if not proposal.refusal:
            pieces += [content[done : proposal.span.start], proposal.text]
            done = proposal.span.end
    return "".join([*pieces, content[done:]])


def sample(size: int) -> list[Row]:
    """Draw rows of every kind, more of those that are frequent, spread over the documents."""
    every = [
        row
        for name, text in texts()
        if not name.startswith("training/")
        for row, proposal in proposed(name, text)
        if not proposal.refusal
    ]
    random = Random(1360)
    by_kind: dict[str, list[Row]] = {}
    for row in every:
        by_kind.setdefault(row.kind.partition("+")[0], []).append(row)
    chosen: list[Row] = []
    for kind in sorted(by_kind):
        rows = by_kind[kind]
        chosen += random.sample(rows, min(len(rows), size))
    return sorted(chosen, key=lambda row: (row.kind, row.document))


def main() -> None:
    """Print what is proposed, by kind and by reason of refusal; with --sample, rows to be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int)
    arguments = parser.parse_args()
    if arguments.sample:
        for row in sample(arguments.sample):
            print("\t".join(row))  # noqa: T201  a script
        return
    for part in ("seeds/", ""):
        counts: Counter[tuple[str, str]] = Counter()
        for name, text in texts():
            if name.startswith(part):
                counts.update((row.kind, proposal.refusal) for row, proposal in proposed(name, text))
        for (kind, refusal), count in sorted(counts.items()):
            print(part or "all", count, kind, refusal, sep="\t")  # noqa: T201  the same


if __name__ == "__main__":
    main()
