"""DSpace's Simple Archive Format: one item, whose files are the package and what people read first."""

from collections.abc import Iterator
from typing import Literal

from tei_edition.model import Deposit
from tei_edition.packaging.dublin_core import dublin_core, period
from tei_edition.packaging.templating import filled

ITEM = "item_000"

type Value = tuple[str, str, str, str]
"""Element, qualifier (`none` without one), language, text."""
type Bundle = Literal["ORIGINAL", "LICENSE"]


def item_metadata(deposit: Deposit) -> bytes:
    """Give `dublin_core.xml` of the item; a title must be stated."""
    return filled("saf.xml.j2", {"values": [value for value in _values(deposit) if value[3]]})


def item_contents(files: list[tuple[str, str]]) -> bytes:
    """Give `contents` of the item: each file with its description, the first one the one that is shown first."""
    lines = [
        f"{name}\tbundle:ORIGINAL\tdescription:{description}{'' if number else chr(9) + 'primary:true'}\n"
        for number, (name, description) in enumerate(files)
    ]
    return "".join(lines).encode()


def _values(deposit: Deposit) -> Iterator[Value]:
    """Give the elements as DSpace's own registry of metadata qualifies them."""
    edition = deposit.edition
    for number, (language, title) in enumerate(edition.titles):
        yield "title", "alternative" if number else "none", language, title
    qualified = {"creator": ("contributor", "author"), "contributor": ("contributor", "other")}
    for element in dublin_core(deposit):
        if element.name in qualified:
            yield (*qualified[element.name], element.language, element.text)
        elif element.name == "description":
            yield "description", "abstract", element.language, element.text
        elif element.name == "language":
            yield "language", "iso", "", element.text
        elif element.name in ("subject", "publisher", "type", "relation"):
            yield element.name, "none", element.language, element.text
    yield "date", "issued", "", edition.date
    yield "identifier", "doi", "", edition.doi
    yield "identifier", "uri", "", deposit.doi_address or edition.address
    yield "coverage", "temporal", "", period(deposit)
    yield "rights", "uri", "", deposit.licence.target
    yield "rights", "none", "", deposit.licence.name
    for language, text in deposit.licence.rights:
        yield "rights", "none", language, text
    yield "format", "mimetype", "", "application/tei+xml"
