"""A table of tokens: a line a token, columns parted by tabs, the first line their names."""

from tei_edition.corpora.naming import holdable, named_sentences
from tei_edition.model.words import DividedText

COLUMNS = ("sentence", "number", "start", "end", "kind", "form", "norm", "lemma", "known", "pos", "tag", "name", "ref")


def table(divided: DividedText) -> str:
    """Give `divided` as a table; `start` and `end` are code points of the text of the TEI, half-open. Linear."""
    lines = ["\t".join(COLUMNS)]
    for sentence, tokens in named_sentences(divided):
        for number, (token, name, _, _) in enumerate(tokens, 1):
            analysis = token.analysis
            columns = (
                f"{divided.text.identifier}.{sentence.key}",
                str(number),
                str(token.start),
                str(token.end),
                "w" if analysis.is_word else "pc",
                holdable(token.form),
                holdable(analysis.regular),
                holdable(analysis.lemma),
                "yes" if analysis.is_known else "no",
                token.part_of_speech,
                token.tag,
                name.category if name else "",
                name.reference if name else "",
            )
            lines.append("\t".join(columns))
    return "\n".join(lines) + "\n"
