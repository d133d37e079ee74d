"""Dates in Persian text, in whichever calendar, with their values as TEI dating attributes.

`find_dates` reads a text and returns its dates; it needs nothing else of this program, and reads no file. What is a
date, and how far it reaches, is rule 6 of the annotation rules: سال, ماه and the weekday are in the span; روز, مورخ, در
are not, but for روز before a weekday that stands alone.

The grammar, words apart by white space, a zero-width non-joiner, one line break, or nothing where a digit is beside::

    expression = range | point | relative
    range      = point (TO | DASH) point            the same calendar; what one side lacks, the other gives
               | day (SEP day)+ month [year]        ۲ تا ۹ فوریه, ۵ و ۷ بهمن ۵۷, دوشنبه ۲۲ تا جمعه ۲۶ مه
               | month (TO | DASH | "و") month [year]
               | "سال‌های" number "و" number | "دهه‌های" number "و" number | "بین" point "و" point
    point      = [weekday [part of day] [،]] day month [year]
               | [weekday] D/M/Y | [weekday] Y/M/D     also - . ـ; D/M/Y and Y/M/D told apart by size
               | month [year] | year month day | month day، year      also in English: 14th of Dec. 2006, May 1 2007
               | ["سال"] year | season year | feast year | "دهه" number [era] | "قرن" number [era]
    month      = ["ماه"] name ["ماه"]
    year       = ["سال" | "سنه"] number [era] | "امسال" | "سال گذشته" | "همان سال" | …
    number     = digits (Persian, Arabic, Latin) | words, cardinal or ordinal; l, I, O, o, V may stand for 1, 0, 7
    era        = شمسی | خورشیدی | قمری | هجری … | میلادی | شاهنشاهی | ه.ش. | ه.ق. | ش | ق | م | پیش از میلاد
    relative   = امروز | دیروز | امسال | … | [number] unit direction | ["روز"] weekday [direction] | day "ماه" direction
    TO = تا | الی | لغایت      SEP = TO | DASH | "و" | "،"

What the company of a name or a number must be for it to be a date is in `acceptance` and `company`; the values are in
`values` (one expression), `inference` (pairs and missing years) and `relative`; conversions, their libraries and the
range of years in `calendars`. The modules, in the order in which a text passes them: `scanner` (with
`lexicon` and `numerals`), `cursor`, `years`, `digits`, `points`, `relative_points`, `grammar`, `acceptance`; then
`calendars`, `values`, `inference`, `relative`. `model` has what is handed out, `reading` what is handed on.

What is supposed, not known: a year without a calendar is Jalali from 1150 to 1500, Imperial from 2500 to 2580 and else
Gregorian, but where an era or the context says otherwise; a two-digit year is completed by `DateContext`; a year
inferred says so in `evidence`; `certainty` is a rank that the rules give, not a frequency that was measured.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tei_edition.dates.grammar import Grammar
from tei_edition.dates.inference import Found, complete
from tei_edition.dates.model import (
    Calendar,
    DateContext,
    DateExpression,
    DateFinding,
    DateKind,
    Evidence,
    FindingCode,
)
from tei_edition.dates.relative import value_of_relative
from tei_edition.dates.scanner import windows
from tei_edition.dates.values import Value, value_of
from tei_edition.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Calendar",
    "DateContext",
    "DateExpression",
    "DateFinding",
    "DateKind",
    "Evidence",
    "FindingCode",
    "find_dates",
]

_DEFAULT = DateContext()


def find_dates(text: str, context: DateContext = _DEFAULT) -> tuple[DateExpression, ...]:
    """Return the dates of a text, in order, not overlapping.

    Spans are half-open, in code points of `text`, which is not changed. Nothing is raised, whatever the text holds. The
    time is linear in the length of the text, and in the number of dates.
    """
    folded = fold(text)
    found: list[Found] = []
    for tokens in windows(folded.text):
        for written in Grammar(tokens, context).expressions():
            entry = Found(written, written.first, written.last)
            if written.first is not None:
                entry.value = value_of(written.first, written.last, written.extent)
            found.append(entry)
    complete(found, folded.text, context)
    _see_from_the_document(found, folded.text, context)
    return tuple(_expression(entry, folded.span(entry.written.start, entry.written.end)) for entry in found)


def _see_from_the_document(found: Sequence[Found], text: str, context: DateContext) -> None:
    """Value the relative expressions; an امروز that stands before a full date is that day, whatever the context."""
    for index, entry in enumerate(found):
        relative = entry.written.relative
        if relative is None:
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        today = relative.unit == "day" and relative.direction == "shift" and relative.amount == 0
        if (
            today
            and following is not None
            and (day := following.value.day) is not None
            and following.first is not None
            and text[entry.written.end : following.written.start].strip(" ،,\n") == ""
        ):
            entry.value = Value({"when": day.isoformat()}, day, day, min(0.9, following.value.certainty))
            entry.internal = "the day is named beside it"
            continue
        entry.value = value_of_relative(relative, context.document_date, context.default_calendar)
        if entry.value.first_day is not None:
            entry.value = replace(entry.value, certainty=entry.value.certainty * context.document_certainty)
            entry.internal = "seen from the document's date"


def _expression(entry: Found, span: tuple[int, int]) -> DateExpression:
    """Return what was found as the value that is handed out."""
    value = entry.value
    evidence = None
    if entry.internal:
        evidence = Evidence("internal", "; ".join((entry.internal, *value.doubts)))
    elif value.doubts:
        evidence = Evidence("conjecture", "; ".join(value.doubts))
    return DateExpression(
        *span,
        kind=DateKind.RELATIVE if entry.written.relative is not None else DateKind.CALENDAR,
        calendar=entry.first.calendar if entry.first is not None else None,
        dating=dict(value.dating),
        certainty=round(value.certainty, 2),
        evidence=evidence,
        counterparts=tuple(entry.counterparts),
        findings=value.findings,
    )
