"""The page of the dates: its timeline, and its list in two calendars."""

import datetime as dt
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_edition.dates import Calendar
from tei_edition.rendering import dates
from tei_edition.rendering.timeline import WIDTH, Extent, timeline, written
from tests.sites import built

DAYS = st.dates(dt.date(1200, 1, 1), dt.date(2100, 1, 1))


def tei(*elements: str, identifier: str = "d1") -> bytes:
    paragraphs = "".join(f"<p>پیش از {element} و پس از آن</p>" for element in elements)
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{identifier}" xml:lang="fa"><teiHeader><fileDesc><titleStmt>'
        '<title type="main" xml:lang="fa">سند &lt;نمونه&gt;</title></titleStmt></fileDesc></teiHeader>'
        f"<text><body>{paragraphs}</body></text></TEI>"
    ).encode()


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    document = tei(
        '<date calendar="#jalali" when-custom="1380-01-29" when="2001-04-18" cert="0.98">۲۹ فروردین ۱۳۸۰</date>',
        '<date when="2001-04-18" cert="0.4">امروز</date>',
        '<date calendar="#jalali" when-custom="1380" notBefore="2001-03-21" notAfter="2002-03-20">سال ۱۳۸۰</date>',
        '<date from="2001-05" to="2003-06">سال‌های ستیز</date>',
        '<date calendar="#islamic" when-custom="1422-09-15" notBefore="2001-11-30" notAfter="2001-12-02">رمضان</date>',
        '<date when="--01-26">۲۶ ژانویه</date>',
        '<date calendar="#jalali" when-custom="--11-11">۱۱ بهمن</date>',
        '<date calendar="#imperial" when-custom="2535">۲۵۳۵</date>',
        "<date>روزی</date>",
        '<date when="-0044-03-15">پیش از میلاد</date>',
        '<date when="2001-13-45">ناروز</date>',
    )
    return built({"d1": document}, languages=("fa", "en"))


def text_of(html: bytes) -> str:
    body = html.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", re.sub(r"<svg.*?</svg>", "", body)).split())


def section(html: bytes, name: str) -> str:
    return html.decode().partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]


@pytest.mark.parametrize(
    ("first", "last", "jalali", "gregorian"),
    [
        ("2001-04-18", "2001-04-18", "1380-01-29", "2001-04-18"),
        ("2001-03-21", "2002-03-20", "1380", "2001-03-21/2002-03-20"),
        ("2001-01-01", "2001-12-31", "1379-10-12/1380-10-10", "2001"),
        ("1999-06-22", "1999-07-22", "1378-04", "1999-06-22/1999-07-22"),
        ("1981-03-21", "1991-03-20", "1360/1369", "1981-03-21/1991-03-20"),
        ("2001-02-01", "2001-03-31", "1379-11-13/1380-01-11", "2001-02/2001-03"),
    ],
)
def test_a_stretch_of_days_is_written_as_short_as_its_calendar_allows(first, last, jalali, gregorian):
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert jalali == written(Calendar.JALALI, *days)
    assert gregorian == written(Calendar.GREGORIAN, *days)


class TestList:
    def test_a_day_stands_under_year_month_and_day_of_both_calendars_with_its_place_in_the_text(self, files):
        persian, english = files["dates.html"], files["en/dates.html"]
        assert "۱۳۸۰ ۲۰۰۱ تا ۲۰۰۲ میلادی" in text_of(persian)
        assert "فروردین چهارشنبه ۲۹ فروردین ۱۳۸۰ ۱۸ آوریل ۲۰۰۱ میلادی" in text_of(persian)
        assert "April Wednesday 18 April 2001 29 Farvardin 1380 Solar Hijri" in text_of(english)
        assert '<a href="d1.html#p1">۲۹ فروردین ۱۳۸۰</a>' in persian.decode()
        assert "سند &lt;نمونه&gt;" in persian.decode()

    def test_dates_of_one_day_stand_together_and_the_doubtful_one_says_so(self, files):
        html = section(files["dates.html"], "calendar")
        assert html.count("چهارشنبه") == 1
        assert html.count('class="doubtful"') == 1
        assert html.partition("امروز")[2].index("نامطمئن") < 200

    def test_what_lasts_longer_than_a_month_stands_first_in_its_year(self, files):
        text = text_of(files["dates.html"])
        year, period, month = text.index("سال ۱۳۸۰"), text.index("سال‌های ستیز"), text.index("چهارشنبه")
        assert year < month
        assert period < month

    def test_a_lunar_date_has_its_own_value_beside_those_of_the_other_calendars(self, files):
        assert "۱۵ رمضان ۱۴۲۲ قمری" in text_of(files["dates.html"])
        assert "15 Ramadan 1422 Lunar Hijri" in text_of(files["en/dates.html"])

    def test_a_value_in_a_calendar_of_its_own_alone_is_converted(self, files):
        assert "۲۵۳۵ شاهنشاهی" in text_of(files["dates.html"])
        assert 'id="year-1355"' in files["dates.html"].decode()

    def test_dates_without_a_year_stand_apart_by_month_and_day(self, files):
        html = section(files["dates.html"], "yearless")
        assert re.findall(r"<b>(.*?)</b>", html) == ["۲۶ ژانویه میلادی", "۱۱ بهمن خورشیدی"]

    def test_dates_without_a_value_or_before_the_calendars_are_listed_too(self, files):
        html = section(files["dates.html"], "valueless")
        assert re.findall(r'<a href="d1.html#p\d+">(.*?)</a>', html) == ["روزی", "پیش از میلاد", "ناروز"]

    def test_an_edition_without_dates_has_a_page_that_says_so(self):
        assert "۰ تاریخ" in text_of(built({"d1": tei("نه")})["dates.html"])


