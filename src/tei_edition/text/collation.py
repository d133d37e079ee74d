"""The order of a Persian register: names sorted as readers of Persian look them up, and of English as well.

The order is that of CLDR for `fa` upon its root, with digits by their value (`kn`): what `Intl.Collator("fa",
{numeric: true})` does. In short:

- spaces come before punctuation, this before digits, digits before letters, so that names are sorted word by word:
  علی نو before علیا. A zero-width non-joiner, a tatweel and vowel signs part nothing and weigh nothing at first;
- the letters are آ, then ا, then ء with all its seats (أ ؤ إ ئ), then ب پ ت … ک گ ل م ن و ه ی; letters of Kurdish,
  Urdu and Pashto stand after the Persian ones that they are made of, but for those that write the same ک, ه or ی;
- Arabic, Persian and Latin digits are the same, and 2 comes before 10;
- Arabic script comes first, then Latin without regard to case and accents, then every other script by its code points.
  In an order for a language of Latin script, Latin comes first.

What is the same so far is told apart by the letters' forms and marks, then by case, then by the code points.

It differs from `text.folding`, whose equal spellings are not all equal here: an alphabet tells آ from ا, and the letter
hamza from the و or ی that carries it.
"""

import re
import unicodedata
from functools import lru_cache

_ALPHABET = (  # noqa: SIM905  read as signs, not as literals
    "ٴ آ اٱ ءأإؤئٲٳ ٮ ب ٻ پ ڀ ت ث ٹ ٺ ټ ٽ ٿ ج ڃ ڄ چ ڿ ڇ ح خ ځ ڂ څ د ذ ڈ ډ ڊ ڋ ڌ ڍ ڎ ڏ ڐ ۮ ر ز ڑ ڒ ړ "
    "ڔ ڕ ږ ڗ ژ ڙ ۯ س ش ښ ڛ ڜ ۺ ص ض ڝ ڞ ۻ ط ظ ڟ ع غ ڠ ۼ ف ڡ ڢ ڣ ڤ ڥ ڦ ٯ ق ڧ ڨ کڪګكڬڭڮ گ ڰ ڱ ڲ ڳ ڴ ػ ؼ "
    "ل ڵ ڶ ڷ ڸ م ن ں ڻ ڼ ڽ ڹ ۿ وۥ ۄ ۅ ۆ ۇ ۈ ۉ ۊ ۋ ۏ هەہۂةۃۀھ ۦ یىےۓيېۑۍێ ؽ ؾ ؿ ؠ"
).split()
"""The letters of Arabic script in order; those in one group are the same letter. Source: CLDR, `fa` upon root."""
_SIGNS = (  # noqa: SIM905  read as signs, not as literals
    "_ ‗ - ‐‑ ‒ – — ― , ، ٫ ٬ ; ؛ : ؞ ! ‼ ¡ ? ¿ ؟ ‽ . ‥ … ۔ · ' ‘ ’ ‚ ‛ ‹ › \" “ ” „ ‟ « » ( ) [ ] { "
    "} ‖ § ¶ @ * ٭ / \\ & # % ٪ ‰ ؉ † ‡ • ‧ ′ ″ ‴ ※ ` ´ ^ ¯ ¨ ¸ ° © ® + ± ÷ × < = > ¬ | ¦ ~ ¤ ¢ $ £ ¥ "
    "؋"
).split()
"""The punctuation in order, as far as names have it; another sign comes after. Source as above."""

