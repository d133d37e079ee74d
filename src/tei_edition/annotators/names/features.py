"""What the sequence model sees of each token: the word, its neighbours, and what the lists say of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

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
_ENDINGS = ("های", "ها", "ی", "ان", "هایی", "تر", "ترین", "ش", "م")
_REMEMBERED = 50_000
"""Words, and pairs of classes, whose features are remembered; archives repeat few words more."""
_BOTH = "-w|"
"""What begins the feature of a word and the one before it."""

type Sentence = list[list[bytes]]
"""The features of each token of a sentence."""
type _Told = tuple[bytes, ...]


@dataclass(slots=True)
class _Word:
    """The class and the form of a word, and what it gives to its own token, to the next two, and to the one before."""

    kind: str = ""
    form: str = ""
    own: _Told = ()
    to_next: _Told = ()
    to_next_but_one: _Told = ()
    to_previous: _Told = ()
    is_second: bool = False
    """Whether there is a feature of this word and another before it."""


@dataclass(slots=True)
class _Pair:
    """What the classes of two neighbours give to the token behind them, and to the one before them.

    `around` is what they give to the second of them, by the class that follows.
    """

    to_next: _Told = ()
    to_previous: _Told = ()
    around: dict[str, _Told] = field(default_factory=dict)


_NO_WORD, _NO_PAIR = _Word(), _Pair()
"""What stands further out than the edge of a sentence."""


@dataclass(slots=True)
class Features:
    """Makes the features of sentences; what depends on a word alone, or on classes alone, is made once.

    `attributes` are the features that a model knows, as it is told them. It is not told of others: telling takes longer
    than all the rest, and a third of the features that texts have are none of the model's. Without them it is told all.
    """

    gazetteer: Gazetteer
    attributes: Mapping[str, bytes] | None = None
    _words: dict[str, _Word] = field(default_factory=dict)
    _pairs: dict[tuple[str, str], _Pair] = field(default_factory=dict)
    _tell: Callable[[str], bytes | None] = field(init=False)
    _edge: _Word = field(init=False)
    _seconds: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Make what is the same for every sentence."""
        self._tell = str.encode if self.attributes is None else self.attributes.get
        self._edge = _Word("#", "#", to_next=self._told("-1w#"), to_previous=self._told("+1w#"))
        pairs = (feature for feature in self.attributes or () if feature.startswith(_BOTH))
        self._seconds = frozenset(pair.rpartition("|")[2] or "|" for pair in pairs)

    def of(self, tokens: Tokens, found: tuple[Match, ...]) -> list[Sentence]:
        """Give the features of every sentence. Linear."""
        known = self._words
        pairs = zip(tokens.keys, tokens.words, strict=True)
        words = [known.get(key) or self._word(key, is_word) for key, is_word in pairs]
        rows = [row for first, last in tokens.sentences for row in self._rows(words[first:last])]
        for index, feature in self._of_some(tokens, words, found):
            told = self._tell(feature)
            if told:
                rows[index].append(told)
        return [rows[first:last] for first, last in tokens.sentences]

    def _rows(self, words: list[_Word]) -> Sentence:
        """Give the features that every token of a sentence has, by the words around it."""
        tell, edge, known = self._tell, self._edge, self._pairs
        kinds = ["#", *[word.kind for word in words], "#"]
        pairs = [known.get(pair) or self._pair(*pair) for pair in pairwise(kinds)]
        rows: Sentence = []
        last_but_one, before, behind = _NO_WORD, edge, _NO_PAIR
        # The pairs are one more: the last is that of the last word and the edge.
        for here, after, beside, ahead in zip(words, [*words[1:], edge], pairs, [*pairs[2:], _NO_PAIR], strict=False):
            around = beside.around.get(after.kind)
            if around is None:
                around = beside.around[after.kind] = self._told(f"{before.kind}|{here.kind}|{after.kind}")
            row = [*here.own, *before.to_next, *after.to_previous, *around]
            both = here.is_second and tell(f"{_BOTH}{before.form}|{here.form}")
            if both:
                row.append(both)
            row += last_but_one.to_next_but_one
            row += behind.to_next
            row += ahead.to_previous
            rows.append(row)
            last_but_one, before, behind = before, here, beside
        return rows

    def _of_some(self, tokens: Tokens, words: list[_Word], found: tuple[Match, ...]) -> Iterator[tuple[int, str]]:
        """Give the features that few tokens have, with the index of each: of names of the lists, and of line ends."""
        marks = _marks(found)
        firsts = {first for first, _ in tokens.sentences}
        for index, mark in marks.items():
            yield index, "g" + mark
            yield index, f"g{mark}|{'#' if index in firsts else words[index - 1].kind}"
        for index, mark in marks.items():
            if index + 1 < len(tokens) and index + 1 not in firsts:
                yield index + 1, "-g" + mark
        for index, mark in marks.items():
            if index not in firsts:
                yield index - 1, "+g" + mark
        for index, part in self._parts(tokens).items():
            yield index, "n" + part
        lines = [index for index, is_first in enumerate(tokens.lines) if is_first]
        for index in lines:
            yield index, "nl"
        for index in lines:
            if index not in firsts:
                yield index - 1, "+nl"

    def _parts(self, tokens: Tokens) -> dict[int, str]:
        """Mark the forenames and surnames of two words."""
        pairs = tokens.pairs()
        parts: dict[int, str] = {}
        for names, letter in ((self.gazetteer.forenames, "F"), (self.gazetteer.surnames, "S")):
            if names.keys().isdisjoint(pairs):
                continue
            for index, pair in enumerate(pairs):
                if pair in names:
                    parts[index] = letter + "B"
                    parts[index + 1] = letter + "I"
        return parts

    def _told(self, *features: str) -> _Told:
        """Give those of the features that the model is told."""
        return tuple(filter(None, map(self._tell, features)))

    def _word(self, key: str, is_word: int) -> _Word:
        if len(self._words) >= _REMEMBERED:
            self._words.clear()
        known = self._words[key] = self._describe(key, is_word)
        return known

    def _pair(self, before: str, here: str) -> _Pair:
        if len(self._pairs) >= _REMEMBERED:
            self._pairs.clear()
        known = self._pairs[before, here] = _Pair(
            () if before == "#" else self._told(f"-2c{before}|{here}"),
            () if here == "#" else self._told(f"+2c{here}|{before}"),
        )
        return known

    def _describe(self, key: str, is_word: int) -> _Word:
        kind = self._kind(key) if is_word else _kind_of_sign(key)
        form = "0" * min(len(key), 4) if key.isdigit() else key
        own = ["w" + form, "c" + kind, *("c:" + letter for letter in kind)]
        if is_word and len(key) > 2:
            own += ["s2" + key[-2:], "s3" + key[-3:], "p2" + key[:2], "p3" + key[:3]]
            if len(key) > 5:
                own.append("s4" + key[-4:])
        return _Word(
            kind,
            form,
            self._told(*own),
            self._told("-1w" + form, "-1c" + kind),
            self._told("-2w" + form),
            self._told("+1w" + form, "+1c" + kind),
            self.attributes is None or form in self._seconds,
        )

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


def _marks(found: tuple[Match, ...]) -> dict[int, str]:
    """Say of tokens which names of the lists they begin or go on with; small letters for short names."""
    marks: dict[int, str] = {}
    for match in found:
        letter = _LETTERS[match.category]
        if match.is_short:
            letter = letter.lower()
        alone = "1" if match.end - match.start == 1 else ""
        for index in range(match.start, match.end):
            marks[index] = marks.get(index, "") + letter + ("B" if index == match.start else "I") + alone
    return marks
