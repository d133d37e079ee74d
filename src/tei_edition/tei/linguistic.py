"""A TEI file divided into sentences and words: its own elements as they are, with `s`, `w` and `pc` around its text.

What is put in is cut where an element that was there is in the way, and nothing else is: the parts of one sentence or
word point to one another by `@next` and `@prev` (Guidelines, chapter 17.3). So no element of the edition is changed,
and without what was put in it is the file that it was.
"""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from tei_edition.model import EditionError, finding
from tei_edition.model.words import DividedText, Token
from tei_edition.tei.decoder import plain_text, text_element
from tei_edition.tei.laws import difference
from tei_edition.tei.names import NAMESPACE, WORDS_SCHEMAS
from tei_edition.tei.running_text import EDITORIAL, IN_WORDS, is_inline, local_name, steps
from tei_edition.tei.serializer import declarations

AGENT = "words"
_TASK = "division into sentences and words, with lemmas"
_PREFIX = f"{{{NAMESPACE}}}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SEGMENTATION = (
    "Sentences (s), words (w) and punctuation (pc) were divided, and lemmas given, by program; norm is a word in "
    "regular spelling where the text has another. A lemma that no lexicon has is of low certainty."
)


def encode_words(tree: etree._ElementTree, divided: DividedText, file: str) -> bytes:
    """Give the file of `tree` with the sentences of `divided`, whose text must be its own. Linear.

    The lemma of a word that is not in the lexicon has `@cert`. Raises `EditionError` L03 where the text is not the same
    character for character.
    """
    root = deepcopy(tree.getroot())
    text = text_element(etree.ElementTree(root))
    if text is None:
        raise EditionError(finding("M03", file=file, reason="it has no element “text”"))
    identifier = divided.text.identifier
    made = _Division(text, divided).made()
    made.tail = text.tail
    parent = text.getparent()
    if parent is not None:
        parent.replace(text, made)
    root.set(_ID, f"{identifier}.ana")
    _state(root, made)
    found = plain_text(made)
    if found != divided.text.content:
        raise difference("L03", file, divided.text.content, found)
    return f"{declarations(*WORDS_SCHEMAS)}\n{etree.tostring(root, encoding='unicode')}\n".encode()


@dataclass(slots=True)
class _Range:
    """A sentence or a token that is being written: `element` is its part that is open, if one is."""

    name: str
    start: int
    end: int
    identifier: str
    attributes: dict[str, str]
    element: etree._Element | None = None
    parts: list[etree._Element] = field(default_factory=list)

    def begins(self, offset: int) -> bool:
        """Tell whether this begins at `offset`, and has not begun."""
        return self.element is None and self.start == offset

    def holds(self, element: etree._Element) -> bool:
        """Tell whether this may stand around `element`."""
        if self.name == "s":
            return True
        return self.name == "w" and all(local_name(one) in IN_WORDS for one in element.iter(etree.Element))


