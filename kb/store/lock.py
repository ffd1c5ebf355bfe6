"""One writer at a time: a lock that the system lets go when its holder ends, however it ends.

The lock file stays; only who holds it counts. Readers never ask for it.
"""

import os
import sys
from pathlib import Path
from typing import IO

from schemas.problems import LockedError, StoreError

_FAR = 1 << 30  # Windows locks a byte; one far behind the text leaves the text readable


class Lock:
    """The right to write beside `path`, held from construction to `release`.

    Raises LockedError naming the process that holds it, StoreError where no file can be made.
    """

    def __init__(self, database: Path) -> None:
        path = database.with_name(database.name + "-lock")
        try:
            self._file = path.open("a+", encoding="utf-8")
        except OSError as fault:
            raise StoreError(f"{path}: cannot be made: {fault.strerror}; a build writes beside its database") from fault
        if not _take(self._file):
            self._file.seek(0)
            holder = self._file.read().strip() or "another process"
            self._file.close()
            raise LockedError(f"{database}: {holder} is building it; wait until it is done, or end that process")
        self._file.truncate(0)
        self._file.write(f"process {os.getpid()}")
        self._file.flush()

    def release(self) -> None:
        """Lets the next writer in."""
        if not self._file.closed:
            self._file.truncate(0)
            self._file.close()


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> bool:
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True

else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
