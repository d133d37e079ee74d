"""A repository on this machine that behaves as InvenioRDM does, over real HTTP, and fails when it is told to.

It keeps what real ones were seen to do: a PUT to a complete file removes it, a draft with faults is answered with 200
or 201, `pids` that a PUT leaves out are gone, a second reservation is an error, a complete file that is announced again
is pending, pending files prevent publication, neither sizes nor checksums that are stated are compared.
"""

import hashlib
import itertools
import json
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "a-secret-token"  # noqa: S105  of this repository only
REQUIRED = ("title", "creators", "publication_date", "resource_type")


@dataclass
class File:
    status: str = "pending"
    content: bytes = b""

    def as_record(self, key):
        record = {"key": key, "status": self.status}
        if self.status == "completed":
            record["checksum"] = f"md5:{hashlib.md5(self.content, usedforsecurity=False).hexdigest()}"
            record["size"] = len(self.content)
        return record


@dataclass
class Draft:
    identifier: str
    content: dict[str, Any]
    published: bool = False
    revision: int = 1
    previous: str = ""
    files: dict[str, File] = field(default_factory=dict)


class RefusalError(Exception):
    def __init__(self, status, message="", errors=(), headers=()):
        super().__init__(message)
        self.status, self.message, self.errors, self.headers = status, message, errors, dict(headers)


@dataclass
class Fault:
    """What goes wrong with the requests that `when` tells, `times` of them.

    `lose`: the connection is cut instead of an answer, after the work where `done`. `wait`: seconds before an answer.
    `cut`: bytes of the body after which the connection is cut. `refuse`: what is answered, without reading the body.
    `spoil`: the last bit of the body is another. `clip`: half of the answer comes.
    """

    when: Callable[[str, str], bool]
    times: int = 1
    lose: bool = False
    done: bool = True
    wait: float = 0.0
    cut: int | None = None
    refuse: RefusalError | None = None
    spoil: bool = False
    clip: bool = False


