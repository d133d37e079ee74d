"""From the edits of the rules to spellings of whole words, each with the reason why it is laid over the text or not."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tei_edition.annotators.orthography import AGENT, joining, letters, numerals, spacing
from tei_edition.annotators.orthography.lexicon import Lexicon
from tei_edition.annotators.orthography.proposals import Edit, Proposal
from tei_edition.annotators.orthography.refusals import Refusals, lines_of
from tei_edition.annotators.orthography.second_opinion import SecondOpinion
from tei_edition.annotators.orthography.words import Word, words_of
from tei_edition.model import REGULAR_KINDS, Document, Layer, Span, Spelling, SpellingKind

_MARKERS = frozenset("در از به که را با این آن برای است شد می تا یا هم و های ها هر خود شده".split())
"""Words that every few words of Persian have."""
_LOST = re.compile("هه(?:ا|ای)(?![ء-ی])")
"""Two ه before a plural: whoever writes so has no ZWNJ."""
_FEW = 4
"""Words of a line at most that are taken for Persian by its letters alone."""
_REACH = 12
_ASIDE = 6
"""Characters on each side of a number that are looked at."""
_AGREED = 0.01
_EVIDENCE = {True: "external", False: "internal"}
"""TEI's word for what a spelling rests on: a list of words, or the text alone."""


@dataclass(frozen=True)
class Speller:
    """Proposes regular spellings of the kinds that are asked for."""

    kinds: frozenset[SpellingKind]
    lexicon: Lexicon = field(default_factory=Lexicon)
    second_opinion: SecondOpinion = field(default_factory=SecondOpinion)

    @property
    def task(self) -> str:
        """What is done here, as a header says it."""
        asked = ", ".join(kind for kind in REGULAR_KINDS if kind in self.kinds)
        return f"proposing regular spellings ({asked}) by rules and lists of words{self.second_opinion.statement}"

    def propose(self, document: Document, kept: Iterable[Span] = ()) -> tuple[Proposal, ...]:
        """Propose spellings for `document`, in the order of the text, those that are refused among them.

        `kept` are the stretches on which an editor has decided. A proposal covers whole words, or the space between
        two, of one line. Linear.
        """
        content = document.text.content
        refusals = Refusals.of(document, kept)
        lost = _LOST.search(content) is not None
        return tuple(
            proposal for line in lines_of(document) for proposal in self._line(content, line, refusals, lost=lost)
        )

    def layer(self, proposals: Iterable[Proposal]) -> Layer:
        """Give those of `proposals` that are not refused, as a layer."""
        spellings = tuple(
            Spelling(p.span, p.text, p.kinds[:2], p.certainty, _EVIDENCE[p.listed]) for p in proposals if not p.refusal
        )
        return Layer(AGENT, self.task, (), spellings)

    def _line(self, content: str, line: tuple[int, int], refusals: Refusals, *, lost: bool) -> Iterator[Proposal]:
        words = list(words_of(content, *line))
        if not words:
            return
        edits = [edit for edit in self._edits(content, line, words, lost=lost) if edit.kind in self.kinds]
        if not edits:
            return
        foreign = "" if self._is_persian(words) else "the line is not Persian"
        drafts = [_proposal(content, group) for group in _groups(edits, words)]
        agreed = (
            self.second_opinion.agrees(content[slice(*line)], line[0], drafts) if not foreign else [False] * len(drafts)
        )
        for draft, agrees in zip(drafts, agreed, strict=True):
            reason = foreign or _number(content, draft) or refusals.reason(draft, content)
            certainty = round(min(0.99, draft.certainty + _AGREED), 2) if agrees else draft.certainty
            evidence = f"{draft.evidence}; hazm agrees" if agrees else draft.evidence
            yield replace(draft, certainty=certainty, evidence=evidence, refusal=reason)

    def _edits(self, content: str, line: tuple[int, int], words: Sequence[Word], *, lost: bool) -> Iterator[Edit]:
        lexicon = self.lexicon
        first, last = line
        yield from spacing.runs(content, first, last)
        yield from joining.superfluous(content, first, last)
        for index, word in enumerate(words):
            previous = words[index - 1] if index else None
            following = words[index + 1] if index + 1 < len(words) else None
            if word.is_number:
                yield from numerals.edits(
                    word,
                    content[max(first, word.start - _ASIDE) : word.start],
                    content[word.end : min(last, word.end + _ASIDE)],
                    among_persian=not any(beside is None or beside.is_number for beside in (previous, following)),
                )
                continue
            gap = content[word.end : following.start] if following else ""
            yield from letters.edits(word, following.plain if following and len(gap) < 3 else "", lexicon)
            inside = list(joining.within(word, lexicon, lost=lost)) or list(spacing.within(word, lexicon))
            yield from inside
            if following is not None and not following.is_number:
                after = words[index + 2] if index + 2 < len(words) else None
                yield from joining.before_ending(word, following, gap, after, lexicon)
                yield from joining.after_imperfect(word, following, gap, previous, lexicon)
                yield from joining.divided(word, following, gap, lexicon)

    def _is_persian(self, words: Sequence[Word]) -> bool:
        """Tell a line of Persian from one of Arabic, Kurdish or another language in the same letters."""
        spelled = [word.plain for word in words if not word.is_number]
        if len(spelled) <= _FEW:
            return True
        known = sum(1 for word in spelled if self.lexicon.knows(word))
        return known * 2 >= len(spelled) and (len(spelled) < _REACH or not _MARKERS.isdisjoint(spelled))


