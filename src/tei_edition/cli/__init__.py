"""The command line. One module a command, imported only when the command is called: `--help` loads none of them."""

import importlib
import os
import sys
from collections.abc import Sequence
from typing import override

import click

from tei_edition import __version__

COMMANDS = {
    "build": "Make an edition of a folder of sources: TEI, validated, and a site.",
    "encode": "Encode sources as TEI.",
    "validate": "Validate TEI files, and check the text laws on them.",
    "render": "Make the site of TEI files.",
}
"""The commands and the line that the list of commands shows for each."""


class _LazyGroup(click.Group):
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
    r"""Digital scholarly editions in TEI P5, with not a character lost.

    \b
    Exit status: 0 done; 1 findings of error level; 2 usage; 3 an input could not be
    read; 4 a text law was broken; 5 a schema or style sheet cannot be loaded;
    70 a fault of the program; 130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit status; whatever happens, no traceback is shown."""
    # File names may hold bytes that are no characters, and terminals may lack Persian letters.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status = program.main(arguments, prog_name="tei-edition", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        status = 130
    except BrokenPipeError:
        # Whoever read the output has gone; nothing is left to say, and Python must not say so at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    except Exception as error:  # noqa: BLE001  the last place where a fault can be told without a traceback
        from tei_edition.cli.console import fault  # noqa: PLC0415

        status = fault(error)
    sys.exit(status or 0)
