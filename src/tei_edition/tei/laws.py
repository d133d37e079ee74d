"""The text laws that need the XML: L3 on every encoding, L5 on demand."""

from dataclasses import replace

from lxml import etree

from tei_edition.model import UNHOLDABLE, Document, EditionError, Layer, Reading, finding
from tei_edition.tei.decoder import decode_text, plain_text, text_element
from tei_edition.tei.encoder import encode_text
from tei_edition.tei.names import NAMESPACE


def check_text(tree: etree._ElementTree, document: Document) -> None:
    """Check law L3: the text of the TEI is the reading text, character for character.

    Raises `EditionError` L03 with the place, and the characters on both sides, where they part.
    """
    text = text_element(tree)
    found = "" if text is None else plain_text(text)
    if found == document.text.content:
        return
    raise difference("L03", document.source.name, document.text.content, found)


def difference(code: str, file: str, expected: str, found: str, **fields: object) -> EditionError:
    """Make the error `code` for two texts that should be one; place and characters are where they part."""
    offset = next(
        (i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), min(len(expected), len(found))
    )
    line = expected.count("\n", 0, offset) + 1
    column = offset - expected.rfind("\n", 0, offset)
    return EditionError(
        finding(
            code,
            file=file,
            line=line,
            column=column,
            offset=offset,
            expected=_quoted(expected, offset),
            found=_quoted(found, offset),
            **fields,
        )
    )


def _quoted(text: str, offset: int) -> str:
    return _visibly(text[max(0, offset - 10) : offset + 20]) if offset < len(text) else "the end of the text"


def _visibly(text: str) -> str:
    # Invisible characters show, Persian ones stay readable.
    return "“" + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text) + "”"


def check_round_trip(tree: etree._ElementTree, reading: Reading, file: str) -> None:
    """Check law L5: text, structure, mentions and spellings read back from `tree` are those of `reading`.

    Raises `EditionError` L05 naming the first difference.
    """
    decoded = decode(tree)
    if decoded.content != reading.content:
        raise difference("L05", file, reading.content, decoded.content, detail="the text differs")
    for what, expected, found in (
        ("block", reading.blocks, decoded.blocks),
        ("inline", reading.inlines, decoded.inlines),
        ("layer", _by_agent(reading.layers), _by_agent(decoded.layers)),
    ):
        if expected != found:
            pairs = zip((*expected, None), (*found, None), strict=False)
            first = next(((a, b) for a, b in pairs if a != b), (None, None))
            raise EditionError(finding("L05", file=file, detail=f"the {what} {first[0]} became {first[1]}"))


def check_rereading(tree: etree._ElementTree, file: str) -> str:
    """Check law L5 on a TEI file alone, and give its plain text: read, encoded and read again, it says the same.

    Raises `EditionError` L05.
    """
    reading = decode(tree)
    plain = "" if (text := text_element(tree)) is None else plain_text(text)
    if plain != reading.content:
        raise difference("L05", file, plain, reading.content, detail="the text differs")
    try:
        xml = encode_text(reading).xml
    except ValueError as error:
        raise EditionError(finding("L05", file=file, detail=str(error))) from error
    parser = etree.XMLParser(huge_tree=True, collect_ids=False)
    again = etree.ElementTree(etree.fromstring(f'<TEI xmlns="{NAMESPACE}">{xml}</TEI>'.encode(), parser))
    check_round_trip(again, replace(reading, layers=_without_tasks(reading.layers)), file)
    return plain


def check_plain_text(plain: str, computed: str, file: str) -> None:
    """Check law L6: `computed`, by plaintext.xsl, is `plain`, with U+FFFD for what XML cannot hold.

    Raises `EditionError` L06.
    """
    expected = UNHOLDABLE.sub("\ufffd", plain)
    if computed != expected:
        raise difference("L06", file, expected, computed)


def _by_agent(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Put `layers` in an order that a TEI file keeps; an empty one leaves no trace in the text."""
    return tuple(
        sorted((layer for layer in layers if layer.mentions or layer.spellings), key=lambda layer: layer.agent)
    )


def _without_tasks(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Leave out what the header says, which is not encoded again."""
    return tuple(replace(layer, task="") for layer in layers)


def decode(tree: etree._ElementTree) -> Reading:
    """Read the `text` of `tree` back, with the tasks of its agents from the header."""
    text = text_element(tree)
    if text is None:
        return Reading("", ())
    tasks: dict[str, str] = {}
    for statement in tree.getroot().iterfind("{*}teiHeader/{*}fileDesc/{*}titleStmt/{*}respStmt"):
        agent = (statement.get("{http://www.w3.org/XML/1998/namespace}id") or "").removeprefix("resp-")
        tasks[agent] = statement.findtext("{*}resp") or ""
    return decode_text(text, tasks)
