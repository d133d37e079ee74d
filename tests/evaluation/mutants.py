"""How well invalid documents are explained: the seeds' TEI, broken at random in five ways, and who says what of it.

A mutant is explained where what is said of it names the element that was broken (of an attribute, that too) and what
was expected there, which is known from how the mutant was made. The same words are looked for in what lxml and jing
say. Run it to see the figures, and with --misses what is not explained.
"""

import argparse
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tei_edition.validation import Schema, parse
from tei_edition.validation.jing import NoJingError, opinions
from tei_edition.workflow.building import build
from tei_edition.workflow.requests import Request

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schema" / "tei_edition.rng"
COUNT = 600
SEED = 1360

_TEI = "{http://www.tei-c.org/ns/1.0}"
_OTHER_NAMES = ("p", "div", "head", "list", "item", "note", "signed", "para", "hi", "title")
_OTHER_ATTRIBUTES = ("n", "type", "style", "xml:space", "when", "colour")
_OTHER_VALUES = ("", "?", "two words", "۱۳۶۰", "1360-13-45")
_NO_MORE = "nothing"
"""What is expected where no name is: the end of an element, other attributes or none, a value of some form. Each says
so in its own words."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A broken document: how it was broken, what must be named, and one of what must be named as expected."""

    kind: str
    data: bytes
    named: frozenset[str]
    expected: frozenset[str]


def seeds() -> list[bytes]:
    """Give the TEI of the five seeds."""
    with tempfile.TemporaryDirectory() as folder:
        build(Request([str(ROOT / "seeds")], lambda: 0.0, lambda *_: None), Path(folder, "out"), encode_only=True)
        return [path.read_bytes() for path in sorted(Path(folder, "out", "tei").glob("*.xml"))]


def mutants(documents: list[bytes], count: int = COUNT, seed: int = SEED) -> Iterator[Mutant]:
    """Give `count` mutants of `documents`, each of them broken once; always the same for one `seed`."""
    chance = random.Random(seed)
    trees = [etree.fromstring(data) for data in documents]
    attributes = _attributes_seen(trees)
    kinds = (_dropped, _moved, _renamed, _given_an_attribute, _given_a_value)
    made = 0
    while made < count:
        root = deepcopy(chance.choice(trees))
        # Of a long text most elements are paragraphs: each name has the same chance.
        by_name: dict[str, list[etree._Element]] = {}
        for element in root.iterdescendants(etree.Element):
            by_name.setdefault(str(element.tag), []).append(element)
        element = chance.choice(by_name[chance.choice(sorted(by_name))])
        mutant = kinds[made % len(kinds)](root, element, chance, attributes)
        if mutant is not None:
            made += 1
            yield mutant


type _Seen = dict[str, set[str]]


def _attributes_seen(trees: list[etree._Element]) -> _Seen:
    seen: _Seen = {}
    for tree in trees:
        for element in tree.iter(etree.Element):
            seen.setdefault(_name(element), set()).update(map(_local, element.attrib))
    return seen


def _dropped(root: etree._Element, element: etree._Element, _chance: random.Random, _seen: _Seen) -> Mutant | None:
    parent = element.getparent()
    if parent is None:
        return None
    _take(element)
    return Mutant("dropped", _data(root), frozenset({_name(parent)}), frozenset({_name(element)}))


def _moved(root: etree._Element, element: etree._Element, chance: random.Random, _seen: _Seen) -> Mutant | None:
    inside = set(element.iter())
    others = [other for other in root.iter(etree.Element) if other not in inside]
    target = chance.choice(others)
    _take(element)
    place = chance.randrange(len(target) + 1)
    next_one = target[place] if place < len(target) else None
    target.insert(place, element)
    expected = {_name(next_one)} if next_one is not None and isinstance(next_one.tag, str) else {_NO_MORE}
    return Mutant("moved", _data(root), frozenset({_name(element)}), frozenset(expected))


def _renamed(root: etree._Element, element: etree._Element, chance: random.Random, _seen: _Seen) -> Mutant | None:
    before = _name(element)
    element.tag = _TEI + chance.choice(_OTHER_NAMES)
    if _name(element) == before:
        return None
    return Mutant("renamed", _data(root), frozenset({_name(element)}), frozenset({before}))


