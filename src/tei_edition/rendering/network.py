"""A network laid out in the plane: who belongs together stands together, and no label covers another.

Fruchterman and Reingold's forces (1991), from a spiral, for a fixed number of steps, so that the same network gives
the same picture; then boxes that overlap are pushed apart. Quadratic in the nodes: it is meant for some dozens.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

_STEPS = 120
_TURN = math.pi * (3 - math.sqrt(5))  # the golden angle: no two nodes begin in one direction
_HOLD = 0.8  # the pull to the middle: with it, groups that nothing joins stay in sight of one another
_BREADTH = 2.2  # how much stronger it is from above and below: the picture is broader than it is high
_ROOM = 0.8  # how much room the forces give to the boxes, before these are pushed apart
_HEIGHT = 42.0
_GAP = 4.0
_SEPARATIONS = 200


class Node(NamedTuple):
    """What is placed: how broad the box of its label is, in units of the picture."""

    breadth: float


def arranged(
    nodes: Sequence[Node], edges: Sequence[tuple[int, int, int]]
) -> tuple[float, float, list[tuple[float, float]]]:
    """Give the width and the height of the picture, and where the middle of each node's box lies in it.

    An edge is two numbers of nodes and its weight.
    """
    area = sum((node.breadth + _GAP) * (_HEIGHT + _GAP) for node in nodes) * _ROOM
    points = _attracted(len(nodes), edges, area)
    _separate(points, nodes)
    least_x = min(x - node.breadth / 2 for (x, _), node in zip(points, nodes, strict=True)) - _GAP
    most_x = max(x + node.breadth / 2 for (x, _), node in zip(points, nodes, strict=True)) + _GAP
    least_y = min(y for _, y in points) - _HEIGHT / 2 - _GAP
    most_y = max(y for _, y in points) + _HEIGHT / 2 + _GAP
    return most_x - least_x, most_y - least_y, [(x - least_x, y - least_y) for x, y in points]


def _attracted(count: int, edges: Sequence[tuple[int, int, int]], area: float) -> list[list[float]]:
    """Give points that edges pull together and that push one another away; a weak pull to the middle holds all."""
    unit = math.sqrt(area / max(1, count))
    square = unit * unit
    heaviest = max((weight for *_, weight in edges), default=1)
    pulls = [(one, other, 0.5 + 0.5 * weight / heaviest) for one, other, weight in edges]
    points = [
        [
            unit * math.sqrt(number + 0.5) * math.cos(number * _TURN),
            unit * math.sqrt(number + 0.5) * math.sin(number * _TURN),
        ]
        for number in range(count)
    ]
    for step in range(_STEPS):
        moves = [[-_HOLD * x, -_HOLD * _BREADTH * y] for x, y in points]
        for one in range(count):
            x, y = points[one]
            mine_x, mine_y = moves[one]
            for (other_x, other_y), theirs in zip(points[:one], moves, strict=False):
                apart_x, apart_y = x - other_x, y - other_y
                force = square / (apart_x * apart_x + apart_y * apart_y + 1e-9)
                push_x, push_y = apart_x * force, apart_y * force
                mine_x += push_x
                mine_y += push_y
                theirs[0] -= push_x
                theirs[1] -= push_y
            moves[one][:] = mine_x, mine_y
        for one, other, pull in pulls:
            apart_x, apart_y = points[one][0] - points[other][0], points[one][1] - points[other][1]
            force = pull * math.hypot(apart_x, apart_y) / unit
            moves[one][0] -= apart_x * force
            moves[one][1] -= apart_y * force
            moves[other][0] += apart_x * force
            moves[other][1] += apart_y * force
        most = unit * (1 - step / _STEPS)
        for point, (move_x, move_y) in zip(points, moves, strict=True):
            length = math.hypot(move_x, move_y) or 1.0
            point[0] += move_x / length * min(length, most)
            point[1] += move_y / length * min(length, most)
    return points


def _separate(points: list[list[float]], nodes: Sequence[Node]) -> None:
    """Push boxes apart that overlap, by the shorter way, until none does or the rounds are over."""
    for _ in range(_SEPARATIONS):
        moved = False
        for one, mine in enumerate(points):
            for other, yours in enumerate(points[:one]):
                # Most pairs are far apart, and this is asked some hundred thousand times.
                apart_y = mine[1] - yours[1]
                over_y = _HEIGHT + _GAP - abs(apart_y)
                if over_y <= 0:
                    continue
                apart_x = mine[0] - yours[0]
                over_x = (nodes[one].breadth + nodes[other].breadth) / 2 + _GAP - abs(apart_x)
                if over_x <= 0:
                    continue
                moved = True
                axis, over, apart = (0, over_x, apart_x) if over_x < over_y else (1, over_y, apart_y)
                push = math.copysign(over / 2 + 0.01, apart)
                points[one][axis] += push
                points[other][axis] -= push
        if not moved:
            return
