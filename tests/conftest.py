"""What tests of several folders share."""

import os
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def tei_all() -> etree.RelaxNG:
    """The schema of all of TEI P5, compiled once, as that takes some ten seconds."""
    path = Path(os.environ.get("TEI_ALL_RNG") or ROOT / ".cache" / "tei_all.rng")
    if not path.is_file():
        pytest.skip(f"tei_all.rng is not at {path}: run make test, or name it in TEI_ALL_RNG")
    return etree.RelaxNG(etree.parse(path))
