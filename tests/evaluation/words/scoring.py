"""How well words and sentences are divided, beside hazm alone: `python tests/evaluation/words/scoring.py [--misses]`.

A token is right where its span is that of the gold. What white space and signs without width stand around it is no
matter. hazm's tokens are found again in the text, one after another.
"""

import sys
from collections import Counter
from pathlib import Path

from hazm import SentenceTokenizer, WordTokenizer

from tei_edition.annotators.words.analyser import Analyser
from tei_edition.model.words import RunningText, Stretch

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.words import gold

GOLD = Path(__file__).with_name("gold.txt")


def main() -> None:
    """Print precision and recall of tokens, and of the ends of sentences, for the program and for hazm alone."""
    for name, (tokens, ends) in scores().items():
        sys.stdout.write(f"{name:<12} tokens {shown(tokens)}   sentences {shown(ends)}\n")
    if "--misses" in sys.argv:
        for miss in misses():
            sys.stdout.write(f"{miss}\n")


def shown(count: Counter[str]) -> str:
    """Give precision, recall and the number in the gold."""
    precision, recall = count["right"] / max(count["found"], 1), count["right"] / max(count["gold"], 1)
    return f"precision {precision:.3f} recall {recall:.3f} ({count['gold']} in the gold)"


def scores() -> dict[str, tuple[Counter[str], Counter[str]]]:
    """Give the counts of tokens and of ends of sentences: right, found, and in the gold."""
    analyser, alone = Analyser(), HazmAlone()
    found: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for name, divide in (("tei-edition", lambda text: divided(analyser, text)), ("hazm alone", alone.divided)):
        tokens, ends = found[name] = Counter[str](), Counter[str]()
        for paragraph in gold(GOLD):
            spans, stops = divide(paragraph.text)
            for count, here, expected in ((tokens, spans, paragraph.tokens), (ends, stops, paragraph.ends)):
                count["right"] += len({*here} & {*expected})
                count["found"] += len(here)
                count["gold"] += len(expected)
    return found


def divided(analyser: Analyser, text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Give the spans of the tokens of a paragraph, and where its sentences end."""
    sentences = analyser.analyse(RunningText("d", text, (Stretch("p", 0, len(text)),), ())).sentences
    spans = [(token.start, token.end) for sentence in sentences for token in sentence.tokens]
    return spans, [sentence.span.end for sentence in sentences]


class HazmAlone:
    """hazm's tokenizers as they are."""

    def __init__(self) -> None:
        """Load them."""
        self._sentences, self._words = SentenceTokenizer(), WordTokenizer(join_verb_parts=False)

    def divided(self, text: str) -> tuple[list[tuple[int, int]], list[int]]:
        """Give the spans of the tokens of a paragraph, and where its sentences end."""
        spans: list[tuple[int, int]] = []
        ends: list[int] = []
        at = 0
        for sentence in self._sentences.tokenize(text):
            for token in self._words.tokenize(sentence):
                start = text.index(token, at)
                at = start + len(token)
                spans.append((start, at))
            ends.append(at)
        return spans, ends


def misses() -> list[str]:
    """Give the paragraphs that the program divides otherwise than the gold, with what differs."""
    analyser, found = Analyser(), []
    for paragraph in gold(GOLD):
        spans, ends = divided(analyser, paragraph.text)
        differing = {*spans} ^ {*paragraph.tokens}
        if differing or ends != paragraph.ends:
            pieces = [paragraph.text[start:end] for start, end in sorted(differing)]
            found.append(f"{paragraph.text}\n    {pieces} {ends} for {paragraph.ends}")
    return found


if __name__ == "__main__":
    main()
