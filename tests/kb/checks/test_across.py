"""The rules that need two records: same ids, unknown events, circles, contradictions, parts and causes."""

from collections.abc import Mapping

import pytest

from tests.kb.checks.written import TEXTS, event, events, run, said, shown, tied

RIGHT = [
    ("E01 an event", {"events/a.yml": events(event(tied("causes", "two-events")), event("", "two-events"))}),
    ("E01 a machine's event", {"events/a.yml": event(tied("causes", "e-0123456789"))}),
    (
        "E01 a former id",
        {"events/a.yml": events(event(tied("causes", "old-name")), event("formerly: [old-name]", "two-events"))},
    ),
    (
        "E02 an actor and a place of one id",
        {"actors/a.yml": "{id: harbour, name: Harbour Board}", "places/a.yml": "{id: harbour, name: Old Harbour}"},
    ),
    ("E02 over a shipped one", {"actors/a.yml": "{id: japan, name: Japan, kind: country, country: JP}"}),
    (
        "E07 a chain",
        {
            "events/a.yml": events(
                event(tied("part_of", "two-events")),
                event(
                    "relations: [{kind: part_of, event: three-events}, {kind: follows_up, event: one-event}]",
                    "two-events",
                ),
                event("", "three-events"),
            )
        },
    ),
    (
        "E11 no chain",
        {
            "decisions/a.yml": "decisions:\n- {kind: same_as, event: e-0000000001, other: e-0000000002}\n"
            "- {kind: distinct_from, event: e-0000000001, other: e-0000000003}\n"
        },
    ),
    (
        "W03 a part inside",
        {
            "events/a.yml": events(
                event("when: 2024-07-28, " + tied("part_of", "two-events")),
                event("when: 2024-07-26/2024-07-30", "two-events"),
            )
        },
    ),
    (
        "W03 a part that may be inside",
        {
            "events/a.yml": events(
                event("when: 2024-07, " + tied("part_of", "two-events")), event("when: 2024-07-28", "two-events")
            )
        },
    ),
    (
        "W03 a whole without an end",
        {
            "events/a.yml": events(
                event("when: 2024-07-29, " + tied("part_of", "two-events")),
                event("when: {start: 2024-07-28}", "two-events"),
            )
        },
    ),
    (
        "W03 a cause before",
        {
            "events/a.yml": events(
                event("when: 2024-07-28, " + tied("causes", "two-events")), event("when: 2024-07-29", "two-events")
            )
        },
    ),
]


@pytest.mark.parametrize(("rule", "files"), RIGHT, ids=[rule for rule, _ in RIGHT])
def test_what_is_right_is_not_spoken_of(rule: str, files: Mapping[str, str]) -> None:
    assert said(files, TEXTS) == []


