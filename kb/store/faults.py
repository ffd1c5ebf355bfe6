"""What SQLite complains of, said so that a person knows what to do.

Every message names the database, what is wrong, what became of the data and the next step.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.problems import StoreError

_SAYINGS = {
    "SQLITE_FULL": "the disk is full; the step under way was undone and all before it is kept: "
    "make room and run `kb build` again",
    "SQLITE_READONLY": "it cannot be written: the file, its folder or its disk is read-only for you",
    "SQLITE_CANTOPEN": "it cannot be opened: its folder is missing, or is read-only for you",
    "SQLITE_PERM": "it cannot be opened: you have no right to",
    "SQLITE_NOTADB": "it is no SQLite database, or is damaged: delete it and run `kb build`, the files hold everything",
    "SQLITE_CORRUPT": "it is damaged: delete it and run `kb build`, the files hold everything",
    "SQLITE_BUSY": "another program holds it: wait until it is done and try again",
    "SQLITE_IOERR": "its disk does not answer as it should; nothing after the last whole step is kept",
}


def saying(path: Path, fault: sqlite3.Error) -> str:
    """What `fault` means for the database at `path`, in a sentence."""
    name = getattr(fault, "sqlite_errorname", None) or ""
    for known, text in _SAYINGS.items():
        if name == known or name.startswith(known + "_"):
            return f"{path}: {text}"
    return f"{path}: {fault}"


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what SQLite raises in the block into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.Error as fault:
        raise StoreError(saying(path, fault)) from fault
