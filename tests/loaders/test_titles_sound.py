"""No title ends before what its last words ask for, and none tells a clause whose verb was left out."""

import pytest

from tests.loaders.test_titles import title


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ana Quispe said clerks in a rent-free Lima office named Dawn were drawing maps.", "said",
         "Ana Quispe said clerks in a rent-free Lima office named Dawn were drawing maps"),
        ("The dean admitted the fish are most plentiful near the reef.", "admitted",
         "Dean admitted the fish are most plentiful near the reef"),
        ("Rojas said the price fell not because of the storm, but because of the strike.", "said",
         "Rojas said the price fell not because of the storm, but because of the strike"),
        ("“You need specific, simple rules,” said Ana Quispe.", "said",
         "Ana Quispe said: “You need specific, simple rules”"),
        ("Rojas warned that the fever, which has killed nine men in Oslo, has spread to Lima.", "warned",
         "Rojas warned that the fever has spread to Lima"),
        ("Norway is opening talks on farming and fish harvesting rights.", "opening",
         "Norway is opening talks on farming and fish harvesting rights"),
        ("The crowd is calling for Ana Quispe to resign.", "calling", "Crowd is calling for Ana Quispe to resign"),
        ("The clinic sent out a list naming the signs to look for.", "sent",
         "Clinic sent out a list naming the signs to look for"),
        ("“I am not sure that we want that,” Rojas said.", "said", "Rojas said: “I am not sure that we want that”"),
        ("The crown was worn by Ana Quispe, the queen they had asked for.", "worn", "Crown was worn by Ana Quispe"),
    ],
)  # fmt: skip
def test_a_title_goes_on_to_what_its_last_words_ask_for(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ships built in the yards of Genoa have carried tin to Peru.", "built",
         "Ships were built in the yards of Genoa"),
        ("Guards sent to the border opened the gate.", "sent", "Guards were sent to the border"),
        ("The duty put on tin in Oslo was a mistake.", "put", "Duty was put on tin in Oslo"),
        ("The bomb burst in a market packed with clerks.", "burst", "Bomb burst in a market packed with clerks"),
        ("The number of thefts recorded in Norway rose by nine percent.", "recorded",
         "Number of thefts recorded in Norway rose by nine percent"),
        ("The council voted in the hall on the law that bans tin.", "voted", "Council voted in the hall on the law"),
    ],
)  # fmt: skip
def test_what_only_qualifies_a_subject_is_told_as_done_to_it(text, trigger, expected):
    assert title(text, trigger, verb=True).startswith(expected)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The bridge has been closed for good, it has been confirmed.", "confirmed",
         "Bridge has been closed for good"),
        ("Nine billion was wiped off its value when trading began in Oslo.", "began", "Trading began in Oslo"),
        ("The town fell silent after fighting broke out.", "broke", "Fighting broke out"),
        ("The act allows a fine for every barrel that spills into the bay.", "spills",
         "Act allows a fine for every barrel that spills into the bay"),
    ],
)  # fmt: skip
def test_the_subject_is_the_one_of_the_verb(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected


def test_a_time_stays_where_the_next_words_tell_which_it_was():
    text = "No tin has left the port since May 2 when a lid was fitted."
    assert title(text, "left", verb=True, times=("since May 2",)).startswith(
        "No tin has left the port since May 2 when"
    )
    text = "Rojas called his guards on the same day he left Oslo."
    assert title(text, "called", verb=True, times=("the same day",)) == text[:-1]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ana Quispe wants to have a tooth removed.", "wants", "Ana Quispe wants to have a tooth removed"),
        ("The crew tried to dig up and sell the sand.", "tried", "Crew tried to dig up and sell the sand"),
        ("Rojas told the firm to wait and caused a fire.", "told", "Rojas told the firm to wait"),
        ("The ship sailed past a coast of marshes, fishing ports and beaches.", "sailed",
         "Ship sailed past a coast of marshes, fishing ports and beaches"),
        ("Rojas said if the law passed, the mine would close.", "said",
         "Rojas said if the law passed, the mine would close"),
        ("“If you want tin, go to Peru,” said Ana Rojas.", "said", "Ana Rojas said: “If you want tin, go to Peru”"),
        ("The clerks gave advice about the flu Seventeen men were ill.", "gave", "Clerks gave advice about the flu"),
        ("Old clerks, suspended dean Ana Quispe and Pedro Rojas were named in a list.", "suspended",
         "Old clerks, suspended dean Ana Quispe and Pedro Rojas were named in a list"),
    ],
)  # fmt: skip
def test_what_belongs_together_is_not_parted(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Peru, whose president resigned, won the match.", "resigned", "Peru's president resigned"),
        ("The fund paid men whose shops were burned.", "burned", "Men's shops were burned"),
        ("Storm Hits Oslo Dozens of boats have sunk in the bay.", "sunk", "Dozens of boats have sunk in the bay"),
    ],
)  # fmt: skip
def test_a_subject_has_its_owner_and_no_line_before_it(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Andina confirmed that the photo was, in fact, a fake.", "confirmed",
         "Andina confirmed that the photo was, in fact, a fake"),
        ("Rojas said the tin would go not just to Peru but anywhere in the world.", "said",
         "Rojas said the tin would go not just to Peru but anywhere in the world"),
        ("Rojas is ashamed of what the mayor did in the harbour.", "ashamed",
         "Rojas is ashamed of what the mayor did in the harbour"),
        ("The founder revealed his plans via a letter, saying that the box of the ship, which is new, will be his.",
         "revealed", "Founder revealed his plans via a letter"),
    ],
)  # fmt: skip
def test_what_answers_or_is_put_in_keeps_its_place(text, trigger, expected):
    assert title(text, trigger, verb=True).startswith(expected)
