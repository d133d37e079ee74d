"""Years as written: how many digits, which calendar, which century, and what shows that a number is a year at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tei_edition.dates import company, lexicon
from tei_edition.dates.calendars import IMPERIAL_OFFSET
from tei_edition.dates.model import Calendar, DateContext
from tei_edition.dates.scanner import Gap, Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Year:
    """A year and where it ends; `value` is None where the words count from another year (`shift`, `same`)."""

    after: int
    value: int | None = None
    calendar: Calendar | None = None
    stated: bool = False
    shift: int | None = None
    same: bool = False
    short: bool = False
    before_christ: bool = False
    certainty: float = 0.98
    doubts: tuple[str, ...] = ()


def calendar_of_year(year: int, context: DateContext) -> Calendar:
    """Return the calendar that a four-digit year belongs to by its size, or the default one."""
    if 1150 <= year <= 1500:
        return Calendar.ISLAMIC if context.default_calendar is Calendar.ISLAMIC else Calendar.JALALI
    if 2500 <= year <= 2580:
        return Calendar.IMPERIAL
    return Calendar.GREGORIAN if year > 1500 else context.default_calendar


def complete_year(year: int, calendar: Calendar, context: DateContext) -> int:
    """Return the year that two digits stand for, by the rule of the context; lunar years are what they are."""
    if calendar is Calendar.ISLAMIC:
        return year
    first = context.first_gregorian_year if calendar is Calendar.GREGORIAN else context.first_jalali_year
    complete = first + (year - first) % 100
    return complete + IMPERIAL_OFFSET if calendar is Calendar.IMPERIAL else complete


def counts_something(tokens: Sequence[Token], index: int, *, announced: bool = False) -> bool:
    """Whether the number at `index` is a count, a percentage, a clock time or part of a longer figure.

    With `announced`, the words before it call for a year, and only units make it a count.
    """
    if index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    if after.gap is Gap.BREAK:
        return False
    if after.text in (company.MEASURED if announced else company.COUNTED):
        return True
    if after.text == "روز" and tokens[index].value <= 31:
        return True
    if after.kind is Kind.NUMBER:
        return after.gap is Gap.NONE or (tokens[index].value < 100 and after.text.startswith("هزار"))
    return after.text in ("%", "٪") or (after.gap is Gap.NONE and after.text in (":", "٫", "٬"))


def read_year(  # noqa: PLR0911  a return for each form
    tokens: Sequence[Token], index: int, calendar: Calendar | None, context: DateContext, *, strict: bool = True
) -> Year | None:
    """Read a year at `index`: a number with or without سال and an era, `امسال`, `سال گذشته`, `همان سال`.

    `calendar` is that of the month before it, None where there is no month. With `strict`, a short number needs the
    year word or a month. Returns None where there is no year.
    """
    if index >= len(tokens) or tokens[index].gap is Gap.BREAK:
        return None
    token = tokens[index]
    if token.kind is Kind.RELATIVE_YEAR and calendar is not None:
        return Year(index + 1, shift=token.value)
    if token.text == "جاری" and calendar is not None:  # خرداد ماه جاری
        return Year(index + 1, shift=0)
    if token.text in ("همان", "همین") and _is(tokens, index + 1, Kind.YEAR_WORD):
        return Year(index + 2, same=token.text == "همان", shift=None if token.text == "همان" else 0)
    if token.kind is Kind.YEAR_WORD:
        following = index + 1
        if calendar is not None and token.value == 1 and _is(tokens, following, Kind.DIRECTION):
            shift = {"گذشته": -1, "پیش": -1, "قبل": -1, "جاری": 0, "اینده": 1, "بعد": 1}.get(tokens[following].text)
            return None if shift is None else Year(following + 1, shift=shift)
        if not _is(tokens, following, Kind.NUMBER):
            return None
        return _numbered(tokens, following, calendar, context, with_word=True)
    if token.kind is Kind.NUMBER:
        return _numbered(tokens, index, calendar, context, with_word=not strict)
    return None


def _numbered(
    tokens: Sequence[Token], index: int, calendar: Calendar | None, context: DateContext, *, with_word: bool
) -> Year | None:
    """Read the number at `index` as a year; `with_word` where سال or the like stands before it."""
    token = tokens[index]
    announced = with_word or (calendar is not None and token.value >= 1000)
    if token.ordinal or counts_something(tokens, index, announced=announced):
        return None
    after, stated, before_christ = index + 1, None, False
    certainty = 0.98
    doubts: tuple[str, ...] = ()
    era = read_era(tokens, index + 1, with_word=with_word or calendar is not None)
    if era is not None:
        after, stated, before_christ = era
        if stated is None:  # هجری alone: the month decides, then the size of the year
            stated = calendar or (Calendar.ISLAMIC if token.value < 1300 else context.default_calendar)
            if calendar is None:
                certainty, doubts = 0.5, ("هجری is read as solar or lunar by the size of the year",)
    short = token.value < 100 and token.digits in (0, 2)
    if not before_christ and not _has_a_size_of_years(token, stated, short=short, with_word=with_word):
        return None
    if token.restored:
        certainty, doubts = min(certainty, 0.7), (*doubts, "letters are read as digits")
    if short and not before_christ:
        certainty, doubts = min(certainty, 0.85), (*doubts, "a two-digit year is completed by the rule of the context")
        return _short(token.value, stated, calendar, context, Year(after, certainty=certainty, doubts=doubts))
    if stated is None and calendar is None and not with_word:
        certainty = min(certainty, 0.85)
    found = stated or calendar_of_year(token.value, context)
    return Year(
        after, token.value, found, era is not None, before_christ=before_christ, certainty=certainty, doubts=doubts
    )


def _has_a_size_of_years(token: Token, stated: Calendar | None, *, short: bool, with_word: bool) -> bool:
    """Whether the number is one that years are written with, the era being `stated` or not."""
    if token.value > 2999 or (token.value == 0 and token.digits != 2):
        return False
    if short:
        return token.digits > 0 or token.value >= 20
    return token.value >= 1000 or (stated is not None and (with_word or stated is Calendar.ISLAMIC))


def _short(value: int, stated: Calendar | None, calendar: Calendar | None, context: DateContext, year: Year) -> Year:
    """Return `year` with a two-digit value completed."""
    target = stated or calendar or context.default_calendar
    if target is Calendar.ISLAMIC:
        if stated is not None:
            return replace(year, value=value, calendar=target, stated=True, short=True, certainty=0.9, doubts=())
        target = context.default_calendar  # ۱۰ محرم ۵۷: the short year is a solar one
    certainty = min(year.certainty, 0.5) if calendar is Calendar.GREGORIAN else year.certainty
    completed = complete_year(value, target, context)
    return replace(year, value=completed, calendar=target, stated=stated is not None, short=True, certainty=certainty)


def read_era(
    tokens: Sequence[Token], index: int, *, with_word: bool = False
) -> tuple[int, Calendar | None, bool] | None:
    """Read an era mark: where it ends, its calendar (None for هجری alone), and whether it counts backwards."""
    if index >= len(tokens) or tokens[index].gap is Gap.BREAK:
        return None
    token = tokens[index]
    if token.kind is Kind.BEFORE_CHRIST:
        return index + 1, Calendar.GREGORIAN, True
    if token.kind is Kind.ERA:
        if token.text in _ERAS:
            return index + 1, _ERAS[token.text], False
        return index + 1, Calendar.ISLAMIC if "ق" in token.text else Calendar.JALALI, False
    if token.kind is Kind.LETTER_ERA and (with_word or token.text != "م"):  # ۱۸۰۰ م may be metres
        after = index + 1
        dotted = after < len(tokens) and tokens[after].gap is Gap.NONE and tokens[after].text == "."
        return after + dotted, lexicon.LETTER_ERAS[token.text], False
    return None


_ERAS = {form.replace("_", ""): calendar for form, calendar in lexicon.ERAS.items()}


def _is(tokens: Sequence[Token], index: int, kind: Kind) -> bool:
    return index < len(tokens) and tokens[index].kind is kind and tokens[index].gap is not Gap.BREAK
