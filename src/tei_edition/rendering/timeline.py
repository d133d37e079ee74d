"""The timeline of an edition's dates, as XML that `xslt/html/dates.xsl` draws: bounded, however many dates there are.

Time runs in units from 0 on, and the style sheet turns it round where people read from right to left. What fits into
one unit of time is counted in a bin; what is longer is an interval, drawn as a bar, the same ones together.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tei_edition.dates import Calendar
from tei_edition.dates.calendars import from_gregorian, interval, to_gregorian
from tei_edition.rendering.elements import attributes

WIDTH = 720
"""Units from the beginning to the end of the timeline."""

_BINS = 72  # at most
_FEWEST = 12  # so that one date does not fill the picture
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
_LANES = 12
_BARS = 60
_DOTS = 10  # in a bin; where there are more, they are a column
_TICKS = 8
_APART = 8.0  # units between the bars of one lane
_OUTLYING = 50  # of so many dates one may lie outside the timeline, at each end


class Extent(NamedTuple):
    """A date: the days between which it lies, whether it lasted from the one to the other, and its line's number."""

    first: dt.date
    last: dt.date
    is_period: bool
    is_doubtful: bool
    number: int


@dataclass(frozen=True, slots=True)
class _Scale:
    """The time that is shown: months since the year 0 of the first bin's beginning, months of a bin, and the bins."""

    begin: int
    months: int
    bins: int

    @property
    def first(self) -> dt.date:
        """The first day that is shown."""
        return _month(self.begin)

    @property
    def end(self) -> dt.date:
        """The day after the last that is shown."""
        return _month(self.begin + self.months * self.bins)

    def at(self, day: dt.date) -> float:
        """Give the place of the beginning of a day, within the timeline."""
        share = (day - self.first).days / (self.end - self.first).days
        return min(1.0, max(0.0, share)) * WIDTH


