"""`tei-edition deposit`: an edition to a repository."""

import os
from pathlib import Path

import click

from tei_edition.cli.answering import Answering
from tei_edition.cli.console import Progress, put, show_findings
from tei_edition.cli.options import AS_JSON, SETTINGS
from tei_edition.model import exit_status
from tei_edition.packaging.deposit.depositing import State
from tei_edition.packaging.deposit.repeating import Clock
from tei_edition.workflow.depositing import DepositRequest, deposit


@click.command("deposit", cls=Answering)
@click.argument("folder", metavar="OUT", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("files", nargs=-1, metavar="[FILES]...", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--to", "repository", default="", metavar="URL", help="The repository; without it, the one in edition.toml."
)
@click.option("--reserve", is_flag=True, help="Only make a draft and reserve its DOI, to build the edition with it.")
@click.option("--publish", is_flag=True, help="Publish the draft when all is there. It cannot be taken back.")
@click.option(
    "--new-version", is_flag=True, help="Where the record is published with other files, make its next version."
)
@click.option("--dry-run", is_flag=True, help="Print every request, and send none.")
@click.option(
    "--timeout", type=click.FloatRange(1, 3600), default=60.0, metavar="SECONDS", help="How long to wait for an answer."
)
@SETTINGS
@AS_JSON
def command(
    folder: Path,
    files: tuple[Path, ...],
    repository: str,
    reserve: bool,
    publish: bool,
    new_version: bool,
    dry_run: bool,
    timeout: float,
    settings: Path | None,
    as_json: bool,
) -> int:
    """Deposit an edition in a repository of the InvenioRDM family, such as Zenodo.

    OUT is the edition's folder; FILES are sent, or without any what “tei-edition package” made. The token is taken
    from the environment variable TEI_EDITION_TOKEN or from the keyring. Nothing is published without --publish.
    """
    if dry_run and as_json:
        raise click.UsageError("Standard output takes the requests or the results as JSON, not both.")
    if len({file.name for file in files}) < len(files):
        raise click.UsageError("Two of the files have one name, and a repository keeps one of each name.")
    progress = Progress("file")
    request = DepositRequest(
        folder,
        files,
        os.environ,
        Clock(),
        progress,
        settings,
        repository,
        timeout,
        reserve_only=reserve,
        publish=publish,
        new_version=new_version,
        tell=put if dry_run else None,
    )
    report = deposit(request)
    progress.close()
    show_findings(report.findings)
    if as_json:
        put(report.as_json())
    elif report.state and report.state.record and not dry_run:
        put(_summary(report.state, reserve=reserve))
    return exit_status(report.findings)


def _summary(state: State, *, reserve: bool) -> str:
    lines = [f"{'Record, published' if state.published else 'Draft'}: {state.record}"]
    if state.page:
        lines.append(f"  page  {state.page}")
    if state.doi:
        lines.append(f"  DOI   {state.doi}")
    if reserve and state.doi:
        lines.append(
            f'Put doi = "{state.doi}" under [edition] in edition.toml, and build: the DOI is in every file then.'
        )
    return "\n".join(lines) + "\n"
