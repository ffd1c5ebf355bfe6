"""Bodies that act through their things and people, and those who only speak of what is told."""

import pytest

from tests.loaders.test_parties import parties, told

# sentence, trigger, type (`!` a verb) -> who
BODIES = [
    ("A Halden Airways jet crashed.", "crashed", "accident/transport!", "halden-airways affected"),
    ("Halden Airways’ old hangar burned.", "burned", "accident!", "halden-airways affected"),
    ("Peru’s exports fell.", "fell", "economy!", "peru affected"),
    ("U.S. stocks fell.", "fell", "economy!", "united-states affected"),
    ("Shares in Shell fell.", "fell", "economy!", "shell-company affected"),
    ("Researchers at the Tully Institute found a frog.", "found", "discovery!", "tully-institute initiator"),
    ("A NATO ship was attacked.", "attacked", "attack!", "nato victim"),
    ("A Shell geologist warned Peru.", "warned", "statement!", "shell-company speaker, peru recipient"),
    ("Shell customers warned Peru.", "warned", "statement!", "peru recipient"),
    ("U.S. scientists warned Peru.", "warned", "statement!", "peru recipient"),
    ("A Tesla Roadster crashed.", "crashed", "accident!", ""),
    ("The Hong Kong flu killed miners.", "killed", "outbreak!", ""),
    ("A Shell plan was announced.", "announced", "statement!", ""),
    ("Ana Quispe’s dog was stolen.", "stolen", "crime!", ""),
    ("Ana Quispe’s shop was seized.", "seized", "coercion/seize!", "ana-quispe affected"),
    ("Several U.S. senators proposed a ban.", "ban", "policy", "united-states initiator"),
    ("Shell committees held hearings on the spill.", "spill", "accident/spill", ""),
    ("Shares in Shell and in Boeing fell.", "fell", "economy!", "shell-company affected, boeing affected"),
    ("Shares in Shell and oil from Peru fell.", "fell", "economy!", "shell-company affected"),
    ("Ana Quispe’s letter warned Peru.", "warned", "statement!", "ana-quispe speaker, peru recipient"),
    ("Ana Quispe’s lawyer warned Peru.", "warned", "statement!", "peru recipient"),
    ("Ana Quispe’s letter was condemned.", "condemned", "statement!", ""),
    ("Ana Quispe’s letter moved miners.", "moved", "other!", "ana-quispe participant"),
    ("A bank, Goldman Sachs, fell.", "fell", "economy!", "goldman-sachs initiator"),
    ("A bank, Peru, fell.", "fell", "economy!", ""),
    ("Ana Quispe’s career ended.", "ended", "other!", "ana-quispe participant"),
    ("Ana Quispe’s road ended.", "ended", "other!", ""),
    ("Ana Quispe’s office warned Peru.", "warned", "statement!", "ana-quispe speaker, peru recipient"),
    ("Ana Quispe’s office was robbed.", "robbed", "crime!", ""),
    ("A Shell fire killed miners.", "fire", "accident/fire", "shell-company participant"),
    ("Shell’s spill killed fish.", "spill", "accident/spill", "shell-company participant"),
    ("Shell spilled oil.", "spilled", "accident/spill!", "shell-company participant"),
    ("Shell burned down.", "burned down", "accident/fire!", "shell-company affected"),
    ("It was sold to a bank, Goldman Sachs.", "sold", "other!", "goldman-sachs participant"),
    ("It was sold by a Danish bank, Goldman Sachs, in May.", "sold", "other!", "goldman-sachs participant"),
    ("It met an airline, the Tully Institute, in May.", "met", "meeting!", "tully-institute participant"),
    ("It met the bank, Goldman Sachs said.", "met", "meeting!", ""),
    ("It met a bank, Goldman Sachs said.", "met", "meeting!", ""),
    (
        "The dean of the Tully Institute Ana Quispe met Peru.",
        "met",
        "meeting!",
        "ana-quispe participant, peru participant",
    ),
    ("The dean of Norwegian Ana Quispe met Peru.", "met", "meeting!", "peru participant"),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "who"), BODIES)
def test_a_body_takes_part_through_its_things_and_people(text: str, trigger: str, kind: str, who: str) -> None:
    assert told(parties(text, trigger, kind).who) == who


# sentence, trigger, type -> who
TELLING = [
    ("Norway reported two deaths.", "deaths", "death", "norway speaker"),
    ("The World Health Organization declared a pandemic.", "pandemic", "outbreak", "world-health-organization speaker"),
    ("Norway condemned the attack on Chad.", "attack", "attack", "chad victim, norway speaker"),
    ("Reuters confirmed the attack on Chad.", "attack", "attack", "chad victim"),
    ("Norway reported on the attack.", "attack", "attack", ""),
    ("Reuters Miners of Peru condemned the attack.", "condemned", "statement!", ""),
    ("Norway said Ana Quispe, who left, was ill.", "said", "statement!", "norway speaker"),
    ("The Army Corps of Engineers condemned it.", "condemned", "statement!", "army-corps-of-engineers speaker"),
    ("Norway caused a crisis.", "crisis", "economy", "norway initiator"),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "who"), TELLING)
def test_who_speaks_of_a_happening_is_its_speaker(text: str, trigger: str, kind: str, who: str) -> None:
    assert told(parties(text, trigger, kind).who) == who
