"""The only door to SQLite: open, ask, write, swap.

`Store` reads and may be open many times at once, while a build writes too; `Writer` is the one that writes.
What a row means is not known here: `kb.rows` makes rows of models, `kb.readback` models of rows.
"""

from kb.store.health import integrity, sqlite_features
from kb.store.reading import Store
from kb.store.snapshot import DESK, snapshot
from kb.store.writing import Writer

__all__ = ["DESK", "Store", "Writer", "integrity", "snapshot", "sqlite_features"]
