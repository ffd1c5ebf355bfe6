"""The vocabulary answers by every name, lets the user's records win, and travels to a worker cheaply."""

import pickle

import pytest

from schemas.actor import Actor, Name, Place
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


def test_a_vocabulary_put_together_by_hand_pickles_whole() -> None:
    small = Vocabulary({}, {"chess-club": Actor(id="chess-club", name="Chess Club")}, {})
    assert pickle.loads(pickle.dumps(small)).actors == small.actors


def test_country_actors_are_found_by_code() -> None:
    assert shipped().country_actors["JP"] == "japan"
    assert shipped().country_actors["XK"] == "kosovo"


def test_plain_drops_accents_alone() -> None:
    assert plain("São Tomé, Ōsaka") == "Sao Tome, Osaka"
