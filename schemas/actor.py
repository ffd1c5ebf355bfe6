"""Who takes part and where it happens: actors, places and the names they go by.

What a name means in a sentence is settled in `loaders.names`; here is only what the world calls it.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.ids import NameOrId, Slug
from schemas.record import IsoDate, Record

ActorKind = Literal[
    "country", "government_body", "organisation", "bloc", "person", "office",
    "group", "armed_force", "company", "media", "other",
]  # fmt: skip
PlaceKind = Literal["country", "region", "admin", "city", "site", "sea", "online"]
NameKind = Literal["official", "short", "demonym", "acronym", "metonym", "alias"]
ActorOrigin = Literal["shipped", "curated", "text"]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class Name(Record):
    """One of the names of an actor or place."""

    text: Annotated[str, Field(min_length=1, max_length=160)]
    """The name as written."""
    kind: NameKind = "alias"
    """official, short, demonym ("Japanese"), acronym, metonym ("Tokyo" for the government), or alias."""
    lang: str | None = None
    """BCP 47 tag of its language."""
    valid_from: Annotated[date | None, IsoDate, Field(alias="from")] = None
    """First day on which the name was used."""
    valid_until: Annotated[date | None, IsoDate, Field(alias="until")] = None
    """Last day on which the name was used."""


class ActorEntry(Record):
    """An actor as a person writes it: names or ids serve for what it belongs to."""

    id: Slug
    """Its slug."""
    name: Annotated[str, Field(min_length=1, max_length=160)]
    """The name it is shown by."""
    kind: ActorKind = "other"
    """What it is."""
    country: CountryCode | None = None
    """ISO 3166 alpha-2 code of its country (XK allowed)."""
    member_of: tuple[NameOrId, ...] = ()
    """Blocs, organisations or governments that it belongs to."""
    wikidata: Annotated[str, Field(pattern=r"^Q[0-9]+$")] | None = None
    """Its Wikidata item."""
    names: tuple[Name, ...] = ()
    """Its other names."""


class Actor(ActorEntry):
    """A country, body, organisation, bloc, person or group that takes part in events."""

    member_of: tuple[Slug, ...] = ()
    """Blocs, organisations or governments that it belongs to."""
    origin: ActorOrigin = "curated"
    """shipped with the project, curated by a person, or introduced by a text."""


class PlaceEntry(Record):
    """A place as a person writes it: a name or id serves for the place that it lies in."""

    id: Slug
    """Its slug."""
    name: Annotated[str, Field(min_length=1, max_length=160)]
    """The name it is shown by."""
    kind: PlaceKind = "city"
    """What it is."""
    country: CountryCode | None = None
    """ISO 3166 alpha-2 code of its country (XK allowed)."""
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    """Latitude in degrees north."""
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None
    """Longitude in degrees east."""
    zone: str | None = None
    """IANA name of its time zone."""
    geonames: int | None = None
    """Its GeoNames id."""
    part_of: NameOrId | None = None
    """The place that it lies in."""
    names: tuple[Name, ...] = ()
    """Its other names."""

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise PydanticCustomError("E10", "lat and lon belong together; give both or none")
        return self


class Place(PlaceEntry):
    """A place that events happen at."""

    part_of: Slug | None = None
    """The place that it lies in."""
