"""Expressions that speak of a noun or an aside alone: they must not date the verb of the sentence."""

from datetime import date

import pytest

from loaders.extract import date_span
from schemas.source import Passage, Source

DAY = date(2024, 7, 31)  # a Wednesday


FILLERS = (
    "The port is quiet at this time of the year, and few ships call.",
    "It rains there, and the wind is strong on most of its piers.",
    "The hall is old, but the mill behind it is rather new.",
)


def dated(text, word):
    passages, at = [], 0
    for ordinal, line in enumerate((*FILLERS, text)):
        passages.append(Passage(ordinal=ordinal, kind="body", char_start=at, char_end=at + len(line), text=line))
        at += len(line) + 1
    source = Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=tuple(passages))
    start = at - 1 - len(text) + text.index(word)
    return date_span(source, start, start + len(word)).edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The council rejected the 1998 treaty.", "rejected", "2024-07-31"),
        ("The council rejected the 1998 treaty.", "treaty", "1998"),
        ("Her 1987 Fjord Runner was found last month in a barn.", "found", "2024-06"),
        ("The mill posted a third-quarter loss.", "posted", "2024-07-31"),
        ("The mayor spoke at Monday's hearing in Lima.", "spoke", "2024-07-29"),
        ("A judge looked into the 3 May fire that killed two men.", "killed", "2024-05-03"),
        ("A judge looked into the 3 May fire on a ferry, which killed two men.", "killed", "2024-05-03"),
        ("Monday's blast killed four men.", "killed", "2024-07-29"),
        ("The 1998 treaty was signed again.", "signed", "2024-07-31"),
    ],
)
def test_a_noun_s_own_time(text, word, edtf):
    assert dated(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Ana Quispe, born in Lima in 1955, has built two mills.", "built", "2024-07-31"),
        ("Ana Quispe, born in Lima in 1955, has built two mills.", "born", "1955"),
        ("Quispe, who lost the 2004 race, welcomed the result.", "welcomed", "2024-07-31"),
        ("Quispe, who moved here in 2004, praised the town.", "moved", "2004"),
        ("The ferry exploded on 3 May, killing two men.", "killing", "2024-05-03"),
        ("The council, meeting on Monday in Lima, approved the plan.", "approved", "2024-07-29"),
    ],
)
def test_an_aside_s_own_time(text, word, edtf):
    assert dated(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Quispe was asked about the collapse by two judges for hours on Monday.", "collapse", "2024-07-31"),
        ("Quispe was asked about the collapse on Monday.", "collapse", "2024-07-29"),
        ("Chad condemned the raid on the border post on Monday.", "raid", "2024-07-31"),
        ("Chad condemned Monday's raid on the border post.", "raid", "2024-07-29"),
        ("Quispe worked in Lima after the raids of 11 September.", "raids", "2023-09-11"),
        ("The raids of 7 May show that the border is open.", "raids", "2024-05-07"),
        ("Guards on Monday ended a search for men missing since a blast rocked the port.", "blast", "2024-07-31"),
        ("Quispe resigned after the quake of 3 May.", "resigned", "2024-07-31"),
        ("Quispe resigned after the quake of 3 May.", "quake", "2024-05-03"),
        ("Quispe resigned in the early hours of Monday.", "resigned", "2024-07-29"),
        ("The plague of May 1918 killed thousands.", "killed", "1918-05"),
        ("Quispe resigned in Lima, which had a quake on 3 May.", "resigned", "2024-07-31"),
        ("They did not cancel the summit of 3 August.", "summit", "2024-08-03"),
    ],
)
def test_a_noun_that_is_only_spoken_of(text, word, edtf):
    assert dated(text, word) == edtf
