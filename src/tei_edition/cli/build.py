"""`tei-edition build`: everything, from sources to a site."""

import time
from pathlib import Path

import click

from tei_edition.cli.answering import Answering
from tei_edition.cli.console import Progress, conclude, settled
from tei_edition.cli.options import AS_JSON, ENCODING, FORMAT, JOBS, SETTINGS, SOURCES, THEME, output
from tei_edition.workflow.building import build
from tei_edition.workflow.requests import Request


@click.command("build", cls=Answering)
@SOURCES
@output("The folder of the edition: new, empty, or holding an earlier build.")
@SETTINGS
@ENCODING
@FORMAT
@THEME
@JOBS
@AS_JSON
def command(
    sources: tuple[str, ...],
    output: Path,
    settings: Path | None,
    encoding: str,
    format_name: str,
    theme: Path | None,
    jobs: int | None,
    as_json: bool,
) -> int:
    """Make an edition of a folder of sources: TEI, validated, and a site.

    SOURCES are folders, files, patterns, or - for standard input. Each document becomes OUT/tei/ID.xml, proved to
    hold every character of its source and validated; the site is OUT/site/index.html, and OUT/report.json tells what
    was done. A document that fails stops no other.
    """
    progress = Progress("document")
    request = Request(sources, time.perf_counter, progress, settings, format_name, encoding, theme, jobs)
    report = settled(lambda: build(request, output))
    progress.close()
    made = (("TEI", output / "tei"), ("site", output / "site" / "index.html"), ("report", output / "report.json"))
    return conclude(report, made, as_json=as_json)
