"""Divided texts in the formats of corpus linguistics, one file a format. Each gives a document as one text."""

from collections.abc import Callable, Mapping

from tei_edition.corpora.conllu import conllu
from tei_edition.corpora.plain_tokens import plain_tokens
from tei_edition.corpora.tables import table
from tei_edition.corpora.vertical import vertical
from tei_edition.model.words import DividedText

FORMATS: Mapping[str, Callable[[DividedText], str]] = {
    "conllu": conllu,
    "vertical": vertical,
    "tokens": plain_tokens,
    "tsv": table,
}
"""The formats by name, which is the suffix of their files too."""
