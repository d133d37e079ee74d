"""The folder that an edition is built into: only what the program made there is ever replaced or removed."""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tei_edition import resources
from tei_edition.corpora import FORMATS
from tei_edition.model import EditionError, finding
from tei_edition.tei.serializer import SCHEMA_FOLDER
from tei_edition.workflow.inputs import TEI_SUFFIXES, Inputs, gather
from tei_edition.workflow.report import PROGRAM, Report
from tei_edition.workflow.writing import clear_unfinished, reason, write

REPORT = "report.json"


@dataclass(frozen=True, slots=True)
class Kind:
    """Outputs of one kind: the folder that they stand in, and how the name of the one of a document ends."""

    folder: str
    suffix: str

    def path(self, name: str) -> str:
        """Give the path, below the edition's folder, of the output that is called `name`."""
        return f"{self.folder}/{name}{self.suffix}"


TEI = Kind("tei", ".xml")
SITE = Kind("site", ".html")
AUTHORITY = Kind("authority", ".xml")
WORDS = Kind("tei-ana", ".ana.xml")
PICTURES = Kind("pictures", "")
SCHEMA = Kind(SCHEMA_FOLDER, "")
EXPORTS = {name: Kind("words", f".{name}") for name in FORMATS}
"""What divided texts are exported as, by format."""

_JOURNAL = ".tei-edition-outputs"
_FOLDERS = (TEI.folder, SITE.folder, AUTHORITY.folder, WORDS.folder, PICTURES.folder, SCHEMA.folder, "words")
# A report is a file that anyone may have changed: what is not called like an output is not taken for one.
_OUTPUT = re.compile(r"(?:tei|tei-ana|words|site|authority|pictures|schema)(?:/[A-Za-z0-9_][A-Za-z0-9_.;=-]*)+")


class EditionFolder:
    """An edition's folder, what an earlier command made in it, and what this one makes."""

    def __init__(self, path: Path) -> None:
        """Make sure that `path` can hold an edition: it is new, empty, or holds one already.

        Raises `EditionError` O01, O02 or O03 where it cannot.
        """
        self.path = path
        try:
            path.mkdir(parents=True, exist_ok=True)
            entries = [entry for entry in path.iterdir() if not entry.name.startswith(".")]
        except OSError as error:
            raise EditionError(finding("O01", file=str(path), reason=reason(error))) from error
        self._former = _former(path / REPORT)
        if entries and not self._former:
            raise EditionError(finding("O02", file=str(path)))
        noted = _journal(path / _JOURNAL) if self._former else {}
        self._outputs = _outputs(self._former) | noted.keys()
        self._made = {
            **{output: min(digests) for output, digests in noted.items() if digests},
            **_digests(self._former),
        }
        # A command that was killed left either what stood there before, or what it noted.
        self._known = {output: {digest} | noted.get(output, set()) for output, digest in self._made.items()}
        try:
            clear_unfinished([path])
            clear_unfinished(parent for name in _FOLDERS for parent, _, _ in (path / name).walk())
        except OSError as error:
            raise EditionError(finding("O03", file=str(path), reason=reason(error))) from error

    @property
    def is_built(self) -> bool:
        """Whether the report that is there tells of sources, and not only of pages."""
        return any(document.get("sha256") for document in _documents(self._former))

    def begin(self, planned: Iterable[str]) -> None:
        """Mark the folder as an edition in which the outputs `planned` may stand.

        A command that is killed after that leaves what the next one completes and tidies up. Raises `EditionError`
        O03.
        """
        self._outputs |= set(planned)
        self._write({"documents": [], **self._former, "program": PROGRAM, "state": "incomplete"}, self._outputs)

    def write(self, relative: str, data: bytes) -> str:
        """Write one output, and give its path below the folder back; raises `EditionError` O03.

        It is noted before, so that the next command knows of it, if this one is killed, what no plan foresaw; and of a
        TEI file its checksum, so that it does not look like a person's work then.
        """
        if relative.startswith(f"{TEI.folder}/"):
            self._made[relative] = hashlib.sha256(data).hexdigest()
            self._note(f"{relative} {self._made[relative]}")
        elif relative not in self._outputs:
            self._note(relative)
        self._outputs.add(relative)
        write(self.path / relative, data)
        return relative

    def write_schema(self, *names: str, home: str = "") -> list[str]:
        """Write the files of the schema that TEI files name, below the folder `home`; give their paths.

        Raises `EditionError` O03.
        """
        files = ((f"{home}/{SCHEMA.path(name)}".lstrip("/"), resources.folder("schema") / name) for name in names)
        return [self.write(relative, file.read_bytes()) for relative, file in files]

    def edited(self, relative: str) -> bytes | None:
        """Give what stands at `relative` where it is not what the program made there; None where nobody changed it.

        An edition whose report knows no checksums, or a file that cannot be read, counts as not changed.
        """
        known = self._known.get(relative)
        try:
            data = (self.path / relative).read_bytes() if known else b""
        except OSError:
            return None
        return data if known and hashlib.sha256(data).hexdigest() not in known else None

    def _note(self, line: str) -> None:
        try:
            with (self.path / _JOURNAL).open("ab") as journal:
                journal.write(f"{line}\n".encode("ascii"))
        except OSError as error:
            raise EditionError(finding("O03", file=str(self.path / _JOURNAL), reason=reason(error))) from error

    def _forget_notes(self) -> None:
        try:
            (self.path / _JOURNAL).unlink(missing_ok=True)
        except OSError as error:
            raise EditionError(finding("O03", file=str(self.path / _JOURNAL), reason=reason(error))) from error

    def remove_stale(self, report: Report, *kinds: Kind) -> None:
        """Remove the outputs of these `kinds` that earlier commands made and `report` does not have.

        What somebody changed since stays, with its pictures, and is the program's no more; `report` says so (O06).
        Folders that are empty then go too; what other hands put there stays. Raises `EditionError` O03.
        """
        made = _made(report)
        changed = sorted(output for output in self._known.keys() - made if self.edited(output) is not None)
        shown = tuple(f"{PICTURES.path(Path(output).stem)}/" for output in changed)
        of_kinds = tuple(f"{kind.folder}/" for kind in kinds)
        stale = {o for o in self._outputs - made if o.startswith(of_kinds) and not o.startswith(shown)}
        home = self.path.resolve()
        # Where case does not tell file names apart, “tei/A.xml” may be the “tei/a.xml” that was just made.
        spelled = {output.lower(): self.path / output for output in made}
        for relative in sorted(stale):
            path, twin = self.path / relative, spelled.get(relative.lower())
            inside = path.parent.resolve().is_relative_to(home) and path.is_file()
            try:
                if inside and not (twin and path.samefile(twin)) and self.edited(relative) is None:
                    path.unlink()
                    _remove_empty(path.parent, self.path)
            except OSError as error:
                raise EditionError(finding("O03", file=str(path), reason=reason(error))) from error
        self._outputs -= stale
        if TEI in kinds:
            report.findings.extend(finding("O06", file=str(self.path / output)) for output in changed)

    def close(self, report: Report) -> None:
        """Let the folder's report be `report`, which then knows every output that stands there.

        Raises `EditionError` O03.
        """
        of_documents = {output for document in report.documents for output in document.outputs}
        report.outputs = sorted((self._standing() | set(report.outputs)) - of_documents)
        report.made = {output: digest for output, digest in sorted(self._made.items()) if (self.path / output).exists()}
        write(self.path / REPORT, report.as_json().encode())
        self._forget_notes()

    def amend(self, report: Report) -> None:
        """Let the folder's report stand, but know what outputs stand there; raises `EditionError` O03."""
        standing = self._standing() | _made(report)
        for document in _documents(self._former):
            document["outputs"] = [output for output in document["outputs"] if output in standing]
        self._write(self._former, standing)
        self._forget_notes()

    def _standing(self) -> set[str]:
        return {output for output in self._outputs if (self.path / output).exists()}

    def _write(self, record: dict[str, Any], outputs: Iterable[str]) -> None:
        of_documents = {output for document in _documents(record) for output in document["outputs"]}
        record = {**record, "outputs": sorted(set(outputs) - of_documents)}
        write(self.path / REPORT, (json.dumps(record, ensure_ascii=True, indent=1) + "\n").encode())


