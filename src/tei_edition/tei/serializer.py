"""Events to XML text: the only place of the program that writes a tag.

Inside `text` nothing is added: no indentation, no line break, no white space. What the parser of the reader would
change, or what HTML and XML tools stumble over, is written as a character reference or as an element.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tei_edition.model import UNHOLDABLE, Attributes
from tei_edition.tei.names import character_id

_SPECIAL = re.compile(f"[&<>\r]|{UNHOLDABLE.pattern}")
_TEXT_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


class Start(NamedTuple):
    """The start of an element."""

    element: str
    attributes: Attributes = ()


class End(NamedTuple):
    """The end of an element."""

    element: str


class Empty(NamedTuple):
    """An element without content."""

    element: str
    attributes: Attributes = ()


class Characters(NamedTuple):
    """Characters of the reading text."""

    text: str


type Event = Start | End | Empty | Characters


def serialize(events: Iterable[Event]) -> str:
    """Give `events` as XML text; a character that XML cannot hold becomes a `g`. Linear."""
    pieces: list[str] = []
    write = pieces.append
    for event in events:
        if isinstance(event, Characters):
            write(_escaped(event.text))
        elif isinstance(event, Start):
            write(f"<{event.element}{_attributes(event.attributes)}>")
        elif isinstance(event, End):
            write(f"</{event.element}>")
        else:
            write(f"<{event.element}{_attributes(event.attributes)}/>")
    return "".join(pieces)


def unholdable_characters(text: str) -> list[str]:
    """Give the different characters of `text` that XML cannot hold, in code point order."""
    return sorted(set(UNHOLDABLE.findall(text)))


def holdable(text: str) -> str:
    r"""Give `text` as an attribute or a header can state it: what XML cannot hold is written as `\xNN`.

    A file name may hold such characters; the document's own text never goes through here.
    """
    return UNHOLDABLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def _escaped(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    return "".join(
        f'<g ref="#{character_id(piece)}"/>' if index % 2 else piece.translate(_TEXT_ESCAPES)
        for index, piece in enumerate(UNHOLDABLE.split(text))
    )


@lru_cache(maxsize=1024)
def _attributes(attributes: Attributes) -> str:
    return "".join(f' {name}="{holdable(value).translate(_ATTRIBUTE_ESCAPES)}"' for name, value in attributes)
