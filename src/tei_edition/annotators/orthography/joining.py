"""Zero-width non-joiners: for the space before an ending or after می, and where the two parts of a word are glued.

The rules are those of the Academy of Persian Language and Literature (دستور خط فارسی): می and نمی, ها, تر and ترین
stand apart within the word; so does what follows a ه that is a vowel.
"""

import re
from collections.abc import Iterator

from tei_edition.annotators.orthography.lexicon import FUNCTION_WORDS, PLURALS, Lexicon
from tei_edition.annotators.orthography.proposals import Edit
from tei_edition.annotators.orthography.words import SPACE_RUN, Word
from tei_edition.text.affixes import DEGREES, IMPERFECT
from tei_edition.text.folding import ZWNJ

GAP = re.compile(f"{ZWNJ}*{SPACE_RUN}{{1,2}}{ZWNJ}*")
_PREFIXED = frozenset(
    prefix + imperfect for prefix in ("بر", "در", "باز", "وا", "فرا", "ور") for imperfect in IMPERFECT
)
_PLURALS = frozenset(PLURALS)
_COMPARED = frozenset((*DEGREES, "تری", "ترین‌ها"))
_JOINED_COMPARATIVES = frozenset({"بیش", "کم"})
_JOINED = frozenset("بیشتر بیشترین بیشتری کمتر کمترین کمتری بهتر بهترین بهتری مهتر کهتر".split())
_CLITICS = frozenset({"ام", "ات", "اش", "ای", "ایم", "اید", "اند", "ی", "مان", "شان"})
_FRESH = frozenset({"تازه", "خشک", "تمیز", "فرز"})
_MONTH_BEFORE = frozenset("ماه اول یکم یک دوم سوم".split())
_GLUED_PLURAL = re.compile(rf"(.{{2,}})({'|'.join(sorted(PLURALS, key=len, reverse=True))})")
_GLUED_CLITIC = re.compile(r"(.{2,}ه)(ام|ایم|اید|اند|اش)")
_GLUED_COMPARED = re.compile(r"(.{3,})(تر|ترین)")
_GLUED_IMPERFECT = re.compile(r"(ن?می)(.{2,})")
_SHORT_VERBS = frozenset({"شد", "زد"})
NOT_JOINING = frozenset("اآدذرزژوأإؤ")
"""Letters that join to nothing after them: a ZWNJ there would not be seen, and is not written."""


def before_ending(host: Word, ending: Word, gap: str, following: Word | None, lexicon: Lexicon) -> Iterator[Edit]:
    """Propose to write an ending together with its host, the word before it, when only `gap` stands between them."""
    if GAP.fullmatch(gap) is None or host.is_number:
        return
    joined, certainty, evidence = ZWNJ, 0.0, ""
    if ending.plain in _PLURALS:
        certainty, evidence = _plural(host, lexicon), "an ending of the plural"
    elif ending.plain in _COMPARED:
        if ending.plain == "تر" and following is not None and following.plain in {"و", *_FRESH}:
            return
        certainty, evidence = _compared(host, ending, lexicon), "an ending of comparison"
        joined = "" if host.plain in _JOINED_COMPARATIVES else ZWNJ
    elif ending.plain in _CLITICS and lexicon.ends_in_vowel_he(host.plain):
        certainty, evidence = _clitic(host, ending, lexicon), "it follows a ه that is a vowel"
    if host.plain[-1] in NOT_JOINING:
        joined = ""
    if certainty:
        yield Edit(host.end, ending.start, joined, "zwnj", certainty, f"{ending.plain}: {evidence}", listed=True)


