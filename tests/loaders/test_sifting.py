"""Triggers of one sentence that tell one thing: the harm of a disaster, and what somebody agrees to do."""

import pytest

from tests.loaders.test_extract import told


@pytest.mark.parametrize(
    ("text", "trigger", "type_id"),
    [
        ("A train derailed near Porto on Sunday, killing five people.", "killing", "accident/transport"),
        ("The quake killed 50 people on Sunday.", "killed", "natural_disaster/earthquake"),
        ("Two men were killed on Sunday when their boat capsized.", "killed", "accident/transport"),
        ("A gas explosion at the bakery on Sunday injured nine.", "injured", "accident/industrial"),
        ("Gunmen killed five people on Sunday.", "killed", "attack"),
        ("Gunmen shot at a bus on Sunday, which crashed, killing five.", "killing", "attack"),
    ],
)
def test_deaths_are_of_the_kind_of_their_disaster(text, trigger, type_id):
    assert told("The town is quiet.", text)[trigger].type == type_id


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("The two leaders agreed to meet on Friday.", {"meet"}),
        ("Norvia agreed to sell its bank to Peru on Saturday.", {"agreed to"}),
        ("The ministers agreed on Saturday to meet on 3 August.", {"agreed on", "meet"}),
    ],
)
def test_what_is_agreed_is_told_once(text, triggers):
    assert set(told("The town is quiet.", "It often rains.", "It is old.", text)) == triggers
