"""Files appear whole or not at all: each is written beside its place and moved there in one step."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tei_edition.model import EditionError, finding

_UNFINISHED = re.compile(r"\..+\.[0-9]+\.part")


def write(path: Path, data: bytes) -> None:
    """Let `path` hold `data`; a reader sees the old file or the new one, never a part.

    A file that holds just that stays as it is, with the time of its last change. Raises `EditionError` O03 where it
    cannot be written; the old file is untouched then.
    """
    if _holds(path, data):
        return
    with appearing(path) as stream:
        stream.write(data)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


@contextmanager
def appearing(path: Path) -> Iterator[BinaryIO]:
    """Give a stream, which can be sought in; once it is filled, `path` holds what was written to it.

    Raises `EditionError` O03 where it cannot be written; the old file is untouched then, as after any other error.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("w+b") as stream:
            yield stream
        unfinished.replace(path)
    except BaseException as error:
        # Whatever it is, Ctrl-C included: leave no half-written file.
        with suppress(OSError):
            unfinished.unlink()
        if isinstance(error, OSError):
            raise EditionError(finding("O03", file=str(path), reason=reason(error))) from error
        raise


def clear_unfinished(folders: Iterable[Path]) -> None:
    """Remove what `write`, killed half-way, left in these folders; a folder that is not there holds nothing.

    Raises `OSError` where it cannot be removed.
    """
    for folder in folders:
        if folder.is_dir():
            for path in folder.iterdir():
                if _UNFINISHED.fullmatch(path.name) and path.is_file():
                    path.unlink(missing_ok=True)


def reason(error: OSError) -> str:
    """Say in lower case, without number and path, what the system said."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
