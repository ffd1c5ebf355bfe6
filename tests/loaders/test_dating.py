"""Dating spans of short texts: the clause, the verb, the lead and what the text has said before."""

from datetime import date

import pytest

from loaders.dating.echo import Echoes
from loaders.extract import date_span, estimate, read
from loaders.grammar import lexicon
from schemas.source import Passage, Source
from schemas.text import Sentence

DAY = date(2024, 7, 31)  # a Wednesday


def source_of(*lines, published=DAY, headline=None):
    passages, at = [], 0
    for kind, text in ([("headline", headline)] if headline else []) + [("body", line) for line in lines]:
        passages.append(Passage(ordinal=len(passages), kind=kind, char_start=at, char_end=at + len(text), text=text))
        at += len(text) + 1
    return Source(id="doc", title="t", language="en", published=published, sha256="0" * 64, passages=tuple(passages))


def dated(word, *lines, **more):
    source = source_of(*lines, **more)
    at = source.text.index(word)
    return date_span(source, at, at + len(word))


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The ministers met on Monday in Lima.", "met", "2024-07-29"),
        ("In July 1997, the two towns signed a pact.", "signed", "1997-07"),
        ("The envoy flew to Lima on Wednesday ahead of Friday's summit.", "summit", "2024-08-02"),
        ("Peru agreed a truce on Tuesday before Friday's summit.", "summit", "2024-08-02"),
        ("The envoy spoke of Friday's summit on Tuesday.", "summit", "2024-07-26"),
        ("The pact was signed in 1997 and renewed in 2004.", "renewed", "2004"),
        ("The pact was signed in 1997 and renewed in 2004.", "signed", "1997"),
        ("The council rejected the 1998 treaty on Tuesday.", "rejected", "2024-07-30"),
        ("The council rejected the 1998 treaty on Tuesday.", "treaty", "1998"),
        ("Officials said on Tuesday that the ferry sank on 3 May 2023.", "sank", "2023-05-03"),
        ("Officials said on Tuesday that the ferry sank on 3 May 2023.", "said", "2024-07-30"),
        ("The club will open a new hall on Friday.", "open", "2024-08-02"),
        ("Quispe blames the army for coming late after the mayor's appeal of 12 August.", "appeal", "2023-08-12"),
        ("They have fought since 2019.", "fought", "2019/.."),
        ("Quispe, who sang here from 1971 until her death in 1998, wrote it.", "sang", "1971/1998"),
        ("The mill ran from May 2003 until a flood in June 2011.", "ran", "2003-05/2011-06"),
        ("The ship ran aground on 24 March 1989, when the Rosa, a tug bound for Ilo, hit it.", "hit", "1989-03-24"),
        ("In 2006 engineers confirmed they had lost the probe and it would fall in 2031.", "lost", "2006"),
        ("The council cut the levy in March and left it unchanged in May.", "left", "2024-05"),
        ("The council cut the levy in March and left it unchanged in May.", "cut", "2024-03"),
        (
            "Members will vote at a meeting on 8 August, and the sale is expected to close in October.",
            "sale",
            "2024-10",
        ),
        ("Talks were held on Monday, and the vote and the count on Tuesday.", "vote", "2024-07-30"),
        ("The mill said it would repay its debts by the end of March.", "repay", "2025-03"),
        # a stretch is not that of what ended it
        ("Quispe led the guild from 1982 to 1987.", "led", "1982/1987"),
        ("Quispe led the guild from 1982 to 1987 before he was ousted.", "led", "1982/1987"),
        # what was to be has been, unless the day is long past
        ("The fair was to open on July 4.", "open", "2024-07-04"),
        ("The fair is to be shut on February 4.", "shut", "2025-02-04"),
        # what is told of an opening day parts nothing from it
        ("On 3 May, the eve of a fair on which it rained, the envoy left Lima.", "left", "2024-05-03"),
        # nothing parts a saying from its day but what it is of
        (
            "The mill announced the plan to its loyal and patient clients in Lima on Monday in a letter.",
            "announced",
            "2024-07-29",
        ),
        # what came after a vote in May was not done in the vote's month, as far as one knows
        ("After the vote in May 2020, she left Lima on Monday.", "left", "2024-07-29"),
        ("The mayor is due to testify at a U.S. congressional hearing on Thursday.", "hearing", "2024-08-01"),
        # a day before another verb is that one's
        ("The mill was quiet. Ana Quispe said on Tuesday her crew on Sunday found oil.", "said", "2024-07-30"),
        # somebody's own words do not share the day on which they were said
        ("“We lost the deal with Chile because of the war,” the mayor said on Monday.", "said", "2024-07-29"),
        # a day within a verb is its own
        ("The bank will this week reveal that it was cleared after an inquiry.", "reveal", "[2024-07-29..2024-08-04]"),
    ],
)
def test_by_the_clause(text, word, edtf):
    when = dated(word, text)
    assert when.edtf == edtf
    assert when.basis in ("stated", "relative")


