"""Sites made in tests: of documents in memory, with the style sheets of the checkout."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tei_edition.rendering.site import Neighbour, Site

ROOT = Path(__file__).parents[1]
XSLT = ROOT / "xslt"
REFERENCE = (ROOT / "schema" / "reference.json").read_text("utf-8")


def page(site: Site, tei: bytes, name: str = "d1", **named: Any) -> str:
    """Give the page of one document in the main language."""
    return site.render_document(name, tei, **named).files[0].data.decode()


def built(
    documents: Mapping[str, bytes],
    *,
    registers: Mapping[str, bytes] | None = None,
    reference: str = REFERENCE,
    **named: Any,
) -> dict[str, bytes]:
    """Give all files of the site of these documents, by their paths."""
    site = Site(XSLT, **named)
    for name, register in (registers or {}).items():
        site.know(name, register)
    names = list(documents)
    files: dict[str, bytes] = {}
    examples = []
    for before, name, after in zip(["", *names], names, [*names[1:], ""], strict=False):
        rendered = site.render_document(
            name,
            documents[name],
            previous=Neighbour(before, before) if before else None,
            following=Neighbour(after, after) if after else None,
            exemplary=True,
        )
        files.update(rendered.files)
        site.survey.add(rendered.survey)
        examples.append(rendered.examples)
    files.update(site.edition_files(reference, examples))
    site.close()
    return files
