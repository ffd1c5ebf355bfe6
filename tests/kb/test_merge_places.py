"""Where an event is held to be: places that lie in one another agree, others are told against."""

import pytest

from kb.merge.places import held, lies_in
from kb.merge.values import machine_event
from schemas.vocabulary import shipped
from tests.kb.telling import sources, tell

PLACES = shipped().places


@pytest.mark.parametrize(
    ("told", "place", "against"),
    [
        (["tokyo", "japan"], "tokyo", []),
        (["japan", "tokyo"], "tokyo", []),
        (["japan", "osaka", "tokyo"], "osaka", ["tokyo"]),
        (["central-asia", "kazakhstan"], "central-asia", []),
        (["central-asia", "kazakhstan", "astana"], "astana", []),
        (["kazakhstan", "central-asia"], "kazakhstan", []),
        (["europe", "norway", "japan"], "europe", ["japan"]),
        (["oslo", "bergen"], "oslo", ["bergen"]),
        (["a-place-of-their-own", "oslo"], "a-place-of-their-own", ["oslo"]),
        ([], None, []),
    ],
)
def test_the_place_held_and_what_stands_against_it(told: list[str], place: str | None, against: list[str]) -> None:
    by = [(one, [tell(one, "Talks were held.", "Talks", "2024-07-28")]) for one in told]
    found = held(by, sources(*((one, "2024-07-28") for one in told)), PLACES)
    assert [one for one, _ in found] == ([place, *against] if place else [])


@pytest.mark.parametrize(
    ("place", "whole", "lies"),
    [
        ("tokyo", "japan", True),
        ("tokyo", "east-asia", True),
        ("tokyo", "asia", True),
        ("japan", "tokyo", False),
        ("japan", "japan", False),
        ("oslo", "asia", False),
        ("camp-david", "united-states", True),
        ("nowhere-known", "asia", False),
        ("tokyo", "nowhere-known", False),
    ],
)
def test_a_place_lies_in_all_that_is_around_it(place: str, whole: str, lies: bool) -> None:
    assert lies_in(place, whole, PLACES) is lies


def test_voices_that_agree_on_a_place_do_not_differ_and_others_do_by_name() -> None:
    known = sources(("one", "2024-07-28"), ("two", "2024-07-29"), ("three", "2024-07-29"))
    told = [
        tell(name, f"Talks in {place}.", "Talks", "2024-07-28", place=place)
        for name, place in (("one", "tokyo"), ("two", "japan"), ("three", "south-korea"))
    ]
    event, differs = machine_event(told[:2], known, PLACES)
    assert (event.place, differs) == ("tokyo", ())
    event, differs = machine_event(told, known, PLACES)
    assert differs == ("place: Tokyo (2 stories), not South Korea (1 story)",)


def test_every_country_but_antarctica_lies_in_a_region_that_is_there() -> None:
    regions = {place.id for place in PLACES.values() if place.kind == "region"}
    countries = [place for place in PLACES.values() if place.kind == "country"]
    assert {place.part_of for place in countries} - {None} <= regions
    assert [place.id for place in countries if place.part_of is None] == ["antarctica"]
    tops = {"africa", "asia", "europe", "oceania", "north-america", "latin-america", "caribbean"}
    assert all(any(lies_in(place.id, top, PLACES) for top in tops) for place in countries if place.part_of)
