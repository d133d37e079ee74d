"""The running text of a TEI file: its characters as law L3 counts them, and which of them belong together.

It is read from the elements themselves, so that an editor's own markup is there too. An element that is not known as
one inside running text ends what stands before it.
"""

from collections.abc import Iterator
from typing import Literal

from lxml import etree

from tei_edition.model import Category, EditionError, Span, finding
from tei_edition.model.words import NamedSpan, RunningText, Stretch
from tei_edition.tei.decoder import text_element
from tei_edition.tei.names import BLOCKS, CONTENT_ADDITIONS, MENTIONS, NAMESPACE, declared_character

NAMED: dict[str, Category] = {element: category for category, element in MENTIONS.items()}
"""The elements of names and dates, by category."""

EDITORIAL = frozenset({"choice", "orig", "sic", "abbr", "add", "del", "subst", "unclear", "damage", "surplus"})
"""Elements in which an editor or the source changes the text; they may stand inside a word."""

_LAID_OVER = frozenset({"hi", "seg"})
IN_WORDS = frozenset({*_LAID_OVER, *EDITORIAL, *CONTENT_ADDITIONS, "lb", "pb", "cb", "gap", "anchor"})
"""Elements that a word may hold (Guidelines, the content of `w`)."""

_UNDIVIDED = frozenset({*NAMED, "name", "rs", "email", "num"})
"""Elements that no sentence ends in."""

INLINE = frozenset(
    {
        *IN_WORDS,
        *_UNDIVIDED,
        "ref",
        "emph",
        "foreign",
        "term",
        "title",
        "mentioned",
        "soCalled",
        "q",
        "milestone",
        "ptr",
    }
)
"""Elements inside running text: a sentence may hold them, or be held by them."""

_BLOCKS_TOO = {(rule.element, dict(rule.fixed).get("type")) for rule in BLOCKS.values() if rule.element in INLINE}

_XML = "{http://www.w3.org/XML/1998/namespace}"
_PREFIX = f"{{{NAMESPACE}}}"

type Step = tuple[Literal["start", "end", "characters", "apart"], etree._Element, str]  # noqa: SLF001  the only name that lxml has for it


def local_name(element: etree._Element) -> str:
    """Give the name of an element of TEI, and nothing for a comment or an element of another vocabulary."""
    return element.tag.removeprefix(_PREFIX) if isinstance(element.tag, str) else ""


def is_inline(element: etree._Element) -> bool:
    """Tell whether `element` stands inside running text: the number of a letter, for one, is a block of its own."""
    name = local_name(element)
    return name in INLINE and (name, element.get("type")) not in _BLOCKS_TOO


def steps(text: etree._Element) -> Iterator[Step]:
    """Walk over `text`, the element itself left out: starts, characters, ends, in the order of the file.

    Standing apart are comments, processing instructions, and the elements whose characters are not the source's, each
    as a whole; and `g`, with the character that it stands for. Linear. Raises `ValueError` for a `g` of another kind.
    """
    walker = etree.iterwalk(text, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        name = local_name(element)
        is_apart = event in ("comment", "pi") or name in CONTENT_ADDITIONS or name == "g"
        if event == "start":
            if is_apart:
                walker.skip_subtree()
            elif element is text:
                yield "characters", element, element.text or ""
            else:
                yield "start", element, ""
                yield "characters", element, element.text or ""
        elif element is not text:
            if is_apart:
                yield "apart", element, declared_character(element.get("ref", "")) if name == "g" else ""
            else:
                yield "end", element, ""
            yield "characters", element, element.tail or ""


def running_text(tree: etree._ElementTree, name: str, file: str) -> RunningText:
    """Read the running text of a TEI file, which is called `name` where it does not say its own id. Linear.

    Raises `EditionError` M03 where it has no text, or where it is divided into words already.
    """
    text = text_element(tree)
    if text is None:
        raise EditionError(finding("M03", file=file, reason="it has no element “text”"))
    if next(text.iter(f"{_PREFIX}s", f"{_PREFIX}w", f"{_PREFIX}pc"), None) is not None:
        raise EditionError(finding("M03", file=file, reason="it is divided into sentences or words already"))
    reading = _Reading()
    try:
        for kind, element, characters in steps(text):
            reading.take(kind, element, characters)
    except ValueError as error:
        raise EditionError(
            finding("M03", file=file, reason=f"the g that points to “{error}” is no character")
        ) from error
    reading.end_stretch()
    return RunningText(
        tree.getroot().get(f"{_XML}id") or name,
        "".join(reading.pieces),
        tuple(reading.stretches),
        tuple(reading.names),
    )


class _Reading:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.stretches: list[Stretch] = []
        self.names: list[NamedSpan] = []
        self._length = 0
        self._start, self._from = 0, 0
        self._blocks = ["text"]
        self._undivided: list[int] = []
        self._named: list[int] = []
        self._whole: list[tuple[int, int]] = []
        self._breaks: list[int] = []

    def take(self, kind: str, element: etree._Element, characters: str) -> None:
        name = local_name(element)
        if characters:
            self.pieces.append(characters)
            self._length += len(characters)
        elif kind in ("start", "end") and not is_inline(element):
            self.end_stretch()
            if kind == "start":
                self._blocks.append(name)
            else:
                self._blocks.pop()
        elif kind == "start":
            self._begin(element, name)
        elif kind == "end":
            self._end(element, name)

    def _begin(self, element: etree._Element, name: str) -> None:
        if name == "lb" and element.get("break") == "no":
            self._breaks.append(self._length)
        if name in _UNDIVIDED:
            self._undivided.append(self._length)
        if name in NAMED:
            self._named.append(self._length)

    def _end(self, element: etree._Element, name: str) -> None:
        if name in _UNDIVIDED:
            start = self._undivided.pop()
            if not self._undivided and start < self._length:
                self._whole.append((start, self._length))
        if name in NAMED:
            start = self._named.pop()
            if not self._named and start < self._length:
                self.names.append(NamedSpan(Span(start, self._length), NAMED[name], element.get("ref", "")))

    def end_stretch(self) -> None:
        """End the stretch here; one without anything but white space is none."""
        said = self.pieces[self._from :]
        if any(not piece.isspace() for piece in said):
            whole, breaks = tuple(self._whole), tuple(self._breaks)
            self.stretches.append(Stretch(self._blocks[-1], self._start, self._length, whole, breaks))
        self._start, self._from = self._length, len(self.pieces)
        self._whole, self._breaks = [], []
