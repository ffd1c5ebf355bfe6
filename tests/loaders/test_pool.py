"""Workers that can never begin end the run at once, and say what to look at."""

import gc
import os
import subprocess
import sys
from multiprocessing import get_all_start_methods
from pathlib import Path
from types import ModuleType

import pytest

from loaders.batch import executor_for, map_windowed
from loaders.pool import Pool, collecting_seldom
from schemas.problems import WorkersError

ROOT = str(Path(__file__).parents[2])


def test_workers_that_cannot_import_their_function_end_the_run_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    here = ModuleType("known_to_this_process_alone")
    exec("def same(item): return item", here.__dict__)
    monkeypatch.setitem(sys.modules, here.__name__, here)
    renewed: list[Pool] = []
    renew = Pool.renew
    monkeypatch.setattr(Pool, "renew", lambda pool, *sent: (renewed.append(pool), renew(pool, *sent)))
    with pytest.raises(WorkersError, match="importable by its name"), executor_for(2) as pool:
        list(map_windowed(here.same, range(40), pool, window=6, lost=lambda item: item))
    assert len(renewed) == 1


def test_a_script_that_starts_workers_when_it_is_imported_is_told(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from loaders.batch import Pool, executor_for, map_windowed\n"
        "with executor_for(2) as pool:\n    print(list(map_windowed(abs, range(40), pool, window=6)))\n"
    )
    run = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": ROOT}
    )
    assert run.returncode != 0
    assert run.stderr.strip().split("\n")[-1].startswith("schemas.problems.WorkersError: the worker processes end")


def test_workers_look_for_garbage_less_often_than_their_caller() -> None:
    with Pool(2) as pool:
        assert pool.submit(gc.get_threshold).result()[0] > gc.get_threshold()[0]


@pytest.mark.skipif("forkserver" not in get_all_start_methods(), reason="here workers are not copied from a server")
def test_workers_begin_with_the_tables_that_reading_needs() -> None:
    with Pool(2) as pool:
        assert pool.submit(eval, "'loaders.ready' in __import__('sys').modules").result()
        assert pool.submit(gc.get_freeze_count).result() > 10_000


def test_a_caller_looks_for_garbage_as_before_once_it_is_done() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), collecting_seldom():
        assert gc.get_threshold()[0] > before[0]
        raise ZeroDivisionError
    assert gc.get_threshold() == before
