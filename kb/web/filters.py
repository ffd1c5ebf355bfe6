"""What a timeline, or a list of events, is narrowed down to: as an address says it, as conditions in SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kb.web.ours import ask_one

SEARCH_HITS = 20_000
"""A common word has more; a timeline of the first so many would mislead, so it is said."""
PARTIES = """e.id in (
  select event_id from participations where actor_id = :actor
  union select event_id from participations where on_behalf_of = :actor)"""
ONE_PARTY = """(exists (select 1 from participations where actor_id = :actor and event_id = e.id)
  or exists (select 1 from participations where on_behalf_of = :actor and event_id = e.id))"""
"""The same, asked of one event after the other: for walks along an index, which end before they have seen all."""
_CONDITIONS = {
    "actor": PARTIES,
    "type": "(e.type_id = :type or (e.type_id > :type || '/' and e.type_id < :type || '0'))",
    "place": "e.place_id = :place",
    "status": "e.status = :status",
    "q": f"e.{{rowid}} in (select rowid from events_search where events_search match :q limit {SEARCH_HITS})",
}


@dataclass(frozen=True)
class Filters:
    """What a timeline is narrowed down to; ids, or '' where it is not."""

    actor: str = ""
    type: str = ""
    place: str = ""
    status: str = ""
    q: str = ""
    is_country: bool = False
    """Whether the place is a country: its events are all that lie in it."""

    def given(self) -> dict[str, str]:
        """The filters that narrow something."""
        return {name: vars(self)[name] for name in _CONDITIONS if vars(self)[name]}

    def where(self, rowid: str = "rowid") -> str:
        """The conditions in SQL, each led by `and`; events are `e`."""
        said = _CONDITIONS | ({"place": "e.country_id = :place"} if self.is_country else {})
        return "".join(f" and {said[name].format(rowid=rowid)}" for name in self.given())

    def walked(self) -> str:
        """The conditions for a walk along an index."""
        return self.where().replace(PARTIES, ONE_PARTY)

    def params(self) -> dict[str, str]:
        """The values that `where` names."""
        return self.given() | ({"q": match_words(self.q)} if self.q else {})


def match_words(words: str, *, begun: bool = False) -> str:
    """Words as an FTS5 query: all of them; "in quotes" as a phrase, the last with a star as a beginning.

    With `begun` the last word is a beginning also without one.

    >>> match_words('trade "rare earths" talks'), match_words("trade tal*"), match_words("trade tal", begun=True)
    ('"trade" "rare earths" "talks"', '"trade" "tal"*', '"trade" "tal"*')
    """
    pieces = "".join(char if char.isprintable() else " " for char in words).split('"')
    found: list[str] = []
    for place, piece in enumerate(pieces):
        found.extend([piece.strip()] if place % 2 else piece.split())
    clean = [f'"{piece}"' for piece in found if any(char.isalnum() for char in piece)]
    if not clean:
        return '""'
    last = pieces[-1].split()[-1:] if len(pieces) % 2 else []
    starred = [word for word in last if word.endswith("*") and clean[-1] == f'"{word}"']
    if starred:
        clean[-1] = f'"{starred[0].rstrip("*")}"'
    unfinished = begun and last and not pieces[-1][-1].isspace()
    return " ".join(clean) + ("*" if starred or unfinished else "")


async def filters_of(db: Any, args: Mapping[str, str]) -> tuple[Filters, list[str]]:
    """The filters that an address asks for, names turned into ids, and what of it means nothing here."""
    asked = {name: (args.get(name) or "").strip()[:200] for name in _CONDITIONS}
    unknown = []
    for name, table in (("actor", "actors"), ("place", "places")):
        if asked[name]:
            found = await _id(db, table, asked[name])
            if found is None:
                unknown.append(f"no {name} “{asked[name]}”")
            asked[name] = found or ""
    named = Filters(asked["actor"], asked["type"], asked["place"], asked["status"], asked["q"])
    return await of_place(db, named), unknown


async def of_place(db: Any, filters: Filters) -> Filters:
    """The filters, knowing whether their place is a country."""
    found = await ask_one(db, "select kind from places where id = :id", id=filters.place) if filters.place else None
    return replace(filters, is_country=found is not None and found["kind"] == "country")


async def _id(db: Any, table: str, wanted: str) -> str | None:
    by_name = f"select id from {table} where id = :wanted or name = :wanted order by id <> :wanted, id limit 1"
    row = await ask_one(db, by_name, wanted=wanted)
    if row is None and table == "actors":
        sql = "select actor_id as id from actor_names where name = :wanted order by kind = 'demonym', actor_id limit 1"
        row = await ask_one(db, sql, wanted=wanted)
    return row["id"] if row else None
