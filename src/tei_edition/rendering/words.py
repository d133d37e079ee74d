"""The words of a text as a search finds them, and what a script in a page needs to take a text apart in the same way.

Texts are folded by `text.folding`, the one folding of the project; here it is only added what parts words. What stands
apart is found alone and joined: the parts of a word that zero-width non-joiners hold together, and a word and the
prefix or suffix beside it that a writer may join, part by a non-joiner, or part by a space (می‌روم, میروم, می روم).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from tei_edition.text.affixes import DEGREES, IMPERFECT, PLURALS
from tei_edition.text.folding import ZWNJ, search_table

PREFIXES = frozenset((*IMPERFECT, "همی"))
"""What is joined to the word after it."""
SUFFIXES = frozenset(
    (
        *PLURALS,
        *(*DEGREES, "تری"),
        *("ام", "ای", "ایم", "اید", "اند", "ات", "اش", "مان", "تان", "شان"),
    )
)
"""What is joined to the word before it: plurals, degrees, the verb “to be” and possession."""
LONGEST = 64
"""Code points after which a word is cut, in a text and in a query alike: no one searches for more."""
BREAK = "|"
"""What stands for punctuation and symbols in a key: words to its two sides are no neighbours."""

_PIECE = re.compile(f"[{BREAK}]|[^ {BREAK}]+")
_LAST = 0x1FFFF
"""No punctuation, symbol or white space of Unicode lies beyond it."""


_PARTING = {
    **dict.fromkeys(("Zs", "Zl", "Zp"), " "),
    **dict.fromkeys(("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cc"), BREAK),
}
"""What parts words, by the general category of a character."""


@cache
def becomes() -> Mapping[str, str]:
    """Give what each character becomes in a key, if not itself.

    That is what `search_table` says, but that a zero-width non-joiner stays, white space is a space, and what is
    neither letter, digit nor mark is a break. Each character is replaced by itself, whatever stands beside it.
    """
    table = {character: "".join(map(_parting, key)) for character, key in search_table().items() if character != ZWNJ}
    for character in map(chr, range(_LAST + 1)):
        if character not in table and (parted := _parting(character)) != character:
            table[character] = parted
    return table


def _parting(character: str) -> str:
    return _PARTING.get(unicodedata.category(character), character)


@cache
def _translation() -> dict[int, str]:
    # What stays is in the table too: `str.translate` pays for each character that is not.
    return str.maketrans({**{chr(code): chr(code) for code in (*range(0x700), 0x200C)}, **becomes()})


def key(text: str) -> str:
    """Give `text` with each character replaced as `becomes` says. Linear."""
    return text.translate(_translation())


def words(text: str) -> Iterator[str]:
    """Yield the words of `text` under which it is found, one for each time. Linear."""
    before: list[str] = []
    for piece in _PIECE.findall(key(text)):
        parts = [part[:LONGEST] for part in piece.split(ZWNJ) if part]
        if piece == BREAK:
            before = []
        if piece == BREAK or not parts:
            continue
        word = "".join(parts)[:LONGEST]
        yield word
        if len(parts) > 1:
            yield from parts
        if before and (before[-1] in PREFIXES or word in SUFFIXES):
            yield (before[-1] + word)[:LONGEST]
        if len(before) == 2 and before[0] in PREFIXES and word in SUFFIXES:
            yield "".join((*before, word))[:LONGEST]
        before = [*before[-1:], word]


def table_for_scripts() -> dict[str, object]:
    """Give all that a script needs to find the same words, as JSON has it.

    `becomes` has, by what they become, the characters in a string; `parting` has those that become a space, and those
    that become a break, as code points in pairs of the distance from the last one and the number in a row.
    """
    grouped: dict[str, list[str]] = {}
    for character, result in sorted(becomes().items()):
        grouped.setdefault(result, []).append(character)
    parting = {result: _rows([ord(character) for character in grouped.pop(result)]) for result in (" ", BREAK)}
    return {
        "becomes": {result: "".join(characters) for result, characters in sorted(grouped.items())},
        "parting": parting,
        "prefixes": sorted(PREFIXES),
        "suffixes": sorted(SUFFIXES),
        "longest": LONGEST,
    }


def _rows(codes: list[int]) -> list[int]:
    rows: list[int] = []
    after = 0
    for code in codes:
        if rows and code == after:
            rows[-1] += 1
        else:
            rows += [code - after, 1]
        after = code + 1
    return rows
