"""Whose word a title is: that of one of name, or of whoever claims a thing, and not that of the writer's source."""

from datetime import date

import pytest

from loaders.extract import extract
from schemas.ids import digest
from schemas.source import Passage, Source
from schemas.vocabulary import shipped

TOLD = [
    ("The Halden Front said on Monday that the bombing was a reprisal for the raid.",
     "Bombing was a reprisal for the raid, Halden Front said"),
    ("Ana Quispe told reporters on Monday that Chile fired a missile.", "Chile fired a missile, Ana Quispe said"),
    ("“Bo Luna robbed me,” Ana Quispe told the court on Monday.", "Bo Luna robbed me, Ana Quispe said"),
    ("Chile fired a missile on Monday, Ana Quispe said.", "Chile fired a missile, Ana Quispe said"),
    ("Dockers believe Peru sold the port of Callao on Monday.", "Peru sold the port of Callao, dockers believe"),
    ("Ana Quispe said on Monday the mayor, who robbed a bank in Lima, had left Peru.", "Mayor robbed a bank in Lima"),
    ("Police said two men were killed in Lima on Monday.", "Two men were killed in Lima"),
    ("Two men were killed in Lima on Monday, the Halden Board said.", "Two men were killed in Lima"),
    ("Ana Quispe said on Monday that she was robbed in Lima.", "Ana Quispe was robbed in Lima"),
    ("Peru said on Monday it had appointed a panel on tin.", "Peru appointed a panel on tin"),
    ("Ana Quispe confirmed on Monday that Chile fired a missile.", "Chile fired a missile"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_whose_word_it_is(text: str, expected: str) -> None:
    passages = (Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text),)
    found = extract(
        Source(id="doc", title="t", published=date(2018, 1, 5), sha256=digest(text), passages=passages), shipped()
    )
    assert expected in [mention.title for mention in found]
