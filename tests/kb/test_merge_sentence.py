"""Two words of one sentence for one happening are one event; two happenings of one sentence stay two."""

from typing import Any

import pytest

from kb.merge import merge
from schemas.mention import Mention
from tests.kb.telling import decide, sources, tell

QUAKE = "An earthquake struck the Chilean coast on Sunday, killing nine people, the mayor of Arica said."
TOLD = sources(("news", "2024-07-29"), ("other", "2024-07-29"))


def said(trigger: str, title: str, day: str | None = "2024-07-28", **more: Any) -> Mention:
    return tell("news", QUAKE, trigger, day, title=title, type="natural_disaster/earthquake").model_copy(update=more)


STRUCK = said("struck", "Earthquake struck the Chilean coast")
KILLING = said("killing", "Earthquake struck the Chilean coast, killing nine people", type="attack")

CASES = [
    ("the same title", said("earthquake", "Earthquake struck the Chilean coast"), 1),
    ("what came of it", KILLING, 1),
    ("another title", said("killing", "Nine people killed"), 2),
    ("a title that only begins alike", said("killing", "Earthquake struck the Chilean coastguard"), 2),
    ("another day", said("killing", "Earthquake struck the Chilean coast", "2024-07-27"), 2),
    ("another status", said("killing", "Earthquake struck the Chilean coast", status="planned"), 2),
    ("what is said of it", said("said", "Earthquake struck the Chilean coast", type="statement"), 2),
    ("a part of it", said("killing", "Earthquake struck the Chilean coast", part_of=STRUCK.id), 2),
]


BOTH = ("norway", "iceland")
HOLD = "Norway and Iceland will hold talks on Sunday, their first such meeting in Oslo."
APPOSED = [
    ("one list of parties", BOTH, "meeting", None, 1),
    ("and one place", BOTH, "meeting", "oslo", 1),
    ("and another place", BOTH, "meeting", "lima", 2),
    ("another list", ("norway", "chad"), "meeting", None, 2),
    ("one party alone", ("norway",), "meeting", None, 2),
    ("another kind", BOTH, "agreement", None, 2),
]


@pytest.mark.parametrize(("who", "kind", "place", "events"), [one[1:] for one in APPOSED], ids=[o[0] for o in APPOSED])
def test_what_the_same_parties_do_is_named_twice(
    who: tuple[str, ...], kind: str, place: str | None, events: int
) -> None:
    first = tell("news", HOLD, "talks", "2024-07-28", who=BOTH, title="Talks", status="planned", place="oslo")
    other = tell("news", HOLD, "meeting", "2024-07-28", who=who, title="Such meeting", status="planned", type=kind)
    assert len(merge([first, other.model_copy(update={"place": place})], TOLD).events) == events


@pytest.mark.parametrize(("other", "events"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_words_of_one_sentence(other: Mention, events: int) -> None:
    for mentions in ([STRUCK, other], [other, STRUCK]):
        assert len(merge(mentions, TOLD).events) == events


def test_the_word_told_first_gives_the_kind() -> None:
    (event,) = merge([KILLING, STRUCK], TOLD).events
    assert event.type == "natural_disaster/earthquake"


def test_people_part_them() -> None:
    (event,) = merge([STRUCK, KILLING], TOLD).events
    parted = decide("distinct_from", source="news", quote=QUAKE, trigger="killing", other=event.id)
    assert len(merge([STRUCK, KILLING], TOLD, decisions=[parted]).events) == 2
