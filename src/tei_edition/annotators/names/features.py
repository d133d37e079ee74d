"""What the sequence model sees of each token: the word, its neighbours, and what the lists say of them."""

from dataclasses import dataclass, field
from typing import NamedTuple

from tei_edition.annotators.names import lexicon
from tei_edition.annotators.names.matching import Match
from tei_edition.annotators.names.tokens import Tokens
from tei_edition.gazetteers import Gazetteer

_CLASSES: tuple[tuple[str, frozenset[str]], ...] = (
    ("T", lexicon.TITLES),
    ("R", lexicon.OFFICES),
    ("K", lexicon.KIN),
    ("O", lexicon.ORGANIZATION_HEADS),
    ("o", lexicon.PLURAL_HEADS),
    ("L", lexicon.PLACE_HEADS),
    ("l", lexicon.PLACE_NAME_HEADS),
    ("N", lexicon.NATIONALITIES),
    ("p", lexicon.PREPOSITIONS),
    ("a", lexicon.CONJUNCTIONS),
    ("V", lexicon.REPORTING),
)
_LETTERS = {"person": "P", "place": "L", "organization": "O"}
_ENDINGS = ("های", "ها", "ی", "ان", "هایی", "تر", "ترین", "ش", "م", "شان", "مان", "تان", "هایشان", "هایش", "هائی")
_REMEMBERED = 50_000
"""Words whose features are remembered; archives repeat few words more."""

type Sentence = list[list[str]]
"""The features of each token of a sentence."""


class _Word(NamedTuple):
    """What a word gives to the features of its own token, of the next, and of the one before; its class and form."""

    own: tuple[str, ...]
    to_next: tuple[str, ...]
    to_previous: tuple[str, ...]
    kind: str
    form: str


class _Seen(NamedTuple):
    """What is seen of each token of a text, by its index."""

    lines: bytearray
    words: list[_Word]
    marks: list[str]
    parts: dict[int, str]


_EDGE = _Word((), ("-1w#",), ("+1w#",), "#", "#")


@dataclass(slots=True)
class Features:
    """Makes the features of sentences; what depends on a word alone is made once."""

    gazetteer: Gazetteer
    _words: dict[tuple[str, int], _Word] = field(default_factory=dict)

    def of(self, tokens: Tokens, found: tuple[Match, ...]) -> list[Sentence]:
        """Give the features of every sentence. Linear."""
        marks = _marks(len(tokens), found)
        parts = self._parts(tokens)
        words = [self._word(key, is_word) for key, is_word in zip(tokens.keys, tokens.words, strict=True)]
        seen = _Seen(tokens.lines, words, marks, parts)
        return [_sentence(seen, first, last) for first, last in tokens.sentences]

    def _parts(self, tokens: Tokens) -> dict[int, str]:
        """Mark the forenames and surnames of two words."""
        keys = tokens.keys
        parts: dict[int, str] = {}
        for names, letter in ((self.gazetteer.forenames, "F"), (self.gazetteer.surnames, "S")):
            for index in range(len(keys) - 1):
                if keys[index] + keys[index + 1] in names:
                    parts[index] = letter + "B"
                    parts[index + 1] = letter + "I"
        return parts

    def _word(self, key: str, is_word: int) -> _Word:
        known = self._words.get((key, is_word))
        if known is None:
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            known = self._words[key, is_word] = self._describe(key, is_word)
        return known

    def _describe(self, key: str, is_word: int) -> _Word:
        kind = self._kind(key) if is_word else _kind_of_sign(key)
        form = "0" * min(len(key), 4) if key.isdigit() else key
        own = ["w" + form, "c" + kind, *("c:" + letter for letter in kind)]
        if is_word and len(key) > 2:
            own += ["s2" + key[-2:], "s3" + key[-3:], "p2" + key[:2], "p3" + key[:3]]
            if len(key) > 5:
                own.append("s4" + key[-4:])
        return _Word(tuple(own), ("-1w" + form, "-1c" + kind), ("+1w" + form, "+1c" + kind), kind, form)

    def _kind(self, key: str) -> str:
        """Give what the lists say of a word, a letter each; `X` where none has it."""
        gazetteer = self.gazetteer
        kind = "".join(letter for letter, words in _CLASSES if key in words)
        if key in gazetteer.forenames:
            kind += "f" if gazetteer.forenames[key] else "F"
        if key in gazetteer.surnames:
            kind += "s" if gazetteer.is_ordinary(key) else "S"
        if key in gazetteer.body_words:
            kind += "v"
        common = gazetteer.words.get(key)
        if common:
            return f"{kind}W{common[:1].lower()}"
        if key.isascii():
            return kind + "A"
        if kind:
            return kind
        inflected = (ending for ending in _ENDINGS if key.endswith(ending) and key[: -len(ending)] in gazetteer.words)
        return next((f"Y{ending}" for ending in inflected), "X")


def _kind_of_sign(key: str) -> str:
    return "0" if key.isdigit() else lexicon.SIGNS.get(key, "sign")[:2] + "."


def _sentence(seen: _Seen, first: int, last: int) -> Sentence:
    rows: Sentence = []
    lines, words, marks, parts = seen
    for index in range(first, last):
        here = words[index]
        before = words[index - 1] if index > first else _EDGE
        after = words[index + 1] if index + 1 < last else _EDGE
        row = [*here.own, *before.to_next, *after.to_previous]
        row.append(f"{before.kind}|{here.kind}|{after.kind}")
        row.append(f"-w|{before.form}|{here.form}")
        if index > first + 1:
            other = words[index - 2]
            row.append("-2w" + other.form)
            row.append(f"-2c{other.kind}|{before.kind}")
        if index + 2 < last:
            row.append(f"+2c{words[index + 2].kind}|{after.kind}")
        if marks[index]:
            row.append("g" + marks[index])
            row.append(f"g{marks[index]}|{before.kind}")
        if index > first and marks[index - 1]:
            row.append("-g" + marks[index - 1])
        if index + 1 < last and marks[index + 1]:
            row.append("+g" + marks[index + 1])
        if index in parts:
            row.append("n" + parts[index])
        if lines[index]:
            row.append("nl")
        if index + 1 < last and lines[index + 1]:
            row.append("+nl")
        rows.append(row)
    return rows


def _marks(length: int, found: tuple[Match, ...]) -> list[str]:
    """Say of each token which names of the lists it begins or goes on with; small letters for short names."""
    marks = [""] * length
    for match in found:
        letter = _LETTERS[match.category]
        if match.is_short:
            letter = letter.lower()
        alone = "1" if match.end - match.start == 1 else ""
        for index in range(match.start, match.end):
            marks[index] += letter + ("B" if index == match.start else "I") + alone
    return marks
