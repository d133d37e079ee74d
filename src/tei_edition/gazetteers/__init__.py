"""Gazetteers: names of persons, places and organizations, and the words that names are made of.

The lists are the files `*.tsv` beside this one: a fact a line, tab-separated, after lines of `#` that say what the list
is, where it comes from and under which licence. A list of entities has five columns (name, kind, identifier, form,
facts), a list of words two or three. `gazetteers/README.md` at the top of the repository says how each is made.
"""

from tei_edition.gazetteers.entries import Entry, Form, Gazetteer

__all__ = ["Entry", "Form", "Gazetteer"]
