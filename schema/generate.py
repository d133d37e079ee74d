"""Write what is made of `tei_edition.rnc` and `tei_edition_ana.rnc`, or, with --check, say what is stale.

The compact syntax is the source, because people read it. Made of it are the XML syntax, which libxml2 reads; the ODD,
which TEI's own tools read, with the rules of `tei_edition.sch`; and `reference.json`, the schema element by element,
from which a page of the documentation is rendered. All are kept in the repository, so that nobody needs the generator
to run the program.
"""

# ruff: noqa: INP001 (a script, no package)

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import rnc2rng
from lxml import etree
from rnc2rng.parser import ParseError

sys.path.insert(0, str(Path(__file__).parent))  # where a test loads this file, its neighbours are not found

from odd import odd, tei_facts
from vocabulary import DOCUMENTATION, RELAXNG, Element, vocabulary

SOURCE = Path(__file__).with_name("tei_edition.rnc")
WORDS = SOURCE.with_name("tei_edition_ana.rnc")
RULES = SOURCE.with_suffix(".sch")
FACTS = SOURCE.with_name("tei.json")
TARGET = SOURCE.with_suffix(".rng")
ODD = SOURCE.with_suffix(".odd")
REFERENCE = SOURCE.with_name("reference.json")
WORDS_TARGET = WORDS.with_suffix(".rng")
COMMAND = "python schema/generate.py"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOTICE = f"<!-- Generated from {SOURCE.name}: edit that file, then run: {COMMAND} -->\n"


def generated(source: Path) -> str:
    """Give the XML syntax of the schema in `source`, its documentation and what it includes with it.

    The same source gives the same text. Raises `rnc2rng.parser.ParseError`, which names line and column, where the
    source is not compact syntax.
    """
    grammar: str = rnc2rng.dumps(rnc2rng.load(str(source)))
    if ' combine="' in grammar:
        grammar = _united(grammar)
    return _DECLARATION + _NOTICE.replace(SOURCE.name, source.name) + grammar.removeprefix(_DECLARATION) + "\n"


def _united(grammar: str) -> str:
    """Give `grammar` with each definition that adds an alternative made one with the definition that it adds to."""
    root = etree.fromstring(grammar.encode())
    defined: dict[str | None, etree._Element] = {}
    for added in root.findall(f"{RELAXNG}define"):
        definition = defined.setdefault(added.get("name"), added)
        if definition is not added:
            (pattern,) = definition.iterchildren(f"{RELAXNG}choice")
            pattern.extend(node for node in added if node.tag != DOCUMENTATION)
            root.remove(added)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode")


def made() -> dict[Path, bytes]:
    """Give every file that is made, and what it should hold.

    Raises `ParseError` as `generated`, and `KeyError` for an element that `tei.json` or the modules of `odd.py` miss.
    """
    grammar = generated(SOURCE).encode()
    elements = vocabulary(etree.fromstring(grammar))
    facts = json.loads(FACTS.read_text(encoding="utf-8"))
    # Without the rules' own layout: in the ODD they are laid out with the rest.
    rules = etree.parse(RULES, etree.XMLParser(remove_blank_text=True, remove_comments=True)).getroot()
    tree = odd(elements, facts["elements"], rules, facts["version"])
    etree.indent(tree)
    return {
        TARGET: grammar,
        WORDS_TARGET: generated(WORDS).encode(),
        ODD: (_DECLARATION + _NOTICE).encode() + etree.tostring(tree, encoding="utf-8") + b"\n",
        REFERENCE: _json({"elements": [element.as_record() for element in elements.values()]}),
    }


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def write_facts(tei_all: Path, version: str) -> None:
    """Read from `tei_all` what TEI says of the elements of the schema, and write it to `tei.json`."""
    grammar = etree.fromstring(generated(SOURCE).encode())
    facts = tei_facts(etree.parse(tei_all).getroot())
    lines = (f"  {json.dumps(name)}: {json.dumps(facts[name])}" for name in sorted(vocabulary(grammar)))
    elements = ",\n".join(lines)
    FACTS.write_text(f'{{"version": {json.dumps(version)}, "elements": {{\n{elements}\n}}}}\n', encoding="utf-8")


def page(elements: Mapping[str, Element], examples: Sequence[Path]) -> str:
    """Give the schema as Markdown: each element with its sentences, attributes, and its shortest example."""
    found = _examples(examples)
    lines = ["# The elements of the schema", ""]
    for name in sorted(elements, key=str.lower):
        element = elements[name]
        lines += (f"## `{name}`", "", *(f"{sentence}\n" for sentence in element.sentences))
        for attribute in element.attributes.values():
            need = "needed" if attribute.is_required else "optional"
            values = ", ".join(f"`{value}`" for value in attribute.values)
            lines.append(
                f"- `@{attribute.name}` ({need}): {attribute.sentence}{f' Values: {values}.' if values else ''}"
            )
        lines += ("", f"Inside: {', '.join(f'`{parent}`' for parent in element.parents) or 'nothing'}.")
        lines.append(
            f"Holds: {', '.join(f'`{c}`' if c != '#text' else 'text' for c in element.children) or 'nothing'}."
        )
        if name in found:
            lines += ("", "```xml", found[name], "```")
        lines.append("")
    return "\n".join(lines)


def _examples(files: Sequence[Path]) -> dict[str, str]:
    """Give for each element its shortest occurrence in `files` that has more than its tag."""
    shortest: dict[str, str] = {}
    for file in files:
        for node in etree.parse(file).iter(etree.Element):
            shown = etree.tostring(node, encoding="unicode", with_tail=False).replace(
                ' xmlns="http://www.tei-c.org/ns/1.0"', ""
            )
            name = etree.QName(node).localname
            if len(shown) < 400 and (name not in shortest or len(shown) < len(shortest[name])):
                shortest[name] = shown
    return shortest


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files, or check them; 0 when all are as they should be, 1 when one is stale, 2 when a source is wrong.

    With --page, only that page is written.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is stale")
    parser.add_argument("--tei", nargs=2, metavar=("TEI_ALL_RNG", "VERSION"), help="first read anew what TEI has")
    parser.add_argument("--page", type=Path, metavar="FILE", help="write the page of the elements, as Markdown")
    parser.add_argument(
        "--examples", type=Path, metavar="FOLDER", help="the TEI files that the page's examples are from"
    )
    options = parser.parse_args(arguments)
    try:
        if options.tei:
            write_facts(Path(options.tei[0]), options.tei[1])
        files = made()
    except ParseError as error:
        sys.stderr.write(f"{SOURCE.name} is not compact syntax: {error}\nCorrect it at this place.\n")
        return 2
    except KeyError as error:
        sys.stderr.write(
            f"Nothing is known of {error.args[0]}: add it to MODULES in odd.py, then run: "
            f"{COMMAND} --tei .cache/tei_all.rng 4.3.0\n"
        )
        return 2
    if options.page:
        examples = sorted(options.examples.glob("*.xml")) if options.examples else []
        options.page.write_text(page(vocabulary(etree.fromstring(files[TARGET])), examples), encoding="utf-8")
        return 0
    stale = [path for path, content in files.items() if not path.is_file() or path.read_bytes() != content]
    if not options.check:
        for path in stale:
            path.write_bytes(files[path])
        return 0
    for path in stale:
        sys.stderr.write(f"{path.name} is not what {SOURCE.name} and {RULES.name} give. Run: {COMMAND}\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
