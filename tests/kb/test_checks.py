"""The rules of hand-written records, each with a case that passes and one that fails; and what is held back."""

import itertools
import pickle
import re
from collections.abc import Mapping

import pytest

from kb.checks import Checked, check, dates_read
from loaders.curated import read_curated_text
from schemas.actor import Actor, Place
from schemas.event import Participation
from schemas.problems import Problem
from schemas.times import EventTime
from schemas.vocabulary import shipped

TEXTS = {
    "harbour-news": "The Harbour Guild opens its doors on Sunday. Talks with the U.S. side follow.\nNobody came.",
    "evening-post": "A strike was called off.",
}


def run(files: Mapping[str, str], texts: Mapping[str, str] | None = None) -> Checked:
    return check([read_curated_text(text.encode(), file) for file, text in files.items()], shipped(), texts)


def shown(problem: Problem, files: Mapping[str, str]) -> str:
    """A problem with the word of the file that its line and column point to."""
    line = [*files[problem.file].split("\n"), ""][(problem.line or 0) - 1]
    word = re.match(r"[^\s,\]}:]*", line[(problem.column or 0) - 1 :])
    rest = f"{problem.field}: {problem.message}" + (f"; {problem.hint}" if problem.hint else "")
    return f"{problem.file} at {word[0] if word else ''}: {problem.code}: {rest}"


def said(files: Mapping[str, str], texts: Mapping[str, str] | None = None) -> list[str]:
    return [shown(problem, files) for problem in run(files, texts).problems]


def event(more: str = "", name: str = "one-event", unsourced: bool = True) -> str:
    reason = ", unsourced: told by one who was there" if unsourced else ""
    return f"{{id: {name}, title: Some happening{reason}{', ' + more if more else ''}}}"


def events(*some: str) -> str:
    return "events:\n" + "\n".join(f"- {one}" for one in some)


def tied(kind: str, other: str) -> str:
    return f"relations: [{{kind: {kind}, event: {other}}}]"


def cites(source: str, quote: str = "") -> str:
    return f"sources: [{{source: {source}{', quote: ' + quote if quote else ''}}}]"


