"""Fragments: stretches of text that break off in the middle of a sentence, and those elsewhere that carry them on.

Evidence is an end without a mark of its own, a word at the end that asks for another (“در”, “و”), and above all what
the document says elsewhere: where the last words of one and the first words of the other stand side by side in another
place, they belong together here too. Page jumps on both sides are evidence of their own. Chains are proposed, with
their certainty; the order of the text is never changed.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tei_edition.model import Recognition, RecognitionRole, Span
from tei_edition.structure.lexicon import VERB_AT_END, words_of
from tei_edition.structure.passages import Anatomy, Line

_WORD = re.compile(r"[^\W\d_]+")
_ASKING = frozenset(
    [
        "و",
        "در",
        "از",
        "به",
        "با",
        "که",
        "را",
        "هر",
        "این",
        "ان",
        "تا",
        "بر",
        "برای",
        "یا",
        "یک",
        "چه",
        "همه",
        "نه",
        "بی",
        "بین",
        "میان",
        "مانند",
        "چون",
        "طی",
        "علیه",
        "دو",
        "سه",
        "هیچ",
        "چند",
    ]
)
_NUMERALS = frozenset("دو سه چهار پنج شش هفت هشت نه ده".split())  # noqa: SIM905  words, not literals
_EACH = "هر"
"""Before a numeral it is “all”, and asks for one more than for any other word that a text may begin with."""
_VERB = re.compile(
    r"(?:ن?می)?(?:شد|کرد|بود|است|نیست|افتاد|داد|گرفت|رفت|امد|یافت|گذاشت|ساخت|خورد|داشت|برد|زد|دید)(?:ند|یم|ید|م)?"
    r"|(?:ن|ب)?(?:کند|کنند|کنیم|شود|شوند|شویم|باشد|باشند|دهد|دهند|دهیم|گیرد|گیرند|رود|روند|یابد|یابند|بگیرد|بدهد)"
)
_OPEN_END = re.compile(r"[^\W\d_،]\Z|(?:\.\.\.|…|\.\.)\Z")
_LEAST = 50
_NEAR = 60
_COLUMN = 45
_ENOUGH = 0.5
_MOST_WITH_ONE_WORD = 12
"""Beginnings with the same word that are compared with one end: more of them say nothing, and would cost too much."""
_TAKEN: frozenset[RecognitionRole] = frozenset(
    {
        "heading", "byline", "dateline", "signature", "address", "masthead", "running-head", "page-number",
        "salutation", "slogan", "speaker", "supporters", "teaser", "entry", "verse",
    }
)  # fmt: skip
_HEADS: frozenset[RecognitionRole] = frozenset(
    {
        "heading", "byline", "dateline", "signature", "salutation", "masthead",
    }
)  # fmt: skip


@dataclass(frozen=True)
class _Stretch:
    """Lines of one passage between what the recognisers before claimed; `number` counts the stretches.

    `head` has the words of a heading right over it, `under` those of the last heading before it.
    """

    number: int
    lines: tuple[Line, ...]
    after_jump: bool
    before_jump: bool
    after_open: bool
    after_head: bool
    head: tuple[str, ...]
    under: tuple[str, ...]
    words_before: tuple[str, ...]
    words_after: tuple[str, ...]

    @cached_property
    def first(self) -> tuple[str, ...]:
        """The first words."""
        return tuple(_WORD.findall(self.lines[0].text[:60])[:3])

    @cached_property
    def verb_first(self) -> bool:
        """Whether the first word is a verb, which no Persian sentence begins with but a short one."""
        return bool(self.first) and _VERB.fullmatch(self.first[0]) is not None

    @cached_property
    def last(self) -> tuple[str, ...]:
        """The last words."""
        return tuple(_WORD.findall(self.lines[-1].text[-60:]))[-3:]

    def __len__(self) -> int:
        """Give the number of code points."""
        return self.lines[-1].end - self.lines[0].start


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find pairs of fragments, in pages with jumps or columns. Linear but for sorting."""
    if not anatomy.found("page-jump") and not _has_columns(anatomy):
        return
    stretches = _stretches(anatomy)
    ends = [s for s in stretches if len(s) >= _LEAST and s.last and _OPEN_END.search(s.lines[-1].text)]
    beginnings = _Beginnings(stretches)
    counts = _neighbours(anatomy, {end.last[-1] for end in ends}, {s.first[:2] for s in beginnings.able})
    followers: dict[str, list[str]] = defaultdict(list)
    for words in counts:
        if len(words) == 2 and words[1] in beginnings.by_word:
            followers[words[0]].append(words[1])
    proposals: list[tuple[float, int, str, _Stretch, _Stretch]] = []
    for end in ends:
        for beginning in beginnings.likely(end, followers[end.last[-1]]):
            score, evidence = _score(end, beginning, counts)
            if score >= _ENOUGH:
                distance = abs(beginning.lines[0].start - end.lines[-1].end)
                proposals.append((-score, distance, evidence, end, beginning))
    yield from _chosen(proposals)


