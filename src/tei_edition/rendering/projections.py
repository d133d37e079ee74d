"""Two ways to lay the globe flat, both true to area: Equal Earth for all of it, Lambert's azimuthal one for a region.

Points are longitude and latitude in degrees; what comes out is in radii of the globe, x to the east and y to the south,
as a picture has it.
"""

import math
from collections.abc import Callable

type Projection = Callable[[float, float], tuple[float, float]]

RADIUS = 6371.0
"""Kilometres of the globe's radius."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796  # Šavrič, Patterson and Jenny, 2018
_M = math.sqrt(3) / 2


EDGE = -169.0
"""The meridian, in the Bering Strait, at which a map of the whole globe begins and ends."""


def from_edge(longitude: float) -> float:
    """Give a longitude as degrees to the east of Greenwich on a map of the whole globe, from `EDGE` on."""
    return longitude if longitude >= EDGE else longitude + 360


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Project a point by Equal Earth, seen from the meridian of Greenwich."""
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    squared = theta * theta
    sixth = squared**3
    x = math.radians(longitude) * math.cos(theta)
    x /= _M * (_A1 + 3 * _A2 * squared + sixth * (7 * _A3 + 9 * _A4 * squared))
    return x, -theta * (_A1 + _A2 * squared + sixth * (_A3 + _A4 * squared))


class Azimuthal:
    """Lambert's azimuthal equal-area projection that has one point in its middle."""

    def __init__(self, longitude: float, latitude: float) -> None:
        """Put the point with this longitude and latitude in the middle."""
        self._longitude = longitude
        self._sine, self._cosine = math.sin(math.radians(latitude)), math.cos(math.radians(latitude))

    def __call__(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Project a point."""
        along, up = math.radians(longitude - self._longitude), math.radians(latitude)
        sine, cosine = math.sin(up), math.cos(up)
        flat = cosine * math.cos(along)
        # The far side of the globe has no place in a picture of a region: it goes to the rim, far outside.
        scale = math.sqrt(2 / max(1 + self._sine * sine + self._cosine * flat, 1e-6))
        return scale * cosine * math.sin(along), scale * (self._sine * flat - self._cosine * sine)

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        """Give longitude and latitude of the point that is projected to this place."""
        distance = math.hypot(x, y)
        if distance == 0:
            return self._longitude, math.degrees(math.asin(self._sine))
        angle = 2 * math.asin(min(1.0, distance / 2))
        latitude = math.asin(math.cos(angle) * self._sine - y * math.sin(angle) * self._cosine / distance)
        east = math.atan2(
            x * math.sin(angle), distance * self._cosine * math.cos(angle) + y * self._sine * math.sin(angle)
        )
        return self._longitude + math.degrees(east), math.degrees(latitude)
