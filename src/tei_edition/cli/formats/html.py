"""Findings as one page of HTML that needs nothing beside it, from right to left in Persian."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from tei_edition.cli.formats.strings import STRINGS
from tei_edition.model import Finding
from tei_edition.model.findings import on_one_line
from tei_edition.model.languages import Language
from tei_edition.workflow.report import Report

_STYLE = """
:root { color-scheme: light dark; --line: #8888; --error: #a40016; --warning: #7a4b00; --note: #00567a; }
@media (prefers-color-scheme: dark) { :root { --error: #ff9b9b; --warning: #ffc46b; --note: #8fd3ff; } }
body { font: 1rem/1.7 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; overflow-wrap: anywhere; }
ol { list-style: none; padding: 0; }
li { border-block-start: 1px solid var(--line); padding-block: .75rem; }
p { margin: 0 0 .3rem; }
.level { font-weight: bold; } .error { color: var(--error); } .warning { color: var(--warning); }
.note { color: var(--note); }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
pre { margin: 0 0 .3rem; padding: .4rem .6rem; border: 1px solid var(--line); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { font-weight: bold; }
"""


def shown(report: Report, language: Language) -> str:
    """Give the page: how many findings there are, and those of each file under a heading of its own."""
    words = STRINGS[language]
    findings = list(report.all_findings())
    levels = Counter(found.level for found in findings)
    counts = words["counts"].format(**{level: levels[level] for level in ("error", "warning", "note")})
    body = "".join(_sections(findings, language)) or f"<p>{words['nothing']}</p>\n"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{"rtl" if language == "fa" else "ltr"}">\n'
        f'<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{words['title']}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{words['title']}</h1>\n<p>{counts}</p>\n{body}</main>\n</body>\n</html>\n"
    )


def _sections(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    for file, found in groupby(findings, lambda one: one.file):
        heading = _code(file) if file else STRINGS[language]["general"]
        items = "".join(_item(one, language) for one in found)
        yield f"<section>\n<h2>{heading}</h2>\n<ol>\n{items}</ol>\n</section>\n"


def _item(found: Finding, language: Language) -> str:
    words = STRINGS[language]
    place = f" {words['place'].format(line=found.line, column=found.column)}" if found.line else ""
    parts = [
        (
            f'<p><span class="level {found.level}">{words[found.level]}</span> {_code(found.code)}{place}</p>\n'
            f"<p>{_prose(found.message)}</p>\n"
        )
    ]
    if found.remedy:
        parts.append(f"<p>{words['what-to-do']}: {_prose(found.remedy)}</p>\n")
    if found.element:
        parts.append(f"<p>{words['element']}: {_code(found.element)}</p>\n")
    if found.excerpt:
        before, tag, after = (_escaped(part) for part in found.excerpt.parts)
        label = escape(words["context"])
        parts.append(f'<pre dir="ltr" aria-label="{label}">{before.lstrip()}<mark>{tag}</mark>{after}</pre>\n')
    if found.expected:
        parts.append(f"<p>{words['expected']} {' '.join(map(_code, found.expected))}</p>\n")
    return f"<li>\n{''.join(parts)}</li>\n"


def _prose(text: str) -> str:
    """Give a sentence in which what is in quotation marks keeps its own direction."""
    return re.sub(r"([«“])([^»”]*)([»”])", r"\1<bdi>\2</bdi>\3", _escaped(text))


def _code(text: str) -> str:
    return f'<code dir="ltr">{_escaped(text)}</code>'


def _escaped(text: str) -> str:
    return escape(on_one_line(text))
