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


def dated(text, word, fillers=FILLERS):
    passages, at = [], 0
    for ordinal, line in enumerate((*fillers, text)):
        passages.append(Passage(ordinal=ordinal, kind="body", char_start=at, char_end=at + len(line), text=line))
        at += len(line) + 1
    source = Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=tuple(passages))
    start = at - 1 - len(text) + text.index(word)
    return date_span(source, start, start + len(word)).edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The council rejected the 1998 treaty.", "rejected", "2024-07-31"),
        ("In 2008 Peru signed a treaty.", "signed", "2008"),
        ("He may come in the week of 12 August, for the autumn meetings.", "meetings", "[2024-08-12..2024-08-18]"),
        ("The winter storm hit Ilo on Monday.", "storm", "2024-07-29"),
        ("In the spring firemen found the boat.", "found", "2024-21"),
        ("The mill burned down, and in May 2009 Ana Quispe rebuilt it.", "rebuilt", "2009-05"),
        ("On 3 May 2009 Lima's mayor resigned.", "resigned", "2009-05-03"),
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
        ("Quispe resigned after the quake of 3 May.", "resigned", "[2024-05-03..2024-07-31]"),
        ("Quispe resigned after the quake of 3 May.", "quake", "2024-05-03"),
        ("Quispe resigned in the early hours of Monday.", "resigned", "2024-07-29"),
        ("The plague of May 1918 killed thousands.", "killed", "1918-05"),
        ("Quispe resigned in Lima, which had a quake on 3 May.", "resigned", "2024-07-31"),
        ("They did not cancel the summit of 3 August.", "summit", "2024-08-03"),
    ],
)
def test_a_noun_that_is_only_spoken_of(text, word, edtf):
    assert dated(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Two years after the dam burst, its owner was charged on Monday.", "burst", None),
        ("Two years after the dam burst, its owner was charged on Monday.", "charged", "2024-07-29"),
        ("The owner was charged on Monday after the dam burst.", "burst", "2024-07-29"),
    ],
)
def test_a_day_counted_off_from_another_is_not_its_day(text, word, edtf):
    found = dated(text, word)
    assert found == edtf if edtf else "2024-07-29" not in (found or "")


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("It was the valley's worst flood since 1975, when nine people drowned.", "drowned", "1975"),
        ("They won the heaviest prize since 1975.", "won", "2024-07-31"),
        ("The mill has stood idle since 1975.", "stood", "1975/.."),
        ("Trade has slowed since the 1975 strike that closed the port.", "closed", "1975"),
        ("Trade has slowed since the 1975 flood, which drowned the mill.", "drowned", "1975"),
        ("Since 1975 the firm that runs the port has closed its gates.", "closed", "1975/.."),
    ],
)
def test_since_when_nothing_was_like_it_is_no_beginning(text, word, edtf):
    assert dated(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The harbour closed two piers until Friday.", "closed", "2024-07-31"),
        ("The council declared two days of rest from Friday.", "declared", "2024-07-31"),
        ("The mayor promised new boats before winter.", "promised", "2024-07-31"),
        ("The mayor resigned before Monday.", "resigned", "2024-07-31"),
        ("The mayor resigned on Monday.", "resigned", "2024-07-29"),
    ],
)
def test_how_long_a_thing_holds_is_not_when_it_was_done(text, word, edtf):
    assert dated(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The lorry struck the 17:52 express.", "struck", "2024-07-31"),
        (
            "A ferry full of pilgrims sank off the port on Monday night. It hit a reef at 9:30 p.m. in high seas.",
            "hit",
            "2024-07-29T21:30",
        ),
        (
            "A ferry full of pilgrims sank off the port on Wednesday. It hit a reef at 5:30 a.m. in high seas.",
            "hit",
            "2024-07-31T05:30",
        ),
    ],
)
def test_a_time_of_the_clock_is_one_of_the_day_of_the_news(text, word, edtf):
    assert dated(text, word, fillers=()) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The mayor knelt at the pit where forty miners died in 1975.", "knelt", "2024-07-31"),
        ("The mayor knelt at the pit where forty miners died in 1975.", "died", "1975"),
        ("A court freed a man who robbed two banks in 1999.", "freed", "2024-07-31"),
        ("The mayor knelt at the pit on 3 May 1975.", "knelt", "1975-05-03"),
    ],
)
def test_a_clause_of_its_own_keeps_its_year(text, word, edtf):
    assert dated(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Judges struck down the tax that took effect in October.", "struck", "2024-07-31"),
        ("Judges struck down the tax that took effect in October, ruling that it was void.", "ruling", "2024-07-31"),
        ("The tax that took effect in October was dropped.", "dropped", "2024-07-31"),
        ("The man who robbed the bank on Monday was jailed.", "robbed", "2024-07-29"),
        ("The man who robbed the bank on Monday was jailed.", "jailed", "2024-07-31"),
        ("The storm that hit Lima on Monday killed nine people.", "killed", "2024-07-29"),
        ("She said that the mill burned on Monday.", "burned", "2024-07-29"),
        ("A clerk who came in May 2016 to study, stabbed a guard.", "stabbed", "2024-07-31"),
    ],
)
def test_the_time_of_a_relative_clause_stays_there(text, word, edtf):
    assert dated(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The union called a strike for Thursday.", "strike", "2024-08-01"),
        ("The premier called a vote for October.", "vote", "2024-10"),
        ("The premier called a vote for October.", "called", "2024-07-31"),
        ("The two leaders agreed to meet on Friday.", "meet", "2024-08-02"),
        ("The two leaders agreed to meet on Friday.", "agreed", "2024-07-31"),
        ("Norvia agreed to sell its bank to Peru on Monday.", "agreed", "2024-07-29"),
        ("She left the army in 1988; in 1990, she joined a bank.", "left", "1988"),
        ("They called off a strike planned for Friday after the state agreed to pay.", "agreed", "2024-07-31"),
        ("The summit had been due two weeks ago but was postponed after a storm.", "storm", "2024-07-31"),
        ("She joined the army; in 1990, she left for Lima.", "joined", "2024-07-31"),
    ],
)
def test_the_time_of_what_is_meant_or_told_next_stays_there(text, word, edtf):
    assert dated(text, word) == edtf


