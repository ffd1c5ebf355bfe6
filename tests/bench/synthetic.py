"""Made-up news in any amount: texts that the product can read, and a database of them without reading any.

`article(n)` is a text of about 300 words that tells of four events, two of its own and two that an earlier article
told of, six mentions in all: so a run of articles has two events an article and three mentions an event.
`make_database(path, n_events)` writes such rows through the store, for measuring pages and queries at scale.

    python -m tests.bench synthetic kb.db 100000
"""

import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

from kb.merge.shapes import Suggestion
from kb.rows import event_row, mention_row, participation_rows, passage_row, source_row
from kb.rows_known import actor_row, place_row, suggestion_row, type_rows
from kb.store import Writer
from schemas.actor import Actor, Place
from schemas.event import Event, Participation, Status
from schemas.ids import digest, event_id, mention_id, slugify
from schemas.mention import Mention
from schemas.source import Passage, Source
from schemas.times import EventTime
from schemas.vocabulary import shipped
from tests.bench.synthetic_words import ADJECTIVES, COUNTRIES, KINDS, NOUNS, SHAPES, SPOTS, TOPICS, VERBS

FIRST_DAY = date(2000, 1, 3)


_DAY = "%A, %B %-d, %Y"


class Happening(NamedTuple):
    """One made-up event."""

    number: int
    host: tuple[str, str, str]
    guest: tuple[str, str, str]
    topic: str
    kind: tuple[str, str, str, str]
    day: date
    spots: tuple[str, str]
    """Places that nobody else speaks of at the time."""


class Told(NamedTuple):
    """One sentence that tells of a happening, and where it stands in its article."""

    happening: Happening
    start: int
    end: int
    time_start: int
    time_end: int
    status: Status


class Article(NamedTuple):
    """A made-up article: its text, and what it tells."""

    id: str
    title: str
    day: date
    text: str
    told: tuple[Told, ...]


