"""What the written names of actors, places and types stand for, and what to say where they stand for nothing.

Pure: it looks into the vocabulary alone. A name that nothing knows makes a light record; an id that nothing knows is
a fault, since ids are never met in texts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from schemas.actor import Actor, Place
from schemas.ids import SLUG, level, slugify
from schemas.problems import did_you_mean
from schemas.vocabulary import Vocabulary

_MANY = 200
"""Unknown names for which near ones are looked for, at some milliseconds each: so many are no slips of the pen."""


@dataclass(frozen=True)
class Meant:
    """What a written name stands for."""

    id: str | None
    """The id; None where the name stands for nothing that may be used."""
    fault: str = ""
    """What is wrong, or what a person should know; empty when all is well."""
    hint: str = ""
    """The nearest cure."""
    stops: bool = False
    """Whether the fault stops the file."""


@dataclass
class Lookup:
    """The vocabulary with the user's records, what of it is held back, and the light records made on the way."""

    vocabulary: Vocabulary
    """All records, those held back too, so that a reference to one is known as such."""
    held: Mapping[tuple[str, str], str]
    """By kind and id the file of a record that is held back and that no shipped one stands in for."""
    unread: Mapping[str, str]
    """By kind a file that could not be read, in which any id may stand."""
    light_actors: dict[str, Actor] = field(default_factory=dict)
    """Actors that events name and nothing describes."""
    light_places: dict[str, Place] = field(default_factory=dict)
    """Places that events name and nothing describes."""

    def actor(self, name: str) -> Meant:
        """The actor that a name, demonym or id stands for."""
        found = self.vocabulary.actor_by_name(name)
        if found is not None:
            return self._unless_held("actor", found.id)
        if stopped := self._no_id("actor", name, self.vocabulary.actors):
            return stopped
        new = slugify(name)
        if new in self.light_actors:  # one warning a name, at its first place
            return Meant(new)
        self.light_actors[new] = Actor(id=new, name=name)
        return self._light("actor", name, new, self._actor_names)

    def place(self, name: str) -> Meant:
        """The place that a name or id stands for."""
        found = self.vocabulary.place_by_name(name)
        if found is not None:
            return self._unless_held("place", found.id)
        if stopped := self._no_id("place", name, self.vocabulary.places):
            return stopped
        new = slugify(name)
        if new in self.light_places:
            return Meant(new)
        self.light_places[new] = Place(id=new, name=name, kind="site")
        return self._light("place", name, new, self._place_names)

    def type(self, name: str) -> tuple[str, Meant]:
        """The code of the rule that a type breaks, and the type; `type/mode` must belong together."""
        kind, _, mode = name.partition("/")
        types = self.vocabulary.event_types
        if kind not in types:
            if kind in {written for of, written in self.held if of == "type"} or "type" in self.unread:
                return "E01", self._unless_held("type", kind)
            owners = [f"{other}/{kind}" for other, its in types.items() if any(m.id == kind for m in its.modes)]
            hint = f"did you mean '{owners[0]}'?" if owners else did_you_mean(kind, types)
            return "E01", Meant(None, f"no event type '{kind}'", hint or f"one of {', '.join(sorted(types))}", True)
        modes = [m.id for m in types[kind].modes]
        if mode and mode not in modes:
            owners = [f"{other}/{mode}" for other, its in types.items() if any(m.id == mode for m in its.modes)]
            hint = did_you_mean(mode, modes) or (f"did you mean '{owners[0]}'?" if owners else "")
            hint = hint or (f"its modes are {', '.join(modes)}" if modes else f"write '{kind}': it has no modes")
            return "E08", Meant(None, f"'{mode}' is no mode of '{kind}'", hint, True)
        meant = self._unless_held("type", kind)
        return "E01", meant if meant.id is None else Meant(name)

    def _unless_held(self, kind: str, found: str) -> Meant:
        file = self.held.get((kind, found))
        if file is None:
            return Meant(found)
        return Meant(None, f"the {kind} '{found}' is left out: its file is held back", f"mend {file}")

    def _no_id(self, kind: str, name: str, ids: Iterable[str]) -> Meant | None:
        if not re.fullmatch(SLUG, name):
            return None
        if kind in self.unread:
            return Meant(None, f"the {kind} '{name}' is left out: it is not known as long as a file cannot be read",
                         f"mend {self.unread[kind]}")  # fmt: skip
        return Meant(None, f"no {kind} '{name}'", did_you_mean(name, (one for one in ids if one[0] == name[0])), True)

    def _light(self, kind: str, name: str, new: str, names: Mapping[str, list[str]]) -> Meant:
        many = len(self.light_actors) + len(self.light_places) > _MANY
        near = "" if many else did_you_mean(name, _like(name, names))
        said = f"no {kind} '{name}' is known; it is taken as a new one, '{new}'"
        return Meant(new, said, near or f"describe it with `kb new {kind}`")

    @cached_property
    def _actor_names(self) -> dict[str, list[str]]:
        return _by_beginning(self.vocabulary.actors.values())

    @cached_property
    def _place_names(self) -> dict[str, list[str]]:
        return _by_beginning(self.vocabulary.places.values())

    @cached_property
    def countries(self) -> frozenset[str]:
        """The ISO codes of all countries that the vocabulary knows."""
        return frozenset(place.country for place in self.vocabulary.places.values() if place.country)


def _by_beginning(records: Iterable[Actor | Place]) -> dict[str, list[str]]:
    """All names by their first letter: near names are looked for among hundreds, not thousands."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for name in (record.name, *(name.text for name in record.names)):
            found[level(name)[:1]].add(name)
    return {letter: sorted(names) for letter, names in found.items()}


def _like(name: str, names: Mapping[str, list[str]]) -> list[str]:
    size = len(name)
    return [other for other in names.get(level(name)[:1], []) if abs(len(other) - size) <= max(2, size // 4)]
