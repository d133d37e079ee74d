"""The map: projections, outlines, regions, marks, labels, the table and GeoJSON."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_edition.rendering import atlas
from tei_edition.rendering.outlines import Frame, Outlines
from tei_edition.rendering.projections import EDGE, Azimuthal, equal_earth, from_edge
from tests.sites import built

# Without subnormal numbers: a latitude of 5e-324 degrees is 0 in radians.
LONGITUDES, LATITUDES = st.floats(-180, 180), st.floats(-85, 85, allow_subnormal=False)
WORLD = Frame(equal_earth, equal_earth(EDGE, 0)[0], equal_earth(0, 80)[1], 130.0, 720, 310)


def place(identifier: str, point: str = "", kind: str = "city", name: str = "") -> str:
    location = f"<location><geo>{point}</geo></location>" if point else ""
    return (
        f'<place xml:id="{identifier}" type="{kind}">'
        f'<placeName type="name" xml:lang="fa">{name or identifier}</placeName>'
        f'<placeName type="name" xml:lang="en">English {identifier}</placeName>{location}</place>'
    )


def site(places: dict[str, str], mentions: dict[str, int] | None = None) -> dict[str, str]:
    names = "".join(f'<placeName ref="#{p}">م</placeName> ' * (mentions or {}).get(p, 1) for p in places)
    head = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d" xml:lang="fa"><teiHeader/>'
    document = f"{head}<text><body><p>{names}</p></body></text></TEI>"
    register = f"{head}<standOff><listPlace>{''.join(places.values())}</listPlace></standOff></TEI>"
    files = built({"d": document.encode()}, registers={"places": register.encode()}, languages=("fa", "en"))
    return {path: data.decode() for path, data in files.items() if path.split("/")[-1].startswith(("map", "places"))}


CITIES = {
    "p.tehran": ("35.69 51.39", "تهران"),
    "p.saqqez": ("36.25 46.27", "سقز"),
    "p.sanandaj": ("35.31 46.99", "سنندج"),
    "p.baneh": ("35.99 45.88", "بانه"),
    "p.stockholm": ("59.33 18.07", "استکهلم"),
    "p.apia": ("-13.83 -171.77", "آپیا"),
}


@pytest.fixture(scope="module")
def cities() -> dict[str, str]:
    places = {identifier: place(identifier, point, name=name) for identifier, (point, name) in CITIES.items()}
    places["p.iran"] = place("p.iran", "33.2 53.4", "country", "ایران")
    places["p.nowhere"] = place("p.nowhere", "", "prison", "ناکجا")
    places["p.wrong"] = place("p.wrong", "91 north", "city", "نادرست")
    return site(places, {"p.saqqez": 9, "p.iran": 20})


class TestProjections:
    @given(LONGITUDES, LATITUDES)
    def test_equal_earth_lies_within_its_frame_and_keeps_north_above(self, longitude, latitude):
        x, y = equal_earth(longitude, latitude)
        assert abs(x) <= 2.7067
        assert abs(y) <= 1.3174
        assert (y <= 0) == (latitude >= 0) or latitude == 0

    @given(LONGITUDES, LATITUDES, st.floats(-9, 9), st.floats(-9, 9))
    def test_the_azimuthal_projection_and_its_inverse_agree(self, longitude, latitude, east, north):
        project = Azimuthal(longitude, max(-75.0, min(75.0, latitude)))
        point = longitude + east, max(-75.0, min(75.0, latitude)) + north
        assert project.inverse(*project(*point)) == pytest.approx(point, abs=1e-6)

    @given(LONGITUDES)
    def test_a_map_of_the_globe_begins_in_the_bering_strait(self, longitude):
        assert EDGE <= from_edge(longitude) < EDGE + 360
        assert (from_edge(longitude) - longitude) % 360 == 0


class TestOutlines:
    def test_no_outline_runs_across_the_world(self):
        path = Outlines().path(WORLD)
        steps = re.findall(r"(?<=[l ])(-?\d+)(?=[ +-])", path)
        assert len(steps) > 3000
        assert max(abs(int(step)) for step in steps) < 60

    def test_what_lies_outside_a_region_is_not_drawn(self):
        region = Frame(Azimuthal(47, 36), -0.05, -0.035, 7200, 720, 504)
        path = Outlines().path(region)
        x = [int(value) for value in re.findall(r"M(-?\d+)", path)]
        assert x
        assert all(-10 <= value <= 730 for value in x)
        assert len(path) < len(Outlines().path(WORLD)) / 5


class TestPage:
    def test_the_region_where_most_places_are_comes_before_the_world(self, cities):
        html = cities["map.html"]
        assert ["map-1", "map-world"] == re.findall(r'<figure id="(.*?)"', html)
        assert "پیرامون سقز" in html
        assert "Around English p.saqqez" in cities["en/map.html"]
        assert '<a href="#map-1" class="region">' in html

    def test_a_mark_is_a_link_and_larger_where_a_place_is_mentioned_more(self, cities):
        radii = dict(
            re.findall(
                r'entities/(p\.\w+)\.html" class="point"><title>.*?</title><circle[^>]* r="(.*?)"', cities["map.html"]
            )
        )
        assert float(radii["p.saqqez"]) > float(radii["p.baneh"])

    def test_a_country_has_a_mark_of_its_own_shape(self, cities):
        assert re.search(r'entities/p\.iran\.html" class="area"><title>ایران، ۲۰ بار</title><path', cities["map.html"])

    def test_the_table_has_every_located_place_with_its_coordinates_and_the_rest_are_listed(self, cities):
        table = cities["map.html"].partition("<tbody>")[2].partition("</tbody>")[0]
        assert table.count("<tr>") == 7
        assert table.index("ایران") < table.index("سقز") < table.index("تهران")
        assert "۳۶٫۲۵ درجهٔ شمالی، ۴۶٫۲۷ درجهٔ شرقی" in table
        assert "۱۳٫۸۳ درجهٔ جنوبی، ۱۷۱٫۷۷ درجهٔ غربی" in table
        unlocated = cities["map.html"].partition('aria-labelledby="unlocated"')[2]
        assert ["p.nowhere", "p.wrong"] == re.findall(r"entities/(.*?)\.html", unlocated)
        assert "زندان" in unlocated

    def test_geojson_has_longitude_before_latitude(self, cities):
        collection = json.loads(cities["data/places.geojson"])
        points = {feature["id"]: feature["geometry"]["coordinates"] for feature in collection["features"]}
        assert points["p.tehran"] == [51.39, 35.69]
        assert points["p.apia"] == pytest.approx([-171.77, -13.83])
        assert len(points) == 7

    def test_markup_in_a_name_is_text(self):
        files = site({"p.x": place("p.x", "35 46", name="&lt;script&gt;x&lt;/script&gt;")})
        assert "<script>x" not in files["map.html"]
        assert "&lt;script>x" in files["map.html"].replace("&gt;", ">")

    def test_without_coordinates_there_is_a_list_and_no_picture(self):
        html = site({"p.nowhere": place("p.nowhere", name="ناکجا")})["map.html"]
        assert "ناکجا" in html
        assert "<figure" not in html

    def test_a_map_of_no_places_says_so(self):
        html = site({})["map.html"]
        assert "<svg" not in html.partition("<main")[2]
        assert "۰ مکان" in html


@pytest.fixture(scope="module")
def crowded() -> dict[str, str]:
    names = {f"p.n{n}": f"{32 + n % 25 * 0.21:.2f} {44 + n // 25 * 0.33:.2f}" for n in range(620)}
    return site({name: place(name, point, name=f"شهر {name[3:]}") for name, point in names.items()}, {"p.n7": 5})


class TestManyPlaces:
    def test_labels_lie_on_no_other_label(self, crowded):
        for view in crowded["map.html"].split("<figure")[1:]:
            boxes = [
                (float(x), float(y), len(name) * 6.4)
                for x, y, name in re.findall(r'<text x="(.*?)" y="(.*?)" aria-hidden="true">(.*?)</text>', view)
            ]
            assert boxes
            overlaps = [
                (one, two)
                for n, one in enumerate(boxes)
                for two in boxes[:n]
                if abs(one[1] - two[1]) < 14 and abs(one[0] - two[0]) < (one[2] + two[2]) / 2 - 1
            ]
            assert [] == overlaps

    def test_a_page_is_bounded_and_the_table_goes_on_over_pages(self, crowded):
        assert all(view.count('class="point"><title>') <= 200 for view in crowded["map.html"].split("<figure")[1:])
        rows = [crowded[path].count('<th scope="row">') for path in ("map.html", "map.2.html")]
        assert [atlas.ROWS, 620 - atlas.ROWS] == rows
        assert "<figure" not in crowded["map.2.html"]
        assert "map.3.html" not in crowded
