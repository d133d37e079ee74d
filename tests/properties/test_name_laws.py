"""What holds of the names of every text."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tei_edition.annotators.names.tagger import NameTagger
from tei_edition.annotators.names.tokens import tokenize, tokens_of
from tei_edition.gazetteers import Gazetteer
from tei_edition.readers import Received, read
from tei_edition.structure import Policy, recognise
from tei_edition.text.folding import fold
from tei_edition.text.inlines import running_text
from tei_edition.text.names import keys_of_all, name_key, name_words, words_of_all

TAGGER = NameTagger.load()
WORDS = sorted({entry.name for found in list(Gazetteer.load().entries.values())[::40] for entry in found})
SIGNS = ["حزب", "آقای", "و", "در", "،", "(", ")", ".", "شعبه", "۱۲", "ها", "\u200c", "ِ", "ـ", "(ILO)", "\n\n"]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(SIGNS),
        st.text(max_size=6),
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


def document(text: str):
    return recognise(read(Received("a.txt", text.encode("utf-8", "surrogatepass"), "plaintext", "utf-8")), Policy())


@given(TEXTS)
def test_every_token_is_its_slice_of_the_text(text):
    tokens = tokenize(text, [(0, len(text))])
    for key, start, end in zip(tokens.keys, tokens.starts, tokens.ends, strict=True):
        assert key.casefold() == fold(text[start:end]).text.replace("\u200c", "").casefold()
    assert list(tokens.starts) == sorted(tokens.starts)
    assert [end for _, end in tokens.sentences][-1:] == ([len(tokens)] if len(tokens) else [])


@given(TEXTS)
def test_names_nest_inside_bodies_or_stand_apart_and_none_leaves_the_text_of_a_block(text):
    if not text.strip():
        return
    found = document(text)
    layers = TAGGER.annotate(found)
    mentions = sorted(
        (mention for layer in layers for mention in layer.mentions), key=lambda m: (m.span.start, -m.span.end)
    )
    stretches = running_text(found.blocks)
    opened = mentions[:0]
    for mention in mentions:
        start, end = mention.span.start, mention.span.end
        assert any(first <= start < end <= last for first, last in stretches)
        assert 0 < (mention.certainty or 0) <= 1
        assert found.text.content[start:end].strip() == found.text.content[start:end]
        opened = [outer for outer in opened if outer.span.end > start]
        assert all(outer.span.end >= end and outer.category == "organization" for outer in opened)
        opened.append(mention)


@given(TEXTS)
def test_a_sentence_that_is_remembered_has_the_same_names(text):
    if not text.strip():
        return
    tokens = tokens_of(document(text))
    assert replace(TAGGER, memory={}).find(tokens) == TAGGER.find(tokens) == TAGGER.find(tokens)


@given(st.text())
def test_folding_is_idempotent_and_knows_its_offsets(text):
    folded = fold(text)
    assert folded.text == fold(folded.text).text
    offsets = folded.offsets()
    assert len(folded.text) == len(offsets)
    assert all(folded.position(offset) == position for position, offset in enumerate(offsets))


@given(st.lists(st.text().filter(lambda name: "\n" not in fold(name).text)))
def test_names_folded_together_are_folded_as_each_alone(names):
    assert [list(name_words(name)) for name in names] == words_of_all(names)
    assert [name_key(name) for name in names] == keys_of_all(names)
