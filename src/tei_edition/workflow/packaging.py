"""The command `package`: a built edition as one file for a repository, and as one for DSpace's import."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from tei_edition import resources
from tei_edition.model import EditionError, ExitStatus, Finding, exit_status, finding
from tei_edition.packaging.archive import Archive, chunks, is_archive
from tei_edition.packaging.bag import Bag
from tei_edition.packaging.contents import Contents, PackagedFile, PartRole, media_type
from tei_edition.packaging.dspace import ITEM, item_contents, item_metadata
from tei_edition.packaging.forms import FORMS
from tei_edition.packaging.templating import as_json
from tei_edition.text.identifiers import identifier
from tei_edition.workflow.finished import FinishedEdition, open_edition, opened
from tei_edition.workflow.folder import REPORT, SITE
from tei_edition.workflow.inputs import STANDARD_INPUT, authority_files
from tei_edition.workflow.settings import NAME
from tei_edition.workflow.writing import appearing, clear_unfinished, reason

FOLDER = "deposit"
"""The folder of an edition that its packages go to, unless another place is named."""
_SCHEMA = ("tei_edition.rng", "tei_edition.rnc", "tei_edition.sch", "tei_edition.odd")
_READ_FIRST = {"README.en.md": "What is what, and how to cite", "README.fa.md": "چه چیز کجاست، و چگونه ارجاع دهید"}

type Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class PackageReport:
    """What `package` made: the paths of the package and of DSpace's archive, how many files it has, in which forms."""

    package: Path | None = None
    dspace: Path | None = None
    files: int = 0
    size: int = 0
    forms: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def status(self) -> ExitStatus:
        """The exit status of the command."""
        return exit_status(self.findings)

    def as_record(self) -> dict[str, object]:
        """Give it as JSON will hold it."""
        return {
            "package": str(self.package) if self.package else "",
            "dspace": str(self.dspace) if self.dspace else "",
            "files": self.files,
            "bytes": self.size,
            "forms": self.forms,
            "findings": [found.as_record() for found in self.findings],
        }


@dataclass(frozen=True, slots=True)
class _Part:
    """A file that goes into the package as it is."""

    path: str
    place: Path
    role: PartRole
    title: str = ""
    document: str = ""


def package(
    path: Path, progress: Progress, *, output: Path | None = None, settings_file: Path | None = None
) -> PackageReport:
    """Make the package of the edition in `path`, as `output` or as a file of its folder `deposit`; give the report.

    The same edition and settings give the same bytes. Nothing is held as a whole but a description of each file, so
    memory grows with their number only. Raises `EditionError` where no package was made; an older one is untouched
    then.
    """
    edition = open_edition(path, settings_file)
    report = PackageReport(findings=list(edition.findings))
    target = output or path / FOLDER / f"{package_name(edition)}.zip"
    dspace = target.with_name(f"{target.name.removesuffix('.zip')}.saf.zip")
    for file in (target, dspace):
        if os.path.lexists(file) and not is_archive(file):
            raise EditionError(finding("P09", file=str(file)))
    if output is None:
        with _told(target.parent):
            clear_unfinished([target.parent])
    with appearing(target) as stream:
        contents, read_first = _fill(stream, edition, report, progress)
    report.package, report.files, report.size = target, len(contents.files), target.stat().st_size
    if contents.deposit.title:
        _write_dspace(dspace, target, contents, read_first)
        report.dspace = dspace
    return report


def package_name(edition: FinishedEdition) -> str:
    """Give the name of the package, without suffix: the stated one, or one of title and version, in ASCII."""
    if edition.settings.package.name:
        return edition.settings.package.name
    titles = [title for _, title in edition.deposit.edition.titles]
    title = next((title for title in titles if title.isascii()), edition.deposit.title or "edition")
    version = edition.deposit.edition.version
    return identifier(f"{title} {version}".strip()).lower().replace(".", "-")


