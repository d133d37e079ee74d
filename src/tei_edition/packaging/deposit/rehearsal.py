"""A rehearsal: every request is told and none is sent; the answers are those of a repository where all goes well."""

import json
from collections.abc import Callable
from typing import Any, override

from tei_edition.packaging.deposit.messages import Answer, FileContent, Request, Transport

_RECORD = "DRAFT-ID"
_DOI = "10.0000/RESERVED"


class Rehearsal(Transport):
    """A repository at an address that has nothing yet but the draft of the state, if there is one."""

    def __init__(self, address: str, tell: Callable[[str], None], identifier: str = "", doi: str = "") -> None:
        """Begin; `tell` is called with the text of each request."""
        self._address = address
        self._tell = tell
        self._identifier = identifier
        self._doi = doi
        self._contents: dict[str, FileContent] = {}

    @override
    def send(self, request: Request) -> Answer:
        self._tell(_shown(self._address, request))
        if isinstance(request.body, dict) and "doi" in request.body.get("pids", {}):
            self._doi = request.body["pids"]["doi"]["identifier"]
        parts = request.path.split("?")[0].split("/")
        match request.method, parts[3:]:
            case "GET", ["records"]:
                return Answer(200, {"hits": {"hits": []}})
            case "GET", [_, "draft", "files"]:
                return Answer(200, {"entries": []})
            case "GET", [_]:
                return Answer(404)
            case "POST", [_, "draft", "pids", "doi"]:
                self._doi = self._doi or _DOI
            case _, [_, "draft", "files", *rest]:
                return self._file(request, rest)
        self._identifier = self._identifier or _RECORD
        published = parts[-1] == "publish"
        return Answer(202 if published else 200, self._record(published=published))

    def _record(self, *, published: bool) -> dict[str, Any]:
        pids = {"doi": {"identifier": self._doi}} if self._doi else {}
        return {"id": self._identifier, "is_published": published, "pids": pids, "metadata": {}, "revision_id": 1}

    def _file(self, request: Request, rest: list[str]) -> Answer:
        if isinstance(request.body, FileContent):
            self._contents[rest[0]] = request.body
        content = self._contents.get(rest[0]) if rest else None
        checksum = f"md5:{content.md5}" if content else None
        return Answer(200, {"key": rest[0] if rest else "", "status": "completed", "checksum": checksum})


def _shown(address: str, request: Request) -> str:
    lines = [f"{request.method} {address}{request.path}", "    Authorization: Bearer (the token)"]
    lines += [f"    {name}: {value}" for name, value in request.headers.items()]
    if isinstance(request.body, FileContent):
        lines.append(f"    ({request.body.size} bytes of {request.body.path}, md5 {request.body.md5})")
    elif request.body is not None:
        body = json.dumps(request.body, ensure_ascii=False, indent=1)
        lines += [f"    {line}" for line in body.splitlines()]
    return "\n".join(lines) + "\n"
