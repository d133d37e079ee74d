"""The figures of linking only rise; gold mentions, so that nothing of how they are found is in them."""

import pytest

from tests.evaluation.names.linking import GOLD, ROOT, authority, decisions, score

FILES = sorted((GOLD / "seeds").glob("*.gold"))


def test_there_is_gold_for_every_seed():
    assert [file.name for file in sorted((ROOT / "seeds").glob("*.txt"))] == [file.stem for file in FILES]


def test_with_the_authority_files_nearly_every_mention_has_the_right_id():
    found = score(decisions(FILES, authority(ROOT / "seeds" / "authority")))
    assert found.right >= 0.99, str(found)
    assert found.f1 >= 0.99, str(found)


@pytest.mark.parametrize(("category", "floor"), [("person", 0.99), ("place", 0.985), ("organization", 0.97)])
def test_without_them_the_mentions_still_cluster(category, floor):
    found = score([decision for decision in decisions(FILES, ()) if decision.category == category])
    assert found.f1 >= floor, str(found)
