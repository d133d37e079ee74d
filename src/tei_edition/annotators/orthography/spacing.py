"""Spaces: one for several, a plain one for one of another kind, and one where two words are glued."""

import re
from collections.abc import Iterator

from tei_edition.annotators.orthography.joining import NOT_JOINING
from tei_edition.annotators.orthography.lexicon import Lexicon
from tei_edition.annotators.orthography.proposals import Edit
from tei_edition.annotators.orthography.words import SPACE_RUN, Word
from tei_edition.text.folding import ZWNJ

_RUN = re.compile(f"(?<=[^\\s]){SPACE_RUN}+(?=[^\\s])")
_LAYOUT = re.compile(" {3,}|.{4,}", re.DOTALL)
"""Spaces that part columns or the halves of a verse, not words."""
_PARTING = NOT_JOINING | {"ه"}
_PREPOSITIONS = ("از", "در")
_VERBS = frozenset(
    "است بود بودند شد شدند شده کرد کردند کرده شود شوند کند کنند دارد دارند باشد باشند نیست نبود گردید هستند".split()
)
_FOLLOWING = frozenset({"که", "را", *_VERBS})
_PREFIXES = frozenset("باز بر در فرا وا ور فرو سر".split())
_WHOLE = frozenset({"درستیز", "درحالیکه", "ازآنجا", "ازاینرو"})
"""Words that no list has and that are not to be cut: a title of Afghanistan, conjunctions that are written so."""
_SHORTEST = 4


def runs(content: str, start: int, end: int) -> Iterator[Edit]:
    """Propose one plain space for several, and for one of another kind; what parts columns stays. Linear."""
    for match in _RUN.finditer(content, start, end):
        run = match[0]
        if run != " " and not _LAYOUT.fullmatch(run) and ZWNJ not in content[match.start() - 1 : match.end() + 1]:
            evidence = "one space parts words" if len(run) > 1 else "a space of another kind"
            yield Edit(match.start(), match.end(), " ", "space", 0.99, evidence)


def within(word: Word, lexicon: Lexicon) -> Iterator[Edit]:
    """Propose a space inside what is no word, where it divides into two that are, and the first joins to nothing."""
    spelled = word.plain
    if len(spelled) != len(word.text) or ZWNJ in spelled or len(spelled) < 5:
        return
    if spelled in _WHOLE or lexicon.knows(spelled):
        return
    for place, evidence in _cuts(spelled, lexicon):
        at = word.start + place
        parts = f"{spelled[:place]} and {spelled[place:]} are words, {spelled} is none"
        yield Edit(at, at, " ", "space", 0.93, f"{parts}; {evidence}", listed=True)
        return


def _cuts(spelled: str, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Give the places at which a word may be cut, the surest first."""
    for place in range(len(spelled) - 2, 2, -1):
        first, second = spelled[:place], spelled[place:]
        if second not in _FOLLOWING or first[-1] not in _PARTING or first in _PREFIXES or len(first) < len(second):
            continue
        if second == "را" and len(first) < _SHORTEST:
            continue
        if second == "است" and (lexicon.knows(f"{first}ا") or lexicon.knows(first.removesuffix("ه"))):
            continue  # فرداست is فردا است, and ماههاست is ماه‌هاست
        if len(first) > 2 and _is_word(first, lexicon):
            yield place, f"{second} follows a word"
    for preposition in _PREPOSITIONS:
        rest = spelled.removeprefix(preposition)
        # A verb with در before it is one word: درگرفت.
        verbal = "V" in lexicon.classes(rest) or lexicon.is_verb(rest)
        long = len(rest) >= _SHORTEST or (len(rest) == _SHORTEST - 1 and "N" in lexicon.classes(rest))
        if rest != spelled and long and not verbal and _is_word(rest, lexicon):
            yield len(preposition), f"{preposition} joins to nothing"
    rest = spelled[1:]
    arabic = rest.startswith("ال")
    if (
        spelled[0] == "و"
        and len(rest) >= _SHORTEST
        and not arabic
        and not lexicon.is_name(rest)
        and _is_word(rest, lexicon)
    ):
        yield 1, "و joins to nothing"


def _is_word(part: str, lexicon: Lexicon) -> bool:
    """Tell whether `part` is a word as it stands, or a plural of one: endings alone make too many words."""
    if lexicon.classes(part) or lexicon.is_name(part):
        return True
    return any(
        part.endswith(ending) and len(part) > len(ending) + 3 and bool(lexicon.classes(part.removesuffix(ending)))
        for ending in ("ان", "های", "ها", "ی")
    )
