"""Going through the queue in the terminal: the event, its sentences, a key a choice; each choice is a decision in YAML.

A decision names the sentence and the trigger, not the event's id, so that it holds for copies, a better extractor and
every rebuild. Nothing changes in the database until the next build.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.text import Text

from kb.review.file import append, file_of, take_back
from kb.review.queue import Entry, Quote, queue, quotes
from kb.store import Store
from loaders.curated import read_curated
from schemas.ids import level

_CHOICES = "[a]ccept  a[m]end  [r]eject  [s]ame as  [l]ater  [u]ndo  [q]uit"
_LAST = "that was the last one: [u]ndo  [q]uit"
_MARKED = {"trigger": "bold", "time": "bold underline"}
_SHOWN_QUOTES = 5
_DONE = {"accept": "accepted", "amend": "amended", "reject": "rejected", "same_as": "called the same"}


@dataclass
class Desk:
    """Where a review takes place: the folder, the person, and how they are asked."""

    folder: Path
    by: str
    day: date
    ask: Callable[[str, str], str]
    """(question, answer that Enter gives) -> answer."""
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
    entries = waiting(store, desk.folder)
    done: list[str] = []
    at = 0
    while at < len(entries) or done:
        if at < len(entries):
            entry = entries[at]
            show(desk.console, entry, quotes(store, entry.id), f"{at + 1} of {len(entries)}")
            choice = desk.ask(_CHOICES, "l")[:1].lower()
        else:
            choice = "u" if desk.ask(_LAST, "q")[:1].lower() == "u" else "q"
        if choice == "q":
            break
        if choice == "u":
            if done and done[-1] != "later" and not take_back(desk.path):
                desk.console.print("the decision is not in the file any more", style="red")
            at -= bool(done)
            done = done[:-1]
            continue
        kind = _decide(desk, entry, quotes(store, entry.id), choice)
        if kind is not None:
            done.append(kind)
            at += 1
    counted = Counter(kind for kind in done if kind != "later")
    if not counted:
        return "nothing was decided"
    said = ", ".join(f"{number} {_DONE[kind]}" for kind, number in sorted(counted.items()))
    return f"{said}, in {desk.path.relative_to(desk.folder)}: `kb build` brings it into the database"


def _decide(desk: Desk, entry: Entry, told: tuple[Quote, ...], choice: str) -> str | None:
    """Writes the decision of a choice; its kind, or None where it came to nothing."""
    match choice:
        case "l":
            return "later"
        case "a":
            return _write(desk, entry, told, {"kind": "accept"}, "as the texts say")
        case "r":
            return _write(desk, entry, told, {"kind": "reject"}, desk.ask("why not?", "no event of ours"))
        case "s":
            nearest = entry.alike[0].id if entry.alike else ""
            other = desk.ask("same as which event (id)?", nearest)
            if not other:
                return None
            return _write(desk, entry, told, {"kind": "same_as", "other": other}, "the same happening")
        case "m":
            change = _amended(desk, entry)
            return _write(desk, entry, told, {"kind": "amend", "set": change}, "read better") if change else None
        case _:
            return None


def _write(desk: Desk, entry: Entry, told: tuple[Quote, ...], decision: dict[str, Any], reason: str) -> str | None:
    """Appends a decision; taken back at once, and told, where the file would not be read."""
    about = {"event": entry.id}
    if told:
        best = max(told, key=lambda one: len(one.text))
        about = {"source": best.source, "quote": best.text, "trigger": best.trigger}
    kind = decision.pop("kind")
    append(desk.path, {"kind": kind, **about, **decision, "reason": reason, "by": desk.by, "on": desk.day.isoformat()})
    faults = [problem for problem in read_curated(desk.path, desk.folder).problems if problem.level == "error"]
    if not faults:
        return str(kind)
    for fault in faults:
        desk.console.print(str(fault), style="red", markup=False, highlight=False)
    take_back(desk.path)
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


def show(console: Console, entry: Entry, told: tuple[Quote, ...], place: str = "") -> None:
    """Prints an event with its sentences, their trigger and time words marked, and what it may be the same as."""
    console.rule(place)
    console.print(Text.assemble((entry.title, "bold"), f"\n{entry.shown_date} · {entry.status} · {entry.type}"))
    voices = f"{entry.n_stories} {'story' if entry.n_stories == 1 else 'stories'}, {entry.n_mentions} sentences"
    console.print(
        Text(f"{voices} · salience {entry.salience:.2f} · confidence {entry.confidence:.2f} · {entry.id}", "dim")
    )
    for one in told[:_SHOWN_QUOTES]:
        console.print(_marked(one))
    if len(told) > _SHOWN_QUOTES:
        console.print(Text(f"… and {len(told) - _SHOWN_QUOTES} more", "dim"))
    for like in entry.alike:
        why = "; ".join(like.reasons)
        console.print(
            Text(f"perhaps the same ({like.score:.2f}): {like.title}, {like.shown_date} [{like.id}]: {why}", "yellow")
        )


def _marked(one: Quote) -> Text:
    """A sentence in its surroundings, the trigger bold, the time words underlined too."""
    text = Text(f"\n{one.source}{f', {one.published}' if one.published else ''}\n", "dim")
    text.append(one.before, "dim")
    said = Text(one.text)
    for start, end, what in one.marks:
        said.stylize(_MARKED[what], start, end)
    text.append_text(said)
    text.append(one.after, "dim")
    if one.reckoning:
        text.append(f"\n  → {one.reckoning}", "dim")
    return text


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
    for path in sorted((folder / "decisions").glob("*.yml")):
        for decision in read_curated(path, folder).decisions:
            if decision.event:
                ids.add(decision.event)
            if decision.source and decision.quote:
                said.setdefault(decision.source, set()).add(level(decision.quote))
    return ids, said
