"""The templates of the package: XML, in which everything is escaped, and plain texts; and JSON, for both."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from tei_edition.model import UNHOLDABLE

_PERSIAN = str.maketrans("0123456789.,", "۰۱۲۳۴۵۶۷۸۹٫٬")
# What YAML 1.1 does not take in a quoted text as it is; the rest of JSON it does.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def filled(template: str, facts: Mapping[str, Any]) -> bytes:
    """Fill a template (UTF-8); its suffix but one says whether it is XML."""
    environment = _environment(xml=template.endswith(".xml.j2"))
    return environment.get_template(template).render(facts).encode()


def as_json(value: object) -> bytes:
    """Give JSON (UTF-8) that people can read too."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def quoted(text: str) -> str:
    """Give a text in quotation marks, as YAML and Turtle take it, on one line."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def in_persian(number: float) -> str:
    """Give a number in Persian digits."""
    return f"{number:,}".translate(_PERSIAN)


@cache
def _environment(*, xml: bool) -> Environment:
    loader = PackageLoader("tei_edition.packaging", "templates")
    environment = Environment(
        loader=loader,
        autoescape=xml,  # noqa: S701  the others are plain texts, in which an escape would stay
        undefined=StrictUndefined,
        finalize=_holdable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = quoted
    environment.filters["in_persian"] = in_persian
    return environment


def _holdable(value: object) -> object:
    # A TOML file may state characters that XML cannot hold. What a macro gives is escaped already, and of another type.
    return UNHOLDABLE.sub("\N{REPLACEMENT CHARACTER}", value) if type(value) is str else value
