"""A small knowledge base for the tests of pages and exports: two stories, one of them with a copy, and events of every
precision and status, with markup where a text should have none.
"""

from pathlib import Path

from kb.rows import citation_row, event_row, mention_row, participation_rows, passage_row, relation_rows, source_row
from kb.rows_known import actor_row, decision_row, name_rows, place_row, problem_row, type_rows
from kb.store import Writer
from schemas.actor import Actor, Name, Place
from schemas.decision import Decision
from schemas.event import Citation, Event, Participation, Relation
from schemas.ids import digest, mention_id
from schemas.mention import Mention
from schemas.problems import Problem
from schemas.source import Passage, Source
from schemas.times import EventTime
from schemas.vocabulary import shipped

SCRIPT = "<script>document.title='broken in'</script>"
TALKS = "tokyo-talks"
NOTES = "Ask the envoy again before this is printed."
DIFFER = {
    TALKS: (
        "when: 28 July 2024 (2 stories), not 29 July 2024 (1 story): more stories",
        "place: tokyo (1 story), not oslo",
    ),
    "ferry-strike": ("moved: 20 July 2024 (1 story), not 13 July 2024 (1 story): the newer text says so",),
}
"""Where voices differ: two dates are in dispute, another was moved."""
BEFORE = (
    ("headline", "Three navies plan a week of drills"),
    ("frame", "Sign up for our letter | Ferries | Tides"),
    ("body", "Defence chiefs of the three will meet in Tokyo on Sunday to settle the drills. The port stays open."),
    ("body", f"An envoy from Canada arrives on Monday. {SCRIPT} is how one reader signed."),
    ("body", "The three last held such talks in July 2023, and a review of the pact is due in 2025."),
)
AFTER = (
    ("headline", "Drills settled"),
    ("body", "The defence chiefs met in Tokyo on Sunday and settled the drills. A quake shook the coast in June."),
)
_PLACES = (
    Place(id="japan", name="Japan", kind="country", country="JP", lat=36, lon=138),
    Place(id="tokyo", name="Tokyo", kind="city", country="JP", lat=35.68, lon=139.69, part_of="japan"),
)
_ACTORS = (
    Actor(id="japan", name="Japan", kind="country", country="JP", names=(Name(text="Tokyo", kind="metonym"),)),
    Actor(id="canada", name="Canada", kind="country"),
    Actor(id="envoy", name="The envoy", kind="person"),
)


def harbour(path: Path) -> Path:
    """Writes the knowledge base to `path`."""
    countries = {"JP": "japan"}
    sources = [
        _source("harbour-times", "Harbour Times", "2024-07-27", BEFORE),
        _source("evening-post", "Evening Post", "2024-07-27", BEFORE, story="harbour-times"),
        _source("morning-ledger", "Morning Ledger", "2024-07-29", AFTER),
    ]
    with Writer.open(path) as store, store.atomic():
        store.insert("event_types", type_rows(shipped().event_types.values()))
        store.insert("places", [place_row(place, countries) for place in _PLACES])
        store.insert("actors", [actor_row(actor, countries) for actor in _ACTORS])
        store.insert("actor_names", [row for actor in _ACTORS for row in name_rows(actor)])
        store.insert("sources", [source_row(source) | {"story_id": source.story} for source in sources])
        store.insert("passages", [passage_row(source.id, one) for source in sources for one in source.passages])
        events = _events()
        places = {place.id: place for place in _PLACES}
        store.insert(
            "events",
            [
                event_row(one, places.get(one.place or ""), "japan" if one.place else None, DIFFER.get(one.id, ()))
                for one in events
            ],
        )
        store.insert("participations", [row for one in events for row in participation_rows(one)])
        store.insert("relations", [row for one in events for row in relation_rows(one)])
        store.insert("mentions", [row for source in sources for row in _mentions(source)])
        drills = next(event for event in events if event.id == "week-of-drills")
        store.insert("mentions", [citation_row(drills, _CITED, "harbour-times", (0, len(BEFORE[0][1])))])
        store.insert("decisions", [decision_row(_DECISION)])
        store.insert("problems", [problem_row(_FAULT)])
    with Writer.open(path) as store:
        store.finish()
    return path


_DECISION = Decision(
    kind="accept", event=TALKS, reason="both papers say so", by="the desk", file="decisions/a.yml", line=2
)


_CITED = Citation(source="harbour-times", quote=BEFORE[0][1])
_FAULT = Problem(
    code="R04", file="articles/torn.csv", message="no column is known to hold the text", hint="name one of them 'text'"
)


def _source(
    name: str, publisher: str, day: str, parts: tuple[tuple[str, str], ...], story: str | None = None
) -> Source:
    passages, at = [], 0
    for ordinal, (kind, text) in enumerate(parts):
        passages.append(Passage(ordinal=ordinal, kind=kind, char_start=at, char_end=at + len(text), text=text))  # type: ignore[arg-type]
        at += len(text) + 1
    return Source(
        id=name, title=parts[0][1], publisher=publisher, published=day, published_basis="metadata", language="en",  # type: ignore[arg-type]
        url=f"https://news.example/{name}", file=f"articles/{name}.txt", sha256=digest(name), story=story or name,
        passages=tuple(passages),
    )  # fmt: skip


