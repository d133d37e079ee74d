"""Running text to sentences of tokens, with lemmas and, where a model is, parts of speech."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from tei_edition.annotators.words.division import LINE_END, Divider
from tei_edition.annotators.words.lemmas import AUXILIARIES
from tei_edition.annotators.words.lexicon import Lexicon
from tei_edition.annotators.words.tagging import Tagger
from tei_edition.model.words import Analysis, DividedText, RunningText, Sentence, Stretch, Token
from tei_edition.text.identifiers import digest

_CHUNK = re.compile(r"\S+")
_LINE_END = re.compile(r"[-\u00ad\u2010ـ]?\s*\Z")
_REMEMBERED = 1 << 17
"""Distinct chunks and forms that are kept: archives repeat themselves."""
_LONGEST_LINE_END = 64


class Analyser:
    """Divides texts into sentences and words."""

    def __init__(self, tagger: Tagger | None = None) -> None:
        """Load hazm's tokenizers and lists."""
        self._divider = Divider()
        self._lexicon = Lexicon()
        self._tagger = tagger
        self._tokens_of = lru_cache(_REMEMBERED)(self._divide)
        self._analysis = lru_cache(_REMEMBERED)(self._lexicon.analysis)
        self._verbal = lru_cache(_REMEMBERED)(self._lexicon.before_auxiliary)
        self._as_tagged = lru_cache(_REMEMBERED)(self._lexicon.tagged)
        self._together = lru_cache(_REMEMBERED)(self._lexicon.joined)

    def analyse(self, text: RunningText) -> DividedText:
        """Divide `text`; every character that is not white space, and has width, is in one token. Linear."""
        said: Counter[str] = Counter()
        sentences: list[Sentence] = []
        for stretch in text.stretches:
            for tokens in self._sentences(text.content, stretch):
                key = digest(" ".join(token.form for token in tokens))
                said[key] += 1
                number = f"-{said[key]}" if said[key] > 1 else ""
                tagged = self._tagged(tokens, self._tagger) if self._tagger else tokens
                sentences.append(Sentence(f"s.{key}{number}", stretch, tuple(tagged)))
        return DividedText(text, tuple(sentences))

    def _sentences(self, content: str, stretch: Stretch) -> Iterator[list[Token]]:
        text, offset = content[stretch.start : stretch.end], stretch.start
        for at in reversed(stretch.breaks):
            start = _line_end_start(text, at - offset)
            text = text[:start] + LINE_END * (at - offset - start) + text[at - offset :]
        whole = [(start - offset, end - offset) for start, end in stretch.whole]
        for start, end in self._divider.sentences(text, whole):
            if tokens := self._tokens(text, start, end, offset):
                yield tokens

    def _tokens(self, text: str, start: int, end: int, offset: int) -> list[Token]:
        tokens: list[Token] = []
        for chunk in _CHUNK.finditer(text, start, end):
            at = chunk.start() + offset
            divided = self._tokens_of(chunk[0])
            if not divided:
                continue
            first = divided[0]
            before_it = tokens[-1].analysis.joining if tokens else ""
            if before_it == "participle" and first[3].lemma in AUXILIARIES:
                tokens[-1] = tokens[-1]._replace(analysis=self._verbal(tokens[-1].analysis))
            if tokens and (first[3].joining == "suffix" or before_it == "prefix"):
                together = self._together(tokens[-1].analysis, first[3])
                if together is not None:
                    before = tokens.pop()
                    form = f"{before.form} {first[2]}"
                    tokens.append(Token(before.start, first[1] + at, form, together, first[4]))
                    divided = divided[1:]
            tokens += [Token(a + at, b + at, form, known, joined) for a, b, form, known, joined in divided]
        return _with_stops(tokens) if any(token.analysis.joining == "stop" for token in tokens) else tokens

    def _tagged(self, tokens: list[Token], tagger: Tagger) -> list[Token]:
        tags = tagger.tags([token.analysis.regular for token in tokens], [token.is_joined for token in tokens])
        tagged = [token._replace(tag=tag) for token, tag in zip(tokens, tags, strict=True)]
        return [
            token._replace(analysis=self._as_tagged(token.analysis, token.part_of_speech)) if token.tag else token
            for token in tagged
        ]

    def _divide(self, chunk: str) -> list[tuple[int, int, str, Analysis, bool]]:
        spans = self._divider.tokens(chunk)
        last = len(spans) - 1
        return [
            (start, end, form, self._analysis(form), index < last)
            for index, (start, end) in enumerate(spans)
            for form in [chunk[start:end].replace(LINE_END, "")]
        ]


def _with_stops(tokens: list[Token]) -> list[Token]:
    """Give `tokens` with each initial or abbreviation and the full stop after it as one, but for the sentence's own."""
    found: list[Token] = []
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        before = found[-1] if found else None
        if token.form == "." and before and before.is_joined and before.analysis.joining == "stop" and index < last:
            form = f"{before.form}."
            found[-1] = Token(
                before.start, token.end, form, Analysis(is_word=True, regular=form, lemma=form), token.is_joined
            )
        else:
            found.append(token)
    return found


def _line_end_start(text: str, at: int) -> int:
    """Give where, before `at`, the end of the line begins that breaks a word: its hyphen and white space."""
    before = text[max(0, at - _LONGEST_LINE_END) : at]
    match = _LINE_END.search(before)
    return at - (len(before) - match.start()) if match else at
