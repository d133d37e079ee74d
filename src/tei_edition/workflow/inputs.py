"""What the arguments of a command name: files, folders, patterns, standard input; and what each document is called."""

import glob
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tei_edition.model import EditionError, Finding, finding
from tei_edition.rendering import is_reserved
from tei_edition.text.identifiers import digest, identifier, is_identifier
from tei_edition.workflow.settings import NAME, Settings, load
from tei_edition.workflow.writing import reason

STANDARD_INPUT = "-"
AUTHORITY = "authority"
"""The folder of an edition's authority files."""

TEI_SUFFIXES = frozenset({".xml", ".tei"})
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

    @property
    def folder(self) -> Path:
        """The folder that was given; of a file that was named itself, the one that it stands in."""
        return Path(self.path).parents[len(Path(self.key).parts) - 1]


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the arguments name, in order, each once; and what was passed over or is not there."""

    inputs: tuple[Input, ...]
    findings: tuple[Finding, ...]


def gather(
    arguments: Sequence[str],
    suffixes: frozenset[str] = _SUFFIXES,
    *,
    apart: Path | None = None,
    own: Sequence[Path] = (),
) -> Inputs:
    """Find the documents: of a folder all below it by name, of a pattern what it matches, of the rest what is said.

    In a folder, hidden files and those of other suffixes are skipped, each with a note that says why, and so is the
    folder `apart`, where the output goes; the edition's `own` files and folders, such as authority files and its theme,
    are no documents, and need no note. A file that is named itself is never skipped.
    """
    inputs: dict[str, Input] = {}
    findings: list[Finding] = []
    known = {os.path.realpath(path) for path in own}
    for argument in arguments:
        found: list[Input | Finding]
        if argument == STANDARD_INPUT:
            found = [Input(argument, "stdin")]
        elif not argument:
            found = [finding("I01", file="“”")]
        elif os.path.isdir(argument):  # noqa: PTH112  Path.is_dir raises where a name is too long or out of reach
            found = list(_folder(Path(argument), suffixes, apart, known))
            if not any(isinstance(entry, Input) for entry in found):
                found.append(finding("I07", file=argument))
        elif os.path.lexists(argument) or not glob.has_magic(argument):
            found = [Input(argument, Path(argument).name)]
        else:
            matches = sorted(filter(os.path.isfile, glob.iglob(argument, recursive=True)))  # noqa: PTH207  Path.glob takes no absolute pattern
            found = [Input(match, Path(match).name) for match in matches] or [finding("I09", file=argument)]
        for entry in found:
            if isinstance(entry, Finding):
                findings.append(entry)
            else:
                key = entry.path if entry.path == STANDARD_INPUT else os.path.realpath(Path(entry.path).parent)
                inputs.setdefault(str(Path(key, entry.name)), entry)
    return Inputs(tuple(inputs.values()), tuple(findings))


def _folder(folder: Path, suffixes: frozenset[str], apart: Path | None, known: set[str]) -> Iterator[Input | Finding]:
    refused: list[OSError] = []
    for parent, folders, files in folder.walk(on_error=refused.append):
        if apart is not None and parent != folder and parent.resolve() == apart.resolve():
            folders.clear()
            yield finding("I08", file=str(parent), reason="the edition goes there")
            continue
        if parent != folder and os.path.realpath(parent) in known:
            folders.clear()
            continue
        hidden = [name for name in folders if name.startswith(".")]
        folders[:] = sorted(set(folders) - set(hidden))
        for name in sorted([*files, *hidden]):
            path = parent / name
            if name == NAME or os.path.realpath(path) in known:
                continue
            why = _passed_over(path, suffixes)
            if why:
                yield finding("I08", file=str(path), reason=why)
            else:
                yield Input(str(path), path.relative_to(folder).as_posix())
    for error in refused:
        yield finding("I02", file=str(error.filename), reason=reason(error))


def _passed_over(path: Path, suffixes: frozenset[str]) -> str:
    if path.name.startswith("."):
        return "hidden"
    if path.is_dir():
        return "a link to a folder; name the folder itself to have it read"
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
    folders = [_settings_folder(argument) for argument in arguments]
    files = {folder.absolute() / NAME: folder / NAME for folder in folders if (folder / NAME).is_file()}
    if len(files) > 1:
        names = ", ".join(str(file) for file in files.values())
        raise EditionError(finding("C07", file=names.split(", ")[0], files=names))
    return load(next(iter(files.values()))) if files else Settings()


def authority_files(arguments: Sequence[str], settings: Settings) -> tuple[Path, ...]:
    """Give the authority files that `settings` state, else those in the folder `authority` beside the settings.

    Without settings, the folder is looked for beside the sources. In the order of their names.
    """
    if settings.authority is not None:
        return settings.authority
    folders = [settings.path.parent] if settings.path else [_settings_folder(argument) for argument in arguments]
    found = {file.resolve(): file for folder in folders for file in sorted((folder / AUTHORITY).glob("*.xml"))}
    return tuple(found.values())


def _settings_folder(argument: str) -> Path:
    """Give the folder that holds what `argument` names; of a pattern, the last one before its first wildcard."""
    path = Path(argument)
    if os.path.isdir(argument):  # noqa: PTH112  as above
        return path
    while glob.has_magic(str(path)) and not os.path.lexists(path):
        path = path.parent
        if not glob.has_magic(str(path)):
            return path
    return path.parent


def name_documents(inputs: Sequence[Input], settings: Settings) -> tuple[dict[Input, str], tuple[Finding, ...]]:
    """Give each input its id, in their order: the stated one, or one made from its file name.

    Names that give the same id get a hash of their path added, each with a warning. Raises `EditionError` C06 where
    one id is stated for two documents.
    """
    stated = {entry: name for entry in inputs if (name := settings.of(entry.key, entry.name).identifier)}
    repeated = [name for name, count in Counter(name.lower() for name in stated.values()).items() if count > 1]
    if repeated:
        alike = [entry for entry, name in stated.items() if name.lower() == repeated[0]]
        line, column = settings.place(alike[-1].key, alike[-1].name)
        raise EditionError(
            finding(
                "C06",
                file=str(settings.path or NAME),
                line=line,
                column=column,
                identifier=stated[alike[0]],
                names=" and ".join(entry.path for entry in alike),
            )
        )
    return _told_apart({entry: stated.get(entry) or _made(entry) for entry in inputs}, stated)


def name_pages(identifiers: Mapping[Input, str]) -> tuple[dict[Input, str], tuple[Finding, ...]]:
    """Give each TEI file the name of its page: its own id, or where that is none for a file, one made from its name.

    Where several are the same, they get a hash added, each with a warning.
    """
    names = {
        entry: name if is_identifier(name) and not is_reserved(name) else _made(entry)
        for entry, name in identifiers.items()
    }
    return _told_apart(names, {})


def _made(entry: Input) -> str:
    name = identifier(Path(entry.key).stem)
    return f"doc-{name}" if is_reserved(name) else name


def _told_apart(names: Mapping[Input, str], fixed: Mapping[Input, str]) -> tuple[dict[Input, str], tuple[Finding, ...]]:
    # File systems that ignore case would let “A.xml” and “a.xml” be one file.
    shared: dict[str, list[Input]] = {}
    for entry, name in names.items():
        shared.setdefault(name.lower(), []).append(entry)
    taken = set(shared)
    findings, told_apart = [], {}
    for entry, name in names.items():
        alike = shared[name.lower()]
        told_apart[entry] = name
        if len(alike) > 1 and entry not in fixed:
            key = entry.key if len({other.key for other in alike}) == len(alike) else entry.path
            unique = f"{name}-{digest(key)}"
            while unique.lower() in taken:
                unique = f"{name}-{digest(unique + key)}"
            taken.add(unique.lower())
            told_apart[entry] = unique
            others = ", ".join(other.path for other in alike if other is not entry)
            findings.append(finding("R05", file=entry.path, others=others, identifier=unique))
    return told_apart, tuple(findings)
