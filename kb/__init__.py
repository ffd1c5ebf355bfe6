"""Events with their evidence: build a knowledge base from articles and YAML, ask it, show it.

    >>> from kb import EventTime
    >>> EventTime(edtf="2024-07").in_words()
    'July 2024'

Documented imports are `from kb import ...`; each name is loaded when it is first asked for, so that `import kb` and
`kb --help` cost next to nothing.
"""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kb.build import Report, build
    from kb.folder import add, init
    from kb.merge import group, merge
    from kb.store import Store
    from loaders.extract import date_span, extract
    from loaders.sources import read_file
    from schemas.actor import Actor, Place
    from schemas.decision import Decision
    from schemas.event import Event
    from schemas.mention import Mention
    from schemas.problems import KbError, Problem, ProblemsError
    from schemas.source import Passage, Source, Story
    from schemas.times import EventTime
    from schemas.vocabulary import Vocabulary, shipped

__all__ = [
    "Actor",
    "Decision",
    "Event",
    "EventTime",
    "KbError",
    "Mention",
    "Passage",
    "Place",
    "Problem",
    "ProblemsError",
    "Report",
    "Source",
    "Store",
    "Story",
    "Vocabulary",
    "add",
    "build",
    "date_span",
    "extract",
    "group",
    "init",
    "merge",
    "read_file",
    "shipped",
]

_HOMES = {
    "kb.build": ("Report", "build"),
    "kb.folder": ("add", "init"),
    "kb.merge": ("group", "merge"),
    "kb.store": ("Store",),
    "loaders.extract": ("date_span", "extract"),
    "loaders.sources": ("read_file",),
    "schemas.actor": ("Actor", "Place"),
    "schemas.decision": ("Decision",),
    "schemas.event": ("Event",),
    "schemas.mention": ("Mention",),
    "schemas.problems": ("KbError", "Problem", "ProblemsError"),
    "schemas.source": ("Passage", "Source", "Story"),
    "schemas.times": ("EventTime",),
    "schemas.vocabulary": ("Vocabulary", "shipped"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """One of the public names, from the module that defines it."""
    if name not in _HOME:
        raise AttributeError(f"module 'kb' has no attribute '{name}'")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted((*globals(), *__all__))


def _guard() -> None:
    """Refuses to run with another distribution's `schemas` or `loaders`, which would fail later and obscurely."""
    here = Path(__file__).parents[1]
    for neighbour in ("schemas", "loaders"):
        spec = find_spec(neighbour)
        found = Path(spec.origin).parents[1] if spec and spec.origin else None
        if found is None or found.resolve() != here.resolve():
            raise ImportError(
                f"package '{neighbour}' comes from {found}, not from {here}: another distribution or folder has that "
                "name; install event-kb in an environment of its own and run it from another folder"
            )


_guard()
