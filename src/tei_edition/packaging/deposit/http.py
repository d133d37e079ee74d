"""HTTP by the standard library: one connection a request, no redirect followed, files sent in blocks.

Libraries above it repeat requests of their own accord and follow redirects with the token; here neither may happen.
"""

import http.client
import ipaddress
import json
import ssl
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, override
from urllib.parse import SplitResult, urlsplit

from tei_edition import __version__
from tei_edition.model import EditionError, finding
from tei_edition.packaging.deposit.messages import Answer, FileContent, Request, Transport, UnansweredError

_BLOCK = 1 << 20
"""Bytes of a file that are in memory at a time."""
_LONGEST_ANSWER = 1 << 25
_ACCEPTED = "application/vnd.inveniordm.v1+json, application/json;q=0.9"
"""Zenodo's own JSON is an older form; this one is InvenioRDM's."""


def repository(address: str) -> str:
    """Give the address of a repository without its last slash.

    Raises `EditionError` H02 where it is none, or where the token would travel in clear text: http is only for this
    machine itself.
    """
    problem = ""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if not host or parts.scheme not in ("https", "http"):
        problem = "it is no web address"
    elif parts.username is not None or parts.query or parts.fragment:
        problem = "a name, a query or a fragment stands in it"
    elif parts.scheme == "http" and not _is_loopback(host):
        problem = "what is sent to it could be read on the way"
    if problem:
        shown = parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
        raise EditionError(finding("H02", file=shown, problem=problem))
    return address.rstrip("/")


def _is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


class HttpTransport(Transport):
    """The repository at an address that `repository` gave, with the token of one of its users."""

    def __init__(self, address: str, token: str, timeout: float) -> None:
        """Hold them; `timeout` is the number of seconds that a silence may last."""
        self._parts = urlsplit(address)
        self._token = token
        self._timeout = timeout

    @override
    def __repr__(self) -> str:
        return f"HttpTransport({self._parts.geturl()!r})"

    @override
    def send(self, request: Request) -> Answer:
        body, headers = _encoded(request)
        headers = {
            "Accept": _ACCEPTED,
            "Authorization": f"Bearer {self._token}",
            "Connection": "close",
            "User-Agent": f"tei-edition/{__version__}",
            **headers,
        }
        connection = _connection(self._parts, self._timeout)
        try:
            try:
                connection.request(request.method, f"{self._parts.path}{request.path}", body, headers)
            except (BrokenPipeError, ConnectionResetError):
                # A repository that will not take a file says so before it has read it all.
                if not isinstance(request.body, FileContent):
                    raise
            response = connection.getresponse()
            content = response.read(_LONGEST_ANSWER)
            if response.length:
                raise http.client.IncompleteRead(content, response.length)
        except (OSError, http.client.HTTPException) as error:
            raise UnansweredError(_reason(error)) from error
        finally:
            connection.close()
        return Answer(
            response.status, _value(content), {name.lower(): value for name, value in response.headers.items()}
        )


def _encoded(request: Request) -> tuple[bytes | Iterator[bytes] | None, Mapping[str, str]]:
    if isinstance(request.body, FileContent):
        length = str(request.body.size)
        return blocks(request.body), {
            **request.headers,
            "Content-Type": "application/octet-stream",
            "Content-Length": length,
        }
    if request.body is None:
        return None, {**request.headers, **({"Content-Length": "0"} if request.method == "POST" else {})}
    return json.dumps(request.body, ensure_ascii=False).encode(), {
        **request.headers,
        "Content-Type": "application/json",
    }


def blocks(content: FileContent) -> Iterator[bytes]:
    """Give the file in blocks: exactly as many bytes as were announced, or the error I10."""
    left = content.size
    try:
        with content.path.open("rb") as stream:
            while left:
                block = stream.read(min(_BLOCK, left))
                if not block:
                    raise EditionError(finding("I10", file=str(content.path)))
                left -= len(block)
                yield block
    except FileNotFoundError as error:
        raise EditionError(finding("I10", file=str(content.path))) from error


def _connection(parts: SplitResult, timeout: float) -> http.client.HTTPConnection:
    host = parts.hostname or ""
    if parts.scheme == "http":
        return http.client.HTTPConnection(host, parts.port, timeout=timeout)
    proxy = urlsplit(urllib.request.getproxies().get("https", ""))
    context = ssl.create_default_context()
    if not proxy.hostname or urllib.request.proxy_bypass(host) or _is_loopback(host):
        return http.client.HTTPSConnection(host, parts.port, timeout=timeout, context=context)
    connection = http.client.HTTPSConnection(proxy.hostname, proxy.port, timeout=timeout, context=context)
    connection.set_tunnel(host, parts.port)
    return connection


def _value(content: bytes) -> Any:
    try:
        return json.loads(content) if content else None
    except (ValueError, RecursionError):
        return content.decode("utf-8", "replace")


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it took too long"
    if isinstance(error, http.client.RemoteDisconnected | http.client.IncompleteRead | ConnectionError):
        refused = isinstance(error, ConnectionRefusedError)
        return "nothing listens at this address" if refused else "the connection was cut"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted ({error.verify_message})"
    return str(getattr(error, "strerror", None) or error or type(error).__name__)
