"""What the sequence model sees of each token: the word, its neighbours, and what the lists say of them."""

from bisect import bisect_right
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
_ENDINGS = ("های", "ها", "ی", "ان", "هایی", "تر", "ترین", "ش", "م", "شان", "مان", "تان", "هایشان", "هایش", "هائی")
_REMEMBERED = 100_000
"""Words, and neighbours of classes, whose features are remembered together; archives repeat few more."""
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
    after: Mapping[str, bytes] | None = None
    """What the word gives together with the one before it, by that; `None` where that is not known beforehand."""
    begins_name: bool = False
    """Whether a forename or surname begins with the word and goes on."""
    ends_name: bool = False
    """Whether a forename or surname that is longer ends with the word."""
    pairs: "dict[str, _Pair]" = field(default_factory=dict)
    """What its class gives together with that of the next word, by that."""


@dataclass(slots=True)
class _Pair:
    """What the classes of two neighbours give to the token behind them, and to the one before them.

    `around` is what they give to the second of them, by the class that follows.
    """

    to_next: _Told = ()
    to_previous: _Told = ()
    around: dict[str, _Told] = field(default_factory=dict)


_NOTHING: Mapping[str, bytes] = {}
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
    _pairs: dict[str, dict[str, _Pair]] = field(default_factory=dict)
    _made: int = 0
    _tell: Callable[[str], bytes | None] = field(init=False)
    _edge: _Word = field(init=False)
    _both: dict[str, dict[str, bytes]] = field(default_factory=dict)
    _names: list[str] = field(init=False)
    _backwards: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Make what is the same for every sentence."""
        self._tell = str.encode if self.attributes is None else self.attributes.get
        self._edge = _Word("#", "#", to_next=self._told("-1w#"), to_previous=self._told("+1w#"))
        for feature, told in (self.attributes or {}).items():
            if feature.startswith(_BOTH):
                first, _, second = feature.removeprefix(_BOTH).rpartition("|")
                if not second:  # the sign itself
                    first, second = first[:-1], "|"
                self._both.setdefault(second, {})[first] = told
        self._names = sorted({*self.gazetteer.forenames, *self.gazetteer.surnames})
        self._backwards = sorted(name[::-1] for name in self._names)

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
        tell, edge = self._tell, self._edge
        pairs = [one.pairs.get(next_.kind) or self._pair(one, next_) for one, next_ in pairwise([edge, *words, edge])]
        rows: Sentence = []
        last_but_one, before, behind = _NO_WORD, edge, _NO_PAIR
        # The pairs are one more: the last is that of the last word and the edge.
        for here, after, beside, ahead in zip(words, [*words[1:], edge], pairs, [*pairs[2:], _NO_PAIR], strict=False):
            around = beside.around.get(after.kind)
            if around is None:
                self._make_room()
                around = beside.around[after.kind] = self._told(f"{before.kind}|{here.kind}|{after.kind}")
            row = [*here.own, *before.to_next, *after.to_previous, *around]
            after_it = here.after
            both = tell(f"{_BOTH}{before.form}|{here.form}") if after_it is None else after_it.get(before.form)
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
        for index, part in self._parts(tokens.keys, words).items():
            yield index, "n" + part
        lines = [index for index, is_first in enumerate(tokens.lines) if is_first]
        for index in lines:
            yield index, "nl"
        for index in lines:
            if index not in firsts:
                yield index - 1, "+nl"

    def _parts(self, keys: list[str], words: list[_Word]) -> dict[int, str]:
        """Mark the forenames and surnames of two words."""
        pairs = {
            index: keys[index] + keys[index + 1]
            for index, (word, following) in enumerate(pairwise(words))
            if word.begins_name and following.ends_name
        }
        parts: dict[int, str] = {}
        for names, letter in ((self.gazetteer.forenames, "F"), (self.gazetteer.surnames, "S")):
            for index, pair in pairs.items():
                if pair in names:
                    parts[index] = letter + "B"
                    parts[index + 1] = letter + "I"
        return parts

    def _told(self, *features: str) -> _Told:
        """Give those of the features that the model is told."""
        return tuple(filter(None, map(self._tell, features)))

    def _word(self, key: str, is_word: int) -> _Word:
        self._make_room()
        known = self._words[key] = self._describe(key, is_word)
        return known

    def _pair(self, before: _Word, here: _Word) -> _Pair:
        self._make_room()
        known = before.pairs[here.kind] = _Pair(
            () if before is self._edge else self._told(f"-2c{before.kind}|{here.kind}"),
            () if here is self._edge else self._told(f"+2c{here.kind}|{before.kind}"),
        )
        return known

    def _make_room(self) -> None:
        """Count what is made, and forget everything when it is too much."""
        self._made += 1
        if self._made > _REMEMBERED:
            self._made = 0
            self._words.clear()
            self._pairs.clear()
            self._edge.pairs.clear()

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
            None if self.attributes is None else self._both.get(form, _NOTHING),
            _goes_on(self._names, key),
            _goes_on(self._backwards, key[::-1]),
            self._pairs.setdefault(kind, {}),
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


def _goes_on(names: list[str], key: str) -> bool:
    """Tell whether one of the sorted names begins with `key` and is longer."""
    place = bisect_right(names, key)
    return place < len(names) and names[place].startswith(key)


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
