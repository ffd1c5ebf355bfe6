"""What the tests of `batch` run in workers: top-level functions of an importable module, as the product's are."""

import os
import signal
from pathlib import Path


def doubled(number: int) -> int:
    return 2 * number


def fragile(item: str, folder: str) -> str:
    """The item; its worker dies of "once" the first time, and of "always" each time."""
    mark = Path(folder) / "died"
    if item == "always" or (item == "once" and not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return item
