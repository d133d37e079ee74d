"""Fragments: paragraphs that break off in the middle of a sentence, and those elsewhere in the file that carry them on.

Evidence is an end without a mark of its own, a word at the end that asks for another (“در”, “و”), and above all what
the document says elsewhere: where the last words of one and the first words of the other stand side by side in another
place, they belong together here too. A page jump between them adds to it. Chains are proposed, with their certainty;
the order of the text is never changed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tei_edition.model import Recognition, Span
from tei_edition.structure.passages import Anatomy, Line, Passage

_WORD = re.compile(r"[^\W\d_]+")
_ASKING = frozenset(
    ["و", "در", "از", "به", "با", "که", "را", "هر", "این", "آن", "تا", "بر", "برای", "یا", "یک", "چه", "همه", "نه", "بی", "بین", "میان", "مانند", "چون", "طی", "علیه", "دو", "سه"]
)
_OPEN_END = re.compile(r"[^\W\d_،]\Z|(?:\.\.\.|…|\.\.)\Z")
_LEAST = 50
_MOST = 400
"""Ends and beginnings that are compared: more of them are no page of a newspaper."""


@dataclass(frozen=True, slots=True)
class _End:
    line: Line
    passage: Passage
    words: tuple[str, ...]
    asking: bool


@dataclass(frozen=True, slots=True)
class _Beginning:
    line: Line
    passage: Passage
    words: tuple[str, ...]
    jumped: bool
    after_open: bool


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find pairs of fragments; linear, as the number of ends and beginnings that are compared is bounded."""
    jumps = anatomy.found("page-jump")
    if not jumps and not _has_columns(anatomy):
        return
    claimed = anatomy.claimed(
        "heading",
        "byline",
        "dateline",
        "signature",
        "address",
        "masthead",
        "running-head",
        "page-number",
        "salutation",
        "slogan",
    )
    ends, beginnings = _open_ends(anatomy, claimed), _open_beginnings(anatomy, claimed)
    if not ends or not beginnings or len(ends) > _MOST:
        return
    pairs = _neighbouring_words(anatomy, {end.words[-1] for end in ends})
    backward = [r.span for r in jumps if r.fact("direction") == "back"]
    onward = [r.span for r in jumps if r.fact("direction") != "back"]
    proposals: list[tuple[float, str, _End, _Beginning]] = []
    for end in ends:
        for beginning in beginnings[:_MOST]:
            if beginning.passage.index == end.passage.index or _follows_plainly(anatomy, end, beginning):
                continue
            score, evidence = _score(anatomy, end, beginning, pairs, (onward, backward))
            if score >= 0.5:
                proposals.append((score, evidence, end, beginning))
    proposals.sort(key=lambda p: (-p[0], abs(p[3].line.start - p[2].line.end)))
    taken_ends: set[int] = set()
    taken_beginnings: set[int] = set()
    found: list[Recognition] = []
    for score, evidence, end, beginning in proposals:
        if end.passage.index in taken_ends or beginning.passage.index in taken_beginnings:
            continue
        taken_ends.add(end.passage.index)
        taken_beginnings.add(beginning.passage.index)
        facts = (("continues", str(beginning.line.start)),)
        found.append(
            Recognition("fragment", Span(end.line.start, end.line.end), round(min(score, 0.9), 2), evidence, facts)
        )
    yield from sorted(found, key=lambda r: r.span)


def _has_columns(anatomy: Anatomy) -> bool:
    return (
        sum(1 for p in anatomy.passages if p.role == "paragraph" and len(p.lines) > 4 and max(map(len, p.lines)) < 45)
        >= 2
    )


def _text_lines(anatomy: Anatomy, passage: Passage, claimed: object) -> list[Line]:
    del anatomy
    return [line for line in passage.lines if line not in claimed and not line.text.startswith("صفحه")]  # type: ignore[operator]


