"""METS: the files of the package with their checksums, and which document each belongs to."""

from tei_edition.packaging.contents import Contents, PackagedFile
from tei_edition.packaging.dublin_core import dublin_core
from tei_edition.packaging.templating import filled


def mets(contents: Contents) -> bytes:
    """Give the METS file; addresses in it are those of the package, from its own folder."""
    identifiers = {file.path: f"file-{number}" for number, file in enumerate(contents.files, 1)}
    groups: dict[str, list[PackagedFile]] = {}
    of_document: dict[str, list[str]] = {}
    for file in contents.files:
        groups.setdefault(file.role, []).append(file)
        if file.document:
            of_document.setdefault(file.document, []).append(identifiers[file.path])
    deposit = contents.deposit
    return filled(
        "mets.xml.j2",
        {
            "name": contents.name,
            "deposit": deposit,
            "elements": dublin_core(deposit),
            "groups": groups,
            "identifiers": identifiers,
            "documents": [(document, of_document.get(document.identifier, ())) for document in deposit.documents],
            "others": [identifiers[file.path] for file in contents.files if not file.document],
        },
    )