def _groups(edits: Iterable[Edit], words: Sequence[Word]) -> Iterator[tuple[Span, list[Edit]]]:
    """Give the edits that belong together, each group with the whole words that it changes. Linear but for sorting."""
    ends = [word.end for word in words]
    group: list[Edit] = []
    first = last = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end, REGULAR_KINDS.index(edit.kind))):
        if group and edit.start < group[-1].end:
            continue  # it changes what is changed already: the space that becomes a ZWNJ, a letter with its mark
        start, end = _extent(edit, words, ends)
        if group and start < last:
            group.append(edit)
            last = max(last, end)
            continue
        if group:
            yield Span(first, last), group
        group, first, last = [edit], start, end
    if group:
        yield Span(first, last), group


def _extent(edit: Edit, words: Sequence[Word], ends: list[int]) -> tuple[int, int]:
    """Give the stretch that a spelling with `edit` covers: the words that it touches, or the spaces alone."""
    start, end = edit.start, edit.end
    if edit.kind == "space" and start < end:
        return start, end
    index = bisect_left(ends, start)
    while index < len(words) and words[index].start <= edit.end:
        start, end = min(start, words[index].start), max(end, words[index].end)
        index += 1
    return start, end


def _proposal(content: str, found: tuple[Span, list[Edit]]) -> Proposal:
    span, edits = found
    pieces: list[str] = []
    cursor = span.start
    for edit in edits:
        pieces += [content[cursor : edit.start], edit.text]
        cursor = edit.end
    pieces.append(content[cursor : span.end])
    kinds = tuple(kind for kind in REGULAR_KINDS if any(edit.kind == kind for edit in edits))
    evidence = "; ".join(dict.fromkeys(edit.evidence for edit in edits))
    certainty = min(edit.certainty for edit in edits)
    return Proposal(span, "".join(pieces), kinds, certainty, evidence, any(edit.listed for edit in edits))


def _number(content: str, draft: Proposal) -> str:
    """Give why a draft that touches a number is refused; digits that are nothing else may be changed."""
    if draft.kinds == ("digits",):
        return ""
    start, end = draft.span.start, draft.span.end
    around = content[max(0, start - 1) : end + 1]
    return "a number" if any(character.isdigit() for character in around) else ""
