"""What the sequence model is told of each token."""

import pycrfsuite
import pytest

from tei_edition.annotators.names.features import Features
from tei_edition.annotators.names.matching import matches
from tei_edition.annotators.names.sequence import Example, SequenceModel, attributes, train
from tei_edition.annotators.names.tagger import MODEL
from tei_edition.annotators.names.tokens import tokenize
from tei_edition.gazetteers import Gazetteer

GAZETTEER = Gazetteer.load()
TEXT = """محمود صالحی | سخنگوی سندیکای خبازان سقز، در ۱۲ ژوئن با محمد رضا علی پور (ILO) دیدار کرد.
آیا او در زندان است؟ # نه
"""


def test_the_attributes_of_a_model_are_those_that_crfsuite_lists(tmp_path):
    file = tmp_path / "model"
    train(
        [Example(TEXT, ((0, len(TEXT)),), ((0, 11, "person"), (60, 65, "organization")))], [Features(GAZETTEER)], file
    )
    for model in (file, MODEL):
        tagger = pycrfsuite.Tagger()
        tagger.open(str(model))
        listed = set(tagger.info().attributes)
        read = attributes(model.read_bytes())
        assert listed
        assert listed == set(read)
        assert all(name.encode() == told for name, told in read.items())


def test_what_is_no_model_has_no_attributes():
    for content in (b"", b"no model", MODEL.read_bytes()[:40]):
        with pytest.raises(ValueError, match="no model"):
            attributes(content)


def test_a_model_is_told_what_it_knows_and_nothing_else():
    tokens = tokenize(TEXT, [(0, len(TEXT))])
    found = matches(tokens, GAZETTEER)
    everything = Features(GAZETTEER).of(tokens, found)
    known = attributes(MODEL.read_bytes())
    expected = [[[told for told in row if told.decode() in known] for row in rows] for rows in everything]
    features = Features(GAZETTEER, known)
    assert expected == features.of(tokens, found)
    # What is remembered from the first time changes nothing.
    assert expected == features.of(tokens, found)
    assert expected != everything


def test_what_stands_between_two_names_of_a_list_is_told_apart_and_is_no_name(tmp_path):
    file, text = tmp_path / "model", "آمنه، بهرام و کاوه از تبریز و شیراز آمدند"
    example = Example(
        text,
        ((0, len(text)),),
        ((0, 4, "person"), (6, 11, "person"), (14, 18, "person"), (22, 27, "place"), (30, 35, "place")),
    )
    train([example] * 9, [Features(GAZETTEER)], file)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(file))
    assert {"O", "B-P", "B-L", "J-P", "J-L"} == set(tagger.labels())
    tokens = tokenize(text, [(0, len(text))])
    found = SequenceModel(file, GAZETTEER).candidates(tokens, matches(tokens, GAZETTEER))
    assert list(example.names) == [(tokens.starts[c.start], tokens.ends[c.end - 1], c.category) for c in found]
