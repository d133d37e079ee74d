"""Which of the candidates stand, where they overlap."""

from collections.abc import Iterable, Iterator

from tei_edition.annotators.names.candidates import Candidate

_TRUST = {"authority": 10.0, "model": 0.3}
_PER_TOKEN = 0.1
"""What each further token adds: of two candidates, the longer says more."""


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Give candidates of which no two overlap, in order.

    What an authority file names stands, but inside the name of a body that holds more; of the others the surer and
    longer, where the model, which weighs the words around a name, is trusted more than a list or a rule. Linear but for
    sorting, for candidates of bounded length.
    """
    listed = list(candidates)
    if len(listed) < 2:
        return listed
    taken: set[int] = set()
    kept: list[Candidate] = []
    for candidate in sorted(_not_inside(listed), key=lambda c: (-_weight(c), c)):
        span = range(candidate.start, candidate.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(candidate)
    return sorted(kept)


def _not_inside(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Give all but places and persons that are nested in the name of a body.

    Those of an authority file are, in any body; all others in a body or place that the lists or the rules have.
    """
    bodies: dict[int, Candidate] = {}
    known: dict[int, Candidate] = {}
    for candidate in candidates:
        if candidate.end - candidate.start > 1 and candidate.category != "person":
            span = range(candidate.start, candidate.end)
            if candidate.category == "organization":
                bodies.update(dict.fromkeys(span, candidate))
            if candidate.finder in ("rules", "gazetteer"):
                known.update(dict.fromkeys(span, candidate))
    if not bodies and not known:
        yield from candidates
        return
    for candidate in candidates:
        is_stated = candidate.finder == "authority"
        body = (bodies if is_stated else known).get(candidate.start)
        # What an authority file names may begin the name of the body too.
        nested = body is not None and body.start < candidate.start + is_stated and candidate.end <= body.end
        if not nested or candidate.category == "organization":
            yield candidate


def _weight(candidate: Candidate) -> float:
    length = candidate.end - candidate.start
    return candidate.certainty + _TRUST.get(candidate.finder, 0.0) + _PER_TOKEN * (length - 1)