def _open_ends(anatomy: Anatomy, claimed: object) -> list[_End]:
    found = []
    for passage in anatomy.passages:
        if passage.role != "paragraph" or len(passage.text) < _LEAST or passage.text.startswith(("*", "•")):
            continue
        lines = _text_lines(anatomy, passage, claimed)
        if not lines or len(lines) < len(passage.lines) - 1:
            continue
        text = lines[-1].text
        words = tuple(_WORD.findall(text[-60:]))
        if words and _OPEN_END.search(text):
            found.append(_End(lines[-1], passage, words[-3:], words[-1] in _ASKING))
    return found


def _open_beginnings(anatomy: Anatomy, claimed: object) -> list[_Beginning]:
    jumps = anatomy.found("page-jump")
    back = {anatomy.line_index(r.span.end - 1) for r in jumps if r.fact("direction") == "back"}
    found = []
    for passage in anatomy.passages:
        if passage.role != "paragraph" or len(passage.text) < 20:
            continue
        lines = _text_lines(anatomy, passage, claimed)
        if lines and anatomy.line_index(lines[0].start) in back and len(lines) > 1:
            lines = lines[1:]
        if not lines:
            continue
        words = tuple(_WORD.findall(lines[0].text[:60])[:3])
        if not words or lines[0].bold or ":" in lines[0].text[:34] or lines[0].text.startswith(("*", "«", "•")):
            continue
        jumped = anatomy.line_index(lines[0].start) - 1 in back
        before = anatomy.passages[passage.index - 1] if passage.index else None
        after_open = (
            before is None or before.role == "heading" or not before.prose or _OPEN_END.search(before.text) is not None
        )
        found.append(_Beginning(lines[0], passage, words, jumped, after_open))
    return found


def _follows_plainly(anatomy: Anatomy, end: _End, beginning: _Beginning) -> bool:
    """Tell whether one follows the other with nothing between them and no reason to think of a break."""
    return (
        beginning.passage.index == end.passage.index + 1
        and not end.asking
        and anatomy.passages[end.passage.index].prose is False
    )


def _neighbouring_words(anatomy: Anatomy, lasts: set[str]) -> dict[tuple[str, ...], int]:
    """Count the pairs and triples of words, in the document, of which the first is one that breaks off."""
    counts: dict[tuple[str, ...], int] = defaultdict(int)
    words = _WORD.findall(anatomy.text)
    for index in range(len(words) - 1):
        if words[index] in lasts:
            counts[(words[index], words[index + 1])] += 1
            if index:
                counts[(words[index - 1], words[index], words[index + 1])] += 1
            if index + 2 < len(words):
                counts[(words[index], words[index + 1], words[index + 2])] += 1
    return counts


def _score(
    anatomy: Anatomy,
    end: _End,
    beginning: _Beginning,
    pairs: dict[tuple[str, ...], int],
    jumps: tuple[list[Span], list[Span]],
) -> tuple[float, str]:
    adjoining = beginning.passage.index == end.passage.index + 1
    pair = pairs.get((end.words[-1], beginning.words[0]), 0) - adjoining
    before = pairs.get((*end.words[-2:], beginning.words[0]), 0) - adjoining if len(end.words) > 1 else 0
    after = pairs.get((end.words[-1], *beginning.words[:2]), 0) - adjoining if len(beginning.words) > 1 else 0
    score, reasons = 0.2, ["an unfinished sentence"]
    if end.asking:
        score += 0.1
    if pair > 0:
        score += 0.15 if end.words[-1] in _ASKING else 0.25
        reasons.append("its last word and the next stand together elsewhere")
    if before > 0 or after > 0:
        score += 0.25
        reasons.append("so do three words across the break")
    if _jump_between(jumps[0], end.line.end, 60) and beginning.jumped:
        score += 0.45
        reasons.append("page jumps on both sides")
    elif beginning.jumped or _jump_between(jumps[0], end.line.end, 60):
        score += 0.1
        reasons.append("a page jump")
    if not beginning.after_open:
        score -= 0.2
    if adjoining and end.asking:
        score += 0.2
    return score, "; ".join(reasons)


def _jump_between(jumps: list[Span], offset: int, within: int) -> bool:
    return any(0 <= span.start - offset <= within for span in jumps)
