"""The step between reading and extracting: which texts are copies of one, and the day that a story lends its undated.

What changed is known from `pending`; few texts are looked up among all, many are grouped with all.
"""

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kb import rows
from kb.build.pending import drop_mentions, note, noted, shingles_of
from kb.build.reading import shingle_numbers
from kb.build.run import Run, chunks
from kb.store import Store, Writer
from kb.stories import MEET, OF_KEPT, group_copies, stories
from loaders.shingle import sample_sizes

_IN = "(select value from json_each(?))"
_MANY = 2000


class Held(NamedTuple):
    """A source as the database has it: what grouping needs of it, of a million at once."""

    id: str
    sha256: str
    story_id: str
    published_day: str | None
    published_basis: str


class Settled(NamedTuple):
    """A source with the story that it belongs to now."""

    row: "Held"
    story: str
    lent: date | None
    """The day that its story lends it."""

    @property
    def stated(self) -> bool:
        """Whether it has a day of its own."""
        return self.row.published_basis not in ("story", "unknown") and self.row.published_day is not None

    @property
    def day(self) -> str | None:
        """Its day now."""
        return self.row.published_day if self.stated else self.lent.isoformat() if self.lent else None

    @property
    def differs(self) -> bool:
        """Whether the database has another story or day for it."""
        return (self.row.story_id, self.row.published_day) != (self.story, self.day)


def settle_stories(run: Run) -> None:
    """Groups copies anew where a text came or went, and lends days to the undated among them."""
    store = run.store
    touched = noted(store, "copy")
    if not touched:
        return
    many = len(touched) > _MANY
    made: dict[str, Sequence[int]] = {**run.shingles}
    made |= {} if many else {key: shingles_of(store, key) for key in touched if key not in made}
    near = None if many else _near(store, {key: made[key] for key in touched})
    held = {row.id: row for row in _copy_rows(store, near)}
    compared = _sharing(store) if many else held
    numbers = {key: made[key] if key in made else array("q", shingles_of(store, key)) for key in compared}
    run.shingles.clear()
    groups = group_copies(numbers, {key: row.sha256 for key, row in held.items()})
    own = {key: _own_day(row) for key, row in held.items()}
    settled = (
        Settled(held[key], story.id, None if own[key] else story.published_day)
        for story in stories(groups, own)
        for key in story.sources
    )
    with store.atomic():
        for part in chunks((one for one in settled if one.differs), _MANY):
            _settle(store, part)
        store.execute("delete from pending where kind = 'copy'")


def _own_day(row: Held) -> date | None:
    """The day that the text itself states."""
    if row.published_basis == "story" or row.published_day is None:
        return None
    return date.fromisoformat(row.published_day)


def _settle(store: Writer, settled: Sequence[Settled]) -> None:
    """Writes stories and the days that they lend; the mentions of these sources are to be made anew."""
    keys = [one.row.id for one in settled]
    drop_mentions(store, keys)  # before their keys change with the story and the day
    store.execute_many("update sources set story_id = ? where id = ?", ((one.story, one.row.id) for one in settled))
    store.execute_many(
        "update sources set published = ?, published_day = ?, published_basis = ? where id = ?",
        ((one.day, one.day, "story" if one.day else "unknown", one.row.id) for one in settled if not one.stated),
    )
    note(store, "source", keys)


def _copy_rows(store: Store, near: Collection[str] | None) -> Iterator[Held]:
    """What grouping needs of these sources; of all that were read where None."""
    columns = ", ".join(Held._fields)
    if near is None:
        yield from map(Held._make, store.stream(f"select {columns} from sources where sha256 is not null"))
        return
    for part in chunks(sorted(near), 5000):
        yield from map(
            Held._make, store.stream(f"select {columns} from sources where id in {_IN}", [rows.listed(part)])
        )


def _sharing(store: Store) -> list[str]:
    """The sources that share enough with any other to be looked at: one walk through all shingles."""
    shared = "select shingle from shingles group by shingle having count(*) > 1"
    sql = f"""select source_id from shingle_owners where owner in (
      select owner from shingles where shingle in ({shared}) group by owner having count(*) >= ?)"""
    return [row[0] for row in store.stream(sql, [MEET])]


def _near(store: Store, touched: Mapping[str, Sequence[int]]) -> set[str]:
    """The sources whose groups a change of these, given with their shingles, can alter: they, what shares text with
    them, and their stories.
    """
    found = set(touched)
    for numbers in touched.values():
        # As `copies` does, only what shares enough is looked at: stock phrases stand in very many texts.
        sql = f"""with met(owner, n) as (
            select owner, count(*) from shingles where shingle in {_IN} group by owner having count(*) >= ?)
          select source_id from met join shingle_owners using (owner) where n >= min(?, eighth) / ?"""
        mine = sample_sizes(numbers).eighth
        asked = [rows.numbered(shingle_numbers(numbers)), MEET, mine, OF_KEPT]
        found |= {row[0] for row in store.stream(sql, asked)}
    same = f"""select other.id from sources one join sources other on other.sha256 = one.sha256
      and substr(other.sha256, 1, 10) = substr(one.sha256, 1, 10) where one.id in {_IN}"""
    found |= {row[0] for row in store.stream(same, [rows.listed(touched) or "[]"])}
    fellows = f"select id from sources where story_id in (select story_id from sources where id in {_IN})"
    return found | {row[0] for row in store.stream(fellows, [rows.listed(found) or "[]"])}
