"""A token classifier in ONNX, with a tokenizer of Hugging Face's: what optimum exports, and shekar's model."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from tei_edition.annotators.names.models.labels import Labelled
from tei_edition.annotators.names.models.pieces import named

_MOST_PIECES = 512
_SHEKAR = "albert_persian_ner"
_SHEKAR_LABELS = ["B-DAT", "B-EVE", "B-LOC", "B-ORG", "B-PER", "I-DAT", "I-EVE", "I-LOC", "I-ORG", "I-PER", "O"]


def opened(path: Path) -> Callable[[list[str]], Iterator[Labelled]]:
    """Give what finds names in the words of a sentence; words after the 512th piece are outside.

    Raises `ValueError` where nothing says what the model's labels mean.
    """
    model = min(path.glob("*.onnx"))
    labels = _labels(path / "config.json", model.name)
    tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
    tokenizer.enable_truncation(_MOST_PIECES)
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    wanted = {one.name for one in session.get_inputs()}

    def find(words: list[str]) -> Iterator[Labelled]:
        pieces = tokenizer.encode(words, is_pretokenized=True)
        given = {"input_ids": pieces.ids, "attention_mask": pieces.attention_mask, "token_type_ids": pieces.type_ids}
        inputs = {name: np.array([values], dtype=np.int64) for name, values in given.items() if name in wanted}
        scores = session.run(None, inputs)[0][0]
        return named(len(words), pieces.word_ids, scores.tolist(), labels)

    return find


def _labels(config: Path, model: str) -> list[str]:
    if config.is_file():
        by_number = json.loads(config.read_text("utf-8")).get("id2label", {})
        if by_number:
            return [by_number[number] for number in sorted(by_number, key=int)]
    if model.startswith(_SHEKAR):
        return _SHEKAR_LABELS
    raise ValueError("config.json beside the model says no id2label")
