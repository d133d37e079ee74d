"""Letters: those of other keyboards, presentation forms, a tatweel inside a word, letters and their marks apart."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from tei_edition.annotators.orthography.lexicon import Lexicon
from tei_edition.annotators.orthography.proposals import Edit
from tei_edition.annotators.orthography.words import Word, plain
from tei_edition.text.folding import KEYBOARD_LETTERS, LIGATURES, PRESENTATION_FORMS, TATWEEL

_REPLACED = {letter: KEYBOARD_LETTERS[letter] for letter in "يىكڪہھے"} | PRESENTATION_FORMS | LIGATURES
_URDU = frozenset("ہھے")
_APART = ("ا\u0653", "و\u0654", "ی\u0654", "ي\u0654")
_IRREGULAR = re.compile(f"[{''.join(map(re.escape, _REPLACED))}{TATWEEL}ۀة\u0653\u0654]")
_CERTAIN, _LIKELY = 0.99, 0.95


def edits(word: Word, following: str, lexicon: Lexicon) -> Iterator[Edit]:
    """Propose letters of Persian for those that look like them, or stand for them; `following` is the next word."""
    if _IRREGULAR.search(word.text) is None:
        return
    known = lexicon.knows(word.plain)
    certainty = _CERTAIN if known else _LIKELY
    for place, letter in enumerate(word.text):
        at = word.start + place
        if letter in _REPLACED and (letter not in _URDU or known):
            replaced = normalize("NFKC", letter) if letter in PRESENTATION_FORMS or letter in LIGATURES else letter
            replaced = "".join(KEYBOARD_LETTERS.get(part, part) for part in replaced)
            yield Edit(at, at + 1, replaced, "letters", certainty, f"{letter} is not the letter of Persian", known)
        elif letter == TATWEEL and 0 < place < len(word.text) - 1:
            yield Edit(at, at + 1, "", "letters", _CERTAIN, "a tatweel only lengthens a word")
        elif letter == "ۀ" and place == len(word.text) - 1:
            yield Edit(at, at + 1, "هٔ", "letters", _LIKELY, "the hamza of an ezafe stands over a ه of Persian")
        elif letter == "ة" and _is_persian_he(word, place, following, lexicon):
            yield Edit(at, at + 1, "ه", "letters", _LIKELY, "a Persian word ends in ه, not in ة", listed=True)
    for apart in _APART:
        for match in re.finditer(apart, word.text):
            at = word.start + match.start()
            composed = plain(match[0])
            yield Edit(at, at + 2, composed, "letters", _CERTAIN, f"{composed} is one letter")


def _is_persian_he(word: Word, place: int, following: str, lexicon: Lexicon) -> bool:
    """Tell a ة that stands for ه from one of an Arabic phrase such as دائرةالمعارف or حجة الاسلام."""
    if place != len(word.text) - 1 or following.lstrip().startswith("ال"):
        return False
    return bool(lexicon.classes(word.plain[:-1] + "ه")) and not lexicon.classes(word.plain[:-1] + "ت")
