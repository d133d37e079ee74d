"""The key of a name: what all its spellings share."""

import re

from tei_edition.text.folding import LETTERS, fold

_BETWEEN = re.compile(f"[^{LETTERS}0-9A-Za-z\u00c0-\u024f]+")

_BETWEEN_IN_LINE = re.compile(f"[^{LETTERS}0-9A-Za-z\u00c0-\u024f\n]+")


def key(name: str) -> str:
    """Give the letters and digits of `name` alone, folded and in lower case.

    A space, a zero-width non-joiner and nothing at all between two parts are one spelling: حاج محمدی and حاج‌محمدی have
    one key.
    """
    return "".join(parts(name))


def parts(name: str) -> list[str]:
    """Give the parts of `name` that its spaces, zero-width non-joiners and punctuation divide, each as a key."""
    return [part for part in _BETWEEN.split(fold(name).text.lower()) if part]


def parts_of_all(names: list[str]) -> list[list[str]]:
    """Give the parts of each name; much faster than one by one."""
    folded = _BETWEEN_IN_LINE.sub(" ", fold("\n".join(names)).text.lower())
    return [line.split() for line in folded.split("\n")] if names else []


def keys_of_all(names: list[str]) -> list[str]:
    """Give the key of each name; faster still."""
    return _BETWEEN_IN_LINE.sub("", fold("\n".join(names)).text.lower()).split("\n") if names else []
