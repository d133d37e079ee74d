"""What to type into the form of a CLARIN-DSpace repository, field by field."""

from tei_edition.packaging.contents import Contents
from tei_edition.packaging.identifiers import as_address
from tei_edition.packaging.languages import iso639_3, language_name
from tei_edition.packaging.templating import filled


def crib_sheet(contents: Contents) -> bytes:
    """Give the sheet; what nobody stated is marked as such, so that it is seen."""
    deposit = contents.deposit
    edition = deposit.edition
    languages = [(iso639_3(tag), language_name(tag, "en")) for tag in deposit.languages]
    fields: list[tuple[str, list[str]]] = [
        ("Type", ["corpus"]),
        ("Title", [f"[{language}] {title}" for language, title in edition.titles]),
        ("Project or demo URL", [edition.address]),
        ("Persistent identifier", [deposit.doi_address]),
        ("Date issued", [edition.date]),
        ("Authors", [creator.name for creator in deposit.creators]),
        ("Contributors", [f"{contributor.name} ({contributor.role})" for contributor in deposit.contributors]),
        ("Publisher", [edition.publisher]),
        ("Contact person, e-mail", [edition.contact]),
        ("Description", [f"[{language}] {text}" for language, text in edition.description]),
        ("Language (ISO 639-3)", [f"{code} ({name})" if code else name for code, name in languages]),
        ("Subject, keyword", [word for _, word in deposit.keywords] + [subject.name for subject in deposit.subjects]),
        ("Media type", ["text"]),
        ("Detailed type", ["other"]),
        ("Size", [f"{len(deposit.documents)} texts", f"{sum(d.characters for d in deposit.documents)} characters"]),
        ("Format", ["TEI P5 XML (application/tei+xml)"]),
        ("Licence", [deposit.licence.name, deposit.licence.target]),
        ("Rights", [f"[{language}] {text}" for language, text in deposit.licence.rights]),
        ("Relations", [f"{work.relation} {as_address(work.identifier)}" for work in deposit.related]),
    ]
    listed = [(name, [value for value in values if value]) for name, values in fields]
    return filled("clarin-dspace.txt.j2", {"fields": listed})