@pytest.mark.parametrize(
    "text",
    ["He was convicted in 2004 of a series of attacks.", "Two men were charged in 2004 over the attacks."],
)
def test_what_somebody_is_charged_with_was_done_before(text):
    assert dated(text, "attacks") != "2004"


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The driver was freed after being held on Monday.", "freed", "2024-07-31"),
        ("The driver was freed after being held on Monday.", "held", "2024-07-29"),
        ("She met the king and will say Mass on Thursday.", "met", "2024-07-31"),
        ("She said that the mill had burned on Monday.", "burned", "2024-07-29"),
        ("The drill was brought forward to Thursday because of a storm.", "storm", "2024-07-31"),
        ("Germany beat Chile in a match of the championship on Monday.", "beat", "2024-07-29"),
        ("The championship ended on Monday.", "championship", "2024-07-29"),
        ("He took up his post on Monday amid criticism of his handling of the spill.", "took", "2024-07-29"),
        ("The minister will answer questions about the raid on Monday.", "raid", "2024-07-29"),
    ],
)
def test_the_time_of_what_stands_beside(text, word, edtf):
    assert dated(text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Germany beat Chile in a match of the championship on Monday.", "championship"),
        ("He took up his post on Monday amid criticism of his handling of the spill.", "spill"),
        ("On Monday a ferry passed the site of the wreck.", "wreck"),
    ],
)
def test_what_a_day_of_something_else_does_not_date(text, word):
    assert dated(text, word) != "2024-07-29"
