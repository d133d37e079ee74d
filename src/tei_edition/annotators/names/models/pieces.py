"""Word pieces, the units of transformers, and the words that they are pieces of."""

import math
from collections.abc import Iterator, Sequence

from tei_edition.annotators.names.models.labels import Labelled, decoded


def softmax_best(scores: Sequence[float]) -> tuple[int, float]:
    """Give the place of the greatest score, and its share after the softmax."""
    best = max(range(len(scores)), key=scores.__getitem__)
    return best, 1 / sum(math.exp(score - scores[best]) for score in scores)


def named(
    words: int, owners: Sequence[int | None], scores: Sequence[Sequence[float]], labels: Sequence[str]
) -> Iterator[Labelled]:
    """Give the names among so many words: a word is what its first piece is; one without a piece is outside.

    `owners` are the words of the pieces, None for the marks of beginning and end; `scores` are the model's, unscaled.
    """
    tags: list[tuple[str, float]] = [("O", 1.0)] * words
    former: int | None = None
    for owner, row in zip(owners, scores, strict=False):
        if owner is not None and owner != former:
            best, share = softmax_best(row)
            tags[owner] = (labels[best], share)
        former = owner
    return decoded(tags)
