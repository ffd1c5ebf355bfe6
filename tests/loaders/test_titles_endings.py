"""A title ends where nothing is missing, and takes no verb's object or preposition away."""

import pytest

from loaders.titles import title_of
from loaders.titles.phrases import finish
from schemas.event import Participation
from schemas.text import Parties, Sentence, Trigger
from tests.loaders.test_titles import title


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ana Quispe landed in Peru and prior to her talks met the press.", "landed", "Ana Quispe landed in Peru"),
        ("The fog led Ana Quispe to postpone the race.", "postpone", "Fog led Ana Quispe to postpone the race"),
        (
            "The fog may have led Ana Quispe to postpone the race.",
            "postpone",
            "Fog may have led Ana Quispe to postpone the race",
        ),
        ("The dean declared what others only think.", "declared", "Dean declared what others only think"),
        ("They buried victims of the tram crash which killed nine men.", "killed", "Tram crash killed nine men"),
        ("The dean stressed that tin was dear and urged people to wait.", "urged", "Dean urged people to wait"),
        ("Ana Quispe of Andina said they ignored their own advice.", "ignored", "Own advice was ignored"),
        ("With two dead, nine injured, and the guards fleeing, the town shut.", "injured", "Nine injured"),
        (
            "The race was stopped due to heavy rain Ana Quispe left the track.",
            "stopped",
            "Race was stopped due to heavy rain",
        ),
        ("Clerks aboard a Peruvian ship found tin.", "found", "Clerks aboard a Peruvian ship found tin"),
        (
            "Ana Quispe was married to a baker and with two sons on the way.",
            "married",
            "Ana Quispe was married to a baker and with two sons on the way",
        ),
        (
            "Pedro Rojas, a dean at the Lima school, said his crew found a plume.",
            "said",
            "Pedro Rojas said his crew found a plume",
        ),
        (
            "Ana Quispe of the Centre for the Study of Harbours and Mines argues that the levy has created more jobs "
            "than it cost.",
            "argues",
            "Ana Quispe of the Centre for the Study of Harbours and Mines argues that the levy has "
            "created more jobs than it cost",
        ),
        ("The bank said the fund had decided to sell.", "said", "Bank said the fund had decided to sell"),
        (
            "Rojas said the flu was easing but warned it was too early to rest.",
            "warned",
            "Rojas warned it was too early to rest",
        ),
        (
            "Rojas, a dean, said tin was dear but admitted: “What we do know is that it sells.”",
            "admitted",
            "Rojas admitted: “What we do know is that it sells”",
        ),
        (
            "Playing around, I have discovered that the spill is bigger than Peru.",
            "discovered",
            "I have discovered that the spill is bigger than Peru",
        ),
        (
            "“A barrier to private investment in the harbours of the north coast is the large quantity of the old and "
            "of the rotten boats,” Rojas said.",
            "said",
            "Rojas said: “A barrier to private investment in the harbours of the north coast is the "
            "large quantity of the old and of the rotten boats”",
        ),
        (
            "Given the large number of strikes, it is possible to walk, Rojas warned.",
            "warned",
            "Rojas warned: it is possible to walk",
        ),
        (
            "It ruled that the pact reached to a prison in Lima where a clerk died.",
            "ruled",
            "It ruled that the pact reached to a prison in Lima where a clerk died",
        ),
        (
            "Rojas, the author of a study published in Lima, said that what he found was a shell.",
            "found",
            "What he found was a shell",
        ),
        ("The mill, which it bought in Peru, was sold.", "bought", "Mill was bought in Peru"),
        (
            "The ship, launched in 1996 and watched by many, sank.",
            "launched",
            "Ship launched in 1996 and watched by many",
        ),
        ("Rojas jogged through the hotel and declared all was well.", "declared", "Rojas declared all was well"),
        ("He called in a clerk and declared all was well.", "declared", "He declared all was well"),
        (
            "Rojas has said he will ensure that the bank is sound.",
            "said",
            "Rojas has said he will ensure that the bank is sound",
        ),
        (
            "Rojas told envoys before the vote that the court had found no flaw.",
            "told",
            "Rojas told envoys before the vote that the court had found no flaw",
        ),
        (
            "Speaking after a walk with Ana Quispe she said: “I could not have fathomed it.”",
            "said",
            "Ana Quispe said: “I could not have fathomed it”",
        ),
        (
            "It was the first time the people of Peru have been threatened.",
            "threatened",
            "People of Peru have been threatened",
        ),
        (
            "The bank said its figures, normally reported in Lima, would be late.",
            "reported",
            "Figures normally reported in Lima",
        ),
        (
            "Water began to flow from the top of the dam once more.",
            "began",
            "Water began to flow from the top of the dam once more",
        ),
        (
            "The guild vows that clerks of the tax office in Lima and in Callao will examine the disclosures of the "
            "old harbour papers.",
            "vows",
            "Guild vows that clerks of the tax office in Lima and in Callao will examine the "
            "disclosures of the old harbour papers",
        ),
        (
            "The plan covers talks between chiefs, drills and the sharing of warnings, which the two towns began.",
            "began",
            "Two towns began the sharing of warnings",
        ),
        (
            "Rojas was criticised for saying the leak was tiny.",
            "criticised",
            "Rojas was criticised for saying the leak was tiny",
        ),
        (
            "After the long voyage ended the Peruvian crew revealed that it had lost contact.",
            "ended",
            "Long voyage ended",
        ),
        (
            "The driver was freed on bail after being arrested on suspicion of theft.",
            "arrested",
            "Driver was arrested on suspicion of theft",
        ),
        ("The dean will serve as chair but will stay on the board.", "serve", "Dean to serve as chair"),
        (
            "Andina disclosed that, if its rate were cut, the bank would need nine loans.",
            "disclosed",
            "Andina disclosed that the bank would need nine loans",
        ),
        (
            "Rojas, the dean, announced days before the votes were cast that he was leaving.",
            "announced",
            "Rojas announced days before the votes were cast that he was leaving",
        ),
        (
            "The ministry vowed the country has fully and strictly kept the pact.",
            "vowed",
            "Ministry vowed the country has fully and strictly kept the pact",
        ),
        (
            "“If this gale goes on for long, it is going to drown the town,” Rojas said.",
            "said",
            "Rojas said: “If this gale goes on for long, it is going to drown the town”",
        ),
        (
            "Rojas crashed at high speed as he entered the straight.",
            "crashed",
            "Rojas crashed at high speed as he entered the straight",
        ),
        (
            "“The question is: who pays for the boat?” said Ana Rojas.",
            "said",
            "Ana Rojas said: “The question is: who pays for the boat?”",
        ),
        (
            "Rojas said the council voted to act against firms that cheat.",
            "said",
            "Rojas said the council voted to act against firms that cheat",
        ),
        (
            "Rojas said the crew lost the boat and swam ashore.",
            "said",
            "Rojas said the crew lost the boat and swam ashore",
        ),
        (
            "Rojas said he knew of no clerks injured or robbed in the raids.",
            "said",
            "Rojas said he knew of no clerks injured or robbed in the raids",
        ),
        ("US forces conceded that they had been late.", "conceded", "US forces conceded that they had been late"),
        (
            "Rojas checked himself into the clinic once again.",
            "checked",
            "Rojas checked himself into the clinic once again",
        ),
        ("This was a loss that Peru insisted could never happen.", "insisted", "Peru insisted loss could never happen"),
        ("The aim of Operation Condor, which began in Lima, is plain.", "began", "Operation Condor began in Lima"),
        ("Rojas tried to avoid him Quispe launched the boat.", "launched", "Quispe launched the boat"),
    ],
)
def test_verbs_keep_what_they_need(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("She blamed the inquiry into her mail for ruining her race.", "inquiry", "Inquiry into her mail"),
        (
            "Peru will use lessons learned in the oil spill off Callao.",
            "oil spill",
            "Lessons learned in the oil spill off Callao",
        ),
        (
            "Ana Quispe assured people in Lima during a visit that they would be paid.",
            "visit",
            "Ana Quispe assured people in Lima during a visit that they would be paid",
        ),
        (
            "Rojas's apology to the queen for what he called a slip has angered many.",
            "apology",
            "Rojas's apology to the queen",
        ),
        (
            "In one incident, a cook and a clerk were told by a guard they had to leave.",
            "incident",
            "Cook and a clerk were told by a guard they had to leave",
        ),
        (
            "Hail fell on Callao, prompting a disaster warning.",
            "warning",
            "Hail fell on Callao, prompting a disaster warning",
        ),
        ("In an interview, Ana Quispe said tin was dear.", "interview", "Ana Quispe said tin was dear"),
        ("On the eve of the Senate hearing, Rojas and three aides met.", "hearing", "Senate hearing"),
    ],
)
def test_nouns_end_where_their_phrase_does(text, trigger, expected):
    assert title(text, trigger) == expected


