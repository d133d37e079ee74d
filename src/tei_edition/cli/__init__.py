"""The command line. One module a command, imported only when the command is called: `--help` loads none of them."""

import importlib
import os
import signal
import sys
import threading
from collections.abc import Sequence
from typing import override

import click

from tei_edition import __version__
from tei_edition.cli.answering import Answering

COMMANDS = {
    "build": "Make an edition of a folder of sources: TEI, validated, and a site.",
    "encode": "Encode sources as TEI, without validating them.",
    "validate": "Validate TEI files by the project's schema and rules.",
    "render": "Make the site of TEI files.",
    "serve": "Show the site of an edition to the browsers of this machine.",
    "words": "Divide TEI files into sentences and words, with lemmas.",
    "deposit": "Deposit an edition in a repository of the InvenioRDM family, such as Zenodo.",
    "evaluate": "Measure an annotation against a gold standard.",
    "package": "Make of a built edition what a repository takes.",
    "train": "Train a model of names on annotated TEI files.",
}
"""The commands, and the line that each one's own help begins with."""


class _LazyGroup(Answering, click.Group):
    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"tei_edition.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def program() -> None:
    """Digital scholarly editions in TEI P5, with not a character lost.

    \b
    Exit status: 0 done; 1 findings of error level; 2 usage; 3 an input could not be
    read; 4 a text law was broken; 5 a schema or style sheet cannot be loaded;
    70 a fault of the program; 130 interrupted; 141 whoever read the output has gone.
    """  # noqa: D301  click takes the backspace itself for its mark


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit status; whatever happens, no traceback is shown."""
    # A stream that was closed from outside is None. File names may hold bytes that are no characters, and terminals
    # may lack Persian letters.
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    _hear_interruptions()
    try:
        status = _status(arguments)
    except OSError:  # what is wrong, or that it was interrupted, could not be said
        status = _unheard()
    try:
        # Now, as what Python cannot write at its own end it tells with a traceback.
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError:
        unheard = _unheard()
        status = status or unheard
    sys.exit(status)


def _hear_interruptions() -> None:
    """Let a terminal that is closed, and a request to end, interrupt the program as Ctrl-C does.

    What is ignored stays so: nohup lets a command go on when its terminal is closed.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _status(arguments: Sequence[str] | None) -> int:
    try:
        return program.main(arguments, prog_name="tei-edition", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        return 130
    except Exception as error:  # noqa: BLE001  the last place where a fault can be told without a traceback
        from tei_edition.cli.console import UnheardError, fault  # noqa: PLC0415

        return _unheard() if isinstance(error, UnheardError) else fault(error)


def _unheard() -> int:
    """Let what is still to be written go nowhere, as whoever read it has gone; give the exit status of that."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    return 141
