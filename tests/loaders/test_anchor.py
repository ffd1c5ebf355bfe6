"""What expressions mean, seen from a day, a tense and a story."""

from datetime import date

import pytest

from loaders.anchor import anchor, as_timex3, resolve
from loaders.timex import find_timexes

DAY = date(2024, 7, 28)  # a Sunday
WARS = "Wars came in 1781, 1783, 1785, 1787, 1789, 1791, 1793 and 1795.\n\n"


def edtfs(text: str, dct: date | None = DAY) -> list[str | None]:
    return [r.when.edtf if r.when else None for r in resolve(text, find_timexes(text), dct)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks start Sunday.", ["2024-07-28"]),
        ("On Monday, the city will host them.", ["2024-07-29"]),
        ("They met on Monday.", ["2024-07-22"]),
        ("The minister said Monday that they will meet.", ["2024-07-22"]),
        ("The vote is scheduled for Thursday.", ["2024-08-01"]),
        ("It opened in June.", ["2024-06"]),
        ("It will open in June.", ["2025-06"]),
        ("It opened on Dec. 5.", ["2023-12-05"]),
        ("It met last week.", ["[2024-07-15..2024-07-21]"]),
        ("in the third quarter of 2024", ["2024-35"]),
        ("in the first half of 2024", ["2024-40"]),
        ("about 1990, in the 1990s, in the 19th century", ["1990~", "199X", "18XX"]),
        ("over the past three months", ["2024-04-28/2024-07-28"]),
        ("from 28 to 30 July", ["2024-07-28/2024-07-30"]),
        ("at 5 p.m. on 28 July 2024", ["2024-07-28T17:00"]),
        ("It is now open, and recently painted.", [None, None]),
        ("for three days, every Friday", [None, None]),
        ("on 31 April 2024", [None]),
        ("On July 3, 20 people died.", ["2024-07-03"]),
        ("On July 3, 12 were killed, on July 4 and 5 nobody.", ["2024-07-03", "2024-07-04/2024-07-05"]),
        ("on July 3 or 7; on July 3-7", ["[2024-07-03..2024-07-07]", "2024-07-03/2024-07-07"]),
        ("on 3, 5 and 7 May; on 7, 5 and 3 May", ["[2024-05-03..2024-05-07]", None]),
        ("a week ago Tuesday, on Friday two weeks ago", ["2024-07-16", "2024-07-12"]),
        ("open every Monday, Tuesday and Thursday", [None, None, None]),
        ("the battle of 490 BC", ["-0489"]),
        ("signed on 03/04/2024", [None]),
        ("on Thursday, Feb. 29", ["2024-02-29"]),
        ("met on Wednesday, March 1", ["2023-03-01"]),
        ("met on Wednesday, March 3", ["2024-03-03"]),
        ("later next year, earlier last month", ["2025", "2024-06"]),
        ("in 2015; six months later, two years later, 24 months later", ["2015", None, "2017", "2017"]),
        ("in October 2015; four days later", ["2015-10", None]),
        ("in the summer of 2015; three months later", ["2015-22", "2015-23"]),
        ("in the 1950s; twenty years earlier", ["195X", "193X"]),
        ("in early 2016; the following spring", ["2016", "2017-21"]),
        ("on May 3, 2016; the following spring", ["2016-05-03", "2017-21"]),
        ("on May 3, 2016; that same spring", ["2016-05-03", "2016-21"]),
        ("The law takes effect in January.", ["2025-01"]),
        ("It rose 6 percent in 2015 and 7 percent the year before.", ["2015", "2014"]),
        ("They left on June 5, 2020, the day before the storm broke.", ["2020-06-05", "2020-06-05"]),
        ("They left on June 5, 2020. The day before, the storm broke.", ["2020-06-05", "2020-06-04"]),
        ("The summit next Thursday and Friday will be short.", ["2024-08-01", "2024-08-02"]),
        ("It rained on Thursday and Friday.", ["2024-07-25", "2024-07-26"]),
        ("They will meet on Aug. 6, Tuesday, in Rome.", ["2024-08-06", "2024-08-06"]),
        ("Snow fell overnight. Snow will fall overnight.", ["2024-07-27", "2024-07-28"]),
        ("They met on July 2 (Tuesday) and on July 4, Thursday.", ["2024-07-02"] * 2 + ["2024-07-04"] * 2),
        ("It was signed on October 3, 2008, after it failed on September 29.", ["2008-10-03", "2008-09-29"]),
        ("It failed on October 3, 2008. It will be voted on by September 2.", ["2008-10-03", "2024-09-02"]),
        ("The party is ahead of the vote in November.", ["2024-11"]),
        ("The court hears the case on Friday, and the fair ends on Tuesday.", ["2024-08-02", "2024-07-30"]),
        ("The last game is Tuesday; it was Monday.", ["2024-07-30", "2024-07-22"]),
        ("Monday is a holiday.", ["2024-07-29"]),
        ("The two leaders meet Monday.", ["2024-07-29"]),
        ("He says the leaders met Monday.", ["2024-07-22"]),
        ("The blast could come on Thursday.", ["2024-08-01"]),
        ("Wheat for September delivery fell a cent.", ["2024-09"]),
        ("In 1066 he landed, and on Christmas Day of that year he was crowned.", ["1066", "1066-12-25"]),
        ("The dam broke on Christmas Eve last year.", ["2023-12-24"]),
        ("Christmas shopping was slow.", [None]),
        ("He is due back in court on the 9th.", ["2024-08-09"]),
        ("He was in court on the 9th. He was held on the 30th.", ["2024-07-09", "2024-06-30"]),
        ("It was sold in May 2020 on the 9th.", ["2020-05", "2020-05-09"]),
        ("It airs daily at 6 p.m. and Sundays at 9 p.m.", [None, None]),
        ("It opened ten years ago today, and shut a month ago this week.", ["2014-07-28", "[2024-06-24..2024-06-30]"]),
        ("Prices rose in May after a fall the previous month.", ["2024-05", "2024-04"]),
        ("at half past nine, at a quarter to six in the evening", ["2024-07-28T09:30", "2024-07-28T17:45"]),
        ("at a quarter to twelve a.m.", ["2024-07-28T23:45"]),
        ("It struck at 3:34 a.m. (1934 GMT Saturday).", ["2024-07-28T03:34", "2024-07-27T19:34"]),
        ("It struck at 8 p.m. (0100 GMT Friday).", ["2024-07-25T20:00", "2024-07-26T01:00"]),
        ("It struck at 8 p.m. (1700 GMT) on Friday.", ["2024-07-26T20:00", "2024-07-26T17:00", "2024-07-26"]),
        ("They dug through Tuesday. The fair lasts through Tuesday.", ["2024-07-23", "2024-07-30"]),
        ("Ahead of her trip, the envoy spoke on Thursday.", ["2024-07-25"]),
        ("There could be a third attack on Thursday.", ["2024-08-01"]),
        ("He could not be reached on Thursday.", ["2024-07-25"]),
        ("Floods are likely to strike in the autumn.", ["2024-23"]),
        ("The Sept. 11 attacks are long past. The law fell on July 11.", ["2001-09-11", "2024-07-11"]),
        ("Her tour in March would begin in Lima.", ["2025-03"]),
        ("Those arrested in March would be freed.", ["2024-03"]),
        ("She announced a deal to buy the mill in October.", ["2024-10"]),
        ("They lost, and will know more when the case is heard in October.", ["2024-10"]),
        ("It fell to record lows in October.", ["2023-10"]),
        ("The match was postponed until March. Peru deferred the launch to March.", ["2025-03", "2025-03"]),
        ("A strike is likely on Monday. A storm likely sank it on Monday.", ["2024-07-29", "2024-07-22"]),
        ("The delayed train came in March.", ["2024-03"]),
        ("She came to power in October.", ["2023-10"]),
        ("They sailed to Lima in October.", ["2023-10"]),
        ("On Tuesday, the league of mill owners plans to meet.", ["2024-07-30"]),
        ("On Tuesday, it told of its plans to meet.", ["2024-07-23"]),
        ("The league will look for ways around Tuesday's ruling.", ["2024-07-23"]),
        ("Tuesday's second vote is expected to pass.", ["2024-07-30"]),
        ("The rates for June will be told.", ["2024-06"]),
        ("in the late 1800s, the early 2000s", ["18XX", "200X"]),
        ("Sales fell this year through April.", ["2024", "2024-04"]),
        ("She said two boats would sail from Sept. 30, a third from Dec. 6.", ["2024-09-30", "2024-12-06"]),
        ("It is payable on Jan. 2 to holders of record on Dec. 15.", ["2024-01-02", "2023-12-15"]),
        ("It broke at 8:15 a.m. (0515 GMT) Friday.", ["2024-07-26T08:15", "2024-07-26T05:15", "2024-07-26"]),
        ("It will sail at 4 in the morning (2 a.m. GMT Thursday).", ["2024-08-01T04:00", "2024-08-01T02:00"]),
        ("lovely evening (night) at 8:15 a.m.", ["2024-07-28", "2024-07-28", "2024-07-28T08:15"]),
        ("It broke at 8:15 a.m. (it was a Friday).", ["2024-07-28T08:15", None]),
        ("over the months; better than in the year-ago period", [None, "2023-34"]),
    ],
)
def test_edtf_of_expressions(text, expected):
    assert edtfs(text) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("In the third quarter it earned more", "2023-35"),
        ("For the first nine months it earned more", "2023"),
        ("For the nine months it earned more", "2023"),
        ("It hopes for the first quarter of 2025 and earned more", "2023"),
        ("In this year's first quarter it earned more", "2023-33"),
        ("In the third quarter, after a weak second quarter, it earned more", "2023-35"),
        ("In the third quarter it fears for the fourth quarter but earned more", "2023-35"),
        ("In the fiscal third quarter it earned more", "2023~"),
    ],
)
def test_a_year_earlier_is_as_long_as_what_the_figures_are_for(before, expected):
    assert edtfs(f"{before} than a year earlier.", date(2024, 10, 2))[-1] == expected


