"""What a text itself says of two of its mentions holds against likeness; what people say holds against both."""

from typing import Any

import pytest

from kb.merge import Merged, merge
from kb.merge.constraints import known_again, other_sides
from kb.merge.features import mention_features
from schemas.mention import Mention
from tests.kb.telling import decide, sources, tell

TOLD = sources(("news", "2024-07-29"), ("more", "2024-07-29"))
ALL, TWO, OTHERS = ("norway", "iceland", "chad"), ("norway", "iceland"), ("norway", "peru")


def told(trigger: str, at: int, who: tuple[str, ...] = (), day: str | None = "2024-07-28", **more: Any) -> Mention:
    """A mention whose sentence begins at the offset `at` of its text."""
    source, before = more.pop("source", "news"), more.pop("before", "Crews held")
    mention = tell(source, f"{before} {trigger} there at {at}.", trigger, day, who=who, lemma="meet", **more)
    shift = {"char_start": at, "char_end": at + len(mention.quote), "trigger_start": mention.trigger_start + at}
    return mention.model_copy(update=shift)


FIRST = told("meeting", 0, ALL)
AGAIN = told("meeting", 100, day=None, before="All came to the")


def linked(*mentions: Mention) -> set[tuple[int, int]]:
    nodes = [mention_features(mention, TOLD[mention.source]) for mention in mentions]
    return set(known_again(nodes, range(len(nodes))))


KNOWN = [
    ("taken as known", AGAIN, {(0, 1)}),
    ("not taken as known", told("meeting", 100, day=None), set()),
    ("with a day of its own", told("meeting", 100, before="All came to the"), set()),
    ("with parties of its own", told("meeting", 100, TWO, day=None, before="All came to the"), set()),
    ("far off", told("meeting", 2000, day=None, before="All came to the"), set()),
    ("in another text", told("meeting", 100, day=None, before="All came to the", source="more"), set()),
]


@pytest.mark.parametrize(("later", "pairs"), [one[1:] for one in KNOWN], ids=[one[0] for one in KNOWN])
def test_what_is_taken_as_known_means_the_last_one_told(later: Mention, pairs: set[tuple[int, int]]) -> None:
    assert linked(FIRST, later) == pairs


SIDES = [
    (ALL, TWO, False),
    (TWO, TWO, False),
    (("norway",), OTHERS, False),
    (TWO, OTHERS, True),
    (ALL, OTHERS, True),
]


@pytest.mark.parametrize(("one", "other", "apart"), SIDES)
def test_two_lists_of_parties_of_one_text_are_two_happenings(
    one: tuple[str, ...], other: tuple[str, ...], apart: bool
) -> None:
    for source, parted in (("news", apart), ("more", False)):
        mentions = [told("meeting", 0, one), told("meeting", 100, other, source=source)]
        nodes = [mention_features(mention, TOLD[mention.source]) for mention in mentions]
        assert bool(other_sides(nodes, [(0, 1)])) is parted


def events(merged: Merged) -> int:
    return len(merged.events)


def test_a_meeting_of_others_in_the_same_text_stays_apart_and_people_part_what_the_text_links() -> None:
    assert events(merge([told("meeting", 0, TWO), told("meeting", 100, OTHERS)], TOLD)) == 2
    assert events(merge([FIRST, AGAIN], TOLD)) == 1
    parted = decide("distinct_from", source="news", quote=AGAIN.quote, trigger="meeting", other="e-" + FIRST.id[2:])
    assert events(merge([FIRST, AGAIN], TOLD, decisions=[parted])) == 2
