"""How long a million characters take: sentences, words and lemmas, by the program and by hazm alone; as JSON.

Seconds are those of the processor, so that other work on the machine is not counted.
What is loaded is loaded before. The program remembers forms, hazm does not; both are medians of 5, taken in turn.
"""

import json
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hazm import Lemmatizer, SentenceTokenizer, WordTokenizer

from tei_edition.annotators.words.analyser import Analyser
from tei_edition.model.words import RunningText, Stretch

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
_CHARACTERS = 1_000_000


def main() -> None:
    """Measure, and print seconds by name."""
    start = time.process_time()
    first = Analyser()
    loading = time.process_time() - start
    said = "\n".join(path.read_text("utf-8") for path in SEEDS)
    content = (f"{said}\n" * (_CHARACTERS // len(said) + 1))[:_CHARACTERS]
    spans = [match.span() for match in re.finditer(r"[^\n]+", content) if match[0].strip()]
    text = RunningText("seeds", content, tuple(Stretch("p", *span) for span in spans), ())
    start = time.process_time()
    first.analyse(text)
    cold = time.process_time() - start
    sentences, tokens, lemmas = SentenceTokenizer(), WordTokenizer(join_verb_parts=False), Lemmatizer()

    def alone() -> None:
        for sentence in sentences.tokenize(content):
            for token in tokens.tokenize(sentence):
                lemmas.lemmatize(token)

    rounds = [(_seconds(lambda: first.analyse(text)), _seconds(alone)) for _ in range(5)]
    record = {
        "loading": loading,
        "tei-edition, first time": cold,
        "tei-edition": statistics.median(ours for ours, _ in rounds),
        "hazm alone": statistics.median(theirs for _, theirs in rounds),
    }
    json.dump(record, sys.stdout)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
