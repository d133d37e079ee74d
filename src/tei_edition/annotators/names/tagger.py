"""The names of a document: persons, places and organizations, as layers that say who found each, and how surely."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tei_edition.annotators.names.authority import authority_candidates, authority_gazetteer
from tei_edition.annotators.names.candidates import Candidate, Finder
from tei_edition.annotators.names.company import agreed, licensed
from tei_edition.annotators.names.extent import adjusted, completed, ends, with_strange_words
from tei_edition.annotators.names.glued import parted
from tei_edition.annotators.names.latin import latin_bodies
from tei_edition.annotators.names.matching import matches
from tei_edition.annotators.names.models import NameModel, open_model
from tei_edition.annotators.names.rules import (
    acronym_candidates,
    addressed_candidates,
    body_candidates,
    coordinated_candidates,
    gazetteer_candidates,
    media_candidates,
    named_place_candidates,
    person_candidates,
    spelt_candidates,
)
from tei_edition.annotators.names.settling import settle
from tei_edition.annotators.names.tokens import Tokens, tokens_of
from tei_edition.gazetteers import Gazetteer
from tei_edition.model import Category, Document, Entity, Layer, Mention, Span

TASKS: dict[Finder, tuple[str, str]] = {
    "authority": ("names-authority", "finding the names that the authority files have"),
    "gazetteer": ("names-gazetteer", "finding the names that the gazetteers have"),
    "rules": ("names-rules", "finding names by the words beside them"),
    "model": ("names-model", "finding names by a model of their sequence"),
    "document": ("names-document", "finding names again that the document says elsewhere"),
}
"""The agent and the task of each finder of names."""

MODEL = Path(__file__).parent / "names.crfsuite"
"""The model that the program brings; `training/train.py` makes it."""

_REMEMBERED = 5_000
"""Sentences of which the names are remembered."""
_LEAST: dict[Category, float] = {"person": 0.65, "place": 0.65, "organization": 0.55}
"""What the model is less sure of is no name."""


@dataclass(frozen=True, slots=True)
class NameTagger:
    """Finds names; made once for many documents."""

    gazetteer: Gazetteer
    authority: Gazetteer
    model: NameModel | None
    memory: dict[tuple[tuple[str, ...], bytes], tuple[list[Candidate], list[Candidate]]] = field(default_factory=dict)
    """The names of the sentences that were read before."""

    @staticmethod
    def load(authority: Iterable[Entity] = (), model: Path = MODEL) -> "NameTagger":
        """Give the tagger with the program's own gazetteers, with what authority files know, and with a model.

        Raises `ModelError` where the model cannot be opened.
        """
        gazetteer = Gazetteer.load()
        return NameTagger(gazetteer, authority_gazetteer(authority), open_model(model, gazetteer))

    def annotate(self, document: Document) -> tuple[Layer, ...]:
        """Give the layers of the names of `document`, a layer for each finder that found any. Linear.

        No name leaves the text of a block, and none crosses a date or another name; inside the name of an organization
        stand the places and persons that it holds.
        """
        tokens = parted(tokens_of(document), self.gazetteer)
        found = self.find(tokens)
        dates = [mention.span for mention in document.reading.mentions if mention.category == "date"]
        placed = [(c, Span(tokens.starts[c.start], tokens.ends[c.end - 1])) for c in found]
        by_finder: dict[Finder, list[Mention]] = {finder: [] for finder in TASKS}
        for candidate, span in _beside(placed, dates):
            by_finder[candidate.finder].append(Mention(candidate.category, span, candidate.certainty))
        return tuple(
            Layer(agent, task, tuple(by_finder[finder])) for finder, (agent, task) in TASKS.items() if by_finder[finder]
        )

    def find(self, tokens: Tokens) -> list[Candidate]:
        """Give the names among `tokens`, in order, the longer first; one may lie inside the name of an organization."""
        settled: list[Candidate] = []
        inner: list[Candidate] = []
        for first, last in tokens.sentences:
            outer, inside = self._in_sentence(tokens, first, last)
            settled += (_moved(candidate, first) for candidate in outer)
            inner += (_moved(candidate, first) for candidate in inside)
        settled = agreed(tokens, settled)
        settled += licensed(tokens, settled, self.gazetteer)
        return sorted([*settled, *inner], key=lambda c: (c.start, -c.end))

    def _in_sentence(self, tokens: Tokens, first: int, last: int) -> tuple[list[Candidate], list[Candidate]]:
        """Give the names of one sentence and those inside them, counted from its beginning.

        They depend on nothing but the sentence, and archives say many a sentence more than once.
        """
        said = (tuple(tokens.keys[first:last]), bytes(tokens.lines[first:last]))
        known = self.memory.get(said)
        if known is None:
            if len(self.memory) >= _REMEMBERED:
                self.memory.clear()
            known = self.memory[said] = self._names(tokens.sentence(first, last))
        return known

    def _names(self, sentence: Tokens) -> tuple[list[Candidate], list[Candidate]]:
        found = matches(sentence, self.gazetteer)
        candidates = [
            *gazetteer_candidates(found, sentence, self.gazetteer),
            *person_candidates(sentence, self.gazetteer),
            *body_candidates(sentence, found, self.gazetteer),
            *addressed_candidates(sentence, self.gazetteer),
            *named_place_candidates(sentence, found, self.gazetteer),
            *spelt_candidates(sentence, self.gazetteer),
            *media_candidates(sentence, found, self.gazetteer),
            *latin_bodies(sentence),
        ]
        candidates += authority_candidates(sentence, self.authority, self.gazetteer)
        listed = ends(found)
        candidates = [completed(sentence, c, listed) if c.category == "organization" else c for c in candidates]
        if self.model:
            modelled = self.model.candidates(sentence, found)
            sure = (candidate for candidate in modelled if candidate.certainty >= _LEAST[candidate.category])
            candidates += adjusted(sentence, sure, found, self.gazetteer)
        settled = settle(candidates)
        bodies = [candidate for candidate in settled if candidate.category == "organization"]
        beside = [
            *acronym_candidates(sentence, bodies, self.gazetteer),
            *coordinated_candidates(sentence, found, settled),
        ]
        if beside:
            settled = settle([*settled, *beside])
        settled = with_strange_words(sentence, settled, self.gazetteer)
        if not bodies:
            return settled, []
        return settled, list(_nested(settled, candidates))


def _moved(candidate: Candidate, tokens: int) -> Candidate:
    start, end, category, certainty, finder = candidate
    return Candidate(start + tokens, end + tokens, category, certainty, finder)


def _nested(settled: list[Candidate], candidates: list[Candidate]) -> Iterable[Candidate]:
    """Give the places and persons that lie inside the names of organizations."""
    inner = settle(
        candidate for candidate in candidates if candidate.category != "organization" and candidate.finder != "model"
    )
    index = 0
    for body in settled:
        if body.category != "organization":
            continue
        while index < len(inner) and inner[index].end <= body.start:
            index += 1
        at = index
        while at < len(inner) and inner[at].start < body.end:
            inside = inner[at]
            if body.start <= inside.start and inside.end <= body.end and inside[:2] != body[:2]:
                yield inside
            at += 1


def _beside(placed: list[tuple[Candidate, Span]], dates: list[Span]) -> Iterable[tuple[Candidate, Span]]:
    """Give the names that no date holds and none crosses."""
    index = 0
    for candidate, span in placed:
        while index < len(dates) and dates[index].end <= span.start:
            index += 1
        crossing = (date for date in dates[index : index + 3] if date.start < span.end)
        if all(span.start <= date.start and date.end <= span.end and span != date for date in crossing):
            yield candidate, span
