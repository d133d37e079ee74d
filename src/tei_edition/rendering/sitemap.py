"""The sitemap of an edition whose address is known: https://www.sitemaps.org/protocol.html."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from tei_edition.rendering.press import File, Press

MOST = 40_000
"""Addresses in one file; the protocol allows 50,000."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(press: Press, paths: Sequence[str]) -> Iterator[File]:
    """Yield the sitemap of pages, whose paths are seen from the folder of a language; nothing without an address.

    Each page stands there in every language, and names itself in the others. No date is stated: nothing knows when a
    page was changed last.
    """
    if not press.address:
        return
    entries = [entry for path in paths for entry in _entries(press, path)]
    parts = [entries[start : start + MOST] for start in range(0, len(entries), MOST)]
    names = ["sitemap.xml"] if len(parts) == 1 else [f"sitemap.{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        head = f'{_HEAD}<urlset {_SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        yield File(name, f"{head}{''.join(part)}</urlset>\n".encode())
    if len(parts) > 1:
        listed = "".join(f"<sitemap><loc>{escape(press.address + name)}</loc></sitemap>\n" for name in names)
        yield File("sitemap.xml", f"{_HEAD}<sitemapindex {_SPACE}>\n{listed}</sitemapindex>\n".encode())


def _entries(press: Press, path: str) -> Iterator[str]:
    addresses = [(language.code, press.address + language.folder + path) for language in press.languages]
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(address)}/>' for code, address in addresses
    )
    for _, address in addresses:
        yield f"<url><loc>{escape(address)}</loc>{others if len(addresses) > 1 else ''}</url>\n"
