"""Validation by RelaxNG: a schema, a file, and what is wrong with the one by the other.

The verdict is libxml2's. Where it is no, `diagnosis` says what is wrong and where; line numbers are those of the end of
a start tag, as libxml2 keeps no others, and the column is always the first.
"""

from io import BytesIO
from pathlib import Path
from typing import Any, Self

from lxml import etree

from tei_edition.model.findings import EditionError, Finding, finding
from tei_edition.validation.diagnosis import Fault, entity_faults, faults
from tei_edition.validation.grammar import Grammar, UnreadableGrammarError


class Schema:
    """A compiled RelaxNG schema; one instance validates any number of trees, one at a time."""

    def __init__(self, tree: etree._ElementTree) -> None:
        """Compile `tree`; raises `lxml.etree.RelaxNGParseError` where it is no schema."""
        self._validator = etree.RelaxNG(tree)
        self._grammar = Grammar(tree)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Give the schema of the file `path` (XML syntax).

        Raises `EditionError` S01 where there is no such file, or it holds no RelaxNG schema.
        """
        try:
            return cls(parse(path.read_bytes(), str(path)))
        except OSError as error:
            reason = error.strerror or str(error)
        except EditionError as error:
            reason = error.finding.message.rstrip(".")
        except etree.RelaxNGError as error:
            reason = str(error).rstrip(".")
        raise EditionError(finding("S01", file=str(path), reason=reason))

    def validate(self, tree: etree._ElementTree, name: str) -> tuple[Finding, ...]:
        """Give what is invalid in `tree`, in the order of lines, under the file name `name`; nothing where it is valid.

        `tree` is one that `parse` gave, unchanged since: libxml2 notes in it which identifiers it has seen.
        """
        if self._validator.validate(tree):
            found = entity_faults(tree)
        else:
            # Taken now: the log is that of the last validation.
            entry = self._validator.error_log[0]
            unexplained = Fault(entry.line, entry.message, "Compare the place with the schema.")
            found = self._faults(tree) or (unexplained,)
        return tuple(
            finding("V02", file=name, line=fault.line, column=1, reason=fault.reason, advice=fault.advice)
            for fault in found
        )

    def _faults(self, tree: etree._ElementTree) -> tuple[Fault, ...]:
        try:
            return faults(tree, self._grammar)
        except UnreadableGrammarError:
            return ()


class _NoExternalEntities(etree.Resolver):
    """Answers every request for a DTD or an entity with nothing."""

    # The stubs know neither the context that lxml passes nor that the base URL can be left out.
    def resolve(self, _system_url: str, _public_id: str, context: Any) -> Any:  # type: ignore[override]
        # An empty document would be the word for it, but after resolve_empty libxml2 loads what it asked for.
        return self.resolve_string("<!---->", context)  # type: ignore[call-arg]


def parse(data: bytes, name: str) -> etree._ElementTree:
    """Give the tree of the XML in `data`; nothing but `data` is read, and no entity is put in place of its reference.

    Raises `EditionError` V01, with line and column, where `data` is not well-formed; `name` is the file's name in it.
    """
    # collect_ids=False, or an xml:id given twice is an error of parsing and not a finding. The trap: lxml says it to
    # libxml2 by a flag that makes libxml2 load external DTDs, load_dtd=False or not; hence the resolver.
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False, huge_tree=True, collect_ids=False)
    parser.resolvers.add(_NoExternalEntities())
    try:
        return etree.parse(BytesIO(data), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = error.msg.removesuffix(f", line {line}, column {column}").rstrip(". ")
        raise EditionError(finding("V01", file=name, line=line, column=column, reason=reason)) from None
