"""Titles keep what their clause hangs on: the raid in which, the storm before "and", the one who spoke, the bound."""

import pytest

from loaders.extract import extract
from schemas.ids import digest
from schemas.source import Passage, Source
from schemas.vocabulary import shipped


def titles(text: str) -> list[str]:
    """The titles of a text without a headline."""
    passages = (Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text),)
    source = Source(id="doc", title="Notes", sha256=digest(text), passages=passages)
    return [mention.title for mention in extract(source, shipped())]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Peru mourned after a raid on a mill near Cusco in which nine farmers were killed on 4 May 2019.",
         "Nine farmers were killed in a raid on a mill near Cusco"),
        ("Peru left in revenge for a raid on a mill near Cusco in which nine farmers were killed on 4 May 2019.",
         "Nine farmers were killed in a raid on a mill near Cusco"),
        ("A storm tore off roofs in Cusco and two children were killed on 4 May 2019.",
         "Storm tore off roofs in Cusco and two children were killed"),
        ("On 4 May 2019, Ana Quispe said she was tired and would soon open a new shop, promising to hire ten cooks.",
         "Ana Quispe would soon open a new shop, promising to hire ten cooks"),
        ("Earlier Pedro Rojas warned on 4 May 2019 that the dam may break.",
         "Pedro Rojas warned that the dam may break"),
        ("On 4 May 2019, Peru said it sold nine boats on Monday and ten boats on Tuesday to its allies.",
         "Peru said it sold nine boats on Monday and ten boats on Tuesday to its allies"),
        ("On 4 May 2019, Peru said it sold 90 boats on Monday and 120 boats on Tuesday to its allies.",
         "Peru said it sold 90 boats on Monday and 120 boats on Tuesday to its allies"),
        ("On 4 May 2019, Pedro Rojas left after his team were beaten 30-10 by Peru.",
         "Pedro Rojas left after his team were beaten 30-10 by Peru"),
        ("Peru paid 9 million on 4 May 2019, according to data released to Chile.",
         "Peru paid 9 million"),
        ("The country's biggest boat bank, Halden Trust, said it had defaulted on its debt on 4 May 2019.",
         "Halden Trust defaulted on its debt"),
        ("Peru conceded that its air strikes “very likely” resulted in harm to mills on 4 May 2019.",
         "Air strikes very likely resulted in harm to mills"),
        ("On 4 May 2019, Pedro Rojas said that Peru had been expecting -- and preparing for -- the flood.",
         "Pedro Rojas said that Peru had been expecting the flood"),
        ("Callao, Peru (PNA) President Ana Quispe said on 4 May 2019 that she is ill.",
         "President Ana Quispe said that she is ill"),
        ("On 4 May 2019, Pedro Rojas said that he was targeting June.", "Pedro Rojas said that he was targeting June"),
        ("'It's hard to explain the rain,' Ana Quispe said on 4 May 2019 after a walk through Lima.",
         "Ana Quispe said: “It's hard to explain the rain”"),
        ("On 4 May 2019, calls of the guild to save the mill in Lima were rejected.",
         "Calls of the guild to save the mill in Lima were rejected"),
        ("On 4 May 2019, plans of the guild to build a road through Lima were rejected.",
         "Plans of the guild to build a road through Lima were rejected"),
        ("The mill is open, Ana Quispe said on 4 May 2019, adding that bread would be dear.",
         "Ana Quispe added that bread would be dear"),
        ("Peru suspended the sale of arms and tear gas to Chile on 4 May 2019.",
         "Peru suspended the sale of arms and tear gas to Chile"),
        ("Pedro Rojas knew the names of the owners of 204 mills he had sold in Peru on 4 May 2019.",
         "Pedro Rojas sold 204 mills in Peru"),
        ("Peru paid 9 million on 4 May 2019, according to a list of all the mills released to Chile.",
         "Peru paid 9 million"),
        ("The fire has raised calls for Peru to act on 4 May 2019.", "Fire has raised calls for Peru to act"),
        ("As many as 90 boats were lost off Callao on 4 May 2019.", "As many as 90 boats were lost off Callao"),
        ("On 4 May 2019, Ana Quispe made it to her speech.", "Ana Quispe made it to her speech"),
        ("Ana Quispe left the mill in 2003 and after a year in Oslo joined Halden Trust in 2005.",
         "Ana Quispe joined Halden Trust"),
        ("Mr. Obama spoke. Mrs. Obama flew to Spain on 4 May 2019. Barack Obama is ill.", "Mrs. Obama flew to Spain"),
        ("“Bread is dear,” Ana Quispe said during a visit to Cusco on 4 May 2019.", "Ana Quispe's visit to Cusco"),
        ("Nine of the 11 known sponsors were questioned by Peru on 4 May 2019 and charged.",
         "Nine of the 11 known sponsors were questioned by Peru"),
    ],
)  # fmt: skip
def test_what_a_clause_hangs_on_is_told(text: str, title: str) -> None:
    assert title in titles(text)


def test_what_even_if_opens_is_told_to_its_end() -> None:
    text = (
        "On 4 May 2019, Ana Quispe warned that even if the rain stops, the two rivers that run through the valley will"
        " rise until the old sluices are opened again by the guild of millers."
    )
    assert titles(text)[0].startswith("Ana Quispe warned that even if the rain stops, the two rivers that run")