def gather_tei(arguments: Sequence[str], suffixes: frozenset[str] = TEI_SUFFIXES, kind: Kind = TEI) -> Inputs:
    """Find TEI files as `gather` does, but of an edition's folder its files of this `kind`.

    What else lies there are registers, pages, and parts of files.
    """
    return gather([_documents_of(argument, kind) for argument in arguments], suffixes)


def _documents_of(argument: str, kind: Kind) -> str:
    edition = Path(argument)
    inside = edition / kind.folder
    # os.path: a Path would raise where a name is too long.
    return str(inside) if os.path.isfile(edition / REPORT) and os.path.isdir(inside) else argument  # noqa: PTH112, PTH113


def edition_report(folder: Path) -> dict[str, Any]:
    """Give what the report of the edition in `folder` says, as JSON holds it.

    Raises `EditionError` P01 where there is no edition.
    """
    if record := _former(folder / REPORT):
        return record
    raise EditionError(finding("P01", file=str(folder)))


def _journal(journal: Path) -> dict[str, set[str]]:
    """Give the outputs that a command noted before it was killed, with checksums; none where there is no journal."""
    noted: dict[str, set[str]] = {}
    try:
        lines = journal.read_text("ascii").splitlines()
    except (OSError, ValueError):
        return noted
    for output, _, digest in (line.partition(" ") for line in lines):
        if _OUTPUT.fullmatch(output):
            noted.setdefault(output, set()).update({digest} - {""})
    return noted


def _digests(record: dict[str, Any]) -> dict[str, str]:
    """Give the TEI files that a report knows, with the checksums that they were made with."""
    made = record.get("made")
    named = made.items() if isinstance(made, dict) else ()
    return {output: digest for output, digest in named if _OUTPUT.fullmatch(output) and isinstance(digest, str)}


def _made(report: Report) -> set[str]:
    return {output for document in report.documents for output in document.outputs} | set(report.outputs)


def _former(report: Path) -> dict[str, Any]:
    """Give the report that an earlier command left; nothing where it is not one of this program."""
    try:
        record = json.loads(report.read_bytes())
        return record if record["program"] == PROGRAM and isinstance(_outputs(record), set) else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _remove_empty(folder: Path, home: Path) -> None:
    """Remove `folder`, and those above it below `home`, as far as they are empty."""
    while folder != home and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _documents(record: dict[str, Any]) -> list[dict[str, Any]]:
    return list(record.get("documents", ()))


def _outputs(record: dict[str, Any]) -> set[str]:
    """Give the outputs that a report lists, with its documents or apart from them."""
    listed = [output for document in _documents(record) for output in document["outputs"]]
    return {output for output in [*listed, *record.get("outputs", ())] if _OUTPUT.fullmatch(output)}
