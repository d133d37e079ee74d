"""The figures of finding names only rise; strict, outermost mentions, against gold that was annotated by reading."""

import json
from dataclasses import replace

import pytest

from tei_edition.annotators.names.accuracy import RECORD
from tei_edition.annotators.names.authority import authority_gazetteer
from tei_edition.annotators.names.tagger import NameTagger
from tests.evaluation.names.finding import CATEGORIES, ablations, gold, recorded, scores, table
from tests.evaluation.names.linking import ROOT, authority

TAGGER = NameTagger.load()


@pytest.mark.parametrize(
    ("folder", "first", "last", "floors"),
    [
        # Without the authority files of the edition.
        ("seeds", 0, 5, {"person": 0.93, "place": 0.97, "organization": 0.885, "all": 0.92}),
        ("documents", 0, 24, {"person": 0.92, "place": 0.935, "organization": 0.93, "all": 0.93}),
        ("development", 0, 12, {"person": 0.935, "place": 0.935, "organization": 0.925, "all": 0.93}),
        ("development", 12, 20, {"person": 0.96, "place": 0.895, "organization": 0.915, "all": 0.92}),
        ("development", 20, 28, {"person": 0.855, "place": 0.755, "organization": 0.82, "all": 0.825}),
        ("unseen", 0, 16, {"person": 0.915, "place": 0.885, "organization": 0.895, "all": 0.895}),
        ("fresh", 0, 12, {"person": 0.92, "place": 0.86, "organization": 0.84, "all": 0.875}),
        ("fresh", 12, 20, {"person": 0.87, "place": 0.905, "organization": 0.775, "all": 0.82}),
    ],
)
def test_names_are_found_out_of_the_box(folder, first, last, floors):
    files = gold(folder)[first:last]
    assert last - first == len(files)
    found = scores(files, TAGGER)
    assert dict.fromkeys(CATEGORIES, True) == {name: found[name].f1 >= floors[name] for name in CATEGORIES}, table(
        found
    )


def test_with_the_authority_files_of_the_edition_nearly_all_of_the_seeds_are_found():
    known = authority_gazetteer(authority(ROOT / "seeds" / "authority"))
    found = scores(gold("seeds"), replace(TAGGER, authority=known, memory={}))
    floors = {"person": 0.975, "place": 0.98, "organization": 0.965, "all": 0.97}
    assert dict.fromkeys(CATEGORIES, True) == {name: found[name].f1 >= floors[name] for name in CATEGORIES}, table(
        found
    )


@pytest.mark.parametrize("name", ["without the model", "without lists of entities", "without any list"])
def test_each_part_adds(name):
    files = gold("documents")
    assert scores(files, ablations(TAGGER)[name])["all"].f1 + 0.1 < scores(files, TAGGER)["all"].f1


def test_the_figures_that_headers_state_are_those_that_are_measured():
    assert json.loads(RECORD.read_text("utf-8")) == recorded(TAGGER)
