"""How well the structure is recognised: precision and recall by role, on documents annotated by a person.

The gold says `role<TAB>quote`, one annotation a line (see `tests/golden/anatomy/README.md`). Quotes are looked up in the
plain view of the source; found and expected are then compared as multisets of texts without white space, so neither
escapes nor the markers of Markdown's lists decide.

    python tests/evaluation/scoring.py [even|odd|documents|seeds|all] [--misses]
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tei_edition.model import Block, Document
from tei_edition.readers import Received, read
from tei_edition.structure import recognise

ROOT = Path(__file__).parents[2]
ANATOMY = ROOT / "tests" / "golden" / "anatomy"
SEEDS = ROOT / "seeds"
SEED_GOLD = Path(__file__).parent / "seeds"
MARKDOWN_SEEDS = frozenset({"004_3c4bb9caef400b09.txt"})

METADATA = ("title", "author", "issuer", "issued", "place", "periodical", "issue", "page")
ROLES = (
    "kind", *METADATA, "heading", "masthead", "running-head", "page-number", "byline", "dateline", "salutation", "signature",
    "slogan", "item", "supporters", "country", "turn", "speaker", "teaser", "continuation", "cut", "page-jump", "fragment",
    "continues", "contact", "postscript", "footnote", "verse", "quotation", "table", "word-break", "paragraph",
)  # fmt: skip
_APART = frozenset(
    {
        "paragraph",
        "heading",
        "signature",
        "item",
        "verse",
        "slogan",
        "salutation",
        "footnote",
        "postscript",
        "quotation",
    }
)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One line of gold: `text` is what it stands for, without white space; an optional one is never a miss."""

    role: str
    text: str
    optional: bool = False


@dataclass(slots=True)
class Score:
    """True positives, false positives and misses of one role, with the texts of the latter two."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of the found that is right; 1 where nothing is found."""
        return self.right / (self.right + len(self.wrong)) if self.right + len(self.wrong) else 1.0

    @property
    def recall(self) -> float:
        """The share of the expected that is found; 1 where nothing is expected."""
        return self.right / (self.right + len(self.missed)) if self.right + len(self.missed) else 1.0


def sources(which: str) -> list[tuple[Path, Path]]:
    """Give the sources and their gold: those with `even` or `odd` numbers, all `documents`, the `seeds`, or `all` of them."""
    found = []
    if which != "seeds":
        for path in sorted(ANATOMY.glob("[0-9]*")):
            parity = "even" if int(path.name.partition("-")[0]) % 2 == 0 else "odd"
            if path.suffix in (".txt", ".md") and which in (parity, "documents", "all"):
                found.append((path, path.with_suffix(".gold")))
    if which in ("seeds", "all"):
        found += [(path, SEED_GOLD / f"{path.name}.gold") for path in sorted(SEEDS.glob("0*.txt"))]
    return found


def is_markdown(path: Path) -> bool:
    """Tell which of the sources are Markdown."""
    return path.suffix == ".md" or path.name in MARKDOWN_SEEDS


def score(pairs: Iterable[tuple[Path, Path]]) -> dict[str, Score]:
    """Score the structure of every source against its gold, by role."""
    scores: dict[str, Score] = {role: Score() for role in ROLES}
    for path, gold in pairs:
        markdown = is_markdown(path)
        document = recognise(read(Received(path.name, path.read_bytes(), "markdown" if markdown else "plaintext")))
        plain = plain_view(path.read_text("utf-8-sig", newline=""), markdown=markdown)
        expected = list(annotations(gold.read_text("utf-8", newline="\n"), plain))
        _compare(path.name, expected, list(predictions(document)), scores)
    return scores


