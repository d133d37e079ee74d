"""What hazm knows of a word: its regular spelling, its lemma, and whether it goes together with its neighbour."""

import re
from dataclasses import replace

from hazm import Lemmatizer, Normalizer

from tei_edition.model.words import Analysis, Joining
from tei_edition.text.affixes import DEGREES, IMPERFECT, PLURALS

_PLURAL_ALTERNATIONS = (("یان", ""), ("گان", "ه"))
"""Plurals that hazm's stemmer leaves: دانشجویان, نمایندگان."""
_ADJECTIVE = "AJ"
"""What hazm's list of words calls an adjective."""
_ENDINGS = frozenset({"ام", "ای", "اش", "ات", "ایم", "اید", "اند", "ی"})
_SUFFIXES = frozenset((*PLURALS, *DEGREES, *_ENDINGS))
_ADVERBIAL = "ا\u064b"
_NON_JOINER = "\u200c"
_LETTERS = re.compile(
    "[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdcf\ufe70-\ufefc\u200c\u200d]+"
)
_INITIALS = re.compile(r"[^\W\d_]\u200d?(?:\.[^\W\d_]\u200d?)*")
_TATWEEL = re.compile(r"(?<=[^\W_])ـ+(?=[^\W_])")


class Lexicon:
    """hazm's words and verbs. Loading takes a second and 100 MB; a form is looked up in microseconds."""

    def __init__(self) -> None:
        """Load them."""
        self._lemmatizer = Lemmatizer()
        self._normalizer = Normalizer(
            correct_spacing=False,
            remove_diacritics=True,
            remove_specials_chars=False,
            decrease_repeated_chars=False,
            persian_style=False,
            persian_numbers=False,
            unicodes_replacement=False,
            seperate_mi=True,
        )

    def analysis(self, form: str) -> Analysis:
        """Give what is known of `form`, which is one token.

        The lemma is hazm's, of a verb its two stems, parted by `#`. Where the lexicon knows none, it is the word
        without what a non-joiner sets off at its end, and `is_known` is false.
        """
        if not any(character.isalnum() for character in form.strip("ـ_")):
            return Analysis(is_word=False, regular=form, lemma=form)
        joining: Joining = "stop" if _INITIALS.fullmatch(form) else ""
        if not _LETTERS.fullmatch(form):
            return Analysis(is_word=True, regular=form, lemma=form, joining=joining)
        regular = self._normalizer.normalize(_TATWEEL.sub("", form))
        if form.endswith(_ADVERBIAL):
            # hazm takes the sign for a vowel, but here it is spelling.
            known, written = self._looked_up(regular), f"{regular}{_ADVERBIAL[-1]}"
            return replace(known, regular=written, lemma=written if known.lemma == regular else known.lemma)
        if regular in IMPERFECT:
            joining = "prefix"
        elif regular in _SUFFIXES:
            joining = "suffix"
        return self._looked_up(regular, joining)

    def joined(self, first: Analysis, second: Analysis) -> Analysis | None:
        """Give what is known of two tokens as one word, `None` where they are two.

        One is an affix, which stands alone by a slip of spelling: می before a form of a verb, ها after any word, تر
        after an adjective, an ending after the ه of a word that the lexicon knows.
        """
        left, right = first.regular, second.regular
        together = f"{left}{_NON_JOINER}{right}"
        lemmatizer = self._lemmatizer
        if first.joining == "prefix" and together in lemmatizer.verbs:
            return self._looked_up(together)
        if second.joining != "suffix" or not _LETTERS.fullmatch(left) or len(left) < 2:
            return None
        if (
            right in PLURALS
            or (right in DEGREES and _ADJECTIVE in lemmatizer.words.get(left, (0, ()))[1])
            or (right in _ENDINGS and left.endswith("ه") and first.is_known)
        ):
            return self._looked_up(together)
        return None

    def _looked_up(self, regular: str, joining: Joining = "") -> Analysis:
        lemmatizer = self._lemmatizer
        lemma = lemmatizer.lemmatize(regular)
        if lemma != regular or regular in lemmatizer.words or regular in lemmatizer.verbs:
            return Analysis(is_word=True, regular=regular, lemma=lemma, joining=joining)
        for plural, singular in _PLURAL_ALTERNATIONS:
            lemma = f"{regular.removesuffix(plural)}{singular}"
            if regular.endswith(plural) and lemma in lemmatizer.words:
                return Analysis(is_word=True, regular=regular, lemma=lemma, joining=joining)
        lemma = lemmatizer.stemmer.stem(regular) if _NON_JOINER in regular else regular
        return Analysis(is_word=True, regular=regular, lemma=lemma or regular, is_known=False, joining=joining)
