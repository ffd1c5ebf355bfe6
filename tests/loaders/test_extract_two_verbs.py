"""Two verbs of one sentence: each has a title and a place of its own where the sentence gives it one."""

from datetime import date

import pytest

from loaders.extract import extract
from schemas.source import Passage, Source
from schemas.vocabulary import shipped


def told(text):
    passage = Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text)
    source = Source(id="doc", title="t", language="en", published=date(2024, 7, 28), sha256="0" * 64,
                    passages=(passage,))  # fmt: skip
    return {m.trigger: m for m in extract(source, shipped())}


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("He was born in Oslo on 3 May 1950 and died on Friday.", "born", "oslo"),
        ("He was born in Oslo on 3 May 1950 and died on Friday.", "died", None),
        ("Weavers marched in Oslo on Friday and clashed with police.", "clashed", "oslo"),
    ],
)
def test_a_place_is_not_shared_by_what_has_a_time_of_its_own(text, trigger, place):
    assert told(text)[trigger].place == place


@pytest.mark.parametrize(
    ("text", "trigger", "title"),
    [
        ("He was born in Oslo on 3 May 1950 and died on Friday.", "died", "He died"),
        ("A weaver wed her tutor in 1982; they divorced in 1990.", "divorced", "They divorced"),
        ("They resigned on Friday.", "resigned", "They resigned"),
        ("The king cancelled a trip to Oslo planned for Thursday.", "trip", "King cancelled a trip to Oslo"),
        ("The king planned a trip to Oslo for Thursday.", "trip", "King planned a trip to Oslo"),
    ],
)
def test_a_title_tells_its_own_happening_and_no_day(text, trigger, title):
    assert told(text)[trigger].title == title
