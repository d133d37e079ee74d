"""What words there are: the ordinary ones with their classes, names, and the words that are written in two parts."""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property

from tei_edition.gazetteers import Gazetteer
from tei_edition.gazetteers.entries import DATA
from tei_edition.text import affixes
from tei_edition.text.folding import ZWNJ
from tei_edition.text.names import name_key

PLURALS = ("هاست", *affixes.PLURALS)
_ENDINGS = (
    *sorted(PLURALS, key=len, reverse=True),
    "مان", "تان", "شان", "یان", "گان", "ایی", "ان", "ات", "ای", "یی", "اش", "ام", "م", "ت", "ش", "ی", "ند",
)  # fmt: skip
_PERSONS = ("م", "ی", "د", "یم", "ید", "ند", "")
# The list has no present forms of these: a prefix changes their first letter.
_PRESENT_IN_A = re.compile("آ(?:ی|ور|موز|فرین|شام|میز|ویز|زمای|رای|زار|سای|غاز|مرز|کن|لای|گه)(?:م|ی|د|یم|ید|ند)")
_SPOKEN = frozenset("شه کنه گه ره ده خواد خوام تونه تونم دونه دونم کنن شن گن رن رم شم بینن".split())
_SOUNDED_HE = frozenset(
    "توجه متوجه وجه موجه مواجه مرفه مشابه شبه تشابه فقه کنه گروه کوه انبوه ستوه اندوه شکوه نستوه پژوه توجیه تنبیه شبیه "
    "فقیه کریه سفیه وجیه تشبیه ترفیه فرمانده سازمانده زره گره مه به که چه نه سه ده فربه نزه منزه اله مکروه".split()
)
"""Words that end in a sounded ه; most others that end in the letter end in a vowel."""
FUNCTION_WORDS = frozenset(
    "و از در به با که را تا بر برای اما یا اگر چون ولی زیرا پس نیز هم هر نه چه بی جز مگر بلکه لیکن بدون درباره".split()
)


@dataclass(frozen=True)
class Lexicon:
    """Looked up by what a word is in Persian letters; ZWNJ is disregarded."""

    gazetteer: Gazetteer = field(default_factory=Gazetteer.load)

    def classes(self, word: str) -> str:
        """Give the letters of the classes of an ordinary word, empty for any other; see `gazetteers/README.md`."""
        return self.gazetteer.words.get(name_key(word), "")

    def is_name(self, word: str) -> bool:
        """Tell whether `word` is a name of the gazetteers, or one of a person's."""
        key = name_key(word)
        return key in self.gazetteer.forenames or key in self.gazetteer.surnames or key in self.gazetteer.entries

    def knows(self, word: str) -> bool:
        """Tell whether it is a word or a name, as it is or with one ending. Remembered."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._is_known(word)
        return found

    @cached_property
    def _known(self) -> dict[str, bool]:
        return {}

    def _is_known(self, word: str) -> bool:
        bare = word.replace(ZWNJ, "")
        if self.classes(bare) or self.is_name(bare) or self.is_verb(bare):
            return True
        for prefix in affixes.IMPERFECT:
            if bare.startswith(prefix) and self.is_verb(bare.removeprefix(prefix)):
                return True
        return any(
            bare.endswith(ending) and len(bare) > len(ending) + 1 and bool(self.classes(bare[: -len(ending)]))
            for ending in _ENDINGS
        )

    def is_verb(self, word: str) -> bool:
        """Tell whether `word` is a finite form of a verb, as it stands after می."""
        if _PRESENT_IN_A.fullmatch(word) or word in _SPOKEN:
            return True
        if len(word) < 2 or not word.endswith(("م", "ی", "د", "ت")):
            return False
        # A word that is also a noun is listed as one: its subjunctive or its negation tells that it is a verb too.
        return any("V" in self.classes(before + word) for before in ("", "ب", "ن"))

    def is_noun(self, word: str) -> bool:
        """Tell whether `word` may take a plural: a noun, an adjective, a numeral, a pronoun, or a name."""
        classes = self.classes(word)
        return bool(set(classes) & set("NAMRU")) or (not classes and self.is_name(word))

    def is_adjective(self, word: str) -> bool:
        """Tell whether `word` may be compared."""
        return bool(set(self.classes(word)) & set("AD"))

    @staticmethod
    def ends_in_vowel_he(word: str) -> bool:
        """Tell whether `word` ends in a ه that is a vowel: what is added is written apart from it."""
        return word.endswith("ه") and len(word) > 2 and not word.endswith("اه") and word not in _SOUNDED_HE

    def compound(self, word: str) -> str:
        """Give the spelling with ZWNJ of a word that the list has in that spelling only; empty for any other."""
        return _listed_compounds().get(word, "")


@cache
def _listed_compounds() -> dict[str, str]:
    lines = (DATA / "words.tsv").read_text("utf-8").splitlines()
    listed = (line.partition("\t")[0] for line in lines if ZWNJ in line and not line.startswith("#"))
    return {word.replace(ZWNJ, ""): word for word in listed}
