"""The article side of a build, step by step: read files, group copies, extract mentions; drop what is gone.

Each step writes whole batches and notes in table `pending` what the next ones have to do, so that a build that was
stopped anywhere is taken up by the next one. What a step must do is read from `pending` alone.

    source  a source to be extracted          copy   a source whose story is to be settled
    merge   a source whose mentions changed   event  an event that lost a mention or was cited from a changed source
    block   a block that lost a node          key    a merge key that a node held which is gone
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from kb import readback, rows
from kb.build_run import Run, chunks
from kb.build_scan import Changes, Seen
from kb.merge_index import drop_keys, source_infos, write_keys
from kb.store import Store, Writer
from kb.stories import LEAST, group_copies, stories
from loaders.batch import extract_batch, map_windowed, read_batch
from loaders.shingle import shingles
from loaders.sources import Loaded
from schemas.ids import digest
from schemas.mention import Mention
from schemas.problems import Problem
from schemas.source import Source

_IN = "(select value from json_each(?))"
_MANY = 2000


def read(run: Run, changes: Changes) -> None:
    """Reads the changed articles into sources, passages and shingles, and drops those of files that are gone."""
    store = run.store
    for paths in chunks(changes.gone, run.per_write):
        with store.atomic():
            drop_sources(store, _sources_of(store, paths))
            store.delete("problems", "file", paths)
            store.delete("files", "path", paths)
    for paths in chunks(changes.extract, run.per_write):
        with store.atomic():
            note(store, "source", _sources_of(store, paths))
            store.execute(f"update files set made_by = ? where path in {_IN}", [run.made_by, rows.listed(paths)])
    tasks = list(chunks(list(changes.read), run.per_task))
    batches = map_windowed(partial(_read, str(run.folder)), tasks, run.executor)
    done = 0
    for batch in chunks(zip(tasks, batches, strict=True), run.per_write // run.per_task):
        paths = [path for task, _ in batch for path in task]
        with store.atomic():
            _take(run, {path: changes.read[path] for path in paths}, [item for _, found in batch for item in found])
        done += len(paths)
        run.progress("reading", done, len(changes.read))


def _read(root: str, paths: Sequence[str]) -> list[Loaded | Problem]:
    return read_batch([str(Path(root) / path) for path in paths], root)


def _sources_of(store: Store, paths: Collection[str]) -> list[str]:
    return [row[0] for row in store.stream(f"select id from sources where file in {_IN}", [rows.listed(paths) or "[]"])]


def _take(run: Run, seen: dict[str, Seen], found: Iterable[Loaded | Problem]) -> None:
    """Writes what a batch of files holds, in place of what they held before."""
    store = run.store
    drop_sources(store, _sources_of(store, seen))
    store.delete("problems", "file", seen)
    loaded = [item for item in found if not isinstance(item, Problem)]
    problems = [item for item in found if isinstance(item, Problem)]
    kept, doubles, losers = _distinct(store, loaded)
    store.insert("sources", (rows.source_row(item.source) for item in kept))
    store.insert("passages", (rows.passage_row(i.source.id, p) for i in kept for p in i.source.passages))
    owners = {item.source.id: owner(item.source.id) for item in kept}
    store.insert("shingle_owners", ({"owner": number, "source_id": key} for key, number in owners.items()), ignore=True)
    store.insert(
        "shingles", ({"shingle": n, "owner": owners[i.source.id]} for i in kept for n in i.shingles), ignore=True
    )
    note(store, "source", owners)
    note(store, "copy", owners)
    store.insert("problems", map(rows.problem_row, [*problems, *doubles]), replace=True)
    remember(store, seen, run.made_by, losers)
    for path in losers - set(seen):
        store.execute("update files set made_by = null where path = ?", [path])


def _distinct(store: Writer, loaded: Sequence[Loaded]) -> tuple[list[Loaded], list[Problem], set[str]]:
    """Of sources with one id the one from the least path; a problem for each other, and the paths of these.

    The files of the others are read again by every build: one of them counts once the first is gone.
    """
    held = dict(store.stream(
        f"select id, file from sources where id in {_IN}", [rows.listed(i.source.id for i in loaded) or "[]"]
    ))  # fmt: skip
    best: dict[str, Loaded] = {}
    doubles, losers = [], set()
    for item in sorted(loaded, key=lambda item: item.source.file or ""):
        key, file = item.source.id, item.source.file or ""
        other = best[key].source.file if key in best else held.get(key)
        if other is not None and (key in best or other < file):
            doubles.append(_double(key, file, other))
            losers.add(file)
            continue
        if other is not None:
            drop_sources(store, [key])
            doubles.append(_double(key, other, file))
            losers.add(other)
        best[key] = item
    return list(best.values()), doubles, losers


def _double(key: str, file: str, other: str) -> Problem:
    message = f"its id '{key}' is that of {other} already"
    return Problem(code="E02", file=file, message=message, hint="rename the file or give it another `id:` in its head")


def owner(source: str) -> int:
    """The number that stands for a source among the shingles: 47 bits of its id's digest."""
    return int(digest(source)[:12], 16) >> 1


