"""Paragraphs, headings, lists and separators, told from the shapes of lines alone.

Two conventions divide the plain texts of archives, and each text shows its own. Where lines are long, or of any length
and each ends a sentence, a line is a paragraph. Where lines are short and filled, so that the first word of the next
line would not have fitted, the break between them is only the width of the column, and the paragraph goes on.
Everything here follows from that.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from tei_edition.model.value import value
from tei_edition.text.outline import Part

LONGEST_COLUMN = 120
"""Code points; nobody breaks lines by hand or by column at more than this."""

_LONG_LINE = 160
_LONGEST_HEADING = 110
_SHORT_HEADING = 30
_LONGEST_TITLE = 60
_FILLED = 0.85
"""A line break is the column's where line and next word together would have taken this share of the width."""
_MOSTLY_FILLED = 0.7
_ENDS_OF_SENTENCES = (".", "!", "?", "؟", "…", "。", ":", "»", '"', "”", ")", "]")
_ANNOUNCES = re.compile(r":\s*$")
_NO_HEADING_END = re.compile(r"[.،؛:,;…]\s*$")
_BLANK = re.compile("[\\s\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]*")
_LINE = re.compile(r"[^\r\n]*")
_SEPARATOR = re.compile(r"\s*([-=_*~ـ–—•·+#✱❖◆])(?:\s*\1){2,}\s*")
_SPACE = "[ \t\f\u00a0\u2000-\u200a\u200c\u200f\u200e]"
_DIGIT = "[0-9۰-۹٠-٩]"
_MARKER = re.compile(
    rf"{_SPACE}*"
    rf"(?:(?P<bullet>[-–—−•·∙●○◦▪▫■□◆◇►▶*+])(?:{_SPACE}+|(?=[^\W\d_])))?"
    rf"(?:[(\[]?(?P<number>{_DIGIT}{{1,3}}){_SPACE}*[._)\]\-–ـ](?!{_DIGIT})"
    rf"|[(\[]?(?P<letter>الف|[بپتجچحدهوزط]|[a-z]){_SPACE}*[.)\]\-–ـ](?={_SPACE}))?"
)
_ABJAD = ("الف", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط")
_ALPHABET = ("الف", "ب", "پ", "ت", "ث", "ج", "چ", "ح", "خ", "د")
_LATIN = tuple("abcdefghijklmnopqrstuvwxyz")
_RENDITIONS = {"-": "dash", "–": "dash", "—": "dash", "−": "dash"}


@value
class _Line:
    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Unit:
    """Lines that belong together: a paragraph, a heading, an item or a separator."""

    start: int
    end: int
    lines: int
    marker: "_Marker | None"
    only_marked: bool
    apart: bool = True
    """Nothing stands on the line before it."""
    separator: bool = False


@dataclass(frozen=True, slots=True)
class _Marker:
    rendition: str
    sign: str
    length: int


def segment(content: str) -> list[Part]:
    """Give the parts of `content` in order; what lies between them is white space. Linear."""
    chunks = _chunks(content)
    width = max((len(line.text) for chunk in chunks for line in chunk), default=0)
    units = [unit for chunk in chunks for unit in _units(chunk, width)]
    return _parts(content, units)


def _chunks(content: str) -> list[list[_Line]]:
    chunks: list[list[_Line]] = [[]]
    position, length = 0, len(content)
    while position < length:
        match = _LINE.match(content, position)
        end = match.end() if match else length
        line = content[position:end]
        if _BLANK.fullmatch(line):
            if chunks[-1]:
                chunks.append([])
        else:
            stripped = line.strip(" \t")
            start = position + len(line) - len(line.lstrip(" \t"))
            chunks[-1].append(_Line(start, start + len(stripped), stripped))
        position = end + 1
    return [chunk for chunk in chunks if chunk]


def _units(chunk: list[_Line], width: int) -> list[_Unit]:
    breaks = _paragraph_breaks(chunk, width)
    units: list[_Unit] = []
    for index, line in enumerate(chunk):
        separator = len(line.text) < _LONG_LINE and _SEPARATOR.fullmatch(line.text) is not None
        marker = None if separator else _marker(line.text)
        breaks_here = index == 0 or breaks[index - 1] or separator or units[-1].separator
        if breaks_here and not marker and index and units[-1].marker and _ANNOUNCES.search(chunk[index - 1].text):
            # What an item announces with a colon is a part of it.
            breaks_here = separator
        if breaks_here or marker:
            units.append(_Unit(line.start, line.end, 1, marker, not breaks_here, index == 0, separator))
        else:
            units[-1].end = line.end
            units[-1].lines += 1
    return units


def _paragraph_breaks(chunk: list[_Line], width: int) -> list[bool]:
    """Tell for each line break in `chunk` whether a paragraph ends there; `width` is the text's longest line."""
    if len(chunk) == 1:
        return []
    own_width = max(len(line.text) for line in chunk)
    column = width if width <= LONGEST_COLUMN and len(chunk) < 3 else own_width
    filled = [
        len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > column * _FILLED
        for line, following in pairwise(chunk)
    ]
    ended = [_ends_sentence(line.text) for line in chunk]
    in_columns = own_width <= LONGEST_COLUMN and sum(filled) >= len(filled) * _MOSTLY_FILLED
    if in_columns and (len(chunk) > 2 or width <= LONGEST_COLUMN):
        return [not full and ends for full, ends in zip(filled, ended, strict=False)]
    if width > _LONG_LINE or (len(chunk) > 2 and all(ended)):
        return [True] * len(filled)
    return [
        not full and len(line.text) > width / 2 and ends for line, full, ends in zip(chunk, filled, ended, strict=False)
    ]


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith(_ENDS_OF_SENTENCES)


def _marker(line: str) -> _Marker | None:
    match = _MARKER.match(line)
    if match is None or match.end() == len(line):
        return None
    bullet, number, letter = match["bullet"], match["number"], match["letter"]
    if number or letter:
        return _Marker("numbered", str(int(number)) if number else letter, match.end())
    if bullet:
        return _Marker(_RENDITIONS.get(bullet, "bullet"), bullet, match.end())
    return None


def _continues(previous: _Marker, following: _Marker) -> bool:
    if previous.rendition != following.rendition:
        return False
    if previous.rendition != "numbered":
        return previous.sign == following.sign
    if previous.sign.isdecimal() or following.sign.isdecimal():
        return (
            previous.sign.isdecimal() and following.sign.isdecimal() and int(following.sign) == int(previous.sign) + 1
        )
    return any(
        previous.sign in order
        and following.sign in order
        and order.index(following.sign) == order.index(previous.sign) + 1
        for order in (_ABJAD, _ALPHABET, _LATIN)
    )


def _parts(content: str, units: list[_Unit]) -> list[Part]:
    parts: list[Part] = []
    index = 0
    while index < len(units):
        end = index + 1
        while end < len(units) and _marked_alike(units[end - 1], units[end]):
            end += 1
        run = units[index:end]
        if _are_titled(content, run):
            for unit in run:
                parts += _titled(content, unit)
            index = end
            continue
        if len(run) > 1 and (after := _after_list(content, run, units[end : end + 1])):
            run[-1].end, run[-1].lines = run[-1].start + len(content[run[-1].start : after.start].rstrip()), 1
            units.insert(end, after)
        if len(run) > 1:
            parts.append(_list(content, run))
        elif run[0].only_marked and parts and parts[-1].role == "paragraph":
            parts[-1].end = run[0].end
        elif run[0].separator:
            parts.append(Part("separator", run[0].start, run[0].end))
        else:
            following = units[end] if end < len(units) else None
            heading = _is_heading(content, run[0], following)
            parts.append(Part("heading" if heading else "paragraph", run[0].start, run[0].end))
        index = end
    return parts


def _are_titled(content: str, run: list[_Unit]) -> bool:
    """Tell numbered headings, each over a text of its own, from the items of a list."""
    if run[0].marker is None or run[0].marker.rendition != "numbered":
        return False
    texts = [unit for unit in run if unit.lines > 1]
    if not texts or (len(run) > 2 and len(texts) * 2 < len(run)):
        return False
    return all(_title_end(content, unit) for unit in run)


def _title_end(content: str, unit: _Unit) -> int:
    """Give where the short line ends that heads a unit, after which the next word would have fitted; 0 if none does."""
    first, *rest = re.split(r"\s*[\r\n]\s*", content[unit.start : unit.end])
    if len(first) > _LONGEST_TITLE or _ends_sentence(first):
        return 0
    if rest:
        column = max(map(len, rest))
        word = rest[0].split(maxsplit=1)[0]
        if column < len(first) * 2 or len(first) + 1 + len(word) > column * _FILLED or not _ends_sentence(rest[-1]):
            return 0
    return unit.start + len(first)


def _titled(content: str, unit: _Unit) -> list[Part]:
    end = _title_end(content, unit)
    rest = unit.end - len(content[end : unit.end].lstrip())
    heading = Part("heading", unit.start, end)
    return [heading, Part("paragraph", rest, unit.end)] if rest < unit.end else [heading]


def _marked_alike(previous: _Unit, following: _Unit) -> bool:
    return (
        previous.marker is not None and following.marker is not None and _continues(previous.marker, following.marker)
    )


def _after_list(content: str, run: list[_Unit], following: list[_Unit]) -> _Unit | None:
    """Give the lines after the last item's own, where all the others have one line and its own was not filled.

    A short line without an end, over another list, is that list's heading.
    """
    last = run[-1]
    if last.lines == 1 or any(unit.lines > 1 for unit in run[:-1]):
        return None
    ends = re.search(r"\s*[\r\n]\s*", content[last.start : last.end])
    if ends is None:
        return None
    start = last.start + ends.end()
    word = content[start : last.end].split(maxsplit=1)[0]
    column = max(map(len, re.split(r"[\r\n]+", content[run[0].start : last.end])))
    heads = (
        bool(following)
        and following[0].marker is not None
        and last.lines == 2
        and last.end - start < _SHORT_HEADING
        and not _ends_sentence(content[start : last.end])
    )
    if ends.start() + 1 + len(word) > column * _FILLED and not heads:
        return None
    return _Unit(start, last.end, last.lines - 1, None, only_marked=False)


def _list(content: str, run: list[_Unit]) -> Part:
    items = []
    for unit in run:
        length = unit.marker.length if unit.marker else 0
        marker_end = unit.start + len(content[unit.start : unit.start + length].rstrip(" \t"))
        items.append(Part("item", unit.start, unit.end, parts=[Part("label", unit.start, marker_end)]))
    rendition = run[0].marker.rendition if run[0].marker else ""
    return Part("list", run[0].start, run[-1].end, (("rendition", rendition),), items)


def _is_heading(content: str, unit: _Unit, following: _Unit | None) -> bool:
    """Tell a heading: one short line that ends no sentence, before a paragraph much longer than itself.

    A question or a cry is one only where it stands apart: between the lines of a story it is a line of the story.
    """
    length = unit.end - unit.start
    if following is None or following.marker or following.separator or unit.lines > 1:
        return False
    if unit.marker and (unit.marker.rendition != "numbered" or not _title_end(content, unit)):
        return False
    if length > _LONGEST_HEADING or following.end - following.start < max(LONGEST_COLUMN, length * 1.5):
        return False
    if not unit.apart and content[unit.end - 1] in "!؟":
        return False
    return _NO_HEADING_END.search(content, unit.start, unit.end) is None
