"""Titles read as a person would write them: from the sentence's own words, without the time, never cut off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.names import find_names
from loaders.parties import Cast, find_parties
from loaders.titles import title_of
from schemas.text import Parties, PassageKind, Sentence, Trigger
from schemas.vocabulary import shipped


def title(text: str, trigger: str, *, verb: bool = False, times: tuple[str, ...] = (), kind: PassageKind = "body",
          language: str = "en") -> str:  # fmt: skip
    """The title for the word `trigger` of a sentence in which `times` are time words."""
    sentence = Sentence(0, len(text), text, 0, 0, kind)
    hits = find_names(text, [sentence], shipped()).hits
    start = text.index(trigger)
    word = Trigger(start, start + len(trigger), trigger, trigger, "meeting", "verb" if verb else "noun", "", "asserted")
    spans = [(text.index(time), text.index(time) + len(time)) for time in times]
    parties = find_parties(word, Cast(sentence, hits, spans=spans), shipped())
    return title_of(word, sentence, parties, hits, spans, language=language)


# sentence, the verb that names the event, time words -> title
VERBS = [
    ("The pact, first announced in May, is expected to end soon.", "announced", ("May", "soon"),
     "Pact first announced"),
    ("Under the truce, reached after long talks on Sunday, crews will go home.", "reached", ("Sunday",),
     "Truce reached after long talks"),
    ("Similar attacks on Sunday are being studied in Lima.", "studied", ("Sunday",),
     "Similar attacks are being studied in Lima"),
    ("The chief told staff that the yard would cut 60 jobs.", "cut", (), "Yard would cut 60 jobs"),
    ("In a suit filed in a court in Lima, Andina asked for a ban on sales.", "asked", (),
     "Andina asked for a ban on sales"),
    ("Two boats left Lima The mayor opened the port.", "opened", (), "Mayor opened the port"),
    ("Peru paid for the amount of oil that leaked into the bay.", "paid", (),
     "Peru paid for the amount of oil that leaked into the bay"),
    ("The fire on the Halden rig and the big spill that came from the crash have led to nine inquiries.", "led", (),
     "Fire on the Halden rig and the big spill that came from the crash have led to nine inquiries"),
    ("They promised in 1994 and again in 2005 to leave Peru.", "promised", ("1994", "2005"),
     "They promised to leave Peru"),
    ("A further 90 boats left Callao.", "left", (), "A further 90 boats left Callao"),
    ("Ana Quispe said Bo Luna had left when Luna was ill.", "said", (),
     "Ana Quispe said Bo Luna had left when Luna was ill"),
    ("Ana Quispe pointed out: the mill is shut.", "pointed", (), "Ana Quispe pointed out: the mill is shut"),
    ("Peru hired former players in May.", "hired", ("former", "May"), "Peru hired former players"),
    ("Peru closed the port until at least Monday.", "closed", ("Monday",), "Peru closed the port"),
    ("Peru closed the port until at least 3 May when it is swept.", "closed", ("3 May",),
     "Peru closed the port until at least 3 May when it is swept"),
    ("Luna led the first half of the second quarter while Rojas hid.", "led", ("the second quarter",),
     "Luna led the first half of the second quarter while Rojas hid"),
    ("Half a million boats left Callao on Monday.", "left", ("Monday",), "Half a million boats left Callao"),
    ("The first storm of the year hit Peru on Monday.", "hit", ("Monday",), "First storm of the year hit Peru"),
    ("Peru says that, above all, that port is open.", "says", (), "Peru says that port is open"),
    ("Quispe promises Peru an inquiry Monday 2 May 2005 01.36 GMT", "promises", (),
     "Quispe promises Peru an inquiry"),
    ("Peru left the pact on 3\\/4 terms.", "left", (), "Peru left the pact on 3/4 terms"),
    ("Profit rose to 4 million in the six months ended 30 June.", "rose", ("the six months", "30 June"),
     "Profit rose to 4 million"),
    ("The envoy resigned after two months in office.", "resigned", ("two months",),
     "Envoy resigned after two months in office"),
    ("Norway will host a meeting of fisheries ministers on Monday.", "host", ("Monday",),
     "Norway to host a meeting of fisheries ministers"),
    ("On 3 May 2021, the Peruvian navy seized two boats off Callao.", "seized", ("3 May 2021",),
     "Peruvian navy seized two boats off Callao"),
    ("Two miners were killed in the blast, officials said.", "killed", (), "Two miners were killed in the blast"),
    ("The treaty will be signed in Lima next week.", "signed", ("next week",), "Treaty to be signed in Lima"),
    ("Peru is set to sign a pact with Chile.", "sign", (), "Peru is set to sign a pact with Chile"),
    ("Meanwhile, the council, which met twice, approved the plan.", "approved", (), "Council approved the plan"),
    ("The panel, which the king appointed in May, resigned.", "appointed", ("May",), "King appointed panel"),
    ("A bomb exploded near the gate, killing five guards.", "killing", (),
     "Bomb exploded near the gate, killing five guards"),
    ("The storm is pushing north, the agency warned.", "warned", (), "Agency warned: the storm is pushing north"),
    ("They arrived in Oslo yesterday.", "arrived", ("yesterday",), "They arrived in Oslo"),
    ("Ana Quispe spoke before she visited Oslo.", "visited", (), "Ana Quispe visited Oslo"),
    ("Norway 's minister ( pictured ) met `` old friends '' in Lima .", "met", (),
     "Norway's minister met old friends in Lima"),
    ("The bank said that it had cut 300 jobs.", "said", (), "Bank said that it had cut 300 jobs"),
    ("The king drafted and signed a treaty.", "drafted", (), "King drafted and signed a treaty"),
    ("The king cut or ended aid to Chile.", "cut", (), "King cut or ended aid to Chile"),
    ("The army has called off or delayed most of its marches.", "called off", (),
     "Army has called off or delayed most of its marches"),
    ("Peru will send its envoy home.", "send", (), "Peru to send its envoy home"),
    ("The mill said it would close the plant.", "close", (), "Mill would close the plant"),
    ("“The sea is calm,” said Ana Quispe in Oslo.", "said", (), "Ana Quispe said: “The sea is calm”"),
    ("High winds hampered plans to raise the ship.", "raise", (), "High winds hampered plans to raise the ship"),
    ("Ana Quispe flew to Lima to sign the pact.", "sign", (), "Ana Quispe flew to Lima to sign the pact"),
    ("An old expert on wrecks has warned that single parts such as the engine could survive the long fall to Earth.",
     "warned", (),
      "Old expert on wrecks has warned that single parts such as the engine could survive the long fall to Earth"),
    ("It comes from a mayor who took office in a storm.", "took", (), "Mayor took office in a storm"),
    ("The taverns we passed were empty.", "passed", (), "We passed taverns"),
    ("Andean Union Deep Sea Fisheries Affairs Commissioner Ana Quispe resigned.", "resigned", (),
     "Andean Union Deep Sea Fisheries Affairs Commissioner Ana Quispe resigned"),
    ("The bank revealed that it had cut 300 jobs.", "cut", (), "Bank cut 300 jobs"),
    ("OSLO — Norway signed a treaty on Monday.", "signed", ("Monday",), "Norway signed a treaty"),
    ("Peru launches new, faster ship", "launches", (), "Peru launches new, faster ship"),
    ("The minister told reporters in Lima that the talks had failed.", "told", (),
     "Minister told reporters in Lima that the talks had failed"),
    ("Built in May, the towers guard the port.", "Built", ("May",), "Towers built"),
    ("Old Secretary of State Ana Quispe resigned.", "resigned", (), "Old Secretary of State Ana Quispe resigned"),
    ("Before the vote the party expelled him and he left the country.", "expelled", (), "Party expelled him"),
    ("Fishing in the bay has been banned since June.", "banned", ("June",), "Fishing in the bay has been banned"),
    ("At least nine miners died in the pit.", "died", (), "At least nine miners died in the pit"),
    ("After a week of talks, Peru and Chile signed a treaty.", "signed", (), "Peru and Chile signed a treaty"),
    ("The mine, which last week fired 40 men, has closed.", "fired", ("last week",), "Mine fired 40 men"),
    ("Ana Quispe, 23, of Lima, won the race.", "won", (), "Ana Quispe of Lima won the race"),
    ("It acknowledges some huge costs.", "acknowledges", (), "Some huge costs are acknowledged"),
    ("They accused two guards of taking bribes.", "accused", (), "Two guards were accused of taking bribes"),
    ("It was sold after the raid in Oslo that left two dead.", "left", (), "Raid left two dead"),
    ("The judge sentenced the broker to two years in prison.", "sentenced", ("two years",),
     "Judge sentenced the broker to two years in prison"),
    ("The port, built by Peru, flooded in the early hours of Monday.", "flooded", ("Monday",), "Port flooded"),
    ("The bank announced on Monday: 'The union has rejected our offer.'", "announced", ("Monday",),
     "Bank announced: “The union has rejected our offer”"),
    ("The storm is turning north and will reach the coast of the northern islands before dawn, the agency said in a "
     "note.", "said", (),
     "Agency said: the storm is turning north"),
    ("Peru denied that the deal with that mine was off.", "denied", (),
     "Peru denied that the deal with that mine was off"),
    ("The first named storm hit the coast.", "hit", (), "First named storm hit the coast"),
    ("The judge made it clear that the vote stands.", "made", (), "Judge made it clear that the vote stands"),
    ("Two boys were killed and two others of the same family hurt in the fire.", "killed", (),
     "Two boys were killed and two others of the same family hurt in the fire"),
    ("Two others of the same family were hurt in the fire.", "hurt", (),
     "Two others of the same family were hurt in the fire"),
    ("Some 60,000 barrels of oil a day gushed out of the well.", "gushed", ("a day",),
     "Some 60,000 barrels of oil a day gushed out of the well"),
    ("The workers infected by the virus recovered.", "recovered", (), "Workers infected by the virus recovered"),
    ("Their new airline, Andean Air, was sold to Peru.", "sold", (), "Andean Air was sold to Peru"),
    ("Peru plans to develop clean, renewable sources of power.", "develop", (),
     "Peru plans to develop clean, renewable sources of power"),
    ("The mayor said at a rally, with the king beside her, that the port is safe.", "said", (),
     "Mayor said at a rally that the port is safe"),
    ("The mayor called on the king, Olav Berg, to leave.", "called", (), "Mayor called on the king to leave"),
    ("The doctor said it was too early to say whether the fever would spread.", "said", (),
     "Doctor said it was too early to say whether the fever would spread"),
    ("Pumps sent to the well have failed, the mayor said.", "said", (),
     "Mayor said: Pumps sent to the well have failed"),
    ("“This won't be the last storm,” Ana Quispe said.", "said", (), "Ana Quispe said: “This won't be the last storm”"),
    ("After a long night, Ana Quispe told the guests, “we lost the port to the sea.”", "told", (),
     "Ana Quispe: “We lost the port to the sea”"),
    ("The rig exploded, killing two men and wounding nine.", "wounding", (),
     "Rig exploded, killing two men and wounding nine"),
    ("The guide speaks of the owner of the rig that sank.", "sank", (), "Rig sank"),
    ("By the time he left Ana Quispe had become mayor.", "become", (), "Ana Quispe became mayor"),
    ("The envoys are nervous about Peru's warning that it might leave.", "warning", (),
     "Envoys are nervous about Peru's warning that it might leave"),
    ("A cable broke the day after its owner left the town.", "left", ("the day after",), "Owner left the town"),
    ("The union said about 40 men, including two guards, would go.", "said", (), "Union said about 40 men would go"),
    ("What they found was a shell.", "found", (), "What they found was a shell"),
    ("A guard rammed a car packed with shells into a wall, killing two.", "killing", (),
     "Guard rammed a car packed with shells into a wall, killing two"),
    ("The mayor told the king, Olav Berg, that the port was safe.", "told", (),
     "Mayor told the king that the port was safe"),
    ("She was held on suspicion of stalking and threatening a guard.", "threatening", (),
     "She was held on suspicion of stalking and threatening a guard"),
    ("The ship could sail from Lima as soon as Monday.", "sail", ("Monday",), "Ship could sail from Lima"),
    ("“This is mad,” said Ana Quispe.", "said", (), "Ana Quispe said: “This is mad”"),
    ("Ana Quispe no longer blames the king.", "blames", (), "Ana Quispe no longer blames the king"),
    ("The quake, centred off Lima, was felt in Peru, the survey said.", "said", (),
     "Survey said: the quake was felt in Peru"),
    ("“The staff are safe,” the ministry said, adding that guards were on site.", "said", (),
     "Ministry said: “The staff are safe”"),
    ("Monday 6 May 2019 15.39 BST Ministers of Peru met.", "met", ("Monday 6 May 2019 15.39 BST",),
     "Ministers of Peru met"),
    ("AFP Peru sold the mine.", "sold", (), "Peru sold the mine"),
    ("The men who flew to Lima took fever pills.", "flew", (), "Men flew to Lima"),
    ("Storms hit the coast and 65 people have died so far.", "died", (), "65 people have died"),
]  # fmt: skip

# sentence, the noun that names the event, time words -> title
NOUNS = [
    ("The talks of Peru, Chile and Brazil ended on Friday.", "talks", ("Friday",), "Talks of Peru, Chile and Brazil"),
    ("The meeting with Peru and Chile was held on Friday.", "meeting", ("Friday",), "Meeting with Peru and Chile"),
    ("On Monday, Norway will host a meeting of the ministers of the North Sea states.", "meeting", ("Monday",),
     "Norway to host a meeting of the ministers of the North Sea states"),
    ("Trade fell after the attack on the port of Aden.", "attack", (), "Attack on the port of Aden"),
    ("The strike is expected to last a week.", "strike", ("a week",), "Strike"),
    ("The blast, which injured nine people, shook the town.", "blast", (), "Blast injured nine people"),
    ("Prices rose during last year's drought in Kenya.", "drought", ("last year",), "Drought in Kenya"),
    ("Talks between Peru and Chile start on Friday.", "Talks", ("Friday",), "Talks between Peru and Chile"),
    ("Peru and Chile held talks.", "talks", (), "Peru and Chile held talks"),
    ("The 2006 elections in Peru were calm.", "elections", ("2006",), "Elections in Peru"),
    ("Work went on until the blast.", "blast", (), "Work went on until the blast"),
    ("It came a week after the strike as pressure grew.", "strike", ("a week",), "Strike"),
    ("Ana Quispe spoke little before her election.", "election", (), "Ana Quispe's election"),
    ("The announcement came at a briefing in Oslo.", "announcement", (), "Announcement came at a briefing in Oslo"),
    ("A summit of Peru and the nine northern states will be held in Lima.", "summit", (),
     "Summit of Peru and the nine northern states"),
    ("Its settlement with the miners ended the case.", "settlement", (), "Settlement with the miners ended the case"),
    ("Prices rose before the spill came to an end.", "spill", (), "Spill came to an end"),
    ("They said that security forces in the city had imposed a curfew.", "curfew", (),
     "Security forces in the city imposed a curfew"),
    ("Fuel ran short despite a crackdown to cut off Peru.", "crackdown", (), "Crackdown to cut off Peru"),
    ("Following the incident, officials met.", "incident", (), "Incident"),
    ("The elections will ratify and confirm the pact.", "elections", (), "Elections to ratify and confirm the pact"),
    ("The police made a number of arrests in Lima.", "arrests", (), "Police made a number of arrests in Lima"),
    ("She was freed during last year's harvest celebrations in Lima.", "celebrations", ("last year",),
     "Harvest celebrations in Lima"),
    ("A ban on deep-sea mining off Peru was lifted.", "ban", (), "Ban on deep-sea mining off Peru"),
    ("He said the closure of that mine angered voters.", "closure of", (), "Closure of that mine"),
    ("It came after the oil spill and the anger over it.", "oil spill", (), "Oil spill"),
    ("An earthquake followed by a flood cut off the town.", "earthquake", (),
     "Earthquake followed by a flood"),
    ("Quispe said in an interview that the vote to leave was a mistake.", "interview", (),
     "Quispe said in an interview that the vote to leave was a mistake"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "times", "expected"), VERBS)
def test_of_verbs(text: str, trigger: str, times: tuple[str, ...], expected: str) -> None:
    assert title(text, trigger, verb=True, times=times) == expected


@pytest.mark.parametrize(("text", "trigger", "times", "expected"), NOUNS)
def test_of_nouns(text: str, trigger: str, times: tuple[str, ...], expected: str) -> None:
    assert title(text, trigger, times=times) == expected


def test_a_headline_is_its_own_title() -> None:
    assert title("Norway, Peru Agree to Talks", "Talks", kind="headline") == "Norway, Peru Agree to Talks"


def test_long_sentences_are_cut_where_a_phrase_ends() -> None:
    text = (
        "Norway signed an agreement on the protection of the deep sea with forty other states of the region and with "
        "several of the companies that want to mine what lies on the ground of it."
    )
    got = title(text, "signed", verb=True)
    assert got == (
        "Norway signed an agreement on the protection of the deep sea with forty other states of the region and with "
        "several of the companies"
    )


def test_without_a_grammar_the_title_is_the_sentence_as_far_as_it_goes() -> None:
    assert title("Norge og Peru møtes i Oslo", "møtes", language="nb") == "Norge og Peru møtes i Oslo"
    assert title("Norge og Peru møtes " * 9, "møtes", language="nb").endswith("…")


MATERIAL = (
    "Norway the talks will host , and of in ( ) — “ ” killed was which who to that 2021 ’s ' - . U.S. said he they but"
)
WORDS = st.sampled_from(MATERIAL.split())


@given(st.lists(WORDS, min_size=1, max_size=40), st.data())
def test_any_sentence_gets_a_title_of_fitting_length(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    nth = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:nth])) + (nth > 0)
    sentence = Sentence(100, 100 + len(text), text, 0, 0, "body")
    pos = data.draw(st.sampled_from(["noun", "verb"]))
    word = Trigger(100 + start, 100 + start + len(words[nth]), words[nth], words[nth], "meeting", pos, "", "asserted")
    got = title_of(word, sentence, Parties(), [], [(100, 103)])
    assert 4 <= len(got) <= 160
    assert got == got.strip()
