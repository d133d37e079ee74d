"""As many lemmas are right as were: floors that only rise."""

import pytest

pytest.importorskip("hazm", reason="hazm does not install on this Python, and words need it")

from tests.evaluation.words.lemma_scoring import LEMMAS, PARTS, scores, share
from tests.words import lemmatised

FLOORS = {"tuned on": 0.99, "held out": 0.98}


@pytest.fixture(scope="module")
def measured():
    return scores()


@pytest.mark.parametrize("part", PARTS)
def test_lemmas_are_those_of_a_person(measured, part):
    assert FLOORS[part] <= share(measured["tei-edition", part])


@pytest.mark.parametrize("part", PARTS)
def test_hazm_alone_has_fewer(measured, part):
    assert share(measured["hazm alone", part]) < share(measured["tei-edition", part])


def test_the_gold_says_what_it_means():
    sentences = lemmatised(LEMMAS)
    assert len(sentences) >= 70
    for sentence in sentences:
        assert len(sentence.tokens) == len(sentence.lemmas)
        assert all(lemma and lemma == lemma.strip("=") for lemma in sentence.lemmas)
