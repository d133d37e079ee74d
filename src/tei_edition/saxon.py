"""Saxon: XML bytes become trees, trees become strings by style sheets that are compiled once.

No tree reads anything but its own bytes: a DOCTYPE is refused, so there are neither external entities nor entities
that expand without end, and a style sheet may open files but no other address. Rendering and the Schematron validator
both stand on this; nothing else in the program knows saxonche.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import saxonche

from tei_edition.model import EditionError, finding

_FEATURE = "http://saxon.sf.net/feature/"
_CONFIGURATION = {
    _FEATURE + "parserFeature?uri=http://apache.org/xml/features/disallow-doctype-decl": "true",
    _FEATURE + "allowedProtocols": "file",
    # Java's parser counts every &#13; and &amp; into the size of an entity and stops at 100,000 of them. The limits
    # are against entities of a DOCTYPE, which is refused; 0 is none.
    _FEATURE + "parserProperty?uri=jdk.xml.maxGeneralEntitySizeLimit": "0",
    _FEATURE + "parserProperty?uri=jdk.xml.totalEntitySizeLimit": "0",
    # Saxon descends on the stack of the process: a limit must stay, but 100, Java's own, is less than lxml's 256.
    _FEATURE + "parserProperty?uri=jdk.xml.maxElementDepth": "256",
}


class SaxonError(Exception):
    """What Saxon says of a style sheet that does not compile, or fails on a tree, without a full stop."""


class Tree:
    """An XML document in Saxon's memory; it serves the `Saxon` that parsed it."""

    def __init__(self, node: saxonche.PyXdmNode) -> None:
        self.node = node


class Value:
    """What an XPath expression gave, in Saxon's memory; it serves the `Saxon` that evaluated it."""

    def __init__(self, value: saxonche.PyXdmValue) -> None:
        self.value = value


type Parameters = Mapping[str, str | Value | None]
"""What a style sheet is told, by the names of its parameters; one that is None stays unset."""


class Executable:
    """A compiled style sheet; it serves the `Saxon` that compiled it, one tree at a time."""

    def __init__(self, saxon: "Saxon", executable: saxonche.PyXsltExecutable) -> None:
        self._saxon = saxon
        self._executable = executable
        self._executable.set_save_xsl_message(True)

    def run(self, tree: Tree, parameters: Parameters | None = None) -> tuple[str, tuple[str, ...]]:
        """Give the primary output for `tree` and the texts of its `xsl:message`; a parameter that is None stays unset.

        Raises `SaxonError` where the style sheet fails on this tree.
        """
        self._saxon.check_process()
        self._executable.clear_parameters()
        self._executable.clear_xsl_messages()
        for parameter, value in (parameters or {}).items():
            if value is not None:
                said = value.value if isinstance(value, Value) else self._saxon.processor.make_string_value(value)
                self._executable.set_parameter(parameter, said)
        try:
            output = self._executable.transform_to_string(xdm_node=tree.node)
        except saxonche.PySaxonApiError as error:
            raise SaxonError(_sentence(error)) from error
        messages = self._executable.get_xsl_messages()
        return output or "", () if messages is None else tuple(map(str, messages))


class Saxon:
    """One instance of Saxon, with its settings; it belongs to the process that made it, as it survives no `fork`."""

    def __init__(self) -> None:
        self._process = os.getpid()
        self.processor = saxonche.PySaxonProcessor(license=False)
        for name, value in _CONFIGURATION.items():
            self.processor.set_configuration_property(name, value)
        self._compiler = self.processor.new_xslt30_processor()

    def parse(self, xml: bytes, *, file: str = "") -> Tree:
        """Give the tree of `xml`, which is UTF-8; `file` is what a finding calls it.

        Raises `EditionError`: V01 where it is not well-formed, has a DOCTYPE or nests deeper than 256 elements. Saxon
        then also writes to stderr, which nothing can stop: give it what another parser has accepted.
        """
        self.check_process()
        try:
            text = xml.decode("utf-8-sig")
            if "\0" in text:  # to Saxon, the end of the string
                raise EditionError(finding("V01", file=file, reason="it holds the character U+0000"))
            return Tree(self.processor.parse_xml(xml_text=text))
        except UnicodeDecodeError as error:
            raise EditionError(finding("V01", file=file, reason=f"byte {error.start} is not UTF-8")) from error
        except saxonche.PySaxonApiError as error:
            raise EditionError(finding("V01", file=file, reason=_sentence(error))) from error

    def evaluate(self, expression: str, tree: Tree) -> Value:
        """Give what an expression of XPath, which knows the prefix `map`, gives for `tree`; raises `SaxonError`."""
        self.check_process()
        xpath = self.processor.new_xpath_processor()
        xpath.declare_namespace("map", "http://www.w3.org/2005/xpath-functions/map")
        xpath.set_context(xdm_item=tree.node)
        try:
            return Value(xpath.evaluate_single(expression))
        except saxonche.PySaxonApiError as error:
            raise SaxonError(_sentence(error)) from error

    def compile(self, stylesheet: Path | str) -> Executable:
        """Compile a style sheet, which is a file, or the text of one; raises `SaxonError`."""
        self.check_process()
        try:
            if isinstance(stylesheet, Path):
                return Executable(self, self._compiler.compile_stylesheet(stylesheet_file=str(stylesheet.resolve())))
            return Executable(self, self._compiler.compile_stylesheet(stylesheet_text=stylesheet))
        except saxonche.PySaxonApiError as error:
            raise SaxonError(_sentence(error)) from error

    def check_process(self) -> None:
        """Raise `RuntimeError` in another process than the one that made this."""
        if os.getpid() != self._process:
            raise RuntimeError("Saxon was started before the fork: start it in the process that uses it.")


def _sentence(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
