"""XML text: the only place of the program that writes a tag.

Inside `text` nothing is added: no indentation, no line break, no white space. What the parser of the reader would
change, or what HTML and XML tools stumble over, is written as a character reference or as an element.
"""

import re
from decimal import Decimal

from tei_edition.model import UNHOLDABLE, Attributes
from tei_edition.tei.names import character_id

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
SCHEMA_FOLDER = "schema"
"""The folder of the schema, beside that of every TEI file."""
_LANGUAGES = {".rng": "http://relaxng.org/ns/structure/1.0", ".sch": "http://purl.oclc.org/dsdl/schematron"}

_SPECIAL = re.compile(f"[&<>\r]|{UNHOLDABLE.pattern}")
_SPECIAL_IN_VALUES = re.compile(f'[&<>"\r\n\t]|{UNHOLDABLE.pattern}')
_TEXT_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


def declarations(*schemas: str) -> str:
    """Give the XML declaration and, for editors of XML, a line for each of `schemas`, as the TEI Guidelines have it."""
    models = (
        f'<?xml-model href="../{SCHEMA_FOLDER}/{name}" type="application/xml" '
        f'schematypens="{_LANGUAGES[name[name.rfind(".") :]]}"?>'
        for name in schemas
    )
    return "\n".join((XML_DECLARATION, *models))


def start(element: str, attributes: Attributes = ()) -> str:
    """Give the tag that begins `element`."""
    return f"<{element}{_attributes(attributes)}>"


def end(element: str) -> str:
    """Give the tag that ends `element`."""
    return f"</{element}>"


def empty(element: str, attributes: Attributes = ()) -> str:
    """Give `element` without content."""
    return f"<{element}{_attributes(attributes)}/>"


def needs_escaping(text: str) -> bool:
    """Tell whether `text` has a character that is not written as itself in the content of an element."""
    return _SPECIAL.search(text) is not None


def characters(text: str) -> str:
    """Give `text` as the content of an element; a character that XML cannot hold becomes a `g`. Linear."""
    if not needs_escaping(text):
        return text
    return "".join(
        f'<g ref="#{character_id(piece)}"/>' if index % 2 else piece.translate(_TEXT_ESCAPES)
        for index, piece in enumerate(UNHOLDABLE.split(text))
    )


def statement(element: str, text: str, *attributes: tuple[str, str]) -> str:
    """Give `element` with `text` in it, which states something and is no text of a source."""
    content = characters(holdable(text)) if needs_escaping(text) else text
    return f"<{element}{_attributes(attributes)}>{content}</{element}>"


def digits(number: float) -> str:
    """Give all digits of `number`: xsd:decimal has no exponent."""
    stated = repr(number)
    return f"{Decimal(stated):f}" if "e" in stated else stated


def unholdable_characters(text: str) -> list[str]:
    """Give the different characters of `text` that XML cannot hold, in code point order."""
    return sorted(set(UNHOLDABLE.findall(text)))


def holdable(text: str) -> str:
    r"""Give `text` as an attribute or a header can state it: what XML cannot hold is written as `\xNN`.

    A file name may hold such characters; the document's own text never goes through here.
    """
    if not UNHOLDABLE.search(text):
        return text
    return UNHOLDABLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def _attributes(attributes: Attributes) -> str:
    if not attributes:
        return ""
    if _SPECIAL_IN_VALUES.search("".join([value for _, value in attributes])):
        attributes = tuple((name, holdable(value).translate(_VALUE_ESCAPES)) for name, value in attributes)
    return "".join([f' {name}="{value}"' for name, value in attributes])
