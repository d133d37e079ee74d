"""What people read first: what is what in the package, and how to cite the edition."""

from typing import Literal

from tei_edition.packaging.citation import citation
from tei_edition.packaging.contents import Contents, PartRole
from tei_edition.packaging.languages import language_name
from tei_edition.packaging.templating import filled

type Interface = Literal["en", "fa"]


def readme(contents: Contents, interface: Interface) -> bytes:
    """Give the text in one of the languages, as Markdown."""
    deposit = contents.deposit
    edition = deposit.edition
    roles: set[PartRole] = {file.role for file in contents.files}
    return filled(
        f"README.{interface}.md.j2",
        {
            "deposit": deposit,
            "edition": edition,
            "title": dict(edition.titles).get(interface, deposit.title) or contents.name,
            "description": dict(edition.description).get(interface, deposit.description),
            "rights": dict(deposit.licence.rights).get(interface) or next((t for _, t in deposit.licence.rights), ""),
            "citation": citation(deposit, interface),
            "languages": [language_name(tag, interface) for tag in deposit.languages],
            "roles": roles,
            "files": contents.planned,
            "characters": sum(document.characters for document in deposit.documents),
            "figures": [figure for figure in deposit.figures if figure.name.endswith("F1")],
        },
    )
