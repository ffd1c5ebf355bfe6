"""`python -m tests.bench workers N [--kill]`: N made-up articles built by one process, a pool and a Dask cluster.

Prints seconds and ratios, and whether the rows are the same; with `--kill` a worker of the pool and one of the
cluster is killed in the middle of its build. `two_loops_against_one` is what the machine itself allows: the same
counting in two processes at once against one after the other; where cores share their parts it is well below 2.
"""

import argparse
import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from distributed import LocalCluster

from kb.build import build
from loaders.batch import map_windowed
from loaders.pool import Pool
from tests.bench.synthetic import write_articles
from tests.worlds import copy_of, differences, dump


def main(argv: list[str]) -> None:
    """Builds the same folder in each way and compares time and rows."""
    parser = argparse.ArgumentParser(prog="workers")
    parser.add_argument("articles", type=int)
    parser.add_argument("--kill", action="store_true", help="kill a worker in the middle")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "made"
        write_articles(folder, range(args.articles), args.articles)
        one, alone = _timed(folder, Path(place) / "one", lambda to: build(to, workers=1))
        kill_at = alone / 4 if args.kill else None
        pool, pooled = _timed(folder, Path(place) / "pool", lambda to: build(to, workers=2), kill_at)
        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
            address = cluster.scheduler_address
            dask, spread = _timed(folder, Path(place) / "dask", lambda to: build(to, dask=address), kill_at)
        print(f"two_loops_against_one: {_ceiling():.2f}")
        print(f"one_process_seconds: {alone:.1f}")
        print(f"pool_seconds: {pooled:.1f}")
        print(f"dask_seconds: {spread:.1f}")
        print(f"pool_against_one: {alone / pooled:.2f}")
        print(f"dask_against_pool: {pooled / spread:.2f}")
        different = sorted({row.split(" ")[0] for other in (pool, dask) for row in differences(one, other)})
        print(f"different_tables: {', '.join(different) or 'none'}")


def _ceiling() -> float:
    """How much faster two processes count than one."""
    with Pool(2) as pool:
        list(map_windowed(_count, [1, 1], pool))
        start = time.perf_counter()
        list(map_windowed(_count, [20]))
        one = time.perf_counter()
        list(map_windowed(_count, [20, 20], pool))
        return 2 * (one - start) / (time.perf_counter() - one)


def _count(rounds: int) -> int:
    """Work of about a tenth of a second a round that touches some memory, as building does."""
    return sum(len({str(number): number for number in range(300_000)}) for _ in range(rounds))


def _timed(
    folder: Path, to: Path, make: Callable[[Path], object], kill_at: float | None = None
) -> tuple[dict[str, list[str]], float]:
    """The rows of a build in a copy of the folder, and its seconds."""
    copy_of(folder, to)
    killer = threading.Timer(kill_at, _kill_a_worker) if kill_at is not None else None
    if killer is not None:
        killer.start()
    start = time.perf_counter()
    make(to)
    seconds = time.perf_counter() - start
    if killer is not None:
        killer.join()
    return dump(to), seconds


def _kill_a_worker() -> None:
    """Kills the process of our own that has worked most."""
    workers = [child for child in psutil.Process().children(recursive=True) if not child.children()]
    busiest = max(workers, key=lambda child: child.cpu_times().user)
    print(f"killed: {busiest.pid}")
    os.kill(busiest.pid, signal.SIGKILL)
