"""Names in apposition, for the nouns that a title has of its sentence."""

from typing import cast

import pytest

from loaders.grammar import Lexicon, lexicon
from loaders.titles.named import apposed

PERSONS = ("Ana Quispe", "Pedro Rojas")

# title, its sentence -> the title with the names beside its nouns
APPOSED = [
    ("Flight left Lima", "The flight, KX81, left Lima.", "Flight KX81 left Lima"),
    ("Flight left Lima", "The flight , KX81 , left Lima .", "Flight KX81 left Lima"),
    ("Peru sued the bank", "Peru sued the bank, Halden Trust, in May.", "Peru sued the bank Halden Trust"),
    ("Ana Quispe met its president", "Ana Quispe saw Peru and met its president, Pedro Rojas, twice.",
     "Ana Quispe met President Pedro Rojas"),
    ("Crowds urged their own prime minister to go", "Crowds urged their own prime minister, Pedro Rojas, to go.",
     "Crowds urged prime minister Pedro Rojas to go"),
    ("Director resigned", "Its director, Ana Quispe, resigned.", "Director Ana Quispe resigned"),
    ("Firm lost its dog", "The firm lost its dog, Rex.", "Firm lost its dog Rex"),
    ("Ana Quispe founded another firm", "Ana Quispe founded another firm last year, called Nerva.",
     "Ana Quispe founded another firm called Nerva"),
    ("Former mayor left the party", "Ana Quispe, a former mayor, left the party.", "Ana Quispe left the party"),
    ("Pedro Rojas said he left", "In the letter, Ana Quispe, 45, said he left.", "Pedro Rojas said he left"),
    ("Peru left the deal", "Peru left the deal, Pedro Rojas, who was there, said.", "Peru left the deal"),
    ("Peru's king met the mayor of Lima", "Peru's king met the mayor of Lima, Pedro Rojas.",
     "Peru's king met the mayor of Lima"),
    ("Katya got married", "They saw where Rojas 's younger daughter , Katya , got married.",
     "Rojas's younger daughter Katya got married"),
    ("Katya Rojas got married", "They saw where Rojas's daughter, Katya, got married.", "Katya Rojas got married"),
    ("Talks began", "On Monday, the talks began.", "Talks began"),
    ("Peru banned a game", "Peru banned a game. A man called Rojas had won.", "Peru banned a game"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "said", "expected"), APPOSED)
def test_apposed(title: str, said: str, expected: str) -> None:
    assert apposed(title, said, PERSONS, cast(Lexicon, lexicon())) == expected