def _chosen(proposals: list[tuple[float, int, str, _Stretch, _Stretch]]) -> list[Recognition]:
    """Give each end one beginning and each beginning one end: the best first, of two alike the nearer."""
    ended: set[int] = set()
    begun: set[int] = set()
    found: list[Recognition] = []
    for score, _, evidence, end, beginning in sorted(proposals, key=lambda p: p[:2]):
        if end.number in ended or beginning.number in begun:
            continue
        ended.add(end.number)
        begun.add(beginning.number)
        facts = (("continues", str(beginning.lines[0].start)),)
        span = Span(end.lines[-1].start, end.lines[-1].end)
        found.append(Recognition("fragment", span, round(min(-score, 0.9), 2), evidence, facts))
    return found


def _has_columns(anatomy: Anatomy) -> bool:
    columns = (p for p in anatomy.passages if p.role == "paragraph" and len(p.lines) > 4)
    return sum(1 for p in columns if max(len(line) for line in p.lines) < _COLUMN) >= 2


def _stretches(anatomy: Anatomy) -> list[_Stretch]:
    alone = [r for r in anatomy.found("page-jump") if r.fact("whole") == "yes"]
    jumps = {anatomy.line_index(r.span.start): r for r in alone}
    groups: list[list[Line]] = []
    previous = -1
    for passage in anatomy.passages:
        if passage.role != "paragraph":
            continue
        indices = anatomy.passage_lines(passage)
        for index in indices:
            if index in jumps or _claims_whole(anatomy.lines[index]):
                continue
            if previous == index - 1 and index != indices.start and groups:
                groups[-1].append(anatomy.lines[index])
            else:
                groups.append([anatomy.lines[index]])
            previous = index
    onward = sorted(r.span.start for r in alone if r.fact("direction") != "back")
    back = sorted(r.span.end for r in alone if r.fact("direction") == "back")
    found: list[_Stretch] = []
    titles = _titles(anatomy)
    title_ends = [end for end, _ in titles]
    for number, lines in enumerate(groups):
        start, end = lines[0].start, lines[-1].end
        over = bisect_right(title_ends, start) - 1
        under = titles[over][1] if over >= 0 else ()
        head = under if over >= 0 and not anatomy.text[title_ends[over] : start].strip() else ()
        after = bisect_left(back, start - 6)
        before = bisect_left(onward, end)
        index = anatomy.line_index(start)
        open_before = index == 0 or index - 1 in jumps or _OPEN_END.search(anatomy.lines[index - 1].text) is not None
        found.append(
            _Stretch(
                number,
                tuple(lines),
                after < len(back) and back[after] <= start,
                before < len(onward) and onward[before] - end <= _NEAR,
                open_before or not _TAKEN.isdisjoint(anatomy.lines[index - 1].roles),
                index > 0
                and (
                    not _HEADS.isdisjoint(anatomy.lines[index - 1].roles)
                    or (
                        anatomy.states_headings and anatomy.passages[anatomy.lines[index - 1].passage].role == "heading"
                    )
                ),
                head,
                under,
                tuple(_WORD.findall(anatomy.text, max(0, start - _NEAR), start)[-2:]),
                tuple(_WORD.findall(anatomy.text, end, end + _NEAR)[:2]),
            )
        )
    return found


def _titles(anatomy: Anatomy) -> list[tuple[int, tuple[str, ...]]]:
    """Give where each heading ends, in order, with its words."""
    spans = {r.span for r in anatomy.found("heading")}
    if anatomy.states_headings:
        spans |= {p.span for p in anatomy.passages if p.role == "heading"}
    return [
        (span.end, tuple(_WORD.findall(anatomy.text, span.start, span.end)))
        for span in sorted(spans, key=lambda s: s.end)
    ]


def _is_repeated(end: _Stretch, beginning: _Stretch) -> bool:
    """Tell a heading that says over a continuation once more what its text is called, often cut short."""
    words = beginning.head
    return len(words) > 1 and beginning.number > end.number + 1 and end.under[: len(words)] == words


def _claims_whole(line: Line) -> bool:
    # A speaker is the beginning of a line whose rest is text.
    return not _TAKEN.isdisjoint(line.roles) and ":" not in line.text[:40]


def _may_continue(stretch: _Stretch) -> bool:
    first = stretch.lines[0]
    return len(stretch) >= 20 and not (first.bold or ":" in first.text[:34] or first.text.startswith(("*", "•")))


