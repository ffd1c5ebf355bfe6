"""The benchmarks can be started: each command's module loads and has a `main`; an unknown one names the known."""

import importlib
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import commands, crowd, serve
from tests.kb.web.test_late import asked


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


def test_every_page_that_is_measured_answers(tmp_path: Path) -> None:
    crowd.make(tmp_path / "kb.db", 300)
    addresses = [address() for address in serve.pages(random.Random(3), 300).values()]
    answers = asked(tmp_path / "kb.db", addresses)
    failed = [path for path, one in zip(addresses, answers, strict=True) if one.status_code != 200]
    assert failed == []
