"""The options that several commands have, each spelled and explained once."""

from collections.abc import Callable
from pathlib import Path

import click

STANDARD_OUTPUT = "-"

type Decorator = Callable[[Callable[..., int]], Callable[..., int]]

SOURCES = click.argument("sources", nargs=-1, required=True, metavar="SOURCES...")
SETTINGS = click.option(
    "--settings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The edition's settings; without it, the edition.toml beside the sources.",
)
ENCODING = click.option(
    "--encoding",
    default="",
    metavar="NAME",
    help="Read the sources in this encoding: utf-8, utf-16, windows-1256, iso-8859-6. Otherwise it is detected.",
)
FORMAT = click.option(
    "--format",
    "format_name",
    default="",
    metavar="NAME",
    help="Read the sources in this format: plaintext, markdown. Otherwise each file shows its own.",
)
JOBS = click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help="Use N processes; otherwise as many as are worth it."
)
THEME = click.option(
    "--theme",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of style sheets, strings and assets that win over the program's own.",
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")


def output(help_text: str, *, standard: bool = False) -> Decorator:
    """Give the option that names the edition's folder, or standard output where the command is able to use it."""

    def checked(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
        if str(value) == STANDARD_OUTPUT and not standard:
            raise click.BadParameter("the output is a folder here, not standard output.", context, parameter)
        return value

    return click.option(
        "-o",
        "--output",
        required=True,
        metavar="OUT",
        help=help_text,
        type=click.Path(path_type=Path),
        callback=checked,
    )
