"""A folder becomes a database, or an old one is brought up to date: only what a change touches is done anew.

    read -> stories -> check -> extract, merge -> write

Whatever the order, the batches and the workers, and however often it was stopped on the way, the rows are the same.
The steps are the modules beside this one; what one leaves for the next stands in table `pending`.
"""

import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.metadata import entry_points, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kb import readback, rows_known
from kb.build.actors import settle_types
from kb.build.events import Merging
from kb.build.pending import note, noted
from kb.build.run import BYTES_PER_WRITE, PER_WRITE, Progress, Run
from kb.build.scan import Changes, scan, written_files
from kb.build.sources import extract, read, remember
from kb.build.stories import settle_stories
from kb.build.texts import ArticleTexts, StoredTexts, texts_of
from kb.checks import Checked, check
from kb.checks.examples import misread
from kb.folder import DATABASE
from kb.namesakes import callable_as_its_function
from kb.report import EventChange, Report
from kb.store import Store, Writer
from loaders.batch import executor_for, packed
from loaders.curated import Curated, read_curated
from loaders.pool import collecting_seldom
from loaders.timex import has_rules
from schemas.actor import Actor, Place
from schemas.event_type import EventType
from schemas.problems import Problem, StoreError
from schemas.vocabulary import shipped

__all__ = ["Report", "build", "check_folder"]
callable_as_its_function(__name__)

_FEW = 256  # so many articles are read faster here than workers start
_ARTICLE = 8_000  # bytes of a longer article: a file may hold many


Own = tuple[tuple[EventType, ...], tuple[Actor, ...], tuple[Place, ...]]


def build(
    folder: Path | str,
    *,
    workers: int | None = None,
    dask: str | None = None,
    extractor: str | None = None,
    progress: Progress | None = None,
    batch: int = PER_WRITE,
) -> Report:
    """Brings the folder's `kb.db` up to date with its files; what was done and what is wrong.

    `workers` None takes all cores where there is enough to read; `batch` is how many articles are written at once.
    Raises LockedError where another build is under way.
    """
    start, folder = time.perf_counter(), Path(folder)
    name = extractor or "rules"
    maker = f"{_reader()} {name}@{_tagger(name)}"
    with collecting_seldom(), Writer.open(folder / DATABASE, maker) as store:
        changes = scan(folder, store)
        first = store.value("select 1 from event_types limit 1") is None
        if not first and not changes.any and store.value("select 1 from pending limit 1") is None:
            with store.atomic():
                remember(store, changes.touched)
            return _report(store, changes, [], start, unchanged=True)
        if first:
            note(store, "counts", ["first"])  # before any row: the search tables are filled once, at the end
        curated = _curated(folder, list(changes.written))
        own = _own(curated)
        made_by = _digest(own)
        changes.add_outdated(folder, store, made_by)
        with executor_for(_workers(changes, workers), dask) as executor:
            run = Run(folder, store, shipped().with_own(*own), packed(*own), name, made_by, executor, per_write=batch)
            run.progress = progress or run.progress
            told = _steps(run, changes, curated, tell=not first)
        report = _report(store, changes, told, start)
        counts = noted(store, "counts")
        store.finish(recount=bool(counts), compact="first" in counts)
    return report


def _workers(changes: Changes, asked: int | None) -> int | None:
    """As many as asked for; where nothing was, one for what is read here before workers have started."""
    few = len(changes.read) + len(changes.extract) < _FEW
    small = sum(seen.size for seen in changes.read.values()) < _FEW * _ARTICLE
    return 1 if asked is None and few and small else asked


def check_folder(folder: Path) -> Checked:
    """The hand-written records of a folder and all that is wrong with them, built or not."""
    overlooked: list[Problem] = []
    curated, database = _curated(folder, written_files(folder, overlooked)), folder / DATABASE
    with _readable(database) or nullcontext() as store:
        texts = ArticleTexts(folder, StoredTexts(store)) if store is not None else ArticleTexts(folder)
        checked = check(curated, shipped(), texts)
    sound = (item for file in curated if file.path not in checked.held for item in file.written)
    wrong = misread(sound, checked.vocabulary)
    return replace(checked, problems=(*overlooked, *checked.problems, *wrong))


def _readable(database: Path) -> Store | None:
    """The database, open for reading; None where there is none that this version can read."""
    try:
        return Store.read(database) if database.exists() else None
    except StoreError:  # the files hold everything that it would add
        return None