def after_imperfect(prefix: Word, verb: Word, gap: str, before: Word | None, lexicon: Lexicon) -> Iterator[Edit]:
    """Propose to write می and نمی together with the verb that follows, when only `gap` stands between them."""
    if GAP.fullmatch(gap) is None or (prefix.plain not in IMPERFECT and prefix.plain not in _PREFIXED):
        return
    if prefix.plain == "می" and before is not None and (before.is_number or before.plain in _MONTH_BEFORE):
        return  # the month of May
    if lexicon.is_verb(verb.plain):
        yield Edit(prefix.end, verb.start, ZWNJ, "zwnj", 0.98, f"{verb.plain} is a form of a verb", listed=True)


def divided(first: Word, second: Word, gap: str, lexicon: Lexicon) -> Iterator[Edit]:
    """Propose to write together what a list has as one word, where one of the two is no word by itself (بین المللی)."""
    if GAP.fullmatch(gap) is None or first.is_number:
        return
    listed = lexicon.compound(f"{first.plain}{second.plain}")
    whole = listed == f"{first.plain}{ZWNJ}{second.plain}"
    if whole and any(len(part.plain) > 2 and not lexicon.knows(part.plain) for part in (first, second)):
        joined = "" if first.plain[-1] in NOT_JOINING else ZWNJ
        yield Edit(
            first.end, second.start, joined, "zwnj", 0.97, f"{listed} is a word, and a part of it is none", listed=True
        )


def _plural(host: Word, lexicon: Lexicon) -> float:
    word = host.plain
    if word in FUNCTION_WORDS or word in _PLURALS or len(word) < 2:
        return 0.0
    if lexicon.is_noun(word):
        return 0.98
    return 0.95 if len(word) > 2 and not lexicon.is_verb(word) else 0.0


def _compared(host: Word, ending: Word, lexicon: Lexicon) -> float:
    word = host.plain
    if word in FUNCTION_WORDS or len(word) < 2 or word in {"مه", "که"}:
        return 0.0
    if word in _JOINED_COMPARATIVES or lexicon.is_adjective(word):
        return 0.97
    return 0.95 if ending.plain == "ترین" and lexicon.knows(word) else 0.0


def _clitic(host: Word, ending: Word, lexicon: Lexicon) -> float:
    if host.plain in FUNCTION_WORDS or not lexicon.knows(host.plain):
        return 0.0
    return 0.98 if ending.plain in {"ی", "اند", "ام", "ایم"} else 0.95


def within(word: Word, lexicon: Lexicon, *, lost: bool) -> Iterator[Edit]:
    """Propose ZWNJ inside a word whose parts are glued, where a list knows the parts and not the whole.

    `lost` tells that the document has lost its ZWNJ altogether, so that نامهای may be نامه‌ای as well as نام‌های.
    """
    spelled = word.plain
    if ZWNJ in spelled or len(spelled) < 4 or len(spelled) != len(word.text):
        return  # where marks or a tatweel stand inside, offsets would not hold
    if lexicon.is_name(spelled):
        return
    known_as = lexicon.compound(spelled)
    if known_as and spelled not in _JOINED:
        yield from _parted(word, known_as, 0.95, "listed so, and in no other spelling")
        return
    compared = _compared_inside(spelled, lexicon)
    if lexicon.classes(spelled) and not compared[0]:
        return
    for parts, certainty, evidence in (
        compared,
        _imperfect(spelled, lexicon),
        _perfect_inside(spelled, lexicon),
        _plural_inside(spelled, lexicon, lost=lost),
        _clitic_inside(spelled, lexicon),
    ):
        if parts:
            yield from _parted(word, parts, certainty, evidence)
            return


_NOTHING = ("", 0.0, "")


def _imperfect(spelled: str, lexicon: Lexicon) -> tuple[str, float, str]:
    match = _GLUED_IMPERFECT.fullmatch(spelled)
    if match is None or not lexicon.is_verb(match[2]) or not (len(match[2]) > 2 or match[2] in _SHORT_VERBS):
        return _NOTHING
    return f"{match[1]}{ZWNJ}{match[2]}", 0.97, f"{match[2]} is a form of a verb after {match[1]}"


