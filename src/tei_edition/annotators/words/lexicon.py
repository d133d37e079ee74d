"""What hazm knows of a word: its regular spelling, its lemma, and whether it goes together with its neighbour."""

import re
from dataclasses import replace

from hazm import Lemmatizer, Normalizer

from tei_edition.annotators.words.lemmas import Lemmas
from tei_edition.model.words import Analysis, Joining
from tei_edition.text.affixes import DEGREES, IMPERFECT, PLURALS

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
_VERBAL = ("V", "AUX")
"""How the tags of verbs begin, in the tag sets of hazm and of Universal Dependencies."""
_TATWEEL = re.compile(r"(?<=[^\W_])ـ+(?=[^\W_])")


class Lexicon:
    """hazm's words and verbs. Loading takes a second and 100 MB; a form is looked up in microseconds."""

    def __init__(self) -> None:
        """Load them."""
        self._lemmatizer = Lemmatizer()
        self._lemmas = Lemmas(self._lemmatizer)
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

        The lemma is that of the form whatever stands beside it, of a verb its two stems, parted by `#`. Where the
        lexicon knows none, it is the word without the endings that are surely some, and `is_known` is false.
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
            return replace(known, regular=written, lemma=written)
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

    def before_auxiliary(self, participle: Analysis) -> Analysis:
        """Give what is known of a participle that has an auxiliary after it: it is a form of its verb."""
        return replace(participle, lemma=self._lemmas.as_verb(participle.regular), is_known=True)

    def tagged(self, known: Analysis, part_of_speech: str) -> Analysis:
        """Give what is known of a word of which a model says whether it is a verb."""
        if not known.is_word or known.joining == "stop" or not _LETTERS.fullmatch(known.regular):
            return known
        if part_of_speech.startswith(_VERBAL):
            lemma = self._lemmas.as_verb(known.regular)
            return replace(known, lemma=lemma, is_known=True) if lemma else known
        if "#" not in known.lemma:
            return known
        lemma, is_known = self._lemmas.as_other(known.regular)
        return replace(known, lemma=lemma, is_known=is_known)

    def _looked_up(self, regular: str, joining: Joining = "") -> Analysis:
        lemma, is_known = self._lemmas.of(regular)
        if not joining and self._lemmas.is_participle(regular):
            joining = "participle"
        return Analysis(is_word=True, regular=regular, lemma=lemma, is_known=is_known, joining=joining)
