"""`tei-edition render`: TEI to a site."""

import time
from pathlib import Path

import click

from tei_edition.cli.console import Progress, show_findings, show_summary
from tei_edition.cli.options import AS_JSON, SETTINGS, output
from tei_edition.workflow.building import Request, render


@click.command("render")
@click.argument("files", nargs=-1, metavar="[FILES]...")
@output("The folder of the edition; the site is made in OUT/site.")
@SETTINGS
@AS_JSON
def command(
    files: tuple[str, ...],
    output: Path,
    settings: Path | None,
    as_json: bool,
) -> int:
    """Make the site of TEI FILES (files, folders, patterns); without any, of those in OUT/tei."""
    progress = Progress("page")
    report = render(Request(files, time.perf_counter, progress, settings), output)
    progress.close()
    show_findings(report.all_findings())
    if as_json:
        click.echo(report.as_json(), nl=False)
    else:
        show_summary(report, [("site", f"{output}/site/index.html")] if report.completed else [])
    return report.status
