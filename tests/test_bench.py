"""The benchmarks can be started: each command's module loads and has a `main`; an unknown one names the known."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import commands


@pytest.mark.parametrize("name", commands())
def test_every_benchmark_loads_and_can_be_called(name: str) -> None:
    assert callable(importlib.import_module(f"tests.bench.{name}").main)


def test_an_unknown_benchmark_names_the_known_ones() -> None:
    root = Path(__file__).parents[1]
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench", "nothing"], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "timex" in run.stderr
