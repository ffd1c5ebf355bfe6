"""The values of a merged event: which word, status, time and title hold, and what is said of the others."""

from importlib.resources import files
from itertools import chain

import pytest
import yaml

from kb.merge.status import status_of
from kb.merge.time import choose_time
from kb.merge.values import machine_event
from kb.merge.words import can_be_one, profile, stem
from schemas.event import Participation, Status
from tests.kb.telling import sources, tell


@pytest.mark.parametrize(
    ("one", "other", "same", "alike"),
    [
        ("resigned", "resignation", True, False),
        ("met", "meetings", True, False),
        ("stole", "stealing", True, False),
        ("acquires", "acquisition", True, False),
        ("boss", "bosses", True, False),
        ("earthquake", "tremor", False, True),
        ("sacked", "dismissed", False, True),
        ("summit", "meeting", False, True),
        ("shooting", "killed", False, False),
        ("election", "earthquake", False, False),
    ],
)
def test_words_of_one_happening(one: str, other: str, same: bool, alike: bool) -> None:
    assert (stem(one) == stem(other)) is same
    assert same or can_be_one(stem(one), stem(other)) is alike


def test_each_form_has_one_word_and_each_group_two() -> None:
    listed = yaml.load((files("kb") / "merge" / "alike.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)["en"]
    forms = [*chain.from_iterable(listed["forms"].values())]
    assert len(forms) == len(set(forms)) and not set(forms) & listed["forms"].keys()
    assert all(len(set(map(stem, group))) > 1 for group in listed["alike"])


def test_a_profile_is_of_the_text_alone_and_names_lead_it() -> None:
    text = "The council of Tromsø met on Friday. In Tromsø the council spoke of harbour fees and of fees for boats."
    words = profile(text)
    assert next(iter(words)) == "tromsø" and "the" not in words
    assert sum(weight**2 for weight in words.values()) == pytest.approx(1, abs=1e-3)
    assert profile("") == {}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (["1a planned", "2b occurred"], "occurred"),
        (["1a occurred", "2b planned"], "occurred"),
        (["1a planned", "2b postponed", "3c planned"], "planned"),
        (["1a planned", "2b cancelled"], "cancelled"),
        (["1a tentative", "1b tentative", "1c planned"], "tentative"),
        (["1a planned", "1b occurred"], "occurred"),
        (["1a ongoing", "2b planned"], "ongoing"),
    ],
)
def test_a_status_follows_the_days(said: list[str], status: Status) -> None:
    assert status_of([(word[0], word[1], word[3:]) for word in said]) == status  # type: ignore[misc]


TOLD = sources(("one", "2024-07-01"), ("two", "2024-07-02"), ("three", "2024-07-03"), ("copy", "2024-07-04"),
               story={"copy": "one"})  # fmt: skip


@pytest.mark.parametrize(
    ("times", "held", "against"),
    [
        ({"one": "2024-07-28", "two": "2024-07"}, "2024-07-28", None),
        ({"one": "2024-07-28", "two": "2024-07-29", "three": "2024-07-29"}, "2024-07-29", "28 July 2024 (1 story)"),
        ({"one": "2024-07-28", "copy": "2024-07-28", "two": "2024-07-29"}, "2024-07-29", "28 July 2024 (1 story)"),
        ({"one": None, "two": "2024-07"}, "2024-07", None),
        ({"one": None}, None, None),
    ],
)
def test_the_time_that_more_stories_bear_out(
    times: dict[str, str | None], held: str | None, against: str | None
) -> None:
    mentions = [tell(source, f"Talks in {source}.", "Talks", when) for source, when in times.items()]
    when, agreed, differs = choose_time(mentions, TOLD)
    assert when.edtf == held
    assert against in differs[0] if against else not differs
    assert (agreed < 1) is (against is not None)


def test_a_guessed_day_gives_way_to_a_said_one() -> None:
    guessed = [
        tell(source, f"Talks in {source}.", "Talks", "2024-07-01", basis="inferred") for source in ("one", "two")
    ]
    said = tell("three", "Talks on 5 July.", "Talks", "2024-07-05")
    assert choose_time([*guessed, said], TOLD)[0].edtf == "2024-07-05"


