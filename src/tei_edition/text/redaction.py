"""What is withheld from every public output: where it stands in a text, however it is spelled there.

Nothing here knows a format. A name of several words, an e-mail address, a number or a postal address is found wherever
its letters follow one another, also inside longer words and over line ends; a name of one word only as a whole word, as
its letters may be those of any other word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, cast

from tei_edition.model import Contact
from tei_edition.text.folding import fold

MARK = "…"
"""What stands for something withheld where no element can."""

_WORDS = re.compile(r"[\s\u200c]+")
_BETWEEN_WORDS = r"[\s\u200c]*"
_BETWEEN_LETTERS = r"[\s\u200c\-]*"
_BETWEEN_DIGITS = r"[\s\u200c\-()/.+]*"
_LEAST_LETTERS = 6
"""A name of several words that has fewer is found as words only: ابن علی would be part of many others."""
_LEAST_DIGITS = 6
_LEAST_ADDRESS = 10


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is withheld.

    `identifiers` are ids of records, found as whole words. `names` are those of the records, `numbers` telephone
    and account numbers, `texts` e-mail and postal addresses, as they are written somewhere. What is tagged as one of
    the `contacts` is withheld in its place, even where it is too short to be looked for elsewhere.
    """

    identifiers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    contacts: tuple[Contact, ...] = ()
    _anywhere: re.Pattern[str] | None = field(init=False, repr=False, compare=False)
    _words: re.Pattern[str] | None = field(init=False, repr=False, compare=False)
    _ids: re.Pattern[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compile what finds them."""
        long = {name for name in map(_folded, self.names) if _is_long(name)}
        short = {name for name in map(_folded, self.names) if name and not _is_long(name)}
        texts = {text for text in map(_folded, self.texts) if _is_telling(text)}
        letters = [_spread(text, _BETWEEN_LETTERS) for text in long | texts]
        digits = {number for number in map(_digits, self.numbers) if len(number) >= _LEAST_DIGITS}
        numbers = [rf"(?<!\d){_spread(number, _BETWEEN_DIGITS)}(?!\d)" for number in digits]
        single = [_BETWEEN_WORDS.join(map(re.escape, words(name))) for name in short]
        ids = [re.escape(identifier) for identifier in self.identifiers]
        object.__setattr__(self, "_anywhere", _any([*letters, *numbers]))
        object.__setattr__(self, "_words", _any(single, r"(?<![^\W_])", r"(?![^\W_])"))
        object.__setattr__(self, "_ids", _any(ids, r"(?<![\w.-])", r"(?![\w-]|\.\w)"))

    def __bool__(self) -> bool:
        """Tell whether anything is."""
        return bool(self.identifiers or self.names or self.numbers or self.texts or self.contacts)

    def spans(self, text: str, *, single: bool = True) -> list[tuple[int, int]]:
        """Give the stretches of `text` (code points, half-open, in order, apart) that are withheld names and contacts.

        Without `single`, names of one word are let pass. Linear in the text.
        """
        patterns = [self._anywhere, self._words if single else None]
        if not any(patterns):
            return []
        folded = fold(text)
        found = [folded.span(*m.span()) for pattern in patterns if pattern for m in pattern.finditer(folded.text)]
        return _merged(found)

    def names_an_identifier(self, text: str) -> bool:
        """Tell whether the id of a withheld record stands in `text`."""
        return bool(self._ids and self._ids.search(text))

    def is_in(self, text: str, *, single: bool = True) -> bool:
        """Tell whether anything withheld stands in `text`; without `single`, names of one word are let pass."""
        return self.names_an_identifier(text) or bool(self.spans(text, single=single))

    def redacted(self, text: str) -> tuple[str, int]:
        """Give `text` with `MARK` for whatever of it is withheld, ids included, and how many stretches that were."""
        ids = [match.span() for match in self._ids.finditer(text)] if self._ids else []
        spans = _merged([*self.spans(text), *ids])
        for start, end in reversed(spans):
            text = f"{text[:start]}{MARK}{text[end:]}"
        return text, len(spans)

    def redacted_record[T](self, record: T) -> T:
        """Give a frozen value of the model with all its texts redacted, in whatever tuples they stand."""
        if not self:
            return record
        if isinstance(record, str):
            return cast("T", self.redacted(record)[0])
        if isinstance(record, tuple):
            return cast("T", tuple(self.redacted_record(entry) for entry in record))
        if is_dataclass(record) and not isinstance(record, type):
            return replace(record, **{f.name: self.redacted_record(getattr(record, f.name)) for f in fields(record)})
        return record

    def redacted_value(self, value: Any) -> tuple[Any, int]:
        """Give a JSON value with all its texts redacted, the keys of its objects too, and how many stretches."""
        if isinstance(value, str):
            return self.redacted(value)
        if isinstance(value, list):
            pairs = [self.redacted_value(entry) for entry in value]
            return [entry for entry, _ in pairs], sum(count for _, count in pairs)
        if isinstance(value, dict):
            keys = [self.redacted(key) for key in value]
            values = [self.redacted_value(entry) for entry in value.values()]
            record = {key: entry for (key, _), (entry, _) in zip(keys, values, strict=True)}
            return record, sum(count for _, count in [*keys, *values])
        return value, 0


def words(name: str) -> list[str]:
    """Give the words of a name, folded; a zero-width non-joiner parts words."""
    return _WORDS.split(_folded(name))


def _folded(text: str) -> str:
    return fold(text).text.strip(" \n\u200c")


def _is_long(name: str) -> bool:
    return len(words(name)) > 1 and sum(character.isalnum() for character in name) >= _LEAST_LETTERS


def _is_telling(text: str) -> bool:
    """Tell whether an address says enough to be looked for elsewhere: a town alone does not."""
    if "@" in text:
        return True
    return any(c.isdigit() for c in text) and sum(c.isalnum() for c in text) >= _LEAST_ADDRESS


def _digits(number: str) -> str:
    return "".join(character for character in fold(number).text if character in "0123456789")


def _spread(text: str, between: str) -> str:
    """Give the pattern of the characters of `text` that count, with what does not count between them."""
    separators = re.compile(between.removesuffix("*"))
    return between.join(re.escape(character) for character in text if not separators.fullmatch(character))


def _any(patterns: Iterable[str], before: str = "", after: str = "") -> re.Pattern[str] | None:
    listed = sorted({pattern for pattern in patterns if pattern}, key=lambda pattern: (-len(pattern), pattern))
    return re.compile(f"{before}(?:{'|'.join(listed)}){after}", re.IGNORECASE) if listed else None


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
