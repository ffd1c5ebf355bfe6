"""Who takes part tells two happenings of one day and kind apart."""

import pytest

from kb.merge import grouping, merge
from kb.merge.company import elsewhere, marks_of, rivals, strangers
from kb.merge.features import mention_features
from kb.merge.grouping import candidates
from kb.merge.links import kindred
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


@pytest.mark.parametrize("many", [0, 5])
def test_among_many_only_strangers_elsewhere_are_passed_over(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    lands = ("norway", "iceland", "sweden", "malta", "")
    pairs = [(one, other) for one in lands for other in lands if one and one != other]
    told = [
        mention_features(
            tell(
                f"paper-{n}-{at}", f"{one} and {other} held talks on fish.", "talks",
                DAY if one < other else "2024-07-29",
                who=[land for land in (one, other) if land], place=place or None,
            )
        )
        for n, (one, other) in enumerate(pairs) for at, place in enumerate(("oslo", "valletta", ""))
    ]  # fmt: skip

    def met() -> set[tuple[int, int]]:
        return {(i, j) for i, j in candidates(told, ()) if kindred(told[i], told[j])}

    monkeypatch.setattr(grouping, "_MANY", len(told))
    everything, all_pairs = met(), len(list(candidates(told, ())))
    monkeypatch.setattr(grouping, "_MANY", many)
    assert met() == everything
    assert len(list(candidates(told, ()))) < all_pairs


@pytest.mark.parametrize(
    ("who", "place", "marks"),
    [
        ("norway iceland", "oslo", {"norway", "iceland", "oslo"}),
        ("norway", "oslo", set()),
        ("norway iceland", "", set()),
    ],
)
def test_marks_are_of_a_list_of_parties_with_a_place(who: str, place: str, marks: set[str]) -> None:
    assert marks_of(mention_features(talks("one", who, place or None))) == marks
