"""What names have in common beneath their spelling: core words, initials, and titles that belong to no name."""

import re
from functools import lru_cache
from itertools import product

from tei_edition.text import appellations
from tei_edition.text.appellations import keys_of
from tei_edition.text.letters import LATIN_LETTERS

DASH = re.compile(r"[ \t]*[-–—_ـ][ \t]*")
"""A dash between two names, with the spaces around it."""
GENERIC = frozenset({"کارگر", "کارکن", "سراسری", "شهر", "خبرگزاری", "باشگاه"})
"""Core words that one text has in a body's name and another leaves out."""
BODY_HEADS = frozenset("حزب سازمان جبهه اتحادیه سندیکا سندیکای فدراسیون کنفدراسیون کانون انجمن".split())
"""Words that the name of a whole body begins with, after that of its branch."""
HONORIFICS = keys_of(appellations.COMMON_TITLES, appellations.HONOURS)
"""Words before a name that are no part of it, however the mention was cut."""
AMBIGUOUS_HONORIFICS = keys_of(appellations.PIOUS_TITLES, ("حاجیه", "میرزا", "خواجه"))
"""Words before a name that are titles in one name and the beginning of a surname in another (حاج محمدی)."""
_EZAFE = ("ای", "وی")
_PLURALS = ("های", "ها")
_LONGEST_ACRONYM = 6
_LINKS = frozenset({"و", "در", "از", "به", "با", "برای"})


@lru_cache(maxsize=8192)
def core_word(word: str) -> str:
    """Give `word` without the endings that names are written with and without: ezafe after a vowel, and plural.

    It serves to compare words, not to be read: تهران loses an ending too, everywhere alike.
    """
    for plural in _PLURALS:
        if word.endswith(plural) and len(word) > len(plural) + 2:
            return word.removesuffix(plural)
    if word.endswith(_EZAFE) and len(word) > 4:
        return word[:-1]
    if word.endswith("ان") and len(word) > 4:
        return word[:-2]
    return word


@lru_cache(maxsize=8192)
def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the core words of a name, without generic ones and without parted endings (اتحادیه های)."""
    kept = tuple(core_word(word) for word in words if word not in ("ی", *_PLURALS))
    return tuple(word for word in kept if word not in GENERIC) or kept


@lru_cache(maxsize=8192)
def core_key(words: tuple[str, ...]) -> str:
    """Give what two names of one body share."""
    return " ".join(core(words))


@lru_cache(maxsize=8192)
def initials(words: tuple[str, ...]) -> frozenset[str]:
    """Give the acronyms that a name of these words may have: with and without its particles."""
    every = "".join(word[0] for word in words)
    weighty = "".join(word[0] for word in words if word not in _LINKS)
    return frozenset({every, weighty})


@lru_cache(maxsize=8192)
def spelled_acronyms(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the Latin acronyms that words spell by the names of their letters (آی ال او: ilo), if they do.

    The names of some letters are alike, so there may be several; none for a single word.
    """
    letters = [_spelled(word) for word in words]
    if len(words) < 2 or not all(letters):
        return ()
    spelled = [alternative for word in letters for alternative in word]
    return tuple(map("".join, product(*spelled))) if len(spelled) <= _LONGEST_ACRONYM else ()


def _spelled(word: str) -> list[str]:
    """Give the letters that a word spells, one name or two of them, each with those that share its name."""
    if word in LATIN_LETTERS:
        return [LATIN_LETTERS[word]]
    halves = ((word[:place], word[place:]) for place in range(2, len(word) - 1))
    return next(
        ([LATIN_LETTERS[one], LATIN_LETTERS[two]] for one, two in halves if {one, two} <= LATIN_LETTERS.keys()), []
    )


def without_honorifics(words: tuple[str, ...], titles: frozenset[str] = HONORIFICS) -> tuple[str, ...]:
    """Give a person's name without the titles at its beginning; a name that is nothing else stays."""
    start = 0
    while start < len(words) - 1 and words[start] in titles:
        start += 1
    return words[start:]
