"""A title is whole: objects, numbers, hedges and what is asked or told stay; only what is loose goes."""

import pytest

from tests.loaders.test_titles import title


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rojas said the tank was safe, adding that 90 litres could leak per day.", "adding",
         "Rojas added that 90 litres could leak per day"),
        ("Rojas said the firm burned nine tons a day, adding up to 90 tons.", "adding",
         "Firm burned nine tons a day, adding up to 90 tons"),
        ("Peru shut schools to avoid children catching measles.", "shut",
         "Peru shut schools to avoid children catching measles"),
        ("Chile will ban all anonymous gold trading.", "ban", "Chile to ban all anonymous gold trading"),
        ("The dock was used for both manned and unmanned boats and visited by the king.", "visited",
         "Dock was visited by the king"),
        ("In between taking calls from clerks, Rojas and Mayor Bo Luna appeared in Lima.", "appeared",
         "Rojas and Mayor Bo Luna appeared in Lima"),
        ("Peru launched an inquiry into Lux Tin (LXT.", "launched", "Peru launched an inquiry into Lux Tin"),
        ("Photograph: PA Two dockers were hurt in Callao.", "hurt", "Two dockers were hurt in Callao"),
        ("The plan, which Rojas is set to announce, is new.", "announce", "Rojas is set to announce plan"),
        ("The talks which Rojas is due to attend were put off.", "attend", "Rojas is due to attend talks"),
        ("Peru signed pacts with Lux, which makes tin, and Rex, which makes zinc, to double its stock.", "signed",
         "Peru signed pacts with Lux and Rex to double its stock"),
        ("Nearly 30 miners were hurt in the blast.", "hurt", "Nearly 30 miners were hurt in the blast"),
        ("No ship was lost in the gale, the harbour said.", "said", "Harbour said: no ship was lost in the gale"),
        ("Peru discussed talks between Lima and Quito about “extended loans,” clerks say.", "discussed",
         "Peru discussed talks between Lima and Quito about extended loans"),
        ("Rojas noted that clerks have won only limited backing in Lima.", "noted",
         "Rojas noted that clerks have won only limited backing in Lima"),
        ("Peru stopped its nuclear and ballistic missile tests in the north.", "stopped",
         "Peru stopped its nuclear and ballistic missile tests in the north"),
        ("Rojas said Ana was nervous about doing the driving shot.", "said",
         "Rojas said Ana was nervous about doing the driving shot"),
        ("Almost all dockers left the port.", "left", "Almost all dockers left the port"),
        ("A clerk reportedly stole the vase.", "stole", "Clerk reportedly stole the vase"),
        ("The court ordered the mill to pay nine guards.", "ordered", "Court ordered the mill to pay nine guards"),
        ("The levy discouraged them from buying tin.", "discouraged", "Levy discouraged them from buying tin"),
        ("A jury found Rojas, a former clerk, guilty of theft.", "found", "Jury found Rojas guilty of theft"),
        ("The guild sold the mill, which it had built, for a crown.", "sold", "Guild sold the mill for a crown"),
        ("The fund has spent more money on films than on wells.", "spent",
         "Fund has spent more money on films than on wells"),
        ("The clerk asked him: “Did you close the lid?”", "asked", "Clerk asked: “Did you close the lid?”"),
        ("Rojas said that, while it rained, no boat had left.", "said", "Rojas said that no boat had left"),
        ("Rojas said a lid it had lowered onto the well had failed.", "said",
         "Rojas said a lid it had lowered onto the well had failed"),
        ("There was a chance a gale could sink the boats, the survey said.", "said",
         "Survey said: there was a chance a gale could sink the boats"),
        ("It was a gale that sailors had warned about.", "warned", "Sailors warned about gale"),
        ("Dockers cheered Ana Quispe, whom they accuse of treason.", "accuse", "Dockers accuse Ana Quispe of treason"),
        ("Rojas left the race after losing a wheel.", "losing", "Rojas lost a wheel"),
        ("Speaking at a rally, Rojas praised the port.", "Speaking", "Rojas spoke at a rally"),
        ("Peru passed a law set up in May.", "passed", "Peru passed a law"),
        ("The town bought the hall that was built in May.", "bought", "Town bought the hall"),
        ("The fund paid for pumps to help villages drain fields.", "paid",
         "Fund paid for pumps to help villages drain fields"),
        ("Oil seeped from previously unknown cracks.", "seeped", "Oil seeped from previously unknown cracks"),
        ("The king urged his allies, Peru and Chile, to sail.", "urged",
         "King urged his allies, Peru and Chile, to sail"),
        ("The blast on the old ferry, which killed nine men, is a riddle.", "killed",
         "Blast on the old ferry killed nine men"),
        ("Clerks and cooks who saw the fire have sued the mill.", "sued",
         "Clerks and cooks who saw the fire have sued the mill"),
        ("A quarter of the town called Old Quay was forming a guild, Rojas said.", "said",
         "Rojas said: a quarter of the town called Old Quay was forming a guild"),
        ("Figures released in May told of a leak.", "released", "Figures were released"),
        ("Rojas was seen kicking, beating and slapping two guards.", "seen",
         "Rojas was seen kicking, beating and slapping two guards"),
        ("The survey lists leaks, errors and missed warning signs.", "lists",
         "Survey lists leaks, errors and missed warning signs"),
        ("The shop replaced oven lids and pan lids, Rojas said.", "said",
         "Rojas said: the shop replaced oven lids and pan lids"),
        ("There was a need for the council to pass laws, Rojas said.", "said",
         "Rojas said: there was a need for the council to pass laws"),
        ("Rojas announced, before the votes were cast, that he would leave.", "announced",
         "Rojas announced that he would leave"),
        ("The inn apologised after a flea-ridden seat left him sore.", "apologised",
         "Inn apologised after a flea-ridden seat left him sore"),
        ("The baker was shocked and puzzled by the claim.", "puzzled", "Baker was puzzled by the claim"),
        ("The firm hired clerks that specialise in doing just that.", "hired",
         "Firm hired clerks that specialise in doing just that"),
        ("Rojas changed course when he said, “We may have erred.”", "changed", "Rojas changed course"),
        ("Peru has praised Ana Rojas, the mine director, who resigned.", "resigned", "Ana Rojas resigned"),
        ("Rojas warned staff there was no doubt it had sunk.", "warned",
         "Rojas warned staff there was no doubt it had sunk"),
        ("Rojas said that the new lid -- which keeps oil in -- has been shut.", "said",
         "Rojas said that the new lid has been shut"),
        ("Peru was using the old ferry when it sank, killing nine.", "sank", "Old ferry sank, killing nine"),
        ("Rojas called the king a 'dull fool' in Oslo.", "called", "Rojas called the king a 'dull fool' in Oslo"),
        ("Rojas put the toll at nine, in a report issued in May.", "issued", "Rojas put the toll at nine"),
        ("The zoo opened its first lighted trail in Oslo.", "opened", "Zoo opened its first lighted trail in Oslo"),
        ("There was no question that a year from the vote, Rojas would win, Quispe said.", "said",
         "Quispe said: there was no question that a year from the vote, Rojas would win"),
        ("While it revealed a hole in the hull it also showed a crack.", "revealed", "Hole was revealed in the hull"),
        ("Rojas said that work to mend the lid that leaks has begun.", "said",
         "Rojas said that work to mend the lid that leaks has begun"),
        ("Rojas said it was his duty to comment on or react to what the town does.", "said",
         "Rojas said it was his duty to comment on or react to what the town does"),
        ("Ana Rojas -- who was late for the vote -- is back in Oslo.", "is", "Ana Rojas is back in Oslo"),
        ("A wave of fires, as well as theft in the port, led to unrest.", "led", "A wave of fires led to unrest"),
        ("Peru taxed the import of gasoline, tar and other refined goods.", "taxed",
         "Peru taxed the import of gasoline, tar and other refined goods"),
        ("Rojas said the blaze just before the vote harmed trade.", "said",
         "Rojas said the blaze just before the vote harmed trade"),
        ("Peru had an edge, Ana Rojas, the junior minister, told MPs.", "told", "Ana Rojas: Peru had an edge"),
        ("The law bans 90 percent of oil and refined fuel imports.", "bans",
         "Law bans 90 percent of oil and refined fuel imports"),
        ("Talking to the old guild during the strike was hard, and drill was worse.", "Talking",
         "Talking to the old guild during the strike was hard"),
        ("The mine shut after a fire on a rig which killed nine men.", "killed", "Fire on a rig killed nine men"),
        ("The crew saw wounded men near the gate.", "wounded", "Crew saw wounded men near the gate"),
        ("Ana Rojas, head of the Fund for Old Ports, which is suing Peru, wept.", "suing",
         "Fund for Old Ports is suing Peru"),
        ("Rojas said that it had received test results before the job.", "said",
         "Rojas said that it had received test results before the job"),
        ("Doubt was raised as far back as in May.", "raised", "Doubt was raised"),
        ("A valve might have stopped or slowed the leak.", "slowed", "Valve might have slowed the leak"),
        ("The guard seized the Lima-flagged, rusty ship in Oslo.", "seized",
         "Guard seized the Lima-flagged, rusty ship in Oslo"),
        ("Rojas toured the old city-state, a large shipping and trading centre.", "toured",
         "Rojas toured the old city-state"),
        ("Rojas left the hall, saying: “We have lost.”", "saying", "Rojas said: “We have lost”"),
    ],
)  # fmt: skip
def test_what_the_verb_asks_for_stays(text, trigger, expected):
    assert title(text, trigger, verb=True, times=("in May",) if "in May" in text else ()) == expected


