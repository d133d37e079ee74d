"""One deposit: a draft made or gone on with, its DOI, its files, its publication, its next version.

What was done is written down before and after every step that may be done once only, and the repository is asked what
is there before anything is done. So the command may be stopped anywhere, and run again: nothing is lost, and nothing is
published twice.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tei_edition.model import EditionError, Finding, finding
from tei_edition.packaging.deposit.invenio import Invenio, Record
from tei_edition.packaging.deposit.messages import FileContent

_BLOCK = 1 << 20
_ATTEMPTS = 3
"""How often a file is sent that arrives with another checksum."""


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a deposit.

    `marker` stands among the identifiers of its draft, so that a draft is found again whose id was never heard;
    `files` are the names of those that were sent; `previous` is the record that this one is the next version of.
    """

    repository: str
    marker: str
    record: str = ""
    doi: str = ""
    page: str = ""
    published: bool = False
    previous: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consignment:
    """What is to be sent: `metadata` as InvenioRDM has it, and files by the names that they have there.

    `doi` is the one that stands in the edition, or empty.
    """

    metadata: Mapping[str, Any]
    files: Mapping[str, Path] = field(default_factory=dict)
    doi: str = ""


@dataclass(slots=True)
class Depositor:
    """Brings one deposit forward, and keeps `state` by `save` as it goes.

    `findings` are those that stop nothing. `progress` is told how many files are done, of how many, and which is next.
    """

    invenio: Invenio
    state: State
    save: Callable[[State], None]
    progress: Callable[[int, int, str], None]
    findings: list[Finding] = field(default_factory=list)

    def reserve(self, consignment: Consignment) -> None:
        """Let there be a draft with a DOI; `state` says which.

        Of a published record it is the record's own. Raises what `Invenio` raises.
        """
        record = self._begun(consignment)
        if not record.is_published:
            self._reserved(record)

    def send(self, consignment: Consignment, *, publish: bool, new_version: bool) -> None:
        """Let the draft hold the metadata and the files, and publish it where that is asked for.

        A record that is published and has these files is left as it is. Where it has others, a new version is made on
        request, and H12 raised without. Raises H09 where a file does not arrive as it is, H11 where the repository
        finds fault with the metadata or the DOI is not in the edition, and what is asked for is to publish; and what
        `Invenio` raises.
        """
        contents = {key: _content(path) for key, path in consignment.files.items()}
        record = self._begun(consignment)
        if record.is_published:
            there = self.invenio.files(record.identifier, of_draft=False)
            if there.keys() == contents.keys() and all(there[key].holds(contents[key]) for key in contents):
                return
            if not new_version:
                raise EditionError(finding("H12", file=record.page, identifier=record.identifier))
            previous = record.identifier
            record = self.invenio.new_version(previous)
            self._keep(
                replace(self.state, record=record.identifier, previous=previous, published=False, doi="", files=())
            )
        record = self._reserved(record)
        record = self.invenio.update(record.identifier, self._marked(consignment.metadata))
        self.findings.extend(
            finding("H10", file=record.page, field=name, reason=reason) for name, reason in record.faults
        )
        misplaced = self._misplaced(consignment)
        self._upload(record, contents)
        if publish:
            self._publish(record, misplaced)

    # ----------------------------------------------------------------------------------------------------- the record

    def _begun(self, consignment: Consignment) -> Record:
        """Give the draft or the record that this deposit has, making a draft where there is none."""
        record = self._known(consignment)
        if record is None:
            self._keep(self.state)
            record = self.invenio.create(self._new(consignment), self.state.marker)
        self._keep(
            replace(
                self.state,
                record=record.identifier,
                doi=record.doi or self.state.doi,
                page=record.page,
                published=record.is_published,
            )
        )
        return record

    def _known(self, consignment: Consignment) -> Record | None:
        if identifier := self.state.record:
            # A draft may also stand for an edit of what is published: the record goes before it.
            record = self.invenio.published(identifier) or self.invenio.draft(identifier)
            if record is None:
                raise EditionError(finding("H06", file=self.state.page, identifier=identifier))
            return record
        found = self.invenio.find_marked(self.state.marker)
        if found is None and consignment.doi:
            found = self.invenio.find("pids.doi.identifier", consignment.doi)
        return found

    def _new(self, consignment: Consignment) -> dict[str, Any]:
        content: dict[str, Any] = {
            "access": {"record": "public", "files": "public"},
            "files": {"enabled": True},
            "metadata": self._marked(consignment.metadata),
        }
        if consignment.doi:
            # No draft of the repository has it, so somebody else registers it.
            content["pids"] = {"doi": {"identifier": consignment.doi, "provider": "external"}}
        return content

    def _marked(self, metadata: Mapping[str, Any]) -> dict[str, Any]:
        marker = {"scheme": "urn", "identifier": self.state.marker}
        return {**metadata, "identifiers": [*metadata.get("identifiers", ()), marker]}

    def _reserved(self, record: Record) -> Record:
        record = self.invenio.reserve(record.identifier)
        self._keep(replace(self.state, doi=record.doi, page=record.page))
        return record

    def _misplaced(self, consignment: Consignment) -> Finding | None:
        """Give the finding that the DOI of the draft is not in the edition, which is told as a warning."""
        if not self.state.doi or consignment.doi == self.state.doi:
            return None
        found = finding("H14", file=self.state.page, doi=self.state.doi, stated=consignment.doi or "none")
        self.findings.append(found)
        return found

    def _publish(self, record: Record, misplaced: Finding | None) -> None:
        reasons = [f"{name}: {reason}" for name, reason in record.faults]
        if misplaced:
            reasons.append(misplaced.message.rstrip("."))
        if reasons:
            raise EditionError(finding("H11", file=record.page, reason="; ".join(reasons)))
        published = self.invenio.publish(record.identifier)
        self._keep(replace(self.state, published=True, doi=published.doi or self.state.doi, page=published.page))

    # ------------------------------------------------------------------------------------------------------ the files

    def _upload(self, record: Record, contents: Mapping[str, FileContent]) -> None:
        identifier = record.identifier
        there = self.invenio.files(identifier)
        for key, file in there.items():
            # A file that somebody added by hand stays; one that never came in whole would prevent publication.
            ours = key in self.state.files and key not in contents
            if ours or not file.is_complete or (key in contents and not file.holds(contents[key])):
                self.invenio.delete(identifier, key)
        self._keep(replace(self.state, files=tuple(sorted(contents))))
        for done, (key, content) in enumerate(contents.items()):
            self.progress(done, len(contents), key)
            if key not in there or not there[key].holds(content):
                self._send(identifier, key, content)
        self.progress(len(contents), len(contents), "")

    def _send(self, identifier: str, key: str, content: FileContent) -> None:
        for _ in range(_ATTEMPTS):
            arrived = self.invenio.upload(identifier, key, content)
            if arrived.holds(content):
                return
            self.invenio.delete(identifier, key)
            if _content(content.path) != content:
                raise EditionError(finding("I10", file=str(content.path)))
        raise EditionError(
            finding("H09", file=str(content.path), key=key, expected=content.md5, found=arrived.md5 or "none")
        )

    def _keep(self, state: State) -> None:
        self.state = state
        self.save(state)


def _content(path: Path) -> FileContent:
    """Count and sum up a file, in blocks; raises `EditionError` I02 where it cannot be read."""
    size, digest = 0, hashlib.md5(usedforsecurity=False)
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                size += len(block)
                digest.update(block)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise EditionError(finding("I02", file=str(path), reason=reason)) from error
    return FileContent(path, size, digest.hexdigest())


def names(paths: Sequence[Path]) -> dict[str, Path]:
    """Give each file the name that it has in the repository: its own."""
    return {path.name: path for path in paths}
