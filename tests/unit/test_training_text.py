"""The training text: every slot is filled, and what fills it leaves brackets that pair."""

import re
from itertools import product
from pathlib import Path

from training.bracketed import parse

ROOT = Path(__file__).parents[2] / "training"
SLOT = re.compile(r"\{([a-z.]+)\}")
GAZETTEERS = {
    "country",
    "province",
    "city",
    "place",
    "party",
    "union",
    "ministry",
    "company",
    "university",
    "media",
    "organization",
    "person",
    "person.short",
    "forename",
    "forename.f",
    "forename.m",
    "surname",
}


def slots() -> dict[str, list[str]]:
    lines = (ROOT / "bodies.slots").read_text("utf-8").splitlines()
    return {
        line.partition("\t")[0]: line.partition("\t")[2].split(" | ") for line in lines if line[:1] not in ("", "#")
    }


def test_every_slot_is_one_of_the_gazetteers_or_of_the_bodies():
    texts = [file.read_text("utf-8") for file in sorted(ROOT.glob("*.txt"))] + [
        (ROOT / "bodies.slots").read_text("utf-8")
    ]
    used = {slot for text in texts for slot in SLOT.findall(text)}
    assert GAZETTEERS | slots().keys() >= used
    assert slots().keys() <= used


def test_no_slot_is_filled_with_itself():
    inside = {slot: {name for filler in fillers for name in SLOT.findall(filler)} for slot, fillers in slots().items()}
    for _ in inside:  # what the fillers of fillers hold, as deep as it goes
        for slot, held in product(inside, inside):
            if held in inside[slot]:
                inside[slot] |= inside[held]
    assert [] == [slot for slot, held in inside.items() if slot in held]


def test_what_fills_a_slot_has_brackets_that_pair():
    for fillers in slots().values():
        for filler in fillers:
            assert parse(filler)[0].strip() == parse(filler)[0]
