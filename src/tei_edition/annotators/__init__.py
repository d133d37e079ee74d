"""Annotators: each finds one kind of thing in a document and lays it over the text as a layer."""
