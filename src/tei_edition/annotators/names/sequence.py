"""The sequence model: conditional random fields over the features of tokens, trained on sentences of the project."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from struct import Struct, unpack_from
from struct import error as struct_error
from typing import NamedTuple

import pycrfsuite

from tei_edition.annotators.names import lexicon
from tei_edition.annotators.names.candidates import Candidate
from tei_edition.annotators.names.features import Features
from tei_edition.annotators.names.matching import Match, matches
from tei_edition.annotators.names.tokens import Tokens, tokenize
from tei_edition.gazetteers import Gazetteer
from tei_edition.model import Category

_LETTERS: dict[Category, str] = {"person": "P", "place": "L", "organization": "O"}
_CATEGORIES: dict[str, Category] = {letter: category for category, letter in _LETTERS.items()}
_OUTSIDE = "O"
_BETWEEN = "J-"
"""What begins the tag of a comma or و between two names of one category: a list is seldom of bodies and others."""
_NUMBER = Struct("<I")


_THINNED = 0.6
"""The share of the names of persons and bodies that the second of the views lacks."""
_SEED = 7

ITERATIONS = 100
"""Of training, at most; it ends before where nothing is gained any more."""


class Example(NamedTuple):
    """A text to learn from: its stretches of running text, and its outermost names; half-open spans in code points."""

    text: str
    stretches: tuple[tuple[int, int], ...]
    names: tuple[tuple[int, int, Category], ...]


class SequenceModel:
    """A trained model; raises `OSError`, or `ValueError` where the file is no model."""

    def __init__(self, path: Path, gazetteer: Gazetteer) -> None:
        """Open the model at `path`, which was trained with `gazetteer`."""
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))
        self._features = Features(gazetteer, attributes(path.read_bytes()))

    def candidates(self, tokens: Tokens, found: tuple[Match, ...]) -> Iterator[Candidate]:
        """Give the names that the model finds, in order, each as sure as the least sure of its tokens."""
        tagger = self._tagger
        for (first, _), rows in zip(tokens.sentences, self._features.of(tokens, found), strict=True):
            tags = tagger.tag(rows)
            if tags.count(_OUTSIDE) == len(tags):
                continue
            for start, end, category in _spans(tags):
                certainty = min(tagger.marginal(tags[index], index) for index in range(start, end))
                yield Candidate(first + start, first + end, category, round(certainty, 2), "model")


def attributes(model: bytes) -> dict[str, bytes]:
    """Give the features that a model of CRFsuite has weights for, with their bytes; raises `ValueError` for others.

    The file is as `crf1d_model.c` and `cqdb.c` of CRFsuite write it: at 36 stands where the attributes begin; 16 bytes
    from there, how many they are, and where the list of their places is. At each place is a name, its length before it
    and a zero behind.
    """
    try:
        (begin,) = _NUMBER.unpack_from(model, 36)
        count, places = (_NUMBER.unpack_from(model, begin + at)[0] for at in (16, 20))
        records = unpack_from(f"<{count}I", model, begin + places)
        lengths = [_NUMBER.unpack_from(model, begin + record + 4)[0] for record in records]
    except struct_error as error:
        message = "no model of CRFsuite"
        raise ValueError(message) from error
    begins = [begin + record + 8 for record in records]
    names = [model[place : place + length - 1] for place, length in zip(begins, lengths, strict=True)]
    # No name has a zero in it. A model without any attributes has an empty list, not one empty name.
    return dict(zip(b"\0".join(names).decode().split("\0"), names, strict=False))


def views(gazetteer: Gazetteer) -> tuple[Features, ...]:
    """Give the features that a model is trained on: those of the lists, and those of lists that lack many names.

    What a model only ever sees with all its names in the lists, it does not learn to know by the words beside them.
    """
    return Features(gazetteer), Features(gazetteer.thinned(_THINNED, _SEED))


def train(examples: Sequence[Example], features: Sequence[Features], path: Path, iterations: int = ITERATIONS) -> int:
    """Train a model, write it to `path`, and give the number of sentences that it learnt from.

    It learns from each example as each of `features` describe it. The same examples in the same order give the same
    bytes. Linear in examples, features and iterations.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    count = 0
    for view in features:
        for example in examples:
            tokens = tokenize(example.text, example.stretches)
            tags = _tags(tokens, example)
            described = view.of(tokens, matches(tokens, view.gazetteer))
            for (first, last), rows in zip(tokens.sentences, described, strict=True):
                trainer.append(pycrfsuite.ItemSequence(rows), tags[first:last])
                count += view is features[0]
    trainer.set_params(
        {
            # L1 keeps the model small, L2 keeps it from leaning on single words.
            "c1": 0.13,
            "c2": 0.3,
            "max_iterations": iterations,
            "feature.possible_transitions": True,
        }
    )
    trainer.train(str(path))
    return count


def _tags(tokens: Tokens, example: Example) -> list[str]:
    tags = [_OUTSIDE] * len(tokens)
    index = 0
    for start, end, category in example.names:
        while index < len(tokens) and tokens.ends[index] <= start:
            index += 1
        begun = index
        while index < len(tokens) and tokens.starts[index] < end:
            tags[index] = ("B-" if index == begun else "I-") + _LETTERS[category]
            index += 1
    for index in range(1, len(tags) - 1):
        before, after = tags[index - 1], tags[index + 1]
        if tokens.keys[index] in lexicon.SERIAL and before[0] in "BI" and after[0] == "B" and before[2:] == after[2:]:
            tags[index] = _BETWEEN + after[2:]
    return tags


def _spans(tags: list[str]) -> Iterator[tuple[int, int, Category]]:
    """Give the names that the tags spell, half-open; one that goes on without having begun begins there."""
    start, letter = 0, ""
    for index, tag in enumerate([*tags, _OUTSIDE]):
        if letter and (tag[0] != "I" or tag[2:] != letter):
            yield start, index, _CATEGORIES[letter]
            letter = ""
        if tag != _OUTSIDE and not tag.startswith(_BETWEEN) and not letter:
            start, letter = index, tag[2:]
