"""How narratives are told from news, and from where their bare dates go on."""

from datetime import date

import pytest

from loaders.anchor import resolve
from loaders.timex import find_timexes

DAY = date(2024, 7, 28)
WARS = "Wars came in 1781, 1783, 1785, 1787, 1789, 1791, 1793 and 1795.\n\n"


def edtfs(text: str, dct: date | None = DAY) -> list[str | None]:
    return [r.when.edtf if r.when else None for r in resolve(text, find_timexes(text), dct)]


def test_a_narrative_counts_from_the_date_told_last():
    text = (
        "The first army marched in 1801 and again in 1803.\n\nIn May 1805 the second army crossed the river. "
        "On 9 June it took the town; two days later it left. The following year peace came. "
        "The treaty of 1807 was signed in 1808. By 1810 all was over."
    )
    values = [r.value for r in resolve(text, find_timexes(text), DAY)]
    assert values[:6] == ["1801", "1803", "1805-05", "1805-06-09", "1805-06-11", "1806"]


def test_a_text_that_opens_long_ago_and_never_speaks_of_its_own_days_is_a_narrative():
    text = (
        "Early on 1 May 1911 a mill was lit. On 3 June it burned down. In April 1913 it was sold. That autumn it shut."
    )
    assert edtfs(text) == ["1911-05-01", "1911-06-03", "1913-04", "1913-23"]
    assert edtfs(text + " It opens again on Friday.")[1] == "2024-06-03"
    assert edtfs("The firm began in 1911, and was sold in 1913. In June it shut the mill.")[-1] == "2024-06"


def test_news_keeps_to_its_own_day_when_it_tells_of_one_old_year():
    text = "The law of 1912 was changed on Friday. It will be voted on in August."
    assert edtfs(text) == ["1912", "2024-07-26", "2024-08"]


@pytest.mark.parametrize(
    ("passing", "expected"),
    [
        ("two years earlier", "1805-06-11"),
        ("as in August 1799", "1805-06-11"),
        ("as was known from 1850 on", "1805-06-11"),
        ("and not before March 1806", "1806-06-11"),
        ("for a siege that lasted until the fall of the fort in February 1806", "1805-06-11"),
        ("it says.\n\nA chronicle printed in 1899 tells more", "1805-06-11"),
    ],
)
def test_a_narrative_keeps_its_place_when_it_looks_back_or_far_ahead(passing, expected):
    text = f"{WARS}In May 1805 the army crossed the river, {passing}. It took the town on 11 June."
    assert edtfs(text)[-1] == expected


def test_the_following_year_follows_the_story_not_what_it_looked_back_at():
    text = f"{WARS}In May 1805 the army left the land, which it had held since 1790. The following year it came back."
    assert edtfs(text)[-1] == "1806"


def test_a_year_of_two_figures_is_of_the_century_of_the_story():
    assert edtfs(WARS + "In May 1791 the club of '89 met.")[-1] == "1789"
    assert edtfs("The class of '89 met on Friday.")[0] == "1989"


def test_a_text_without_a_day_is_a_narrative_only_where_nothing_counts_from_its_own_day():
    years = "Floods came in 1901, 1905, 1911, 1913, 1921, 1932, 1940 and 1951. "
    told, loose = years + "In May they ended.", years + "On Friday it rained; in May it will not."
    assert edtfs(told, None)[-1] == "1951-05"
    assert edtfs(loose, None)[-2:] == [None, None]
