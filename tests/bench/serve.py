"""How fast the pages answer: p50 and p95 of each, over loopback, on a database of many events.

    python -m tests.bench serve                         100,000 events, made anew in a temporary folder
    python -m tests.bench serve --events 1000000 --db large/kb.db    kept there and used again
    python -m tests.bench serve --db large/kb.db --plain             beside plain Datasette without our indexes

`cpu ms` is the processor time that the server spent on a page: on a machine that others use too, the figure to go by.
Each page is asked for `--times` times, with other values each time where it has values; nothing is cached between.
A page that could not count or rank all in its time limit is marked. `--plain` asks for the tables and queries that
plain Datasette has too, first of ours, then of Datasette with metadata.yml alone on a copy of the file with keys and
search but no other index.
"""

import argparse
import os
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import httpx

from kb.publish import free_socket
from tests.bench.crowd import make
from tests.serving import server

ROOT = Path(__file__).parents[2]
_SERVE = """
import sys; from pathlib import Path; from kb.publish import serve
serve(Path(sys.argv[1]), port=int(sys.argv[2]))
"""
LATE = ("Not counted in time", "too common to rank", "Too many events to count", "timed out", "interrupted")


def pages(draw: random.Random, n_events: int) -> dict[str, Callable[[], str]]:
    """What is asked for, by name: each call gives another address."""

    def event() -> str:
        return f"e-{draw.randint(1, n_events):010x}"

    def actor() -> str:
        return f"actor-{int(5000 * draw.random() ** 4)}"

    def day() -> str:
        return f"{draw.randint(2001, 2023)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"

    def year() -> int:
        return draw.randint(2001, 2023)

    def word() -> str:
        return f"word{draw.randint(0, 49_999)}"

    return {
        "home": lambda: "/",
        "events, with facets": lambda: "/kb/events",
        "events, one filter": lambda: f"/kb/events?status={draw.choice(['planned', 'occurred'])}",
        "events, two filters": lambda: f"/kb/events?type_id=meeting%2Fbilateral&status=occurred&_={day()}",
        "events, of an actor": lambda: f"/kb/events?_actor={actor()}",
        "events, a later page": lambda: f"/kb/events?_next={draw.randint(2452000, 2460000)}%2Ce-0000000001",
        "events, JSON": lambda: f"/kb/events.json?_shape=array&year={year()}&_nofacet=1",
        "event": lambda: f"/kb/events/{event()}",
        "source": lambda: f"/kb/sources/source-{draw.randint(1, n_events // 2)}",
        "actor, busy": lambda: "/kb/actors/actor-0",
        "actor, any": lambda: f"/kb/actors/{actor()}",
        "place, country": lambda: f"/kb/places/{draw.choice(['japan', 'france', 'peru'])}",
        "actors": lambda: "/kb/-/actors",
        "search, rare word": lambda: f"/kb/-/search?q={word()}",
        "search, two words": lambda: f"/kb/-/search?q=talks+{word()}",
        "search, common word": lambda: f"/kb/-/search?q={draw.choice(['talks', 'actor', 'capital'])}",
        "timeline, all": lambda: "/kb/-/timeline.json",
        "timeline, ten years": lambda: f"/kb/-/timeline.json?from={year() - 5}&to={year() + 5}",
        "timeline, a year": lambda: f"/kb/-/timeline.json?from={(y := year())}&to={y}",
        "timeline, a quarter": lambda: f"/kb/-/timeline.json?from={(d := day())[:7]}&to={d[:7]}-28",
        "timeline, a day": lambda: f"/kb/-/timeline.json?from={(d := day())}&to={d}",
        "timeline, a page": lambda: f"/kb/-/timeline?from={(y := year())}&to={y}",
        "timeline, a type": lambda: "/kb/-/timeline.json?type=meeting",
        "timeline, busy actor": lambda: "/kb/-/timeline.json?actor=actor-0",
        "timeline, any actor": lambda: f"/kb/-/timeline.json?actor={actor()}",
        "timeline, two filters": lambda: "/kb/-/timeline.json?type=meeting&status=planned",
        "timeline, rare word": lambda: f"/kb/-/timeline.json?q={word()}",
        "calendar of an actor": lambda: f"/kb/-/actor/{actor()}.ics",
        "feed of the newest": lambda: "/kb/-/newest.atom",
        "query events_on_day": lambda: f"/kb/events_on_day?day={day()}",
        "query actor_timeline": lambda: f"/kb/actor_timeline?actor={actor()}",
        "query actor_events, busy": lambda: (
            f"/kb/actor_events?actor=actor-0&kind=meeting&since={year()}&until={year()}"
        ),
        "query contested_dates": lambda: "/kb/contested_dates",
        "query shared_events": lambda: f"/kb/shared_events?one=actor-0&other={actor()}",
        "query event_sources": lambda: f"/kb/event_sources?event={event()}",
        "query planned_next": lambda: "/kb/planned_next",
        "query plans_overdue": lambda: "/kb/plans_overdue",
        "query to_review": lambda: "/kb/to_review",
        "query status_moves": lambda: f"/kb/status_moves?event={event()}",
    }


