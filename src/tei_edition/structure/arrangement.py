"""From the leaves to the new tree: divisions, openers and closers, turns, lists.

TEI's order of a division is kept by construction: heads and opener first, then blocks, then divisions within it, then
closer and postscript, then nothing. Whatever cannot stand where the text has it begins a division of its own; what
would be an opener in the middle of a text stays a paragraph.
"""

from dataclasses import dataclass, field
from typing import Literal

from tei_edition.model import Attributes, Block, Document, Inline, InlineRole, Recognition, RecognitionRole, Span
from tei_edition.structure.leaves import Leaf, certain, leaves
from tei_edition.structure.merging import Merged
from tei_edition.structure.passages import Anatomy
from tei_edition.text.inlines import inlines
from tei_edition.text.outline import Part, arranged_blocks

_IN_TURN = frozenset({"paragraph", "list", "verse", "quotation", "code", "separator", "table", "footnote"})
_INLINES: dict[RecognitionRole, InlineRole] = {
    "email": "email",
    "telephone": "telephone",
    "web-address": "web-address",
    "account": "account",
    "slogan": "slogan",
    "page-jump": "page-jump",
    "continuation": "continuation",
    "footnote-mark": "footnote-mark",
    "truncation": "truncation",
    "word-break": "word-break",
}
_OF_MANY_TEXTS = frozenset({"periodical-page", "teaser-list", "bulletin"})


def arrange(anatomy: Anatomy, found: Merged) -> tuple[tuple[Block, ...], tuple[Inline, ...]]:
    """Give the blocks and inlines of the document as it was recognised; linear but for sorting.

    Where nothing was recognised, they are the reader's own.
    """
    document = anatomy.document
    if anatomy.is_plain:
        return document.blocks, document.inlines
    kind = next(iter(anatomy.found("kind")), None)
    builder = _Builder(anatomy, list(leaves(anatomy, found.lines)), found, kind)
    parts = builder.build()
    content = anatomy.content
    points = {i.span.start for i in document.inlines if not len(i.span)}
    blocks = arranged_blocks(content, parts, points)
    marked = [*document.inlines, *_inlines(document, found.inlines)]
    return blocks, inlines(content, blocks, marked)


def _inlines(document: Document, found: tuple[Recognition, ...]) -> list[Inline]:
    links = sorted((i.span.start, i.span.end) for i in document.inlines if i.role in ("link", "code"))
    position, reach = 0, -1
    marked: list[Inline] = []
    for recognition in found:
        span = recognition.span
        while position < len(links) and links[position][0] < max(span.end, span.start + 1):
            reach = max(reach, links[position][1])
            position += 1
        if reach > span.start and recognition.role in ("email", "web-address", "telephone"):
            continue
        facts: Attributes = certain(recognition)
        target = recognition.fact("target")
        if recognition.role == "footnote-mark":
            target = f"#note.{recognition.fact('note')}"
        if target:
            facts = (("target", target), *facts)
        is_quoted = recognition.role == "slogan" and recognition.fact("whole") == "no"
        marked.append(Inline("quoted-slogan" if is_quoted else _INLINES[recognition.role], span, facts))
    return marked


@dataclass(slots=True)
class _Division:
    part: Part
    level: int
    phase: Literal["top", "blocks", "divisions", "bottom"] = "top"
    end: int = 0
    """Where a division that a recogniser bounded ends; 0 for one that the next heading ends."""
    headed: bool = False


