"""What the tests of hand-written records share: short ways to write a file, and its problems as a person reads them."""

import re
from collections.abc import Mapping

from kb.checks import Checked, check
from loaders.curated import read_curated_text
from schemas.problems import Problem
from schemas.vocabulary import shipped

TEXTS = {
    "harbour-news": "The Harbour Guild opens its doors on Sunday. Talks with the U.S. side follow.\nNobody came.",
    "evening-post": "A strike was called off.",
}


def run(files: Mapping[str, str], texts: Mapping[str, str] | None = None) -> Checked:
    """All that is checked of files, given by path and text."""
    return check([read_curated_text(text.encode(), file) for file, text in files.items()], shipped(), texts)


def shown(problem: Problem, files: Mapping[str, str]) -> str:
    """A problem with the word of the file that its line and column point to."""
    line = [*files[problem.file].split("\n"), ""][(problem.line or 0) - 1]
    word = re.match(r"[^\s,\]}:]*", line[(problem.column or 0) - 1 :])
    rest = f"{problem.field}: {problem.message}" + (f"; {problem.hint}" if problem.hint else "")
    return f"{problem.file} at {word[0] if word else ''}: {problem.code}: {rest}"


def said(files: Mapping[str, str], texts: Mapping[str, str] | None = None) -> list[str]:
    """The problems of files, each as a person reads it."""
    return [shown(problem, files) for problem in run(files, texts).problems]


def event(more: str = "", name: str = "one-event", unsourced: bool = True) -> str:
    """An event in one line, with `more` keys; a reason stands in for sources unless `unsourced` is off."""
    reason = ", unsourced: told by one who was there" if unsourced else ""
    return f"{{id: {name}, title: Some happening{reason}{', ' + more if more else ''}}}"


def events(*some: str) -> str:
    """A file of several events, from its second line on one a line."""
    return "events:\n" + "\n".join(f"- {one}" for one in some)


def tied(kind: str, other: str) -> str:
    """The relations of an event that has one."""
    return f"relations: [{{kind: {kind}, event: {other}}}]"


def cites(source: str, quote: str = "") -> str:
    """The sources of an event that cites one."""
    return f"sources: [{{source: {source}{', quote: ' + quote if quote else ''}}}]"


def parties(*some: str) -> str:
    """The participants of an event, each by its keys."""
    return f"participants: [{', '.join('{' + one + '}' for one in some)}]"