def test_a_particle_of_the_event_stays():
    assert title("Rojas will hand over in May.", "hand over", verb=True, times=("May",)) == "Rojas to hand over"


def test_a_time_that_something_is_done_to_stays():
    text = "Rojas admitted: “I will never forget this day.”"
    expected = "Rojas admitted: “I will never forget this day”"
    assert title(text, "admitted", verb=True, times=("this day",)) == expected


def test_what_leads_to_a_time_goes_with_it():
    text = "Peru fired two rockets toward Chile shortly after noon."
    assert title(text, "fired", verb=True, times=("noon",)) == "Peru fired two rockets toward Chile"


def test_an_owner_told_by_name_needs_no_possessive():
    text = "His retirement"
    word = Trigger(4, 14, "retirement", "retirement", "appointment/resign", "noun", "", "asserted")
    parties = Parties((Participation(actor="ana", role="participant", as_text="Ana Quispe"),))
    assert title_of(word, Sentence(0, 14, text, 0, 0, "body"), parties, ()) == "Ana Quispe's retirement"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It 's a shame and we 'll appeal", "It's a shame and we'll appeal"),
        ("Guild moved its seat to the U.S", "Guild moved its seat to the U.S."),
    ],
)
def test_marks_stand_where_they_belong(text, expected):
    assert finish(text) == expected
