"""What is said to people in their language: made in all languages at once, and the one wanted is chosen last."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

type Language = Literal["en", "fa"]

LANGUAGES: tuple[Language, ...] = ("en", "fa")
"""The languages that findings can be said in, the one they are said in unless another is asked for first."""


@runtime_checkable
class Sayable(Protocol):
    """Something that has its own words in each language."""

    def said(self, language: Language) -> str:
        """Give it in `language`."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in each of the languages."""

    en: str
    fa: str

    def said(self, language: Language) -> str:
        """Give it in `language`."""
        return self.fa if language == "fa" else self.en


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Things of which any one will do, each shown in quotation marks; of many, the first `most`."""

    things: tuple[str, ...]
    most: int = 12

    def said(self, language: Language) -> str:
        """Give them as a list: “a”, “b” or “c”."""
        opening, closing = "«»" if language == "fa" else "“”"
        shown = [f"{opening}{thing}{closing}" for thing in self.things[: self.most]]
        rest = len(self.things) - len(shown)
        if language == "fa":
            return f"{'، '.join(shown)} یا {rest} مورد دیگر" if rest else _joined(shown, "، ", " یا ")
        return f"{', '.join(shown)} or {rest} others" if rest else _joined(shown, ", ", " or ")


def fill(template: str, fields: Mapping[str, object], language: Language) -> str:
    """Fill the places of `template` (of `str.format`) with `fields`, those that are sayable in `language`.

    Raises `KeyError` where a field is missing.
    """
    return template.format_map(
        {name: value.said(language) if isinstance(value, Sayable) else value for name, value in fields.items()}
    )


def _joined(shown: list[str], between: str, last: str) -> str:
    return f"{between.join(shown[:-1])}{last}{shown[-1]}" if len(shown) > 1 else "".join(shown)