# Weights are code points of a private plane, so that keys are strings and compared as such.
_SPACE, _SIGN, _OTHER_SIGN, _DIGITS, _ARABIC, _LATIN, _OTHER = (
    chr(0xF0000 + start) for start in (1, 2, 0x1FF, 0x200, 0x300, 0x500, 0x700)
)
_LETTERS = {letter: index for index, letters in enumerate(_ALPHABET) for letter in letters}
_FORMS = {letter: chr(1 + form) for letters in _ALPHABET for form, letter in enumerate(letters)}
_WEIGHTS = {
    **{letter: chr(ord(_ARABIC) + index) for letter, index in _LETTERS.items()},
    **{sign: chr(ord(_SIGN) + index) for index, signs in enumerate(_SIGNS) for sign in signs},
}
_LIKE = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e"}
"""Latin letters that no accent is taken from, and where a reader looks for them."""
_TATWEEL = "ـ"
_IN_ARABIC_SCRIPT = frozenset("fa prs ar azb ckb sdh ps ur ug sd".split())  # noqa: SIM905  words, not literals
# CLDR has these sequences as forms of hamza; normalization composes the others.
_HAMZA = re.compile("[یى]\u0654")
_RUN = re.compile(r"\d+|\D")
_FIRST_MARK = 0x1000  # after the forms of letters


def collation_key(name: str, language: str = "fa") -> tuple[str, str, str]:
    """Give the key by which `name` is sorted in a register in `language`, a BCP 47 tag; compare keys of one language.

    Two names have the same key if and only if they are the same after NFC. Linear in the length of the name.
    """
    text = unicodedata.normalize("NFC", name)
    # Letters under the code points of their shapes in print are those letters.
    plain = _HAMZA.sub("ئ", unicodedata.normalize("NFKC", name))
    weights: list[str] = []
    forms: list[str] = []
    latin = chr(ord(_ARABIC) - 0x80) if _latin_first(language) else _LATIN
    for run in _RUN.findall(plain):
        if run[0].isdecimal():
            value = "".join(str(unicodedata.decimal(digit)) for digit in run).lstrip("0")
            # The length first, in as many code points as it needs, makes a longer number the greater one.
            weights.append(_DIGITS + "\x7f" * (len(value) // 100) + chr(1 + len(value) % 100) + value)
            forms.append("\x01" * (1 + len(value)))
        elif run in _WEIGHTS:
            weights.append(_WEIGHTS[run])
            forms.append(_FORMS.get(run, "\x01"))
        else:
            weight, form = _weighed(run, latin)
            weights.append(weight)
            forms.append(form)
    return "".join(weights), "".join(forms), f"{text.swapcase()}\0{text}"


def initial(name: str, language: str = "fa") -> str:
    """Give the letter under which `name` stands in a register in `language`; empty where it begins with none.

    Names that are in order by `collation_key` have their initials in order: names without one come first.
    """
    weights = collation_key(name, language)[0]
    if not weights or weights[0] < chr(ord(_ARABIC) - 0x80):
        return ""
    if _ARABIC <= weights[0] < _LATIN:
        return _ALPHABET[ord(weights[0]) - ord(_ARABIC)][0]
    return weights[1:2].upper()


def _latin_first(language: str) -> bool:
    """Tell whether a register in `language`, a BCP 47 tag, has the names in Latin script first."""
    subtags = language.lower().split("-")
    return "arab" not in subtags[1:] and (subtags[0] not in _IN_ARABIC_SCRIPT or "latn" in subtags[1:])


@lru_cache(1 << 12)
def _weighed(character: str, latin: str) -> tuple[str, str]:
    """Give what `character` weighs, and its form, if it is no digit and in no list."""
    category = unicodedata.category(character)
    if character.isspace():
        return _SPACE, "\x01"
    if category == "Mn":
        return "", chr(_FIRST_MARK + ord(character))
    if category[0] in "CM" or character == _TATWEEL:
        return "", ""
    if not category.startswith("L"):
        return _OTHER_SIGN + character, "\x01\x01"
    letters = _LIKE.get(character.casefold(), character.casefold())
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(letter))
    form = "\x01" if plain == character.casefold() else "\x02"
    script = latin if "LATIN" in unicodedata.name(character, "") else _OTHER
    return "".join(script + letter for letter in plain), form * (2 * len(plain))