def test_the_comma_of_a_date_goes_with_it():
    text = "Halden Trust is naming Saturday, May 4, 2019, the winner of its prize."
    told = title(text, "naming", verb=True, times=("Saturday, May 4, 2019",))
    assert told == "Halden Trust is naming the winner of its prize"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The northern harbour council voted to close nine of the twenty old fish markets along the coast road "
            "after dockers had marched through the town for a week.",
            "voted",
            "Northern harbour council voted to close nine of the twenty old fish markets along the coast road",
        ),
        (
            "The ministry urged the fishing villages along the whole of the northern coast to keep their boats in the "
            "harbours, because a storm of unknown strength was coming.",
            "urged",
            "Ministry urged the fishing villages along the whole of the northern coast to keep their boats in the "
            "harbours",
        ),
    ],
)
def test_a_long_title_loses_clauses_before_all_else(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rojas denied the charges when the trial opened.", "trial",
         "Rojas denied the charges when the trial opened"),
        ("On the eve of the Senate hearing, Rojas met the king.", "hearing", "Senate hearing"),
        ("The race in the championship began behind a car.", "championship",
         "Race in the championship began behind a car"),
        ("In a study, clerks warned that tin is dear.", "study", "Clerks warned that tin is dear"),
    ],
)  # fmt: skip
def test_a_noun_is_told_by_its_clause_where_it_says_little(text, trigger, expected):
    assert title(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("On a conference call with donors, Ana Rojas said the vote was lost.", "conference call",
         "Ana Rojas' conference call with donors"),
        ("Rojas blamed her defeat in the Oslo vote on the gale.", "vote",
         "Rojas blamed her defeat in the Oslo vote on the gale"),
        ("It was a row of old protests in which the guard fled.", "protests", "Old protests"),
        ("Rojas's appeal caused a stir.", "appeal", "Rojas's appeal caused a stir"),
        ("The mill declared war by calling the fire a crime.", "war", "Mill declared war by calling the fire a crime"),
    ],
)  # fmt: skip
def test_a_noun_has_its_owner_or_its_clause(text, trigger, expected):
    assert title(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("They stem the flow from the well Experts warn that it may burst.", "warn", "Experts warn that it may burst"),
        ("Flu shut the old school Another nine cases have been confirmed.", "confirmed",
         "Another nine cases have been confirmed"),
        ("An inquiry had been opened Workers in Lima tackle the slick.", "opened", "Inquiry had been opened"),
    ],
)  # fmt: skip
def test_a_line_without_an_end_is_left_out(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected
