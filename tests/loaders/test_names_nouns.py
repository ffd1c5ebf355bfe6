"""A noun with "the" takes up the one whom the text has named, and nobody where two could be meant."""

import pytest

from loaders.names import find_names
from loaders.names.roles import fits
from schemas.text import Names, Sentence
from schemas.vocabulary import shipped


def names(*texts: str) -> Names:
    """The names of a text of these sentences."""
    sentences, at = [], 0
    for ordinal, text in enumerate(texts):
        sentences.append(Sentence(at, at + len(text), text, ordinal, ordinal, "body"))
        at += len(text) + 1
    return find_names(" ".join(texts), sentences, shipped())


# sentences -> noun = the actor it takes up, or no noun at all
TAKEN_UP = [
    (("Miners marched across Peru, and the government sent troops.",), ["the government = peru"]),
    (("Miners marched in Peru’s towns, and the government sent troops.",), ["the government = peru"]),
    (("Miners left Peru, and the government sent troops.",), []),
    (("Norway’s miners marched in Peru, and the government sent troops.",), []),
    (("Halden Motors cut jobs.", "The company blamed weak demand."), ["The company = halden-motors"]),
    (("Halden Motors cut jobs.", "The firm's shares fell."), ["The firm = halden-motors"]),
    (("Halden Motors cut jobs.", "The car group fell."), ["The car group = halden-motors"]),
    (("Halden Motors cut jobs.", "The engineering company fell."), ["The engineering company = halden-motors"]),
    (("Halden Motors cut jobs.", "The group fell, and the oil price rose."), []),
    (("Halden Motors cut jobs.", "A rival car group sued.", "The car group fell."), []),
    (("Halden Motors and Vardo Airlines cut jobs.", "The company blamed weak demand."), []),
    (("Vardo Airlines cut jobs.", "Fares rose.", "Halden Motors hired.", "The company grew."),
     ["The company = halden-motors"]),
    (("Halden Motors cut jobs.", "A rival firm hired.", "The firm grew."), []),
    (("Halden Motors cut jobs.", "Mora Tully's own firm hired.", "The firm grew."), []),
    (("The company grew.", "Halden Motors hired."), []),
    (("Halden Motors cut jobs.", "The Peruvian car giant hired."), ["The Peruvian car giant = halden-motors"]),
    (("Halden Motors cut jobs.", "The Lima-based firm hired."), ["The Lima-based firm = halden-motors"]),
    (("Halden Motors cut jobs.", "The drinks giant hired."), ["The drinks giant = halden-motors"]),
    (("Halden Motors cut jobs.", "The Peruvian car company hired."), []),
    (("Halden Motors cut jobs.", "The clash of giants went on."), []),
    (("Chilean President Ana Quispe flew to Lima.", "The president met miners."), ["The president = ana-quispe"]),
    (("Chilean President Ana Quispe flew to Lima.", "The Chilean president met miners."),
     ["president = ana-quispe"]),
    (("Chilean President Ana Quispe flew to Lima.", "The former Chilean president met miners."), []),
    (("Vice President Ana Quispe flew to Lima.", "The president met miners."), []),
    (("Vice President Ana Quispe flew to Lima.", "The vice president met miners."),
     ["The vice president = ana-quispe"]),
    (("Former finance minister Ana Quispe flew home.", "The former minister met miners."),
     ["The former minister = ana-quispe"]),
    (("Former finance minister Ana Quispe flew home.", "The minister met miners."), []),
    (("Ana Quispe, the mayor of Halden, flew home.", "The mayor met miners."), ["The mayor = ana-quispe"]),
    (("A judge, Ana Quispe, heard miners.", "The judge, Maria Tully, heard none."), []),
    (("Halden Motors CEO Ana Quispe flew home.", "The chief executive met miners."),
     ["The chief executive = ana-quispe"]),
    (("Halden Motors chief executive officer Ana Quispe flew home.", "The CEO met miners."), ["The CEO = ana-quispe"]),
    (("Ana Quispe, Halden Motors' chief executive, wept.", "The Halden Motors boss left."), []),
    (("Ana Quispe, Boeing's chief executive, wept.", "The Boeing boss left."), ["Boeing boss = ana-quispe"]),
    (("Ana Quispe, Boeing's chief executive, wept.", "A Boeing boss left."), []),
    (("Ana Quispe, Boeing's chief executive, wept.", "The Boeing boss Maria Tully left."), []),
    (("Ana Quispe, Boeing's chief executive, met Maria Tully, head of a bank.", "The Boeing boss left."),
     ["Boeing boss = ana-quispe"]),
    (("Ana Quispe, head of a mill, met Maria Tully, head of a bank.", "The Boeing boss left."), []),
    (("Storms hit Peru.", "Peru called up soldiers.", "Peru slept.", "After storms in Chile the government fell."), []),
    (("Storms hit Peru.", "In Chile this year, the government fell."), ["the government = chile"]),
    (("The mayor Ana Quispe met the mayor Maria Tully.", "The mayor spoke."), []),
    (("The singer Ana Quispe toured Peru.", "The singer fell ill."), ["The singer = ana-quispe"]),
    (("The Federal Fisheries Agency closed a port.", "The agency gave no reason."),
     ["The agency = federal-fisheries-agency"]),
    (("The Federal Fisheries Agency closed a port.", "The ministry gave no reason."), []),
    (("The European Union met Peru.", "The bloc agreed."), ["The bloc = european-union"]),
    (("North Korea fired a missile.", "The North gave no reason."), ["The North = north-korea"]),
    (("Norway fired a missile.", "The North gave no reason."), []),
    (("Storms hit Peru.", "Peru called up soldiers.", "Peruvian towns lay dark.", "The administration slept."),
     ["The administration = peru"]),
    (("Storms hit Peru.", "Peru called up soldiers.", "Peruvian towns lay dark.", "The government asked for help."),
     ["The government = peru"]),
    (("Storms hit Peru.", "Peru called up Chile.", "Chile sent boats.", "The government asked for help."), []),
    (("Storms hit Peru.", "Peru called up soldiers.", "Peruvian towns lay dark.", "The government of Saxony helped."),
     []),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), TAKEN_UP)
