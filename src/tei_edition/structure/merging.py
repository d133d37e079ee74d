"""Overlaps among what the recognisers found, resolved once.

The policy: among the parts that divide a text into lines (a heading, a dateline, a signature…), the surer one stands,
of two equally sure the longer, of two equally long the one of the earlier recogniser; the other is set aside. What is
marked inside lines is resolved in the same way among itself, so an e-mail address may lie in a signature. Wrappers (a
teaser, a turn, a list of supporters) never compete with what lies in them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tei_edition.model import Recognition, RecognitionRole, StructureLayer

LINE_ROLES: frozenset[RecognitionRole] = frozenset(
    {
        "masthead", "running-head", "page-number", "heading", "byline", "dateline", "salutation", "signature", "postscript",
        "footnote", "verse", "speaker", "reference", "entry",
    }
)  # fmt: skip
INLINE_ROLES: frozenset[RecognitionRole] = frozenset(
    {
        "email", "telephone", "web-address", "account", "slogan", "page-jump", "continuation", "footnote-mark", "truncation", "word-break",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Merged:
    """What stands, in the order of the text; the layers keep what does not."""

    lines: tuple[Recognition, ...]
    inlines: tuple[Recognition, ...]


def merged(layers: Iterable[StructureLayer]) -> Merged:
    """Resolve the overlaps among `layers`; linear but for sorting, where few overlap at one place."""
    found = [recognition for layer in layers for recognition in layer.recognitions]
    lines = _resolved([r for r in found if r.role in LINE_ROLES or _stands_alone(r)])
    inlines = _resolved([r for r in found if r.role in INLINE_ROLES])
    return Merged(tuple(lines), tuple(inlines))


def _stands_alone(recognition: Recognition) -> bool:
    """Tell a page jump or an address with lines of its own: it parts what stands before it from what stands after."""
    return recognition.role in ("page-jump", "address") and recognition.fact("whole") == "yes"


def _resolved(found: list[Recognition]) -> list[Recognition]:
    standing: list[Recognition] = []
    for cluster in _clusters(found):
        if len(cluster) == 1:
            standing += cluster
            continue
        accepted: list[Recognition] = []
        for recognition in sorted(cluster, key=lambda r: (-r.certainty, -len(r.span))):
            if not any(_overlap(recognition, other) for other in accepted):
                accepted.append(recognition)
        standing.extend(sorted(accepted, key=lambda r: r.span))
    return standing


def _clusters(found: list[Recognition]) -> Iterator[list[Recognition]]:
    cluster: list[Recognition] = []
    reach = 0
    for recognition in sorted(found, key=lambda r: r.span.start):
        if cluster and recognition.span.start >= reach:
            yield cluster
            cluster = []
        cluster.append(recognition)
        reach = max(reach, recognition.span.end) if len(cluster) > 1 else recognition.span.end
    if cluster:
        yield cluster


def _overlap(one: Recognition, other: Recognition) -> bool:
    if len(one.span) == 0 or len(other.span) == 0:
        return one.span == other.span and one.role == other.role
    return one.span.start < other.span.end and other.span.start < one.span.end
