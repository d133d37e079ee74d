"""TEI in, a site and plain text out, by the XSLT 3.0 style sheets of `xslt/` in Saxon.

`survey` is what the pages about many documents know of each; `press` makes a page in every language of the interface;
`site` puts the two together. Each kind of page about the whole edition has a module of its own, a function from survey
and press to files.

This package imports nothing by itself: `tei_edition.rendering.site` loads Saxon, which takes a moment, so whoever
renders imports it then.
"""

RESERVED = frozenset(
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
"""The names of the pages that are no document's."""