def _neighbours(anatomy: Anatomy, lasts: set[str], firsts: set[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Count the pairs and triples of words, in the document, in which a word stands that something breaks off with.

    Pairs that something begins with are counted under an empty word before them.
    """
    counts: dict[tuple[str, ...], int] = defaultdict(int)
    words = words_of(anatomy.text)
    for index, (word, following) in enumerate(pairwise(words)):
        if (word, following) in firsts:
            counts[("", word, following)] += 1
        if word in lasts:
            counts[(word, following)] += 1
            if index:
                counts[(words[index - 1], word, following)] += 1
            if index + 2 < len(words):
                counts[(word, following, words[index + 2])] += 1
    return counts


class _Beginnings:
    """The stretches of a document, by what speaks for their carrying something on: each list in the order of the text."""

    def __init__(self, stretches: list[_Stretch]) -> None:
        """Sort `stretches`; those that are `able` have words, and nothing that only a text of its own begins with."""
        self._stretches = stretches
        self.able = [s for s in stretches if s.first and _may_continue(s)]
        self._after_jump = [s for s in self.able if s.after_jump]
        self._with_verb = [s for s in self.able if s.verb_first]
        self._with_numeral = [s for s in self.able if s.first[0] in _NUMERALS]
        self.by_word: dict[str, list[_Stretch]] = defaultdict(list)
        for stretch in self.able:
            self.by_word[stretch.first[0]].append(stretch)
        self._by_head: dict[tuple[str, ...], list[_Stretch]] = defaultdict(list)
        for stretch in stretches:
            if len(stretch.head) > 1:
                self._by_head[stretch.head[:2]].append(stretch)

    def likely(self, end: _Stretch, followers: list[str]) -> Iterator[_Stretch]:
        """Give those that may carry `end` on; its last word stands before one of `followers` elsewhere."""
        pool = self._stretches[end.number + 1 : end.number + 2]
        pool += [s for s in self._by_head.get(end.under[:2], [])[:_MOST_WITH_ONE_WORD] if _is_repeated(end, s)]
        if end.last[-1] == _EACH:
            pool += _around(self._with_numeral, end.number, before=1, after=2)
        pool += _around(self._with_verb, end.number, before=1, after=2)
        if end.before_jump:
            pool += _around(self._after_jump, end.number, before=0, after=3)
        pool = [s for s in pool if s.first and _may_continue(s)]
        for word in followers[:_MOST_WITH_ONE_WORD]:
            pool += self.by_word[word][:_MOST_WITH_ONE_WORD]
        seen = {end.number}
        for stretch in pool:
            if stretch.number not in seen:
                seen.add(stretch.number)
                yield stretch


def _around(stretches: list[_Stretch], number: int, *, before: int, after: int) -> list[_Stretch]:
    index = bisect_left(stretches, number, key=lambda s: s.number)
    return stretches[max(0, index - before) : index + after]


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """How often words stand together in the document but for the two places that are compared themselves."""

    end: _Stretch
    beginning: _Stretch
    counts: dict[tuple[str, ...], int]

    def count(self, last: tuple[str, ...], first: tuple[str, ...]) -> int:
        """Count the places where the words `last`, then `first`, follow one another."""
        after = self.end.words_after[: len(first)] == first
        before = self.beginning.words_before[-len(last) :] == last and self.beginning.number != self.end.number + 1
        return self.counts.get((*last, *first), 0) - after - before


def _score(end: _Stretch, beginning: _Stretch, counts: dict[tuple[str, ...], int]) -> tuple[float, str]:
    following = beginning.number == end.number + 1
    adjoining = following and not beginning.after_head
    last, first = end.last, beginning.first
    asking = last[-1] in _ASKING
    elsewhere = _Elsewhere(end, beginning, counts)
    pair = elsewhere.count(last[-1:], first[:1])
    score, reasons = 0.2, ["an unfinished sentence"]
    if asking:
        score += 0.1
    if last[-1] == _EACH and first[0] in _NUMERALS:
        score += 0.4
        reasons.append("“هر” before a numeral")
    if pair > 0:
        # After “و” anything may stand.
        score += 0.15 if last[-1] == "و" else 0.25
        reasons.append("its last word and the next stand together elsewhere")
    # Two words of the end and one of the beginning say more than the reverse: of “و” and “در” there are many ends.
    before = len(last) > 1 and elsewhere.count(last[-2:], first[:1]) > 0
    together = elsewhere.count(last[-1:], first[:2]) if len(first) > 1 else 0
    # Of words that stand together everywhere it says nothing that this one stands before them too.
    after = together > 0 and together * 3 >= counts[("", *first[:2])] - 1
    if before or after:
        score += 0.25 * before + 0.2 * after
        reasons.append("so do three words across the break")
    if end.before_jump and beginning.after_jump:
        score += 0.45
        reasons.append("page jumps on both sides")
    elif end.before_jump or beginning.after_jump:
        score += 0.1
        reasons.append("a page jump")
    if _is_repeated(end, beginning):
        score += 0.45
        reasons.append("its heading is repeated")
    elif not beginning.after_open:
        score -= 0.2
    if beginning.verb_first and not asking and not VERB_AT_END.search(end.lines[-1].text):
        score += 0.3
        reasons.append("what goes on begins with its verb")
    if adjoining and end.lines[-1].passage != beginning.lines[0].passage:
        score += 0.2 if asking else 0.15
        reasons.append("it stands right after")
        if not asking and not VERB_AT_END.search(end.lines[-1].text) and not end.lines[-1].text.endswith("."):
            score += 0.15
            reasons.append("without a verb at the end")
    return score, "; ".join(reasons)
