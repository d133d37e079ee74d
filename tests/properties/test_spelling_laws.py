"""The text laws hold with every option of orthography on, whatever the text and whatever editors correct."""

import re
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tei_edition.annotators import dates
from tei_edition.annotators.names.tagger import NameTagger
from tei_edition.annotators.orthography import corrections
from tei_edition.annotators.orthography.lexicon import Lexicon
from tei_edition.annotators.orthography.second_opinion import SecondOpinion
from tei_edition.annotators.orthography.speller import Speller
from tei_edition.dates import DateContext
from tei_edition.linking import Linker
from tei_edition.model import REGULAR_KINDS, Attribution, Correction, Document, Edition, EditionError
from tei_edition.readers import Received, read
from tei_edition.rendering.saxon import Stylesheets
from tei_edition.resources import folder
from tei_edition.structure import recognise
from tei_edition.tei.decoder import plain_text, text_element
from tei_edition.tei.encoding import encode
from tei_edition.tei.header import HeaderTemplate
from tei_edition.tei.laws import check_plain_text, check_rereading, check_round_trip
from tei_edition.validation import parse
from tests.strategies import markdown, texts


class _Silent(SecondOpinion):
    """What changes certainties only is left out, so that the texts are many."""

    @property
    def _normalizer(self):
        return None


SPELLER = Speller(frozenset(REGULAR_KINDS), Lexicon(), _Silent())
TAGGER = NameTagger.load()
TEMPLATE = HeaderTemplate()
STYLESHEETS = Stylesheets(folder("xslt"))
PIECES = (
    "كتاب ها", "مي روند", "می\u00a0روند", "نميكنند", "اتحادیهها", "بينالمللى", "گفته اند", "خانۀ", "كشـــور", "درمنطقه",
    "١٦", "5", "۳۰ خرداد ۱۳۶۰", "محمود صالحي", "سنديكاي كارگران", "شهر  ها", "«كتاب ها»", "www.a.ir/كتاب",
    "ی\u0654", "ا\u0653", "ﻻ", "\u200c ", " \u200c", "\u200c\u200c", "- ", "\n", "\n\n", "**", "*", " ", "  ", "\u00a0",
    "، ", ". ", "گиро", "\x00", "\r", "\u2028", "این", "در", "را", "از", "به",
)  # fmt: skip
dirty = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)


def spelled(text: str, name: str, cuts: list[tuple[int, int, str]]) -> Document:
    """The document with all that a build lays over it; `cuts` are stretches that an editor corrects."""
    try:
        document = recognise(read(Received(name, text.encode("utf-8", "surrogatepass"), stated_encoding="utf-8")))
    except EditionError as error:
        assert error.finding.code == "I06"  # noqa: PT017  every other error fails
        assume(False)  # noqa: FBT003
        raise
    document = document.with_layer(dates.annotate(document, DateContext())[0])
    for layer in TAGGER.annotate(document):
        document = document.with_layer(layer)
    content = document.text.content
    stated = [
        Correction(quote, correction, content[max(0, start - 8) : start], content[start + length :][:8])
        for start, length, correction in ((at % max(1, len(content)), length, said) for at, length, said in cuts)
        if (quote := content[start : start + length]).strip()
    ]
    document, kept, _ = corrections.lay(document, stated, "edition.toml")
    document = Linker().link(document)
    return document.with_layer(SPELLER.layer(SPELLER.propose(document, kept)))


cuts = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 30), st.text("سقز ي", max_size=4)), max_size=3)


@given(dirty | texts | markdown, st.sampled_from(("a.txt", "a.md")), cuts)
@settings(max_examples=150, deadline=None)
def test_the_laws_hold_with_every_option_on(schema, text, name, cuts):
    document = spelled(text, name, cuts)
    encoded = encode(document, TEMPLATE, Edition(), Attribution("document"))

    check_round_trip(encoded.tree, document.reading, name)
    check_rereading(encoded.tree, name)
    root = text_element(encoded.tree)
    assert root is not None
    assert document.text.content == plain_text(root)
    assert () == schema.validate(parse(encoded.data, "a.xml"), "a.xml")


@given(dirty, cuts)
@settings(max_examples=40, deadline=None)
def test_the_style_sheet_computes_the_original_text(text, cuts):
    document = spelled(text, "a.txt", cuts)
    encoded = encode(document, TEMPLATE, Edition(), Attribution("document"))
    check_plain_text(
        document.text.content, STYLESHEETS.transform("plaintext.xsl", STYLESHEETS.parse(encoded.data), {}), "a.txt"
    )


@given(dirty)
@settings(deadline=None)
def test_spellings_are_in_order_inside_one_line_and_change_something(text):
    document = spelled(text, "a.txt", [])
    content = document.text.content
    spellings = [spelling for layer in document.layers for spelling in layer.spellings]
    assert sorted(spellings, key=lambda s: s.span.start) == spellings
    for one, other in pairwise(spellings):
        assert one.span.end <= other.span.start
    for spelling in spellings:
        words = content[spelling.span.start : spelling.span.end]
        assert words != spelling.text
        assert not re.search("[\r\n]", words)
