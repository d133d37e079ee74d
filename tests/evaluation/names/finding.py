"""How well names are found: precision, recall and F1 by type, strict, outermost mentions.

`python tests/evaluation/names/finding.py` prints the figures of the gold in `tests/evaluation/names/`, and what each
finder adds; `--tokens FILE` measures a file of tokens and tags (CoNLL) beside.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))

from tei_edition.annotators.names.accuracy import RECORD
from tei_edition.annotators.names.authority import authority_gazetteer
from tei_edition.annotators.names.models import open_model
from tei_edition.annotators.names.tagger import MODEL, NameTagger
from tei_edition.evaluation import AnnotatedText, Counts, annotated, evaluate, read_token_file
from tei_edition.gazetteers import Gazetteer
from tei_edition.model import Document
from tei_edition.readers import Received, read
from tests.evaluation.names.bracketed import AGENT, document_of

GOLD = Path(__file__).parent
CATEGORIES = ("person", "place", "organization", "all")
FOLDERS = ("seeds", "documents", "development", "unseen", "fresh")


def gold(folder: str) -> list[Path]:
    """The gold files of a folder, in order."""
    return sorted((GOLD / folder).glob("*.gold"))


@cache
def document(file: Path) -> Document:
    """The document of a gold file, with the gold's mentions as its only layer."""
    name = file.stem if file.stem.endswith((".txt", ".md")) else f"{file.stem}.txt"
    return document_of(file.read_bytes().decode(), name)[0]


def scores(files: Iterable[Path], tagger: NameTagger) -> Mapping[str, Counts]:
    """Strict counts by type, and of all."""

    def pairs() -> Iterator[tuple[AnnotatedText, AnnotatedText]]:
        for file in files:
            read_document = document(file)
            content = read_document.text.content
            expected = [m for layer in read_document.layers if layer.agent == AGENT for m in layer.mentions]
            layers = tagger.annotate(replace(read_document, layers=()))
            found = [mention for layer in layers for mention in layer.mentions]
            yield annotated(file.stem, content, expected), annotated(file.stem, content, found)

    return evaluate(pairs()).strict


def token_scores(content: str, tagger: NameTagger) -> Mapping[str, Counts]:
    """Strict counts on a token file, each of its sentences a document of its own."""

    def pairs() -> Iterator[tuple[AnnotatedText, AnnotatedText]]:
        for sentence in content.strip().split("\n\n"):
            text = " ".join(line.split()[0] for line in sentence.splitlines())
            read_document = read(Received("tokens.txt", text.encode(), "plaintext"))
            found = [mention for layer in tagger.annotate(read_document) for mention in layer.mentions]
            yield read_token_file("tokens", sentence), annotated("tokens", read_document.text.content, found)

    return evaluate(pairs()).strict


def recorded(tagger: NameTagger) -> dict[str, object]:
    """The figures that headers state: on the documents that nobody looked at while the tagger was made."""
    files = gold("unseen")
    counts = scores(files, tagger)
    return {
        "measured on": f"{len(files)} documents that were written and annotated without sight of the program",
        "figures": {name: counts[name].as_record() for name in CATEGORIES},
    }


def table(counts: Mapping[str, Counts]) -> str:
    """The figures on one line."""
    return "  ".join(
        f"{name} P {c.precision:.3f} R {c.recall:.3f} F1 {c.f1:.3f} ({c.expected})"
        for name in CATEGORIES
        if (c := counts.get(name, Counts()))
    )


def ablations(tagger: NameTagger) -> dict[str, NameTagger]:
    """The tagger without one of its parts at a time."""
    nothing = Gazetteer()
    bare = replace(tagger.gazetteer, entries={}, prefixes=frozenset())
    return {
        "everything": tagger,
        "without the model": replace(tagger, model=None, memory={}),
        "without lists of entities": replace(tagger, gazetteer=bare, model=open_model(MODEL, bare), memory={}),
        "without any list": replace(tagger, gazetteer=nothing, model=open_model(MODEL, nothing), memory={}),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=Path)
    parser.add_argument("--record", action="store_true", help="write the figures that headers state")
    arguments = parser.parse_args()
    if arguments.record:
        RECORD.write_text(json.dumps(recorded(NameTagger.load()), ensure_ascii=False, indent=1) + "\n", "utf-8")
        return
    from tests.evaluation.names.linking import ROOT, authority  # noqa: PLC0415  only the figures with it need it

    known = authority_gazetteer(authority(ROOT / "seeds" / "authority"))
    tagger = NameTagger.load()
    edition = replace(tagger, authority=known, memory={})
    print("seeds, with their authority files\n ", table(scores(gold("seeds"), edition)))  # noqa: T201  a script
    for name, part in ablations(tagger).items():
        print(name)  # noqa: T201
        for folder in FOLDERS:
            print(f"  {folder:11}", table(scores(gold(folder), part)))  # noqa: T201
        if arguments.tokens:
            print("  tokens     ", table(token_scores(arguments.tokens.read_text("utf-8"), part)))  # noqa: T201


if __name__ == "__main__":
    main()