def _fill(
    stream: BinaryIO, edition: FinishedEdition, report: PackageReport, progress: Progress
) -> tuple[Contents, dict[str, bytes]]:
    """Write the package; give its contents, and the bytes of what is read first."""
    deposit = edition.deposit
    missing: dict[str, list[str]] = {}
    for form in FORMS:
        for key in form.missing(deposit):
            missing.setdefault(key, []).append(form.name)
    if not deposit.title:
        missing.setdefault("edition.title", []).append("DSpace")
    place = str(edition.settings.path or edition.path)
    for key, names in missing.items():
        report.findings.append(finding("P07", file=place, key=key, formats=", ".join(dict.fromkeys(names))))
    due = [form for form in FORMS if not form.missing(deposit)]
    contents = Contents(
        deposit, package_name(edition), planned=frozenset(form.path for form in due), entities=edition.entities
    )
    parts = [*_parts(edition), *_sources(edition, report)]
    files: list[PackagedFile] = []
    read_first: dict[str, bytes] = {}
    with Archive(stream, compressed=True) as archive:
        bag = Bag(archive, contents.name)
        for number, part in enumerate(parts):
            progress(number, len(parts), part.path)
            with opened(part.place) as (source, size):
                sums = bag.add(part.path, chunks(source), size)
            files.append(PackagedFile(part.path, sums, media_type(part.path), part.role, part.title, part.document))
        told = as_json(_public(edition))
        files.append(PackagedFile(REPORT, bag.add(REPORT, [told], len(told)), media_type(REPORT), "report"))
        if edition.has_site:
            contents = replace(contents, site=_add_site(bag, files, edition, Path(stream.name).parent))
            known = {entity.identifier for entity in edition.entities}
            pages = {PurePath(file.path).stem: file.path for file in contents.site if file.path.endswith(".html")}
            contents = replace(contents, pages={name: pages[name] for name in sorted(known & pages.keys())})
        else:
            report.findings.append(finding("P04", file=str(edition.path)))
        for form in due:
            contents = replace(contents, files=tuple(files))
            if data := form.make(contents):
                role: PartRole = "readme" if form.path in _READ_FIRST else "metadata"
                sums = bag.add(form.path, [data], len(data))
                files.append(PackagedFile(form.path, sums, media_type(form.path), role, form.name))
                report.forms.append(form.path)
                if role == "readme":
                    read_first[form.path] = data
        bag.close(deposit)
    return replace(contents, files=tuple(files)), read_first


def _parts(edition: FinishedEdition) -> Iterator[_Part]:
    """Give what goes in as it is, but for the sources."""
    for document in sorted(edition.deposit.documents, key=lambda document: document.path):
        title = document.titles[0][1] if document.titles else ""
        yield _Part(document.path, edition.path / document.path, "tei", title, document.identifier)
    for output in edition.registers:
        yield _Part(output, edition.path / output, "register")
    names: set[str] = set()
    for file in authority_files(_source_folders(edition), edition.settings):
        name = stem = identifier(file.stem)
        while name.lower() in names:
            name = f"{stem}-{len(names)}"
        names.add(name.lower())
        yield _Part(f"authority-files/{name}.xml", file, "authority")
    schema, stylesheets = resources.folder("schema"), resources.folder("xslt")
    for file_name in _SCHEMA:
        yield _Part(f"schema/{file_name}", schema / file_name, "schema")
    for file in sorted(path for path in stylesheets.rglob("*") if path.is_file()):
        yield _Part(f"xslt/{file.relative_to(stylesheets).as_posix()}", file, "stylesheet")
    if edition.settings.path:
        yield _Part(f"settings/{NAME}", edition.settings.path, "settings")
    if edition.settings.header:
        yield _Part("settings/header.xml.j2", edition.settings.header, "settings")


def _sources(edition: FinishedEdition, report: PackageReport) -> Iterator[_Part]:
    """Give the sources, if the settings want them; one that is not what the edition was made of is left out."""
    if not edition.settings.package.sources:
        return
    places = {str(record.get("id")): str(record.get("source")) for record in edition.report["documents"]}
    for document in sorted(edition.deposit.documents, key=lambda document: document.identifier):
        name = places.get(document.identifier, "")
        why = "it came from standard input" if name == STANDARD_INPUT else _differs(Path(name), document.sha256)
        if why:
            report.findings.append(finding("P08", file=name or document.path, reason=why))
            continue
        suffix = Path(name).suffix.lower()
        shown = suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ""
        path = f"sources/{document.identifier}{shown}"
        yield _Part(path, Path(name), "source", document.filename, document.identifier)