def _steps(run: Run, changes: Changes, curated: list[Curated], *, tell: bool) -> list[EventChange]:
    """Does all steps; what became of the events. A small build is one transaction: who reads sees all of it or none."""
    store = run.store
    count = len(changes.read) + len(changes.gone) + len(changes.extract) + len(noted(store, "source"))
    small = count <= run.per_write and sum(seen.size for seen in changes.read.values()) <= BYTES_PER_WRITE
    with store.atomic() if small else nullcontext():
        with store.atomic():
            settle_types(run)
        read(run, changes)
        settle_stories(run)
        merging = Merging(run, check(curated, shipped(), texts_of(store)), tell=tell)
        extract(run, merging)
        told = merging.finish()
        with store.atomic():
            store.insert("problems", map(rows_known.problem_row, changes.problems), replace=True)
            store.execute("delete from files where kind <> 'article'")
            remember(store, changes.written, None)
            remember(store, changes.touched)
    return told


def _curated(folder: Path, paths: list[str]) -> list[Curated]:
    """All hand-written files, read."""
    return [read_curated(folder / path, folder) for path in sorted(paths)]


def _own(curated: list[Curated]) -> Own:
    """The types, actors and places that people wrote: what texts are read by, beside what is shipped."""
    known = [replace(f, written=tuple(w for w in f.written if w.kind not in ("event", "decision"))) for f in curated]
    checked = check(known, shipped())
    actors = {entry.id for file in curated for entry in file.actors}
    places = {entry.id for file in curated for entry in file.places}
    return (
        checked.types,
        tuple(actor for actor in checked.actors if actor.id in actors),
        tuple(place for place in checked.places if place.id in places),
    )


def _digest(own: Own) -> str:
    """What stands for the user's vocabulary: the same in every process, whichever files hold its records."""
    told = sorted(f"{type(record).__name__} {record.model_dump_json()}" for records in own for record in records)
    return sha256("\n".join(told).encode()).hexdigest()[:12]


@cache
def _reader() -> str:
    """What reads the articles."""
    return f"event-kb@{version('event-kb')}"


def _tagger(extractor: str) -> str:
    """The version of an extractor: of our own, with a digest of the rules and words that it reads by."""
    points = entry_points(group="kb.extractors", name=extractor)
    for point in points:
        if point.dist is not None and point.dist.name != "event-kb":
            return point.dist.version
    return f"{version('event-kb')}.{_rules()}"


@cache
def _rules() -> str:
    """A digest of all rules and vocabularies that are shipped."""
    found = sha256()
    for package, folder in (("loaders", "rules"), ("loaders", "gazetteer"), ("schemas", "vocab")):
        for path in _data(files(package) / folder):
            found.update(path.read_bytes())
    return found.hexdigest()[:8]


def _data(folder: Traversable) -> Iterator[Traversable]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _data(entry)
        elif entry.name.endswith((".yml", ".csv", ".tsv", ".txt", ".json")):
            yield entry


_COUNTED = {
    "articles": "select count(*) from sources where file is not null",
    "stories": "select count(distinct story_id) from sources where file is not null",
    "mentions": "select count(*) from mentions",
    "events": "select count(*) from events",
    "actors": "select count(*) from actors",
    "places": "select count(*) from places",
    "decisions": "select count(*) from decisions",
}
_LANGUAGES = """select language, count(*) from sources
  where file is not null and language is not null group by language order by 2 desc, 1"""
_UNDATED = """select file, count(*) from sources
  where published_day is null and file is not null group by file order by file"""


def _report(
    store: Store, changes: Changes, told: list[EventChange], start: float, *, unchanged: bool = False
) -> Report:
    there = [
        readback.problem(row) for row in store.query("select * from problems order by file, line, col, code, field")
    ]
    return Report(
        counts={kind: store.value(sql) for kind, sql in _COUNTED.items()},
        changes=told,
        problems=tuple(dict.fromkeys([*there, *changes.problems])),
        seconds=time.perf_counter() - start,
        unchanged=unchanged,
        read=len(changes.read),
        gone=len(changes.gone),
        without_rules={language: n for language, n in store.stream(_LANGUAGES) if not has_rules(language)},
        without_day={file: n for file, n in store.stream(_UNDATED) if file in changes.read},
    )
