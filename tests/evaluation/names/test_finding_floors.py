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
    ("folder", "floors"),
    [
        # Without the authority files of the edition.
        ("seeds", {"person": 0.91, "place": 0.92, "organization": 0.84, "all": 0.88}),
        ("documents", {"person": 0.905, "place": 0.93, "organization": 0.92, "all": 0.92}),
        ("development", {"person": 0.93, "place": 0.93, "organization": 0.92, "all": 0.93}),
        ("unseen", {"person": 0.90, "place": 0.87, "organization": 0.855, "all": 0.875}),
        ("fresh", {"person": 0.89, "place": 0.87, "organization": 0.81, "all": 0.86}),
    ],
)
def test_names_are_found_out_of_the_box(folder, floors):
    found = scores(gold(folder), TAGGER)
    assert dict.fromkeys(CATEGORIES, True) == {name: found[name].f1 >= floors[name] for name in CATEGORIES}, table(
        found
    )


def test_with_the_authority_files_of_the_edition_nearly_all_of_the_seeds_are_found():
    known = authority_gazetteer(authority(ROOT / "seeds" / "authority"))
    found = scores(gold("seeds"), replace(TAGGER, authority=known, memory={}))
    floors = {"person": 0.96, "place": 0.93, "organization": 0.94, "all": 0.945}
    assert dict.fromkeys(CATEGORIES, True) == {name: found[name].f1 >= floors[name] for name in CATEGORIES}, table(
        found
    )


@pytest.mark.parametrize("name", ["without the model", "without lists of entities", "without any list"])
def test_each_part_adds(name):
    files = gold("documents")
    assert scores(files, ablations(TAGGER)[name])["all"].f1 + 0.1 < scores(files, TAGGER)["all"].f1


def test_the_figures_that_headers_state_are_those_that_are_measured():
    assert json.loads(RECORD.read_text("utf-8")) == recorded(TAGGER)
