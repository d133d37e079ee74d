"""The text of elements whose white space means nothing, such as those of a header."""

from lxml import etree


def one_line(element: etree._Element) -> str:
    """Give all text of `element` in one line, with single spaces."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())
