"""Words that a text runs together with the preposition before them: درفرانکفورت, ازحزب."""

from array import array
from bisect import bisect_left

from tei_edition.annotators.names import lexicon
from tei_edition.annotators.names.tokens import Tokens
from tei_edition.gazetteers import Gazetteer

_PREPOSITIONS = ("در", "از", "به", "با")
_LENGTH = 2
"""Letters of each of them."""
_SHORTEST = 4
"""Letters of a name of a place that is looked for behind a preposition, at least."""
_HEADS = lexicon.BODY_HEADS | lexicon.PLACE_HEADS | lexicon.PLACE_NAME_HEADS


def parted(tokens: Tokens, gazetteer: Gazetteer) -> Tokens:
    """Give the tokens with each preposition parted from the name, or the head of one, that is written on to it. Linear.

    That is done of words only that no list has, where what follows the preposition is a place of the lists, a forename
    that is no ordinary word, or the head of a body or of a place.
    """
    glued = {key for key in set(tokens.keys) if key.startswith(_PREPOSITIONS) and _is_glued(key, gazetteer)}
    # Where marks or joiners stand among the letters, the preposition ends elsewhere, and the word stays whole.
    cuts = [
        index
        for index, key in enumerate(tokens.keys if glued else ())
        if key in glued and tokens.ends[index] - tokens.starts[index] == len(key)
    ]
    if not cuts:
        return tokens
    made = Tokens([], array("q"), array("q"), bytearray(), bytearray(), [], tokens.content)
    done = 0
    for index in cuts:
        _take(made, tokens, done, index)
        key, middle, done = tokens.keys[index], tokens.starts[index] + _LENGTH, index + 1
        made.keys += (key[:_LENGTH], key[_LENGTH:])
        made.starts.extend((tokens.starts[index], middle))
        made.ends.extend((middle, tokens.ends[index]))
        made.words += b"\1\1"
        made.lines += bytes((tokens.lines[index], 0))
    _take(made, tokens, done, len(tokens))
    made.sentences.extend(
        (first + bisect_left(cuts, first), last + bisect_left(cuts, last)) for first, last in tokens.sentences
    )
    return made


def _take(made: Tokens, tokens: Tokens, first: int, last: int) -> None:
    """Give the tokens `[first, last)` to those that are made."""
    made.keys += tokens.keys[first:last]
    made.starts.extend(tokens.starts[first:last])
    made.ends.extend(tokens.ends[first:last])
    made.words += tokens.words[first:last]
    made.lines += tokens.lines[first:last]


def _is_glued(key: str, gazetteer: Gazetteer) -> bool:
    rest = key[_LENGTH:]
    if rest not in _HEADS and len(rest) < _SHORTEST:
        return False
    if key in gazetteer.prefixes or key in gazetteer.body_words or not gazetteer.is_unknown(key):
        return False
    if rest in _HEADS or gazetteer.forenames.get(rest) is False:
        return True
    return any(entry.category == "place" and entry.form != "short" for entry in gazetteer.entries.get(rest, ()))
