"""The structure is recognised at least as well as it was: floors that only rise.

A floor is lowered only with a reason in the same commit. `python tests/evaluation/scoring.py all --misses` shows what
is missed and what is wrong.
"""

import pytest

from tests.evaluation.scoring import score, sources, table

DOCUMENTS = {
    "kind": (0.946, 0.946),
    "title": (0.931, 0.931),
    "author": (0.842, 0.8),
    "issuer": (0.888, 0.857),
    "issued": (0.974, 0.938),
    "place": (0.928, 0.928),
    "periodical": (0.96, 1.0),
    "issue": (1.0, 1.0),
    "page": (1.0, 1.0),
    "heading": (0.977, 0.92),
    "masthead": (1.0, 0.812),
    "running-head": (0.875, 1.0),
    "page-number": (1.0, 0.944),
    "byline": (0.891, 0.846),
    "dateline": (0.956, 0.956),
    "salutation": (0.96, 0.859),
    "signature": (0.907, 0.921),
    "slogan": (0.914, 0.941),
    "item": (0.959, 0.946),
    "supporters": (1.0, 1.0),
    "country": (1.0, 1.0),
    "turn": (0.989, 1.0),
    "speaker": (0.987, 1.0),
    "teaser": (0.954, 0.954),
    "continuation": (1.0, 1.0),
    "cut": (1.0, 1.0),
    "page-jump": (0.962, 0.866),
    "fragment": (0.875, 0.7),
    "continues": (1.0, 0.8),
    "contact": (1.0, 1.0),
    "postscript": (1.0, 1.0),
    "footnote": (1.0, 1.0),
    "verse": (1.0, 0.725),
    "quotation": (1.0, 0.75),
    "table": (1.0, 0.875),
    "word-break": (1.0, 0.5),
    "paragraph": (1.0, 0.796),
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
    "fragment": (0.928, 0.928),
    "continues": (0.928, 0.928),
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
