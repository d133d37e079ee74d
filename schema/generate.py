"""Write `tei_edition.rng` from `tei_edition.rnc`, or, with --check, say whether it is stale.

The compact syntax is the source, because people read it; the XML syntax is what libxml2 reads. Both are kept in the
repository, so that nobody needs the generator to run the program.
"""

# ruff: noqa: INP001 (a script, no package)

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import rnc2rng
from rnc2rng.parser import ParseError

SOURCE = Path(__file__).with_name("tei_edition.rnc")
TARGET = SOURCE.with_suffix(".rng")
COMMAND = "python schema/generate.py"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOTICE = f"<!-- Generated from {SOURCE.name}: edit that file, then run: {COMMAND} -->\n"


def generated(source: str) -> str:
    """Give the XML syntax of the schema `source`, its documentation included; the same source gives the same text.

    Raises `rnc2rng.parser.ParseError`, which names line and column, where the source is not compact syntax.
    """
    grammar: str = rnc2rng.dumps(rnc2rng.loads(source))
    return _DECLARATION + _NOTICE + grammar.removeprefix(_DECLARATION) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the schema, or check it; 0 when it is as it should be, 1 when it is stale, 2 when the source is wrong."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--check", action="store_true", help="write nothing; fail when the RNG is stale")
    check: bool = options.parse_args(arguments).check
    try:
        grammar = generated(SOURCE.read_text(encoding="utf-8")).encode()
    except ParseError as error:
        sys.stderr.write(f"{SOURCE.name} is not compact syntax: {error}\nCorrect it at this place.\n")
        return 2
    if not check:
        TARGET.write_bytes(grammar)
        return 0
    if TARGET.is_file() and TARGET.read_bytes() == grammar:
        return 0
    sys.stderr.write(f"{TARGET.name} is not what {SOURCE.name} gives. Run: {COMMAND}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