def test_the_day_of_calling_off_is_not_the_day_of_the_event() -> None:
    plan = tell("one", "The talks are on 28 July.", "talks", "2024-07-28", status="planned")
    off = tell("two", "The talks were called off on Tuesday.", "talks", "2024-07-02", status="cancelled")
    event, _ = machine_event([plan, off], TOLD, {})
    assert (event.status, event.when.edtf) == ("cancelled", "2024-07-28")


def test_nobody_reports_what_has_not_begun() -> None:
    plan = tell("one", "The talks are on 28 July.", "talks", "2024-07-28", status="planned")
    misread = tell("two", "The talks in Oslo drew much interest.", "talks")
    assert machine_event([plan, misread], TOLD, {})[0].status == "planned"


def test_an_actor_has_the_roles_that_say_most() -> None:
    guest = tell("one", "Norway met Iceland.", "met", who=("norway", "iceland"))
    host = tell("two", "Norway hosted it.", "hosted").model_copy(
        update={"who": (Participation(actor="norway", role="host"),)}
    )
    event, _ = machine_event([guest, host], TOLD, {})
    assert event.participants is not None
    assert [(part.actor, part.role) for part in event.participants] == [("norway", "host"), ("iceland", "participant")]


def test_voices_raise_confidence_and_copies_do_not() -> None:
    def sure(*names: str) -> float | None:
        return machine_event([tell(name, "Talks in Oslo.", "Talks", "2024-07-28") for name in names], TOLD, {})[
            0
        ].confidence

    assert sure("one") == sure("one", "copy") == 0.6
    assert sure("one", "two") == 0.84


@pytest.mark.parametrize(
    ("titles", "best"),
    [
        (["Leak", "Oil leak off Callao"], "Oil leak off Callao"),
        (["Agency said it met the envoy in…", "Agency met the envoy"], "Agency met the envoy"),
        (["Arriving in the old town", "Peru's envoy arrived in Oslo"], "Peru's envoy arrived in Oslo"),
        (["Quispe said: the talks are over", "Talks on fish end in Oslo"], "Talks on fish end in Oslo"),
        (["Ministers agree on a treaty", "Ministers of Peru agree on a treaty"], "Ministers of Peru agree on a treaty"),
        (
            ["Those talks were held in the old mill", "Peru held talks with Chile at the mill"],
            "Peru held talks with Chile at the mill",
        ),
        (
            ["Crews of Peru came by sea", *["Chile met Peru on the border"] * 2, "Bolivia sent a delegation to Lima"],
            "Chile met Peru on the border",
        ),
    ],
)
def test_the_title_is_the_one_that_reads_best(titles: list[str], best: str) -> None:
    told = [tell(f"source-{n}", f"They met on day {n}.", "met", title=title) for n, title in enumerate(titles)]
    known = sources(*((f"source-{n}", "2024-07-28") for n in range(len(titles))))
    for order in (told, told[::-1]):
        assert machine_event(order, known, {})[0].title == best


def test_of_titles_that_read_well_the_most_prominent_holds() -> None:
    told = [
        tell("one", "They met again.", "met", title="Ministers of the north met again", prominence=0.3),
        tell("two", "They met there.", "met", title="Ministers meet in the north", prominence=1.0),
    ]
    event, _ = machine_event(told, sources(("one", "2024-07-28"), ("two", "2024-07-29")), {})
    assert event.title == "Ministers meet in the north"


def test_a_clause_goes_before_a_noun_that_tells_nothing_of_the_happening() -> None:
    told = [
        tell("one", "The 15th missile test.", "test", title="15th Chadian missile test", prominence=0.5, lemma="test"),
        tell("two", "Chad fired a missile.", "fired", title="Chad fired a missile into the sea", lemma="fire"),
    ]
    event, _ = machine_event(told, sources(("one", "2024-07-28"), ("two", "2024-07-28")), {})
    assert event.title == "Chad fired a missile into the sea"


