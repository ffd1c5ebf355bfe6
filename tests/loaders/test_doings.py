"""Doings: what someone named did on a stated day, whatever the verb."""

import pytest

from loaders.doings import find_doings
from loaders.grammar import lexicon
from loaders.triggers import find_triggers
from schemas.text import NameHit, Sentence
from schemas.vocabulary import shipped
from tests.loaders.test_extract import told


def doings(text: str, name: str) -> list[str]:
    lex = lexicon("en")
    assert lex is not None
    sentence = Sentence(0, len(text), text, 0, 0, "body")
    at = text.find(name)
    hits = [NameHit(at, at + len(name), name, "someone", "actor", "person")] if at >= 0 else []
    taken = find_triggers(sentence, shipped(), "en", hits)
    return [trigger.text for trigger in find_doings(sentence, taken, lex, hits)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Quispe painted the gate.", ["painted"]),
        ("Ana Quispe will paint the gate.", ["paint"]),
        ("Ana Quispe has painted the gate and swept the yard.", ["painted", "swept"]),
        ("Ana Quispe paints gates.", []),
        ("Ana Quispe sat at a varnished table.", []),
        ("Ana Quispe did not paint the gate.", []),
        ("Ana Quispe knew the gate and wanted the yard.", []),
        ("Ana Quispe resigned.", []),
        ("Ana Quispe noted the gate.", []),
        ("Someone painted the gate.", []),
    ],
)
def test_verbs_of_doing_that_no_trigger_has_taken(text: str, found: list[str]) -> None:
    assert doings(text, "Ana Quispe") == found


def test_a_name_is_no_verb() -> None:
    assert doings("Ana Swept painted the gate.", "Ana Swept") == ["painted"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On Friday, Ana Quispe painted the gate.", "2024-07-26"),
        ("Ana Quispe painted the gate.", None),
        ("On Friday, someone painted the gate.", None),
        ("On Friday, rain painted Ana Quispe.", None),
        ("Ana Quispe painted the gate, which was built in 1990.", None),
    ],
)
def test_a_doing_is_told_where_someone_named_does_it_on_a_stated_day(text: str, edtf: str | None) -> None:
    found = told("The town is quiet.", "It often rains there.", "It is old.", text)
    assert (found["painted"].when.edtf if "painted" in found else None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On Friday, rebels swept into the port.", "2024-07-26"),
        ("The river burst its banks on Friday.", "2024-07-26"),
        ("The river was bursting its banks on Friday.", None),
        ("The river burst its banks in 1990.", None),
        ("The river had burst its banks on Friday.", None),
        ("This article was amended on Friday.", None),
    ],
)
def test_what_nobody_named_did_is_told_where_its_clause_names_the_day(text: str, edtf: str | None) -> None:
    found = told("The town is quiet.", "It often rains there.", "It is old.", text)
    assert [mention.when.edtf for mention in found.values()] == ([edtf] if edtf else [])
