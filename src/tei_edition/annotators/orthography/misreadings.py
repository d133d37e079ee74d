"""What OCR may have misread: a word that no list has, where one dot more or less makes a word of this very text.

Such a proposal is told in the report, and never laid over the text: only a person sees which it is.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tei_edition.annotators.orthography.lexicon import Lexicon
from tei_edition.annotators.orthography.refusals import lines_of
from tei_edition.annotators.orthography.words import Word, words_of
from tei_edition.model import Document, Span
from tei_edition.text.names import shape

_SHORTEST = 4
_TWICE = 2


@dataclass(frozen=True, slots=True)
class Misreading:
    """A word, and what it may have been; `times` is how often the text has that word."""

    span: Span
    text: str
    times: int
    certainty: float = 0.3


def find(document: Document, lexicon: Lexicon) -> Iterator[Misreading]:
    """Yield the words that no list knows, and that differ by dots from one word only which the text has twice. Linear.

    Names are left out: a name is often in no list.
    """
    content = document.text.content
    words = [word for line in lines_of(document) for word in words_of(content, *line)]
    counts = Counter(word.plain for word in words if not word.is_number)
    alike: dict[str, list[str]] = {}
    for spelled in counts:
        if len(spelled) >= _SHORTEST and lexicon.classes(spelled):
            alike.setdefault(shape((spelled,)), []).append(spelled)
    names = {place for m in document.reading.mentions for place in range(m.span.start, m.span.end)}
    for word in words:
        if _is_unknown(word, lexicon) and word.start not in names:
            candidates = [other for other in alike.get(shape((word.plain,)), ()) if counts[other] >= _TWICE]
            if len(candidates) == 1:
                yield Misreading(Span(word.start, word.end), candidates[0], counts[candidates[0]])


def _is_unknown(word: Word, lexicon: Lexicon) -> bool:
    return not word.is_number and len(word.plain) >= _SHORTEST and not lexicon.knows(word.plain)
