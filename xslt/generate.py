"""The table of the pages' parameters and of the colours and sizes of their style, in docs/theme.md.

    python xslt/generate.py            # writes it
    python xslt/generate.py --check    # exit status 1 where what is there is not what would be written

The parameters and their sentences are read from parameters.xsl, the properties from assets/edition.css.
"""

import argparse
import re
import sys
from pathlib import Path

XSLT = Path(__file__).parent
PAGE = XSLT.parent / "docs" / "theme.md"
_PARAMETER = re.compile(r"<!--(?P<sentence>.*?)-->|<xsl:param (?P<attributes>[^>]*?)/?>", re.DOTALL)
_PROPERTY = re.compile(r"^  --([a-z]+): ([^;]*);", re.MULTILINE)


def parameters(stylesheet: str) -> str:
    """Give a Markdown table of the parameters that `stylesheet` declares; a comment speaks of all that follow it."""
    rows = ["| parameter | type | what it is |", "|---|---|---|"]
    sentence = ""
    for found in _PARAMETER.finditer(stylesheet):
        if found["sentence"]:
            sentence = " ".join(found["sentence"].split())
        else:
            attributes = dict(re.findall(r'(\w+)="(.*?)"', found["attributes"]))
            rows.append(f"| `{attributes['name']}` | `{attributes['as']}` | {sentence} |")
    return "\n".join(rows)


def properties(style: str) -> str:
    """Give a Markdown table of the custom properties that `style` begins with, and their values on light paper."""
    root = style[style.index(":root {") : style.index("@media")]
    rows = ["| property | value |", "|---|---|"]
    rows += [f"| `--{name}` | `{' '.join(value.split())}` |" for name, value in _PROPERTY.findall(root)]
    return "\n".join(rows)


def filled(page: str) -> str:
    """Give `page` with what stands between its marks made anew."""
    tables = {
        "parameters": parameters((XSLT / "parameters.xsl").read_text("utf-8")),
        "properties": properties((XSLT / "assets" / "edition.css").read_text("utf-8")),
    }
    for name, table in tables.items():
        mark = f"<!-- {name} -->"
        before, _, after = page.split(mark)
        page = f"{before}{mark}\n\n{table}\n\n{mark}{after}"
    return page


def main() -> int:
    """Write the tables, or compare them."""
    parser = argparse.ArgumentParser(description="Fill in the tables of docs/theme.md.")
    parser.add_argument("--check", action="store_true", help="compare only")
    there = PAGE.read_text("utf-8")
    made = filled(there)
    if parser.parse_args().check:
        if made != there:
            print("docs/theme.md is stale: run python xslt/generate.py")
        return int(made != there)
    PAGE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
