"""A seat of government is the government where it does something, the town where something befalls it."""

import pytest

from tests.loaders.test_names import names, told

# sentence -> its first hit
SEATS = [
    ("Moscow proposed a plan.", "Moscow = russia"),
    ("Tokyo on Monday strongly condemned the plan.", "Tokyo = japan"),
    ("The White House last week praised miners.", "White House = united-states"),
    ("Oslo hosted the games.", "Oslo = oslo@"),
    ("Tokyo is now banning trade.", "Tokyo = japan"),
    ("Tokyo is a town.", "Tokyo = tokyo@"),
    ("Tokyo was hit by a storm.", "Tokyo = tokyo@"),
    ("Moscow injured and hungry, he fled.", "Moscow = moscow@"),
    ("It calls for Tokyo to stop.", "Tokyo = japan"),
    ("A train for Tokyo left.", "Tokyo = tokyo@"),
    ("Russia attacked troops.", "Russia = russia"),
    ("Russian armed forces left.", "Russian armed forces = russia"),
]


@pytest.mark.parametrize(("text", "first"), SEATS)
def test_a_seat_is_its_government_where_it_acts(text: str, first: str) -> None:
    assert told(names(text).hits[0]) == first
