"""Models of names: the project's own kind, and those that people bring from other libraries.

What a model is shows in its shape on disk; each kind has a module of its own, which alone imports the library, when
such a model is opened. None downloads anything.

- a file: conditional random fields in CRFsuite's format (`tei-edition train` makes such), on the features of this room;
- a folder with `config.cfg` and `meta.json`: a pipeline of spaCy whose `ents` are names;
- a folder with `gliner_config.json`: GLiNER, which is asked for persons, places and organizations;
- a folder with `tokenizer.json` and one file `*.onnx`: a token classifier in ONNX; its labels are `id2label` in
  `config.json`, or those of shekar's model where the file is called like that;
- a folder with `config.json` and weights: a token classifier of Hugging Face's transformers.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol

from tei_edition.annotators.names.candidates import Candidate
from tei_edition.annotators.names.matching import Match
from tei_edition.annotators.names.models.labels import Labelled, in_order
from tei_edition.annotators.names.sequence import SequenceModel
from tei_edition.annotators.names.tokens import Tokens
from tei_edition.gazetteers import Gazetteer


class NameModel(Protocol):
    """What finds names in sentences by what stands around them."""

    def candidates(self, tokens: Tokens, found: tuple[Match, ...]) -> Iterator[Candidate]:
        """Give the names among `tokens`, in order, without overlap; `found` is what gazetteers have of them."""


class ModelError(Exception):
    """Why a model cannot be opened, in lower case, without a full stop."""


_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("spacy", ("config.cfg", "meta.json")),
    ("gliner", ("gliner_config.json",)),
    ("onnx", ("tokenizer.json", "*.onnx")),
    ("transformers", ("config.json",)),
)
"""The kinds that are folders: the name of the module and of the extra, and what lies in the folder."""


def open_model(path: Path, gazetteer: Gazetteer) -> NameModel:
    """Open the model at `path`, whatever its kind; raises `ModelError`."""
    try:
        if path.is_dir():
            return _Brought(_finder(path))
        return SequenceModel(path, gazetteer)
    except OSError as error:
        raise ModelError("it is not there, or cannot be read") from error
    except ValueError as error:
        raise ModelError("it is no model") from error


def _finder(path: Path) -> Callable[[list[str]], Iterator[Labelled]]:
    kind = next((name for name, marks in _KINDS if all(any(path.glob(mark)) for mark in marks)), None)
    if kind is None:
        raise ModelError("the folder holds no model of a kind that is known")
    try:
        module = import_module(f"{__name__}.{kind}")
    except ImportError as error:
        raise ModelError(f"it needs a library that is not here: pip install 'tei-edition[{kind}]'") from error
    try:
        finder: Callable[[list[str]], Iterator[Labelled]] = module.opened(path)
    except ModelError:
        raise
    except Exception as error:
        raise ModelError(f"{type(error).__name__}: {error}".splitlines()[0].rstrip(".")) from error
    return finder


class _Brought:
    """A model that labels words, not knowing what this room knows of them."""

    def __init__(self, finder: Callable[[list[str]], Iterator[Labelled]]) -> None:
        self._finder = finder

    def candidates(self, tokens: Tokens, found: tuple[Match, ...]) -> Iterator[Candidate]:  # noqa: ARG002  see NameModel
        words = tokens.spelled()
        for first, last in tokens.sentences:
            for start, end, category, certainty in in_order(self._finder(words[first:last])):
                yield Candidate(first + start, first + end, category, round(certainty, 2), "model")
