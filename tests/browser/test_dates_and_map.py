"""The pages of the dates and of the map over the edition of the seeds."""

import re

import pytest

PAGES = ["dates", "map", "en/dates", "en/map"]


@pytest.mark.parametrize("width", [320, 390, 1280, 2560])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_quietly_and_fits(browse, name, width):
    page, troubles = browse(f"{name}.html", width=width)
    assert troubles == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("colors", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280, 2560])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browse, violations, name, width, colors):
    page, _ = browse(f"{name}.html", width=width, colors=colors)
    assert [] == violations(page)


def test_time_runs_as_the_page_is_read(browse):
    def places(name: str) -> list[float]:
        page, _ = browse(name)
        bins = page.locator(".timeline a:has(circle)")
        return [bin_.bounding_box()["x"] for bin_ in bins.all()]

    persian, english = places("dates.html"), places("en/dates.html")
    assert persian == sorted(persian, reverse=True)
    assert english == sorted(english)
    assert len(persian) > 2


def test_a_mark_of_the_timeline_leads_by_keyboard_to_its_dates(browse):
    page, troubles = browse("dates.html")
    mark = page.locator(".timeline a:has(circle)").nth(1)
    mark.focus()
    page.keyboard.press("Enter")
    line = page.locator(":target")
    line.wait_for()
    assert "۱۳۸۰" in line.locator("xpath=ancestor::section[1]").inner_text()
    line.get_by_role("link").click()
    page.wait_for_url(re.compile(r"/doc-004_\w+\.html#[phb]\d+$"))
    assert [] == [trouble for trouble in troubles if "dates" in trouble]


def test_every_place_of_a_date_is_in_its_document(browse):
    page, _ = browse("dates.html")
    addresses = page.locator(".line a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(addresses) == 32
    for name in {address.partition("#")[0] for address in addresses}:
        document, _ = browse(name)
        anchors = [address.partition("#")[2] for address in addresses if address.startswith(f"{name}#")]
        assert [] == [anchor for anchor in anchors if document.locator(f"[id='{anchor}']").count() != 1]


def test_labels_of_a_map_do_not_overlap_as_they_are_drawn(browse):
    page, _ = browse("map.html")
    for view in page.locator(".maps figure").all():
        boxes = view.locator("svg > text").evaluate_all(
            """texts => texts.map(text => {
                // As wide as the font makes it, and as high as its letters: the box of the font is much higher.
                const box = text.getBBox(), y = Number(text.getAttribute('y'));
                return [box.x, y - 6, box.x + box.width, y + 6];
            })"""
        )
        assert len(boxes) > 5
        overlaps = [
            (one, two)
            for n, one in enumerate(boxes)
            for two in boxes[:n]
            if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
        ]
        assert [] == overlaps


def test_a_region_is_reached_from_the_world_and_the_table_without_passing_the_marks(browse):
    page, _ = browse("map.html")
    page.locator("#map-world .region").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').id").startswith("map-")
    page.get_by_role("link", name="رفتن به جدول مکان‌ها").click()
    assert page.evaluate("document.querySelector(':target').id") == "places"
    assert page.get_by_role("row", name=re.compile("سنندج")).is_visible()


def test_the_data_for_machines_is_read_and_run_by_nobody(browse):
    page, troubles = browse("index.html")
    data = page.locator('script[type="application/ld+json"]').evaluate("script => JSON.parse(script.textContent)")
    assert data["collectionSize"] == 5
    assert troubles == []