@pytest.fixture(scope="module")
def paged() -> dict[str, str]:
    patch = pytest.MonkeyPatch()
    patch.setattr(dates, "LINES", 4)
    many = [f'<date when="{1990 + n % 7}-0{1 + n % 9}-1{n % 10}">تاریخ {n}</date>' for n in range(17)]
    made = built({"d1": tei(*many[:9]), "d2": tei(*many[9:], identifier="d2")})
    patch.undo()
    return {path: data.decode() for path, data in made.items() if path.startswith("dates")}


class TestPages:
    def test_every_date_stands_once_in_order(self, paged):
        assert ["dates.html", *(f"dates.{n}.html" for n in range(2, 6))] == sorted(paged, key=lambda p: (len(p), p))
        pages = sorted(paged, key=lambda path: (len(path), path))
        lines = [line for path in pages for line in re.findall(r'<li id="date-(\d+)">', paged[path])]
        assert [str(n) for n in range(1, 18)] == lines

    def test_every_link_of_the_timeline_and_of_the_years_leads_to_a_line(self, paged):
        targets = set(re.findall(r'<a href="(dates[^"]*)#([^"]*)"', paged["dates.html"]))
        assert len(targets) >= 7
        assert [t for t in targets if f'id="{t[1]}"' not in paged[t[0]]] == []

    def test_pages_lead_to_one_another(self, paged):
        assert 'href="dates.html" aria-label="صفحهٔ ۱"' in paged["dates.3.html"]
        assert 'aria-current="page">۳</a>' in paged["dates.3.html"]


def drawn(extents: list[Extent]) -> Any:
    return ET.fromstring(timeline(extents, str))  # noqa: S314  made a line above


def extents(pairs: list[tuple[dt.date, int, bool]]) -> list[Extent]:
    ordered = sorted((first, first + dt.timedelta(days=length), doubtful) for first, length, doubtful in pairs)
    return [Extent(first, last, n % 2 == 0, doubtful, n) for n, (first, last, doubtful) in enumerate(ordered)]


class TestTimeline:
    @given(st.lists(st.tuples(DAYS, st.sampled_from([0, 0, 27, 364, 4000]), st.booleans()), min_size=1, max_size=300))
    def test_it_is_bounded_and_every_date_is_in_it_or_counted(self, pairs):
        picture = drawn(extents(pairs))
        bins, bars = picture.findall("bin"), picture.findall("bar")
        assert len(bins) <= 72
        assert len(bars) <= 60
        assert int(picture.get("lanes")) <= 12
        counted = sum(int(part.get("count")) for part in (*bins, *bars))
        assert len(pairs) == counted + sum(int(picture.get(name)) for name in ("before", "after", "hidden"))

    @given(st.lists(st.tuples(DAYS, st.sampled_from([0, 364, 4000]), st.booleans()), min_size=1, max_size=100))
    def test_everything_lies_within_its_width_and_no_bars_of_a_lane_overlap(self, pairs):
        picture = drawn(extents(pairs))
        for part in (*picture.findall("bin"), *picture.findall("bar")):
            assert 0 <= float(part.get("x")) <= WIDTH
        ends: dict[str, float] = {}
        for bar in picture.findall("bar"):
            assert float(bar.get("x")) >= ends.get(bar.get("lane"), 0.0) - 0.1
            ends[bar.get("lane")] = float(bar.get("x")) + float(bar.get("length"))

    def test_the_few_that_lie_far_from_all_others_do_not_press_them_together(self):
        near = [(dt.date(2001, 1, 1) + dt.timedelta(days=n), 0, False) for n in range(0, 700, 7)]
        picture = drawn(extents([(dt.date(1501, 1, 1), 0, False), *near]))
        assert picture.get("before") == "1"
        assert len(picture.findall("bin")) > 20

    def test_the_axes_have_years_of_both_calendars_or_months_where_it_is_short(self):
        long, short = (
            drawn(extents([(dt.date(2001, 1, 1), 0, False), (dt.date(2001 + years, 12, 1), 0, False)])).findall("tick")
            for years in (20, 0)
        )
        assert {len(tick.get("value")) for tick in long} == {4}
        assert {len(tick.get("value")) for tick in short} == {7}
        assert {tick.get("calendar") for tick in long} == {"jalali", "gregorian"}
