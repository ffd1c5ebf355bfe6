"""The vocabulary answers by every name, lets the user's records win, and travels to a worker cheaply."""

import pickle

import pytest

from schemas.actor import Actor, Name, Place
from schemas.event_type import EventType, Mode
from schemas.vocabulary import Vocabulary, plain, shipped

# what a person may write -> id of the actor
ACTORS = [
    ("United States", "united-states"),
    ("US", "united-states"),
    ("U.S.", "united-states"),
    ("u.s.a.", "united-states"),
    ("the United States", "united-states"),
    ("Japanese", "japan"),
    ("japan", "japan"),
    ("South Korean", "south-korea"),
    ("Kremlin", "russia"),
    ("Downing Street", "united-kingdom"),
    ("Côte d'Ivoire", "ivory-coast"),
    ("Cote d’Ivoire", "ivory-coast"),
    ("Turkiye", "turkey"),
    ("UN", "united-nations"),
    ("Security Council", "un-security-council"),
    ("Quadrilateral Security Dialogue", "quad"),
    ("Brussels", "european-union"),
    ("group-of-seven", "group-of-seven"),
    ("Guinea", "guinea"),
    ("the Gambia", "gambia"),
    ("Theus", None),
    ("Thequad", None),
    ("Nobody At All", None),
]

# what a person may write -> id of the place
PLACES = [
    ("Tokyo", "tokyo"),
    ("tokyo", "tokyo"),
    ("USA", "united-states"),
    ("Sao Paulo", "sao-paulo"),
    ("São Paulo", "sao-paulo"),
    ("Tókyo", "tokyo"),
    ("Kiev", "kyiv"),
    ("New York", "new-york"),
    ("Georgia", "georgia"),
    ("Louisiana", "louisiana"),
    ("South China Sea", "south-china-sea"),
    ("Hyderabad", "hyderabad"),
    ("Japanese", None),
]


@pytest.mark.parametrize(("name", "slug"), ACTORS)
def test_actor_by_name(name: str, slug: str | None) -> None:
    actor = shipped().actor_by_name(name)
    assert (actor and actor.id) == slug


@pytest.mark.parametrize(("name", "slug"), PLACES)
def test_place_by_name(name: str, slug: str | None) -> None:
    place = shipped().place_by_name(name)
    assert (place and place.id) == slug


def test_own_records_win_by_id_and_by_name() -> None:
    mine = Actor(id="japan", name="Japan", kind="country", country="JP", names=(Name(text="Nippon"),))
    club = Actor(id="tokyo-club", name="Tokyo", kind="organisation")
    town = Place(id="hyderabad-of-mine", name="Hyderabad")
    own = shipped().with_own(actors=(mine, club), places=(town,))
    assert own.actor_by_name("Nippon") == mine
    assert own.actor_by_name("Tokyo") == club
    assert own.place_by_name("Hyderabad") == town
    assert own.actor_by_name("France") == shipped().actor_by_name("France")
    assert shipped().actor_by_name("Nippon") is None


def test_a_worker_unpickles_the_same_vocabulary_once() -> None:
    own = shipped().with_own(actors=(Actor(id="chess-club", name="Chess Club", kind="organisation"),))
    sent = pickle.dumps(own)
    assert len(sent) < 2_000
    first, second = pickle.loads(sent), pickle.loads(sent)
    assert first is second
    assert first.actors == own.actors
    assert pickle.loads(pickle.dumps(shipped())) is shipped()


def test_records_laid_over_twice_all_travel() -> None:
    fair = EventType(id="fair", name="Fair", family="other", modes=(Mode(id="book", name="Book fair"),))
    ball = EventType(id="ball", name="Ball", family="other")
    first = shipped().with_own(
        (fair,), (Actor(id="chess-club", name="Chess Club"),), (Place(id="old-pier", name="Old Pier"),)
    )
    both = first.with_own((ball,), (Actor(id="go-club", name="Go Club"),), (Place(id="new-pier", name="New Pier"),))
    there = pickle.loads(pickle.dumps(both))
    assert (there.event_types, there.actors, there.places) == (both.event_types, both.actors, both.places)
    assert {"fair", "ball", "meeting"} <= there.event_types.keys()
    assert {"chess-club", "go-club", "japan"} <= there.actors.keys()
    assert {"old-pier", "new-pier", "tokyo"} <= there.places.keys()


def test_a_place_alone_travels() -> None:
    own = shipped().with_own(places=(Place(id="old-pier", name="Old Pier"),))
    assert pickle.loads(pickle.dumps(own)).place_by_name("old pier") == own.places["old-pier"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("meeting", True),
        ("meeting/bilateral", True),
        ("meeting/book", False),
        ("bilateral", False),
        ("fair/bilateral", False),
        ("", False),
    ],
)
def test_a_type_is_known_with_its_own_modes_alone(name: str, known: bool) -> None:
    assert shipped().has_type(name) is known


def test_of_two_claims_to_a_name_the_better_and_then_the_earlier_wins() -> None:
    people = Actor(id="alpha-people", name="Alpha", names=(Name(text="Quay", kind="demonym"),))
    seat = Actor(id="beta-seat", name="Beta", names=(Name(text="Quay", kind="metonym"), Name(text="Pier")))
    called = Actor(id="gamma-union", name="Gamma", names=(Name(text="quay", kind="alias"), Name(text="Pier")))
    found = Vocabulary({}, {one.id: one for one in (seat, people, called)}, {})
    assert [found.actor_by_name(name) for name in ("Quay", "pier", "the Alpha")] == [called, seat, people]
    without = Vocabulary({}, {one.id: one for one in (seat, people)}, {})
    assert without.actor_by_name("QUAY") == people


def test_accents_count_where_two_names_differ_in_them_alone() -> None:
    greater, lesser = Place(id="pena-town", name="Pena"), Place(id="pena-hill", name="Peña")
    found = Vocabulary({}, {}, {place.id: place for place in (greater, lesser)})
    assert [found.place_by_name(name) for name in ("peña", "PENA", "Péna")] == [lesser, greater, greater]


def test_a_vocabulary_put_together_by_hand_pickles_whole() -> None:
    small = Vocabulary({}, {"chess-club": Actor(id="chess-club", name="Chess Club")}, {})
    assert pickle.loads(pickle.dumps(small)).actors == small.actors


def test_country_actors_are_found_by_code() -> None:
    assert shipped().country_actors["JP"] == "japan"
    assert shipped().country_actors["XK"] == "kosovo"


def test_plain_drops_accents_alone() -> None:
    assert plain("São Tomé, Ōsaka") == "Sao Tome, Osaka"
