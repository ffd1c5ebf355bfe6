"""Persons of a title: a given name with its surname, and an owner by name where another would be read for it."""

from datetime import date

import pytest

from loaders.extract import extract
from schemas.ids import digest
from schemas.source import Passage, Source
from schemas.vocabulary import shipped

TEXTS = [
    ("Many in Lima knew Mr Max Rojas. Crowds say Max was ill when Max left Peru on 3 May 2019.", "Max Rojas left Peru"),
    ("Many knew Mr Max Rojas and Mr Max Dahl. On 3 May 2019 people say Max left Peru.", "Max left Peru"),
    ("On 3 May 2019 in Lima, people say Max left Peru. Nobody asked Mr Max Rojas.", "Max left Peru"),
    ("Mrs Ana Quispe blamed Mr Peter Dahl, who attacked her report on 3 May 2019 in Lima.",
     "Peter Dahl attacked Ana Quispe's report in Lima"),
    ("“We are ready to go,” Mr Max Rojas said in an interview on 3 May 2019 with Radio Callao.",
     "Max Rojas's interview with Radio Callao"),
    ("Mr Max Rojas was at home. On 3 May 2019 a meeting in his Lima hotel went wrong.",
     "Meeting in Max Rojas's Lima hotel went wrong"),
    ("Mr Peter Dahl sold his farm in Lima on 3 May 2019.", "Peter Dahl sold his farm in Lima"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_persons(text: str, expected: str) -> None:
    passages = (Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text),)
    source = Source(id="doc", title="t", published=date(2019, 5, 5), sha256=digest(text), passages=passages)
    found = [mention.title for mention in extract(source, shipped())]
    assert expected in found, found
