"""Names: persons, places and organizations. `tagger` finds them; it and its lists are loaded where they are used."""

AGENT = "names"
"""The name under which settings switch it."""