def happening(number: int, of: int) -> Happening:
    """The made-up event of that number, `of` being how many there are: it settles how they spread over the years."""
    dice = Random(number)
    host, guest = dice.sample(COUNTRIES, 2)
    days = (number // 2) * 9000 // max(of // 2, 1) + dice.choice((-3, -1, 2, 4, 9))
    topic, kind, (one, other) = dice.choice(TOPICS), dice.choice(KINDS), dice.sample(SPOTS, 2)
    return Happening(number, host, guest, topic, kind, FIRST_DAY + timedelta(max(days, 0)), (one, other))


def article(number: int, of: int) -> Article:
    """The made-up article of that number out of `of`."""
    dice = Random(-number - 1)
    day = FIRST_DAY + timedelta(number * 9000 // max(of, 1))
    own = [happening(2 * number + i, 2 * of) for i in (0, 1)]
    before = max(number - dice.randint(1, 3), 0)
    older = [happening(2 * before + i, 2 * of) for i in (0, 1)]
    title = f"{own[0].host[0]} and {own[0].guest[0]} turn to {own[0].topic}"
    text, told = f"{title}\n\nBy Staff\n{day:%B %-d, %Y}\n\n", []
    for told_of, twice in [(own[0], True), (own[1], True), (older[0], False), (older[1], False)]:
        for again in (0, 1) if twice else (2,):
            said, at, length, status = _sentence(told_of, day, again)
            start = len(text)
            told.append(Told(told_of, start, start + len(said), start + at, start + at + length, status))
            filler = [_filler(dice, told_of) for _ in range(dice.randint(1, 3))]
            text += " ".join([said, *filler]) + "\n\n"
    return Article(f"made-{number:07d}", title, day, text.rstrip() + "\n", tuple(told))


def _filler(dice: Random, near: Happening) -> str:
    """A sentence that tells of nothing."""
    words = {slot: dice.choice(ADJECTIVES) for slot in "abc"} | {slot: dice.choice(NOUNS) for slot in "nmko"}
    words |= {slot: dice.choice(VERBS) for slot in "vw"}
    return dice.choice(SHAPES).format(spot=dice.choice(near.spots), country=near.guest[0], **words) + "."


def _sentence(told_of: Happening, day: date, again: int) -> tuple[str, int, int, Status]:
    """A sentence about a happening as said on `day`: the text, where its time words stand, its status."""
    planned = told_of.day > day
    verb = told_of.kind[1 if planned else 0]
    when = f"{told_of.day:{_DAY}}"
    if again == 2:
        lead = f"In {told_of.host[2]} {told_of.host[0]}, with {told_of.guest[0]}, {verb} {told_of.topic} on "
    elif again:
        lead = (
            f"Envoys of {told_of.guest[0]} said in {told_of.host[2]} that {told_of.host[0]} {verb} {told_of.topic} on "
        )
    else:
        lead = f"{told_of.host[0]} and {told_of.guest[0]} {verb} {told_of.topic} in {told_of.host[2]} on "
    return f"{lead}{when}.", len(lead), len(when), "planned" if planned else "occurred"


def write_articles(folder: Path, numbers: Iterable[int], of: int) -> None:
    """Writes made-up articles as text files below `folder/articles`, a hundred of them in each subfolder."""
    for number in numbers:
        made = article(number, of)
        path = folder / "articles" / f"{number // 100:05d}" / f"{made.id}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made.text, encoding="utf-8")


def make_database(path: Path, n_events: int, *, batch: int = 2000) -> None:
    """Writes a database of so many made-up events, with texts and evidence, through the store's bulk path."""
    n_articles = max(n_events // 2, 1)
    with Writer.open(path) as store:
        with store.atomic():
            store.insert("event_types", type_rows(shipped().event_types.values()))
            countries = {code: slugify(name) for name, code, _ in COUNTRIES}
            store.insert("places", (place_row(place, countries) for place in _places()))
            actors = [
                Actor(id=slugify(n), name=n, kind="country", country=c, origin="shipped") for n, c, _ in COUNTRIES
            ]
            store.insert("actors", (actor_row(actor, countries) for actor in actors))
        numbers = iter(range(n_articles))
        tellings: dict[int, list[Mention]] = {}
        while part := list(islice(numbers, batch)):
            last = part[-1] == n_articles - 1
            with store.atomic():
                _write(store, [article(number, n_articles) for number in part], tellings, last=last)
        store.finish()


def _places() -> Iterator[Place]:
    for name, code, city in COUNTRIES:
        yield Place(id=slugify(name), name=name, kind="country", country=code, lat=10.5, lon=20.25)
        yield Place(id=slugify(city), name=city, kind="city", country=code, lat=10.25, lon=20.5, part_of=slugify(name))


def _write(store: Writer, articles: list[Article], tellings: dict[int, list[Mention]], *, last: bool) -> None:
    """Writes articles, their mentions, and each event that no later article can tell of."""
    sources = [_source(each) for each in articles]
    store.insert("sources", (source_row(source) for source in sources))
    store.insert("passages", (passage_row(s.id, passage) for s in sources for passage in s.passages))
    for each, source in zip(articles, sources, strict=True):
        for told, mention in zip(each.told, told_mentions(each, source), strict=True):
            tellings.setdefault(told.happening.number, []).append(mention)
    settled = [n for n in sorted(tellings) if last or n < 2 * (int(articles[-1].id[5:]) - 4)]
    done = [(n, tellings.pop(n)) for n in settled]
    events = [_event(said) for _, said in done]
    store.insert("events", (event_row(event, None, slugify(_host(event))) for event in events))
    store.insert("participations", (row for event in events for row in participation_rows(event)))
    rows = ((mention_row(m), event.id) for (_, said), event in zip(done, events, strict=True) for m in said)
    store.insert("mentions", (row | {"event_id": event} for row, event in rows))
    doubles = [Suggestion(a.id, b.id, 0.6, ("same kind",)) for a, b in pairwise(events)][::50]
    store.insert("suggestions", map(suggestion_row, doubles))


def _host(event: Event) -> str:
    assert event.participants
    return event.participants[0].actor


def _source(made: Article) -> Source:
    passages, at = [], 0
    for line in made.text.split("\n"):
        if line:
            kind = "headline" if not passages else "byline" if len(passages) < 3 else "body"
            passages.append(
                Passage(ordinal=len(passages), kind=kind, char_start=at, char_end=at + len(line), text=line)  # type: ignore[arg-type]
            )
        at += len(line) + 1
    return Source(
        id=made.id, title=made.title, publisher="Made-up News", language="en", published=made.day,
        published_basis="stated", published_text=f"{made.day:%B %-d, %Y}", file=f"articles/{made.id}.txt",
        sha256=digest(made.text), passages=tuple(passages),
    )  # fmt: skip


def told_mentions(made: Article, source: Source) -> list[Mention]:
    """The mentions that an article was made from, as an extractor would give them for `source`."""
    return [_mention(made, told, nth, source) for nth, told in enumerate(made.told)]


def _mention(made: Article, told: Told, nth: int, source: Source) -> Mention:
    what = told.happening
    quote = made.text[told.start : told.end]
    trigger = what.kind[2]
    start = told.start + quote.index(trigger)
    return Mention(
        id=mention_id(source.id, quote, trigger, nth), source=source.id, quote=quote, char_start=told.start,
        char_end=told.end, trigger=trigger, trigger_start=start, trigger_end=start + len(trigger), lemma=trigger,
        when=EventTime(
            edtf=what.day.isoformat(), basis="stated", text=made.text[told.time_start : told.time_end],
            char_start=told.time_start, char_end=told.time_end, anchor=made.day.isoformat(), rule="full_date",
        ),
        title=f"{what.host[0]} and {what.guest[0]}: {trigger} on {what.topic}", type=what.kind[3], status=told.status,
        who=(
            Participation(actor=slugify(what.host[0]), role="host", as_text=what.host[0]),
            Participation(actor=slugify(what.guest[0]), role="participant", as_text=what.guest[0]),
        ),
        place=slugify(what.host[2]), prominence=round(1 / (nth + 1), 3), confidence=0.8, extractor="synthetic@1",
    )  # fmt: skip


def _event(said: list[Mention]) -> Event:
    first = said[0]
    return Event(
        id=event_id(first.id), title=first.title, summary=first.quote, type=first.type, status=said[-1].status,
        when=first.when, place=first.place, participants=first.who, origin="extracted", confidence=0.8,
        salience=round(Random(first.id).random(), 4), n_mentions=len(said), n_sources=len({m.source for m in said}),
        n_stories=len({m.source for m in said}),
    )  # fmt: skip


def main(argv: list[str]) -> None:
    """`synthetic PATH N`: a database of N made-up events at PATH."""
    path, count = Path(argv[0]), int(argv[1])
    start = time.perf_counter()
    make_database(path, count)
    seconds = time.perf_counter() - start
    print(f"events: {count}\nseconds: {seconds:.1f}\nbytes_per_event: {path.stat().st_size / count:.0f}")


if __name__ == "__main__":
    main(sys.argv[1:])
