"""Validation: what is wrong with a TEI file, as findings with file, line, and what to do.

`relaxng` asks the schema, `diagnosis` puts its answer into words, `grammar` reads the schema's content models for it.
`schematron` asks the rules that a grammar cannot state, which `schematron_compiler` makes a style sheet of; it starts
Saxon, so that module is imported where it is used.
"""

from tei_edition.validation.relaxng import Schema, parse

__all__ = ["Schema", "parse"]
