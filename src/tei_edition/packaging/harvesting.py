"""What harvesters read: a static repository for OAI-PMH gateways, and the list of the site's resources."""

from urllib.parse import quote, urlsplit

from tei_edition.packaging.contents import Contents
from tei_edition.packaging.dublin_core import dublin_core, of_document
from tei_edition.packaging.templating import filled

_IN_PATHS = "/:@!$&'()*+,;="
"""What stands for itself in the path of an address (RFC 3986, pchar), beside letters, digits and “-._~”."""
STATIC_REPOSITORY = "oai-static-repository.xml"


def static_repository(contents: Contents) -> bytes:
    """Give the repository: the edition and each of its documents; title, address, contact and a day must be stated."""
    deposit = contents.deposit
    edition = deposit.edition
    host = urlsplit(edition.address).hostname or "localhost"
    records = [
        (f"oai:{host}:{contents.name}", dublin_core(deposit)),
        *(
            (f"oai:{host}:{contents.name}/{document.identifier}", of_document(document, deposit))
            for document in deposit.documents
        ),
    ]
    return filled(
        "static_repository.xml.j2",
        {
            "deposit": deposit,
            "edition": edition,
            "address": f"{edition.address}{STATIC_REPOSITORY}",
            "records": records,
        },
    )


def resource_list(contents: Contents) -> bytes:
    """Give the site's files as a resource list of ResourceSync; the address and a day must be stated."""
    edition = contents.deposit.edition
    resources = [(f"{edition.address}{quote(file.path, safe=_IN_PATHS)}", file) for file in contents.site]
    return filled("resource_list.xml.j2", {"edition": edition, "resources": resources})
