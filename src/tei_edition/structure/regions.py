"""Where a text begins and ends: the runs of short lines between running text, and which end they belong to."""

from dataclasses import dataclass

from tei_edition.structure.passages import FURNITURE, Anatomy, Line


@dataclass(frozen=True, slots=True)
class Run:
    """Short lines in a row: `foot` ends the text before, `head` begins the one after.

    `first` and `last` tell the run before which, and after which, there is no running text.
    """

    foot: tuple[Line, ...]
    head: tuple[Line, ...]
    first: bool
    last: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in order."""
        return (*self.foot, *self.head)


def short_runs(anatomy: Anatomy) -> list[Run]:
    """Give the runs of short lines in order; lines that the layers before claimed for the page are left out. Linear."""
    known: list[Run] | None = anatomy.known.get("runs")
    if known is not None:
        return known
    furniture = anatomy.claimed(*FURNITURE)
    runs: list[tuple[list[tuple[Line, bool]], bool]] = []
    current: list[tuple[Line, bool]] = []
    first = True
    for passage in anatomy.passages:
        leading, rest, trailing = passage.divided
        current.extend(
            (line, passage.role == "heading" and (anatomy.states_headings or not line.text.endswith("!")))
            for line in leading
            if line not in furniture
        )
        if rest:
            runs.append((current, first))
            first = False
            current = [(line, False) for line in trailing if line not in furniture]
    runs.append((current, first))
    found = [_run(lines, first=at_start, last=index == len(runs) - 1) for index, (lines, at_start) in enumerate(runs)]
    anatomy.known["runs"] = found
    return found


def _run(lines: list[tuple[Line, bool]], *, first: bool, last: bool) -> Run:
    only = tuple(line for line, _ in lines)
    if first:
        return Run((), only, first=True, last=last)
    start = next((i for i, (_, heading) in enumerate(lines) if heading), len(lines))
    return Run(only[:start], only[start:], first=False, last=last)
