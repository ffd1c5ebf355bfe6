"""Who is at an occasion named by the way, and who asks and who answers in an interview."""

import pytest

from tests.loaders.test_parties import parties, told

# sentence, trigger, type (`!` a verb) -> who
OCCASIONS = [
    ("In a visit to Peru, Ana Quispe praised miners.", "visit", "visit", "peru host, ana-quispe visitor"),
    ("Ana Quispe spoke during a visit to Peru.", "visit", "visit", "peru host, ana-quispe visitor"),
    ("In his speech in Oslo, Peter Dahl praised miners.", "speech", "statement/speech", "peter-dahl speaker"),
    ("Ana Quispe wept at a press conference.", "press conference", "meeting", "ana-quispe participant"),
    ("Ana Quispe wept over the visit.", "visit", "visit", ""),
    ("Before a speech in Oslo trams stood still.", "speech", "statement/speech", ""),
    ("Shell fell after an agreement with Peru.", "agreement", "agreement", "peru signatory, shell-company signatory"),
    ("Shell fell after an agreement in Peru.", "agreement", "agreement", ""),
    ("In a BBC interview aired in Oslo, Ana Quispe wept.", "interview", "statement/interview",
     "bbc interviewer, ana-quispe speaker"),
    ("Ana Quispe was hurt in an attack.", "attack", "attack", ""),
    ("Ana Quispe was held on a trip to Peru.", "held", "coercion!", "ana-quispe affected"),
    ("Ana Quispe met its president, Peter Dahl, in Oslo.", "met", "meeting!",
     "ana-quispe participant, peter-dahl participant"),
    ("Ana Quispe hit its president, Peter Dahl, said in Oslo.", "hit", "attack!", "ana-quispe perpetrator"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "kind", "who"), OCCASIONS)
def test_who_does_something_at_an_occasion_takes_part_in_it(text: str, trigger: str, kind: str, who: str) -> None:
    assert told(parties(text, trigger, kind).who) == who


# sentence, trigger (`!` a verb) -> who
INTERVIEWS = [
    ("CNN interviewed Ana Quispe.", "interviewed!", "cnn interviewer, ana-quispe speaker"),
    ("CNN’s interview with Ana Quispe on Egypt was long.", "interview", "cnn interviewer, ana-quispe speaker"),
    ("Ana Quispe gave an interview to CNN.", "interview", "cnn interviewer, ana-quispe speaker"),
    ("Ana Quispe’s interview with Peter Dahl was long.", "interview", "ana-quispe speaker, peter-dahl interviewer"),
    ("In an interview with CNN, Ana Quispe wept.", "interview", "cnn interviewer, ana-quispe speaker"),
    ("The interview with Ana Quispe was long.", "interview", "ana-quispe speaker"),
    ("Ana Quispe said, as crowds wept, in an interview with CNN.", "interview",
     "cnn interviewer, ana-quispe speaker"),
    ("The interview with CNN’s Ana Quispe was long.", "interview", "ana-quispe interviewer"),
    ("Peter Dahl’s interview with CNN’s Ana Quispe was long.", "interview",
     "peter-dahl speaker, ana-quispe interviewer"),
    ("Ana Quispe gave an interview and said that she was ill.", "interview", "ana-quispe speaker"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "who"), INTERVIEWS)
def test_media_ask_and_persons_answer(text: str, trigger: str, who: str) -> None:
    kind = "statement/interview" + "!" * trigger.endswith("!")
    word = trigger.rstrip("!")
    found = parties(text, word, kind, lemma="interview")
    assert told(found.who) == who


def test_who_is_told_of_by_a_hearing_is_at_it():
    assert told(parties("At a hearing in Oslo, Ana Quispe wept.", "hearing", "trial/hearing").who) == (
        "ana-quispe participant"
    )
