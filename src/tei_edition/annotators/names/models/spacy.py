"""A pipeline of spaCy, from a folder that `nlp.to_disk` wrote."""

from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc

from tei_edition.annotators.names.models.labels import Labelled, category_of

_UNSAID = 0.8
"""How sure a pipeline is taken to be of its entities: spaCy does not say."""


def opened(path: Path) -> Callable[[list[str]], Iterator[Labelled]]:
    """Give what finds names in the words of a sentence; the pipeline's own tokenizer is not asked."""
    pipeline = spacy.load(path)

    def find(words: list[str]) -> Iterator[Labelled]:
        doc = Doc(pipeline.vocab, words=words)
        for _, component in pipeline.pipeline:
            doc = component(doc)
        for entity in doc.ents:
            category = category_of(entity.label_)
            if category is not None:
                yield Labelled(entity.start, entity.end, category, _UNSAID)

    return find
