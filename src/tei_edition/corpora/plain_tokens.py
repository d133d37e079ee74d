"""Plain tokens: a sentence a line, its tokens parted by spaces."""

from tei_edition.corpora.naming import holdable
from tei_edition.model.words import DividedText


def plain_tokens(divided: DividedText) -> str:
    """Give `divided` as plain tokens; in a word that is written with a space, a non-joiner is in its place. Linear."""
    return "".join(
        " ".join(holdable(token.form).replace(" ", "\u200c") for token in sentence.tokens) + "\n"
        for sentence in divided.sentences
    )
