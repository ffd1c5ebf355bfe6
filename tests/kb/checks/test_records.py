"""The rules of one hand-written record, each with cases that pass and cases that fail."""

from collections.abc import Mapping

import pytest

from tests.kb.checks.written import TEXTS, cites, event, events, parties, run, said, shown

RIGHT = [
    ("E01 a type", {"events/a.yml": event("type: meeting")}),
    (
        "E01 an actor by id, name, demonym",
        {"events/a.yml": event(parties("actor: japan", "actor: U.S.", "actor: French"))},
    ),
    (
        "E01 an actor of one's own",
        {
            "events/a.yml": event(parties("actor: The Guild")),
            "actors/a.yml": "{id: harbour-guild, name: Harbour Guild, names: [{text: The Guild}]}",
        },
    ),
    ("E01 a place by id or name", {"events/a.yml": events(event("place: tokyo"), event("place: Seoul", "two-events"))}),
    (
        "E03 names for a time, for a day, from a day on",
        {
            "actors/a.yml": "{id: guild, name: Guild, names: [{text: G, from: 2007-05-01, until: 2024-07-01}, "
            "{text: H, from: 2024-07-02, until: 2024-07-02}, {text: I, from: 2024-07-03}]}"
        },
    ),
    ("E01 a source", {"events/a.yml": event(cites("harbour-news"), unsourced=False)}),
    (
        "E04 a source described",
        {"events/a.yml": event("sources: [{url: 'https://example.org/a', quote: unchecked}]", unsourced=False)},
    ),
    (
        "E05 a quote when levelled",
        {"events/a.yml": event(cites("harbour-news", "'“talks with the US side”', trigger: Talks"))},
    ),
    ("E06 two roles", {"events/a.yml": event(parties("actor: Japan, role: host", "actor: Japan, role: speaker"))}),
    (
        "E06 a delegate",
        {
            "events/a.yml": event(parties("actor: jaxa, role: delegate, for: Japan")),
            "actors/a.yml": "{id: jaxa, name: JAXA}",
        },
    ),
    ("E08 a mode", {"events/a.yml": event("type: meeting/summit")}),
    (
        "E08 a mode of one's own",
        {
            "events/a.yml": event("type: open_day/guided"),
            "types/a.yml": "{id: open_day, name: Open day, family: life, modes: [{id: guided, name: Guided}]}",
        },
    ),
    ("E09 a zone", {"places/a.yml": "{id: old-harbour, name: Old Harbour, zone: Asia/Tokyo}"}),
    (
        "E10 a place in its country",
        {"places/a.yml": "{id: old-harbour, name: Old Harbour, country: JP, part_of: Tokyo}"},
    ),
    (
        "W01 the right weekday",
        {"events/a.yml": event("when: 2024-07-28, " + cites("harbour-news", "opens its doors on Sunday"))},
    ),
    (
        "W01 a month has no weekday",
        {"events/a.yml": event("when: 2024-07, " + cites("harbour-news", "opens its doors on Sunday"))},
    ),
    ("W04 a decision", {"decisions/a.yml": "{kind: reject, source: harbour-news, quote: nobody came}"}),
]


@pytest.mark.parametrize(("rule", "files"), RIGHT, ids=[rule for rule, _ in RIGHT])
def test_what_is_right_is_not_spoken_of(rule: str, files: Mapping[str, str]) -> None:
    assert said(files, TEXTS) == []


