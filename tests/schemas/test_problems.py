"""Problems as text, the exceptions that carry them, and the nearest known words."""

import pickle

import pytest

from schemas.problems import KbError, Problem, ProblemsError, UnknownFormatError, did_you_mean, nearest

TEXTS = [
    (
        Problem(code="E01", file="events/tokyo.yml", line=5, column=9, field="status", message="no status 'plannd'",
                hint="did you mean 'planned'?"),
        "events/tokyo.yml:5:9: E01: status: no status 'plannd'; did you mean 'planned'?",
    ),
    (Problem(code="E00", file="events/a.yml", message="the file is empty"), "events/a.yml: E00: the file is empty"),
    (Problem(code="W04", message="nothing matches"), "W04: nothing matches"),
]  # fmt: skip


@pytest.mark.parametrize(("problem", "text"), TEXTS)
def test_as_text(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_an_error_carries_its_problems_through_a_pickle() -> None:
    problems = [Problem(code="R01", message="one"), Problem(code="R02", message="two")]
    for kind in (ProblemsError, UnknownFormatError):
        again = pickle.loads(pickle.dumps(kind(problems)))
        assert type(again) is kind and isinstance(again, KbError)
        assert again.problems == tuple(problems)
        assert str(again) == "R01: one\nR02: two"


NEAREST = [
    ("particpants", ["participants", "place", "part_of"], ["participants"]),
    ("PLACE", ["participants", "place"], ["place"]),
    ("xyz", ["participants", "place"], []),
    ("", ["place"], []),
]


@pytest.mark.parametrize(("word", "known", "expected"), NEAREST)
def test_nearest(word: str, known: list[str], expected: list[str]) -> None:
    assert nearest(word, known) == expected


def test_did_you_mean_names_up_to_three() -> None:
    assert did_you_mean("hots", ["host", "hosts", "hot", "ghost"]) == "did you mean 'hosts' or 'hot'?"
    assert did_you_mean("zebra", ["host"]) == ""
