"""A text as words, numbers and the gaps between them, in code points of the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tei_edition.text.folding import KEYBOARD_LETTERS, LIGATURES, MARKS, PRESENTATION_FORMS, SPACES, TATWEEL, ZWNJ

SPACE_RUN = f"[ {''.join(space for space in SPACES if space not in chr(9) + chr(11) + chr(12))}]"
_FORMS = "".join((*PRESENTATION_FORMS, *LIGATURES))
_LETTER = f"ء-غف-يٮ-ۓەۮۯۺ-ۿݐ-ݿ{re.escape(_FORMS)}"
_INNER = f"{_LETTER}{''.join(sorted(MARKS))}{TATWEEL}{ZWNJ}"
_WORD = re.compile(f"[{_LETTER}](?:[{_INNER}]*[{_LETTER}{''.join(sorted(MARKS))}])?|[0-9٠-٩۰-۹]+")
_PLAIN = str.maketrans(
    {
        **KEYBOARD_LETTERS,
        **PRESENTATION_FORMS,
        **LIGATURES,
        TATWEEL: "",
        **dict.fromkeys(MARKS - {"\u0653", "\u0654"}, ""),
    }
)
_DIGIT = re.compile("[0-9٠-٩۰-۹]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a number: `content[start:end]` is `text`, and `plain` the same in Persian letters, without marks."""

    start: int
    end: int
    text: str
    plain: str

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return _DIGIT.match(self.text) is not None


def words_of(content: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of a stretch that no line end divides. Linear."""
    for match in _WORD.finditer(content, start, end):
        yield Word(match.start(), match.end(), match[0], plain(match[0]))


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Give `text` in Persian letters, without vowel signs and tatweel; آ, ئ and ؤ stay."""
    spelled = text.translate(_PLAIN)
    if "\u0653" in spelled or "\u0654" in spelled:
        spelled = spelled.replace("ا\u0653", "آ").replace("و\u0654", "ؤ").replace("ی\u0654", "ئ").replace("\u0653", "")
    return spelled
