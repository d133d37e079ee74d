"""Files appear whole or not at all: each is written beside its place and moved there in one step."""

import os
from pathlib import Path

from tei_edition.model import EditionError, finding

_UNFINISHED = ".part"


def write(path: Path, data: bytes) -> None:
    """Let `path` hold `data`; a reader sees the old file or the new one, never a part.

    Raises `EditionError` O03 where it cannot be written; the old file is untouched then.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}{_UNFINISHED}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as stream:
            stream.write(data)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise EditionError(finding("O03", file=str(path), reason=reason(error))) from error
    except BaseException:
        # Ctrl-C in the middle: leave no half-written file.
        unfinished.unlink(missing_ok=True)
        raise


def clear_unfinished(folder: Path) -> None:
    """Remove what a killed process left half-written anywhere below `folder`."""
    for path in folder.rglob(f".*{_UNFINISHED}"):
        path.unlink(missing_ok=True)


def reason(error: OSError) -> str:
    """Say in lower case, without number and path, what the system said."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
