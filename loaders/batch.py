"""Many items on any executor: one core, a pool of processes or a Dask cluster run the same code.

Only `Executor.submit` is asked for. What runs there is a top-level function of this module that takes a list (of
paths, of sources), turns a bad item into a Problem, and finds its rules through a cache of its own process. SQLite is
written by the caller's process alone, never here.
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import entry_points
from os import cpu_count
from pathlib import Path
from typing import Any, TypeVar

from loaders.pool import Pool, collecting_seldom
from loaders.sources import Loaded, read_file
from schemas.actor import Actor, Place
from schemas.event_type import EventType
from schemas.mention import Mention
from schemas.problems import CallError, Problem, ProblemsError
from schemas.source import Source
from schemas.vocabulary import Vocabulary, shipped

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_DEATHS = 3
"""So often may the worker of one item die before the item is given up."""


def map_windowed(
    fn: Callable[[Item], Result],
    items: Iterable[Item],
    executor: Executor | None = None,
    window: int = 64,
    *,
    lost: Callable[[Item], Result] | None = None,
) -> Iterator[Result]:
    """fn(item) for each item, in order, with at most `window` items under way; lazy on an endless stream.

    When a worker dies, what was under way is submitted again. An item whose worker dies three times, by itself at the
    last, gets `lost(item)` for its result; without `lost` the error is raised.
    """
    if executor is None:
        yield from map(fn, items)
        return
    pending: deque[tuple[Item, Future[Result]]] = deque()
    stream = iter(items)
    try:
        for item in stream:
            pending.append((item, executor.submit(fn, item)))
            if len(pending) >= window:
                yield _first(fn, pending, executor, lost)
        while pending:
            yield _first(fn, pending, executor, lost)
    finally:
        for _, future in pending:
            future.cancel()


def _first(
    fn: Callable[[Item], Result],
    pending: "deque[tuple[Item, Future[Result]]]",
    executor: Executor,
    lost: Callable[[Item], Result] | None,
) -> Result:
    """The result of the oldest item under way, which is taken off."""
    item, future = pending.popleft()
    try:
        return future.result()
    except Exception as fault:
        if (
            type(fault).__name__ == "KilledWorker" and lost is not None
        ):  # Dask's word for the same, after its own retries
            return lost(item)
        if not isinstance(fault, BrokenExecutor) or not isinstance(executor, Pool):
            raise
        result = _alone(fn, item, executor, lost)
        for n, (other, begun) in enumerate(pending):
            if not _finished(begun):
                pending[n] = (other, executor.submit(fn, other))
        return result


def _finished(future: "Future[Any]") -> bool:
    """Whether a call came to its own end, and was not lost with its pool."""
    return future.done() and not future.cancelled() and not isinstance(future.exception(), BrokenExecutor)


def _alone(fn: Callable[[Item], Result], item: Item, executor: Pool, lost: Callable[[Item], Result] | None) -> Result:
    """The result of an item whose pool broke, tried again by itself, so that no neighbour is to blame."""
    for death in range(1, MOST_DEATHS + 1):
        executor.renew(fn, item)
        if death == MOST_DEATHS and lost is not None:
            return lost(item)
        try:
            result: Result = executor.submit(fn, item).result()
            return result
        except BrokenExecutor:
            if death == MOST_DEATHS:
                raise
    raise AssertionError("the last death returns or raises")


@contextmanager
def executor_for(workers: int | None = None, dask: str | None = None) -> Iterator[Executor | None]:
    """What runs the items: None (this process) for one worker, a pool, or the Dask cluster at an address.

    `workers` None takes all cores.
    """
    if dask is not None:
        with _cluster(dask) as executor:
            yield executor
        return
    count = workers if workers is not None else cpu_count() or 1
    if count < 1:
        raise CallError(f"{count} workers cannot work: give 1 or more")
    if count == 1:
        yield None
        return
    pool = Pool(count)
    try:
        yield pool
    finally:
        # Waits after a fault or Ctrl-C, too, for the few items under way: so that every worker ends before its caller.
        pool.shutdown(cancel_futures=True)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        import distributed
    except ImportError as fault:
        raise CallError("a Dask cluster needs the extra: pip install 'event-kb[dask]'") from fault
    try:
        # What workers found comes from them straight, not by way of the scheduler (which is asked where that fails).
        client = distributed.Client(  # type: ignore[no-untyped-call]
            address, timeout="10s", set_as_default=False, direct_to_workers=True
        )
    except (OSError, ValueError) as fault:
        raise CallError(f"no Dask scheduler answers at {address}: {fault}") from fault
    with client, client.get_executor(pure=False, retries=MOST_DEATHS) as executor:  # type: ignore[no-untyped-call]
        yield executor


def read_batch(paths: Sequence[str], root: str) -> list[Loaded | Problem]:
    """What the files hold, in order; a file that cannot be read is there as its problems."""
    found: list[Loaded | Problem] = []
    with collecting_seldom():
        for path in paths:
            try:
                found += read_file(Path(path), Path(root))
            except ProblemsError as fault:
                found += fault.problems
    return found


def packed(types: Sequence[EventType] = (), actors: Sequence[Actor] = (), places: Sequence[Place] = ()) -> bytes:
    """The user's own vocabulary as it travels to a worker: packed once, unpacked once in each process."""
    return pickle.dumps((tuple(types), tuple(actors), tuple(places)), protocol=5)


@lru_cache(maxsize=4)
def vocabulary_of(own: bytes) -> Vocabulary:
    """The shipped vocabulary with the user's own over it; made once in each process."""
    types, actors, places = pickle.loads(own)  # made by `packed` in the caller's process
    return shipped().with_own(types, actors, places)


def extract_batch(
    sources: Sequence[Source], own: bytes | None = None, extractor: str = "rules"
) -> list[list[Mention] | Problem]:
    """The mentions of each source, in order; a source that cannot be tagged is there as its problem."""
    tag = _extractor(extractor)
    vocabulary = vocabulary_of(own if own is not None else packed())
    with collecting_seldom():  # as a worker of a pool does at all times; one of a Dask cluster knows nothing of it
        return [_tagged(source, tag, vocabulary, extractor) for source in sources]


def _tagged(
    source: Source, tag: Callable[[Source, Vocabulary], Iterable[Mention]], vocabulary: Vocabulary, extractor: str
) -> list[Mention] | Problem:
    try:
        return list(tag(source, vocabulary))
    except Exception as fault:  # an extractor is anyone's code: one bad text never stops the rest
        message = f"{extractor} failed on {source.id}: {type(fault).__name__}: {fault}"
        return Problem(code="R10", file=source.file or source.id, message=message)


@lru_cache(maxsize=8)
def _extractor(name: str) -> Callable[[Source, Vocabulary], Iterable[Mention]]:
    points = entry_points(group="kb.extractors", name=name)
    if not points:
        known = ", ".join(sorted({point.name for point in entry_points(group="kb.extractors")})) or "none"
        raise CallError(f"no extractor '{name}'; known: {known} (entry-point group kb.extractors)")
    found: Callable[[Source, Vocabulary], Iterable[Mention]] = next(iter(points)).load()
    return found
