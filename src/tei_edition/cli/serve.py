"""`tei-edition serve`: the site of an edition, in a browser on this machine."""

from pathlib import Path

import click

from tei_edition.cli.answering import Answering
from tei_edition.cli.console import put, say, stop
from tei_edition.model import EditionError
from tei_edition.workflow.serving import server_of


@click.command("serve", cls=Answering)
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="NUMBER",
    help="Listen there; 0 is any that is free. Otherwise 8000, or a free one where that is taken.",
)
def command(output: Path, port: int | None) -> int:
    """Show the site of an edition to the browsers of this machine.

    OUT is the folder of the edition. The site is served on 127.0.0.1 only, until Ctrl-C, which is no error.
    """
    try:
        server = server_of(output, port)
    except EditionError as error:
        return stop(error)
    with server:
        try:
            put(f"The site is at {server.address}\nPress Ctrl-C to end.\n")
            server.serve_forever()
        except KeyboardInterrupt:
            say("Ended.\n")
    return 0
