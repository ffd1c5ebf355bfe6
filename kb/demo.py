"""The shipped example, built and printed: what `kb demo` shows before it serves.

A second run uses the folder that is there, with whatever was changed in it.
"""

from collections.abc import Callable
from pathlib import Path

from kb import folder as folders
from kb.build import build
from kb.store import Store
from kb.timeline import render

FOLDER = Path("kb-demo")


def prepare(folder: Path, say: Callable[[str], None]) -> str:
    """Makes `folder` from the example where it is not there, builds it; its timeline as text."""
    fresh = folders.example(folder)
    say(f"{'made' if fresh else 'using'} {folder}/")
    say(str(build(folder)))
    with Store.read(folder / folders.DATABASE) as store:
        return render(store.timeline(sayings=False), "text")
