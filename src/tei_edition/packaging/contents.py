"""What is in a package, as its metadata tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tei_edition.model import Deposit, Entity

type PartRole = Literal[
    "tei",
    "picture",
    "register",
    "authority",
    "schema",
    "stylesheet",
    "site",
    "source",
    "settings",
    "report",
    "readme",
    "metadata",
]
"""What a file is in the package."""

MEDIA_TYPES = {
    ".avif": "image/avif",
    ".cff": "application/yaml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".gif": "image/gif",
    ".html": "text/html",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".odd": "application/tei+xml",
    ".png": "image/png",
    ".rnc": "application/relax-ng-compact-syntax",
    ".rng": "application/xml",
    ".sch": "application/xml",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".xsl": "application/xslt+xml",
    ".zip": "application/zip",
}
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Sums:
    """The length of a file in bytes, and its checksums in hexadecimal digits."""

    size: int
    sha256: str
    sha512: str


@dataclass(frozen=True, slots=True)
class PackagedFile:
    """One file: `path` below the root of its package or site, `document` the id of the one that it belongs to."""

    path: str
    sums: Sums
    media_type: str
    role: PartRole = "metadata"
    title: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """A package that is being filled: what it is of, what is in it, in order, and what is on its site.

    `planned` are the paths of the metadata that will be in it; `entities` are the records of the registers; `pages`
    gives the place on the site, below its folder, that is about an entity.
    """

    deposit: Deposit
    name: str
    files: tuple[PackagedFile, ...] = ()
    planned: frozenset[str] = frozenset()
    site: tuple[PackagedFile, ...] = ()
    entities: tuple[Entity, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)

    def of_role(self, role: PartRole) -> tuple[PackagedFile, ...]:
        """Give the files of one role."""
        return tuple(file for file in self.files if file.role == role)


def media_type(path: str) -> str:
    """Give the media type that the suffix of `path` means."""
    dot = path.rfind(".")
    return MEDIA_TYPES.get(path[dot:].lower(), UNKNOWN) if dot > 0 else UNKNOWN
