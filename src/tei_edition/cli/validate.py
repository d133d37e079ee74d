"""`tei-edition validate`: what is wrong with TEI files."""

import time
from pathlib import Path

import click

from tei_edition.cli.answering import Answering
from tei_edition.cli.console import Progress, put, say, settled
from tei_edition.cli.formats import FORMATS, show
from tei_edition.cli.formats.strings import STRINGS
from tei_edition.cli.options import AS_JSON, JOBS, SETTINGS
from tei_edition.model.findings import ExitStatus
from tei_edition.model.languages import LANGUAGES, Language
from tei_edition.workflow.requests import Request
from tei_edition.workflow.validating import Validation, validate

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("validate", cls=Answering)
@click.argument("files", nargs=-1, required=True, metavar="FILES...")
@click.option("--schema", type=_FILE, help="Validate by this RelaxNG schema (.rng) instead.")
@click.option("--schematron", type=_FILE, help="Validate by these Schematron rules (.sch) instead.")
@click.option(
    "--profile",
    default="",
    metavar="NAME",
    help="Validate by a profile of edition.toml, by “edition”, or by “ana”.",
)
@SETTINGS
@click.option("--laws", is_flag=True, help="Check the text laws L5 and L6 on each valid file too.")
@click.option("--second-opinion", is_flag=True, help="Ask jing too, where it is installed.")
@JOBS
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Say it in this language.")
@click.option(
    "--format", "format_name", type=click.Choice(FORMATS), default=FORMATS[0], help="Print the findings in this format."
)
@AS_JSON
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning")),
    default="error",
    help="Let the exit status be 1 where there are findings of this level, or a worse one.",
)
def command(
    files: tuple[str, ...],
    schema: Path | None,
    schematron: Path | None,
    profile: str,
    settings: Path | None,
    laws: bool,
    second_opinion: bool,
    jobs: int | None,
    language: Language,
    format_name: str,
    as_json: bool,
    fail_on: str,
) -> int:
    """Validate TEI files by the project's schema and rules.

    FILES are folders, files, patterns, an edition's folder, or - for standard input. The findings are the result:
    they are printed on standard output. With --schema or --schematron alone, only what they state is asked.
    """
    progress = Progress("file")
    asked = Validation(laws, profile, schema, schematron, language, jobs, second_opinion)
    report = settled(lambda: validate(Request(files, time.perf_counter, progress, settings), asked))
    progress.close()
    put(show(report, "json" if as_json else format_name, language))
    if not report.stopped and format_name == FORMATS[0] and not as_json:
        total = len(report.documents)
        faulty = sum(any(found.level == "error" for found in document.findings) for document in report.documents)
        say(f"{STRINGS[language]['lawful' if laws else 'valid'].format(valid=total - faulty, total=total)}\n")
    warned = fail_on == "warning" and any(found.level == "warning" for found in report.all_findings())
    return report.status or (ExitStatus.FINDINGS if warned else ExitStatus.DONE)
