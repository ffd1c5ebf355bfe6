"""Going through the queue in the terminal: the event, its sentences, a key a choice; each choice is a decision in YAML.

A decision names the sentence and the trigger, not the event's id, so that it holds for copies, a better extractor and
every rebuild. Nothing changes in the database until the next build.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console

from kb.review.file import Added, append, file_of, take_back
from kb.review.queue import Entry, Quote, queue, quotes
from kb.review.screen import show
from kb.store import Store
from loaders.curated import read_curated
from schemas.ids import level

_CHOICES = "[a]ccept  a[m]end  [r]eject  [s]ame as  [l]ater  [u]ndo  [q]uit"
_LAST = "that was the last one: [u]ndo  [q]uit"
_DONE = {"accept": "accepted", "amend": "amended", "reject": "rejected", "same_as": "called the same"}

Done = tuple[str, Added | None]
"""A kind of decision, or "later", and what was written of it."""


@dataclass
class Desk:
    """Where a review takes place: the folder, the person, and how they are asked."""

    folder: Path
    by: str
    day: date
    ask: Callable[[str, str], str]
    """(question, answer that Enter gives) -> answer. Raises EOFError where the person leaves (Ctrl-C, Ctrl-D)."""
    edit: Callable[[str], str | None]
    """A text -> the text as edited; None where the editor was left without saving."""
    console: Console = field(default_factory=Console)

    @property
    def path(self) -> Path:
        """The file that the decisions go to."""
        return file_of(self.folder, self.day)


def waiting(store: Store, folder: Path) -> list[Entry]:
    """The queue without the events that a decision file, not yet built, already speaks of."""
    ids, said = _decided(folder)
    return [
        entry
        for entry in queue(store)
        if entry.id not in ids
        and not any(one.source in said and level(one.text) in said[one.source] for one in quotes(store, entry.id))
    ]


def review(store: Store, desk: Desk) -> str:
    """Goes through the queue until it is empty or left; the last line, which says what changed."""
    done: list[Done] = []
    if not (entries := waiting(store, desk.folder)):
        return "nothing waits for review"
    with suppress(EOFError):
        _go_through(store, desk, entries, done)
    decided = [(kind, added.path) for kind, added in done if added is not None]
    if not decided:
        return "nothing was decided"
    said = ", ".join(f"{number} {_DONE[kind]}" for kind, number in sorted(Counter(k for k, _ in decided).items()))
    files = ", ".join(sorted({str(path.relative_to(desk.folder)) for _, path in decided}))
    return f"{said}, in {files}: `kb build` brings it into the database"


def _go_through(store: Store, desk: Desk, entries: list[Entry], done: list[Done]) -> None:
    """Shows one entry after the other; `done` gets what was decided, so that it is known however the person leaves."""
    at, shown = 0, -1
    while at < len(entries) or done:
        if at < len(entries):
            entry = entries[at]
            if shown != at:
                show(desk.console, entry, quotes(store, entry.id), f"{at + 1} of {len(entries)}")
                shown = at
            choice = desk.ask(_CHOICES, "l")[:1].lower()
        else:
            choice = "u" if desk.ask(_LAST, "q")[:1].lower() == "u" else "q"
        if choice == "q":
            break
        if choice == "u":
            if done and (last := done[-1][1]) is not None and not take_back(last):
                desk.console.print("the decision is not in the file any more", style="red")
            if not done:
                desk.console.print("there is nothing to undo: it is the first")
            at, shown = at - bool(done), -1
            del done[-1:]
            continue
        chosen = _decide(store, desk, entry, choice)
        if chosen is not None:
            done.append(chosen)
            at += 1


def _decide(store: Store, desk: Desk, entry: Entry, choice: str) -> Done | None:
    """What a choice came to, its decision written; None where it came to nothing."""
    told = quotes(store, entry.id)
    match choice:
        case "l":
            return "later", None
        case "a":
            return _write(desk, entry, told, {"kind": "accept"}, "as the texts say")
        case "r":
            return _write(desk, entry, told, {"kind": "reject"}, desk.ask("why not?", "no event of ours"))
        case "s":
            nearest = entry.alike[0].id if entry.alike else ""
            other = desk.ask("same as which event (id)?", nearest).strip()
            if not other or not _is_other(store, desk, entry, other):
                return None
            return _write(desk, entry, told, {"kind": "same_as", "other": other}, "the same happening")
        case "m":
            change = _amended(desk, entry)
            if not change:
                desk.console.print("nothing was changed")
                return None
            return _write(desk, entry, told, {"kind": "amend", "set": change}, "read better")
        case _:
            desk.console.print(f"'{choice}' is no choice: type one of the letters in brackets", markup=False)
            return None


def _is_other(store: Store, desk: Desk, entry: Entry, other: str) -> bool:
    """Whether there is an event of this id beside the one in hand; where not, it is told."""
    if other == entry.id:
        desk.console.print("that is this event itself", style="red")
        return False
    if store.value("select 1 from events where id = ?", [other]):
        return True
    near = store.query("select id from events where id like ? order by salience desc limit 3", [f"%{other}%"])
    hint = f"; perhaps {' or '.join(row['id'] for row in near)}" if near else "; `kb timeline` lists all"
    desk.console.print(f"there is no event '{other}'{hint}", style="red", markup=False, highlight=False)
    return False


def _write(desk: Desk, entry: Entry, told: tuple[Quote, ...], decision: dict[str, Any], reason: str) -> Done | None:
    """Appends a decision; taken back at once, and told, where the file would not be read."""
    about = {"event": entry.id}
    if told:
        best = max(told, key=lambda one: len(one.text))
        about = {"source": best.source, "quote": best.text, "trigger": best.trigger}
    kind = decision.pop("kind")
    written = {"kind": kind, **about, **decision, "reason": reason, "by": desk.by, "on": desk.day.isoformat()}
    added = append(desk.path, written)
    faults = [problem for problem in read_curated(added.path, desk.folder).problems if problem.level == "error"]
    if not faults:
        return str(kind), added
    for fault in faults:
        desk.console.print(str(fault), style="red", markup=False, highlight=False)
    take_back(added)
    return None


def _amended(desk: Desk, entry: Entry) -> dict[str, Any] | None:
    """The fields that a person changed in the editor; None where nothing was."""
    given = {"title": entry.title, "type": entry.type, "status": entry.status}
    head = "# Change what is wrong; a line left as it is, or taken out, changes nothing.\n"
    body = yaml.safe_dump(given, sort_keys=False, allow_unicode=True, width=10_000)
    hints = f"# when: 2024-07-28        # now: {entry.shown_date}; EDTF, or a date in words\n# place: Oslo\n"
    text = desk.edit(head + body + hints)
    if text is None:
        return None
    try:
        edited = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as fault:
        desk.console.print(f"this is no YAML: {fault}", style="red", markup=False)
        return None
    if not isinstance(edited, dict):
        return None
    return {key: value for key, value in edited.items() if given.get(key) != value} or None


def listed(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The queue as plain rows, for scripts."""
    return [
        {
            "id": entry.id,
            "title": entry.title,
            "shown_date": entry.shown_date,
            "status": entry.status,
            "type": entry.type,
            "salience": entry.salience,
            "confidence": entry.confidence,
            "n_stories": entry.n_stories,
            "perhaps_same_as": entry.alike[0].id if entry.alike else None,
        }
        for entry in entries
    ]


def _decided(folder: Path) -> tuple[set[str], dict[str, set[str]]]:
    """The event ids and, by source, the levelled quotes that decision files speak of."""
    ids: set[str] = set()
    said: dict[str, set[str]] = {}
    for path in sorted((folder / "decisions").rglob("*")):
        if path.suffix.lower() not in (".yml", ".yaml"):
            continue
        for decision in read_curated(path, folder).decisions:
            if decision.event:
                ids.add(decision.event)
            if decision.source and decision.quote:
                said.setdefault(decision.source, set()).add(level(decision.quote))
    return ids, said
