"""Whatever is mentioned, in whatever characters: it is linked, the laws hold, and what is written is valid."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tei_edition.linking import Linker
from tei_edition.model import (
    ENTITY_CATEGORIES,
    Attribution,
    Document,
    Edition,
    EditionError,
    Entity,
    EntityName,
    Layer,
    Mention,
    Span,
)
from tei_edition.readers import Received, read
from tei_edition.tei.encoding import encode
from tei_edition.tei.header import HeaderTemplate
from tei_edition.tei.laws import check_round_trip
from tei_edition.tei.registers import encode_registers
from tei_edition.text.identifiers import is_identifier
from tei_edition.text.inlines import running_text
from tei_edition.text.names import name_key
from tei_edition.validation import parse
from tests.strategies import texts

TEMPLATE = HeaderTemplate()
AUTHORITY = (
    Entity("person.a", "person", (EntityName("سب جد"),), origin="authority"),
    Entity("org.b", "organization", (EntityName("سلام"),), origin="authority"),
)
_pieces = st.lists(
    st.sampled_from(("سلام ", "سب جد، ", "سب ", "از ", "دبیر ", "(", ") ", "و ", "ILO ")) | texts, max_size=12
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Give a document with mentions that touch, nest and repeat one another."""
    content = "س" + "".join(draw(_pieces))
    try:
        document = read(Received("a.txt", content.encode("utf-8", "surrogatepass"), "plaintext", "utf-8"))
    except EditionError:
        document = read(Received("a.txt", b"a"))
    mentions: list[Mention] = []
    for start, end in running_text(document.blocks):
        cursor = start
        while cursor < end and len(mentions) < 12:
            first = draw(st.integers(cursor, end - 1))
            span = Span(first, draw(st.integers(first + 1, end)))
            mentions.append(Mention(draw(st.sampled_from(ENTITY_CATEGORIES)), span, 0.5))
            if draw(st.booleans()):
                inner = draw(st.integers(span.start, span.end - 1))
                mentions.append(Mention(draw(st.sampled_from(ENTITY_CATEGORIES)), Span(inner, span.end), 0.5))
            cursor = span.end
    mentions.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    return document.with_layer(Layer("names", "finding names", tuple(mentions)))


@given(st.lists(documents(), min_size=1, max_size=3))
@settings(max_examples=80)
def test_every_name_is_linked_the_laws_hold_and_all_is_valid(schema, given_documents: list[Document]):
    linker = Linker(AUTHORITY)
    for document in given_documents:
        linked = linker.link(document)
        (before,), (after,) = document.layers, linked.layers
        content = document.text.content
        assert [(m.category, m.span, m.certainty) for m in before.mentions] == [
            (m.category, m.span, m.certainty) for m in after.mentions
        ]
        identifiers = {entity.identifier for entity in linked.linking.entities}
        assert all(is_identifier(identifier) for identifier in identifiers)
        for mention in after.mentions:
            has_name = bool(name_key(content[mention.span.start : mention.span.end]))
            reference = dict(mention.attributes).get("ref", "")
            assert has_name == (reference.removeprefix("#") in identifiers)
        for link in linked.linking.links:
            scores = [candidate.score for candidate in link.candidates]
            assert all(0 <= score <= 1 for score in scores)
            assert scores[0] == max(scores) or "nearest" in link.best.evidence
        encoded = encode(linked, TEMPLATE, Edition(), Attribution("document"))
        check_round_trip(encoded.tree, linked.reading, "a.txt")
        assert () == schema.validate(parse(encoded.data, "a.xml"), "a.xml")
    for name, data in encode_registers(linker.register(), Edition()).items():
        assert () == schema.validate(parse(data, name), name)


@given(st.lists(documents(), min_size=1, max_size=3))
@settings(max_examples=30)
def test_a_second_run_gives_the_same(given_documents: list[Document]):
    one, two = Linker(AUTHORITY), Linker(AUTHORITY)
    assert [one.link(document) for document in given_documents] == [two.link(d) for d in given_documents]
    assert encode_registers(one.register(), Edition()) == encode_registers(two.register(), Edition())


@given(st.lists(documents(), min_size=1, max_size=2))
@settings(max_examples=30)
def test_what_is_linked_stays_linked(given_documents: list[Document]):
    linker = Linker(AUTHORITY)
    for document in given_documents:
        linked = linker.link(document)
        again = linker.link(linked)
        assert [dict(m.attributes).get("ref") for m in linked.layers[0].mentions] == [
            dict(m.attributes).get("ref") for m in again.layers[0].mentions
        ]
