"""What people see: progress and findings on standard error, results on standard output."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from tei_edition.model import EditionError, Finding, exit_status, finding
from tei_edition.model.findings import on_one_line
from tei_edition.workflow.reading import bug
from tei_edition.workflow.report import Report
from tei_edition.workflow.writing import reason

_SLOW = 1.0
"""Seconds after which work that is not done shows its progress."""
COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_MOST = 20
"""Findings of one code that are told; those that a text of millions of characters has would hide all others."""


class UnheardError(Exception):
    """Whoever read the output has gone; click, told so by an `OSError`, would leave with a status of its own."""


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
        if (
            sys.stderr is None
            or not sys.stderr.isatty()
            or now - self._start < _SLOW
            or (now - self._shown < 0.1 and done < total)
        ):
            return
        self._shown, self._visible = now, True
        say(f"\r\033[K{self._task} {done}/{total} {on_one_line(name)[-50:]}")

    def close(self) -> None:
        """Leave the line clean."""
        if self._visible:
            say("\r\033[K")


def show_findings(findings: Iterable[Finding]) -> None:
    """Print each finding on standard error; of many warnings or notes of one code the first, and how many there are."""
    counts: Counter[tuple[str, str]] = Counter()
    for found in findings:
        counts[found.level, f"{found.code} {found.name}"] += 1
        if found.level == "error" or counts[found.level, f"{found.code} {found.name}"] <= _MOST:
            say(f"{click.style(found.level, COLOURS[found.level])}: {found}\n")
    for (level, name), count in counts.items():
        if level != "error" and count > _MOST:
            say(f"{click.style(level, COLOURS[level])}: and {count - _MOST} more of {name}; --json lists them all.\n")


def say(text: str) -> None:
    """Print `text` on standard error; raises `UnheardError` where it takes no more."""
    try:
        click.echo(text, err=True, nl=False)
    except OSError as error:
        raise UnheardError from error


def put(result: str | bytes) -> None:
    """Print `result` on standard output.

    Raises `UnheardError` where its reader has gone, and `EditionError` O03 where it takes no more.
    """
    if sys.stdout is None:
        raise EditionError(finding("O03", file="-", reason="standard output is closed"))
    rest = memoryview(result if isinstance(result, bytes) else result.encode(sys.stdout.encoding, "backslashreplace"))
    try:
        # With PYTHONUNBUFFERED, one write may take a part only, and print would not say so.
        while rest:
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.flush()
    except OSError as error:
        raise untold(error) from error


def untold(error: OSError) -> UnheardError | EditionError:
    """Give what is to be raised where standard output takes no more: nobody hears, or O03."""
    if isinstance(error, BrokenPipeError):
        return UnheardError()
    return EditionError(finding("O03", file="-", reason=reason(error)))


def settled(work: Callable[[], Report]) -> Report:
    """Do the work; where nothing could be begun, give a report that says why."""
    try:
        return work()
    except EditionError as error:
        report = Report()
        report.stop(error.finding)
        return report


def conclude(report: Report, made: Iterable[tuple[str, Path]], *, as_json: bool) -> int:
    """Print the findings and then, as JSON or for people, the results; give the exit status.

    `made` are pairs of a thing and its place, of which those that are there are named.
    """
    show_findings(report.all_findings())
    if as_json:
        put(report.as_json())
    elif report.documents or not report.stopped:
        put(_summary(report, made))
    if report.interrupted:
        say("Interrupted: run the same command again to complete the edition.\n")
    return report.status


def _summary(report: Report, made: Iterable[tuple[str, Path]]) -> str:
    levels = Counter(found.level for found in report.all_findings())
    total, completed = len(report.documents), len(report.completed)
    characters = sum(document.characters for document in report.completed)
    documents = f"{completed} document{'s' * (completed != 1)}"
    if completed < total:
        documents += f" of {total}"
    counted = ", ".join(
        f"{levels[level]} {level}{'s' * (levels[level] != 1)}" for level in ("error", "warning") if levels[level]
    )
    size = f", {characters:,} characters" if characters else ""
    lines = [f"{documents}{size}{': ' + counted if counted else ', nothing to complain of'}."]
    # Pages that were being made when the command stopped are no site yet.
    shown = [(thing, place) for thing, place in made if place.exists() and not (report.stopped and thing == "site")]
    lines.extend(f"  {thing:<10} {on_one_line(str(place))}" for thing, place in shown)
    return "\n".join(lines) + "\n"


def stop(error: EditionError) -> int:
    """Print the finding of an error that concerns the whole command, and give its exit status."""
    show_findings([error.finding])
    return exit_status([error.finding])


def fault(error: Exception) -> int:
    """Print a fault of the program, or the error that it is, and give its exit status."""
    return stop(error if isinstance(error, EditionError) else EditionError(bug(error)))
