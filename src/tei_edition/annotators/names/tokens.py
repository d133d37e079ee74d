"""A document as the words that names are looked for in: folded, with the way back to the text."""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import add
from unicodedata import combining

from tei_edition.model import Document, InlineRole
from tei_edition.text.folding import LETTERS, fold
from tei_edition.text.inlines import running_text

_TOKEN = re.compile(
    f"((?<![{LETTERS}])[{LETTERS}]{{1,2}}(?:\\.[{LETTERS}]{{1,2}})+(?![{LETTERS}])|[{LETTERS}][{LETTERS}\u200c]*|[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f0-9]*(?:[.'&-](?=[A-Za-z])[A-Za-z]+)*)"
    r"|[0-9]+|(\n)|[^\s\u200c]"
)
_SENTENCE_ENDS = frozenset(".!?؟…؛")
_EZAFE, _BEFORE_EZAFE = "ی", "ه"
_AND = "و"
_SURROGATE = re.compile("[\ud800-\udfff]")
_JOINED = "\u200d"  # folding takes it out
_WITHOUT_NAMES: frozenset[InlineRole] = frozenset(
    {"code", "email", "telephone", "web-address", "account", "page-jump", "continuation", "footnote-mark"}
)
_LONGEST = 120
"""Tokens in a sentence at most: what goes on without an end is cut, so that everything stays linear."""


@dataclass(slots=True)
class Tokens:
    """The words, numbers and signs of running text; token i is `content[starts[i]:ends[i]]`, keyed `keys[i]`.

    A key is folded, in lower case, without zero-width non-joiners, and without the ی that is the ezafe of a word in ه,
    written behind a joiner or a space (کمیته‌ی, کمیته ی). `lines[i]` is 1 where a line end stands before the token,
    `words[i]` where it is made of letters. A sentence is a half-open stretch of tokens; no name leaves one.
    """

    keys: list[str]
    starts: "array[int]"
    ends: "array[int]"
    words: bytearray
    lines: bytearray
    sentences: list[tuple[int, int]]
    content: str = ""

    def __len__(self) -> int:
        """Give the number of tokens."""
        return len(self.keys)

    def sentence(self, first: int, last: int) -> "Tokens":
        """Give the tokens `[first, last)`, which are one sentence."""
        return Tokens(
            self.keys[first:last],
            self.starts[first:last],
            self.ends[first:last],
            self.words[first:last],
            self.lines[first:last],
            [(0, last - first)],
            self.content,
        )

    def pairs(self) -> list[str]:
        """Give what each token and the next spell together."""
        return list(map(add, self.keys, self.keys[1:]))

    def spelled(self) -> list[str]:
        """Give each token as the text has it, without the line ends inside words."""
        pairs = zip(self.starts, self.ends, strict=True)
        return [self.content[start:end].replace("\n", "") for start, end in pairs]


def tokens_of(document: Document) -> Tokens:
    """Divide the running text of `document` into tokens. Linear.

    A word that the end of a line breaks is one token. Contact data, code, the markers of lists and what refers to pages
    hold no names.
    """
    content = document.text.content
    breaks = [inline.span.start for inline in document.inlines if inline.role == "word-break"]
    inlines = ((i.span.start, i.span.end) for i in document.inlines if i.role in _WITHOUT_NAMES)
    markers = ((b.span.start, b.span.end) for b in document.blocks if b.role == "label" and not b.attributes)
    barred = sorted([*inlines, *markers])
    return tokenize(_joined(content, breaks), _without(running_text(document.blocks), barred))


def tokenize(content: str, stretches: Iterable[tuple[int, int]]) -> Tokens:
    """Divide the `stretches` of `content` into tokens; a stretch ends a sentence. Linear."""
    folded = fold(content)
    text, offsets, removed = _lower(folded.text), folded.offsets(), bool(folded.removed)
    tokens = Tokens([], array("q"), array("q"), bytearray(), bytearray(), [], content)
    known: dict[str, str] = {}  # a word is held once, however often it stands
    keys, starts, ends, words, lines, sentences = (
        tokens.keys, tokens.starts, tokens.ends, tokens.words, tokens.lines, tokens.sentences
    )  # fmt: skip
    finditer = _TOKEN.finditer
    for first, last in stretches:
        begun, at_line = len(keys), True
        for match in finditer(text, folded.position(first), folded.position(last)):
            word, line_end = match.group(1, 2)
            if line_end:
                at_line = True
                continue
            start, end = match.span()
            found = word or match.group()
            if word and "\u200c" in word:
                stripped = word.rstrip("\u200c")
                end -= len(word) - len(stripped)
                is_ezafe = stripped.endswith(_BEFORE_EZAFE + "\u200c" + _EZAFE)
                found = stripped.replace("\u200c", "")[: -1 if is_ezafe else None]
            elif found == _EZAFE and not at_line and len(keys) > begun and keys[-1].endswith(_BEFORE_EZAFE):
                ends[-1] = offsets[end - 1] + 1
                continue
            keys.append(known.setdefault(found, found))
            starts.append(offsets[start])
            after = offsets[end - 1] + 1
            while after < len(content) and removed and combining(content[after]):
                after += 1
            ends.append(after)
            words.append(bool(word))
            lines.append(at_line)
            at_line = False
            if (found in _SENTENCE_ENDS and not _ends_initial(tokens)) or len(keys) - begun >= _LONGEST:
                sentences.append((begun, len(keys)))
                begun = len(keys)
        if begun < len(keys):
            sentences.append((begun, len(keys)))
    return tokens


def _ends_initial(tokens: Tokens) -> bool:
    """Tell the full stop behind or before the initial of a person: ن. یعقوبی, حسین .ق."""
    index = len(tokens) - 1
    if tokens.keys[index] != "." or index == 0 or tokens.lines[index]:
        return False
    letter, start = tokens.keys[index - 1], tokens.starts[index]
    if len(letter) == 1 and tokens.words[index - 1] and letter != _AND and tokens.ends[index - 1] == start:
        return True
    # Before one: a space, the stop, the letter, and no letter behind it.
    before, after = tokens.content[start - 1], tokens.content[start + 1 : start + 3]
    return before == " " and after[:1].isalpha() and not after[1:].isalpha()


def _lower(text: str) -> str:
    """Give `text` in lower case, as long as it was: İ of the Turkish alphabet alone would grow, and stays.

    A surrogate without a partner is a sign like any other: the model takes none that UTF-8 cannot say.
    """
    text = _SURROGATE.sub("\ufffd", text)
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _joined(content: str, breaks: list[int]) -> str:
    """Put characters that folding takes out in place of the line ends (and hyphens) before `breaks`."""
    if not breaks:
        return content
    pieces, done = [], 0
    for offset in breaks:
        start = _line_end_start(content, offset)
        pieces += [content[done:start], _JOINED * (offset - start)]
        done = offset
    return "".join([*pieces, content[done:]])


def _line_end_start(content: str, offset: int) -> int:
    start = offset
    while start and content[start - 1] in " \t\r\n-\u00ad\u2010ـ":
        start -= 1
    return start


def _without(stretches: list[tuple[int, int]], barred: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the stretches without what is barred; both in order."""
    index = 0
    for start, end in stretches:
        cursor = start
        while index < len(barred) and barred[index][1] <= cursor:
            index += 1
        at = index
        while at < len(barred) and barred[at][0] < end:
            if cursor < barred[at][0]:
                yield cursor, barred[at][0]
            cursor = max(cursor, barred[at][1])
            at += 1
        if cursor < end:
            yield cursor, end
