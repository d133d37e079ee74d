"""The pages about the edition itself: the home page, what was done with its texts, and where nothing was found."""

from collections.abc import Iterator, Sequence

from tei_edition.rendering.press import File, Press
from tei_edition.rendering.survey import CATEGORIES, Survey

_SHOWN = 12
"""Documents that the home page names; the page of the documents has them all."""


def pages(survey: Survey, press: Press, registers: Sequence[str]) -> Iterator[File]:
    """Yield the home page, the page about the edition, and the one for an address where there is nothing.

    `registers` are the names of those that lie in the site.
    """
    counts = "".join(f'<count category="{category}" n="{len(survey.of(category))}"/>' for category in CATEGORIES)
    downloads = "".join(f'<register name="{name}"/>' for name in registers)
    records = "".join(document.record for document in survey.documents)
    encoding = "".join(survey.encoding)
    tree = press.tree(
        f'<edition shown="{_SHOWN}">{counts}{downloads}<encoding>{encoding}</encoding>'
        f"<records>{records}</records></edition>"
    )
    yield from press.pages("html/home.xsl", "index.html", tree)
    yield from press.pages("html/about.xsl", "about.html", tree)
    yield from press.pages("html/not-found.xsl", "404.html", tree)
