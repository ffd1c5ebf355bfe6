"""Titles of a whole text: surnames in full, bare nouns in the fuller words that the text has for them."""

from datetime import date

import pytest

from loaders.extract import extract
from schemas.source import Passage, Source
from schemas.vocabulary import shipped

# text, trigger -> title
TEXTS = [
    ("Minister Ana Quispe arrived in Oslo on Monday. Mrs Quispe met the king on Tuesday.", "met",
     "Ana Quispe met the king"),
    ("Ana Quispe said on Monday that she had met the king.", "said", "Ana Quispe said that she had met the king"),
    ("The Callao oil spill began on 3 May 2021. A week after the spill, the king resigned.", "spill",
     "Callao oil spill"),
    ("Nobody was prepared for the invasion of Peru. On 3 May 2021 came the invasion.", "invasion",
     "Invasion of Peru"),
    ("Ana Quispe welcomed Peter Dahl in Oslo on Monday. The two last met in 2018 in Lima.", "met",
     "Ana Quispe and Peter Dahl last met in Lima"),
    ("Halden Airways bought a port on Monday. The company signed a pact with Peru on Tuesday.", "signed",
     "Halden Airways signed a pact with Peru"),
    ("Halden Airways bought a port on Monday. The company's shares fell 3 percent on Tuesday.", "fell",
     "Halden Airways' shares fell 3 percent"),
    ("Halden Airways bought a port on Monday. A pact was signed by the company on Tuesday.", "signed",
     "Pact was signed by Halden Airways"),
    ("Ana Quispe was in Oslo. On Monday Peru fined her in Lima.", "fined", "Peru fined Ana Quispe in Lima"),
    ("Peter Dahl left Oslo. On Monday the king met him.", "met", "King met Peter Dahl"),
    ("Halden Airways said on Monday the company would close.", "said", "Halden Airways said company would close"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "expected"), TEXTS)
def test_titles_of_a_text(text: str, trigger: str, expected: str) -> None:
    passage = Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text)
    source = Source(
        id="doc", title="t", language="en", published=date(2021, 5, 12), sha256="0" * 64, passages=(passage,)
    )
    found = extract(source, shipped())
    assert expected in [mention.title for mention in found if mention.trigger == trigger], [m.title for m in found]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [("Why Ana Quispe is angry", "Quispe met the king"), ("Why Quispe is angry", "Pedro Quispe met the king")],
)
def test_a_surname_that_the_headline_gives_to_another(headline: str, expected: str) -> None:
    text = "Her father Pedro Quispe was a judge, and Ana was at home. Ms. Quispe met the king on Tuesday."
    passage = Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text)
    source = Source(id="doc", title=headline, published=date(2021, 5, 12), sha256="0" * 64, passages=(passage,))
    assert expected in [mention.title for mention in extract(source, shipped())]
