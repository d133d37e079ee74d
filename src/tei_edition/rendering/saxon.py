"""Saxon: XML bytes become trees, trees become strings by style sheets that are compiled once.

No tree reads anything but its own bytes: a DOCTYPE is refused, so there are neither external entities nor entities
that expand without end, and a style sheet may open files but no other address.
"""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
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
_NAMED = 3  # places that a finding names; it counts the others


class Tree:
    """An XML document in Saxon's memory; it serves the `Stylesheets` that parsed it."""

    def __init__(self, node: saxonche.PyXdmNode) -> None:
        self.node = node


class Stylesheets:
    """The style sheets of one folder, each compiled when it is first used and kept.

    An instance belongs to the process that made it: Saxon's runtime does not survive a `fork`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = os.getpid()
        self._processor = saxonche.PySaxonProcessor(license=False)
        for name, value in _CONFIGURATION.items():
            self._processor.set_configuration_property(name, value)
        self._compiler = self._processor.new_xslt30_processor()
        self._compiled: dict[str, saxonche.PyXsltExecutable] = {}

    def parse(self, xml: bytes, *, file: str = "") -> Tree:
        """Give the tree of `xml`, which is UTF-8; `file` is what a finding calls it.

        Raises `EditionError`: V01 where it is not well-formed, has a DOCTYPE or nests deeper than 256 elements. Saxon
        then also writes to stderr, which nothing can stop: give it what another parser has accepted.
        """
        self._check_process()
        try:
            text = xml.decode("utf-8-sig")
            if "\0" in text:  # to Saxon, the end of the string
                raise EditionError(finding("V01", file=file, reason="it holds the character U+0000"))
            return Tree(self._processor.parse_xml(xml_text=text))
        except UnicodeDecodeError as error:
            raise EditionError(finding("V01", file=file, reason=f"byte {error.start} is not UTF-8")) from error
        except saxonche.PySaxonApiError as error:
            raise EditionError(finding("V01", file=file, reason=_sentence(error))) from error

    def transform(self, name: str, tree: Tree, parameters: Mapping[str, str | None], *, file: str = "") -> str:
        """Give the primary output of the style sheet `name` for `tree`; a parameter that is None stays unset.

        Raises `EditionError`: S02 where the style sheet does not compile; S04 where it fails on this tree, or sends
        an `xsl:message`, which names a place that it has no template for.
        """
        self._check_process()
        executable = self._executable(name)
        executable.clear_parameters()
        executable.clear_xsl_messages()
        for parameter, value in parameters.items():
            if value is not None:
                executable.set_parameter(parameter, self._processor.make_string_value(value))
        try:
            output = executable.transform_to_string(xdm_node=tree.node)
        except saxonche.PySaxonApiError as error:
            raise EditionError(finding("S04", file=file, reason=_sentence(error))) from error
        messages = executable.get_xsl_messages()
        if messages is not None:
            raise EditionError(finding("S04", file=file, reason=_unknown(map(str, messages))))
        return output or ""

    def _executable(self, name: str) -> saxonche.PyXsltExecutable:
        if name not in self._compiled:
            path = self._folder / name
            try:
                executable = self._compiler.compile_stylesheet(stylesheet_file=str(path.resolve()))
            except saxonche.PySaxonApiError as error:
                raise EditionError(finding("S02", file=str(path), reason=_sentence(error))) from error
            executable.set_save_xsl_message(True)
            self._compiled[name] = executable
        return self._compiled[name]

    def _check_process(self) -> None:
        if os.getpid() != self._process:
            raise RuntimeError("Saxon was started before the fork: make the Stylesheets in the process that uses them.")


def _sentence(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")


def _unknown(places: Iterable[str]) -> str:
    counts = Counter(places)
    named = [f"{place} ({count} times)" if count > 1 else place for place, count in counts.items()][:_NAMED]
    more = f" and for {len(counts) - _NAMED} others" if len(counts) > _NAMED else ""
    return f"it has no template for {', '.join(named)}{more}"