def _event(name: str, title: str, edtf: str | None, status: str, **more: object) -> Event:
    basis = "none" if edtf is None else "stated"
    return Event(id=name, title=title, status=status, when=EventTime(edtf=edtf, basis=basis), **more)  # type: ignore[arg-type]


def _events() -> list[Event]:
    three = (
        Participation(actor="japan", role="host"),
        Participation.model_validate({"actor": "envoy", "role": "delegate", "for": "canada"}),
    )
    machine = {"origin": "extracted", "n_mentions": 1, "n_sources": 1, "n_stories": 1}
    return [
        _event(TALKS, "Defence chiefs settle the drills in Tokyo", "2024-07-28", "occurred", place="tokyo",
               participants=three, type="meeting/multilateral", review="accepted", file="events/talks.yml", line=1,
               n_mentions=3, n_sources=3, n_stories=2, salience=3.0, summary="Three chiefs, one table.",
               notes=NOTES),
        _event("e-0000000001", f"Envoy visits {SCRIPT}", "2024-07-29", "planned", type="visit", salience=1.0,
               participants=(Participation(actor="canada", role="visitor"),),
               relations=(Relation(kind="follows_up", event=TALKS),), **machine),
        _event("e-0000000002", "Talks of the three a year before", "2023-07", "occurred", type="meeting", **machine),
        _event("e-0000000003", "Review of the pact", "2025", "planned", type="policy", **machine),
        _event("e-0000000004", "Quake on the coast", "2024-06", "occurred", type="natural_disaster/earthquake",
               **machine),
        _event("week-of-drills", "A week of drills", "2024-08-05/2024-08-11", "planned", place="japan",
               type="military_exercise", participants=(Participation(actor="japan", role="participant"),)),
        _event("ferry-strike", "Ferry crews on strike", "2024-07-20", "postponed", type="protest/strike"),
        _event("harbour-wall", "Building of the harbour wall", "2019-03-01/..", "ongoing", type="other"),
        _event("lost-regatta", "A regatta of which no day is told", None, "cancelled", type="other"),
        _event("old-treaty", "An old treaty is about to be found", "1850~", "occurred", type="agreement/sign"),
    ]  # fmt: skip


_SAID = (
    # event, sentence (in BEFORE or AFTER), trigger, time words, EDTF, status, counted from, rule
    (TALKS, "Defence chiefs of the three will meet in Tokyo on Sunday to settle the drills.", "meet", "on Sunday",
     "2024-07-28", "planned", "2024-07-27", "weekday"),
    (TALKS, "The defence chiefs met in Tokyo on Sunday and settled the drills.", "met", "on Sunday", "2024-07-28",
     "occurred", "2024-07-29", "weekday"),
    ("harbour-wall", "The port stays open.", "stays", "on Sunday", "2024-07-28", "planned", "2024-07-27", "weekday"),
    ("e-0000000001", "An envoy from Canada arrives on Monday.", "arrives", "on Monday", "2024-07-29", "planned",
     "2024-07-27", "weekday"),
    ("e-0000000002", "The three last held such talks in July 2023, and a review of the pact is due in 2025.", "talks",
     "in July 2023", "2023-07", "occurred", None, "month_year"),
    ("e-0000000003", "The three last held such talks in July 2023, and a review of the pact is due in 2025.", "review",
     "in 2025", "2025", "planned", None, "year"),
    ("e-0000000004", "A quake shook the coast in June.", "quake", "in June", "2024-06", "occurred", "2024-07-29",
     "month"),
)  # fmt: skip


def _mentions(source: Source) -> list[dict[str, object]]:
    rows = []
    for event, quote, trigger, words, edtf, status, anchor, rule in _SAID:
        start = source.text.find(quote)
        if start < 0:
            continue
        within = words in quote  # else they stand in another sentence
        at, time = start + quote.index(trigger), start + quote.index(words) if within else source.text.index(words)
        basis = "inherited" if not within else "relative" if anchor else "stated"
        when = EventTime(edtf=edtf, basis=basis, text=words, char_start=time,
                         char_end=time + len(words), anchor=anchor, rule=rule)  # fmt: skip
        mention = Mention(
            id=mention_id(source.id, quote, trigger, 0), source=source.id, quote=quote, char_start=start,
            char_end=start + len(quote), trigger=trigger, trigger_start=at, trigger_end=at + len(trigger), when=when,
            title=trigger, status=status, extractor="tests@1",  # type: ignore[arg-type]
        )  # fmt: skip
        rows.append(mention_row(mention) | {"event_id": event})
    return rows
