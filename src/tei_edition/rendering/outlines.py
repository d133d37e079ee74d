"""The outlines of countries as the path of a picture: `outlines.json`, which `gazetteers/outlines.py` makes.

Natural Earth, in the public domain, at 1:50,000,000, simplified.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap
from pathlib import Path
from typing import Any

from tei_edition.rendering.projections import EDGE, Projection

type Point = tuple[float, float]

_FILE = Path(__file__).with_name("outlines.json")
_LEAST = 0.9  # units of the picture by which a point of an outline must differ from the one before it
_MARGIN = 8.0  # units around the picture where outlines are cut, so that no cut is seen


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of `width` by `height` units: where its corner lies, and how many units a radius of the globe has."""

    project: Projection
    left: float
    top: float
    scale: float
    width: int
    height: int

    def place(self, longitude: float, latitude: float) -> Point:
        """Give the place of a point in the picture, which may lie outside."""
        x, y = self.project(longitude, latitude)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def holds(self, point: Point) -> bool:
        """Whether a place of the picture is inside it."""
        return 0 <= point[0] <= self.width and 0 <= point[1] <= self.height


class Outlines:
    """The outlines, read when they are first drawn."""

    @cached_property
    def _rings(self) -> list[list[Point]]:
        """Rings of longitudes and latitudes."""
        data: Any = json.loads(_FILE.read_text("utf-8"))
        unit = data["unit"]
        arcs = [_line(flat, unit) for flat in data["arcs"]]
        rings = []
        for numbers in data["rings"]:
            ring: list[Point] = []
            for number in numbers:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring += arc[1:] if ring else arc
            rings.append(_unbroken(ring))
        return rings

    def path(self, frame: Frame) -> str:
        """Give the outlines in `frame` as the data of an SVG path, of whole units; linear."""
        drawn = []
        for ring in self._rings:
            placed = _thinned(starmap(frame.place, ring))
            cut = _cut(placed, frame.width, frame.height)
            if len(cut) > 2:
                drawn.append(_written(cut))
        return "".join(drawn)


def _unbroken(ring: list[Point]) -> list[Point]:
    """Give a ring that no meridian parts: where it crosses the 180th, it goes on beyond."""
    whole: list[Point] = []
    for longitude, latitude in ring:
        turns = round((whole[-1][0] - longitude) / 360) if whole else 0
        whole.append((longitude + 360 * turns, latitude))
    east, west = max(longitude for longitude, _ in whole), min(longitude for longitude, _ in whole)
    turn = 360 if east <= EDGE or west < -180 else 0
    return [(longitude + turn, latitude) for longitude, latitude in whole]


def _line(flat: Sequence[int], unit: int) -> list[Point]:
    x = y = 0
    line = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x / unit, y / unit))
    return line


def _thinned(points: Iterable[Point]) -> list[Point]:
    """Give the points without those that stand too close to the one before."""
    kept: list[Point] = []
    last_x = last_y = math.inf
    for point in points:
        x, y = point
        if abs(x - last_x) + abs(y - last_y) >= _LEAST:
            kept.append(point)
            last_x, last_y = x, y
    return kept


def _cut(ring: list[Point], width: float, height: float) -> list[Point]:
    """Cut a ring at a frame a little larger than the picture (Sutherland and Hodgman)."""
    for axis, bound, sign in ((0, -_MARGIN, 1), (0, width + _MARGIN, -1), (1, -_MARGIN, 1), (1, height + _MARGIN, -1)):
        inside = [(point[axis] - bound) * sign >= 0 for point in ring]
        # Most rings lie on one side of most bounds.
        if all(inside):
            continue
        kept: list[Point] = []
        for before, after, was, now in zip([*ring[-1:], *ring], ring, [*inside[-1:], *inside], inside, strict=False):
            if was != now:
                share = (bound - before[axis]) / (after[axis] - before[axis])
                kept.append((before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])))
            if now:
                kept.append(after)
        ring = kept
        if not ring:
            break
    return ring


def _written(ring: Iterable[Point]) -> str:
    """Write a ring as a move and relative lines, rounded so that the differences never add up to a drift."""
    whole = [(round(x), round(y)) for x, y in ring]
    (x, y), *rest = whole
    parts = [f"M{x} {y}l"]
    for next_x, next_y in rest:
        if (next_x, next_y) != (x, y):
            parts.append(f"{next_x - x}{next_y - y:+}" if next_y < y else f"{next_x - x} {next_y - y}")
            parts.append(" ")
            x, y = next_x, next_y
    return "".join(parts).rstrip(" l") + "z"
