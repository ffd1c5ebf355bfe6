"""A server in a process of its own, for as long as a test or a benchmark asks it."""

import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpx


@contextmanager
def server(command: list[str], port: int, env: Mapping[str, str] | None = None) -> Iterator[tuple[str, int]]:
    """The address and the process id of a server started by `command`, once it answers; it ends with the block."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    site = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                httpx.get(site, timeout=60)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield site, process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)
