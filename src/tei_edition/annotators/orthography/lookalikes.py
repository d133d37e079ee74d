"""Letters of other scripts inside a Persian word: what a keyboard or an OCR left there, told and never changed."""

import re
from collections.abc import Collection, Iterator

from tei_edition.model import Document, Finding, Span, finding
from tei_edition.text.inlines import running_text

_ARABIC = "ء-غف-يٮ-ۓۮۯۺ-ۿ"
_MIXED = re.compile(rf"(?<![\w])(?=[^\W\d_]*[{_ARABIC}])(?=[^\W\d_]*[\u0370-\u052fA-Za-z])[^\W\d_]+(?![\w])")
_FOREIGN = re.compile("[\u0370-\u052fA-Za-z]")
_OTHER = re.compile("[\u0370-\u052f]+")
_LATIN = re.compile("[A-Za-z]+")
_ALIKE = frozenset("loiIO")
"""Latin letters that OCR puts for ا, ه and ی."""


def find(document: Document, decided: Collection[Span] = ()) -> Iterator[Finding]:
    """Yield a finding (W01) for each word of Persian letters with a Cyrillic, Greek or stray Latin one in it. Linear.

    A Latin word with a Persian ending (NGOها) is none, and a word that an editor has `decided` on needs none.
    """
    content = document.text.content
    if not _FOREIGN.search(content):
        return
    for start, end in running_text(document.blocks):
        if not _FOREIGN.search(content, start, end):
            continue
        for match in _MIXED.finditer(content, start, end):
            letters = _strange(match[0])
            if letters and not any(span.start < match.end() and match.start() < span.end for span in decided):
                line, column = document.text.position(match.start())
                yield finding(
                    "W01", file=document.source.name, line=line, column=column, word=match[0], letters=letters
                )


def _strange(word: str) -> str:
    other = "".join(_OTHER.findall(word))
    runs = list(_LATIN.finditer(word))
    if not other and len(runs) == 1 and len(runs[0][0]) == 1:
        inside = runs[0].start() > 0 and runs[0].end() < len(word)
        other = runs[0][0] if inside or runs[0][0] in _ALIKE else ""
    return other
