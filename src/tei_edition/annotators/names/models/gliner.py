"""GLiNER, from a folder that `save_pretrained` wrote."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from gliner import GLiNER

from tei_edition.annotators.names.models.labels import Labelled, category_of

_ASKED = ["person", "location", "organization"]


def opened(path: Path) -> Callable[[list[str]], Iterator[Labelled]]:
    """Give what finds names in the words of a sentence, which the model reads with single spaces between."""
    model = GLiNER.from_pretrained(str(path), local_files_only=True)

    def find(words: list[str]) -> Iterator[Labelled]:
        starts = [0, *accumulate(len(word) + 1 for word in words)]
        for entity in model.predict_entities(" ".join(words), _ASKED):
            category = category_of(entity["label"])
            if category is not None:
                first = bisect_right(starts, entity["start"]) - 1
                last = bisect_right(starts, entity["end"] - 1)
                yield Labelled(first, last, category, float(entity["score"]))

    return find