WRONG: list[tuple[dict[str, str], list[str]]] = [
    (
        {
            "places/a.yml": "{id: old-harbour, name: Old Harbour, part_of: New Quarter}",
            "places/b.yml": "{id: new-quarter, name: New Quarter, part_of: old-harbour}",
        },
        [
            "places/a.yml at New: E07: part_of: part_of runs in a circle: new-quarter → old-harbour → new-quarter; "
            "take one relation out",
            "places/b.yml at old-harbour: E07: part_of: part_of runs in a circle: "
            "new-quarter → old-harbour → new-quarter; take one relation out",
        ],
    ),
    (
        {"places/a.yml": "{id: old-harbour, name: Old Harbour, part_of: Old Harbour}"},
        ["places/a.yml at Old: E07: part_of: a place cannot be in 'part_of' with itself; take one relation out"],
    ),
    (
        {"events/a.yml": event(tied("causes", "two-event")), "events/b.yml": event("", "two-events")},
        ["events/a.yml at two-event: E01: relations.0.event: no event 'two-event'; did you mean 'two-events'?"],
    ),
    (
        {"decisions/a.yml": "{kind: same_as, event: e-0123456789, other: one-event}"},
        ["decisions/a.yml at one-event: E01: other: no event 'one-event'"],
    ),
    (
        {"events/a.yml": event(), "events/b.yml": events(event("", "two-events"), event())},
        [
            "events/a.yml at one-event: E02: id: the id 'one-event' is also in events/b.yml:3; give each its own id",
            "events/b.yml at one-event: E02: events.1.id: the id 'one-event' is also in events/a.yml:1; "
            "give each its own id",
        ],
    ),
    (
        {"events/a.yml": event("formerly: [two-events]"), "events/b.yml": event("", "two-events")},
        [
            "events/a.yml at two-events: E02: formerly.0: the id 'two-events' is also in events/b.yml:1; "
            "give each its own id",
            "events/b.yml at two-events: E02: id: the id 'two-events' is also in events/a.yml:1; give each its own id",
        ],
    ),
    (
        {"events/a.yml": event(tied("part_of", "one-event"))},
        [
            "events/a.yml at one-event: E07: relations.0.event: an event cannot be in 'part_of' with itself; "
            "take one relation out"
        ],
    ),
    (
        {
            "events/a.yml": event(tied("part_of", "two-events")),
            "events/b.yml": event(tied("part_of", "one-event"), "two-events"),
        },
        [
            "events/a.yml at two-events: E07: relations.0.event: part_of runs in a circle: one-event → "
            "two-events → one-event; "
            "take one relation out",
            "events/b.yml at one-event: E07: relations.0.event: part_of runs in a circle: one-event → "
            "two-events → one-event; "
            "take one relation out",
        ],
    ),
    (
        {
            "decisions/a.yml": "decisions:\n- {kind: same_as, event: e-0000000001, other: e-0000000002}\n",
            "decisions/b.yml": "decisions:\n- {kind: same_as, event: e-0000000003, other: e-0000000002}\n"
            "- {kind: distinct_from, event: e-0000000001, other: e-0000000003}\n",
        },
        [
            f"decisions/{place}: E11: decisions.{n}.other: 'e-0000000001' and 'e-0000000003' are told apart "
            "(decisions/b.yml:3), but same_as joins them: e-0000000001 = e-0000000002 = e-0000000003; "
            "take one of these decisions back"
            for place, n in (("a.yml at e-0000000002", 0), ("b.yml at e-0000000002", 0), ("b.yml at e-0000000003", 1))
        ],
    ),
    (
        {"decisions/a.yml": "{kind: distinct_from, event: e-0000000001, other: e-0000000001}"},
        [
            "decisions/a.yml at e-0000000001: E11: other: 'e-0000000001' and 'e-0000000001' are told "
            "apart (decisions/a.yml:1), "
            "but same_as joins them, being one event; take one of these decisions back"
        ],
    ),
]


@pytest.mark.parametrize(("files", "messages"), WRONG, ids=[messages[0].split(": ", 1)[1] for _, messages in WRONG])
def test_what_is_wrong_holds_its_files_back(files: Mapping[str, str], messages: list[str]) -> None:
    checked = run(files, TEXTS)
    assert [shown(problem, files) for problem in checked.problems] == messages
    assert checked.held == tuple(sorted({message.partition(" at ")[0] for message in messages}))
    assert {event.file for event in checked.events}.isdisjoint(checked.held)


WARNINGS: list[tuple[dict[str, str], str]] = [
    (
        {
            "events/a.yml": events(
                event("when: 2024-08-01, " + tied("part_of", "two-events")),
                event("when: 2024-07-28/2024-07-30", "two-events"),
            )
        },
        "events/a.yml at {kind: W03: events.0.relations.0: this is on 1 August 2024, outside of 'two-events', "
        "which is on 28 to 30 July 2024; look at the dates again",
    ),
    (
        {
            "events/a.yml": events(
                event("when: 2024-08-01, " + tied("causes", "two-events")), event("when: 2024-07-28", "two-events")
            )
        },
        "events/a.yml at {kind: W03: events.0.relations.0: this begins 1 August 2024, after its "
        "effect 'two-events' began, "
        "28 July 2024; look at the dates again",
    ),
]


@pytest.mark.parametrize(("files", "message"), WARNINGS, ids=[message.split(": ", 1)[1] for _, message in WARNINGS])
def test_a_warning_holds_nothing_back(files: Mapping[str, str], message: str) -> None:
    checked = run(files, TEXTS)
    assert [(shown(problem, files), problem.level) for problem in checked.problems] == [(message, "warning")]
    assert checked.held == ()
