"""`tei-edition encode`: sources to TEI, nothing more."""

import time
from pathlib import Path

import click

from tei_edition.cli.answering import Answering
from tei_edition.cli.console import Progress, conclude, put, settled, show_findings
from tei_edition.cli.options import AS_JSON, ENCODING, FORMAT, SETTINGS, SOURCES, STANDARD_OUTPUT, output
from tei_edition.workflow.building import build, encode_to
from tei_edition.workflow.requests import Request


@click.command("encode", cls=Answering)
@SOURCES
@output("The folder of the edition, or - for standard output (one source).", standard=True)
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
    """Encode sources as TEI, without validating them.

    SOURCES are folders, files, patterns, or - for standard input. Each document becomes OUT/tei/ID.xml, proved to
    hold every character of its source.
    """
    progress = Progress("document")
    request = Request(sources, time.perf_counter, progress, settings, format_name, encoding)
    if str(output) == STANDARD_OUTPUT:
        if as_json:
            raise click.UsageError("Standard output takes the TEI or the results as JSON, not both.")
        report = settled(lambda: encode_to(request, put))
        progress.close()
        show_findings(report.all_findings())
        return report.status
    report = settled(lambda: build(request, output, encode_only=True))
    progress.close()
    return conclude(report, (("TEI", output / "tei"), ("report", output / "report.json")), as_json=as_json)
