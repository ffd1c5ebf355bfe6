"""Worker processes that can be made anew after one was lost, and that leave Ctrl-C to their caller.

They seldom look for garbage, nor does a caller while it writes what they found (`collecting_seldom`).
"""

import gc
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from typing import Any

from schemas.problems import WorkersError

_ALLOCATIONS = 100_000  # objects made between two looks for garbage; Python's own 700 suit small programs
_NEVER_BEGAN = (
    "the worker processes end before their first call; their own words are above. What they run (an extractor, a "
    "reader) must be importable by its name in a new process, and a script that starts them needs "
    "`if __name__ == '__main__':` around its calls; one worker runs in this process and needs neither"
)


class Pool(Executor):
    """A pool of processes that can be made anew after a worker was lost."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._proved = False
        self._pool = self._made()

    def _made(self) -> ProcessPoolExecutor:
        # Not `fork`: the caller may hold a database and threads (progress bar), which must not be copied.
        how = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
        context = get_context(how)
        if how == "forkserver":
            from multiprocessing import forkserver  # not on Windows

            context.set_forkserver_preload(["loaders.ready"])
            with _interrupts_left():  # the server hands on to its workers what it was born with
                forkserver.ensure_running()
        pool = ProcessPoolExecutor(self.workers, mp_context=context, initializer=_settle)
        try:
            with _interrupts_later():
                pool.submit(_begin)  # starts all workers
        except BaseException:
            pool.shutdown()
            raise
        return pool

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hands one call to a worker; a pool found broken is made anew first."""
        try:
            return self._pool.submit(fn, *args, **kwargs)
        except BrokenExecutor:
            self.renew(fn, *args, *kwargs.values())
            return self._pool.submit(fn, *args, **kwargs)

    def renew(self, *sent: object) -> None:
        """Puts new workers in place of a broken pool.

        `sent` is what a call was to send. Raises WorkersError where a worker ends when it only unpacks that: new ones
        would end as well, at each call.
        """
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._made()
        if not self._proved:
            try:
                self._pool.submit(_begin, *sent).result()
            except BrokenExecutor as fault:
                raise WorkersError(_NEVER_BEGAN) from fault
            self._proved = True

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends the workers."""
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


def _begin(*_sent: object) -> None:
    """The first call of a pool, which does nothing but unpack what it is sent."""


def _settle() -> None:
    """Makes a new process a worker: Ctrl-C is its caller's, who ends it, and it seldom looks for garbage.

    Rules and vocabulary stay for good: to look through them at Python's own pace took 7 of 100 seconds of extracting.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_ALLOCATIONS)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """A block in which this process looks for garbage as seldom as a worker does.

    What a build keeps from batch to batch lies in no circles: looking through it took a seventh of a build's time.
    """
    before = gc.get_threshold()
    gc.set_threshold(_ALLOCATIONS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _interrupts_left() -> Iterator[None]:
    """Processes that are started meanwhile know no Ctrl-C, not even while they import; a terminal sends it to all."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """A Ctrl-C meanwhile comes at the end: a worker half started would find its caller gone, and say so at length."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)
