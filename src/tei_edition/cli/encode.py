"""`tei-edition encode`: sources to TEI, nothing more."""

import sys
import time
from pathlib import Path

import click

from tei_edition.cli.console import Progress, show_findings, show_summary
from tei_edition.cli.options import AS_JSON, ENCODING, FORMAT, SETTINGS, SOURCES, output
from tei_edition.workflow.building import Request, build, encode_to
from tei_edition.workflow.inputs import STANDARD_INPUT


@click.command("encode")
@SOURCES
@output("The folder of the edition, or - for standard output (one source).")
@SETTINGS
@ENCODING
@FORMAT
@AS_JSON
def command(
    sources: tuple[str, ...],
    output: Path,
    settings: Path | None,
    encoding: str,
    format_name: str,
    as_json: bool,
) -> int:
    """Encode SOURCES (files, folders, patterns, or - for standard input) as TEI, without validating them.

    Each document becomes OUT/tei/ID.xml, proved to hold every character of its source.
    """
    progress = Progress("document")
    request = Request(sources, time.perf_counter, progress, settings, format_name, encoding)
    if str(output) == STANDARD_INPUT:
        report = encode_to(request, sys.stdout.buffer.write)
        show_findings(report.all_findings())
        return report.status
    report = build(request, output, encode_only=True)
    progress.close()
    show_findings(report.all_findings())
    if as_json:
        click.echo(report.as_json(), nl=False)
    else:
        show_summary(report, [("TEI", f"{output}/tei/"), ("report", f"{output}/report.json")])
    return report.status
