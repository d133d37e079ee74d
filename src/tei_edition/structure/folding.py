"""Text folded for matching: one character for one, so that every offset stays what it is."""

import re

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u202f\u205f\u3000\ufeff"
_DIRECTIONS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LETTERS = {
    "ي": "ی", "ى": "ی", "ې": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "أ": "ا", "إ": "ا", "ٱ": "ا",
    "ؤ": "و", "ئ": "ی", "٬": "،", ",": "،", ";": "؛", "?": "؟", "ـ": "-", "–": "-", "—": "-", "−": "-", "―": "-",
    "‐": "-", "‑": "-", "：": ":", "“": '"', "”": '"', "„": '"',
}  # fmt: skip
_FOLDED = str.maketrans(
    {
        # Every letter is in the table: a miss costs an exception inside translate.
        **{chr(code): chr(code) for code in (*range(0x800), *range(0x2000, 0x2070))},
        **dict.fromkeys(_SPACES + _DIRECTIONS + "\t", " "),
        **_LETTERS,
        **{digit: str(value) for value, digit in enumerate("۰۱۲۳۴۵۶۷۸۹")},
        **{digit: str(value) for value, digit in enumerate("٠١٢٣٤٥٦٧٨٩")},
    }
)
_SPACE_RUN = re.compile(r" +")


def folded(content: str) -> str:
    """Give `content` with letters, digits, spaces and dashes in one form each; as long as `content`. Linear.

    Zero-width characters and marks of direction become spaces, the tatweel that archives use as a dash becomes one.
    """
    return content.translate(_FOLDED)


def collapsed(text: str) -> str:
    """Give folded `text` with single spaces, for looking words up; offsets no longer hold in it."""
    return _SPACE_RUN.sub(" ", text).strip()
