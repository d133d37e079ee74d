"""The tokens of a sentence with the names that they belong to, and forms as a file can hold them."""

from collections.abc import Iterator
from typing import NamedTuple

from tei_edition.model import UNHOLDABLE
from tei_edition.model.words import DividedText, NamedSpan, Sentence, Token

TAGS = {"person": "PER", "place": "LOC", "organization": "ORG", "date": "DAT"}
"""How the categories of names are called in corpora."""


class NamedToken(NamedTuple):
    """A token, the name that it belongs to, if any, and whether it is the first or the last token of that name."""

    token: Token
    name: NamedSpan | None
    begins: bool = False
    ends: bool = False


def named_sentences(divided: DividedText) -> Iterator[tuple[Sentence, list[NamedToken]]]:
    """Give each sentence with its tokens and their names.

    A token that reaches over the end of a name belongs to it; where it touches two, to the first. Linear.
    """
    names = iter(divided.text.names)
    name = next(names, None)
    for sentence in divided.sentences:
        belonging: list[NamedSpan | None] = []
        for token in sentence.tokens:
            while name is not None and name.span.end <= token.start:
                name = next(names, None)
            belonging.append(name if name is not None and name.span.start < token.end else None)
        around = [None, *belonging, None]
        tokens = [
            NamedToken(token, here, here is not None and here is not before, here is not None and here is not after)
            for token, before, here, after in zip(sentence.tokens, around, belonging, around[2:], strict=False)
        ]
        yield sentence, tokens


def holdable(form: str) -> str:
    """Give `form` with U+FFFD for each character that XML, and some that UTF-8, cannot hold."""
    return UNHOLDABLE.sub("\ufffd", form)
