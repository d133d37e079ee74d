"""The tokens of one window, and the small things that every rule of the grammar asks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei_edition.dates.reading import Extent, Reading, Relative, Written
from tei_edition.dates.scanner import Gap, Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei_edition.dates.model import DateContext


class Cursor:
    """Looks at tokens by index; beyond the ends there is nothing."""

    def __init__(self, tokens: Sequence[Token], context: DateContext) -> None:
        """Read `tokens`, those of one window, in the light of `context`."""
        self._tokens = tokens
        self._context = context

    def _kind(self, index: int) -> Kind | None:
        return self._tokens[index].kind if 0 <= index < len(self._tokens) else None

    def _text(self, index: int) -> str:
        return self._tokens[index].text if 0 <= index < len(self._tokens) else ""

    def _digits(self, index: int) -> int:
        return self._tokens[index].digits if 0 <= index < len(self._tokens) else 0

    def _near(self, index: int) -> bool:
        """Whether the token at `index` follows the one before it within an expression."""
        return index < len(self._tokens) and self._tokens[index].gap is not Gap.BREAK

    def _joint(self, index: int) -> bool:
        return index < len(self._tokens) and self._tokens[index].gap is Gap.JOINT

    def _is_day(self, index: int) -> bool:
        if self._kind(index) is not Kind.NUMBER:
            return False
        token = self._tokens[index]
        part_of_figure = token.gap is Gap.NONE and self._text(index - 1) in ("/", ":", "٫", ".")
        if part_of_figure and self._kind(index - 2) is Kind.NUMBER and self._digits(index - 2) != 4:
            return False
        return token.digits <= 2 and token.value < 100

    def _weekday(self, index: int) -> tuple[int | None, int]:
        """Read a weekday with what may stand between it and a day: `دوشنبه شب`, `پنجشنبه،`, `شنبه مورخ`."""
        if self._kind(index) is not Kind.WEEKDAY:
            return None, index
        weekday = self._tokens[index].value
        position = index + 1
        if self._kind(position) is Kind.PART_OF_DAY or self._text(position) in ("شب", "مورخ", "مورخه"):
            position += 1
        if self._kind(position) is Kind.COMMA:
            position += 1
        return (weekday, position) if self._near(position) else (weekday, index + 1)

    def _month(self, index: int) -> tuple[Token, int, bool] | None:
        """Read a month with ماه before or after it: its token, where it ends, whether ماه is there."""
        named = self._text(index) == "ماه" and self._kind(index + 1) is Kind.MONTH and self._near(index + 1)
        position = index + 1 if named else index
        if (self._text(index), self._text(index + 1)) == ("ماه", "مبارک"):
            named, position = True, index + 2
        elif self._text(index) == "شهر" and self._kind(index + 1) is Kind.MONTH:  # غره شهر صفر
            named, position = True, index + 1
        if self._kind(position) is not Kind.MONTH or not self._near(position if named else index):
            return None
        token = self._tokens[position]
        position += 1
        if self._text(position) == "ماه" and self._near(position):
            return token, position + 1, True
        return token, position, named

    def _written(self, index: int, after: int, *readings: Reading, extent: Extent = Extent.SINGLE) -> Written:
        """Return what the tokens from `index` to before `after` say: one reading, or the two of a range."""
        last = readings[1] if len(readings) > 1 else None
        return Written(self._tokens[index].start, self._tokens[after - 1].end, readings[0], last, extent)

    def _seen(self, index: int, after: int, relative: Relative) -> tuple[Written, int]:
        """Return a relative expression, and where it ends."""
        return Written(self._tokens[index].start, self._tokens[after - 1].end, relative=relative), after
