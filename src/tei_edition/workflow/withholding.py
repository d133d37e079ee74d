"""What the settings of an edition withhold, found in all its files."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from tei_edition.model import EditionError, PrivacyPolicy, finding
from tei_edition.tei.redaction import Gathered, gather
from tei_edition.text.redaction import Withheld
from tei_edition.workflow.writing import reason

_TAG = re.compile(r"<[^<>]*>")


def withholding(policy: PrivacyPolicy, files: Iterable[Path], given: Iterable[tuple[str, bytes]] = ()) -> Gathered:
    """Find what `policy` withholds in TEI files: documents, registers, authority files; `given` are names and bytes.

    The more of an edition's files it is told, the more spellings it knows. Raises `EditionError`: P03 where one cannot
    be read, V01 where it is not well-formed.
    """
    return gather(policy, chain(given, _read(files)))


def tells(page: Path, withheld: Withheld) -> bool:
    """Tell whether a file of the site says what is withheld, whatever tags part it.

    A name of one word is let pass, as on a page it may be somebody else's. Raises `EditionError` P03.
    """
    ((_, data),) = _read([page])
    if b"\0" in data:
        return False
    text = data.decode("utf-8", "replace")
    return withheld.is_in(text, single=False) or withheld.is_in(html.unescape(_TAG.sub("", text)), single=False)


def _read(files: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for file in files:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise EditionError(finding("P03", file=str(file), reason=reason(error))) from error
        yield str(file), data
