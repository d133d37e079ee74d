"""Requests and answers, and what carries them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class FileContent:
    """The bytes of a file as they were when they were counted: `size` in bytes, `md5` in hexadecimal digits."""

    path: Path
    size: int
    md5: str


@dataclass(frozen=True, slots=True)
class Request:
    """One request: `path` begins after the repository's address; `body` is a JSON value, a file, or nothing."""

    method: str
    path: str
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """Give method and path, as findings name the request."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the repository answered: names of `headers` are in lower case, `content` is its JSON value or its text."""

    status: int
    content: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def get(self, *keys: str) -> Any:
        """Give the value that `keys` lead to in the content, `None` where there is none."""
        value = self.content
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value


class UnansweredError(Exception):
    """No answer came, or not the whole of it: whether the repository did what was asked is not known."""


class Transport(Protocol):
    """What carries requests to one repository."""

    def send(self, request: Request) -> Answer:
        """Give the answer; raises `UnansweredError`, and `EditionError` I02 or I10 where a file cannot be sent."""
