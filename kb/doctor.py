"""What may be wrong with this installation or this database, each finding with its cure.

It changes nothing. Three import packages with plain names have a price: another distribution that ships a
`schemas` or `loaders` package would overwrite ours without a word; this is where one finds out.
"""

import sys
from collections.abc import Iterator
from importlib.metadata import distributions
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

PACKAGES = ("kb", "schemas", "loaders")
_DATA = (
    ("schemas", "vocab/event_types.yml"),
    ("schemas", "vocab/actors.yml"),
    ("loaders", "rules/en"),
    ("kb", "sql/tables.sql"),
    ("kb", "sql/views.sql"),
    ("kb", "web/templates"),
    ("kb", "example"),
)


class Finding(NamedTuple):
    """One thing looked at."""

    good: bool
    """Whether all is well with it."""
    text: str
    """What was found; where it is bad, with its cure."""


def examine(folder: Path | None = None) -> Iterator[Finding]:
    """What was found, good and bad, in order; `folder` adds its database to what is looked at."""
    yield _python()
    yield from _claims()
    yield from _data()
    yield _sqlite()
    if folder is not None and (folder / "kb.db").exists():
        yield from _database(folder / "kb.db")


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(sys.version_info >= (3, 11), f"Python {version} (3.11 or later is needed)")


def _claims() -> Iterator[Finding]:
    """Whether another distribution ships files under one of our three names."""
    owners: dict[str, set[str]] = {name: set() for name in PACKAGES}
    for dist in distributions():
        for name in owners.keys() & {path.parts[0] for path in dist.files or ()}:
            owners[name].add(dist.metadata["Name"])
    for name, claiming in owners.items():
        if others := ", ".join(sorted(claiming - {"event-kb"})):
            said = f"package `{name}` is also shipped by {others}: give event-kb an environment of its own"
            yield Finding(False, said)
        else:
            yield Finding(True, f"package `{name}` is ours alone")


def _data() -> Iterator[Finding]:
    for package, path in _DATA:
        there = files(package).joinpath(path)
        if not (there.is_file() or there.is_dir()):
            yield Finding(False, f"{package}/{path} is missing: install event-kb again")
            return
    yield Finding(True, "all data files are there")


def _sqlite() -> Finding:
    from kb.store import sqlite_features  # not above: what is found before is told even where this cannot be loaded

    version, missing = sqlite_features()
    if missing:
        return Finding(False, f"SQLite {version} lacks {', '.join(missing)}: use a Python built with a newer SQLite")
    return Finding(True, f"SQLite {version} with full-text search")


def _database(path: Path) -> Iterator[Finding]:
    from kb.store import integrity  # as above

    faults = integrity(path)
    for fault in faults:
        yield Finding(False, f"{path.name}: {fault}: delete it and run `kb build`, the files hold everything")
    if not faults:
        yield Finding(True, f"{path.name} is whole")
