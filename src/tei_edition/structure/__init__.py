"""What the format does not state: which part of a document is what, how surely, and on what evidence.

There is one recogniser in a module, a function from an `Anatomy` (the document, taken apart, and the layers made
before) to recognitions; a folder of many small modules, because each answers one question and is tested alone.
`RECOGNISERS` is the order in which they are asked: what is surest to tell comes first, and what comes later leaves
alone what was found before. Overlaps that remain are resolved in `merging`, and `arrangement` makes the new tree.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tei_edition.model import Document, Recognition, StructureLayer
from tei_edition.structure import (
    bylines,
    contacts,
    datelines,
    endmatter,
    entries,
    fragments,
    headlines,
    interviews,
    kinds,
    mastheads,
    metadata,
    page_jumps,
    salutations,
    signatures,
    slogans,
    supporters,
    teasers,
    verses,
    word_breaks,
)
from tei_edition.structure.arrangement import arrange, chained
from tei_edition.structure.merging import merged
from tei_edition.structure.passages import Anatomy, anatomy, place
from tei_edition.structure.repetitions import repetitions

type Recogniser = Callable[[Anatomy], Iterable[Recognition]]

RECOGNISERS: dict[str, Recogniser] = {
    "contacts": contacts.recognise,
    "page-jumps": page_jumps.recognise,
    "mastheads": mastheads.recognise,
    "teasers": teasers.recognise,
    "interviews": interviews.recognise,
    "verses": verses.recognise,
    "entries": entries.recognise,
    "datelines": datelines.recognise,
    "salutations": salutations.recognise,
    "slogans": slogans.recognise,
    "signatures": signatures.recognise,
    "bylines": bylines.recognise,
    "headlines": headlines.recognise,
    "supporters": supporters.recognise,
    "endmatter": endmatter.recognise,
    "word-breaks": word_breaks.recognise,
    "fragments": fragments.recognise,
    "kinds": kinds.recognise,
    "metadata": metadata.recognise,
}
"""By name, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What an editor says of the recognisers: those in `forbidden` are not asked; `kind` is stated, or empty.

    Those in `forced` are asked whatever else forbids them, and take one find of what otherwise must recur.
    """

    forced: frozenset[str] = frozenset()
    forbidden: frozenset[str] = frozenset()
    kind: str = ""


def recognise(document: Document, policy: Policy | None = None) -> Document:
    """Give `document` with its structure recognised and arranged; its text stays as it is.

    Where every recogniser is forbidden and no kind stated, it is the document that was given. Linear but for sorting.
    """
    policy = policy or Policy()
    if not policy.kind and policy.forbidden.issuperset(RECOGNISERS):
        return document
    found = anatomy(document, policy.kind, policy.forced)
    layers: list[StructureLayer] = []
    for name, recogniser in RECOGNISERS.items():
        if name not in policy.forbidden:
            recognitions = tuple(sorted(recogniser(found), key=place))
            layers.append(StructureLayer(name, recognitions))
            if recognitions:
                found.add(layers[-1])
    blocks, inlines = arrange(found, merged(layers))
    blocks = chained(found.text, blocks, found.found("fragment"))
    return document.with_structure(tuple(layers), blocks, inlines, tuple(repetitions(found)))
