"""The words of a language that names are told by, and what a run of capitals is taken apart into.

It holds what `rules/<language>/names.yml` lists; `runs` and `introduced` apply it.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml


class Word(NamedTuple):
    """A word of a run."""

    start: int
    end: int
    text: str


class Found(NamedTuple):
    """A person or body, told by shape."""

    start: int
    """Where its title or its name begins."""
    name_start: int
    """Where its name begins."""
    end: int
    words: tuple[str, ...]
    """The words of its name."""
    kind: str
    """person, or the kind of body."""
    titled: bool = False
    sure: bool = True
    """False where only a second mention in the text makes it a name."""
    speaks: bool = False
    """Whether what follows says that it is someone: "Mora Tully said", "Mora Tully, who"."""


class Piece(NamedTuple):
    """A part of a run that names one person or body; its offsets count from where the run begins."""

    words: list[Word]
    told: Found | None = None
    """What it names, where its words alone tell."""
    names: tuple[str, ...] = ()
    """The words of a name that only what stands beside it tells; none where nothing can."""
    plain: bool = False
    """Whether they can be a person's."""


@dataclass(frozen=True)
class Shapes:
    """The words of a language that names are told by (`rules/<language>/names.yml`)."""

    title: frozenset[str]
    title_end: frozenset[str]
    role: frozenset[str]
    office: tuple[str, ...]
    body: dict[str, str]
    body_before: dict[str, str]
    called: dict[str, str]
    """Plain nouns before the name of a body, with the kind of actor that they make it."""
    paper: frozenset[str]
    """Plain nouns behind the name of a paper or station that say so."""
    team: frozenset[str]
    """Plain nouns behind the name of a club that tell of its people: "Halden Rovers players"."""
    named_body: frozenset[str]
    nobody_first: frozenset[str]
    nobody_last: frozenset[str]
    body_of: frozenset[str]
    state_body: frozenset[str]
    own_people: frozenset[str]
    between: frozenset[str]
    speaks: frozenset[str]
    befalls: frozenset[str]
    acts: frozenset[str]
    deals: frozenset[str]
    suffers: frozenset[str]
    townsfolk: frozenset[str]
    town_body: frozenset[str]
    """Bodies that serve a town or region by whose name they are called: "Lima police"."""
    state_acts: frozenset[str]
    """Verbs that tell of a government's deed behind the name of a region."""
    party: frozenset[str]
    """Parties and their people, whose name a government or a campaign may have before it."""
    toward: frozenset[str]
    locative: frozenset[str]
    direction: frozenset[str]
    compass: frozenset[str]
    quarter: frozenset[str]
    """Words for a quarter of the sky that open the name of a body: "Northern Lima Chess Club"."""
    against: frozenset[str]
    doubtful: frozenset[str]
    compound: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]
    woman: frozenset[str]
    either: frozenset[str]
    trade: frozenset[str]
    """What companies deal in, before a plain noun for one of them: "the oil group"."""
    taken_up: dict[str, str]
    """Plain nouns that take up who was named, with the sort of what they can mean."""
    long: dict[str, str]
    """Titles written short, in full."""
    runs: dict[str, tuple["Piece", ...]] = field(compare=False, repr=False)
    """The runs of capitals that have been taken apart: texts say the same names again and again."""

    @cached_property
    def giants(self) -> re.Pattern[str]:
        """What finds a plain noun for a company behind "the", with a land or town and a trade between."""
        nouns = "|".join(sorted(noun for noun, sort in self.taken_up.items() if sort == "company"))
        land = r"(?:[A-Z][\w.]*(?: [A-Z][\w.]*)?(?P<based>-based)? )?"
        return re.compile(rf"he {land}(?P<trade>(?:[a-z][a-z-]* ){{0,2}}?)(?P<noun>{nouns})\b")

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """The words that by themselves name nobody."""
        return self.common | self.title | frozenset(self.taken_up)

    @cached_property
    def opening(self) -> frozenset[str]:
        """The words behind "the" that may open a noun for one who was named."""
        return self.between | frozenset(self.taken_up) | self.trade | {"CEO"}

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The kinds of bodies."""
        return frozenset(self.body.values())


@lru_cache(maxsize=8)
def shapes(language: str) -> Shapes | None:
    """The words of a language; None where no file lists them."""
    try:
        text = (files("loaders") / "rules" / language / "names.yml").read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    body, body_before, called, taken_up = (
        {word: kind for kind, words in data.pop(name).items() for word in words.split()}
        for name in ("body", "body_before", "called", "taken_up")
    )
    long = data.pop("long")
    office = tuple(phrase.strip() for phrase in data.pop("office").split("|"))
    sets = {name: frozenset(words.split()) for name, words in data.items()}
    sets["between"] |= sets["role"]
    sets["given"] |= sets["woman"] | sets["either"]
    return Shapes(
        office=office, body=body, body_before=body_before, called=called, taken_up=taken_up, long=long, runs={}, **sets
    )
