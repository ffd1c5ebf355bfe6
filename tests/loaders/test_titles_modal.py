"""A title keeps what makes an infinitive no plan: "failed to", "forced to", "might be", "likely to"."""

import pytest

from tests.loaders.test_titles import title


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The dean was forced to resign over a poem.", "resign", "Dean was forced to resign over a poem"),
        ("The dean might be forced to resign.", "resign", "Dean might be forced to resign"),
        ("The dean refused to sign the pledge.", "sign", "Dean refused to sign the pledge"),
        ("The two guilds failed to sign a pact.", "sign", "Two guilds failed to sign a pact"),
        ("The dean is likely to resign.", "resign", "Dean is likely to resign"),
        ("The dean plans to resign over a poem.", "resign", "Dean plans to resign over a poem"),
        ("The dean agreed to be named in the suit.", "named", "Dean agreed to be named in the suit"),
        ("The tin price continued to fall in Lima.", "fall", "Tin price continued to fall in Lima"),
    ],
)
def test_the_word_over_an_infinitive_stays(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Quispe persuaded many dockers to back her in the election.",
            "Ana Quispe persuaded many dockers to back her in the election",
        ),
        ("The guild can decide how to vote in the election.", "Guild can decide how to vote in the election"),
    ],
)
def test_what_another_is_to_do_is_not_told_of_the_subject(text, expected):
    assert title(text, "election") == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The last time that Peru sold gold was a sad affair.", "sold", "Peru sold gold"),
        ("The judge admitted the vote was unfair.", "admitted", "Judge admitted the vote was unfair"),
        ("The duty put on tin was a mistake.", "put", "Duty was put on tin"),
    ],
)
def test_no_verb_of_another_clause(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected


def test_a_noun_keeps_the_clause_that_hangs_on_it():
    text = "A torn pipe began an oil spill the young owner is trying to plug."
    assert title(text, "oil spill") == "Torn pipe began an oil spill the young owner is trying to plug"
