"""A title that tells a clause runs to its end: what goes on is never cut, whole clauses behind it may be."""

import pytest

from tests.loaders.test_titles import title


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rojas knew of no clerks injured or robbed in the raids of the spring.", "knew",
         "Rojas knew of no clerks injured or robbed in the raids of the spring"),
        ("The council vowed to act against guards who take bribes.", "vowed",
         "Council vowed to act against guards who take bribes"),
        ("Andina published its estimates of seals killed by the slick.", "published",
         "Andina published its estimates of seals killed by the slick"),
        ("The mayor said the dam will stay shut until more is known about the cracks.", "said",
         "Mayor said the dam will stay shut until more is known about the cracks"),
        ("The guild told reporters the gate the ministry had built failed.", "told",
         "Guild told reporters the gate the ministry had built failed"),
        ("Chile will pay wages of clerks sent home because of the strike.", "pay",
         "Chile to pay wages of clerks sent home because of the strike"),
        ("The fund will recoup much, if not all, of the price.", "recoup",
         "Fund to recoup much, if not all, of the price"),
        ("The flu had a short, but highly harmful effect on the port.", "had",
         "Flu had a short, but highly harmful effect on the port"),
        ("Rojas has said that it is not about the price of tin but the price of bread.", "said",
         "Rojas has said that it is not about the price of tin but the price of bread"),
        ("Rojas sailed on an otherwise empty ferry.", "sailed", "Rojas sailed on an otherwise empty ferry"),
        ("The army met the envoys and the other members of the guild in Lima.", "met",
         "Army met the envoys and the other members of the guild in Lima"),
        ("Rojas said he had waited as long as he had to, but praised the crew.", "said",
         "Rojas said he had waited as long as he had to, but praised the crew"),
        ("“We are happy the film does not have to compete,” Rojas said.", "said",
         "Rojas said: “We are happy the film does not have to compete”"),
        ("Peru warned of a race for arms in the north of \"Asia.\"", "warned",
         "Peru warned of a race for arms in the north of Asia"),
    ],
)  # fmt: skip
def test_what_goes_on_in_the_same_clause_is_not_cut(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Clerks who met in Lima were sent home.", "met", "Clerks met in Lima"),
        ("News that Ana Quispe sold the mine did not please the crew.", "sold", "Ana Quispe sold the mine"),
        ("After the fire destroyed the hall the crew sailed to Peru.", "destroyed", "Fire destroyed the hall"),
        ("The dean sold his boat, which had a leak.", "sold", "Dean sold his boat"),
        ("Rojas did not meet the queen but the mayor had sent a clerk.", "meet", "Rojas did not meet the queen"),
        ("Rojas met the queen but she left early.", "met", "Rojas met the queen"),
        ("The boat stayed, but after its long voyage ended the crew said it was glad.", "ended", "Long voyage ended"),
        ("A storm in Peru which sank the boats helped sell tin in Oslo.", "sank", "Storm sank the boats"),
        ("The gold that Peru sold was false.", "sold", "Peru sold gold"),
    ],
)  # fmt: skip
def test_another_clause_is_not_run_into(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected


def test_what_came_of_it_cuts_nothing_of_the_cause():
    text = (
        "Government clerks in Lima put out their highest estimate to date of the flood in the north, saying the river "
        "had been rising at a rate of nine feet an hour at its peak."
    )
    assert title(text, "saying", verb=True).startswith(
        "Government clerks in Lima put out their highest estimate to date of the flood in the north, saying the river"
    )


def test_a_title_without_room_for_all_ends_where_a_clause_does():
    text = (
        "Ana Quispe said that she would talk of the matter with the mayor of Callao when he visits the harbour to mark "
        "the fifth year of the storm that sank nine of the boats and drowned the whole of the old town."
    )
    assert (
        title(text, "said", verb=True) == "Ana Quispe said that she would talk of the matter with the mayor of Callao"
    )


@pytest.mark.parametrize(
    ("text", "trigger", "times", "expected"),
    [
        ("Rojas spoke of future dividends.", "spoke", ("future",), "Rojas spoke of future dividends"),
        ("The crash worsened the current crisis.", "worsened", ("current",), "Crash worsened the current crisis"),
        ("The guild held a race on the bay, ending in May.", "held", ("May",), "Guild held a race on the bay"),
    ],
)  # fmt: skip
def test_a_time_is_not_struck_where_the_rest_would_say_something_else(text, trigger, times, expected):
    assert title(text, trigger, verb=True, times=times) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "times", "expected"),
    [
        ("The peso ended 2016 at less than a cent.", "ended", ("2016",), "Peso ended 2016 at less than a cent"),
        ("The bank ended talks dating back to 2008.", "ended", ("2008",), "Bank ended talks dating back to 2008"),
        ("The guild sent out a warning in the early hours of Friday about a flood.", "sent out", ("Friday",),
         "Guild sent out a warning in the early hours of Friday about a flood"),
        ("The war of 1812 was fought by Peru.", "fought", ("1812",), "War of 1812 was fought by Peru"),
        ("Clerks who voted in May sank the bill.", "sank", ("May",), "Clerks who voted in May sank the bill"),
        ("Grief came as the result of last week's raids.", "came", ("last week",), "Grief came as the result of raids"),
        ("Prices will fall through all of next year.", "fall", ("next year",), "Prices to fall"),
        ("Ana Quispe was born in 1950 and died in 2010.", "died", ("1950", "2010"), "Ana Quispe died"),
    ],
)  # fmt: skip
def test_time_words_stay_where_their_lead_would_hang(text, trigger, times, expected):
    assert title(text, trigger, verb=True, times=times) == expected


def test_a_title_without_room_ends_before_a_phrase_where_no_clause_ends():
    text = (
        "The council of the northern harbours will name the former mayor of Callao Ana Quispe Rojas and the former "
        "head of the fishing guild of Peru Pedro Condori Mamani to lead an inquiry into the old port."
    )
    assert title(text, "name", verb=True).endswith("Pedro Condori Mamani")
