"""What is said, told before its teller: without the circumstance that it opens with, and one sentence of it."""

from datetime import date

import pytest

from loaders.extract import extract
from schemas.ids import digest
from schemas.source import Passage, Source
from schemas.vocabulary import shipped
from tests.loaders.test_titles import title

SPEECHES = [
    ("Instigated by the king, the report will ensure that ministers are not surprised, Pedro Rojas said on Monday.",
     "Pedro Rojas said: the report will ensure that ministers are not surprised"),
    ("Based on tests, the drug works, the agency said on Monday.", "Agency said: the drug works"),
    ("Asked by Peru to leave, the crew refused, officials said on Monday.", "Officials said: the crew refused"),
    ("In the week he'd been in Lima, he saw two birds, Pedro Rojas said on Monday.",
     "Pedro Rojas said: he saw two birds"),
    ("“The town is safe,” said Lloyd's, which insures boats on Monday.", "Lloyd's said: “The town is safe”"),
    ("“Working with Peru, we will win,” Ana Quispe said on Monday.",
     "Ana Quispe said: “Working with Peru, we will win”"),
    ("Pedro Rojas said on Monday: “I must say he surprised me. I saw many races that he won.”",
     "Pedro Rojas said: “I must say he surprised me”"),
    ("Dockers sold the pump, Ana Quispe, one of the clerks, said at a fair on Monday.",
     "Ana Quispe said: Dockers sold the pump"),
    ("“The dam is dry,” retired clerk Bo Luna said of the survey on Monday.", "Clerk Bo Luna said: “The dam is dry”"),
    ("Callao, Pedro Rojas said on Monday, was “a gift to us.”", "Pedro Rojas said: Callao was a gift to us"),
    ("Meanwhile, Pedro Rojas said on Monday, the mills are shut.", "Pedro Rojas said: the mills are shut"),
    ("In a note, Pedro Rojas said on Monday, “the mills are shut.”", "Pedro Rojas said: “The mills are shut”"),
    ("N) and its heirs sold the mill, Pedro Rojas said on Monday.", "Pedro Rojas said: its heirs sold the mill"),
    ("Fishing was banned in the bay, officials said on Monday.", "Officials said: Fishing was banned in the bay"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPEECHES)
def test_speeches(text: str, expected: str) -> None:
    passages = (Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text),)
    found = extract(
        Source(id="doc", title="t", published=date(2018, 1, 5), sha256=digest(text), passages=passages), shipped()
    )
    assert expected in [mention.title for mention in found]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Any such law, Ana Quispe said, would not curb theft.", "said",
         "Ana Quispe said: any such law would not curb theft"),
        ("In the old port, Rojas warned, only nine boats are safe.", "warned",
         "Rojas warned: in the old port, only nine boats are safe"),
        ("But, in the end, Andina says, a new rule will show what was lost.", "says",
         "Andina says: in the end, a new rule will show what was lost"),
        ("“We are sure of our plan ... but we need more tin to sell to Peru,” Ana Quispe said.", "said",
         "Ana Quispe said: “We are sure of our plan”"),
    ],
)  # fmt: skip
def test_what_is_told_around_its_teller_or_with_dots_is_told(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected


CARRIED_ON = [
    ("A Chilean pair, who had been on leave in Cusco, Peru, remain in hospital, the health minister, Ana Quispe, said.",
     "Ana Quispe said: a Chilean pair, who had been on leave in Cusco, Peru, remain in hospital"),
    ("Three divers, who were pulled from a wreck on Monday, are now stable, the hospital chief, Bo Rojas, said.",
     "Bo Rojas said: three divers are stable"),
    ("An estimated 800 cups, bags and belts, and pirated films crossed the border, Bo Rojas, head of Asia Risk, said.",
     "Bo Rojas said: an estimated 800 cups, bags and belts, and pirated films crossed the border"),
    ("Rojas told the Post in an interview published on Saturday that building a wall sends a bad message.",
     "Rojas told the Post in an interview that building a wall sends a bad message"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CARRIED_ON)
def test_what_is_told_keeps_its_verb(text: str, expected: str) -> None:
    passages = (Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text),)
    source = Source(id="doc", title="t", published=date(2018, 1, 5), sha256=digest(text), passages=passages)
    assert expected in [mention.title for mention in extract(source, shipped())]
