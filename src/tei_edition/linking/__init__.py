"""Linking: which mentions mean one entity, inside a document and across an edition, and which entity it is."""

from tei_edition.linking.linker import Linker

__all__ = ["AGENT", "Linker"]

AGENT = "linking"
"""What settings call it."""
