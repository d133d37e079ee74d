"""The map of an edition: where its places lie, how often they are named, and a table of them all.

Maps are pictures without tiles, from outlines that the program has. One shows the world; where many places lie close
together, up to three more show the regions where most of them are. What a picture shows is bounded: the places that are
named most often have marks, and as many of these have their names beside them as have room; the table has all of them,
`ROWS` a page.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from tei_edition.rendering.elements import attributes
from tei_edition.rendering.entities import by_language
from tei_edition.rendering.outlines import Frame, Outlines, Point
from tei_edition.rendering.press import File, Press, page_path
from tei_edition.rendering.projections import EDGE, RADIUS, Azimuthal, equal_earth, from_edge
from tei_edition.rendering.survey import Survey, SurveyedEntity

ROWS = 500
"""Places on a page."""

_MARKS = 200  # on one map
_LABELS = 45  # on one map
_SMALLEST, _LARGEST = 2.5, 11.5  # half the width of a mark is the one, and a share of the other, in units
_ROOMY = 40  # marks that do not crowd a map; where there are more, they are smaller
_REGIONS = 3
_FEWEST = 3  # places that make a region
_CELL = 2.5  # degrees of the grid in which a region is looked for
_ACROSS, _UP = 8, 6  # cells of a region: 20 degrees by 15
_WIDTH, _HEIGHT = 720, 480  # units of a map of a region; its letters are 12 units high
_SOUTH, _NORTH = -56.0, 80.0  # degrees of latitude where the world's map ends
_NARROWEST = 600 / RADIUS  # radii of the globe
_LETTER, _ENDS, _LINE = 6.6, 6.0, 15.0  # units that a letter of a label is wide, both its ends, and a label high
_AREAS = frozenset({"continent", "country", "province", "region", "sea", "territory"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the edition.

    `point` is longitude, from `EDGE` on, and latitude; `names` pair a language, or "", with a name.
    """

    entity: SurveyedEntity
    names: tuple[tuple[str, str], ...]
    kind: str
    point: Point | None

    @property
    def is_area(self) -> bool:
        """Whether the point only stands for a wide country."""
        return self.kind in _AREAS

    def name(self, language: str) -> str:
        """Give the name in `language`, or else the first."""
        return dict(reversed(self.names)).get(language) or next((name for _, name in self.names), "")

    @property
    def element(self) -> str:
        """What the style sheet shows of it, as the XML element `place`."""
        about = {
            "entity": self.entity.identifier,
            "kind": self.kind,
            "mentions": str(self.entity.mentions),
            "documents": str(self.entity.documents),
        }
        if self.point:
            about |= {"longitude": f"{_usual(self.point[0]):.2f}", "latitude": f"{self.point[1]:.2f}"}
        names = (f"<name xml:lang={quoteattr(language)}>{escape(name)}</name>" for language, name in self.names)
        return f"<place{attributes(about)}>{''.join(names)}</place>"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a map: its middle, and half its width, in units."""

    place: Place
    at: Point
    half: float


def pages(survey: Survey, press: Press) -> Iterator[File]:
    """Yield the page of the map, further pages of its table, and the places as GeoJSON.

    There is a page where no place is mentioned, as links lead to it. n log n in the number of places.
    """
    places = sorted(map(_place, survey.of("place")), key=lambda p: (-p.entity.mentions, p.entity.identifier))
    located = [place for place in places if place.point]
    maps = "".join(_maps(located, press)) if located else ""
    rows = [*located, *(place for place in places if not place.point)]
    count = max(1, math.ceil(len(rows) / ROWS))
    for number in range(count):
        shown = rows[number * ROWS : (number + 1) * ROWS]
        about = {
            "page": str(number + 1),
            "pages": str(count),
            "located": str(len(located)),
            "unlocated": str(len(places) - len(located)),
        }
        content = (maps if number == 0 else "") + "".join(place.element for place in shown)
        tree = press.tree(f"<map{attributes(about)}>{content}</map>")
        yield from press.pages("html/map.xsl", page_path("map", number + 1), tree)
    yield File("data/places.geojson", _geojson(located).encode())


def _place(entity: SurveyedEntity) -> Place:
    particulars = entity.particulars
    names = by_language((language, text) for text, _, language in particulars.get("names", ()) if text)
    named = tuple(names.items()) or (("", entity.identifier),)
    return Place(entity, named, particulars.get("kind", ""), _point(particulars.get("coordinates", ())))


def _point(coordinates: Sequence[float]) -> Point | None:
    """Give longitude and latitude of the degrees north and east, where there is such a place."""
    if not coordinates:
        return None
    latitude, longitude = map(float, coordinates)
    return (from_edge(longitude), latitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _usual(longitude: float) -> float:
    """Give a longitude from -180 to 180."""
    return longitude if longitude <= 180 else longitude - 360


def _geojson(located: Iterable[Place]) -> str:
    features = [
        {
            "type": "Feature",
            "id": place.entity.identifier,
            "geometry": {
                "type": "Point",
                "coordinates": [_usual(place.point[0]), place.point[1]] if place.point else [],
            },
            "properties": {
                "names": {language or "und": name for language, name in place.names},
                "kind": place.kind,
                "mentions": place.entity.mentions,
                "documents": place.entity.documents,
            },
        }
        for place in located
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


# ---------------------------------------------------------------------------------------------------------- the maps


@cache
def _outlines() -> Outlines:
    return Outlines()


def _maps(located: Sequence[Place], press: Press) -> Iterator[str]:
    """Yield the maps as XML: first the regions, the one that is named most first, and then the world."""
    most = located[0].entity.mentions
    regions = sorted(_regions(located), key=lambda region: -sum(place.entity.mentions for place in region[0]))
    world = _world()
    for number, (region, frame) in enumerate(regions, start=1):
        sites = [place for place in region if not place.is_area] or region
        around = {f"around-{language.code}": sites[0].name(language.code) for language in press.languages}
        yield _drawn(f"map-{number}", "region", frame, located, most, press, around)
    corners = "".join(
        f'<region of="map-{number}" d="{_border(frame, world)}"/>' for number, (_, frame) in enumerate(regions, start=1)
    )
    yield _drawn("map-world", "world", world, located, most, press, {}, corners)


def _regions(located: Sequence[Place]) -> Iterator[tuple[list[Place], Frame]]:
    """Yield the regions where most places are, each with its map; no place is in two of them. Linear."""
    left = [place for place in located if not place.is_area]
    for _ in range(_REGIONS):
        cells: Counter[tuple[int, int]] = Counter(map(_cell, left))
        windows: Counter[tuple[int, int]] = Counter()
        for (x, y), count in cells.items():
            for dx in range(_ACROSS):
                for dy in range(_UP):
                    windows[x - dx, y - dy] += count
        if not windows:
            return
        x, y = max(windows, key=lambda window: (windows[window], window))
        held = [p for p in left if 0 <= _cell(p)[0] - x < _ACROSS and 0 <= _cell(p)[1] - y < _UP]
        if len(held) < _FEWEST:
            return
        yield held, _region(held)
        inside = {place.entity.identifier for place in held}
        left = [place for place in left if place.entity.identifier not in inside]


def _cell(place: Place) -> tuple[int, int]:
    longitude, latitude = place.point or (0.0, 0.0)
    return math.floor(longitude / _CELL), math.floor(latitude / _CELL)


def _region(places: Sequence[Place]) -> Frame:
    """Give the map of a region, as small as its places allow."""
    longitudes, latitudes = zip(*(place.point for place in places if place.point), strict=True)
    project = Azimuthal((min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2)
    xs, ys = zip(*(project(*place.point) for place in places if place.point), strict=True)
    width = max((max(xs) - min(xs)) * 1.3, (max(ys) - min(ys)) * 1.3 * _WIDTH / _HEIGHT, _NARROWEST)
    height = width * _HEIGHT / _WIDTH
    left, top = (min(xs) + max(xs) - width) / 2, (min(ys) + max(ys) - height) / 2
    return Frame(project, left, top, _WIDTH / width, _WIDTH, _HEIGHT)


def _world() -> Frame:
    left, right = equal_earth(EDGE, 0)[0], equal_earth(EDGE + 360, 0)[0]
    top, bottom = equal_earth(0, _NORTH)[1], equal_earth(0, _SOUTH)[1]
    scale = _WIDTH / (right - left)
    return Frame(equal_earth, left, top, scale, _WIDTH, round((bottom - top) * scale))


def _border(region: Frame, world: Frame) -> str:
    """Give the border of a region on the map of the world, as a path."""
    if not isinstance(region.project, Azimuthal):
        raise TypeError(region.project)
    sides = [n / 8 for n in range(8)]
    corners = [(n, 0.0) for n in sides] + [(1.0, n) for n in sides]
    corners += [(1 - n, 1.0) for n in sides] + [(0.0, 1 - n) for n in sides]
    points = []
    for along, down in corners:
        x = region.left + along * region.width / region.scale
        y = region.top + down * region.height / region.scale
        longitude, latitude = region.project.inverse(x, y)
        across, below = world.place(from_edge(longitude), latitude)
        points.append(f"{across:.0f} {below:.0f}")
    return f"M{'L'.join(points)}Z"


def _drawn(  # noqa: PLR0913, PLR0917  what a map is made of
    identifier: str,
    kind: str,
    frame: Frame,
    located: Sequence[Place],
    most: int,
    press: Press,
    around: Mapping[str, str],
    more: str = "",
) -> str:
    """Give one map as the XML element `view`."""
    inside = ((place, frame.place(*place.point)) for place in located if place.point)
    shown = list(islice((pair for pair in inside if frame.holds(pair[1])), _MARKS))
    largest = _LARGEST * min(1.0, math.sqrt(_ROOMY / max(len(shown), 1)))
    marks = [Mark(place, at, _SMALLEST + largest * math.sqrt(place.entity.mentions / most)) for place, at in shown]
    outlines = quoteattr(_outlines().path(frame))
    about = {"id": identifier, "kind": kind, "width": str(frame.width), "height": str(frame.height)} | dict(around)
    if kind == "region":
        kilometres = _round(RADIUS * frame.width / frame.scale / 4)
        about |= {"kilometres": str(kilometres), "length": f"{kilometres / RADIUS * frame.scale:.0f}"}
    parts = [f"<view{attributes(about)} land={outlines}>", more]
    # The largest first: the smaller ones lie upon them, and can be seen and pointed at.
    parts += [
        f'<mark x="{mark.at[0]:.1f}" y="{mark.at[1]:.1f}" half="{mark.half:.1f}"'
        f' shape="{"area" if mark.place.is_area else "point"}">{mark.place.element}</mark>'
        for mark in marks
    ]
    for language in press.languages:
        parts += _labels(marks, frame, language.code)
    return "".join((*parts, "</view>"))


def _round(value: float) -> int:
    """Give the largest of 1, 2, 5, 10, 20, 50 … that is not more than `value`."""
    power = 10 ** math.floor(math.log10(max(value, 1)))
    return int(power * max(n for n in (1, 2, 5) if n * power <= value or n == 1))


def _labels(marks: Sequence[Mark], frame: Frame, language: str) -> Iterator[str]:
    """Yield the names that have room, those of the largest places first; none lies on another, or on a mark."""
    taken = [(x - half, y - half, x + half, y + half) for (x, y), half in ((mark.at, mark.half) for mark in marks)]
    placed = 0
    for mark in marks:
        if placed == _LABELS:
            return
        name = mark.place.name(language)
        wide, (x, y) = _LETTER * len(name) + _ENDS, mark.at
        beside, above = mark.half + 3 + wide / 2, mark.half + 2 + _LINE / 2
        own = (x - mark.half, y - mark.half, x + mark.half, y + mark.half)
        for middle in ((x - beside, y), (x + beside, y), (x, y - above), (x, y + above)):
            box = (middle[0] - wide / 2, middle[1] - _LINE / 2, middle[0] + wide / 2, middle[1] + _LINE / 2)
            if box[0] < 2 or box[1] < 2 or box[2] > frame.width - 2 or box[3] > frame.height - 2:
                continue
            if any(_overlap(box, other) for other in taken if other != own):
                continue
            taken.append(box)
            placed += 1
            yield f'<label xml:lang="{language}" x="{middle[0]:.0f}" y="{middle[1]:.0f}">{escape(name)}</label>'
            break


type Box = tuple[float, float, float, float]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
