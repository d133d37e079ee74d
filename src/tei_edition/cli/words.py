"""`tei-edition words`: TEI to sentences and words."""

import time
from pathlib import Path

import click

from tei_edition.cli.answering import Answering
from tei_edition.cli.console import Progress, conclude, settled
from tei_edition.cli.options import AS_JSON, SETTINGS, output
from tei_edition.corpora import FORMATS
from tei_edition.workflow.building import divide
from tei_edition.workflow.folder import EXPORTS, TEI, WORDS
from tei_edition.workflow.requests import Request
from tei_edition.workflow.settings import WordSettings


@click.command("words", cls=Answering)
@click.argument("files", nargs=-1, required=True, metavar="OUT|FILES...")
@output("The folder of the edition; without it, OUT itself.", required=False)
@click.option(
    "--export",
    "exports",
    multiple=True,
    type=click.Choice(tuple(FORMATS)),
    help="Write OUT/words/ID.FORMAT too, in this format of corpora; may be given several times.",
)
@click.option(
    "--model",
    type=click.Path(exists=True, path_type=Path),
    help="Tag parts of speech by this model: a file of hazm's POSTagger, or a folder of spaCy's.",
)
@SETTINGS
@AS_JSON
def command(
    files: tuple[str, ...],
    output: Path | None,
    exports: tuple[str, ...],
    model: Path | None,
    settings: Path | None,
    as_json: bool,
) -> int:
    """Divide TEI files into sentences and words, with lemmas.

    OUT is the folder of an edition, whose TEI is divided; or FILES are TEI files, folders, patterns, or - for standard
    input. Each becomes OUT/tei-ana/ID.ana.xml: the same file, character for character, with s, w and pc in its text.
    """
    edition = Path(files[0]) / TEI.folder
    if len(files) == 1 and edition.is_dir():
        output, files = output or edition.parent, (str(edition),)
    if output is None:
        raise click.UsageError("Say with -o in which folder the words of these files go.")
    folder, asked = output, WordSettings(analysis=True, model=model, exports=exports)
    progress = Progress("document")
    report = settled(lambda: divide(Request(files, time.perf_counter, progress, settings), folder, asked))
    progress.close()
    made = (("words", folder / WORDS.folder), *(("export", folder / EXPORTS[name].folder) for name in exports[:1]))
    return conclude(report, made, as_json=as_json)
