"""The lemma of a word: hazm's headwords and verbs, and the endings that Persian puts on them.

hazm's list of words has two kinds of lines. Those with a part of speech are headwords. Those without (`0`) are strings
that were met somewhere: شهرهای and کارگران, but آزادی and زندانی too. A form that is no headword loses one ending after
another, until what is left is one; a string of the list is a lemma only where no ending leads to another.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from hazm import Lemmatizer

from tei_edition.annotators.words.stated_lemmas import (
    BE,
    CERTAIN_VERBS,
    OFTENER_ADJECTIVES,
    OFTENER_VERBS,
    SHORT_ADJECTIVES,
    SHORT_STEMS,
    STATED,
)
from tei_edition.text.affixes import DEGREES, PLURALS

AUXILIARIES = frozenset({BE, "شد#شو"})
"""What makes of a participle before it a form of its verb: گفته است, گفته شد."""

_NON_JOINER = "\u200c"
_NO_PART, _PLURAL = "0", "PL"
_NOUNS, _NUMERALS = frozenset({"N"}), frozenset({"NUM"})
_COMPARED = frozenset({"AJ", "ADV"})
_OWNED = frozenset({"N", "P", "PRO"})
"""The parts of speech that take a possessive: a preposition does, as in برایم."""
_COPULA = "#هست"
_SPELLINGS_OF_BE = ("#است", _COPULA, "بود#است", "باشید#باش")
_AGENTS = ("گر", "گار", "نده")
"""What makes a person of a verb or a thing: so made, even a word that no list has has its plural in ان."""
_VERB_PREFIXES = ("بر", "در", "باز", "فرا", "فرو", "وا", "ور")
_POSSESSIVES = ("مان", "تان", "شان", "م", "ت", "ش")
_COPULAS = ("یم", "ید", "ند")
_INDEFINITE = frozenset({"ای", "ی", "یی", "ئی"})
_SET_OFF = frozenset(
    {*DEGREES, *_POSSESSIVES, *_COPULAS, *_INDEFINITE}
    | {"ام", "ات", "اش", "ایم", "اید", "اند", "ایی", "ست", "است", "یش", "یت", "یمان", "یتان", "یشان"}
)
"""What a non-joiner sets off at the end of a word, beside the plural."""
_AFTER_VOWEL = ("ام", "ات", "اش", "ایم", "اید", "اند")
_LOST_JOINER = ("هاند", "هاست")
"""Ends of the perfect whose non-joiner is lost: نوشتهاند."""
_EZAFE_OF_HE = ("هٔ", "ۀ")
_PLURALS = tuple(sorted((*PLURALS, "هاست", "هائی"), key=len, reverse=True))
_LEAST = 3
"""Letters that a word has at least to which most endings are written without a non-joiner."""
_LONGEST = 40
"""Code points of a word at most; what is longer was run together, or is a row of one letter."""
_REMEMBERED = 100_000


class Lemmas:
    """Lemmas by hazm's lists; a form is looked up in microseconds."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        """Take its lists. Its verbs are changed: those that share a form are told apart by `CERTAIN_VERBS`."""
        self._words: Mapping[str, tuple[int, tuple[str, ...]]] = lemmatizer.words
        verbs: dict[str, str] = lemmatizer.verbs
        listed = (*sorted({*verbs.values()}), *CERTAIN_VERBS)
        for verb in CERTAIN_VERBS:
            verbs.update(dict.fromkeys(lemmatizer.conjugation.get_all(verb), verb))
        self._verbs: Mapping[str, str] = verbs
        # hazm has many verbs twice, as گفت#گو and گفت#گوی.
        self._one = {verb: verb[:-1] for verb in listed if verb.endswith("ی") and verb[:-1] in {*listed}}
        self._one.update(dict.fromkeys(_SPELLINGS_OF_BE, BE))
        self._present = {verb.partition("#")[2]: self._one.get(verb, verb) for verb in listed}
        # Many ways of taking endings off lead to one form: without a memory their number doubles with each ending.
        self._found = lru_cache(_REMEMBERED)(self._find)

    def of(self, form: str) -> tuple[str, bool]:
        """Give the lemma of `form`, in regular spelling, whatever stands beside it, and whether a list has it.

        Of a verb it is the past and the present stem, parted by `#`. Where no list has it, it is the form without the
        endings that are surely some.
        """
        verb = self.as_verb(form)
        return (verb, True) if verb and self._is_rather_verb(form) else self.as_other(form)

    def as_verb(self, form: str) -> str:
        """Give the lemma of `form` as that of a form of a verb, empty where it is none."""
        if len(form) > _LONGEST:
            return ""
        verb = STATED.get(form, "")
        if "#" not in verb:
            verb = self._simple_verb(form)
        return verb or next(self._prefixed_verbs(form), "")

    def as_other(self, form: str) -> tuple[str, bool]:
        """Give the lemma of `form` as that of no verb, and whether a list has it."""
        if len(form) > _LONGEST:
            return form, False
        found = self._found(form)
        if found:
            return found, True
        for plural in _PLURALS:
            base = form.removesuffix(plural)
            if base != form and (base.endswith(_NON_JOINER) or min(len(base), len(plural)) >= _LEAST):
                return base.rstrip(_NON_JOINER), False
        base, joiner, ending = form.rpartition(_NON_JOINER)
        if joiner and ending in _SET_OFF:
            return self.as_other(base)[0], False
        return form, form in self._verbs

    def is_participle(self, form: str) -> bool:
        """Tell whether `form` is a participle, which with an auxiliary after it is a form of its verb."""
        past = self._verbs.get(form, "").partition("#")[0]
        return bool(past) and form in {f"{past}ه", f"ن{past}ه"} and form not in OFTENER_ADJECTIVES

    def _is_rather_verb(self, form: str) -> bool:
        if form in STATED:
            return "#" in STATED[form]
        if form.endswith(_EZAFE_OF_HE) or form.partition(_NON_JOINER)[0] in OFTENER_ADJECTIVES:
            return False
        frequency, parts = self._words.get(form, (0, ()))
        if parts[:1] == (_NO_PART,):
            # نوازی and آزاری are nouns, for all that a verb has the same form; so are infinitives.
            return not form.endswith("ی") and not self._is_infinitive(form)
        return not parts or form in OFTENER_VERBS or (form.endswith("ه") and not frequency)

    def _is_infinitive(self, form: str) -> bool:
        return form.endswith("ن") and self._verbs.get(form, "").startswith(f"{form[:-1]}#")

    def _simple_verb(self, form: str) -> str:
        verb = self._verbs.get(form)
        if verb is None and form.endswith(f"ه{_NON_JOINER}است"):
            verb = self._verbs.get(form[:-4])
        if verb is None and form.endswith(_LOST_JOINER):
            verb = self._verbs.get(form[:-3])
        if verb is None and "ئ" in form and not form.endswith("ئی"):
            verb = self._verbs.get(form.replace("ئ", "ی"))
        if verb is None and form[:1] in {"ب", "ن"}:
            return self._after_letter(form[1:])
        if verb == _COPULA and "هست" not in form:
            # Endings that stand alone by a slip: ی, م, ند.
            return ""
        return self._one.get(verb, verb) if verb else ""

    def _after_letter(self, rest: str) -> str:
        """Give the verb of what stands after بـ or نـ where hazm has none: بیاید, نینداخت, and the imperative."""
        if len(rest) < _LEAST:
            return self._present[rest] if rest in SHORT_STEMS else ""
        if rest in self._present:
            return self._present[rest]
        if rest.startswith("یا") and len(rest) > _LEAST:
            return self._simple_verb(f"آ{rest[2:]}") or self._present.get(f"آ{rest[2:]}", "")
        return self._simple_verb(f"ا{rest[1:]}") if rest.startswith("ی") else ""

    def _prefixed_verbs(self, form: str) -> Iterator[str]:
        for prefix in _VERB_PREFIXES:
            rest = form.removeprefix(prefix)
            if rest != form and len(rest) >= _LEAST:
                imperative = self._present.get(rest, "") if prefix == "بر" else ""
                past, _, present = (self._simple_verb(rest) or imperative).partition("#")
                if past and present and f"{past}#{present}" != BE:
                    yield f"{prefix}{past}#{prefix}{present}"

    def _find(self, form: str, *, is_singular: bool = False) -> str:
        """Give the lemma that the lists have for what is no verb, empty where they have none; one ending at a time.

        `is_singular` says that the ending of a plural was after it: then there is no ی of one of a kind before that, no
        possessive and no copula, but there may be the ی that makes words.
        """
        if form in STATED:
            return "" if "#" in STATED[form] else STATED[form]
        if self._is_headword(form):
            return self._of_headword(form)
        shorter = self._positives(form) if is_singular else self._shorter(form)
        found = "" if is_singular else _first(self._found(base, is_singular=True) for base in self._singulars(form))
        found = found or _first(self._found(base) for base in shorter)
        is_made = self._is_agent(form) or (is_singular and form.endswith("ی") and self._is_headword(form[:-1]))
        return found or (form if form in self._words or is_made else "")

    def _of_headword(self, form: str) -> str:
        base, joiner, ending = form.rpartition(_NON_JOINER)
        if joiner and ending in DEGREES:
            return self._found(base) or form
        if form.endswith("گان") and self._is_headword(f"{form[:-3]}ه"):
            return f"{form[:-3]}ه"
        if form.endswith(("ین", "ون")) or (form.endswith("ات") and _PLURAL in self._words[form][1]):
            return self._arabic_singular(form) or form
        return form

    def _singulars(self, form: str) -> Iterator[str]:
        """Give what `form` may be the plural of, the likeliest first."""
        for plural in _PLURALS:
            base = form.removesuffix(plural)
            if base == form or (form.endswith("ی") and self._is_headword(form[:-1])):
                # The ه is the word's: انتهای.
                continue
            if base.endswith(_NON_JOINER):
                yield base[:-1]
            elif len(base) > 1:
                # The ه may be the word's, whose non-joiner is lost: اشارهای.
                is_other = not self._is_headword(base) and base not in self._verbs and self._is_headword(f"{base}ه")
                yield f"{base}ه" if is_other else base
        if form.endswith("ان") and len(form) > _LEAST + 1:
            yield from self._persons(form)
        singular = self._arabic_singular(form)
        if singular:
            yield singular

    def _persons(self, form: str) -> Iterator[str]:
        """Give the singulars of a plural in گان, یان or ان."""
        base, in_he = form[:-2], f"{form[:-3]}ه" if form.endswith("گان") else ""
        if in_he and (self._is_headword(in_he) or self._is_agent(in_he)):
            yield in_he
        if form.endswith(("ایان", "ویان")):
            yield form[:-3]
        is_string = base in self._words and form not in self._words and self._found(base) == base
        is_long = len(base) > _LEAST and (is_string or base.endswith("ی"))
        if self._is_headword(base) or self._is_agent(base) or base in self._present or is_long:
            yield base
        if in_he in self._verbs:
            yield in_he

    def _arabic_singular(self, form: str) -> str:
        """Give the singular of a plural in ات, ین or ون, empty where the list has none."""
        base, ending = form[:-2], form[-2:]
        if ending == "ات":
            before = f"{base[:-1].rstrip(_NON_JOINER)}ه" if base.endswith("ج") else ""
            singulars = (f"{base}ه", base, before, f"{base}ت") if len(base) >= _LEAST else (f"{base}ت", f"{base}ه")
            is_string = len(base) > _LEAST and form not in self._words and base in self._words
            return next((noun for noun in singulars if self._has_part(noun, _NOUNS)), base if is_string else "")
        if ending == "ون":
            return base if base.endswith("ی") and len(base) > _LEAST + 1 and base in self._words else ""
        # Participles of Arabic: مسئول, مجاهد, حاضر; not the adjectives and ordinals of Persian in ین.
        is_participle = (base.startswith("م") and len(base) > _LEAST) or (len(base) == _LEAST + 1 and base[1] == "ا")
        is_noun = ending == "ین" and self._has_part(base, _NOUNS) and not self._has_part(base, _NUMERALS)
        return base if is_participle and is_noun else ""

    def _shorter(self, form: str) -> Iterator[str]:
        """Give what `form` may be with one ending more, not that of a plural, the likeliest first."""
        if form.endswith(_EZAFE_OF_HE):
            yield f"{form.rstrip('هۀ\u0654')}ه"
        base, joiner, ending = form.rpartition(_NON_JOINER)
        is_string = form in self._words
        if joiner and ending in _SET_OFF.difference(_INDEFINITE if is_string else ()):
            yield base
        yield from self._subjects(form, is_string=is_string)
        yield from self._positives(form)
        if form.endswith(("ای", "وی")) and len(form) > _LEAST:
            yield form[:-1]
        if form.endswith("ئی") and self._found(f"{form[:-2]}یی") != f"{form[:-2]}یی":
            yield f"{form[:-2]}یی"
        if form.endswith("ی") and self._is_definite(form[:-1], is_string=is_string):
            yield form[:-1]
        for possessive in _POSSESSIVES:
            base = form.removesuffix(possessive)
            if base != form and len(base) >= _LEAST and self._is_owned(base, possessive, is_string=is_string):
                yield base

    def _subjects(self, form: str, *, is_string: bool) -> Iterator[str]:
        """Give what stands before a copula, or before a possessive whose non-joiner is lost."""
        for ending in _AFTER_VOWEL:
            base = form.removesuffix(ending)
            if base != form and base.endswith(("ه", "ی")) and self._is_headword(base):
                yield base
        for copula in _COPULAS:
            base = form.removesuffix(copula)
            if base != form and len(base) >= _LEAST + is_string and self._has_part(base, _COMPARED):
                yield base
        if (
            form.endswith(("است", "وست"))
            and len(form) > _LEAST + 1
            and (self._is_headword(form[:-2]) or form[:-2] in STATED)
        ):
            yield form[:-2]

    def _positives(self, form: str) -> Iterator[str]:
        for degree in DEGREES:
            base = form.removesuffix(degree)
            if base != form and base.endswith(_NON_JOINER):
                yield base[:-1]
            elif base != form and (len(base) >= _LEAST or base in SHORT_ADJECTIVES) and self._has_part(base, _COMPARED):
                yield base

    def _is_definite(self, base: str, *, is_string: bool) -> bool:
        """Tell whether the ی after `base` is that of one of a kind.

        A string of the list in ی is oftener a word made with it, unless a plural or a comparative is before it.
        """
        if len(base) < _LEAST or STATED.get(base) == base:
            return False
        is_inflected = base.endswith(("ان", "ات", "تر", "ین", "ای", "وی")) and self._found(base) not in {"", base}
        if is_string:
            return is_inflected and base.endswith(("ان", "تر"))
        return is_inflected or (self._is_headword(base) and _NON_JOINER not in base)

    def _is_owned(self, base: str, possessive: str, *, is_string: bool) -> bool:
        """Tell whether a possessive may be after `base`, and is no letter of the word."""
        if self._found(base) not in {"", base}:
            return not is_string or base.endswith(("ای", "وی", "ان"))
        if is_string and possessive == "ت":
            # Nouns from Arabic end in ت: مدافعت.
            return self._has_part(base, _OWNED) and {f"{base}م", f"{base}ش"} <= self._words.keys()
        is_surely_one = not is_string and len(base) > _LEAST and possessive not in {"م", "ت"}
        return self._has_part(base, _OWNED) or (is_surely_one and base in self._words)

    def _is_agent(self, form: str) -> bool:
        """Tell whether `form` is made as words for persons are: سرکوبگر, تاریخ‌نویس."""
        last = form.rpartition(_NON_JOINER)[2]
        is_compound = len(form) > len(last) >= _LEAST and last in self._present
        return is_compound or (form.endswith(_AGENTS) and len(form) > _LEAST + 1)

    def _is_headword(self, form: str) -> bool:
        entry = self._words.get(form)
        return entry is not None and entry[1][0] != _NO_PART

    def _has_part(self, form: str, parts: frozenset[str]) -> bool:
        entry = self._words.get(form)
        return entry is not None and not parts.isdisjoint(entry[1])


def _first(found: Iterator[str]) -> str:
    return next((lemma for lemma in found if lemma), "")
