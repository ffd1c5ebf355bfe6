"""What the happenings of a text know of each other: which one a word refers to, and which it cannot mean."""

from datetime import date

import pytest

from loaders.extract import extract
from loaders.references import Taking
from schemas.event import Participation
from schemas.source import Passage, Source
from schemas.text import NameHit, Parties
from schemas.vocabulary import shipped

DAY = date(2024, 7, 31)  # a Wednesday


def source_of(*lines, headline=None):
    """A text with these lines, after a headline."""
    passages, at = [], 0
    for kind, text in ([("headline", headline)] if headline else []) + [("body", line) for line in lines]:
        passages.append(Passage(ordinal=len(passages), kind=kind, char_start=at, char_end=at + len(text), text=text))
        at += len(text) + 1
    return Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=tuple(passages))


def times(*lines, headline=None):
    """The mentions of a text as (trigger, time, basis), in its order."""
    source = source_of(*lines, headline=headline)
    return [(m.trigger, m.when.edtf, m.when.basis) for m in extract(source, shipped())]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # the same word, or one of its kin, is taken up
        (
            ("A quake shook Lima on 3 May.", "Peru mourned the dead.", "Peru sent tents after the quake."),
            ["2024-05-03"],
        ),
        # one attack is not the attacks
        (("An attack shook Lima on 3 May.", "Peru spoke of the attacks."), []),
        # a day on which a long thing was spoken of is not its day
        (("The war was debated in Lima on 3 May.", "Peru wants an end to the war."), []),
        # two of a kind: what stands beside one of them means that one
        (
            ("A quake shook Lima on 3 May.", "Chad had a quake in 1998.", "Chad sent tents after the quake."),
            ["1998"],
        ),
        # the text's own is not the one of another year that it tells of in passing
        (
            (
                "Oil from a spill has reached Lima.",
                "In 1989 a spill killed fish off Alaska.",
                "Chad sent ships.",
                "The spill has cost Peru a million.",
            ),
            [],
        ),
        # nor has it the day of what was done about it
        (("Peru set up a fund on Monday after the oil spill.", "Chad sent ships.", "The oil spill hurt Peru."), []),
        # "oil" is no word for the spill
        (("A tanker brought oil on Monday.", "Chad is angry at the oil spill."), []),
    ],
)
def test_which_one_a_definite_noun_means(lines, expected):
    assert [when for _, when, basis in times(*lines) if basis == "inherited"] == expected


def test_a_general_word_means_what_was_told_right_before_it():
    lines = ("A ferry sank on 3 May off Lima.", "Peru has called in help since the accident.")
    assert ("accident", "2024-05-03", "inherited") in times(*lines)


def test_a_headline_takes_the_day_that_the_text_names():
    found = times("The blast on 12 July killed four men.", headline="Blast kills four in Lima")
    assert found[0] == ("kills", "2024-07-12", "inherited")


def test_a_known_thing_that_a_lead_only_speaks_of_is_no_news_of_the_day():
    found = {
        trigger: when for trigger, when, _ in times("Chad paid for the oil spill in Peru.", "Peru held a meeting.")
    }
    assert found["oil spill"] == "[..2024-07-31]"
    assert found["meeting"] == "2024-07-31"


def test_what_befalls_a_place_in_a_lead_is_news_of_the_day():
    assert times("A blast killed four men in Lima.")[0][1] == "2024-07-31"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Police arrested Ana Quispe after the quake of 3 May.", "arrested", "[2024-05-03..2024-07-31]"),
        ("After the quake of 3 May, police arrested Ana Quispe.", "arrested", "[2024-05-03..2024-07-31]"),
        ("Police arrested Ana Quispe before the quake of 3 May.", "arrested", "[..2024-05-03]"),
        ("Peru will hold an election after the summit of 3 August.", "election", "[2024-08-03..]"),
        ("Police arrested Ana Quispe in Lima, which had a quake on 3 May.", "arrested", "[..2024-07-31]"),
    ],
)
def test_what_happened_before_or_after_a_dated_happening_is_bounded_by_it(text, trigger, expected):
    lines = ("The port of Lima is quiet.", "It often rains there.", text)
    assert {name: when for name, when, _ in times(*lines)}[trigger] == expected


def test_what_is_done_at_an_occasion_that_opens_the_sentence_has_its_day():
    lines = (
        "The port of Lima is quiet.",
        "It often rains there.",
        "At a meeting on 3 May in Lima, the mayor resigned.",
    )
    assert ("resigned", "2024-05-03") in [found[:2] for found in times(*lines)]


@pytest.mark.parametrize(
    ("headline", "lines", "expected"),
    [
        # the headline tells what the lead tells, whatever its word, and not what came before it
        (
            "Peru and Chad sign fishing pact",
            (
                "Peru and Chad on Monday signed a treaty on fishing.",
                "Their leaders agreed on it on 3 May 2024.",
            ),
            "2024-07-29",
        ),
        # where the lead has nothing of the kind, the word of the same kin further on
        ("Peru recalls quake", ("Peru mourned the dead.", "A quake shook Lima on 3 May."), "2024-05-03"),
    ],
)
def test_what_a_headline_means(headline, lines, expected):
    assert times(*lines, headline=headline)[0][1:] == (expected, "inherited")


