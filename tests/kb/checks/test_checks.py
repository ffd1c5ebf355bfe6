"""Hand-written files as a whole: names become ids; what refers to a file held back keeps all but that."""

import itertools
import pickle
from collections.abc import Mapping

import pytest

from kb.checks import check, dates_read
from kb.checks.records import _nearest_sentence
from loaders.curated import read_curated_text
from schemas.actor import Actor, Place
from schemas.event import Participation
from schemas.times import EventTime
from schemas.vocabulary import shipped
from tests.kb.checks.written import TEXTS, cites, event, events, parties, run, said, shown, tied


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


def test_the_nearest_sentence_may_be_much_longer_than_the_quote() -> None:
    short = "Norway and Chad signed a deal."
    long = "Belgium and Norway signed an agreement on fish and timber on Tuesday after two years of talks in the port."
    assert _nearest_sentence("Belgium and Norwey signed", f"{short} {long}") == f"“{long}”"