def test_what_is_only_said_is_said_on_the_day_of_the_report():
    when = dated("said", "The mayor said that the bridge was safe.")
    assert (when.edtf, when.basis, when.rule) == ("2024-07-31", "inferred", "day-of-report")


def test_the_lead_dates_the_headline():
    when = dated("opens", "The city opened its new bridge on Monday, after years.", headline="City opens its bridge")
    assert when.edtf == "2024-07-29"


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("The founder of the Lima Mint has died yesterday at the age of ninety.", "2024-07-30"),
        ("The founder of the Lima Mint gave a talk to the League of Towns (LOT) in Callao on Monday.", "2024-07-29"),
        ("The founder of the Lima Mint had died in a hospital on Monday.", None),
    ],
)
def test_what_names_the_day_of_the_news(lead, day):
    found = read(source_of(lead)).dating.lead
    assert (found.day if found else None) == day


def test_a_definite_noun_takes_the_day_named_before():
    when = dated("resignation", "The mayor resigned on Monday.", "Nobody had foreseen the resignation.")
    assert (when.edtf, when.basis) == ("2024-07-29", "inherited")


def test_without_a_day_of_publication_a_weekday_and_a_said_stay_undated():
    assert dated("met", "They met in Rome.", published=None).edtf is None
    assert dated("said", "He said so.", published=None).edtf is None


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("On Thursday a clerk robbed the bank he had left in 2016.", "robbed", None),
        ("On Thursday a clerk robbed the bank he had left in 2016.", "left", "2016"),
        ("The fees of last year rose by a tenth compared to 2015.", "rose", None),
        ("They met for New Year's Eve talks on 31 December 2016.", "talks", "2016-12-31"),
    ],
)
def test_a_time_that_the_text_leaves_open_keeps_others_off(text, word, edtf):
    assert dated(word, text, published=None).edtf == edtf


def test_a_year_that_ends_a_clause_is_not_that_of_other_doers():
    assert dated("moved", "Output peaked in 1970 and many firms moved to Lima.").edtf != "1970"
    assert dated("left", "In 1970 output peaked and many firms left.").edtf == "1970"


def test_a_state_lasts_and_a_plan_comes_after():
    source = source_of("The firm owns two mills.", "It will build a third.")
    owns = estimate(source, source.text.index("owns"), 0)
    build = estimate(source, source.text.index("build"), 0)
    assert (owns.kind, owns.begin, owns.end) == ("multi", (None, "2024-07-31"), ("2024-07-31", None))
    assert build.begin == ("2024-07-31", None)


@pytest.mark.parametrize(
    ("text", "word", "begin"),
    [
        ("The mason who built the mill spoke.", "built", (None, "2024-07-31")),
        ("The crowd cheered without booing the mayor.", "booing", ("2024-07-31", "2024-07-31")),
        ("The firm will grow by selling bonds.", "selling", ("2024-07-31", None)),
    ],
)
def test_a_verb_that_hangs_on_another_goes_with_it_or_went_before(text, word, begin):
    assert estimate(source_of(text), text.index(word), 0).begin == begin


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("The shares began to fall on Tuesday.", "fall", "2024-07-30"),
        ("The crew continued to dig as relatives arrived on Tuesday.", "dig", "2024-07-30"),
        ("The crew will begin to dig on Tuesday.", "dig", "2024-08-06"),
        ("The crew flew there to dig on Tuesday.", "dig", "2024-08-06"),
    ],
)
def test_what_one_began_to_do_looks_where_the_beginning_does(text, word, day):
    assert dated(word, text).edtf == day


