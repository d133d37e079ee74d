"""Names in Latin letters within a text of another script: their capitals tell more than any list of words."""

import re
from collections.abc import Iterator

from tei_edition.annotators.names import lexicon
from tei_edition.annotators.names.candidates import Candidate
from tei_edition.annotators.names.tokens import Tokens

_CAPITAL = re.compile("[A-Z]")
_LEAST_CAPITALS = 2
"""Words with a capital in the name of a body; a head alone is a word."""


def latin_bodies(tokens: Tokens) -> Iterator[Candidate]:
    """Give runs of words with capitals that hold the head of a body: Human Rights Watch, Trades Union Congress. Linear.

    Small words such as “of” may stand between them, so that the whole of “Worker Communist Party of Iran” is the name.
    """
    keys, start = tokens.keys, 0
    if not keys or not _CAPITAL.search(tokens.content, tokens.starts[0], tokens.ends[-1]):  # most sentences
        return
    while start < len(keys):
        if not _has_capital(tokens, start):
            start += 1
            continue
        end = index = start + 1
        while index < len(keys) and _is_word(tokens, index) and not tokens.lines[index]:
            if _has_capital(tokens, index):
                end = index + 1
            elif keys[index] not in lexicon.LATIN_JOINING:
                break
            index += 1
        capitals = [key for key in keys[start:end] if key not in lexicon.LATIN_JOINING]
        if len(capitals) >= _LEAST_CAPITALS and not lexicon.ENGLISH_HEADS.isdisjoint(capitals):
            yield Candidate(start, end, "organization", 0.85, "rules")
        start = end


def is_no_name(tokens: Tokens, start: int, end: int) -> bool:
    """Tell words of Latin letters that name nothing.

    They have no capital, or one of them has none and joins nothing (“See also”), or all are of a letterhead (Tel, Fax).
    """
    if not all(key.isascii() for key in tokens.keys[start:end]):
        return False
    if tokens.content[tokens.starts[start] : tokens.ends[end - 1]].islower():
        return True
    if lexicon.LETTERHEAD.issuperset(tokens.keys[start:end]):
        return True
    words = (index for index in range(start, end) if _is_word(tokens, index))
    return any(not _has_capital(tokens, index) and tokens.keys[index] not in lexicon.LATIN_JOINING for index in words)


def _is_word(tokens: Tokens, index: int) -> bool:
    return bool(tokens.words[index]) and tokens.keys[index][0].isascii()


def _has_capital(tokens: Tokens, index: int) -> bool:
    if not _is_word(tokens, index):
        return False
    return any(map(str.isupper, tokens.content[tokens.starts[index] : tokens.ends[index]]))
