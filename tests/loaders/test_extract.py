"""Mentions of whole texts: what is one, when, of which status; and laws that hold for every mention."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.extract import EXTRACTOR, extract, mention_at, read
from loaders.sources import read_file
from schemas.event_type import EventType
from schemas.source import Passage, Source
from schemas.vocabulary import shipped

SAMPLES = Path(__file__).parents[3] / "shared" / "articles"
DAY = date(2024, 7, 28)  # a Sunday


def source_of(*lines, published=DAY, first="body"):
    passages, at = [], 0
    for ordinal, text in enumerate(lines):
        kind = first if ordinal == 0 else "body"
        passages.append(Passage(ordinal=ordinal, kind=kind, char_start=at, char_end=at + len(text), text=text))
        at += len(text) + 1
    return Source(id="doc", title="t", language="en", published=published, sha256="0" * 64, passages=tuple(passages))


def told(*lines, **more):
    return {m.trigger: m for m in extract(source_of(*lines, **more), shipped())}


def test_a_meeting_to_come_and_its_part():
    found = told(
        "Norway and Chad are set to sign a fishing pact at a meeting in Oslo, officials said.",
        "Talks begin Tuesday and will last for hours.",
        "The talks will include the first discussions between Oslo and Ndjamena on trade.",
    )
    assert (found["Talks"].when.edtf, found["Talks"].status) == ("2024-07-30", "planned")
    assert (found["meeting"].when.edtf, found["meeting"].when.basis) == ("2024-07-30", "inherited")
    assert (found["sign"].type, found["sign"].when.edtf) == ("agreement/sign", "2024-07-30")
    assert found["discussions"].part_of == found["talks"].id
    assert found["discussions"].when.edtf == "2024-07-30"


@pytest.mark.parametrize(
    ("text", "trigger", "edtf", "status"),
    [
        ("The two presidents met in Rome on Friday.", "met", "2024-07-26", "occurred"),
        ("In an interview last month, the coach hinted at it.", "interview", "2024-06", "occurred"),
        ("Ghana elects a new president in November.", "elects", "2024-11", "planned"),
        ("The port will hold a festival on 3 August.", "festival", "2024-08-03", "planned"),
        ("The summit of 3 August was cancelled.", "summit", "2024-08-03", "cancelled"),
        ("The crew had to be rescued on Friday.", "rescued", "2024-07-26", "occurred"),
        ("The rain led the mayor of Lima to resign on Friday.", "resign", "2024-07-26", "occurred"),
        ("Guests saw police arrest a clerk on Friday.", "arrest", "2024-07-26", "occurred"),
        ("Peru is planning a strike in October.", "strike", "2024-10", "planned"),
        ("New sanctions on Peru were imposed on Friday.", "sanctions", "2024-07-26", "occurred"),
        ("Ana Quispe said on Friday she was resigning.", "resigning", "[2024-07-28..]", "planned"),
        ("The Lima Grand Prix was suspended on lap 20 on Friday.", "Grand Prix", "2024-07-26", "occurred"),
        # what is told as past is of the year before
        ("Shares fell after the 22 November explosion.", "explosion", "2023-11-22", "occurred"),
        ("Oil has leaked since 22 November.", "leaked", "2023-11-22/..", "occurred"),
        ("The earthquake on 22 November killed nine.", "earthquake", "2023-11-22", "occurred"),
        ("A storm is expected on 22 November.", "storm", "2024-11-22", "planned"),
        ("The ministers met in Oslo on 22 November.", "met", "2023-11-22", "occurred"),
        ("Peru called an election for 22 November.", "election", "2024-11-22", "planned"),
        # where a plan is made is no plan
        ("At a summit in Lima, Peru and Chile agreed on Friday to cut tariffs.", "summit", "2024-07-26", "occurred"),
        ("Peru and Chile agreed on the plan at a summit in Lima on Friday.", "summit", "2024-07-26", "occurred"),
        ("Peru decided on a boycott during a meeting in Lima on Friday.", "meeting", "2024-07-26", "occurred"),
        ("Peru decided on a boycott during a meeting in Lima on Friday.", "boycott", "[2024-07-28..]", "planned"),
        ("Peru agreed to hold a summit on Friday.", "summit", "2024-08-02", "planned"),
        ("His views were set out in a speech in Lima in 1999.", "speech", "1999", "occurred"),
        ("A woman holds a poster at a protest in Lima on 5 July.", "protest", "2024-07-05", "occurred"),
    ],
)
def test_day_and_status(text, trigger, edtf, status):
    mention = told("The town is quiet.", text)[trigger]
    assert (mention.when.edtf, mention.status) == (edtf, status)


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The army fired a rocket over the strait on Wednesday.", "fired", "occurred"),
        ("The blast early Wednesday shook the whole port.", "shook", "occurred"),
        ("A meeting Wednesday between the two ministers comes at a bad time.", "meeting", "planned"),
    ],
)
def test_what_was_done_tomorrow_was_done_where_it_is_tomorrow_already(text, trigger, status):
    mention = told(text, published=date(2024, 7, 30))[trigger]
    assert (mention.when.edtf, mention.status) == ("2024-07-31", status)
    assert "2024-07-24 may be meant" in mention.when.doubt


@pytest.mark.parametrize(
    "text",
    [
        "There was no meeting on Friday.",
        "If they meet on Friday, the strike ends.",
        "The club usually holds a concert on Fridays.",
        "They sat in the meeting room on Friday.",
        "He wants to resign.",
        "A firm used its bank in Peru to buy a ship in 2013.",
        "The law sets a fee for every tanker that spills oil.",
        "The runner fights to keep her championship hopes alive.",
    ],
)
def test_what_is_denied_wished_for_or_habitual_is_no_mention(text):
    assert told(text) == {}


def test_an_undated_past_deep_in_the_text_is_only_bounded():
    quiet = ["The village lies on a hill."] * 12
    mention = told(*quiet, "Long ago rebels attacked the fort of Lima.")["attacked"]
    assert (mention.when.edtf, mention.when.basis) == ("[..2024-07-28]", "inferred")


def test_without_a_day_of_publication_nothing_relative_is_dated():
    found = told("The two presidents met in Rome on Friday.", "They had met in May 2019.", published=None)
    assert found["met"].when.edtf in (None, "2019-05")
    assert all(m.when.basis in ("none", "stated") for m in found.values())


def test_the_page_frame_gives_nothing():
    assert told("The summit opens on Monday in Rome.", first="frame") == {}


def test_a_noun_that_repeats_its_verb_is_not_told_twice():
    assert list(told("Peru and Chile signed an agreement on Friday.")) == ["signed"]


def test_a_weak_verb_gives_way_to_the_noun_it_carries():
    assert list(told("On Monday, Japan will host a meeting of ministers.")) == ["meeting"]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("The port is safe, Ana Quispe said.", [("said", ["ana-quispe"])]),
        ("“The port is safe,” said Ana Quispe of the union.", [("said", ["ana-quispe"])]),
        ("The port is safe, officials said.", []),
        ("The port is safe, The Guardian reported.", []),
        ("Ana Quispe said.", []),
        ("Ana Quispe left, and what she said should be forgotten.", []),
        ("In what Ana Quispe called a farce, it rained.", []),
        ("Ana Quispe called the plan a farce.", [("called", ["ana-quispe"])]),
        ("Ana Quispe said the talks in Oslo had failed.", [("said", ["ana-quispe"]), ("talks", ["ana-quispe"])]),
        ("Ana Quispe added that the port is safe.", [("added", ["ana-quispe"])]),
    ],
)
def test_a_verb_of_saying_tells_an_event_where_someone_named_speaks(text, told_of):
    mentions = extract(source_of("The town is quiet.", "It often rains there.", "It is old.", text), shipped())
    assert [(m.trigger, [p.actor for p in m.who]) for m in mentions] == told_of
    assert all(p.role == "speaker" for m in mentions if m.type == "statement" for p in m.who)


def test_what_has_no_day_no_actor_and_no_place_is_no_mention():
    quiet = ["The village lies on a hill."] * 12
    assert told(*quiet, "There had been an incident.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "The house near the scene of the blast in Oslo is old.",
        "Men fighting in Oslo are old.",
        "Miners may sue Peru.",
        "When I visited Peru, it was old.",
        "Ships broke the sanctions on Peru.",
        "He smiled before his retirement from Peru.",
        "Ships carry goods banned by Peru.",
        "The spill threatens to close the port of Lima.",
    ],
)
def test_what_is_named_in_passing_without_a_day_is_no_mention(text):
    assert extract(source_of("The town is quiet.", "It often rains there.", "It is old.", text), shipped()) == []


def test_a_language_without_rules_gives_no_mention_and_no_error():
    source = source_of("Les ministres se sont rencontrés à Rome en 2019.").model_copy(update={"language": "xx"})
    assert extract(source, shipped()) == []
    assert mention_at(source, 4, 13, shipped()).trigger == "ministres"


def test_a_mention_at_any_span():
    source = source_of("The envoy smiled on Friday.")
    mention = mention_at(source, 10, 16, shipped())
    assert (mention.trigger, mention.type, mention.when.edtf) == ("smiled", "other", "2024-07-26")
    assert mention.extractor == EXTRACTOR


VOCABULARY = """the a talks meeting summit will host met signed on Friday Monday in May 2019 Japan Oslo . , said attack
and not “ ” U.S. of killed 3 August after before since was cancelled to resign election last year"""
WORDS = st.sampled_from(re.split(r"\s+", VOCABULARY))
NAMES = [f"{site}-us-japan-south-korea-look-to-cement" for site in ("livemint", "tns")]


@given(st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_every_mention_quotes_its_text_and_two_readings_agree(lines):
    source = source_of(*lines)
    mentions = extract(source, shipped())
    text = source.text
    for mention in mentions:
        assert text[mention.char_start : mention.char_end] == mention.quote
        assert text[mention.trigger_start : mention.trigger_end] == mention.trigger
        assert mention.char_start <= mention.trigger_start < mention.trigger_end <= mention.char_end
        if mention.when.char_start is not None:
            assert text[mention.when.char_start : mention.when.char_end] == mention.when.text
    assert len({m.id for m in mentions}) == len(mentions)
    assert extract(source.model_copy(), shipped()) == mentions


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The miners were freed on Saturday after 69 days under ground.",
            "Miners were freed after 69 days under ground",
        ),
        ("The mill will publish its annual results on Monday.", "Mill to publish its annual results"),
        ("The ministers will meet in Oslo in three weeks.", "Ministers to meet in Oslo"),
        ("The clerks met in an October 3 meeting with Peru.", "Clerks met in a meeting with Peru"),
        ("Shares fell by a tenth since the 3 May explosion.", "Shares fell by a tenth since explosion"),
        ("Peru fired a missile on Friday morning local time.", "Peru fired a missile"),
        (
            "Crowds marching on Monday in support of anti-tax farmers were beaten back.",
            "Crowds marching in support of anti-tax farmers were beaten back",
        ),
        (
            "Ana Quispe is its mayor. Peru will send its mayor to Chile on the first visit to the country in a year.",
            "Peru to send its mayor to Chile on the first visit to the country in a year",
        ),
        ("Peru signed the pact five weeks before the war of 1911.", "Peru signed the pact before the war of 1911"),
    ],
)
def test_a_title_leaves_out_when_but_not_how_long_or_how_often(text, title):
    assert title in [mention.title for mention in told("The town is quiet.", text).values()]


def test_a_meeting_that_only_tells_where_names_those_who_meet():
    found = told("Norway and Chad agreed on quotas at talks in Oslo on Friday.")
    assert found["talks"].title == "Talks in Oslo between Norway and Chad"


def test_a_source_read_before_is_read_anew_with_another_vocabulary():
    regatta = EventType(id="regatta", name="Regatta", family="sport", triggers={"en": ("regatta", "to yacht")})
    own = shipped().with_own(event_types=(regatta,))
    source = source_of("The town is quiet.", "The club will hold a regatta in the bay on Monday.")
    assert extract(source, shipped()) == extract(source.model_copy(), shipped())
    assert extract(source, own) == extract(source.model_copy(), own)
    assert read(source, own).dating.lex is not read(source, shipped()).dating.lex


@pytest.mark.parametrize("day", [date(1, 1, 2), date(9999, 12, 30)])
@pytest.mark.parametrize(
    "text",
    [
        "Peru plays Chile on Friday.",
        "The envoy will visit Lima in two years.",
        "The summit opens next month, and the last one was held in two weeks.",
        "The mayor quit on Monday, two years after a blast rocked the harbour of the town.",
    ],
)
def test_the_ends_of_the_calendar_stop_nothing(text, day):
    for mention in extract(source_of("The town is quiet.", text, published=day), shipped()):
        assert mention.when.edtf is None or mention.when.bounds is not None


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample articles lie beside the checkout, not in it")
@pytest.mark.parametrize("name", NAMES)
def test_the_sample_articles(name):
    loaded = read_file(SAMPLES / f"{name}.txt", SAMPLES)
    source = loaded[0].source
    if source.published is None:
        source = source.model_copy(update={"published": DAY, "published_basis": "story"})
    mentions = extract(source, shipped())
    found = {(m.family, m.when.edtf, m.status) for m in mentions}
    assert ("meeting", "2024-07-28", "planned") in found
    assert ("meeting", "2024-07-29", "planned") in found
    assert ("agreement", "2024-07-28", "planned") in found
    assert ("election", "2024-11", "planned") in found
    assert ("statement", "2024-06", "occurred") in found
    assert [m for m in mentions if m.part_of], "the minister-level discussions are part of the talks"
    assert not [m for m in mentions if m.when.edtf and ("2039" in m.when.edtf or "2024-11-" in m.when.edtf)]


@pytest.mark.parametrize(
    ("lines", "edtf"),
    [
        (("The port opened a new pier on Friday, said Ana Quispe.", "Rain fell.", "Quispe resigned."), "2024-07-26"),
        (("The port has a new pier, said Ana Quispe.", "Rain often falls.", "Quispe resigned."), "[..2024-07-28]"),
    ],
)
def test_those_of_a_dated_lead_go_on_acting_on_its_day(lines, edtf):
    assert told(*lines)["resigned"].when.edtf == edtf


def test_a_weak_verb_is_the_news_where_it_opens_the_lead():
    assert told("The port lost its cranes.", "It often rains there.")["lost"].when.edtf == "2024-07-28"
    assert "lost" not in told("The town is quiet.", "It often rains there.", "The port lost its cranes.")


def test_a_verb_of_beginning_adds_no_second_happening():
    assert set(told("The summit began on Friday.")) == {"summit"}
    assert told("He began the repairs on Friday.")["began"].when.edtf == "2024-07-26"


def test_a_part_belongs_to_a_whole_that_is_a_mention_itself():
    assert "meeting" not in told("It rained.", "It rained.", "It rained.", "Talks include a meeting of leaders.")
    found = told(
        "It rained.", "It rained.", "It rained.", "The firm faces several inquiries, including a fraud inquiry by Peru."
    )
    assert [(m.trigger, m.part_of) for m in found.values()] == [("inquiry", None)]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("The army scaled back or halted its naval drills on Friday.", ["scaled back"]),
        ("The ruling Harbour Party ousted its chairman on Friday.", ["ousted"]),
        ("The bombing of Lima killed two guards on Friday.", ["bombing", "killed"]),
        ("Negotiations with Peru were launched on Friday.", ["Negotiations"]),
        ("Ana Quispe on Friday called the summit a farce.", ["called"]),
        ("A guard was stabbed to death in Lima on Friday.", ["stabbed"]),
        ("Peru and Chad welcomed the deal.", ["welcomed"]),
        ("Peru welcomed the pact signed on Friday.", ["pact", "signed"]),
    ],
)
def test_words_beside_one_another_tell_each_happening_once(text, told_of):
    assert list(told(text)) == told_of


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A summit planned for Thursday was cancelled.", "summit", ("cancelled", "2024-08-01", "Summit was cancelled")),
        ("A visit planned for May was cancelled because of fog.", "visit",
         ("cancelled", "2024-05", "Visit was cancelled because of fog")),
        ("A visit planned for October was cancelled.", "visit", ("cancelled", "2024-10", "Visit was cancelled")),
        ("Talks due on Thursday were postponed.", "Talks", ("postponed", "2024-08-01", "Talks were postponed")),
        ("The summit planned for Thursday will discuss trade.", "summit",
         ("planned", "2024-08-01", "Summit to discuss trade")),
        ("The talks, originally set for 9 August, will be held on 2 September in Lima.", "talks",
         ("planned", "2024-09-02", "Talks to be held in Lima")),
        ("The summit, originally scheduled for 18 June, was held on Monday in Lima.", "summit",
         ("occurred", "2024-07-22", "Summit was held in Lima")),
        ("The summit, initially planned for 9 August, has been postponed.", "summit",
         ("postponed", "2024-08-09", "Summit has been postponed")),
    ],
)  # fmt: skip
def test_for_when_something_was_meant_is_not_what_became_of_it(text, word, expected):
    found = told(text)[word]
    assert (found.status, found.when.edtf, found.title) == expected


def test_an_election_called_for_a_day_is_to_come_on_that_day():
    found = told("Ana Quispe called an election for 6 September on Friday.")
    assert [(trigger, one.status, one.when.edtf) for trigger, one in found.items()] == [
        ("called an election", "occurred", "2024-07-26"),
        ("election", "planned", "2024-09-06"),
    ]
    assert list(told("Ana Quispe called an election on Friday.")) == ["called an election"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A summit due to open on Friday has been called off after a storm.", "cancelled"),
        ("A summit due to open on Friday has been postponed to May.", "postponed"),
        ("A summit due to open on Friday will go ahead.", "planned"),
    ],
)
def test_what_a_plan_came_to_is_told_by_the_verb_of_its_sentence(text, status):
    assert told("The town is quiet.", text)["summit"].status == status
