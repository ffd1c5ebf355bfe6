"""What is still to be done, and how a text or its mentions go: with a note of all that this touches.

source  a source to be extracted
copy    a source whose story is to be settled
merge   a source whose mentions changed
event   an event that lost a mention
block   a block that lost a node
key     a merge key that a node held which is gone, and that node
counts  the pages' counts are to be made anew: "all"; "first": and the file packed, as after a first build
"""

from collections.abc import Collection, Iterable

from kb import readback, rows
from kb.build.index import keys_of_mentions
from kb.build.keys import Keys
from kb.build.reading import shingle_numbers
from kb.store import Store, Writer
from loaders.shingle import shingles
from schemas.ids import digest

_IN = "(select value from json_each(?))"


def note(store: Writer, kind: str, items: Iterable[str]) -> None:
    """Notes what is still to be done."""
    store.insert("pending", ({"kind": kind, "item": item} for item in items), ignore=True)


def noted(store: Store, kind: str) -> list[str]:
    """What is still to be done of a kind, sorted."""
    return [row[0] for row in store.stream("select item from pending where kind = ? order by item", [kind])]


def drop_sources(store: Writer, sources: Collection[str]) -> None:
    """Drops sources with all that hangs on them, and notes what that touches."""
    if not sources:
        return
    listed = rows.listed(sources)
    drop_mentions(store, sources)
    fellows = [row[0] for row in store.stream(
        f"""select id from sources where story_id in (select story_id from sources where id in {_IN})
        and id not in {_IN}""",
        [listed, listed],
    )]  # fmt: skip
    note(store, "copy", fellows)
    drop_mentions(store, fellows)
    note(store, "source", fellows)
    store.execute(f"update sources set story_id = id where id in {_IN}", [rows.listed(fellows) or "[]"])
    for source in sources:
        gone = ([number, owner(source)] for number in shingle_numbers(shingles_of(store, source)))
        store.execute_many("delete from shingles where shingle = ? and owner = ?", gone)
    owners = ((owner(source), source) for source in sources)
    store.execute_many("delete from shingle_owners where owner = ? and source_id = ?", owners)
    store.delete("passages", "source_id", sources)
    store.delete("sources", "id", sources)
    store.execute(f"delete from pending where kind in ('source', 'merge', 'copy') and item in {_IN}", [listed])


def drop_mentions(store: Writer, sources: Collection[str]) -> None:
    """Drops the mentions of sources, cited ones too, and notes the events, blocks and keys that this touches."""
    if not sources:
        return
    listed = rows.listed(sources)
    old = store.query(f"select * from mentions where source_id in {_IN}", [listed])
    note(store, "event", {row["event_id"] for row in old if row["event_id"]})
    machine = [row for row in old if row["origin"] == "extracted"]
    note(store, "block", {str(row["block"]) for row in machine if row["block"] is not None})
    gone = keys_of_mentions(store, [readback.mention(row) for row in machine])
    held = Keys(store)
    held.drop(gone)
    held.write(store)
    note(store, "key", (f"{key} {node}" for node, keys in gone.items() for key in keys))
    store.delete("mentions", "source_id", sources)


def shingles_of(store: Store, source: str) -> tuple[int, ...]:
    """The shingles of a stored source: made again from its body, which costs less than keeping them twice."""
    body = store.stream("select body from passages where source_id = ? and kind = 'body' order by ordinal", [source])
    return shingles("\n".join(row[0] for row in body))


def owner(source: str) -> int:
    """The number that stands for a source among the shingles: three bytes of its digest, as SQLite keeps them.

    Where two sources meet in one, both are looked at.

    >>> -(1 << 23) <= owner("some-source") < 1 << 23
    True
    """
    return int(digest(source)[:6], 16) - (1 << 23)
