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
    """Give all but the places and persons of an authority file that lie inside a body's name: they are nested in it."""
    bodies = {
        index: body
        for body in candidates
        if body.category == "organization" and body.end - body.start > 1
        for index in range(body.start, body.end)
    }
    for candidate in candidates:
        body = bodies.get(candidate.start)
        inside = body is not None and body.start <= candidate.start and candidate.end <= body.end
        if not (inside and candidate.finder == "authority" and candidate.category != "organization"):
            yield candidate


def _weight(candidate: Candidate) -> float:
    length = candidate.end - candidate.start
    return candidate.certainty + _TRUST.get(candidate.finder, 0.0) + _PER_TOKEN * (length - 1)
