"""The times of histories, each reckoned by hand from what the text told before."""

from datetime import date

import pytest

from loaders.anchor import as_timex3, resolve
from loaders.timex import find_timexes

STORIES = [
    (
        """
        In 1756 war broke out in Europe. That Tuesday the king marched south.
        """,
        """
        1756=1756; That Tuesday=XXXX-WXX-2
        """,
    ),
    (
        """
        In 1756 war broke out in Europe. In the spring of 1757 the king marched south. On 6 May he won before the
        city. Two months later he was beaten. The next year, in August, the armies met again. The siege of 1758 was
        lifted on 1 July. In the autumn of 1759 he lost. By the end of the year half the army was gone.
        """,
        """
        1756=1756; the spring of 1757=1757-SP; 6 May=1757-05-06; Two months later=1757-07; The next year=1758;
        August=1758-08; 1758=1758; 1 July=1758-07-01; the autumn of 1759=1759-FA; the end of the year=1759
        """,
    ),
    (
        """
        From 1861 to 1865 it was the depot of the fleet. In 1862 the yard was burned. In April 1863 it was rebuilt,
        and the first ship left on the 14th. In the following winter the ice closed the river. On Christmas Day 1864
        the forts were shelled. On 13 January a second fleet came; two days later the fort fell. After the war, in
        the 1870s, the yard was sold.
        """,
        """
        1861=1861; 1865=1865; 1862=1862; April 1863=1863-04; the 14th=1863-04-14; the following winter=1863-WI;
        Christmas Day 1864=1864-12-25; 13 January=1865-01-13; two days later=1865-01-15; the 1870s=187
        """,
    ),
    (
        """
        At 04:45 on 1 September 1939 the ship opened fire. Within a week the army was beaten. On the night of 16/17
        September the government crossed the border. By 6 October it was over. The following spring the north was
        invaded: on 9 April, at dawn, troops landed. Ten days later the king fled. In June 1941 came the east. That
        autumn it rained. On 5-6 December the counter-attack began. In mid-January 1942 the line held.
        """,
        """
        04:45 on 1 September 1939=1939-09-01T04:45; a week=P1W; the night of 16/17 September=1939-09-16TNI; 6
        October=1939-10-06; The following spring=1940-SP; 9 April=1940-04-09; Ten days later=1940-04-19; June
        1941=1941-06; That autumn=1941-FA; 5=1941-12-05; 6 December=1941-12-06; mid-January 1942=1942-01
        """,
    ),
]


@pytest.mark.parametrize(("story", "times"), STORIES)
def test_the_times_of_a_history_are_those_reckoned_by_hand(story, times):
    text = " ".join(story.split())
    found = resolve(text, find_timexes(text), date(2012, 3, 3))
    tags = [tag for one in found for tag in as_timex3(one)]
    assert "; ".join(f"{text[tag.start : tag.end]}={tag.value}" for tag in tags) == " ".join(times.split())
