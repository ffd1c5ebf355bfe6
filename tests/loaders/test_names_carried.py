"""The "it" that opens a sentence is the body that the sentence before tells of, where it does what bodies do."""

import pytest

from tests.loaders.test_names_nouns import names

# sentences -> pronoun = the actor it stands for, or none
IT = [
    (("Halden Motors closed a mine.", "It blamed weak demand."), ["It = halden-motors"]),
    (("Peru has begun talks.", "It also signed a pact."), ["It = peru"]),
    (("The European Union on Monday met miners.", "It rejected a plan.", "It then sued."),
     ["It = european-union", "It = european-union"]),
    (("Halden Motors closed a mine.", "It rained."), []),
    (("Halden Motors closed a mine.", "It was clear that miners left."), []),
    (("Miners praised Halden Motors.", "It blamed weak demand."), []),
    (("The Peru quake cut roads.", "It denied miners water."), []),
    (("Ana Quispe cut jobs.", "It blamed weak demand."), []),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), IT)
def test_it_carries_on_with_the_body_told_of(texts: tuple[str, ...], expected: list[str]) -> None:
    assert [f"{hit.text} = {hit.id}" for hit in names(*texts).hits if hit.text == "It"] == expected
