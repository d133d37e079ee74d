"""`tei-edition validate`: what is wrong with TEI files."""

import json
import time

import click

from tei_edition.cli.console import Progress
from tei_edition.cli.options import AS_JSON
from tei_edition.workflow.building import Request, validate


@click.command("validate")
@click.argument("files", nargs=-1, required=True, metavar="FILES...")
@click.option("--laws", is_flag=True, help="Check the text laws L5 and L6 on each valid file too.")
@AS_JSON
def command(
    files: tuple[str, ...],
    laws: bool,
    as_json: bool,
) -> int:
    """Validate TEI FILES (files, folders, patterns, or - for standard input) by the project's schema.

    The findings are the result: they are printed on standard output, a line each.
    """
    progress = Progress("file")
    report = validate(Request(files, time.perf_counter, progress), laws=laws)
    progress.close()
    findings = list(report.all_findings())
    if as_json:
        click.echo(json.dumps([found.as_record() for found in findings], ensure_ascii=True, indent=1))
        return report.status
    for found in findings:
        click.echo(str(found))
    files_checked = len(report.documents)
    faulty = sum(any(found.level == "error" for found in document.findings) for document in report.documents)
    click.echo(
        f"{files_checked - faulty} of {files_checked} valid{' and lawful' if laws else ''}.",
        err=True,
    )
    return report.status
