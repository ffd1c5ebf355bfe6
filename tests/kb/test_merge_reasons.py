"""What a person is asked, and why: more than the kind and the day must speak for two events being one."""

import pytest

from kb.merge.features import mention_features
from kb.merge.reasons import reasons, worth_asking
from schemas.mention import Mention
from tests.kb.telling import tell


def said(source: str, quote: str, trigger: str, who: str = "", **more: str) -> Mention:
    return tell(source, quote, trigger, more.pop("when", "2024-07-28"), who=who.split(), **more)


VISIT = said(
    "one", "The minister's visit to Bergen began on Sunday.", "visit", "minister", type="visit", place="bergen"
)
SPOKE = said("one", "The minister said nothing of herring.", "said", "minister", type="statement")


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        (VISIT, said("two", "Her Sunday visit to Bergen began late.", "visit", type="visit"), True),
        (VISIT, said("two", "A visit by the minister had begun.", "visit", "minister", type="visit"), True),
        (VISIT, said("two", "A choir from Malta paid Tromsø its first visit.", "visit", type="visit"), False),
        (VISIT, said("two", "Crowds lined all streets for a royal visit.", "visit", "king", type="visit"), False),
        (SPOKE, said("two", "Ferries run late, the minister said.", "said", "minister", type="statement"), False),
    ],
)
def test_kind_and_day_alone_are_not_worth_a_persons_time(one: Mention, other: Mention, asked: bool) -> None:
    a, b = mention_features(one), mention_features(other)
    assert worth_asking(a, b) == worth_asking(b, a) == asked


def test_reasons_are_told_in_the_words_of_the_text() -> None:
    other = said("two", "On Sundays, Bergen ministers end visits.", "visits", "minister", type="visit", place="bergen")
    assert reasons(mention_features(VISIT), mention_features(other), VISIT.quote) == (
        "same kind: visit",
        "overlapping times",
        "shared parties: minister",
        "same place: bergen",
        "shared words: Bergen, Sunday, minister",
    )


def test_times_that_exclude_each_other_do_not_overlap() -> None:
    later = said("two", "The visit to Bergen ended.", "visit", when="2024-07-30", type="visit")
    assert "overlapping times" not in reasons(mention_features(VISIT), mention_features(later), VISIT.quote)
