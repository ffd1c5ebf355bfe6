"""The times of short messages, each reckoned by hand from the day of writing."""

from datetime import date

import pytest

from loaders.anchor import as_timex3, resolve
from loaders.timex import find_timexes

FROM_2019_02_20 = """
we land tmrw 6am, dinner at 8? | tmrw 6am=2019-02-21T06:00
only 2 sleeps til friday | friday=2019-02-22
been here since monday | monday=2019-02-18
who's watching the final on sunday? | sunday=2019-02-24
off to bed, up at 5 |
tix on sale from 10am fri 1st march | 10am fri 1st march=2019-03-01T10:00
It's been 2 weeks since I last ran | 2 weeks=P2W
ready for the weekend already | the weekend=2019-W08-WE
last weekend was the best | last weekend=2019-W07-WE
Live tonight at 9 on radio 4 | tonight at 9=2019-02-20T21:00
I start my new job on the 4th of march! | the 4th of march=2019-03-04
back at work after 10 days off | 10 days=P10D
Spring 2019 menu is out now | Spring 2019=2019-SP; now=PRESENT_REF
next wk is half term | next wk=2019-W09
watched it yday, watching it again today | yday=2019-02-19; today=2019-02-20
""".strip().splitlines()
FROM_2022_09_14 = """
can't wait for saturday!! | saturday=2022-09-17
lunch w mum tmr at 1pm | tmr at 1pm=2022-09-15T13:00
last nite was lit | last nite=2022-09-13TNI
see u at 7 tonight | 7 tonight=2022-09-14T19:00
gym at 6am then work till 5pm | 6am=2022-09-14T06:00; 5pm=2022-09-14T17:00
so tired, been up since 4 this morning | 4 this morning=2022-09-14T04:00
3 more days till the beach | 3 more days=P3D
who is free this weekend? | this weekend=2022-W37-WE
exams start next Monday, help | next Monday=2022-09-19
back in school on the 20th | the 20th=2022-09-20
throwback to summer 2019 | summer 2019=2019-SU
happy 21st birthday to my bro |
it's 2am and i can't sleep | 2am=2022-09-14T02:00
new episode drops Thurs 9pm | Thurs 9pm=2022-09-15T21:00
Doors 7.30pm, show starts 8pm | 7.30pm=2022-09-14T19:30; 8pm=2022-09-14T20:00
i was in Rome 2 yrs ago today | 2 yrs ago today=2020-09-14
haven't eaten in 12hrs | 12hrs=PT12H
Gig on 24 Sept @ 8pm | 24 Sept=2022-09-24; 8pm=2022-09-24T20:00
meeting moved to 3:15 pm tomorrow | 3:15 pm tomorrow=2022-09-15T15:15
Good night everyone | night=2022-09-14TNI
every single day is the same | every single day=P1D
Mondays are the worst | Mondays=XXXX-WXX-1
its already october next month wow | october=2022-10; next month=2022-10
on my way, 10 mins! | 10 mins=PT10M
cu in 5 min | 5 min=PT5M
he's been gone for 2 wks now | 2 wks=P2W; now=PRESENT_REF
watching the game tonite | tonite=2022-09-14TNI
woke up at noon lol | noon=2022-09-14T12:00
birthday is 11.11.1999 | 11.11.1999=1999-11-11
what a match last Saturday night | last Saturday night=2022-09-10TNI
Weds is half price night | Weds=2022-09-14; night=2022-09-14TNI
wednesday's child is full of woe | wednesday=2022-09-14
I'll be there in an hour | an hour=PT1H
from 9-5 every day | every day=P1D
#tbt Aug 2015 in Bali | Aug 2015=2015-08
Nov 5th can't come soon enough | Nov 5th=2022-11-05
Class of '09 reunion tomorrow nite | '09=2009; tomorrow nite=2022-09-15TNI
2 weeks from today I'll be in Paris | 2 weeks from today=2022-W39
dinner at 7ish on thurs? | thurs=2022-09-15
It was lovely seeing everyone on sunday | sunday=2022-09-11
thx for coming on sat, great night | sat=2022-09-10; night=2022-09-10TNI
anyone up for drinks friday? | friday=2022-09-16
Train at 18:05, home by 20:00 | 18:05=2022-09-14T18:05; 20:00=2022-09-14T20:00
Our shop opens on monday! | monday=2022-09-19
working on a sunday is sad | a sunday=XXXX-WXX-7
Catch us live on 16 & 17 Sep | 16=2022-09-16; 17 Sep=2022-09-17
Final day of the sale today | day=P1D; today=2022-09-14
""".strip().splitlines()


ROWS = [
    *((date(2019, 2, 20), row) for row in FROM_2019_02_20),
    *((date(2022, 9, 14), row) for row in FROM_2022_09_14),
]


@pytest.mark.parametrize(("day", "row"), ROWS)
def test_the_times_of_a_message_are_those_reckoned_by_hand(day, row):
    text, _, times = row.partition(" |")
    tags = [tag for found in resolve(text, find_timexes(text), day) for tag in as_timex3(found)]
    assert "; ".join(f"{text[tag.start : tag.end]}={tag.value}" for tag in tags) == times.strip()
