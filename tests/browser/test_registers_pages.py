"""Registers, entities and relations in a browser, over the seeds as built."""

import pytest

ENTITY = "entities/person.salehi-mahmud"
KINDS = ["persons", "relations", ENTITY, "en/organizations"]
WIDTHS = [320, 2560]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", KINDS)
def test_a_page_opens_quietly_and_fits(browse, path, width):
    page, troubles = browse(f"{path}.html", width=width)
    assert troubles == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "colors"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
@pytest.mark.parametrize("path", KINDS[:3])
def test_axe_finds_nothing(browse, violations, path, width, colors):
    page, _ = browse(f"{path}.html", width=width, colors=colors)
    assert [] == violations(page)


def test_the_filter_finds_a_name_however_a_keyboard_writes_it(browse):
    page, troubles = browse("persons.html")
    field = page.get_by_role("searchbox")
    field.fill("محمود صالحي")
    shown = page.locator(".entries > li:visible")
    assert 1 == shown.count()
    assert "محمود صالحی" in shown.inner_text()
    assert "۱ مدخل" == page.locator(".filter output").inner_text()
    assert 1 == page.locator(".initial:visible").count()
    field.fill("")
    assert page.locator(".entries > li").count() == page.locator(".entries > li:visible").count()
    assert troubles == []


def test_a_letter_is_reached_by_keyboard(browse):
    page, _ = browse("persons.html", reduced_motion="reduce")
    letter = page.locator(".letters a", has_text="م").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if letter.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_function("document.getElementById('letter-0645').getBoundingClientRect().top < 300")
    heading = page.locator("#letter-0645")
    assert 0 <= heading.bounding_box()["y"] < 300
    page.keyboard.press("Tab")
    assert heading.evaluate("heading => heading.parentElement.contains(document.activeElement)")


def test_a_line_of_the_concordance_leads_to_its_passage(browse):
    page, troubles = browse(f"{ENTITY}.html")
    line = page.locator(".kwic li").nth(3)
    words = line.locator("a").inner_text()
    line.locator("a").click()
    page.wait_for_url("**/*.html#*")
    fragment = page.url.partition("#")[2]
    assert words.split()[0] in page.locator(f"[id='{fragment}']").inner_text()
    assert troubles == []


def test_the_picture_leads_to_entities_by_keyboard(browse):
    page, troubles = browse("relations.html")
    page.locator(".web").focus()
    page.keyboard.press("Tab")
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entities/**")
    assert page.locator("h1").inner_text() in name
    assert troubles == []


def test_registers_need_no_script(browse):
    page, _ = browse("persons.html", java_script_enabled=False)
    assert 0 == page.locator("input").count()
    page.locator(".entries a").first.click()
    assert page.locator(".kwic li").count() >= 1
