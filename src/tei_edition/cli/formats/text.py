"""Findings for people: a line each, and below it the way to the element, its tag, and what could stand there."""

import os
import sys
from collections.abc import Iterator

import click

from tei_edition.cli.console import COLOURS
from tei_edition.cli.formats.strings import STRINGS
from tei_edition.model import Finding
from tei_edition.model.findings import on_one_line
from tei_edition.model.languages import Language
from tei_edition.workflow.report import Report

_MOST = 20
"""So many names of what could stand in a place are printed."""


def shown(report: Report, language: Language) -> str:
    """Give the findings as lines; in colours where standard output is a terminal and NO_COLOR is not set."""
    coloured = sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return "".join(f"{line}\n" for found in report.all_findings() for line in _lines(found, language, coloured))


def _lines(found: Finding, language: Language, coloured: bool) -> Iterator[str]:
    def styled(text: str, **styles: object) -> str:
        return click.style(text, **styles) if coloured else text  # type: ignore[arg-type]

    words = STRINGS[language]
    place, code, rest = str(found).partition(f": {found.code} {found.name}: ")
    yield f"{styled(place, bold=True)}{styled(code, fg=COLOURS[found.level])}{rest}"
    if found.element:
        yield f"    {on_one_line(found.element)}"
    if found.excerpt:
        before, tag, after = (on_one_line(part) for part in found.excerpt.parts)
        yield f"    {before.lstrip()}{styled(tag, bold=True, fg=COLOURS[found.level])}{after}".rstrip()
    if found.expected:
        names = " ".join(found.expected[:_MOST])
        more = len(found.expected) - _MOST
        yield f"    {words['expected']} {names}{' ' + words['others'].format(count=more) if more > 0 else ''}"
