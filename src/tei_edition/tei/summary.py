"""What a TEI file calls itself."""

from dataclasses import dataclass

from lxml import etree

_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Summary:
    """Id and title of a TEI document; empty where it states none."""

    identifier: str
    title: str


def summary(tree: etree._ElementTree) -> Summary:
    """Read them from the root and from the first main title, or failing that the first title."""
    root = tree.getroot()
    titles = root.findall("{*}teiHeader/{*}fileDesc/{*}titleStmt/{*}title")
    main = next((title for title in titles if title.get("type") == "main"), titles[0] if titles else None)
    title = "" if main is None else " ".join("".join(str(piece) for piece in main.itertext()).split())
    return Summary(root.get(_ID) or "", title)
