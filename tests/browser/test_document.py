"""The page of a document, and of its source, as a reader uses them: by keyboard, pointer, finger, without scripts."""

import re

import pytest

REPORT = "doc-000_7edb5e98e54e51c9"
MESSAGE = "doc-001_1eddc0350529940f"
CALL = "doc-003_f5c6a0a02e76f807"
PERIODICAL = "doc-004_3c4bb9caef400b09"

DECORATION = "mark => getComputedStyle(mark).textDecorationLine"


def focus_by_keyboard(page, selector):
    """Move the focus to an element as the keyboard does: to the one before it, and on with Tab."""
    page.locator(selector).first.evaluate(
        """target => {
            const all = [...document.querySelectorAll('a[href], input, summary, [tabindex="0"]')];
            all[all.indexOf(target) - 1].focus();
        }"""
    )
    page.keyboard.press("Tab")


@pytest.mark.parametrize(("width", "colors"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
@pytest.mark.parametrize("path", [f"{REPORT}.html", f"en/{PERIODICAL}.html", f"source/{MESSAGE}.html"])
def test_axe_finds_nothing(browse, violations, path, width, colors):
    page, troubles = browse(path, width=width, colors=colors)
    assert troubles == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [] == violations(page)


class TestCards:
    @pytest.mark.parametrize("colors", ["light", "dark"])
    def test_one_opens_and_closes_by_the_keyboard(self, browse, violations, colors):
        page, troubles = browse(f"{REPORT}.html", colors=colors)
        name = page.locator(".reading a.organization").first
        focus_by_keyboard(page, ".reading a.organization")
        card = page.locator("#card")
        card.wait_for(state="visible")
        assert "حزب کمونیست کارگری ایران" in card.inner_text()
        assert "Worker-communist Party of Iran" in card.inner_text()
        assert "اطمینان" in card.inner_text()
        assert name.get_attribute("aria-describedby") == "card"
        assert [] == violations(page)
        page.keyboard.press("Space")
        assert page.evaluate("document.activeElement.closest('#card') !== null")
        page.keyboard.press("Escape")
        assert card.is_hidden()
        assert page.evaluate("document.activeElement.matches('.reading a.organization')")
        assert troubles == []

    def test_one_stays_while_the_pointer_rests_on_it(self, browse):
        page, troubles = browse(f"{REPORT}.html")
        card = page.locator("#card")
        page.locator(".reading a.person").first.hover()
        card.wait_for(state="visible")
        box = card.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
        page.wait_for_timeout(700)
        assert card.is_visible()
        page.mouse.move(5, 5)
        card.wait_for(state="hidden")
        assert troubles == []

    def test_escape_closes_one_that_the_pointer_opened(self, browse):
        page, _ = browse(f"{REPORT}.html")
        page.locator(".reading a.person").first.hover()
        page.locator("#card").wait_for(state="visible")
        page.keyboard.press("Escape")
        assert page.locator("#card").is_hidden()

    def test_the_first_tap_opens_one_and_the_second_follows_the_link(self, browse):
        page, troubles = browse(f"{REPORT}.html", width=390, has_touch=True)
        name = page.locator(".reading a.place").first
        address = name.evaluate("link => link.href")
        name.tap()
        card = page.locator("#card")
        card.wait_for(state="visible")
        box = card.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert card.locator(".open a").evaluate("link => link.href") == address
        page.evaluate(
            "addEventListener('click', event => { window.followed = !event.defaultPrevented; event.preventDefault(); })"
        )
        name.tap()
        assert page.evaluate("window.followed") is True
        assert troubles == []

    def test_that_of_a_date_says_it_in_the_other_calendars(self, browse):
        page, _ = browse(f"{PERIODICAL}.html")
        page.locator(".reading time[datetime='2001-04-18'][role=button]").first.click()
        card = page.locator("#card")
        card.wait_for(state="visible")
        words = card.inner_text()
        assert "۲۹ فروردین ۱۳۸۰" in words
        assert "۱۸ آوریل ۲۰۰۱" in words
        assert "۲۴ محرم ۱۴۲۲" in words

    def test_that_of_an_ambiguous_name_says_what_it_may_mean(self, browse):
        page, _ = browse(f"en/{PERIODICAL}.html")
        page.locator(".reading .ambiguous").first.hover()
        page.locator("#card").wait_for(state="visible")
        assert "It may mean:" in page.locator("#card").inner_text()
        assert "85%" in page.locator("#card").inner_text()

    def test_what_is_inside_a_name_has_one_of_its_own(self, browse):
        page, _ = browse(f"en/{CALL}.html")
        inner = page.locator(".reading a.organization > .place").first
        inner.hover()
        page.locator("#card").wait_for(state="visible")
        assert page.locator("#card .category").inner_text().startswith("place")


class TestMarks:
    def test_a_category_that_is_switched_off_is_seen_no_more_and_no_stop_of_the_keyboard(self, browse):
        page, troubles = browse(f"{REPORT}.html")
        person, place = page.locator(".reading a.person").first, page.locator(".reading a.place").first
        assert (person.evaluate(DECORATION), place.evaluate(DECORATION)) == ("underline", "underline")
        page.locator("#mark-person").uncheck()
        assert (person.evaluate(DECORATION), place.evaluate(DECORATION)) == ("none", "underline")
        assert (person.evaluate("link => link.tabIndex"), place.evaluate("link => link.tabIndex")) == (-1, 0)
        page.reload()
        assert person.evaluate(DECORATION) == "none"
        page.locator("#mark-person").check()
        assert person.evaluate("link => link.tabIndex") == 0
        assert troubles == []

    def test_it_works_without_scripts(self, browse):
        page, troubles = browse(f"{REPORT}.html", java_script_enabled=False)
        page.locator("#mark-place").uncheck()
        page.emulate_media(media="print")
        assert page.locator(".tools").is_hidden()
        page.emulate_media(media="screen")
        assert page.locator(".reading a.place").first.get_attribute("href").startswith("entities/")
        assert troubles == []

    @pytest.mark.parametrize("options", [{"forced_colors": "active"}, {"colors": "dark"}])
    def test_the_categories_differ_by_their_lines(self, browse, options):
        page, _ = browse(f"{PERIODICAL}.html", **options)
        styles = [
            page.locator(f".reading .{category}").first.evaluate("mark => getComputedStyle(mark).textDecorationStyle")
            for category in ("person", "place", "organization", "date")
        ]
        assert styles == ["solid", "dashed", "double", "dotted"]


class TestAddresses:
    def test_every_passage_shows_its_own_beneath_the_pointer(self, browse):
        page, troubles = browse(f"{PERIODICAL}.html")
        page.locator(".reading td[id]").first.hover()
        handle = page.locator(".handle")
        handle.wait_for(state="visible")
        address = handle.get_attribute("href")
        assert re.fullmatch(r"#b\d+", address)
        handle.click()
        assert page.url.endswith(address)
        assert troubles == []

    def test_that_of_a_paragraph_can_be_copied(self, browse):
        page, _ = browse(f"{REPORT}.html", permissions=["clipboard-read", "clipboard-write"])
        page.locator("#p2 > .permalink").click()
        page.get_by_role("status").get_by_text("نشانی رونویسی شد").wait_for()
        assert page.evaluate("navigator.clipboard.readText()").endswith(f"{REPORT}.html#p2")

    def test_a_line_of_the_source_has_one(self, browse):
        page, troubles = browse(f"source/{MESSAGE}.html#L40")
        assert page.locator("#L40").evaluate("line => line.matches(':target')")
        assert page.locator("#L40").bounding_box()["y"] < 900
        assert troubles == []


def test_the_title_of_a_document_stands_once(browse):
    page, _ = browse(f"{REPORT}.html")
    assert page.locator("h1").count() == 1
    assert page.locator(".reading h1").count() == 1
    page, _ = browse(f"{PERIODICAL}.html")
    assert page.locator(".title h1").count() == 1


def test_a_page_weighs_less_than_a_hundred_kilobytes(seeds):
    weights = {path.name: path.stat().st_size for path in seeds.glob("doc-*.html")}
    assert len(weights) == 5
    assert max(weights.values()) < 100 * 1024
