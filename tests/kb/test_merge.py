"""Merging: what becomes one event, what stays apart, and what people decided of it."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.merge import Merged, group, merge
from kb.merge.grouping import LIKELY, split
from schemas.event import Citation, Event, Participation
from schemas.mention import Mention
from schemas.times import EventTime
from tests.kb.telling import decide, sources, tell

PAIR = ("norway", "iceland")
PLAN = tell(
    "plan", "Norway will meet Iceland for talks in Oslo on Sunday.", "talks", "2024-07-28", status="planned", who=PAIR
)
HELD = tell("held", "Norway and Iceland held talks in Oslo on Sunday.", "talks", "2024-07-28", who=PAIR)
COPY = tell("copy", "Norway and Iceland held talks in Oslo on Sunday.", "talks", "2024-07-28", who=PAIR)
OTHER = tell(
    "held", "Sweden and Malta held talks in Valletta on 3 May.", "talks", "2024-05-03", who=("sweden", "malta")
)
TOLD = sources(("plan", "2024-07-25"), ("held", "2024-07-29"), ("copy", "2024-07-30"), story={"copy": "held"})


def only(merged: Merged) -> Event:
    assert len(merged.events) == 1, [event.title for event in merged.events]
    return merged.events[0]


def test_a_plan_and_its_outcome_are_one_event_whose_status_moved() -> None:
    event = only(merge([PLAN, HELD], TOLD))
    assert event.status == "occurred"
    assert event.id == "e-" + PLAN.id[2:], "the least mention by day names the event"
    assert event.title == HELD.title, "the title is told by one that knows the outcome"
    assert (event.n_mentions, event.n_sources, event.n_stories) == (2, 2, 2)


def test_copies_are_one_voice() -> None:
    event = only(merge([PLAN, HELD, COPY], TOLD))
    assert (event.n_mentions, event.n_sources, event.n_stories) == (3, 3, 2)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_merge_like_other_days(day: str) -> None:
    plan = tell("plan", "Norway will meet Iceland for talks in Oslo.", "talks", day, status="planned", who=PAIR)
    late = tell("held", "Norway and Iceland put off their talks.", "talks", status="postponed", who=PAIR)
    assert only(merge([plan, late], sources(("plan", day), ("held", day)))).status == "postponed"


def test_the_same_trigger_word_alone_never_merges() -> None:
    assert len(group([HELD, OTHER], sources=TOLD)) == 2
    elsewhere = sources(("far", "2024-07-29"), text="A chess club in Lima elects its chair; rain is expected in Peru.")
    undated = tell("far", "The talks were short.", "talks")
    assert len(group([HELD, undated], sources=TOLD | elsewhere)) == 2


_BASE = {"said": "say", "added": "add", "told": "tell", "announced": "announce"}


def said(quote: str, trigger: str, day: str = "2024-07-28", source: str = "held", who: str = "norway") -> Mention:
    speaker = Participation(actor=who, role="speaker")
    mention = tell(source, quote, trigger, day, type="statement", lemma=_BASE[trigger])
    return mention.model_copy(update={"who": (speaker,)})


FISH = said("Norway said fish are few.", "said")
NETS = said("The nets are old, Norway added.", "added")
ICE = said("Ice is rare, Norway told reporters.", "told")


def test_what_one_speaker_says_in_one_text_on_one_day_is_one_statement() -> None:
    assert only(merge([FISH, NETS, ICE], TOLD)).n_mentions == 3
    for other in (
        said("The nets are old, Norway added.", "added", day="2024-07-27"),
        said("The nets are old, Chad added.", "added", who="chad"),
        said("Norway announced new nets.", "announced"),
    ):
        assert len(merge([FISH, other], TOLD).events) == 2, other.quote


def test_people_part_and_refuse_what_one_speaker_said() -> None:
    whole = only(merge([FISH, NETS, ICE], TOLD))
    refused = decide("reject", event=whole.id)
    assert merge([FISH, NETS, ICE], TOLD, decisions=[refused]).events == ()
    parted = decide("distinct_from", source="held", quote=NETS.quote, other=whole.id)
    assert sorted(event.n_mentions for event in merge([FISH, NETS, ICE], TOLD, decisions=[parted]).events) == [1, 1, 1]


def test_two_happenings_of_one_sentence_are_told_apart_by_their_triggers() -> None:
    sentence = "At the meeting in Oslo, Norway and Iceland signed a fishing pact on Sunday."
    met = tell("held", sentence, "meeting", "2024-07-28", who=PAIR)
    signed = tell("held", sentence, "signed", "2024-07-28", who=PAIR, type="agreement/sign", part_of=met.id)
    merged = merge([met, signed], TOLD)
    assert len(merged.events) == 2
    part = next(event for event in merged.events if event.type == "agreement/sign")
    assert part.relations is not None and part.relations[0].event == merged.joined[met.id]


def test_a_part_of_a_meeting_is_no_more_of_the_same_meeting_in_any_copy() -> None:
    talks = [tell(name, "The talks in Oslo will include the first talks on fishing.", "talks", "2024-07-28", who=PAIR)
             for name in ("held", "copy")]  # fmt: skip
    parts = [whole.model_copy(update={"id": part.id, "part_of": whole.id, "trigger_start": 35, "trigger_end": 40})
             for whole, part in zip(talks, (HELD, COPY), strict=True)]  # fmt: skip
    merged = merge([*talks, *parts], TOLD)
    assert sorted(event.n_sources for event in merged.events) == [2, 2]
    assert merged.joined[talks[0].id] != merged.joined[parts[0].id] == merged.joined[parts[1].id]


def test_two_dates_of_two_stories_are_both_told() -> None:
    late = tell("late", "Norway and Iceland held talks in Oslo on Monday.", "talks", "2024-07-28/2024-07-29", who=PAIR)
    wrong = tell(
        "wrong", "Norway and Iceland will hold talks in Oslo.", "talks", "2024-07-29", who=PAIR, status="postponed"
    )
    told = TOLD | sources(("late", "2024-07-30"), ("wrong", "2024-07-27"))
    event = only(merged := merge([PLAN, HELD, wrong, late], told))
    assert event.when.edtf in ("2024-07-28", "2024-07-29")
    assert "29 July 2024" in merged.choices[event.id][0] and "28 July 2024" in merged.choices[event.id][0]


def test_a_meeting_put_off_gets_its_new_day_and_keeps_the_old_one_in_sight() -> None:
    off = tell(
        "off",
        "The talks of Norway and Iceland in Oslo were put off to 5 August.",
        "talks",
        "2024-08-05",
        status="postponed",
        who=PAIR,
    )
    event = only(merged := merge([PLAN, off], TOLD | sources(("off", "2024-07-27"))))
    assert (event.status, event.when.edtf) == ("postponed", "2024-08-05")
    assert merged.choices[event.id] == (
        "moved: 5 August 2024 (1 story), not 28 July 2024 (1 story): the newer text says that it was put off",
    )


OFF = tell(
    "off", "The talks of Norway and Iceland in Oslo, planned for Sunday, were put off.", "talks", "2024-07-28",
    status="postponed", who=PAIR,
)  # fmt: skip
OFF = OFF.model_copy(update={"when": OFF.when.model_copy(update={"given_up": True})})
ANEW = tell("anew", "The talks of Norway and Iceland in Oslo were put off to 5 August.", "talks", "2024-08-05",
            status="postponed", who=PAIR)  # fmt: skip
AGAIN = tell("again", "Norway will meet Iceland for talks in Oslo on Sunday after all.", "talks", "2024-07-28",
             status="planned", who=PAIR)  # fmt: skip
FAR = tell("far", "The talks that were put off brought Norway and Iceland to Oslo on Monday.", "talks", "2024-10-14",
           who=PAIR)  # fmt: skip
LATER = tell("late", "Norway and Iceland have put off their talks in Oslo to 14 October.", "talks", "2024-10-14",
             status="postponed", who=PAIR)  # fmt: skip
MONTHS = sources(("plan", "2024-05-02"), ("late", "2024-07-01"), ("far", "2024-10-15"))


def test_a_plan_the_word_that_puts_it_off_and_its_outcome_are_one_event_though_months_lie_between() -> None:
    event = only(merge([PLAN, LATER, FAR], MONTHS))
    assert (event.status, event.when.edtf, event.n_stories) == ("occurred", "2024-10-14", 3)
    known = tell("late", "The talks were originally scheduled for 28 July.", "talks", "2024-07-28", status="postponed")
    assert only(merge([PLAN, LATER, known, FAR], MONTHS)).when.edtf == "2024-10-14"
    assert len(merge([PLAN, FAR], MONTHS).events) == 2, "nothing tells that it was put off"
    parted = decide("distinct_from", source="late", quote=LATER.quote, trigger="talks", other="e-" + PLAN.id[2:])
    assert len(merge([PLAN, LATER, FAR], MONTHS, decisions=[parted]).events) == 2


GIVEN_UP: list[tuple[str, list[Mention], str, str]] = [
    ("without a new day", [PLAN, OFF], "postponed", "no longer 28 July 2024"),
    ("with one", [PLAN, OFF, ANEW], "postponed", "5 August 2024"),
    ("held as planned after all", [PLAN, OFF, AGAIN], "planned", "28 July 2024"),
    ("held in the end", [PLAN, OFF, HELD], "occurred", "28 July 2024"),
]


@pytest.mark.parametrize(("mentions", "status", "shown"), [one[1:] for one in GIVEN_UP], ids=[o[0] for o in GIVEN_UP])
def test_what_was_put_off_without_a_new_day_has_lost_the_old_one(
    mentions: list[Mention], status: str, shown: str
) -> None:
    told = TOLD | sources(("off", "2024-07-26"), ("anew", "2024-07-27"), ("again", "2024-07-27"))
    event = only(merge(mentions, told))
    assert (event.status, event.when.in_words()) == (status, shown)


@pytest.mark.parametrize(
    ("lock", "status", "shown"), [((), "postponed", "no longer 28 July 2024"), (("status",), "planned", "28 July 2024")]
)
def test_a_written_day_is_marked_as_given_up_when_later_texts_put_it_off(
    lock: tuple[str, ...], status: str, shown: str
) -> None:
    written = Event(
        id="oslo-talks", title="Talks in Oslo", type="meeting", status="planned", lock=lock,
        when=EventTime(edtf="2024-07-28", basis="curated"), participants=PLAN.who,
        sources=(Citation(source="plan", quote=PLAN.quote, trigger="talks"),), origin="curated",
    )  # fmt: skip
    merged = merge([PLAN, OFF], TOLD | sources(("off", "2024-07-26")), events=[written])
    (event,) = [one for one in merged.events if one.id == "oslo-talks"]
    assert (event.status, event.when.in_words()) == (status, shown)


def test_negated_and_hypothetical_mentions_become_no_events() -> None:
    denied = HELD.model_copy(update={"realis": "negated"})
    assert merge([denied], TOLD).events == ()


QUOTE = {"source": "held", "quote": "Norway and Iceland held talks", "trigger": "talks"}


@pytest.mark.parametrize("told", [[HELD], [COPY], [HELD, COPY], [PLAN, HELD, COPY]])
def test_what_was_refused_stays_away_in_every_copy(told: list[Mention]) -> None:
    merged = merge(told, TOLD, decisions=[decide("reject", **QUOTE)])
    assert merged.events == () and merged.joined == {}


def test_a_later_word_takes_a_refusal_back() -> None:
    again = decide("accept", **QUOTE).model_copy(update={"on": decide("accept", **QUOTE).on.replace(day=2)})  # type: ignore[union-attr]
    event = only(merge([HELD], TOLD, decisions=[again, decide("reject", **QUOTE)]))
    assert (event.origin, event.review) == ("accepted", "accepted")


def test_amendments_go_over_what_was_read() -> None:
    change = decide("amend", event="e-" + HELD.id[2:], set={"title": "Oslo fish talks", "type": "meeting/bilateral"})
    event = only(merge([PLAN, HELD], TOLD, decisions=[change]))
    assert (event.title, event.type, event.review, event.origin) == (
        "Oslo fish talks",
        "meeting/bilateral",
        "amended",
        "accepted",
    )


def test_same_as_joins_what_looks_unlike_and_distinct_from_parts_what_looks_alike() -> None:
    one, other = "e-" + HELD.id[2:], "e-" + OTHER.id[2:]
    assert len(merge([HELD, OTHER], TOLD).events) == 2
    assert len(merge([HELD, OTHER], TOLD, decisions=[decide("same_as", event=one, other=other)]).events) == 1
    two = merge([PLAN, HELD], TOLD, decisions=[decide("distinct_from", event=one, other="e-" + PLAN.id[2:])])
    assert len(two.events) == 2 and two.suggestions == ()


def written(**more: Any) -> Event:
    fields: dict[str, Any] = {
        "id": "oslo-talks",
        "title": "Norway and Iceland hold talks in Oslo",
        "type": "meeting",
        "when": EventTime(edtf="2024-07-28", basis="curated"),
        "participants": tuple(Participation(actor=actor) for actor in PAIR),
        "sources": (Citation(source="plan", quote="Norway will meet Iceland", trigger="talks"),),
    }
    return Event.model_validate(fields | more)


def test_a_cited_sentence_joins_the_event_that_cites_it_and_brings_its_kin() -> None:
    merged = merge([PLAN, HELD, OTHER], TOLD, [written()])
    assert merged.joined[PLAN.id] == merged.joined[HELD.id] == "oslo-talks"
    assert merged.joined[OTHER.id] != "oslo-talks"


def test_a_mention_joins_uncited_by_kind_time_party_and_words() -> None:
    assert merge([HELD], TOLD, [written(sources=(), unsourced="known to the desk")]).joined == {HELD.id: "oslo-talks"}
    other_day = written(sources=(), unsourced="known to the desk", when=EventTime(edtf="2024-07-20"))
    assert merge([HELD], TOLD, [other_day]).joined[HELD.id] != "oslo-talks"


def test_no_mention_joins_where_another_event_fits_as_well() -> None:
    bare = {"sources": (), "unsourced": "known to the desk"}
    merged = merge([HELD], TOLD, [written(**bare), written(id="oslo-talks-again", **bare)])
    assert merged.joined[HELD.id].startswith("e-")
    assert {suggestion.other for suggestion in merged.suggestions} == {"oslo-talks", "oslo-talks-again"}


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"status": "planned"}, "occurred"),
        ({"status": "planned", "lock": ("status",)}, "planned"),
        ({"status": "cancelled"}, "occurred"),
        ({"status": None}, "occurred"),
        ({"status": "planned", "sources": (Citation(source="held", quote="held talks in Oslo"),)}, "planned"),
    ],
)
def test_a_written_status_holds_as_of_its_newest_source(given: dict[str, Any], status: str) -> None:
    merged = merge([PLAN, HELD], TOLD, [written(**given)])
    assert next(event for event in merged.events if event.id == "oslo-talks").status == status


def test_what_a_person_wrote_holds_and_the_contradiction_is_told() -> None:
    event = written(when=EventTime(edtf="2024-07-27", basis="curated"), participants=(), place="bergen")
    merged = merge([HELD.model_copy(update={"place": "oslo"}), PLAN], TOLD, [event])
    kept = next(one for one in merged.events if one.id == "oslo-talks")
    assert (kept.when.edtf, kept.participants, kept.place) == ("2024-07-27", (), "bergen")
    assert [(problem.code, problem.field) for problem in merged.problems] == [("W05", "when"), ("W05", "place")]


def test_an_event_said_to_be_past_before_it_was_is_warned_of() -> None:
    early = written(status="occurred", lock=("status",))
    assert [problem.code for problem in merge([PLAN], TOLD, [early]).problems] == ["W02"]


def test_a_person_refuses_one_mention_of_a_written_event() -> None:
    merged = merge([PLAN, HELD], TOLD, [written()], [decide("reject", **QUOTE)])
    assert merged.joined == {PLAN.id: "oslo-talks"}


def test_two_written_events_called_the_same_are_one() -> None:
    twice = written(id="fish-talks", sources=(), unsourced="known to the desk")
    same = decide("same_as", event="fish-talks", other="oslo-talks")
    event = only(merge([PLAN], TOLD, [written(), twice], [same]))
    assert (event.id, event.formerly) == ("oslo-talks", ("fish-talks",))


ALL = [PLAN, HELD, COPY, OTHER]


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(ALL), unique_by=lambda m: m.id))
def test_order_changes_nothing(chance: random.Random, some: list[Mention]) -> None:
    shuffled = some.copy()
    chance.shuffle(shuffled)
    events, decisions = [written()], [decide("reject", **QUOTE), decide("accept", event="e-" + OTHER.id[2:])]
    assert merge(some, TOLD, events, decisions) == merge(shuffled, TOLD, events[::-1], decisions[::-1])
    assert group(some, sources=TOLD) == group(shuffled, sources=TOLD)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(ALL), unique_by=lambda m: m.id))
def test_every_asserted_mention_is_part_of_one_event(some: list[Mention]) -> None:
    merged = merge(some, TOLD)
    assert merged.joined.keys() == {mention.id for mention in some}
    assert {event.id: event.n_mentions for event in merged.events} == {
        key: sum(1 for event in merged.joined.values() if event == key) for key in merged.joined.values()
    }


@pytest.mark.parametrize("day, events", [("2024-07-28", 1), ("2024-07-30", 2)])
def test_texts_about_other_affairs_tell_of_one_happening_only_where_the_day_is_one(day: str, events: int) -> None:
    said = tell("fish", "Norway and Iceland held talks in Oslo.", "talks", "2024-07-28", who=PAIR, place="oslo")
    other = tell("ships", "Norway and Iceland held talks in Oslo.", "talks", day, who=PAIR, place="oslo")
    known = sources(("fish", "2024-07-28"), text="Bergen sells herring and cod; Bergen lands more cod.")
    known |= sources(("ships", "2024-07-31"), text="A yard in Gdansk builds ferries; the yard hires welders.")
    assert len(merge([said, other], known).events) == events


def test_a_weak_likeness_holds_no_block_together() -> None:
    weak, strong = LIKELY - 0.01, LIKELY
    assert split(4, {(0, 1): weak, (1, 2): strong, (1, 3): weak, (2, 3): strong}) == [
        ([0], {}),
        ([1, 2, 3], {(1, 2): strong, (1, 3): weak, (2, 3): strong}),
    ]


YARD = "A yard in Gdansk builds ferries. The ferry yard of Gdansk hires welders."
LOOKING_BACK = sources(("then", "2024-07-29"), ("again", "2024-07-30"), text=YARD)
LOOKING_BACK |= sources(
    ("now", "2024-07-28"), text=YARD + " Rescuers of the coastguard look for the crew of a freighter."
)
SANK = tell("then", "Her sister sank off Gdansk in 1998.", "sank", "1998", type="accident", lemma="sink")
SINKS = tell(
    "now",
    "Boats put out when the ferry sank off Gdansk.",
    "sank",
    "[..2024-07-28]",
    basis="inferred",
    type="accident",
    lemma="sink",
)


def test_what_a_text_recalls_of_another_year_is_not_what_another_text_reports() -> None:
    assert len(merge([SANK, SINKS], LOOKING_BACK).events) == 2
    owner = {"who": (Participation(actor="baltic-line"),)}
    both = [SANK.model_copy(update=owner), SINKS.model_copy(update=owner)]
    assert len(merge(both, LOOKING_BACK).events) == 1, "a text need not say the year of what is known by its owner"


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [("1998", "2024-07", 2), ("2023", "2024", 2), ("1998", "1998-05", 1), ("2024-06-02", "2024-07-20", 2)],
)
def test_no_undated_mention_ties_two_years_together(one: str, other: str, events: int) -> None:
    owner = (Participation(actor="baltic-line"),)
    told = [
        tell(source, "The ferry sank off Gdansk with her crew.", "sank", when, type="accident", lemma="sink", who=())
        for source, when in (("then", one), ("now", other), ("again", None))
    ]
    merged = merge([mention.model_copy(update={"who": owner}) for mention in told], LOOKING_BACK)
    assert len({merged.joined[mention.id] for mention in told[:2]}) == events
    assert not any(
        {s.event, s.other} == {merged.joined[told[0].id], merged.joined[told[1].id]} for s in merged.suggestions
    )


def accuse(source: str, quote: str, who: str | None, trigger: str = "accused") -> Mention:
    speaker = (Participation(actor=who, role="speaker"),) if who else ()
    when = "[..2024-07-29]"
    mention = tell(source, quote, trigger, when, basis="inferred", type="statement/accuse", lemma="accuse")
    return mention.model_copy(update={"who": speaker})


STRAIT = "Crews of ferries strike in Oslo, Bergen and Tromsø; the mayor of Bergen speaks of Iceland and fish."
MAYOR = accuse("held", "The mayor accused the ferry line of haste.", "mayor")


@pytest.mark.parametrize(
    ("other", "events"),
    [
        (accuse("copy", "The mayor accused the ferry line of haste and greed.", "mayor"), 1),
        (accuse("copy", "The union accused the ferry line of greed.", "union"), 2),
        (accuse("copy", "Owners were accused of greed.", None), 2),
        (accuse("weeks", "Of lies to voters the mayor accused ministers.", "mayor"), 2),
    ],
)
def test_a_saying_is_one_where_the_speaker_and_the_day_or_the_words_are(other: Mention, events: int) -> None:
    told = TOLD | sources(("copy", "2024-07-30"), ("weeks", "2024-08-20"), text=STRAIT)
    assert len(merge([MAYOR, other], told).events) == events
