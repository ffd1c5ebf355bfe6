"""Who takes part tells two happenings of one day and kind apart."""

import pytest

from kb.merge import merge
from kb.merge.company import elsewhere, rivals, strangers
from kb.merge.features import mention_features
from schemas.mention import Mention
from tests.kb.telling import sources, tell

DAY = "2024-07-28"
SUBJECTS = {"one": "herring quotas", "other": "rail links"}
KNOWN = sources(("one", "2024-07-29"), ("other", "2024-07-29"))


def talks(source: str, who: str, place: str | None = None, day: str = DAY) -> Mention:
    names = " and ".join(who.title().split())
    said = f"{names} held talks on {SUBJECTS[source]}{f' in {place.title()}' if place else ''}."
    return tell(source, said, "talks", day, who=who.split(), place=place)


@pytest.mark.parametrize(
    ("who", "other", "stranger", "rival"),
    [
        ("norway iceland", "sweden malta", True, False),
        ("norway iceland", "sweden", False, False),
        ("norway iceland", "norway", False, False),
        ("norway iceland", "norway iceland malta", False, False),
        ("norway iceland", "norway malta", False, True),
        ("norway", "norway", False, False),
        ("", "sweden malta", False, False),
    ],
)
def test_lists_of_parties_are_of_others_or_of_some_of_them(who: str, other: str, stranger: bool, rival: bool) -> None:
    a, b = mention_features(talks("one", who)), mention_features(talks("other", other))
    assert strangers(a, b) == strangers(b, a) == stranger
    assert rivals(a, b) == rivals(b, a) == rival


@pytest.mark.parametrize(
    ("place", "other", "apart"), [("oslo", "valletta", True), ("oslo", "oslo", False), ("oslo", None, False)]
)
def test_two_places_are_elsewhere(place: str, other: str | None, apart: bool) -> None:
    a, b = mention_features(talks("one", "", place)), mention_features(talks("other", "", other))
    assert elsewhere(a, b) == elsewhere(b, a) == apart


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        (talks("one", "norway iceland", "oslo"), talks("other", "norway iceland", "oslo"), 1),
        (talks("one", "norway iceland", "oslo"), talks("other", "norway", "oslo"), 1),
        (talks("one", "norway iceland", "oslo"), talks("other", "sweden malta", "valletta"), 2),
        (talks("one", "norway iceland", "oslo"), talks("other", "norway malta", "valletta"), 2),
        (talks("one", "norway iceland"), talks("other", "norway malta"), 1),
        (talks("one", "norway iceland"), talks("other", "norway malta", day="2024-07-30"), 2),
    ],
)
def test_what_others_do_elsewhere_on_that_day_is_another_event(one: Mention, other: Mention, events: int) -> None:
    assert len(merge([one, other], KNOWN).events) == events


def test_the_words_never_join_what_strangers_do_elsewhere() -> None:
    same = {"quote": "In Oslo or Valletta, talks on fish were held.", "trigger": "talks", "when": DAY}
    one = tell("one", **same, who=("norway", "iceland"), place="oslo")
    other = tell("other", **same, who=("sweden", "malta"), place="valletta")
    merged = merge([one, other], KNOWN)
    assert len(merged.events) == 2
    assert not merged.suggestions
