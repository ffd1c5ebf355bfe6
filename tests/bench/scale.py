"""`python -m tests.bench scale N [--at FOLDER] [--keep]`: a knowledge base of N made-up events, and what it costs.

Two events an article, three mentions an event, the articles in JSON Lines of a thousand each. Everything is the
product's own but the extractor, which would take hours at this scale and has benchmarks of its own: here one gives
the mentions that the text was made from, and what that takes is left out of the processor time of the build. Reading
and extracting one after the other are measured on a sample.
"""

import argparse
import json
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kb.build import build
from kb.build.events import Merging
from kb.store import Store, Writer, integrity
from loaders.batch import extract_batch
from loaders.sources import read_text_article
from schemas.mention import Mention
from schemas.problems import Problem
from schemas.source import Source
from tests.bench.synthetic import article, told_mentions

PER_FILE = 1000
_SAMPLE = 200
_BULK = ("sources", "passages", "events", "mentions", "participations")


def main(argv: list[str]) -> None:
    """Builds, measures and prints one `name: value` a line."""
    parser = argparse.ArgumentParser(prog="scale")
    parser.add_argument("events", type=int)
    parser.add_argument("--at", type=Path, help="where to build; a temporary folder otherwise")
    parser.add_argument("--keep", action="store_true", help="leave the folder there")
    given = parser.parse_args(argv)
    folder = given.at or Path(tempfile.mkdtemp(prefix="kb-scale-"))
    try:
        _measure(folder, given.events)
    finally:
        if not given.keep:
            shutil.rmtree(folder)


def _measure(folder: Path, n_events: int) -> None:
    n_articles = n_events // 2
    _sample(n_articles)
    with _timed("generate_seconds"):
        _generate(folder, n_articles)
    telling = 0.0

    def told(sources: Sequence[Source], own: bytes, extractor: str) -> list[list[Mention] | Problem]:
        nonlocal telling
        start = time.process_time()
        found = _told(sources, n_articles)
        telling += time.process_time() - start
        return found

    with patch("kb.build.tagging.extract_batch", told):
        busy = time.process_time()
        written = _written()
        with _timed("build_seconds"), _steps():
            report = build(folder, workers=1)
        written = _written() - written
        busy = time.process_time() - busy - telling
        counts = report.counts
        for kind in ("articles", "stories", "mentions", "events"):
            _say(kind, counts[kind])
        _say("build_cpu_seconds", round(busy, 1))
        _say("events_per_cpu_second", round(counts["events"] / busy))
        _say("build_memory_mb", _memory())
        size = (folder / "kb.db").stat().st_size
        _say("bytes_written_to_bytes_kept", round(written / size, 1))
        _say("bytes_per_event", round(size / counts["events"]))
        _tables(folder / "kb.db", counts["events"])
        with _timed("build_again_seconds"):
            assert build(folder, workers=1).unchanged
        _add_one(folder, n_articles)
    _plain(folder / "kb.db")
    if n_events <= 200_000:
        _say("faults", len(integrity(folder / "kb.db")))


