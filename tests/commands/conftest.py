"""The program as it is typed: most tests run the real command in a process of its own.

Where what is tested is what a command does with files, and no stream, signal or start of it, `call` does the same in
this process, many times faster.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tei_edition.cli import main

PROGRAM = Path(sys.executable).parent / "tei-edition"


@dataclass(frozen=True)
class Run:
    """What a command answered."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def program():
    return str(PROGRAM)


@pytest.fixture(scope="session")
def environment():
    """The tests' own environment, without what would change how the program speaks, or how fast it starts."""
    apart = (
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONIOENCODING",
        "PYTHONUNBUFFERED",
        "PYTHONUTF8",
        "LC_ALL",
        "LANG",
        "COLUMNS",
    )
    return {name: value for name, value in os.environ.items() if name not in apart}


@pytest.fixture(scope="session")
def run_in(program, environment):
    """Run the command in a folder; no run may ever show a traceback."""

    def run_in(folder, *arguments, stdin=b"", before=(), **variables):
        done = subprocess.run(
            [*before, program, *arguments],
            cwd=folder,
            input=stdin,
            capture_output=True,
            env={**environment, **variables},
            check=False,
            timeout=300,
        )
        result = Run(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in result.err
        return result

    return run_in


@pytest.fixture
def run(run_in, tmp_path):
    def run(*arguments, **options):
        return run_in(tmp_path, *arguments, **options)

    return run


@pytest.fixture
def call(tmp_path, monkeypatch, capsys):
    def call(*arguments):
        monkeypatch.chdir(tmp_path)
        with pytest.raises(SystemExit) as left:
            main(arguments)
        captured = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Run(left.value.code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def unprivileged(tmp_path_factory):
    """What to put before a command so that the permissions of files hold for it: root's exception is taken away."""
    if os.geteuid() != 0:
        return ()
    locked = tmp_path_factory.mktemp("permissions") / "locked"
    locked.touch(0o000)
    before = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
    if (
        not shutil.which("setpriv")
        or subprocess.run([*before, "cat", locked], capture_output=True, check=False).returncode == 0
    ):
        pytest.skip("permissions do not stop root here, and setpriv cannot change that")
    return before