def parties(*some: str) -> str:
    return f"participants: [{', '.join('{' + one + '}' for one in some)}]"


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
    ("E01 an event", {"events/a.yml": events(event(tied("causes", "two-events")), event("", "two-events"))}),
    (
        "E03 names for a time, for a day, from a day on",
        {
            "actors/a.yml": "{id: guild, name: Guild, names: [{text: G, from: 2007-05-01, until: 2024-07-01}, "
            "{text: H, from: 2024-07-02, until: 2024-07-02}, {text: I, from: 2024-07-03}]}"
        },
    ),
    ("E01 a machine's event", {"events/a.yml": event(tied("causes", "e-0123456789"))}),
    (
        "E01 a former id",
        {"events/a.yml": events(event(tied("causes", "old-name")), event("formerly: [old-name]", "two-events"))},
    ),
    ("E01 a source", {"events/a.yml": event(cites("harbour-news"), unsourced=False)}),
    (
        "E02 an actor and a place of one id",
        {"actors/a.yml": "{id: harbour, name: Harbour Board}", "places/a.yml": "{id: harbour, name: Old Harbour}"},
    ),
    ("E02 over a shipped one", {"actors/a.yml": "{id: japan, name: Japan, kind: country, country: JP}"}),
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
        "E11 no chain",
        {
            "decisions/a.yml": "decisions:\n- {kind: same_as, event: e-0000000001, other: e-0000000002}\n"
            "- {kind: distinct_from, event: e-0000000001, other: e-0000000003}\n"
        },
    ),
    (
        "W01 the right weekday",
        {"events/a.yml": event("when: 2024-07-28, " + cites("harbour-news", "opens its doors on Sunday"))},
    ),
    (
        "W01 a month has no weekday",
        {"events/a.yml": event("when: 2024-07, " + cites("harbour-news", "opens its doors on Sunday"))},
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
    ("W04 a decision", {"decisions/a.yml": "{kind: reject, source: harbour-news, quote: nobody came}"}),
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
        {"events/a.yml": event(tied("causes", "two-event")), "events/b.yml": event("", "two-events")},
        ["events/a.yml at two-event: E01: relations.0.event: no event 'two-event'; did you mean 'two-events'?"],
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
        {"decisions/a.yml": "{kind: same_as, event: e-0123456789, other: one-event}"},
        ["decisions/a.yml at one-event: E01: other: no event 'one-event'"],
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


def test_names_become_ids_and_unknown_ones_light_records() -> None:
    more = "place: Old Square, " + parties("actor: Japanese, role: host", "actor: A. N. Other, role: delegate, for: US")
    checked = run({"events/a.yml": events(event(more), event(parties("actor: A. N. Other"), "two-events"))})
    one, two = checked.events
    assert one.participants == (
        Participation(actor="japan", role="host"),
        Participation(actor="a-n-other", role="delegate", on_behalf_of="united-states"),
    )
    assert two.participants == (Participation(actor="a-n-other"),)
    assert checked.actors == (Actor(id="a-n-other", name="A. N. Other"),)
    assert checked.places == (Place(id="old-square", name="Old Square", kind="site"),)
    assert [problem.field for problem in checked.problems] == ["events.0.participants.1.actor", "events.0.place"][::-1]
    found = checked.vocabulary.actor_by_name("A. N. Other")
    assert found is not None and found.id == "a-n-other"


def test_an_actor_belongs_to_what_the_names_stand_for() -> None:
    files = {
        "actors/a.yml": "{id: guild, name: Guild, kind: group, country: JP, member_of: [NATO, Guild of Guilds]}",
        "actors/b.yml": "{id: guild-of-guilds, name: Guild of Guilds}",
    }
    assert run(files).actors == (
        Actor(id="guild", name="Guild", kind="group", country="JP", member_of=("nato", "guild-of-guilds")),
        Actor(id="guild-of-guilds", name="Guild of Guilds"),
    )


@pytest.mark.parametrize(("count", "sentence"), [(40, "word " * 39 + "word."), (41, "word " * 39 + "word…")])
def test_of_the_nearest_sentence_200_characters_are_shown(count: int, sentence: str) -> None:
    texts = {"one-text": "word " * (count - 1) + "word."}
    (message,) = said({"events/a.yml": event(cites("one-text", "word of it"))}, texts)
    assert message.endswith(f"the nearest sentence is: “{sentence}”")


def test_an_event_says_where_it_was_written_and_what_was_left_out() -> None:
    (one,) = run({"events/a.yml": events(event("when: 28 July 2024"))}).events
    assert (one.file, one.line, one.origin) == ("events/a.yml", 2, "curated")
    assert one.when == EventTime(edtf="2024-07-28", basis="curated", text="28 July 2024")
    assert {"title", "when"} <= one.model_fields_set and "participants" not in one.model_fields_set


def test_an_amendment_holds_what_an_event_holds() -> None:
    text = "{kind: amend, event: e-0123456789, set: {place: Tokyo, participants: [{actor: U.S., role: host}]}}"
    (decision,) = run({"decisions/a.yml": text}).decisions
    assert decision.set == {"place": "tokyo", "participants": (Participation(actor="united-states", role="host"),)}
    assert (decision.file, decision.line) == ("decisions/a.yml", 1)


HELD: list[tuple[dict[str, str], str]] = [
    (
        {
            "actors/b.yml": "{id: guild, name: Guild, kind: blok}",
            "events/a.yml": event(parties("actor: Guild", "actor: Japan")),
        },
        "events/a.yml at Guild: E01: participants.0.actor: the actor 'guild' is left out: its file is held back; "
        "mend actors/b.yml",
    ),
    (
        {"places/b.yml": "{id: square, name: Square, kind: squre}", "events/a.yml": event("place: Square")},
        "events/a.yml at Square: E01: place: the place 'square' is left out: its file is held back; mend places/b.yml",
    ),
    (
        {"types/b.yml": "{id: open_day, name: Open day, famly: life}", "events/a.yml": event("type: open_day")},
        "events/a.yml at open_day: E01: type: the type 'open_day' is left out: its file is held back; mend types/b.yml",
    ),
    (
        {"events/b.yml": event("status: plannd", "two-events"), "events/a.yml": event(tied("causes", "two-events"))},
        "events/a.yml at two-events: E01: relations.0.event: the event 'two-events' is left out: "
        "its file is held back; "
        "mend events/b.yml",
    ),
    (
        {"actors/b.yml": "{id: guild", "events/a.yml": event(parties("actor: guild", "actor: Japan"))},
        "events/a.yml at guild: E01: participants.0.actor: the actor 'guild' is left out: it is "
        "not known as long as a file "
        "cannot be read; mend actors/b.yml",
    ),
]


@pytest.mark.parametrize(("files", "message"), HELD, ids=[next(iter(files)) for files, _ in HELD])
def test_what_refers_to_a_record_held_back_keeps_all_but_that(files: Mapping[str, str], message: str) -> None:
    checked = run(files)
    assert [shown(problem, files) for problem in checked.problems if problem.level == "warning"] == [message]
    (one,) = checked.events
    assert one.id == "one-event" and one.title == "Some happening"
    assert (one.place, one.type, one.relations or ()) == (None, "other", ())
    assert all(party.actor == "japan" for party in one.participants or ())


def test_a_decision_about_an_event_held_back_is_left_out() -> None:
    files = {"events/a.yml": event("status: plannd"), "decisions/a.yml": "{kind: accept, event: one-event}"}
    assert run(files).decisions == ()
    assert run({**files, "events/a.yml": event()}).decisions != ()


def test_all_faults_of_a_file_at_once_from_the_reader_and_from_the_rules() -> None:
    found = said({"events/a.yml": """\
id: one-event
title: Some happening
status: plannd
type: meating
participants:
  - {actor: Japan, role: delegate}
  - {actor: Japan, rle: host}
""", "events/b.yml": event("", "two-events")}, TEXTS)  # fmt: skip
    assert found == [
        "events/a.yml at id: E04: sources: the event has no source; add `sources:`, or `unsourced:` with the reason",
        "events/a.yml at plannd: E01: status: no status 'plannd'; did you mean 'planned'?",
        "events/a.yml at meating: E01: type: no event type 'meating'; did you mean 'meeting'?",
        "events/a.yml at {actor: E06: participants.0: 'Japan' is a delegate of nobody; say whose with `for:`",
        "events/a.yml at rle: E01: participants.1.rle: unknown key 'rle'; did you mean 'role'?",
    ]


def test_dates_are_told_as_they_were_read() -> None:
    checked = run(
        {
            "events/a.yml": events(event("when: 28 July 2024"), event("when: {start: 2024-07-28}", "two-events"))
            + "\n- {id: three-events, title: Some happening, unsourced: nobody knows when}",
            "decisions/a.yml": "{kind: amend, event: e-0123456789, set: {when: about July 2024}}",
        }
    )
    assert dates_read(checked) == [
        "decisions/a.yml:1: e-0123456789: 2024-07~ (about July 2024) from “about July 2024”",
        "events/a.yml:2: one-event: 2024-07-28 (28 July 2024) from “28 July 2024”",
        "events/a.yml:3: two-events: 2024-07-28",
        "events/a.yml:4: three-events: undated",
    ]


def test_the_order_of_the_files_changes_nothing() -> None:
    files = {
        "events/a.yml": event("participants: [{actor: Somebody New}], relations: [{kind: part_of, event: two-events}]"),
        "events/b.yml": event(parties("actor: Somebody New"), "two-events"),
        "events/c.yml": event("", "two-events"),
        "actors/a.yml": "{id: guild, name: Guild, member_of: [Somebody Else]}",
    }
    dumps = {pickle.dumps(run(dict(some)).problems) for some in itertools.permutations(files.items())}
    assert len(dumps) == 1


def test_without_texts_neither_sources_nor_quotes_are_looked_up() -> None:
    assert said({"events/a.yml": event(cites("nowhere", "anything"))}) == []


def test_texts_may_be_asked_for_one_by_one() -> None:
    curated = read_curated_text(event(cites("nowhere")).encode(), "events/a.yml")
    assert [problem.code for problem in check([curated], shipped(), TEXTS.get).problems] == ["E01"]


def test_where_no_text_is_loaded_no_source_is_known() -> None:
    assert [problem.code for problem in run({"events/a.yml": event(cites("nowhere"))}, {}).problems] == ["E01"]


def test_an_empty_folder_is_right() -> None:
    checked = check([], shipped(), {})
    assert (checked.events, checked.actors, checked.problems, checked.held) == ((), (), (), ())
