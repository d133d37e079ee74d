"""Bracketed text: sentences with their names marked in the line, as training sentences and gold files have them.

`⟦P:محمود صالحی⟧` is a person, `⟦L:…⟧` a place, `⟦O:…⟧` an organization; places and persons may stand inside an
organization. In gold a key of the entity follows the letter: `⟦P=salehi-mahmud:محمود صالحی⟧`. What is left without the
brackets is the text.
"""

import re
from typing import NamedTuple

from tei_edition.model import Category

CATEGORIES: dict[str, Category] = {"P": "person", "L": "place", "O": "organization"}
_BRACKET = re.compile(r"⟦([PLO])(?:=([A-Za-z0-9._-]+))?:|⟧")


class Marked(NamedTuple):
    """One name: a half-open span in code points of the text; `depth` is 0 where it stands in no other name."""

    start: int
    end: int
    category: Category
    key: str
    depth: int


def parse(bracketed: str) -> tuple[str, list[Marked]]:
    """Give the text, and its names by start, the longer first; raises `ValueError` where brackets do not pair."""
    pieces: list[str] = []
    opened: list[tuple[str, str, int]] = []
    names: list[Marked] = []
    done = length = 0
    for bracket in _BRACKET.finditer(bracketed):
        pieces.append(bracketed[done : bracket.start()])
        length += len(pieces[-1])
        done = bracket.end()
        if bracket[1]:
            opened.append((bracket[1], bracket[2] or "", length))
        elif opened:
            letter, key, start = opened.pop()
            names.append(Marked(start, length, CATEGORIES[letter], key, len(opened)))
        else:
            raise ValueError(f"a bracket closes nothing at {bracket.start()}")
    if opened:
        raise ValueError(f"{len(opened)} brackets are not closed")
    pieces.append(bracketed[done:])
    return "".join(pieces), sorted(names, key=lambda name: (name.start, -name.end))
