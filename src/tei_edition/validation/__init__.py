"""Validation: what is wrong with a TEI file, as findings with file, line, column, element, and what to do.

`relaxng` asks the schema, `diagnosis` puts its answer into words (`wording`), `grammar` reads the schema for it.
`placing` gives findings their places, which `positions` finds in the bytes. `jing` asks another validator.
`schematron` asks the rules that a grammar cannot state, which `schematron_compiler` makes a style sheet of; it starts
Saxon, so that module is imported where it is used.
"""

from tei_edition.validation.relaxng import Schema, parse

__all__ = ["Schema", "parse"]
