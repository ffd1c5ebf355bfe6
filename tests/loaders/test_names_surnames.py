"""A surname that stands alone is a person's where the text goes on with "he" or "she", though a town bears it too."""

import pytest

from loaders.names import find_names
from schemas.text import Sentence
from schemas.vocabulary import shipped
from tests.loaders.test_names_nouns import names

# sentences -> pronoun = the actor it stands for, and each actor's kind
ALONE = [
    (("Then Quell told them that he would go.",), ["quell person", "he = quell"]),
    (("Then Quell said rain fell.", "She left."), ["quell person", "She = quell"]),
    (("Then Quell said rain fell.", "It left."), ["quell other"]),
    (("Rain fell on Dudley.", "Even Dudley said so.", "He left."), ["dudley person", "dudley person", "He = dudley"]),
    (("Even Dudley said that he left.", "Rain fell in Dudley."), []),
    (("Then Quell wept.", "Mr. Quell left.", "He slept."), ["quell person", "quell person", "He = quell"]),
    (("Ana Quispe wept.", "Then Quell said he left.", "Quell slept."), ["ana-quispe person", "quell person",
                                                                     "he = quell", "quell person"]),
    (("Robert Quell wept.", "Ms. Quell laughed."), ["robert-quell person", "quell person"]),
    (("Roberta Quell wept.", "Ms. Quell laughed."), ["roberta-quell person", "roberta-quell person"]),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), ALONE)
def test_a_surname_alone_is_a_persons(texts: tuple[str, ...], expected: list[str]) -> None:
    hits = [hit for hit in names(*texts).hits if hit.reading == "actor"]
    assert [f"{hit.text} = {hit.id}" if hit.name else f"{hit.id} {hit.kind}" for hit in hits] == expected


# sentences -> pronoun = the actor it stands for
GOES_ON = [
    (("Peter Quispe wept.", "He met Bo Luna before he left."), ["He = peter-quispe", "he = peter-quispe"]),
    (("Peter Quispe met Milo Luna before he left.",), []),
    (("Peter Quispe wept before he met Milo Luna and he left.",), ["he = peter-quispe", "he = peter-quispe"]),
]


@pytest.mark.parametrize(("texts", "expected"), GOES_ON)
def test_he_is_the_one_whom_the_sentence_called_he_before(texts: tuple[str, ...], expected: list[str]) -> None:
    assert [f"{hit.text} = {hit.id}" for hit in names(*texts).hits if hit.name] == expected


# headline, sentence -> the actors with their kinds
HEADED = [
    ("Why Ana Quispe Left", "Then Quispe wept.", ["ana-quispe person"]),
    ("Ana Quispe leaves", "Then Quispe wept, and he left.", ["ana-quispe person"]),
    ("Quispe Leaves Lima", "Rain fell on Quispe.", []),
    ("Why Ana Quispe Left", "Rain fell on Lima.", []),
    ("", "In Chad Quispe wept. Ana Quispe had left.", ["ana-quispe person", "ana-quispe person"]),
]


@pytest.mark.parametrize(("headline", "text", "expected"), HEADED)
def test_a_headline_has_the_given_name_of_a_surname(headline: str, text: str, expected: list[str]) -> None:
    found = find_names(text, [Sentence(0, len(text), text, 0, 0, "body")], shipped(), headline=headline)
    assert [f"{hit.id} {hit.kind}" for hit in found.hits if hit.reading == "actor"] == expected
