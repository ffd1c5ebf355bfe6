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


def test_the_name_of_a_work_tells_no_happening():
    assert "Death" not in told("The town is quiet.", "In 2007 Ana Quispe shot the film “Death of a Miller” in Lima.")


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm plans two more launches this year.", {("launches", "planned", "2024")}),
        ("The last launch, in October 2022, failed.", {("launch", "occurred", "2022-10")}),
        ("The summit was first proposed in 2019.", {("proposed", "occurred", "2019")}),
        ("The summit was scheduled for 3 May.", {("summit", "planned", "2024-05-03")}),
        ("Unions called a strike for 24 August in protest at the law.", {("strike", "planned", "2024-08-24")}),
        ("The summit was due to take place on Monday but was called off.", {("summit", "cancelled", "2024-07-29")}),
    ],
)
def test_what_is_told_of_a_noun(text, expected):
    found = told("The town is quiet.", "It often rains.", "It is old.", text).values()
    assert {(mention.trigger, mention.status, mention.when.edtf) for mention in found} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The watchdog on Friday blocked the planned sale of the mill.", {("blocked", "occurred", "2024-07-26")}),
        ("Men accused of fraud went on trial on Friday.", {("went on trial", "occurred", "2024-07-26")}),
        ("The virus has killed 81 people in Mexico since May.", {("killed", "occurred", "2024-05/..")}),
        ("They want to breed the fish and eventually release it.", set()),
        ("The bankers are accused of fraud.", set()),
        ("A reporter was barred from visiting the island.", set()),
        ("An attack is unlikely to come soon.", set()),
        ("A truce was close.", set()),
        ("A truce is possible.", set()),
        ("He renewed his attacks on the bank on Friday.", {("his attacks on", "occurred", "2024-07-26")}),
        ("The bankers were accused of fraud on Friday.", {("accused", "occurred", "2024-07-26")}),
        ("Peru ended a naval exercise off Manila on Friday.", {("naval exercise", "occurred", "2024-07-26")}),
        ("The probe Ulla passed the comet on Friday.", {("passed", "occurred", "2024-07-26")}),
        ("The crew will strike over pay on Friday.", {("strike over", "planned", "2024-08-02")}),
        ("A river launch was seen off Lima.", set()),
    ],
)
def test_what_only_stands_by_what_is_told(text, expected):
    found = told("The town is quiet.", "It often rains.", "It is old.", text).values()
    assert {(mention.trigger, mention.status, mention.when.edtf) for mention in found} == expected


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("On Monday the hall showed a play that tells the story of a guard who kills his boss.", set()),
        ("In one memorable scene, the queen declared war on Peru on Friday.", set()),
        ("The drama follows a guard who was sentenced to death in 1998.", set()),
        ("The leaflet imagines Lima after a missile attack on Monday.", set()),
        ("The police reached the scene on Monday and arrested a guard.", {"arrested"}),
    ],
)
def test_what_a_story_tells_has_not_happened(text, triggers):
    assert set(told("The town is quiet.", "It often rains.", "It is old.", text)) & {
        "kills", "declared", "sentenced", "missile attack", "arrested", "war",
    } == triggers  # fmt: skip
