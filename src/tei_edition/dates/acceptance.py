"""Whether something that looks like a date is one: its company decides.

مهر is a month, a seal and a news agency; `۱۷ شهریور` is a day and a street; `۱۴۰۰` is a year and a count. The rules
look at a few words on each side, never at the whole sentence; what is accepted with little support gets little
certainty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei_edition.dates import company
from tei_edition.dates.lexicon import Ambiguity
from tei_edition.dates.scanner import Gap, Kind, Token
from tei_edition.dates.years import counts_something

if TYPE_CHECKING:
    from collections.abc import Sequence

_AGENCIES = frozenset(("خبرگزاری", "سیگار", "انتشارات", "بانک"))
_WEEKDAY_NAMES = frozenset(("روزهای", "شبهای", "امام", "نماز", "خطبه", "دعای", "مسجد", "هر", "ایمه"))
_PARTED = frozenset(("دهه", "نیمه", "هفته", "ماه", "سال"))  # دهه اول محرم, نیمه دوم خرداد: no day
_BLOODY = frozenset(("خونین", "سیاه", "بازار", "سوری", "بازی"))


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


def _ends(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing but a mark or a break follows."""
    return (
        index >= len(tokens)
        or tokens[index].gap is Gap.BREAK
        or tokens[index].kind in (Kind.MARK, Kind.CLOSE, Kind.COMMA)
    )


def day_month_accepted(  # noqa: PLR0911  a return for each rule
    tokens: Sequence[Token], index: int, month: int, after: int, *, named: bool
) -> bool:
    """Whether days from `index` on with the month at `month` are a date that ends before `after`.

    `named` says that ماه or a year is there: then they are.
    """
    before = _text(tokens, index - 1)
    if before in _PARTED and tokens[month - 1].ordinal:
        return False
    if named:
        return True
    if before in company.INSTITUTIONS or before in company.NUMBERED:
        return False
    token = next(token for token in tokens[month:after] if token.kind is Kind.MONTH)
    if token.month is None or token.month.ambiguity is Ambiguity.NONE:
        return True
    number = tokens[month - 1]
    announced = before in company.DATE_WORDS
    if number.text == "سی" and token.text == "دی":  # a compact disc
        return announced
    if token.month.ambiguity is Ambiguity.WORD:
        return number.ordinal or announced
    if token.month.ambiguity is Ambiguity.PREFIX:
        return _may(tokens, after) or announced
    if token.text == "تیر" and any(_text(tokens, place) in company.AFTER_SHOT for place in range(after, after + 4)):
        return False
    if token.text == "مهر" and _text(tokens, after) == "و" and _text(tokens, after + 1).startswith("امضا"):
        return False
    small_count = not number.ordinal and number.digits == 0 and number.value <= 10
    return announced or not small_count or token.text == "مه"


def _may(tokens: Sequence[Token], after: int) -> bool:
    """Whether می before `after` is May, and no verb follows."""
    if _ends(tokens, after):
        return True
    return tokens[after].gap is not Gap.JOINT and tokens[after].text in company.AFTER_MAY


def month_year_accepted(tokens: Sequence[Token], index: int, after: int, *, named: bool) -> bool:
    """Whether a month at `index` with a number after it is a month of a year."""
    token = next(token for token in tokens[index:after] if token.kind is Kind.MONTH)
    before = _text(tokens, index - 1)
    if before in _AGENCIES:
        return False
    if named or token.month is None or token.month.ambiguity is Ambiguity.NONE:
        return True
    number = next((token for token in reversed(tokens[index:after]) if token.kind is Kind.NUMBER), None)
    long = number is None or number.value >= 1000
    if token.month.ambiguity is Ambiguity.WORD:
        return long and before != "به" and (before in company.MONTH_PLACES or _ends(tokens, after))
    if token.month.ambiguity is Ambiguity.PREFIX:
        return long
    return long or (number is not None and number.value > 31) or before in company.MONTH_PLACES


def month_alone_accepted(tokens: Sequence[Token], index: int, after: int, *, named: bool) -> bool:
    """Whether a month without day and year is a date: with ماه, or an unambiguous name after a preposition."""
    token = next(token for token in tokens[index:after] if token.kind is Kind.MONTH)
    if token.month is None:
        return False
    if named:
        return token.month.ambiguity < Ambiguity.WORD or _text(tokens, index) == "ماه"
    return token.month.ambiguity is Ambiguity.NONE and _text(tokens, index - 1) in company.MONTH_PLACES


def weekday_accepted(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Whether the weekday at `index` is one day seen from the day of writing, not a name or a habit."""
    if _text(tokens, start - 1) in _WEEKDAY_NAMES or _text(tokens, index + 1) in _BLOODY:
        return False
    return _text(tokens, index + 1) != "ها"


def year_accepted(  # noqa: PLR0911  a return for each rule
    tokens: Sequence[Token], index: int, after: int, *, stated: bool
) -> float | None:
    """Return the certainty that the number at `index` is a year, None if it is not one. `stated`: an era follows it."""
    before = tokens[index - 1] if index and tokens[index].gap is not Gap.BREAK else None
    word = before.text if before is not None else ""
    if stated:
        return 0.95
    if word in company.NUMBERED or word in company.COMPARED or counts_something(tokens, after - 1):
        return None
    number = tokens[index]
    if before is not None and before.kind is Kind.OPEN and after < len(tokens) and tokens[after].kind is Kind.CLOSE:
        return 0.85
    if _slashed(tokens, index, after):
        return 0.8
    if word in company.YEAR_PLACES:
        if _text(tokens, index - 2) in company.COMPARED:  # بیش از ۱۳۵۰
            return None
        if number.value % 100 == 0 and not _ends(tokens, after):
            return None
        return 0.8 if word in company.PREPOSITIONS else 0.9
    if before is not None and before.kind is Kind.COMMA and 1250 <= number.value <= 2050 and _ends(tokens, after):
        return 0.6
    return None


def _slashed(tokens: Sequence[Token], index: int, after: int) -> bool:
    """Whether the year stands beside a slash and a year of another calendar (`۱۳۵۷/۱۹۷۹`)."""
    for slash, other in ((after, after + 1), (index - 1, index - 2)):
        if 0 <= other < len(tokens) and tokens[slash].kind is Kind.SLASH and tokens[other].digits == 4:
            difference = abs(tokens[other].value - tokens[index].value)
            return 620 <= difference <= 623
    return False


def years_accepted(tokens: Sequence[Token], index: int, after: int) -> bool:
    """Whether two bare years with a dash or تا between them are a range of years."""
    word = _text(tokens, index - 1) if tokens[index].gap is not Gap.BREAK else ""
    if word in company.NUMBERED or word in company.COMPARED or word in ("-", "/", ".", ":", "+"):
        return False
    if after < len(tokens) and tokens[after].kind in (Kind.DASH, Kind.SLASH) and tokens[after].gap is Gap.NONE:
        return False
    return not counts_something(tokens, after - 1)
