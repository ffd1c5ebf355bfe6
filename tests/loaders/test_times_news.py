"""The times of sentences as news writes them, each reckoned by hand from the day of writing."""

from datetime import date

import pytest

from loaders.anchor import as_timex3, resolve
from loaders.timex import find_timexes

FROM_2019_02_20 = """
The two-year deal, announced late Tuesday, runs until mid-2021. | two-year=P2Y; late Tuesday=2019-02-19; mid-2021=2021
Doctors will strike for 48 hours from 8am on March 12. | 48 hours=PT48H; 8am on March 12=2019-03-12T08:00
Parliament is to sit again on the Monday after Easter. | the Monday after Easter=2019-04-22
He had been missing since the evening of Sunday, 17 February. | the evening of Sunday, 17 February=2019-02-17TEV
The shop will be closed over Easter and on Christmas Day. | Easter=2019-04-21; Christmas Day=2019-12-25
From next Wednesday visitors will pay two euros. | next Wednesday=2019-02-27
The firm has not paid a dividend since the third quarter of 2017. | the third quarter of 2017=2017-Q3
A first hearing took place last month, and the next is set for April 3. | last month=2019-01; April 3=2019-04-03
In the late 1980s and early 1990s the yards were shut. | the late 1980s=198; early 1990s=199
Nine months after the fire, families are still waiting. | Nine months=P9M
He joined the army at 18 and left it 22 years later. | 22 years later=
The group has until midnight on Thursday to pay. | midnight on Thursday=2019-02-21T24:00
It opened its doors in the year 2000. | the year 2000=2000
The 1990-91 war cost it its fleet. | 1990=1990; 91=1991
The 40-year-old was arrested on the A1 in May. | May=2018-05
The committee will report back by May 1. | May 1=2019-05-01
The shuttle docked at 5:51 a.m. Eastern time on Sunday. | 5:51 a.m. Eastern time on Sunday=2019-02-17T05:51
The next day's papers told a different story. | The next day=2019-02-21
The town's population has halved over the last 30 years. | the last 30 years=P30Y
On 12th March 2018 the lease ran out. | 12th March 2018=2018-03-12
In the run-up to the May 26 vote the mood is calm. | May 26=2019-05-26
The fair was last held here in the autumn of 1989. | the autumn of 1989=1989-FA
Trading resumed on Feb. 4 after the new-year break. | Feb. 4=2019-02-04
Trains between Oslo and Bergen stop at 6, 8 and 10 p.m. | 10 p.m.=2019-02-20T22:00
It has been a year since the dam broke. | a year=P1Y
Every four years the clubs meet in Turin. | Every four years=P4Y
The union wants a 35-hour week by 2020. | 35-hour=PT35H; 2020=2020
By early evening on Saturday 300 people had left. | early evening on Saturday=2019-02-16TEV
Last year's summer was the driest since 1976. | Last year's summer=2018-SU; 1976=1976
It fell in the summer of last year. | the summer of last year=2018-SU
He spent Thanksgiving 2016 in orbit. | Thanksgiving 2016=2016-11-24
This coming Sunday the clocks go forward. | This coming Sunday=2019-02-24
In a few weeks' time the ice will break. | a few weeks' time=FUTURE_REF
The pair wed on 9/9/99. | 9/9/99=1999-09-09
Bids are due on or before 15 March 2019. | 15 March 2019=2019-03-15
The eclipse lasted 5 min 12 s. | 5 min=PT5M
The first ferry is at 06:15 and the last at 23:40. | 06:15=2019-02-20T06:15; 23:40=2019-02-20T23:40
That was in 1962, the year of the flood. | 1962=1962
He was mayor in 1995–2001 and again from 2008. | 1995=1995; 2001=2001; 2008=2008
Since mid-January the price has doubled. | mid-January=2019-01
The winner will be named on the first Sunday in March. | the first Sunday in March=2019-03-03
The vote is scheduled for Nov. 3, 2020, at 8 p.m. ET. | Nov. 3, 2020, at 8 p.m. ET=2020-11-03T20:00
It is the first such case in nearly 20 years. | nearly 20 years=P20Y
On Tuesday afternoon and evening the bridge was closed. | Tuesday afternoon=2019-02-19TAF
The firm was sold in December, three years to the day after it was founded. | December=2018-12; three years=P3Y
About a year and a half ago the pit was shut. | About a year and a half ago=2017-08
A month to the day before the vote, he quit. | A month=P1M
He will be 80 in November. | November=2019-11
The law was passed 63-12 on the 1st of this month. | the 1st of this month=2019-02-01
Snow fell for a third straight day on Monday. | Monday=2019-02-18
The clerk wrote on May 3rd '18 that it was late. | May 3rd '18=2018-05-03
The mine, in use from the 1870s to the 1930s, is a museum now. | the 1870s=187; the 1930s=193; now=PRESENT_REF
""".strip().splitlines()
FROM_2021_10_06 = """
The striker, out since August with a torn muscle, will miss Saturday's derby. | August=2021-08; Saturday=2021-10-09
United beat City 3-1 on Sunday, their fourth win in five games. | Sunday=2021-10-03
She set the mark in Lima on 3 August last year. | 3 August last year=2020-08-03
The play-offs begin a week from Saturday. | a week from Saturday=2021-10-16
He scored in the 89th minute. |
The trial opened Monday and is expected to run through mid-November. | Monday=2021-10-04; mid-November=2021-11
He was sentenced to 18 months in prison, suspended for two years. | 18 months=P18M; two years=P2Y
A ruling is expected no earlier than January. | January=2022-01
The appeal must be lodged within 30 days. | 30 days=P30D
Prosecutors say the theft took place between June 2017 and March 2019. | June 2017=2017-06; March 2019=2019-03
The accused will next appear in court on October 20. | October 20=2021-10-20
The loan falls due in the first quarter of 2022. | the first quarter of 2022=2022-Q1
Third-quarter profit rose to 3.1 million from 2.2 million a year ago. | Third-quarter=2021-Q3; a year ago=2020-Q3
The shares closed at 14.20 on Tuesday, a two-year low. | Tuesday=2021-10-05; two-year=P2Y
It paid an interim dividend, unchanged from 2019-20. | 2019=2019; 20=2020
The deal should close in the second half of next year. | the second half of next year=2022-H2
The firm plans 200 openings by 2025, up from 40 at the end of 2020. | 2025=2025; the end of 2020=2020
Growth slowed to 1.1 percent in the April-June quarter. | April=2021-04; June=2021-06
Unemployment was 4.8 percent in the three months to August. | the three months=P3M; August=2021-08
Evacuations began around dusk on Tuesday. | Tuesday=2021-10-05
The volcano last erupted 50 years ago, in 1971. | 50 years ago=1971; 1971=1971
Floods have killed 38 people since the start of the month. | the start of the month=2021-10
The river crested late Monday night. | late Monday night=2021-10-04TNI
Forecasters expect the storm to come ashore early Friday. | early Friday=2021-10-08
Snow is possible as early as this weekend. | this weekend=2021-W40-WE
The probe was launched in October 2018 and will arrive in December 2025. | October 2018=2018-10; December 2025=2025-12
The two-week conference opens in Glasgow on Oct. 31. | two-week=P2W; Oct. 31=2021-10-31
The ban, first imposed in the spring, was lifted last week. | the spring=2021-SP; last week=2021-W39
She has led the party since the summer of 2016. | the summer of 2016=2016-SU
The president will address the nation at 8 p.m. tonight. | 8 p.m. tonight=2021-10-06T20:00
Ministers met in the early morning to agree the text. | the early morning=2021-10-06TMO
The coup of 15 July 2016 failed within hours. | 15 July 2016=2016-07-15; hours=PTXH
On the 20th anniversary of the attacks, thousands gathered. |
The convoy left on Sept. 29 and reached the camp four days later. | Sept. 29=2021-09-29; four days later=2021-10-03
A day earlier, rebels had seized the bridge. | A day earlier=2021-10-05
The previous day, 12 boats had landed. | The previous day=2021-10-05
Earlier in the week the union had called off talks. | Earlier in the week=2021-W40
Earlier on Wednesday the bank cut its rate. | Earlier on Wednesday=2021-10-06
The minister resigned last Friday, a day after the vote. | last Friday=2021-10-01; a day=P1D
Police have been on alert for the past 48 hours. | the past 48 hours=PT48H
It will be years, if not decades, before it is clean. | years=PXY; decades=PXY
The accord, signed in the 1970s, expired at the turn of the century. | the 1970s=197
It was the deadliest month of the war. |
The envoy is due in Cairo on Sunday and in Amman the next day. | Sunday=2021-10-10; the next day=2021-10-11
They will hold a vigil on the evening of October 8. | the evening of October 8=2021-10-08TEV
The museum reopens on Saturday, 9 October, at 10 a.m. | Saturday, 9 October, at 10 a.m.=2021-10-09T10:00
He has lived in exile for the better part of a decade. | a decade=P10Y
She was 17 at the time. |
The ferry sank in the night from Monday to Tuesday. | the night=2021-10-06TNI; Monday=2021-10-04; Tuesday=2021-10-05
He will be buried on Saturday, his family said on Wednesday. | Saturday=2021-10-09; Wednesday=2021-10-06
The plant, which closed in 2009, reopened this week. | 2009=2009; this week=2021-W40
The election is six months away. | six months=P6M
The case dates back to 1998. | 1998=1998
They were married in June 1980 and divorced nine years later. | June 1980=1980-06; nine years later=1989
Registration closes at 23:59 on 31/12/2021. | 23:59 on 31/12/2021=2021-12-31T23:59
The minister spoke at 10.30am on Tuesday. | 10.30am on Tuesday=2021-10-05T10:30
From 2 to 4 p.m. on Thursday the bridge will be closed. | 2=2021-10-07T14:00; 4 p.m. on Thursday=2021-10-07T16:00
The last of the four hostages was freed at 4 o'clock in the morning. | 4 o'clock in the morning=2021-10-06T04:00
Every summer the lake dries up. | Every summer=XXXX-SU
It rains most afternoons. |
A follow-up meeting is set for the week of Oct. 18. | the week of Oct. 18=2021-W42
Officials met weekly until last November. | weekly=P1W; last November=2020-11
The tower took three and a half years to build. | three and a half years=P3.5Y
The agency began work on 1 April and closes on 31 March next year. | 1 April=2021-04-01; 31 March next year=2022-03-31
The vaccine could be ready by the end of the year. | the end of the year=2021
He served two terms, 1999-2003 and 2007-11. | 1999=1999; 2003=2003; 2007=2007; 11=2011
The school year ends in mid- to late June. | mid- to late June=2022-06
Shortly after midnight on Saturday the truce began. | Shortly after midnight on Saturday=2021-10-02T24:00
On Monday and again on Wednesday, lights failed. | Monday=2021-10-04; Wednesday=2021-10-06
Wednesday's vote was the fifth since the June election. | Wednesday=2021-10-06; June=2021-06
A former officer, he was jailed in the mid-'80s. | the mid-'80s=198
The ship was built in 1905/06. | 1905=1905; 06=1906
The paper reported in its Friday edition that talks had failed. | Friday=2021-10-01
The law of 5 May 1998 was amended on 1.7.2004. | 5 May 1998=1998-05-05; 1.7.2004=2004-XX-XX
The new term starts the day after Labor Day. | the day after Labor Day=2021-09-07
The two sides have met every month since 2019. | every month=P1M; 2019=2019
A verdict in the eight-month trial is due before Christmas. | eight-month=P8M; Christmas=2021-12-25
The talks will go on until at least the end of October. | the end of October=2021-10
Fewer than a third voted in last month's poll. | last month=2021-09
""".strip().splitlines()
FROM_2023_05_17 = """
The minister said he was leaving on Saturday for Nairobi. | Saturday=2023-05-20
The envoy said she was flying to Lagos on Friday. | Friday=2023-05-19
The company said it was closing the plant on Friday. | Friday=2023-05-19
He said he had been leaving the office on Saturday when the roof fell. | Saturday=2023-05-13
The court rules on Tuesday whether the ban may stand. | Tuesday=2023-05-23
Parliament votes on Thursday on the pension bill. | Thursday=2023-05-18
The central bank meets on Friday to set rates. | Friday=2023-05-19
The film opens in cinemas on Friday. | Friday=2023-05-19
Doors open at half ten. | half ten=2023-05-17T10:30
They met at half seven on Monday. | half seven on Monday=2023-05-15T07:30
It happened two Mondays ago. | two Mondays ago=2023-05-08
The clerk resigned the Friday before last. | the Friday before last=2023-05-05
The hearing is a week on Tuesday. | a week on Tuesday=2023-05-30
The fair opens Tuesday week. | Tuesday week=2023-05-30
Come Friday, the strike will be over. | Friday=2023-05-19
The index had lost a tenth by Monday's close. | Monday=2023-05-15
The bridge fell on the night of 3-4 May. | the night of 3-4 May=2023-05-03TNI
Revenue in Q3 FY24 is seen higher. | Q3 FY24=2024-Q3
Profit in H1 2019 doubled. | H1 2019=2019-H1
She sang in clubs in the '90s. | the '90s=199
The crossing will reopen in mid-to-late June. | mid-to-late June=2023-06
It is held on the first Monday in May. | the first Monday in May=2023-05-01
The ship sank in the third week of July 2019. | the third week of July 2019=2019-07
Airports have changed since 9/11. | 9/11=2001-09-11
The museum is closed Dec. 31-Jan. 2. | Dec. 31=2022-12-31; Jan. 2=2023-01-02
He scored ten goals in the 2019-20 season. | 2019=2019; 20=2020
Spending rose in the 2010/11 fiscal year. | 2010=2010; 11=2011
Talks began late last month and broke down early this week. | late last month=2023-04; early this week=2023-W20
The law takes effect at midnight on June 30. | midnight on June 30=2023-06-30T24:00
The vote was put off from Sunday to Wednesday. | Sunday=2023-05-14; Wednesday=2023-05-17
Heavy rain is forecast for Thursday and Friday. | Thursday=2023-05-18; Friday=2023-05-19
The port has been shut since the weekend. | the weekend=2023-W19-WE
The two leaders last met in November 2021. | November 2021=2021-11
The verdict is due on Monday at 10 a.m. | Monday at 10 a.m.=2023-05-22T10:00
Police said the raid took place shortly before 4am. | shortly before 4am=2023-05-17T04:00
The trial, which began on 2 May, is expected to last six weeks. | 2 May=2023-05-02; six weeks=P6W
The contract expires at the end of next year. | the end of next year=2024
Inflation in the year to April was 8.7 percent. | the year=P1Y; April=2023-04
Output rose in the three months to March. | the three months=P3M; March=2023-03
The firm lost 3 million euros in the six months ended 31 March. | the six months=P6M; 31 March=2023-03-31
The plant was built in the 1960s and rebuilt in the early 2000s. | the 1960s=196; the early 2000s=200
The treaty of 1648 ended the war. | 1648=1648
The chapel dates from the late 14th century. | the late 14th century=13
The settlers came around 300 BC. | around 300 BC=BC0300
Nobody has lived there for more than a decade. | more than a decade=P10Y
Trains run every 20 minutes. | every 20 minutes=PT20M
The committee meets every other Thursday. | every other Thursday=XXXX-WXX-4
A fire broke out at about 2:15 a.m. local time Tuesday. | about 2:15 a.m. local time Tuesday=2023-05-16T02:15
The 7.1-magnitude quake struck at 1430 GMT on Monday. | 1430 GMT on Monday=2023-05-15T14:30
The deadline is 5 p.m. EDT on Friday, May 19. | 5 p.m. EDT on Friday, May 19=2023-05-19T17:00
He was born on 29 February 1960. | 29 February 1960=1960-02-29
The exhibition runs until September 3. | September 3=2023-09-03
Elections will be held next spring. | next spring=2024-SP
The winter of 1962-63 was the coldest. | The winter of 1962-63=1962-WI
The summit of 12-14 May ended without a text. | 12=2023-05-12; 14 May=2023-05-14
She has been in custody since last Thursday. | last Thursday=2023-05-11
The strike, now in its third week, goes on. | now=PRESENT_REF
The storm is expected to make landfall overnight. | overnight=2023-05-17TNI
He was arrested yesterday evening and freed this morning. | yesterday evening=2023-05-16TEV; this morning=2023-05-17TMO
The firm will report third-quarter results on Oct 26. | third-quarter=2023-Q3; Oct 26=2023-10-26
Shares fell 4 percent in after-hours trading Tuesday. | Tuesday=2023-05-16
The talks are to resume within days. | days=PXD
Within hours of the blast the road was open again. | hours=PTXH
Between 2004 and 2011 he ran the port. | 2004=2004; 2011=2011
From Monday to Wednesday the pass is closed. | Monday=2023-05-15; Wednesday=2023-05-17
The council meets again on the 24th. | the 24th=2023-05-24
The ban came into force on the 1st. | the 1st=2023-05-01
He had two days earlier signed the decree. | two days earlier=2023-05-15
The prime minister will visit Oslo later this week. | later this week=2023-W20
The firm was founded in '87. | '87=1987
She died on New Year's Day 2001. | New Year's Day 2001=2001-01-01
Retailers hired staff before Thanksgiving. | Thanksgiving=2022-11-24
The curfew runs from 10 p.m. to 5 a.m. | 10 p.m.=2023-05-17T22:00; 5 a.m.=2023-05-18T05:00
The mine has not produced since fiscal 2020. | fiscal 2020=2020
The study followed them over a 20-year period. | a 20-year period=P20Y
Half a century ago the valley was flooded. | Half a century ago=1973
Some 40 years ago the mill was shut. | Some 40 years ago=1983
The 30-day truce ends on Sunday. | 30-day=P30D; Sunday=2023-05-21
It was the worst day for shares since March 2020. | March 2020=2020-03
The mayor, who took office in January, has promised a review. | January=2023-01
Ferries will not sail before Friday afternoon. | Friday afternoon=2023-05-19TAF
The last time they played, in August, it rained. | August=2022-08
The inquiry will open in September. | September=2023-09
The inquiry opened in September. | September=2022-09
Snow fell on Dec. 24 and 25. | Dec. 24=2022-12-24; 25=2022-12-25
A decade later, nothing has changed. | A decade later=
The firm expects full-year profit of $2 billion in 2023, up from $1.5 billion in 2022. | 2023=2023; 2022=2022
FY23 sales were flat; guidance for 2H24 was cut. | FY23=2023; 2H24=2024-H2
In the nine months through September, sales fell. | the nine months=P9M; September=2022-09
The bond matures in 2031 and pays 4% annually. | 2031=2031; annually=P1Y
He served from July 2010 until May 2015 as premier. | July 2010=2010-07; May 2015=2015-05
The meeting was moved from May 20 to June 3. | May 20=2023-05-20; June 3=2023-06-03
It will be shown daily at 3 p.m. through Sunday. | daily at 3 p.m.=XXXX-XX-XXT15:00; Sunday=2023-05-21
The protest is planned for noon on Saturday. | noon on Saturday=2023-05-20T12:00
Voters will choose a new parliament on Oct. 15. | Oct. 15=2023-10-15
The pipeline is to be finished by late 2025 or early 2026. | late 2025=2025; early 2026=2026
The memorial service planned for Tuesday was cancelled after threats. | Tuesday=2023-05-16
The service planned for Friday was cancelled. | Friday=2023-05-19
The army has ruled since a coup in February 2021. | February 2021=2021-02
Two years after the coup, nobody has been tried. | Two years=P2Y
On the eve of the vote shops were shut. |
The day after tomorrow the ships will sail. | The day after tomorrow=2023-05-19
In recent weeks several shops have shut. | recent weeks=PXW
It could be years before the road is open. | years=PXY
Prices have doubled in the past 12 months. | the past 12 months=P12M
Work starts on the dam next July. | next July=2023-07
Last April the lake was dry. | Last April=2023-04
The lake was dry this past April. | this past April=2023-04
The dam burst in the early afternoon of May 9. | the early afternoon of May 9=2023-05-09TAF
Fighting flared anew on Tuesday night and continued into Wednesday. | Tuesday night=2023-05-16TNI; Wednesday=2023-05-17
A judge will hear the case in the week beginning 5 June. | the week beginning 5 June=2023-W23
Schools reopen the week after next. | the week after next=2023-W22
Not since the 19th century has the river been so low. | the 19th century=18
She won gold at the 2016 Games and again five years later. | 2016=2016; five years later=2021
The park closes at sunset. |
He was elected in 2014, re-elected in 2018 and ousted a year ago. | 2014=2014; 2018=2018; a year ago=2022
He leaves office in three weeks. | three weeks=P3W
In three weeks' time he leaves office. | three weeks' time=2023-W23
The eighth of June is a holiday. | The eighth of June=2023-06-08
May Day rallies drew thousands. | May Day=2023-05-01
The May elections were a test. | May=2023-05
By Easter the work was done. | Easter=2023-04-09
Until Christmas he had no work. | Christmas=2022-12-25
""".strip().splitlines()


ROWS = [
    *((date(2019, 2, 20), row) for row in FROM_2019_02_20),
    *((date(2021, 10, 6), row) for row in FROM_2021_10_06),
    *((date(2023, 5, 17), row) for row in FROM_2023_05_17),
]


@pytest.mark.parametrize(("day", "row"), ROWS)
def test_the_times_of_a_sentence_are_those_reckoned_by_hand(day, row):
    sentence, _, times = row.partition(" |")
    text = f"{sentence}\n\nNothing else was said."  # which makes news of it, no message
    tags = [tag for found in resolve(text, find_timexes(text), day) for tag in as_timex3(found)]
    assert "; ".join(f"{text[tag.start : tag.end]}={tag.value}" for tag in tags) == times.strip()