def _compare(name: str, expected: list[Annotation], found: list[Annotation], scores: dict[str, Score]) -> None:
    counted = Counter((a.role, a.text) for a in found)
    optional = Counter((a.role, a.text) for a in expected if a.optional)
    for annotation in expected:
        if annotation.optional or annotation.role not in scores:
            continue
        key = _matching(annotation, counted)
        if counted[key]:
            counted[key] -= 1
            scores[annotation.role].right += 1
            continue
        other = next((k for k in optional if k[1] == annotation.text and counted[k]), None)
        if other:
            counted[other] -= 1
            scores[annotation.role].right += 1
        else:
            scores[annotation.role].missed.append(f"{name}: {annotation.text}")
    for key, count in counted.items():
        role, text = key
        spare = count - optional[key]
        if spare > 0 and role in scores and role != "paragraph":
            scores[role].wrong += [f"{name}: {text}"] * spare


def _matching(annotation: Annotation, counted: Counter[tuple[str, str]]) -> tuple[str, str]:
    """Give the find that an annotation is compared with: of chains, the gold quotes only the words at the break."""
    role, text = annotation.role, annotation.text
    if role == "fragment":
        return next((key for key in counted if key[0] == role and counted[key] and key[1].endswith(text)), (role, text))
    if role == "continues":
        return next(
            (key for key in counted if key[0] == role and counted[key] and key[1].startswith(text)), (role, text)
        )
    if role == "word-break":
        return next((key for key in counted if key[0] == role and counted[key] and text in key[1]), (role, text))
    return role, text


# ---------------------------------------------------------------------------------------------------------------- gold


def plain_view(raw: str, *, markdown: bool) -> str:
    """Give the view in which quotes are looked up."""
    lines = []
    for line in raw.replace("\r", "").split("\n"):
        shown = line
        if markdown:
            shown = re.sub(r"^ {0,3}(#{1,6}\s+|>\s?)", "", shown)
            shown = re.sub(r"(?<!\\)\*\*", "", shown)
            shown = re.sub(r"(?<![\\*\w])\*(?=[^\s*])([^*\n]+?)(?<![\\\s])\*(?![\w*])", r"\1", shown)
            shown = re.sub(r"\[([^\]\n]+)\]\(([^)\s]+)\)", r"\1", shown)
            shown = re.sub(r"</?[A-Za-z][^<>]*>", "", shown)
            shown = re.sub(r"\\([\\`*_{}\[\]()#+.!|-])", r"\1", shown)
        lines.append(shown.rstrip(" \t"))
    return "\n".join(lines)


def annotations(gold: str, plain: str) -> Iterator[Annotation]:
    """Read gold, with every quote completed from `plain`."""
    cursor = 0
    ends: dict[str, int] = {}
    for written in gold.split("\n"):
        line, optional = written, written.startswith("#? ")
        if optional or line.startswith("#! "):
            line = line[3:]
        elif not line or line.startswith("#"):
            continue
        role, _, quote = line.partition("\t")
        kind, _, value = quote.partition(": ") if role == "contact" else ("", "", quote)
        if role == "kind":
            yield Annotation(role, quote, optional)
            continue
        anywhere = role in (*METADATA, "fragment", "continues", "word-break")
        apart = [end for other, end in ends.items() if other in _APART] if role in _APART else []
        begin = 0 if anywhere else cursor if optional else max([cursor, ends.get(role, 0), *apart])
        place = _find(plain, value, begin)
        text = plain[place[0] : place[1]] if place else value
        if place and not anywhere and not optional:
            cursor, ends[role] = place[0], place[1]
        yield Annotation(role, f"{kind}: {_bare(text)}" if kind else _bare(text, role), optional)


def _find(plain: str, quote: str, begin: int) -> tuple[int, int] | None:
    head, _, tail = quote.replace("⏎", "\n").partition(" […] ")
    start = plain.find(head, begin)
    if start < 0:
        return None
    end = start + len(head)
    if tail:
        end = plain.find(tail, end)
        return None if end < 0 else (start, end + len(tail))
    return start, end


def _bare(text: str, role: str = "") -> str:
    bare = "".join(
        character for character in text if not character.isspace() and character not in "\u200c\u200e\u200f|"
    )
    if role in ("item", "supporters", "turn", "table"):
        bare = bare.translate(str.maketrans("", "", "*-•·|:"))
    return bare


# --------------------------------------------------------------------------------------------------------------- found


