"""Whatever people write, nothing crashes, and what comes out refers only to what is there."""

import json
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.checks import check
from loaders.curated import read_curated_text
from schemas.vocabulary import shipped

TEXTS = {"harbour-news": "The Harbour Guild opens its doors on Sunday."}

ids = st.sampled_from(("one-event", "two-events", "guild", "tokyo", "e-0123456789", "open_day", "Not An Id", ""))
names = ids | st.sampled_from(("Japan", "U.S.", "A. N. Other", "東京", "x" * 161, "!")) | st.text(max_size=5)
times = st.sampled_from(("2024-07-28", "2024-07-30/..", "Monday", "28 July 2024", {"start": "2024-07-28"}, []))
types = st.sampled_from(("meeting", "meeting/summit", "summit", "open_day", "open_day/x", "M"))
roles = st.sampled_from(("host", "delegate", "hots"))
ties = st.sampled_from(("part_of", "follows_up", "causes"))
sources = st.sampled_from((*TEXTS, "nowhere"))


def some(given: Mapping[str, object] | None = None, **optional: object) -> st.SearchStrategy[dict[str, object]]:
    """Keys and values, with those of `given` always there."""
    return st.fixed_dictionaries(dict(given or {}), optional=optional)  # type: ignore[arg-type]


def few(one: st.SearchStrategy[object]) -> st.SearchStrategy[list[object]]:
    return st.lists(one, max_size=3)


FIELDS = {
    "type": types,
    "when": times,
    "place": names,
    "participants": few(some({"actor": names}, role=roles, **{"for": names})),
    "relations": few(some({"kind": ties, "event": ids}, quote=names)),
}
RECORDS = {
    "events": some(
        {"id": ids, "title": st.just("Some happening")},
        **FIELDS,
        formerly=few(ids),
        unsourced=st.just("told by one who was there"),
        sources=few(some(source=sources, url=names, quote=names, trigger=names)),
    ),
    "actors": some({"id": ids, "name": names}, member_of=few(names), country=names),
    "places": some({"id": ids, "name": names}, part_of=names, zone=names),
    "types": some({"id": ids, "name": names, "family": names}),
    "decisions": some(
        {"kind": st.sampled_from(("same_as", "distinct_from", "amend", "reject"))},
        event=ids,
        other=ids,
        source=sources,
        quote=names,
        set=some(**FIELDS),
    ),
}
files = some(**{kind: few(record) for kind, record in RECORDS.items()})


@given(files, files)
@settings(deadline=None, max_examples=60)
def test_any_records_are_checked_or_held_back(one: dict[str, object], other: dict[str, object]) -> None:
    written = {"events/a.yml": one, "actors/b.yml": other}
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
