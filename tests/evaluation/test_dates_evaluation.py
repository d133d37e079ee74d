"""How well dates are found and read, against answers that were written by reading, before and beside the program.

The values of the gold files were computed with `convertdate` (Jalali) and ICU (Jalali, Islamic), not with the libraries
that the module uses for these calendars.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tei_edition.dates import Calendar, DateContext, DateExpression, find_dates

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
FLOOR_EXPRESSIONS = 0.98
CEILING_LOOKALIKES = 0.02


def described(expression: DateExpression) -> str:
    """One date in the notation of the gold files."""
    return " ".join(
        [
            expression.kind.value,
            *sorted(f"{name}={value}" for name, value in expression.dating.items()),
            *(["paired"] if expression.counterparts else []),
            *(f"finding={finding.code.value}" for finding in expression.findings),
        ]
    )


def expected(words: str) -> str:
    """A description of the gold with its attributes sorted as `described` sorts them."""
    kind, *rest = words.split()
    attributes = sorted(part for part in rest if "=" in part and not part.startswith("finding="))
    others = [part for part in rest if part == "paired"] + [part for part in rest if part.startswith("finding=")]
    return " ".join([kind, *attributes, *others])


def unescaped(sentence: str) -> str:
    for escape, character in (("\\n", "\n"), ("\\u200c", "\u200c"), ("\\u00a0", "\u00a0")):
        sentence = sentence.replace(escape, character)
    return sentence


def marked(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its brackets, and the spans that they were around."""
    spans, text = [], ""
    for part in re.split("(⟦.*?⟧)", sentence, flags=re.DOTALL):
        if part.startswith("⟦"):
            spans.append((len(text), len(text) + len(part) - 2))
            text += part[1:-1]
        else:
            text += part
    return text, spans


def context(words: str) -> DateContext:
    settings = dict(word.split("=") for word in words.split())
    return DateContext(
        default_calendar=Calendar(settings.get("cal", "jalali")),
        document_date=date.fromisoformat(settings["doc"]) if "doc" in settings else None,
    )


def lines(name: str) -> list[list[str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def test_expressions_in_sentences() -> None:
    total = 0
    failures: list[str] = []
    for sentence, answers, *settings in lines("date_expressions.tsv"):
        text, spans = marked(unescaped(sentence))
        found = {(each.start, each.end): described(each) for each in find_dates(text, context(" ".join(settings)))}
        for span, answer in zip(spans, map(expected, answers.split(" | ")), strict=True):
            total += 1
            got = found.pop(span, "nothing")
            if got != answer:
                failures.append(f"{text!r}\n    {text[slice(*span)]!r} is {answer}\n    got {got}")
        for (start, end), got in found.items():
            total += 1
            failures.append(f"{text!r}\n    {text[start:end]!r} is no date\n    got {got}")
    right = 1 - len(failures) / total
    print(f"\nexpressions: {total - len(failures)} of {total} right, {right:.1%}", *failures, sep="\n")  # noqa: T201  read with pytest -s
    assert total >= 400
    assert right >= FLOOR_EXPRESSIONS


def test_lookalikes() -> None:
    sentences = [line for line in (HERE / "date_lookalikes.txt").read_text(encoding="utf-8").splitlines() if line]
    tagged = [f"{text[each.start : each.end]!r} in {text!r}" for text in sentences for each in find_dates(text)]
    print(f"\nlook-alikes: {len(tagged)} tagged in {len(sentences)}", *tagged, sep="\n")  # noqa: T201  the same
    assert len(sentences) >= 150
    assert len(tagged) / len(sentences) <= CEILING_LOOKALIKES


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")
@pytest.mark.parametrize("seed", sorted({line[0] for line in lines("dates_seeds.tsv")}))
def test_seeds(seed: str) -> None:
    text = (SEEDS / seed).read_bytes().decode("utf-8")
    answers = [
        (int(start), quote, expected(words)) for name, start, quote, words in lines("dates_seeds.tsv") if name == seed
    ]
    assert answers == [(each.start, text[each.start : each.end], described(each)) for each in find_dates(text)]
