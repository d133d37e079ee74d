"""Words: the stretches of running text that are divided, and the sentences and tokens that they are divided into."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from tei_edition.model.annotation import Category
from tei_edition.model.source import Span

type Joining = Literal["", "prefix", "suffix", "stop", "participle"]
"""What a token may be beside its neighbour: written apart from it by a space, the letter before a full stop, or the
participle before an auxiliary."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Running text without the end of a block in it: `[start, end)` of a text, in the element called `element`.

    No sentence ends inside one of the spans `whole`, which are in order and do not overlap. At the offsets `breaks` a
    word goes on after the end of a line.
    """

    element: str
    start: int
    end: int
    whole: tuple[tuple[int, int], ...] = ()
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """An outermost name or date of a text: its span, its category, and what it refers to, where that is stated."""

    span: Span
    category: Category
    reference: str = ""


@dataclass(frozen=True, slots=True)
class RunningText:
    """The text of a TEI file as it is divided: its characters, the stretches of running text, and the names in it."""

    identifier: str
    content: str
    stretches: tuple[Stretch, ...]
    names: tuple[NamedSpan, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of a form, wherever it stands.

    `regular` is the form in regular spelling, `lemma` its citation form; `is_known` says that a lexicon has it.
    Punctuation is what has neither letter nor digit, and is its own lemma.
    """

    is_word: bool
    regular: str
    lemma: str
    is_known: bool = True
    joining: Joining = ""


class Token(NamedTuple):
    """A word or a mark of punctuation: `[start, end)` of the text, and its form.

    The form is that stretch without what the end of a line put into it. `is_joined` says that the next token of the
    stretch follows without white space. `tag` is empty where no model was asked.
    """

    start: int
    end: int
    form: str
    analysis: Analysis
    is_joined: bool = False
    tag: str = ""

    @property
    def part_of_speech(self) -> str:
        """The tag without its features: what stands before the first comma."""
        return self.tag.partition(",")[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens, at least one, in order.

    `key` is made of what the sentence says, and of its number among those that say the same: it does not change where
    something else in the document does.
    """

    key: str
    stretch: Stretch
    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """The stretch of text from the first token to the last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)


@dataclass(frozen=True, slots=True)
class DividedText:
    """A text with its sentences, in order."""

    text: RunningText
    sentences: tuple[Sentence, ...]
