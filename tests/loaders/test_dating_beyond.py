"""Words that a time expression does not reach, and what went before by a length of time, in short texts."""

from datetime import date

import pytest

from loaders.extract import date_span, estimate
from schemas.source import Passage, Source

DAY = date(2024, 7, 31)  # a Wednesday


def source_of(text):
    passage = Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text)
    return Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=(passage,))


def dated(text, word):
    at = text.index(word)
    return date_span(source_of(text), at, at + len(word)).edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Her fall is a triumph for the guild founded on 3 May.", "fall", "2024-07-31"),
        ("The fall is a triumph for the guild founded on 3 May.", "founded", "2024-05-03"),
        ("The town banned a song written in 1998.", "banned", "2024-07-31"),
        ("The gale left five miners injured on Monday.", "left", "2024-07-29"),
        ("The judge said two miners died on Monday.", "died", "2024-07-29"),
        ("The mill raised its forecast for the full year.", "raised", "2024-07-31"),
        ("The mill approved a budget for 2026.", "approved", "2024-07-31"),
        ("The council set the vote for 2026.", "vote", "2026"),
        ("A walkout due to begin on Friday was averted after the guild accepted an offer.", "accepted", "2024-07-31"),
        ("A walkout set for Friday was averted after the guild accepted an offer on Monday.", "accepted", "2024-07-29"),
        ("The yard was due to open on Friday.", "open", "2024-08-02"),
        ("The mill took over the yard on Monday, five months after the deal was announced.", "deal", "2024-02"),
        ("Ferrand, the firm that dug the shaft, said it would open it on Monday.", "dug", "2024-07-31"),
        ("Ferrand, which dug the shaft in 2019, opened it on Monday.", "dug", "2019"),
        ("The firm that dug the shaft on Monday is Ferrand.", "dug", "2024-07-29"),
        ("Officials said that the bridge fell on Monday.", "fell", "2024-07-29"),
        ("The mill cut 40 jobs and said it would repay its debts by the end of March.", "said", "2024-07-31"),
        ("The mill sold two barges and said it would buy a ship in May 2025.", "sold", "2024-07-31"),
        ("The mill closed, a loss compared with 2019.", "closed", "2024-07-31"),
        ("Peru signed the pact ahead of a summit scheduled for Friday.", "signed", "2024-07-31"),
        ("Peru signed the pact ahead of a summit scheduled for Friday.", "summit", "2024-08-02"),
        ("The dean resigned before a hearing due on Friday.", "resigned", "2024-07-31"),
        ("The owner came to the hearing, having been sued on Monday.", "came", "2024-07-31"),
        ("The cap fitted on the well in May was removed on Monday.", "removed", "2024-07-29"),
        ("The cap fitted on the well in May was removed on Monday.", "fitted", "2024-05"),
        ("A fire lit by boys on Monday destroyed the mill.", "destroyed", "2024-07-29"),
        ("Built in 1907, the mill has opened a museum.", "opened", "2024-07-31"),
        ("Asked about it in 2014, the king opened a museum.", "opened", "2014"),
        ("Kin of the men who died at the mill are flying to Lima on Monday.", "died", "2024-07-31"),
        ("The mill signed a pact to cut its costs by Monday.", "signed", "2024-07-31"),
        ("The mill said on Monday that it will open a yard.", "open", "2024-07-29"),  # not the Monday to come
        ("The state's Sept. 11 Memorial Fund paid the men.", "paid", "2024-07-31"),
        ("The Sept. 11 attacks killed thousands.", "killed", "2001-09-11"),
        ("The firm has closed its shops and is likely to reopen on Friday.", "closed", "2024-07-31"),
        (
            "In a visit to the mill, one of the oldest in Peru, the king said on Monday he was glad.",
            "visit",
            "2024-07-29",
        ),
    ],
)
def test_what_a_time_does_not_reach(text, word, edtf):
    assert dated(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The mill took over the yard months after the deal was announced.", "deal"),
        ("The sale was agreed in May after three years of negotiations.", "negotiations"),
        ("The jury cleared the mill on Monday after more than two days of deliberations.", "deliberations"),
        ("Ferrand, which dug the shaft in Lima, opened it on Tuesday.", "dug"),
        ("The king spoke on Monday for the first time since the ferry sank.", "sank"),
    ],
)
def test_what_went_before_the_news(text, word):
    guess = estimate(source_of(text), text.index(word), text.index(word) + len(word))
    assert guess.begin == (None, DAY.isoformat())
    assert guess.when.basis == "inferred"


def test_what_comes_behind_the_length_has_its_own_time():
    text = "On Monday, two years after the deal, the yard closed."
    assert dated(text, "closed") == "2024-07-29"
