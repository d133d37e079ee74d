"""The pictures that a TEI file shows: where they are, as the file says it."""

from lxml import etree

from tei_edition.tei.names import NAMESPACE


def may_show_graphics(tei: bytes) -> bool:
    """Tell, without parsing it, whether a TEI file may show a picture: most show none. Linear."""
    return b"graphic" in tei or b"\0" in tei  # in UTF-16 the name is not to be found like this


def graphics(tree: etree._ElementTree) -> dict[str, int]:
    """Give the addresses of the pictures in the order of the text, each once, with the line on which it first stands.

    Linear.
    """
    found: dict[str, int] = {}
    for graphic in tree.iter(f"{{{NAMESPACE}}}graphic"):
        line = graphic.sourceline
        found.setdefault(graphic.get("url") or "", line if isinstance(line, int) else 0)
    return {url: line for url, line in found.items() if url}
