"""TEI in, pages and plain text out, by the XSLT 3.0 style sheets of `xslt/` in Saxon.

This package imports nothing by itself: `tei_edition.rendering.site` loads Saxon, which takes a moment, so whoever
renders imports it then.
"""
