"""The shipped tables: every row is a valid record, codes are those of ISO 3166, and every capital is there."""

import csv
from collections import Counter
from importlib.resources import files
from zoneinfo import available_timezones

import pycountry
import pytest

from schemas.actor import Actor, Place
from schemas.gazetteer import read_actors, read_places
from schemas.ids import slugify


def rows(name: str) -> list[dict[str, str]]:
    text = (files("schemas") / "vocab" / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_country_codes_are_those_of_iso_3166_and_kosovo() -> None:
    codes = Counter(row["code"] for row in rows("countries"))
    assert set(codes) == {country.alpha_2 for country in pycountry.countries} | {"XK"}
    assert max(codes.values()) == 1


def test_countries_have_the_names_that_iso_gives_them() -> None:
    """Only those differ that news calls otherwise; a swapped code would show here."""
    known = {row["code"]: {slugify(name) for cell in ("name", "official", "short") for name in row[cell].split("|")}
             for row in rows("countries")}  # fmt: skip
    differ = {
        c.alpha_2
        for c in pycountry.countries
        if not known[c.alpha_2]
        & {slugify(getattr(c, key)) for key in ("name", "official_name", "common_name") if hasattr(c, key)}
    }
    assert differ <= {"CD", "FK", "MF", "PS", "SX", "VA"}


def test_every_capital_is_among_the_cities() -> None:
    cities = {(row["country"], row["name"]) for row in rows("cities")}
    assert [r["capital"] for r in rows("countries") if r["capital"] and (r["code"], r["capital"]) not in cities] == []


def test_cities_are_great_or_capitals_or_renamed_by_us() -> None:
    capitals = {(row["code"], row["capital"]) for row in rows("countries")}
    small = [r["name"] for r in rows("cities") if int(r["population"]) < 100_000
             and (r["country"], r["name"]) not in capitals and not r["names"]]  # fmt: skip
    assert small == []
    assert len(rows("cities")) > 6_000


def test_all_actors_are_valid_and_tied_to_known_ones() -> None:
    actors = read_actors()
    for actor in actors.values():
        assert Actor.model_validate(actor.model_dump()) == actor
        assert set(actor.member_of) <= actors.keys()
    assert all(actor.origin == "shipped" for actor in actors.values())
    assert len(actors) > 350


def test_all_places_are_valid_and_tied_to_known_ones() -> None:
    places, zones = read_places(), available_timezones()
    for place in places.values():
        assert Place.model_validate(place.model_dump()) == place
        assert place.part_of is None or place.part_of in places
        assert place.zone is None or place.zone in zones


@pytest.mark.parametrize("table", ["countries", "regions", "cities"])
def test_tables_have_no_doubled_names_in_a_cell(table: str) -> None:
    for row in rows(table):
        for cell in ("short", "demonyms", "metonyms", "names"):
            names = row.get(cell, "").split("|")
            assert len(names) == len(set(names)), row