def cpu_ms(process: int) -> float:
    """The processor time that a process has used so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Figures(NamedTuple):
    """What a page costs."""

    p50: float
    p95: float
    cpu: float
    kilobytes: float
    late: int
    failed: int

    def __str__(self) -> str:
        notes = "".join(f"  {n} {what}" for n, what in ((self.late, "not whole"), (self.failed, "FAILED")) if n)
        return f"{self.p50:>8.0f}{self.p95:>8.0f}{self.cpu:>8.0f}{self.kilobytes:>9.0f}{notes}"


def measure(server: tuple[str, int], address: Callable[[], str], times: int) -> Figures:
    """p50, p95, processor time and size of the answers to a page's addresses, and how many were not whole."""
    site, process = server
    took, sizes, late, failed = [], [], 0, 0
    with httpx.Client(base_url=site, timeout=60) as client:
        client.get(address())  # the first pays for what is read from the disk
        used = cpu_ms(process)
        for _ in range(times):
            path = address()
            start = time.perf_counter()
            answer = client.get(path)
            took.append(1000 * (time.perf_counter() - start))
            sizes.append(len(answer.content))
            late += any(word in answer.text for word in LATE)
            failed += answer.status_code != 200
    took.sort()
    p95 = took[min(len(took) - 1, round(0.95 * len(took)))]
    used = (cpu_ms(process) - used) / times
    return Figures(statistics.median(took), p95, used, statistics.mean(sizes) / 1000, late, failed)


def without_indexes(path: Path, folder: Path) -> Path:
    """A copy of a database as a loader without thought for pages would leave it: keys and search only."""
    bare = folder / "bare" / "kb.db"
    bare.parent.mkdir()
    shutil.copy(path, bare)
    with closing(sqlite3.connect(bare)) as db:
        for (name,) in db.execute("select name from sqlite_master where type = 'index' and sql is not null").fetchall():
            db.execute(f"drop index {name}")
        db.execute("analyze")
        db.commit()
    return bare


PLAIN = ("events, with facets", "events, one filter", "events, two filters", "events, JSON", "query events_on_day",
         "query event_sources", "query planned_next", "query plans_overdue")  # fmt: skip


def main(argv: list[str]) -> None:
    """`serve [--events N] [--db PATH] [--times N] [--plain] [--only WORD]`."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench serve")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--only", default="")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as made:
        path = asked.db or Path(made) / "kb.db"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            make(path, asked.events)
        with closing(sqlite3.connect(path)) as db:
            n_events = db.execute("select count(*) from events").fetchone()[0]
        with free_socket("127.0.0.1", 8850) as probe:
            port = probe.getsockname()[1]
        print(f"{n_events:,} events, {path.stat().st_size / 1e6:.0f} MB")
        names = [
            name for name in pages(random.Random(1), 1) if asked.only in name and (not asked.plain or name in PLAIN)
        ]
        ours = [sys.executable, "-c", _SERVE, str(path), str(port)]
        with server(ours, port) as running:
            table(running, "page", names, n_events, asked.times)
        if asked.plain:
            bare = without_indexes(path, Path(made))
            plain = [sys.executable, "-m", "datasette", "serve", str(bare), "-m", str(ROOT / "metadata.yml")]
            plain += ["-p", str(port), "--setting", "sql_time_limit_ms", "5000", "--setting", "suggest_facets", "off"]
            with server(plain, port, dict(os.environ) | {"DATASETTE_LOAD_PLUGINS": ""}) as running:
                table(running, "plain Datasette", names, n_events, asked.times)


def table(running: tuple[str, int], title: str, names: list[str], n_events: int, times: int) -> None:
    """Prints the figures of the named pages, each drawn from the same beginning."""
    print(f"{title:<26}{'p50 ms':>8}{'p95 ms':>8}{'cpu ms':>8}{'kB':>9}", flush=True)
    for name in names:
        print(f"{name:<26}{measure(running, pages(random.Random(1), n_events)[name], times)}", flush=True)
