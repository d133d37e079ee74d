"""Regular spellings keep their measure: what was read and found right is right still, and little is missed."""

from collections import Counter, defaultdict

import pytest

from tests.evaluation.orthography.proposing import JUDGED, judged, proposed, respelled, sentences, texts

SAFE = 0.98
RECALL = {"letters": 1.0, "zwnj": 0.85, "digits": 1.0, "space": 1.0, "none": 1.0}


def where(row):
    """What tells a proposal from others: how often its words stood before it does not, as some of them may be names."""
    return row.kind, row.document, row.text, row.spelling, row.context


@pytest.fixture(scope="module")
def found():
    """What is proposed and not refused, for the documents of which proposals were read."""
    needed = {row.document for name in JUDGED for row in judged(name)}
    return {
        where(row)
        for name, text in texts()
        if name in needed
        for row, proposal in proposed(name, text)
        if not proposal.refusal
    }


def test_three_hundred_proposals_were_read():
    assert 300 <= len(judged("proposals"))
    assert {"right", "wrong"} == {row.verdict.partition(":")[0] for name in JUDGED for row in judged(name)}


@pytest.mark.parametrize("name", JUDGED)
def test_what_is_proposed_is_right(name, found):
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in judged(name):
        if where(row) in found:
            counts[row.kind.partition("+")[0]][row.verdict.partition(":")[0]] += 1
    assert {"letters", "zwnj", "digits", "space"} == set(counts)
    assert {} == {kind: seen for kind, seen in counts.items() if seen["right"] < SAFE * seen.total()}


@pytest.mark.parametrize("name", JUDGED)
def test_what_was_right_is_proposed_still(name, found):
    right = [row for row in judged(name) if row.verdict == "right"]
    assert 0.97 * len(right) <= sum(1 for row in right if where(row) in found)


@pytest.mark.parametrize("kind", RECALL)
def test_little_is_missed(kind):
    rows = [(given, regular) for stated, given, regular in sentences() if stated == kind]
    missed = [(given, respelled(given), regular) for given, regular in rows if respelled(given) != regular]
    assert len(missed) <= (1 - RECALL[kind]) * len(rows), missed
