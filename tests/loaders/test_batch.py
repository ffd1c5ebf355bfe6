"""The same results from one process, threads, a pool and a cluster; also when workers are killed."""

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from loaders.batch import executor_for, extract_batch, map_windowed, packed, read_batch
from loaders.sources import Loaded
from schemas.problems import CallError, Problem
from tests.loaders.workers import doubled, fragile

FILES = Path(__file__).parent / "readers" / "files"


def test_results_come_in_order_from_any_executor() -> None:
    expected = [2 * n for n in range(50)]
    assert list(map_windowed(doubled, range(50))) == expected
    with ThreadPoolExecutor(3) as threads:
        assert list(map_windowed(doubled, range(50), threads, window=4)) == expected
    with executor_for(2) as pool:
        assert list(map_windowed(doubled, range(50), pool, window=4)) == expected


def test_an_endless_stream_is_read_no_further_than_the_window() -> None:
    taken: list[int] = []

    def stream() -> Iterator[int]:
        for n in itertools.count():
            taken.append(n)
            yield n

    with ThreadPoolExecutor(2) as threads:
        results = map_windowed(doubled, stream(), threads, window=8)
        assert [next(results) for _ in range(5)] == [0, 2, 4, 6, 8]
        assert len(taken) <= 13
        results.close()  # type: ignore[attr-defined]


def test_a_killed_worker_costs_a_retry(tmp_path: Path) -> None:
    items = [str(n) for n in range(30)]
    items[11] = "once"
    with executor_for(2) as pool:
        assert list(map_windowed(partial(fragile, folder=str(tmp_path)), items, pool, window=6)) == items
    assert (tmp_path / "died").exists()


def test_what_kills_its_worker_each_time_is_given_up_alone(tmp_path: Path) -> None:
    items = [str(n) for n in range(12)]
    items[5] = "always"
    with executor_for(2) as pool:
        call = partial(fragile, folder=str(tmp_path))
        found = list(map_windowed(call, items, pool, window=6, lost=lambda item: f"lost {item}"))
    assert found == [f"lost {item}" if item == "always" else item for item in items]


def test_what_kills_the_first_worker_is_no_fault_of_the_pool(tmp_path: Path) -> None:
    with executor_for(2) as pool:
        call = partial(fragile, folder=str(tmp_path))
        found = list(map_windowed(call, ["always"] * 2, pool, window=1, lost=lambda item: f"lost {item}"))
    assert found == ["lost always"] * 2


def test_a_cluster_gives_the_same_and_survives_a_kill(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    items = [str(n) for n in range(20)]
    items[7] = "once"
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as cluster,
        executor_for(dask=cluster.scheduler_address) as executor,
    ):
        assert list(map_windowed(partial(fragile, folder=str(tmp_path)), items, executor, window=6)) == items


def test_one_worker_needs_no_pool() -> None:
    with executor_for(1) as executor:
        assert executor is None


def test_a_call_that_cannot_work_says_so() -> None:
    with pytest.raises(CallError, match="give 1 or more"), executor_for(0):
        pass


def test_files_of_a_batch_with_a_bad_one_among_them(tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK")
    found = read_batch([str(FILES / "harbour.txt"), str(bad), str(FILES / "quay.rss")], str(FILES.parent))
    assert [type(item) for item in found] == [Loaded, Problem, Loaded, Loaded]
    with executor_for(2) as pool:
        call = partial(read_batch, root=str(FILES.parent))
        paths = [[str(path)] for path in sorted(FILES.iterdir())]
        assert list(map_windowed(call, paths, pool)) == list(map(call, paths))


def test_an_unknown_extractor_names_the_known_ones() -> None:
    with pytest.raises(CallError, match="no extractor 'gues'"):
        extract_batch([], packed(), "gues")
