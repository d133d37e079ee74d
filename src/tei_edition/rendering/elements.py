"""Attributes of the elements, made as strings, that the style sheets' trees are parsed from."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr


def attributes(values: Mapping[str, str]) -> str:
    """Give the attributes of these names and values, each with a space before it."""
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items())


def optional(name: str, value: object) -> str:
    """Give an attribute with a space before it; empty where the value is `None` or empty."""
    return "" if value in {None, ""} else attributes({name: str(value)})
