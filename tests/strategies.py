"""Hypothesis strategies: texts with all that can go wrong in them, Markdown, and documents that no reader made."""

import re
from dataclasses import replace

from hypothesis import strategies as st

from tei_edition.model import (
    Attributes,
    BlockRole,
    Category,
    Inline,
    InlineRole,
    Layer,
    Mention,
    Reading,
    Span,
    Spelling,
    SpellingKind,
)
from tei_edition.text.inlines import inlines
from tei_edition.text.outline import Part, blocks

PERSIAN = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئءكي"

TRAPS = (
    "\r", "\r\n", "\n", "\n\n", "\t", "\x0c", "\x00", "\x01", "\x0b", "\x1b", "\x1f", "\x7f", "\x85", "\x9f",
    "\u00a0", "\u00ad", "\u061c", "\u064b", "\u0654", "\u0301", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f",
    "\u2028", "\u2029", "\u202b", "\u202c", "\u2066", "\u2069", "\ufdd0", "\ufeff", "\ufffd", "\ufffe", "\uffff",
    "\ud800", "\udbff", "\udc00", "\udfff", "\U0001f600", "\U0001f468\u200d\U0001f469", "\U0001d573", "\U0010ffff",
    "&", "<", ">", "]]>", "&amp;", "<p>", "سلام", "کتاب‌ها", "۱۲ ", "٣", "12", "- ", "۱) ", "א", "Ω", "漢", "เ", "ꯀ",
)  # fmt: skip
"""Line ends, controls, marks, surrogates without a partner, characters beyond the basic plane, markup, many scripts."""

texts = st.lists(
    st.sampled_from(TRAPS) | st.text(PERSIAN + " ", max_size=8) | st.text(st.characters(), max_size=4), max_size=25
).map("".join)
"""Any text at all."""

words = st.text(PERSIAN, min_size=1, max_size=6)

# ------------------------------------------------------------------------------------------------------------ Markdown

PUNCTUATION = (
    "# ", "## ", "- ", "* ", "+ ", "1. ", "۲) ", "2) ", "> ", "    ", "\t", " ", "\n", "\n\n", "  \n", "\\\n", "\r\n",
    "\r", "*", "**", "***", "_", "__", "`", "``", "[", "]", "(", ")", "![", "!", "|", "| ", "|---|\n", "|-|-|\n", "\\",
    "\\|", "\\*", "&amp;", "&zwnj;", "&#0;", "&#xd800;", "&bogus;", "&", "<", ">", "<b>", "</b>", "<i>", "</i>", "<p>",
    "</p>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<th colspan=2>", "<ul>", "</ul>", "<li>", "<h2>", "</h2>",
    "<blockquote>", "</blockquote>", "<pre>", "<div>", "</div>", "<br>", "<hr>", "<script>", "</script>", "<code>",
    "<caption>", "</a>", "-->", "<?", "<!A>", "---\n", "***\n", "===\n", "~", "$", "\x0c", "\x00", "\u00a0", "\u200c",
    "\ufeff", "\ud800", "\x0b", "\x1f", "\u2028",
)  # fmt: skip

_WHERE_LETTERS_ARE_NO_TEXT = re.compile(r"```|~~~|\]\(|<!--")

soups = (
    st.lists(st.sampled_from(PUNCTUATION) | words, min_size=1, max_size=30)
    .map("".join)
    .filter(lambda soup: not _WHERE_LETTERS_ARE_NO_TEXT.search(soup))
)
"""Markdown's punctuation and Persian letters, without what may hold letters that are no text (link targets and the
definitions of them, comments, attributes, the words after a code fence)."""

_phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)

_inline_pieces = st.deferred(
    lambda: st.one_of(
        _phrases,
        st.builds("*{}*".format, _phrases),
        st.builds("**{}**".format, _phrases),
        st.builds("***{}*** *{}*".format, _phrases, _phrases),
        st.builds("`{}`".format, _phrases),
        st.builds("[{}](http://example.org/a_b)".format, _phrases),
        st.builds('[**{}** {}](<a b> "t")'.format, _phrases, _phrases),
        st.builds("![{}](a.png)".format, _phrases),
        st.builds("[![{}](a.png)](b)".format, _phrases),
        st.builds("\\*{}\\_ \\| \\\\".format, _phrases),
        st.builds("{}&zwnj;{} &amp; &#x6f1;".format, words, words),
        st.builds("{}  \n{}".format, _phrases, _phrases),
        st.builds("{}\\\n{}".format, _phrases, _phrases),
        st.builds("{}\n{}".format, _phrases, _phrases),
        st.builds("<b>{}</b>".format, _phrases),
        st.builds("<i>{}".format, _phrases),
        st.builds("{}<br>{}".format, words, words),
        st.builds("<script>{}</script>".format, _phrases),
        st.builds("{}<!-- a -->{}".format, words, words),
        st.builds("[{}][d]".format, _phrases),
    )
)
_lines = st.lists(_inline_pieces, min_size=1, max_size=4).map(" ".join)
_one_line = _lines.map(lambda line: line.replace("\\\n", " ").replace("  \n", " ").replace("\n", " "))
_cells = _one_line.map(lambda line: line.replace("`", ""))