class _Division:
    """One walk over a `text`, beside one over its sentences."""

    def __init__(self, text: etree._Element, divided: DividedText) -> None:
        self._text = text
        self._divided = divided
        self._sentences = iter(divided.sentences)
        self._ends = _ends(text)
        self._made = etree.Element(text.tag, _attributes_of(text), _namespaces(text))
        self._open: list[etree._Element] = [self._made]
        self._pieces: list[str] = []
        self._offset = 0
        self._sentence: _Range | None = None
        self._tokens: list[Token] = []
        self._number = 0
        self._token: _Range | None = None
        self._advance_sentence()

    def made(self) -> etree._Element:
        """Give the new `text`."""
        for kind, element, characters in steps(self._text):
            if kind == "start":
                self._start(element)
            elif kind == "end":
                self._end()
            elif kind == "characters":
                self._characters(characters)
            else:
                self._apart(element, characters)
        self._flush()
        return self._made

    # -------------------------------------------------------------------------------------------- the elements there

    def _start(self, element: etree._Element) -> None:
        if is_inline(element):
            end = next(self._ends)
            sentence, token = self._sentence, self._token
            if sentence and sentence.begins(self._offset) and self._offset < end <= sentence.end:
                self._enter(sentence)
            if token and token.begins(self._offset) and self._is_in_sentence and self._surrounds(token, element, end):
                self._enter(token)
            for one in (token, sentence):
                if one and one.element is not None and not (end <= one.end and one.holds(element)):
                    self._leave(one)
        self._flush()
        parent = self._open[-1]
        self._open.append(etree.SubElement(parent, element.tag, _attributes_of(element), _namespaces(element)))

    def _end(self) -> None:
        # What goes on after this element is cut here; what began outside it may end right after it.
        for one in (self._token, self._sentence):
            if one and one.element is self._open[-1]:
                self._leave(one)
        self._flush()
        self._open.pop()
        self._close_what_ends()

    def _apart(self, element: etree._Element, character: str) -> None:
        if character:
            self._before_characters()
        elif isinstance(element.tag, str) and self._token and not self._token.holds(element):
            self._leave(self._token)
        self._flush()
        copied = deepcopy(element)
        copied.tail = None
        self._open[-1].append(copied)
        self._offset += len(character)
        self._close_what_ends()

    # ------------------------------------------------------------------------------------------------- the characters

    def _characters(self, characters: str) -> None:
        done = 0
        while done < len(characters):
            token = self._token
            if token is None:
                self._put(characters[done:])
                return
            if self._offset < token.start:
                taken = characters[done : done + token.start - self._offset]
            else:
                self._before_characters()
                taken = characters[done : done + token.end - self._offset]
            self._put(taken)
            done += len(taken)
            self._close_what_ends()

    def _put(self, characters: str) -> None:
        self._pieces.append(characters)
        self._offset += len(characters)

    def _before_characters(self) -> None:
        """Begin, or begin again, what the next character belongs to."""
        for one in (self._sentence, self._token):
            if one and one.element is None and one.start <= self._offset:
                self._enter(one)

    def _close_what_ends(self) -> None:
        if self._token and self._offset >= self._token.end and self._is_closable(self._token):
            self._leave(self._token)
            self._advance_token()
        if self._sentence and self._offset >= self._sentence.end and self._is_closable(self._sentence):
            self._leave(self._sentence)
            self._advance_sentence()

    def _surrounds(self, token: _Range, element: etree._Element, end: int) -> bool:
        """Tell whether `element`, which begins with `token` and ends at `end`, stands in it, not around it.

        What an editor changed does, and what is shorter; what only sets the whole word apart does not.
        """
        is_shorter = end < token.end or (end == token.end and local_name(element) in EDITORIAL)
        return self._offset < end and is_shorter and token.holds(element)

    @property
    def _is_in_sentence(self) -> bool:
        return self._sentence is not None and self._sentence.element is not None

    def _is_closable(self, one: _Range) -> bool:
        return one.element is None or self._open[-1] is one.element

    # ------------------------------------------------------------------------------------------- sentences and tokens

    def _advance_sentence(self) -> None:
        sentence = next(self._sentences, None)
        self._sentence, self._token = None, None
        if sentence is not None:
            span = sentence.span
            identifier = f"{self._divided.text.identifier}.{sentence.key}"
            self._sentence = _Range("s", span.start, span.end, identifier, {})
            self._tokens, self._number = list(sentence.tokens), 0
            self._advance_token()

    def _advance_token(self) -> None:
        self._token = None
        if self._sentence and self._number < len(self._tokens):
            token = self._tokens[self._number]
            before = self._tokens[self._number - 1] if self._number else None
            self._number += 1
            name = "w" if token.analysis.is_word else "pc"
            identifier = f"{self._sentence.identifier}.{name}{self._number}"
            is_joined = before is not None and before.is_joined
            self._token = _Range(name, token.start, token.end, identifier, self._attributes(token, is_joined=is_joined))

    def _attributes(self, token: Token, *, is_joined: bool) -> dict[str, str]:
        """Give the attributes of a token (Guidelines, chapter 17.4.2); `is_joined`: no white space is before it."""
        known = token.analysis
        attributes: dict[str, str] = {}
        if known.is_word:
            attributes["lemma"] = known.lemma
        if token.tag:
            part, _, features = token.tag.partition(",")
            attributes["pos"] = part
            if features:
                attributes["msd"] = features
        if known.regular != self._divided.text.content[token.start : token.end]:
            attributes["norm"] = known.regular
        sides = {(True, True): "both", (True, False): "left", (False, True): "right"}
        if is_joined or token.is_joined:
            attributes["join"] = sides[is_joined, token.is_joined]
        if not known.is_known:
            attributes |= {"cert": "low", "resp": f"#resp-{AGENT}"}
        return attributes

    def _enter(self, one: _Range) -> None:
        self._flush()
        number = len(one.parts) + 1
        identifier = f"{one.identifier}.{number}" if one.parts else one.identifier
        one.element = etree.SubElement(self._open[-1], f"{_PREFIX}{one.name}", {_ID: identifier})
        if one.parts:
            before = one.parts[-1]
            before.set("part", "M" if number > 2 else "I")
            before.set("next", f"#{identifier}")
            one.element.set("part", "F")
            one.element.set("prev", f"#{before.get(_ID)}")
        else:
            for name, value in one.attributes.items():
                one.element.set(name, value)
        one.parts.append(one.element)
        self._open.append(one.element)

    def _leave(self, one: _Range) -> None:
        if one.element is not None:
            self._flush()
            self._open.pop()
            one.element = None

    def _flush(self) -> None:
        """Let what was taken be the text of the element that is open, or the tail of the last one in it."""
        if self._pieces:
            characters = "".join(self._pieces)
            self._pieces.clear()
            parent = self._open[-1]
            if len(parent):
                parent[-1].tail = (parent[-1].tail or "") + characters
            else:
                parent.text = (parent.text or "") + characters


