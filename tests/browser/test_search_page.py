"""The search and the table of the documents in a browser, from files and from `tei-edition serve`."""

import json
import random
import re
import subprocess

import pytest

from tei_edition.rendering.words import becomes, words
from tests.sites import built

QUIET = re.compile(r"\d|[۰-۹]|چیزی|Nothing")


@pytest.fixture(scope="module")
def served(seeds):
    """The address of the seeds' site, served by the command that people use."""
    command = ["tei-edition", "serve", str(seeds.parent), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
        process.terminate()


@pytest.fixture
def ask(seeds, open_page, served):
    """Search for a query, given with other parameters as they stand in an address; give the page when it is done."""

    def ask(parameters, *, language="", source="file", **options):
        path = f"{language}search.html?{parameters}"
        if source == "file":
            page, troubles = open_page(seeds.as_uri() + "/" + path, **options)
        else:
            page, troubles = open_page(served + path, origin=served, **options)
        settled(page)
        return page, troubles

    return ask


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    """The folder of a site of three documents, of 1379, of 1380 and without a date."""
    documents = {}
    for name, title, date in (
        ("d1", "۱", '<date when="2000-05-01"/>'),
        ("d2", "۲", '<date when="2001-04-18"/>'),
        ("d3", "۳", ""),
    ):
        documents[name] = (
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{name}" xml:lang="fa"><teiHeader><fileDesc><titleStmt>'
            f'<title type="main" xml:lang="fa">{title}</title></titleStmt></fileDesc><profileDesc><creation>{date}'
            "</creation></profileDesc></teiHeader><text><body><p>متن</p></body></text></TEI>"
        ).encode()
    site = tmp_path_factory.mktemp("dated")
    for path, content in built(documents, reference='{"elements": []}').items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return site


def settled(page):
    """What was asked last is found: what an earlier question found may stand there until then."""
    page.wait_for_function(
        "text => new RegExp(text).test(document.getElementById('search-status').textContent)"
        " && !document.querySelector('#search-results[aria-busy]')",
        arg=QUIET.pattern,
    )


def found(page):
    """The documents that are shown, by the first number in their ids."""
    links = page.locator("#search-results h2 a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return [int(link.removeprefix("doc-").partition("_")[0]) for link in links]


def marked(page):
    return set(page.locator("#search-results mark").all_inner_texts())


def test_script_and_program_take_texts_apart_into_the_same_words(ask):
    page, _ = ask("q=حزب")
    chance = random.Random(7)
    table = sorted(becomes())
    letters = "ابپتیيكکگهۀآأمنورش\u200c\u200c    ،.-ـَّ۳٣3Zé😀"
    samples = ["a" + "".join(table[start : start + 40]) + "b" for start in range(0, len(table), 40)]
    samples += [f"ا{character}ب ج{character}" for character in table]
    pieces = [*letters, "می ", "نمی ", " ها", " ام", " های ", "می\u200c", "\u200cتر", "ا" * 70]
    for _ in range(3000):
        samples.append("".join(chance.choice(pieces) for _ in range(chance.randrange(40))))
        samples.append("".join(chance.choice((chance.choice(table), chance.choice(letters))) for _ in range(25)))
        samples.append(
            "".join(
                chr(chance.choice((chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)))) for _ in range(9)
            )
        )
    said = page.evaluate("samples => samples.map(edition.search.words)", samples)
    differing = [
        (sample, list(words(sample)), other)
        for sample, other in zip(samples, said, strict=True)
        if list(words(sample)) != other
    ]
    assert [] == differing
    assert sum(map(len, said)) > 50_000


@pytest.mark.parametrize("source", ["file", "server"])
@pytest.mark.parametrize(
    ("query", "words_found"),
    [
        ("كارگري", {"کارگری"}),
        ("کارگری", {"کارگری"}),
        ("گرماي", {"گرماي"}),
        ("گرمای", {"گرماي"}),
        ("26 ژانويه", {"٢٦", "۲۶", "ژانویه"}),
        ("٢٦", {"٢٦", "۲۶"}),
        ("۲۶", {"٢٦", "۲۶"}),
        ("می\u200cدانند", {"می دانند"}),
        ("میدانند", {"می دانند"}),
        ("می دانند", {"می دانند", "می"}),
        ("دانند", {"دانند"}),
    ],
)
def test_spellings_find_one_another(ask, query, words_found, source):
    page, troubles = ask(f"q={query}", source=source)
    assert marked(page) >= words_found - {"می"}
    assert marked(page) <= words_found
    assert [] == troubles


def test_results_are_documents_with_passages_in_the_characters_of_the_source(ask):
    page, troubles = ask("q=گرمای زمستان")
    assert [0] == found(page)
    first = page.locator(".passages a").first
    assert "هوای سرد زمستان و گرماي همبستگی" in first.inner_text()
    assert re.fullmatch(r"doc-000_\w+\.html#h1:~:text=.+", first.get_attribute("href"))
    first.click()
    page.wait_for_url("**/doc-000_*.html*")
    assert page.locator("#h1").inner_text().startswith("هوای سرد زمستان")
    assert [] == troubles


def test_a_phrase_is_found_in_its_order_whatever_the_spaces(ask):
    page, _ = ask('q="حزب كمونيست كارگري"')
    assert {"حزب کمونیست کارگری"} >= {re.sub(r"\s+", " ", text) for text in marked(page)}
    assert 3 == len(found(page))
    page, _ = ask('q="کمونیست حزب كارگري"')
    assert [] == found(page)
    page, _ = ask("q=«حزب‌کمونیست»")
    assert 3 == len(found(page))


def test_words_are_all_in_the_document_those_near_one_another_first(ask):
    page, _ = ask("q=اتحادیه سقز")
    assert found(page)[0] == 4
    page, _ = ask("q=کارگران ققنوسک")
    assert [] == found(page)
    assert page.locator("#search-none").is_visible()
    assert page.locator("#search-none a").count() >= 3


@pytest.fixture(scope="module")
def spelled(tmp_path_factory):
    """The folder of a site whose texts have regular spellings and a correction."""
    text = (
        '😀 آن 😀 <choice><orig>درمنطقه</orig><reg type="spaces">در منطقه</reg></choice> ی ما '
        '<choice><orig>هر گز</orig><reg type="spaces">هرگز</reg></choice> نبود که به '
        "<choice><sic>سفر</sic><corr>سقز</corr></choice> بروند"
    )
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d1" xml:lang="fa"><teiHeader/><text><body>'
        f"<p>{text}</p><p>سقز</p></body></text></TEI>"
    )
    site = tmp_path_factory.mktemp("spelled")
    for path, content in built({"d1": tei.encode()}, reference='{"elements": []}').items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return site


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("سفر", ["سفر"]),
        ("سقز", ["سفر", "سقز"]),
        ("منطقه", ["درمنطقه"]),
        ("درمنطقه", ["درمنطقه"]),
        ("هرگز", ["هر گز"]),
        ("گز", ["گز"]),
        ("نبود", ["نبود"]),
        ("بروند", ["بروند"]),
        ('"آن در منطقه ی ما"', ["آن 😀 درمنطقه ی ما"]),
        ('"به سقز بروند"', ["به سفر بروند"]),
        ('"به سفر بروند"', ["به سفر بروند"]),
        ("سق*", ["سفر", "سقز"]),
    ],
)
def test_either_reading_of_a_word_finds_what_the_source_has(spelled, open_page, query, expected):
    page, troubles = open_page(f"{(spelled / 'search.html').as_uri()}?q={query}")
    settled(page)
    assert expected == page.locator("#search-results mark").all_inner_texts()
    assert [] == troubles