def _indented(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", f"\n{rest}")


_markdown_blocks = st.recursive(
    st.one_of(
        _lines,
        st.builds("{} {}".format, st.sampled_from(("#", "##", "###", "######")), _one_line),
        st.builds("{}\n===".format, _one_line),
        st.builds("```\n{}\n```".format, _phrases),
        st.builds("    {}".format, _phrases),
        st.builds("| {} | {} |\n| --- | :-: |\n| {} | {} |".format, _cells, _cells, _cells, _cells),
        st.builds("<table><tr><td>{}</td><td colspan=2>{}</table>".format, _phrases, _phrases),
        st.builds("<p>{}</p>\t<p>{}</p>\n<p>{}</p>\t<p></p>".format, words, words, words),
        st.builds("<ul><li>{}<li>{}</ul>".format, _phrases, _phrases),
        st.just("* * *"),
    ),
    lambda inner: st.one_of(
        st.builds(_indented, inner, st.just("> "), st.just("> ")),
        st.builds(_indented, inner, st.just("- "), st.just("  ")),
        st.builds(_indented, inner, st.just("12. "), st.just("    ")),
        st.builds(_indented, inner, st.just("-\t"), st.just("\t")),
        st.builds("{}\n\n{}".format, inner, inner),
    ),
    max_leaves=6,
)

markdown = st.builds(
    lambda parts, line_end: ("\n\n".join(parts) + "\n\n[d]: http://example.org\n[d]: x\n").replace("\n", line_end),
    st.lists(_markdown_blocks, min_size=1, max_size=4),
    st.sampled_from(("\n", "\r\n")),
)
"""Well-formed Markdown in which every Persian letter is text."""

# ----------------------------------------------------------------------------------------------------------- documents

_SPACES = ("", "\n", "\n\n", " \n", "\r", "\t")
_LEAVES: tuple[BlockRole, ...] = ("paragraph", "code", "separator")
_INLINES: tuple[tuple[InlineRole, Attributes], ...] = (
    ("emphasis", (("rendition", "bold"),)),
    ("emphasis", (("rendition", "italic"),)),
    ("code", ()),
    ("link", (("target", "http://example.org/?a=1&b=<2>"),)),
    ("link", (("target", "#b"),)),
)
_POINTS: tuple[tuple[InlineRole, Attributes], ...] = (
    ("line-break", ()),
    ("page-break", ()),
    ("word-break", ()),
    ("image", (("target", "a.png"),)),
)


class _Composition:
    """A text and its parts as they grow."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self.content = ""

    def space(self) -> None:
        self.content += self._draw(st.sampled_from(_SPACES))

    def part(self, role: BlockRole, attributes: Attributes = (), inside: tuple[BlockRole, ...] = ()) -> Part:
        """Add one part; `inside` are the roles of the parts in it."""
        made = Part(role, len(self.content), -1, attributes)
        for inner in inside:
            self.space()
            made.parts.append(self.any_part(inner))
        made.end = len(self.content)
        return made

    def text_part(self, role: BlockRole, attributes: Attributes = ()) -> Part:
        made = Part(role, len(self.content), -1, attributes)
        self.content += "س" + self._draw(texts)
        made.end = len(self.content)
        return made

    def any_part(self, role: BlockRole, depth: int = 0) -> Part:
        match role:
            case "list":
                made = Part(role, len(self.content), -1, (("rendition", "dash"),))
                for _ in range(self._draw(st.integers(1, 3))):
                    made.parts.append(self.holder("item", depth))
                    self.space()
            case "table":
                made = Part(role, len(self.content), -1)
                for _ in range(self._draw(st.integers(1, 2))):
                    row = Part("row", len(self.content), -1, self._draw(st.sampled_from(((), (("kind", "label"),)))))
                    row.parts += [self.holder("cell", depth) for _ in range(self._draw(st.integers(1, 3)))]
                    row.end = len(self.content)
                    made.parts.append(row)
                    self.space()
            case "quotation":
                made = Part(role, len(self.content), -1)
                for inner in self._draw(st.lists(st.sampled_from(self.inner_roles(depth)), min_size=1, max_size=2)):
                    made.parts.append(self.any_part(inner, depth + 1))
                    self.space()
            case "break":
                made = Part(role, len(self.content), -1, (("source", "***"),))
            case _:
                return self.text_part(role)
        made.end = len(self.content)
        return made

    def holder(self, role: BlockRole, depth: int) -> Part:
        """Add an item or a cell: a marker, text of its own, parts inside it, or nothing at all."""
        made = Part(role, len(self.content), -1)
        if role == "item" and self._draw(st.booleans()):
            made.parts.append(self.text_part("label"))
        if self._draw(st.booleans()):
            self.content += self._draw(texts)
        for inner in self._draw(st.lists(st.sampled_from(self.inner_roles(depth)), max_size=1)):
            made.parts.append(self.any_part(inner, depth + 1))
        made.end = len(self.content)
        return made

    @staticmethod
    def inner_roles(depth: int) -> tuple[BlockRole, ...]:
        return _LEAVES if depth > 1 else (*_LEAVES, "list", "table", "quotation")


@st.composite
def readings(draw: st.DrawFn, *, with_mentions: bool = True) -> Reading:
    """Give a reading in its normal form: any tree of blocks, inlines that overlap, mentions and spellings that nest."""
    composition = _Composition(draw)
    parts: list[Part] = []
    composition.space()
    roles: tuple[BlockRole, ...] = (*_LEAVES, "paragraph", "heading", "list", "table", "quotation", "break")
    for role in draw(st.lists(st.sampled_from(roles), max_size=5)):
        parts.append(composition.any_part(role))
        parts[-1].level = draw(st.integers(1, 3))
        composition.space()
    content = composition.content
    settled = blocks(content, parts)
    found = [Inline(role, Span(*span), facts) for (role, facts), span in draw(_laid_over(content, _INLINES))]
    found += [Inline(role, Span(end, end), facts) for (role, facts), (_, end) in draw(_laid_over(content, _POINTS))]
    reading = Reading(content, settled, inlines(content, settled, found))
    return replace(reading, layers=draw(_layers(reading))) if with_mentions else reading


def _laid_over(
    content: str, kinds: tuple[tuple[InlineRole, Attributes], ...]
) -> st.SearchStrategy[list[tuple[tuple[InlineRole, Attributes], tuple[int, int]]]]:
    offsets = st.integers(0, len(content))
    spans = st.tuples(offsets, offsets).map(sorted).map(lambda pair: (pair[0], pair[1]))
    return st.lists(st.tuples(st.sampled_from(kinds), spans), max_size=6)


_categories: tuple[Category, ...] = ("person", "place", "organization", "date")
_kinds: tuple[tuple[SpellingKind, ...], ...] = (
    ("letters",), ("zwnj", "letters"), ("digits",), ("space",), ("correction",),
)  # fmt: skip


@st.composite
def _layers(draw: st.DrawFn, reading: Reading) -> tuple[Layer, ...]:
    """Lay mentions and spellings over the texts of leaves, none crossing another, an image or the end of its text."""
    leaves = [
        block.span
        for block, following in zip(reading.blocks, (*reading.blocks[1:], None), strict=False)
        if len(block.span) and block.role in ("paragraph", "heading", "cell", "item", "label")
        if following is None or following.depth <= block.depth
    ]
    mentions: dict[str, list[Mention]] = {"names": [], "dates": []}
    spellings: list[Spelling] = []
    spelled: list[Span] = []
    taken = [inline.span for inline in reading.inlines if inline.role == "image" and len(inline.span)]
    for leaf in leaves:
        for _ in range(draw(st.integers(0, 3))):
            start = draw(st.integers(leaf.start, leaf.end - 1))
            span = Span(start, draw(st.integers(start + 1, leaf.end)))
            if not any(_cross(span, other) for other in taken):
                taken.append(span)
                mention = Mention(
                    draw(st.sampled_from(_categories)),
                    span,
                    draw(st.none() | st.floats(0, 1)),
                    draw(st.sampled_from(("", "internal"))),
                    draw(st.sampled_from(((), (("ref", "#a"),), (("when", "1981-06-20"), ("type", "relative"))))),
                )
                mentions[draw(st.sampled_from(sorted(mentions)))].append(mention)
        for _ in range(draw(st.integers(0, 2))):
            start = draw(st.integers(leaf.start, leaf.end - 1))
            span = Span(start, draw(st.integers(start + 1, leaf.end)))
            if not any(_cross(span, other) for other in taken) and span not in spelled:
                taken.append(span)
                spelled.append(span)
                said = draw(st.text(PERSIAN + " \u200c<&", max_size=5))
                certainty = draw(st.none() | st.floats(0, 1))
                spellings.append(Spelling(span, said, draw(st.sampled_from(_kinds)), certainty, "internal"))
    return (
        *(
            Layer(agent, "", tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end))))
            for agent, found in mentions.items()
        ),
        Layer("orthography", "", (), tuple(sorted(spellings, key=lambda s: (s.span.start, -s.span.end)))),
    )


def _cross(one: Span, other: Span) -> bool:
    first, second = sorted((one, other), key=lambda span: (span.start, -span.end))
    return first.start < second.start < first.end < second.end
