"""A token classifier of Hugging Face's transformers, from a folder that `save_pretrained` wrote."""

from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from transformers import AutoModelForTokenClassification, AutoTokenizer

from tei_edition.annotators.names.models.labels import Labelled
from tei_edition.annotators.names.models.pieces import named

_MOST_PIECES = 512


def opened(path: Path) -> Callable[[list[str]], Iterator[Labelled]]:
    """Give what finds names in the words of a sentence, on the processor; words after the 512th piece are outside."""
    tokenizer = AutoTokenizer.from_pretrained(path, local_files_only=True, use_fast=True)
    model = AutoModelForTokenClassification.from_pretrained(path, local_files_only=True).eval()
    labels = [model.config.id2label[number] for number in range(model.config.num_labels)]

    def find(words: list[str]) -> Iterator[Labelled]:
        pieces = tokenizer(
            words, is_split_into_words=True, truncation=True, max_length=_MOST_PIECES, return_tensors="pt"
        )
        with torch.inference_mode():
            scores = model(**pieces).logits[0]
        return named(len(words), pieces.word_ids(0), scores.tolist(), labels)

    return find
