"""Words broken over the lines of a column: with a hyphen, or without one where only the two parts together are a word."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from tei_edition.gazetteers.entries import DATA, rows
from tei_edition.model import Recognition, Span
from tei_edition.structure.lexicon import words_of
from tei_edition.structure.passages import Anatomy
from tei_edition.text.affixes import DEGREES, IMPERFECT, PLURALS
from tei_edition.text.folding import fold_in_place

_HYPHENED = re.compile(r"[^\W\d_][-\u00ad]\Z")
_WORD_AT_END = re.compile(r"(?:\A|\s)([^\W\d_]{1,12})\Z")
_WORD_AT_START = re.compile(r"([^\W\d_]{1,14})(?![^\W\d_])")
_WIDEST = 70
_SHORTEST, _LEAST = 4, 2
"""Letters of a word that a column breaks, and of its parts: a letter alone is an initial."""
_APART = frozenset({*map(fold_in_place, (*IMPERFECT, *PLURALS, *DEGREES)), "ام", "ای", "اش", "ات", "اند", "ایم", "اید"})
"""Affixes, which many write apart from their words."""
_BOUND = frozenset({"ان", "گان", "ند", "ین"})
"""Endings that nobody writes apart, and that the list has as words nevertheless."""
_ENDINGS = ("ان", "ها", "های", "هایی", "ی", "ات", "م", "ش", "ند", "یم")


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find the points after line ends that break a word. Linear."""
    columns = [
        p for p in anatomy.passages if p.role == "paragraph" and len(p.lines) > 1 and max(map(len, p.lines)) <= _WIDEST
    ]
    if not columns:
        return
    # With آ as it is written: آن is a word, and ان is none.
    text = _with_madda(anatomy.content, anatomy.text)
    words: Counter[str] | None = None
    for passage in columns:
        for line, following in zip(passage.lines, passage.lines[1:], strict=False):
            start = _WORD_AT_START.match(text, following.start, following.end)
            if start is None:
                continue
            line_end = max(anatomy.text.rfind(end, line.end, following.start) for end in "\r\n")
            point = Span(line_end + 1, line_end + 1)
            if _HYPHENED.search(line.text):
                yield Recognition("word-break", point, 0.9, "a hyphen between letters at the end of a line")
            elif end := _WORD_AT_END.search(text[line.start : line.end]):
                whole = end[1] + start[1]
                # To look for it in the text would take as long for every line as counting all words takes once.
                words = Counter(words_of(text)) if words is None else words
                if not words[whole] and not _is_word(whole):
                    continue
                parts = words[end[1]], words[start[1]]
                if words[whole] >= 2 and parts == (1, 1):
                    yield Recognition("word-break", point, 0.6, "the whole word stands elsewhere, its parts do not")
                elif 1 in parts and _are_parts(
                    end[1], start[1], lone=[part for part in (end[1], start[1]) if words[part] == 1], words=words
                ):
                    yield Recognition("word-break", point, 0.6, "only the two parts together are a word")


def _with_madda(written: str, folded: str) -> str:
    """Give the folded text with its آ as it is written; linear."""
    parts = []
    start = 0
    for part in written.split("آ"):
        parts.append(folded[start : start + len(part)])
        start += len(part) + 1
    return "آ".join(parts)


def _are_parts(before: str, after: str, *, lone: list[str], words: Counter[str]) -> bool:
    """Tell whether the two together are a word, and one of those that the text has only here is none."""
    whole = before + after
    if min(len(before), len(after)) < _LEAST or len(whole) < _SHORTEST or not _APART.isdisjoint((before, after)):
        return False
    return (words[whole] > 0 or _is_word(whole)) and any(not _is_word(part) for part in lone)


def _is_word(word: str) -> bool:
    if word in _BOUND:
        return False
    return word in _words() or any(
        word.endswith(ending) and len(word) > len(ending) + 2 and word[: -len(ending)] in _words()
        for ending in _ENDINGS
    )


@cache
def _words() -> frozenset[str]:
    """Give the ordinary words, each folded but for its آ, and the parts of compounds; read once."""
    content = (DATA / "words.tsv").read_text("utf-8")
    return frozenset(part for row in rows(_with_madda(content, fold_in_place(content))) for part in row[0].split())
