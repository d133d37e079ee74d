"""The names of an edition's own authority files, as a gazetteer that goes before all others."""

from collections.abc import Iterable, Iterator

from tei_edition.annotators.names.candidates import Candidate
from tei_edition.annotators.names.matching import matches
from tei_edition.annotators.names.tokens import Tokens
from tei_edition.gazetteers import Entry, Gazetteer
from tei_edition.model import Entity
from tei_edition.text.names import name_words


def authority_gazetteer(entities: Iterable[Entity]) -> Gazetteer:
    """Give the names of `entities` that stand by themselves: all but the short ones, which need the full one near."""
    entries: dict[str, tuple[Entry, ...]] = {}
    prefixes: set[str] = set()
    for entity in entities:
        for name in entity.names:
            words = name_words(name.text)
            if not words or name.form == "short":
                continue
            under = ""
            for word in words:
                under += word
                prefixes.add(under)
            entry = Entry(name.text, entity.category, entity.kind, entity.identifier, "name", "")
            entries[under] = (*entries.get(under, ()), entry)
    return Gazetteer(entries, prefixes=frozenset(prefixes))


def authority_candidates(tokens: Tokens, authority: Gazetteer, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Give the names of the authority files, but those of one word that is an ordinary one too."""
    for match in matches(tokens, authority):
        if match.end - match.start > 1 or not gazetteer.is_ordinary(tokens.keys[match.start]):
            yield Candidate(match.start, match.end, match.category, 1.0, "authority")