def _ends(text: etree._Element) -> Iterator[int]:
    """Give the offset at which each inline element ends, in the order in which they begin."""
    ends: list[int] = []
    opened: list[int] = []
    offset = 0
    for kind, element, characters in steps(text):
        offset += len(characters)
        if kind in ("start", "end") and is_inline(element):
            if kind == "start":
                opened.append(len(ends))
                ends.append(offset)
            else:
                ends[opened.pop()] = offset
    return iter(ends)


def _state(root: etree._Element, text: etree._Element) -> None:
    """State in the header who divided the text, how, and how often each element stands in it."""
    header = root.find(f"{_PREFIX}teiHeader")
    if header is None:
        return
    titles = header.find(f"{_PREFIX}fileDesc/{_PREFIX}titleStmt")
    application = header.find(f".//{_PREFIX}application")
    if titles is not None:
        statement = _child(titles, "respStmt", "")
        statement.set(_ID, f"resp-{AGENT}")
        _child(statement, "resp", _TASK)
        software = _child(statement, "name", "tei-edition")
        software.set("type", "software")
        if application is not None and application.get(_ID):
            software.set("ref", f"#{application.get(_ID)}")
    segmentation = header.find(f".//{_PREFIX}editorialDecl/{_PREFIX}segmentation")
    if segmentation is not None:
        _child(segmentation, "p", _SEGMENTATION)
    usage = header.find(f".//{_PREFIX}tagsDecl/{_PREFIX}namespace[@name='{NAMESPACE}']")
    if usage is not None:
        layout = usage.text
        for child in list(usage):
            usage.remove(child)
        counts = Counter(local_name(element) for element in text.iter(f"{_PREFIX}*"))
        for name in sorted(counts):
            entry = _child(usage, "tagUsage", "")
            entry.set("gi", name)
            entry.set("occurs", str(counts[name]))
            entry.tail = layout


def _child(parent: etree._Element, name: str, content: str) -> etree._Element:
    """Add an element at the end of `parent`, laid out as the one before it."""
    before = parent[-1] if len(parent) else None
    tail = None if before is None else before.tail
    if before is not None and parent.text:
        before.tail = parent.text
    child = etree.SubElement(parent, f"{_PREFIX}{name}")
    child.text = content or None
    child.tail = tail
    return child


def _attributes_of(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _namespaces(element: etree._Element) -> dict[str, str]:
    """Give the prefixes of `element`; the stubs of lxml do not know that one may be `None`."""
    return cast("dict[str, str]", element.nsmap)
