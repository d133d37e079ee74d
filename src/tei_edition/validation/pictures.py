"""Which pictures a site can show: those of the formats that every browser knows, if they can run nothing.

A page shows a picture as `img`, in which no script runs. But whoever opens the address of an SVG file by itself has a
document of the site's own host before them; so one that may run a script, or be made into something else, is refused.
"""

import re

from lxml import etree

from tei_edition.model import EditionError
from tei_edition.validation.relaxng import parse

SVG = ".svg"
_SIGNATURES = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    ".avif": re.compile(rb".{4}ftypavi[fs]", re.DOTALL),
}
FORMATS = (*_SIGNATURES, SVG)
"""The suffixes of what a site can show."""
_DECLARATION = re.compile(rb"<!(?:ATTLIST|ELEMENT|ENTITY|NOTATION)")
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "set"})
# What is inside the file, and pixels: neither leads to a script.
_HARMLESS_TARGET = re.compile(r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp|avif)[;,]|$)", re.IGNORECASE)


def picture_format(data: bytes) -> str:
    """Give the suffix, such as `.png`, of the format that `data` are in by what they begin with.

    It is empty where browsers show no such picture, or where an SVG is not well-formed or may run something. Linear.
    """
    for suffix, signature in _SIGNATURES.items():
        if signature.match(data):
            return suffix
    return SVG if b"svg" in data and _is_still(data) else ""


def _is_still(data: bytes) -> bool:
    try:
        tree = parse(data, SVG)
    except EditionError:
        return False
    root = tree.getroot()
    # A browser puts declared entities and defaults of attributes into its tree, where ours has none.
    declares = _DECLARATION.search(etree.tostring(tree, encoding="ascii"))
    # A style sheet is named in an instruction, and one of XSLT makes another document.
    instructed = tree.xpath("//processing-instruction()")
    return not declares and not instructed and _name(root.tag) == "svg" and all(map(_does_nothing, root.iter("*")))


def _does_nothing(element: etree._Element) -> bool:
    name = _name(element.tag)
    if name in _ACTIVE or name.startswith("animate"):
        return False
    attributes = ((_name(key), str(value)) for key, value in element.attrib.items())
    return not any(
        key.startswith("on") or (key in ("href", "src") and not _HARMLESS_TARGET.match(value))
        for key, value in attributes
    )


def _name(qualified: object) -> str:
    return etree.QName(str(qualified)).localname.lower()