def test_taken_up(texts: tuple[str, ...], expected: list[str]) -> None:
    found = [hit for hit in names(*texts).hits if hit.name is not None]
    assert [f"{hit.text} = {hit.id}" for hit in found] == expected


def test_the_government_of_a_person_is_that_of_the_country_he_serves() -> None:
    hits = names("Chilean President Ana Quispe fell ill.", "The Quispe administration fell.").hits
    assert [(hit.text, hit.id) for hit in hits[2:]] == [("Quispe administration", "chile")]
    hits = names("Ana Quispe fell ill.", "The Quispe administration fell.").hits
    assert [(hit.id, hit.demonym) for hit in hits[1:]] == [("ana-quispe", False)]


def test_the_hit_carries_the_name_to_write_and_whom_the_person_stands_for() -> None:
    (hit,) = [hit for hit in names("Chilean President Ana Quispe fell ill.", "The president rests.").hits if hit.name]
    assert (hit.name, hit.kind, hit.of) == ("Ana Quispe", "person", "chile")


@pytest.mark.parametrize(
    ("asked", "role", "expected"),
    [
        (("president",), ("president",), True),
        (("president",), ("vice", "president"), False),
        (("minister",), ("foreign", "minister"), True),
        (("minister",), ("prime", "minister"), False),
        (("former", "minister"), ("former", "finance", "minister"), True),
        (("former", "minister"), ("finance", "minister"), False),
        (("foreign", "minister"), ("minister",), False),
        ((), ("minister",), False),
    ],
)
def test_a_noun_fits_a_role(asked: tuple[str, ...], role: tuple[str, ...], expected: bool) -> None:
    assert fits(asked, role) is expected
