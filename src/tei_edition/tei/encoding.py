"""One document to one TEI file, with the laws checked on the bytes that would be written."""

from dataclasses import dataclass

from lxml import etree

from tei_edition.model import Attribution, Document, Edition, EditionError, finding
from tei_edition.tei.encoder import encode_text
from tei_edition.tei.header import HeaderTemplate
from tei_edition.tei.laws import check_text
from tei_edition.tei.names import NAMESPACE, SCHEMAS
from tei_edition.tei.serializer import declarations, end, start
from tei_edition.tei.stand_off import document_stand_off
from tei_edition.text.laws import check_alignment, check_regions


@dataclass(frozen=True, slots=True)
class Encoded:
    """A TEI file: its bytes (UTF-8), the tree that they parse to, and the number of elements by name."""

    data: bytes
    tree: "etree._ElementTree"
    counts: dict[str, int]


def encode(
    document: Document,
    template: HeaderTemplate,
    edition: Edition,
    attribution: Attribution,
    *,
    by_schema: bool = False,
) -> Encoded:
    """Encode `document`; the same input gives the same bytes, in every process.

    Where it will lie beside the schema, which `by_schema` says, it tells an editor of XML so.

    The laws L1, L2 and L3 hold of what is returned, or `EditionError` says which one does not. Raises `EditionError`
    S03 where the header template does not work or makes no well-formed XML.
    """
    check_regions(document)
    check_alignment(document)
    text = encode_text(document.reading)
    header = template.render(document, text, edition, attribution)
    language = attribution.language or edition.language
    root = start("TEI", (("xmlns", NAMESPACE), ("xml:id", attribution.identifier), ("xml:lang", language)))
    records = document_stand_off(document)
    parts = (
        declarations(*SCHEMAS if by_schema else ()),
        root,
        header,
        *([records] if records else ()),
        text.xml,
        end("TEI"),
        "",
    )
    data = "\n".join(parts).encode()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, collect_ids=False)
    try:
        tree = etree.ElementTree(etree.fromstring(data, parser))
    except etree.XMLSyntaxError as error:
        place = str(template.path or "header.xml.j2")
        reason = f"with it the document is not well-formed ({error.msg})"
        raise EditionError(finding("S03", file=place, reason=reason)) from error
    check_text(tree, document)
    return Encoded(data, tree, text.counts)
