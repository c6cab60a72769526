"""Which countries and regions begin near a place, for the rule that places exclude each other from 50 km on.

No table gives a country's shape, but its villages do: all of GeoNames' populated places, in a grid. Used by build.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from claims.gazetteer import great_circle_km
from claims.gazetteer.sources import geonames

NEAR_KM = 60.0  # 50 km, and a margin for the last fields between the nearest village and the border
_CELL = 0.5  # degrees: at the equator two cells are about NEAR_KM apart


class Surroundings:
    """Looks up what lies around; `regions`: (country, GeoNames admin1 code) → id of a region of ours."""

    def __init__(self, regions: Mapping[tuple[str, str], str]) -> None:
        self._villages: dict[tuple[int, int], list[tuple[float, float, frozenset[str]]]] = defaultdict(list)
        self._cells: dict[tuple[int, int], set[str]] = defaultdict(set)
        self._extent: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for city in geonames():
            region = regions.get((city["countrycode"], city["admin1code"]))
            ids = frozenset({f"country:{city['countrycode']}"} | ({region} if region else set()))
            cell = _cell(city["latitude"], city["longitude"])
            self._villages[cell].append((city["latitude"], city["longitude"], ids))
            self._cells[cell] |= ids
            if region:
                self._extent[region].add(cell)

    def of_point(self, latitude: float, longitude: float) -> set[str]:
        """The ids of the countries and regions of every village within NEAR_KM of these coordinates."""
        found: set[str] = set()
        row, column = _cell(latitude, longitude)
        reach = 2 if abs(latitude) < 50 else 4  # cells: degrees of longitude grow short in the north
        for cell in ((row + up, column + right) for up in range(-2, 3) for right in range(-reach, reach + 1)):
            for other_latitude, other_longitude, ids in self._villages.get(cell, ()):
                if not ids <= found and great_circle_km(latitude, longitude, other_latitude, other_longitude) < NEAR_KM:
                    found |= ids
        return found

    def of_region(self, region: str) -> set[str]:
        """The ids of the countries and regions in the cells of a region and the cells next to them."""
        return {
            id
            for row, column in self._extent[region]
            for up in (-1, 0, 1)
            for right in (-1, 0, 1)
            for id in self._cells.get((row + up, column + right), ())
        }


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return int(latitude // _CELL), int(longitude // _CELL)
