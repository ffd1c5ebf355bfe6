"""The step between reading and extracting: which texts are copies of one, and the day that a story lends its undated.

What changed is known from `pending`; few texts are looked up among all, many are grouped with all.
"""

from array import array
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from kb import rows
from kb.build.pending import drop_mentions, note, noted, shingle_number, shingles_of
from kb.build.run import Run, chunks
from kb.store import Store, Writer
from kb.stories import LEAST, group_copies, stories

_IN = "(select value from json_each(?))"
_MANY = 2000


def settle_stories(run: Run) -> None:
    """Groups copies anew where a text came or went, and lends days to the undated among them."""
    store = run.store
    touched = noted(store, "copy")
    if not touched:
        return
    many = len(touched) > _MANY
    near = None if many else _near(store, touched)
    held = {row["id"]: row for row in _copy_rows(store, near)}
    numbers = {key: array("q", shingles_of(store, key)) for key in (_sharing(store) if many else held)}
    groups = group_copies(numbers, {key: row["sha256"] for key, row in held.items()})
    own = {key: _own_day(row) for key, row in held.items()}
    with store.atomic():
        for story in stories(groups, own):
            for key in story.sources:
                _settle(store, held[key], story.id, None if own[key] else story.published_day)
        store.execute("delete from pending where kind = 'copy'")


def _own_day(row: dict[str, Any]) -> date | None:
    """The day that the text itself states."""
    if row["published_basis"] == "story" or row["published_day"] is None:
        return None
    return date.fromisoformat(row["published_day"])


def _settle(store: Writer, row: dict[str, Any], story: str, lent: date | None) -> None:
    """Writes a source's story and the day that it borrows; where they changed, its mentions are to be made anew."""
    stated = row["published_basis"] not in ("story", "unknown") and row["published_day"] is not None
    day = row["published_day"] if stated else lent.isoformat() if lent else None
    if (row["story_id"], row["published_day"]) == (story, day):
        return
    drop_mentions(store, [row["id"]])  # before their keys change with the story and the day
    store.execute("update sources set story_id = ? where id = ?", [story, row["id"]])
    if not stated:
        basis = "story" if day else "unknown"
        columns = "published = ?, published_day = ?, published_basis = ?"
        store.execute(f"update sources set {columns} where id = ?", [day, day, basis, row["id"]])
    note(store, "source", [row["id"]])


def _copy_rows(store: Store, near: Collection[str] | None) -> Iterator[dict[str, Any]]:
    """What grouping needs of these sources; of all that were read where None."""
    columns = "id, sha256, story_id, published, published_day, published_basis"
    if near is None:
        yield from store.query(f"select {columns} from sources where sha256 is not null")
        return
    for part in chunks(sorted(near), 5000):
        yield from store.query(f"select {columns} from sources where id in {_IN}", [rows.listed(part)])


def _sharing(store: Store) -> list[str]:
    """The sources that share enough with any other to be looked at: one walk through all shingles."""
    shared = "select shingle from shingles group by shingle having count(*) > 1"
    sql = f"""select source_id from shingle_owners where owner in (
      select owner from shingles where shingle in ({shared}) group by owner having count(*) >= ?)"""
    return [row[0] for row in store.stream(sql, [LEAST])]


def _near(store: Store, touched: Sequence[str]) -> set[str]:
    """The sources whose groups a change of `touched` can alter: they, what shares text with them, and their stories."""
    found = set(touched)
    for source in touched:
        sql = f"""select source_id from shingle_owners where owner in (
          select owner from shingles where shingle in {_IN} group by owner having count(*) >= ?)"""
        found |= {
            row[0] for row in store.stream(sql, [rows.numbered(map(shingle_number, shingles_of(store, source))), LEAST])
        }
    same = f"select id from sources where sha256 in (select sha256 from sources where id in {_IN})"
    found |= {row[0] for row in store.stream(same, [rows.listed(touched) or "[]"])}
    fellows = f"select id from sources where story_id in (select story_id from sources where id in {_IN})"
    return found | {row[0] for row in store.stream(fellows, [rows.listed(found) or "[]"])}
