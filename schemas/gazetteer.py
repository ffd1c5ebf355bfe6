"""Countries, cities, regions and the shipped actors, read from the tables in `vocab/` into models.

The tables lie here and not in `loaders`, because people's YAML names places too and `schemas` knows no other floor.
The rows are ours or cut by `scripts/cut_cities.py`, and a test validates every one, so they are not validated again
at each start.
"""

import csv
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import yaml

from schemas.actor import Actor, Name, Place
from schemas.ids import slugify

_FOLDER = files("schemas") / "vocab"


def read_actors() -> dict[str, Actor]:
    """The shipped actors by id: those of `actors.yml`, then every country as an actor."""
    rows = yaml.load((_FOLDER / "actors.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)["actors"]
    actors = {row["id"]: _actor(row) for row in rows}
    for row in _table("countries"):
        actor = _country_actor(row)
        actors[actor.id] = actor
    return actors


def read_places() -> dict[str, Place]:
    """The shipped places by id: countries, then regions and seas, then cities from the greatest to the least.

    A country lies in the region that the United Nations' list M49 puts it in, but for those that news counts to the
    Middle East or the Caucasus, and Mexico and Cyprus, which lie in the whole of Latin America and Europe.
    """
    countries = list(_table("countries"))
    ids = {row["code"]: slugify(row["name"]) for row in countries}
    places = {ids[row["code"]]: _country_place(row, ids[row["code"]]) for row in countries}
    for row in _table("regions"):
        places[row["id"]] = Place.model_construct(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            country=row["country"] or None,
            part_of=row["part_of"] or ids.get(row["country"]),
            names=tuple(_names("alias", row["names"])),
        )
    for row in _table("cities"):
        # A city-state's town stands behind its country's id ("singapore").
        slug = row["id"] if row["id"] not in places else f"{row['id']}-city"
        places[slug] = Place.model_construct(
            id=slug,
            name=row["name"],
            kind="city",
            country=row["country"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            zone=row["zone"],
            geonames=int(row["geonames"]),
            part_of=ids[row["country"]],
            names=tuple(_names("alias", row["names"])),
        )
    return places


def _table(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader((_FOLDER / f"{name}.csv").read_text("utf-8").splitlines())


def _names(kind: str, cell: str) -> Iterator[Name]:
    """The names of one cell, which `|` parts."""
    return (Name.model_construct(text=text, kind=kind) for text in cell.split("|") if text)


def _actor(row: dict[str, Any]) -> Actor:
    names = tuple(Name.model_construct(text=name["text"], kind=name["kind"]) for name in row.get("names", ()))
    member_of = tuple(row.get("member_of", ()))
    return Actor.model_construct(**{**row, "names": names, "member_of": member_of, "origin": "shipped"})


def _country_actor(row: dict[str, str]) -> Actor:
    """A country as one who acts, known by its people's name, its capital and the seats of its government too."""
    return Actor.model_construct(
        id=slugify(row["name"]),
        name=row["name"],
        kind="country",
        country=row["code"],
        names=(
            *_names("official", row["official"]),
            *_names("short", row["short"]),
            *_names("demonym", row["demonyms"]),
            *_names("metonym", row["capital"]),
            *_names("metonym", row["metonyms"]),
        ),
        origin="shipped",
    )


def _country_place(row: dict[str, str], slug: str) -> Place:
    return Place.model_construct(
        id=slug,
        name=row["name"],
        kind="country",
        country=row["code"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        part_of=row["region"] or None,
        names=(*_names("official", row["official"]), *_names("short", row["short"])),
    )
