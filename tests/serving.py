"""A server in a process of its own, for as long as a test or a benchmark asks it."""

import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpx


@contextmanager
def server(
    command: list[str], port: int | None = None, env: Mapping[str, str] | None = None
) -> Iterator[tuple[str, int]]:
    """The address and the process id of a server started by `command`, once it answers; it ends with the block.

    A server that finds its port itself, as ours does, says its address first on stderr: then `port` is left out.
    """
    heard = subprocess.PIPE if port is None else subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=heard, env=env, text=True) as process:
        try:
            site = f"http://127.0.0.1:{port}"
            if process.stderr is not None:
                site = process.stderr.readline().split()[0].rstrip("/")
            _wait(process, site)
            yield site, process.pid
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait(process: subprocess.Popen[str], site: str) -> None:
    """Comes back when the server answers; raises where it ended before, or takes a minute."""
    for _ in range(600):
        assert process.poll() is None, f"the server of {site} ended with {process.returncode}"
        try:
            httpx.get(site, timeout=60)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{site} does not answer")
