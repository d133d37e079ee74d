"""How many lemmas are right, beside hazm alone: `python tests/evaluation/words/lemma_scoring.py [--misses]`.

Words are counted, punctuation is not. A word is right where its token is that of the gold, and its lemma too. hazm
alone gets the words of the gold, one by one, through its own normaliser. The misses are those of the sentences that the
rules were made with; nobody is to read the others.
"""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from hazm import Lemmatizer, Normalizer

from tei_edition.annotators.words.analyser import Analyser
from tei_edition.model.words import RunningText, Stretch

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.words import Lemmatised, lemmatised

LEMMAS = Path(__file__).with_name("lemmas.txt")
PARTS = ("tuned on", "held out")
_SYSTEMS = ("tei-edition", "hazm alone")


@dataclass(frozen=True)
class Word:
    """A word of the gold, what each system says of it, and in which part it stands."""

    form: str
    lemma: str
    found: dict[str, str]
    part: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """Under what it is counted."""
        return ("all", *(("inflected",) if self.form != self.lemma else ()), "verbs" if "#" in self.lemma else "others")


def main() -> None:
    """Print the share of lemmas that are right in each part: of all words, inflected ones, verbs, and others."""
    counts = scores()
    for system in _SYSTEMS:
        for part in PARTS:
            count = counts[system, part]
            shares = (f"{kind} {share(count, kind):.3f} ({count[kind]})" for kind in _kinds(count))
            sys.stdout.write(f"{system:<12} {part:<9} {', '.join(shares)}\n")
    if "--misses" in sys.argv:
        for word in words():
            if word.part == PARTS[0] and word.found[_SYSTEMS[0]] != word.lemma:
                sys.stdout.write(f"{word.form}: {word.found[_SYSTEMS[0]]} for {word.lemma}\n")


def share(count: Counter[str], kind: str = "all") -> float:
    """Give the share of the words of a kind whose lemma is right."""
    return count[f"{kind} right"] / max(count[kind], 1)


def scores() -> dict[tuple[str, str], Counter[str]]:
    """Give, by system and part, how many words there are of each kind, and how many have the right lemma."""
    counts = {(system, part): Counter[str]() for system in _SYSTEMS for part in PARTS}
    for word in words():
        for system in _SYSTEMS:
            count = counts[system, word.part]
            for kind in word.kinds:
                count[kind] += 1
                count[f"{kind} right"] += word.found[system] == word.lemma
    return counts


def words() -> list[Word]:
    """Give the words of the gold in order: every second sentence is held out."""
    analyser, normalizer, lemmatizer = Analyser(), Normalizer(), Lemmatizer()
    found = []
    for number, sentence in enumerate(lemmatised(LEMMAS)):
        ours = _ours(analyser, sentence)
        for (start, end), lemma in zip(sentence.tokens, sentence.lemmas, strict=True):
            form = sentence.text[start:end]
            if any(character.isalnum() for character in form):
                alone = lemmatizer.lemmatize(normalizer.normalize(form))
                systems = dict(zip(_SYSTEMS, (ours.get((start, end), ""), alone), strict=True))
                found.append(Word(form, lemma, systems, PARTS[number % 2]))
    return found


def _ours(analyser: Analyser, sentence: Lemmatised) -> dict[tuple[int, int], str]:
    text = sentence.text
    divided = analyser.analyse(RunningText("d", text, (Stretch("p", 0, len(text)),), ()))
    return {(token.start, token.end): token.analysis.lemma for one in divided.sentences for token in one.tokens}


def _kinds(count: Counter[str]) -> list[str]:
    return [kind for kind in ("all", "inflected", "verbs", "others") if kind in count]


if __name__ == "__main__":
    main()
