"""Validation by RelaxNG: a schema, a file, and what is wrong with the one by the other.

The verdict is libxml2's. Where it is no, `diagnosis` says what is wrong, and `placing` where.
"""

from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, Self

from lxml import etree

from tei_edition.model.findings import EditionError, Finding, finding
from tei_edition.validation.diagnosis import Fault, entity_faults, faults, has_unknown_attribute
from tei_edition.validation.grammar import Grammar, UnreadableGrammarError
from tei_edition.validation.placing import MOST, Target, placed
from tei_edition.validation.wording import phrase


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

    def validate(self, tree: etree._ElementTree, name: str, data: bytes = b"") -> tuple[Finding, ...]:
        """Give what is invalid in `tree`, in the order of the file, under the file name `name`; nothing if it is valid.

        `tree` is one that `parse` gave, unchanged since: libxml2 notes in it which identifiers it has seen. `data` are
        the bytes that it was parsed from; without them, a place is a line alone. Of very many faults, the first.
        """
        found: list[Fault] = []
        if not self._validator.validate(tree):
            # Taken now: the log is that of the last validation.
            entry = self._validator.error_log[0]
            found = self._faults(tree)
            if not found:
                return (_unexplained(entry, name),)
        elif self._has_unknown_attribute(tree):
            found = self._faults(tree)
        elif tree.docinfo.internalDTD is not None:
            found = list(islice(entity_faults(tree), MOST + 1))
        shown = [
            (
                finding("V02", file=name, reason=fault.reason, advice=fault.advice),
                Target(fault.site, fault.attribute, fault.expected),
            )
            for fault in found
        ]
        return placed(shown, tree, data, name)

    def _has_unknown_attribute(self, tree: etree._ElementTree) -> bool:
        # Where several content models are still possible, libxml2 may let an attribute pass that is in none of them.
        try:
            return has_unknown_attribute(tree, self._grammar)
        except (UnreadableGrammarError, RecursionError):
            return False

    def _faults(self, tree: etree._ElementTree) -> list[Fault]:
        found: list[Fault] = []
        try:
            # No more than can be listed: each takes its time.
            found.extend(islice(faults(tree, self._grammar), MOST + 1))
        except (UnreadableGrammarError, RecursionError):
            # What libxml2 says will have to do; what was found until then may be no fault of the document.
            return []
        return found


def _unexplained(entry: Any, name: str) -> Finding:
    reason, advice = phrase("unexplained", message=entry.message), phrase("compare")
    return finding("V02", file=name, line=entry.line, reason=reason, advice=advice)


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
