"""The source of a document, TEI as it is written, made ready to be shown line by line with its markup told apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST = 400_000
"""Code points that are shown: of a longer file its first lines, or the beginning of its first line."""

# A quoted value may hold “>”; what is no markup by these rules is text, since the file was parsed before.
_MARKUP = re.compile(
    r"""(?P<aside><!--.*?-->|<\?.*?\?>)|(?P<tag></?[^\s<>/"']+(?:[^<>"']|"[^"]*"|'[^']*')*>)|(?P<entity>&[#\w.-]+;)""",
    re.DOTALL,
)
_PIECE = re.compile(r"[^\n]*\n|[^\n]+")
_ELEMENTS = {"value": "i", "aside": "em", "entity": "u"}
_VALUE = re.compile(r""""[^"]*"|'[^']*'""")


@dataclass(frozen=True, slots=True)
class Code:
    """The beginning of a TEI file as HTML: `shown` of its `lines`, each a span with the id L and its number.

    In a line stand text, `b` (one or several tags, with `i` for each value), `em` (a comment or an instruction) and `u`
    (an entity); the names are short, as there are many. The text is that of the file, line feeds included.
    """

    html: str
    lines: int
    shown: int


def code(tei: bytes) -> Code:
    """Give a TEI file (UTF-8, well-formed) with its markup told apart. Linear in what is shown.

    It is HTML already, since a style sheet would take longer to write it, in each language, than all else in a page.
    """
    text = tei.removeprefix(b"\xef\xbb\xbf").decode()
    part = text if len(text) <= MOST else text[: text.rfind("\n", 0, MOST) + 1] or text[:MOST]
    lines = [f'<span class="row" id="L{n}">{line}</span>' for n, line in enumerate(_lines(_told_apart(part)), 1)]
    return Code("".join(lines), text.count("\n") + (not text.endswith("\n")), len(lines))


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
    """Yield the HTML of each line, the line feed with it; a stretch over several lines is cut at their ends."""
    line: list[str] = []
    inside = False
    for name, stretch in stretches:
        is_tag = name in {"tag", "value"}
        element = _ELEMENTS.get(name)
        for characters in _PIECE.findall(_escaped(stretch)):
            if is_tag is not inside:
                line.append("<b>" if is_tag else "</b>")
                inside = is_tag
            line.append(f"<{element}>{characters}</{element}>" if element else characters)
            if characters.endswith("\n"):
                yield "".join([*line, "</b>" if inside else ""])
                line, inside = [], False
    if line:
        yield "".join([*line, "</b>" if inside else ""])


def _escaped(stretch: str) -> str:
    # `xml.sax.saxutils.escape` with two more entities takes twice as long, and a page has some thousand stretches.
    plain = stretch.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\r", "&#xD;").replace("\xa0", "&nbsp;")
