"""`tei-edition package`: what a repository takes."""

import json
from pathlib import Path

import click

from tei_edition.cli.answering import Answering
from tei_edition.cli.console import Progress, put, show_findings, stop
from tei_edition.cli.options import AS_JSON, SETTINGS
from tei_edition.model import EditionError
from tei_edition.model.findings import on_one_line
from tei_edition.packaging.checking import REPOSITORIES
from tei_edition.workflow.checking import check_edition
from tei_edition.workflow.packaging import PackageReport, package


@click.command("package", cls=Answering)
@click.argument("edition", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of the package; without it, OUT/deposit/NAME.zip.",
)
@click.option(
    "--check",
    "repository",
    type=click.Choice(tuple(REPOSITORIES)),
    help="Make nothing, but tell what this repository requires and the edition lacks.",
)
@SETTINGS
@AS_JSON
def command(edition: Path, output: Path | None, repository: str | None, settings: Path | None, as_json: bool) -> int:
    """Make of a built edition what a repository takes.

    OUT is the folder that “tei-edition build” wrote. Its TEI, registers, schema, style sheets and site become one
    zip file, a BagIt bag, with its metadata in the forms that repositories ask for; beside it an archive for the
    import of DSpace. The same edition gives the same bytes.
    """
    progress = Progress("file")
    try:
        if repository:
            report = check_edition(edition, repository, settings)
        else:
            report = package(edition, progress, output=output, settings_file=settings)
    except EditionError as error:
        if as_json:
            put(json.dumps(PackageReport(findings=[error.finding]).as_record(), ensure_ascii=True, indent=1) + "\n")
        return stop(error)
    finally:
        progress.close()
    show_findings(report.findings)
    if as_json:
        put(json.dumps(report.as_record(), ensure_ascii=True, indent=1) + "\n")
    else:
        put(_verdict(report, REPOSITORIES[repository].name) if repository else _summary(report))
    return report.status


def _verdict(report: PackageReport, repository: str) -> str:
    errors = sum(found.level == "error" for found in report.findings)
    warnings = sum(found.level == "warning" for found in report.findings)
    if not errors and not warnings:
        return f"{repository} asks for nothing that the edition lacks.\n"
    return f"{repository}: {errors} to be mended, {warnings} to be looked at.\n"


def _summary(report: PackageReport) -> str:
    lines = [f"{report.files} files, {report.size:,} bytes, {len(report.forms)} forms of metadata."]
    made = (("package", report.package), ("DSpace", report.dspace))
    lines.extend(f"  {thing:<10} {on_one_line(str(place))}" for thing, place in made if place)
    return "\n".join(lines) + "\n"
