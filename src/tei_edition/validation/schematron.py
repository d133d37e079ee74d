"""Validation by Schematron: what a grammar cannot say of a document, said by rules in words.

A schema is compiled once (`schematron_compiler`) and run by Saxon, which gets the document from lxml's tree: so a
failure leads back to an element of that tree.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from lxml import etree

from tei_edition.model.findings import EditionError, Finding, finding
from tei_edition.saxon import Saxon, SaxonError
from tei_edition.validation.placing import Target, placed
from tei_edition.validation.relaxng import parse
from tei_edition.validation.schematron_compiler import Assertion, SchematronError, compile_schema

_CODES = {"error": "V03", "warning": "V04", "note": "V05"}
_NESTS_TOO_DEEP = etree.XPath(f"boolean({'/*' * 257})")
_PLACE = re.compile(r" in xsl:\S+ on line \d+ column \d+ of \S+?:(?=\s)")


@dataclass(frozen=True, slots=True)
class Failure:
    """An assertion that does not hold at `element`: its id and level, what is wrong, and what to do (or nothing)."""

    element: etree._Element
    assertion: str
    level: str
    message: str
    remedy: str
    is_evaluated: bool = True
    """Whether the test had an answer; where not, `message` is why."""


class Schematron:
    """A compiled Schematron schema; one instance validates any number of trees, one at a time.

    It belongs to the process that made it, as `Saxon` does.
    """

    def __init__(self, schema: etree._ElementTree, *, phase: str = "") -> None:
        """Compile `schema`; raises `SchematronError`, and `SaxonError` where an expression in it is wrong."""
        compiled = compile_schema(schema.getroot(), phase)
        self._assertions = compiled.assertions
        self._saxon = Saxon()
        self._executable = self._saxon.compile(compiled.stylesheet)

    @classmethod
    def load(cls, path: Path, *, phase: str = "") -> Self:
        """Give the schema of the file `path`; `phase` is one of its phases, or nothing for its default.

        Raises `EditionError` S05 where there is no such file, or it holds no schema that can be compiled.
        """
        line = 0
        try:
            return cls(parse(path.read_bytes(), str(path)), phase=phase)
        except OSError as error:
            reason = error.strerror or str(error)
        except EditionError as error:
            reason, line = error.finding.message.rstrip("."), error.finding.line
        except SchematronError as error:
            reason, line = str(error), error.line
        except SaxonError as error:
            # Where the expression stands in the style sheet would help nobody; the expression itself is said.
            reason = _PLACE.sub(":", str(error))
        raise EditionError(finding("S05", file=str(path), line=line, reason=reason))

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """Every assertion that is checked, in the order of the schema."""
        return self._assertions

    def validate(
        self, tree: etree._ElementTree, name: str, language: str = "en", data: bytes = b""
    ) -> tuple[Finding, ...]:
        """Give what `failures` finds as findings V03 to V06 under the file name `name`, in the order of the file.

        `data` are the bytes that `tree` was parsed from; without them, a place is a line alone.

        A document that is nested deeper than 256 elements has one finding, V01, as Saxon cannot read it.
        """
        if _NESTS_TOO_DEEP(tree):
            return (finding("V01", file=name, reason="it nests deeper than 256 elements"),)
        found = [
            (
                finding(
                    _CODES[failure.level] if failure.is_evaluated else "V06",
                    file=name,
                    message=failure.message.rstrip("."),
                    remedy=failure.remedy,
                    assertion=failure.assertion,
                ),
                Target((failure.element, "tag")),
            )
            for failure in self.failures(tree, name, language)
        ]
        return placed(found, tree, data, name)

    def failures(self, tree: etree._ElementTree, name: str, language: str = "en") -> tuple[Failure, ...]:
        """Give every assertion that does not hold in `tree`, in the order of the document, in `language` where it can.

        A document with references to entities is not looked at: what stands there is not known. Linear in the
        document, for tests that are. Raises `EditionError` V01 where it is nested deeper than 256 elements.
        """
        if next(tree.iter(etree.Entity), None) is not None:
            return ()
        root = tree.getroot()
        output, _ = self._executable.run(self._saxon.parse(etree.tostring(root, encoding="utf-8"), file=name))
        failures = list(etree.fromstring(output.encode()))
        elements = list(root.iter(etree.Element)) if failures else []
        return tuple(self._failure(node, elements[int(node.get("place", "1")) - 1], language) for node in failures)

    def _failure(self, node: etree._Element, element: etree._Element, language: str) -> Failure:
        assertion = self._assertions[int(node.get("assertion", "0"))]
        error = node.findtext("error")
        if error is not None:
            return Failure(element, assertion.identifier, "error", _one_line(error).rstrip("."), "", is_evaluated=False)
        texts = [_one_line(text.text or "") for text in node.iter("text")]
        wordings = list(zip(assertion.wordings, texts, strict=True))
        message = _in_language(((w.language, text) for w, text in wordings if not w.is_remedy), language)
        remedy = _in_language(((w.language, text) for w, text in wordings if w.is_remedy), language)
        return Failure(element, assertion.identifier, assertion.level, message, remedy)


def _in_language(texts: Iterable[tuple[str, str]], language: str) -> str:
    """Join the texts in `language`; where there is none, those in the language of the first."""
    given = [(stated.partition("-")[0].lower(), text) for stated, text in texts]
    languages = [stated for stated, _ in given]
    chosen = language if language in languages else next(iter(languages), "")
    return " ".join(text for stated, text in given if stated == chosen)


def _one_line(text: str) -> str:
    return re.sub("[ \t\r\n]+", " ", text).strip(" ")
