"""What tests of several folders share."""

import importlib.util
import os
import signal
import subprocess
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from lxml import etree

from tei_edition.rendering.saxon import Stylesheets
from tei_edition.validation import Schema
from tei_edition.validation.schematron import Schematron
from tests.sites import ROOT, built

if TYPE_CHECKING:
    from tei_edition.annotators.words.analyser import Analyser

SAMPLES = ["statement", "bulletin", "report", "tricky", "fragments"]

# A property has no deadline, as machines differ; in CI it draws the same examples every time.
settings.register_profile("laws", max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("laws"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "laws")


def pytest_configure() -> None:
    """Let the commands under test be interrupted, also where a shell started the tests in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regold", action="store_true", help="write the goldens anew, and print what changes")
    parser.addoption("--tei-all", metavar="PATH", help="the tei_all.rng to compare with, of another version of TEI")


@pytest.fixture(scope="session")
def tei_all_path(pytestconfig: pytest.Config) -> Path:
    """Where the schema of all of TEI P5 is."""
    path = Path(pytestconfig.getoption("--tei-all") or ROOT / ".cache" / "tei_all.rng")
    if not path.is_file():
        pytest.skip(f"tei_all.rng is not at {path}: run make test, or name it with --tei-all")
    return path


@pytest.fixture(scope="session")
def tei_all(tei_all_path: Path) -> etree.RelaxNG:
    """The schema of all of TEI P5, compiled once, as that takes some ten seconds."""
    return etree.RelaxNG(etree.parse(tei_all_path))


@pytest.fixture
def generate() -> ModuleType:
    """The script schema/generate.py, as a module of its own for each test, which may change it."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "schema" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def schema() -> Schema:
    """The project's own schema."""
    return Schema.load(ROOT / "schema" / "tei_edition.rng")


@pytest.fixture(scope="session")
def rules() -> Schematron:
    """The project's Schematron rules, compiled once for the whole run."""
    return Schematron.load(ROOT / "schema" / "tei_edition.sch")


@pytest.fixture(scope="session")
def stylesheets() -> Stylesheets:
    """The project's style sheets, in one Saxon for the whole run."""
    return Stylesheets(ROOT / "xslt")


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of the samples, in Persian and in English."""
    site = tmp_path_factory.mktemp("edition") / "site"
    documents = {name: (ROOT / "tests" / "xslt" / "samples" / f"{name}.xml").read_bytes() for name in SAMPLES}
    titles, descriptions = (("fa", "ویرایش نمونه"),), (("fa", "چند سند سیاسی فارسی"),)
    files = built(documents, languages=("fa", "en"), titles=titles, descriptions=descriptions)
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return site


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of the seeds, made by the command that people use."""
    output = tmp_path_factory.mktemp("seeds") / "edition"
    subprocess.run(["tei-edition", "build", ROOT / "seeds", "-o", output], check=True, capture_output=True)
    return output / "site"


@pytest.fixture(scope="session")
def analyser() -> "Analyser":
    """What divides texts into words, loaded once, as that takes some two seconds."""
    pytest.importorskip("hazm", reason="hazm does not install on this Python, and words need it")
    from tei_edition.annotators.words.analyser import Analyser  # noqa: PLC0415  hazm is loaded only where words are

    return Analyser()