@pytest.mark.parametrize(
    ("day", "text", "edtf", "nearer"),
    [
        (date(2024, 7, 23), "They will vote next Thursday.", "2024-08-01", "2024-07-25"),
        (date(2024, 7, 26), "They will vote next Thursday.", "2024-08-01", None),
        (date(2024, 7, 25), "They will vote next Thursday.", "2024-08-01", None),
        (date(2024, 7, 28), "They will vote next Thursday.", "2024-08-01", None),
        (date(2024, 7, 23), "They will vote this coming Thursday.", "2024-07-25", None),
        (date(2024, 7, 23), "They will vote on Thursday.", "2024-07-25", None),
    ],
)
def test_the_next_weekday_is_that_of_the_week_to_come(day, text, edtf, nearer):
    (when,) = [r.when for r in resolve(text, find_timexes(text), day)]
    assert when.edtf == edtf
    assert (nearer in when.doubt) if nearer else when.doubt is None


# 20 February 2019 is a Wednesday. A text of that day that says -> the day meant, another that may be
@pytest.mark.parametrize(
    ("text", "edtf", "other"),
    [
        ("The tremor struck off the coast on Thursday.", "2019-02-21", "2019-02-14"),
        ("Rescuers said early Thursday that two were alive.", "2019-02-21", "2019-02-14"),
        ("Thursday's tremor was the third.", "2019-02-21", "2019-02-14"),
        ("On Thursday he lost his seat.", "2019-02-14", None),  # a look back
        ("The pair met last Thursday.", "2019-02-14", None),
        ("The reef was lost on Friday.", "2019-02-15", None),
        ("The pair will meet on Thursday.", "2019-02-21", None),
    ],
)
def test_what_is_told_of_tomorrows_weekday_is_rarely_six_days_old(text, edtf, other):
    (found,) = resolve(text, find_timexes(text, "en"), date(2019, 2, 20))
    assert found.when.edtf == edtf
    assert found.when.doubt == (f"the day after that of the text; {other} may be meant" if other else None)


