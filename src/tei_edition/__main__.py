"""`python -m tei_edition`, where the command is not on the path."""

from tei_edition.cli import main

main()
