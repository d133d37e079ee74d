"""The drafts API of InvenioRDM, as far as a deposit needs it.

https://inveniordm.docs.cern.ch/reference/rest_api_drafts_records/. What it does not say, and repositories do: a PUT to
a file that is complete answers 200 and removes the file; a draft's metadata may be refused in an answer of 200 or 201
(`errors`); a PUT of a draft without its `pids` gives up the DOI that was reserved; a file that was announced and never
completed prevents publication; neither the size nor the checksum that a client states is compared.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tei_edition.model import EditionError, Finding, finding
from tei_edition.packaging.deposit.messages import Answer, FileContent, Request
from tei_edition.packaging.deposit.repeating import Patience

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_KEPT: dict[str, tuple[str, ...]] = {
    "access": ("record", "files", "embargo"),
    "files": ("enabled", "default_preview", "order"),
    "pids": (),
    "custom_fields": (),
}
"""The parts of a draft that a PUT must repeat so that they stay: of each these keys, or without any the whole."""
_ABSENT = frozenset({404, 410})
COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Record:
    """A draft, or a published record; `faults` pair a field with what the repository says is wrong with it."""

    identifier: str
    is_published: bool
    doi: str
    revision: int | None
    page: str
    content: Mapping[str, Any]
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a draft or a record, with the MD5 sum in hexadecimal digits that the repository computed."""

    key: str
    status: str
    md5: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether its upload was completed."""
        return self.status == COMPLETED

    def holds(self, content: FileContent) -> bool:
        """Tell whether it is complete, and has the bytes of `content`."""
        return self.is_complete and self.md5 == content.md5


@dataclass(frozen=True, slots=True)
class Invenio:
    """The records of one user in one repository.

    Every method raises `EditionError`: H03 and H08 where no answer is to be had, H04 where the token will not do, H05
    where the repository refuses, H15 where the answer makes no sense.
    """

    patience: Patience

    # ------------------------------------------------------------------------------------------------------- records

    def draft(self, identifier: str) -> Record | None:
        """Give the draft, `None` where there is none."""
        return self._read(f"/api/records/{identifier}/draft")

    def published(self, identifier: str) -> Record | None:
        """Give the published record, `None` where there is none."""
        return self._read(f"/api/records/{identifier}")

    def find(self, field: str, value: str) -> Record | None:
        """Give the user's own draft or record whose `field` is `value`, `None` where there is none."""
        query = quote(f'{field}:"{value}"', safe="")
        answer = self._repeated(Request("GET", f"/api/user/records?q={query}&size=2&allversions=true"))
        hits = answer.get("hits", "hits")
        return self._record(Answer(200, hits[0])) if isinstance(hits, list) and hits else None

    def create(self, content: Mapping[str, Any], marker: str) -> Record:
        """Make a draft that holds `marker` among its identifiers, or give the one that an earlier attempt made."""
        request = Request("POST", "/api/records", dict(content))
        return self.patience.settled(lambda: self._record(self._once(request)), lambda: self.find_marked(marker))

    def find_marked(self, marker: str) -> Record | None:
        """Give the user's draft or record that holds `marker`."""
        return self.find("metadata.identifiers.identifier", marker)

    def update(self, identifier: str, metadata: Mapping[str, Any]) -> Record:
        """Let the draft state `metadata`; what it states besides, and its DOI, stay.

        Raises `EditionError` H07 where somebody else changed the draft between reading and writing it, H06 where it is
        gone.
        """

        def act() -> Record:
            draft = self.draft(identifier)
            if draft is None:
                raise EditionError(finding("H06", identifier=identifier))
            stated = {**(draft.content.get("metadata") or {}), **metadata}
            headers = {"If-Match": str(draft.revision)} if draft.revision is not None else {}
            request = Request(
                "PUT", f"/api/records/{identifier}/draft", {**_kept(draft.content), "metadata": stated}, headers
            )
            return self._record(self._once(request))

        return self.patience.repeated(act)

    def reserve(self, identifier: str) -> Record:
        """Give the draft with a DOI: the one that it has, or one that is reserved now."""

        def reserved() -> Record | None:
            draft = self.draft(identifier)
            return draft if draft is not None and draft.doi else None

        request = Request("POST", f"/api/records/{identifier}/draft/pids/doi")
        there = reserved()
        return there or self.patience.settled(lambda: self._record(self._once(request)), reserved)

    def publish(self, identifier: str) -> Record:
        """Publish the draft; where that was done already, give the record."""
        request = Request("POST", f"/api/records/{identifier}/draft/actions/publish")
        return self.patience.settled(lambda: self._record(self._once(request)), lambda: self.published(identifier))

    def new_version(self, identifier: str) -> Record:
        """Give the draft of the next version of a published record: the one that there is, or a new one."""
        # The repository gives the same draft until it is published, so this may be asked again.
        request = Request("POST", f"/api/records/{identifier}/versions")
        return self.patience.repeated(lambda: self._record(self._once(request)))

    # --------------------------------------------------------------------------------------------------------- files

    def files(self, identifier: str, *, of_draft: bool = True) -> dict[str, RemoteFile]:
        """Give the files of the draft, or of the published record, by their names."""
        answer = self._repeated(Request("GET", f"/api/records/{identifier}{'/draft' if of_draft else ''}/files"))
        entries = answer.get("entries")
        if not isinstance(entries, list):
            raise self._odd(Request("GET", f"/api/records/{identifier}/draft/files"), "it lists no files")
        found = [_remote_file(entry) for entry in entries if isinstance(entry, dict)]
        return {file.key: file for file in found}

    def delete(self, identifier: str, key: str) -> None:
        """Let the draft have no file `key`."""
        request = Request("DELETE", _file(identifier, key))
        self.patience.repeated(lambda: self._once(request, allowed=_ABSENT))

    def upload(self, identifier: str, key: str, content: FileContent) -> RemoteFile:
        """Let the draft hold `content` as `key`, and give what the repository says of it, its checksum above all.

        The draft has no file of that name. After an attempt whose answer was lost, what is left of it is removed, but
        for a file that is complete.
        """

        def act() -> RemoteFile:
            self._once(Request("POST", f"/api/records/{identifier}/draft/files", [{"key": key}]))
            self._once(Request("PUT", f"{_file(identifier, key)}/content", content))
            # A large file may take longer to be summed up than an answer is waited for: it is not sent again for that.
            return self.patience.settled(commit, complete)

        def commit() -> RemoteFile:
            return _remote_file(self._once(Request("POST", f"{_file(identifier, key)}/commit")).content)

        def complete() -> RemoteFile | None:
            there = self.files(identifier).get(key)
            return there if there is not None and there.is_complete else None

        def look() -> RemoteFile | None:
            if (there := complete()) is None:
                self.delete(identifier, key)
            return there

        return self.patience.settled(act, look)

    # ------------------------------------------------------------------------------------------------------- answers

    def _read(self, path: str) -> Record | None:
        answer = self._repeated(Request("GET", path), allowed=_ABSENT)
        return None if answer.status in _ABSENT else self._record(answer)

    def _repeated(self, request: Request, allowed: frozenset[int] = frozenset()) -> Answer:
        return self.patience.repeated(lambda: self._once(request, allowed=allowed))

    def _once(self, request: Request, allowed: frozenset[int] = frozenset()) -> Answer:
        answer = self.patience.once(request)
        if 200 <= answer.status < 300 or answer.status in allowed:
            return answer
        raise EditionError(self._refusal(request, answer))

    def _refusal(self, request: Request, answer: Answer) -> Finding:
        if answer.status == 412:
            return finding("H07", file=str(request))
        if 300 <= answer.status < 400:
            target = answer.headers.get("location", "")
            return self._odd(request, f"it points to another place, {target}").finding
        code = "H08" if answer.status >= 500 else "H04" if answer.status in (401, 403) else "H05"
        return finding(code, file=str(request), status=answer.status, reason=self._reasons(answer))

    def _reasons(self, answer: Answer) -> str:
        faults = "; ".join(f"{field}: {reason}" for field, reason in self._faults(answer))
        said = self.patience.said(answer)
        return f"{said} ({faults})" if faults else said

    def _record(self, answer: Answer) -> Record:
        identifier = answer.get("id")
        if not isinstance(identifier, str) or not _IDENTIFIER.fullmatch(identifier):
            raise self._odd(Request("", ""), "it names no record")
        revision, doi, page = answer.get("revision_id"), answer.get("pids", "doi", "identifier"), ""
        for name in ("self_html", "record_html", "latest_html"):
            page = page or str(answer.get("links", name) or "")
        return Record(
            identifier,
            answer.get("is_published") is True,
            doi if isinstance(doi, str) else "",
            revision if isinstance(revision, int) else None,
            page,
            answer.content,
            self._faults(answer),
        )

    def _faults(self, answer: Answer) -> tuple[tuple[str, str], ...]:
        errors = answer.get("errors")
        stated = [error for error in errors if isinstance(error, dict)] if isinstance(errors, list) else []
        return tuple(
            (self.patience.hidden(str(error.get("field") or "the record")), self.patience.hidden(_told(error)))
            for error in stated
        )

    def _odd(self, request: Request, reason: str) -> EditionError:
        return EditionError(finding("H13", file=str(request).strip(), reason=self.patience.hidden(reason)))


def _kept(content: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, keys in _KEPT.items():
        part = content.get(name)
        if isinstance(part, dict):
            kept[name] = {key: part[key] for key in keys or part if key in part}
    return kept


def _told(error: Mapping[str, Any]) -> str:
    messages = error.get("messages")
    told = messages if isinstance(messages, list) else [error.get("message") or messages or "it is not valid"]
    return " ".join(" ".join(str(message).split()) for message in told).rstrip(".")


def _file(identifier: str, key: str) -> str:
    return f"/api/records/{identifier}/draft/files/{quote(key, safe='')}"


def _remote_file(entry: Any) -> RemoteFile:
    entry = entry if isinstance(entry, dict) else {}
    method, _, digits = str(entry.get("checksum") or "").rpartition(":")
    md5 = digits.lower() if method in ("", "md5") else ""
    return RemoteFile(str(entry.get("key") or ""), str(entry.get("status") or COMPLETED), md5)