def test_a_word_is_left_open_and_another_is_excluded(ask):
    page, _ = ask("q=زندان")
    narrow = set(found(page))
    page, _ = ask("q=زندان*")
    assert narrow <= set(found(page))
    assert {"زندانی", "زندانیان"} <= marked(page)
    page, _ = ask("q=زندان* -محمود")
    assert 4 not in found(page)
    page, _ = ask('q=زندان* -"محمود صالحی"')
    assert 4 not in found(page)


def test_filters_narrow_and_the_address_says_it(ask):
    page, troubles = ask("q=حزب")
    every = found(page)
    page.locator("#search-kind").select_option("report")
    page.wait_for_url("**kind=report*")
    page.wait_for_function("() => document.querySelectorAll('#search-results > li').length === 1")
    assert [0] == found(page)
    page.go_back()
    page.wait_for_function(f"() => document.querySelectorAll('#search-results > li').length === {len(every)}")
    assert (every, "") == (found(page), page.locator("#search-kind").input_value())
    assert [] == troubles


@pytest.mark.parametrize("year", ["1200", "۱۲۰۰", "1700", "١٧٠٠"])
def test_years_are_of_either_calendar_and_in_any_digits(ask, year):
    page, _ = ask(f"q=حزب&from={year}")
    since = found(page)
    page, _ = ask(f"q=حزب&to={year}")
    assert [] == found(page)
    page, _ = ask("q=حزب")
    assert set(since) <= set(found(page))


