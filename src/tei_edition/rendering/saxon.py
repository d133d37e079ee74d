"""The style sheets of the site, compiled once each, and what is wrong where one fails.

A theme is a folder of an edition's own, laid over ours without a change in ours: `html/NAME.xsl` holds templates,
functions and variables that win over those of our `html/NAME.xsl`, and `html/page.xsl` those for every page.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import quoteattr

from tei_edition.model import EditionError, finding
from tei_edition.saxon import Executable, Parameters, Saxon, SaxonError, Tree, Value

_PAGES = "html/"
_EVERY_PAGE = "html/page.xsl"
_NAMED = 3  # places that a finding names; it counts the others


class Stylesheets:
    """The style sheets of one folder, with a theme over them or none, each compiled when it is first used and kept.

    An instance belongs to the process that made it, as `Saxon` does.
    """

    def __init__(self, folder: Path, theme: Path | None = None) -> None:
        self._folder = folder
        self._theme = theme
        self._saxon = Saxon()
        self._compiled: dict[str, Executable] = {}

    def parse(self, xml: bytes, *, file: str = "") -> Tree:
        """Give the tree of `xml`, as `Saxon.parse` does."""
        return self._saxon.parse(xml, file=file)

    def transform(self, name: str, tree: Tree, parameters: Parameters, *, file: str = "") -> str:
        """Give the primary output of the style sheet `name` for `tree`; a parameter that is None stays unset.

        Raises `EditionError`: S02 where the style sheet does not compile; S04 where it fails on this tree, or sends
        an `xsl:message`, which names a place that it has no template for.
        """
        try:
            output, messages = self._executable(name).run(tree, parameters)
        except SaxonError as error:
            raise EditionError(finding("S04", file=file, reason=error)) from error
        if messages:
            raise EditionError(finding("S04", file=file, reason=_unknown(messages)))
        return output

    def evaluate(self, expression: str, tree: Tree) -> Value:
        """Give what an expression of XPath gives for `tree`, as `Saxon.evaluate` does."""
        return self._saxon.evaluate(expression, tree)

    def _executable(self, name: str) -> Executable:
        self._saxon.check_process()
        if name not in self._compiled:
            path = self._folder / name
            own = self._own(name)
            try:
                self._compiled[name] = self._saxon.compile(_laid_over(path, own) if own else path)
            except SaxonError as error:
                raise EditionError(finding("S02", file=str((own or [path])[-1]), reason=error)) from error
        return self._compiled[name]

    def _own(self, name: str) -> list[Path]:
        """Give the theme's modules for a style sheet, the more general first."""
        if self._theme is None:
            return []
        names = dict.fromkeys([_EVERY_PAGE, name] if name.startswith(_PAGES) else [name])
        return [path for one in names if (path := self._theme / one).is_file()]


def _laid_over(path: Path, own: Iterable[Path]) -> str:
    """Give a style sheet in which what `own` declares wins over what stands at `path` (XSLT 3.0, import precedence)."""
    included = "".join(f"<xsl:include href={quoteattr(module.resolve().as_uri())}/>" for module in own)
    return (
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        f"<xsl:import href={quoteattr(path.resolve().as_uri())}/>{included}</xsl:stylesheet>"
    )


def _unknown(places: Iterable[str]) -> str:
    counts = Counter(places)
    named = [f"{place} ({count} times)" if count > 1 else place for place, count in counts.items()][:_NAMED]
    more = f" and for {len(counts) - _NAMED} others" if len(counts) > _NAMED else ""
    return f"it has no template for {', '.join(named)}{more}"
