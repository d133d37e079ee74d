"""Vertical text for NoSketch Engine: a line a token, with structures as tags.

The columns are word, lemma, pos and norm; the structures doc, p, s and name, and g where no white space is between two
tokens. A sign of markup in a token is written as in XML, as the engine asks.
"""

from collections.abc import Iterator
from html import escape

from tei_edition.corpora.naming import holdable, named_sentences
from tei_edition.model.words import DividedText


def vertical(divided: DividedText) -> str:
    """Give `divided` as vertical text. Linear."""
    return "".join(f"{line}\n" for line in _lines(divided))


def _lines(divided: DividedText) -> Iterator[str]:
    identifier, paragraph = divided.text.identifier, None
    yield f'<doc id="{escape(identifier)}">'
    for sentence, tokens in named_sentences(divided):
        if sentence.stretch is not paragraph:
            if paragraph is not None:
                yield "</p>"
            paragraph = sentence.stretch
            yield f'<p type="{escape(paragraph.element)}">'
        yield f'<s id="{escape(identifier)}.{sentence.key}">'
        is_joined = False
        for token, name, begins, ends in tokens:
            if is_joined:
                yield "<g/>"
            if name is not None and begins:
                yield f'<name type="{name.category}" ref="{escape(name.reference)}">'
            analysis = token.analysis
            columns = (token.form, analysis.lemma, token.part_of_speech, analysis.regular)
            yield "\t".join(escape(holdable(column), quote=False) for column in columns)
            if ends:
                yield "</name>"
            is_joined = token.is_joined
        yield "</s>"
    if paragraph is not None:
        yield "</p>"
    yield "</doc>"
