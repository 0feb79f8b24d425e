"""Is there still room? A grid of the discs that the words of a map take, so that none stands over another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

_CELL = 40.0  # pixels
Disc = tuple[float, float, float]  # x, y and radius in pixels


class Room:
    """What of a level is taken by words."""

    def __init__(self) -> None:
        self._grid: dict[tuple[int, int], list[Disc]] = defaultdict(list)

    def is_free(self, discs: Iterable[Disc]) -> bool:
        """True where none of them touches one that was taken."""
        return not any(
            (x - other) ** 2 + (y - beside) ** 2 < (radius + taken) ** 2
            for x, y, radius in discs
            for column in (int(x // _CELL) - 1, int(x // _CELL), int(x // _CELL) + 1)
            for row in (int(y // _CELL) - 1, int(y // _CELL), int(y // _CELL) + 1)
            for other, beside, taken in self._grid.get((column, row), ())
        )

    def take(self, discs: Iterable[Disc]) -> None:
        """They are taken."""
        for disc in discs:
            self._grid[int(disc[0] // _CELL), int(disc[1] // _CELL)].append(disc)
