"""The site of an edition over HTTP: for this machine alone, to be read and not changed.

Nothing of the site needs a server; a browser that is strict with pages opened from files, or a look at the site under
the addresses that it will have, does.
"""

import re
import sys
from collections.abc import Mapping
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, override
from urllib.parse import unquote, urlsplit

from tei_edition.model import EditionError, finding
from tei_edition.workflow.folder import SITE
from tei_edition.workflow.writing import reason

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8000

_TYPES: Mapping[str, str] = {
    ".avif": "image/avif",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".geojson": "application/geo+json",
    ".html": "text/html; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
"""The media types of the files of a site: stated here, since those that a system knows differ."""
_OWN_NAME = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]+)?", re.IGNORECASE)


class Server(ThreadingHTTPServer):
    """A server of the files below `root`, that answers on the loopback address only."""

    daemon_threads = True

    def __init__(self, root: Path, port: int) -> None:
        """Listen at once; raises `OSError` where the port cannot be had."""
        self.root = root.resolve()
        super().__init__((LOOPBACK, port), _Handler)

    @property
    def address(self) -> str:
        """The address of the site's first page."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing where whoever asked has gone."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def server_of(output: Path, port: int | None) -> Server:
    """Give a server of the site in the edition's folder `output`, which listens, and serves when it is told to.

    Without a port it is `USUAL_PORT`, or where that is taken a free one; 0 is a free one. Raises `EditionError` N01
    where there is no site, and N02 where the port cannot be had.
    """
    root = output / SITE.folder
    try:
        if not (root / "index.html").is_file():
            raise EditionError(finding("N01", file=str(output)))
    except OSError as error:
        raise EditionError(finding("N01", file=str(output))) from error
    try:
        return Server(root, USUAL_PORT if port is None else port)
    except OSError as error:
        if port is None:
            return server_of(output, 0)
        raise EditionError(finding("N02", port=port, reason=reason(error))) from error


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with the files of the server's root, links out of it and hidden files excepted."""

    server: Server
    server_version = "tei-edition"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        """Answer with a file."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer with what a file would be sent with."""
        self._answer(with_body=False)

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: what a reader opens is no one's concern."""

    def _answer(self, *, with_body: bool) -> None:
        # Another host's page must not read the edition by a name of its own that leads to this machine.
        if not _OWN_NAME.fullmatch(self.headers.get("Host", LOOPBACK)):
            self._send(HTTPStatus.FORBIDDEN, b"This server answers to 127.0.0.1 and localhost.\n", with_body=with_body)
            return
        path = urlsplit(self.path).path
        found = self._file(path)
        if found is None:
            self._send_missing(path, with_body=with_body)
        elif found.is_dir():
            self._redirect(f"{path}/")
        else:
            self._send_file(found, HTTPStatus.OK, with_body=with_body)

    def _file(self, path: str) -> Path | None:
        """Give the file, or the folder, that an address means; None where there is none to be read."""
        try:
            parts = unquote(path, errors="strict").split("/")[1:]
            if any(part.startswith(".") or not part.isprintable() or {"\\", ":"} & set(part) for part in parts):
                return None
            named = self.server.root.joinpath(*parts)
            named = named / "index.html" if parts[-1:] == [""] else named
            found = named.resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            return None
        is_there = found.is_file() or (found.is_dir() and (found / "index.html").is_file())
        return found if is_there and found.is_relative_to(self.server.root) else None

    def _send_missing(self, path: str, *, with_body: bool) -> None:
        """Answer with the site's own page for that, where its links hold: in the folder of a language."""
        page = self._file(f"{path.rpartition('/')[0]}/404.html")
        if page:
            self._send_file(page, HTTPStatus.NOT_FOUND, with_body=with_body)
        else:
            self._send(HTTPStatus.NOT_FOUND, b"There is nothing here.\n", with_body=with_body)

    def _redirect(self, path: str) -> None:
        # One slash at the beginning: two would name another host.
        self._send(HTTPStatus.MOVED_PERMANENTLY, b"", with_body=False, Location="/" + path.lstrip("/"))

    def _send_file(self, file: Path, status: HTTPStatus, *, with_body: bool) -> None:
        try:
            stat, data = file.stat(), file.read_bytes()
        except OSError:
            self._send(HTTPStatus.NOT_FOUND, b"There is nothing here to be read.\n", with_body=with_body)
            return
        mark = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
        headers = {
            # A browser keeps what it has, and asks whether it is still so: an edition is built again and again.
            "Cache-Control": "no-cache",
            "ETag": mark,
            "Last-Modified": formatdate(stat.st_mtime, usegmt=True),
        }
        if status is HTTPStatus.OK and mark in self.headers.get("If-None-Match", ""):
            self._send(HTTPStatus.NOT_MODIFIED, b"", with_body=False, **headers)
            return
        kind = _TYPES.get(file.suffix.lower(), "application/octet-stream")
        self._send(status, data, kind, with_body=with_body, **headers)

    def _send(
        self,
        status: HTTPStatus,
        data: bytes,
        kind: str = "text/plain; charset=utf-8",
        *,
        with_body: bool,
        **headers: str,
    ) -> None:
        self.send_response(status)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
        for name, value in {**headers, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(data)
