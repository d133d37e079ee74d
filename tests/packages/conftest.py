"""An edition of which everything is stated, and its package."""

import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tei_edition.workflow.building import build
from tei_edition.workflow.packaging import package
from tei_edition.workflow.requests import Request
from tests.full_edition import write_sources

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Packaged:
    """An edition's folder, its package, DSpace's archive, and the unpacked bag."""

    edition: Path
    package: Path
    dspace: Path
    bag: Path

    @property
    def data(self) -> Path:
        """The payload."""
        return self.bag / "data"

    def json(self, path: str) -> Any:
        """What a JSON file of the payload holds."""
        return json.loads((self.data / path).read_bytes())


def built(sources: Path, edition: Path) -> Path:
    """Build an edition, and give its folder."""
    report = build(Request([str(sources)], lambda: 0.0, lambda *_: None), edition)
    assert [] == [str(found) for found in report.all_findings() if found.level != "note"]
    return edition


@pytest.fixture(scope="session")
def packaged(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packaged")
    edition = built(write_sources(folder / "sources"), folder / "edition")
    report = package(edition, lambda *_: None)
    assert [] == report.findings
    assert report.package is not None
    assert report.dspace is not None
    with zipfile.ZipFile(report.package) as archive:
        archive.extractall(folder / "unpacked")
    return Packaged(edition, report.package, report.dspace, folder / "unpacked" / "two-documents-1-2")


@pytest.fixture
def copy(packaged, tmp_path):
    """The unpacked bag, to be broken."""
    return Packaged(
        packaged.edition, packaged.package, packaged.dspace, shutil.copytree(packaged.bag, tmp_path / "bag")
    )


@pytest.fixture(scope="session")
def schemas():
    """What is in the wheels that `make test` fetches for their schemas."""
    folder = ROOT / ".cache" / "package-schemas"
    if not folder.is_dir():
        pytest.skip(f"the schemas of METS and CITATION.cff are not in {folder}: run make test")
    return folder
