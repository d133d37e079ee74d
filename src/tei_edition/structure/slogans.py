"""Slogans: on a line of their own at the head or the foot of a text, or quoted in it.

A slogan that is the only headline stays a headline; so does one that the format marks as a heading.
"""

import re
from collections.abc import Iterator

from tei_edition.model import Recognition, RecognitionRole, Span
from tei_edition.structure.lexicon import NO_LETTER_AFTER, VERB_AT_END, alternatives
from tei_edition.structure.passages import Anatomy, Line, Run, ends_sentence

_CRIES = alternatives(
    "زنده باد", "مرگ بر", "سرنگون باد", "نابود باد", "پیروز باد", "برقرار باد", "گسترده باد", "ننگ بر", "نه به", "گرامی باد",
    "پاینده باد", "جاودان باد", "مستحکم باد", "پیش به سوی", "درود بر", "به پیش", "برافراشته باد", "ننگ و نفرت بر", "جاوید باد", "گسسته باد", "محکوم است",
)  # fmt: skip
_BEGINS = re.compile(rf"[«\"*-]* ?(?:{_CRIES}){NO_LETTER_AFTER}")
_ENDS = re.compile(
    r" باد(?:ا)? ?[!.»\"]*\Z|متحد شو(?:ید|یم) ?!?\Z|باید گردد ?!?\Z|ازاد باید گردد|(?:باید) (?:ازاد|لغو|برچیده|متوقف) (?:گردد|شود|شوند) ?!\Z"
)
_NOUNS = re.compile(r"[^.:؛؟!\d]{3,25}(?:، ?[^.:؛؟!\d،]{3,25}){1,3} ?!\Z")
_QUOTED = re.compile(rf"[«\"](?=(?:{_CRIES}){NO_LETTER_AFTER})[^»\"«\n]{{4,70}}(?=[»\"])")
_ANNOUNCED = re.compile(r"شعار|فریاد|ندا|هم ?صدا|یک ?صدا|سر ?داد|بانگ|پلاکارد|پارچه ?نوشته")
_LONGEST = 110
_FEW_LETTERS = 12
"""Letters of a line that hardly counts."""
_TAKEN: frozenset[RecognitionRole] = frozenset(
    {
        "masthead", "running-head", "salutation", "teaser", "dateline", "turn", "entry", "verse",
    }
)  # fmt: skip


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find slogans. Linear."""
    taken: list[Span] = []
    for run in anatomy.runs:
        free = [line for line in run.lines if _TAKEN.isdisjoint(line.roles)]
        heads = {line.start for line in run.head}
        is_single = run.first and sum(len(line) > _FEW_LETTERS for line in free) < 2
        for line in free:
            # In plain text the shape alone made it a heading.
            is_head = line.start in heads
            if anatomy.passages[line.passage].role == "heading" and (anatomy.states_headings or is_head):
                continue
            alone = is_head and is_single
            found = _slogan(line) or _exclaimed(anatomy, run, line)
            if found and not alone:
                taken.append(line.span)
                yield Recognition("slogan", line.span, *found, (("whole", "yes"),))
    for recognition in _in_columns(anatomy, {span.start for span in taken}):
        taken.append(recognition.span)
        yield recognition
    taken.sort()
    position = 0
    for match in _QUOTED.finditer(anatomy.text):
        while position < len(taken) and taken[position].end <= match.start():
            position += 1
        if position == len(taken) or taken[position].start > match.start():
            span = Span(match.start() + 1, match.end())
            yield Recognition("slogan", span, 0.8, "a cry in quotation marks", (("whole", "no"),))


def _in_columns(anatomy: Anatomy, known: set[int]) -> Iterator[Recognition]:
    """Find slogans on lines of their own inside running text: cried out, after the end of a sentence or a colon.

    A line that is cried out right after a slogan, or after words that announce cries, is one too.
    """
    within = False
    for index, line in enumerate(anatomy.lines):
        if (
            not line.text.endswith("!")
            or not _TAKEN.isdisjoint(line.roles)
            or anatomy.passages[line.passage].role != "paragraph"
        ):
            within = line.start in known
            continue
        before = anatomy.lines[index - 1] if index else None
        cries = within
        within = line.start in known
        if within or (before and before.passage == line.passage and not ends_sentence(before.text)):
            continue
        announced = before is not None and before.text.endswith(":") and _ANNOUNCED.search(before.text) is not None
        if not (not line.short or cries or announced):
            continue
        found = _slogan(line) or _cried(line, within=cries or announced)
        if found:
            within = True
            yield Recognition("slogan", line.span, *found, (("whole", "yes"),))


def _exclaimed(anatomy: Anatomy, run: Run, line: Line) -> tuple[float, str] | None:
    """Judge a sentence that is cried out alone on its line, at the end of a text: over running text it is a headline."""
    if run.first or not line.text.endswith("!") or len(line) > _LONGEST or not 3 <= line.words <= 14:
        return None
    index = line.index + 1
    if any(not other.short for other in anatomy.lines[index : index + 1]) or any(mark in line.text for mark in ".؟:"):
        return None
    return 0.65, "a sentence cried out alone at the end of a text"


def _cried(line: Line, *, within: bool) -> tuple[float, str] | None:
    words = line.words
    if within and 2 <= words <= 9 and len(line) <= _LONGEST and not any(mark in line.text for mark in ".؟:"):
        return 0.75, "cried out after a slogan, or after words that announce one"
    return None


def _slogan(line: Line) -> tuple[float, str] | None:
    text = line.text
    if len(line) > _LONGEST or text.endswith((":", "،", "؛", "؟")):
        return None
    if _BEGINS.match(text) and not text.endswith("."):
        return 0.95, "the words that a slogan begins with"
    if _ENDS.search(text):
        return 0.9, "the words that a slogan ends with"
    if _NOUNS.fullmatch(text) and not VERB_AT_END.search(text.rstrip("! ")):
        return 0.8, "nouns in a row, cried out"
    return None
