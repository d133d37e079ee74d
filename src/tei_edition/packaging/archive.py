"""Archives whose bytes follow from what is put into them: no times, no users, and the order in which it comes.

What is compressed has the same bytes wherever zlib is the same; the checksums inside a package are of what is not
compressed, so they are the same everywhere.
"""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Self

from tei_edition.packaging.contents import Sums

_CHUNK = 1 << 20
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MARK = b"tei-edition package"


class Archive:
    """A zip file that is written to a stream that can be sought in; a context manager, closed at its end."""

    def __init__(self, stream: BinaryIO, *, compressed: bool) -> None:
        """Begin an archive."""
        kind = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
        self._zip = zipfile.ZipFile(stream, "w", kind, compresslevel=6 if compressed else None)
        self._zip.comment = _MARK
        self._kind = kind

    def __enter__(self) -> Self:
        """Give the archive itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Write the directory; after an error, only let go of the stream."""
        with suppress(*(() if kind is None else (OSError, ValueError))):
            self._zip.close()

    def add(self, path: str, chunks: Iterable[bytes], size: int) -> Sums:
        """Add a file of some `size` in bytes, and give its sums; it is read once, and never held as a whole."""
        entry = zipfile.ZipInfo(path, _TIME)
        entry.compress_type, entry.create_system, entry.external_attr = self._kind, _UNIX, 0o100644 << 16
        # Says whether the file needs the fields of large archives.
        entry.file_size = size
        sha256, sha512, length = hashlib.sha256(), hashlib.sha512(), 0
        with self._zip.open(entry, "w") as member:
            for chunk in chunks:
                sha256.update(chunk)
                sha512.update(chunk)
                length += len(chunk)
                member.write(chunk)
        return Sums(length, sha256.hexdigest(), sha512.hexdigest())


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """Give what is left of a stream, a mebibyte at a time."""
    while chunk := stream.read(_CHUNK):
        yield chunk


def is_archive(path: Path) -> bool:
    """Tell whether `path` is a zip file that this program made."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == _MARK
    except (OSError, zipfile.BadZipFile):
        return False
