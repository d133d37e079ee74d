"""What click itself prints, a command's help or the program's version, told as results are where it cannot be."""

from typing import Any, override

import click


class Answering(click.Command):
    """A command whose help and version, like its results, are told of where standard output takes no more.

    Only click writes while the arguments are read; what fails in the work that follows is a matter of the work.
    """

    @override
    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        """Read the arguments; raises what `put` does where click cannot print what they ask for."""
        try:
            return super().make_context(*arguments, **options)
        except OSError as error:
            from tei_edition.cli.console import untold  # noqa: PLC0415  it loads much that help does not need

            raise untold(error) from error
