"""From a folded text to the tokens around its possible dates, in time linear in its length.

Two expressions without nested repetition find *anchors*: month names, the words سال, شنبه, دهه, …; four-digit years
and digit dates. Each anchor opens a window of bounded size; windows that touch are joined. Only windows are cut into
tokens.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache
from heapq import merge
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tei_edition.dates import company, lexicon
from tei_edition.dates.numerals import NUMBER_LETTERS, NUMBER_WORDS, read_number
from tei_edition.text.folding import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What is read around an anchor: the longest date in words has no more code points on each side of its month.
_BEFORE, _AFTER = 44, 60
_BEFORE_DIGITS, _AFTER_DIGITS = 24, 40
_EDGE = 32  # a window's edge is moved by as many code points at most, to stand between words
_SPACE = "[ \u200c\n]"
_END = f"(?![{LETTERS}])"
_LATIN_END = "(?![A-Za-z])"


class Kind(Enum):
    """What a token can be."""

    NUMBER = auto()
    TRIPLE = auto()
    MONTH = auto()
    WEEKDAY = auto()
    ERA = auto()
    BEFORE_CHRIST = auto()
    LETTER_ERA = auto()
    YEAR_WORD = auto()
    UNIT = auto()
    PART_OF_DAY = auto()
    SEASON = auto()
    FEAST = auto()
    DECADE = auto()
    CENTURY = auto()
    RELATIVE_DAY = auto()
    RELATIVE_YEAR = auto()
    DIRECTION = auto()
    TO = auto()
    AND = auto()
    DASH = auto()
    COMMA = auto()
    SLASH = auto()
    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    MARK = auto()


class Gap(Enum):
    """What stands before a token."""

    NONE = auto()
    JOINT = auto()  # a zero-width non-joiner
    SPACE = auto()
    BREAK = auto()  # a blank line or a long white stretch: no date goes over it


class Token(NamedTuple):
    """A word, number or mark of a window; positions in the folded text.

    `value` is the number's value, the weekday, the relative offset, …; `digits` how many digits a number is written
    with, 0 in words; `ordinal` and `restored` (letters read as digits) are about numbers.
    """

    kind: Kind
    start: int
    end: int
    text: str
    gap: Gap
    value: int = 0
    digits: int = 0
    ordinal: bool = False
    restored: bool = False
    month: lexicon.Month | None = None


def _pattern(forms: Iterable[str]) -> str:
    """Return an expression for the forms as a tree by letters, so that a mismatch costs one comparison or two."""
    by_first: dict[str, list[str]] = {}
    for form in forms:
        by_first.setdefault(form[:1], []).append(form[1:])
    optional = bool(by_first.pop("", None))
    branches = []
    for first, rests in by_first.items():
        literal = f"{_SPACE}{{0,2}}" if first == "_" else f"{re.escape(first)}\u200c?"
        branches.append(literal + _pattern(rests))
    if not branches:
        return ""
    body = f"(?:{'|'.join(branches)})"
    return f"{body}?" if optional else body


def _key(text: str) -> str:
    return text.replace("\u200c", "").replace(" ", "").replace("\n", "")


def _keys[V](forms: dict[str, V]) -> dict[str, V]:
    return {form.replace("_", ""): value for form, value in forms.items()}


_MONTHS = _keys({**lexicon.MONTHS, **lexicon.ENGLISH_MONTHS})
_WEEKDAYS = _keys(lexicon.WEEKDAYS)
_ERAS = _keys(lexicon.ERAS)
_WORDS: dict[str, tuple[Kind, int]] = {
    **dict.fromkeys(lexicon.UNITS, (Kind.UNIT, 0)),
    **dict.fromkeys(lexicon.PARTS_OF_DAY - {"شب"}, (Kind.PART_OF_DAY, 0)),
    **dict.fromkeys(lexicon.YEAR_WORDS, (Kind.YEAR_WORD, 1)),
    **dict.fromkeys(lexicon.YEARS_WORDS, (Kind.YEAR_WORD, 2)),
    **dict.fromkeys(lexicon.DECADE_WORDS, (Kind.DECADE, 0)),
    **dict.fromkeys(lexicon.CENTURY_WORDS, (Kind.CENTURY, 0)),
    **{word: (Kind.SEASON, number) for word, number in lexicon.SEASONS.items()},
    **dict.fromkeys(lexicon.FEASTS, (Kind.FEAST, 0)),
    **{word: (Kind.RELATIVE_DAY, days) for word, days in _keys(lexicon.RELATIVE_DAYS).items()},
    **{word: (Kind.RELATIVE_YEAR, years) for word, years in lexicon.RELATIVE_YEARS.items()},
    **dict.fromkeys(lexicon.DIRECTIONS, (Kind.DIRECTION, 0)),
    **dict.fromkeys(lexicon.TO_WORDS, (Kind.TO, 0)),
    **dict.fromkeys(lexicon.LETTER_ERAS, (Kind.LETTER_ERA, 0)),
    "و": (Kind.AND, 0),
}
_FIRM = (*lexicon.WEEKDAYS, *lexicon.RELATIVE_DAYS, *lexicon.RELATIVE_YEARS)
_MARKS = {
    "-": Kind.DASH,
    "ـ": Kind.DASH,
    "،": Kind.COMMA,
    ",": Kind.COMMA,
    "/": Kind.SLASH,
    "(": Kind.OPEN,
    "[": Kind.OPEN,
    ")": Kind.CLOSE,
    "]": Kind.CLOSE,
}

_TRIPLE_REST = (  # what follows the first digit of a date in digits
    r"[0-9]{0,3} {0,2}(?P<separator>[-/.ـ\\]) {0,2}[0-9]{1,2} {0,2}(?P=separator) {0,2}[0-9]{1,4}"
    r"(?![0-9])(?![-/.ـ\\:][0-9])"
)
_TRIPLE = rf"(?<![0-9])(?<![0-9][-/.ـ\\:])[0-9]{_TRIPLE_REST}"
_ORDINAL_ENDING = rf"\u200c?(?:م|ی){_END}|[ \u200c]?ام{_END}|(?:st|nd|rd|th){_LATIN_END}"
_OF = "(?:(?<=[0-9] )of |(?<=[0-9][a-z]{2} )of )?"
_ABBREVIATED = r"(?:\.(?=,? ?[0-9]))?"
_NUMBER_AHEAD = f"(?=[0-9lI]|{_SPACE}{{1,4}}[0-9lI{NUMBER_LETTERS}])"
_CLEAR_MONTHS = [form for form, month in lexicon.MONTHS.items() if month.ambiguity < lexicon.Ambiguity.WORD]
_OTHER_MONTHS = [form for form in lexicon.MONTHS if form not in _CLEAR_MONTHS]
_ANCHOR_WORDS: tuple[tuple[Iterable[str], str], ...] = (
    ((*_CLEAR_MONTHS, *_FIRM), f"(?:ی|ماه)?{_END}"),
    (_OTHER_MONTHS, f"(?={_SPACE}{{0,4}}(?:[0-9lI]|سال|ماه|همان))"),
    ((*lexicon.DECADE_WORDS, *lexicon.CENTURY_WORDS), f"(?:{_SPACE}?(?:ی|های))?{_NUMBER_AHEAD}"),
    (lexicon.YEAR_WORDS, f"(?:[ \u200c]?های)?{_NUMBER_AHEAD}"),
    ((*lexicon.YEARS_WORDS, "درسال", "ازسال"), _NUMBER_AHEAD),
    (lexicon.UNITS, f"{_SPACE}{{1,4}}(?:{_pattern(lexicon.DIRECTIONS)}){_END}"),
    ((*lexicon.SEASONS, *lexicon.FEASTS), f"(?:{_NUMBER_AHEAD}|(?={_SPACE}{{1,4}}سال))"),
    (company.SHORT_YEAR_PLACES, f"{_SPACE}{{1,2}}(?=[0-9]{{2}}(?![0-9]))"),
    (lexicon.ENGLISH_MONTHS, _LATIN_END),
)


@cache
def _word_anchor() -> re.Pattern[str]:
    """Return the expression for all words at which a window opens, with the character before them.

    It begins with what is no letter, so that `re` skips words in a tight loop, and chooses by the first letter. It is
    compiled with the first text, not with the program: that takes 40 ms.
    """
    by_letter: dict[str, list[str]] = {}
    for forms, tail in _ANCHOR_WORDS:
        for letter in sorted({form[0] for form in forms}):
            rest = _pattern(form[1:] for form in forms if form[0] == letter)
            by_letter.setdefault(letter, []).append(f"{rest}{tail}")
    for letter in sorted({form[0] for form in _OTHER_MONTHS}):  # after a number, or what may be the end of one
        rest = _pattern(form[1:] for form in _OTHER_MONTHS if form[0] == letter)
        before = f"(?:(?<=[0-9]{letter})|(?<=[0-9ملکه][ \\n\u200c]{letter}))"
        by_letter[letter].append(f"{before}{rest}(?![{LETTERS}\u200c])")
    choices = "|".join(f"{letter}\u200c?(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return re.compile(f"[^{LETTERS}](?:{choices})")


_DIGIT_ANCHOR = re.compile(
    rf"[0-9](?<![0-9][0-9])(?:(?<=[12])(?:(?<=1)[2-9]|(?<=2)[05])[0-9][0-9](?![0-9])|{_TRIPLE_REST})"
)


@cache
def _token_expression() -> re.Pattern[str]:
    """Return the expression for one token; its group is the kind. Compiled with the first text too."""
    return re.compile(
        "|".join(
            (
                f"(?P<triple>{_TRIPLE})",
                f"(?P<weekday>(?:{_pattern(lexicon.WEEKDAYS)})(?:\u200cی{_END})?(?!\u200c?[{LETTERS}]))",
                rf"(?P<digits>[0-9lI][0-9lIoOV]*)(?P<ordinal>{_ORDINAL_ENDING})?",
                f"(?P<month>(?:{_pattern(lexicon.MONTHS)})(?:(?=ماه{_END})|(?:(?<=ه)[ \u200c]?ی)?{_END}))",
                rf"(?P<english>{_OF}(?<![A-Za-z])(?:{_pattern(lexicon.ENGLISH_MONTHS)}){_LATIN_END}{_ABBREVIATED})",
                f"(?P<era>(?:{_pattern(lexicon.ERAS)}){_END})",
                rf"(?P<dotted>هـ?[. ]{{0,2}}[شق]{_END}\.?)",
                rf"(?P<before_christ>(?:پیش|قبل) از میلاد{_END}|ق\.م{_END}\.?)",
                f"(?P<glued>(?:در|از)(?=سال{_END}))",
                f"(?P<later>پس{_SPACE}?فردا{_END})",
                f"(?P<word>(?:سال|دهه|سده)[ \u200c]?(?:های|ی){_END}|[{LETTERS}]+(?:\u200c(?:های|ها|ی){_END})?)",
                r"(?P<mark>[^\s\u200c])",
            )
        )
    )


_LOOKALIKES = str.maketrans("lIoOV", "11007")


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches, in order and apart from each other, that may hold a date."""
    expression = _word_anchor()
    first_word = expression.match(f"\n{text[:_AFTER]}")  # as if a line stood before it
    words = (
        (match.start() - _BEFORE, match.end() + _AFTER)
        for match in chain((first_word,) if first_word else (), expression.finditer(text))
    )
    digits = ((match.start() - _BEFORE_DIGITS, match.end() + _AFTER_DIGITS) for match in _DIGIT_ANCHOR.finditer(text))
    start = end = -1
    for first, last in merge(words, digits):
        if first > end:
            if end >= 0:
                yield _widened(text, start, end)
            start = first
        end = max(end, last)
    if end >= 0:
        yield _widened(text, start, end)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the edges of a window outwards to white space, if some is near."""
    start, end = max(start, 0), min(end, len(text))
    for _ in range(_EDGE):
        if start == 0 or text[start - 1].isspace():
            break
        start -= 1
    for _ in range(_EDGE):
        if end == len(text) or text[end].isspace():
            break
        end += 1
    return start, end


def windows(text: str) -> Iterator[list[Token]]:
    """Yield the tokens of each window of a folded text, in order. A place is in one window at most."""
    done = 0
    for start, end in _windows(text):
        if tokens := _tokens(text, max(start, done), end):
            done = max(end, tokens[-1].end)
            yield tokens


def _tokens(text: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    done = start
    for match in _token_expression().finditer(text, start, end):
        first = match.start()
        if first < done:  # a word of a number that was read as one token
            continue
        # One white character is the usual case, and needs no look.
        single = first == done + 1 and text[done] != "\u200c"
        token = _token(text, match, Gap.SPACE if single else _gap(text, done, first))
        tokens.append(token)
        done = token.end
    return tokens


def _gap(text: str, start: int, end: int) -> Gap:
    if start == end:
        return Gap.NONE
    white = text[start:end]
    if white == "\u200c":
        return Gap.JOINT
    return Gap.BREAK if len(white) > 12 or white.count("\n") > 1 else Gap.SPACE


def _token(  # noqa: PLR0911  a return for each kind
    text: str, match: re.Match[str], gap: Gap
) -> Token:
    group = match.lastgroup
    start, end, found = match.start(), match.end(), match.group()
    if group == "word":
        if found in NUMBER_WORDS and (number := read_number(text, start)):
            written = text[start : number.end]
            return Token(Kind.NUMBER, start, number.end, written, gap, number.value, 0, number.ordinal)
        key = _key(found)
        kind, value = _WORDS.get(key, (Kind.WORD, 0))
        return Token(kind, start, end, key, gap, value)
    if group == "mark":
        return Token(_MARKS.get(found, Kind.MARK), start, end, found, gap)
    if group in ("digits", "ordinal"):
        return _digits(match, gap)
    if group == "month":
        key = _key(found)
        month = _MONTHS.get(key) or _MONTHS[key[:-1]]  # the ending of ژانویه‌ی
        return Token(Kind.MONTH, start, start + len(found.rstrip("\u200c")), key, gap, month=month)
    if group == "english":
        key = found.removeprefix("of ").removesuffix(".")
        return Token(Kind.MONTH, start, end, key, gap, month=_MONTHS[key])
    if group == "weekday":
        return Token(Kind.WEEKDAY, start, end, found, gap, _WEEKDAYS[_key(found).removesuffix("ی")])
    if group == "era":
        return Token(Kind.ERA, start, end, _key(found), gap)
    kinds = {"triple": Kind.TRIPLE, "dotted": Kind.ERA, "before_christ": Kind.BEFORE_CHRIST, "later": Kind.RELATIVE_DAY}
    kind = kinds.get(group or "", Kind.WORD)
    return Token(kind, start, end, found, gap, 2)


def _digits(match: re.Match[str], gap: Gap) -> Token:
    written = match["digits"]
    start, end = match.start(), match.end()
    restored = not written.isdecimal()
    if restored:
        if not any(character.isdecimal() for character in written) or len(written) not in (2, 4):
            return Token(Kind.WORD, start, end, written, gap)
        written = written.translate(_LOOKALIKES)
    ordinal = match["ordinal"] is not None
    if ordinal and len(written) > 2:  # ۱۹۷۹م is a year and its era
        ordinal, end = False, match.end("digits")
    value = int(written) if len(written) <= 4 else 0
    return Token(Kind.NUMBER, start, end, match.group(), gap, value, len(written), ordinal, restored)