@dataclass(slots=True)
class _Builder:
    anatomy: Anatomy
    leaves: list[Leaf]
    found: Merged
    kind: Recognition | None
    open: list[_Division] = field(default_factory=list)
    turn: Part | None = None
    turn_end: int = 0

    def build(self) -> list[Part]:
        """Give the parts of the body."""
        body = _Division(Part("section", 0, 0), -1)
        self.open = [body]
        kind = self.kind.fact("kind") if self.kind else "unknown"
        recognised = any(leaf.recognition and leaf.place != "furniture" for leaf in self.leaves)
        if kind != "unknown" or recognised:
            self._begin((("kind", kind), *(certain(self.kind) if self.kind else ())), 0, 0)
        absorbing = len(self.open) > 1
        boundaries = _Boundaries(self.anatomy, kind)
        foot = self._foot()
        for index, leaf in enumerate(self.leaves):
            if boundaries.bounded:
                self._end_bounded(leaf.part.start)
                if starting := boundaries.at(leaf.part.start, leaf.part.end):
                    self._begin_bounded(*starting, leaf)
            if index == foot and kind not in _OF_MANY_TEXTS:
                self._leave_sections()
            absorbing = self._place(leaf, boundaries, absorbing=absorbing and index < foot)
        self._end_turn()
        while len(self.open) > 1:
            self._end()
        return body.part.parts

    def _foot(self) -> int:
        """Give the index of the first leaf after which only closers come; they close the whole text."""
        index = len(self.leaves)
        while index > 0 and self.leaves[index - 1].place in ("closing", "furniture", "postscript"):
            index -= 1
        return index if any(leaf.place == "closing" for leaf in self.leaves[index:]) else len(self.leaves)

    def _leave_sections(self) -> None:
        self._end_turn()
        while len(self.open) > 2:
            self._end()

    # ---- divisions

    def _begin(self, attributes: Attributes, level: int, start: int, end: int = 0) -> None:
        part = Part("section", start, start, attributes)
        parent = self.open[-1]
        parent.part.parts.append(part)
        parent.phase = "divisions"
        self.open.append(_Division(part, level, end=end))

    def _end(self) -> None:
        division = self.open.pop()
        if division.part.parts:
            division.part.start = division.part.parts[0].start
            division.part.end = max(part.end for part in division.part.parts[-1:])
        parent = self.open[-1].part
        parent.end = max(parent.end, division.part.end)

    def _end_bounded(self, offset: int) -> None:
        while any(0 < division.end <= offset for division in self.open):
            self._end_turn()
            self._end()

    def _begin_bounded(self, kind: str, recognition: Recognition, leaf: Leaf) -> None:
        self._end_turn()
        while self.open[-1].level >= max(1, leaf.level) or self.open[-1].phase == "bottom":
            if len(self.open) == 1:
                break
            self._end()
        if (
            kind == "interview"
            and self.open[-1].phase == "top"
            and self.open[-1].part.attributes[:1] == (("kind", "section"),)
        ):
            # The section that a heading of the format opened for the interview is its division.
            self.open[-1].part.attributes = (("kind", "interview"), *certain(recognition))
            return
        self._begin((("kind", kind), *certain(recognition)), 50, leaf.part.start, recognition.span.end)

    # ---- leaves

    def _place(self, leaf: Leaf, boundaries: "_Boundaries", *, absorbing: bool) -> bool:
        """Put one leaf where it belongs; tell whether the next heading may still be the whole document's."""
        turn = boundaries.turn_at(leaf.part.start)
        if self.turn is not None and (
            leaf.part.start >= self.turn_end or (turn and turn.span.start == leaf.part.start)
        ):
            self._end_turn()
        match leaf.place:
            case "furniture":
                self._append(leaf.part)
            case "heading":
                return self._heading(leaf, absorbing=absorbing)
            case "opening" | "closing":
                self._border(leaf)
            case "postscript":
                self._postscript(leaf)
            case _:
                self._common(leaf, turn)
        return absorbing and self.open[-1].phase == "top"

    def _append(self, part: Part) -> None:
        holder = self.turn if self.turn is not None else self.open[-1].part
        holder.parts.append(part)
        holder.end = max(holder.end, part.end)
        if len(holder.parts) == 1:
            holder.start = part.start

    def _heading(self, leaf: Leaf, *, absorbing: bool) -> bool:
        self._end_turn()
        top = self.open[-1]
        recognition = leaf.recognition
        joined = recognition is not None and recognition.fact("joined") == "yes"
        inner = recognition is not None and recognition.fact("kind") == "inner"
        bounded = top.end > 0 and not top.headed
        absorbs = absorbing and not top.headed and not inner
        if top.phase == "top" and (absorbs or bounded or (joined and top.headed)):
            self._append(leaf.part)
            top.headed = True
            top.level = top.level if top.end or len(self.open) == 2 else leaf.level
            return absorbing
        while len(self.open) > 1 and (self.open[-1].level >= leaf.level or self.open[-1].phase == "bottom"):
            if self.open[-1].end and self.open[-1].phase != "bottom":
                break
            self._end()
        self._begin((("kind", "section"),), leaf.level, leaf.part.start)
        self._append(leaf.part)
        self.open[-1].headed = True
        return False

    def _border(self, leaf: Leaf) -> None:
        self._end_turn()
        top = self.open[-1]
        if top.phase == "top":
            self._gather("opener", leaf.part)
        elif leaf.place == "closing" and len(self.open) > 1:
            top.phase = "bottom"
            if leaf.part.role == "byline":
                # TEI has it at the bottom of a division, not in a closer.
                self._append(leaf.part)
            else:
                self._gather("closer", leaf.part)
        else:
            self._common(Leaf("common", Part("paragraph", leaf.part.start, leaf.part.end)), None)

    def _gather(self, role: Literal["opener", "closer"], part: Part) -> None:
        division = self.open[-1].part
        if division.parts and division.parts[-1].role == role:
            division.parts[-1].parts.append(part)
            division.parts[-1].end = division.end = part.end
        else:
            self._append(Part(role, part.start, part.end, parts=[part]))

    def _postscript(self, leaf: Leaf) -> None:
        self._end_turn()
        top = self.open[-1]
        if top.phase == "top" or len(self.open) == 1:
            self._common(Leaf("common", leaf.part), None)
            return
        top.phase = "bottom"
        attributes = certain(leaf.recognition) if leaf.recognition else ()
        self._append(Part("postscript", leaf.part.start, leaf.part.end, attributes, [leaf.part]))

    def _common(self, leaf: Leaf, turn: Recognition | None) -> None:
        if self.turn is None:
            self._make_room(leaf)
            if turn:
                who = turn.fact("who")
                facts = ((("who", f"#{who}"),) if who else ()) + certain(turn)
                self.turn = Part("turn", leaf.part.start, leaf.part.start, facts)
                self.turn_end = turn.span.end
                self.open[-1].part.parts.append(self.turn)
        elif leaf.part.role not in _IN_TURN and leaf.place != "speaker":
            self._end_turn()
            self._make_room(leaf)
        if leaf.place == "speaker" and (self.turn is None or self.turn.parts):
            leaf.part.role = "paragraph"
        self._append(leaf.part)
        self._join_lists()
        self.open[-1].part.end = max(self.open[-1].part.end, leaf.part.end)
        self.open[-1].phase = "blocks"

    def _make_room(self, leaf: Leaf) -> None:
        """See to it that the innermost division can take a block."""
        while len(self.open) > 1 and self.open[-1].phase == "bottom":
            self._end()
        if self.open[-1].phase in ("divisions", "bottom"):
            self._begin((("kind", "section"),), max(1, leaf.level), leaf.part.start)

    def _join_lists(self) -> None:
        """Make one list of two of a sort that were recognised and follow one another."""
        parts = (self.turn or self.open[-1].part).parts
        if len(parts) > 1 and all(part.role == "list" and len(part.attributes) > 1 for part in parts[-2:]):
            if parts[-2].attributes[0] != parts[-1].attributes[0]:
                return
            last = parts.pop()
            parts[-1].parts.extend(last.parts)
            parts[-1].end = last.end

    def _end_turn(self) -> None:
        """End the open turn; one in which nothing is said is no turn, and its speaker a paragraph."""
        turn, self.turn = self.turn, None
        if turn is None:
            return
        if all(part.role in ("speaker", "furniture") for part in turn.parts):
            parts = self.open[-1].part.parts
            place = next(index for index in range(len(parts) - 1, -1, -1) if parts[index] is turn)
            for part in turn.parts:
                part.role = "paragraph" if part.role == "speaker" else part.role
            parts[place : place + 1] = turn.parts
        self.open[-1].part.end = max(self.open[-1].part.end, turn.end)


