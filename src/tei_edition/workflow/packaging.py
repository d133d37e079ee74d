"""The command `package`: a built edition as one file for a repository, and as one for DSpace's import."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path, PurePath
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from tei_edition import resources
from tei_edition.model import REGISTER_NAMES, EditionError, ExitStatus, Finding, exit_status, finding
from tei_edition.packaging.archive import Archive, chunks, is_archive
from tei_edition.packaging.bag import Bag
from tei_edition.packaging.contents import Contents, PackagedFile, PartRole, media_type
from tei_edition.packaging.dspace import ITEM, item_contents, item_metadata
from tei_edition.packaging.forms import FORMS
from tei_edition.packaging.templating import as_json
from tei_edition.text.identifiers import identifier
from tei_edition.workflow.finished import FinishedEdition, open_edition, opened, opened_in_public, source_folders
from tei_edition.workflow.folder import AUTHORITY, REPORT, SITE
from tei_edition.workflow.inputs import STANDARD_INPUT, authority_files
from tei_edition.workflow.settings import NAME
from tei_edition.workflow.writing import appearing, clear_unfinished, reason

FOLDER = "deposit"
"""The folder of an edition that its packages go to, unless another place is named."""
_SCHEMA = ("tei_edition.rng", "tei_edition.rnc", "tei_edition.sch", "tei_edition.odd")
_TEI_ROLES: tuple[PartRole, ...] = ("tei", "register", "authority")
_WHOLE = "names or contacts are withheld from this edition, and from a source nothing can be taken out"
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
class Part:
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
    for unknown in edition.gathered.unknown:
        # A slip of the pen here would publish what nobody wants published.
        raise EditionError(finding("P20", file=str(edition.settings.path), identifier=unknown))
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
    parts = [*edition_parts(edition), *source_parts(edition, report)]
    leaks = list(edition.leaks())
    report.findings.extend(finding("P21", file=leak) for leak in leaks)
    files: list[PackagedFile] = []
    read_first: dict[str, bytes] = {}
    with Archive(stream, compressed=True) as archive:
        bag = Bag(archive, contents.name)
        for number, part in enumerate(parts):
            progress(number, len(parts), part.path)
            with opened_part(part, edition) as (source, size):
                if not size:
                    continue
                sums = bag.add(part.path, chunks(source), size)
            files.append(PackagedFile(part.path, sums, media_type(part.path), part.role, part.title, part.document))
        told = as_json(_public(edition))
        files.append(PackagedFile(REPORT, bag.add(REPORT, [told], len(told)), media_type(REPORT), "report"))
        if edition.has_site and not leaks:
            contents = replace(contents, site=_add_site(bag, files, edition, Path(stream.name).parent))
            contents = replace(contents, pages=_pages(contents))
        elif not leaks:
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


def edition_parts(edition: FinishedEdition) -> Iterator[Part]:
    """Give what goes in as it is, but for the sources."""
    for document in sorted(edition.deposit.documents, key=lambda document: document.path):
        title = document.titles[0][1] if document.titles else ""
        yield Part(document.path, edition.path / document.path, "tei", title, document.identifier)
    for document_id, path in edition.pictures:
        yield Part(path, edition.path / path, "picture", document=document_id)
    for output in edition.registers:
        yield Part(output, edition.path / output, "register")
    names: set[str] = set()
    for file in authority_files(source_folders(edition.report), edition.settings):
        name = stem = identifier(file.stem)
        while name.lower() in names:
            name = f"{stem}-{len(names)}"
        names.add(name.lower())
        yield Part(f"authority-files/{name}.xml", file, "authority")
    schema, stylesheets = resources.folder("schema"), resources.folder("xslt")
    for file_name in _SCHEMA:
        yield Part(f"schema/{file_name}", schema / file_name, "schema")
    # A script of ours lies among the style sheets; what Python compiled of it would name folders of this machine.
    for file in sorted(path for path in stylesheets.rglob("*") if path.is_file()):
        if file.suffix in {".py", ".pyc"}:
            continue
        yield Part(f"xslt/{file.relative_to(stylesheets).as_posix()}", file, "stylesheet")
    if edition.settings.path:
        yield Part(f"settings/{NAME}", edition.settings.path, "settings")
    if edition.settings.header:
        yield Part("settings/header.xml.j2", edition.settings.header, "settings")


def source_parts(edition: FinishedEdition, report: PackageReport) -> Iterator[Part]:
    """Give the sources, if the settings want them; one that is not what the edition was made of is left out."""
    if not edition.settings.package.sources:
        return
    if edition.gathered.withheld:
        report.findings.append(finding("P08", file=str(edition.settings.path or edition.path), reason=_WHOLE))
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
        yield Part(path, Path(name), "source", document.filename, document.identifier)


def _differs(path: Path, sha256: str) -> str:
    try:
        with path.open("rb") as stream:
            same = hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    except (OSError, ValueError) as error:
        return reason(error) if isinstance(error, OSError) else "its name is no path"
    return "" if same else "it has changed since the edition was built"


def _add_site(bag: Bag, files: list[PackagedFile], edition: FinishedEdition, room: Path) -> tuple[PackagedFile, ...]:
    """Add the site as one archive, which is made in the folder `room` first, and give what is in it.

    It is not compressed by itself, since the package is: so its bytes are the same everywhere, and it packs better.
    """
    home = edition.path / SITE.folder
    listed: list[PackagedFile] = []
    with TemporaryFile(dir=room) as stream:
        with Archive(stream, compressed=False) as archive:
            for place in edition.site_files():
                path = place.relative_to(home).as_posix()
                with opened(place) as (source, size):
                    listed.append(PackagedFile(path, archive.add(path, chunks(source), size), media_type(path), "site"))
        size = stream.tell()
        stream.seek(0)
        files.append(PackagedFile("site.zip", bag.add("site.zip", chunks(stream), size), media_type(".zip"), "site"))
    return tuple(listed)


def _pages(contents: Contents) -> dict[str, str]:
    """Give, for each entity, the file of the site that is called like it, else its place in the register there.

    Where several are called alike, as pages in several languages are, the one that lies least deep is taken.
    """
    pages: dict[str, str] = {}
    for file in sorted(contents.site, key=lambda file: (file.path.count("/"), file.path)):
        if file.path.endswith(".html"):
            pages.setdefault(PurePath(file.path).stem, file.path)
    registers = {file.path for file in contents.site}
    found: dict[str, str] = {}
    for entity in contents.entities:
        register = AUTHORITY.path(REGISTER_NAMES[entity.category])
        if entity.identifier in pages:
            found[entity.identifier] = pages[entity.identifier]
        elif register in registers:
            found[entity.identifier] = f"{register}#{entity.identifier}"
    return found


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

    public = {key: value for key, value in edition.report.items() if key != "made"}
    public = {**public, "documents": [shown(record) for record in edition.report["documents"]]}
    public = {**public, "settings": PurePath(settings).name, "findings": shown(edition.report.get("findings", []))}
    told: dict[str, Any] = edition.gathered.withheld.redacted_value(public)[0]
    return told


def _common(folders: list[str]) -> str:
    """Give the folder that all sources came from; empty where that would say nothing, or too much."""
    try:
        common = os.path.commonpath(folders) if folders else ""
    except ValueError:
        return ""
    return common if PurePath(common).name else ""


@contextmanager
def opened_part(part: Part, edition: FinishedEdition) -> Iterator[tuple[BinaryIO, int]]:
    """Open a part as the public gets it, and give its stream and its length, 0 where nothing of it may be told."""
    withheld = edition.gathered.withheld
    if part.role in _TEI_ROLES:
        with opened_in_public(part.place, withheld, Counter()) as found:
            yield found
        return
    with opened(part.place) as (stream, size):
        if not withheld or part.role != "settings":
            yield stream, size
            return
        text = stream.read().decode("utf-8", "surrogateescape")
    data = withheld.redacted(text)[0].encode("utf-8", "surrogateescape")
    yield BytesIO(data), len(data)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EditionError(finding("O03", file=str(path), reason=reason(error))) from error
