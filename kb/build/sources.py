"""The article side of a build: read files into sources, extract mentions from those that wait for it.

Each step writes whole batches and notes in table `pending` what the next ones have to do, so that a build that was
stopped anywhere is taken up by the next one. What a step must do is read from `pending` alone.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, TypeVar

from kb import readback, rows, rows_known
from kb.build.events import Merging
from kb.build.pending import drop_mentions, drop_sources, note, owner
from kb.build.reading import Read, read_rows
from kb.build.run import BYTES_PER_TASK, BYTES_PER_WRITE, Run, chunks, portions
from kb.build.scan import Changes, Seen
from kb.build.tagging import Tagged, Text, tag
from kb.store import Store, Writer
from loaders.batch import MOST_DEATHS, map_windowed
from schemas.problems import Problem
from schemas.source import Source

Item = TypeVar("Item")
Result = TypeVar("Result")
_IN = "(select value from json_each(?))"


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
    tasks = list(portions(changes.read, run.per_task, lambda path: changes.read[path].size, BYTES_PER_TASK))
    call = partial(read_rows, str(run.folder))
    batches = map_windowed(call, tasks, run.executor, lost=_each_alone(call, run, _unread))
    done = 0
    for batch in portions(
        zip(tasks, batches, strict=True),
        max(run.per_write // run.per_task, 1),
        lambda pair: sum(changes.read[path].size for path in pair[0]),
        BYTES_PER_WRITE,
    ):
        paths = [path for task, _ in batch for path in task]
        with store.atomic():
            _take(run, {path: changes.read[path] for path in paths}, [item for _, found in batch for item in found])
        done += len(paths)
        run.progress("reading", done, len(changes.read))


def _unread(paths: Sequence[str]) -> list[Read | Problem]:
    """A problem for each file whose worker died each time that it was tried."""
    return [_fatal(path, "reading it") for path in paths]


def _untagged(texts: Sequence[Text]) -> list[Tagged | Problem]:
    """A problem for each text whose worker died each time that it was tried."""
    return [_fatal(text.file, f"extracting from {text.id}") for text in texts]


def _fatal(file: str, what: str) -> Problem:
    message = f"{what} ended the process that did it, {MOST_DEATHS} times over: left out"
    hint = "there may be too little memory for it: cut it in parts, or take it away"
    return Problem(code="R10", file=file, message=message, hint=hint)


def _each_alone(
    call: Callable[[list[Item]], list[Result]], run: Run, lost: Callable[[list[Item]], list[Result]]
) -> Callable[[list[Item]], list[Result]]:
    """What does a batch whose worker died each time: each item in a worker by itself, so that only one is lost."""

    def tried(items: list[Item]) -> list[Result]:
        alone = ([item] for item in items)
        return [found for part in map_windowed(call, alone, run.executor, window=1, lost=lost) for found in part]

    return tried


def _sources_of(store: Store, paths: Collection[str]) -> list[str]:
    return [row[0] for row in store.stream(f"select id from sources where file in {_IN}", [rows.listed(paths) or "[]"])]


def _take(run: Run, seen: dict[str, Seen], found: Iterable[Read | Problem]) -> None:
    """Writes what a batch of files holds, in place of what they held before."""
    store = run.store
    drop_sources(store, _sources_of(store, seen))
    store.delete("problems", "file", seen)
    loaded = [item for item in found if not isinstance(item, Problem)]
    problems = [item for item in found if isinstance(item, Problem)]
    kept, doubles, losers = _distinct(store, loaded)
    run.keep_shingles(kept)
    store.insert("sources", (item.row for item in kept))
    store.insert("passages", (row for item in kept for row in item.passages))
    owners = {item.id: owner(item.id) for item in kept}
    # In the order of their keys, which no text follows: each page is then written once, not once for every row.
    by_owner = sorted((owners[item.id], item.id, item.eighth) for item in kept)
    columns = ("owner", "source_id", "eighth")
    store.insert("shingle_owners", (dict(zip(columns, row, strict=True)) for row in by_owner), ignore=True)
    by_shingle = sorted((number, owners[item.id]) for item in kept for number in item.numbers)
    store.insert("shingles", ({"shingle": number, "owner": key} for number, key in by_shingle), ignore=True)
    note(store, "source", owners)
    note(store, "copy", owners)
    store.insert("problems", map(rows_known.problem_row, [*problems, *doubles]), replace=True)
    remember(store, seen, run.made_by, losers)
    for path in losers - set(seen):
        store.execute("update files set made_by = null where path = ?", [path])


def _distinct(store: Writer, loaded: Sequence[Read]) -> tuple[list[Read], list[Problem], set[str]]:
    """Of sources with one id the one from the least path; a problem for each other, and the paths of these.

    The files of the others are read again by every build: one of them counts once the first is gone.
    """
    held = dict(store.stream(
        f"select id, file from sources where id in {_IN}", [rows.listed(item.id for item in loaded) or "[]"]
    ))  # fmt: skip
    best: dict[str, Read] = {}
    doubles, losers = [], set()
    for item in sorted(loaded, key=lambda item: item.file):
        key, file = item.id, item.file
        other = best[key].file if key in best else held.get(key)
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


def extract(run: Run, merging: Merging) -> None:
    """Extracts the mentions of all sources that wait for it, by their days.

    What is whole is merged after each batch, where none of these sources was extracted before.
    """
    store = run.store
    sql = """select item from pending join sources on id = item where pending.kind = 'source'
      order by published_day, id"""
    waiting = [row[0] for row in store.stream(sql)]
    again = store.value(
        "select 1 from mentions where source_id in (select item from pending where kind = 'source') limit 1"
    )
    tasks = chunks(waiting, run.per_task)
    call = partial(tag, own=run.own, extractor=run.extractor)
    texts = (stored_texts(store, task) for task in tasks)
    batches = map_windowed(call, texts, run.executor, lost=_each_alone(call, run, _untagged))
    done = 0
    for batch in chunks(zip(chunks(waiting, run.per_task), batches, strict=True), run.per_write // run.per_task):
        sources = [key for task, _ in batch for key in task]
        found = [item for _, items in batch for item in items]
        with store.atomic():
            merging.add(_take_mentions(run, sources, found))
        if not again:
            merging.begin()
        done += len(sources)
        run.progress("extracting", done, len(waiting))


def sources_with_text(store: Store, ids: Collection[str]) -> list[Source]:
    """Sources with all their passages, in the order of their ids."""
    return [readback.source(text.row, text.passages) for text in stored_texts(store, ids)]


def stored_texts(store: Store, ids: Collection[str]) -> list[Text]:
    """The rows of sources and of all their passages, in the order of their ids."""
    listed = [rows.listed(ids) or "[]"]
    passages: dict[str, list[dict[str, Any]]] = {}
    for row in store.query(f"select * from passages where source_id in {_IN} order by source_id, ordinal", listed):
        passages.setdefault(row["source_id"], []).append(row)
    found = store.query(f"select * from sources where id in {_IN} order by id", listed)
    return [Text(row, passages.get(row["id"], ())) for row in found]


def _take_mentions(run: Run, sources: Sequence[str], found: Sequence[Tagged | Problem]) -> list[Tagged]:
    """Writes the mentions of a batch of sources in place of those they had; those that were written."""
    store = run.store
    drop_mentions(store, sources)
    listed = rows.listed(sources)
    store.execute(
        f"""delete from problems where code = 'R10'
        and file in (select coalesce(file, id) from sources where id in {_IN})""",
        [listed],
    )
    store.insert(
        "problems", (rows_known.problem_row(item) for item in found if isinstance(item, Problem)), replace=True
    )
    tagged = [item for item in found if not isinstance(item, Problem)]
    rows_of = _unique(store, [row for item in tagged for row in item.rows])
    run.keep_places(row["place_id"] for row in rows_of.values())
    store.insert("mentions", rows_of.values())
    note(store, "merge", sources)
    store.execute(f"delete from pending where kind = 'source' and item in {_IN}", [listed])
    return [_kept(item, rows_of) for item in tagged]


def _kept(item: Tagged, rows_of: Mapping[str, rows.Row]) -> Tagged:
    """What a text came to, without mentions that did not get the id that they share with another's."""
    kept = [pair for pair in zip(item.rows, item.features, strict=True) if rows_of.get(pair[0]["id"]) is pair[0]]
    return Tagged(item.source, [row for row, _ in kept], [features for _, features in kept])


def _unique(store: Writer, mentions: Sequence[rows.Row]) -> dict[str, rows.Row]:
    """Mentions by their ids. Ten digits meet by chance about once in a million: then the least source speaks."""
    best: dict[str, rows.Row] = {}
    for mention in sorted(mentions, key=itemgetter("source_id", "trigger_start")):
        best.setdefault(mention["id"], mention)
    held = dict(store.stream(f"select id, source_id from mentions where id in {_IN}", [rows.listed(best) or "[]"]))
    for key, source in held.items():
        if source < best[key]["source_id"]:
            del best[key]
        else:
            store.delete("mentions", "id", [key])
    return best
