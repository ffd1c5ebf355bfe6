"""`python -m tests.bench laws N [--kills K]`: the laws of the build over N made-up articles, read and extracted too.

One build in one go is the measure. Then: in random order and random portions; in other batches; with two workers; and
with K kills by SIGKILL at random moments, each followed by a look for what may never be there. All must end in the
same rows. `tests/test_laws.py` asks the same of a few articles.
"""

import argparse
import multiprocessing
import shutil
import tempfile
import time
from pathlib import Path
from random import Random

from kb.build import build
from kb.store import integrity
from tests.bench.synthetic import write_articles
from tests.worlds import copy_of, differences, dump, world


def main(argv: list[str]) -> None:
    """Prints a line for each law: how long it took, and how many rows differ."""
    parser = argparse.ArgumentParser(prog="laws")
    parser.add_argument("articles", type=int)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--portions", type=int, default=5)
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="kb-laws-") as name:
        folder = Path(name)
        files = world(folder / "files")
        write_articles(files, range(100, 100 + given.articles), given.articles + 100)
        whole = copy_of(files, folder / "whole")
        start = time.perf_counter()
        print(build(whole, workers=1), flush=True)
        took = time.perf_counter() - start
        expected = dump(whole)
        for law, check in (
            ("batches_of_7", lambda to: build(to, workers=1, batch=7)),
            ("two_workers", lambda to: build(to, workers=2)),
            ("kills", lambda to: _killed(to, given.kills, took)),
        ):
            _law(law, copy_of(files, folder / law), check, expected)
        _law("portions", folder / "portions", lambda to: _in_portions(files, to, given.portions), expected)


def _law(name: str, folder: Path, check: object, expected: dict[str, list[str]]) -> None:
    start = time.perf_counter()
    check(folder)  # type: ignore[operator]
    wrong = differences(expected, dump(folder))
    faults = integrity(folder / "kb.db")
    print(f"{name}_seconds: {time.perf_counter() - start:.1f}")
    print(f"{name}_rows_that_differ: {len(wrong)}\n{name}_faults: {len(faults)}", flush=True)
    for line in [*wrong, *faults][:3]:
        print(f"  {line[:200]}")
    shutil.rmtree(folder)


def _in_portions(files: Path, to: Path, portions: int) -> None:
    paths = sorted(path for path in files.rglob("*") if path.is_file())
    Random(1).shuffle(paths)
    for part in range(portions):
        for path in paths[part::portions]:
            target = to / path.relative_to(files)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)
        build(to, workers=1)


def _build(folder: Path) -> None:
    build(folder, workers=1, batch=64)


def _killed(folder: Path, kills: int, seconds: float) -> None:
    """Builds until so many were killed under way, each at a moment within the time of a whole build; then one more.

    A build that came to its end before it was to be killed is begun anew from nothing.
    """
    processes, dice = multiprocessing.get_context("forkserver"), Random(2)
    processes.set_forkserver_preload([__name__])  # else most of them would be killed while they import
    done = 0
    while kills:
        child = processes.Process(target=_build, args=(folder,))
        child.start()
        child.join(dice.uniform(0, min(3 * seconds / kills, seconds)))
        if child.exitcode is None:
            kills -= 1
        child.kill()
        child.join()
        if (folder / "kb.db").exists() and (wrong := integrity(folder / "kb.db")):
            print("  after a kill:", wrong[:3])
        if child.exitcode == 0:
            done += 1
            for path in folder.glob("kb.db*"):
                path.unlink()
    print(f"builds_that_ended_between_kills: {done}")
    build(folder, workers=1, batch=64)
