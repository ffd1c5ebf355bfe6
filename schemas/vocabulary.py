"""All that texts are read by: event types, actors and places; the shipped ones and, over them, the user's own.

It looks things up; what a word means in its sentence is decided in `loaders`.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from schemas.actor import Actor, Place
from schemas.event_type import EventType


@dataclass(frozen=True)
class Vocabulary:
    """Event types, actors and places by id. Pickles, so that it can travel to a worker."""

    event_types: dict[str, EventType]
    actors: dict[str, Actor]
    places: dict[str, Place]

    def with_own(
        self,
        event_types: tuple[EventType, ...] = (),
        actors: tuple[Actor, ...] = (),
        places: tuple[Place, ...] = (),
    ) -> "Vocabulary":
        """A vocabulary in which the given records stand over those of the same id."""
        return Vocabulary(
            self.event_types | {kind.id: kind for kind in event_types},
            self.actors | {actor.id: actor for actor in actors},
            self.places | {place.id: place for place in places},
        )

    def has_type(self, name: str) -> bool:
        """Whether `type` or `type/mode` is known."""
        kind, _, mode = name.partition("/")
        found = self.event_types.get(kind)
        return found is not None and (not mode or any(m.id == mode for m in found.modes))


@lru_cache(maxsize=1)
def shipped() -> Vocabulary:
    """The vocabulary that comes with the project, read once in each process."""
    folder = files("schemas") / "vocab"
    types = yaml.load((folder / "event_types.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)["types"]
    event_types = {kind["id"]: EventType.model_validate(kind) for kind in types}
    return Vocabulary(event_types, {}, {})
