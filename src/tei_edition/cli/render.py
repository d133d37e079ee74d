"""`tei-edition render`: TEI to a site."""

import time
from pathlib import Path

import click

from tei_edition.cli.answering import Answering
from tei_edition.cli.console import Progress, conclude, settled
from tei_edition.cli.options import AS_JSON, JOBS, SETTINGS, THEME, output
from tei_edition.workflow.rendering import render
from tei_edition.workflow.requests import Request


@click.command("render", cls=Answering)
@click.argument("files", nargs=-1, metavar="[FILES]...")
@output("The folder of the edition; the site is made in OUT/site.")
@SETTINGS
@THEME
@JOBS
@AS_JSON
def command(
    files: tuple[str, ...],
    output: Path,
    settings: Path | None,
    theme: Path | None,
    jobs: int | None,
    as_json: bool,
) -> int:
    """Make the site of TEI files.

    FILES are folders, files, patterns, or - for standard input; without any, what is in OUT/tei.
    """
    progress = Progress("page")
    request = Request(files, time.perf_counter, progress, settings, theme=theme, jobs=jobs)
    report = settled(lambda: render(request, output))
    progress.close()
    return conclude(report, (("site", output / "site" / "index.html"),), as_json=as_json)
