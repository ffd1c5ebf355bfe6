"""Words whose sentence names no time: how long they last, and whether they were, are or are to come."""

from datetime import date

import pytest

from loaders.extract import estimate
from schemas.source import Passage, Source

DAY, REPORT = date(2024, 7, 31), "2024-07-31"
ON = ("single", (REPORT, REPORT), (REPORT, REPORT))
BEFORE = ("single", (None, REPORT), (None, REPORT))
AFTER = ("single", (REPORT, None), (REPORT, None))
LONG_AFTER = ("multi", (REPORT, None), (REPORT, None))
LASTING = ("multi", (None, REPORT), (REPORT, None))
FILLERS = ("The port is quiet.", "It rains there.", "The hall is old.")


def guess(text, word):
    passages, at = [], 0
    for ordinal, line in enumerate((*FILLERS, text)):
        passages.append(Passage(ordinal=ordinal, kind="body", char_start=at, char_end=at + len(line), text=line))
        at += len(line) + 1
    source = Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=tuple(passages))
    found = estimate(source, at - 1 - len(text) + text.index(word), 0)
    return found.kind, found.begin, found.end


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # an infinitive happens with a verb that brings it about, and after one that aims at it
        ("The judge declined to name the firm.", "name", ON),
        ("The judge began to read the names.", "read", ON),
        ("The town plans to name the hall.", "name", AFTER),
        ("The army sent men to protect the port.", "protect", LONG_AFTER),
        ("The army sent men to seize the port.", "seize", AFTER),
        # a life is told by its birth and a deed more, which are no news of the day
        ("The painter was born and died in Ilo.", "died", BEFORE),
        ("The painter was born in Ilo and left it for Lima.", "born", BEFORE),
        ("A calf was born at the zoo.", "born", ON),
        # what is told in the present behind "until" or "if" is still to come
        ("The men will stay until the storm ends.", "ends", AFTER),
        ("The men will leave as soon as the storm stops.", "stops", AFTER),
        ("The town sleeps when it stops.", "stops", LASTING),
        ("The storm continues to rage.", "continues", ON),
        # a perfect tells the news, but not where it counts up what has come about by now
        ("The town has named the hall.", "named", ON),
        ("The town has already named the hall.", "named", BEFORE),
        ("The flu, which has killed nine men, is mild.", "killed", BEFORE),
    ],
)
def test_verbs(text, word, expected):
    assert guess(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The union filed a complaint.", "complaint", ON),
        ("The union quoted the complaint.", "complaint", BEFORE),
        ("The mason who filed a complaint left.", "complaint", BEFORE),
        ("The envoy hopes to end the crisis.", "crisis", LASTING),
        ("The blast deepened the crisis.", "crisis", LASTING),
        ("The blast will bring a war.", "war", LONG_AFTER),
    ],
)
def test_nouns(text, word, expected):
    assert guess(text, word) == expected
