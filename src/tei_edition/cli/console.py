"""What people see: progress and findings on standard error, results on standard output."""

import sys
import time
from collections import Counter
from collections.abc import Iterable

import click

from tei_edition.model import EditionError, Finding, exit_status
from tei_edition.workflow.report import Report
from tei_edition.workflow.stages import bug

_SLOW = 1.0
"""Seconds after which work that is not done shows its progress."""
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_MOST_NOTES = 20


class Progress:
    """One line on a terminal, rewritten as the work goes on; nothing where standard error is no terminal."""

    def __init__(self, task: str) -> None:
        """Begin to count the time of `task`."""
        self._task = task
        self._start = self._shown = time.monotonic()
        self._visible = False

    def __call__(self, done: int, total: int, name: str) -> None:
        """Say that `done` of `total` are done, and that `name` comes next."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._start < _SLOW or (now - self._shown < 0.1 and done < total):
            return
        self._shown, self._visible = now, True
        click.echo(f"\r\033[K{self._task} {done}/{total} {name[-50:]}", err=True, nl=False)

    def close(self) -> None:
        """Leave the line clean."""
        if self._visible:
            click.echo("\r\033[K", err=True, nl=False)


def show_findings(findings: Iterable[Finding]) -> None:
    """Print each finding on standard error; of many notes the first, and how many there are."""
    notes = 0
    for found in findings:
        notes += found.level == "note"
        if found.level != "note" or notes <= _MOST_NOTES:
            click.echo(f"{click.style(found.level, _COLOURS[found.level])}: {found}", err=True)
    if notes > _MOST_NOTES:
        click.echo(f"note: and {notes - _MOST_NOTES} more notes; report.json has them all.", err=True)


def show_summary(report: Report, made: Iterable[tuple[str, str]]) -> None:
    """Print what was made, as pairs of a thing and its place, on standard output."""
    levels = Counter(found.level for found in report.all_findings())
    total, completed = len(report.documents), len(report.completed)
    characters = sum(document.characters for document in report.completed)
    documents = f"{completed} document{'s' * (completed != 1)}"
    if completed < total:
        documents += f" of {total}"
    counted = ", ".join(
        f"{levels[level]} {level}{'s' * (levels[level] != 1)}" for level in ("error", "warning") if levels[level]
    )
    click.echo(f"{documents}, {characters:,} characters{': ' + counted if counted else ', nothing to complain of'}.")
    for thing, place in made:
        click.echo(f"  {thing:<10} {place}")
    if report.interrupted:
        click.echo("Interrupted: run the same command again to complete the edition.", err=True)


def stop(error: EditionError) -> int:
    """Print the finding of an error that concerns the whole command, and give its exit status."""
    show_findings([error.finding])
    return exit_status([error.finding])


def fault(error: Exception) -> int:
    """Print a fault of the program, or the error that it is, and give its exit status."""
    return stop(error if isinstance(error, EditionError) else EditionError(bug(error)))