def remember(store: Writer, seen: Mapping[str, Seen], made_by: str | None = "", but: Collection[str] = ()) -> None:
    """Remembers files as they stand, and what read them; of those in `but`, that they do not count. "" leaves that."""
    if made_by != "":
        found = (
            {"path": path, "kind": each.kind, "size": each.size, "sha256": each.sha256,
             "made_by": None if path in but else made_by}
            for path, each in seen.items()
        )  # fmt: skip
        store.insert("files", found, replace=True)
    store.insert("file_times", ({"path": p, "mtime_ns": each.mtime_ns} for p, each in seen.items()), replace=True)


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
        gone = ([number, owner(source)] for number in shingles_of(store, source))
        store.execute_many("delete from shingles where shingle = ? and owner = ?", gone)
    store.delete("shingle_owners", "source_id", sources)
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
    gone = drop_keys(store, [readback.mention(row) for row in machine])
    note(store, "key", map(str, gone))
    store.delete("mentions", "source_id", sources)


def shingles_of(store: Store, source: str) -> tuple[int, ...]:
    """The shingles of a stored source: made again from its body, which costs less than keeping them twice."""
    body = store.stream("select body from passages where source_id = ? and kind = 'body' order by ordinal", [source])
    return shingles("\n".join(row[0] for row in body))


def settle_stories(run: Run) -> None:
    """Groups copies anew where a text came or went, and lends days to the undated among them."""
    store = run.store
    touched = noted(store, "copy")
    if not touched:
        return
    many = len(touched) > _MANY
    near = None if many else _near(store, touched)
    held = {row["id"]: row for row in _copy_rows(store, near)}
    numbers = _all_shingles(store) if many else {key: shingles_of(store, key) for key in held}
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


def _all_shingles(store: Store) -> dict[str, array[int]]:
    """The shingles of all sources: one walk costs less than so many look-ups, and eight bytes each are held."""
    owners: dict[int, array[int]] = {}
    for shingle, number in store.stream("select shingle, owner from shingles"):
        owners.setdefault(number, array("q")).append(shingle)
    known = dict(store.stream("select owner, source_id from shingle_owners"))
    return {known[number]: shingles for number, shingles in owners.items()}


def _near(store: Store, touched: Sequence[str]) -> set[str]:
    """The sources whose groups a change of `touched` can alter: they, what shares text with them, and their stories."""
    found = set(touched)
    for source in touched:
        sql = f"""select source_id from shingle_owners where owner in (
          select owner from shingles where shingle in {_IN} group by owner having count(*) >= ?)"""
        found |= {row[0] for row in store.stream(sql, [rows.numbered(shingles_of(store, source)), LEAST])}
    same = f"select id from sources where sha256 in (select sha256 from sources where id in {_IN})"
    found |= {row[0] for row in store.stream(same, [rows.listed(touched) or "[]"])}
    fellows = f"select id from sources where story_id in (select story_id from sources where id in {_IN})"
    return found | {row[0] for row in store.stream(fellows, [rows.listed(found) or "[]"])}


def extract(run: Run) -> None:
    """Extracts the mentions of all sources that wait for it."""
    store = run.store
    waiting = noted(store, "source")
    tasks = chunks(waiting, run.per_task)
    call = partial(extract_batch, own=run.own, extractor=run.extractor)
    batches = map_windowed(call, (sources_with_text(store, task) for task in tasks), run.executor)
    done = 0
    for batch in chunks(zip(chunks(waiting, run.per_task), batches, strict=True), run.per_write // run.per_task):
        sources = [key for task, _ in batch for key in task]
        found = [item for _, items in batch for item in items]
        with store.atomic():
            _take_mentions(run, sources, found)
        done += len(sources)
        run.progress("extracting", done, len(waiting))


def sources_with_text(store: Store, ids: Collection[str]) -> list[Source]:
    """Sources with all their passages, in the order of their ids."""
    listed = [rows.listed(ids) or "[]"]
    passages: dict[str, list[dict[str, Any]]] = {}
    for row in store.query(f"select * from passages where source_id in {_IN} order by source_id, ordinal", listed):
        passages.setdefault(row["source_id"], []).append(row)
    found = store.query(f"select * from sources where id in {_IN} order by id", listed)
    return [readback.source(row, passages.get(row["id"], ())) for row in found]


def _take_mentions(run: Run, sources: Sequence[str], found: Sequence[list[Mention] | Problem]) -> None:
    """Writes the mentions of a batch of sources in place of those they had."""
    store = run.store
    drop_mentions(store, sources)
    listed = rows.listed(sources)
    store.execute(
        f"""delete from problems where code = 'R10'
        and file in (select coalesce(file, id) from sources where id in {_IN})""",
        [listed],
    )
    store.insert("problems", (rows.problem_row(item) for item in found if isinstance(item, Problem)), replace=True)
    mentions = [run.fitting(mention) for item in found if not isinstance(item, Problem) for mention in item]
    mentions = _unique(store, mentions)
    run.keep_places(mention.place for mention in mentions)
    store.insert("mentions", map(rows.mention_row, mentions))
    write_keys(store, mentions, source_infos(store, {mention.source for mention in mentions}))
    note(store, "merge", sources)
    store.execute(f"delete from pending where kind = 'source' and item in {_IN}", [listed])


def _unique(store: Writer, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions with distinct ids. Ten digits meet by chance about once in a million: then the least source speaks."""
    best: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.source, m.trigger_start)):
        best.setdefault(mention.id, mention)
    held = dict(store.stream(f"select id, source_id from mentions where id in {_IN}", [rows.listed(best) or "[]"]))
    for key, source in held.items():
        if source < best[key].source:
            del best[key]
        else:
            store.delete("mentions", "id", [key])
    return list(best.values())
