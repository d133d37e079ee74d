"""Parts of speech by a model that the user has, on this machine: nothing is ever fetched."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from tei_edition.model import EditionError, finding


class Tagger(Protocol):
    """What gives the tokens of a sentence their tags."""

    def tags(self, forms: Sequence[str], joined: Sequence[bool]) -> list[str]:
        """Give a tag for each of `forms`; `joined` tells after which no white space follows."""


class HazmTagger:
    """A model of hazm's POSTagger: conditional random fields in one file."""

    def __init__(self, path: Path) -> None:
        """Load the model; raises `OSError` or `ValueError` where it is none."""
        from hazm import POSTagger  # noqa: PLC0415  hazm is imported where its model is

        self._tagger = POSTagger(model=str(path))

    def tags(self, forms: Sequence[str], joined: Sequence[bool]) -> list[str]:  # noqa: ARG002  it does not ask
        """Give hazm's tags, such as `NOUN,EZ`."""
        return [str(tag) for _, tag in self._tagger.tag(list(forms))]


class SpacyTagger:
    """A pipeline of spaCy, saved in a folder: its tokens are ours, its tags are what it says of them."""

    def __init__(self, path: Path) -> None:
        """Load the pipeline; raises `ImportError` without spaCy, `OSError` or `ValueError` where it is none."""
        import spacy  # noqa: PLC0415  it is not there but for those who have a model of its
        from spacy.tokens import Doc  # noqa: PLC0415

        self._pipeline: Any = spacy.load(path)
        self._doc: Any = Doc

    def tags(self, forms: Sequence[str], joined: Sequence[bool]) -> list[str]:
        """Give the universal part of speech of each, or, where the pipeline sets none, its own tag."""
        doc = self._doc(self._pipeline.vocab, words=list(forms), spaces=[not one for one in joined])
        for _, component in self._pipeline.pipeline:
            doc = component(doc)
        return [token.pos_ or token.tag_ for token in doc]


def load_tagger(path: Path) -> Tagger:
    """Load the model at `path`: a folder is spaCy's, a file is hazm's.

    Raises `EditionError` M02 where it cannot be loaded.
    """
    try:
        return SpacyTagger(path) if path.is_dir() else HazmTagger(path)
    except ImportError as error:
        raise EditionError(finding("M02", file=str(path), reason="it is spaCy's, which is not installed")) from error
    except (OSError, ValueError) as error:
        raise EditionError(finding("M02", file=str(path), reason="it is no model, or not there")) from error
