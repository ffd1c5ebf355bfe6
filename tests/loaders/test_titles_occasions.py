"""The named occasion of a text: from its headline, else from what the text tells early."""

from typing import cast

import pytest

from loaders.grammar import Lexicon, lexicon
from loaders.titles.occasions import occasion_of

LEX = cast(Lexicon, lexicon())


@pytest.mark.parametrize(
    ("headline", "text", "occasion"),
    [
        ("Rojas wins Callao Grand Prix", "They raced at the Callao Grand Prix.", "Callao Grand Prix"),
        ("Rojas wins Callao Grand Prix", "They raced.", "Callao Grand Prix"),
        ("Rain Hits Callao Grand Prix", "It was a wet Callao Grand Prix.", "Callao Grand Prix"),
        ("Rain Hits Callao Grand Prix", "They raced.", ""),
        ("Rojas wins", "Rojas won the 2019 Callao Cup on Sunday.", "Callao Cup"),
        ("Rojas wins", "Rojas won the Callao Cup, and Quispe the Aurora Derby.", ""),
        ("Rojas wins", "She won the Cup.", ""),
        ("Rojas wins", "Rain fell. " * 80 + "Rojas won the Callao Cup.", ""),
    ],
)
def test_the_occasion_of_a_text(headline: str, text: str, occasion: str) -> None:
    assert occasion_of(text, headline, LEX) == occasion
