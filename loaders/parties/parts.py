"""The words of a language that tell what parts names play (`rules/<language>/roles.yml`), read once.

It reads the table; `parties` applies it.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from schemas.event import Role


@dataclass(frozen=True)
class Parts:
    """The words of a language that tell parts (`rules/<language>/roles.yml`)."""

    by_verb: dict[str, Role]
    light: frozenset[str]
    telling: frozenset[str]
    raids: frozenset[str]
    undergo: frozenset[str]
    done_to: frozenset[str]
    include: frozenset[str]
    envoys: frozenset[str]
    persons: frozenset[str]
    kin: frozenset[str]
    texts: frozenset[str]
    agents: frozenset[str]
    lives: frozenset[str]
    led: frozenset[str]
    answer: frozenset[str]
    answer_to: frozenset[str]
    located: frozenset[str]
    no_place: frozenset[str]
    where: frozenset[str]
    behind: dict[str, str]
    """Preposition -> slot; `agent` for "by"."""


@lru_cache(maxsize=8)
def parts(language: str) -> Parts | None:
    """The words of a language; None where no file lists them."""
    try:
        text = (files("loaders") / "rules" / language / "roles.yml").read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    by_verb = {verb: role for role, verbs in data["by_verb"].items() for verb in verbs.split()}
    behind = {word: slot for slot in ("with", "object", "to", "agent") for word in data[slot].split()}
    sets = {
        name: frozenset(data[name].split())
        for name in (
            "light",
            "telling",
            "raids",
            "undergo",
            "done_to",
            "include",
            "envoys",
            "persons",
            "kin",
            "texts",
            "agents",
            "lives",
            "led",
            "answer",
            "answer_to",
            "located",
            "no_place",
            "where",
        )
    }
    return Parts(by_verb=by_verb, behind=behind, **sets)
