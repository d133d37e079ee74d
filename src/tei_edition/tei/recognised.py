"""What was recognised in a document, as the header states it: its kind, what it says of itself, who speaks in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from tei_edition.model import KINDS, Document, EntityCategory, Kind, Recognition, RecognitionRole, Span
from tei_edition.tei.cited import Citations, Cited
from tei_edition.tei.names import MENTIONS
from tei_edition.tei.stand_off import LISTS

_NAMES: dict[Kind, tuple[str, str]] = {
    "press-release": ("press release", "اطلاعیهٔ مطبوعاتی"),
    "statement": ("statement", "بیانیه"),
    "call": ("call", "فراخوان"),
    "message": ("message", "پیام"),
    "report": ("report", "گزارش"),
    "interview": ("interview", "گفتگو"),
    "letter": ("letter", "نامه"),
    "periodical-page": ("page of a periodical", "صفحهٔ نشریه"),
    "teaser-list": ("list of teasers", "فهرست مطالب وب"),
    "signature-list": ("list of signatures", "فهرست امضاها"),
    "minutes": ("minutes", "صورت‌جلسه"),
    "obituary": ("obituary", "یادنامه"),
    "chronology": ("chronology", "روزشمار"),
    "bulletin": ("bulletin", "خبرنامه"),
    "unknown": ("kind unknown", "نوع نامعلوم"),
}
CLASSIFICATION = tuple((kind, (("en", _NAMES[kind][0]), ("fa", _NAMES[kind][1]))) for kind in KINDS)
"""Every kind of document with its name in each language of the program."""

_FACTS: tuple[tuple[RecognitionRole, str, str, str], ...] = (
    ("title", "title", "level", "a"),
    ("author", "author", "", ""),
    ("issuer", "publisher", "", ""),
    ("periodical", "title", "level", "j"),
    ("issue", "biblScope", "unit", "issue"),
    ("page", "biblScope", "unit", "page"),
    ("place", "pubPlace", "", ""),
    ("issued", "date", "", ""),
)
_ROLES = frozenset({"kind", "turn", "speaker", *(role for role, *_ in _FACTS)})
_CITED: dict[RecognitionRole, tuple[EntityCategory, ...]] = {
    "author": ("person", "organization"),
    "issuer": ("organization",),
    "place": ("place",),
}
"""The facts that name an entity, and of which category."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of the text about itself, with the element that holds it, and whom or what it names."""

    role: RecognitionRole
    element: str
    attribute: str
    value: str
    text: str
    certainty: str
    evidence: str
    cited: Cited | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks in an interview; `name` is empty where none stands before their turns, `cited` is who it is."""

    identifier: str
    voice: str
    name: str
    cited: Cited | None

    @property
    def element(self) -> str:
        """The element for the speaker: one of whom nothing is known is a person."""
        return LISTS[self._category][1]

    @property
    def naming(self) -> str:
        """The element for the speaker's name."""
        return MENTIONS[self._category]

    @property
    def _category(self) -> EntityCategory:
        return self.cited.category if self.cited else "person"


@dataclass(frozen=True, slots=True)
class RecognisedKind:
    """The kind of a document, as the header names it."""

    name: str
    certainty: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """All that the header says of it."""

    kind: RecognisedKind
    facts: tuple[Fact, ...]
    speakers: tuple[Speaker, ...]

    def texts(self, role: RecognitionRole) -> tuple[str, ...]:
        """Give what the facts of one role say."""
        return tuple(fact.text for fact in self.facts if fact.role == role)


def recognised(document: Document, citations: Citations) -> Recognised | None:
    """Gather it; `None` for a document whose structure nobody looked at."""
    if not document.structure:
        return None
    by_role: dict[RecognitionRole, list[Recognition]] = {}
    for recognition in document.recognised(*_ROLES):
        by_role.setdefault(recognition.role, []).append(recognition)
    kind = next(iter(by_role.get("kind", ())), None)
    return Recognised(
        RecognisedKind(
            kind.fact("kind") if kind else "unknown",
            f"{kind.certainty:g}" if kind else "0",
            kind.evidence if kind else "nobody was asked",
        ),
        tuple(
            _fact(document, recognition, (element, attribute, value), citations)
            for role, element, attribute, value in _FACTS
            for recognition in by_role.get(role, ())
        ),
        _speakers(by_role.get("turn", ()), by_role.get("speaker", ()), citations),
    )


def _fact(document: Document, found: Recognition, held: tuple[str, str, str], citations: Citations) -> Fact:
    content = " ".join(document.text.content[found.span.start : found.span.end].split())
    evidence = f"{found.role}: {found.evidence}; characters {found.span.start} to {found.span.end}"
    cited = citations.of(content, [found.span], *_CITED[found.role]) if found.role in _CITED else None
    return Fact(found.role, *held, content, f"{found.certainty:g}", evidence, cited)


def _speakers(
    turns: Iterable[Recognition], speakers: Iterable[Recognition], citations: Citations
) -> tuple[Speaker, ...]:
    voices: dict[str, tuple[str, str]] = {}
    spans: dict[str, list[Span]] = {}
    for turn in turns:
        if identifier := turn.fact("who"):
            voices.setdefault(identifier, (turn.fact("voice"), turn.fact("name")))
    for speaker in speakers:
        spans.setdefault(speaker.fact("who"), []).append(speaker.span)
    return tuple(
        Speaker(
            identifier,
            voice,
            name,
            citations.of(name, spans.get(identifier, ()), "person", "organization") if name else None,
        )
        for identifier, (voice, name) in voices.items()
    )
