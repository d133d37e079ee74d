"""Which element stands for which part of the model, and back: one table, read in both directions."""

from dataclasses import dataclass

from tei_edition.model import Attributes, BlockRole, Category, InlineRole

NAMESPACE = "http://www.tei-c.org/ns/1.0"

SCHEMAS = ("tei_edition.rng", "tei_edition.sch")
"""What documents and registers are validated by: the grammar and the rules."""
WORDS_SCHEMAS = ("tei_edition_ana.rng", "tei_edition.sch")
"""The same for the files that are divided into words."""

CONTENT_ADDITIONS = frozenset({"reg", "corr", "expan", "supplied", "note"})
"""The elements inside `text` whose characters are not the source's (text law L3)."""


@dataclass(frozen=True, slots=True)
class ElementRule:
    """An element and its attributes; `facts` pairs the model's name of a fact with the attribute that holds it."""

    element: str
    fixed: Attributes = ()
    facts: Attributes = ()

    def attributes(self, facts: Attributes) -> Attributes:
        """Give the attributes that the element has for `facts`, the fixed ones first."""
        if not facts:
            return self.fixed
        given = dict(facts)
        return (*self.fixed, *((attribute, given[fact]) for fact, attribute in self.facts if fact in given))

    def read(self, attributes: dict[str, str]) -> Attributes | None:
        """Give the facts that `attributes` state, `None` where the fixed ones are otherwise."""
        if any(attributes.get(name) != value for name, value in self.fixed):
            return None
        return tuple((fact, attributes[attribute]) for fact, attribute in self.facts if attribute in attributes)


_RECOGNISED: Attributes = (("certainty", "cert"), ("responsibility", "resp"))
"""Who says that an element is what it is, and how surely: TEI allows it on every element."""
_CHAINED: Attributes = (("identifier", "xml:id"), ("part", "part"), ("next", "next"), ("previous", "prev"))

BLOCKS: dict[BlockRole, ElementRule] = {
    "section": ElementRule("div", facts=(("kind", "type"), *_RECOGNISED)),
    "heading": ElementRule("head", facts=(("kind", "type"), *_RECOGNISED)),
    "paragraph": ElementRule("p", facts=(*_CHAINED, *_RECOGNISED)),
    "list": ElementRule("list", facts=(("kind", "type"), ("rendition", "rend"), *_CHAINED, *_RECOGNISED)),
    "item": ElementRule("item"),
    "label": ElementRule("label", facts=(("kind", "type"), *_RECOGNISED)),
    "table": ElementRule("table"),
    "row": ElementRule("row", facts=(("kind", "role"),)),
    "cell": ElementRule("cell", facts=(("kind", "role"), ("rows", "rows"), ("columns", "cols"))),
    "quotation": ElementRule("quote"),
    "code": ElementRule("ab", (("type", "code"),)),
    "separator": ElementRule("ab", (("type", "separator"),)),
    "break": ElementRule("milestone", (("unit", "section"),), (("source", "rend"),)),
    "opener": ElementRule("opener"),
    "closer": ElementRule("closer"),
    "byline": ElementRule("byline", facts=_RECOGNISED),
    "dateline": ElementRule("dateline", facts=_RECOGNISED),
    "salutation": ElementRule("salute", facts=_RECOGNISED),
    "signature": ElementRule("signed", facts=_RECOGNISED),
    # Not TEI's idno, which holds neither a line beginning nor a name; the same holds of an account.
    "reference": ElementRule("num", (("type", "reference"),), _RECOGNISED),
    "turn": ElementRule("sp", facts=(("who", "who"), *_RECOGNISED)),
    "speaker": ElementRule("speaker"),
    "postscript": ElementRule("postscript", facts=_RECOGNISED),
    "footnote": ElementRule("ab", (("type", "footnote"),), (("identifier", "xml:id"), *_RECOGNISED)),
    "verse": ElementRule("lg", (("type", "verse"),), _RECOGNISED),
    "verse-line": ElementRule("l"),
    "address": ElementRule("address", facts=_RECOGNISED),
    "address-line": ElementRule("addrLine"),
    "furniture": ElementRule("fw", facts=(("kind", "type"), *_RECOGNISED)),
}

INLINES: dict[InlineRole, ElementRule] = {
    "emphasis": ElementRule("hi", facts=(("rendition", "rend"),)),
    # TEI's own element “code” holds no elements, so it could hold neither a line beginning nor a name.
    "code": ElementRule("hi", (("rend", "code"),)),
    "link": ElementRule("ref", facts=(("target", "target"),)),
    "image": ElementRule("figure", facts=(("target", "url"),)),
    "line-break": ElementRule("lb"),
    "page-break": ElementRule("pb"),
    "word-break": ElementRule("lb", (("break", "no"),), _RECOGNISED),
    "email": ElementRule("email", facts=_RECOGNISED),
    "telephone": ElementRule("ref", (("type", "tel"),), (("target", "target"), *_RECOGNISED)),
    "web-address": ElementRule("ref", (("type", "url"),), (("target", "target"), *_RECOGNISED)),
    "account": ElementRule("num", (("type", "account"),), _RECOGNISED),
    "slogan": ElementRule("seg", (("type", "slogan"),), _RECOGNISED),
    "quoted-slogan": ElementRule("q", (("type", "slogan"),), _RECOGNISED),
    "page-jump": ElementRule("ref", (("type", "pageJump"),), (("target", "target"), *_RECOGNISED)),
    "continuation": ElementRule("ref", (("type", "continuation"),), _RECOGNISED),
    "footnote-mark": ElementRule("ref", (("type", "footnote"),), (("target", "target"), *_RECOGNISED)),
    "truncation": ElementRule("gap", (("reason", "truncated"),), _RECOGNISED),
}

CHOICE = "choice"
"""A place that may be read in two ways: what the source has, and another spelling."""
REGULARISED = ("orig", "reg")
CORRECTED = ("sic", "corr")
"""The two halves of a choice, by what was done: the source's text, and what may be read for it."""

MENTIONS: dict[Category, str] = {
    "person": "persName",
    "place": "placeName",
    "organization": "orgName",
    "date": "date",
}


def character_id(character: str) -> str:
    """Give the id under which `charDecl` declares a character that XML cannot hold."""
    return f"char-{ord(character):04X}"


def declared_character(pointer: str) -> str:
    """Give the character that `character_id` made the id `pointer` (with or without “#”) of.

    Raises `ValueError` for any other pointer.
    """
    head, _, digits = pointer.removeprefix("#").partition("-")
    if head != "char":
        raise ValueError(pointer)
    return chr(int(digits, 16))
