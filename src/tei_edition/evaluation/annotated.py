"""A text with its mentions, made comparable: its white space does not count."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from tei_edition.model import Category, Mention, outermost

DATING = ("when", "from", "to", "notBefore", "notAfter", "when-custom", "from-custom", "to-custom")
"""The attributes that are the value of a date."""


@dataclass(frozen=True, slots=True)
class AnnotatedMention:
    """One outermost mention: a half-open span of `AnnotatedText.characters`, its record and its value."""

    start: int
    end: int
    category: Category
    reference: str = ""
    value: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """The characters of a text but its white space, and the mentions in it, in order.

    Two files of one text, tokenised or broken into lines otherwise, have the same characters.
    """

    identifier: str
    characters: str
    mentions: tuple[AnnotatedMention, ...]


def annotated(identifier: str, content: str, mentions: Iterable[Mention]) -> AnnotatedText:
    """Give the text with its outermost mentions: those that lie in no other. Linear but for sorting."""
    before = [0, *accumulate(not character.isspace() for character in content)]
    kept: list[AnnotatedMention] = []
    for mention in outermost(mentions):
        start, end = before[mention.span.start], before[mention.span.end]
        if start == end:
            continue
        facts = dict(mention.attributes)
        reference = facts.get("ref", "").split(" ")[0].rpartition("#")[2]
        value = tuple((name, facts[name]) for name in DATING if name in facts)
        kept.append(AnnotatedMention(start, end, mention.category, reference, value))
    return AnnotatedText(identifier, "".join(content.split()), tuple(kept))
