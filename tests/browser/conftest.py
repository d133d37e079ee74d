"""A real browser, in which the site of the samples and that of the seeds are opened from files."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium: install the package chromium")
    driver_of = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").sync_playwright
    with driver_of() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., tuple[Any, list[str]]]]:
    """Open an address, and give the page with the list of all that went wrong, or was asked of another host.

    `origin` is where alone everything may come from; `options` are those of Playwright's context.
    """
    opened = []

    def open_page(
        address: str, *, width: int = 1280, colors: str = "light", origin: str = "file:", **options: Any
    ) -> tuple[Any, list[str]]:
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=colors, **options)
        opened.append(context)
        page = context.new_page()
        troubles: list[str] = []
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("requestfailed", lambda request: troubles.append(f"failed: {request.url}"))
        page.on("request", lambda request: None if request.url.startswith(origin) else troubles.append(request.url))
        page.goto(address)
        return page, troubles

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture
def visit(open_page: Callable[..., tuple[Any, list[str]]], samples: Path) -> Callable[..., tuple[Any, list[str]]]:
    """Open a page of the samples' site by its name, without the ending."""
    return lambda name, *, fragment="", **options: open_page((samples / f"{name}.html").as_uri() + fragment, **options)


@pytest.fixture
def browse(open_page: Callable[..., tuple[Any, list[str]]], seeds: Path) -> Callable[..., tuple[Any, list[str]]]:
    """Open a page of the seeds' site by its path, which may have a fragment."""

    def browse(path: str, **options: Any) -> tuple[Any, list[str]]:
        path, mark, fragment = path.partition("#")
        return open_page((seeds / path).as_uri() + mark + fragment, **options)

    return browse


@pytest.fixture
def violations() -> Callable[[Any], list[tuple[str, list[str]]]]:
    """Give what axe finds on a page: the rule, and the elements that break it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

    def violations(page: Any) -> list[tuple[str, list[str]]]:
        # Without preload, as axe would fetch the style sheet once more, and the pages let no script do that.
        results = axe.Axe().run(page, options={"resultTypes": ["violations"], "preload": False})
        return [(found["id"], [node["html"] for node in found["nodes"]]) for found in results.response["violations"]]

    return violations
