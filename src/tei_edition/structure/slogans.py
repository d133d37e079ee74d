"""Slogans: on a line of their own at the head or the foot of a text, or quoted in it.

A slogan that is the only headline stays a headline; so does one that the format marks as a heading.
"""

import re
from collections.abc import Iterator

from tei_edition.model import Recognition, Span
from tei_edition.structure.lexicon import NO_LETTER_AFTER, VERB_AT_END, alternatives
from tei_edition.structure.passages import Anatomy, Line
from tei_edition.structure.regions import short_runs

_CRIES = alternatives(
    "زنده باد", "مرگ بر", "سرنگون باد", "نابود باد", "پیروز باد", "برقرار باد", "گسترده باد", "ننگ بر", "نه به", "گرامی باد",
    "پاینده باد", "جاودان باد", "مستحکم باد", "پیش به سوی", "درود بر",
)  # fmt: skip
_BEGINS = re.compile(rf"[«\"*-]* ?(?:{_CRIES}){NO_LETTER_AFTER}")
_ENDS = re.compile(
    r" باد(?:ا)? ?[!.»\"]*\Z|متحد شو(?:ید|یم) ?!?\Z|باید گردد ?!?\Z|آزاد باید گردد|(?:باید) (?:آزاد|لغو|برچیده|متوقف) (?:گردد|شود|شوند) ?!\Z"
)
_NOUNS = re.compile(r"[^.:؛؟!\d]{3,25}(?:، ?[^.:؛؟!\d،]{3,25}){1,3} ?!\Z")
_QUOTED = re.compile(rf"[«\"](?=(?:{_CRIES}){NO_LETTER_AFTER})[^»\"«\n]{{4,70}}(?=[»\"])")
_LONGEST = 110


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find slogans. Linear."""
    claimed = anatomy.claimed("masthead", "running-head", "salutation", "teaser", "dateline", "turn", "entry", "verse")
    taken: list[Span] = []
    for run in short_runs(anatomy):
        free = [line for line in run.lines if line not in claimed]
        for line in free:
            if anatomy.passages[line.passage].role == "heading":
                continue
            alone = line in run.head and run.first and sum(1 for other in free if len(other) > 12) < 2
            found = _slogan(line)
            if found and not alone:
                taken.append(line.span)
                yield Recognition("slogan", line.span, *found, (("whole", "yes"),))
    position = 0
    for match in _QUOTED.finditer(anatomy.text):
        while position < len(taken) and taken[position].end <= match.start():
            position += 1
        if position == len(taken) or taken[position].start > match.start():
            span = Span(match.start() + 1, match.end())
            yield Recognition("slogan", span, 0.8, "a cry in quotation marks", (("whole", "no"),))


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
