"""Words broken over the lines of a column: with a hyphen, or without one where the document itself has the whole word."""

import re
from collections import Counter
from collections.abc import Iterator

from tei_edition.model import Recognition, Span
from tei_edition.structure.lexicon import words_of
from tei_edition.structure.passages import Anatomy

_HYPHENED = re.compile(r"[^\W\d_][-\u00ad]\Z")
_WORD_AT_END = re.compile(r"(?:\A|\s)([^\W\d_]{1,12})\Z")
_WORD_AT_START = re.compile(r"([^\W\d_]{1,14})(?![^\W\d_])")
_WIDEST = 70


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find the points after line ends that break a word. Linear."""
    columns = [
        p for p in anatomy.passages if p.role == "paragraph" and len(p.lines) > 1 and max(map(len, p.lines)) <= _WIDEST
    ]
    if not columns:
        return
    words = Counter(words_of(anatomy.text))
    for passage in columns:
        for line, following in zip(passage.lines, passage.lines[1:], strict=False):
            start = _WORD_AT_START.match(following.text)
            if start is None:
                continue
            line_end = max(anatomy.text.rfind(end, line.end, following.start) for end in "\r\n")
            point = Span(line_end + 1, line_end + 1)
            if _HYPHENED.search(line.text):
                yield Recognition("word-break", point, 0.9, "a hyphen between letters at the end of a line")
            elif end := _WORD_AT_END.search(line.text):
                parts = words[end[1]], words[start[1]]
                if words[end[1] + start[1]] >= 2 and parts == (1, 1):
                    yield Recognition("word-break", point, 0.6, "the whole word stands elsewhere, its parts do not")
