"""Names made comparable: words without marks, in one spelling for each letter, and keys by which they are looked up."""

import unicodedata
from functools import lru_cache
from itertools import accumulate

_LETTERS = {
    "ي": "ی", "ى": "ی", "ې": "ی", "ێ": "ی", "ۍ": "ی", "ے": "ی", "ئ": "ی", "ك": "ک", "ڪ": "ک", "ګ": "گ", "ة": "ه",
    "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و", "ۆ": "و",
    "ۇ": "و", "ۋ": "و", "ڵ": "ل", "ڕ": "ر", "ء": "", "ـ": "", "\u200c": " ",
}  # fmt: skip

# Letters that differ by dots or strokes only: what OCR takes for one another.
_SHAPES = ("بپتث", "جچحخ", "دذ", "رزژ", "سش", "صض", "طظ", "عغ", "فق", "کگ")
_SHAPE = str.maketrans({letter: shape[0] for shape in _SHAPES for letter in shape})
_INNER_SHAPE = str.maketrans({letter: shape[0] for shape in ("بپتثنی", *_SHAPES[1:]) for letter in shape})


class _Folding(dict[int, str]):
    """A table for `str.translate` that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if category == "Nd":
            folded = str(unicodedata.digit(character))
        elif category in ("Mn", "Cf"):
            folded = ""
        else:
            folded = character.casefold() if character.isalnum() else " "
        self[code] = folded
        return folded


_FOLDING = _Folding({ord(letter): folded for letter, folded in _LETTERS.items()})


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """Give the words of `name`: letters and digits in one form each, without marks and punctuation.

    A zero-width non-joiner parts words as a space does. Empty where nothing of a name is left.
    """
    return tuple(name.translate(_FOLDING).split())


def name_key(name: str) -> str:
    """Give what all spellings of `name` share that differ by letters' forms, marks, spaces and joiners."""
    return "".join(name_words(name))


def part_keys(words: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the keys of the proper beginnings and of the proper ends of a name; quadratic in its few words."""
    beginnings = frozenset(list(accumulate(words))[:-1])
    ends = frozenset("".join(words[start:]) for start in range(1, len(words)))
    return beginnings, ends


def shape(words: tuple[str, ...]) -> str:
    """Give what is left of words when dots are disregarded: two names of one shape are easily misread by OCR."""
    return " ".join(word[:-1].translate(_INNER_SHAPE) + word[-1:].translate(_SHAPE) for word in words)


def one_letter_apart(one: str, other: str) -> bool:
    """Tell whether `one` becomes `other` when one letter is left out or put in."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) != 1:
        return False
    parting = next((place for place, letter in enumerate(shorter) if letter != longer[place]), len(shorter))
    return shorter[parting:] == longer[parting + 1 :]