def _differs(path: Path, sha256: str) -> str:
    try:
        with path.open("rb") as stream:
            same = hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    except (OSError, ValueError) as error:
        return reason(error) if isinstance(error, OSError) else "its name is no path"
    return "" if same else "it has changed since the edition was built"


def _source_folders(edition: FinishedEdition) -> list[str]:
    """Give the folders that the sources came from, so that an authority folder beside them is found."""
    named = {str(PurePath(str(record.get("source"))).parent) for record in edition.report["documents"]}
    return sorted(folder for folder in named if Path(folder).is_dir())


def _add_site(bag: Bag, files: list[PackagedFile], edition: FinishedEdition, room: Path) -> tuple[PackagedFile, ...]:
    """Add the site as one archive, which is made in the folder `room` first, and give what is in it.

    It is not compressed by itself, since the package is: so its bytes are the same everywhere, and it packs better.
    """
    home = edition.path / SITE.folder
    listed: list[PackagedFile] = []
    with TemporaryFile(dir=room) as stream:
        with Archive(stream, compressed=False) as archive:
            for place in _site_files(home):
                path = place.relative_to(home).as_posix()
                with opened(place) as (source, size):
                    listed.append(PackagedFile(path, archive.add(path, chunks(source), size), media_type(path), "site"))
        size = stream.tell()
        stream.seek(0)
        files.append(PackagedFile("site.zip", bag.add("site.zip", chunks(stream), size), media_type(".zip"), "site"))
    return tuple(listed)


def _site_files(home: Path) -> Iterator[Path]:
    """Give all files of the site in order.

    Hidden ones, links, packages that somebody had put there, and what has a name that is no text, are none of it.
    """
    for parent, folders, names in home.walk():
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = parent / name
            ours = path.is_file() and not path.is_symlink() and not (name.endswith(".zip") and is_archive(path))
            if ours and not name.startswith(".") and str(path.relative_to(home)).isprintable():
                yield path


def _write_dspace(target: Path, package_file: Path, contents: Contents, read_first: dict[str, bytes]) -> None:
    listed = [(package_file.name, "The edition as one package (BagIt)"), *_READ_FIRST.items()]
    metadata, listing = item_metadata(contents.deposit), item_contents(listed)
    with appearing(target) as stream, Archive(stream, compressed=False) as archive:
        for name, data in {"dublin_core.xml": metadata, "contents": listing, **read_first}.items():
            archive.add(f"{ITEM}/{name}", [data], len(data))
        with opened(package_file) as (source, size):
            archive.add(f"{ITEM}/{package_file.name}", chunks(source), size)


def _public(edition: FinishedEdition) -> dict[str, Any]:
    """Give the report without what is of this machine and this run only: folders, and seconds."""
    sources = [str(record.get("source", "")) for record in edition.report["documents"]]
    folders = sorted({str(PurePath(source).parent) for source in sources} - {"."}, key=len, reverse=True)
    common = _common(folders)
    hidden = [f"{folder}/" for folder in ([common] if common else folders)]
    settings = str(edition.report.get("settings") or "")
    hidden += [f"{PurePath(settings).parent}/"] if PurePath(settings).parent.name else []
    hidden.append(f"{edition.path}/")

    def shown(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shown(entry) for key, entry in value.items() if key != "seconds"}
        if isinstance(value, list):
            return [shown(entry) for entry in value]
        if isinstance(value, str):
            for folder in hidden:
                value = value.replace(folder, "")
        return value

    public = {**edition.report, "documents": [shown(record) for record in edition.report["documents"]]}
    return {**public, "settings": PurePath(settings).name, "findings": shown(edition.report.get("findings", []))}


def _common(folders: list[str]) -> str:
    """Give the folder that all sources came from; empty where that would say nothing, or too much."""
    try:
        common = os.path.commonpath(folders) if folders else ""
    except ValueError:
        return ""
    return common if PurePath(common).name else ""


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EditionError(finding("O03", file=str(path), reason=reason(error))) from error
