"""In which language a text seems to be, told from its words alone: the most frequent ones, and their letters."""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 8_000
"""Code points; what a document is written in shows in its first pages."""
_ENOUGH = 8
"""Words of a language's own; in a note of two lines, or in a quotation, there are not so many."""
_MARGIN = 4
"""How many times as many as of the language that is stated."""
_WORDS = {
    # As archives spell them: ي and ك for ی and ک too.
    "ar": "في فى إلى التي التى الذي الذى هذا هذه كان كانت أن إن أو عن ذلك تلك منذ نحن حتى وقد ولا وفي وهو وهي وأن",
    "ckb": "لە بە کە ئەم ئەو بۆ لەسەر دەکات دەبێت هەموو بەڵام ئێمە هەر لەم بوو نییە دەکەن ئەوە وەک",
    "de": "der die das und ist nicht ein eine den dem mit für auf sich des von zu wir",
    "en": "the of and to is that it for was on are with as this by be at from which",
    "fa": "است را که كه از به این اين برای براي با آن می مي نمی شد شده بود شود کرد كرد های هاي ها خود یا يا باید هم",
    "fr": "le la les des et est que dans une pour pas qui sur du au nous ce",
    "he": "של את על לא זה הוא היא כי גם אני עם אל כל",
    "ps": "د په چې دي کې له او سره څخه ته یې دې هغه شوی",
    "ur": "کے کی کا ہے میں سے کو نے اور ہیں یہ کہ پر نہیں ہو گیا وہ",
}
_LETTERS = {"ar": "ةإأ", "ckb": "ەۆێڕڵ", "he": "א-ת", "ps": "ټډړږښڼې", "ur": "ٹڈڑںے"}
"""Letters that the others do not write with."""
_OWN_WORDS = {tag: words.split() for tag, words in _WORDS.items()}
_OWN_LETTERS = {tag: re.compile(f"[{letters}]") for tag, letters in _LETTERS.items()}
_ANY_LETTER = re.compile(f"[{''.join(_LETTERS.values())}]")
_ARTICLE, _LEAST_WITH_ARTICLE = ("ال", "وال"), 5
_MACROLANGUAGES = {"ku": "ckb", "prs": "fa", "pes": "fa", "arb": "ar"}


def other_language(text: str, stated: str) -> tuple[str, tuple[str, ...]] | None:
    """Give another language than the `stated` one in which `text` seems to be, with the words that say so.

    It is a tag of BCP 47; of its words, the five that the text has most often. `None` where nothing speaks for another,
    or too little, or where the words of the stated language are not known. The first 8,000 code points are looked at.
    """
    primary = stated.partition("-")[0].lower()
    primary = _MACROLANGUAGES.get(primary, primary)
    if primary not in _OWN_WORDS:
        return None
    looked_at = text[:_LOOKED_AT].lower()
    counts = Counter(_WORD.findall(looked_at))
    expected = sum(counts[word] for word in _OWN_WORDS[primary])
    if expected * (_MARGIN + 1) > counts.total():  # most texts: the rest is not enough for any other
        return None
    own = {tag: {word for word in words if word in counts} for tag, words in _OWN_WORDS.items()}
    own["ar"] |= {word for word in counts if word.startswith(_ARTICLE) and len(word) >= _LEAST_WITH_ARTICLE}
    if _ANY_LETTER.search(looked_at):
        for tag, letters in _OWN_LETTERS.items():
            own[tag] |= {word for word in counts if letters.search(word)}
    found = {tag: sum(counts[word] for word in words) for tag, words in own.items()}
    tag = max(found, key=found.__getitem__)
    if found[tag] < max(_ENOUGH, _MARGIN * found[primary]):
        return None
    return tag, tuple(sorted(own[tag], key=lambda word: (-counts[word], word))[:5])
