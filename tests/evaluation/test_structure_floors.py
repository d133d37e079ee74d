"""The structure is recognised at least as well as it was: floors that only rise.

A floor is lowered only with a reason in the same commit. `python tests/evaluation/scoring.py all --misses` shows what
is missed and what is wrong.
"""

import pytest

from tests.evaluation.scoring import score, sources, table

DOCUMENTS = {
    "kind": (0.949, 0.949),
    "title": (0.943, 0.936),
    "author": (0.875, 0.875),
    "issuer": (0.892, 0.862),
    "issued": (0.976, 0.943),
    "place": (0.933, 0.933),
    "periodical": (0.962, 1.0),
    "issue": (1.0, 1.0),
    "page": (1.0, 1.0),
    "heading": (0.978, 0.925),
    "masthead": (1.0, 0.941),
    "running-head": (0.933, 1.0),
    "page-number": (1.0, 0.95),
    "byline": (0.906, 0.906),
    "dateline": (0.969, 0.959),
    "salutation": (0.963, 0.868),
    "signature": (0.916, 0.929),
    "slogan": (0.921, 0.945),
    "item": (0.96, 0.948),
    "supporters": (1.0, 1.0),
    "country": (1.0, 1.0),
    "turn": (0.989, 1.0),
    "speaker": (0.987, 1.0),
    "teaser": (0.954, 0.954),
    "continuation": (1.0, 1.0),
    "cut": (1.0, 1.0),
    "page-jump": (0.965, 0.875),
    "fragment": (0.875, 0.7),
    "continues": (1.0, 0.8),
    "contact": (1.0, 1.0),
    "postscript": (1.0, 1.0),
    "footnote": (1.0, 1.0),
    "verse": (1.0, 0.932),
    "quotation": (1.0, 0.75),
    "table": (1.0, 0.875),
    "word-break": (1.0, 0.875),
    "paragraph": (1.0, 0.916),
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
    "fragment": (0.933, 1.0),
    "continues": (0.933, 1.0),
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
