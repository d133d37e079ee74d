"""The wheel, away from the checkout: it holds what the program needs, and the program works from it alone."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

CHECKOUT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    """Return what the command printed to standard output; one that fails fails the test, with all that it said."""
    settings_of_another_python = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"}
    environment = {name: value for name, value in os.environ.items() if name not in settings_of_another_python}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command} exited {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(target: str, source: Path, into: Path) -> Path:
    """Return the one file that hatchling builds, run in this interpreter and so without the network."""
    run(sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", into, cwd=source)
    [built] = into.iterdir()
    return built


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def files_below(folder: str) -> set[str]:
    """Return the paths, from the checkout, of the files that a wheel or an sdist must carry from a folder of it."""
    return {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def run_time_dependencies(package: str) -> Iterator[Distribution]:
    """Yield the distributions that the installed package declares, and theirs in turn, for this interpreter."""
    pending, seen = [Requirement(package)], set()
    while pending:
        requirement = pending.pop()
        for extra in {"", *requirement.extras}:
            if (requirement.name, extra) in seen:
                continue
            seen.add((requirement.name, extra))
            found = distribution(requirement.name)
            if not extra and requirement.name != package:
                yield found
            for line in found.requires or ():
                further = Requirement(line)
                if further.marker is None or further.marker.evaluate({"extra": extra}):
                    pending.append(further)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", CHECKOUT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the unpacked source distribution makes."""
    archive = build("sdist", CHECKOUT, tmp_path_factory.mktemp("sdist"))
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(archive) as file:
        file.extractall(unpacked, filter="data")
    [folder] = unpacked.iterdir()
    return folder


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the scripts of an environment with the wheel and its declared dependencies, and with nothing else.

    The dependencies are links into this interpreter's environment, so that no network is needed. A path to all of that
    environment would show the program what it does not declare, and the checkout, which is installed there.
    """
    home = tmp_path_factory.mktemp("an environment elsewhere")
    venv.create(home, symlinks=True)
    scripts = home / "bin"
    run(
        *(sys.executable, "-m", "pip", "--python", scripts / "python"),
        *("install", "--quiet", "--no-deps", "--no-index", "--no-cache-dir", wheel),
        cwd=home,
    )
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site_packages = Path(run(scripts / "python", "-c", asked, cwd=home).strip())
    for dependency in run_time_dependencies("tei-edition"):
        # Two distributions may share a folder, and "..", above site-packages, holds their commands.
        for name in {file.parts[0] for file in dependency.files or ()} - {"..", "__pycache__"}:
            link = site_packages / name
            if not link.exists():
                link.symlink_to(Path(str(dependency.locate_file(name))))
    return scripts


def test_the_wheel_holds_the_package_the_schema_and_the_stylesheets(wheel: Path) -> None:
    package = {name.removeprefix("src/") for name in files_below("src")}
    beside = {f"tei_edition/{name}" for name in files_below("schema") | files_below("xslt")}
    carried = {name for name in contents(wheel) if ".dist-info/" not in name}
    assert package | beside == carried
    assert "tei_edition/py.typed" in carried


def test_the_wheel_names_its_licence_and_its_command(wheel: Path) -> None:
    described = {name.partition(".dist-info/")[2]: content for name, content in contents(wheel).items()}
    assert (CHECKOUT / "LICENSE").read_bytes() == described["licenses/LICENSE"]
    assert b"tei-edition = tei_edition.cli:main" in described["entry_points.txt"]


@pytest.mark.parametrize("folder", ["src", "schema", "xslt", "seeds", "tests", "benchmarks"])
def test_the_sdist_holds_every_file_of(folder: str, sdist: Path) -> None:
    assert {name for name in files_below(folder) if not (sdist / name).is_file()} == set()


@pytest.mark.parametrize("name", ["LICENSE", "README.md", "Makefile", "pyproject.toml"])
def test_the_sdist_holds(name: str, sdist: Path) -> None:
    assert (CHECKOUT / name).read_bytes() == (sdist / name).read_bytes()


def test_the_sdist_builds_the_same_wheel_as_the_checkout(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    expected, rebuilt = contents(wheel), contents(build("wheel", sdist, tmp_path))
    assert sorted(expected) == sorted(rebuilt)
    assert [name for name in expected if expected[name] != rebuilt[name]] == []


def test_the_installed_program_is_not_the_checkout(elsewhere: Path, tmp_path: Path) -> None:
    imported = run(elsewhere / "python", "-c", "import tei_edition; print(tei_edition.__file__)", cwd=tmp_path)
    assert Path(imported.strip()).is_relative_to(elsewhere.parent)


def test_the_installed_program_builds_the_seeds(elsewhere: Path, tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "seeds", tmp_path / "seeds")
    run(elsewhere / "tei-edition", "build", "seeds", "-o", "out", cwd=tmp_path)
    assert len(list((tmp_path / "seeds").glob("*.txt"))) == len(list((tmp_path / "out/tei").glob("*.xml"))) == 5
    assert (tmp_path / "out/site/index.html").is_file()
    assert (tmp_path / "out/report.json").is_file()