def test_an_entity_is_chosen_by_keyboard_and_stands_in_the_address(ask):
    page, troubles = ask("q=زندانی")
    entity = page.locator("#search-entity")
    entity.press_sequentially("صالحي")
    page.locator("#search-entities [role=option]").first.wait_for()
    assert "true" == entity.get_attribute("aria-expanded")
    assert entity.get_attribute("aria-activedescendant") is None
    entity.press("ArrowDown")
    assert entity.get_attribute("aria-activedescendant") == "search-entity-0"
    entity.press("Enter")
    page.wait_for_url("**entity=*")
    page.wait_for_function("() => document.querySelector('#search-chosen button')")
    settled(page)
    narrowed, address = found(page), page.url
    assert 4 in narrowed
    page.goto("about:blank")
    page.goto(address)
    settled(page)
    assert narrowed == found(page)
    assert "صالحی" in page.locator("#search-chosen button").inner_text()
    page.locator("#search-chosen button").click()
    page.wait_for_function("() => !location.search.includes('entity')")
    assert [] == troubles


def test_what_is_typed_is_found_at_once_as_the_beginning_of_a_word(ask):
    page, troubles = ask("q=ققنوسک")
    field = page.locator("#search-query")
    field.fill("")
    field.press_sequentially("زندانيا")
    # Where keys come slowly, what was typed before the last one is found first.
    page.wait_for_function(
        "() => { const marks = [...document.querySelectorAll('#search-results mark')];"
        " return marks.length && marks.every(mark => mark.textContent.startsWith('زندانیا')); }"
    )
    assert {"زندانیان"} == marked(page)
    field.press("Enter")
    page.wait_for_function("() => !document.querySelector('#search-results > li')")
    assert page.locator("#search-none").is_visible()
    page.go_back()
    page.wait_for_function("() => location.search.includes('%D9%82%D9%82%D9%86')")
    assert "ققنوسک" == field.input_value()
    assert [] == troubles


def test_the_same_search_in_the_other_language(ask):
    page, troubles = ask("q=حزب&kind=report")
    page.locator(".languages a").click()
    page.wait_for_url("**/en/search.html?q=*")
    settled(page)
    assert ("Documents: 1", [0]) == (page.locator("#search-status").inner_text(), found(page))
    assert page.locator("#search-results h2 a").evaluate("link => new URL(link.href).pathname").count("/en/") == 1
    assert [] == troubles


def test_markup_in_a_query_or_a_text_is_text(visit):
    page, troubles = visit("search", fragment="?q=script alert")
    settled(page)
    assert '<script>alert("x")</script>' in page.locator("#search-results").inner_text()
    page, troubles = visit("search", fragment="?q=<b>%22%3E&kind=%22&entity=<i>&from=x")
    page.wait_for_function("() => document.querySelector('#search-status').textContent")
    assert 0 == page.locator("#search-results b, #search-chosen i").count()
    assert [] == troubles


