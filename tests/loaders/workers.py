"""What the tests of `batch` run in workers: top-level functions of an importable module, as the product's are."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path

from kb.build.reading import Read, read_rows
from schemas.problems import Problem


def doubled(number: int) -> int:
    return 2 * number


def fragile(item: str, folder: str) -> str:
    """The item; its worker dies of "once" the first time, and of "always" each time."""
    mark = Path(folder) / "died"
    if item == "always" or (item == "once" and not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def fatal_read(root: str, paths: Sequence[str]) -> list[Read | Problem]:
    """What the files hold; their worker dies of a file named `fatal.txt`."""
    if any(path.endswith("fatal.txt") for path in paths):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_rows(root, paths)
