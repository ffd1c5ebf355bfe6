"""`from kb import build` may be called, whatever was imported before it."""

import inspect
import subprocess
import sys
from importlib import import_module

import pytest

import kb


@pytest.mark.parametrize("before", ["", "import kb.build, kb.merge; ", "from kb import Report; "])
def test_a_public_function_can_be_called_whatever_came_before(before: str) -> None:
    names = [name for name in kb.__all__ if name.islower()]
    program = f"{before}from kb import {', '.join(names)}; import kb; "
    program += "; ".join(f"assert callable({name}) and callable(kb.{name})" for name in names)
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("room", ["build", "merge"])
def test_a_room_answers_for_its_function(room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module(f"kb.{room}")
    function = getattr(module, room)
    assert inspect.signature(module) == inspect.signature(function)
    monkeypatch.setattr(module, room, lambda *args, **kwargs: (args, kwargs))
    assert module("a", batch=1) == (("a",), {"batch": 1})
