"""TEI in, a site and plain text out, by the XSLT 3.0 style sheets of `xslt/` in Saxon.

`survey` is what the pages about many documents know of each; `press` makes a page in every language of the interface;
`site` puts the two together. Each kind of page about the whole edition has a module of its own, a function from survey
and press to files.

This package imports nothing by itself: `tei_edition.rendering.site` loads Saxon, which takes a moment, so whoever
renders imports it then.
"""

_PAGES = frozenset(
    {
        "404",
        "about",
        "dates",
        "documents",
        "index",
        "map",
        "organizations",
        "persons",
        "places",
        "relations",
        "schema",
        "search",
    }
)


def is_reserved(name: str) -> bool:
    """Tell whether `name`, in letters of either case, is that of a page that is no document's, or of a further one."""
    return name.lower().partition(".")[0] in _PAGES
