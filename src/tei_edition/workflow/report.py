"""What a command did with each document, as `report.json` says it."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tei_edition import __version__
from tei_edition.model import SEVERITY, Document, ExitStatus, Finding, exit_status
from tei_edition.model.languages import Language
from tei_edition.model.words import DividedText

if TYPE_CHECKING:
    from tei_edition.annotators.orthography.misreadings import Misreading
    from tei_edition.annotators.orthography.proposals import Proposal

PROGRAM = "tei-edition"
_EXAMPLES = 20
"""Proposals of one document that are told in full, of those that were refused."""


@dataclass(slots=True)
class DocumentReport:
    """What became of one document: `outputs` are paths below the edition's folder, `seconds` by stage."""

    identifier: str
    source: str
    sha256: str = ""
    media_type: str = ""
    encoding: str = ""
    title: str = ""
    characters: int = 0
    outputs: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    """Pictures that were kept for it, by their paths, which are outputs once its TEI is one; each with its file."""
    counts: dict[str, int] = field(default_factory=dict)
    kind: str = ""
    recognitions: dict[str, int] = field(default_factory=dict)
    links: dict[str, int] = field(default_factory=dict)
    orthography: dict[str, object] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def note_structure(self, document: Document) -> None:
        """Note the kind of `document`, and how many of its parts were recognised, by role."""
        found = [recognition for layer in document.structure for recognition in layer.recognitions]
        self.kind = next((r.fact("kind") for r in found if r.role == "kind"), "unknown")
        self.recognitions = dict(sorted(Counter(r.role for r in found if r.role != "kind").items()))

    def note_links(self, document: Document) -> None:
        """Note how many mentions of `document` mean an entity that is known, or none, and how many are ambiguous."""
        linking = document.linking
        proposed = {entity.identifier for entity in linking.entities if entity.origin == "proposed"}
        nil = sum(1 for link in linking.links if link.best.entity in proposed)
        ambiguous = sum(1 for link in linking.links if link.ambiguous)
        if linking.links:
            self.links = {"linked": len(linking.links) - nil, "nil": nil, "ambiguous": ambiguous}

    def note_spellings(
        self, proposals: "tuple[Proposal, ...]", misreadings: "tuple[Misreading, ...]", document: Document
    ) -> None:
        """Note how many regular spellings were proposed for `document`, by kind, and why others were not.

        What OCR may have misread is told in full: it stands nowhere else.
        """
        content, position = document.text.content, document.text.position
        refused = [proposal for proposal in proposals if proposal.refusal]
        self.orthography = {
            "spellings": dict(sorted(Counter("+".join(p.kinds) for p in proposals if not p.refusal).items())),
            "refused": dict(sorted(Counter(p.refusal for p in refused).items())),
            "examples": [
                {
                    "line": position(p.span.start)[0],
                    "text": content[p.span.start : p.span.end],
                    "spelling": p.text,
                    "evidence": p.evidence,
                    "refusal": p.refusal,
                }
                for p in refused[:_EXAMPLES]
            ],
            "misreadings": [
                {
                    "line": position(m.span.start)[0],
                    "text": content[m.span.start : m.span.end],
                    "reading": m.text,
                    "certainty": m.certainty,
                    "evidence": f"the one word of the text that differs by dots; it stands there {m.times} times",
                }
                for m in misreadings
            ],
        }

    def note_words(self, divided: DividedText) -> None:
        """Note how many sentences, words and marks of punctuation there are, and how many words no lexicon has."""
        known = [token.analysis for sentence in divided.sentences for token in sentence.tokens]
        words = sum(analysis.is_word for analysis in known)
        self.words = {
            "sentences": len(divided.sentences),
            "words": words,
            "punctuation": len(known) - words,
            "unknown": sum(not analysis.is_known for analysis in known),
        }

    def as_record(self) -> dict[str, object]:
        """Give it as JSON will hold it."""
        return {
            "id": self.identifier,
            "source": self.source,
            "sha256": self.sha256,
            "media_type": self.media_type,
            "encoding": self.encoding,
            "title": self.title,
            "characters": self.characters,
            "outputs": self.outputs,
            "kind": self.kind,
            "counts": self.counts,
            "recognitions": self.recognitions,
            "links": self.links,
            "orthography": self.orthography,
            "words": self.words,
            "findings": [found.as_record() for found in self.findings],
            "seconds": {stage: round(seconds, 4) for stage, seconds in self.seconds.items()},
        }


@dataclass(slots=True)
class Report:
    """What a whole command did; `findings` and `outputs` are those that belong to no document.

    It is `interrupted` by a person, or `stopped` by what concerns every document: the rest was not tried then.
    `settings` is the path of the `edition.toml` that it went by, empty without one.
    """

    documents: list[DocumentReport] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    made: dict[str, str] = field(default_factory=dict)
    """The SHA-256 of each TEI file as the program made it: one that has another was changed by somebody since."""
    interrupted: bool = False
    stopped: bool = False
    settings: str = ""

    def all_findings(self) -> Iterable[Finding]:
        """Give every finding, the general ones first, then in the order of the documents."""
        yield from self.findings
        for document in self.documents:
            yield from document.findings

    def in_language(self, language: Language) -> "Report":
        """Give the same report with its findings in the words of `language`."""
        documents = [replace(d, findings=[found.in_language(language) for found in d.findings]) for d in self.documents]
        return replace(self, findings=[found.in_language(language) for found in self.findings], documents=documents)

    @property
    def state(self) -> str:
        """Whether every document was tried: `complete`, `interrupted` or `stopped`."""
        return "interrupted" if self.interrupted else "stopped" if self.stopped else "complete"

    @property
    def status(self) -> ExitStatus:
        """The exit status of the command."""
        interruption = [ExitStatus.INTERRUPTED] if self.interrupted else []
        return max([exit_status(self.all_findings()), *interruption], key=SEVERITY.index)

    def stop(self, found: Finding) -> None:
        """Note that `found` stopped the work."""
        self.stopped = True
        self.findings.append(found)

    @property
    def completed(self) -> list[DocumentReport]:
        """The documents that something was written for."""
        return [document for document in self.documents if document.outputs]

    def as_record(self) -> dict[str, object]:
        """Give it as JSON will hold it."""
        levels = Counter(found.level for found in self.all_findings())
        return {
            "program": PROGRAM,
            "version": __version__,
            "state": self.state,
            "status": int(self.status),
            "settings": self.settings,
            "totals": {
                "documents": len(self.documents),
                "completed": len(self.completed),
                "characters": sum(document.characters for document in self.documents),
                "errors": levels["error"],
                "warnings": levels["warning"],
                "notes": levels["note"],
            },
            "documents": [document.as_record() for document in self.documents],
            "outputs": self.outputs,
            "made": self.made,
            "findings": [found.as_record() for found in self.findings],
        }

    def as_json(self) -> str:
        """Give it as JSON text, in ASCII where a file name could not be said otherwise."""
        return json.dumps(self.as_record(), ensure_ascii=True, indent=1) + "\n"
