"""Hosts: the verb whose doing an -ing form is part of."""

import pytest

from loaders.grammar import lexicon
from loaders.hosts import host_of
from loaders.triggers import find_triggers
from loaders.verbs import parse
from schemas.text import Sentence
from schemas.vocabulary import shipped
from tests.loaders.test_extract import told


def host(text: str, form: str) -> str | None:
    """The word of the verb that an -ing form of a sentence goes with."""
    lex = lexicon("en")
    assert lex is not None
    words, verbs = parse(text, 0, lex)
    own = next(verb for verb in verbs if words.low[verb.main] == form)
    verb = host_of(own, words, verbs, lex)
    return None if verb is None else words.low[verb.main]


@pytest.mark.parametrize(
    ("text", "form", "verb"),
    [
        ("Ana Quispe left the hall, saying she was tired.", "saying", "left"),
        ("Ana Quispe called it “a farce,” saying the vote was rigged.", "saying", "called"),
        ("Ana Quispe said the hall was full, adding that she would wait.", "adding", "said"),
        ("Ana Quispe opened the fair by cutting a ribbon.", "cutting", "opened"),
        ("Ana Quispe started by cutting a ribbon.", "cutting", "started"),
        ("Ana Quispe has ended the feud by signing a pact.", "signing", "ended"),
        ("Ana Quispe left the hall, waving to the crowd.", "waving", None),
        ("Ana Quispe would end the feud by signing a pact.", "signing", None),
        ("Ana Quispe ends her talks by signing a book.", "signing", None),
        ("Ana Quispe did not end the feud by signing a pact.", "signing", None),
        ("Ana Quispe used to end her talks by signing a book.", "signing", None),
        ("The feud was ended by signing a pact.", "signing", None),
        ("Police held a clerk for breaking a vow by signing a pact.", "signing", None),
        ("Saying she was tired, Ana Quispe left the hall.", "saying", None),
    ],
)
def test_the_verb_that_it_goes_with(text: str, form: str, verb: str | None) -> None:
    assert host(text, form) == verb


@pytest.mark.parametrize(
    ("text", "trigger", "generic", "tense"),
    [
        ("Ana Quispe ended the feud by signing a pact.", "signing", False, "past"),
        ("Ana Quispe has ended the feud by signing a pact.", "signing", False, "perfect"),
        ("Ana Quispe ends every feud by signing a pact.", "signing", True, "gerund"),
    ],
)
def test_what_is_done_by_doing_it_is_done(text: str, trigger: str, generic: bool, tense: str) -> None:
    found = {t.text: t for t in find_triggers(Sentence(0, len(text), text, 0, 0, "body"), shipped())}
    assert (found[trigger].generic, found[trigger].tense) == (generic, tense)


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("On Friday Ana Quispe visited the port, saying that its cranes were safe.", "saying", "2024-07-26"),
        ("Ana Quispe said on Friday the port was safe, adding that its cranes were new.", "adding", "2024-07-26"),
        ("On Friday Ana Quispe ended the dispute by signing a pact.", "signing", "2024-07-26"),
        ("Ana Quispe ended the dispute by signing a pact on Friday.", "signing", "2024-07-26"),
        ("On Friday Ana Quispe left the port, saying that its cranes fell last year.", "saying", "2024-07-26"),
    ],
)
def test_it_happens_when_its_host_does(text: str, trigger: str, edtf: str) -> None:
    found = told("The town is quiet.", "It often rains there.", "It is old.", text)[trigger]
    assert (found.when.edtf, [party.as_text for party in found.who]) == (edtf, ["Ana Quispe"])
