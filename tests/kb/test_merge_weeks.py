"""What comes again is told apart by when it was told: a raid of weeks ago is "the raid", or has its time."""

import pytest

from kb.merge import group
from schemas.mention import Mention
from tests.kb.telling import sources, tell

PAIR = ("norway", "iceland")


def talks(source: str, day: str | None = None, quote: str = "Norway opens talks with Iceland on quotas.") -> Mention:
    return tell(source, quote, "talks", day, who=PAIR)


DATED = talks("first", "2024-07-28", "Iceland and Norway held talks on Sunday about herring.")

ANEW = "Norway and Iceland open talks on fish quotas. Boats from Bergen stay in port until a new treaty is signed."


@pytest.mark.parametrize(
    ("other", "told", "events"),
    [
        (talks("second"), "2024-07-29", 1),
        (talks("second"), "2024-08-04", 1),
        (talks("second"), "2024-08-20", 2),
        (talks("second"), "2024-07-01", 2),  # told as past before it was
        (talks("second", None, "The talks on quotas of herring between Norway and Iceland are over."), "2024-08-20", 1),
        (talks("second", "2024-07-28"), "2024-08-20", 1),
        (talks("second", "[..2024-08-20]"), "2024-08-20", 2),
        (talks("second", "[..2024-07-30]"), "2024-07-30", 1),
    ],
)
def test_what_a_text_tells_as_news_is_not_what_happened_weeks_before(other: Mention, told: str, events: int) -> None:
    known = sources(("first", "2024-07-29")) | sources(("second", told), text=ANEW)
    assert len(group([DATED, other], sources=known)) == events
    assert len(group([other, DATED], sources=known)) == events
