"""CoNLL-U (universaldependencies.org/format.html): a line a word, ten columns, without a tree.

Forms are in Unicode's normal form C, as the format asks; `TokenRange` has their offsets in the text of the TEI, where
they are as they were. A word that is written with a space has it in its form. What no model said is `_`.
A character that XML cannot hold is a white square: the validator takes U+FFFD for a byte that was not decoded.
"""

import unicodedata
from collections.abc import Iterator

from tei_edition.corpora.naming import TAGS, NamedToken, holdable, named_sentences
from tei_edition.model.words import DividedText

UNIVERSAL_TAGS = frozenset(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()  # noqa: SIM905  a list of words
)


def conllu(divided: DividedText) -> str:
    """Give `divided` in CoNLL-U. Linear."""
    return "".join(_lines(divided))


def _lines(divided: DividedText) -> Iterator[str]:
    identifier, paragraph = divided.text.identifier, None
    yield f"# newdoc id = {identifier}\n" if divided.sentences else ""
    for sentence, tokens in named_sentences(divided):
        if sentence.stretch is not paragraph:
            paragraph = sentence.stretch
            yield "# newpar\n"
        yield f"# sent_id = {identifier}.{sentence.key}\n"
        spaced = (f"{_normal(one.token.form)}{'' if one.token.is_joined else ' '}" for one in tokens)
        yield f"# text = {''.join(spaced).rstrip(' ')}\n"
        for number, one in enumerate(tokens, 1):
            yield _line(number, one)
        yield "\n"


def _line(number: int, one: NamedToken) -> str:
    token, analysis = one.token, one.token.analysis
    universal = token.part_of_speech if token.part_of_speech in UNIVERSAL_TAGS else "_"
    facts = ["SpaceAfter=No"] if token.is_joined else []
    if analysis.regular != token.form:
        facts.append(f"Norm={_normal(analysis.regular)}")
    if one.name is not None:
        facts.append(f"NER={'B' if one.begins else 'I'}-{TAGS[one.name.category]}")
    facts.append(f"TokenRange={token.start}:{token.end}")
    columns = (str(number), _normal(token.form), _normal(analysis.lemma), universal, token.tag or "_")
    return "\t".join((*columns, "_", "_", "_", "_", "|".join(facts))) + "\n"


def _normal(form: str) -> str:
    return unicodedata.normalize("NFC", holdable(form).replace("\ufffd", "□"))