WRONG: list[tuple[dict[str, str], list[str]]] = [
    (
        {"events/a.yml": event("type: meating")},
        ["events/a.yml at meating: E01: type: no event type 'meating'; did you mean 'meeting'?"],
    ),
    (
        {"events/a.yml": event("type: summit")},
        ["events/a.yml at summit: E01: type: no event type 'summit'; did you mean 'meeting/summit'?"],
    ),
    (
        {"events/a.yml": event(parties("actor: united-sates"))},
        [
            "events/a.yml at united-sates: E01: participants.0.actor: no actor 'united-sates'; "
            "did you mean 'united-states'?"
        ],
    ),
    (
        {"events/a.yml": event(parties("actor: japan, role: delegate, for: south-koria"))},
        ["events/a.yml at south-koria: E01: participants.0.for: no actor 'south-koria'; did you mean 'south-korea'?"],
    ),
    (
        {"events/a.yml": event("place: tokio")},
        ["events/a.yml at tokio: E01: place: no place 'tokio'; did you mean 'tokyo' or 'tokai' or 'tokoza'?"],
    ),
    (
        {"events/a.yml": event(cites("harbor-news"))},
        [
            "events/a.yml at harbor-news: E01: sources.0.source: no source 'harbor-news' is loaded; "
            "did you mean 'harbour-news'?"
        ],
    ),
    (
        {"events/a.yml": event(cites("unknown"))},
        [
            "events/a.yml at unknown: E01: sources.0.source: no source 'unknown' is loaded; "
            "add it with `kb add`, or cite it by `url:` and `title:`"
        ],
    ),
    (
        {"events/a.yml": event("", "e-0123456789")},
        [
            "events/a.yml at e-0123456789: E01: id: ids of this form belong to machine-made events; "
            "write 'some-happening'"
        ],
    ),
    (
        {"actors/a.yml": "{id: guild, name: Guild, country: UK, member_of: [harbour-league]}"},
        [
            "actors/a.yml at UK: E01: country: no country 'UK' in ISO 3166; write 'GB'",
            "actors/a.yml at harbour-league: E01: member_of.0: no actor 'harbour-league'",
        ],
    ),
    (
        {
            "decisions/a.yml": "{kind: amend, event: e-0123456789, "
            "set: {type: meating, participants: [{actor: japn-x}]}}"
        },
        [
            "decisions/a.yml at meating: E01: set.type: no event type 'meating'; did you mean 'meeting'?",
            "decisions/a.yml at japn-x: E01: set.participants.0.actor: no actor 'japn-x'; did you mean 'japan'?",
        ],
    ),
    (
        {"actors/a.yml": "{id: guild, name: Guild, names: [{text: G, from: 2024-07-28, until: 2024-07-01}]}"},
        ["actors/a.yml at 2024-07-01: E03: names.0.until: it ends before it starts, on 2024-07-28"],
    ),
    (
        {"events/a.yml": event("", unsourced=False)},
        ["events/a.yml at {id: E04: sources: the event has no source; add `sources:`, or `unsourced:` with the reason"],
    ),
    (
        {"events/a.yml": event("sources: [{quote: opens its doors}]", unsourced=False)},
        [
            "events/a.yml at {quote: E04: sources.0: it is not said which source this is; "
            "give `source:`, or `url:` and `title:`"
        ],
    ),
    (
        {"events/a.yml": event(cites("harbour-news", "the Guild opens doors on Sunday"))},
        [
            "events/a.yml at the: E05: sources.0.quote: the quote is not in 'harbour-news'; "
            "the nearest sentence is: “The Harbour Guild opens its doors on Sunday.”"
        ],
    ),
    (
        {"events/a.yml": event(cites("harbour-news", "opens its doors, trigger: talks"))},
        ["events/a.yml at talks: E05: sources.0.trigger: the trigger 'talks' is not in the quote"],
    ),
    (
        {"events/a.yml": event(parties("actor: Japan, role: delegate"))},
        ["events/a.yml at {actor: E06: participants.0: 'Japan' is a delegate of nobody; say whose with `for:`"],
    ),
    (
        {"events/a.yml": event(parties("actor: Japan", "actor: Japanese"))},
        [
            "events/a.yml at {actor: E06: participants.1: 'Japanese' is participant of this event twice; "
            "leave one of the two out, or give it another role"
        ],
    ),
    (
        {"events/a.yml": event("type: meeting/multi")},
        [
            "events/a.yml at meeting/multi: E08: type: 'multi' is no mode of 'meeting'; "
            "its modes are bilateral, multilateral, summit, courtesy_call, phone, third_party"
        ],
    ),
    (
        {"events/a.yml": event("type: visit/summit")},
        ["events/a.yml at visit/summit: E08: type: 'summit' is no mode of 'visit'; did you mean 'meeting/summit'?"],
    ),
    (
        {"places/a.yml": "{id: old-harbour, name: Old Harbour, zone: Tokyo}"},
        ["places/a.yml at Tokyo: E09: zone: no time zone 'Tokyo'; did you mean 'Asia/Tokyo'?"],
    ),
    (
        {"places/a.yml": "{id: old-harbour, name: Old Harbour, country: KR, part_of: Tokyo}"},
        [
            "places/a.yml at KR: E10: country: the country is KR, but 'tokyo', which it lies in, is in JP; "
            "mend one of the two"
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
        {"events/a.yml": event(parties("actor: Harbor Guild")), "actors/a.yml": "{id: hg-one, name: Harbour Guild}"},
        "events/a.yml at Harbor: E01: participants.0.actor: no actor 'Harbor Guild' is known; "
        "it is taken as a new one, 'harbor-guild'; did you mean 'Harbour Guild'?",
    ),
    (
        {"events/a.yml": event("place: Old Harbour Square")},
        "events/a.yml at Old: E01: place: no place 'Old Harbour Square' is known; "
        "it is taken as a new one, 'old-harbour-square'; describe it with `kb new place`",
    ),
    (
        {"events/a.yml": event("when: 2024-07-29, " + cites("harbour-news", "its doors on Sunday"))},
        "events/a.yml at its: W01: sources.0.quote: Sunday stands here, but 29 July 2024 is a Monday; "
        "look at the date again",
    ),
    (
        {"decisions/a.yml": "{kind: reject, source: harbour-news, quote: everybody came}"},
        "decisions/a.yml at everybody: W04: quote: the quote is not in 'harbour-news' any more; "
        "the nearest sentence is: “Nobody came.”",
    ),
    (
        {"decisions/a.yml": "{kind: reject, source: harbour-nws, quote: nobody came}"},
        "decisions/a.yml at harbour-nws: W04: source: no source 'harbour-nws' is loaded; did you mean 'harbour-news'?",
    ),
]


@pytest.mark.parametrize(("files", "message"), WARNINGS, ids=[message.split(": ", 1)[1] for _, message in WARNINGS])
def test_a_warning_holds_nothing_back(files: Mapping[str, str], message: str) -> None:
    checked = run(files, TEXTS)
    assert [(shown(problem, files), problem.level) for problem in checked.problems] == [(message, "warning")]
    assert checked.held == ()
