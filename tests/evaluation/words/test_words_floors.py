"""Words and sentences are divided at least as well as they were: floors that only rise."""

import pytest

pytest.importorskip("hazm", reason="hazm does not install on this Python, and words need it")

from tests.evaluation.words.scoring import GOLD, scores
from tests.words import gold

TOKENS, ENDS = 0.999, 0.988


@pytest.fixture(scope="module")
def measured():
    return scores()


def test_tokens_and_sentences_are_as_a_person_divided_them(measured):
    tokens, ends = measured["tei-edition"]
    assert TOKENS <= min(tokens["right"] / tokens["found"], tokens["right"] / tokens["gold"])
    assert ENDS <= min(ends["right"] / ends["found"], ends["right"] / ends["gold"])


def test_hazm_alone_divides_more_than_a_person(measured):
    tokens, _ = measured["hazm alone"]
    assert tokens["found"] > tokens["gold"]


def test_the_gold_says_what_it_means():
    paragraphs = gold(GOLD)
    assert len(paragraphs) >= 60
    for paragraph in paragraphs:
        assert paragraph.ends[-1] == paragraph.tokens[-1][1]
        assert all(a < b <= c < d for (a, b), (c, d) in zip(paragraph.tokens, paragraph.tokens[1:], strict=False))
