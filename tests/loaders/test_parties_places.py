"""Where a thing happened: at the place that a word leads to, not at every place that its sentence names."""

import pytest

from tests.loaders.test_extract import told

PLACES = [
    ("In Lima on Monday, Peru and Chile signed a pact.", "signed", "lima"),
    ("Peru and Chile signed a pact in the volatile northern province of Kunduz on Monday.", "signed", "kunduz"),
    ("Two buses crashed on Monday outside the port of Lima.", "crashed", "lima"),
    ("Storms hit Lima on Monday.", "hit", "lima"),
    ("The bombing of Kunduz on Monday killed four.", "bombing", "kunduz"),
    ("The Baghdad bombing killed four on Monday.", "bombing", "baghdad"),
    ("Berlin police arrested Ana Quispe on Monday.", "arrested", "berlin"),
    ("Chile looks at Lima, where a bus crashed on Monday.", "crashed", "lima"),
    # spoken of only
    ("Ana Quispe, who flew in from Berlin, signed a pact on Monday.", "signed", None),
    ("The Berlin-based Tully Institute, which counts storms, warned on Monday.", "warned", None),
    ("Ana Quispe won 50 games with Arizona on Monday.", "won", None),
    ("The Tigers took a victory over Arizona on Monday.", "victory over", None),
    ("Oslo (AFP) - A bus crashed on Monday.", "crashed", None),
    ("Police seized a jet bound for Atlanta on Monday.", "seized", None),
    ("Fears for Lima grew after the army killed Ana Quispe on Monday.", "killed", None),
]


@pytest.mark.parametrize(("text", "trigger", "place"), PLACES)
def test_a_place_is_one_that_a_word_leads_to(text: str, trigger: str, place: str | None) -> None:
    assert told(text)[trigger].place == place
