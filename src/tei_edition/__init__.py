"""Digital scholarly editions in TEI P5 from Persian and other right-to-left sources."""

__version__ = "0.1.0"