class Repository:
    def __init__(self):
        self.drafts: dict[str, Draft] = {}
        self.requests: list[str] = []
        self.tokens: set[str] = set()
        self.faults: list[Fault] = []
        self.lock = threading.RLock()
        self.numbers = itertools.count(1)
        self.most_at_once = 0
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Handler,), {"repository": self}))
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    @property
    def published(self):
        return [draft for draft in self.drafts.values() if draft.published]

    def fail(self, method, ending, **fault):
        self.faults.append(Fault(lambda m, path: m == method and path.endswith(ending), **fault))

    # ------------------------------------------------------------------------------------------------------ the rules

    def answer(self, method, path, query, headers, body):
        with self.lock:
            if headers.get("Authorization") != f"Bearer {TOKEN}":
                raise RefusalError(401, f"The token is not known: {headers.get('Authorization')}")
            match method, path.removeprefix("/api/").split("/"):
                case "GET", ["user", "records"]:
                    return 200, {"hits": {"hits": self.search(query["q"][0])}}
                case "POST", ["records"]:
                    return 201, self.shown(self.create(json.loads(body)))
                case "GET", ["records", identifier]:
                    return 200, self.shown(self.one(identifier, published=True))
                case "GET", ["records", identifier, "files"]:
                    return 200, {"entries": self.entries(self.one(identifier, published=True))}
                case "POST", ["records", identifier, "versions"]:
                    return 201, self.shown(self.version(self.one(identifier, published=True)))
                case _, ["records", identifier, "draft", *rest]:
                    return self.of_draft(method, self.one(identifier, published=False), rest, headers, body)
        raise RefusalError(404, "The requested URL was not found on the server.")

    def of_draft(self, method, draft, rest, headers, body):
        match method, rest:
            case "GET", []:
                return 200, self.shown(draft)
            case "PUT", []:
                stated = headers.get("If-Match")
                if stated is not None and stated != str(draft.revision):
                    raise RefusalError(412, "Revision mismatch")
                draft.content = json.loads(body)
                draft.revision += 1
                return 200, self.shown(draft)
            case "POST", ["pids", "doi"]:
                if draft.content.get("pids", {}).get("doi"):
                    raise RefusalError(400, "A PID already exists for type doi")
                doi = {"identifier": f"10.5072/{draft.identifier}", "provider": "datacite"}
                draft.content["pids"] = {"doi": doi}
                return 201, self.shown(draft)
            case "POST", ["actions", "publish"]:
                return 202, self.shown(self.publish(draft))
            case _, ["files", *rest_of_files]:
                draft.revision += 1
                return self.of_files(method, draft, rest_of_files, body)
        raise RefusalError(405, "The method is not allowed")

    def of_files(self, method, draft, rest, body):
        match method, [unquote(part) for part in rest]:
            case "GET", []:
                return 200, {"entries": self.entries(draft)}
            case "POST", []:
                for entry in json.loads(body):
                    there = draft.files.get(entry["key"])
                    if there and there.status == "pending":
                        raise RefusalError(400, f"File with key {entry['key']} already exists.")
                    draft.files[entry["key"]] = File()
                return 201, {"entries": self.entries(draft)}
            case "PUT", [key, "content"] if key in draft.files:
                file = draft.files[key]
                if file.status == "completed":
                    del draft.files[key]
                else:
                    file.content = body
                return 200, file.as_record(key)
            case "POST", [key, "commit"] if key in draft.files:
                file = draft.files[key]
                if not file.content:
                    raise RefusalError(400, "File upload is not completed")
                file.status = "completed"
                return 200, file.as_record(key)
            case "DELETE", [key] if key in draft.files:
                del draft.files[key]
                return 204, None
        raise RefusalError(404, "The file was not found")

    def one(self, identifier, *, published):
        draft = self.drafts.get(identifier)
        if draft is None or draft.published != published:
            raise RefusalError(404, "The persistent identifier is not registered.")
        return draft

    def create(self, content):
        draft = Draft(f"rec-{next(self.numbers)}", content)
        self.drafts[draft.identifier] = draft
        return draft

    def version(self, record):
        for draft in self.drafts.values():
            if draft.previous == record.identifier and not draft.published:
                return draft
        metadata = {k: v for k, v in record.content["metadata"].items() if k not in ("publication_date", "version")}
        draft = self.create({**record.content, "metadata": metadata, "pids": {}})
        draft.previous = record.identifier
        return draft

    def publish(self, draft):
        if errors := self.errors(draft):
            raise RefusalError(400, "A validation error occurred.", errors)
        if not draft.files or any(file.status != "completed" for file in draft.files.values()):
            reason = "One or more files have not completed their transfer, please wait."
            raise RefusalError(400, "A validation error occurred.", [{"field": "files", "messages": [reason]}])
        draft.published = True
        return draft

    def search(self, query):
        name, _, value = query.partition(":")
        value = value.strip('"')
        found = []
        for draft in self.drafts.values():
            content = self.shown(draft)
            values = {
                "metadata.identifiers.identifier": [
                    identifier["identifier"] for identifier in content["metadata"].get("identifiers", ())
                ],
                "pids.doi.identifier": [content["pids"].get("doi", {}).get("identifier")],
            }[name]
            if value in values:
                found.append(content)
        return found

    def errors(self, draft):
        metadata = draft.content.get("metadata", {})
        missing = [name for name in REQUIRED if not metadata.get(name)]
        errors = [{"field": f"metadata.{n}", "messages": ["Missing data for required field."]} for n in missing]
        capital = [rights["id"] for rights in metadata.get("rights", ()) if rights["id"] != rights["id"].lower()]
        return errors + [{"field": "metadata.rights", "messages": [f"Invalid value {name}."]} for name in capital]

    def shown(self, draft):
        content = {
            "id": draft.identifier,
            "is_published": draft.published,
            "revision_id": draft.revision,
            "links": {"self_html": f"{self.address}/{'records' if draft.published else 'uploads'}/{draft.identifier}"},
            **draft.content,
            "pids": draft.content.get("pids", {}),
        }
        if errors := self.errors(draft):
            content["errors"] = errors
        return content

    def entries(self, draft):
        return [file.as_record(key) for key, file in draft.files.items()]


class Handler(BaseHTTPRequestHandler):
    repository: Repository
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def handle_one_request(self):
        with suppress(ConnectionError):
            super().handle_one_request()

    def work(self):
        self.close_connection = True
        repository = self.repository
        parts = urlsplit(self.path)
        with repository.lock:
            repository.requests.append(f"{self.command} {parts.path}")
            repository.tokens.add(self.headers.get("Authorization", ""))
            fault = next(
                (f for f in repository.faults if f.times and f.when(self.command, parts.path)), Fault(lambda *_: False)
            )
            fault.times -= 1
        if fault.refuse:
            self.respond(fault.refuse.status, {"message": fault.refuse.message}, fault.refuse.headers)
            return
        body = self.body(fault.cut)
        if fault.cut is not None or (fault.lose and not fault.done):
            return
        if fault.spoil:
            body = body[:-1] + bytes([body[-1] ^ 1])
        if fault.wait:
            threading.Event().wait(fault.wait)
        try:
            status, content = repository.answer(self.command, parts.path, parse_qs(parts.query), self.headers, body)
            headers = {}
        except RefusalError as refusal:
            status, headers = refusal.status, refusal.headers
            content = {"status": status, "message": refusal.message, "errors": list(refusal.errors)}
        if not fault.lose:
            self.respond(status, content, headers, clip=fault.clip)

    do_GET = do_POST = do_PUT = do_DELETE = work  # noqa: N815  the names that the library calls

    def body(self, cut):
        left = int(self.headers.get("Content-Length", 0))
        left = left if cut is None else min(cut, left)
        pieces = []
        while left:
            piece = self.rfile.read(min(left, 1 << 16))
            if not piece:
                raise ConnectionResetError
            self.repository.most_at_once = max(self.repository.most_at_once, len(piece))
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    def respond(self, status, content, headers, *, clip=False):
        data = b"" if content is None else json.dumps(content).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if clip else data)
