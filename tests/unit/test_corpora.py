"""The formats of corpora: valid by their own tools, and true to the text."""

import io
import warnings
from html import unescape

import conllu
import pytest
from hypothesis import given, settings
from lxml import etree

from tei_edition.corpora import FORMATS
from tei_edition.model.words import DividedText
from tests.strategies import texts
from tests.words import divided_file, lines, tei

with warnings.catch_warnings():
    # The validator's own imports warn of what Python is about to change.
    warnings.simplefilter("ignore")
    from udtools import Validator

BODY = (
    '<head>«نان»، کار</head><p>در <placeName ref="#p">شهر سقز</placeName>، محمود می روم. 5 &lt; 6 &amp; ۷</p>'
    "<p>اي <persName>علی</persName> <persName>رضا</persName>!</p>"
)


@pytest.fixture(scope="module")
def divided(analyser) -> DividedText:
    return divided_file(analyser, tei(BODY))[0]


def errors(text: str) -> list[str]:
    """What the validator of Universal Dependencies says of the format (level 1)."""
    validator = Validator(lang="fa", level=1, output=None, max_store=100)
    state = validator.validate_file_handle(io.StringIO(text))
    return [] if state.passed() else [str(state)]


def checked(divided: DividedText) -> list[conllu.models.TokenList]:
    """Give the sentences of the CoNLL-U of `divided`, which is valid, and true to its text."""
    text = FORMATS["conllu"](divided)
    assert [] == errors(text)
    read = conllu.parse(text)
    assert len(divided.sentences) == len(read)
    for sentence, tokens in zip(divided.sentences, read, strict=True):
        assert list(range(1, len(sentence.tokens) + 1)) == [token["id"] for token in tokens]
        spaced = "".join(
            token["form"] + ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " ") for token in tokens
        )
        assert tokens.metadata["text"] == spaced.rstrip(" ")
        ranges = [f"{token.start}:{token.end}" for token in sentence.tokens]
        assert ranges == [token["misc"]["TokenRange"] for token in tokens]
    identifiers = [tokens.metadata["sent_id"] for tokens in read]
    assert len(identifiers) == len(set(identifiers))
    return list(read)


def test_conllu_says_all_that_is_known(divided):
    first, second, *_ = checked(divided)
    assert ("d", "«نان»، کار") == (first.metadata["newdoc id"], first.metadata["text"])
    assert "newpar" in first.metadata
    words = {token["form"]: token for token in second}
    assert ("رفت#رو", "_", None, "می‌روم") == (
        words["می روم"]["lemma"],
        words["می روم"]["upos"],
        words["می روم"]["xpos"],
        words["می روم"]["misc"]["Norm"],
    )
    assert ["B-LOC", "I-LOC"] == [token["misc"]["NER"] for token in second if "NER" in token["misc"]]


@given(texts)
@settings(max_examples=60)
def test_conllu_of_any_text_is_valid(analyser, text):
    checked(analyser.analyse(lines(text)))


def test_vertical_text_has_structures_and_a_glue_where_no_white_space_is(divided):
    said = FORMATS["vertical"](divided).splitlines()
    assert ['<doc id="d">', '<p type="head">'] == said[:2]
    assert ["«\t«\t\t«", "<g/>", "نان\tنان\t\tنان", "<g/>", "»\t»\t\t»", "<g/>"] == said[3:9]
    at = said.index('<name type="place" ref="#p">')
    assert ["شهر\tشهر\t\tشهر", "سقز\tسقز\t\tسقز", "</name>", "<g/>", "،\t،\t\t،"] == said[at + 1 : at + 6]
    assert "می روم\tرفت#رو\t\tمی‌روم" in said
    assert {"&lt;\t&lt;\t\t&lt;", "&amp;\t&amp;\t\t&amp;"} < set(said)
    # Its structures nest as in XML.
    etree.fromstring("\n".join(said))
    assert 2 == sum(line.startswith('<name type="person"') for line in said)


def test_vertical_text_holds_the_forms_of_any_sentence(divided):
    tokens = [line.split("\t")[0] for line in FORMATS["vertical"](divided).splitlines() if not line.startswith("<")]
    assert [token.form for one in divided.sentences for token in one.tokens] == [unescape(token) for token in tokens]


def test_plain_tokens_are_a_sentence_a_line(divided):
    first, second, third, *_ = FORMATS["tokens"](divided).splitlines()
    assert "« نان » ، کار" == first
    assert "در شهر سقز ، محمود می‌روم ." == second
    assert "5 < 6 & ۷" == third


def test_a_table_has_the_offsets_of_the_text(divided):
    header, *rows = (line.split("\t") for line in FORMATS["tsv"](divided).splitlines())
    records = [dict(zip(header, row, strict=True)) for row in rows]
    forms = [divided.text.content[int(record["start"]) : int(record["end"])] for record in records]
    assert forms == [record["form"] for record in records]
    assert {"place": {"شهر", "سقز"}, "person": {"علی", "رضا"}} == {
        name: {record["form"] for record in records if record["name"] == name} for name in ("place", "person")
    }
    assert {"w", "pc"} == {record["kind"] for record in records}


def test_the_formats_are_these():
    assert ["conllu", "tokens", "tsv", "vertical"] == sorted(FORMATS)