def test_without_a_script_the_page_says_where_else_to_look(seeds, open_page):
    page, troubles = open_page((seeds / "search.html").as_uri(), java_script_enabled=False)
    assert "JavaScript" in page.locator("main").inner_text()
    assert page.locator("main a[href='documents.html']").first.is_visible()
    assert not page.locator("#search").is_visible()
    assert [] == troubles


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        *(("", {"colors": colors, "width": width}) for colors in ("light", "dark") for width in (390, 1280)),
        ("en/", {"colors": "light", "width": 1280}),
    ],
)
def test_axe_finds_nothing(ask, browse, violations, language, shown):
    page, _ = ask("q=حزب", language=language, **shown)
    if not page.locator("#search-entity").is_visible():
        page.locator("#search-filters summary").click()
    page.locator("#search-entity").fill("حزب")
    page.locator("#search-entities [role=option]").first.wait_for()
    assert [] == violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= shown["width"]
    page, _ = browse(f"{language}documents.html", **shown)
    assert [] == violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= shown["width"]


class TestTable:
    def titles(self, page):
        return page.locator("#documents-table tbody tr:visible th").all_inner_texts()

    def test_it_is_sorted_by_each_column_and_says_so(self, browse):
        page, troubles = browse("documents.html")
        given = self.titles(page)
        button = page.get_by_role("button", name="عنوان")
        button.press("Enter")
        ascending = self.titles(page)
        assert ["ا", "ا", "پ", "ف", "ه"] == [title[0].replace("ای", "ا") for title in ascending]
        assert "ascending" == page.locator("th[data-column=title]").get_attribute("aria-sort")
        button.click()
        assert ascending[::-1] == self.titles(page)
        assert 1 == page.locator("[aria-sort]").count()
        page.get_by_role("button", name="اشخاص").click()
        numbers = page.locator("tbody tr td.number:nth-last-child(3)").evaluate_all(
            "cells => cells.map(cell => Number(cell.dataset.sort))"
        )
        assert sorted(numbers) == numbers
        assert sorted(given) == sorted(self.titles(page))
        assert [] == troubles

    def test_it_is_filtered_by_kind_and_words_and_the_count_is_told(self, browse):
        page, troubles = browse("documents.html")
        page.locator("#documents-kind").select_option(index=1)
        assert 1 == len(self.titles(page))
        assert "۱ سند" in page.locator("#documents-status").inner_text()
        page.get_by_role("button", name="برداشتن پالایش").click()
        page.wait_for_function("() => !document.querySelector('#documents-status').textContent")
        assert 5 == len(self.titles(page))
        page.locator("#documents-words").fill("زنداني")
        assert 2 == len(self.titles(page))
        page.locator("#documents-words").fill("ققنوسک")
        assert [] == self.titles(page)
        assert [] == troubles

    @pytest.mark.parametrize(
        ("first", "last", "expected"),
        [
            ("1380", "", ["۲"]),
            ("۱۳۷۹", "1380", ["۱", "۲"]),
            ("2002", "", []),
            ("", "2000", ["۱"]),
            ("", "", ["۱", "۲", "۳"]),
        ],
    )
    def test_it_is_filtered_by_years_of_either_calendar(self, open_page, dated, first, last, expected):
        page, troubles = open_page((dated / "documents.html").as_uri())
        page.locator("#documents-from").fill(first)
        page.locator("#documents-to").fill(last)
        assert expected == self.titles(page)
        page.goto(f"{(dated / 'search.html').as_uri()}?q=متن&from={first}&to={last}")
        settled(page)
        assert expected == sorted(page.locator("#search-results h2").all_inner_texts())
        assert [] == troubles

    def test_it_is_there_without_a_script(self, seeds, open_page):
        page, _ = open_page((seeds / "documents.html").as_uri(), java_script_enabled=False)
        assert 5 == len(self.titles(page))
        assert not page.locator("#documents-filter").is_visible()


def test_what_a_query_loads_is_told_by_the_index(ask, seeds):
    page, _ = ask("q=حزب")
    loaded = page.evaluate("[...document.querySelectorAll('script[src*=\"/search/\"]')].map(script => script.src)")
    names = [address.partition("/search/")[2] for address in loaded]
    assert "index.js" in names
    assert 1 == sum(name.startswith("words-") for name in names)
    assert not [name for name in names if name.startswith(("names-", "entities-", "suggestions-"))]
    assert (
        json.loads((seeds / "search" / "index.js").read_text("utf-8").partition(",")[2].removesuffix(");\n"))["count"]
        == 5
    )