CROWD = [
    tell("one", "Peru met Chile again.", "met", "2024-06", basis="inherited", who=("peru", "chile"), prominence=1.0,
         title="Peru and Chile met"),
    tell("two", "Peru met Chile for talks.", "met", who=("peru", "bank")),
    tell("three", "On 3 June they met in Lima.", "met", "2024-06-03", who=("host",)),
    tell("two", "They met over lunch.", "met", who=("cook",)),
    tell("three", "The bank watched as they met.", "met", who=("bank", "cook")),
    tell("three", "As they met, it rained on Brazil.", "met", who=("brazil",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("taken", "parties"),
    [
        ([0, 1, 2, 3, 4, 5], {"peru", "chile", "host", "bank", "cook"}),
        ([0, 1, 2, 3], {"peru", "chile", "host"}),
        ([1, 3, 5], {"peru", "bank", "cook", "brazil"}),
    ],
)
def test_a_party_among_many_mentions_is_borne_out(taken: list[int], parties: set[str]) -> None:
    event, _ = machine_event([CROWD[i] for i in taken], TOLD, {})
    assert {part.actor for part in event.participants or ()} == parties


@pytest.mark.parametrize(
    ("other", "parties"),
    [
        ((("tully", "initiator"), ("bo-luna", "candidate")), {"halden", "ana-quispe"}),
        ((("tully", "participant"), ("ana-quispe", "candidate")), {"halden", "ana-quispe", "tully"}),
        ((("halden", "initiator"), ("ana-quispe", "candidate"), ("tully", "speaker")), {"halden", "ana-quispe"}),
    ],
)
def test_a_mention_that_gives_the_deed_to_others_adds_nobody(
    other: tuple[tuple[str, str], ...], parties: set[str]
) -> None:
    told = [
        tell("one", "Halden sacked Ana Quispe.", "sacked", prominence=1.0, title="Halden sacked Ana Quispe"),
        tell("two", "There was a sacking.", "sacking"),
    ]
    parts = ((("halden", "initiator"), ("ana-quispe", "candidate")), other)
    who = [tuple(Participation(actor=actor, role=role) for actor, role in pairs) for pairs in parts]
    told = [one.model_copy(update={"type": "appointment", "who": given}) for one, given in zip(told, who, strict=True)]
    event, _ = machine_event(told, TOLD, {})
    assert {part.actor for part in event.participants or ()} == parties


def test_a_happening_keeps_no_part_of_who_only_speaks_of_it_or_is_told_to_suffer_what_the_title_says_they_did() -> None:
    told = [
        tell("one", "Halden shelled the port.", "shelled", prominence=1.0, title="Halden shelled the port"),
        tell("two", "Ana Quispe condemned the attack.", "attack"),
        tell("two", "The attack hit Halden, too.", "attack"),
    ]
    parts = (("halden", "perpetrator"), ("ana-quispe", "speaker"), ("halden", "victim"))
    who = [(Participation(actor=actor, role=role),) for actor, role in parts]
    told = [one.model_copy(update={"type": "attack", "who": parts}) for one, parts in zip(told, who, strict=True)]
    event, _ = machine_event(told, TOLD, {})
    assert [(part.actor, part.role) for part in event.participants or ()] == [("halden", "perpetrator")]


def test_title_and_parties_come_from_no_mention_of_another_time() -> None:
    told = [
        tell("one", "Peru met Chile in Lima in 1998.", "met", "1998", who=("chile",), prominence=1.0,
             title="Peru met Chile in the old palace of Lima"),
        *(tell(name, "Peru met Bolivia.", "met", "2024-06-03", who=("bolivia",), title="Peru met Bolivia in Lima")
          for name in ("two", "three")),
    ]  # fmt: skip
    event, _ = machine_event(told, TOLD, {})
    assert (event.title, event.when.edtf) == ("Peru met Bolivia in Lima", "2024-06-03")
    assert [part.actor for part in event.participants or ()] == ["bolivia"]
