"""One entry of the queue on the terminal: the event, each of its sentences once, what it may be the same as.

It asks nothing and writes no file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.console import Console
from rich.text import Text

from kb.review.queue import Entry, Quote
from schemas.ids import level

_MARKED = {"trigger": "bold", "time": "bold underline"}
_SHOWN_QUOTES = 5


def show(console: Console, entry: Entry, told: tuple[Quote, ...], place: str = "") -> None:
    """Prints an event with its sentences, their trigger and time words marked, and what it may be the same as."""
    console.rule(place)
    console.print(Text.assemble((entry.title, "bold"), f"\n{entry.shown_date} · {entry.status} · {entry.type}"))
    voices = f"{entry.n_stories} {'story' if entry.n_stories == 1 else 'stories'}, {entry.n_mentions} sentences"
    console.print(
        Text(f"{voices} · salience {entry.salience:.2f} · confidence {entry.confidence:.2f} · {entry.id}", "dim")
    )
    sentences = _without_copies(told)
    for one, copies in sentences[:_SHOWN_QUOTES]:
        console.print(_marked(one, copies))
    if len(sentences) > _SHOWN_QUOTES:
        console.print(Text(f"… and {len(sentences) - _SHOWN_QUOTES} more", "dim"))
    for like in entry.alike:
        why = "; ".join(like.reasons)
        console.print(
            Text(f"perhaps the same ({like.score:.2f}): {like.title}, {like.shown_date} [{like.id}]: {why}", "yellow")
        )


def _without_copies(told: Iterable[Quote]) -> list[tuple[Quote, int]]:
    """Each sentence once with all that is marked in it, and how many other texts say it in the same words."""
    said: dict[str, list[Quote]] = {}
    for one in told:
        said.setdefault(level(one.text), []).append(one)
    return [(_joined(same), len({one.source for one in same}) - 1) for same in said.values()]


def _joined(same: Sequence[Quote]) -> Quote:
    """What several mentions mark and reckon in one sentence, together: of copies the first is shown."""
    here = [one for one in same if one.text == same[0].text]
    marks = sorted({mark for one in here for mark in one.marks})
    return replace(
        same[0], marks=tuple(marks), reckoning="; ".join(dict.fromkeys(one.reckoning for one in here if one.reckoning))
    )


def _marked(one: Quote, copies: int = 0) -> Text:
    """A sentence in its surroundings, which are dim; the trigger bold, the time words underlined and in brackets."""
    where = one.source + (f", {one.published}" if one.published else "")
    also = f" (and in {copies} more text{'s' if copies > 1 else ''})" if copies else ""
    text = Text()
    text.append(f"\n{where}{also}\n", "dim")
    text.append(one.before, "dim")
    said = Text(one.text)
    for start, end, what in one.marks:
        said.stylize(_MARKED[what], start, end)
    edges = {at: sign for start, end, what in one.marks if what == "time" for at, sign in ((start, "["), (end, "]"))}
    for piece, at in zip(said.divide(sorted(edges)), [*sorted(edges), None], strict=True):
        text.append_text(piece)
        text.append(edges.get(at, "") if at is not None else "")
    text.append(one.after, "dim")
    if one.reckoning:
        text.append(f"\n  → {one.reckoning}", "dim")
    return text
