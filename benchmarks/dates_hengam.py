"""Recall of calendar dates on the gold file of Hengam, beside parstdex and dateparser.

    python benchmarks/dates_hengam.py PATH/gold.txt [--python INTERPRETER_WITH_PARSTDEX]

The gold marks DAT spans, durations and vague expressions included. Counted are those that contain a calendar date: a
month name, an era, a digit date, or دهه, قرن, سال or a season before a number; `CALENDAR` says it exactly. A span is
found if a span of the program overlaps it by one code point. parstdex (1.3.1) needs Python 3.11 or older, so it may run
in an interpreter of its own. Tokens are joined by single spaces. The second figure is what a program tags inside the
sentences outside of every DAT and TIM span; the gold has its own gaps, so it is a hint, not a precision.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

from tei_edition.dates import DateKind, find_dates

Span = tuple[int, int]

MONTHS = (
    "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند|ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|جولای|اوت|آگوست"
    "|سپتامبر|اکتبر|نوامبر|دسامبر|محرم|صفر|ربیع|جمادی|رجب|شعبان|رمضان|شوال|ذی"
)
NUMBER = r"(?:[0-9۰-۹٠-٩]+|بیست|سی|چهل|پنجاه|شصت|هفتاد|هشتاد|نود|هزار|یک هزار|دو هزار)"
CALENDAR = re.compile(
    rf"(?<!\w)(?:{MONTHS})(?!\w)|(?<!\w)(?:شمسی|قمری|میلادی|هجری)(?!\w)|[0-9۰-۹]+ ?[/-] ?[0-9۰-۹]+ ?[/-] ?[0-9۰-۹]+"
    rf"|(?<!\w)(?:دهه|قرن|سال|بهار|تابستان|پاییز|زمستان) {NUMBER}"
)
PARSTDEX = """
import json, sys
from parstdex import Parstdex
model = Parstdex()
print(json.dumps([model.extract_span(line).get("date", []) for line in json.load(sys.stdin)]))
"""
DATEPARSER = """
import json, sys, warnings
warnings.simplefilter("ignore")
from dateparser.search import search_dates
answers = []
for line in json.load(sys.stdin):
    spans, place = [], 0
    for found, _ in search_dates(line, languages=["fa"]) or []:
        start = line.find(found, place)
        if start >= 0:
            spans.append([start, start + len(found)])
            place = start + len(found)
    answers.append(spans)
print(json.dumps(answers))
"""


def sentences(path: Path) -> list[tuple[str, list[Span], list[Span]]]:
    """Return each sentence with its DAT spans and its DAT and TIM spans."""
    result = []
    for block in path.read_text(encoding="utf-8").replace("\r", "").split("\n\n"):
        text = ""
        spans: list[tuple[str, int, int]] = []
        for line in filter(None, block.split("\n")):
            token, tag = line.split("\t")
            start = len(text) + bool(text)
            text = f"{text} {token}" if text else token
            if tag.startswith("B-") or (tag.startswith("I-") and not spans):
                spans.append((tag[2:], start, len(text)))
            elif tag.startswith("I-"):
                spans[-1] = (spans[-1][0], spans[-1][1], len(text))
        if text:
            times = [(start, end) for _, start, end in spans]
            result.append((text, [(start, end) for kind, start, end in spans if kind == "DAT"], times))
    return result


def overlaps(span: Span, others: list[Span]) -> bool:
    """Whether the span shares a code point with one of the others."""
    return any(max(span[0], start) < min(span[1], end) for start, end in others)


def answers(program: str, interpreter: str, lines: list[str]) -> list[list[Span]] | None:
    """Return the spans that a program finds, None where it is not installed."""
    done = subprocess.run(
        [interpreter, "-c", program], input=json.dumps(lines), capture_output=True, check=False, text=True
    )
    return json.loads(done.stdout) if done.returncode == 0 else None


def main() -> None:
    """Print a line for each program, and the spans that this one misses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has parstdex and dateparser")
    arguments = parser.parse_args()
    gold = sentences(arguments.gold)
    lines = [text for text, _, _ in gold]
    found = [find_dates(line) for line in lines]
    systems: dict[str, list[list[Span]] | None] = {
        "tei_edition.dates": [[(each.start, each.end) for each in dates] for dates in found],
        "  calendar dates only": [
            [(each.start, each.end) for each in dates if each.kind is DateKind.CALENDAR] for dates in found
        ],
        "parstdex 1.3.1": answers(PARSTDEX, arguments.python, lines),
        "dateparser": answers(DATEPARSER, arguments.python, lines),
    }
    wanted = [
        (index, span)
        for index, (text, dates, _) in enumerate(gold)
        for span in dates
        if CALENDAR.search(text[slice(*span)])
    ]
    everything = [(index, span) for index, (_, dates, _) in enumerate(gold) for span in dates]
    print(f"{len(gold)} sentences, {len(everything)} DAT spans, {len(wanted)} of them with a calendar date")
    for name, spans in systems.items():
        if spans is None:
            print(f"{name:24} not installed")
            continue
        hits = sum(overlaps(span, spans[index]) for index, span in wanted)
        vague = sum(overlaps(span, spans[index]) for index, span in everything)
        outside = sum(not overlaps(span, gold[index][2]) for index, each in enumerate(spans) for span in each)
        print(
            f"{name:24} calendar dates {hits}/{len(wanted)} = {hits / len(wanted):.1%};"
            f" all DAT {vague}/{len(everything)} = {vague / len(everything):.1%}; outside {outside}"
        )
    own = systems["tei_edition.dates"] or []
    for index, span in wanted:
        if not overlaps(span, own[index]):
            print(f"missed {lines[index][slice(*span)]!r} in {lines[index]!r}")
    for index, each in enumerate(own):
        for span in each:
            if not overlaps(span, gold[index][2]):
                print(f"outside {lines[index][slice(*span)]!r} in {lines[index]!r}")


if __name__ == "__main__":
    main()
