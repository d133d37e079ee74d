"""`report.json`: what a command did with each document. It also marks a folder as an edition of this program."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tei_edition import __version__
from tei_edition.model import SEVERITY, EditionError, ExitStatus, Finding, exit_status, finding
from tei_edition.workflow.writing import clear_unfinished, reason, write

NAME = "report.json"


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
    counts: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

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
            "counts": self.counts,
            "findings": [found.as_record() for found in self.findings],
            "seconds": {stage: round(seconds, 4) for stage, seconds in self.seconds.items()},
        }


@dataclass(slots=True)
class Report:
    """What a whole command did; `findings` are those that belong to no document."""

    documents: list[DocumentReport] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    interrupted: bool = False

    def all_findings(self) -> Iterable[Finding]:
        """Give every finding, the general ones first, then in the order of the documents."""
        yield from self.findings
        for document in self.documents:
            yield from document.findings

    @property
    def status(self) -> ExitStatus:
        """The exit status of the command."""
        interruption = [ExitStatus.INTERRUPTED] if self.interrupted else []
        return max([exit_status(self.all_findings()), *interruption], key=SEVERITY.index)

    @property
    def completed(self) -> list[DocumentReport]:
        """The documents that something was written for."""
        return [document for document in self.documents if document.outputs]

    def as_record(self) -> dict[str, object]:
        """Give it as JSON will hold it."""
        levels = Counter(found.level for found in self.all_findings())
        return {
            "program": "tei-edition",
            "version": __version__,
            "state": "interrupted" if self.interrupted else "complete",
            "status": int(self.status),
            "totals": {
                "documents": len(self.documents),
                "completed": len(self.completed),
                "characters": sum(document.characters for document in self.documents),
                "errors": levels["error"],
                "warnings": levels["warning"],
                "notes": levels["note"],
            },
            "documents": [document.as_record() for document in self.documents],
            "findings": [found.as_record() for found in self.findings],
        }

    def as_json(self) -> str:
        """Give it as JSON text, in ASCII where a file name could not be said otherwise."""
        return json.dumps(self.as_record(), ensure_ascii=True, indent=1) + "\n"


class EditionFolder:
    """The folder that an edition is built into, and what an earlier build left in it."""

    def __init__(self, path: Path) -> None:
        """Make sure that `path` can hold an edition: it is new, empty, or holds one already.

        Raises `EditionError` O01, O02 or O03 where it cannot.
        """
        self.path = path
        self._former: set[str] = set()
        try:
            path.mkdir(parents=True, exist_ok=True)
            entries = [entry for entry in path.iterdir() if not entry.name.startswith(".")]
        except OSError as error:
            raise EditionError(finding("O01", file=str(path), reason=reason(error))) from error
        report = path / NAME
        if entries and not report.is_file():
            raise EditionError(finding("O02", file=str(path)))
        self.is_new = not report.is_file()
        if not self.is_new:
            self._former = _outputs(report)
            clear_unfinished(path)
        else:
            # The mark comes first: a build that is killed leaves an edition that the next one completes.
            write(report, b'{"program": "tei-edition", "state": "incomplete", "documents": []}\n')

    def write(self, relative: str, data: bytes) -> str:
        """Write one output, and give its path below the folder back; raises `EditionError` O03."""
        write(self.path / relative, data)
        return relative

    def close(self, report: Report, outputs: Iterable[str] = ()) -> None:
        """Write `report`; a complete one also removes what the former build made and this one did not.

        `outputs` are those that belong to no document. Raises `EditionError` O03.
        """
        made = {output for document in report.documents for output in document.outputs} | set(outputs)
        if not report.interrupted:
            for relative in sorted(self._former - made):
                (self.path / relative).unlink(missing_ok=True)
        write(self.path / NAME, report.as_json().encode())


def _outputs(report: Path) -> set[str]:
    """Give the outputs that a former report lists; none where it is not readable as one."""
    try:
        documents = json.loads(report.read_bytes())["documents"]
        paths = {str(output) for document in documents for output in document["outputs"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    # A report is a file that anyone may have changed: nothing outside the edition is ever removed.
    return {path for path in paths if path.startswith(("tei/", "site/")) and ".." not in path.split("/")}