def test_the_quarter_of_a_houses_own_year_is_never_dated_closer():
    text = (
        "In the fiscal first quarter it earned more. In the quarter it sold ships, and for the quarter it paid taxes."
    )
    assert edtfs(text, date(2024, 10, 2)) == ["2024~", "2024~", "2024~"]


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("It was cold in the winter.", "2024-WI", "2023-24"),
        (WARS + "In January 1805 the army starved. It lost men in the winter.", "1805-WI", "1804-24"),
        (WARS + "In November 1805 the army starved. It lost men in the winter.", "1806-WI", "1805-24"),
        (WARS + "The winter of 1805 was cold.", "1805-WI", "1805-24"),
    ],
)
def test_a_winter_has_the_name_of_its_january_and_the_time_of_its_december(text, value, edtf):
    last = resolve(text, find_timexes(text), date(2024, 3, 20))[-1]
    assert (last.value, last.when.edtf) == (value, edtf)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in October 2015; four days later", "2015-10-XX"),
        ("in 2015; two weeks later", "2015-WXX"),
        ("in 2015; two months later", "2015-XX"),
        ("in October 2015; that same day", "2015-10-XX"),
        ("in the 1990s; two days later", ""),
    ],
)
def test_a_day_of_a_month_that_is_told_has_its_month_and_no_time(text, value):
    last = resolve(text, find_timexes(text), DAY)[-1]
    assert (last.value, last.when) == (value, None)


