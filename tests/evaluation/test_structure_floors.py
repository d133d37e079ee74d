"""The structure is recognised at least as well as it was: floors that only rise.

A floor is lowered only with a reason in the same commit. `python tests/evaluation/scoring.py all --misses` shows what
is missed and what is wrong.
"""

import pytest

from tests.evaluation.scoring import score, sources, table

DOCUMENTS = {
    "kind": (0.923, 0.923),
    "title": (0.859, 0.844),
    "author": (0.666, 0.75),
    "issuer": (0.826, 0.863),
    "issued": (0.942, 0.891),
    "place": (1.0, 0.866),
    "periodical": (0.928, 1.0),
    "issue": (1.0, 1.0),
    "page": (1.0, 1.0),
    "heading": (0.966, 0.857),
    "masthead": (1.0, 0.875),
    "running-head": (0.9, 1.0),
    "page-number": (1.0, 1.0),
    "byline": (0.846, 0.733),
    "dateline": (0.975, 0.93),
    "salutation": (0.958, 0.821),
    "signature": (0.833, 0.806),
    "slogan": (0.9, 0.947),
    "item": (0.919, 0.944),
    "supporters": (1.0, 1.0),
    "country": (1.0, 1.0),
    "turn": (0.976, 0.836),
    "speaker": (0.972, 0.813),
    "teaser": (0.9, 0.9),
    "continuation": (1.0, 1.0),
    "cut": (1.0, 1.0),
    "page-jump": (1.0, 1.0),
    "fragment": (1.0, 0.833),
    "continues": (1.0, 0.833),
    "contact": (1.0, 1.0),
    "postscript": (1.0, 1.0),
    "footnote": (1.0, 1.0),
    "verse": (1.0, 0.725),
    "quotation": (1.0, 0.5),
    "table": (1.0, 0.75),
    "word-break": (1.0, 0.666),
    "paragraph": (1.0, 0.744),
}
SEEDS = {
    "kind": (1.0, 1.0),
    "title": (1.0, 1.0),
    "author": (1.0, 1.0),
    "issuer": (1.0, 1.0),
    "periodical": (1.0, 1.0),
    "issue": (1.0, 1.0),
    "heading": (1.0, 1.0),
    "masthead": (1.0, 1.0),
    "byline": (1.0, 1.0),
    "dateline": (1.0, 1.0),
    "salutation": (1.0, 1.0),
    "signature": (1.0, 1.0),
    "slogan": (1.0, 1.0),
    "item": (1.0, 1.0),
    "supporters": (1.0, 1.0),
    "country": (1.0, 1.0),
    "turn": (1.0, 1.0),
    "speaker": (1.0, 1.0),
    "teaser": (1.0, 1.0),
    "continuation": (1.0, 1.0),
    "cut": (1.0, 1.0),
    "page-jump": (1.0, 1.0),
    "fragment": (0.888, 0.571),
    "continues": (0.777, 0.5),
    "contact": (1.0, 1.0),
    "table": (1.0, 1.0),
    "paragraph": (1.0, 1.0),
}


def _below(floors, which):
    scores = score(sources(which))
    below = {
        role: (round(scores[role].precision, 3), round(scores[role].recall, 3))
        for role, (precision, recall) in floors.items()
        if scores[role].precision < precision - 0.0005 or scores[role].recall < recall - 0.0005
    }
    return below, table(scores, misses=True)


@pytest.mark.parametrize(("which", "floors"), [("documents", DOCUMENTS), ("seeds", SEEDS)])
def test_nothing_is_recognised_worse_than_it_was(which, floors):
    below, shown = _below(floors, which)
    assert below == {}, shown