def test_every_estimate_says_its_confidence_and_the_words_it_rests_on():
    source = source_of("The ministers met on Monday in Lima.")
    when = date_span(source, 14, 17)
    assert when.confidence is not None
    assert 0 < when.confidence <= 1
    assert source.text[when.char_start : when.char_end] == when.text


def test_a_span_outside_all_sentences_is_undated():
    assert date_span(source_of("Short."), 500, 505).edtf is None


def test_words_of_one_kin_are_found():
    lex = lexicon("en")
    assert lex is not None
    text = "He died in May. The launch was late; they launch again. His death was no news."
    said = [Sentence(0, len(text), text, 0, 0, "body")]
    echoes = Echoes(said, lex)
    assert [text[at : at + 4] for at in echoes.of("death", text.index("death"))] == ["died"]
    assert echoes.of("launch", text.index("launch")) == [text.rindex("launch")]
    assert echoes.of("launch", text.rindex("launch")) == [text.index("launch")]


def test_words_of_one_kin_are_found_where_they_stand_in_the_text_of_the_source():
    lex = lexicon("en")
    assert lex is not None
    text = "They met twice. It rained. A meeting is set. Others met, too."
    parts = ["They met twice.", "A meeting is set.", "Others met, too."]
    said = [
        Sentence(text.index(part), text.index(part) + len(part), part, k, 0, "body") for k, part in enumerate(parts)
    ]
    places = Echoes(said, lex).of("meeting", text.index("meeting"))
    assert places == [text.index("met"), text.rindex("met")]


def test_a_letter_that_two_small_ones_stand_for_moves_no_word():
    lex = lexicon("en")
    assert lex is not None
    text = "İİİ: they met twice. The meeting was short."
    said = [Sentence(0, len(text), text, 0, 0, "body")]
    assert Echoes(said, lex).of("meeting", text.index("meeting")) == [text.index("met")]


def test_a_placed_expression_knows_its_words_and_the_one_that_leads_to_it():
    scene = read(source_of("The two sides met on Monday and will sign a pact by about 3 May 2025.")).dating.scene(0)
    placed = [(" ".join(scene.words.low[one.first : one.last + 1]), one.lead) for one in scene.times]
    assert placed == [("monday", "on"), ("about 3 may 2025", "by")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The ministers met in a " + "very " * 70 + "old town on 3 May 2021.", None),
        ("On 3 May 2021, the " + "very " * 70 + "old ministers met.", "2021-05-03"),
    ],
)
def test_beyond_sixty_words_only_what_opens_the_clause_dates(text, edtf):
    source = source_of(text, published=None)
    assert date_span(source, text.index("met"), text.index("met") + 3).edtf == edtf


@pytest.mark.parametrize(
    ("opening", "edtf"),
    [
        ("LIMA, July 30 -- ", "2024-07-30"),
        ("LIMA, Peru, July 30 (AP) — ", "2024-07-30"),
        ("LIMA, July 31 -- ", "2024-07-31"),
        ("LIMA, July 3 -- ", "2024-07-31"),  # no dateline of this report
        ("LIMA -- ", "2024-07-31"),
    ],
)
def test_a_saying_is_of_the_day_of_the_dateline(opening, edtf):
    lines = (f"{opening}The mill of the old town stands still for want of water.", "Ana Quispe said it would close.")
    assert dated("said", *lines).edtf == edtf


def test_what_ended_a_stretch_is_not_of_its_years():
    assert dated("ousted", "Quispe led the guild from 1982 to 1987 before he was ousted.").basis == "inferred"


@pytest.mark.parametrize(("who", "edtf"), [("The lawsuit", "2024-07-29"), ("The mayor", "2024-07-31")])
def test_what_a_lawsuit_says_it_says_on_the_day_it_was_filed(who, edtf):
    lines = ("The town of Lima sued the mill over its leaking tanks on Monday.", f"{who} accuses it of false claims.")
    assert dated("accuses", *lines).edtf == edtf
