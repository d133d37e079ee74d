"""`tei-edition train`: a model of names from an edition's own annotation."""

from pathlib import Path

import click

from tei_edition.cli.answering import Answering
from tei_edition.cli.console import put, show_findings
from tei_edition.cli.options import output
from tei_edition.model import exit_status
from tei_edition.workflow.training import train_on


@click.command("train", cls=Answering)
@click.argument("files", nargs=-1, required=True, metavar="FILES...")
@output("The file of the model.")
def command(files: tuple[str, ...], output: Path) -> int:
    """Train a model of names on annotated TEI files.

    FILES are TEI files, folders or patterns, with their names tagged and reviewed. The model is used by the editions
    whose settings name it: [names] model = "…".
    """
    training = train_on(files, output)
    show_findings(training.findings)
    if training.sentences:
        put(
            f"{training.sentences} sentences of {training.documents} document{'s' * (training.documents != 1)},"
            f" {training.names} names: {output}\n"
        )
    return exit_status(training.findings)