def timeline(dates: Sequence[Extent], target: Callable[[int], str]) -> str:
    """Give the XML element `timeline` of dates in order of their first days; `target` gives the address of a line.

    Linear, but for the sorting of intervals that differ.
    """
    scale = _scale(dates)
    points: dict[int, list[Extent]] = {}
    spans: Counter[tuple[dt.date, dt.date, bool]] = Counter()
    numbers: dict[tuple[dt.date, dt.date, bool], int] = {}
    outside = [0, 0]
    for date in dates:
        if date.last < scale.first or date.first >= scale.end:
            outside[date.first >= scale.end] += 1
        elif (date.last - date.first).days < 31 * scale.months and date.first >= scale.first:
            middle = date.first + (date.last - date.first) / 2
            points.setdefault((_months(middle) - scale.begin) // scale.months, []).append(date)
        else:
            spans[date.first, date.last, date.is_period] += 1
            numbers.setdefault((date.first, date.last, date.is_period), date.number)
    bars = list(_bars(spans, scale))
    highest = max(map(len, points.values()), default=0)
    about = {
        "width": str(WIDTH),
        "lanes": str(1 + max((lane for _, lane in bars), default=-1)),
        "highest": str(highest),
        "form": "dots" if highest <= _DOTS else "columns",
        "before": str(outside[0]),
        "after": str(outside[1]),
        "hidden": str(sum(spans.values()) - sum(spans[span] for span, _ in bars)),
    }
    parts = [f"<timeline{attributes(about)}>"]
    for calendar in (Calendar.JALALI, Calendar.GREGORIAN):
        parts += (
            f'<tick calendar="{calendar.value}" x="{x:.1f}" value="{value}"/>' for x, value in _ticks(scale, calendar)
        )
    for span, lane in bars:
        x, end = scale.at(span[0]), scale.at(span[1] + dt.timedelta(days=1))
        parts.append(
            f'<bar lane="{lane}" x="{x:.1f}" length="{max(end - x, 3):.1f}" count="{spans[span]}"'
            f' extent="{"period" if span[2] else "sometime"}" '
            f'{_both(*span[:2])} target="{target(numbers[span])}"/>'
        )
    for number, held in sorted(points.items()):
        begin = scale.begin + number * scale.months
        first, last = _month(begin), _month(begin + scale.months) - dt.timedelta(days=1)
        x = scale.at(first)
        doubtful = sum(date.is_doubtful for date in held)
        parts.append(
            f'<bin x="{x:.1f}" length="{scale.at(last + dt.timedelta(days=1)) - x:.1f}" count="{len(held)}"'
            f' doubtful="{doubtful}"{_both(first, last)} target="{target(held[0].number)}"/>'
        )
    return "".join((*parts, "</timeline>"))


def _scale(dates: Sequence[Extent]) -> _Scale:
    """Give the time to show: from the first date to the last, without the few that lie far from all the others."""
    firsts, lasts = sorted(date.first for date in dates), sorted(date.last for date in dates)
    few = len(dates) // _OUTLYING
    if (lasts[-1 - few] - firsts[few]) * 2 < lasts[-1] - firsts[0]:
        firsts, lasts = firsts[few:], lasts[: len(lasts) - few]
    begin, end = _months(firsts[0]), _months(lasts[-1])
    months = next((m for m in _MONTHS if end // m - begin // m < _BINS), _MONTHS[-1])
    bins = end // months - begin // months + 1
    missing = max(0, _FEWEST - bins)
    return _Scale(max(12, (begin // months - missing // 2) * months), months, bins + missing)


def _bars(
    spans: Mapping[tuple[dt.date, dt.date, bool], int], scale: _Scale
) -> Iterator[tuple[tuple[dt.date, dt.date, bool], int]]:
    """Yield the intervals that have room, each with the lane in which it lies; those of most dates first have it."""
    kept = sorted(sorted(spans), key=lambda span: -spans[span])[:_BARS]
    ends = [-_APART] * _LANES
    for span in sorted(kept):
        x, end = scale.at(span[0]), scale.at(span[1])
        lane = next((lane for lane in range(_LANES) if ends[lane] + _APART <= max(x, 0.0) or ends[lane] < 0), None)
        if lane is not None:
            ends[lane] = max(end, x + 3)
            yield span, lane


def _ticks(scale: _Scale, calendar: Calendar) -> Iterator[tuple[float, str]]:
    """Yield places and values of the axis of a calendar: years, or months where the timeline is short."""
    begin, end = (from_gregorian(calendar, day) for day in (scale.first, scale.end))
    months = (end[0] - begin[0]) * 12 + end[1] - begin[1]
    step = next((m for m in _MONTHS if months / m <= _TICKS), _MONTHS[-1])
    start = begin[0] * 12 + begin[1] - 1
    for month in range(-(-start // step) * step, end[0] * 12 + end[1], step):
        day = to_gregorian(calendar, month // 12, month % 12 + 1, 1)
        if scale.first <= day < scale.end:
            yield scale.at(day), f"{month // 12:04d}" if step % 12 == 0 else f"{month // 12:04d}-{month % 12 + 1:02d}"


def written(calendar: Calendar, first: dt.date, last: dt.date) -> str:
    """Write a stretch of days in a calendar, as short as it can be: a year, a month, a day, or two with a slash.

    >>> written(Calendar.JALALI, dt.date(2001, 3, 21), dt.date(2002, 3, 20))
    '1380'
    """
    start, end = from_gregorian(calendar, first), from_gregorian(calendar, last)
    length = 3
    if (first, last) == (interval(calendar, start[0])[0], interval(calendar, end[0])[1]):
        length = 1
    elif (first, last) == (interval(calendar, *start[:2])[0], interval(calendar, *end[:2])[1]):
        length = 2
    texts = ["-".join(f"{part:0{4 if n == 0 else 2}d}" for n, part in enumerate(day[:length])) for day in (start, end)]
    return "/".join(dict.fromkeys(texts))


def _both(first: dt.date, last: dt.date) -> str:
    return "".join(f' {c.value}="{written(c, first, last)}"' for c in (Calendar.JALALI, Calendar.GREGORIAN))


def _months(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _month(months: int) -> dt.date:
    return dt.date(months // 12, months % 12 + 1, 1)
