"""Measuring: `python -m tests.bench COMMAND …` writes predictions on a corpus and prints speed and memory.

One module a command, with `main(argv: list[str]) -> None`. Nothing here is part of the product, and nothing of a
corpus is copied here.
"""

import pkgutil

SUPPORT = ("__main__", "corpus", "crowd", "synthetic_words")
"""Modules that commands share, which are no commands themselves."""


def commands() -> list[str]:
    """The names of all commands."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in SUPPORT)
