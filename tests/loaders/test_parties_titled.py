"""Whom a title names as the doer of its clause is an actor of the row, whatever word the row was made for."""

import pytest

from tests.loaders.test_extract_two_verbs import told

# text, trigger -> the actors with their roles
TITLED = [
    ("President Ana Quispe toured the harbour after the oil spill on Monday.", "oil spill", ["ana-quispe other"]),
    ("On Monday she came. Ana Quispe said talks in Oslo had failed on Monday.", "talks", ["ana-quispe speaker"]),
    ("Peru will spend a million dollars after the quake on Monday.", "quake", ["peru other"]),
    ("Ana Quispe, born in Lima on 3 May 1950, has built a firm.", "born", ["ana-quispe participant"]),
    ("US judge weighs plea Halden's Ana Quispe says it is fair on Monday.", "says", ["ana-quispe speaker"]),
    ("Miners wept after the oil spill in Peru on Monday.", "oil spill", []),
    ("Bo Luna wept on Monday at Ana Quispe's funeral.", "funeral", ["bo-luna other", "ana-quispe participant"]),
    ("Ana Quispe said on Monday that Bo Luna wept.", "said", ["ana-quispe speaker"]),
]


@pytest.mark.parametrize(("text", "trigger", "who"), TITLED)
def test_the_doer_of_a_title_takes_part(text: str, trigger: str, who: list[str]) -> None:
    assert [f"{part.actor} {part.role}" for part in told(text)[trigger].who] == who
