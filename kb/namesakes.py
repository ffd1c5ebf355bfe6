"""Rooms that bear the name of what they are entered for: `kb.build` holds `build`, and may be called like it.

`from kb import build` finds the room, not the function, as soon as anything has imported `kb.build`: Python puts a
submodule into its package under its own name. So that one never has to know which of the two one holds, the room
passes a call on to the function of its name.
"""

import sys
from types import ModuleType
from typing import Any


class Namesake(ModuleType):
    """A module that is called like the function of its own name in it."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What the function of its name returns."""
        return self._function(*args, **kwargs)

    @property
    def __signature__(self) -> Any:
        """How the function is called, for `help` and editors."""
        from inspect import signature

        return signature(self._function)

    @property
    def _function(self) -> Any:
        return getattr(self, self.__name__.rpartition(".")[2])


def callable_as_its_function(module: str) -> None:
    """Makes the module of this name one that is called like its function."""
    sys.modules[module].__class__ = Namesake
