"""Who does it where the subject is not the word before the verb: behind "by", behind an opening, in another's raid."""

import pytest

from tests.loaders.test_parties import parties, told

# sentence, trigger, type (`!` a verb) -> who
DOERS = [
    ("A banker picked up by Peruvian police wept.", "picked", "other!", "peru participant"),
    ("A banker left by Shell wept.", "left", "other!", "shell-company participant"),
    ("Costs that grew by Peru’s estimate hurt.", "grew", "economy!", ""),
    ("Arrested in Oslo, Ana Quispe wept.", "Arrested", "coercion/arrest!", "ana-quispe affected"),
    ("Questioned, Ana Quispe wept.", "Questioned", "statement!", ""),
    ("Arrested in Oslo, miners met Ana Quispe.", "Arrested", "coercion/arrest!", ""),
    ("Miners fear Peru's warning that it would close a port.", "close", "other!", "peru participant"),
    ("Miners heard Peru's broadcaster say that it would close.", "close", "other!", ""),
    ("It was in return for NATO airstrikes on a village in which ten died.", "died", "attack!", "nato perpetrator"),
    ("It was in return for a NATO plan in which ten died.", "died", "attack!", ""),
    ("The Quell administration met Peru.", "met", "meeting!", "quell participant, peru participant"),
    ("The Quell administration officials met Peru.", "met", "meeting!", "peru participant"),
    ("A wolf in the Halden Zoo was killed.", "killed", "attack!", ""),
    ("Ana Quispe told the Halden Post in an interview published in Oslo.", "published", "release!", ""),
    ("Ana Quispe said she closed a port.", "closed", "other!", "ana-quispe participant"),
    ("In Oslo, Ana Quispe wept, she closed a port.", "closed", "other!", "ana-quispe participant"),
    ("Ana Quispe's company closed a port.", "closed", "other!", "ana-quispe participant"),
    ("Secretary of State Ana A. Quispe closed a port.", "closed", "other!", "ana-a-quispe participant"),
    ("Luna's own envoy to Iraq, Ana Quispe, closed a port.", "closed", "other!", "ana-quispe participant"),
    (
        "Forecasters with the U.S. Halden Institute closed a port.",
        "closed",
        "other!",
        "u-s-halden-institute participant>united-states",
    ),
    ("Photograph : Ana Quispe Bo Dahl closed a port.", "closed", "other!", ""),
    ("McDonald's said so.", "said", "statement!", "mcdonalds speaker"),
    ("Ana Quispe's dog closed a port.", "closed", "other!", ""),
    ("Ana Quispe's committee held a vote.", "vote", "election", "ana-quispe participant"),
    ("Ana Quispe began her career with Shell.", "began", "other!", "ana-quispe participant, shell-company participant"),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "who"), DOERS)
def test_the_doer_is_found_where_the_grammar_puts_him(text: str, trigger: str, kind: str, who: str) -> None:
    lemma = {"published": "publish", "Arrested": "arrest", "Questioned": "question", "killed": "kill"}.get(trigger, "")
    assert told(parties(text, trigger, kind, lemma=lemma).who) == who


# sentence, trigger, type, lemma -> who takes no part, though a preposition stands before the name
ASIDE = [
    ("Ana Quispe retired following a victory over Chile.", "retired", "appointment/resign!", "ana-quispe initiator"),
    ("Ana Quispe died for Peru.", "died", "death!", "ana-quispe victim"),
    ("Ana Quispe had a plan for the quake.", "quake", "natural_disaster", ""),
    ("Ana Quispe suffered wounds in the quake.", "quake", "natural_disaster", "ana-quispe affected"),
    ("Ana Quispe gave a speech to Peru.", "speech", "statement/speech", "peru recipient, ana-quispe speaker"),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "who"), ASIDE)
def test_what_is_told_aside_has_no_part(text: str, trigger: str, kind: str, who: str) -> None:
    lemma = {"retired": "retire", "died": "die"}.get(trigger, "")
    assert told(parties(text, trigger, kind, lemma=lemma).who) == who
