"""Whatever people write, nothing crashes, and what comes out refers only to what is there."""

import json
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.checks import check
from loaders.curated import read_curated_text
from schemas.vocabulary import shipped

TEXTS = {"harbour-news": "The Harbour Guild opens its doors on Sunday."}

# Mostly right, so that records come through; each list ends with what breaks a rule.
event_ids = st.sampled_from(("one-event", "two-events", "three-events", "e-0123456789"))
own_ids = st.sampled_from(("guild", "league", "tokyo", "x"))
names = st.sampled_from(("Japan", "U.S.", "guild", "The League", "A. N. Other", "東京", "x" * 161))
places = st.sampled_from(("Tokyo", "Seoul", "Old Square", "!", "old-square"))
times = st.sampled_from(("2024-07-28", "2024-07-30/..", "28 July 2024", {"start": "2024-07-28"}, "Monday"))
types = st.sampled_from(("meeting", "meeting/summit", "visit", "other", "open_day", "summit"))
roles = st.sampled_from(("host", "visitor", "speaker", "delegate"))
ties = st.sampled_from(("part_of", "follows_up", "causes"))
sources = st.sampled_from((*TEXTS, "nowhere"))
words = st.sampled_from(("opens its doors", "on Sunday", "opens the door", "")) | st.text(max_size=5)


def some(given: Mapping[str, object] | None = None, **optional: object) -> st.SearchStrategy[dict[str, object]]:
    """Keys and values, with those of `given` always there."""
    return st.fixed_dictionaries(dict(given or {}), optional=optional)  # type: ignore[arg-type]


def few(one: st.SearchStrategy[object]) -> st.SearchStrategy[list[object]]:
    return st.lists(one, max_size=3)


FIELDS = {
    "type": types,
    "when": times,
    "place": places,
    "participants": few(some({"actor": names}, role=roles, **{"for": names})),
    "relations": few(some({"kind": ties, "event": event_ids}, quote=words)),
}
RECORDS = {
    "events": some(
        {"id": event_ids, "title": st.just("Some happening"), "unsourced": st.just("told by one who was there")},
        **FIELDS,
        sources=few(some({"source": sources}, quote=words, trigger=words)),
    ),
    "actors": some({"id": own_ids, "name": names}, member_of=few(names)),
    "places": some({"id": own_ids, "name": places}, part_of=places),
    "types": some({"id": st.just("open_day"), "name": words, "family": words}),
    "decisions": some(
        {"kind": st.sampled_from(("same_as", "distinct_from")), "event": event_ids, "other": event_ids},
    )
    | some({"kind": st.just("amend"), "event": event_ids, "set": some(**FIELDS)}),
}
FILES = {f"{kind}/{name}.yml": some(**{kind: few(record)}) for kind, record in RECORDS.items() for name in "ab"}


@given(some(**FILES))
@settings(max_examples=60)
def test_any_records_are_checked_or_held_back(written: dict[str, object]) -> None:
    curated = [read_curated_text(json.dumps(tree).encode(), file) for file, tree in written.items()]
    checked = check(curated, shipped(), TEXTS)
    assert {problem.file for problem in checked.problems if problem.level == "error"} == set(checked.held)
    assert {event.file for event in checked.events}.isdisjoint(checked.held)
    again = check(curated[::-1], shipped(), TEXTS)
    assert (again.events, again.decisions, again.problems) == (checked.events, checked.decisions, checked.problems)
    known = {event.id for event in checked.events} | {old for event in checked.events for old in event.formerly}
    for event in checked.events:
        assert {tie.event for tie in event.relations or () if not tie.event.startswith("e-")} <= known
        assert {party.actor for party in event.participants or ()} <= set(checked.vocabulary.actors)
        assert event.place is None or event.place in checked.vocabulary.places
        assert checked.vocabulary.has_type(event.type)
