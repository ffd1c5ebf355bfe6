"""All that texts are read by: event types, actors and places; the shipped ones and, over them, the user's own.

It looks things up; what a word means in its sentence is decided in `loaders`.
"""

import pickle
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, TypeVar

import yaml

from schemas.actor import Actor, Place
from schemas.event_type import EventType
from schemas.gazetteer import read_actors, read_places
from schemas.ids import level

T = TypeVar("T", Actor, Place)
_Own = tuple[tuple[EventType, ...], tuple[Actor, ...], tuple[Place, ...]]

# Where two share a word, the one whose proper name it is has it; then who is called so; then for whom it stands.
_PRECEDENCE = {"official": 0, "short": 0, "acronym": 0, "alias": 1, "demonym": 2, "metonym": 3}

_ARTICLE = re.compile(r"(?i)^\s*the\s+")


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Event types, actors and places by id, and by every name that they go by.

    It pickles as the user's own records alone; unpickled in one process again and again it is one object, so what a
    worker derives from it (the automaton of all names) is made once.
    """

    event_types: Mapping[str, EventType]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    own: _Own | None = field(default=None, repr=False)
    """What stands over the shipped records; None for a vocabulary put together by hand."""

    def with_own(
        self,
        event_types: tuple[EventType, ...] = (),
        actors: tuple[Actor, ...] = (),
        places: tuple[Place, ...] = (),
    ) -> "Vocabulary":
        """A vocabulary with these records over those of the same id and the same names; itself where none is given."""
        if not (event_types or actors or places):
            return self
        own = self.own and (self.own[0] + event_types, self.own[1] + actors, self.own[2] + places)
        return Vocabulary(
            dict(self.event_types) | {kind.id: kind for kind in event_types},
            _over(actors, self.actors),
            _over(places, self.places),
            own,
        )

    def has_type(self, name: str) -> bool:
        """Whether `type` or `type/mode` is known."""
        kind, _, mode = name.partition("/")
        found = self.event_types.get(kind)
        return found is not None and (not mode or any(m.id == mode for m in found.modes))

    def actor_by_name(self, name: str) -> Actor | None:
        """The actor of this id or name, however it is spelled: "United States", "U.S.", "Japanese", "tokyo".

        >>> [shipped().actor_by_name(name).id for name in ("U.S.", "japanese", "Kremlin", "un-security-council")]
        ['united-states', 'japan', 'russia', 'un-security-council']
        """
        return self.actors.get(name) or _found(self._actor_names, name)

    def place_by_name(self, name: str) -> Place | None:
        """The place of this id or name; of several cities of one name the greatest.

        >>> [shipped().place_by_name(name).id for name in ("Tokyo", "USA", "sao paulo", "Louisiana")]
        ['tokyo', 'united-states', 'sao-paulo', 'louisiana']
        """
        return self.places.get(name) or _found(self._place_names, name)

    @cached_property
    def country_actors(self) -> dict[str, str]:
        """By ISO code the id of the country as an actor."""
        found: dict[str, str] = {}
        for actor in self.actors.values():
            if actor.kind == "country" and actor.country:
                found.setdefault(actor.country, actor.id)
        return found

    @cached_property
    def _actor_names(self) -> dict[str, Actor]:
        return _by_name(self.actors.values())

    @cached_property
    def _place_names(self) -> dict[str, Place]:
        return _by_name(self.places.values())

    def __reduce__(self) -> Any:
        """As the user's own records where the rest is shipped."""
        if self.own is None:
            return Vocabulary, (dict(self.event_types), dict(self.actors), dict(self.places))
        return _again, (pickle.dumps(self.own),)


def plain(text: str) -> str:
    """`text` without accents: "São Tomé" -> "Sao Tome"."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def shipped() -> Vocabulary:
    """The vocabulary that comes with the project, read once in each process."""
    path = files("schemas") / "vocab" / "event_types.yml"
    types = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)["types"]
    event_types = {kind["id"]: EventType.model_validate(kind) for kind in types}
    return Vocabulary(event_types, read_actors(), read_places(), ((), (), ()))


@lru_cache(maxsize=4)
def _again(own: bytes) -> Vocabulary:
    event_types, actors, places = pickle.loads(own)
    return shipped().with_own(event_types, actors, places) if event_types or actors or places else shipped()


def _over(own: tuple[T, ...], rest: Mapping[str, T]) -> dict[str, T]:
    """All records by id, the user's first, so that their names win too."""
    mine = {record.id: record for record in own}
    return mine | {slug: record for slug, record in rest.items() if slug not in mine}


def _by_name(records: Iterable[T]) -> dict[str, T]:
    """Records by levelled name; the better claim wins, then the earlier record."""
    found: dict[str, tuple[int, T]] = {}
    for record in records:
        for text, claim in [(record.name, 0)] + [(name.text, _PRECEDENCE[name.kind]) for name in record.names]:
            for key in (level(text), level(plain(text))):
                if key not in found or claim < found[key][0]:
                    found[key] = (claim, record)
    return {key: record for key, (_, record) in found.items()}


def _found(names: Mapping[str, T], name: str) -> T | None:
    """The record of a name as it is written, else without accents, else without the article before it."""
    return names.get(level(name)) or names.get(level(plain(name))) or names.get(level(_ARTICLE.sub("", name)))