def _compared_inside(spelled: str, lexicon: Lexicon) -> tuple[str, float, str]:
    match = _GLUED_COMPARED.fullmatch(spelled)
    if match is None or spelled in _JOINED or not set(lexicon.classes(spelled)) <= set("AUD"):
        return _NOTHING
    if "A" not in lexicon.classes(match[1]) or (match[2] == "تر" and lexicon.classes(spelled)):
        return _NOTHING  # فیلتر is a word of its own
    return f"{match[1]}{ZWNJ}{match[2]}", 0.95, f"{match[1]} is an adjective"


def _plural_inside(spelled: str, lexicon: Lexicon, *, lost: bool) -> tuple[str, float, str]:
    match = _GLUED_PLURAL.fullmatch(spelled)
    if match is None:
        return _NOTHING
    host, ending = match.groups()
    singular, with_he = f"{host}ها", f"{host}ه"
    if lexicon.classes(singular) and not lexicon.compound(singular):
        return _NOTHING  # انتهای is a form of انتها
    if lost and ending == "های" and lexicon.is_noun(with_he):
        return _NOTHING if lexicon.knows(host) else (f"{with_he}{ZWNJ}ای", 0.93, f"{with_he} is a word, {host} is none")
    evidence = f"{host} is a word, {ending} an ending of the plural"
    known = lexicon.is_noun(host) or (len(host) > 3 and lexicon.knows(host))
    certainty = (0.97 if host.endswith("ه") else 0.95) if known else 0.0
    if not known and host.endswith("ه") and len(host) > 3:
        certainty, evidence = 0.95, "two ه meet only where an ending begins"
    return (f"{lexicon.compound(host) or host}{ZWNJ}{ending}", certainty, evidence) if certainty else _NOTHING


def _perfect_inside(spelled: str, lexicon: Lexicon) -> tuple[str, float, str]:
    """Tell a perfect (گرفته‌ایم) from a noun in the plural with a possessor (نام‌هایم): its participle is a verb's."""
    match = _GLUED_CLITIC.fullmatch(spelled)
    if match is None or not lexicon.ends_in_vowel_he(match[1]):
        return _NOTHING
    if "V" not in lexicon.classes(match[1]) and "V" not in lexicon.classes(match[1][:-1]):
        return _NOTHING
    return f"{match[1]}{ZWNJ}{match[2]}", 0.95, f"{match[1]} is a participle"


def _clitic_inside(spelled: str, lexicon: Lexicon) -> tuple[str, float, str]:
    match = _GLUED_CLITIC.fullmatch(spelled)
    if match is None or not lexicon.ends_in_vowel_he(match[1]) or not lexicon.classes(match[1]):
        return _NOTHING
    return f"{match[1]}{ZWNJ}{match[2]}", 0.95, f"{match[1]} is a word that ends in a vowel"


def _parted(word: Word, parts: str, certainty: float, evidence: str) -> Iterator[Edit]:
    """Give an edit for each ZWNJ of `parts`, which has otherwise the letters of `word`."""
    place = 0
    for letter in parts:
        if letter == ZWNJ:
            if word.plain[place - 1] in NOT_JOINING:
                continue
            at = word.start + place
            yield Edit(at, at, ZWNJ, "zwnj", certainty, evidence, listed=True)
        else:
            place += 1


def superfluous(content: str, start: int, end: int) -> Iterator[Edit]:
    """Propose to leave out a ZWNJ at the end or the beginning of a word, and one of two."""
    for match in _SUPERFLUOUS.finditer(content, start, end):
        kept = ZWNJ if match["twice"] else ""
        yield Edit(match.start(), match.end(), kept, "zwnj", 0.99, "nothing is kept apart there")


_SUPERFLUOUS = re.compile(f"(?P<twice>{ZWNJ}{{2,}})(?=\\w)|{ZWNJ}+(?=[ .،؛:؟!»)\\]\\n]|\\Z)|(?<=[ «(\\[\\n]){ZWNJ}+")
