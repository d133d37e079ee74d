"""The source of a document, TEI as it is written, made ready to be shown line by line with its markup told apart."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

MOST = 400_000
"""Code points that are shown: of a longer file its first lines, or the beginning of its first line."""

# A quoted value may hold “>”; what is no markup by these rules is text, since the file was parsed before.
_MARKUP = re.compile(
    r"""(?P<aside><!--.*?-->|<\?.*?\?>)|(?P<tag></?[^\s<>/"']+(?:[^<>"']|"[^"]*"|'[^']*')*>)|(?P<entity>&[#\w.-]+;)""",
    re.DOTALL,
)
_PIECE = re.compile(r"[^\n]*\n|[^\n]+")
_VALUE = re.compile(r""""[^"]*"|'[^']*'""")


def shown(tei: bytes, record: str) -> str:
    """Give the lines of a TEI file (UTF-8, well-formed) with their markup told apart; linear in what is shown.

    The result is `<source lines="…">` with the number of all lines of the file; in it the `record` of the document, and
    a `line` for each that is shown. In a line stand text, `tag` (one or several, with `value` inside), `aside` (a
    comment or an instruction) and `entity`. The text of the lines is the file from its beginning, line feeds included.
    """
    text = tei.removeprefix(b"\xef\xbb\xbf").decode()
    part = text if len(text) <= MOST else text[: text.rfind("\n", 0, MOST) + 1] or text[:MOST]
    lines = "".join(f"<line>{line}</line>" for line in _lines(_told_apart(part)))
    return f'<source lines="{text.count("\n") + (not text.endswith("\n"))}">{record}{lines}</source>'


def _told_apart(text: str) -> Iterator[tuple[str, str]]:
    """Yield every stretch of `text` with the name of what it is, which is empty for text."""
    end = 0
    for markup in _MARKUP.finditer(text):
        yield "", text[end : markup.start()]
        end = markup.end()
        if markup.lastgroup != "tag":
            yield str(markup.lastgroup), markup[0]
            continue
        start = markup.start()
        for value in _VALUE.finditer(text, start, end):
            yield "tag", text[start : value.start()]
            yield "value", value[0]
            start = value.end()
        yield "tag", text[start:end]
    yield "", text[end:]


def _lines(stretches: Iterator[tuple[str, str]]) -> Iterator[str]:
    """Yield the XML of each line, the line feed with it; a stretch over several lines is cut at their ends."""
    line: list[str] = []
    inside = False
    for name, stretch in stretches:
        for piece in _PIECE.findall(stretch):
            is_tag = name in {"tag", "value"}
            if is_tag is not inside:
                line.append("<tag>" if is_tag else "</tag>")
                inside = is_tag
            characters = escape(piece, {"\r": "&#13;"})
            line.append(characters if name in {"", "tag"} else f"<{name}>{characters}</{name}>")
            if piece.endswith("\n"):
                yield "".join([*line, "</tag>" if inside else ""])
                line, inside = [], False
    if line:
        yield "".join([*line, "</tag>" if inside else ""])
