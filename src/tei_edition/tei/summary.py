"""What a TEI file calls itself."""

from dataclasses import dataclass

from lxml import etree

from tei_edition.model import Titles
from tei_edition.tei.prose import one_line

_XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class Summary:
    """Id and title of a TEI document, and the titles of the edition that it belongs to; empty where it states none."""

    identifier: str
    title: str
    series: Titles = ()


def summary(tree: etree._ElementTree) -> Summary:
    """Read them from the root and from the first main title, or failing that the first title."""
    root = tree.getroot()
    titles = root.findall("{*}teiHeader/{*}fileDesc/{*}titleStmt/{*}title")
    main = next((title for title in titles if title.get("type") == "main"), titles[0] if titles else None)
    series = root.findall("{*}teiHeader/{*}fileDesc/{*}seriesStmt/{*}title")
    return Summary(
        root.get(f"{_XML}id") or "",
        "" if main is None else one_line(main),
        tuple((title.get(f"{_XML}lang") or "", text) for title in series if (text := one_line(title))),
    )