def test_a_holiday_that_only_names_a_season_is_no_day():
    assert edtfs("It sold well over Christmas; the Christmas sales season was long.", DAY)[1] is None


def test_without_a_day_relative_words_stay_undated():
    text = "It met on Monday, then last week, in June and on 28 July 2024; two years ago it did not."
    assert edtfs(text, None) == [None, None, None, "2024-07-28", None]


def test_a_result_tells_its_reckoning():
    text = "They met on Friday."
    when = resolve(text, find_timexes(text), DAY, zone="Asia/Tokyo")[0].when
    assert (when.edtf, when.text, when.char_start, when.char_end) == ("2024-07-26", "Friday", 12, 18)
    assert (when.anchor, when.rule, when.basis, when.zone) == ("2024-07-28", "weekday", "relative", "Asia/Tokyo")


@pytest.mark.parametrize(
    ("day", "week"),
    [(23, "29"), (25, "30"), (27, "30")],  # a Tuesday, a Thursday and a Saturday
)
def test_a_message_from_thursday_on_means_the_weekend_to_come(day, week):
    text = "Work was long. I got a long weekend, yay"
    assert resolve(text, find_timexes(text), date(2024, 7, day))[-1].value == f"2024-W{week}-WE"


def test_a_range_is_two_tags_in_timex3():
    text = "at war from 1914 to 1918 in"
    tags = [tag for r in resolve(text, find_timexes(text), DAY) for tag in as_timex3(r)]
    assert [(text[t.start : t.end], t.value) for t in tags] == [("1914", "1914"), ("1918", "1918")]


def test_days_in_a_list_are_a_tag_each_in_timex3():
    text = "held on August 3, 5 and 7, 2024 in"
    tags = [tag for r in resolve(text, find_timexes(text), DAY) for tag in as_timex3(r)]
    days = [("August 3", "2024-08-03"), ("5", "2024-08-05"), ("7, 2024", "2024-08-07")]
    assert [(text[t.start : t.end], t.value) for t in tags] == days


@pytest.mark.parametrize(
    ("tense", "expected"), [("future", "2024-08-02"), ("past", "2024-07-26"), (None, "2024-07-26")]
)
def test_one_expression_by_itself_is_seen_by_the_tense_that_is_given(tense, expected):
    assert anchor(find_timexes("Friday")[0], DAY, tense=tense).edtf == expected


def test_a_clock_of_another_zone_carries_the_doubt_of_its_day():
    text = "The vote is at 11 p.m. GMT on July 27, 2024, the count at 3 a.m. GMT on July 28, 2024."
    first, second = (r.when for r in resolve(text, find_timexes(text), DAY, zone="Asia/Tokyo"))
    assert (first.edtf, first.doubt) == ("2024-07-27T23:00", "UTC is stated; in Asia/Tokyo it is 2024-07-28")
    assert (second.edtf, second.doubt) == ("2024-07-28T03:00", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("for half an hour", "PT30M"),
        ("for half a century", "P50Y"),
        ("half a day of rain", "PT12H"),
        ("for 5 1/2 hours", "PT5H30M"),
        ("for two and a half years", "P2.5Y"),
        ("for a month and a half", "P1.5M"),
        ("for some years", "PXY"),
        ("for a million years", "P1000000Y"),
        ("for two decades", "P20Y"),
        ("for three fortnights", "P6W"),
    ],
)
def test_lengths_with_halves_and_larger_units(text, value):
    assert [r.value for r in resolve(text, find_timexes(text), DAY)] == [value]


def test_a_weekday_is_counted_within_its_month():
    assert edtfs("on the first Monday of May 2024, the last Friday in February 2024") == ["2024-05-06", "2024-02-23"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She sang in March and June.", "[2024-03..2024-06]"),  # twice or once, not all the time between
        ("The road was shut between March and June.", "2024-03/2024-06"),
        ("It rained in May and June.", "2024-05/2024-06"),
        # whose year begins when, the text does not say
        ("It sold four ships in the first quarter of its financial year.", "2024~"),
        ("In the fiscal second quarter it sold four ships.", "2024~"),
        ("In the second quarter it sold four ships.", "2024-34"),
    ],
)
def test_no_time_is_told_closer_than_its_words_do(text, edtf):
    assert resolve(text, find_timexes(text), date(2024, 7, 28))[0].when.edtf == edtf
