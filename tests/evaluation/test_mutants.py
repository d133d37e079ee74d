"""Of documents broken at random: the same verdict as jing's, and what is said of them. The floor only rises."""

from collections.abc import Sequence

import pytest

from tei_edition.validation import Schema
from tei_edition.validation.jing import NoJingError
from tests.evaluation.mutants import SCHEMA, Mutant, explains, jings, lxmls, mutants, ours, seeds

FLOOR = 0.98


@pytest.fixture(scope="module")
def broken() -> Sequence[Mutant]:
    return list(mutants(seeds()))


@pytest.fixture(scope="module")
def said(broken: Sequence[Mutant]) -> Sequence[list[str]]:
    judge = ours(Schema.load(SCHEMA))
    return [judge(mutant.data) for mutant in broken]


def test_the_verdict_is_that_of_jing(broken, said):
    try:
        others = jings(list(broken))
    except NoJingError as error:
        pytest.skip(f"jing cannot be asked, so that its verdict is not compared: {error}")
    assert [] == [mutant for mutant, own, other in zip(broken, said, others, strict=True) if bool(own) != bool(other)]


def test_what_lxml_calls_invalid_is_invalid(broken, said):
    judge = lxmls()
    assert [] == [mutant for mutant, own in zip(broken, said, strict=True) if judge(mutant.data) and not own]


def test_what_was_broken_is_named_with_what_was_expected_there(broken, said):
    invalid = [(mutant, texts) for mutant, texts in zip(broken, said, strict=True) if texts]
    assert len(invalid) > 400
    assert sum(explains(mutant, texts) for mutant, texts in invalid) / len(invalid) >= FLOOR
