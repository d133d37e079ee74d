"""The structure is recognised at least as well as it was: floors that only rise.

A floor is lowered only with a reason in the same commit. `python tests/evaluation/scoring.py all --misses` shows what
is missed and what is wrong.
"""

import pytest

from tests.evaluation.scoring import score, sources, table

DOCUMENTS = {
    "kind": (0.931, 0.931),
    "title": (0.878, 0.818),
    "author": (0.833, 0.833),
    "issuer": (0.818, 0.947),
    "issued": (0.916, 0.88),
    "place": (1.0, 0.818),
    "periodical": (1.0, 1.0),
    "issue": (1.0, 1.0),
    "page": (1.0, 1.0),
    "heading": (0.977, 0.811),
    "masthead": (1.0, 0.833),
    "running-head": (0.875, 1.0),
    "page-number": (1.0, 1.0),
    "byline": (0.916, 1.0),
    "dateline": (0.967, 0.937),
    "salutation": (1.0, 0.75),
    "signature": (0.9, 0.782),
    "slogan": (0.8, 0.571),
    "item": (0.828, 0.783),
    "supporters": (1.0, 1.0),
    "country": (1.0, 1.0),
    "turn": (0.976, 1.0),
    "speaker": (0.972, 1.0),
    "teaser": (0.9, 0.9),
    "continuation": (1.0, 1.0),
    "cut": (1.0, 1.0),
    "page-jump": (1.0, 1.0),
    "fragment": (1.0, 1.0),
    "continues": (0.833, 0.833),
    "contact": (1.0, 1.0),
    "postscript": (1.0, 1.0),
    "footnote": (1.0, 1.0),
    "verse": (1.0, 0.409),
    "quotation": (1.0, 0.5),
    "table": (1.0, 0.75),
    "word-break": (1.0, 0.666),
    "paragraph": (1.0, 0.715),
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
    "fragment": (0.9, 0.642),
    "continues": (0.7, 0.5),
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
