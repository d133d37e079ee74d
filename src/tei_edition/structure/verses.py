"""Verse: lines of two hemistichs, stanzas that rhyme, and free verse in a text whose prose is not broken into lines.

Lines of one measure fill a column as prose does: what tells them from it is rhyme, which in Persian is most often a
whole word at the end of lines (the radif) with the rhyme before it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tei_edition.model import Recognition, RecognitionRole, Span
from tei_edition.structure.lexicon import DATE, OFFICE, ORGANIZATION, is_initials, is_known_name
from tei_edition.structure.passages import Anatomy, Line, Passage, room

_HEMISTICHS = re.compile(
    r"[^\d/*…|]{9,42}(?: {3,}| ?/{1,2} ?| ?\.{3,} ?| ?\|{1,2} ?| ?\*{1,3} ?| ?… ?| {2,})[^\d/*…|]{9,42}"
)
_PARTED = re.compile(r"([^\d/*…|:]{9,42}?)(?: {3,}| ?/{1,2} ?| ?\*{1,3} ?| ?… ?)([^\d/*…|:]{9,42})")
"""Two hemistichs with so clear a mark between them that one line of prose has it hardly ever."""
_MARKS = ("  ", "/", "|", "*", "…", "...")
"""What every mark between two hemistichs has, but a tab."""
_TABBED = re.compile(r"[^\d\t]{9,42}\t+[^\d\t]{9,42}")
_FROM = re.compile(r"(?:شعر(?:ی)? )?(?:از|سروده(?: ?ی)?) ?:? ?")
_LONGEST_NAME = 40
_LONGEST = 55
_WIDE = 75
_STANZA = 12
"""Lines at most of a stanza that nothing but a colon tells."""
_POEM = 6
_FEWEST = 4
"""Lines of a poem that empty lines part from one another."""
_ALIKE = 0.6
"""The lines of a stanza are at least so long, compared with the longest."""
_CRY = re.compile(r"(?:زنده باد|مرگ بر|درود بر|ننگ بر|نه به|برقرار باد|پیروز باد|سرنگون باد) ")
_END = re.compile(r"[ .،؛!؟:…»\"()*-]+\Z")
_TAKEN: frozenset[RecognitionRole] = frozenset(
    {
        "masthead", "running-head", "page-number", "page-jump", "telephone", "email", "web-address", "address",
        "turn", "teaser",
    }
)  # fmt: skip


def recognise(anatomy: Anatomy) -> Iterator[Recognition]:
    """Find verse. Linear."""
    marked = _is_marked(anatomy.text) or "\t" in anatomy.content
    shaped = _shaped(anatomy) if marked and not anatomy.states_headings else set()
    free = [_without_poet(p) for p in anatomy.passages if p.index in shaped or (p.role == "paragraph" and p.lines)]
    free = [p for p in free if all(_TAKEN.isdisjoint(line.roles) for line in p.lines)]
    narrow = [p for p in free if p.widest <= _LONGEST]
    headed = [] if anatomy.states_headings else anatomy.headings
    if not marked and not narrow and len(headed) < _FEWEST:
        return
    rhyming = _rhyming(narrow)
    single = set(_single_lines(sorted([*free, *headed], key=lambda p: p.index)))
    free += [p for p in headed if p.index in single and p.index not in shaped]
    uneven = {p.index for p in anatomy.passages if p.role == "paragraph" and _is_uneven(p)}
    running = [p for p in anatomy.passages if p.prose and p.index not in uneven | rhyming]
    wide = any(p.widest >= _WIDE for p in running)
    columns = any(len(p.lines) > 4 and p.widest < _LONGEST for p in running)
    poem = set() if columns else _poem(free, uneven | rhyming, sum(len(p.span) for p in running))
    for passage in free if marked else [p for p in free if p.widest <= _LONGEST]:
        lines = passage.lines
        span = Span(lines[0].start, lines[-1].end)
        if marked and all(_has_hemistichs(anatomy, line) for line in lines):
            alone = anatomy.content[span.start : span.end]
            if len(lines) > 1 or any(mark in alone for mark in ("  ", "/", "\t")):
                yield Recognition("verse", span, 0.85, "two hemistichs on a line")
        elif passage.index in rhyming or passage.index in single:
            yield Recognition("verse", span, 0.8, "lines of one measure that rhyme")
        elif passage.index in poem or (passage.index in uneven and wide and not columns and _is_plain(lines)):
            yield Recognition("verse", span, 0.65, "short lines that fill no column")
        elif _is_quoted(anatomy, passage, wide=wide):
            yield Recognition("verse", span, 0.65, "short lines of one measure that a colon announces")
        elif marked:
            yield from _between_lines(lines)


def _shaped(anatomy: Anatomy) -> set[int]:
    """Give the passages of two hemistichs that their shape alone made headings, beside others of two hemistichs."""
    parted = {p.index for p in anatomy.passages if p.divisible and p.lines and all(map(_is_parted, p.lines))}
    return {
        index
        for index in parted
        if anatomy.passages[index].role == "heading" and not parted.isdisjoint((index - 1, index + 1))
    }


def _is_marked(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _is_parted(line: Line) -> bool:
    halves = _PARTED.fullmatch(line.text) if _is_marked(line.text) else None
    return halves is not None and min(map(len, halves.groups())) >= max(map(len, halves.groups())) * _ALIKE


def names_poet(line: Line) -> bool:
    """Tell a line that is nothing but the name of a person, perhaps in brackets, after a dash or after “from”."""
    if len(line) > _LONGEST_NAME or line.text.endswith((".", ":", "؟", "!")):
        return False
    name = _FROM.sub("", line.text.strip(' ()[]-*«»"'))
    return is_known_name(name) or is_initials(name)


def _without_poet(passage: Passage) -> Passage:
    """Give a passage without its last line, where that names who wrote the others."""
    if len(passage.lines) > 2 and names_poet(passage.lines[-1]):
        return replace(passage, lines=passage.lines[:-1])
    return passage


def _has_hemistichs(anatomy: Anatomy, line: Line) -> bool:
    # A tab between them is a space once the text is folded.
    return (_is_marked(line.text) and _HEMISTICHS.fullmatch(line.text) is not None) or (
        "\t" in anatomy.content[line.start : line.end]
        and _TABBED.fullmatch(anatomy.content[line.start : line.end]) is not None
    )


def _between_lines(lines: Sequence[Line]) -> Iterator[Recognition]:
    """Find lines of two hemistichs between lines of prose that no empty line parts from them.

    There must be two in a row, or one that a colon announces.
    """
    first: int | None = None
    for index, line in enumerate([*lines, None]):
        if line is not None and _is_parted(line):
            first = index if first is None else first
        elif first is not None:
            announced = first > 0 and lines[first - 1].text.endswith(":")
            if index - first > 1 or announced:
                span = Span(lines[first].start, lines[index - 1].end)
                yield Recognition("verse", span, 0.75, "two hemistichs on a line, between lines of prose")
            first = None


def _is_uneven(passage: Passage) -> bool:
    """Tell lines that no column broke."""
    lines = passage.lines
    return len(lines) > 1 and passage.widest <= _LONGEST and room(lines) * 2 >= len(lines) - 1


def _is_bare(lines: Sequence[Line], *, some: int = 0) -> bool:
    """Tell lines of words alone, most of which end without a full stop, and which neither date nor name anything.

    Of a whole poem, `some` lines may be otherwise.
    """
    ends = sum(1 for line in lines if line.text.endswith((".", ":", "!")))
    bodies = sum(1 for line in lines if ORGANIZATION.match(line.text))
    others = sum(
        1
        for line in lines
        if any(c.isdecimal() for c in line.text)
        or line.bold
        or "@" in line.text
        or line.text.startswith(("-", "*", "•", "·"))
        or is_known_name(line.text)
    )
    return ends * 2 <= len(lines) and bodies * 2 < len(lines) and others <= some


def _is_plain(lines: tuple[Line, ...]) -> bool:
    """Tell bare lines beside running text, where a body or an office makes them a signature."""
    return (
        len(lines) > 2
        and _is_bare(lines)
        and not any(
            DATE.search(line.text) or ORGANIZATION.search(line.text) or OFFICE.search(line.text) for line in lines
        )
    )


def _poem(free: Sequence[Passage], stanzas: set[int], running: int) -> set[int]:
    """Give the passages of the one poem that makes most of a text: stanzas, and single lines between or after them."""
    found: set[int] = set()
    group: list[Passage] = []
    for passage in [*free, None]:
        if (
            passage is not None
            and (not group or passage.index == group[-1].index + 1)
            and (passage.index in stanzas or len(passage.lines) == 1)
            and passage.widest <= _LONGEST
        ):
            group.append(passage)
            continue
        lines = tuple(line for p in group for line in p.lines)
        if (
            len(lines) >= _POEM
            and sum(map(len, lines)) > running
            and room(lines) * 2 >= len(lines) - 1
            and _is_bare(lines, some=len(lines) // 8)
        ):
            # What stands alone before the first stanza is a title, a name, a dedication.
            first = next((n for n, p in enumerate(group) if len(p.lines) > 1), len(group))
            found.update(p.index for p in group[first:] if not DATE.search(p.text))
        group = []
    return found


# ------------------------------------------------------------------------------------------------------------- measure


def _rhyming(passages: Sequence[Passage]) -> set[int]:
    """Give the indices of the passages that are stanzas: those that rhyme in themselves, and couplets in a row."""
    stanzas = [p for p in passages if _is_measured(p.lines)]
    found = {p.index for p in stanzas if len(p.lines) > 2 and _rhymes(p.lines)}
    couplets = [p for p in stanzas if len(p.lines) == 2]
    group = couplets[:1]
    for previous, following in pairwise([*couplets, None]):
        if previous is not None and following is not None and following.index == previous.index + 1:
            group.append(following)
            continue
        if len(group) > 1 and _rhymes([line for p in group for line in p.lines]):
            found.update(p.index for p in group)
        elif len(group) == 1 and _shared(group[0].lines[0].text, group[0].lines[1].text) > 3:
            found.add(group[0].index)
        group = [following] if following is not None else []
    return found


def _single_lines(passages: Sequence[Passage]) -> Iterator[int]:
    """Give the passages of one line each that are a poem together: every second line of them rhymes."""
    group: list[Passage] = []
    for passage in [*passages, None]:
        single = passage is not None and len(passage.lines) == 1 and passage.widest <= _LONGEST
        if passage is not None and single and (not group or passage.index == group[-1].index + 1):
            group.append(passage)
            continue
        for skipped in range(min(_FEWEST, len(group) - _FEWEST + 1)):
            # A title, or a name, may stand over them.
            poem = group[skipped:]
            if len(poem) % 2 and poem[-1].role == "heading":
                # No line that rhymes, but the heading of what follows.
                poem.pop()
            lines = tuple(p.lines[0] for p in poem)
            if len(lines) >= _FEWEST and _is_measured(lines) and _rhymes_well(lines):
                yield from (p.index for p in poem)
                break
        group = [passage] if passage is not None and single else []


def _rhymes_well(lines: Sequence[Line]) -> bool:
    """Tell whether every second line ends with the same three letters: of notices in a row two may do so."""
    second = [_END.sub("", line.text)[-3:] for line in lines[1::2]]
    return len(set(second)) == 1


def _is_measured(lines: tuple[Line, ...]) -> bool:
    """Tell lines of about one length, of words alone."""
    if len(lines) < 2:
        return False
    longest = max(map(len, lines))
    return (
        12 <= longest <= _LONGEST
        and min(map(len, lines)) >= longest * _ALIKE
        and all(line.words > 2 for line in lines)
        and not any(":" in line.text or _CRY.match(line.text) for line in lines)
        and _is_bare(lines)
    )


def _rhymes(lines: Sequence[Line]) -> bool:
    """Tell whether enough lines end alike: in a column of prose the ends are any words."""
    ends = [_END.sub("", line.text) for line in lines]
    if len(ends) <= 4:
        words = Counter(end.split()[-1] for end in ends if end)
        three = Counter(end[-3:] for end in ends)
        return max(words.values()) > 1 or max(three.values()) > 2 or (len(ends) == 4 and _shared(ends[1], ends[3]) > 1)
    # Every second line, or the lines of each couplet with one another.
    second = Counter(end[-2:] for end in ends[1::2])
    couplets = [_shared(one, other) > 1 for one, other in zip(ends[::2], ends[1::2], strict=False)]
    return max(second.values()) * 3 >= len(ends[1::2]) * 2 or sum(couplets) * 4 >= len(couplets) * 3


def _shared(one: str, other: str) -> int:
    """Count the letters at the end that two lines share."""
    one, other = _END.sub("", one), _END.sub("", other)
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def _is_quoted(anatomy: Anatomy, passage: Passage, *, wide: bool) -> bool:
    """Tell a couplet or a stanza that running text announces with a colon, and after which it goes on."""
    if not wide or not 0 < passage.index < len(anatomy.passages) - 1 or len(passage.lines) > _STANZA:
        return False
    before, after = anatomy.passages[passage.index - 1], anatomy.passages[passage.index + 1]
    return (
        before.prose
        and before.text.endswith(":")
        and after.prose
        and _is_measured(passage.lines)
        and not any(line.text.endswith((".", "!", "؟")) for line in passage.lines)
    )