def _given_an_attribute(
    root: etree._Element, element: etree._Element, chance: random.Random, seen: _Seen
) -> Mutant | None:
    attribute = chance.choice(_OTHER_ATTRIBUTES)
    if attribute in map(_local, element.attrib):
        return None
    element.set(attribute.replace("xml:", "{http://www.w3.org/XML/1998/namespace}"), "default")
    others = seen[_name(element)] - {attribute} | {_NO_MORE}
    named = frozenset({attribute.removeprefix("xml:"), _name(element)})
    return Mutant("attribute added", _data(root), named, frozenset(others))


def _given_a_value(root: etree._Element, element: etree._Element, chance: random.Random, _seen: _Seen) -> Mutant | None:
    if not element.attrib:
        return None
    attribute = chance.choice(sorted(map(str, element.attrib)))
    before, value = str(element.get(attribute)), chance.choice(_OTHER_VALUES)
    element.set(attribute, value)
    named = frozenset({_local(attribute).removeprefix("xml:"), _name(element)})
    return None if before == value else Mutant("value changed", _data(root), named, frozenset({before, _NO_MORE}))


def _take(element: etree._Element) -> None:
    """Take an element out of its parent, and leave the text after it."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def _data(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="utf-8")


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _local(name: str | bytes) -> str:
    return str(name).replace("{http://www.w3.org/XML/1998/namespace}", "xml:")


# ----------------------------------------------------------------------------------------- what is said of a mutant


def ours(schema: Schema) -> Callable[[bytes], list[str]]:
    """Give a judge: what this program says of a document, nothing where it is valid."""

    def judge(data: bytes) -> list[str]:
        found = schema.validate(parse(data, "a.xml"), "a.xml", data)
        return [f"{one.message} {one.remedy} {' '.join(one.expected)}" for one in found]

    return judge


def lxmls() -> Callable[[bytes], list[str]]:
    """Give a judge that says what lxml says."""
    schema = etree.RelaxNG(etree.parse(SCHEMA))

    def judge(data: bytes) -> list[str]:
        return [] if schema.validate(parse(data, "a.xml")) else [str(entry.message) for entry in schema.error_log]

    return judge


def jings(found: list[Mutant]) -> list[list[str]]:
    """Give what jing says of each mutant, its first error; raises `NoJingError`."""
    said = [
        opinion for n in range(0, len(found), 200) for opinion in opinions(SCHEMA, [m.data for m in found[n : n + 200]])
    ]
    return [[opinion] if opinion else [] for opinion in said]


def explains(mutant: Mutant, said: list[str]) -> bool:
    """Whether one of the sentences names all that was broken, and one of what was expected there."""
    return any(_names(text, mutant.named) and _names_one(text, mutant.expected) for text in said)


def _names(text: str, names: frozenset[str]) -> bool:
    return all(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) for name in names)


def _names_one(text: str, names: frozenset[str]) -> bool:
    ends = (
        *("nothing more", "</", "end-tag", "got nothing"),
        *("no attributes", "takes", "expected attribute"),
        *("Needed is", "Use “", "must be"),
    )
    return any(
        (name == _NO_MORE and any(end in text for end in ends)) or _names(text, frozenset({name})) for name in names
    )


def main() -> None:
    """Print the share of mutants that are explained, by whom and by kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print what is not explained")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    found = list(mutants(seeds(), seed=asked.seed))
    own = ours(Schema.load(SCHEMA))
    said = {"tei-edition": [own(m.data) for m in found], "lxml": list(map(lxmls(), (m.data for m in found)))}
    try:
        said["jing"] = jings(found)
    except NoJingError as error:
        print(f"jing was not asked: {error}")  # noqa: T201  this is a program
    yardstick = "jing" if "jing" in said else "lxml"
    invalid = [number for number, texts in enumerate(said["lxml"]) if texts]
    for name, texts in said.items():
        verdicts = sum(bool(texts[number]) == bool(said[yardstick][number]) for number in range(len(found)))
        kinds = Counter(found[number].kind for number in invalid)
        hits = Counter(found[number].kind for number in invalid if explains(found[number], texts[number]))
        shares = ", ".join(f"{kind} {hits[kind]}/{kinds[kind]}" for kind in kinds)
        print(  # noqa: T201
            f"{name:<12} verdict as {yardstick} {verdicts}/{len(found)}, explained {hits.total()}/{len(invalid)} "
            f"= {hits.total() / len(invalid):.3f} ({shares})"
        )
    for number in invalid if asked.misses else ():
        if not explains(found[number], said["tei-edition"][number]):
            mutant = found[number]
            print(f"\n{mutant.kind}: {set(mutant.named)} expected {set(mutant.expected)}")  # noqa: T201
            for name, texts in said.items():
                print(*(f"  {name}: {text}" for text in texts[number][:3]), sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