HIT = NameHit(0, 4, "Peru", "peru", "actor", "country")


@pytest.mark.parametrize(("hits", "asked"), [((), 0), ((HIT,), 1)])
def test_who_takes_part_is_read_once_and_only_where_somebody_is_named(hits, asked):
    read = []

    def parties():
        read.append("again")
        return Parties(tuple(Participation(actor=hit.id, role="host", as_text=hit.text) for hit in hits), None, None)

    taking = Taking(hits, parties)
    assert [part.actor for part in (*taking.who, *taking.who)] == ["peru"] * 2 * len(hits)
    assert taking.place is None
    assert len(read) == asked


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("The mill was sued this week.", "sued", "[2024-07-29..2024-07-31]"),
        ("The union has held a protest this week.", "protest", "[2024-07-29..2024-07-31]"),
        ("The mill was sued last week.", "sued", "[2024-07-22..2024-07-28]"),
        ("Crews got ready for a summit this week.", "summit", "[2024-07-29..2024-08-04]"),
        ("The mill will be sued this week.", "sued", "[2024-07-29..2024-08-04]"),
    ],
)
def test_what_is_over_was_over_by_the_day_of_the_report(text, trigger, edtf):
    found = times("The town is quiet.", "It often rains there.", "It is old.", text)
    assert {word: when for word, when, _ in found}[trigger] == edtf


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Peru on Monday pressed the bank to pay its debts during a meeting in Lima.", "meeting", "occurred"),
        ("Peru said on Monday it would press the bank to pay during a meeting on Friday.", "meeting", "planned"),
    ],
)
def test_an_occasion_on_a_day_gone_by_has_occurred(text, trigger, status):
    source = source_of("The town is quiet.", "It often rains there.", text)
    assert {m.trigger: m.status for m in extract(source, shipped())}[trigger] == status


def test_an_inquiry_has_not_the_day_on_which_its_findings_come_out():
    text = "The bank will this week reveal that it was cleared of theft after an inquiry into the deal."
    assert {word: when for word, when, _ in times("The town is quiet.", text)}.get(
        "inquiry"
    ) != "[2024-07-29..2024-08-04]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Experts read the law under which Peru sued the bank.", ("2024-05-03", "inherited")),
        # another one's deed, or one of which nobody says whose, or one told anew
        ("The town of Arica was quiet before Chile was sued.", ("[..2024-07-31]", "inferred")),
        ("Experts read the law under which Chile sued the mill.", ("[..2024-07-31]", "inferred")),
        ("Before that, Peru sued the bank.", ("[..2024-07-31]", "inferred")),
    ],
)
def test_what_is_told_again_in_passing_has_the_day_told_before(text, expected):
    found = times("Peru sued the bank on 3 May.", "It is old.", text)
    assert found[-1][1:] == expected


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("“It is sad that the factory in Lima exploded,” the mayor said on Monday.", "exploded", "[..2024-07-31]"),
        ("The “massacre” in Lima on Monday shocked Peru.", "massacre", "2024-07-29"),
    ],
)
def test_what_is_quoted_has_not_the_day_of_the_quoting(text, trigger, edtf):
    lines = ("The town is quiet.", "It often rains there.", "It is old.", text)
    assert {word: when for word, when, _ in times(*lines)}[trigger] == edtf


def test_things_reveal_nothing_on_a_day():
    found = times(
        "Peru held a vote on Monday.", "The posters reveal the anger of Peru.", "Ana Quispe reveals her plan."
    )
    assert [word for word, _, _ in found if word.startswith("reveal")] == ["reveals"]


def test_what_somebody_was_made_to_do_is_over():
    found = extract(source_of("The town is quiet.", *["It rains."] * 3, "Peru was forced to apologise."), shipped())
    assert [(m.trigger, m.when.edtf, m.status) for m in found] == [("apologise", "[..2024-07-31]", "occurred")]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Peru has opened a widely expected inquiry into the fire.", "inquiry", "occurred"),
        ("Peru held the planned election in Lima.", "election", "occurred"),
        ("Peru announced a planned merger of two banks.", "merger", None),
        ("Peru will hold the planned election in Lima.", "election", "planned"),
    ],
)
def test_a_plan_that_has_begun_is_none(text, trigger, status):
    assert {m.trigger: m.status for m in extract(source_of(text), shipped())}.get(trigger) == status


def test_a_noun_that_only_owns_another_one_is_told_in_passing():
    lines = ["The town is quiet.", *["It rains."] * 3, "They see a sign of the BP spill's toll on Peru."]
    assert extract(source_of(*lines), shipped()) == []


def test_a_word_with_a_day_that_nobody_knows_takes_no_other():
    lines = [
        "As in the 2009 launch, Peru failed.",
        "In Lima roofs shook in Tuesday's launch.",
        "Peru saw the launch.",
    ]
    source = source_of(*lines).model_copy(update={"published": None})
    assert [m.when.edtf for m in extract(source, shipped())] == ["2009", None]


@pytest.mark.parametrize(("text", "told"), [("Peru asked for it.", 0), ("Peru asked for it to stop.", 1)])
def test_what_is_said_of_a_bare_pronoun_is_said_in_passing(text, told):
    assert len(extract(source_of("The town is quiet.", text), shipped())) == told
