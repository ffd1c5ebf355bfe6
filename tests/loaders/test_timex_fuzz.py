"""The benchmark `fuzz` in small: texts that break readers break none of ours, and time grows with the length alone."""

import pytest

from tests.bench.fuzz import RUNS, fault, growth, texts


def test_no_generated_text_breaks_the_reading():
    assert [text for number, text in enumerate(texts(seed=7, count=600)) if fault(text, number)] == []


def test_the_same_seed_makes_the_same_texts():
    assert list(texts(3, 40)) == list(texts(3, 40)) != list(texts(4, 40))


def test_a_wrong_reading_is_told(monkeypatch):
    monkeypatch.setattr("tests.bench.fuzz.find_timexes", lambda text: 1 // 0)
    assert fault("on Monday", 0) == "ZeroDivisionError('integer division or modulo by zero')"


@pytest.mark.parametrize("piece", RUNS)
def test_eight_times_a_piece_takes_about_eight_times_as_long(piece):
    assert growth(piece) < 4
