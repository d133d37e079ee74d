"""What is read: bytes of files; and what goes wrong with one of them, which stops no other."""

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tei_edition.model import EditionError, ExitStatus, Finding, exit_status, finding
from tei_edition.workflow.inputs import STANDARD_INPUT
from tei_edition.workflow.writing import reason

type Clock = Callable[[], float]
type Progress = Callable[[int, int, str], None]
"""Told how many are done, of how many, and what comes next."""


def read_bytes(path: str, most: int = sys.maxsize) -> bytes:
    """Give all bytes of a file, or of standard input for `-`.

    Raises `EditionError`: I01 where there is no such file, I02 where it cannot be read, I10 where it changes meanwhile,
    V07 where it has more than `most` bytes; no more than those are ever in memory.
    """
    if path == STANDARD_INPUT and sys.stdin is None:
        raise EditionError(finding("I02", file=path, reason="standard input is closed"))
    limit = most + 1 if most < sys.maxsize else -1
    try:
        data = sys.stdin.buffer.read(limit) if path == STANDARD_INPUT else _read_file(Path(path), limit)
    except FileNotFoundError as error:
        if Path(path).is_symlink():
            raise EditionError(finding("I02", file=path, reason="it is a link to a file that is not there")) from error
        raise EditionError(finding("I01", file=path)) from error
    except OSError as error:
        raise EditionError(finding("I02", file=path, reason=reason(error))) from error
    if len(data) > most:
        raise EditionError(finding("V07", file=path, limit=most // 1_000_000))
    return data


def _read_file(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        data = file.read(limit)
        after = os.fstat(file.fileno())
    # What the system makes as it is read, below /proc for one, has no size, and a new time whenever it is asked.
    if before.st_size and (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise EditionError(finding("I10", file=str(path)))
    return data


@contextmanager
def collecting(findings: list[Finding], file: str) -> Iterator[None]:
    """Let what goes wrong with one document be a finding, so that the others go on.

    A fault of the program is one too; only the interruption by a person, and what concerns every document (exit
    status 5, 2), pass through.
    """
    try:
        yield
    except EditionError as error:
        if exit_status([error.finding]) in (ExitStatus.LOADING, ExitStatus.USAGE):
            raise
        findings.append(error.finding)
    except Exception as error:  # noqa: BLE001  whatever it is, it is about this document alone
        findings.append(bug(error, file))


def bug(error: Exception, file: str = "") -> Finding:
    """Make a fault of the program a finding that says where it happened."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return finding("B01", file=file, reason=f"{type(error).__name__}{place}: {error}".rstrip(".: "))
