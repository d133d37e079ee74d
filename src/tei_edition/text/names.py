"""Names made comparable: words without marks, in one spelling for each letter, and keys by which they are looked up."""

import re
from functools import lru_cache
from itertools import accumulate

from tei_edition.text.folding import LETTERS, fold

_BETWEEN = re.compile(f"[^{LETTERS}0-9A-Za-z\u00c0-\u024f\n]+")

# Letters that differ by dots or strokes only: what OCR takes for one another.
_SHAPES = ("بپتث", "جچحخ", "دذ", "رزژ", "سش", "صض", "طظ", "عغ", "فق", "کگ")
_SHAPE = str.maketrans({letter: shape[0] for shape in _SHAPES for letter in shape})
_INNER_SHAPE = str.maketrans({letter: shape[0] for shape in ("بپتثنی", *_SHAPES[1:]) for letter in shape})


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """Give the words of `name`, folded and in lower case: letters and digits, without marks and punctuation.

    A zero-width non-joiner parts words as a space does. Empty where nothing of a name is left.
    """
    return tuple(_parted(name).split())


def words_of_all(names: list[str]) -> list[list[str]]:
    """Give the words of each name, which holds no line end; much faster than one by one."""
    return [line.split() for line in _parted("\n".join(names)).split("\n")] if names else []


def keys_of_all(names: list[str]) -> list[str]:
    """Give the key of each name, which holds no line end; faster still."""
    return _parted("\n".join(names)).replace(" ", "").split("\n") if names else []


def _parted(names: str) -> str:
    return _BETWEEN.sub(" ", fold(names).text.lower())


def name_key(name: str) -> str:
    """Give what all spellings of `name` share that differ by letters' forms, marks, spaces and joiners."""
    return "".join(name_words(name))


@lru_cache(maxsize=16384)
def part_keys(words: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the keys of the proper beginnings and of the proper ends of a name; quadratic in its few words."""
    beginnings = frozenset(list(accumulate(words))[:-1])
    ends = frozenset("".join(words[start:]) for start in range(1, len(words)))
    return beginnings, ends


@lru_cache(maxsize=16384)
def shape(words: tuple[str, ...]) -> str:
    """Give what is left of words when dots are disregarded: two names of one shape are easily misread by OCR."""
    return " ".join(map(_word_shape, words))


@lru_cache(maxsize=16384)
def _word_shape(word: str) -> str:
    return word[:-1].translate(_INNER_SHAPE) + word[-1:].translate(_SHAPE)


def one_letter_apart(one: str, other: str) -> bool:
    """Tell whether `one` becomes `other` when one letter is left out or put in."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) != 1:
        return False
    parting = next((place for place, letter in enumerate(shorter) if letter != longer[place]), len(shorter))
    return shorter[parting:] == longer[parting + 1 :]