class _Boundaries:
    """Where the bounded divisions and the turns begin."""

    def __init__(self, anatomy: Anatomy, kind: str) -> None:
        self._divisions: list[tuple[str, Recognition]] = [("teaser", r) for r in anatomy.found("teaser")]
        if kind != "interview":
            self._divisions += [("interview", r) for r in anatomy.found("interview")]
        self._divisions.sort(key=lambda entry: entry[1].span)
        self.bounded = bool(self._divisions)
        self._turns = anatomy.found("turn")
        self._division = self._turn = 0

    def at(self, start: int, end: int) -> tuple[str, Recognition] | None:
        """Give the division that begins in the stretch of a leaf; asked in the order of the text."""
        while self._division < len(self._divisions) and self._divisions[self._division][1].span.start < end:
            found = self._divisions[self._division]
            self._division += 1
            if found[1].span.start >= start:
                return found
        return None

    def turn_at(self, offset: int) -> Recognition | None:
        """Give the turn that holds `offset`; asked in the order of the text."""
        while self._turn < len(self._turns) and self._turns[self._turn].span.end <= offset:
            self._turn += 1
        if self._turn < len(self._turns) and self._turns[self._turn].span.start <= offset:
            return self._turns[self._turn]
        return None


def chained(text: str, blocks: tuple[Block, ...], fragments: list[Recognition]) -> tuple[Block, ...]:
    """Give `blocks` with the paragraphs, and the lists of supporters, that continue one another chained by identifiers.

    Linear but for sorting.
    """
    if not fragments:
        return blocks
    by_start: dict[int, int] = {}
    by_end: dict[int, int] = {}
    for index, block in enumerate(blocks):
        if block.role == "paragraph" or ("kind", "supporters") in block.attributes:
            stretch = text[block.span.start : block.span.end]
            by_start[block.span.start + len(stretch) - len(stretch.lstrip())] = index
            by_end[block.span.start + len(stretch.rstrip())] = index
    following: dict[int, tuple[int, Recognition]] = {}
    # Of a chain by its last part the first one: a chain has a beginning, or nobody could read it.
    beginning: dict[int, int] = {}
    continuing: set[int] = set()
    end: dict[int, int] = {}
    for fragment in fragments:
        source = by_end.get(fragment.span.end)
        target = by_start.get(int(fragment.fact("continues")))
        if source is None or target is None or source in following or target in continuing:
            continue
        if beginning.get(source, source) == target:
            continue
        following[source] = (target, fragment)
        continuing.add(target)
        first, last = beginning.pop(source, source), end.pop(target, target)
        beginning[last], end[first] = first, last
    preceding = {target: source for source, (target, _) in following.items()}
    numbers = {index: f"part.{n}" for n, index in enumerate(sorted({*following, *preceding}), 1)}
    changed = list(blocks)
    for index, name in numbers.items():
        onward, back = following.get(index), preceding.get(index)
        part = "M" if onward and back is not None else "I" if onward else "F"
        sure = onward[1] if onward else following[back][1] if back is not None else None
        facts: Attributes = (
            ("identifier", name),
            # TEI has no part for a list.
            *((("part", part),) if blocks[index].role == "paragraph" else ()),
            *((("next", f"#{numbers[onward[0]]}"),) if onward else ()),
            *((("previous", f"#{numbers[back]}"),) if back is not None else ()),
            *(certain(sure) if sure else ()),
        )
        block = blocks[index]
        kind = tuple(fact for fact in block.attributes if fact[0] == "kind")
        changed[index] = Block(block.role, Span(block.span.start, block.span.end), block.depth, (*kind, *facts))
    return tuple(changed)