def _sample(n_articles: int) -> None:
    """The speed of the product's own reading and extracting, on one core."""
    texts = [article(n_articles // 2 + number, n_articles).text for number in range(_SAMPLE)]
    with _timed("") as took:
        sources = [read_text_article(text, source_id=f"sample-{n}").source for n, text in enumerate(texts)]
    _say("read_articles_per_second", round(_SAMPLE / took()))
    extract_batch(sources[:1])
    with _timed("") as took:
        extract_batch(sources)
    _say("extract_articles_per_second", round(_SAMPLE / took()))
    _say("characters_per_article", round(sum(map(len, texts)) / _SAMPLE))


def _generate(folder: Path, n_articles: int) -> None:
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for first in range(0, n_articles, PER_FILE):
        with (folder / "articles" / f"news-{first // PER_FILE:05d}.jsonl").open("w", encoding="utf-8") as out:
            for number in range(first, min(first + PER_FILE, n_articles)):
                out.write(json.dumps(_record(number, n_articles), ensure_ascii=False) + "\n")


def _record(number: int, of: int) -> dict[str, str]:
    made = article(number, of)
    return {"id": str(number), "title": made.title, "date": made.day.isoformat(), "text": made.text}


def _told(sources: Sequence[Source], of: int) -> list[list[Mention] | Problem]:
    return [told_mentions(article(int(source.id.rsplit("-", 1)[1]), of), source) for source in sources]


def _add_one(folder: Path, n_articles: int) -> None:
    """What one article more costs, one event file more, and what one article less."""
    new = n_articles // 2
    path = folder / "articles" / "late.jsonl"
    record = _record(new, n_articles) | {"id": str(new)}
    record["text"] = record["text"].replace("near", "close to")
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    with _timed("add_article_seconds"), _steps("add_article_"):
        report = build(folder, workers=1)
    _say("add_article_changes", len(report.changes))
    told = article(new, n_articles).told[0]
    what = told.happening
    event = folder / "events" / "one.yml"
    event.parent.mkdir()
    event.write_text(
        f"""id: one-more-event
title: {what.host[0]} and {what.guest[0]} on {what.topic}
type: {what.kind[3]}
when: {what.day.isoformat()}
place: {what.host[2]}
participants: [{{actor: {what.host[0]}, role: host}}, {{actor: {what.guest[0]}, role: participant}}]
unsourced: made up to be measured
""",
        encoding="utf-8",
    )
    with _timed("add_event_seconds"), _steps("add_event_"):
        build(folder, workers=1)
    path.unlink()
    event.unlink()
    with _timed("take_both_away_seconds"):
        build(folder, workers=1)


def _plain(path: Path) -> None:
    """The same rows through the store and through bare sqlite3, into the same tables; how much of its speed is left."""
    with Store.read(path) as store:
        stored = {table: [row["name"] for row in store.query(f"pragma table_info({table})")] for table in _BULK}
        found = {
            table: store.query(f"select {', '.join(names)} from {table} limit 60000") for table, names in stored.items()
        }
    some = {row["id"] for row in found["sources"]}
    found["sources"] = [row | {"story_id": row["id"]} for row in found["sources"]]
    found["passages"] = [row for row in found["passages"] if row["source_id"] in some]
    count = sum(map(len, found.values()))
    with tempfile.TemporaryDirectory() as folder:
        with Writer.open(Path(folder) / "ours.db") as store:
            store.conn.execute("pragma foreign_keys = off")  # a part of the rows points to the rest
            ours = time.process_time()  # the time of the processor alone: both are short, and a machine has other work
            with store.atomic():
                for table, rows in found.items():
                    store.insert(table, rows)
            ours = time.process_time() - ours
        Writer.open(Path(folder) / "bare.db").close()
        with closing(sqlite3.connect(Path(folder) / "bare.db")) as conn:
            bare = time.process_time()
            for table, rows in found.items():
                holes = ", ".join("?" * len(rows[0]))
                sql = f"insert into {table}({', '.join(stored[table])}) values ({holes})"
                conn.executemany(sql, (tuple(row.values()) for row in rows))
            conn.commit()
            bare = time.process_time() - bare
    _say("store_rows_per_cpu_second", round(count / ours))
    _say("sqlite3_rows_per_cpu_second", round(count / bare))
    _say("store_to_sqlite3", round(bare / ours, 2))


def _tables(path: Path, n_events: int) -> None:
    """Where the bytes are, where SQLite was built to tell."""
    with closing(sqlite3.connect(path)) as conn:
        try:
            sizes = conn.execute(
                "select name, sum(pgsize) from dbstat group by name order by 2 desc limit 12"
            ).fetchall()
        except sqlite3.OperationalError:
            return
    for name, size in sizes:
        _say(f"bytes_per_event_in_{name}", round(size / n_events))


@contextmanager
def _steps(prefix: str = "") -> Iterator[None]:
    """Prints how long each step of the builds in the block took."""
    names = ("read", "settle_stories", "extract", "scan")
    merging = ("begin", "finish")
    spent = dict.fromkeys((*names, "merge"), 0.0)

    def timed(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            try:
                return step(*args, **kwargs)
            finally:
                spent[name] += time.perf_counter() - start

        return call

    module = sys.modules["kb.build"]
    patches = [patch.object(module, name, timed(name, getattr(module, name))) for name in names]
    patches += [patch.object(Merging, name, timed("merge", getattr(Merging, name))) for name in merging]
    patches.append(patch.object(Writer, "finish", timed("finish", Writer.finish)))
    spent["finish"] = 0.0
    for each in patches:
        each.start()
    try:
        yield
    finally:
        for each in patches:
            each.stop()
        for name, seconds in spent.items():  # `extract` holds what was merged between its batches
            _say(f"{prefix}{name}_seconds", round(seconds, 3))


@contextmanager
def _timed(name: str) -> Iterator[Callable[[], float]]:
    """How long the block took, as a callable; printed under `name`."""
    start = time.perf_counter()
    end: list[float] = []
    yield lambda: (end or [time.perf_counter()])[0] - start
    end.append(time.perf_counter())
    if name:
        _say(name, round(end[0] - start, 2))


def _written() -> int:
    """Bytes that this process has handed to the system to write; 0 where the system does not count them."""
    counts = Path("/proc/self/io")
    if not counts.exists():
        return 0
    return next(int(line.split()[1]) for line in counts.read_text("ascii").splitlines() if line.startswith("wchar"))


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _say(name: str, value: object) -> None:
    print(f"{name}: {value}", flush=True)
