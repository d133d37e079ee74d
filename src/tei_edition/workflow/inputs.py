"""What the arguments of a command name: files, folders, patterns, standard input; and what each document is called."""

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tei_edition.model import EditionError, Finding, finding
from tei_edition.text.identifiers import digest, identifier
from tei_edition.workflow.settings import NAME, Settings, load

STANDARD_INPUT = "-"

_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown", ".ocr"})


@dataclass(frozen=True, slots=True)
class Input:
    """One document to be: `path` as the user will recognise it, `key` its name below the folder that was given."""

    path: str
    key: str

    @property
    def name(self) -> str:
        """The file name alone."""
        return Path(self.path).name


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the arguments name, in order, each once; and what was passed over or is not there."""

    inputs: tuple[Input, ...]
    findings: tuple[Finding, ...]


def gather(arguments: Sequence[str], suffixes: frozenset[str] = _SUFFIXES) -> Inputs:
    """Find the documents: of a folder all below it by name, of a pattern what it matches, of the rest what is said.

    In a folder, hidden files and those of other suffixes are skipped, each with a note that says why; a file that is
    named itself is never skipped.
    """
    inputs: dict[str, Input] = {}
    findings: list[Finding] = []
    for argument in arguments:
        found: list[Input | Finding]
        path = Path(argument)
        if argument == STANDARD_INPUT:
            found = [Input(argument, "stdin")]
        elif path.is_dir():
            found = list(_folder(path, suffixes))
            if not any(isinstance(entry, Input) for entry in found):
                found.append(finding("I07", file=argument))
        elif path.exists() or not glob.has_magic(argument):
            found = [Input(argument, path.name)]
        else:
            matches = sorted(filter(os.path.isfile, glob.iglob(argument, recursive=True)))  # noqa: PTH207  Path.glob takes no absolute pattern
            found = [Input(match, Path(match).name) for match in matches] or [finding("I09", file=argument)]
        for entry in found:
            if isinstance(entry, Finding):
                findings.append(entry)
            else:
                key = entry.path if entry.path == STANDARD_INPUT else str(Path(entry.path).absolute())
                inputs.setdefault(key, entry)
    return Inputs(tuple(inputs.values()), tuple(findings))


def _folder(folder: Path, suffixes: frozenset[str]) -> Iterator[Input | Finding]:
    for parent, folders, files in folder.walk(on_error=None):
        hidden = [name for name in folders if name.startswith(".")]
        folders[:] = sorted(set(folders) - set(hidden))
        for name in sorted([*files, *hidden]):
            path = parent / name
            if name == NAME:
                continue
            reason = _passed_over(path, suffixes)
            if reason:
                yield finding("I08", file=str(path), reason=reason)
            else:
                yield Input(str(path), path.relative_to(folder).as_posix())


def _passed_over(path: Path, suffixes: frozenset[str]) -> str:
    if path.name.startswith("."):
        return "hidden"
    if path.exists() and not path.is_file():
        return "neither a file nor a folder"
    if path.suffix.lower() not in suffixes:
        return f"files in “{path.suffix}” are no documents here; name the file itself to have it read"
    return ""


def find_settings(arguments: Sequence[str], stated: Path | None) -> Settings:
    """Load the `edition.toml` that is stated, or the one beside the sources; without any, give the defaults.

    Raises `EditionError` C07 where several are beside the sources, and what `load` raises.
    """
    if stated is not None:
        return load(stated)
    folders = [Path(argument) if Path(argument).is_dir() else Path(argument).parent for argument in arguments]
    files = {folder.absolute() / NAME: folder / NAME for folder in folders if (folder / NAME).is_file()}
    if len(files) > 1:
        names = ", ".join(str(file) for file in files.values())
        raise EditionError(finding("C07", file=names.split(", ")[0], files=names))
    return load(next(iter(files.values()))) if files else Settings()


def name_documents(inputs: Sequence[Input], settings: Settings) -> tuple[dict[Input, str], tuple[Finding, ...]]:
    """Give each input its id: the stated one, or one made from its file name.

    Names that give the same id get a hash of their path added, each with a warning. Raises `EditionError` C06 where
    one id is stated for two documents.
    """
    stated = {entry: settings.of(entry.key, entry.name).identifier for entry in inputs}
    repeated = [name for name, count in Counter(filter(None, stated.values())).items() if count > 1]
    if repeated:
        names = " and ".join(entry.path for entry, name in stated.items() if name == repeated[0])
        raise EditionError(finding("C06", file=str(settings.path or NAME), identifier=repeated[0], names=names))
    made = {entry: identifier(Path(entry.key).stem) for entry in inputs if not stated[entry]}
    # File systems that ignore case would let “A.xml” and “a.xml” be one file.
    shared: dict[str, list[Input]] = {}
    for entry, name in [*made.items(), *stated.items()]:
        if name:
            shared.setdefault(name.lower(), []).append(entry)
    findings, names_by_input = [], {}
    for entry in inputs:
        name = stated[entry] or made[entry]
        alike = shared[name.lower()]
        if len(alike) > 1 and not stated[entry]:
            name = f"{name}-{digest(entry.key if len({e.key for e in alike}) == len(alike) else entry.path)}"
            others = ", ".join(other.path for other in alike if other is not entry)
            findings.append(finding("R05", file=entry.path, others=others, identifier=name))
        names_by_input[entry] = name
    return names_by_input, tuple(findings)
