"""Ids for documents: ASCII names made from file names, with Persian letters transliterated so that people know them."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LETTERS = {
    "ا": "a", "آ": "a", "أ": "a", "إ": "e", "ٱ": "a", "ء": "", "ئ": "y", "ؤ": "v", "ب": "b", "پ": "p", "ت": "t",
    "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "z", "ر": "r", "ز": "z", "ژ": "zh", "س": "s",
    "ش": "sh", "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "ك": "k",
    "گ": "g", "ل": "l", "م": "m", "ن": "n", "و": "v", "ه": "h", "ۀ": "h", "ة": "h", "ی": "y", "ي": "y", "ى": "y",
    "ې": "e", "ۆ": "o", "ێ": "e", "ڕ": "r", "ڵ": "l", "ٹ": "t", "ڈ": "d", "ڑ": "r", "ں": "n", "ھ": "h", "ہ": "h",
    "ے": "e", "ڤ": "v", "ښ": "sh", "ځ": "dz", "څ": "ts", "ډ": "d", "ړ": "r", "ږ": "zh", "ګ": "g", "ڼ": "n", "ټ": "t",
}  # fmt: skip
_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
_OTHER = re.compile(r"[^A-Za-z0-9_]+")


def is_identifier(name: str) -> bool:
    """Tell whether `name` is an ASCII NCName, as `xml:id` and file names of the edition need it."""
    return _NCNAME.fullmatch(name) is not None


def identifier(stem: str) -> str:
    """Make an ASCII NCName from the stem of a file name; the same stem always gives the same id.

    Persian and Arabic letters are transliterated, accents dropped, all else becomes one hyphen. A name that does not
    begin with a letter gets `doc-` before it; one of which nothing is left is named by its hash.
    """
    return _named(transliterated(stem), stem)


def identifier_of_words(words: Iterable[str]) -> str:
    """Give what `identifier` gives of `words` with hyphens between them, faster where words recur."""
    listed = tuple(words)
    return _named("-".join(map(_transliterated_word, listed)), "-".join(listed))


def transliterated(text: str) -> str:
    """Give `text` with Latin letters for those of the table, digits of ASCII, and no accents."""
    spelled = "".join(_LETTERS.get(letter, letter) for letter in unicodedata.normalize("NFC", text))
    return "".join(
        str(unicodedata.digit(letter, "")) or letter
        for letter in unicodedata.normalize("NFKD", spelled)
        if not unicodedata.combining(letter)
    )


_transliterated_word = lru_cache(maxsize=8192)(transliterated)


def _named(ascii_form: str, stem: str) -> str:
    name = _OTHER.sub("-", ascii_form).strip("-")[:100]
    if not name:
        return f"doc-{digest(stem)}"
    return name if is_identifier(name) else f"doc-{name}"


def digest(name: str) -> str:
    """Give eight hexadecimal digits that tell `name` from others."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
