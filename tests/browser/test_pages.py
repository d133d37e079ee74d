"""The pages as a reader's browser shows them, opened from files as the edition is delivered."""

import re
from typing import Any

import pytest

SAMPLES = ["statement", "bulletin", "report", "tricky", "fragments"]
WIDTHS = [320, 390, 1280, 2560]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["index", "schema", *SAMPLES])
def test_a_page_opens_quietly_and_fits(visit, name, width):
    page, troubles = visit(name, width=width)
    assert troubles == []
    assert page.evaluate("document.styleSheets.length") == 1
    assert page.evaluate("document.dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "colors"), [(390, "light"), (390, "dark"), (1280, "light")])
@pytest.mark.parametrize("name", ["index", "schema", *SAMPLES])
def test_axe_finds_nothing(visit, violations, name, width, colors):
    page, _ = visit(name, width=width, colors=colors)
    assert [] == violations(page)


def test_the_first_tab_offers_to_skip_to_the_text(visit):
    page, _ = visit("statement")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_lines_of_a_column_flow_until_they_are_asked_for(visit):
    def lines(page: Any, paragraph: str) -> Any:
        return page.locator(f"#{paragraph}").evaluate(
            "p => new Set([...p.querySelectorAll('br')].flatMap(b => [...b.getClientRects()].map(r => r.top))).size"
        )

    page, _ = visit("bulletin")
    assert lines(page, "p4") == 0
    assert lines(page, "p1") == 3
    page.locator("#view-lines").check()
    assert lines(page, "p4") == 10
    page.locator("#view-lines").uncheck()
    assert lines(page, "p4") == 0


def test_a_text_in_parts_is_shown_together_or_as_the_source_has_it(visit):
    page, _ = visit("fragments")
    copies, places = page.locator(".continued"), page.locator(".later")

    def shown() -> tuple[list[bool], list[bool]]:
        return (
            [copy.is_visible() for copy in copies.all()],
            [place.is_visible() for place in places.all()],
        )

    assert ([True, True], [False, False]) == shown()
    page.locator("#view-order").check()
    assert ([False, False], [True, True]) == shown()
    page.locator("#view-order").uncheck()
    assert ([True, True], [False, False]) == shown()
    page.locator('.chain[href="#part.3"]').click()
    assert ([True, True], [False, True]) == shown()


def test_a_table_wider_than_the_phone_scrolls_by_keyboard_in_its_own_box(visit):
    page, _ = visit("bulletin", width=320)
    region = page.get_by_role("region", name=re.compile("جدول"))
    assert region.evaluate("box => box.scrollWidth > box.clientWidth")
    region.focus()
    page.keyboard.press("ArrowLeft")
    assert region.evaluate(
        """async box => {
            for (let frame = 0; frame < 120 && box.scrollLeft === 0; frame++) {
                await new Promise(requestAnimationFrame);
            }
            return box.scrollLeft < 0;
        }"""
    )


def test_the_characters_on_the_page_are_those_of_the_file(visit):
    page, _ = visit("tricky")
    text = page.locator(".reading").evaluate("reading => reading.textContent")
    assert '<script>alert("x")</script> &amp; &lt; ]]>' in text
    assert "\r\nthen   three" in text
    assert "\u0085 and \u2028" in text


def test_the_way_through_the_edition(visit):
    page, troubles = visit("index")
    page.get_by_role("link", name="خبرنامهٔ همیاری").first.click()
    page.get_by_role("link", name="سند پسین").click()
    page.locator(".breadcrumbs a").first.click()
    page.wait_for_url("**/index.html")
    assert troubles == []
