"""From bytes to documents: one reader per format, each begins with the list of what it covers.

A reader either takes what was received or gives its excuse. When none takes it, the error lists the excuses.
Readers are entry points of the group `tei_edition.readers`; the built-in ones register the same way.
"""

from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.metadata import entry_points
from typing import Protocol

from tei_edition.model import Document, EditionError, Encoding, finding
from tei_edition.text.decoding import decode, detect_encoding, signature, stated_encoding


@dataclass(frozen=True)
class Received:
    """What came in: bytes under a name, and what the user states about them (empty where nothing)."""

    name: str
    data: bytes = field(repr=False)
    stated_format: str = ""
    stated_encoding: str = ""

    @cached_property
    def encoding(self) -> Encoding:
        """The encoding stated or, failing that, detected; raises `EditionError` I05 where neither helps."""
        if self.stated_encoding:
            encoding = stated_encoding(self.stated_encoding, self.data)
            if encoding is None:
                evidence = f"“{self.stated_encoding}” was named, which is not supported"
                raise EditionError(finding("I05", file=self.name, evidence=evidence))
            return encoding
        return detect_encoding(self.data, self.name)

    @cached_property
    def decoded(self) -> str:
        """The characters after the mark; raises `EditionError` I04 or I05."""
        return decode(self.data, self.encoding, self.name)


class Reader(Protocol):
    """What a reader of one format offers; `precedence` orders the questions, the lowest first."""

    name: str
    precedence: int

    def excuse(self, received: Received) -> str:
        """Say why the reader does not take what was received; the empty string means that it does."""

    def read(self, received: Received) -> Document:
        """Read it. Raises `EditionError` where the bytes are not what they seemed."""


@cache
def readers() -> tuple[Reader, ...]:
    """Give the registered readers in the order in which they are asked."""
    found = [entry.load()() for entry in entry_points(group="tei_edition.readers")]
    return tuple(sorted(found, key=lambda reader: (reader.precedence, reader.name)))


def formats() -> tuple[str, ...]:
    """Give the names of the formats that can be stated."""
    return tuple(sorted(reader.name for reader in readers()))


def read(received: Received) -> Document:
    """Read what was received with the reader that is stated, or else with the first that takes it.

    Raises `EditionError`: I06 where there is no text in it, I03 with every reader's excuse where none takes it, I04
    and I05 where its characters cannot be told.
    """
    if not received.data:
        raise EditionError(finding("I06", file=received.name, content="the file is empty"))
    kind = None if received.stated_encoding else signature(received.data)
    if kind is not None:
        excuses = "; ".join(f"{name}: it begins like {kind}" for name in formats())
        raise EditionError(finding("I03", file=received.name, excuses=excuses))
    if not received.decoded.strip():
        content = f"{len(received.decoded)} characters of white space"
        raise EditionError(finding("I06", file=received.name, content=content))
    refusals: list[str] = []
    for reader in readers():
        excuse = "" if received.stated_format == reader.name else reader.excuse(received)
        if not excuse and received.stated_format in ("", reader.name):
            return reader.read(received)
        refusals.append(f"{reader.name}: {excuse or 'another format was stated'}")
    raise EditionError(finding("I03", file=received.name, excuses="; ".join(refusals)))
