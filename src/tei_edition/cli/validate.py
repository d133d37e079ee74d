"""`tei-edition validate`: what is wrong with TEI files."""

import json
import time

import click

from tei_edition.cli.console import Progress, put, say, settled
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
    """Validate TEI files by the project's schema and rules.

    FILES are folders, files, patterns, or - for standard input. The findings are the result: they are printed on
    standard output, a line each.
    """
    progress = Progress("file")
    report = settled(lambda: validate(Request(files, time.perf_counter, progress), laws=laws))
    progress.close()
    findings = list(report.all_findings())
    if as_json:
        put(json.dumps([found.as_record() for found in findings], ensure_ascii=True, indent=1) + "\n")
        return report.status
    put("".join(f"{found}\n" for found in findings))
    if not report.stopped:
        checked = len(report.documents)
        faulty = sum(any(found.level == "error" for found in document.findings) for document in report.documents)
        say(f"{checked - faulty} of {checked} valid{' and lawful' if laws else ''}.\n")
    return report.status
