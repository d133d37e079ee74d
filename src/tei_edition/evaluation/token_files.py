"""Gold as token files: a token and its tag a line, an empty line after each sentence (the form of CoNLL 2003)."""

from tei_edition.evaluation.annotated import AnnotatedText, annotated
from tei_edition.model import Category, Mention, Span

_TYPES: dict[str, Category] = {
    "PER": "person",
    "PERS": "person",
    "PERSON": "person",
    "LOC": "place",
    "GPE": "place",
    "PLACE": "place",
    "FAC": "place",
    "ORG": "organization",
    "ORGANIZATION": "organization",
    "POG": "organization",
    "DAT": "date",
    "DATE": "date",
}
_NO_TYPE = "O"


def read_token_file(identifier: str, content: str) -> AnnotatedText:
    """Read a token file: the first column is the token, the last its tag (`B-PER`, `I-PER`, `O` …).

    Types that name no person, place, organization or date are passed over. Raises `ValueError` with the line where one
    has no tag.
    """
    pieces: list[str] = []
    mentions: list[Mention] = []
    length, begun, opened = 0, 0, ""
    for number, line in enumerate([*content.splitlines(), ""], start=1):
        columns = line.split()
        if columns and len(columns) < 2:
            raise ValueError(f"line {number} has a token and no tag")
        tag = columns[-1] if columns else _NO_TYPE
        kind = tag[2:] if tag[1:2] in ("-", "_") else ""
        if opened and (kind != opened or tag[0] in "BSU"):
            category = _TYPES.get(opened.upper())
            if category:
                mentions.append(Mention(category, Span(begun, length - 1)))
            opened = ""
        if kind and not opened:
            opened, begun = kind, length
        if columns:
            pieces.append(columns[0])
            length += len(columns[0]) + 1
    return annotated(identifier, " ".join(pieces), mentions)
