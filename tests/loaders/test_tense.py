"""Which way a sentence looks at a day it names: the bare weekday behind or before the document's."""

from datetime import date

import pytest

from loaders.anchor import resolve
from loaders.timex import find_timexes

DAY = date(2024, 6, 13)  # a Thursday
TO_COME = """
The report will be released on Friday.
The shops will be closed to visitors on Monday.
The verdict is to be delivered Tuesday.
The vote could be held on Monday.
A decision is not expected before Monday.
He promised to publish the list on Monday.
The envoys agreed to meet again on Tuesday.
The two are meeting on Friday.
The envoy is flying home on Sunday.
Talks resume on Monday.
Schools reopen on Monday.
Voters go to the polls on Sunday.
Peru play Chile on Sunday.
The fair gets under way on Friday.
He returns to court on Monday.
The union has called a strike for Monday.
Rain is forecast for Sunday.
The film, out on Friday, is her best.
The slick might reach the coast on Saturday.
They need a win on Sunday to stay up.
She agreed not to stand for the seat on Friday.
Crews will try again, possibly Tuesday.
The new fares apply from Monday.
The king is expected home on Friday.
The bill goes before parliament on Monday.
The case is up for debate on Tuesday.
Their first song is out Friday.
There is a by-election on Sunday.
The town is bracing for a storm on Sunday.
They were holding talks on a march in Lima for Tuesday.
An answer was expected later Friday.
See you all on Saturday!
The strike enters a new phase on Friday.
It has rained here; Saturday's low will be near zero.
How about Friday night?
The hearing was scheduled for Tuesday.
The mayor said she was leaving on Saturday.
The firm announced that its head was stepping down on Friday.
The high court rules on Tuesday.
Parliament votes on Monday.
Peru elects a president on Sunday.
Come Friday, the strike will end.
Thanks, all, see you Friday!
What is there to drink on Friday?
Drinks on Friday, anyone? Bring a coat.
The march planned for Friday was called off.
On Monday, Mr. Quispe will fly home.
Ms. Quispe, a friend of Gen. Huanca, will lead the port from Monday.
She will succeed him Monday.
The port will pay 2.5 million on Monday.
They will face the U.S. court on Monday.
The panel, set up by J. Quispe, that on Monday begins its work is small.
Shares fell. Saturday is a holiday here.
Officials plan to meet on Monday.
""".strip().splitlines()
PAST = """
The president said on Monday he was leaving.
The plan, announced on Monday, will cost a lot.
He could not be reached on Monday.
No one could be found in the ruins on Monday.
The minister, who visited Lima on Monday, will resign.
The bank is to cut jobs, it said on Monday.
Officials say the fire on Monday is under investigation.
The strike called for Monday's cuts to be undone on Tuesday, and failed.
It has had no answer to the two launches on Monday.
She should have won on Sunday.
He must have died on Monday.
Talks were taking place on Saturday.
Their loss on Saturday leaves them last.
It was good to see you on Saturday.
The town needs help following the flood on Monday.
The man who must explain what was said on Monday is away.
It has rained here; Saturday's win will help.
He had planned to sail on Monday but fell ill.
The figures will show that stocks fell on Monday.
The draw leaves them five points clear after Saturday.
He said he had been leaving the office on Saturday.
The panel's new rules on Monday were a relief.
Two votes on Tuesday went against him.
Who won on Saturday?
The march planned for Tuesday was called off.
A service planned at the old port for Tuesday was cancelled.
The race scheduled for Tuesday in Callao was scrapped.
The port unveiled a new plan on Monday.
The firm revealed its plans late Monday.
Peru dropped a plan Monday to sell the port.
On Monday, the head of the port says he will stay.
""".strip().splitlines()


def days(text: str) -> list[str]:
    return [str(r.value)[:10] for r in resolve(text, find_timexes(text), DAY)]


@pytest.mark.parametrize("text", TO_COME)
def test_what_is_arranged_or_likely_lies_ahead(text):
    assert [day > DAY.isoformat() for day in days(text)] == [True]


@pytest.mark.parametrize("text", PAST)
def test_what_was_done_or_said_lies_behind(text):
    assert {day < DAY.isoformat() for day in days(text)} == {True}