def predictions(document: Document) -> Iterator[Annotation]:  # noqa: PLR0912  one branch for each role
    """Give what was made of a document, in the words of the gold."""
    content = document.text.content

    def text(start: int, end: int, role: str = "") -> str:
        return _bare(content[start:end], role)

    for recognition in document.recognised("kind"):
        yield Annotation("kind", recognition.fact("kind"))
    for role in ("masthead", "running-head", "page-number", *METADATA):
        for recognition in document.recognised(role):  # type: ignore[arg-type]
            yield Annotation(role, text(recognition.span.start, recognition.span.end))
    for recognition in document.recognised("word-break"):
        start = recognition.span.start
        before = content[:start].split()[-1][-12:]
        after = content[start:].split()[0][:12]
        yield Annotation("word-break", before + after)
    for block, parents in _with_parents(document.blocks):
        yield from _of_block(block, parents, text(block.span.start, block.span.end), content)
    for inline in document.inlines:
        body = text(inline.span.start, inline.span.end)
        match inline.role:
            case "email":
                yield Annotation("contact", f"email: {body}")
            case "telephone":
                yield Annotation("contact", f"tel: {body}")
            case "web-address":
                yield Annotation("contact", f"url: {body}")
            case "account":
                yield Annotation("contact", f"account: {body}")
            case "slogan" | "page-jump" | "continuation":
                yield Annotation(inline.role, body)
            case "truncation":
                mark = re.search(r"(?:\[\s*)?(?:…|\.{2,})(?:\s*\])?\s*\Z", content[: inline.span.start])
                yield Annotation("cut", _bare(mark[0] if mark else ""))
            case _:
                pass


def _of_block(block: Block, parents: list[Block], body: str, content: str) -> Iterator[Annotation]:
    facts = dict(block.attributes)
    listed = bool(parents) and dict(parents[-1].attributes).get("kind") == "supporters"
    role: str = block.role
    match role:
        case "section":
            role = "teaser" if facts.get("kind") == "teaser" else ""
        case "label":
            role = "country" if facts.get("kind") == "country" else "heading" if facts.get("kind") == "heading" else ""
        case "item":
            role = "supporters" if listed else "item"
        case "verse-line":
            role = "verse"
        case "address":
            yield Annotation("contact", f"address: {body}")
            role = ""
        case "verse" | "list" | "cell" | "row" | "opener" | "closer" | "furniture":
            role = ""
        case _:
            pass
    if role and body:
        yield Annotation(role, _bare(content[block.span.start : block.span.end], role))
    if "next" in facts:
        yield Annotation("fragment", body)
    if "previous" in facts:
        yield Annotation("continues", body)


def _with_parents(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, list[Block]]]:
    parents: list[Block] = []
    for block in blocks:
        del parents[block.depth :]
        yield block, parents
        parents.append(block)


# ---------------------------------------------------------------------------------------------------------------- shown


def table(scores: dict[str, Score], *, misses: bool) -> str:
    """Give the scores as a table, with what is missed and what is wrong below each role where it is asked for."""
    lines = [f"{'role':14}{'P':>7}{'R':>7}{'right':>7}{'wrong':>7}{'missed':>7}"]
    total = Score()
    for role, found in scores.items():
        if not (found.right or found.wrong or found.missed):
            continue
        lines.append(
            f"{role:14}{found.precision:7.3f}{found.recall:7.3f}{found.right:7}{len(found.wrong):7}{len(found.missed):7}"
        )
        if misses:
            lines += [f"    missed {text[:150]}" for text in found.missed] + [
                f"    wrong  {text[:150]}" for text in found.wrong
            ]
        total.right += found.right
        total.wrong += found.wrong
        total.missed += found.missed
    lines.append(
        f"{'all':14}{total.precision:7.3f}{total.recall:7.3f}{total.right:7}{len(total.wrong):7}{len(total.missed):7}"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    chosen = next((argument for argument in arguments if not argument.startswith("-")), "all")
    sys.stdout.write(table(score(sources(chosen)), misses="--misses" in arguments) + "\n")
