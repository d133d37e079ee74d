"""How good the tags of names are: the figures that were measured, as the header states them."""

import json
from functools import cache
from pathlib import Path

RECORD = Path(__file__).parent / "accuracy.json"
"""The figures; `tests/evaluation/names/finding.py --record` measures and writes them."""


@cache
def accuracy() -> tuple[str, ...]:
    """Give a sentence for each type of name, with what the figures were measured on."""
    record = json.loads(RECORD.read_text("utf-8"))
    return tuple(
        f"{name}: precision {figures['precision']:.3f}, recall {figures['recall']:.3f}, F1 {figures['f1']:.3f}"
        f" (strict, outermost mentions; {figures['expected']} in {record['measured on']})"
        for name, figures in record["figures"].items()
    )
