"""Where sentences and words begin and end: hazm's divisions, with offsets, and the rules that are laid over them.

What stands between two white spaces is a chunk. hazm divides a chunk without a look at its neighbours, and adds spaces
only; so every distinct chunk is divided once, and its offsets are exact.
"""

import os
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

from hazm import SentenceTokenizer, WordTokenizer

LINE_END = "\ufdd0"
"""Stands, in a text of the same length, for what the end of a line put into a word: texts do not hold it."""

_DIGIT = "0-9۰-۹٠-٩"
_LATIN = "A-Za-z\u00c0-\u024f"
_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f"
_MARK = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\ufe00-\ufe0f"
_JOINER = "\u200d"
_WIDTHLESS = f"\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff{LINE_END}"
_IN_ADDRESS = r"[^\s«»“”\"<>،؛؟]"
_ENDS_ADDRESS = r"[^\s«»“”\"<>،؛؟.,;:!)\]]"

# Each alternative begins where only one of its kind can, or is bounded, so that a search is linear.
_WHOLE = re.compile(
    # Web addresses, e-mail addresses, tags and accounts.
    rf"(?:https?|ftp)://{_IN_ADDRESS}*{_ENDS_ADDRESS}"
    r"|(?<![\w.-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
    rf"|(?<![\w.-])(?:[A-Za-z0-9-]{{1,63}}\.)+[A-Za-z]{{2,24}}(?:/{_IN_ADDRESS}*{_ENDS_ADDRESS})?(?![\w@])"
    rf"|(?<!\w)[#@][\w{_MARK}\u200c]+"
    # Thousands; telephone numbers and ISO dates, but no ranges; dates, times, decimals.
    rf"|(?<![{_DIGIT}])[{_DIGIT}]{{1,3}}(?:[،,'’٬][{_DIGIT}]{{3}})+(?![{_DIGIT}])"
    rf"|(?<![{_DIGIT}])[{_DIGIT}]+(?:-[{_DIGIT}]+){{2,}}"
    rf"|(?<![{_DIGIT}])[{_DIGIT}]+(?:[./:٫٬,][{_DIGIT}]+)+"
    # Latin words with digits and signs inside; abbreviations whose letters full stops part.
    r"|(?<!\w)(?:[A-Za-z]\.){2,}(?!\w)"
    rf"|(?<!\w)[{_LATIN}][{_LATIN}{_MARK}{_DIGIT}]*(?:[-&.'’][{_LATIN}{_DIGIT}]+)*"
    rf"|(?<![\w{_MARK}\u200c])[{_ARABIC}]{_JOINER}?(?:\.[{_ARABIC}]{_JOINER}?){{1,8}}(?!\w)"
    # What a non-joiner, or the end of a line in a word, holds together; full stops that are an ellipsis.
    rf"|(?<![\w{_MARK}])[\w{_MARK}]+(?:[\u200c{LINE_END}]+[\w{_MARK}]+)+"
    r"|\.{2,}"
)
# A run of one sign; a tatweel or a low line that is in no word.
_SIGNS = re.compile(
    rf"[؟?!]+|([^\s\w{_MARK}{_WIDTHLESS}{_JOINER}])(?:\1|[{_MARK}])*"
    rf"|(?<![\w{_MARK}])[ـ_]++|(?<![ـ_])[ـ_]++(?!\w)"
)
_WITHOUT_EDGES = re.compile(rf"[{_WIDTHLESS}{_JOINER}]*(.*?)[{_WIDTHLESS}]*", re.DOTALL)
_INITIAL = re.compile(rf"(?<![^\W_])[^\W\d_]{_JOINER}?\.\Z")
_ITEM_MARKER = re.compile(rf"[{_DIGIT}]{{1,3}}\.")
_OTHER_SPACE = re.compile(r"[^\S\n]")
"""White space that hazm does not take for such, or takes away."""
_LONG_RUN = re.compile(r"[!.?⸮؟]{9,}+")
"""So many marks in a row take hazm a time that grows with their square."""
_QUOTED_END = re.compile(r"[.!?؟⸮][»”\"](\s+)(?!(?:و|که|را|تا|ولی|اما|یا)\s)\S")


class Divider:
    """Divides texts into sentences, and chunks into tokens."""

    def __init__(self) -> None:
        """Load hazm's tokenizers, without the list of words, which only the joining of verbs asks for."""
        self._words = WordTokenizer(words_file=os.devnull, join_verb_parts=False)
        self._sentences = SentenceTokenizer()

    def tokens(self, chunk: str) -> list[tuple[int, int]]:
        """Give the tokens of `chunk`, which has no white space, as half-open spans in order.

        hazm's cuts stand, but for those inside a whole; signs that hazm leaves at a word are cut off. Characters
        without width at the edge of a token belong to none. Linear.
        """
        cuts = set(accumulate(map(len, self._words.tokenize(chunk)), initial=0))
        for sign in _SIGNS.finditer(chunk):
            cuts.update(sign.span())
        for whole in _WHOLE.finditer(chunk):
            cuts.difference_update(range(whole.start() + 1, whole.end()))
            cuts.update(whole.span())
        edges = sorted(cuts)
        inner = (_WITHOUT_EDGES.fullmatch(chunk, start, end) for start, end in pairwise(edges))
        return [match.span(1) for match in inner if match is not None and match[1]]

    def sentences(self, text: str, whole: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
        """Give the sentences of `text`, in order, without white space around them; none ends inside a span of `whole`.

        hazm's ends stand but for those after an initial or the number of an item; a sentence also ends after a
        quotation mark that closes one, unless a conjunction follows. Linear.
        """
        starts = [start for start, _ in whole]

        def is_kept(at: int) -> bool:
            before = bisect_left(starts, at) - 1
            return before >= 0 and whole[before][1] > at

        found: list[tuple[int, int]] = []
        for start, end in self._hazm_sentences(text):
            if found and (is_kept(start) or _ends_no_sentence(text, *found[-1])):
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return [piece for sentence in found for piece in _parted(text, *sentence, is_kept)]

    def _hazm_sentences(self, text: str) -> Iterator[tuple[int, int]]:
        """Give hazm's sentences with their offsets: it changes white space around them, and none of their length."""
        at = 0
        plain = _LONG_RUN.sub(_shortened, _OTHER_SPACE.sub(" ", text))
        for sentence in self._sentences.tokenize(plain):
            while text[at].isspace():
                at += 1
            yield at, at + len(sentence)
            at += len(sentence)


def _shortened(run: re.Match[str]) -> str:
    """Give the last mark of a run, after as many signs that end no sentence as there are others."""
    return "_" * (len(run[0]) - 1) + run[0][-1]


def _ends_no_sentence(text: str, start: int, end: int) -> bool:
    return bool(_INITIAL.search(text[max(start, end - 4) : end]) or _ITEM_MARKER.fullmatch(text, start, end))


def _parted(text: str, start: int, end: int, is_kept: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    for match in _QUOTED_END.finditer(text, start, end):
        if not is_kept(match.end(1)):
            yield start, match.start(1)
            start = match.end(1)
    yield start, end
